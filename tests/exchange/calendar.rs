//! Production calendars as they come: the XML of xmlcalendar.ru, lists of days, and files that mean no good.

use chrono::NaiveDate;
use proptest::prelude::*;
use rodnik::domain::directory::DayType;
use rodnik::exchange::production_calendar::{
    CalendarError, DayFault, DayName, MOST_BYTES, MOST_DAYS, read_calendar,
};

/// 2026 as xmlcalendar.ru has it.
const YEAR: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<calendar year="2026" lang="ru" date="2025.09.24" country="ru">
    <holidays>
        <holiday id="1" title="Новогодние каникулы" />
        <holiday id="2" title="Рождество Христово" />
        <holiday id="3" title="День защитника Отечества" />
        <holiday id="4" title="Международный женский день" />
        <holiday id="5" title="Праздник Весны и Труда" />
        <holiday id="6" title="День Победы" />
        <holiday id="7" title="День России" />
        <holiday id="8" title="День народного единства" />
    </holidays>
    <days>
        <day d="01.01" t="1" h="1" /><day d="01.02" t="1" h="1" /><day d="01.03" t="1" h="1" />
        <day d="01.04" t="1" h="1" /><day d="01.05" t="1" h="1" /><day d="01.06" t="1" h="1" />
        <day d="01.07" t="1" h="2" /><day d="01.08" t="1" h="1" /><day d="01.09" t="1" f="01.03" />
        <day d="02.23" t="1" h="3" /><day d="03.08" t="1" h="4" /><day d="03.09" t="1" f="03.08" />
        <day d="04.30" t="2" /><day d="05.01" t="1" h="5" /><day d="05.08" t="2" />
        <day d="05.09" t="1" h="6" /><day d="05.11" t="1" f="05.09" /><day d="06.11" t="2" />
        <day d="06.12" t="1" h="7" /><day d="11.03" t="2" /><day d="11.04" t="1" h="8" />
        <day d="12.31" t="1" f="01.04" />
    </days>
</calendar>"#;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn kinds(text: &str) -> Vec<(String, DayType)> {
    let calendar = read_calendar(text.as_bytes()).unwrap();
    calendar.days.into_iter().map(|day| (day.day.to_string(), day.kind)).collect()
}

#[test]
fn a_year_is_read_with_its_holidays_short_days_and_moved_ones() {
    let calendar = read_calendar(YEAR.as_bytes()).unwrap();
    assert_eq!((calendar.year, calendar.days.len(), calendar.faults.len()), (Some(2026), 22, 0));
    let of = |on: &str| calendar.days.iter().find(|known| known.day == day(on)).unwrap();
    assert_eq!(of("2026-01-07").name, DayName::Title("Рождество Христово".into()));
    assert_eq!(of("2026-01-09").name, DayName::MovedFrom(day("2026-01-03")));
    assert_eq!((of("2026-04-30").kind, &of("2026-04-30").name), (DayType::Short, &DayName::None));
    assert_eq!(calendar.days.iter().filter(|day| day.kind == DayType::NoDelivery).count(), 18);
}

#[test]
fn a_day_that_is_none_and_a_type_that_is_none_are_named_and_the_rest_is_read() {
    let text = r#"<calendar year="2026"><days><day d="02.30" t="1"/><day d="05.01" t="9"/><day t="1"/>
        <day d="11.07" t="3"/></days></calendar>"#;
    let calendar = read_calendar(text.as_bytes()).unwrap();
    let faults: Vec<_> = calendar.faults.iter().map(|fault| (fault.row, fault.fault)).collect();
    assert_eq!(faults, [(1, DayFault::Date), (2, DayFault::Type), (3, DayFault::Date)]);
    assert_eq!(calendar.days.len(), 1);
}

#[test]
fn the_29th_of_february_is_a_day_of_leap_years_alone() {
    let text =
        |year: i32| format!(r#"<calendar year="{year}"><days><day d="02.29" t="1"/></days></calendar>"#);
    assert_eq!(kinds(&text(2028)), [("2028-02-29".to_owned(), DayType::NoDelivery)]);
    assert_eq!(read_calendar(text(2027).as_bytes()).unwrap().faults.len(), 1);
}

#[test]
fn a_list_is_read_in_the_words_of_either_language() {
    let list = "Дата;Тип;Название\n01.01.2026;нет доставки;Новый год\n2026-05-08;Сокращённый;\n16.05.2026;3;\n\
                12.06.2026;holiday;День России\n13.06.2026;обычный;\n";
    let calendar = read_calendar(list.as_bytes()).unwrap();
    assert_eq!(calendar.faults, []);
    let kinds: Vec<DayType> = calendar.days.iter().map(|day| day.kind).collect();
    use DayType::{Holiday, NoDelivery, Ordinary, Short, Working};
    assert_eq!(kinds, [NoDelivery, Short, Working, Holiday, Ordinary]);
    assert_eq!(calendar.days[0].name, DayName::Title("Новый год".into()));
    assert_eq!(calendar.years(), [2026]);
}

#[test]
fn a_wrong_row_of_a_list_is_named_by_its_line() {
    let calendar =
        read_calendar("2026-01-01;1;\n2026-02-30;1;\n2026-03-01;воскресник;\n".as_bytes()).unwrap();
    let faults: Vec<_> = calendar.faults.iter().map(|fault| (fault.row, fault.fault)).collect();
    assert_eq!(faults, [(2, DayFault::Date), (3, DayFault::Type)]);
    assert_eq!(calendar.days.len(), 1);
}

#[test]
fn a_list_of_excel_in_windows_1251_is_read() {
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("01.01.2026;нет доставки;Новый год\r\n");
    assert_eq!(read_calendar(&bytes).unwrap().days[0].name, DayName::Title("Новый год".into()));
}

#[test]
fn entities_and_a_document_type_of_its_own_are_refused_unread() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
        <calendar year="2026"><holidays><holiday id="1" title="&lol2;"/></holidays></calendar>"#;
    assert_eq!(read_calendar(bomb.as_bytes()), Err(CalendarError::DocumentType));
    let file =
        r#"<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/passwd">]><calendar year="2026">&x;</calendar>"#;
    assert_eq!(read_calendar(file.as_bytes()), Err(CalendarError::DocumentType));
    let unknown = r#"<calendar year="2026"><holidays><holiday id="1" title="&lol;"/></holidays></calendar>"#;
    assert!(matches!(read_calendar(unknown.as_bytes()), Err(CalendarError::Broken { .. })));
}

#[test]
fn what_is_too_deep_too_large_or_too_much_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert_eq!(read_calendar(deep.as_bytes()), Err(CalendarError::TooDeep));
    assert_eq!(read_calendar(&vec![b' '; MOST_BYTES + 1]), Err(CalendarError::TooLarge));
    let days = r#"<day d="01.01" t="1"/>"#.repeat(MOST_DAYS + 2);
    let many = format!(r#"<calendar year="2026"><days>{days}</days></calendar>"#);
    assert_eq!(read_calendar(many.as_bytes()), Err(CalendarError::TooLarge));
    let rows = "2026-01-01;1;\n".repeat(MOST_DAYS + 2);
    assert_eq!(read_calendar(rows.as_bytes()), Err(CalendarError::TooLarge));
}

#[test]
fn what_is_no_calendar_says_so() {
    assert_eq!(read_calendar(b"<html><body/></html>"), Err(CalendarError::NotACalendar));
    assert_eq!(read_calendar(b"<calendar><days/></calendar>"), Err(CalendarError::NoYear));
    assert_eq!(read_calendar(br#"<calendar year="9999"/>"#), Err(CalendarError::NoYear));
    for cut in ["<calendar year=\"2026\"><days>", "<calendar year=\"2026", "<calendar year=\"2026\"></days>"]
    {
        assert!(matches!(read_calendar(cut.as_bytes()), Err(CalendarError::Broken { .. })), "{cut}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
        drop(read_calendar(&bytes));
        let mut xml = b"<calendar year=\"2026\"><days>".to_vec();
        xml.extend(&bytes);
        drop(read_calendar(&xml));
    }

    #[test]
    fn a_calendar_cut_or_spoilt_anywhere_is_read_or_refused(at in 0..YEAR.len(), byte in any::<u8>()) {
        let mut bytes = YEAR.as_bytes().to_vec();
        bytes[at] = byte;
        drop(read_calendar(&bytes));
        drop(read_calendar(&bytes[..at]));
    }

    #[test]
    fn what_is_read_is_never_more_than_what_was_written(text in "[0-9.;a-zа-я\n ]{0,200}") {
        if let Ok(calendar) = read_calendar(text.as_bytes()) {
            prop_assert!(calendar.days.len() + calendar.faults.len() <= text.lines().count());
        }
    }
}
