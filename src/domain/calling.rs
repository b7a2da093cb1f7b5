//! Words of calls: the hours in which they are made or not.

use chrono::NaiveTime;

/// Hours of the office's own clock, the first minute included and the last not. They may run across midnight. Two equal
/// ends are no hours at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// From when.
    pub from: NaiveTime,
    /// Until when.
    pub to: NaiveTime,
}

impl Hours {
    /// Whether a time of day lies in them.
    pub fn contain(self, time: NaiveTime) -> bool {
        if self.from <= self.to {
            self.from <= time && time < self.to
        } else {
            self.from <= time || time < self.to
        }
    }

    /// Whether there is no time of day in them.
    pub fn is_empty(self) -> bool {
        self.from == self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::times::time_of_day;

    fn hours(from: &str, to: &str) -> Hours {
        Hours { from: time_of_day(from).unwrap(), to: time_of_day(to).unwrap() }
    }

    fn contain(hours: Hours, times: [&str; 4]) -> [bool; 4] {
        times.map(|time| hours.contain(time_of_day(time).unwrap()))
    }

    #[test]
    fn hours_run_across_midnight() {
        let night = hours("21:00", "9:00");
        assert_eq!(contain(night, ["20:59", "21:00", "00:00", "08:59"]), [false, true, true, true]);
        assert!(!night.contain(night.to));
        let day = hours("10:00", "12:00");
        assert_eq!(contain(day, ["09:59", "10:00", "11:59", "12:00"]), [false, true, true, false]);
    }

    #[test]
    fn equal_ends_are_no_hours() {
        let none = hours("08:00", "08:00");
        assert!(none.is_empty());
        assert_eq!(contain(none, ["00:00", "07:59", "08:00", "08:01"]), [false; 4]);
    }
}
