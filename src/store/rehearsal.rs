//! Work that is tried out: on a copy that nobody else sees, so that nobody waits for it.

use std::time::Duration;

use rusqlite::TransactionBehavior;
use rusqlite::backup::Backup;

use super::cipher;
use super::connection::{Connection, Write};
use super::error::StoreError;

/// Pages that are copied at once.
const PAGES: i32 = 4_096;

impl Connection {
    /// Does work as if it were to be written, and gives it up. The office goes on meanwhile: it is done in a copy without a
    /// name, which is gone when this returns and when the program dies. An encrypted office leaves no plain copy of itself
    /// behind, not even such a one, and a disk may have no room for it: then the office itself is held while it is tried out.
    ///
    /// # Errors
    /// When the transaction cannot begin.
    pub fn rehearse<T>(&mut self, work: impl FnOnce(&Write<'_>) -> T) -> Result<T, StoreError> {
        let begin = TransactionBehavior::Immediate;
        match self.unnamed_copy() {
            Ok(Some(mut copy)) => {
                let tx = copy.transaction_with_behavior(begin)?;
                Ok(work(&Write::of(&tx)))
            }
            refused => {
                if let Err(error) = refused {
                    log::warn!("tried out in the office itself: {error}");
                }
                let tx = self.office().transaction_with_behavior(begin)?;
                Ok(work(&Write::of(&tx)))
            }
        }
    }

    /// The office as it is at this moment, in a temporary file of SQLite's own; `None`: it is encrypted.
    fn unnamed_copy(&mut self) -> Result<Option<rusqlite::Connection>, StoreError> {
        if cipher::lock_of(self.path())?.is_some() {
            return Ok(None);
        }
        let moment = self.office().transaction_with_behavior(TransactionBehavior::Deferred)?;
        let mut copy = rusqlite::Connection::open("")?;
        copy.pragma_update(None, "trusted_schema", false)?;
        copy.pragma_update(None, "cache_size", -32_000)?;
        Backup::new(&moment, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
        drop(moment);
        copy.pragma_update(None, "foreign_keys", true)?;
        Ok(Some(copy))
    }
}
