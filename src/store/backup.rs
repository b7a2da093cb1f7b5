//! Copies of an office: made while work goes on, and checked before they count.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, sleep};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};

use super::cipher;
use super::connection::{Connection, READER_PAGES, Read};
use super::create::{beside, place};
use super::disk::Loose;
use super::error::StoreError;
use super::raising::Raising;
use super::seal::{FIRST, Seal};
use crate::private;

/// Pages that are copied at once; between them the one who waits is told how far it is.
const PAGES: i32 = 256;
/// The same where nobody else works meanwhile.
const PAGES_AT_ONCE: i32 = 4096;
/// Whoever waits for a check is asked so often whether to go on.
const LOOK: Duration = Duration::from_millis(100);
/// Another try while somebody holds the file.
const WAIT: Duration = Duration::from_millis(20);
/// Tries to give a finished copy its name while an antivirus holds it: ten seconds in all.
const NAMING_TRIES: u32 = 40;
const NAMING_WAIT: Duration = Duration::from_millis(250);

/// Where the history of an office stands: a row follows from all before it, so that two offices with one head were one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryHead {
    /// Number of the newest row; 0: there is none.
    pub id: i64,
    /// Its seal.
    pub seal: Seal,
}

/// What an office adds up to; a copy must add up to the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Counterparties.
    pub clients: i64,
    /// Sales that count.
    pub sales: i64,
    /// Their sum in minor units.
    pub sold: i64,
    /// Payments that count, in minor units.
    pub paid: i64,
    /// Containers at all addresses.
    pub containers: i64,
    /// Where the history stands.
    pub head: HistoryHead,
}

/// Why a copy does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// SQLite finds it damaged, and with it the office.
    Damaged(String),
    /// A row refers to one that does not exist; the table is named.
    Dangling(String),
    /// The history is not as it was written, from the row of this number on.
    History(i64),
    /// It does not add up to what the office does.
    Totals,
}

/// Why no copy was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyError<E> {
    /// The one who watches stopped it.
    Stopped(E),
    /// The copy does not pass its check.
    Unfit(Unfit),
    /// The store failed.
    Store(StoreError),
}

impl<E> From<StoreError> for CopyError<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<E> From<rusqlite::Error> for CopyError<E> {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Connection {
    /// Copies the office into `to` while work goes on, checks the copy, and only then gives it its name; never over
    /// another file.
    ///
    /// # Errors
    /// When the copy cannot be made or does not pass its check.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        self.backup_telling(to, &|_| true).map(drop)
    }

    /// The same; how far it is is told, and the answer is whether to go on. Whether there is a copy now: one that was given up
    /// leaves nothing.
    pub(super) fn backup_telling(
        &self,
        to: &Path,
        tell: &dyn Fn(Raising) -> bool,
    ) -> Result<bool, StoreError> {
        let part = beside(to, ".part");
        let _ = std::fs::remove_file(&part);
        let result = self.copy_plainly(&part, tell).and_then(|whole| {
            if whole {
                place(&part, to).map_err(|error| StoreError::Disk(error.to_string()))?;
            }
            Ok(whole)
        });
        match &result {
            Ok(true) => self.backed_up(),
            Ok(false) | Err(_) => drop(std::fs::remove_file(&part)),
        }
        result
    }

    fn copy_plainly(&self, part: &Path, tell: &dyn Fn(Raising) -> bool) -> Result<bool, StoreError> {
        let mut options = std::fs::OpenOptions::new();
        private::owner_only(options.write(true).create_new(true))
            .open(part)
            .map_err(|error| StoreError::Disk(error.to_string()))?;
        let mut copy = cipher::open_new(part, cipher::lock_of(&self.path)?.as_ref())?;
        let backup = Backup::new(&self.inner, &mut copy)?;
        loop {
            match backup.step(PAGES_AT_ONCE)? {
                StepResult::Done => break,
                StepResult::More => {}
                _ => sleep(WAIT),
            }
            let progress = backup.progress();
            let (left, all) = (pages(progress.remaining), pages(progress.pagecount));
            if !tell(Raising::Saving(all.saturating_sub(left), all)) {
                return Ok(false);
            }
        }
        drop(backup);
        copy.pragma_update(None, "cache_size", READER_PAGES)?;
        let check = |copy: &rusqlite::Connection| {
            copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0))
        };
        let Some((copy, verdict)) = unless_given_up(copy, check, || tell(Raising::Proving))? else {
            return Ok(false);
        };
        if verdict != "ok" {
            return Err(StoreError::Damaged(verdict));
        }
        copy.close().map_err(|(_, error)| StoreError::from(error))?;
        Loose::open(part.into())
            .and_then(|file| file.flush())
            .map_err(|error| StoreError::Disk(error.to_string()))?;
        Ok(true)
    }

    /// Copies the office as it is at this moment into `part`, while others go on working, and checks the copy: the file,
    /// its references, its history, and that it adds up to what the office did at that moment. `go_on` is told pages
    /// copied and pages in all. The copy is on the disk when this returns, under the name of the part.
    ///
    /// # Errors
    /// See [`CopyError`]; the part may be left behind.
    pub fn copy_into<E>(
        &self,
        part: &Path,
        go_on: impl FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Totals, CopyError<E>> {
        // One reading transaction holds the moment: what others write meanwhile does not begin the copy anew.
        let moment = self.inner.unchecked_transaction()?;
        let live = Read { conn: &moment }.totals()?;
        // A copy of an encrypted office is encrypted with the same key.
        let mut copy = cipher::open_new(part, cipher::lock_of(&self.path)?.as_ref())?;
        copy.execute_batch("PRAGMA synchronous = OFF; PRAGMA trusted_schema = OFF;")?;
        copy_pages(&Backup::new(&moment, &mut copy)?, PAGES, go_on)?;
        drop(moment);
        verify(&copy, Some(&live))
            .map_err(|verdict| verdict.map_or_else(CopyError::Store, CopyError::Unfit))?;
        copy.close().map_err(|(_, error)| error)?;
        Loose::open(part.into())
            .and_then(|file| file.flush())
            .map_err(|error| StoreError::Disk(error.to_string()))?;
        Ok(live)
    }
}

/// Does something long with a connection while the one who waits is asked whether to go on; `None`: it was given up.
fn unless_given_up<T: Send + 'static>(
    conn: rusqlite::Connection,
    work: impl FnOnce(&rusqlite::Connection) -> rusqlite::Result<T> + Send + 'static,
    go_on: impl Fn() -> bool,
) -> Result<Option<(rusqlite::Connection, T)>, StoreError> {
    if !go_on() {
        return Ok(None);
    }
    let interrupt = conn.get_interrupt_handle();
    let (answer, answered) = mpsc::channel();
    thread::spawn(move || {
        let done = work(&conn);
        // The connection comes back with the answer, so that its file is closed when this returns.
        drop(answer.send((conn, done)));
    });
    let mut goes_on = true;
    loop {
        match answered.recv_timeout(LOOK) {
            Ok((conn, done)) if goes_on => return Ok(Some((conn, done?))),
            Ok(_) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(StoreError::Other("a copy was not looked at to the end".to_owned()));
            }
            Err(RecvTimeoutError::Timeout) => {
                goes_on = goes_on && go_on();
                if !goes_on {
                    interrupt.interrupt();
                }
            }
        }
    }
}

/// Copies so many pages at once; between them `go_on` is told pages copied and pages in all. The office that is copied stands
/// in a transaction that has read already: else what others write meanwhile begins the copy anew.
pub(super) fn copy_pages<E>(
    backup: &Backup<'_, '_>,
    at_once: i32,
    mut go_on: impl FnMut(u64, u64) -> Result<(), E>,
) -> Result<(), CopyError<E>> {
    loop {
        match backup.step(at_once)? {
            StepResult::Done => return Ok(()),
            StepResult::More => {}
            _ => sleep(WAIT),
        }
        let progress = backup.progress();
        let (left, all) = (pages(progress.remaining), pages(progress.pagecount));
        go_on(all.saturating_sub(left), all).map_err(CopyError::Stopped)?;
    }
}

fn pages(count: i32) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

/// What is wrong with a database, if anything; the inner error is the verdict, the outer one that there is none.
pub(super) fn verify(
    conn: &rusqlite::Connection,
    like: Option<&Totals>,
) -> Result<(), Result<Unfit, StoreError>> {
    let read = Read { conn };
    // Every row is looked up in every index, so that the same pages are needed again and again.
    conn.pragma_update(None, "cache_size", READER_PAGES).map_err(|error| Err(error.into()))?;
    let unread = |error: StoreError| match error {
        StoreError::Damaged(detail) => Ok(Unfit::Damaged(detail)),
        other => Err(other),
    };
    let verdict = read.one("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0)).map_err(unread)?;
    if let Some(verdict) = verdict.filter(|verdict| verdict != "ok") {
        return Err(Ok(Unfit::Damaged(verdict)));
    }
    let dangling = read.one("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0)).map_err(unread)?;
    if let Some(table) = dangling {
        return Err(Ok(Unfit::Dangling(table)));
    }
    // What an older program wrote has no seals yet; it is migrated when it is opened.
    let Some(totals) = like else { return Ok(()) };
    let broken =
        read.broken_seal().map_err(unread)?.into_iter().chain(read.broken_personal().map_err(unread)?);
    if let Some(row) = broken.min() {
        return Err(Ok(Unfit::History(row)));
    }
    if read.totals().map_err(unread)? == *totals { Ok(()) } else { Err(Ok(Unfit::Totals)) }
}

impl Read<'_> {
    /// Where the history stands.
    ///
    /// # Errors
    /// When the store fails.
    pub fn head(&self) -> Result<HistoryHead, StoreError> {
        let (id, seal) = self.newest_seal()?;
        Ok(HistoryHead { id, seal })
    }

    /// The seal of a row of the history; `None`: there is no such row.
    ///
    /// # Errors
    /// When the store fails.
    pub fn seal_of(&self, id: i64) -> Result<Option<Seal>, StoreError> {
        let sql = "SELECT seal FROM history WHERE id = ?1";
        let seal = self.one(sql, [id], |row| row.get::<_, Option<Seal>>(0))?;
        Ok(seal.map(|seal| seal.unwrap_or(FIRST)))
    }

    /// The file that is read; `None`: it is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn file(&self) -> Result<Option<PathBuf>, StoreError> {
        let path = self.conn.path().filter(|path| !path.is_empty());
        Ok(path.map(PathBuf::from))
    }

    /// What the office adds up to.
    ///
    /// # Errors
    /// When the store fails.
    pub fn totals(&self) -> Result<Totals, StoreError> {
        let head = self.head()?;
        let totals = self.one(include_str!("backup_totals.sql"), [], |row| {
            let (clients, sales, sold) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(Totals { clients, sales, sold, paid: row.get(3)?, containers: row.get(4)?, head })
        })?;
        totals.ok_or_else(|| StoreError::Other("no totals".to_owned()))
    }

    /// What a quick passing over the whole file finds damaged; empty: nothing.
    ///
    /// # Errors
    /// When the store fails.
    pub fn quick_check(&self) -> Result<Vec<String>, StoreError> {
        let verdicts = self.all("PRAGMA quick_check(10)", [], |row| row.get::<_, String>(0));
        match verdicts {
            Ok(verdicts) => Ok(verdicts.into_iter().filter(|verdict| verdict != "ok").collect()),
            Err(StoreError::Damaged(detail)) => Ok(vec![detail]),
            Err(error) => Err(error),
        }
    }
}

/// Gives a finished copy its name, never over another file. An antivirus may hold it for some seconds: then it is tried
/// again, and at last refused.
///
/// # Errors
/// When the system refuses to the end.
pub fn name_copy(part: &Path, to: &Path) -> std::io::Result<()> {
    stubbornly(|| place(part, to))
}

/// Does something with a file again and again while another program holds it.
///
/// # Errors
/// When the system refuses to the end, and at once where waiting does not help.
pub fn stubbornly<T>(work: impl FnMut() -> std::io::Result<T>) -> std::io::Result<T> {
    tried(NAMING_TRIES, NAMING_WAIT, work)
}

fn tried<T>(tries: u32, pause: Duration, mut work: impl FnMut() -> std::io::Result<T>) -> std::io::Result<T> {
    let mut left = tries;
    loop {
        match work() {
            Err(error) if left > 1 && is_held(&error) => {
                left -= 1;
                sleep(pause);
            }
            answer => return answer,
        }
    }
}

/// Whether another program holds the file for now. Windows says so as "access denied", "sharing violation" and "lock
/// violation"; elsewhere a refused access stays refused.
fn is_held(error: &std::io::Error) -> bool {
    if cfg!(windows) {
        return matches!(error.raw_os_error(), Some(5 | 32 | 33));
    }
    matches!(error.kind(), std::io::ErrorKind::ResourceBusy | std::io::ErrorKind::ExecutableFileBusy)
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::*;

    #[test]
    fn a_check_that_is_given_up_ends_before_it_is_done() {
        let endless = |conn: &rusqlite::Connection| {
            let sql =
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
            conn.query_row(sql, [], |row| row.get::<_, i64>(0))
        };
        let asked = std::cell::Cell::new(0);
        let go_on = || {
            asked.set(asked.get() + 1);
            asked.get() < 3
        };
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        assert!(matches!(unless_given_up(conn, endless, go_on), Ok(None)));
        assert_eq!(asked.get(), 3, "asked meanwhile, and not again");
    }

    #[test]
    fn what_an_antivirus_holds_is_tried_again_and_given_up_at_last() {
        let held =
            || if cfg!(windows) { Error::from_raw_os_error(32) } else { ErrorKind::ResourceBusy.into() };
        let mut calls = 0;
        let freed = tried(5, Duration::ZERO, || {
            calls += 1;
            if calls < 4 { Err(held()) } else { Ok(calls) }
        });
        assert_eq!(freed.unwrap(), 4);
        let mut calls = 0;
        let refused = tried(5, Duration::ZERO, || {
            calls += 1;
            Err::<(), _>(held())
        });
        assert!(refused.is_err());
        assert_eq!(calls, 5);
        let mut calls = 0;
        let at_once = tried(5, Duration::ZERO, || {
            calls += 1;
            Err::<(), _>(Error::from(ErrorKind::StorageFull))
        });
        assert_eq!((at_once.unwrap_err().kind(), calls), (ErrorKind::StorageFull, 1));
    }
}
