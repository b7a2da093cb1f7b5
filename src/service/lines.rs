//! Lines of orders and sales: their checks and totals, the same for both.

use chrono::{Datelike, NaiveDate};

use super::refusal::{Input, Refusal, Thing};
use crate::domain::ids::ProductId;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::store::Read;

/// Most units in one line, most containers in one document.
pub const MOST_UNITS: i64 = 100_000;

/// A line as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub product: ProductId,
    /// How many units.
    pub quantity: i64,
    /// For how much each; `None`: the product's price.
    pub price: Option<Money>,
    /// Containers that come back with it.
    pub returned: i64,
}

/// A line with its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PricedLine {
    /// What.
    pub product: ProductId,
    /// How many units.
    pub quantity: i64,
    /// For how much each.
    pub price: Money,
    /// Containers that come back with it.
    pub returned: i64,
}

/// What the lines of a document add up to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Totals {
    /// The lines with their prices.
    pub lines: Vec<PricedLine>,
    /// Units of products of the consumption data.
    pub bottles: i64,
    /// Their litres, in millilitres.
    pub volume_ml: i64,
    /// Containers brought.
    pub containers: i64,
    /// Containers taken back.
    pub returned: i64,
    /// Money.
    pub total: Money,
}

/// Checks lines and adds them up.
///
/// # Errors
/// [`Input`] refusals, an unknown product, and those of the store.
pub fn totals(read: &Read<'_>, lines: &[Line]) -> Result<Totals, Refusal> {
    if lines.is_empty() {
        return Err(Input::NoLines.into());
    }
    let mut totals = Totals::default();
    for line in lines {
        if !(1..=MOST_UNITS).contains(&line.quantity) {
            return Err(Input::Quantity(line.quantity).into());
        }
        if !(0..=MOST_UNITS).contains(&line.returned) {
            return Err(Input::Returned(line.returned).into());
        }
        let unknown = || Refusal::NotFound(Thing::Product, line.product.0.to_string());
        let product = read.product(line.product)?.ok_or_else(unknown)?.product;
        let price = line.price.unwrap_or(product.price);
        let sum = price.times(line.quantity).and_then(|sum| totals.total.plus(sum));
        totals.total = sum.ok_or(Input::Sum)?;
        if let Some(ml) = product.consumption_ml {
            let volume = ml.checked_mul(line.quantity).and_then(|ml| totals.volume_ml.checked_add(ml));
            totals.volume_ml = volume.ok_or(Input::Sum)?;
            totals.bottles += line.quantity;
        }
        if product.kind == ProductKind::GoodsWithContainer {
            totals.containers += line.quantity;
        }
        totals.returned += line.returned;
        let (product, quantity, returned) = (line.product, line.quantity, line.returned);
        totals.lines.push(PricedLine { product, quantity, price, returned });
    }
    Ok(totals)
}

/// Refuses a date that can only be a slip of the fingers.
///
/// # Errors
/// [`Input::Date`] outside 2000 … 2100.
pub fn check_date(date: NaiveDate) -> Result<(), Refusal> {
    if (2000..=2100).contains(&date.year()) { Ok(()) } else { Err(Input::Date(date).into()) }
}

/// A text as it is kept: trimmed, not too long, without control characters but line ends and tabs.
///
/// # Errors
/// [`Input`] refusals.
pub fn check_text(text: &str, longest: usize) -> Result<String, Refusal> {
    let text = text.trim().replace("\r\n", "\n");
    if text.chars().count() > longest {
        return Err(Input::LongText(longest).into());
    }
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Input::ControlCharacter.into());
    }
    Ok(text)
}
