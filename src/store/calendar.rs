//! The delivery calendar.

use chrono::NaiveDate;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::directory::DayType;

/// A day without delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Its name, empty when it has none.
    pub name: String,
}

/// A day with its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMark {
    /// The day.
    pub day: NaiveDate,
    /// What it is.
    pub kind: DayType,
    /// Its name, empty when it has none.
    pub name: String,
}

impl DayMark {
    /// A day like any other.
    pub const fn ordinary(day: NaiveDate) -> Self {
        Self { day, kind: DayType::Ordinary, name: String::new() }
    }
}

impl Read<'_> {
    /// The days without delivery, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn no_delivery_days(&self) -> Result<Vec<CalendarDay>, StoreError> {
        self.all("SELECT day, name FROM calendar_day WHERE type = 'no_delivery' ORDER BY day", [], |row| {
            Ok(CalendarDay { day: row.get::<_, Day>(0)?.0, name: row.get(1)? })
        })
    }

    /// The days from `from` to `to`, both included, that are not ordinary, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn calendar_days(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayMark>, StoreError> {
        let sql = "SELECT day, type, name FROM calendar_day WHERE day BETWEEN ?1 AND ?2 ORDER BY day";
        self.all(sql, [Day(from), Day(to)], |row| {
            let kind = row.get::<_, Coded<DayType>>(1)?.0;
            Ok(DayMark { day: row.get::<_, Day>(0)?.0, kind, name: row.get(2)? })
        })
    }
}

impl Write<'_> {
    /// Makes a day one without delivery.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_no_delivery(&self, day: NaiveDate, name: &str) -> Result<(), StoreError> {
        self.set_days(&[DayMark { day, kind: DayType::NoDelivery, name: name.to_owned() }])
    }

    /// Gives days their types and names; an ordinary day has neither.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_days(&self, days: &[DayMark]) -> Result<(), StoreError> {
        let kept = "INSERT INTO calendar_day (day, type, name) VALUES (?1, ?2, ?3)
                    ON CONFLICT (day) DO UPDATE SET type = excluded.type, name = excluded.name";
        for mark in days {
            if mark.kind == DayType::Ordinary {
                self.run("DELETE FROM calendar_day WHERE day = ?1", [Day(mark.day)])?;
            } else {
                self.run(kept, (Day(mark.day), mark.kind.code(), &mark.name))?;
            }
        }
        self.rules_changed()
    }
}
