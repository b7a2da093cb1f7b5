//! Documents for print: A4 pages with a title, paragraphs, tables and places for signatures, as PDF.
//!
//! The program's own typeface is embedded, so that a page looks the same everywhere, and its text can be searched and
//! copied. The same document always gives the same bytes: nothing of the clock goes into them.

mod font;
mod layout;
mod write;

pub use font::PdfError;

/// A document, from above.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Its name in the window of a viewer and at the foot of every page.
    pub name: String,
    /// The words around the number of a page and that of all pages, a `#` for each: `стр. # из #`. A word alone stands
    /// between them: `2 из 5`.
    pub page_of: String,
    /// What stands on its pages.
    pub blocks: Vec<Block>,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading.
    Title(String),
    /// Text over the whole width; every line end begins a new line.
    Paragraph(String),
    /// Text with weight over the whole width.
    Strong(String),
    /// Names with what they hold, one below the other.
    Facts(Vec<(String, String)>),
    /// A table with a line around every cell; its headings, if it has any, stand on every page that it reaches.
    Grid(Table),
    /// Sums at the right edge, each behind its name.
    Sums(Vec<(String, String)>),
    /// Texts side by side, kept with the places to sign below them.
    Beside(Vec<Cell>),
    /// A table; its headings stand on every page that it reaches.
    Table(Table),
    /// Room, in points of 1/72 inch.
    Space(f32),
    /// Lines to sign on, each under what it is for. They are never parted from each other.
    Signatures(Vec<String>),
}

/// A table over the whole width.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows; a row is kept on one page where it fits on one.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// Its weight among the columns.
    pub share: f32,
    /// The side of its cells.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn new(heading: impl Into<String>, share: f32) -> Self {
        Self { heading: heading.into(), share, align: Align::Left }
    }

    /// A column of figures.
    pub fn figures(heading: impl Into<String>, share: f32) -> Self {
        Self { align: Align::Right, ..Self::new(heading, share) }
    }
}

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words.
    #[default]
    Left,
    /// Figures.
    Right,
}

/// What stands in a cell: lines, each wrapped where it is too long.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cell {
    lines: Vec<(Weight, String)>,
}

/// How heavy a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Weight {
    /// As text.
    #[default]
    Regular,
    /// A heading, a name, a total.
    Strong,
}

impl Cell {
    /// Text; every line end begins a new line.
    pub fn text(text: impl AsRef<str>) -> Self {
        Self::default().and(text)
    }

    /// Text with weight.
    pub fn strong(text: impl AsRef<str>) -> Self {
        Self::default().and_strong(text)
    }

    /// With more text below; an empty one is no line.
    #[must_use]
    pub fn and(self, text: impl AsRef<str>) -> Self {
        self.with(Weight::Regular, text.as_ref())
    }

    /// With more text below that has weight; an empty one is no line.
    #[must_use]
    pub fn and_strong(self, text: impl AsRef<str>) -> Self {
        self.with(Weight::Strong, text.as_ref())
    }

    fn with(mut self, weight: Weight, text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        self.lines.extend(lines.map(|line| (weight, line.trim().to_owned())));
        self
    }
}

impl<Text: AsRef<str>> From<Text> for Cell {
    fn from(text: Text) -> Self {
        Self::text(text)
    }
}

/// The bytes of a PDF file of a document.
///
/// # Errors
/// When the embedded typeface cannot be read.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PdfError> {
    let fonts = font::Fonts::load()?;
    let pages = layout::pages(document, &fonts);
    write::bytes(document, &pages, &fonts)
}
