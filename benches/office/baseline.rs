//! A bare connection with the settings that the program uses, on a copy of the office: what the one writes is not in the
//! other's way.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::config::DbConfig;

/// Where the copy lies.
pub fn beside(office: &Path) -> PathBuf {
    office.with_extension("bare")
}

/// A connection that writes.
pub fn open(office: &Path) -> Connection {
    with_memory(&beside(office), 8_000)
}

/// A connection that reads lists, or checks a copy.
pub fn open_to_read(office: &Path) -> Connection {
    with_memory(&beside(office), 32_000)
}

/// Any file, with so many KiB for its pages.
pub fn with_memory(file: &Path, kibibytes: u32) -> Connection {
    let connection = Connection::open(file).unwrap();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).unwrap();
    connection
        .execute_batch(&format!(
            "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-{kibibytes};"
        ))
        .unwrap();
    connection.set_prepared_statement_cache_capacity(64);
    connection
}

/// Runs a query and reads every column of every row, as anyone who wants the rows must.
pub fn read_all(connection: &Connection, sql: &str, parameters: &[&dyn rusqlite::ToSql]) -> usize {
    let mut statement = connection.prepare_cached(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query(parameters).unwrap();
    let (mut count, mut bytes) = (0, 0);
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            if let rusqlite::types::ValueRef::Text(text) = row.get_ref(column).unwrap() {
                bytes += text.len();
            }
        }
        count += 1;
    }
    std::hint::black_box(bytes);
    count
}
