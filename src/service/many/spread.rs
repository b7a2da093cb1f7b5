//! Onto which days many rows are put.

use std::iter;
use std::num::NonZeroUsize;

use chrono::NaiveDate;

use crate::planning::DeliveryCalendar;

/// A year and a month: no row is put further than a year, which the single command sees to.
const LOOKED_AT: usize = 400;

/// Where many rows are put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The day of the first of them.
    pub from: NaiveDate,
    /// So many on each working day from there; `None`: all of them on the first.
    pub per_day: Option<NonZeroUsize>,
}

impl Spread {
    /// The day of each row, in their order. Spread rows pass the days without delivery by, on which the office rests; a single
    /// day is the one that was asked for.
    pub fn days(self, calendar: &DeliveryCalendar) -> Box<dyn Iterator<Item = NaiveDate> + '_> {
        let Some(per_day) = self.per_day else { return Box::new(iter::repeat(self.from)) };
        let days = self.from.iter_days().take(LOOKED_AT);
        let working = days.filter(|day| calendar.is_deliverable(*day));
        Box::new(working.flat_map(move |day| iter::repeat_n(day, per_day.get())))
    }

    /// The first and the last day of so many rows, and how many days they take; `None`: there are no such days.
    pub fn span(self, rows: usize, calendar: &DeliveryCalendar) -> Option<(NaiveDate, NaiveDate, usize)> {
        let mut days = self.days(calendar).take(rows);
        let first = days.next()?;
        let (mut last, mut count, mut met) = (first, 1, 1);
        for day in days {
            met += 1;
            count += usize::from(day != last);
            last = day;
        }
        (met == rows).then_some((first, last, count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn as_many_as_were_asked_for_stand_on_each_working_day() {
        let closed = ["2026-11-28", "2026-11-29"].map(|text| (day(text), None));
        let calendar = DeliveryCalendar::new(closed);
        let spread = Spread { from: day("2026-11-27"), per_day: NonZeroUsize::new(2) };
        let days: Vec<_> = spread.days(&calendar).take(5).collect();
        let asked = ["2026-11-27", "2026-11-27", "2026-11-30", "2026-11-30", "2026-12-01"];
        assert_eq!(days, asked.map(day));
        assert_eq!(spread.span(5, &calendar), Some((day("2026-11-27"), day("2026-12-01"), 3)));
        assert_eq!(spread.span(0, &calendar), None);
    }

    #[test]
    fn one_day_is_the_one_that_was_asked_for_even_where_nothing_is_delivered() {
        let calendar = DeliveryCalendar::new([(day("2026-11-28"), None)]);
        let spread = Spread { from: day("2026-11-28"), per_day: None };
        assert_eq!(spread.span(441, &calendar), Some((day("2026-11-28"), day("2026-11-28"), 1)));
    }

    #[test]
    fn an_office_that_is_always_closed_has_no_day_for_them() {
        let from = day("2026-11-28");
        let calendar = DeliveryCalendar::new(from.iter_days().take(500).map(|day| (day, None)));
        assert_eq!(Spread { from, per_day: NonZeroUsize::new(1) }.span(3, &calendar), None);
    }
}
