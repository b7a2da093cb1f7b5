//! The newest good backup and the journal are the office as it was last.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rodnik::domain::money::Money;
use rodnik::i18n::Language;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::recover::{RecoverError, Recovered, compare, journal_standing, recover};
use rodnik::service::{Office, Watch};
use rodnik::store::{Connection, HaltReason, JournalFinding};

use super::histories::{Made, act, act_out};
use super::story::{Story, clock, day, raw};

pub fn office() -> Story {
    let mut story = Story::anew("2026-11-22");
    for code in ["A", "B", "C"] {
        story.address(code).average(2.0);
    }
    story
}

/// A copy of the office as it is now.
pub fn backup(story: &Story, name: &str) -> PathBuf {
    let to = story.path().with_file_name(name);
    Connection::open(&story.path()).unwrap().backup(&to).unwrap();
    to
}

pub fn folder(story: &Story) -> PathBuf {
    story.path().with_file_name("office.rodnik.journal")
}

pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

pub fn recovered(story: &Story, backup: &Path, name: &str) -> (PathBuf, Recovered) {
    let to = story.path().with_file_name(name);
    let recovered = recover(backup, &[folder(story)], &to, &Watch::default()).unwrap();
    (to, recovered)
}

/// Every row of every table.
pub fn content(path: &Path) -> Vec<String> {
    let raw = raw::open(path);
    let mut tables = raw
        .prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .unwrap();
    let tables: Vec<String> =
        tables.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let rows = |table: &String| {
        let mut statement = raw.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let values = (0..columns).map(|at| row.get::<_, rusqlite::types::Value>(at));
            Ok(format!("{table} {:?}", values.collect::<Result<Vec<_>, _>>()?))
        };
        statement.query_map([], row).unwrap().collect::<Result<Vec<_>, _>>().unwrap()
    };
    tables.iter().flat_map(rows).collect()
}

#[track_caller]
pub fn same(one: &Path, other: &Path) {
    let (one, other) = (content(one), content(other));
    let differing = one.iter().zip(&other).find(|(one, other)| one != other);
    assert_eq!((differing, one.len()), (None, other.len()));
}

pub fn sells(story: &mut Story, code: &str) {
    let sale = RecordSale {
        address: story.id(code),
        on: day("2026-11-20"),
        lines: vec![story.line(2)],
        returned: 1,
        paid: None,
    };
    story.done(&sale);
}

/// The office is a backup of it and the journal after that.
#[track_caller]
pub fn comes_back(story: &Story, taken: &Path) {
    let (path, recovered) = recovered(story, taken, "again.rodnik");
    assert_eq!(recovered.replayed.halt, None);
    same(&story.path(), &path);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people did, and whenever the backup was taken.
    #[test]
    fn a_backup_and_the_journal_after_it_are_the_office(
        acts in prop::collection::vec(act(), 5..30), at in 0_usize..30,
    ) {
        let mut story = office();
        let mut made = Made::default();
        let at = at.min(acts.len() - 1);
        let mut taken = None;
        for (number, act) in acts.iter().enumerate() {
            if number == at {
                taken = Some(backup(&story, "backup.rodnik"));
            }
            act_out(&mut story, &mut made, act);
        }
        let (path, recovered) = recovered(&story, &taken.unwrap(), "again.rodnik");
        same(&story.path(), &path);
        prop_assert_eq!(recovered.findings, vec![]);
        prop_assert_eq!(recovered.replayed.halt, None);
        prop_assert_eq!(journal_standing(&mut story.office), Ok(None));
    }
}

#[test]
fn recovering_says_how_far_it_came_and_overwrites_nothing() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let before = story.number("SELECT number FROM journal");
    for code in ["A", "B", "A"] {
        sells(&mut story, code);
    }
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    assert_eq!(recovered.replayed.entries, 3);
    assert_eq!(recovered.replayed.newest as i64, before + 3);
    assert_eq!(recovered.replayed.until, story.text("SELECT max(at) FROM history"));
    let refused = recover(&taken, &[], &path, &Watch::default());
    assert_eq!(refused, Err(RecoverError::Exists(path.clone())));
    // The recovered office is worked in like any other, with a journal of its own.
    let mut office = Office::open(&path, clock(story.today)).unwrap();
    assert_eq!(journal_standing(&mut office), Ok(Some(JournalFinding::Gone(before as u64 + 3))));
    let bytes = fs::read(&path).unwrap();
    assert_eq!(recover(&taken, &[], &path, &Watch::default()), Err(RecoverError::Exists(path.clone())));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    let left = files(path.parent().unwrap());
    assert!(!left.iter().any(|path| path.to_string_lossy().contains("recovering")), "{left:?}");
}

#[test]
fn a_backup_without_its_journal_is_the_office_as_it_was_then() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let then = content(&story.path());
    sells(&mut story, "A");
    fs::remove_dir_all(folder(&story)).unwrap();
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (0, None));
    assert_eq!(content(&path), then);
}

#[test]
fn what_is_refused_or_only_tried_leaves_no_entry() {
    let mut story = office();
    let before = story.number("SELECT number FROM journal");
    let bytes = fs::read(&files(&folder(&story))[0]).unwrap();
    let nothing = RecordSale {
        address: story.id("A"),
        on: day("2026-11-20"),
        lines: Vec::new(),
        returned: 0,
        paid: None,
    };
    story.refuses(&nothing);
    assert_eq!(story.number("SELECT number FROM journal"), before);
    assert_eq!(fs::read(&files(&folder(&story))[0]).unwrap(), bytes);
}

#[test]
fn the_journal_is_its_owners_alone() {
    let story = office();
    let folder = folder(&story);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&files(&folder)[0])), (0o700, 0o600));
    }
    assert_eq!(files(&folder), [folder.join("2026-11-22.rodnikjournal")]);
}

#[test]
fn every_day_has_a_file_and_a_clock_set_back_begins_none() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    for today in ["2026-11-23", "2026-11-25", "2026-11-21", "2026-11-26"] {
        story.it_is(today);
        sells(&mut story, "A");
    }
    let names: Vec<String> = files(&folder(&story))
        .iter()
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["2026-11-22", "2026-11-23", "2026-11-25", "2026-11-26"]);
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (4, None));
    same(&story.path(), &path);
}

#[test]
fn a_day_that_is_missing_is_said() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let before = story.number("SELECT number FROM journal") as u64;
    for today in ["2026-11-23", "2026-11-24", "2026-11-25"] {
        story.it_is(today);
        sells(&mut story, "A");
        sells(&mut story, "B");
    }
    fs::remove_file(folder(&story).join("2026-11-24.rodnikjournal")).unwrap();
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    let halt = recovered.replayed.halt.unwrap();
    assert_eq!((recovered.replayed.entries, halt.number, halt.newest), (2, before + 3, Some(before + 6)));
    assert_eq!(halt.reason, HaltReason::Missing(before + 4));
    let sales = raw::open(&path).query_row("SELECT count(*) FROM sale", [], |row| row.get(0));
    assert_eq!(sales, Ok(2));
    assert_eq!(recovered.findings, []);
}

#[test]
fn the_journal_of_another_office_is_not_taken() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    sells(&mut story, "A");
    let other = tempfile::tempdir().unwrap();
    let path = other.path().join("office.rodnik");
    let new = NewOffice {
        name: "Stream".into(),
        area_code: String::new(),
        user: "First".into(),
        language: Language::English,
        bottle_price: Money::ZERO,
        no_delivery: Vec::new(),
    };
    new_office::create(&path, &new, clock(story.today)).unwrap();
    Connection::open(&path).unwrap().write(|tx| tx.set_setting("a", "b")).unwrap();
    let journal = path.with_file_name("office.rodnik.journal");
    let to = story.path().with_file_name("again.rodnik");
    let recovered = recover(&taken, std::slice::from_ref(&journal), &to, &Watch::default()).unwrap();
    assert_eq!(recovered.replayed.entries, 0);
    assert_eq!(recovered.replayed.foreign, Some(files(&journal)[0].clone()));
}

#[test]
fn two_histories_of_one_office_are_not_mixed() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let twin = story.path().with_file_name("twin.rodnik");
    fs::copy(&taken, &twin).unwrap();
    sells(&mut story, "A");
    let sold = backup(&story, "later.rodnik");
    let mut office = Office::open(&twin, clock(day("2026-11-23"))).unwrap();
    let actor = office.actor(None).unwrap();
    for _ in 0..2 {
        let sale = RecordSale {
            address: story.id("B"),
            on: day("2026-11-20"),
            lines: vec![story.line(1)],
            returned: 0,
            paid: None,
        };
        office.run(&actor, rodnik::service::new_key().unwrap(), &sale).unwrap();
    }
    let to = story.path().with_file_name("again.rodnik");
    let journal = story.path().with_file_name("twin.rodnik.journal");
    let recovered = recover(&sold, &[journal], &to, &Watch::default()).unwrap();
    assert_eq!(recovered.replayed.entries, 0);
    assert_eq!(recovered.replayed.halt.unwrap().reason, HaltReason::Mixed);
}

#[test]
fn handles_that_write_in_turn_make_one_line() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let mut other = Office::open(&story.path(), clock(story.today)).unwrap();
    let vera = other.actor(None).unwrap();
    for _ in 0..4 {
        sells(&mut story, "A");
        let sale = RecordSale {
            address: story.id("B"),
            on: day("2026-11-20"),
            lines: vec![story.line(1)],
            returned: 0,
            paid: None,
        };
        other.run(&vera, rodnik::service::new_key().unwrap(), &sale).unwrap();
    }
    assert_eq!(files(&folder(&story)).len(), 1);
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (8, None));
    same(&story.path(), &path);
}

/// The program was killed after an entry was written, or half of it, and before its transaction was committed.
#[test]
fn an_entry_that_was_never_committed_gives_way_to_the_next_one() {
    for half in [false, true] {
        let mut story = office();
        let taken = backup(&story, "backup.rodnik");
        let file = files(&folder(&story))[0].clone();
        let committed = fs::metadata(&file).unwrap().len();
        sells(&mut story, "B");
        let written = fs::metadata(&file).unwrap().len();
        // The office as it was before.
        story.office = Office::open(&taken, clock(story.today)).unwrap();
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{ending}", story.path().display()));
        }
        fs::copy(&taken, story.path()).unwrap();
        if half {
            let file = fs::OpenOptions::new().write(true).open(&file).unwrap();
            file.set_len((committed + written) / 2).unwrap();
        }
        story.office = Office::open(&story.path(), clock(story.today)).unwrap();
        assert_eq!(journal_standing(&mut story.office), Ok(None));
        sells(&mut story, "C");
        let (path, recovered) = recovered(&story, &taken, "again.rodnik");
        assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (1, None));
        same(&story.path(), &path);
    }
}

/// An older copy is put in place of the office, and work goes on from it.
#[test]
fn what_was_done_before_a_restore_stays_in_the_journal() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    for code in ["A", "B"] {
        sells(&mut story, code);
    }
    let gone_on = backup(&story, "gone-on.rodnik");
    story.office = Office::open(&gone_on, clock(story.today)).unwrap();
    for ending in ["-wal", "-shm"] {
        let _ = fs::remove_file(format!("{}{ending}", story.path().display()));
    }
    fs::copy(&taken, story.path()).unwrap();
    let file = files(&folder(&story))[0].clone();
    let bytes = fs::read(&file).unwrap();
    story.office = Office::open(&story.path(), clock(story.today)).unwrap();
    sells(&mut story, "C");
    assert_eq!(fs::read(&file).unwrap(), bytes, "nothing whole is cut off");
    assert_eq!(files(&folder(&story)).len(), 2);
    sells(&mut story, "A");
    assert_eq!(files(&folder(&story)).len(), 2);
    assert_eq!(journal_standing(&mut story.office), Ok(None));
    comes_back(&story, &taken);
}

#[test]
fn a_value_that_changed_in_a_whole_file_is_found() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    sells(&mut story, "A");
    let well = compare(&mut story.office, &taken, &[], &Watch::default()).unwrap();
    assert_eq!((well.replayed.entries, well.replayed.halt, well.differences), (1, None, vec![]));
    story.execute("UPDATE app_user SET failures = 3 WHERE id = 1");
    story.is_well();
    let found = compare(&mut story.office, &taken, &[], &Watch::default()).unwrap().differences;
    assert!(found.iter().any(|found| (found.table.as_str(), found.row.as_str()) == ("app_user", "1")));
}

#[test]
fn a_history_that_was_cut_short_is_found() {
    let mut story = office();
    sells(&mut story, "A");
    story.execute(
        "DROP TRIGGER history_is_not_erased;
         DELETE FROM history_personal WHERE history_id = (SELECT max(id) FROM history);
         DELETE FROM history WHERE id = (SELECT max(id) FROM history);",
    );
    let number = story.number("SELECT number FROM journal") as u64;
    assert_eq!(journal_standing(&mut story.office), Ok(Some(JournalFinding::History(number))));
    let file = files(&folder(&story))[0].clone();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() - 10]).unwrap();
    assert_eq!(journal_standing(&mut story.office), Ok(Some(JournalFinding::Behind(number))));
    fs::remove_file(&file).unwrap();
    assert_eq!(journal_standing(&mut story.office), Ok(Some(JournalFinding::Gone(number))));
}
