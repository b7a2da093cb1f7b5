//! Lines of orders and sales: their checks and totals, the same for both.

use chrono::{Datelike, Months, NaiveDate};

use super::prices::PriceBook;
use super::refusal::{Input, Refusal, Thing};
use crate::domain::ids::ProductId;
use crate::domain::money::Money;
use crate::domain::order::ProductKind;
use crate::store::Read;

/// Most units in one line, most containers in one document.
pub const MOST_UNITS: i64 = 100_000;

/// Most money in one payment, deposit or evening: 10 billion roubles. Sums over an office stay within the range.
pub const MOST_PAID: Money = Money::minor(1_000_000_000_000);

/// A line as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// What.
    pub product: ProductId,
    /// How many units.
    pub quantity: i64,
    /// For how much each; `None`: the price of the day of the delivery.
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
    /// Money, before any discount.
    pub total: Money,
    /// Containers that go out and the deposit for one of each, for products in whose containers one is taken.
    pub deposits: Vec<(i64, Money)>,
}

impl Totals {
    /// The deposit for so many containers, those of the first lines first.
    ///
    /// # Errors
    /// [`Input::Deposit`] where fewer go out, [`Input::Sum`] beyond the range.
    pub fn deposit(&self, containers: i64) -> Result<Money, Input> {
        deposit(&self.deposits, containers)
    }
}

/// The deposit for so many of the containers that go out, those of the first lines first.
///
/// # Errors
/// [`Input::Deposit`] where fewer go out, [`Input::Sum`] beyond the range.
pub fn deposit(going: &[(i64, Money)], containers: i64) -> Result<Money, Input> {
    let most = going.iter().map(|(going, _)| going).sum();
    if !(0..=most).contains(&containers) {
        return Err(Input::Deposit(most));
    }
    let mut left = containers;
    going.iter().try_fold(Money::ZERO, |sum, (going, each)| {
        let taken = left.min(*going);
        left -= taken;
        each.times(taken).and_then(|deposit| sum.plus(deposit)).ok_or(Input::Sum)
    })
}

/// Of a deposit that was agreed, what is taken for the containers that really went out, and for how many: the agreed one
/// where it is for all of them, whatever the products ask since.
///
/// # Errors
/// [`Input::Sum`] beyond the range.
pub fn deposit_brought(
    (containers, agreed): (i64, Money),
    going: &[(i64, Money)],
) -> Result<(i64, Money), Input> {
    let most: i64 = going.iter().map(|(going, _)| going).sum();
    if containers <= most {
        return Ok((containers, agreed));
    }
    Ok((most, deposit(going, most)?))
}

/// The lines with the price of each that was not said: that of the day of the delivery.
///
/// # Errors
/// An unknown product, and when the store fails.
pub fn priced(
    read: &Read<'_>,
    (book, day): (&PriceBook, NaiveDate),
    lines: &[Line],
) -> Result<Vec<Line>, Refusal> {
    let price = |line: &Line| {
        if line.price.is_some() {
            return Ok(*line);
        }
        let unknown = || Refusal::NotFound(Thing::Product, line.product.0.to_string());
        let product = read.product(line.product)?.ok_or_else(unknown)?;
        Ok(Line { price: Some(book.price(&product, day).amount), ..*line })
    };
    lines.iter().map(price).collect()
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
        if let Some(price) = line.price.filter(|price| *price < Money::ZERO) {
            return Err(Input::Price(price).into());
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
            if product.deposit > Money::ZERO {
                totals.deposits.push((line.quantity, product.deposit));
            }
        }
        totals.returned += line.returned;
        let (product, quantity, returned) = (line.product, line.quantity, line.returned);
        totals.lines.push(PricedLine { product, quantity, price, returned });
    }
    Ok(totals)
}

/// Refuses money that can only be a slip of the fingers: the sums of a day or an address would be beyond the range.
///
/// # Errors
/// [`Input::Sum`] beyond [`MOST_PAID`].
pub fn check_paid(amount: Money) -> Result<(), Refusal> {
    if amount > MOST_PAID { Err(Input::Sum.into()) } else { Ok(()) }
}

/// Refuses a date that can only be a slip of the fingers.
///
/// # Errors
/// [`Input::Date`] outside 2000 … 2100.
pub fn check_date(date: NaiveDate) -> Result<(), Refusal> {
    if (2000..=2100).contains(&date.year()) { Ok(()) } else { Err(Input::Date(date).into()) }
}

/// Refuses a day of a contact or a delivery beyond a year from `today`: it can only be a slip of the fingers, and whoever it
/// is about would not be called again.
///
/// # Errors
/// [`Input::Date`] outside 2000 … 2100, [`Input::TooFar`] beyond a year.
pub fn check_within_a_year(on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    check_date(on)?;
    match today.checked_add_months(Months::new(12)) {
        Some(last) if on > last => Err(Input::TooFar(on).into()),
        _ => Ok(()),
    }
}

/// Refuses the day of a document, a delivery or an evening that has not come yet.
///
/// # Errors
/// [`Input::Date`] outside 2000 … 2100, [`Input::Future`] after `today`.
pub fn check_document_day(on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    check_date(on)?;
    if on > today { Err(Input::Future(on).into()) } else { Ok(()) }
}

/// A name, or another text of one line, as it is kept: line ends and tabs, as they come with a pasted cell, become blanks.
///
/// # Errors
/// [`Input`] refusals.
pub fn check_line(text: &str, longest: usize) -> Result<String, Refusal> {
    check_text(&text.split_whitespace().collect::<Vec<_>>().join(" "), longest)
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
