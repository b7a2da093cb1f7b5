//! Clocks that are wrong, midnight, and the zones of the world.

use std::path::Path;

use chrono::{Days, NaiveDateTime, TimeDelta};
use rodnik::clock::{self, Clock};
use rodnik::domain::ids::{AddressId, TaskId};
use rodnik::service::check::check;
use rodnik::service::clock_check::clock_behind;
use rodnik::service::outcome::{Comment, RowRef};
use rodnik::service::{Input, Office, Refusal, new_key};

use super::acts::ACTS;
use super::office::{Place, day, worker};
use super::worker::{self as process, WAY, hands};

fn at(day: &str, time: &str) -> NaiveDateTime {
    format!("{day}T{time}").parse().expect("a moment")
}

fn office(path: &Path, moment: NaiveDateTime) -> Office {
    Office::open(path, Clock::stopped_at(moment)).expect("the office")
}

fn speak(office: &mut Office, text: &str) {
    let worker = worker(office);
    let comment = Comment { address: AddressId(1), task: None, text: text.into() };
    office.run(&worker, new_key().expect("a key"), &comment).expect("said");
}

/// The day's work under clocks from 1970 to the end of the century: done or refused, and the office stays well.
pub fn any_clock() -> String {
    let clocks = [
        ("1970-01-01", "00:00:00"),
        ("1999-12-31", "23:59:59"),
        ("2026-11-18", "23:59:59"),
        ("2038-01-19", "03:14:07"),
        ("2038-01-19", "03:14:08"),
        ("2099-12-31", "23:59:59"),
        ("2106-02-07", "06:28:16"),
        ("9999-12-31", "23:59:59"),
    ];
    let (mut done, mut refused) = (0, 0);
    for (day, time) in clocks {
        let place = Place::new(10);
        let mut hands = hands(&place.path(), 3);
        hands.office = office(&place.path(), at(day, time));
        for _ in 0..4 {
            for act in &ACTS {
                match (act.run)(&mut hands, new_key().expect("a key")) {
                    Ok(()) => done += 1,
                    Err(Refusal::Store(error)) => panic!("{} on {day}: {error}", act.name),
                    Err(_) => refused += 1,
                }
            }
        }
        assert_eq!(hands.office.read(check), Ok::<_, Refusal>(vec![]), "on {day}");
        place.nothing_is_half_done();
    }
    format!("{} clocks, {done} actions done, {refused} refused, each office well", clocks.len())
}

/// Whoever comes later stands later, whatever his clock says.
pub fn set_back() -> String {
    let place = Place::new(3);
    let moments = [
        at("2026-11-18", "12:00:00"),
        at("2026-11-18", "09:00:00"),
        at("2025-01-01", "00:00:00"),
        at("2026-11-18", "12:30:00"),
    ];
    let mut told = Vec::new();
    for (turn, moment) in moments.into_iter().enumerate() {
        let mut office = office(&place.path(), moment);
        let clock = office.clock();
        told.push(office.read(|read| clock_behind(read, clock)).expect("read").is_some());
        speak(&mut office, &format!("turn {turn}"));
    }
    assert_eq!(told, [false, true, true, false]);
    assert_eq!(
        place.texts("SELECT text FROM comment WHERE text LIKE 'turn %' ORDER BY id"),
        ["turn 0", "turn 1", "turn 2", "turn 3"]
    );
    let mut office = office(&place.path(), at("2026-11-18", "13:00:00"));
    let newest = office.read(|read| read.newest_history(AddressId(1))).expect("the history");
    let instants: Vec<String> = newest.into_iter().take(4).map(|row| row.at).collect();
    let expected: Vec<String> =
        moments.iter().rev().map(|moment| clock::instant(*moment).expect("an instant")).collect();
    assert_eq!(instants, expected, "the history is in the order of what was done");
    let thread = office.read(|read| read.running_comments(AddressId(1))).expect("the thread");
    let turns: Vec<String> =
        thread.into_iter().map(|row| row.text).filter(|text| text.starts_with("turn")).collect();
    assert_eq!(turns, ["turn 0", "turn 1", "turn 2", "turn 3"], "and so is the thread");
    place.is_well();
    "4 clocks, 2 of them told as set back, 4 comments in the order in which they were said".to_owned()
}

/// The row was seen at a minute to midnight; what was agreed is sent a minute after it.
pub fn midnight() -> String {
    let place = Place::new(20);
    let open =
        "SELECT id FROM task WHERE state = 'open' AND kind IN ('planned', 'postponed') ORDER BY list_date";
    let id = TaskId(place.numbers(open)[0]);
    let mut before = office(&place.path(), at("2026-11-18", "23:59:00"));
    let task = before.read(|read| read.task(id)).expect("read").expect("a customer on the phone");
    let mut hands = hands(&place.path(), 1);
    hands.office = office(&place.path(), at("2026-11-19", "00:01:00"));
    let mut order = hands.ordered(task.address, "as agreed".to_owned());
    order.row = Some(RowRef::Task { id: task.id, version: task.version });
    (order.accept, order.delivery_on) = (true, day("2026-11-18"));
    let key = || new_key().expect("a key");
    let late = hands.office.run(&hands.actor, key(), &order).map(drop);
    assert_eq!(late, Err(Refusal::Input(Input::Past(day("2026-11-18")))), "today has become yesterday");
    order.delivery_on = day("2026-11-20");
    let agreed = hands.office.run(&hands.actor, key(), &order);
    assert!(agreed.is_ok(), "the row that was seen is still that row: {agreed:?}");
    let again = before.run(&hands.actor, key(), &order).map(drop);
    assert!(
        matches!(again, Err(Refusal::Stale { .. } | Refusal::TaskHandled)),
        "and was handled once: {again:?}"
    );
    place.is_well();
    "an order agreed before midnight was written after it, once; one for the day that had passed was refused"
        .to_owned()
}

/// Zones by their rules, so that no table of the system is needed: with and without summer time, half and quarter hours, on
/// both sides of the date line, and where the hour changes at midnight itself.
#[cfg(unix)]
const ZONES: [&str; 12] = [
    "UTC0",
    "MSK-3",
    "YEKT-5",
    "PETT-12",
    "IST-5:30",
    "NPT-5:45",
    "<+14>-14",
    "<-12>12",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "EST5EDT,M3.2.0,M11.1.0",
    "<-03>3<-02>,M10.3.0/0,M2.3.0/0",
    "<-04>4<-03>,M9.1.6/24,M4.1.6/24",
];

/// A process for each zone, all on one office: whoever comes later comes from elsewhere.
#[cfg(unix)]
pub fn every_zone() -> String {
    let place = Place::new(10);
    for zone in ZONES {
        let output = process::command(&place.path(), 0, 0).env(WAY, "zone").env("TZ", zone).output();
        let output = output.expect("a process");
        assert!(output.status.success(), "{zone}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let said = place.number("SELECT count(*) FROM comment WHERE text LIKE 'in a zone%'");
    place.is_well();
    format!(
        "{} zones, {said} comments around the changes of the hour, every day of three years has its midnight",
        ZONES.len()
    )
}

/// The zone of the system itself.
#[cfg(not(unix))]
pub fn every_zone() -> String {
    let place = Place::new(10);
    let output = process::command(&place.path(), 0, 0).env(WAY, "zone").output().expect("a process");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    place.is_well();
    "one zone, that of the system: here a process has none of its own".to_owned()
}

/// In the process of a zone: every instant comes back as the same time of day, every day has a beginning, and work at the
/// changes of the hour is done on the right day.
pub fn in_this_zone(path: &Path) {
    let first = day("2025-01-01");
    for date in first.iter_days().take(3 * 365) {
        let begin = clock::midnight(date).expect("a day begins");
        let local = clock::local(&begin).expect("an instant");
        assert_eq!(local.date(), date, "{begin}");
        let noon = date.and_hms_opt(12, 0, 0).expect("noon");
        assert_eq!(clock::instant(noon).and_then(|instant| clock::local(&instant)), Some(noon));
        let next = clock::midnight(date + Days::new(1)).expect("the next day begins");
        let hours = clock::seconds_between(&begin, &next) / 3_600;
        assert!((23..=25).contains(&hours), "{date} has {hours} hours");
        if hours != 24 {
            for half in 0..48 {
                let moment = date.and_hms_opt(0, 0, 0).expect("midnight") + TimeDelta::minutes(30 * half);
                let clock = Clock::stopped_at(moment);
                assert_eq!(clock.today(), date);
                // In the hour that is skipped there is no such time; in the one that comes twice, two.
                if let Some(instant) = clock::instant(moment) {
                    assert_eq!(clock::local(&instant), Some(moment));
                }
                if half % 8 == 0 {
                    speak(&mut office(path, moment), &format!("in a zone at {moment}"));
                }
            }
        }
    }
    let mut office = office(path, at("2026-11-18", "10:00:00"));
    assert_eq!(office.read(check), Ok::<_, Refusal>(vec![]));
}
