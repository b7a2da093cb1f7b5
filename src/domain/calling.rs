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

/// A time of day as it is stored, `09:00`; `None` for anything else.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text.trim(), "%H:%M").ok()
}

/// A time of day as people type it: `9`, `930`, `9:30`, `9.30`, `9 30`; `None` for anything else.
pub fn typed_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim();
    let parted = text.split_once([':', '.', '-', ' ']);
    let (hour, minute) = match (parted, text.len()) {
        (Some((hour, minute)), _) => (hour, minute.trim_start()),
        (None, 1 | 2) => (text, "00"),
        (None, 3 | 4) => text.split_at_checked(text.len() - 2)?,
        _ => return None,
    };
    let number = |digits: &str, most: usize| {
        let plain = (1..=most).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        if plain { digits.parse().ok() } else { None }
    };
    let minutes = if minute.len() == 2 { number(minute, 2)? } else { return None };
    NaiveTime::from_hms_opt(number(hour, 2)?, minutes, 0)
}

/// A time of day as it is stored, `09:00`.
pub fn stored_time(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn a_time_is_read_as_it_is_typed() {
        for (typed, stored) in [
            ("9", "09:00"),
            ("18", "18:00"),
            ("930", "09:30"),
            ("0930", "09:30"),
            (" 9:05 ", "09:05"),
            ("9.05", "09:05"),
            ("9 05", "09:05"),
            ("23-59", "23:59"),
        ] {
            assert_eq!(typed_time(typed).map(stored_time).as_deref(), Some(stored), "{typed}");
        }
        let nonsense =
            ["", "24", "25:00", "9:60", "9:5", "9:005", "12345", "-1", "+9", "вечером", "9:0а", "я30"];
        assert!(nonsense.iter().all(|text| typed_time(text).is_none()));
    }

    #[test]
    fn a_time_comes_back_as_it_was_stored() {
        assert_eq!(time_of_day("09:05").map(stored_time).as_deref(), Some("09:05"));
        assert!(["", "9", "25:00", "9:60", "вечером"].iter().all(|text| time_of_day(text).is_none()));
    }
}
