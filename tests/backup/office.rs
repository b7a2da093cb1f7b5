//! An office with a history, its folder, and what happens in it.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use rodnik::clock::Clock;
use rodnik::i18n::{Language, Texts};
use rodnik::service::backup::{
    Aside, BackedUp, BackupRefusal, BackupSettings, ChangeBackupSettings, Kept, Made, Note, Restore,
    Restored, Standing, back_up, beside, kept, restore,
};
use rodnik::service::calendar_change::SetCalendarDay;
use rodnik::service::check::check;
use rodnik::service::new_office::create_sample;
use rodnik::service::sample::SampleSpec;
use rodnik::service::{Office, Watch, new_key};
use rodnik::store::Connection;
use tempfile::TempDir;

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn moment(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment")
}

/// A day without delivery: one row in the history.
pub fn snow(on: &str) -> SetCalendarDay {
    SetCalendarDay { day: day(on), no_delivery: true, name: "Snow".to_owned(), watch: Watch::default() }
}

pub struct Desk {
    pub folder: TempDir,
    pub now: NaiveDateTime,
}

impl Desk {
    pub fn new() -> Self {
        Self::of(40)
    }

    pub fn of(addresses: u32) -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder"), now: moment("2026-11-22 10:00") };
        let spec = SampleSpec {
            addresses,
            seed: u64::from(addresses),
            today: day("2026-11-22"),
            language: Language::English,
        };
        create_sample(&desk.path(), &spec, &mut |_, _| ()).expect("a sample");
        desk
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office.rodnik")
    }

    pub fn clock(&self) -> Clock {
        Clock::stopped_at(self.now)
    }

    pub fn open(&self) -> Office {
        Office::open(&self.path(), self.clock()).expect("the office")
    }

    /// Somebody works: a row in the history.
    pub fn work(&self, on: &str) {
        let mut office = self.open();
        let actor = office.actor(None).expect("somebody");
        office.run(&actor, new_key().expect("a key"), &snow(on)).map(drop).expect("work");
    }

    pub fn set(&self, change: impl FnOnce(&mut BackupSettings)) {
        let mut office = self.open();
        let actor = office.actor(None).expect("somebody");
        let seen = office.read(BackupSettings::load).expect("settings");
        let mut settings = seen.clone();
        change(&mut settings);
        let command = ChangeBackupSettings { seen, settings };
        office.run(&actor, new_key().expect("a key"), &command).map(drop).expect("a change");
    }

    pub fn back_up(&self) -> Result<BackedUp, BackupRefusal> {
        back_up(&self.path(), self.clock(), false, &Watch::default())
    }

    #[track_caller]
    pub fn makes(&self) -> Made {
        match self.back_up().expect("a backup") {
            BackedUp::Made(made) => made,
            BackedUp::Unchanged(last) => panic!("nothing changed since {}", last.at),
        }
    }

    pub fn backups(&self) -> Vec<Kept> {
        kept(&beside(&self.path()), &self.path(), None).expect("the folder")
    }

    pub fn standing(&self) -> Standing {
        let path = self.path();
        self.open().read(|read| Standing::load(read, &path)).expect("a standing")
    }

    pub fn note(&self) -> Note {
        Note::load(&self.path())
    }

    pub fn wish(&self, backup: &Path) -> Restore {
        Restore {
            office: self.path(),
            backup: backup.to_owned(),
            password: None,
            aside: Aside::Replaced,
            other_office: false,
            journal: false,
        }
    }

    pub fn restores(&self, backup: &Path) -> Result<Restored, BackupRefusal> {
        restore(&self.wish(backup), self.clock())
    }

    /// Rows of the history.
    pub fn history(&self) -> u64 {
        self.open().read(|read| read.head().map(|head| head.id as u64)).expect("a number")
    }

    #[track_caller]
    pub fn is_sound(&self) {
        let findings = self.open().read(check).expect("a check");
        assert_eq!(findings, []);
    }

    pub fn raw<T>(&self, work: impl FnOnce(&rusqlite::Connection) -> T) -> T {
        let raw = rusqlite::Connection::open(self.path()).expect("the file");
        let value = work(&raw);
        raw.close().expect("closed");
        value
    }

    pub fn texts(&self) -> Texts {
        Texts::new(Language::English)
    }

    pub fn files(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// The path with another ending.
    pub fn with(&self, ending: &str) -> PathBuf {
        let mut name = self.path().into_os_string();
        name.push(ending);
        name.into()
    }

    /// An office that was not closed in order: the file with a journal in which the last work still stands.
    pub fn breaks_off(&self, on: &str) {
        let held = Connection::open(&self.path()).expect("the office");
        self.work(on);
        let (base, journal) =
            (fs::read(self.path()).expect("a file"), fs::read(self.with("-wal")).expect("a journal"));
        drop(held);
        fs::write(self.path(), base).expect("written");
        fs::write(self.with("-wal"), journal).expect("written");
    }
}
