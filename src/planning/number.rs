//! Dates and litres as they stand in files: strict, so that nothing absurd reaches the engine.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// Years that a date may lie in.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=2200;
/// Most litres of one delivery or one day: a billion.
const MAX_LITRES: i64 = 1_000_000_000;

/// The date `YYYY-MM-DD`, within [`YEARS`].
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| shape)?;
    YEARS.contains(&date.year()).then_some(date)
}

/// Litres as whole millilitres, halves away from zero; none beyond a billion litres.
pub(super) fn millilitres(litres: Decimal) -> Option<i64> {
    if litres.abs() > Decimal::from(MAX_LITRES) {
        return None;
    }
    let ml = litres.checked_mul(Decimal::from(1000))?;
    ml.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()
}
