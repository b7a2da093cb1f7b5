//! What earlier imports brought, to be met by rows of the same lists again.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, NaiveDate};

use super::product::PricedUnits;
use crate::domain::ids::{AddressId, SaleId};
use crate::domain::money::Money;
use crate::exchange::deliveries::DeliveryRow;
use crate::store::{BroughtLine, StoreError, Write};

/// How a row stands to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    /// It was brought in before.
    Same,
    /// Its document was brought in before and says something else of this product.
    Differs,
    /// It was not brought in before.
    New,
}

/// Address, day, and a hash of the document's number: zero when it has none. Within one address and day two numbers of
/// one hash do not happen.
type Place = (i64, i32, u64);

/// A line that was brought in; millions of them fit into memory.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    place: Place,
    sale: i64,
    product: i64,
    quantity: i64,
    total: i64,
    last_price: i64,
    returned: i64,
    paid: i64,
    /// The sale has no other line.
    alone: bool,
    met: bool,
}

/// Everything that earlier imports brought, by place. What this import brings is not in it: of two equal rows of one file
/// each is a delivery.
pub(super) struct Known(Vec<Line>);

fn place(address: AddressId, on: NaiveDate, document: Option<&str>) -> Place {
    let hash = document.map_or(0, |number| {
        let mut hasher = DefaultHasher::new();
        number.hash(&mut hasher);
        hasher.finish().max(1)
    });
    (address.0, on.num_days_from_ce(), hash)
}

fn line(brought: &BroughtLine) -> Line {
    Line {
        place: place(brought.address, brought.on, brought.document.as_deref()),
        sale: brought.sale.map_or(0, |SaleId(id)| id),
        product: brought.product.map_or(0, |product| product.0),
        quantity: brought.quantity,
        total: brought.quantity * brought.price,
        last_price: brought.price,
        returned: brought.returned,
        paid: brought.paid,
        alone: true,
        met: false,
    }
}

impl Known {
    pub(super) fn load(tx: &Write<'_>) -> Result<Self, StoreError> {
        let mut lines: Vec<Line> = Vec::new();
        tx.each_brought(|brought| {
            let next = line(&brought);
            match lines.last_mut().filter(|last| last.sale != 0 && last.sale == next.sale) {
                // Two lines of a sum that does not divide are one row of the list.
                Some(last) if last.product == next.product && next.last_price == last.last_price + 1 => {
                    last.quantity += next.quantity;
                    last.total += next.total;
                    last.last_price = next.last_price;
                }
                Some(last) => {
                    last.alone = false;
                    lines.push(Line { alone: false, ..next });
                }
                None => lines.push(next),
            }
        })?;
        lines.sort_by_key(|line| line.place);
        Ok(Self(lines))
    }

    fn at(&mut self, place: Place) -> &mut [Line] {
        let from = self.0.partition_point(|line| line.place < place);
        let count = self.0.get(from..).unwrap_or_default().partition_point(|line| line.place == place);
        self.0.get_mut(from..from + count).unwrap_or_default()
    }

    /// How a row with units stands to what is known; a known one is met once.
    pub(super) fn meet(&mut self, address: AddressId, row: &DeliveryRow<'_>, units: &PricedUnits) -> Met {
        if self.0.is_empty() {
            return Met::New;
        }
        let document = row.document_number.as_deref();
        let returned = i64::from(row.returned.unwrap_or(0));
        let paid = row.paid.map_or(0, Money::as_minor);
        let lines = self.at(place(address, row.date, document));
        let of_product = |line: &Line| line.product == units.product.0;
        let fits = |line: &Line| {
            let rest = if line.alone {
                line.returned == returned && line.paid == paid
            } else {
                returned <= line.returned && paid <= line.paid
            };
            of_product(line)
                && line.quantity == units.quantity
                && line.total == units.total
                && rest
                && !line.met
        };
        if let Some(line) = lines.iter_mut().find(|line| fits(line)) {
            line.met = true;
            return Met::Same;
        }
        if document.is_some() && lines.iter().any(of_product) { Met::Differs } else { Met::New }
    }

    /// How containers or money without a delivery stand to what is known.
    pub(super) fn meet_alone(
        &mut self,
        address: AddressId,
        on: NaiveDate,
        (returned, paid): (i64, i64),
    ) -> Met {
        let lines = self.at(place(address, on, None));
        let fits =
            |line: &&mut Line| line.sale == 0 && line.returned == returned && line.paid == paid && !line.met;
        match lines.iter_mut().find(fits) {
            Some(line) => {
                line.met = true;
                Met::Same
            }
            None => Met::New,
        }
    }
}
