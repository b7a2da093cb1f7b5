//! The sheet of an order: what a customer ordered, for the driver and for the signature of both.

use super::pdf::{Block, Cell, Column, Document, Table};

/// The sheet of an order with all of its words, in the office's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderSheet {
    /// `Заказ покупателя З-000012 от 22.11.2026`.
    pub title: String,
    /// Office, status, delivery, client, address, notes, phones, payment: a line each.
    pub facts: Vec<String>,
    /// Between the number of a page and that of all pages.
    pub page_of: String,
    /// Headings: place, product, quantity, price, containers that come back, sum.
    pub columns: [String; 6],
    /// What was ordered.
    pub lines: Vec<OrderedLine>,
    /// Goods, discount, deposit, advance or debt, and what is to be paid, as the language writes them.
    pub sums: Vec<Sum>,
    /// What was said to the driver, with its label; empty: nothing was.
    pub comment: String,
    /// Who signs.
    pub signatures: Vec<String>,
}

/// A line of the order, as the language writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OrderedLine {
    /// Product.
    pub product: String,
    /// Units.
    pub quantity: String,
    /// For each.
    pub price: String,
    /// Containers that come back with it; empty: none.
    pub returned: String,
    /// For all.
    pub sum: String,
}

/// A line below the goods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sum {
    /// What.
    pub label: String,
    /// How much.
    pub amount: String,
    /// It is what all others come to.
    pub is_total: bool,
}

impl OrderSheet {
    /// As a document for print.
    pub fn document(&self) -> Document {
        let [place, product, quantity, price, returned, sum] = self.columns.clone();
        let columns = vec![
            Column::figures(place, 0.5),
            Column::new(product, 5.0),
            Column::figures(quantity, 1.0),
            Column::figures(price, 1.5),
            Column::figures(returned, 1.2),
            Column::figures(sum, 1.8),
        ];
        let lines = self.lines.iter().zip(1_u32..).map(|(line, place)| printed(place, line));
        let rows = lines.chain(self.sums.iter().map(total)).collect();
        let mut blocks = vec![
            Block::Title(self.title.clone()),
            Block::Space(4.0),
            Block::Paragraph(self.facts.join("\n")),
            Block::Space(8.0),
            Block::Table(Table { columns, rows }),
        ];
        if !self.comment.is_empty() {
            blocks.extend([Block::Space(8.0), Block::Paragraph(self.comment.clone())]);
        }
        blocks.extend([Block::Space(16.0), Block::Signatures(self.signatures.clone())]);
        Document { name: self.title.clone(), page_of: self.page_of.clone(), blocks }
    }
}

fn printed(place: u32, line: &OrderedLine) -> Vec<Cell> {
    vec![
        Cell::text(place.to_string()),
        Cell::text(&line.product),
        Cell::text(&line.quantity),
        Cell::text(&line.price),
        Cell::text(&line.returned),
        Cell::text(&line.sum),
    ]
}

fn total(sum: &Sum) -> Vec<Cell> {
    let cell = |text: &str| if sum.is_total { Cell::strong(text) } else { Cell::text(text) };
    let none = Cell::default;
    vec![none(), cell(&sum.label), none(), none(), none(), cell(&sum.amount)]
}
