//! What was done after a backup comes back from the safety journal, if that is wanted and the journal fits; before it is decided
//! the question says how far the journal leads.

use std::fs;
use std::path::{Path, PathBuf};

use rodnik::service::backup::locked::{Password, lock_of};
use rodnik::service::backup::{Kept, Prospect, look_ahead, restore};
use rodnik::store::{Halt, HaltReason, journal_folders};
use rodnik::wording;

use crate::office::{Desk, moment};

impl Desk {
    fn journals(&self) -> Vec<PathBuf> {
        let path = self.path();
        self.open().read(|read| journal_folders(read, &path)).expect("folders")
    }

    fn seen(&self, backup: &Path) -> Prospect {
        let kept = Kept { path: backup.to_owned(), at: String::new(), bytes: 0, locked: false };
        look_ahead(&kept, &self.journals(), None).expect("a good backup")
    }

    /// The files of the journal, oldest first.
    fn days(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.with(".journal")).expect("a journal");
        let mut days: Vec<PathBuf> = folder.map(|entry| entry.expect("an entry").path()).collect();
        days.sort();
        days
    }
}

#[test]
fn the_question_says_how_far_the_journal_leads_and_the_restore_goes_as_far() {
    let mut desk = Desk::new();
    let made = desk.makes();
    desk.work("2026-12-01");
    desk.now = moment("2026-11-22 17:30");
    desk.work("2026-12-02");
    let before = desk.history();
    let ahead = desk.seen(&made.path).ahead.unwrap();
    assert_eq!((ahead.entries, ahead.halt.clone()), (2, None));
    assert!(wording::journal_ahead(&desk.texts(), Some(&ahead)).contains("17:30"), "{}", ahead.until);
    let mut wish = desk.wish(&made.path);
    wish.journal = true;
    let restored = restore(&wish, desk.clock()).unwrap();
    let replayed = restored.replayed.unwrap();
    assert_eq!((replayed.entries, replayed.until, restored.unfollowed), (2, ahead.until, false));
    assert_eq!(desk.history(), before, "nothing of the day is lost");
    desk.is_sound();
    desk.work("2026-12-03");
    assert_eq!(desk.seen(&made.path).ahead.unwrap().entries, 3, "the journal goes on where it was");
}

#[test]
fn without_the_journal_the_office_is_the_backup_alone() {
    let desk = Desk::new();
    let made = desk.makes();
    let before = desk.history();
    desk.work("2026-12-01");
    let restored = desk.restores(&made.path).unwrap();
    assert_eq!((restored.replayed, restored.unfollowed), (None, false));
    assert_eq!(desk.history(), before);
}

#[test]
fn after_the_newest_backup_there_is_nothing_to_bring_back() {
    let desk = Desk::new();
    let made = desk.makes();
    let ahead = desk.seen(&made.path).ahead.unwrap();
    assert_eq!((ahead.entries, ahead.halt), (0, None));
    let mut wish = desk.wish(&made.path);
    wish.journal = true;
    let restored = restore(&wish, desk.clock()).unwrap();
    assert_eq!((restored.replayed, restored.unfollowed), (None, false));
}

#[test]
fn a_journal_that_breaks_off_brings_back_what_stands_before_the_break_and_says_so() {
    let mut desk = Desk::new();
    let made = desk.makes();
    desk.work("2026-12-01");
    let before = desk.history();
    desk.now = moment("2026-11-23 09:00");
    desk.work("2026-12-02");
    desk.now = moment("2026-11-24 09:00");
    desk.work("2026-12-03");
    // The newest entry would be written again from the office; the one before it is lost.
    let spoilt = &desk.days()[1];
    let mut bytes = fs::read(spoilt).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    fs::write(spoilt, bytes).unwrap();
    let ahead = desk.seen(&made.path).ahead.unwrap();
    assert_eq!(ahead.entries, 1);
    assert!(matches!(ahead.halt, Some(Halt { reason: HaltReason::Damaged, .. })), "{:?}", ahead.halt);
    let mut wish = desk.wish(&made.path);
    wish.journal = true;
    let restored = restore(&wish, desk.clock()).unwrap();
    assert!(wording::restored(&desk.texts(), &restored).contains("breaks off"), "{restored:?}");
    assert_eq!(desk.history(), before);
    desk.is_sound();
}

#[test]
fn a_journal_that_does_not_reach_back_to_the_backup_is_not_offered_and_its_failure_is_told() {
    let mut desk = Desk::new();
    let made = desk.makes();
    let before = desk.history();
    desk.work("2026-12-01");
    desk.now = moment("2026-11-23 09:00");
    desk.work("2026-12-02");
    let newest = desk.days().pop().unwrap();
    for day in desk.days().into_iter().filter(|day| *day != newest) {
        fs::remove_file(day).unwrap();
    }
    let ahead = desk.seen(&made.path).ahead.unwrap();
    assert!(ahead.entries == 0 && ahead.halt.is_some(), "{ahead:?}");
    let mut wish = desk.wish(&made.path);
    wish.journal = true;
    let restored = restore(&wish, desk.clock()).unwrap();
    assert!(restored.unfollowed && restored.replayed.is_none());
    assert_eq!(desk.history(), before);
}

#[test]
fn a_locked_backup_says_it_too_once_it_is_opened() {
    let desk = Desk::new();
    let password = Password::new("a long password".to_owned());
    let lock = lock_of(&password).unwrap();
    desk.set(|settings| settings.lock = Some(lock.clone()));
    let made = desk.makes();
    desk.work("2026-12-01");
    let kept = Kept { path: made.path, at: String::new(), bytes: 0, locked: true };
    assert!(look_ahead(&kept, &desk.journals(), None).is_err());
    assert_eq!(look_ahead(&kept, &desk.journals(), Some(&password)).unwrap().ahead.unwrap().entries, 1);
}

#[test]
fn a_backup_of_a_version_without_a_journal_has_nothing_ahead() {
    let desk = Desk::new();
    let zip = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/office/version-1.zip");
    let mut archive = zip::ZipArchive::new(fs::File::open(zip).unwrap()).unwrap();
    let old = desk.folder.path().join("old.rodnik");
    std::io::copy(&mut archive.by_index(0).unwrap(), &mut fs::File::create(&old).unwrap()).unwrap();
    assert_eq!(desk.seen(&old).ahead, None);
}
