//! A migration that stops at any of its statements leaves the old office as it was.

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;

use super::connection::{Connection, MIGRATIONS, SCHEMA_VERSION};
use super::raising::raise_by;

const OFFICES: [&[u8]; 5] = [
    include_bytes!("../../tests/fixtures/office/version-1.zip"),
    include_bytes!("../../tests/fixtures/office/version-2.zip"),
    include_bytes!("../../tests/fixtures/office/version-3.zip"),
    include_bytes!("../../tests/fixtures/office/version-4.zip"),
    include_bytes!("../../tests/fixtures/office/version-5.zip"),
];

fn unpacked(office: &[u8], to: &Path) {
    let mut archive = zip::ZipArchive::new(Cursor::new(office)).unwrap();
    let mut bytes = Vec::new();
    archive.by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    fs::write(to, bytes).unwrap();
}

/// The statements of a step. A trigger has statements inside and ends with them.
fn statements(step: &str) -> Vec<String> {
    let mut statements = vec![String::new()];
    for line in step.lines().map(|line| line.split("--").next().unwrap_or_default().trim_end()) {
        let statement = statements.last_mut().unwrap();
        statement.push_str(line);
        statement.push('\n');
        let is_whole = !statement.contains("TRIGGER") || line.ends_with("END;");
        if line.ends_with(';') && is_whole {
            statements.push(String::new());
        }
    }
    statements.retain(|statement| !statement.trim().is_empty());
    statements
}

/// The version, the schema, and every row of what the office holds.
fn everything(path: &Path) -> Vec<String> {
    let raw = rusqlite::Connection::open(path).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = raw.prepare(sql).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            (0..columns)
                .map(|at| row.get_ref(at).map(|cell| format!("{cell:?}")))
                .collect::<Result<String, _>>()
        };
        statement.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let names = |sql: &str| -> Vec<String> {
        let mut statement = raw.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    let tables =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut all = texts("PRAGMA user_version");
    all.extend(texts("SELECT sql FROM sqlite_schema ORDER BY name"));
    for table in names(tables) {
        let columns = names(&format!("SELECT name FROM pragma_table_info('{table}')")).join(", ");
        all.extend(texts(&format!("SELECT {columns} FROM {table}")));
    }
    all
}

fn schema(connection: &mut Connection) -> (i32, String) {
    connection
        .read(|read| {
            let sql =
                "SELECT (SELECT user_version FROM pragma_user_version), group_concat(sql) FROM sqlite_schema";
            Ok::<_, super::error::StoreError>(
                read.one(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap(),
            )
        })
        .unwrap()
}

#[test]
fn a_migration_that_stops_at_any_statement_changes_nothing() {
    let (mut stops, folder) = (0, tempfile::tempdir().unwrap());
    for (office, version) in OFFICES.into_iter().zip(1_usize..) {
        let path = folder.path().join(format!("{version}.rodnik"));
        unpacked(office, &path);
        let before = everything(&path);
        let mut connection = Connection::connect(&path).unwrap();
        let known = schema(&mut connection);
        let mut steps: Vec<String> = MIGRATIONS.iter().map(|step| (*step).to_owned()).collect();
        for step in version - 1..MIGRATIONS.len() {
            let whole = statements(MIGRATIONS[step]);
            for stop in 0..=whole.len() {
                steps[step] = format!("{}; SELECT no_such_column;", whole[..stop].concat());
                let broken: Vec<&str> = steps.iter().map(String::as_str).collect();
                assert!(raise_by(&mut connection.inner, &path, &broken, SCHEMA_VERSION).is_err());
                assert_eq!(schema(&mut connection), known, "stopped after {stop} statements of step {step}");
                stops += 1;
            }
            steps[step] = MIGRATIONS[step].to_owned();
        }
        drop(connection);
        assert!(everything(&path) == before, "version {version} is as it was");
        let mut connection = Connection::open(&path).unwrap();
        assert_eq!(connection.read(|read| read.check_file()).unwrap(), []);
    }
    assert!(stops > 100, "{stops} stops");
}
