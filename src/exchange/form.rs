//! A paper with all of its words, from above: as a document for print, as a sheet for Excel, and to be shown.

use chrono::NaiveDate;

use super::pdf::{self, Block, Column, Document, Table};
use super::sheet::{self, Sheet};
use crate::domain::money::Money;

/// A paper in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Form {
    /// Its name: of the file, in a viewer, at the foot of every page.
    pub name: String,
    /// See [`Document::page_of`].
    pub page_of: String,
    /// What stands on it.
    pub parts: Vec<Part>,
}

/// A part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A heading.
    Title(String),
    /// Text over the whole width.
    Text(String),
    /// Text with weight.
    Strong(String),
    /// Names with what they hold.
    Facts(Vec<(String, String)>),
    /// A table with lines around its cells; without headings where all are empty.
    Grid(Grid),
    /// Sums at the right edge.
    Sums(Vec<(String, Value)>),
    /// Texts side by side, above the places to sign.
    Beside(Vec<Vec<String>>),
    /// Places to sign, each with what stands under it.
    Signatures(Vec<String>),
    /// Room.
    Space,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// What stands in a cell: the value, and how the language writes it.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Empty,
    /// A text; every line end begins a new line.
    Text(String),
    /// A text with weight.
    Strong(String),
    /// An amount.
    Money(Money, String),
    /// An amount with weight.
    StrongMoney(Money, String),
    /// A count.
    Count(i64, String),
    /// A day.
    Date(NaiveDate, String),
}

impl Value {
    /// As it is read.
    pub fn shown(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Text(text)
            | Self::Strong(text)
            | Self::Money(_, text)
            | Self::StrongMoney(_, text)
            | Self::Count(_, text)
            | Self::Date(_, text) => text,
        }
    }

    /// Whether it has weight.
    pub const fn is_strong(&self) -> bool {
        matches!(self, Self::Strong(_) | Self::StrongMoney(..))
    }

    fn printed(&self) -> pdf::Cell {
        if self.is_strong() { pdf::Cell::strong(self.shown()) } else { pdf::Cell::text(self.shown()) }
    }

    fn counted(&self) -> sheet::Cell {
        match self {
            Self::Empty => sheet::Cell::Empty,
            Self::Text(text) => sheet::Cell::Text(text.replace('\n', "; ")),
            Self::Strong(text) => sheet::Cell::Strong(text.replace('\n', "; ")),
            Self::Money(amount, _) | Self::StrongMoney(amount, _) => sheet::Cell::Money(*amount),
            Self::Count(count, _) => sheet::Cell::Count(*count),
            Self::Date(day, _) => sheet::Cell::Date(*day),
        }
    }
}

impl Form {
    /// As a document for print.
    pub fn document(&self) -> Document {
        Document {
            name: self.name.clone(),
            page_of: self.page_of.clone(),
            blocks: self.parts.iter().map(block).collect(),
        }
    }

    /// As a sheet for Excel.
    pub fn sheet(&self) -> Sheet {
        let columns =
            self.parts.iter().map(|part| if let Part::Grid(grid) = part { grid.columns.len() } else { 0 });
        let columns = columns.max().unwrap_or(0).max(2);
        let rows = self.parts.iter().flat_map(|part| rows(part, columns)).collect();
        Sheet { name: self.name.clone(), rows, ..Sheet::default() }
    }
}

fn block(part: &Part) -> Block {
    match part {
        Part::Title(text) => Block::Title(text.clone()),
        Part::Text(text) => Block::Paragraph(text.clone()),
        Part::Strong(text) => Block::Strong(text.clone()),
        Part::Facts(facts) => Block::Facts(facts.clone()),
        Part::Grid(grid) => Block::Grid(Table {
            columns: grid.columns.clone(),
            rows: grid.rows.iter().map(|row| row.iter().map(Value::printed).collect()).collect(),
        }),
        Part::Sums(sums) => {
            Block::Sums(sums.iter().map(|(name, value)| (name.clone(), value.shown().to_owned())).collect())
        }
        Part::Beside(texts) => Block::Beside(
            texts
                .iter()
                .map(|lines| lines.iter().fold(pdf::Cell::default(), |cell, line| cell.and(line)))
                .collect(),
        ),
        Part::Signatures(places) => Block::Signatures(places.clone()),
        Part::Space => Block::Space(9.0),
    }
}

/// The rows of a part in Excel: texts run over the columns beside them, tables and sums stand in theirs.
fn rows(part: &Part, columns: usize) -> Vec<Vec<sheet::Cell>> {
    use sheet::Cell::{Aside, Empty, Strong};
    let lines = |text: &str| text.lines().map(|line| vec![Aside(line.to_owned())]).collect();
    match part {
        Part::Title(text) | Part::Strong(text) => vec![vec![sheet::Cell::StrongAside(text.clone())]],
        Part::Text(text) => lines(text),
        Part::Facts(facts) => facts
            .iter()
            .map(|(name, value)| vec![Aside(format!("{name} {}", value.replace('\n', "; ")))])
            .collect(),
        Part::Grid(grid) => {
            let headings: Vec<_> = grid.columns.iter().map(|column| Strong(column.heading.clone())).collect();
            let has_headings = grid.columns.iter().any(|column| !column.heading.is_empty());
            let rows = grid.rows.iter().map(|row| {
                // A table without headings is a box of words: it must not widen the columns of the next one.
                let aside = |value: &Value| match value.counted() {
                    sheet::Cell::Text(text) | Strong(text) if !has_headings => Aside(text),
                    cell => cell,
                };
                row.iter().map(aside).collect()
            });
            has_headings.then_some(headings).into_iter().chain(rows).collect()
        }
        Part::Sums(sums) => {
            let row = |(name, value): &(String, Value)| {
                let mut row = vec![Empty; columns - 2];
                row.extend([Strong(name.clone()), value.counted()]);
                row
            };
            sums.iter().map(row).collect()
        }
        Part::Beside(texts) => texts.iter().map(|text| vec![Aside(text.join(" "))]).collect(),
        Part::Signatures(places) => {
            places.iter().map(|place| vec![Aside(format!("________________ {place}"))]).collect()
        }
        Part::Space => vec![vec![Empty]],
    }
}
