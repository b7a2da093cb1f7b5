//! An office that nobody can write: its disk or its file is protected.

use std::path::Path;

use super::cipher::lock_of;
use super::connection::{Connection, STATEMENTS_KEPT};
use super::create::beside;
use super::error::StoreError;
use super::identity::Identity;
use super::journal::Journal;
use super::look::unchanging;
use super::peek::AtFile;

/// Whether all that was written stands in the file itself, and nothing in a journal beside it.
pub(super) fn is_settled(path: &Path) -> bool {
    !std::fs::metadata(beside(path, "-wal")).is_ok_and(|wal| wal.len() > 0)
}

/// Puts a rollback journal aside that lies beside an office. An office never has one: it is of another file, and SQLite would
/// write it into this one.
pub(super) fn set_stray_aside(path: &Path) {
    let stray = beside(path, "-journal");
    if !stray.exists() {
        return;
    }
    let numbered = (2..).map(|number: u32| beside(path, &format!(".stray-{number}")));
    let free = std::iter::once(beside(path, ".stray")).chain(numbered).find(|path| !path.exists());
    if let Some(Err(error)) = free.map(|free| std::fs::rename(&stray, free)) {
        log::error!("a journal of another file lies beside the office: {error}");
    }
}

impl Connection {
    /// The connection, where the file can be written.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] where it cannot.
    pub(super) fn writable(self) -> Result<Self, StoreError> {
        self.version()?;
        if self.inner.is_readonly(rusqlite::MAIN_DB)? { Err(StoreError::ReadOnly) } else { Ok(self) }
    }

    /// Reads a file that nobody can change.
    pub(super) fn to_read(path: &Path) -> Result<Self, StoreError> {
        let at = AtFile::begin(path);
        let mut inner = unchanging(path)?;
        inner.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        let journal = Journal::of(&mut inner)?;
        let (identity, path, key) = (Identity::of(path)?, path.into(), lock_of(path)?);
        Ok(Self { inner, path, read_only: true, journal, identity, _at: at, _key: key })
    }

    /// Whether it can only be read: every write is refused.
    pub const fn is_read_only(&self) -> bool {
        self.read_only
    }
}
