//! Cells become values: exact, or refused with the reason.

use chrono::NaiveDate;
use proptest::prelude::*;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::planning::PlanningKind;
use rodnik::exchange::planning_words::{payment_kind, planning_kind, status, weekdays};
use rodnik::exchange::reason::{Dictionary, Reason};
use rodnik::exchange::table::CellRef;
use rodnik::exchange::values::{
    Birthday, birthday, date, line, millilitres, money, note, number, quantity, within, yes_no,
};

fn kopecks(text: &str) -> Result<i64, Reason> {
    money(CellRef::Text(text)).map(|money| money.as_minor())
}

#[test]
fn money_is_read_to_the_kopeck_in_every_spelling() {
    for (text, minor) in [
        ("0", 0),
        ("350", 35_000),
        ("1 234,50", 123_450),
        ("1,234.50", 123_450),
        ("1.234,50", 123_450),
        ("1'234.50", 123_450),
        ("1\u{a0}234,50", 123_450),
        ("1\u{202f}234,5", 123_450),
        ("1,234,567", 123_456_700),
        ("1234.5", 123_450),
        ("12,5000", 1_250),
        ("0,000", 0),
        ("−12,30", -1_230),
        ("-12.30", -1_230),
        ("(12,30)", -1_230),
        ("+12", 1_200),
        ("1 250,00 ₽", 125_000),
        ("1250 руб.", 125_000),
        ("$12.30", 1_230),
        ("-5 р.", -500),
        (",5", 50),
        ("92233720368547758,07", i64::MAX),
    ] {
        assert_eq!(kopecks(text), Ok(minor), "{text}");
    }
}

#[test]
fn what_is_no_exact_money_is_refused_with_its_reason() {
    for (text, reason) in [
        ("1e9", Reason::NotANumber),
        ("NaN", Reason::NotANumber),
        ("inf", Reason::NotANumber),
        ("", Reason::NotANumber),
        ("5,", Reason::NotANumber),
        ("12 34", Reason::NotANumber),
        ("1,23,4", Reason::NotANumber),
        ("--5", Reason::NotANumber),
        ("5-", Reason::NotANumber),
        ("1.234,567.8", Reason::NotANumber),
        ("1,005", Reason::TooManyDecimals { limit: 2 }),
        ("1,234", Reason::TooManyDecimals { limit: 2 }),
        ("1,000", Reason::AmbiguousNumber),
        ("25.000", Reason::AmbiguousNumber),
        ("92233720368547758,08", Reason::TooLarge),
        ("1000000000000000000000000000000", Reason::TooLarge),
    ] {
        assert_eq!(kopecks(text), Err(reason), "{text}");
    }
}

#[test]
fn volumes_and_quantities_have_their_own_exactness() {
    let litres = |text: &str| millilitres(CellRef::Text(text));
    assert_eq!(litres("2,7"), Ok(2_700));
    assert_eq!(litres("1,234"), Ok(1_234));
    assert_eq!(litres("19 л"), Ok(19_000));
    assert_eq!(litres("1,5 л/день"), Ok(1_500));
    assert_eq!(litres("0,0005"), Err(Reason::TooManyDecimals { limit: 3 }));
    assert_eq!(litres("-1"), Err(Reason::Negative));
    let pieces = |text: &str| quantity(CellRef::Text(text));
    assert_eq!(pieces("2"), Ok(2));
    assert_eq!(pieces("2,000"), Ok(2), "1C writes quantities with three decimals");
    assert_eq!(pieces("3 шт."), Ok(3));
    assert_eq!(pieces("1,5"), Err(Reason::NotWhole));
    assert_eq!(pieces("-1"), Err(Reason::Negative));
    assert_eq!(pieces("4294967296"), Err(Reason::TooLarge));
    assert_eq!(within(CellRef::Text("53"), 1, 52), Err(Reason::OutOfRange { from: 1, to: 52 }));
}

#[test]
fn a_day_is_read_in_every_spelling() {
    let day = NaiveDate::from_ymd_opt(2026, 11, 9).unwrap();
    for text in [
        "09.11.2026",
        "9.11.26",
        "9.11.2026 14:30:00",
        "2026-11-09",
        "2026-11-09T14:30:00Z",
        "2026-11-09 14:30",
        "09/11/2026",
        "9-11-2026",
        "09.11.2026 г.",
        "09.11.2026г.",
        " 09.11.2026 ",
    ] {
        assert_eq!(date(CellRef::Text(text)), Ok(day), "{text}");
    }
    assert_eq!(date(CellRef::DateTime(day.and_hms_opt(14, 30, 0).unwrap())), Ok(day));
}

#[test]
fn an_impossible_day_is_refused() {
    let years = Reason::YearOutOfRange { from: 2000, to: 2100 };
    for (text, reason) in [
        ("31.02.2026", Reason::NoSuchDay),
        ("29.02.2026", Reason::NoSuchDay),
        ("09.13.2026", Reason::NoSuchDay),
        ("0.1.2026", Reason::NoSuchDay),
        ("09.11.1999", years.clone()),
        ("09.11.70", years.clone()),
        ("09.11.2101", years),
        ("09.11", Reason::NotADate),
        ("09.11.026", Reason::NotADate),
        ("вчера", Reason::NotADate),
        ("45000", Reason::NotADate),
        ("1.2.3.4", Reason::NotADate),
        ("09.11.2026 вечером", Reason::NotADate),
        ("", Reason::NotADate),
    ] {
        assert_eq!(date(CellRef::Text(text)), Err(reason), "{text}");
    }
}

#[test]
fn a_birthday_needs_no_year() {
    let told = |text: &str| birthday(CellRef::Text(text));
    let on = |month, day, year| Ok(Birthday { month, day, year });
    assert_eq!(told("02.12"), on(12, 2, None));
    assert_eq!(told("2.12."), on(12, 2, None));
    assert_eq!(told("29.02"), on(2, 29, None));
    assert_eq!(told("02.12.1980"), on(12, 2, Some(1980)));
    assert_eq!(told("02.12.80"), on(12, 2, Some(1980)));
    assert_eq!(told("02.12.05"), on(12, 2, Some(2005)));
    assert_eq!(told("1980-12-02"), on(12, 2, Some(1980)));
    assert_eq!(told("30.02"), Err(Reason::NoSuchDay));
    assert_eq!(told("29.02.1981"), Err(Reason::NoSuchDay));
    assert_eq!(told("02.12.1880"), Err(Reason::YearOutOfRange { from: 1900, to: 2100 }));
}

#[test]
fn kinds_of_planning_are_told_in_words() {
    for (text, kind, days) in [
        ("По средней", PlanningKind::Average, None),
        ("average", PlanningKind::Average, None),
        ("по дням недели", PlanningKind::Weekdays, None),
        ("By weekdays", PlanningKind::Weekdays, None),
        ("Через каждые Х дней", PlanningKind::Every, None),
        ("каждые 5 дней", PlanningKind::Every, Some(5)),
        ("через каждые 14 дней", PlanningKind::Every, Some(14)),
        ("раз в 7 дней", PlanningKind::Every, Some(7)),
        ("every 5 days", PlanningKind::Every, Some(5)),
        ("every", PlanningKind::Every, None),
        ("Не планировать", PlanningKind::None, None),
        ("none", PlanningKind::None, None),
    ] {
        assert_eq!(planning_kind(text), Ok((kind, days)), "{text}");
    }
    assert_eq!(planning_kind("как попало"), Err(Reason::UnknownWord(Dictionary::Planning)));
    assert_eq!(planning_kind("5 дней"), Err(Reason::UnknownWord(Dictionary::Planning)));
    assert_eq!(planning_kind("каждые 0 дней"), Err(Reason::OutOfRange { from: 1, to: 365 }));
}

#[test]
fn weekdays_are_told_in_words_numbers_and_ranges() {
    for (text, mask) in [
        ("вт, пт", 0b001_0010),
        ("вторник", 0b000_0010),
        ("Вторник; Пятница", 0b001_0010),
        ("по вторникам и пятницам", 0b001_0010),
        ("Tue Fri", 0b001_0010),
        ("2,5", 0b001_0010),
        ("2.5", 0b001_0010),
        ("пн-пт", 0b001_1111),
        ("Пн – Пт", 0b001_1111),
        ("пт-пн", 0b111_0001),
        ("Mon-Wed, Sun", 0b100_0111),
        ("вс", 0b100_0000),
        ("будни", 0b001_1111),
        ("ежедневно", 0b111_1111),
    ] {
        assert_eq!(weekdays(text).map(|days| days.mask()), Ok(mask), "{text}");
    }
    for text in ["", "8", "25", "завтра", "п", "вт-", "пн-ср-пт"] {
        assert_eq!(weekdays(text), Err(Reason::NotWeekdays), "{text}");
    }
}

#[test]
fn dictionaries_know_the_words_of_offices() {
    assert_eq!(status("Активный"), Ok(AddressStatus::Active));
    assert_eq!(status("проверка отвала"), Ok(AddressStatus::ChurnReview));
    assert_eq!(status("churn_review"), Ok(AddressStatus::ChurnReview));
    assert_eq!(status("Закрыт"), Ok(AddressStatus::Closed));
    assert_eq!(status("спит"), Err(Reason::UnknownWord(Dictionary::Status)));
    assert_eq!(payment_kind("Наличные"), Ok(PaymentKind::Cash));
    assert_eq!(payment_kind("безналичный расчёт"), Ok(PaymentKind::Transfer));
    assert_eq!(payment_kind("card"), Ok(PaymentKind::Card));
    assert_eq!(payment_kind("бартер"), Err(Reason::UnknownWord(Dictionary::Payment)));
    for (text, yes) in [
        ("да", true),
        ("Нет", false),
        ("1", true),
        ("0", false),
        ("+", true),
        ("-", false),
        ("x", true),
        ("true", true),
        ("", false),
    ] {
        assert_eq!(yes_no(CellRef::Text(text)), Ok(yes), "{text}");
    }
    assert_eq!(yes_no(CellRef::Text("может быть")), Err(Reason::NotYesNo));
}

#[test]
fn texts_are_tidied_and_control_characters_refused() {
    assert_eq!(line("  ООО\u{a0}\u{a0}«Ромашка»\n ", 300).unwrap(), "ООО «Ромашка»");
    assert_eq!(line("a\u{1}b", 300), Err(Reason::ControlCharacter));
    assert_eq!(line("a\0b", 300), Err(Reason::ControlCharacter));
    assert_eq!(line(&"я".repeat(301), 300), Err(Reason::TooLong { limit: 300 }));
    assert_eq!(line(&"я".repeat(300), 300).unwrap().chars().count(), 300);
    assert_eq!(note("a\r\nb\tc ", 300).unwrap(), "a\nb c");
    assert_eq!(note("a\u{7}", 300), Err(Reason::ControlCharacter));
}

proptest! {
    #[test]
    fn every_amount_is_read_back_as_it_was_written(minor in any::<i64>(), mark in "[,.]", space in "[ \u{a0}\u{202f}']?") {
        let whole = (minor.unsigned_abs() / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 {
                grouped.push_str(&space);
            }
            grouped.push(digit);
        }
        let sign = if minor < 0 { "-" } else { "" };
        let text = format!("{sign}{grouped}{mark}{:02}", minor.unsigned_abs() % 100);
        prop_assert_eq!(kopecks(&text), Ok(minor));
    }

    #[test]
    fn every_day_is_read_back_as_it_was_written(days in 0_i64..36_890) {
        let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Duration::days(days);
        for form in ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y 00:00:00"] {
            let text = day.format(form).to_string();
            prop_assert_eq!(date(CellRef::Text(&text)), Ok(day));
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "(.{0,30}|[-+0-9.,' ()eгT:/лрубшт$]{0,40})") {
        let cell = CellRef::Text(&text);
        let _ = (number(cell), money(cell), millilitres(cell), quantity(cell), date(cell), birthday(cell));
        let _ = (yes_no(cell), planning_kind(&text), weekdays(&text), status(&text), line(&text, 5), note(&text, 5));
    }
}
