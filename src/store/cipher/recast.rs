//! The same office under another lock: encrypted, encrypted with another password, or open to be read again.
//!
//! SQLCipher could change the key of a file in place (`PRAGMA rekey`). It is not done: while it runs the file is half of the one
//! and half of the other, and the log beside it bears pages that only one of two passwords opens. A new file is written
//! instead, compared with the old one row by row, and only then given its name: at every moment the office is wholly the one or
//! wholly the other.

use std::fs::OpenOptions;
use std::path::Path;

use rusqlite::OpenFlags;
use zeroize::Zeroizing;

use super::super::backup::{CopyError, Totals, Unfit, verify};
use super::super::compare::differences;
use super::super::connection::Read;
use super::super::error::StoreError;
use super::super::header::APPLICATION_ID;
use super::super::journal::{give_journal_key, take_journal_key};
use super::{Lock, open, open_new};
use crate::private;

/// Writes an office that no program has open into `part`, encrypted as `lock` says, and proves that every row is there.
/// `pass` is told which table is compared, of how many. Answers what both add up to.
///
/// # Errors
/// See [`CopyError`]; the part may be left behind.
pub fn recast<E: From<StoreError>>(
    office: &Path,
    part: &Path,
    lock: Option<&Lock>,
    mut pass: impl FnMut(u64, u64) -> Result<(), E>,
) -> Result<Totals, CopyError<E>> {
    let disk = |error: std::io::Error| CopyError::Store(StoreError::Disk(error.to_string()));
    private::owner_only(OpenOptions::new().write(true).create_new(true)).open(part).map_err(disk)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let from = open(office, office, flags)?;
    let totals = Read { conn: &from }.totals()?;
    export(&from, part, lock)?;
    let to = open_new(part, lock)?;
    let differ = differences(Read { conn: &from }, Read { conn: &to }, |at, of| {
        pass(at as u64, of as u64).map_err(Passing::Stopped)
    });
    match differ {
        Ok(differ) if differ.is_empty() => {}
        Ok(_) => return Err(CopyError::Unfit(Unfit::Totals)),
        Err(Passing::Stopped(error)) => return Err(CopyError::Stopped(error)),
        Err(Passing::Store(error)) => return Err(error.into()),
    }
    match lock {
        Some(_) => give_journal_key(&to)?,
        None => take_journal_key(&to)?,
    }
    to.execute_batch("PRAGMA journal_mode = WAL")?;
    verify(&to, Some(&totals)).map_err(|verdict| verdict.map_or_else(CopyError::Store, CopyError::Unfit))?;
    to.close().map_err(|(_, error)| error)?;
    OpenOptions::new().write(true).open(part).and_then(|file| file.sync_all()).map_err(disk)?;
    Ok(totals)
}

fn export(from: &rusqlite::Connection, part: &Path, lock: Option<&Lock>) -> Result<(), StoreError> {
    let key = lock.map_or_else(|| Zeroizing::new(String::new()), Lock::raw);
    let quote = if lock.is_some() { '"' } else { '\'' };
    let words = Zeroizing::new(format!("ATTACH DATABASE ?1 AS other KEY {quote}{}{quote}", *key));
    from.execute(&words, [part.to_string_lossy()])?;
    let version: i32 = from.pragma_query_value(None, "user_version", |row| row.get(0))?;
    // Until it bears its name nobody relies on the file.
    from.execute_batch("PRAGMA other.journal_mode = OFF; PRAGMA other.synchronous = OFF;")?;
    from.query_row("SELECT sqlcipher_export('other')", [], |_| Ok(()))?;
    from.pragma_update(Some("other"), "application_id", APPLICATION_ID)?;
    from.pragma_update(Some("other"), "user_version", version)?;
    from.execute_batch("DETACH DATABASE other")?;
    Ok(())
}

enum Passing<E> {
    Stopped(E),
    Store(StoreError),
}

impl<E> From<StoreError> for Passing<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
