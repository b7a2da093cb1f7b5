//! Numbers of documents: they rise with the days, as in an office that wrote them day by day, although the sample writes
//! address by address.

use chrono::{Days, NaiveDate};

use super::calendar::{Calendar, HISTORY_DAYS};
use super::papers::Papers;
use crate::store::{StoreError, Write};

/// Kinds of documents that deliveries leave behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Document {
    Order,
    Sale,
    Payment,
    Container,
}

const KINDS: [&str; 4] = ["order", "sale", "payment", "container"];

/// The next free number of each kind on each day.
pub(super) struct Numbers {
    first: NaiveDate,
    next: [Vec<i64>; 4],
    prefixes: [String; 4],
}

impl Numbers {
    /// No documents yet.
    pub(super) fn new(calendar: &Calendar) -> Self {
        let days = usize::try_from(HISTORY_DAYS).unwrap_or(0) + 3;
        Self {
            first: calendar.begin() - Days::new(1),
            next: std::array::from_fn(|_| vec![0; days]),
            prefixes: std::array::from_fn(|_| String::new()),
        }
    }

    fn slot(&mut self, document: Document, day: NaiveDate) -> Option<&mut i64> {
        let at = usize::try_from((day - self.first).num_days()).unwrap_or(0);
        self.next[document as usize].get_mut(at)
    }

    fn count_one(&mut self, document: Document, day: NaiveDate) {
        if let Some(count) = self.slot(document, day) {
            *count += 1;
        }
    }

    /// Counts the documents of an address; `orders_from`: the first delivery whose order is kept.
    pub(super) fn count(&mut self, papers: &Papers, orders_from: usize) {
        for (at, delivery) in papers.deliveries.iter().enumerate() {
            self.count_one(Document::Sale, delivery.on);
            if at >= orders_from {
                self.count_one(Document::Order, order_day(delivery.on));
            }
            if let Some(paid_on) = delivery.paid_on {
                self.count_one(Document::Payment, paid_on);
            }
        }
        if let Some((on, _)) = papers.advance {
            self.count_one(Document::Payment, on);
        }
        if papers.deposited > 0
            && let Some(first) = papers.deliveries.first()
        {
            self.count_one(Document::Container, first.on);
        }
        if let Some((on, _)) = papers.fetched {
            self.count_one(Document::Container, on);
            if papers.deposit_back > 0 {
                self.count_one(Document::Container, on);
            }
        }
    }

    /// Everything is counted: each day begins where the day before ended, and the office goes on behind the last.
    pub(super) fn settle(&mut self, tx: &Write<'_>) -> Result<(), StoreError> {
        for ((days, kind), prefix) in self.next.iter_mut().zip(KINDS).zip(&mut self.prefixes) {
            let mut next = 1;
            for day in days {
                next += std::mem::replace(day, next);
            }
            *prefix = tx.take_numbers(kind, next - 1)?.0;
        }
        Ok(())
    }

    /// The next number of a day.
    pub(super) fn take(&mut self, document: Document, day: NaiveDate) -> String {
        let number = self.slot(document, day).map_or(0, |next| {
            *next += 1;
            *next - 1
        });
        format!("{}{number:06}", self.prefixes[document as usize])
    }
}

/// The day on which a delivery was ordered.
pub(super) fn order_day(delivered: NaiveDate) -> NaiveDate {
    delivered - Days::new(1)
}
