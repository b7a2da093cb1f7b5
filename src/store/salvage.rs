//! What can still be read of a damaged office, put into a new one: row by row, around what cannot be read.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Row, params_from_iter};

use super::cipher;
use super::connection::Write;
use super::create::beside;
use super::error::StoreError;
use super::header;
use super::seal::seal_all;

/// Looking for the next readable row goes in steps that double up to this.
const LONGEST_STEP: i64 = 1 << 20;
/// Most passes over references: each may make others dangle.
const PASSES: usize = 20;

/// What became of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedTable {
    /// Its name.
    pub name: String,
    /// Rows that are in the new office.
    pub saved: i64,
    /// Rows that were read but do not fit, or whose other half is lost.
    pub dropped: i64,
    /// Whether it was read from its first row to its last.
    pub whole: bool,
}

/// A table as the new office has it, with the columns that the damaged one has too.
struct Table {
    name: String,
    columns: Vec<String>,
    key: Vec<String>,
    by_number: bool,
}

/// Makes a copy of a damaged office readable as far as its first bytes and its length stand against it. Only for a copy.
///
/// # Errors
/// When the disk refuses.
pub fn mend_beginning(copy: &Path) -> std::io::Result<()> {
    let mut bytes = std::fs::read(copy)?;
    if header::mend(&mut bytes) { std::fs::write(copy, bytes) } else { Ok(()) }
}

/// How many faults a quick check finds in a copy, with the journal beside it: the fewer, the more can be saved.
pub fn faults(copy: &Path) -> usize {
    let verdicts = source(copy).and_then(|conn| {
        let mut statement = conn.prepare("PRAGMA quick_check(10000)")?;
        let verdicts = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(verdicts.filter(|verdict| verdict.as_ref().is_ok_and(|verdict| verdict != "ok")).count())
    });
    verdicts.unwrap_or(usize::MAX)
}

fn source(copy: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = cipher::open(copy, copy, flags)?;
    // Lets a file be read that is shorter than it says.
    conn.pragma_update(None, "writable_schema", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    Ok(conn)
}

/// Takes away a copy with what lies beside it.
pub fn remove_copy(copy: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(beside(copy, ending));
    }
}

impl Write<'_> {
    /// Puts into this new and empty office what can be read of a copy of a damaged one. References that lead to nothing are
    /// cleared, or their rows left out; the history is sealed anew, because rows of it may be missing.
    ///
    /// # Errors
    /// When not even the list of tables can be read, and when the new office fails.
    pub fn salvage(
        &self,
        copy: &Path,
        mut told: impl FnMut(u64, u64) -> Result<(), StoreError>,
    ) -> Result<Vec<SavedTable>, StoreError> {
        let from = source(copy)?;
        let tables = self.tables(&from)?;
        self.conn.execute_batch("PRAGMA defer_foreign_keys = ON")?;
        let triggers = self.without_triggers()?;
        let mut saved = Vec::new();
        for (done, table) in tables.iter().enumerate() {
            told(done as u64, tables.len() as u64)?;
            saved.push(self.take(&from, table)?);
        }
        self.clear_dangling(&mut saved)?;
        for trigger in triggers {
            self.conn.execute_batch(&trigger)?;
        }
        seal_all(self.conn)?;
        Ok(saved)
    }

    /// The tables of the new office that the damaged one has.
    fn tables(&self, from: &Connection) -> Result<Vec<Table>, StoreError> {
        let sql =
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid";
        let mut tables = Vec::new();
        let mut readable = false;
        for name in self.all(sql, [], |row| row.get::<_, String>(0))? {
            let here = columns(self.conn, &name)?;
            let there = columns(from, &name)?;
            readable |= !there.is_empty();
            let named = |(name, _): &(String, i64)| name.clone();
            let shared = here.iter().filter(|(name, _)| there.iter().any(|(known, _)| known == name));
            let mut key: Vec<&(String, i64)> = here.iter().filter(|(_, place)| *place > 0).collect();
            key.sort_by_key(|(_, place)| *place);
            let by_number = self.is_numbered(&name)?;
            let (columns, key) =
                (shared.map(named).collect::<Vec<_>>(), key.into_iter().map(named).collect());
            if !columns.is_empty() {
                tables.push(Table { name, columns, key, by_number });
            }
        }
        if readable { Ok(tables) } else { Err(StoreError::Damaged("no tables".to_owned())) }
    }

    fn is_numbered(&self, table: &str) -> Result<bool, StoreError> {
        let sql = "SELECT wr = 0 FROM pragma_table_list WHERE schema = 'main' AND name = ?1";
        Ok(self.one(sql, [table], |row| row.get(0))?.unwrap_or(false))
    }

    /// Takes the triggers away for as long as rows are put in; gives their texts.
    fn without_triggers(&self) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'";
        let triggers = self.all(sql, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        for (name, _) in &triggers {
            self.conn.execute_batch(&format!("DROP TRIGGER {name}"))?;
        }
        Ok(triggers.into_iter().map(|(_, text)| text).collect())
    }

    fn take(&self, from: &Connection, table: &Table) -> Result<SavedTable, StoreError> {
        let mut saved = SavedTable { name: table.name.clone(), saved: 0, dropped: 0, whole: true };
        let mut last = i64::MIN;
        if self.pass((from, table), Way::On(last), &mut saved, &mut last)? {
            return Ok(saved);
        }
        saved.whole = false;
        let reached = last;
        let mut lowest = i64::MAX;
        self.pass((from, table), Way::Back, &mut saved, &mut lowest)?;
        if table.by_number {
            self.between(from, table, (reached, lowest), &mut saved)?;
        }
        Ok(saved)
    }

    /// Looks for readable rows between the last one from the front and the last one from the back.
    fn between(
        &self,
        from: &Connection,
        table: &Table,
        (reached, end): (i64, i64),
        saved: &mut SavedTable,
    ) -> Result<(), StoreError> {
        let mut at = reached.max(0);
        let mut step = 1;
        while at.saturating_add(step) < end {
            let mut last = at.saturating_add(step);
            let begin = last;
            if self.pass((from, table), Way::On(begin), saved, &mut last)? {
                return Ok(());
            }
            if last > begin {
                (at, step) = (last, 1);
            } else if step < LONGEST_STEP {
                step *= 2;
            } else {
                at = begin;
            }
            // Nothing was read from the back: then there is no end to look up to.
            if end == i64::MAX && step >= LONGEST_STEP {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Goes over the rows until one cannot be read; whether it came to the end.
    fn pass(
        &self,
        (from, table): (&Connection, &Table),
        way: Way,
        saved: &mut SavedTable,
        last: &mut i64,
    ) -> Result<bool, StoreError> {
        let Ok(mut statement) = from.prepare(&table.reading(way)) else { return Ok(false) };
        let begin: Vec<i64> = match way {
            Way::On(begin) if table.by_number => vec![begin],
            _ => Vec::new(),
        };
        let Ok(mut rows) = statement.query(params_from_iter(begin)) else { return Ok(false) };
        loop {
            let values = match rows.next() {
                Ok(None) => return Ok(true),
                Ok(Some(row)) => table.values(row),
                Err(_) => return Ok(false),
            };
            let Some((number, values)) = values else { return Ok(false) };
            *last = number;
            match self.conn.prepare_cached(&table.writing())?.execute(params_from_iter(values)) {
                // From the back it has come to what was read from the front.
                Ok(0) if matches!(way, Way::Back) => return Ok(true),
                Ok(0) => {}
                Ok(_) => saved.saved += 1,
                Err(error) if matches!(StoreError::from_ref(&error), StoreError::Constraint(_)) => {
                    saved.dropped += 1
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Clears references that lead to nothing, or leaves the row out where it must refer to something.
    fn clear_dangling(&self, saved: &mut [SavedTable]) -> Result<(), StoreError> {
        for _ in 0..PASSES {
            let mut changed = 0;
            for table in saved.iter_mut() {
                for (parent, child, key) in references(self.conn, &table.name)? {
                    let name = &table.name;
                    let dangles = format!(
                        "{child} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE p.{key} = {name}.{child})"
                    );
                    changed += self.conn.execute(
                        &format!("UPDATE OR IGNORE {name} SET {child} = NULL WHERE {dangles}"),
                        [],
                    )?;
                    let gone = self.conn.execute(&format!("DELETE FROM {name} WHERE {dangles}"), [])?;
                    changed += gone;
                    let gone = i64::try_from(gone).unwrap_or(i64::MAX);
                    (table.saved, table.dropped) = (table.saved - gone, table.dropped + gone);
                }
            }
            if changed == 0 {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// Which way a table is passed over: on from after a number, or back from its end.
#[derive(Clone, Copy)]
enum Way {
    On(i64),
    Back,
}

impl Table {
    fn reading(&self, way: Way) -> String {
        let (number, key) = if self.by_number {
            ("rowid".to_owned(), "rowid".to_owned())
        } else {
            ("0".to_owned(), self.key.join(", "))
        };
        let after = if self.by_number && matches!(way, Way::On(_)) { "WHERE rowid > ?1" } else { "" };
        let order = match way {
            Way::On(_) => key,
            Way::Back => {
                key.split(", ").map(|column| format!("{column} DESC")).collect::<Vec<_>>().join(", ")
            }
        };
        format!(
            "SELECT {number}, {} FROM {} NOT INDEXED {after} ORDER BY {order}",
            self.columns.join(", "),
            self.name
        )
    }

    fn writing(&self) -> String {
        let places: Vec<String> = (1..=self.columns.len()).map(|place| format!("?{place}")).collect();
        let (name, columns, places) = (&self.name, self.columns.join(", "), places.join(", "));
        format!("INSERT INTO {name} ({columns}) VALUES ({places}) ON CONFLICT DO NOTHING")
    }

    fn values(&self, row: &Row<'_>) -> Option<(i64, Vec<Value>)> {
        let values = (1..=self.columns.len()).map(|place| row.get(place)).collect::<Result<_, _>>();
        Some((row.get(0).ok()?, values.ok()?))
    }
}

/// Columns with their place in the key, counted from 1; 0: none.
fn columns(conn: &Connection, table: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let mut statement = conn.prepare("SELECT name, pk FROM pragma_table_info(?1)")?;
    let columns = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(columns.collect::<Result<_, _>>()?)
}

/// What a table refers to: the other table, its own column, the other's.
fn references(conn: &Connection, table: &str) -> Result<Vec<(String, String, String)>, StoreError> {
    let sql = r#"SELECT "table", "from", coalesce("to", 'id') FROM pragma_foreign_key_list(?1)"#;
    let mut statement = conn.prepare(sql)?;
    let references = statement.query_map([table], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(references.collect::<Result<_, _>>()?)
}
