//! Hears what a connection writes, and makes an entry of each transaction.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use flate2::Compress;
use rusqlite::OptionalExtension;
use rusqlite::trace::{TraceEvent, TraceEventCodes};
use sha2::{Digest, Sha256};

use super::super::connection::{Read, SCHEMA_VERSION};
use super::super::disk::Loose;
use super::super::error::StoreError;
use super::cipher::JournalCipher;
use super::draft::{Draft, End, Finished};
use super::entry::Head;
use super::files::journal_folder_beside;
use super::folder::{JOURNAL_FOLDER, JOURNAL_FOLDER_BEFORE, Place, Wanted};
use super::waiting::Waiter;
use super::{JournalNotice, Position, Signed};

/// What a statement is to the journal.
#[derive(Debug, PartialEq, Eq)]
enum Kind {
    Reads,
    Writes,
    /// What no transaction of the office does; it could not be done again.
    Unknown,
}

/// By its text, with the places of its values open.
fn kind(sql: &str) -> Kind {
    let sql = without_comments(sql);
    let first = sql.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let is = |words: &[&str]| words.iter().any(|word| first.eq_ignore_ascii_case(word));
    if is(&["INSERT", "UPDATE", "DELETE", "REPLACE"]) {
        Kind::Writes
    } else if is(&["WITH"]) {
        let writes = ["INSERT INTO ", "UPDATE ", "DELETE FROM "].iter().any(|word| sql.contains(word));
        if writes { Kind::Writes } else { Kind::Reads }
    } else if is(&["SELECT", "PRAGMA", "EXPLAIN", "BEGIN", "COMMIT", "ROLLBACK"]) {
        Kind::Reads
    } else {
        Kind::Unknown
    }
}

/// A statement from its first word on.
fn without_comments(sql: &str) -> &str {
    let mut sql = sql.trim_start();
    while sql.starts_with("--") {
        sql = sql.split_once('\n').map_or("", |(_, rest)| rest.trim_start());
    }
    sql
}

/// Whether a statement writes, and nothing but rows.
pub fn is_write(sql: &str) -> bool {
    kind(sql) == Kind::Writes
}

type Heard = Arc<Mutex<Option<Draft>>>;

fn locked(heard: &Heard) -> MutexGuard<'_, Option<Draft>> {
    heard.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The journal of one connection.
#[derive(Default)]
pub struct Journal {
    heard: Heard,
    end: Option<End>,
    packer: Option<Compress>,
    /// The chosen folder could not be written.
    elsewhere: Option<JournalNotice>,
    /// Entries are no longer there, and no backup was made since.
    interrupted: Cell<Option<u64>>,
    pub(super) waiter: Option<Waiter>,
    /// The transaction of this entry is committed, and the disk refused to be waited for.
    pub(super) doubted: Cell<Option<Position>>,
}

impl Journal {
    /// Listens to a connection.
    pub fn of(conn: &mut rusqlite::Connection) -> rusqlite::Result<Self> {
        let journal = Self::default();
        let heard = Arc::clone(&journal.heard);
        let hear = move |event: TraceEvent<'_>| {
            let TraceEvent::Stmt(statement, sql) = event else { return };
            let Some(draft) = &mut *locked(&heard) else { return };
            // What a trigger does is told as a comment.
            if sql.starts_with("--") && statement.sql() != sql {
                return;
            }
            match kind(sql) {
                Kind::Reads => {}
                Kind::Writes => match statement.expanded_sql() {
                    Some(text) => draft.say(&text),
                    None => draft.fail(StoreError::Memory),
                },
                Kind::Unknown => draft.fail(StoreError::Journal(sql.to_owned())),
            }
        };
        conn.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(hear))?;
        Ok(journal)
    }

    /// Begins the entry of a transaction that holds the write lock.
    pub fn begin(
        &mut self,
        tx: &rusqlite::Connection,
        office: &Path,
        signed: Option<&Signed<'_>>,
    ) -> Result<(), StoreError> {
        let read = Read { conn: tx };
        let standing = Standing::read(read)?;
        let position = standing.position;
        let cipher = JournalCipher::of(tx)?;
        let newest = if signed.is_none() { read.newest_instant()? } else { String::new() };
        let at = signed.map_or(newest.as_str(), |signed| signed.at);
        let head = Head {
            office: standing.office.clone(),
            schema: SCHEMA_VERSION,
            number: position.number + 1,
            before: position.sum.to_vec(),
            at: at.to_owned(),
            action: signed.map_or("", |signed| signed.action).to_owned(),
            key: signed.and_then(|signed| signed.key).map(|key| key.0.to_vec()).unwrap_or_default(),
            user: signed.and_then(|signed| signed.user).map(|user| user.0),
            sealed: cipher.is_some(),
        };
        let day = signed.map(|signed| signed.day).or_else(|| at.get(..10)?.parse().ok());
        let known = self.end.take();
        let places = standing.places(office);
        let is_doubted = self.doubted.get() == Some(position);
        let wanted = Wanted { known, is_doubted, ..standing.wanted(read, office, day.unwrap_or_default())? };
        *locked(&self.heard) = Some(Draft::new(wanted, places, &head, cipher, self.packer.take()));
        Ok(())
    }

    /// Ends the entry of a transaction that is about to be committed: it stands in its file afterwards, and the office knows
    /// it. The disk may have to be waited for still, see [`Written::unflushed`].
    pub fn finish(&mut self, tx: &rusqlite::Connection) -> Result<Written, StoreError> {
        let seal = Read { conn: tx }.newest_seal()?.1;
        let Some(mut draft) = locked(&self.heard).take() else { return Ok(Written::default()) };
        if draft.is_empty() {
            let known = draft.known();
            self.packer = Some(draft.into_packer());
            return Ok(Written { end: known, unflushed: None });
        }
        let finished = draft.finish(&seal).and_then(|finished| {
            set_position(tx, SCHEMA_VERSION, &finished.end.position, finished.kept.as_deref())?;
            Ok(finished)
        });
        match finished {
            Ok(Finished { end, unflushed, .. }) => {
                self.elsewhere = draft.elsewhere.take();
                if let Some(number) = draft.interrupted {
                    self.interrupted.set(Some(number));
                }
                self.packer = Some(draft.into_packer());
                Ok(Written { end: Some(end), unflushed })
            }
            Err(error) => {
                self.packer = Some(draft.give_up());
                Err(error)
            }
        }
    }

    /// Gives the entry up, with the transaction.
    pub fn give_up(&mut self) {
        if let Some(draft) = locked(&self.heard).take() {
            self.end = draft.known();
            self.packer = Some(draft.give_up());
        }
    }

    /// Cuts off what was written and never committed, as far as the folders can be reached. The caller holds the write lock.
    pub fn settle(tx: &rusqlite::Connection, office: &Path) -> Result<(), StoreError> {
        let read = Read { conn: tx };
        let standing = Standing::read(read)?;
        let day = read.newest_instant()?.get(..10).and_then(|day| day.parse().ok()).unwrap_or_default();
        let places = standing.places(office);
        let wanted = standing.wanted(read, office, day)?;
        for place in places.iter().filter(|place| place.folder().exists()) {
            wanted.settle(place).map_err(|error| StoreError::Journal(error.to_string()))?;
        }
        Ok(())
    }

    /// What whoever works here should know.
    pub fn notice(&self) -> Option<JournalNotice> {
        let doubted = || self.doubted.get().map(|position| position.number + 1);
        let interrupted = || self.interrupted.get().or_else(doubted).map(JournalNotice::Interrupted);
        self.elsewhere.clone().or_else(interrupted)
    }

    /// A backup was made: what the journal lacks before it is no longer needed.
    pub fn backed_up(&self) {
        self.interrupted.set(None);
        self.doubted.set(None);
    }

    /// The transaction of an entry is committed, and the disk was waited for.
    pub(super) fn stands(&mut self, end: Option<End>) {
        if end.is_some() {
            self.doubted.set(None);
        }
        self.end = end;
    }

    /// The entry that is doubted cannot be written again.
    pub(super) fn give_in(&self) {
        if let Some(position) = self.doubted.take() {
            self.interrupted.set(Some(position.number + 1));
        }
    }

    /// The chosen folder did not take an entry that is to be written again.
    pub(super) fn lies_elsewhere(&mut self, notice: Option<JournalNotice>) {
        self.elsewhere = notice.or(self.elsewhere.take());
    }
}

/// An entry that stands in its file while its transaction is not yet committed.
#[must_use]
#[derive(Default)]
pub struct Written {
    pub(super) end: Option<End>,
    /// The file, if the disk is to be waited for at the same time as the transaction is committed.
    pub(super) unflushed: Option<Loose>,
}

/// Writes down after which entry an office of a version stands, and the bytes of that entry.
pub fn set_position(
    tx: &rusqlite::Connection,
    version: i32,
    position: &Position,
    kept: Option<&[u8]>,
) -> Result<(), StoreError> {
    let number = i64::try_from(position.number).unwrap_or(i64::MAX);
    if version < FIRST_KEEPING {
        let sql = "INSERT INTO journal (id, number, sum) VALUES (1, ?1, ?2)
                   ON CONFLICT (id) DO UPDATE SET number = excluded.number, sum = excluded.sum";
        tx.prepare_cached(sql)?.execute((number, position.sum))?;
        return Ok(());
    }
    let sql = "INSERT INTO journal (id, number, sum, entry) VALUES (1, ?1, ?2, ?3)
               ON CONFLICT (id) DO UPDATE SET number = excluded.number, sum = excluded.sum, entry = excluded.entry";
    tx.prepare_cached(sql)?.execute((number, position.sum, kept))?;
    Ok(())
}

/// The first version that keeps the bytes of the newest entry.
const FIRST_KEEPING: i32 = 5;

/// Where the journal of an office stands.
pub struct Standing {
    /// Identifier of the office.
    pub office: String,
    pub position: Position,
    /// The folder that it chose.
    pub chosen: Option<PathBuf>,
    /// The one that it chose before.
    pub before: Option<PathBuf>,
}

impl Standing {
    /// The folders that take entries, the one that was chosen first.
    pub fn places(&self, office: &Path) -> Vec<Place> {
        let chosen = self.chosen.clone().map(Place::Chosen);
        chosen.into_iter().chain([Place::Beside(journal_folder_beside(office))]).collect()
    }

    /// All folders in which entries may lie.
    pub fn folders(&self, office: &Path) -> Vec<PathBuf> {
        let places = self.places(office);
        places.iter().map(|place| place.folder().to_owned()).chain(self.before.clone()).collect()
    }

    /// What the next entry follows here. The office is one of this version.
    pub fn wanted(&self, read: Read<'_>, office: &Path, day: NaiveDate) -> Result<Wanted, StoreError> {
        let kept = read.one("SELECT entry FROM journal", [], |row| row.get(0))?.flatten();
        Ok(Wanted {
            office: self.office.clone(),
            position: self.position,
            kept,
            is_doubted: false,
            day,
            known: None,
            folders: self.folders(office),
        })
    }

    pub fn read(read: Read<'_>) -> Result<Self, StoreError> {
        let sql = "SELECT (SELECT uid FROM office), (SELECT number FROM journal), (SELECT sum FROM journal),
                          (SELECT value FROM setting WHERE key = ?1 AND value <> ''),
                          (SELECT value FROM setting WHERE key = ?2)";
        let mut statement = read.conn.prepare_cached(sql)?;
        let mut row = statement.query([JOURNAL_FOLDER, JOURNAL_FOLDER_BEFORE])?;
        let row = row.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let (office, number, sum): (Option<String>, Option<i64>, _) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let folder = |at| Ok::<_, StoreError>(row.get::<_, Option<String>>(at)?.map(PathBuf::from));
        let (chosen, before) = (folder(3)?, folder(4)?);
        let office = office.unwrap_or_default();
        let number = number.map_or(0, |number| u64::try_from(number).unwrap_or(0));
        let sum = match sum {
            Some(sum) => sum,
            None => Sha256::new().chain_update(&office).chain_update(read.newest_seal()?.1).finalize().into(),
        };
        let position = Position { number, sum };
        Ok(Self { office, position, chosen, before })
    }
}

impl Read<'_> {
    /// The instant of the newest row of the history; the beginning of time where there is none.
    pub(in super::super) fn newest_instant(&self) -> Result<String, StoreError> {
        let sql = "SELECT at FROM history ORDER BY id DESC LIMIT 1";
        let at = self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
        Ok(at.unwrap_or_else(|| "1970-01-01T00:00:00Z".to_owned()))
    }
}
