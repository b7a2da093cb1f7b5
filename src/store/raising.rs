//! Carrying an office of an older version to a newer one.

use std::path::Path;

use rusqlite::TransactionBehavior;

use super::connection::{MIGRATIONS, OpenError, refuse_newer};
use super::error::StoreError;
use super::seal::seal_all;

/// The first version whose history is sealed.
pub(super) const FIRST_SEALED: i32 = 3;

/// What goes on while an office of an older version is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Raising {
    /// The backup before it: so many pages of so many; of none, while it begins.
    Saving(u64, u64),
    /// It is checked, which takes its time.
    Proving,
    /// The office is carried to this version.
    Stepping,
}

/// Carries a file of nobody else's to a version that this program knows.
pub(super) fn raise(conn: &mut rusqlite::Connection, path: &Path, newest: i32) -> Result<(), OpenError> {
    let known = usize::try_from(newest - 1).unwrap_or(0).min(MIGRATIONS.len());
    raise_by(conn, path, &MIGRATIONS[..known], newest)
}

/// All steps in one transaction: the file stays wholly the old one until it is wholly the new one.
pub(super) fn raise_by(
    conn: &mut rusqlite::Connection,
    path: &Path,
    steps: &[&str],
    newest: i32,
) -> Result<(), OpenError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(StoreError::from)?;
    // Another program may have migrated it while this one waited.
    let version: i32 =
        tx.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(StoreError::from)?;
    refuse_newer(path, version, newest)?;
    for step in steps.iter().skip(usize::try_from(version - 1).unwrap_or(0)) {
        tx.execute_batch(step).map_err(StoreError::from)?;
    }
    if version < FIRST_SEALED {
        seal_all(&tx).map_err(StoreError::from)?;
    }
    tx.pragma_update(None, "user_version", newest).map_err(StoreError::from)?;
    tx.commit().map_err(StoreError::from)?;
    Ok(())
}
