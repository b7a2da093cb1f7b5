//! What stands where: blocks become lines of text and strokes on pages.

mod form;

use super::font::Fonts;
use super::{Align, Block, Cell, Document, Table, Weight};

/// A4 in points of 1/72 inch.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// The free edge around a page.
const MARGIN: f32 = 40.0;
/// Where the foot of a page stands, from its lower edge.
const FOOT: f32 = 24.0;
const TEXT: f32 = 9.0;
const TITLE: f32 = 14.0;
const SMALL: f32 = 8.0;
/// Height of a line as a multiple of the size of its text.
const LEADING: f32 = 1.35;
/// Room between the edge of a cell and its text.
const PADDING: f32 = 3.0;
/// Height of a place to sign.
const SIGNATURE: f32 = 40.0;

/// A line of text or a stroke; places are in points from the lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    Text { x: f32, y: f32, size: f32, weight: Weight, text: String },
    Stroke { from: (f32, f32), to: (f32, f32), dark: bool },
    Ground { x: f32, y: f32, width: f32, height: f32 },
}

/// The marks of one page.
pub(super) type Page = Vec<Mark>;

/// A line of a cell, ready to be drawn.
type Line = (Weight, String);

pub(super) fn pages(document: &Document, fonts: &Fonts) -> Vec<Page> {
    let mut flow = Flow { fonts, pages: vec![Page::new()], y: PAGE.1 - MARGIN };
    for block in &document.blocks {
        match block {
            Block::Title(title) => flow.text(title, TITLE, Weight::Strong),
            Block::Paragraph(paragraph) => flow.text(paragraph, TEXT, Weight::Regular),
            Block::Strong(text) => flow.text(text, TEXT, Weight::Strong),
            Block::Facts(facts) => flow.facts(facts),
            Block::Table(table) => flow.table(table, false),
            Block::Grid(table) => flow.table(table, true),
            Block::Sums(sums) => flow.sums(sums),
            Block::Beside(cells) => flow.beside(cells),
            Block::Space(points) => flow.y -= points,
            Block::Signatures(places) => flow.signatures(places),
        }
    }
    flow.feet(document);
    flow.pages
}

struct Flow<'a> {
    fonts: &'a Fonts,
    pages: Vec<Page>,
    /// How far down the page is filled.
    y: f32,
}

const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
const BOTTOM: f32 = MARGIN + 8.0;

impl Flow<'_> {
    fn mark(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    fn new_page(&mut self) {
        self.pages.push(Page::new());
        self.y = PAGE.1 - MARGIN;
    }

    /// Makes room for so many points.
    fn reserve(&mut self, height: f32) {
        if self.y - height < BOTTOM && self.y < PAGE.1 - MARGIN {
            self.new_page();
        }
    }

    /// A line whose upper edge is at `top`.
    fn line(&mut self, (x, top): (f32, f32), size: f32, (weight, text): Line) {
        let baseline = top - size * (LEADING + 0.72) / 2.0;
        self.mark(Mark::Text { x, y: baseline, size, weight, text });
    }

    fn text(&mut self, text: &str, size: f32, weight: Weight) {
        for paragraph in text.lines() {
            for line in self.fonts.of(weight).wrap(paragraph, size, WIDTH) {
                self.reserve(size * LEADING);
                self.line((MARGIN, self.y), size, (weight, line));
                self.y -= size * LEADING;
            }
        }
    }

    fn signatures(&mut self, places: &[String]) {
        if places.is_empty() {
            return;
        }
        self.reserve(SIGNATURE);
        let width = WIDTH / places.len() as f32;
        let y = self.y - SIGNATURE + SMALL * LEADING;
        for (place, at) in places.iter().zip(0_u16..) {
            let x = MARGIN + width * f32::from(at);
            self.mark(Mark::Stroke { from: (x, y), to: (x + width - 16.0, y), dark: true });
            let label = self.fonts.of(Weight::Regular).wrap(place, SMALL, width - 16.0);
            let label = label.into_iter().next().unwrap_or_default();
            self.line((x, y - 1.0), SMALL, (Weight::Regular, label));
        }
        self.y -= SIGNATURE + SMALL;
    }

    fn table(&mut self, table: &Table, grid: bool) {
        let columns = &Columns { places: places(table), grid };
        let headings: Vec<Cell> = table.columns.iter().map(|column| Cell::strong(&column.heading)).collect();
        let has_headings = table.columns.iter().any(|column| !column.heading.is_empty());
        let headings = if has_headings { self.wrapped(&headings, columns) } else { Vec::new() };
        self.reserve(height(tallest(&headings)) * 2.0);
        self.headings(&headings, columns);
        for row in &table.rows {
            let mut lines = self.wrapped(row, columns);
            self.row(&mut lines, &headings, columns);
        }
    }

    fn headings(&mut self, headings: &[Vec<Line>], columns: &Columns) {
        if headings.is_empty() {
            self.mark(Mark::Stroke { from: (MARGIN, self.y), to: (MARGIN + WIDTH, self.y), dark: true });
            return;
        }
        let height = height(tallest(headings));
        self.mark(Mark::Ground { x: MARGIN, y: self.y - height, width: WIDTH, height });
        self.mark(Mark::Stroke { from: (MARGIN, self.y), to: (MARGIN + WIDTH, self.y), dark: true });
        self.cells(headings, columns);
    }

    /// A row, on a page of its own beginning where it fits there whole, otherwise over several.
    fn row(&mut self, lines: &mut [Vec<Line>], headings: &[Vec<Line>], columns: &Columns) {
        loop {
            let wanted = tallest(lines);
            let room = self.lines_left();
            if wanted <= room {
                return self.cells(lines, columns);
            }
            let head = if headings.is_empty() { 0.0 } else { height(tallest(headings)) };
            let whole = PAGE.1 - MARGIN - head - BOTTOM;
            let fits_alone = height(wanted) <= whole;
            let at_top = self.y > PAGE.1 - MARGIN - head - 1.0;
            if (!fits_alone || at_top) && room > 0 {
                let now: Vec<Vec<Line>> =
                    lines.iter_mut().map(|cell| cell.drain(..room.min(cell.len())).collect()).collect();
                self.cells(&now, columns);
            }
            self.new_page();
            self.headings(headings, columns);
        }
    }

    /// Lines of a row that this page still takes.
    fn lines_left(&self) -> usize {
        let room = self.y - BOTTOM - 2.0 * PADDING;
        if room <= 0.0 { 0 } else { (room / (TEXT * LEADING)) as usize }
    }

    fn cells(&mut self, lines: &[Vec<Line>], columns: &Columns) {
        let height = height(tallest(lines));
        for (cell, place) in lines.iter().zip(&columns.places) {
            let mut top = self.y - PADDING;
            for (weight, text) in cell {
                let slack = place.room() - self.fonts.of(*weight).width(text, TEXT);
                let indent = if place.align == Align::Right { slack.max(0.0) } else { 0.0 };
                self.line((place.x + PADDING + indent, top), TEXT, (*weight, text.clone()));
                top -= TEXT * LEADING;
            }
        }
        if columns.grid {
            let edges = columns.places.iter().map(|place| place.x).chain([MARGIN + WIDTH]);
            for x in edges {
                self.mark(Mark::Stroke { from: (x, self.y), to: (x, self.y - height), dark: true });
            }
        }
        self.y -= height;
        let dark = columns.grid;
        self.mark(Mark::Stroke { from: (MARGIN, self.y), to: (MARGIN + WIDTH, self.y), dark });
    }

    fn wrapped(&self, cells: &[Cell], columns: &Columns) -> Vec<Vec<Line>> {
        let wrap = |(cell, place): (&Cell, &Place)| {
            let lines = cell.lines.iter().flat_map(|(weight, text)| {
                let lines = self.fonts.of(*weight).wrap(text, TEXT, place.room());
                lines.into_iter().map(|line| (*weight, line))
            });
            lines.collect()
        };
        cells.iter().zip(&columns.places).map(wrap).collect()
    }

    /// The name of the document and the number of the page at the foot of each.
    fn feet(&mut self, document: &Document) {
        let count = self.pages.len();
        let font = self.fonts.of(Weight::Regular);
        for (page, number) in self.pages.iter_mut().zip(1_usize..) {
            let label = page_label(&document.page_of, number, count);
            let x = MARGIN + WIDTH - font.width(&label, SMALL);
            let name = font.wrap(&document.name, SMALL, WIDTH * 0.8).into_iter().next().unwrap_or_default();
            for (x, text) in [(MARGIN, name), (x, label)] {
                page.push(Mark::Text { x, y: FOOT, size: SMALL, weight: Weight::Regular, text });
            }
        }
    }
}

/// `стр. # из #` with its numbers; a word alone stands between them.
fn page_label(words: &str, number: usize, count: usize) -> String {
    match words.split_once('#').zip(words.rsplit_once('#')) {
        Some(((before, _), (between, after))) if before.len() < between.len() => {
            format!("{before}{number}{}{count}{after}", &between[before.len() + 1..])
        }
        _ => format!("{number} {words} {count}"),
    }
}

/// The columns of a table.
struct Columns {
    places: Vec<Place>,
    /// Lines stand between them.
    grid: bool,
}

/// The place of a column.
struct Place {
    x: f32,
    width: f32,
    align: Align,
}

impl Place {
    fn room(&self) -> f32 {
        self.width - 2.0 * PADDING
    }
}

fn places(table: &Table) -> Vec<Place> {
    let shares: f32 = table.columns.iter().map(|column| column.share).sum();
    let mut x = MARGIN;
    let place = |column: &super::Column| {
        let width = WIDTH * column.share / shares.max(f32::MIN_POSITIVE);
        let place = Place { x, width, align: column.align };
        x += width;
        place
    };
    table.columns.iter().map(place).collect()
}

fn tallest(cells: &[Vec<Line>]) -> usize {
    cells.iter().map(Vec::len).max().unwrap_or(0).max(1)
}

fn height(lines: usize) -> f32 {
    lines as f32 * TEXT * LEADING + 2.0 * PADDING
}
