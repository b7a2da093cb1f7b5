//! Many prices at once: a whole list by a percentage from a day on.

use chrono::NaiveDate;
use serde_json::json;

use super::PriceBook;
use super::lists::{check_first_day, check_price, name_list, seen_list};
use crate::domain::ids::{PriceListId, ProductId};
use crate::domain::money::Money;
use crate::domain::order::Rounding;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::store::{ListedPrice, Read};

/// Hundredths of a percent between which prices may change at once: −99 % … +1,000 %.
const PERCENT: std::ops::RangeInclusive<i64> = -9_900..=100_000;

/// A change of every price of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BulkChange {
    /// Of which list.
    pub list: PriceListId,
    /// The first day.
    pub from: NaiveDate,
    /// In hundredths of a percent; less where negative.
    pub percent: i64,
    /// To what the new prices are rounded.
    pub rounding: Rounding,
}

/// What a change makes of one price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkLine {
    /// Of what.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// What it would cost on that day without the change.
    pub before: Money,
    /// What it will cost.
    pub after: Money,
}

/// What a change would make of the price of every product on sale. Nothing is written.
///
/// # Errors
/// A refusal of what was typed, when there is no such list, or the store fails.
pub fn preview_bulk(read: &Read<'_>, change: &BulkChange) -> Result<Vec<BulkLine>, Refusal> {
    if !PERCENT.contains(&change.percent) {
        return Err(Input::Percent(change.percent).into());
    }
    let book = PriceBook::new(Vec::new(), read.prices_of(change.list)?);
    let line = |product: crate::store::Product| {
        let before = book.price(&product, change.from).amount;
        let after = before.raised(change.percent, change.rounding.step()).ok_or(Input::Sum)?;
        check_price(after)?;
        Ok(BulkLine { product: product.id, name: product.product.name, before, after })
    };
    read.products()?.into_iter().map(line).collect()
}

/// Carries a change out as it was previewed; prices that changed since are looked at again first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangePricesByPercent {
    /// What.
    pub change: BulkChange,
    /// The version of the list that was previewed.
    pub seen: i64,
}

impl Command for ChangePricesByPercent {
    /// How many prices are others now.
    type Value = usize;
    const NAME: &'static str = "change_prices_by_percent";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<usize, Refusal> {
        let change = self.change;
        let list = seen_list(work, (change.list, self.seen))?;
        check_first_day(work, change.from)?;
        let lines = preview_bulk(work.tx, &change)?;
        let changed: Vec<&BulkLine> = lines.iter().filter(|line| line.before != line.after).collect();
        for line in &changed {
            let price = ListedPrice { product: line.product, from: change.from, price: line.after };
            work.tx.set_price(change.list, &price)?;
            work.changed(&line.name, line.before.as_minor(), line.after.as_minor());
        }
        work.tx.update_price_list(list.id, &list.name, list.is_archived)?;
        name_list(work, list.id, &list.name);
        work.note("percent", json!([change.percent, change.rounding.code(), change.from.to_string()]));
        work.changes.everything = true;
        Ok(changed.len())
    }
}
