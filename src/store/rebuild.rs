//! Building an office anew from a backup and the journal.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{OpenFlags, TransactionBehavior};

use super::cipher;
use super::connection::{OpenError, Read, SCHEMA_VERSION, Write, refuse_newer};
use super::create::{beside, place};
use super::error::StoreError;
use super::header::{self, Header};
use super::journal::{Halt, HaltReason, JournalCipher, Line, Next, Standing, is_write, set_position};
use super::raising::raise;

/// The first version whose offices have a journal.
pub(super) const FIRST_JOURNALED: i32 = 4;

/// Ending of the file whose lock says that somebody is building.
const LOCK: &str = ".lock";

/// How far the journal led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    /// So many entries were done again.
    pub entries: u64,
    /// The number of the newest entry that the office holds now; 0: none.
    pub newest: u64,
    /// The instant of the newest row of its history, UTC.
    pub until: String,
    /// Where it stopped before the end, if it did.
    pub halt: Option<Halt>,
    /// A file of another office that lies among those of the journal.
    pub foreign: Option<PathBuf>,
}

/// A copy of a backup on which the journal is done again. It has no name of its own until [`Rebuilding::keep`]; dropped before
/// that, it leaves nothing behind.
pub struct Rebuilding {
    conn: Option<rusqlite::Connection>,
    part: PathBuf,
    /// The version that the backup had.
    pub version: i32,
    own: Option<File>,
}

impl Drop for Rebuilding {
    fn drop(&mut self) {
        drop(self.conn.take());
        if self.own.take().is_some() {
            for ending in ["", "-wal", "-shm", "-journal", LOCK] {
                let _ = std::fs::remove_file(beside(&self.part, ending));
            }
        }
    }
}

impl Rebuilding {
    /// Copies a backup into `part`, a file that nobody relies on. The backup is not changed; it may lie where nothing can be
    /// written.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn begin(backup: &Path, part: &Path) -> Result<Self, OpenError> {
        let refused = |path: &Path, error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound if path == backup => OpenError::NotFound(path.into()),
            kind => OpenError::Refused { path: path.into(), kind, reason: error.to_string() },
        };
        let version = match header::read(backup).map_err(|error| refused(backup, error))? {
            Header::Office(version) => version,
            Header::Locked => return Err(OpenError::Locked(backup.into())),
            Header::Foreign => return Err(OpenError::NotAnOffice(backup.into())),
        };
        refuse_newer(backup, version, SCHEMA_VERSION)?;
        // What a killed program left under this name goes; what another one is building stays. The lock is on a file of its
        // own: some systems keep everybody else from writing to a locked one.
        let lock = OpenOptions::new().create(true).write(true).truncate(false).open(beside(part, LOCK));
        let own = lock.map_err(|error| refused(part, error))?;
        own.try_lock().map_err(|error| refused(part, error.into()))?;
        let mut building = Self { conn: None, part: part.into(), version, own: Some(own) };
        building.copy(backup).map_err(OpenError::from)?;
        let mut conn = cipher::open(part, part, OpenFlags::default())?;
        let setup = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;
                     PRAGMA trusted_schema=OFF; PRAGMA cache_size=-100000;";
        conn.execute_batch(setup).map_err(StoreError::from)?;
        let verdict: String =
            conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(StoreError::from)?;
        if verdict != "ok" {
            return Err(StoreError::Damaged(verdict).into());
        }
        raise(&mut conn, part, version.max(FIRST_JOURNALED))?;
        building.conn = Some(conn);
        Ok(building)
    }

    /// Copies the pages; a file that was closed as a whole needs nothing written beside it.
    fn copy(&self, backup: &Path) -> Result<(), StoreError> {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(beside(&self.part, ending));
        }
        let disk = |error: std::io::Error| StoreError::Disk(error.to_string());
        let has_wal = std::fs::metadata(beside(backup, "-wal")).is_ok_and(|wal| wal.len() > 0);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut to = options.open(&self.part).map_err(disk)?;
        if !has_wal {
            let mut from = File::open(backup).map_err(disk)?;
            return std::io::copy(&mut from, &mut to).map(drop).map_err(disk);
        }
        drop(to);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let from = cipher::open(backup, backup, flags)?;
        let mut copy = cipher::open_new(&self.part, cipher::lock_of(backup)?.as_ref())?;
        rusqlite::backup::Backup::new(&from, &mut copy)?.run_to_completion(4096, Duration::ZERO, None)?;
        copy.close().map_err(|(_, error)| StoreError::from(error))
    }

    fn conn(&self) -> Result<&rusqlite::Connection, StoreError> {
        self.conn.as_ref().ok_or(StoreError::Busy)
    }

    /// Reads what was built.
    ///
    /// # Errors
    /// When there is nothing.
    pub fn read(&self) -> Result<Read<'_>, StoreError> {
        Ok(Read { conn: self.conn()? })
    }

    /// Does the entries after the backup again, up to the one of number `until` if one is said, in the folders that are named
    /// and the one that the office chose. `watch` is told how many bytes were passed, of how many.
    ///
    /// # Errors
    /// Those of `watch`, and when the store or a folder cannot be read. What is wrong with an entry is no error: the office
    /// is then as it was before that entry.
    pub fn replay<E: From<StoreError>>(
        &mut self,
        journals: &[PathBuf],
        until: Option<u64>,
        mut watch: impl FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Replayed, E> {
        let mut standing = Standing::read(self.read()?)?;
        let from = standing.position.number;
        let mut folders = journals.to_vec();
        let (halt, foreign) = loop {
            folders.extend(standing.chosen.take().into_iter().chain(standing.before.take()));
            let line = Line::of(&folders, &standing.office)?;
            let halt = line.follow(standing.position, |entries, entry, (passed, total)| {
                watch(passed, total)?;
                if until.is_some_and(|until| entry.head.number > until) {
                    return Ok::<_, E>(Next::Enough);
                }
                Ok(self.redo(entries, entry)?)
            })?;
            // An entry may say that the next ones lie in another folder.
            standing = Standing::read(self.read()?)?;
            if standing.chosen.as_ref().is_none_or(|chosen| folders.contains(chosen)) {
                break (halt, line.foreign);
            }
        };
        let read = self.read()?;
        let newest = read.journal_number()?;
        Ok(Replayed { entries: newest - from, newest, until: read.newest_instant()?, halt, foreign })
    }

    /// Does one entry again, whole or not at all.
    fn redo(
        &mut self,
        entries: &mut super::journal::Entries,
        entry: &super::journal::Entry,
    ) -> Result<Next, StoreError> {
        let schema = entry.head.schema;
        let conn = self.conn.as_mut().ok_or(StoreError::Busy)?;
        let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if schema > SCHEMA_VERSION || schema < version {
            return Ok(Next::Halt(HaltReason::Version(schema)));
        }
        if schema > version
            && let Err(error) = raise(conn, &self.part, schema)
        {
            return Ok(Next::Halt(HaltReason::Refused(error.to_string())));
        }
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let cipher = JournalCipher::of(&tx)?;
        let mut statements = 0;
        let run = entries.each_statement(entry, cipher.as_ref(), |statement| {
            statements += 1;
            run(&tx, statement)
        });
        if let Err(reason) = run {
            return Ok(Next::Halt(reason.0));
        }
        if statements != entry.statements || (Read { conn: &tx }).newest_seal()?.1 != entry.seal {
            return Ok(Next::Halt(HaltReason::Differs));
        }
        let Ok(kept) = entries.kept(entry) else { return Ok(Next::Halt(HaltReason::Damaged)) };
        set_position(&tx, schema, &entry.position(), kept.as_deref())?;
        tx.commit()?;
        Ok(Next::Go)
    }

    /// Changes what was built beside the history, whole or not at all. What was there before does not stay in the file.
    ///
    /// # Errors
    /// Those of the work, and when the store fails.
    pub fn change<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let conn = self.conn.as_mut().ok_or(StoreError::Busy)?;
        conn.pragma_update(None, "secure_delete", true).map_err(StoreError::from)?;
        let tx = conn.transaction().map_err(StoreError::from)?;
        let value = work(&Write::of(&tx))?;
        tx.commit().map_err(StoreError::from)?;
        Ok(value)
    }

    /// Brings what was built to the version of this program.
    ///
    /// # Errors
    /// When it cannot be brought there.
    pub fn finish(&mut self) -> Result<Read<'_>, OpenError> {
        let conn = self.conn.as_mut().ok_or(StoreError::Busy)?;
        raise(conn, &self.part, SCHEMA_VERSION)?;
        Ok(self.read()?)
    }

    /// Gives the office its name; never over another file.
    ///
    /// # Errors
    /// See [`OpenError`]; then nothing is left behind.
    pub fn keep(mut self, to: &Path) -> Result<(), OpenError> {
        self.finish()?;
        let conn = self.conn.take().ok_or(StoreError::Busy)?;
        conn.execute_batch("PRAGMA journal_mode=WAL").map_err(StoreError::from)?;
        conn.close().map_err(|(_, error)| StoreError::from(error))?;
        place(&self.part, to).map_err(|error| OpenError::Refused {
            path: to.into(),
            kind: error.kind(),
            reason: error.to_string(),
        })?;
        Ok(())
    }
}

struct Why(HaltReason);

impl From<super::journal::Unread> for Why {
    fn from(_: super::journal::Unread) -> Self {
        Self(HaltReason::Damaged)
    }
}

fn run(tx: &rusqlite::Connection, statement: &str) -> Result<(), Why> {
    let refused = |error: rusqlite::Error| Why(HaltReason::Refused(error.to_string()));
    if !is_write(statement) {
        return Err(Why(HaltReason::Damaged));
    }
    let mut prepared = tx.prepare(statement).map_err(refused)?;
    let mut rows = prepared.query([]).map_err(refused)?;
    while rows.next().map_err(refused)?.is_some() {}
    Ok(())
}
