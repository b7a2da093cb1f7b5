//! The calendar of the sample office, by rule: Sundays and the public holidays have no delivery.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::holidays::holiday;
use crate::i18n::{Language, Texts};
use crate::service::new_office::{holiday_name, rest_name};
use crate::store::{StoreError, Write};

/// How far back the history goes: 18 months.
pub(super) const HISTORY_DAYS: u64 = 548;
const BACK: u64 = HISTORY_DAYS + 31;
const AHEAD: u64 = 366;

/// Which days have delivery, around `today`.
pub(super) struct Calendar {
    pub(super) today: NaiveDate,
    first: NaiveDate,
    open: Vec<bool>,
}

impl Calendar {
    /// The calendar around a day, kept in the office.
    pub(super) fn write(tx: &Write<'_>, today: NaiveDate, language: Language) -> Result<Self, StoreError> {
        let texts = Texts::new(language);
        let first = today - Days::new(BACK);
        let mut open = Vec::new();
        for day in first.iter_days().take_while(|day| *day <= today + Days::new(AHEAD)) {
            let name = closed(day, &texts);
            if let Some(name) = &name {
                tx.set_no_delivery(day, name)?;
            }
            open.push(name.is_none());
        }
        Ok(Self { today, first, open })
    }

    /// The first day of the history.
    pub(super) fn begin(&self) -> NaiveDate {
        self.today - Days::new(HISTORY_DAYS)
    }

    /// Whether water is brought on this day; beyond the calendar it always is.
    pub(super) fn is_open(&self, day: NaiveDate) -> bool {
        usize::try_from((day - self.first).num_days())
            .ok()
            .and_then(|at| self.open.get(at))
            .copied()
            .unwrap_or(true)
    }

    /// This day, or the next one on which water is brought.
    pub(super) fn open_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|day| self.is_open(*day)).unwrap_or(day)
    }

    /// The last day before this one on which water was brought.
    pub(super) fn open_before(&self, day: NaiveDate) -> NaiveDate {
        let mut days = (1..60).map(|back| day - Days::new(back));
        days.find(|day| self.is_open(*day)).unwrap_or(day)
    }

    /// Where a day without delivery moves to (S1-22): one day back, or forward to the first open one.
    pub(super) fn shift(&self, day: NaiveDate, last: NaiveDate) -> NaiveDate {
        let before = day - Days::new(1);
        match (self.is_open(day), self.is_open(before) && before > last) {
            (false, true) => before,
            _ => self.open_from(day),
        }
    }
}

fn closed(day: NaiveDate, texts: &Texts) -> Option<String> {
    let rests = || (day.weekday() == Weekday::Sun).then(|| rest_name(Weekday::Sun, texts));
    holiday(day).map(|holiday| holiday_name(holiday, texts)).or_else(rests)
}

/// An instant of a day as the store writes it, UTC.
pub(super) fn instant(day: NaiveDate, hour: i64, minute: i64) -> String {
    format!("{day}T{hour:02}:{minute:02}:00Z")
}
