//! Dates, numbers and money as the language writes them.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Language, Texts};

/// Keeps the groups of a number and its unit on one line.
const NO_BREAK_SPACE: char = '\u{a0}';
/// The typographic minus: as wide as the figures, unlike a hyphen.
const MINUS: char = '\u{2212}';

impl Texts {
    /// `23.11.2026`, `23 Nov 2026`.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::Russian => format!("{}.{:04}", self.date_short(date), date.year()),
            Language::English => format!("{} {}", self.date_short(date), date.year()),
        }
    }

    /// Without the year: `23.11`, `23 Nov`.
    #[must_use]
    pub fn date_short(&self, date: NaiveDate) -> String {
        match self.language() {
            Language::Russian => format!("{:02}.{:02}", date.day(), date.month()),
            Language::English => format!("{} {}", date.day(), self.month_short(date.month())),
        }
    }

    /// Without the year within half a year of `near`, where nobody takes it for another one: `23.11`, `23 Nov`; further away
    /// with two digits of it: `08.01.24`, `8 Jan 24`.
    #[must_use]
    pub fn date_near(&self, date: NaiveDate, near: NaiveDate) -> String {
        const HALF_A_YEAR: i64 = 183;
        let short = self.date_short(date);
        if (date - near).num_days().abs() <= HALF_A_YEAR {
            return short;
        }
        let year = date.year().rem_euclid(100);
        match self.language() {
            Language::Russian => format!("{short}.{year:02}"),
            Language::English => format!("{short} {year:02}"),
        }
    }

    /// The same with the day of the week: `пн, 23.11`, `Sat, 8 Jan 24`.
    #[must_use]
    pub fn date_near_with_weekday(&self, date: NaiveDate, near: NaiveDate) -> String {
        format!("{}, {}", self.weekday(date.weekday()), self.date_near(date, near))
    }

    /// With the day of the week: `пн, 23.11.2026`, `Mon, 23 Nov 2026`.
    #[must_use]
    pub fn date_with_weekday(&self, date: NaiveDate) -> String {
        format!("{}, {}", self.weekday(date.weekday()), self.date(date))
    }

    /// With the day of the week, without the year: `пн, 23.11`, `Mon, 23 Nov`.
    #[must_use]
    pub fn date_short_with_weekday(&self, date: NaiveDate) -> String {
        format!("{}, {}", self.weekday(date.weekday()), self.date_short(date))
    }

    /// A moment of local time to the minute: `09.11.2026 10:14`, `9 Nov 2026 10:14`.
    #[must_use]
    pub fn date_time(&self, moment: NaiveDateTime) -> String {
        format!("{} {}", self.date(moment.date()), self.time(moment))
    }

    /// A moment of local time without the year: `09.11 10:14`, `9 Nov 10:14`.
    #[must_use]
    pub fn date_time_short(&self, moment: NaiveDateTime) -> String {
        format!("{} {}", self.date_short(moment.date()), self.time(moment))
    }

    /// `10:14` in both languages.
    #[must_use]
    pub fn time(&self, moment: impl Timelike) -> String {
        format!("{:02}:{:02}", moment.hour(), moment.minute())
    }

    /// How long somebody talked, in seconds: `02:31`; minutes go on beyond the hour.
    #[must_use]
    pub fn talk(&self, seconds: i64) -> String {
        format!("{:02}:{:02}", seconds / 60, seconds % 60)
    }

    /// `пн`, `Mon`.
    #[must_use]
    pub fn weekday(&self, day: Weekday) -> String {
        self.text(&format!("weekday-short-{}", day.number_from_monday()))
    }

    /// The month as a heading, `month` from 1 to 12: `Ноябрь`, `November`.
    #[must_use]
    pub fn month(&self, month: u32) -> String {
        self.text(&format!("month-{month}"))
    }

    /// The month as a label of an axis, `month` from 1 to 12: `ноя`, `Nov`.
    #[must_use]
    pub fn month_short(&self, month: u32) -> String {
        self.text(&format!("month-short-{month}"))
    }

    /// `сегодня`, `завтра`, `вчера`; `None` for any other day.
    #[must_use]
    pub fn relative_day(&self, date: NaiveDate, today: NaiveDate) -> Option<String> {
        let id = match date.signed_duration_since(today).num_days() {
            -1 => "day-yesterday",
            0 => "day-today",
            1 => "day-tomorrow",
            _ => return None,
        };
        Some(self.text(id))
    }

    /// Money in kopecks, with the currency: `12 400,00 ₽`, `12,400.00 ₽`.
    #[must_use]
    pub fn money(&self, kopecks: i64) -> String {
        format!("{}{NO_BREAK_SPACE}₽", self.amount(kopecks))
    }

    /// Money in kopecks without the currency, for columns whose heading names it: `12 400,00`.
    #[must_use]
    pub fn amount(&self, kopecks: i64) -> String {
        localised(self.language(), &Decimal::new(kopecks, 2).to_string())
    }

    /// Money in kopecks, rounded to whole roubles, without the currency: `12 400`.
    #[must_use]
    pub fn amount_whole(&self, kopecks: i64) -> String {
        self.decimal(Decimal::new(kopecks, 2), 0)
    }

    /// A whole number with its groups: `1 000`, `1,000`.
    #[must_use]
    pub fn integer(&self, number: i64) -> String {
        localised(self.language(), &number.to_string())
    }

    /// A number with exactly `places` decimals, halves rounded away from zero: `2,6`, `2.6`.
    #[must_use]
    pub fn decimal(&self, number: Decimal, places: u32) -> String {
        let rounded = number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
        localised(self.language(), &format!("{rounded:.*}", places as usize))
    }

    /// A volume in litres with as many decimals as it has: `38 л`, `0,5 л`, `38 L`.
    #[must_use]
    pub fn litres(&self, litres: Decimal) -> String {
        let volume = localised(self.language(), &litres.normalize().to_string());
        self.text_with("unit-litres", &[("volume", volume.into())])
    }

    /// A rate in litres per day, to a tenth: `2,6 л/день`, `2.6 L/day`.
    #[must_use]
    pub fn litres_per_day(&self, rate: Decimal) -> String {
        self.text_with("unit-litres-per-day", &[("rate", self.decimal(rate, 1).into())])
    }
}

/// A number that a text carries, as Fluent writes it (`-1234.5`), in the language's way.
pub(super) fn plain_number(language: Language, number: &str) -> String {
    localised(language, number)
}

/// Turns `-12400.50` into `−12 400,50` or `−12,400.50`.
fn localised(language: Language, number: &str) -> String {
    let (group, point) = match language {
        Language::Russian => (NO_BREAK_SPACE, ','),
        Language::English => (',', '.'),
    };
    let (sign, unsigned) = number.strip_prefix('-').map_or((None, number), |rest| (Some(MINUS), rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut text = String::with_capacity(number.len() + 4);
    text.extend(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> (Texts, Texts) {
        (Texts::new(Language::Russian), Texts::new(Language::English))
    }

    fn monday() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    #[test]
    fn a_long_call_counts_its_minutes() {
        let (ru, _) = both();
        assert_eq!([0, 151, 3_725].map(|seconds| ru.talk(seconds)), ["00:00", "02:31", "62:05"]);
    }

    #[test]
    fn dates_follow_the_language() {
        let (ru, en) = both();
        assert_eq!(ru.date_with_weekday(monday()), "пн, 23.11.2026");
        assert_eq!(en.date_with_weekday(monday()), "Mon, 23 Nov 2026");
        assert_eq!(ru.date_short(monday()), "23.11");
        assert_eq!(en.date_short(monday()), "23 Nov");
        let long_ago = NaiveDate::from_ymd_opt(2024, 1, 8).unwrap();
        let lately = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
        assert_eq!([long_ago, lately].map(|date| ru.date_near(date, monday())), ["08.01.24", "01.06"]);
        assert_eq!([long_ago, lately].map(|date| en.date_near(date, monday())), ["8 Jan 24", "1 Jun"]);
        let moment = monday().and_hms_opt(8, 2, 59).unwrap();
        assert_eq!(ru.date_time(moment), "23.11.2026 08:02");
        assert_eq!(en.date_time_short(moment), "23 Nov 08:02");
    }

    #[test]
    fn tomorrow_is_called_tomorrow_and_next_week_is_not() {
        let (ru, en) = both();
        let sunday = monday().pred_opt().unwrap();
        assert_eq!(ru.relative_day(monday(), sunday).as_deref(), Some("завтра"));
        assert_eq!(en.relative_day(sunday, monday()).as_deref(), Some("yesterday"));
        assert_eq!(ru.relative_day(monday(), monday()).as_deref(), Some("сегодня"));
        assert_eq!(ru.relative_day(monday(), sunday.pred_opt().unwrap()), None);
    }

    #[test]
    fn money_is_grouped_and_keeps_its_kopecks() {
        let (ru, en) = both();
        assert_eq!(ru.money(1_240_000), "12\u{a0}400,00\u{a0}₽");
        assert_eq!(en.money(1_240_000), "12,400.00\u{a0}₽");
        assert_eq!(ru.amount(-4_405), "−44,05");
        assert_eq!(ru.amount(5), "0,05");
        assert_eq!(ru.amount_whole(1_240_000), "12\u{a0}400");
        assert_eq!(en.amount_whole(99_950), "1,000");
        assert_eq!(ru.money(i64::MIN), "−92\u{a0}233\u{a0}720\u{a0}368\u{a0}547\u{a0}758,08\u{a0}₽");
    }

    #[test]
    fn numbers_carry_exactly_the_decimals_asked_for() {
        let (ru, en) = both();
        assert_eq!(ru.decimal(Decimal::new(26, 1), 1), "2,6");
        assert_eq!(en.decimal(Decimal::new(25, 1), 2), "2.50");
        assert_eq!(ru.decimal(Decimal::new(25, 1), 0), "3");
        assert_eq!(ru.decimal(Decimal::new(-4, 2), 1), "0,0", "nothing is not negative");
        assert_eq!(ru.litres(Decimal::new(380, 1)), "38 л");
        assert_eq!(en.litres_per_day(Decimal::new(255, 2)), "2.6 L/day");
    }
}
