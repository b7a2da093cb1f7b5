//! Work that is tried out: on a copy that nobody else sees, so that nobody waits for it.

use rusqlite::TransactionBehavior;
use rusqlite::backup::Backup;

use super::backup::{CopyError, copy_pages};
use super::cipher;
use super::connection::{Connection, Read, STATEMENTS_KEPT, Write};
use super::error::StoreError;

/// Pages that are copied at once; between them the one who waits is told how far it is.
const PAGES: i32 = 1_024;

/// The office as it was at one moment, to try work out on: a temporary file of SQLite's own without a name, which is gone
/// with this and when the program dies.
pub struct Trial(rusqlite::Connection);

impl Connection {
    /// Copies the office to try work out on. Others go on working meanwhile, and what they write is not in it. `go_on` is told
    /// pages copied and pages in all. `None`: there is none, and work is tried out in the office itself. An encrypted office
    /// leaves no plain copy of itself behind, not even such a one, and a disk may have no room for it.
    ///
    /// # Errors
    /// That with which `go_on` stops it.
    pub fn trial<E>(&mut self, go_on: impl FnMut(u64, u64) -> Result<(), E>) -> Result<Option<Trial>, E> {
        match self.unnamed_copy(PAGES, go_on) {
            Ok(copy) => Ok(copy.map(Trial)),
            Err(CopyError::Stopped(stopped)) => Err(stopped),
            Err(CopyError::Store(error)) => {
                log::warn!("tried out in the office itself: {error}");
                Ok(None)
            }
            Err(CopyError::Unfit(_)) => Ok(None),
        }
    }

    /// Does work in the office as if it were to be written, and gives it up. Nobody else can write meanwhile.
    ///
    /// # Errors
    /// When the transaction cannot begin.
    pub fn rehearse<T>(&mut self, work: impl FnOnce(&Write<'_>) -> T) -> Result<T, StoreError> {
        given_up(self.office(), work)
    }

    /// The office as it is at this moment; `None`: it is encrypted.
    fn unnamed_copy<E>(
        &mut self,
        at_once: i32,
        go_on: impl FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Option<rusqlite::Connection>, CopyError<E>> {
        if cipher::lock_of(self.path())?.is_some() {
            return Ok(None);
        }
        // A transaction holds its moment from the first reading on; without one every commit of others begins the copy anew.
        let moment = self.office().transaction_with_behavior(TransactionBehavior::Deferred)?;
        Read { conn: &moment }.head()?;
        let mut copy = rusqlite::Connection::open("")?;
        copy.pragma_update(None, "trusted_schema", false)?;
        copy.pragma_update(None, "cache_size", -32_000)?;
        copy.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        copy_pages(&Backup::new(&moment, &mut copy)?, at_once, go_on)?;
        drop(moment);
        copy.pragma_update(None, "foreign_keys", true)?;
        Ok(Some(copy))
    }
}

impl Trial {
    /// Does work in the copy as if it were to be written.
    ///
    /// # Errors
    /// When the transaction cannot begin.
    pub fn rehearse<T>(&mut self, work: impl FnOnce(&Write<'_>) -> T) -> Result<T, StoreError> {
        given_up(&mut self.0, work)
    }
}

fn given_up<T>(conn: &mut rusqlite::Connection, work: impl FnOnce(&Write<'_>) -> T) -> Result<T, StoreError> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    Ok(work(&Write::of(&tx)))
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::clock::Clock;
    use crate::domain::money::Money;
    use crate::i18n::Language;
    use crate::service::new_office::{NewOffice, create};

    #[test]
    fn a_copy_ends_and_is_of_one_moment_however_often_others_write_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let new = NewOffice {
            name: "Office".into(),
            area_code: String::new(),
            user: "Anna".into(),
            language: Language::English,
            bottle_price: Money::ZERO,
            no_delivery: Vec::new(),
        };
        create(&path, &new, Clock::system()).unwrap();
        let mut office = Connection::open(&path).unwrap();
        let mut other = Connection::open(&path).unwrap();
        let mut written = 0;
        let copied = office.unnamed_copy(1, |_, all| {
            written += 1;
            other.write(|tx| tx.insert_route(&format!("Route {written}"))).unwrap();
            // One that begins anew would stand at the first page for ever.
            if written <= all { Ok(()) } else { Err(written) }
        });
        let Ok(Some(copy)) = copied else { panic!("the copy does not end") };
        let routes = |conn: &rusqlite::Connection| {
            let count: i64 = conn.query_row("SELECT count(*) FROM route", [], |row| row.get(0)).unwrap();
            count.unsigned_abs()
        };
        assert!(written > 1, "step by step");
        assert_eq!((routes(&copy), routes(office.office())), (0, written), "what came later is not in it");
        let verdict: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).unwrap();
        assert_eq!(verdict, "ok");
        // As many statements stay prepared as in the office: a trial runs them once for each row of a file.
        let sql = |number| format!("SELECT {number}");
        let run = |number| copy.prepare_cached(&sql(number)).unwrap().exists([]).unwrap();
        assert!((0..STATEMENTS_KEPT).all(run));
        assert!(copy.prepare_cached(&sql(0)).unwrap().get_status(StatementStatus::Run) > 0);
    }
}
