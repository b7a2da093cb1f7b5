//! Which days are delivered, and arithmetic of days that cannot overflow.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};

/// The days of the delivery calendar on which nothing is delivered (S1-22).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeliveryCalendar {
    closed: HashMap<NaiveDate, Option<String>>,
}

impl DeliveryCalendar {
    /// A calendar whose *No delivery* days are these, each with the name that the calendar gives it.
    pub fn new(closed: impl IntoIterator<Item = (NaiveDate, Option<String>)>) -> Self {
        Self { closed: closed.into_iter().collect() }
    }

    /// Whether the type of the day is anything but *No delivery*.
    pub fn is_deliverable(&self, day: NaiveDate) -> bool {
        self.closed.is_empty() || !self.closed.contains_key(&day)
    }

    /// The name of a day without delivery, such as a holiday.
    pub fn name(&self, day: NaiveDate) -> Option<&str> {
        self.closed.get(&day)?.as_deref()
    }
}

impl FromIterator<NaiveDate> for DeliveryCalendar {
    fn from_iter<I: IntoIterator<Item = NaiveDate>>(closed: I) -> Self {
        Self::new(closed.into_iter().map(|day| (day, None)))
    }
}

/// The day `days` after `day`, or before it where negative; the last or first day there is instead of an overflow.
pub(super) fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 {
        day.checked_sub_days(distance).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_days(distance).unwrap_or(NaiveDate::MAX)
    }
}
