//! The office on which the processes work, and what must be true of it at any moment.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::domain::people::Role;
use rodnik::i18n::Language;
use rodnik::service::check::check;
use rodnik::service::new_office::create_sample;
use rodnik::service::recover::compare;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::sample::SampleSpec;
use rodnik::service::{Actor, Office, Refusal, Watch, new_key};
use rodnik::store::{Connection, SCHEMA_VERSION, journal_finding, lost};
use tempfile::TempDir;

/// The user for whom the processes work; holds every role.
pub const WORKER: &str = "Worker";

/// The backup of an office before anybody worked.
const BEGUN: &str = "begun/office.rodnik";

/// Texts that carry the key of the command that wrote them, and the name of that command.
const MARKED: [(&str, &str); 6] = [
    ("SELECT text FROM comment", "comment"),
    ("SELECT text FROM comment", "postpone"),
    ("SELECT text FROM journal_entry", "write_journal"),
    ("SELECT note FROM payment", "record_payment"),
    ("SELECT note FROM container_movement", "record_return"),
    ("SELECT file_name FROM import_run", "import"),
];

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn today() -> NaiveDate {
    day("2026-11-18")
}

/// The workstation's clock on the day of the sample.
pub fn clock() -> Clock {
    Clock::on(today())
}

/// A number of the environment, for the long form of a story.
pub fn asked(variable: &str, short: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(short)
}

/// Numbers that are as good as chance, and the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        let mut chance = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        // Neighbouring seeds part ways only after some steps.
        for _ in 0..16 {
            chance.below(2);
        }
        chance
    }

    pub fn below(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The high half: the low bits of neighbouring seeds are alike.
        (self.0 >> 32) % below.max(1)
    }
}

/// Everything that lies in a folder, by its name.
pub fn lying_in(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let files = entries.filter(|path| path.is_file());
    let named = files.map(|path| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read(&path).expect("its bytes"))
    });
    let mut named: Vec<_> = named.collect();
    named.sort();
    named
}

/// An office in a folder of its own.
pub struct Place {
    folder: TempDir,
    /// The last row of the history before anybody worked.
    pub before: i64,
}

impl Place {
    /// A sample office.
    pub fn new(addresses: u32) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let spec = SampleSpec { addresses, seed: 7, today: today(), language: Language::Russian };
        let path = folder.path().join("office.rodnik");
        create_sample(&path, &spec, &mut |_, _| ()).expect("a sample office");
        let mut connection = Connection::open(&path).expect("the office");
        connection.write(|tx| tx.insert_user(WORKER, Role::ALL)).expect("a user");
        std::fs::create_dir(folder.path().join("begun")).expect("a folder");
        connection.backup(&folder.path().join(BEGUN)).expect("a backup");
        drop(connection);
        let before = number(&path, "SELECT max(id) FROM history");
        Self { folder, before }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("office.rodnik")
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn number(&self, sql: &str) -> i64 {
        number(&self.path(), sql)
    }

    pub fn texts(&self, sql: &str) -> Vec<String> {
        let raw = raw(&self.path());
        let mut statement = raw.prepare(sql).expect(sql);
        statement.query_map([], |row| row.get(0)).expect(sql).collect::<Result<_, _>>().expect(sql)
    }

    pub fn numbers(&self, sql: &str) -> Vec<i64> {
        let raw = raw(&self.path());
        let mut statement = raw.prepare(sql).expect(sql);
        statement.query_map([], |row| row.get(0)).expect(sql).collect::<Result<_, _>>().expect(sql)
    }

    /// The keys of the commands that the history tells of, in its order.
    pub fn keys(&self) -> Vec<String> {
        self.texts(&format!("SELECT lower(hex(key)) FROM history WHERE id > {} ORDER BY id", self.before))
    }

    /// The file is good, references and totals agree, the seal of the history is whole (I5, I6).
    pub fn file_is_good(&self) {
        let mut connection = Connection::open(&self.path()).expect("the office opens");
        let findings = connection.read(|read| read.check_file()).expect("checked");
        assert_eq!(findings, []);
        // What the program that was killed left between the two is mended by whoever opens.
        let (path, stands) = (self.path(), SCHEMA_VERSION);
        let found = connection.read(|read| journal_finding(&read, &path)).expect("a journal");
        assert_eq!(found, None, "the journal holds the newest work of the office");
        let beyond = connection.read(|read| lost(read, stands, &path)).expect("a journal");
        assert_eq!(beyond, None, "and nothing that was confirmed and is not there");
    }

    /// The backup with which the office began and the journal are the office, row by row.
    pub fn comes_back(&self) {
        let mut office = Office::open(&self.path(), clock()).expect("the office opens");
        let backup = self.folder.path().join(BEGUN);
        let compared = compare(&mut office, &backup, &[], &Watch::default()).expect("compared");
        assert_eq!((compared.replayed.halt, compared.differences), (None, vec![]));
    }

    /// Balances and plans are what a rebuild gives (I3, I4).
    pub fn is_well(&self) {
        let mut office = Office::open(&self.path(), clock()).expect("the office opens");
        assert_eq!(office.read(check), Ok::<_, Refusal>(vec![]));
        let worker = worker(&mut office);
        let replan = ReplanAll { recalibrate: false, watch: Watch::default() };
        let summary = office.run(&worker, new_key().expect("a key"), &replan).expect("replanned").value;
        assert_eq!((summary.plans, summary.tasks), (0, 0), "a rebuild changes nothing");
    }

    /// Every command that the history tells of did all of its work, and no other did any (I1, I2).
    pub fn nothing_is_half_done(&self) {
        for (texts, action) in MARKED {
            let told = format!(
                "SELECT action || ' ' || lower(hex(key)) FROM history WHERE id > {} AND action = '{action}'
                 AND (action <> 'import' OR detail ->> 'import' IS NOT NULL)",
                self.before
            );
            let told: BTreeSet<String> = self.texts(&told).into_iter().collect();
            let marked = self.texts(texts).into_iter().filter(|text| text.starts_with(&format!("{action} ")));
            assert_eq!(marked.collect::<BTreeSet<String>>(), told, "{action}");
        }
        let notes = "SELECT count(*) FROM customer_order WHERE driver_note LIKE 'save_order %' AND NOT EXISTS (
                     SELECT 1 FROM history WHERE action = 'save_order' AND lower(hex(key)) = substr(driver_note, 12))";
        assert_eq!(self.number(notes), 0, "an order that no command saved");
        let unsaved = format!(
            "SELECT count(*) FROM history h WHERE id > {} AND action = 'save_order' AND NOT EXISTS (
             SELECT 1 FROM customer_order o WHERE o.number = h.detail ->> 'order' AND o.driver_note LIKE 'save_order %')",
            self.before
        );
        assert_eq!(self.number(&unsaved), 0, "an order that the history tells of and that is not there");
        let unsold = format!(
            "SELECT count(*) FROM history h WHERE id > {} AND action = 'record_sale'
             AND NOT EXISTS (SELECT 1 FROM sale s WHERE s.number = h.detail ->> 'sale')",
            self.before
        );
        assert_eq!(self.number(&unsold), 0, "a sale that the history tells of and that is not there");
        let halves = "SELECT count(*) FROM import_run r WHERE kind = 'clients' AND file_name LIKE 'import %'
                      AND (SELECT count(*) FROM address a WHERE a.code LIKE substr(r.file_name, 8) || '-%') <> r.added";
        assert_eq!(self.number(halves), 0, "a half import");
    }
}

pub fn raw(path: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(path).expect("the file")
}

pub fn number(path: &Path, sql: &str) -> i64 {
    raw(path).query_row(sql, [], |row| row.get(0)).expect(sql)
}

/// The one for whom the processes work.
pub fn worker(office: &mut Office) -> Actor {
    office.actor(Some(WORKER)).expect("the worker")
}
