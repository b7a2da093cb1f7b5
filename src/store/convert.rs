//! Values of the schema as values of the domain.

use chrono::{Datelike, NaiveDate};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

/// A date as the schema writes it. Read by hand, because a replan reads millions of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Day(pub NaiveDate);

impl ToSql for Day {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(text(self.0).into())
    }
}

impl FromSql for Day {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        parse(value.as_bytes()?).map(Self).ok_or(FromSqlError::InvalidType)
    }
}

fn text(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

fn parse(bytes: &[u8]) -> Option<NaiveDate> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *bytes else { return None };
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0_u32, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
    };
    let year = i32::try_from(number(&[a, b, c, d])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[e, f])?, number(&[g, h])?)
}

/// Lets an enum of the domain be read and written by its code.
macro_rules! by_code {
    ($($name:ty),+ $(,)?) => {$(
        impl ToSql for Coded<$name> {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(self.0.code().into())
            }
        }
        impl FromSql for Coded<$name> {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <$name>::from_code(value.as_str()?).map(Self).ok_or(FromSqlError::InvalidType)
            }
        }
    )+};
}

/// An enum of the domain in a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coded<T>(pub T);

use crate::domain::address::{AddressStatus, ChurnStage, OfferKind, Verdict};
use crate::domain::directory::{Consent, DayType};
use crate::domain::order::{OrderStatus, PaymentKind, ProductKind};
use crate::domain::paper::PaperForm;
use crate::domain::people::Role;
use crate::domain::planning::PlanningKind;
use crate::domain::task::{Outcome, TaskKind, TaskState};

by_code!(
    AddressStatus,
    ChurnStage,
    Consent,
    DayType,
    OfferKind,
    OrderStatus,
    PaperForm,
    PaymentKind,
    ProductKind,
    Role,
    PlanningKind,
    Outcome,
    TaskKind,
    TaskState,
    Verdict
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_survive_the_column_and_nonsense_does_not_enter() {
        for day in ["2026-11-23", "1900-01-01", "2024-02-29"] {
            assert_eq!(text(parse(day.as_bytes()).unwrap()), day);
        }
        for nonsense in ["2026-02-29", "26-11-23", "2026-1-23", "2026-11-2x", ""] {
            assert_eq!(parse(nonsense.as_bytes()), None, "{nonsense}");
        }
    }
}
