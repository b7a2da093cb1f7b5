//! Permitted days: ticked weekdays in weeks that fit the periodicity (P-2 … P-4).

use chrono::{Datelike, NaiveDate};

use super::calendar::plus;
use crate::domain::planning::PlanningSettings;

/// Longest way from any day to the next permitted one: 52 weeks and the rest of a week.
const LONGEST_WAY: i64 = 7 * (PlanningSettings::MAX_PERIODICITY as i64 + 1);

/// The permitted days of an address after its last delivery.
#[derive(Debug, Clone, Copy)]
pub(super) struct PermittedDays<'a> {
    last: NaiveDate,
    settings: &'a PlanningSettings,
}

impl<'a> PermittedDays<'a> {
    pub fn after(last: NaiveDate, settings: &'a PlanningSettings) -> Self {
        Self { last, settings }
    }

    /// Whether the day is permitted: after the last delivery, on a ticked weekday, in a week that fits (P-4).
    pub fn contains(&self, day: NaiveDate) -> bool {
        day > self.last && self.settings.weekdays.permits(day.weekday()) && self.fits_week(day)
    }

    fn fits_week(&self, day: NaiveDate) -> bool {
        let periodicity = i64::from(self.settings.periodicity);
        if periodicity <= 1 {
            return true;
        }
        let weeks = monday_number(day) / 7 - monday_number(self.last) / 7;
        weeks > 0 && weeks % periodicity == 0
    }

    /// The first permitted day (P-3).
    pub fn first(&self) -> Option<NaiveDate> {
        (1..=LONGEST_WAY).map(|days| plus(self.last, days)).find(|&day| self.contains(day))
    }

    /// The permitted day nearest to `day`, of two equally near the earlier (P-2).
    pub fn nearest(&self, day: NaiveDate) -> Option<NaiveDate> {
        (0..=LONGEST_WAY)
            .flat_map(|days| [plus(day, -days), plus(day, days)])
            .find(|&candidate| self.contains(candidate))
    }
}

/// Days from a Monday before all dates in use to the Monday of this day's week: a multiple of seven.
fn monday_number(day: NaiveDate) -> i64 {
    // Day 1 of the common era was a Monday.
    let days = i64::from(day.num_days_from_ce()) - 1;
    days - i64::from(day.weekday().num_days_from_monday())
}
