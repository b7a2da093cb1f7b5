//! Opening and migrating an office, and the transactions in which everything happens.

use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{OptionalExtension, TransactionBehavior};

use super::cipher::{Lock, lock_of};
use super::create::{beside, unused};
use super::error::StoreError;
use super::header::{self, Header};
use super::identity::Identity;
use super::journal::{Journal, JournalNotice, Signed};
use super::leftover::{BEFORE, sweep};
use super::look::as_far_as_may_be;
use super::peek::AtFile;
use super::raising::{Raising, raise_by};
use super::reading;
use crate::private;

/// The version of `schema.sql`.
pub const SCHEMA_VERSION: i32 = 6;
/// Steps from version n to n + 1, each the text that changes the schema; the first leads from version 1.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/2.sql"),
    include_str!("migrations/3.sql"),
    include_str!("migrations/4.sql"),
    include_str!("migrations/5.sql"),
    include_str!("migrations/6.sql"),
];

pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// For what can be left for later.
const SHORT_TIMEOUT: Duration = Duration::from_secs(1);
pub(super) const STATEMENTS_KEPT: usize = 160;
/// Memory for pages of the file, in KiB, as SQLite takes it: of a connection that writes.
const WRITER_PAGES: i64 = -8_000;
/// The same of what reads much at once: the lists of an office with 100,000 addresses, or a whole copy that is checked. An
/// office that is smaller takes less.
pub(super) const READER_PAGES: i64 = -32_000;

/// Why an office was not opened. The file was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is no such file.
    #[error("{0} does not exist")]
    NotFound(PathBuf),
    /// The file is not an office.
    #[error("{0} is not an office")]
    NotAnOffice(PathBuf),
    /// The file is encrypted, and its password was not given, or this program cannot read such files.
    #[error("{0} is locked")]
    Locked(PathBuf),
    /// A newer program made or changed the file.
    #[error("{path} has version {found}, this program knows {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i32,
        /// The newest schema version that this program knows.
        known: i32,
    },
    /// Whoever opened it gave it up.
    #[error("the opening was given up")]
    Cancelled,
    /// The backup that goes before a migration could not be made; nothing was migrated.
    #[error("no backup before the migration: {0}")]
    NoBackup(String),
    /// The operating system refused.
    #[error("{path}: {reason}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why, as a kind.
        kind: std::io::ErrorKind,
        /// The system's words.
        reason: String,
    },
    /// SQLite refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// How a write failed.
#[derive(Debug)]
pub enum Failure<E> {
    /// The work itself refused; nothing was written.
    Refused(E),
    /// The transaction could not begin; nothing was written.
    Begin(StoreError),
    /// The journal could not be written; nothing was written.
    Unjournaled(StoreError),
    /// COMMIT reported an error: whether it was written is unknown until the command's key is looked up.
    Commit(StoreError),
}

/// One connection to an office.
pub struct Connection {
    pub(super) inner: rusqlite::Connection,
    pub(super) path: PathBuf,
    pub(super) read_only: bool,
    pub(super) journal: Journal,
    pub(super) identity: Identity,
    /// Let go after the file was closed.
    pub(super) _at: AtFile,
    /// Held as long as the office is open: what is opened beside it, and copies of it, are opened with the same key.
    pub(super) _key: Option<Lock>,
}

/// A view of the office as it was at one moment.
#[derive(Clone, Copy)]
pub struct Read<'a> {
    pub(super) conn: &'a rusqlite::Connection,
}

/// A transaction that may write; everything that reads works in it too.
pub struct Write<'a> {
    read: Read<'a>,
}

impl<'a> Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl Read<'_> {
    pub(super) fn all<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        map: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.query_map(params, map)?.collect::<Result<_, _>>()?)
    }

    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
        map: impl FnOnce(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.query_row(params, map).optional()?)
    }
}

impl<'a> Write<'a> {
    pub(super) fn of(conn: &'a rusqlite::Connection) -> Self {
        Self { read: Read { conn } }
    }

    /// Runs a statement and says how many rows it touched.
    pub(super) fn run(&self, sql: &str, params: impl rusqlite::Params) -> Result<usize, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.execute(params)?)
    }

    /// Inserts a row and gives its number.
    pub(super) fn insert(&self, sql: &str, params: impl rusqlite::Params) -> Result<i64, StoreError> {
        Ok(self.conn.prepare_cached(sql)?.insert(params)?)
    }
}

impl Connection {
    /// Opens an office for reading and writing. A newer file and a file that is not an office are refused untouched;
    /// an older one is backed up beside itself and migrated. Where nothing can be written, it is opened for reading alone,
    /// unless the last work still stands in its journal.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        Self::open_telling(path, &|_| true)
    }

    /// The same; what takes its time is told.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open_telling(path: &Path, tell: &dyn Fn(Raising) -> bool) -> Result<Self, OpenError> {
        let refused = |error: std::io::Error| match error.kind() {
            std::io::ErrorKind::NotFound => OpenError::NotFound(path.into()),
            kind => OpenError::Refused { path: path.into(), kind, reason: error.to_string() },
        };
        if path.is_dir() {
            return Err(OpenError::NotAnOffice(path.into()));
        }
        let version = match header::read(path).map_err(refused)? {
            Header::Office(version) => version,
            Header::Locked => return Err(OpenError::Locked(path.into())),
            Header::Foreign => return Err(OpenError::NotAnOffice(path.into())),
        };
        refuse_newer(path, version, SCHEMA_VERSION)?;
        reading::set_stray_aside(path);
        sweep(path);
        let mut connection = match Self::connect(path).and_then(Self::writable) {
            Err(StoreError::ReadOnly) if reading::is_settled(path) && version == SCHEMA_VERSION => {
                return Ok(Self::to_read(path)?);
            }
            connection => connection?,
        };
        connection.migrate(MIGRATIONS, SCHEMA_VERSION, tell)?;
        if let Err(error) = connection.mend_journal() {
            // The next write sees to it.
            log::warn!("the journal was not looked at: {error}");
        }
        Ok(connection)
    }

    /// Another connection to the same office, for reading beside the writer.
    ///
    /// # Errors
    /// When SQLite refuses, and [`StoreError::Moved`].
    pub fn reader(&self) -> Result<Self, StoreError> {
        let reader = self.again()?;
        reader.inner.pragma_update(None, "query_only", true)?;
        reader.inner.pragma_update(None, "cache_size", READER_PAGES)?;
        Ok(reader)
    }

    pub(super) fn connect(path: &Path) -> Result<Self, StoreError> {
        for ending in ["", "-wal", "-shm"] {
            // Of somebody else's file the rights are left as they are; new files beside it take them over.
            let _ = private::close(&beside(path, ending));
        }
        let at = AtFile::begin(path);
        let mut inner = as_far_as_may_be(path)?;
        inner.busy_timeout(BUSY_TIMEOUT)?;
        inner.pragma_update(None, "synchronous", "FULL")?;
        inner.pragma_update(None, "foreign_keys", true)?;
        inner.pragma_update(None, "trusted_schema", false)?;
        inner.pragma_update(None, "cell_size_check", true)?;
        // What was given up does not stay in the free space of the file.
        inner.pragma_update(None, "secure_delete", true)?;
        inner.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
        inner.pragma_update(None, "cache_size", WRITER_PAGES)?;
        inner.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        let journal = Journal::of(&mut inner)?;
        let (identity, path, key) = (Identity::of(path)?, path.into(), lock_of(path)?);
        Ok(Self { inner, path, read_only: false, journal, identity, _at: at, _key: key })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Another connection to the same file. Another file in its place is not even opened: what the open one left in the
    /// write-ahead log beside it would be carried into it.
    pub(super) fn again(&self) -> Result<Self, StoreError> {
        self.identity.stands_at(&self.path)?;
        if self.read_only {
            return Self::to_read(&self.path);
        }
        let other = Self::connect(&self.path)?;
        self.identity.stands_at(&self.path)?;
        Ok(other)
    }

    /// Reads inside one transaction, so that everything read belongs to one moment.
    ///
    /// # Errors
    /// Those of the work, and of SQLite; [`StoreError::Moved`] where the file is not in its place any more.
    pub fn read<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(Read<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.identity.stands_at(&self.path)?;
        let tx =
            self.inner.transaction_with_behavior(TransactionBehavior::Deferred).map_err(StoreError::from)?;
        work(Read { conn: &tx })
    }

    /// Writes inside one transaction that takes the write lock at once; all of the work is kept or nothing. What was written
    /// stands in the office and in the journal when this returns, under the instant of what was done last.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn write<T, E>(&mut self, work: impl FnOnce(&Write<'_>) -> Result<T, E>) -> Result<T, Failure<E>> {
        self.write_as(None, work)
    }

    /// The same; its entry in the journal says who did what and when.
    ///
    /// # Errors
    /// See [`Failure`].
    pub fn write_signed<T, E>(
        &mut self,
        signed: &Signed<'_>,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<T, Failure<E>> {
        self.write_as(Some(signed), work)
    }

    fn write_as<T, E>(
        &mut self,
        signed: Option<&Signed<'_>>,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<T, Failure<E>> {
        let Self { inner, path, journal, identity, .. } = self;
        identity.stands_at(path).map_err(Failure::Begin)?;
        let begin = TransactionBehavior::Immediate;
        let tx = inner.transaction_with_behavior(begin).map_err(|error| Failure::Begin(error.into()))?;
        journal.begin(&tx, path, signed).map_err(Failure::Begin)?;
        let worked = work(&Write::of(&tx)).map_err(Failure::Refused);
        // It may have been moved while this waited for its turn.
        let worked =
            worked.and_then(|value| identity.stands_at(path).map(|()| value).map_err(Failure::Begin));
        let value = match worked {
            Ok(value) => value,
            Err(failure) => {
                journal.give_up();
                return Err(failure);
            }
        };
        let mut entry = journal.finish(&tx).map_err(Failure::Unjournaled)?;
        let (committed, flushed) = journal.wait_beside(&mut entry, || tx.commit());
        committed.map_err(|error| Failure::Commit(error.into()))?;
        if !journal.keep(entry, flushed) {
            journal.write_again(inner, path);
        }
        Ok(value)
    }

    /// Brings everything out of the write-ahead log into the file and empties the log, unless somebody reads from it.
    ///
    /// # Errors
    /// When SQLite refuses.
    pub fn empty_log(&self) -> Result<(), StoreError> {
        self.inner.busy_timeout(SHORT_TIMEOUT)?;
        let done = self.inner.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        self.inner.busy_timeout(BUSY_TIMEOUT)?;
        Ok(done?)
    }

    /// The connection itself, to the parts of the store that do not write into the office.
    pub(super) const fn office(&mut self) -> &mut rusqlite::Connection {
        &mut self.inner
    }

    /// Tells the journal that a backup was made.
    pub fn backed_up(&self) {
        self.journal.backed_up();
    }

    /// What whoever works here should know of the journal, since the newest entry.
    pub fn journal_notice(&self) -> Option<JournalNotice> {
        self.journal.notice()
    }

    /// Carries the file from its version to `newest`, step by step in one transaction, after a verified backup.
    fn migrate(
        &mut self,
        steps: &[&str],
        newest: i32,
        tell: &dyn Fn(Raising) -> bool,
    ) -> Result<(), OpenError> {
        let version = self.version()?;
        refuse_newer(&self.path, version, newest)?;
        if version == newest {
            return Ok(());
        }
        if version < 1 {
            return Err(OpenError::NotAnOffice(self.path.clone()));
        }
        let backup = unused(&beside(&self.path, &format!("{BEFORE}{newest}")));
        let saved = tell(Raising::Saving(0, 0))
            && self.backup_telling(&backup, tell).map_err(|error| OpenError::NoBackup(error.to_string()))?;
        if !saved {
            return Err(OpenError::Cancelled);
        }
        if !tell(Raising::Stepping) {
            let _ = std::fs::remove_file(&backup);
            return Err(OpenError::Cancelled);
        }
        raise_by(&mut self.inner, &self.path, steps, newest)
    }

    pub(super) fn version(&self) -> Result<i32, StoreError> {
        Ok(self.inner.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }
}

pub(super) fn refuse_newer(path: &Path, found: i32, known: i32) -> Result<(), OpenError> {
    if found > known {
        return Err(OpenError::Newer { path: path.into(), found, known });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::create::create;
    use super::*;

    fn office(folder: &tempfile::TempDir) -> PathBuf {
        let path = folder.path().join("office.rodnik");
        create(&path, |_| Ok::<_, StoreError>(())).unwrap();
        path
    }

    #[test]
    fn what_is_no_office_is_named_and_left_untouched() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [("empty", &b""[..]), ("text", b"name;address"), ("sevens", &[7; 8192])] {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(Connection::open(&path).err(), Some(OpenError::NotAnOffice(path.clone())));
            assert_eq!(std::fs::read(&path).unwrap(), bytes);
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 3);
        let gone = folder.path().join("gone");
        assert_eq!(Connection::open(&gone).err(), Some(OpenError::NotFound(gone)));
    }

    #[test]
    fn a_newer_office_is_refused_untouched() {
        let folder = tempfile::tempdir().unwrap();
        let path = office(&folder);
        let newer = SCHEMA_VERSION + 1;
        rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", newer).unwrap();
        let before = std::fs::read(&path).unwrap();
        let refused = OpenError::Newer { path: path.clone(), found: newer, known: SCHEMA_VERSION };
        assert_eq!(Connection::open(&path).err(), Some(refused));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn an_older_office_is_backed_up_and_migrated() {
        let folder = tempfile::tempdir().unwrap();
        let path = office(&folder);
        let mut connection = Connection::connect(&path).unwrap();
        let present = usize::try_from(SCHEMA_VERSION).unwrap();
        let steps = |last| [vec![""; present - 1], vec![last]].concat();
        let next = SCHEMA_VERSION + 1;
        connection
            .migrate(&steps("CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT"), next, &|_| true)
            .unwrap();
        assert_eq!(connection.version(), Ok(next));
        let backup =
            Connection::open(&folder.path().join(format!("office.rodnik.before-version-{next}"))).unwrap();
        assert_eq!(backup.version(), Ok(SCHEMA_VERSION));
        let after = next + 1;
        let taken = folder.path().join(format!("office.rodnik.before-version-{after}"));
        std::fs::write(&taken, "an earlier one").unwrap();
        let failing = connection.migrate(
            &[steps(""), vec!["CREATE TABLE added (id INTEGER)"]].concat(),
            after,
            &|_| true,
        );
        assert_eq!(std::fs::read(&taken).unwrap(), b"an earlier one");
        assert!(folder.path().join(format!("office.rodnik.before-version-{after}-2")).exists());
        assert!(failing.is_err());
        assert_eq!(connection.version(), Ok(next));
    }

    #[test]
    fn a_write_that_refuses_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = office(&folder);
        let mut connection = Connection::open(&path).unwrap();
        let refused = connection.write(|tx| {
            tx.conn
                .execute("INSERT INTO setting (key, value) VALUES ('a', 'b')", [])
                .map_err(StoreError::from)?;
            Err::<(), _>(StoreError::Full)
        });
        assert!(matches!(refused, Err(Failure::Refused(StoreError::Full))));
        let rows: i64 =
            connection.inner.query_row("SELECT count(*) FROM setting", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 0);
    }

    #[test]
    fn a_reader_cannot_write() {
        let folder = tempfile::tempdir().unwrap();
        let mut reader = Connection::open(&office(&folder)).unwrap().reader().unwrap();
        let refused = reader.write(|tx| {
            tx.conn
                .execute("INSERT INTO setting (key, value) VALUES ('a', 'b')", [])
                .map_err(StoreError::from)
        });
        assert!(matches!(
            refused,
            Err(Failure::Begin(StoreError::ReadOnly) | Failure::Refused(StoreError::ReadOnly))
        ));
    }
}
