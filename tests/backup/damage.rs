//! Damage: found before an office is opened, said, never made worse, and a way back.

use std::fs;

use rodnik::service::Watch;
use rodnik::service::backup::{Aside, Restored, bring_as_far_as_the_journal, restore};
use rodnik::service::damage::{Damaged, Unopened, Wrong, accept, examine};
use rodnik::service::recover::journal_standing;
use rodnik::service::salvage::{Saved, salvage};
use rodnik::store::{Damage, JournalFinding, OpenError};

use crate::office::Desk;

#[track_caller]
fn damaged(desk: &Desk) -> Damaged {
    match examine(&desk.path()) {
        Err(Unopened::Damaged(damaged)) => *damaged,
        other => panic!("{other:?}"),
    }
}

/// A desk with a backup, to which something is then done.
fn after(change: impl FnOnce(&Desk)) -> Desk {
    let desk = Desk::new();
    desk.makes();
    change(&desk);
    desk
}

#[track_caller]
fn salvaged(desk: &Desk) -> Saved {
    salvage(&desk.path(), &desk.texts(), desk.clock(), &Watch::default()).expect("saved")
}

#[test]
fn a_good_office_is_good_and_an_unclean_end_is_known() {
    let desk = after(|_| ());
    assert!(!examine(&desk.path()).unwrap().unclean);
    desk.breaks_off("2026-12-01");
    let journal = fs::read(desk.with("-wal")).unwrap();
    assert!(examine(&desk.path()).unwrap().unclean);
    assert_eq!(fs::read(desk.with("-wal")).unwrap(), journal, "looking changes nothing");
    desk.is_sound();
}

/// What is done to an office, and whether that is what is told.
type Tried<'a> = (&'a dyn Fn(&Desk), fn(&Wrong) -> bool);

#[test]
fn an_empty_a_cut_and_a_spoilt_file_are_told_and_left_as_they_are() {
    let cut = |desk: &Desk| {
        let bytes = fs::read(desk.path()).unwrap();
        fs::write(desk.path(), &bytes[..bytes.len() / 2]).unwrap();
    };
    let spoil = |desk: &Desk| {
        let mut bytes = fs::read(desk.path()).unwrap();
        bytes[..64].fill(0);
        fs::write(desk.path(), bytes).unwrap();
    };
    let empty = |desk: &Desk| fs::write(desk.path(), "").unwrap();
    let zero = |desk: &Desk| {
        let mut bytes = fs::read(desk.path()).unwrap();
        bytes[100..4096].fill(0);
        fs::write(desk.path(), bytes).unwrap();
    };
    let gone = |desk: &Desk| fs::remove_file(desk.path()).unwrap();
    let tries: [Tried<'_>; 5] = [
        (&empty, |wrong| *wrong == Wrong::File(Damage::Empty)),
        (&cut, |wrong| matches!(wrong, Wrong::File(Damage::CutShort(has, needs)) if has < needs)),
        (&spoil, |wrong| *wrong == Wrong::File(Damage::Beginning)),
        (&zero, |wrong| matches!(wrong, Wrong::File(Damage::Pages(_)))),
        (&gone, |wrong| *wrong == Wrong::Gone),
    ];
    for (change, is_told) in tries {
        let desk = after(change);
        let before = fs::read(desk.path()).ok();
        let found = damaged(&desk);
        assert!(is_told(&found.wrong), "{:?}", found.wrong);
        assert_eq!(found.backups.len(), 1);
        assert_eq!(fs::read(desk.path()).ok(), before);
        // The way back.
        let mut wish = desk.wish(&found.backups[0].path);
        wish.aside = Aside::Damaged;
        let restored = restore(&wish, desk.clock()).unwrap();
        assert_eq!(restored.aside.map(|aside| fs::read(aside).unwrap()), before, "the evidence is kept");
        assert!(examine(&desk.path()).is_ok());
        desk.is_sound();
    }
}

#[test]
fn a_file_that_was_never_an_office_is_not_called_damaged() {
    let desk = Desk::new();
    for bytes in [&b""[..], b"name;address"] {
        let path = desk.folder.path().join("list.rodnik");
        fs::write(&path, bytes).unwrap();
        assert_eq!(examine(&path), Err(Unopened::Refused(OpenError::NotAnOffice(path.clone()))));
    }
    let gone = desk.folder.path().join("gone.rodnik");
    assert_eq!(examine(&gone), Err(Unopened::Refused(OpenError::NotFound(gone.clone()))));
}

#[test]
fn a_journal_that_is_lost_shows_by_the_backup_that_knew_more() {
    let desk = Desk::new();
    desk.breaks_off("2026-12-01");
    let base = fs::read(desk.path()).unwrap();
    desk.makes();
    fs::write(desk.path(), base).unwrap();
    let found = damaged(&desk);
    assert!(matches!(found.wrong, Wrong::Behind(_)), "{:?}", found.wrong);
    accept(&desk.path()).unwrap();
    assert!(examine(&desk.path()).is_ok(), "somebody said that it is meant so");
}

#[test]
fn an_older_file_put_in_its_place_shows_also_when_work_went_on_in_it() {
    let desk = Desk::new();
    let old = fs::read(desk.path()).unwrap();
    desk.work("2026-12-01");
    desk.makes();
    fs::write(desk.path(), old).unwrap();
    desk.work("2026-12-02");
    desk.work("2026-12-03");
    assert!(matches!(damaged(&desk).wrong, Wrong::Behind(_)));
}

#[test]
fn what_can_be_read_is_saved_and_the_office_works_again() {
    let mut whole = 0;
    for at in (4096..).step_by(40 * 4096).take(8) {
        let desk = after(|_| ());
        let mut bytes = fs::read(desk.path()).unwrap();
        if at + 4096 > bytes.len() {
            break;
        }
        bytes[at..at + 4096].fill(0x55);
        fs::write(desk.path(), &bytes).unwrap();
        let saved = salvaged(&desk);
        let rows: i64 = saved.tables.iter().map(|table| table.saved).sum();
        assert!(rows > 500, "{at}: {rows}");
        whole += usize::from(saved.tables.iter().all(|table| table.whole && table.dropped == 0));
        assert_eq!(fs::read(saved.aside.unwrap()).unwrap(), bytes, "the evidence is kept");
        desk.work("2026-12-01");
        desk.makes();
    }
    assert!(whole > 0, "a page of an index costs nothing");
}

#[test]
fn a_cut_a_spoilt_and_a_broken_off_file_give_what_they_hold() {
    let desk = Desk::new();
    let total = salvage_rows(&desk);
    let desk = after(|desk| {
        let mut bytes = fs::read(desk.path()).unwrap();
        bytes[..64].fill(0);
        fs::write(desk.path(), bytes).unwrap();
    });
    let saved = salvaged(&desk);
    assert_eq!(
        saved.tables.iter().map(|table| table.saved).sum::<i64>(),
        total,
        "the beginning alone is mended"
    );
    desk.is_sound();
    let desk = after(|desk| {
        let bytes = fs::read(desk.path()).unwrap();
        fs::write(desk.path(), &bytes[..bytes.len() / 4 * 3 / 4096 * 4096]).unwrap();
    });
    let saved = salvaged(&desk);
    assert!(saved.tables.iter().any(|table| !table.whole));
    desk.work("2026-12-01");
    let desk = after(|desk| desk.breaks_off("2026-12-01"));
    let before = desk.history();
    desk.breaks_off("2026-12-02");
    salvaged(&desk);
    // The last work stood in the journal, and the saving itself is a row.
    assert_eq!(desk.history(), before + 2);
}

fn salvage_rows(desk: &Desk) -> i64 {
    salvaged(desk).tables.iter().map(|table| table.saved).sum()
}

#[test]
fn what_a_file_without_a_single_table_holds_cannot_be_saved_and_stays() {
    let desk = after(|desk| fs::write(desk.path(), [7; 40_960]).unwrap());
    assert!(salvage(&desk.path(), &desk.texts(), desk.clock(), &Watch::default()).is_err());
    assert_eq!(fs::read(desk.path()).unwrap(), [7; 40_960]);
    assert_eq!(desk.files(), ["office.rodnik", "office.rodnik.backups"]);
}

#[test]
fn a_rollback_journal_of_another_file_is_not_written_into_the_office() {
    let desk = after(|desk| {
        // A journal that would be played back: of a small base in the middle of a change.
        let other = desk.folder.path().join("other");
        let raw = rusqlite::Connection::open(&other).unwrap();
        raw.execute_batch("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; CREATE TABLE a (b BLOB);").unwrap();
        raw.execute_batch("INSERT INTO a SELECT randomblob(4000) FROM sqlite_schema, pragma_function_list;")
            .unwrap();
        raw.execute_batch("BEGIN; UPDATE a SET b = randomblob(4000);").unwrap();
        let journal = desk.folder.path().join("other-journal");
        assert!(fs::metadata(&journal).unwrap().len() > 4096);
        fs::copy(&journal, desk.with("-journal")).unwrap();
    });
    let before = fs::read(desk.path()).unwrap();
    assert!(examine(&desk.path()).is_ok());
    assert_eq!(fs::read(desk.path()).unwrap(), before);
    desk.is_sound();
    assert!(desk.with(".stray").exists());
}

#[test]
fn an_office_that_is_open_is_not_taken_apart() {
    let desk = after(|_| ());
    let open = desk.open();
    let refused = salvage(&desk.path(), &desk.texts(), desk.clock(), &Watch::default());
    assert_eq!(refused.err(), Some(rodnik::service::backup::BackupRefusal::InUse));
    drop(open);
}

/// Works so often without a backup, and loses all of it.
fn loses(desk: &Desk, times: u64) {
    let base = fs::read(desk.path()).unwrap();
    for at in 1..=times {
        desk.work(&format!("2026-12-{at:02}"));
    }
    fs::write(desk.path(), base).unwrap();
}

fn follows(desk: &Desk) -> Restored {
    bring_as_far_as_the_journal(&desk.path(), desk.clock()).expect("the way back")
}

#[test]
fn what_was_confirmed_and_lost_before_any_backup_is_found_by_the_journal_and_comes_back() {
    let desk = Desk::new();
    let (before, base) = (desk.history(), fs::read(desk.path()).unwrap());
    loses(&desk, 3);
    assert!(matches!(&damaged(&desk).wrong, Wrong::Ahead(3, _)), "{:?}", damaged(&desk).wrong);
    assert_eq!(journal_standing(&mut desk.open()), Ok(Some(JournalFinding::Ahead(3))));
    assert_eq!(fs::read(desk.path()).unwrap(), base, "looking changes nothing");
    let restored = follows(&desk);
    assert_eq!(restored.replayed.map(|replayed| replayed.entries), Some(3));
    assert_eq!(fs::read(restored.aside.expect("kept")).unwrap(), base);
    assert!(examine(&desk.path()).is_ok());
    assert_eq!(journal_standing(&mut desk.open()), Ok(None));
    assert_eq!(desk.history(), before + 3);
    desk.is_sound();
}

#[test]
fn what_was_left_on_purpose_is_not_asked_about_again_and_what_is_lost_later_is() {
    let desk = Desk::new();
    loses(&desk, 3);
    damaged(&desk);
    accept(&desk.path()).unwrap();
    assert!(examine(&desk.path()).is_ok());
    loses(&desk, 2);
    assert!(matches!(&damaged(&desk).wrong, Wrong::Ahead(2, _)), "{:?}", damaged(&desk).wrong);
    // An older backup, on purpose without what came after it.
    let desk = Desk::new();
    let made = desk.makes();
    desk.work("2026-12-01");
    desk.work("2026-12-02");
    desk.restores(&made.path).unwrap();
    assert!(examine(&desk.path()).is_ok());
}

#[test]
fn one_action_that_was_perhaps_never_confirmed_is_no_loss() {
    let desk = Desk::new();
    loses(&desk, 1);
    assert!(examine(&desk.path()).is_ok());
}

/// The log of an office that broke off at work.
fn log(desk: &Desk) -> Vec<u8> {
    desk.breaks_off("2026-12-10");
    fs::read(desk.with("-wal")).unwrap()
}

#[test]
fn a_log_of_another_office_is_not_written_into_this_one() {
    // One that lies page for page like this one, and one of another size.
    for addresses in [40, 55] {
        let other = Desk::of(addresses);
        other.raw(|raw| raw.execute("UPDATE office SET uid = replace(uid, 'c', 'd')", []).unwrap());
        let foreign = log(&other);
        let desk = Desk::new();
        desk.work("2026-12-01");
        let (before, base) = (desk.history(), fs::read(desk.path()).unwrap());
        fs::write(desk.with("-wal"), &foreign).unwrap();
        assert_eq!(damaged(&desk).wrong, Wrong::Log);
        assert_eq!(fs::read(desk.path()).unwrap(), base);
        assert_eq!(fs::read(desk.with("-wal")).unwrap(), foreign, "looking changes nothing");
        let restored = follows(&desk);
        let aside = restored.aside.expect("kept").into_os_string().into_string().unwrap();
        assert_eq!(fs::read(format!("{aside}-wal")).unwrap(), foreign, "the evidence is kept");
        assert_eq!(desk.history(), before);
        desk.is_sound();
    }
}

#[test]
fn an_old_log_of_the_office_itself_takes_nothing_back() {
    let desk = Desk::new();
    let old = log(&desk);
    for on in ["2026-12-01", "2026-12-02", "2026-12-03"] {
        desk.work(on);
    }
    let before = desk.history();
    fs::write(desk.with("-wal"), &old).unwrap();
    assert!(matches!(damaged(&desk).wrong, Wrong::Ahead(..)), "{:?}", damaged(&desk).wrong);
    follows(&desk);
    assert_eq!(desk.history(), before);
    desk.is_sound();
}

#[test]
fn the_log_of_an_office_that_broke_off_is_its_own() {
    let desk = after(|desk| desk.breaks_off("2026-12-01"));
    assert!(examine(&desk.path()).unwrap().unclean);
    let desk = after(|_| ());
    let at_work = std::thread::scope(|scope| {
        let writer = scope.spawn(|| (1..=25).for_each(|at| desk.work(&format!("2026-12-{at:02}"))));
        let mut looked = 0;
        while !writer.is_finished() {
            assert!(examine(&desk.path()).is_ok(), "what is written meanwhile is not lost");
            looked += 1;
        }
        looked
    });
    assert!(at_work > 0);
}
