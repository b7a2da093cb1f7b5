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
const MARKED: [(&str, &str); 9] = [
    ("SELECT text FROM comment", "comment"),
    ("SELECT text FROM comment", "postpone"),
    ("SELECT note FROM task", "call_later"),
    ("SELECT note FROM task", "add_task"),
    ("SELECT name FROM counterparty", "add_client"),
    ("SELECT text FROM journal_entry", "write_journal"),
    ("SELECT note FROM payment", "record_payment"),
    ("SELECT note FROM container_movement", "record_return"),
    ("SELECT file_name FROM import_run", "import"),
];

/// Addresses of which nothing personal is kept any more, texts neither.
const FORGOTTEN: &str = "SELECT a.id FROM address a JOIN counterparty c ON c.id = a.counterparty_id
    WHERE c.name IN (SELECT name FROM forgotten)";

/// Actions of which each leaves one row.
const COUNTED: [(&str, &str, &str); 4] = [
    ("'merge_counterparties', 'merge_addresses'", "SELECT count(*) FROM merge_run", "merges"),
    ("'undo_merge'", "SELECT count(*) FROM merge_run WHERE undone_at IS NOT NULL", "merges taken back"),
    ("'undo_import'", "SELECT count(*) FROM import_run WHERE undone_at IS NOT NULL", "imports taken back"),
    ("'forget'", "SELECT count(DISTINCT name) FROM forgotten", "clients who were given up"),
];

/// What must give no row: `TOLD` is the history since work began, `FORGOTTEN` the addresses of those who were given up.
const WRONG: [(&str, &str); 8] = [
    (
        "an order that no command saved",
        "SELECT number FROM customer_order WHERE driver_note LIKE 'save_order %' AND NOT EXISTS (
         SELECT 1 FROM history WHERE action = 'save_order' AND lower(hex(key)) = substr(driver_note, 12))",
    ),
    (
        "an order that the history tells of and that is not there",
        "SELECT h.detail FROM TOLD h WHERE action = 'save_order' AND address_id NOT IN (FORGOTTEN) AND NOT EXISTS (
         SELECT 1 FROM customer_order o WHERE o.number = h.detail ->> 'order' AND o.driver_note LIKE 'save_order %')",
    ),
    (
        "a sale that the history tells of and that is not there",
        "SELECT h.detail FROM TOLD h WHERE action = 'record_sale'
         AND NOT EXISTS (SELECT 1 FROM sale s WHERE s.number = h.detail ->> 'sale')",
    ),
    (
        "a half import",
        "SELECT file_name FROM import_run r WHERE kind = 'clients' AND file_name LIKE 'import %'
         AND (SELECT count(*) FROM address a WHERE a.import_id = r.id) <> r.added",
    ),
    (
        "an import of clients that was taken back in part",
        "SELECT file_name FROM import_run r WHERE kind = 'clients' AND undone_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM address a WHERE a.import_id = r.id AND a.is_archived = 0)",
    ),
    (
        "an import of deliveries that was taken back in part",
        "SELECT file_name FROM import_run r WHERE kind = 'deliveries' AND undone_at IS NOT NULL
         AND EXISTS (SELECT 1 FROM sale s WHERE s.import_id = r.id AND s.voided_at IS NULL)",
    ),
    (
        "rows of which a part was handled together",
        "SELECT h.detail FROM TOLD h WHERE h.action IN ('postpone_many', 'send_many_to_churn')
         AND (SELECT count(*) FROM history p WHERE p.id > h.id AND p.id <= h.id + (h.detail ->> 'rows')
              AND p.action IN ('postpone', 'send_to_churn')) <> h.detail ->> 'rows'",
    ),
    (
        "a client who was given up with a name that tells who it was",
        "SELECT c.name FROM forgotten f JOIN counterparty c ON c.id = f.subject_id
         WHERE f.kind = 'client' AND c.name <> f.name",
    ),
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

    /// What the history says of the command of this key.
    pub fn said_under(&self, key: &str) -> String {
        let said = "SELECT coalesce('address ' || address_id || ' ', '') || detail FROM history WHERE lower(hex(key)) =";
        self.texts(&format!("{said} '{key}'")).pop().unwrap_or_default()
    }

    /// The keys of the commands that the history tells of, in its order.
    pub fn keys(&self) -> Vec<String> {
        self.texts(&format!("SELECT lower(hex(key)) FROM ({}) ORDER BY id", self.told()))
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
                "SELECT action || ' ' || lower(hex(key)) FROM ({}) WHERE action = '{action}'
                 AND (action <> 'import' OR detail ->> 'import' IS NOT NULL)",
                self.told()
            );
            let told: BTreeSet<String> = self.texts(&told).into_iter().collect();
            let marked = self.texts(texts).into_iter().filter(|text| text.starts_with(&format!("{action} ")));
            let marked: BTreeSet<String> = marked.collect();
            assert_eq!(marked.difference(&told).next(), None, "{action} that the history does not tell of");
            let gone = format!("SELECT lower(hex(key)) FROM history WHERE address_id IN ({FORGOTTEN})");
            let gone: BTreeSet<String> = self.texts(&gone).into_iter().collect();
            let lost = told.difference(&marked).find(|text| !gone.contains(&text[action.len() + 1..]));
            assert_eq!(lost, None, "{action} that the history tells of");
        }
        for (action, sql, what) in COUNTED {
            let told = format!("SELECT count(*) FROM ({}) WHERE action IN ({action})", self.told());
            assert_eq!(self.number(sql), self.number(&told), "{what}, and those that the history tells of");
        }
        for (what, sql) in WRONG {
            let sql = sql.replace("TOLD", &format!("({})", self.told())).replace("FORGOTTEN", FORGOTTEN);
            assert_eq!(self.texts(&sql), Vec::<String>::new(), "{what}");
        }
    }

    /// The history since work began, without the rows that a command about many leaves at each address.
    fn told(&self) -> String {
        format!(
            "SELECT * FROM history h WHERE id > {before} AND NOT EXISTS (
             SELECT 1 FROM history m WHERE m.id > {before} AND m.id < h.id AND h.id <= m.id + (m.detail ->> 'rows')
             AND m.action IN ('postpone_many', 'send_many_to_churn', 'undo_many'))",
            before = self.before
        )
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
