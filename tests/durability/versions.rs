//! SIGKILL while an office of an earlier version is brought to the present one.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rodnik::service::check::check;
use rodnik::service::{Office, Refusal};
use rodnik::store::SCHEMA_VERSION;

use super::office::{Chance, asked, clock, raw};
use super::worker::{self, WAY};

fn office_of(version: i32, folder: &Path) -> PathBuf {
    let fixture =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/office/version-{version}.zip"));
    let mut archive =
        zip::ZipArchive::new(Cursor::new(fs::read(fixture).expect("a fixture"))).expect("an archive");
    let mut bytes = Vec::new();
    archive.by_index(0).expect("one file").read_to_end(&mut bytes).expect("its bytes");
    let path = folder.join("office.rodnik");
    fs::write(&path, bytes).expect("written");
    path
}

/// What an office holds: its version, how many rows each table has, and what was sold.
pub type Holds = (i32, BTreeMap<String, i64>);

pub fn holds(path: &Path) -> Holds {
    let raw = raw(path);
    let version = raw.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version");
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    let mut names = raw.prepare(sql).expect("the schema");
    let names = names.query_map([], |row| row.get::<_, String>(0)).expect("the tables");
    let counts = names.map(|name| {
        let name = name.expect("a name");
        let count = format!("SELECT count(*) FROM \"{name}\"");
        let count = raw.query_row(&count, [], |row| row.get(0)).expect("a count");
        (name, count)
    });
    let mut holds: BTreeMap<String, i64> = counts.collect();
    let sold = raw.query_row("SELECT sum(total) FROM sale", [], |row| row.get(0)).expect("the sales");
    holds.insert("sold".to_owned(), sold);
    (version, holds)
}

pub fn killed_migrating() -> String {
    let kills = asked("RODNIK_KILLS", 200) / 20;
    let mut chance = Chance::new(11);
    let (mut old, mut new) = (0, 0);
    for version in 1..SCHEMA_VERSION {
        let folder = tempfile::tempdir().expect("a folder");
        let path = office_of(version, folder.path());
        let before = holds(&path);
        for _ in 0..kills {
            let path = office_of(version, folder.path());
            let mut process = worker::command(&path, 0, 0).env(WAY, "open").spawn().expect("a process");
            thread::sleep(Duration::from_micros(chance.below(600_000)));
            process.kill().expect("a kill");
            process.wait_with_output().expect("an end");
            let found = holds(&path);
            if found.0 == SCHEMA_VERSION {
                new += 1;
            } else {
                assert_eq!(found, before, "neither old nor new");
                old += 1;
            }
            let mut office = Office::open(&path, clock()).expect("it opens, and is brought to the present");
            assert_eq!(office.read(check), Ok::<_, Refusal>(vec![]), "version {version}");
            drop(office);
            let after = holds(&path);
            for table in ["sale", "customer_order", "task", "comment", "history", "sold"] {
                assert_eq!(after.1.get(table), before.1.get(table), "{table} of version {version}");
            }
            for entry in fs::read_dir(folder.path()).expect("the folder") {
                fs::remove_file(entry.expect("an entry").path()).expect("made room");
            }
        }
    }
    assert!(old > 0 && new > 0, "{old} before, {new} after");
    format!("{} kills, {old} found the office of before, {new} the new one, none anything else", old + new)
}
