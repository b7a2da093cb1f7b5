//! An office that a window has open, and another program that wants it for itself.

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::service::backup::back_up;
use rodnik::service::{Office, OfficeLink, Watch};

use super::Desk;

#[test]
fn an_office_that_a_window_works_in_is_not_replaced_whatever_the_window_looked_into() {
    let desk = Desk::sample();
    desk.run(&["backup"]).well();
    let clock = Clock::on(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    // As a window has it: a writer, a reader, a searcher.
    let link = OfficeLink::start(Office::open(&desk.path(), clock).unwrap()).unwrap();
    let reads = || link.read(|read| Ok(read.users()?)).blocking_recv().unwrap().unwrap().len();
    assert!(reads() > 0);
    assert!(desk.run(&["restore"]).refused().contains("open"), "beside its connections");
    // Each looks into the file by its path once more.
    back_up(&desk.path(), clock, true, &Watch::default()).unwrap();
    rodnik::store::is_encrypted(&desk.path());
    drop(rodnik::store::examine(&desk.path()));
    assert!(desk.run(&["restore"]).refused().contains("open"), "after it was looked into");
    assert!(reads() > 0, "it is the same file still");
    let log = desk.path().with_extension("rodnik-wal");
    assert!(log.exists(), "and its log is with it");
    drop(link);
    assert!(rodnik::service::all_closed(std::time::Duration::from_secs(60)));
    desk.run(&["restore"]).well();
}

#[test]
fn what_an_office_lacks_and_its_journal_holds_is_said_by_every_command_and_brought_back_by_restore() {
    let desk = Desk::sample();
    let old = std::fs::read(desk.path()).unwrap();
    for _ in 0..3 {
        let clock = Clock::on(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let mut office = Office::open(&desk.path(), clock).unwrap();
        let actor = office.actor(None).unwrap();
        let work = rodnik::service::calendar_change::SetCalendarDay {
            day: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
            no_delivery: true,
            name: "Snow".to_owned(),
            watch: Watch::default(),
        };
        office.run(&actor, rodnik::service::new_key().unwrap(), &work).map(drop).unwrap();
    }
    std::fs::write(desk.path(), &old).unwrap();
    for command in [&["check"][..], &["list", "active"], &["journal"]] {
        let said = desk.run(command).refused();
        assert!(said.contains("3 actions") && said.contains("“restore”"), "{said}");
    }
    assert_eq!(std::fs::read(desk.path()).unwrap(), old);
    let said = desk.run(&["restore"]).well();
    assert!(said.contains("brought back 3 actions"), "{said}");
    desk.run(&["check"]).well();
}
