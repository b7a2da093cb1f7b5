//! Offices that earlier programs made come to the present schema, and to nothing else.
#![forbid(unsafe_code)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use rodnik::clock::Clock;
use rodnik::service::Office;
use rodnik::service::check::check;
use rodnik::store::{Connection, OpenError, Raising, SCHEMA_VERSION, StoreError, create};

/// "RDNK".
const APPLICATION_ID: i32 = 0x5244_4E4B;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// The schema of a file, each thing without its comments and blanks.
fn schema(path: &Path) -> BTreeMap<String, String> {
    let raw = rusqlite::Connection::open(path).expect("the file");
    let sql = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'";
    let mut statement = raw.prepare(sql).expect("a statement");
    let things =
        statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).expect("the schema");
    things.map(|thing| thing.expect("a row")).map(|(name, sql)| (name, plain(&sql))).collect()
}

fn plain(sql: &str) -> String {
    let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
    let words: Vec<&str> = lines.flat_map(str::split_whitespace).collect();
    words.join(" ").replace('"', "").replace("( ", "(").replace(" )", ")").replace(" ,", ",")
}

#[test]
fn the_oldest_schema_with_its_migrations_is_the_present_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let (old, fresh) = (folder.path().join("old.rodnik"), folder.path().join("fresh.rodnik"));
    let text = fs::read_to_string(fixture("schema/1.sql")).expect("the first schema");
    let raw = rusqlite::Connection::open(&old).expect("a file");
    raw.execute_batch(&text).expect("the first schema");
    raw.pragma_update(None, "application_id", APPLICATION_ID).expect("an office");
    raw.pragma_update(None, "user_version", 1).expect("of version 1");
    drop(raw);
    assert!(schema(&old).len() < 100);
    Connection::open(&old).expect("migrated");
    create(&fresh, |_| Ok::<_, StoreError>(())).expect("an office");
    let (old, fresh) = (schema(&old), schema(&fresh));
    for (name, sql) in &fresh {
        assert_eq!(old.get(name), Some(sql), "{name}");
    }
    assert_eq!(old.keys().collect::<Vec<_>>(), fresh.keys().collect::<Vec<_>>());
}

/// Lines of sales whose rate of VAT is not the one that their product had when the office was migrated.
fn lines_with_another_rate(path: &Path) -> i64 {
    let raw = rusqlite::Connection::open(path).expect("the file");
    let sql = "SELECT count(*) FROM sale_line l JOIN product p ON p.id = l.product_id WHERE l.vat_rate IS NOT p.vat_rate";
    raw.query_row(sql, [], |row| row.get(0)).expect("the lines")
}

#[test]
fn an_opening_that_is_given_up_before_the_migration_leaves_the_old_office_alone() {
    let packed = fs::read(fixture("office/version-5.zip")).expect("a fixture");
    let mut bytes = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
    archive.by_index(0).expect("one file").read_to_end(&mut bytes).expect("its bytes");
    let stops: [fn(Raising) -> bool; 3] = [
        |step| step != Raising::Saving(0, 0),
        |step| step != Raising::Proving,
        |step| step != Raising::Stepping,
    ];
    for goes_on in stops {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.rodnik");
        fs::write(&path, &bytes).expect("written");
        let killed = folder.path().join("office.rodnik.before-version-6.part");
        fs::write(&killed, &bytes[..4096]).expect("what a killed program left");
        let stopped = Office::open_telling(&path, Clock::system(), &goes_on);
        assert_eq!(stopped.err(), Some(OpenError::Cancelled));
        let raw = rusqlite::Connection::open(&path).expect("the file");
        let version: i32 = raw.pragma_query_value(None, "user_version", |row| row.get(0)).expect("a version");
        assert_eq!(version, 5);
        drop(raw);
        let left: Vec<_> = fs::read_dir(folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("a name").file_name())
            .collect();
        assert_eq!(left, ["office.rodnik"], "nothing is left beside it");
        Office::open(&path, Clock::system()).expect("opened later");
    }
}

/// Offices of every version that was given to users, as they were made then.
#[test]
fn offices_of_every_released_version_open_whole() {
    for version in 1..SCHEMA_VERSION {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.rodnik");
        let packed = fs::read(fixture(&format!("office/version-{version}.zip"))).expect("a fixture");
        let mut archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
        let mut bytes = Vec::new();
        archive.by_index(0).expect("one file").read_to_end(&mut bytes).expect("its bytes");
        fs::write(&path, bytes).expect("written");
        let sales = |path: &Path| -> (i64, i64) {
            let raw = rusqlite::Connection::open(path).expect("the file");
            raw.query_row("SELECT count(*), sum(total) FROM sale", [], |row| Ok((row.get(0)?, row.get(1)?)))
                .expect("the sales")
        };
        let before = sales(&path);
        assert!(before.0 > 100);
        if version == 3 {
            let raw = rusqlite::Connection::open(&path).expect("the file");
            raw.execute("UPDATE product SET vat_rate = 2200 WHERE id = 1", []).expect("a product with VAT");
        }
        let mut office = Office::open(&path, Clock::system()).expect("opened");
        assert!(office.read(check).expect("checked").is_empty(), "version {version}");
        assert_eq!(sales(&path), before);
        assert_eq!(lines_with_another_rate(&path), 0, "version {version}");
        assert!(folder.path().join(format!("office.rodnik.before-version-{SCHEMA_VERSION}")).exists());
    }
}
