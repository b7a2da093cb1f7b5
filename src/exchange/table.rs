//! A table of a file, whatever the file: headers, and rows numbered as the user sees them.

use std::borrow::Cow;

use chrono::{NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use super::csv::{CsvReader, Fields};
use super::headings::recognised;
use super::refused::undefused;
use super::xlsx;

/// Rows from the top in which the row of headings is looked for; reports begin with a title and a period.
pub(super) const HEADING_SEARCH: usize = 20;
/// More columns than any list has; a file with more is not a list.
pub const MAX_COLUMNS: usize = 256;
/// Bytes in one field. Longer ones are nearly always an unclosed quote.
pub const MAX_FIELD: usize = 64 * 1024;

/// Why a file cannot be read at all. Nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in the file, or nothing but blank rows.
    #[error("the file is empty")]
    Empty,
    /// A format that other programs can save as XLSX or CSV.
    #[error("files of the format {extension} are not read")]
    OtherFormat {
        /// `xls`, `ods`, `xlsb`, or what the content shows.
        extension: String,
    },
    /// The workbook is protected by a password.
    #[error("the workbook is protected by a password")]
    Protected,
    /// The workbook is damaged or none.
    #[error("the workbook is damaged: {detail}")]
    BrokenWorkbook {
        /// What the reader said, for the log and for support.
        detail: String,
    },
    /// Unpacked, the workbook is larger than is read.
    #[error("the workbook takes more than {limit_mib} MiB unpacked")]
    TooLarge {
        /// The limit in MiB.
        limit_mib: u64,
    },
    /// More rows than a sheet can have.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The limit.
        limit: usize,
    },
    /// More filled cells than are kept in memory.
    #[error("more than {limit} cells")]
    TooManyCells {
        /// The limit.
        limit: usize,
    },
    /// A row with more columns than a list has.
    #[error("more than {limit} columns in line {line}")]
    TooManyColumns {
        /// Line or row of the file.
        line: usize,
        /// The limit.
        limit: usize,
    },
    /// A field longer than any is.
    #[error("a field in line {line} is longer than {limit} bytes")]
    FieldTooLong {
        /// Line or row on which the record begins.
        line: usize,
        /// The limit in bytes.
        limit: usize,
    },
    /// A quote that is never closed.
    #[error("the quote in line {line} is never closed")]
    UnclosedQuote {
        /// The line of the quote.
        line: usize,
    },
    /// A NUL character: the file is not text.
    #[error("a NUL character in line {line}")]
    NulCharacter {
        /// The line of the character.
        line: usize,
    },
    /// Two encodings in one file, or none that is known.
    #[error("the encoding changes in line {line}")]
    MixedEncoding {
        /// The first line that cannot be read.
        line: usize,
    },
}

impl ReadError {
    /// The message that says it to the user.
    pub const fn message_id(&self) -> &'static str {
        match self {
            Self::Empty => "import-file-empty",
            Self::OtherFormat { .. } => "import-file-other-format",
            Self::Protected => "import-file-protected",
            Self::BrokenWorkbook { .. } => "import-file-broken",
            Self::TooLarge { .. } => "import-file-too-large",
            Self::TooManyRows { .. } => "import-file-too-many-rows",
            Self::TooManyCells { .. } => "import-file-too-many-cells",
            Self::TooManyColumns { .. } => "import-file-too-many-columns",
            Self::FieldTooLong { .. } => "import-file-field-too-long",
            Self::UnclosedQuote { .. } => "import-file-unclosed-quote",
            Self::NulCharacter { .. } => "import-file-nul",
            Self::MixedEncoding { .. } => "import-file-mixed-encoding",
        }
    }

    /// The variables of that message.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty | Self::Protected => Vec::new(),
            Self::OtherFormat { extension } => vec![("extension", extension.clone())],
            Self::BrokenWorkbook { detail } => vec![("detail", detail.clone())],
            Self::TooLarge { limit_mib } => vec![("limit_mib", limit_mib.to_string())],
            Self::TooManyRows { limit } | Self::TooManyCells { limit } => vec![("limit", limit.to_string())],
            Self::TooManyColumns { line, limit } | Self::FieldTooLong { line, limit } => {
                vec![("line", line.to_string()), ("limit", limit.to_string())]
            }
            Self::UnclosedQuote { line } | Self::NulCharacter { line } | Self::MixedEncoding { line } => {
                vec![("line", line.to_string())]
            }
        }
    }
}

/// A cell that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing in it.
    #[default]
    Empty,
    /// Text, as in every cell of a CSV.
    Text(Box<str>),
    /// A number that a workbook keeps as a number.
    Number(Decimal),
    /// A day, with the time if there is one, that a workbook keeps as such.
    DateTime(NaiveDateTime),
}

/// A cell that is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellRef<'r> {
    /// Text; empty when there is nothing.
    Text(&'r str),
    /// A number that a workbook keeps as a number.
    Number(Decimal),
    /// A day, with the time if there is one, that a workbook keeps as such.
    DateTime(NaiveDateTime),
}

impl<'r> CellRef<'r> {
    /// The cell as the user would type it; dates as `2026-11-09`, numbers with a point.
    pub fn text(self) -> Cow<'r, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.normalize().to_string()),
            Self::DateTime(at) if at.time() == NaiveTime::MIN => {
                Cow::Owned(at.format("%Y-%m-%d").to_string())
            }
            Self::DateTime(at) => Cow::Owned(at.format("%Y-%m-%d %H:%M:%S").to_string()),
        }
    }

    /// Whether there is nothing but spaces in it.
    pub fn is_blank(self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    /// The cell, to be kept.
    pub fn to_cell(self) -> Cell {
        match self {
            Self::Text("") => Cell::Empty,
            Self::Text(text) => Cell::Text(text.into()),
            Self::Number(number) => Cell::Number(number),
            Self::DateTime(at) => Cell::DateTime(at),
        }
    }
}

impl Cell {
    /// A look at the cell.
    pub fn look(&self) -> CellRef<'_> {
        match self {
            Self::Empty => CellRef::Text(""),
            Self::Text(text) => CellRef::Text(text),
            Self::Number(number) => CellRef::Number(*number),
            Self::DateTime(at) => CellRef::DateTime(*at),
        }
    }
}

/// A row that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line of the text file or row of the sheet, counted from one as the user's own program does.
    pub number: usize,
    /// Cells; those missing at the end are empty.
    pub cells: Vec<Cell>,
}

impl Row {
    /// A look at the row.
    pub fn look(&self) -> RowRef<'_> {
        RowRef { number: self.number, cells: Cells::Sheet(&self.cells) }
    }
}

/// A row that is looked at: of a text file without copying it, or of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct RowRef<'r> {
    /// Line of the text file or row of the sheet, counted from one.
    pub number: usize,
    cells: Cells<'r>,
}

#[derive(Debug, Clone, Copy)]
enum Cells<'r> {
    Fields(Fields<'r>),
    Sheet(&'r [Cell]),
}

impl<'r> RowRef<'r> {
    /// A cell; blank beyond the last.
    pub fn cell(self, index: usize) -> CellRef<'r> {
        match self.cells {
            Cells::Fields(fields) => CellRef::Text(undefused(fields.get(index))),
            Cells::Sheet(cells) => cells.get(index).map_or(CellRef::Text(""), Cell::look),
        }
    }

    /// How many cells the row has.
    pub fn len(self) -> usize {
        match self.cells {
            Cells::Fields(fields) => fields.len(),
            Cells::Sheet(cells) => cells.len(),
        }
    }

    /// Whether the row has no cells.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The row, to be kept.
    pub fn to_row(self) -> Row {
        Row { number: self.number, cells: (0..self.len()).map(|index| self.cell(index).to_cell()).collect() }
    }
}

/// A whole table in memory: for previews and small lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Headings, trimmed; a repeated one carries its count, `Телефон (2)`.
    pub headers: Vec<String>,
    /// Rows below the headings, without blank ones.
    pub rows: Vec<Row>,
}

/// Reads a whole file. `file_name` helps to name a format that is not read.
///
/// # Errors
/// [`ReadError`] names what is wrong and where.
pub fn read_table(bytes: &[u8], file_name: &str) -> Result<Table, ReadError> {
    let mut reader = TableReader::open(bytes, file_name)?;
    let headers = reader.headers().to_vec();
    let mut rows = Vec::new();
    while let Some(row) = reader.next_row()? {
        rows.push(row.to_row());
    }
    Ok(Table { headers, rows })
}

/// Reads a file row by row. A text file is never copied; a sheet is unpacked once and its rows are let go one by one.
#[derive(Debug)]
pub struct TableReader<'a> {
    headers: Vec<String>,
    source: Source<'a>,
}

#[derive(Debug)]
enum Source<'a> {
    Text(CsvReader<'a>),
    Sheet { rows: std::vec::IntoIter<Row>, current: Option<Row>, total: usize },
}

impl<'a> TableReader<'a> {
    /// Finds out the format by the content and reads as far as the headings.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn open(bytes: &'a [u8], file_name: &str) -> Result<Self, ReadError> {
        match unpack(bytes, file_name)? {
            Some(sheet) => Self::sheet(sheet),
            None => Self::text(CsvReader::open(bytes)?),
        }
    }

    /// Reads a sheet that was unpacked before as far as the headings.
    ///
    /// # Errors
    /// [`ReadError::Empty`].
    pub fn sheet(sheet: Sheet) -> Result<Self, ReadError> {
        let mut rows = sheet.0;
        let index = heading_row(rows.iter().take(HEADING_SEARCH).map(Row::look)).ok_or(ReadError::Empty)?;
        let headers = rows.get(index).map(|row| headers(row.look())).unwrap_or_default();
        rows.drain(..=index);
        let total = rows.len();
        Ok(Self { headers, source: Source::Sheet { rows: rows.into_iter(), current: None, total } })
    }

    fn text(mut reader: CsvReader<'a>) -> Result<Self, ReadError> {
        let mut top = Vec::new();
        let mut places = Vec::new();
        while top.len() < HEADING_SEARCH && reader.next_record()? {
            top.push(look(&reader).to_row());
            places.push(reader.place());
        }
        let index = heading_row(top.iter().map(Row::look)).ok_or(ReadError::Empty)?;
        reader.go_to(places[index]);
        Ok(Self { headers: headers(top[index].look()), source: Source::Text(reader) })
    }

    /// Headings, trimmed; a repeated one carries its count, `Телефон (2)`.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The next row that is not blank; `None` at the end.
    ///
    /// # Errors
    /// See [`ReadError`]; after one the rest of the file cannot be read.
    pub fn next_row(&mut self) -> Result<Option<RowRef<'_>>, ReadError> {
        match &mut self.source {
            Source::Text(reader) => Ok(reader.next_record()?.then(|| look(reader))),
            Source::Sheet { rows, current, .. } => {
                *current = rows.next();
                Ok(current.as_ref().map(Row::look))
            }
        }
    }

    /// How far reading is and where it ends, in units of its own: bytes of a text, rows of a sheet.
    pub fn progress(&self) -> (usize, usize) {
        match &self.source {
            Source::Text(reader) => reader.progress(),
            Source::Sheet { rows, total, .. } => (total - rows.len(), *total),
        }
    }
}

/// The rows of a workbook, all of them in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet(Vec<Row>);

/// Unpacks a workbook, which takes its time; `None`: a text, which is read row by row.
///
/// # Errors
/// See [`ReadError`].
pub fn unpack(bytes: &[u8], file_name: &str) -> Result<Option<Sheet>, ReadError> {
    let extension =
        file_name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    if matches!(extension.as_str(), "xls" | "ods" | "xlsb" | "fods" | "numbers" | "mxl" | "dbf") {
        return Err(ReadError::OtherFormat { extension });
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // The container of old workbooks; Excel puts new ones into it when they have a password.
        return Err(if extension == "xlsx" { ReadError::Protected } else { other("xls") });
    }
    if bytes.starts_with(b"PK") {
        return xlsx::read_sheet(bytes).map(|rows| Some(Sheet(rows)));
    }
    if matches!(extension.as_str(), "xlsx" | "xlsm") {
        return Err(ReadError::BrokenWorkbook { detail: "no ZIP signature".to_owned() });
    }
    if bytes.starts_with(b"%PDF") {
        return Err(other("pdf"));
    }
    Ok(None)
}

fn other(extension: &str) -> ReadError {
    ReadError::OtherFormat { extension: extension.to_owned() }
}

fn look<'r>(reader: &'r CsvReader<'_>) -> RowRef<'r> {
    RowRef { number: reader.first_line(), cells: Cells::Fields(reader.fields()) }
}

/// The row with the most known headings; without any, the first that has two filled cells; else the first.
fn heading_row<'r>(rows: impl Iterator<Item = RowRef<'r>>) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    let mut first_wide = None;
    let mut any = None;
    for (index, row) in rows.enumerate() {
        let texts: Vec<Cow<'_, str>> = (0..row.len()).map(|cell| row.cell(cell).text()).collect();
        let known = recognised(texts.iter().map(AsRef::as_ref));
        if known > best.map_or(0, |(_, most)| most) {
            best = Some((index, known));
        }
        if texts.iter().filter(|text| !text.trim().is_empty()).count() > 1 {
            first_wide.get_or_insert(index);
        }
        any.get_or_insert(index);
    }
    best.map(|(index, _)| index).or(first_wide).or(any)
}

fn headers(row: RowRef<'_>) -> Vec<String> {
    let mut headers: Vec<String> = Vec::with_capacity(row.len());
    for index in 0..row.len() {
        let text = row.cell(index).text();
        let heading = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut unique = heading.clone();
        let mut count = 1;
        while !heading.is_empty() && headers.contains(&unique) {
            count += 1;
            unique = format!("{heading} ({count})");
        }
        headers.push(unique);
    }
    while headers.last().is_some_and(String::is_empty) {
        headers.pop();
    }
    headers
}
