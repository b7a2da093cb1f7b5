//! The route sheet: what a driver takes along on paper, as a document for print and as a sheet for Excel.

use super::pdf::{Block, Cell, Column, Document, Table};
use super::sheet;
use crate::domain::money::Money;

/// A route sheet with all of its words, in the office's language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RouteSheet {
    /// `Маршрутный лист М-000012 от 23.11.2026`.
    pub title: String,
    /// The same in the few words that Excel gives a sheet.
    pub short_title: String,
    /// Office, route, driver, vehicle: each in a line of its own.
    pub facts: Vec<String>,
    /// Its words.
    pub words: Words,
    /// The stops in the order of the way.
    pub stops: Vec<SheetStop>,
    /// What is to be collected on the whole way, as the language writes money.
    pub total_due: String,
    /// Who signs.
    pub signatures: Vec<String>,
}

/// Words of a route sheet that do not change with its stops.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// Between the number of a page and that of all pages.
    pub page_of: String,
    /// `Итого`.
    pub total: String,
    /// Headings: place, time, client and address, what to bring, containers to take, to collect, signature.
    pub printed: [String; 7],
    /// Headings for Excel, see [`RouteSheet::sheet`].
    pub columns: [String; 13],
}

/// A stop of a route sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SheetStop {
    /// Number of the order.
    pub order: String,
    /// The agreed time, or the hours in which water can be brought.
    pub time: String,
    /// Counterparty.
    pub client: String,
    /// The address.
    pub address: String,
    /// Entrance, floor, intercom, call before, and the rest of the permanent note.
    pub notes: String,
    /// Contact persons, each with the phones.
    pub phones: Vec<String>,
    /// What was said to the driver for this order.
    pub comment: String,
    /// What to bring, a line for each product.
    pub goods: Vec<String>,
    /// Bottles among it.
    pub bottles: i64,
    /// Containers that were promised back.
    pub returned: i64,
    /// To be paid at the door for this order.
    pub due: Money,
    /// Owed from before.
    pub debt: Money,
    /// How it is paid, and the debt, in words.
    pub payment: Vec<String>,
    /// The amount to be paid as the language writes money; empty: none is.
    pub due_text: String,
}

impl RouteSheet {
    /// As a document for print.
    pub fn document(&self) -> Document {
        let [place, time, client, bring, take, collect, sign] = self.words.printed.clone();
        let columns = vec![
            Column::figures(place, 0.5),
            Column::new(time, 1.55),
            Column::new(client, 3.45),
            Column::new(bring, 2.4),
            Column::figures(take, 0.8),
            Column::figures(collect, 1.75),
            Column::new(sign, 1.8),
        ];
        let mut rows: Vec<Vec<Cell>> =
            self.stops.iter().zip(1_u32..).map(|(stop, place)| printed(place, stop)).collect();
        rows.push(self.totals());
        Document {
            name: self.title.clone(),
            page_of: self.words.page_of.clone(),
            blocks: vec![
                Block::Title(self.title.clone()),
                Block::Space(4.0),
                Block::Paragraph(self.facts.join("\n")),
                Block::Space(8.0),
                Block::Table(Table { columns, rows }),
                Block::Space(16.0),
                Block::Signatures(self.signatures.clone()),
            ],
        }
    }

    fn totals(&self) -> Vec<Cell> {
        vec![
            Cell::default(),
            Cell::default(),
            Cell::strong(&self.words.total),
            Cell::strong(self.bottles().to_string()),
            Cell::strong(self.returned().to_string()),
            Cell::strong(&self.total_due),
            Cell::default(),
        ]
    }

    /// Bottles to be loaded.
    pub fn bottles(&self) -> i64 {
        self.stops.iter().map(|stop| stop.bottles).sum()
    }

    /// Empty containers to be brought home.
    pub fn returned(&self) -> i64 {
        self.stops.iter().map(|stop| stop.returned).sum()
    }

    /// Money to be collected for the orders.
    pub fn due(&self) -> Money {
        let due = self.stops.iter().map(|stop| stop.due.as_minor());
        Money::minor(due.fold(0, i64::saturating_add))
    }

    /// As a sheet for Excel: place, order, time, client, address, notes, phones, what to bring, bottles, containers to
    /// take, to collect, how with the debt, comment.
    pub fn sheet(&self) -> sheet::Sheet {
        use sheet::Cell::{Count, Empty, Money, Strong};
        let mut rows: Vec<Vec<sheet::Cell>> = self
            .stops
            .iter()
            .zip(1_i64..)
            .map(|(stop, place)| {
                vec![
                    Count(place),
                    stop.order.clone().into(),
                    stop.time.clone().into(),
                    stop.client.clone().into(),
                    stop.address.clone().into(),
                    stop.notes.clone().into(),
                    stop.phones.join("; ").into(),
                    stop.goods.join("; ").into(),
                    Count(stop.bottles),
                    Count(stop.returned),
                    Money(stop.due),
                    stop.payment.join("; ").into(),
                    stop.comment.clone().into(),
                ]
            })
            .collect();
        let mut totals = vec![Empty; 7];
        totals.push(Strong(self.words.total.clone()));
        totals.extend([Count(self.bottles()), Count(self.returned()), Money(self.due()), Empty, Empty]);
        rows.push(totals);
        let mut title = vec![self.title.clone()];
        title.extend(self.facts.iter().cloned());
        let headings = self.words.columns.to_vec();
        sheet::Sheet { name: self.short_title.clone(), title, headings, rows }
    }
}

fn printed(place: u32, stop: &SheetStop) -> Vec<Cell> {
    let client = Cell::strong(&stop.client).and(&stop.address).and(&stop.notes);
    let client = stop.phones.iter().fold(client, |cell, person| cell.and(person)).and_strong(&stop.comment);
    let goods = stop.goods.iter().fold(Cell::default(), |cell, line| cell.and(line));
    let due = stop.payment.iter().fold(Cell::strong(&stop.due_text), |cell, line| cell.and(line));
    vec![
        Cell::text(place.to_string()),
        Cell::text(&stop.time),
        client,
        goods,
        Cell::text(if stop.returned > 0 { stop.returned.to_string() } else { String::new() }),
        due,
        Cell::default(),
    ]
}
