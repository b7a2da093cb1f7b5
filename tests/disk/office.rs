//! A small office, and a day's work in it: what the disk fails under.

use std::path::Path;

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::domain::ids::{AddressId, TaskId};
use rodnik::domain::money::Money;
use rodnik::domain::task::TaskKind;
use rodnik::i18n::Language;
use rodnik::service::check::check;
use rodnik::service::import::{Import, ImportFile, ImportKind};
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::recover::{compare, journal_standing};
use rodnik::service::replanning::replan_everything;
use rodnik::service::{Actor, Command, Office, Refusal, Stamp, new_key};
use rodnik::store::{CommandKey, Connection, OpenError, StoreError};

use crate::vfs::{Disk, files_of, install_heap};

pub const NAME: &str = "office.rodnik";
pub const TODAY: &str = "2026-11-22";

const CLIENTS: &str = "code;client;address;contact;phone\n";
const DELIVERIES: &str = "code;date;quantity;returned;sum;paid\n";

/// Power cuts of the short run.
const CUTS: u64 = 10_000;

/// How many power cuts are to be tried.
pub fn wanted() -> u64 {
    std::env::var("RODNIK_CUTS").map_or(CUTS, |cuts| cuts.parse().expect("RODNIK_CUTS is a number"))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn clock() -> Clock {
    Clock::stopped_at(day(TODAY).and_hms_opt(10, 0, 0).expect("a time"))
}

/// The files of a disk.
pub type Files = Vec<(String, Vec<u8>)>;

/// An open office, and who works in it.
pub struct Desk {
    pub office: Office,
    pub actor: Actor,
}

impl Desk {
    pub fn open(path: &Path, actor: &Actor) -> Result<Self, OpenError> {
        Ok(Self { office: Office::open(path, clock())?, actor: actor.clone() })
    }

    pub fn does<C: Command>(&mut self, key: CommandKey, command: &C) -> Result<(), Refusal> {
        self.office.run(&self.actor, key, command).map(drop)
    }

    pub fn id(&mut self, code: &str) -> Result<AddressId, Refusal> {
        let row = self.office.read(|read| read.address_by_code(code))?;
        Ok(row.unwrap_or_else(|| panic!("no address {code}")).id)
    }

    /// The open task of an address that the plan or the operator made, or the one of its churn review.
    pub fn task(&mut self, code: &str, review: bool) -> Result<(TaskId, i64), Refusal> {
        let id = self.id(code)?;
        let tasks = self.office.read(|read| read.open_tasks(id))?;
        let task = tasks.iter().find(|task| (task.kind == TaskKind::Review) == review);
        let task = task.unwrap_or_else(|| panic!("no task of {code}"));
        Ok((task.id, task.version))
    }

    pub fn was_done(&mut self, key: CommandKey) -> Result<bool, StoreError> {
        self.office.read(|read| read.was_done(key))
    }
}

pub fn list(kind: ImportKind, rows: &str) -> Import {
    let (name, head) = match kind {
        ImportKind::Clients => ("clients.csv", CLIENTS),
        ImportKind::Deliveries => ("deliveries.csv", DELIVERIES),
    };
    Import {
        file: ImportFile::new(kind, name, format!("{head}{rows}").into_bytes()),
        watch: Default::default(),
    }
}

/// An office of six addresses with half a year of deliveries, as it lies on the disk when it is closed: its file, then its
/// journal.
pub fn seed() -> (Actor, Files) {
    install_heap();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(NAME);
    let new = NewOffice {
        name: "Spring".into(),
        area_code: "846".into(),
        user: "First".into(),
        language: Language::English,
        bottle_price: Money::minor(35_000),
        no_delivery: Vec::new(),
    };
    new_office::create(&path, &new, clock()).expect("an office");
    let mut office = Office::open(&path, clock()).expect("an open office");
    let actor = office.actor(None).expect("a first user");
    let mut clients = String::new();
    let mut deliveries = String::new();
    for code in 1..=6 {
        clients.push_str(&format!("{code};Client {code};Street {code};Person {code};8912345670{code};\n"));
        for delivery in 0..12 {
            let on = day("2026-11-18") - chrono::Days::new(delivery * 14 + code);
            let paid = if code == 5 && delivery == 0 { 0 } else { 700 };
            deliveries.push_str(&format!("{code};{on};2;1;700;{paid}\n"));
        }
    }
    for import in [list(ImportKind::Clients, &clients), list(ImportKind::Deliveries, &deliveries)] {
        let done = office.run(&actor, new_key().expect("a key"), &import).expect("a list brought in").value;
        assert_eq!((done.counts.refused, done.counts.added > 0), (0, true));
    }
    assert_eq!(office.read(check), Ok(vec![]));
    drop(office);
    (actor, files_of(folder.path()))
}

/// I3 to I6: the file, its references, its totals, its history and its plans are in order; a fresh planning of everything
/// changes nothing, and no address has two planned contacts.
#[track_caller]
pub fn is_whole(desk: &mut Desk, when: &dyn Fn() -> String) {
    assert_eq!(desk.office.read(check), Ok(vec![]), "{}", when());
    let path = desk.office.path().to_owned();
    let mut connection = Connection::open(&path).expect("the office");
    let stamp = Stamp { at: "2026-11-22T10:00:00Z", by: None, today: day(TODAY) };
    let summary =
        connection.write(|tx| replan_everything(tx, &stamp, &Default::default())).expect("a planning");
    assert_eq!((summary.plans, summary.tasks), (0, 0), "{}", when());
    drop(connection);
    let sql =
        "SELECT count(*) FROM (SELECT 1 FROM task WHERE state = 'open' AND kind IN ('planned', 'postponed')
               GROUP BY address_id HAVING count(*) > 1)";
    assert_eq!(number(&path, sql), 0, "{}", when());
}

/// I2: a copy from before the day's work and the journal are the office, row by row.
#[track_caller]
pub fn comes_back(disk: &Disk, desk: &mut Desk, copy: &[u8], when: &dyn Fn() -> String) {
    let backup = disk.path("copy");
    std::fs::write(&backup, copy).expect("a copy");
    let compared = compare(&mut desk.office, &backup, &[], &Default::default());
    let compared = compared.unwrap_or_else(|error| panic!("{}: {error}", when()));
    assert_eq!((compared.replayed.halt, compared.differences), (None, vec![]), "{}", when());
}

/// One number that a statement gives.
pub fn number(path: &Path, sql: &str) -> i64 {
    let raw = rusqlite::Connection::open(path).expect("the file");
    raw.query_row(sql, [], |row| row.get(0)).expect(sql)
}

/// The office as it lies on a disk once it is opened and closed again: one file, and its bytes.
pub fn settled(disk: &Disk, actor: &Actor) -> Result<Vec<u8>, OpenError> {
    settled_after(disk, actor, |_| ())
}

/// The same, and its journal ends where it does.
pub fn level(disk: &Disk, actor: &Actor, when: &dyn Fn() -> String) -> Result<Vec<u8>, OpenError> {
    settled_after(disk, actor, |desk| is_level(desk, when))
}

/// The newest entry of the journal is the one after which the office stands.
#[track_caller]
pub fn is_level(desk: &mut Desk, when: &dyn Fn() -> String) {
    assert_eq!(journal_standing(&mut desk.office), Ok(None), "{}", when());
}

fn settled_after(disk: &Disk, actor: &Actor, seen: impl FnOnce(&mut Desk)) -> Result<Vec<u8>, OpenError> {
    let mut desk = Desk::open(&disk.path(NAME), actor)?;
    seen(&mut desk);
    drop(desk);
    let photo = disk.photo();
    assert!(photo.bytes(&format!("{NAME}-wal")).is_none(), "a WAL stays behind");
    Ok(photo.bytes(NAME).expect("the office"))
}

/// How many rows the tables have that the work of a day writes.
pub fn counts(path: &Path) -> Vec<i64> {
    const TABLES: [&str; 15] = [
        "history",
        "sale",
        "sale_line",
        "payment",
        "container_movement",
        "customer_order",
        "order_line",
        "task",
        "comment",
        "journal_entry",
        "churn_case",
        "churn_step",
        "address",
        "phone",
        "import_run",
    ];
    let raw = rusqlite::Connection::open(path).expect("the file");
    let count = |table| raw.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
    TABLES.iter().map(|table| count(table).expect("a count")).collect()
}
