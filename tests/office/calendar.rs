//! The delivery calendar: a year is painted in one step, taken back in one, and brought in from a file (S1-22, P-31).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{Datelike, NaiveDate, Weekday};
use rodnik::domain::directory::DayType;
use rodnik::domain::planning::Weekdays;
use rodnik::exchange::production_calendar::read_calendar;
use rodnik::i18n::{Language, Texts};
use rodnik::service::calendar_change::{CalendarChanged, SetCalendarDays, empty_next_year};
use rodnik::service::calendar_import::{days_to_set, usual_rest};
use rodnik::service::directory::DirectoryRefusal;
use rodnik::service::replanning::{Moved, ReplanAll};
use rodnik::service::{Input, Refusal, Watch};
use rodnik::store::DayMark;

use super::story::{Story, day};

fn mark(on: &str, kind: DayType, name: &str) -> DayMark {
    DayMark { day: day(on), kind, name: name.into() }
}

fn closed(on: &str) -> DayMark {
    mark(on, DayType::NoDelivery, "Closed")
}

/// Previews, carries out, and the preview was right; a replan of everything finds nothing to do.
#[track_caller]
fn sets(story: &mut Story, days: Vec<DayMark>) -> CalendarChanged {
    let change = SetCalendarDays { days, watch: Watch::default() };
    let before = story.everything();
    let preview = story.office.read(|read| change.preview(read)).expect("a preview");
    assert_eq!(story.everything(), before, "a preview writes nothing");
    let done = story.done(&change);
    assert_eq!(done.moved, preview);
    story.is_well();
    let summary = story.done(&ReplanAll::default());
    assert_eq!((summary.plans, summary.tasks), (0, 0));
    done
}

fn kept(story: &mut Story, year: i32) -> Vec<DayMark> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    story.office.read(|read| read.calendar_days(day(1, 1), day(12, 31))).unwrap()
}

#[test]
fn p_31_several_days_are_set_in_one_step_and_taken_back_in_one() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(7).sells(1).on("2026-11-18");
    story.address("A-2").every(7).sells(1).on("2026-11-19");
    story.address("FAR").every(60).sells(1).on("2026-11-19");
    let done = sets(&mut story, vec![closed("2026-11-25"), closed("2026-11-26"), closed("2026-11-24")]);
    assert_eq!(done.moved, Moved { addresses: 2, moved: 2 });
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2026-11-27")), "the day before is closed too");
    assert_eq!(done.before, ["2026-11-24", "2026-11-25", "2026-11-26"].map(|on| DayMark::ordinary(day(on))));
    let back = sets(&mut story, done.before);
    assert_eq!(back.moved, Moved { addresses: 2, moved: 2 });
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2026-11-25")));
    assert_eq!(back.before.len(), 3);
    assert!(kept(&mut story, 2026).is_empty());
}

#[test]
fn s1_22_only_no_delivery_is_gone_round() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(7).sells(1).on("2026-11-18");
    for kind in [DayType::Holiday, DayType::Short, DayType::Working] {
        let done = sets(&mut story, vec![mark("2026-11-25", kind, "A day")]);
        assert_eq!(done.moved, Moved::default(), "{kind:?}");
        assert_eq!(kept(&mut story, 2026), [mark("2026-11-25", kind, "A day")]);
    }
    assert_eq!(sets(&mut story, vec![closed("2026-11-25")]).moved.moved, 1);
}

#[test]
fn a_new_name_of_a_closed_day_reaches_the_reasons_and_moves_nothing() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(7).sells(1).on("2026-11-18");
    sets(&mut story, vec![closed("2026-11-25")]);
    let done = sets(&mut story, vec![mark("2026-11-25", DayType::NoDelivery, "Stocktaking")]);
    assert_eq!(done.moved, Moved { addresses: 1, moved: 0 });
    assert!(format!("{:?}", story.card("A-1").plan.reasons).contains("Stocktaking"));
}

#[test]
fn nothing_to_set_a_far_day_and_a_long_name_are_refused() {
    let mut story = Story::on("2026-11-22");
    let set = |days| SetCalendarDays { days, watch: Watch::default() };
    assert_eq!(story.refuses(&set(vec![])), Refusal::Directory(DirectoryRefusal::NoDays));
    let far = Refusal::Input(Input::Date(day("2101-01-01")));
    assert_eq!(story.refuses(&set(vec![closed("2026-11-25"), closed("2101-01-01")])), far);
    let long = mark("2026-11-25", DayType::Holiday, &"x".repeat(301));
    assert_eq!(story.refuses(&set(vec![long])), Refusal::Input(Input::LongText(300)));
    sets(&mut story, vec![mark("2026-11-25", DayType::Holiday, &"ю".repeat(300))]);
}

#[test]
fn a_stopped_change_leaves_nothing_half_done() {
    let mut story = Story::on("2026-11-22");
    for at in 0..5 {
        story.address(&format!("A-{at}")).every(7).sells(1).on("2026-11-18");
    }
    let told = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&told);
    let watch = Watch::through(move |(done, _)| {
        seen.store(done, Ordering::Relaxed);
        done < 3
    });
    let stopped = SetCalendarDays { days: vec![closed("2026-11-25")], watch };
    assert_eq!(story.refuses(&stopped), Refusal::Cancelled);
    assert_eq!(told.load(Ordering::Relaxed), 3);
}

#[test]
fn the_history_says_what_a_day_was_and_what_it_is() {
    let mut story = Story::on("2026-11-22");
    story.done(&SetCalendarDays { days: vec![closed("2026-11-25")], watch: Watch::default() });
    let detail = story.last_detail("set_calendar_days");
    assert_eq!(detail["changed"][0]["field"], "2026-11-25");
    assert_eq!(detail["changed"][0]["before"]["type"], "ordinary");
    assert_eq!(detail["changed"][0]["after"]["name"], "Closed");
}

#[test]
fn in_december_it_is_said_that_next_year_is_empty() {
    let mut story = Story::on("2026-11-30");
    let mut empty = |today: &str| story.office.read(|read| empty_next_year(read, day(today))).unwrap();
    assert_eq!(empty("2026-11-30"), None, "there is time yet");
    assert_eq!(empty("2026-12-01"), Some(2027));
    sets(&mut story, vec![closed("2027-01-01")]);
    let empty =
        |story: &mut Story| story.office.read(|read| empty_next_year(read, day("2026-12-31"))).unwrap();
    assert_eq!(empty(&mut story), None);
}

/// January and May of 2026 as xmlcalendar.ru has them, and a day before a holiday.
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<calendar year="2026" lang="ru" date="2025.10.01" country="ru">
  <holidays><holiday id="1" title="Новогодние каникулы"/><holiday id="5" title="День Победы"/></holidays>
  <days>
    <day d="01.01" t="1" h="1"/><day d="01.02" t="1" h="1"/><day d="01.09" t="1" f="01.03"/>
    <day d="04.30" t="2"/><day d="05.09" t="1" h="5"/><day d="05.16" t="3"/>
  </days>
</calendar>"#;

fn weekend() -> Weekdays {
    [Weekday::Sat, Weekday::Sun].into_iter().collect()
}

fn brought(story: &mut Story, rest: Weekdays) -> Vec<DayMark> {
    let calendar = read_calendar(XML.as_bytes()).unwrap();
    let texts = Texts::new(Language::Russian);
    story.office.read(|read| days_to_set(read, &calendar, rest, &texts)).unwrap()
}

#[test]
fn a_brought_year_has_its_holidays_and_the_weekly_rest_of_the_choice() {
    let mut story = Story::on("2026-11-22");
    let days = brought(&mut story, weekend());
    sets(&mut story, days);
    let year = kept(&mut story, 2026);
    let of = |on: &str| year.iter().find(|mark| mark.day == day(on)).cloned();
    assert_eq!(of("2026-01-01"), Some(mark("2026-01-01", DayType::NoDelivery, "Новогодние каникулы")));
    assert_eq!(of("2026-01-09"), Some(mark("2026-01-09", DayType::NoDelivery, "Перенос с 03.01")));
    assert_eq!(of("2026-04-30"), Some(mark("2026-04-30", DayType::Short, "")));
    assert_eq!(of("2026-05-16"), Some(mark("2026-05-16", DayType::Working, "")), "a Saturday that is worked");
    assert_eq!(of("2026-05-17"), Some(mark("2026-05-17", DayType::NoDelivery, "Воскресенье")));
    assert!(brought(&mut story, weekend()).is_empty(), "brought in twice it changes nothing");
    let mut other = Story::on("2026-11-22");
    assert_eq!(
        brought(&mut other, Weekdays::EMPTY).len(),
        6,
        "without a weekly rest only what the file says"
    );
}

#[test]
fn what_the_office_marked_itself_stays_where_the_file_is_silent() {
    let mut story = Story::on("2026-11-22");
    let own =
        [mark("2026-07-06", DayType::NoDelivery, "Переезд"), mark("2026-07-05", DayType::Working, "Ярмарка")];
    sets(&mut story, own.to_vec());
    let days = brought(&mut story, weekend());
    sets(&mut story, days);
    let year = kept(&mut story, 2026);
    assert!(own.iter().all(|mark| year.contains(mark)));
}

#[test]
fn the_weekly_rest_is_what_the_office_has_kept_so_far() {
    let mut story = Story::on("2026-11-22");
    let rest = |story: &mut Story| story.office.read(|read| usual_rest(read, 2027)).unwrap();
    assert_eq!(rest(&mut story), weekend(), "nothing is known yet");
    let first = day("2026-01-01");
    let sundays = first.iter_days().take(365).filter(|day| day.weekday() == Weekday::Sun);
    sets(&mut story, sundays.map(|day| closed(&day.to_string())).collect());
    assert_eq!(rest(&mut story), [Weekday::Sun].into_iter().collect());
    assert_eq!(first.year(), 2026);
}
