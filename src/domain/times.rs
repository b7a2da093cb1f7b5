//! Times of day, and hours from one to another, as they are typed and as they are stored.

use chrono::NaiveTime;

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

/// Two times of day as people type them, `10:30-11:15`, `9–12`, `18.00 - 21.00`, both as they are stored; `None` where they are
/// none, or end before they begin.
pub fn parse_window(typed: &str) -> Option<(String, String)> {
    let (from, to) = typed.split_once(['-', '–', '—'])?;
    let (from, to) = (typed_time(from)?, typed_time(to)?);
    (from < to).then(|| (stored_time(from), stored_time(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_read_as_a_hand_types_it() {
        let window = |from: &str, to: &str| Some((from.to_owned(), to.to_owned()));
        assert_eq!(parse_window("10:30-11:15"), window("10:30", "11:15"));
        assert_eq!(parse_window(" 9 – 12 "), window("09:00", "12:00"));
        assert_eq!(parse_window("18.00—21.30"), window("18:00", "21:30"));
        for nonsense in ["", "9", "12-9", "9-9", "25-26", "9:60-12", "утром", "+9-12", "-"] {
            assert_eq!(parse_window(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_time_is_read_as_it_is_typed() {
        for (typed, stored) in [
            ("9", "09:00"),
            ("18", "18:00"),
            ("930", "09:30"),
            ("0930", "09:30"),
            ("1530", "15:30"),
            (" 9:05 ", "09:05"),
            ("9.05", "09:05"),
            ("9 05", "09:05"),
            ("23-59", "23:59"),
        ] {
            assert_eq!(typed_time(typed).map(stored_time).as_deref(), Some(stored), "{typed}");
        }
        let nonsense = [
            "",
            "24",
            "25:00",
            "9:60",
            "9:5",
            "9:005",
            "12345",
            "1270",
            "-1",
            "+9",
            "вечером",
            "9:0а",
            "я30",
        ];
        assert!(nonsense.iter().all(|text| typed_time(text).is_none()));
    }

    #[test]
    fn a_time_comes_back_as_it_was_stored() {
        assert_eq!(time_of_day("09:05").map(stored_time).as_deref(), Some("09:05"));
        assert!(["", "9", "25:00", "9:60", "вечером"].iter().all(|text| time_of_day(text).is_none()));
    }
}
