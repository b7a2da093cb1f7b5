//! What was brought to an address, day by day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What all sales of one day brought to an address.
///
/// A day without litres (nothing that takes part in the calculation, or all of it taken back) is a visit: the
/// kinds that go by the calendar count from it, consumption does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Delivery {
    pub on: NaiveDate,
    /// Millilitres of the products that take part in the consumption calculation (S1-05 … S1-08).
    pub volume_ml: i64,
}

impl Delivery {
    /// Whether it brought water at all.
    pub const fn has_water(&self) -> bool {
        self.volume_ml > 0
    }
}

/// One delivery per day in date order, from sales in any order; several sales of one day are one delivery.
pub fn aggregate(sales: impl IntoIterator<Item = Delivery>) -> Vec<Delivery> {
    let mut days = BTreeMap::<NaiveDate, i64>::new();
    for sale in sales {
        let volume = days.entry(sale.on).or_default();
        *volume = volume.saturating_add(sale.volume_ml);
    }
    days.into_iter().map(|(on, volume_ml)| Delivery { on, volume_ml }).collect()
}
