//! After a COMMIT that failed: what it left behind, in the file and in the journal, is decided before anybody is told.

use std::time::Duration;

use rusqlite::TransactionBehavior;

use super::connection::{BUSY_TIMEOUT, Connection};
use super::error::StoreError;
use super::journal::{Journal, Standing};

impl Connection {
    /// Decides what a failed COMMIT left open, so that a reading afterwards tells what will stay.
    ///
    /// Its transaction may lie whole in the WAL without being seen: nobody reads it now, and yet it would count after a
    /// power cut. A small transaction over a fresh connection takes its place, and flushes all that does count.
    ///
    /// # Errors
    /// When SQLite refuses, and [`StoreError::Moved`] where another file took its place; then it is still open.
    pub fn settle(&mut self) -> Result<(), StoreError> {
        *self = self.again()?;
        let tx = self.inner.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version: i32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
        tx.pragma_update(None, "user_version", version)?;
        Ok(tx.commit()?)
    }

    /// Cuts off the journal what was never committed, so that it is not taken for done when the office is lost. The next
    /// write does the same.
    ///
    /// # Errors
    /// When the transaction cannot begin or a folder cannot be written.
    pub fn settle_journal(&mut self) -> Result<(), StoreError> {
        let path = self.path().to_owned();
        let tx = self.inner.transaction_with_behavior(TransactionBehavior::Immediate)?;
        Journal::settle(&tx, &path)
    }

    /// Brings the newest entry into the journal after a COMMIT that stands although it said otherwise: nobody knows whether the
    /// journal was flushed.
    pub fn keep_journal(&mut self) {
        if let Ok(position) = self.read(|read| Ok::<_, StoreError>(Standing::read(read)?.position)) {
            self.journal.doubt(position);
            self.journal.write_again(&mut self.inner, &self.path);
        }
    }

    /// Appends to the journal the newest entry of the office where it lacks this one: the power was cut between the two.
    /// Waits for nobody.
    ///
    /// # Errors
    /// When somebody else writes just now, and when the store or the folder fails.
    pub(super) fn mend_journal(&mut self) -> Result<(), StoreError> {
        let path = self.path().to_owned();
        if self.read(|read| Journal::is_level(read, &path))? {
            return Ok(());
        }
        self.inner.busy_timeout(Duration::ZERO)?;
        let mended = self
            .inner
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)
            .and_then(|tx| Journal::mend(&tx, &path));
        self.inner.busy_timeout(BUSY_TIMEOUT)?;
        if mended? {
            log::warn!("the newest entry of the journal was written again");
        }
        Ok(())
    }
}
