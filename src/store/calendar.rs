//! The delivery calendar.

use chrono::NaiveDate;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;

/// A day without delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDay {
    /// The day.
    pub day: NaiveDate,
    /// Its name, empty when it has none.
    pub name: String,
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
}

impl Write<'_> {
    /// Makes a day one without delivery.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_no_delivery(&self, day: NaiveDate, name: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO calendar_day (day, type, name) VALUES (?1, 'no_delivery', ?2)
                   ON CONFLICT (day) DO UPDATE SET type = excluded.type, name = excluded.name";
        self.run(sql, (Day(day), name))?;
        self.rules_changed()
    }

    /// Makes a day an ordinary one again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn clear_day(&self, day: NaiveDate) -> Result<(), StoreError> {
        self.run("DELETE FROM calendar_day WHERE day = ?1", [Day(day)])?;
        self.rules_changed()
    }
}
