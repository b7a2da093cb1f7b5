//! Imports of an office's own lists: runs, remembered mappings, and what stood before.

mod clients;
mod deliveries;
mod people;
mod undo;

pub use clients::{AddressName, CounterpartyName, KnownContact, MergedName, Opening};
pub use deliveries::{BroughtLine, BroughtSale, DeliveryLoader};
pub use people::{Person, PersonNote};
pub use undo::{ImportBefore, Leftover};

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{ImportId, UserId};

/// A file that was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Identifier.
    pub id: ImportId,
    /// `clients` or `deliveries`.
    pub kind: String,
    /// Name of the file.
    pub file_name: String,
    /// Instant, UTC.
    pub at: String,
    /// Who brought it in.
    pub by: Option<UserId>,
    /// Rows that were new, changed something, changed nothing, were refused.
    pub rows: [u32; 4],
    /// It was undone.
    pub undone: bool,
}

const RUN: &str =
    "SELECT id, kind, file_name, at, user_id, added, updated, same, refused, undone_at IS NOT NULL
                   FROM import_run";

fn run(row: &rusqlite::Row<'_>) -> rusqlite::Result<ImportRow> {
    Ok(ImportRow {
        id: ImportId(row.get(0)?),
        kind: row.get(1)?,
        file_name: row.get(2)?,
        at: row.get(3)?,
        by: row.get::<_, Option<i64>>(4)?.map(UserId),
        rows: [row.get(5)?, row.get(6)?, row.get(7)?, row.get(8)?],
        undone: row.get(9)?,
    })
}

impl Read<'_> {
    /// One import.
    ///
    /// # Errors
    /// When the store fails.
    pub fn import_run(&self, id: ImportId) -> Result<Option<ImportRow>, StoreError> {
        self.one(&format!("{RUN} WHERE id = ?1"), [id.0], run)
    }

    /// The last imports, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_imports(&self, count: u32) -> Result<Vec<ImportRow>, StoreError> {
        self.all(&format!("{RUN} ORDER BY id DESC LIMIT ?1"), [count], run)
    }

    /// The remembered mapping of a kind of list with these headings, JSON.
    ///
    /// # Errors
    /// When the store fails.
    pub fn import_mapping(&self, kind: &str, headings: &str) -> Result<Option<String>, StoreError> {
        self.one(
            "SELECT body FROM import_mapping WHERE kind = ?1 AND headings = ?2",
            (kind, headings),
            |row| row.get(0),
        )
    }
}

impl Write<'_> {
    /// Begins an import; its counts are not known yet.
    ///
    /// # Errors
    /// When the store fails.
    pub fn begin_import(
        &self,
        (kind, file_name): (&str, &str),
        (at, by): (&str, Option<UserId>),
    ) -> Result<ImportId, StoreError> {
        let sql = "INSERT INTO import_run (kind, file_name, at, user_id, added, updated, same, refused)
                   VALUES (?1, ?2, ?3, ?4, 0, 0, 0, 0)";
        self.insert(sql, (kind, file_name, at, by.map(|user| user.0))).map(ImportId)
    }

    /// Writes what an import came to: rows that were new, changed something, changed nothing, were refused.
    ///
    /// # Errors
    /// When the store fails.
    pub fn count_import(&self, id: ImportId, rows: [u32; 4]) -> Result<(), StoreError> {
        let sql = "UPDATE import_run SET added = ?2, updated = ?3, same = ?4, refused = ?5 WHERE id = ?1";
        self.run(sql, (id.0, rows[0], rows[1], rows[2], rows[3]))?;
        Ok(())
    }

    /// Drops an import that changed nothing, inside the transaction in which it began: there is nothing to undo.
    ///
    /// # Errors
    /// When the store fails, or something was brought in by it.
    pub fn drop_empty_import(&self, id: ImportId) -> Result<(), StoreError> {
        self.run("DELETE FROM import_run WHERE id = ?1", [id.0])?;
        Ok(())
    }

    /// Remembers which column of a list means what, by its headings.
    ///
    /// # Errors
    /// When the store fails.
    pub fn remember_mapping(&self, kind: &str, headings: &str, body: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO import_mapping (kind, headings, body) VALUES (?1, ?2, ?3)
                   ON CONFLICT (kind, headings) DO UPDATE SET body = excluded.body";
        self.run(sql, (kind, headings, body))?;
        Ok(())
    }
}
