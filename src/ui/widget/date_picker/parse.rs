//! Dates as a hand in a hurry types them.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta};
use thiserror::Error;

/// Why a typed text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum DateError {
    /// It does not read as a date.
    #[error("not a date")]
    NotADate,
    /// It reads as a date, but the calendar has no such day.
    #[error("no such day in the calendar")]
    NoSuchDay,
}

impl DateError {
    /// The id of its sentence.
    #[must_use]
    pub const fn text_id(self) -> &'static str {
        match self {
            Self::NotADate => "date-error-not-a-date",
            Self::NoSuchDay => "date-error-no-such-day",
        }
    }
}

/// Reads a typed date: `23.11`, `23.11.26`, `23.11.2026`, `2026-11-23`, `23 Nov 2026`, `23` (the next such day from
/// today on), `+5` and `-3` (days from today), `завтра` and `tomorrow`, `вт` and `Tuesday` (the next one after today). A day
/// of the week before a comma is passed over. A day without a year is the nearest one to `today`.
///
/// # Errors
/// [`DateError`] when it is not a date or not a day of the calendar.
pub fn parse_date(typed: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    let typed = typed.trim();
    // What was there before may still stand in the field: `пн, 23.11.2026+5` means `+5`.
    if let Some((_, days)) = typed.rsplit_once('+') {
        return shifted(today, days, NaiveDate::checked_add_days);
    }
    if let Some(days) = typed.strip_prefix(['-', '−']) {
        return shifted(today, days, NaiveDate::checked_sub_days);
    }
    let typed = typed.rsplit_once(',').map_or(typed, |(_, date)| date);
    let parts: Vec<&str> =
        typed.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [word] if word.chars().all(char::is_alphabetic) => named(word, today),
        [day] => next_day(number(day)?, today),
        [day, month] => nearest(number(day)?, month_number(month)?, today),
        [year, month, day] if year.len() == 4 => exact(number(year)?, month_number(month)?, number(day)?),
        [day, month, year] => exact(full_year(year)?, month_number(month)?, number(day)?),
        _ => Err(DateError::NotADate),
    }
}

fn shifted(
    today: NaiveDate,
    days: &str,
    shift: fn(NaiveDate, Days) -> Option<NaiveDate>,
) -> Result<NaiveDate, DateError> {
    let days = days.trim().parse().map_err(|_| DateError::NotADate)?;
    shift(today, Days::new(days)).ok_or(DateError::NoSuchDay)
}

/// A day as it is said: `завтра`, or the next one of a day of the week after today.
fn named(word: &str, today: NaiveDate) -> Result<NaiveDate, DateError> {
    const DAYS: [(i64, [&str; 2]); 5] = [
        (-1, ["yesterday", "вчера"]),
        (0, ["today", "сегодня"]),
        (1, ["tomorrow", "завтра"]),
        (2, ["overmorrow", "послезавтра"]),
        (-2, ["ereyesterday", "позавчера"]),
    ];
    const WEEK: [[&str; 3]; 7] = [
        ["monday", "понедельник", "пн"],
        ["tuesday", "вторник", "вт"],
        ["wednesday", "среда", "ср"],
        ["thursday", "четверг", "чт"],
        ["friday", "пятница", "пт"],
        ["saturday", "суббота", "сб"],
        ["sunday", "воскресенье", "вс"],
    ];
    let word = word.to_lowercase();
    let known = DAYS.iter().find(|(_, names)| names.contains(&word.as_str())).map(|(days, _)| *days);
    let begins = |name: &str| word.chars().count() >= 2 && name.starts_with(word.as_str());
    let weekday = || {
        let day = WEEK.iter().position(|names| names.iter().any(|name| begins(name)))?;
        let from = i64::from(today.weekday().num_days_from_monday());
        Some((i64::try_from(day).ok()? - from - 1).rem_euclid(7) + 1)
    };
    let days = known.or_else(weekday).ok_or(DateError::NotADate)?;
    today.checked_add_signed(TimeDelta::days(days)).ok_or(DateError::NoSuchDay)
}

fn number(part: &str) -> Result<u32, DateError> {
    part.parse().map_err(|_| DateError::NotADate)
}

fn full_year(part: &str) -> Result<u32, DateError> {
    let year = number(part)?;
    match part.len() {
        2 => Ok(2000 + year),
        4 => Ok(year),
        _ => Err(DateError::NotADate),
    }
}

/// A month by its number or by the beginning of its Russian or English name.
fn month_number(part: &str) -> Result<u32, DateError> {
    const NAMES: [[&str; 2]; 12] = [
        ["jan", "янв"],
        ["feb", "фев"],
        ["mar", "мар"],
        ["apr", "апр"],
        ["may", "ма"],
        ["jun", "июн"],
        ["jul", "июл"],
        ["aug", "авг"],
        ["sep", "сен"],
        ["oct", "окт"],
        ["nov", "ноя"],
        ["dec", "дек"],
    ];
    if part.chars().all(|c| c.is_ascii_digit()) {
        return number(part);
    }
    let name = part.to_lowercase();
    let found = NAMES.iter().position(|names| names.iter().any(|begin| name.starts_with(begin)));
    found.map(|month| month as u32 + 1).ok_or(DateError::NotADate)
}

fn exact(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateError> {
    let year = i32::try_from(year).map_err(|_| DateError::NotADate)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)
}

fn nearest(day: u32, month: u32, today: NaiveDate) -> Result<NaiveDate, DateError> {
    (today.year() - 1..=today.year() + 1)
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .min_by_key(|date| date.signed_duration_since(today).num_days().abs())
        .ok_or(DateError::NoSuchDay)
}

fn next_day(day: u32, today: NaiveDate) -> Result<NaiveDate, DateError> {
    (0..=2)
        .filter_map(|months| today.with_day(1)?.checked_add_months(Months::new(months))?.with_day(day))
        .find(|date| *date >= today)
        .ok_or(DateError::NoSuchDay)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn typed(text: &str) -> Result<NaiveDate, DateError> {
        parse_date(text, day(2026, 11, 22))
    }

    #[test]
    fn dates_are_read_however_they_are_typed() {
        for text in ["23.11", " 23/11 ", "23 11", "23.11.26", "23.11.2026", "2026-11-23", "23", "+1"] {
            assert_eq!(typed(text), Ok(day(2026, 11, 23)), "{text}");
        }
        for text in ["23 ноября", "23 Nov 2026", "Mon, 23 Nov 2026", "пн, 23.11.2026"] {
            assert_eq!(typed(text), Ok(day(2026, 11, 23)), "{text}");
        }
        assert_eq!(typed("3 мая 2027"), Ok(day(2027, 5, 3)));
        assert_eq!(typed("3 марта 2027"), Ok(day(2027, 3, 3)));
    }

    #[test]
    fn days_are_counted_from_today() {
        assert_eq!(typed("+5"), Ok(day(2026, 11, 27)));
        assert_eq!(typed("-22"), Ok(day(2026, 10, 31)));
        assert_eq!(typed("пн, 23.11.2026+14"), Ok(day(2026, 12, 6)));
    }

    #[test]
    fn days_are_called_by_their_names() {
        for (text, on) in [("сегодня", 22), ("Завтра", 23), ("tomorrow", 23), ("послезавтра", 24)]
        {
            assert_eq!(typed(text), Ok(day(2026, 11, on)), "{text}");
        }
        // The 22nd is a Sunday: the one that is meant is the next.
        for (text, on) in [("пн", 23), ("вт", 24), ("Вторник", 24), ("чет", 26), ("fri", 27), ("вс", 29)]
        {
            assert_eq!(typed(text), Ok(day(2026, 11, on)), "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_nearest_one() {
        assert_eq!(typed("05.01"), Ok(day(2027, 1, 5)), "next January, not the last");
        assert_eq!(typed("09.11"), Ok(day(2026, 11, 9)), "two weeks ago, not in a year");
        assert_eq!(parse_date("29.02", day(2027, 12, 1)), Ok(day(2028, 2, 29)));
    }

    #[test]
    fn a_day_alone_is_the_next_such_day() {
        assert_eq!(typed("22"), Ok(day(2026, 11, 22)));
        assert_eq!(typed("5"), Ok(day(2026, 12, 5)));
        assert_eq!(parse_date("31", day(2026, 11, 22)), Ok(day(2026, 12, 31)), "November has no 31st");
    }

    #[test]
    fn nonsense_is_named_for_what_it_is() {
        for text in ["", "завтрак", "в", "марс", "1.2.3.4", "23.11.202", "+", "+ что", "99999999999"]
        {
            assert_eq!(typed(text), Err(DateError::NotADate), "{text}");
        }
        for text in ["31.11.2026", "29.02.2027", "32", "23.13", "+99999999999"] {
            assert_eq!(typed(text), Err(DateError::NoSuchDay), "{text}");
        }
    }
}
