//! Looking at an office file without opening it as an office: what a backup holds, and whether a file is damaged. Nothing
//! here changes a file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use super::backup::{HistoryHead, Unfit, verify};
use super::cipher;
use super::connection::{Read, SCHEMA_VERSION};
use super::convert::Day;
use super::create::beside;
use super::error::StoreError;
use super::forget::Forgotten;
use super::header::{self, Header};
use super::journal::{Ahead, is_of_another, lost};
use super::peek::beginning;
use super::raising::FIRST_SEALED;
use super::reading::{is_settled, set_stray_aside};
use super::rebuild::FIRST_JOURNALED;

/// What SQLite puts beside a file.
pub const JOURNALS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What a file holds, seen from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// Tells two offices of one name apart.
    pub uid: String,
    /// Name of the office.
    pub name: String,
    /// Counterparties.
    pub clients: i64,
    /// Sales that count.
    pub sales: i64,
    /// Day of the last sale.
    pub last_sale: Option<NaiveDate>,
    /// Instant of the newest row of the history, UTC.
    pub last_change: Option<String>,
    /// Rows of the history.
    pub history: i64,
}

/// Why a file cannot be looked into, or is no good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookError {
    /// The system refused.
    Refused(std::io::ErrorKind, String),
    /// It is no office.
    NotAnOffice,
    /// It is encrypted, and its password was not given, or this program cannot read such files.
    Locked,
    /// A newer program wrote it: its version, and the newest that this one knows.
    Newer(i32, i32),
    /// It does not pass its check.
    Unfit(Unfit),
    /// SQLite refused.
    Store(StoreError),
}

impl From<std::io::Error> for LookError {
    fn from(error: std::io::Error) -> Self {
        Self::Refused(error.kind(), error.to_string())
    }
}

impl From<StoreError> for LookError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Damaged(detail) => Self::Unfit(Unfit::Damaged(detail)),
            StoreError::Locked => Self::Locked,
            other => Self::Store(other),
        }
    }
}

impl From<rusqlite::Error> for LookError {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// What is wrong with the file of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// It is empty.
    Empty,
    /// It does not begin as an office does.
    Beginning,
    /// It is shorter than it says: bytes there, bytes it should have.
    CutShort(u64, u64),
    /// SQLite cannot read it.
    Pages(String),
}

/// What was found of a file that is not damaged as far as a quick look goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// Whether it was not closed in order, or is open in another program: then a full check is worth its time.
    pub unclean: bool,
    /// Tells two offices of one name apart.
    pub uid: String,
    path: PathBuf,
    sealed: bool,
}

impl Looked {
    /// Whether its history still holds a row as it was sealed once. Of what an older program wrote that is not known.
    pub fn keeps(&self, head: &HistoryHead) -> bool {
        if !self.sealed || head.id == 0 {
            return true;
        }
        let seal = quiet(&self.path).and_then(|conn| Read { conn: &conn }.seal_of(head.id));
        // What cannot be read now is said when the office is opened.
        seal.map_or(true, |seal| seal == Some(head.seal))
    }
}

/// Looks at a file before it is opened: its beginning, its length, its outermost pages. Costs milliseconds. The journal
/// beside it is read, not written into the file.
///
/// # Errors
/// The damage; inside, when the file cannot be read at all or another program wrote it.
pub fn examine(path: &Path) -> Result<Looked, Result<Damage, LookError>> {
    let unclean = !is_settled(path);
    let refused = |error: std::io::Error| Err(LookError::from(error));
    let (first, length) = beginning(path, 100).map_err(refused)?;
    if length == 0 {
        return Err(Ok(Damage::Empty));
    }
    let version = match header::read(path).map_err(refused)? {
        Header::Office(version) => version,
        Header::Locked => return Err(Err(LookError::Locked)),
        Header::Foreign => return Err(Ok(Damage::Beginning)),
    };
    if version > SCHEMA_VERSION {
        return Err(Err(LookError::Newer(version, SCHEMA_VERSION)));
    }
    if let Some(needs) = header::length(&first).filter(|needs| length < *needs && !unclean) {
        return Err(Ok(Damage::CutShort(length, needs)));
    }
    match quiet(path).and_then(|conn| outermost(Read { conn: &conn })) {
        Ok(uid) => Ok(Looked { unclean, uid, path: path.to_owned(), sealed: version >= FIRST_SEALED }),
        Err(StoreError::Damaged(detail)) => Err(Ok(Damage::Pages(detail))),
        Err(error) => Err(Err(LookError::Store(error))),
    }
}

/// What an office lacks, although it was confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beyond {
    /// Its journal holds more.
    Journal(Ahead),
    /// The log beside it is of another file, or spoilt: the file by itself is whole.
    Log,
}

/// Looks whether an office lacks what its journal holds, and whether the log beside it is its own. Others may be writing it.
///
/// # Errors
/// When the file or its journal cannot be read.
pub fn beyond(path: &Path) -> Result<Option<Beyond>, StoreError> {
    let Ok(Header::Office(version)) = header::read(path) else { return Ok(None) };
    if !(FIRST_JOURNALED..=SCHEMA_VERSION).contains(&version) {
        return Ok(None);
    }
    if !is_settled(path) && has_foreign_log(path) {
        return Ok(Some(Beyond::Log));
    }
    let conn = quiet(path)?;
    Ok(lost(Read { conn: &conn }, version, path)?.map(Beyond::Journal))
}

/// A log names no file that it belongs to, and SQLite writes any that is whole into the file beside it.
fn has_foreign_log(path: &Path) -> bool {
    let uid = |conn: Result<rusqlite::Connection, StoreError>| -> Result<(String, bool), StoreError> {
        let conn = conn?;
        let read = Read { conn: &conn };
        outermost(read)?;
        let another = is_of_another(read)?;
        Ok((read.office()?.map(|office| office.uid).unwrap_or_default(), another))
    };
    // Where the file by itself says nothing, its log may hold all there is.
    let Ok((own, false)) = uid(unchanging(path)) else { return false };
    match uid(quiet(path)) {
        Ok((with_log, another)) => another || with_log != own,
        Err(StoreError::Damaged(_)) => true,
        Err(_) => false,
    }
}

/// The first and the last pages of what grows.
fn outermost(read: Read<'_>) -> Result<String, StoreError> {
    for sql in OUTERMOST {
        read.one(sql, [], |_| Ok(()))?;
    }
    let office = read.office()?.ok_or_else(|| StoreError::Damaged("office".to_owned()))?;
    Ok(office.uid)
}

const OUTERMOST: [&str; 6] = [
    "SELECT count(*) FROM sqlite_schema",
    "SELECT uid FROM office WHERE id = 1",
    "SELECT id FROM app_user ORDER BY id DESC LIMIT 1",
    "SELECT id, total FROM sale ORDER BY id DESC LIMIT 1",
    "SELECT id FROM address ORDER BY id DESC LIMIT 1",
    "SELECT id, detail FROM history ORDER BY id DESC LIMIT 1",
];

/// A connection that leaves the journal as it found it.
fn quiet(path: &Path) -> Result<rusqlite::Connection, StoreError> {
    if beside(path, "-journal").exists() {
        return unchanging(path);
    }
    let conn = match as_far_as_may_be(path) {
        Ok(conn) => conn,
        Err(_) => return unchanging(path),
    };
    // An empty journal is taken away again; one that holds something stays.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !is_settled(path))?;
    conn.busy_timeout(Duration::from_secs(5))?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    match conn.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)) {
        // Where nothing can be written beside the file, it is read as it lies there.
        Err(error) if StoreError::from_ref(&error) == StoreError::ReadOnly => unchanging(path),
        _ => Ok(conn),
    }
}

/// A connection to an office for work, or for a look where its file may not be written.
pub(super) fn as_far_as_may_be(path: &Path) -> Result<rusqlite::Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = cipher::open(path, path, flags)?;
    let is_at_work = std::fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0);
    if is_at_work || !conn.is_readonly(rusqlite::MAIN_DB)? {
        return Ok(conn);
    }
    // Files that SQLite put beside it for reading would have its rights, and stand in the way once it may be written again.
    unchanging(path)
}

/// A connection to a file that nobody changes: without journal, without locks, also where nothing can be written.
pub(super) fn unchanging(path: &Path) -> Result<rusqlite::Connection, StoreError> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let conn = cipher::open(Path::new(&address(path)), path, flags)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    Ok(conn)
}

/// The address of a file as SQLite reads it, marked as one that does not change.
fn address(path: &Path) -> String {
    let lies = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    address_of(lies.as_os_str().as_encoded_bytes(), cfg!(windows))
}

/// The same of a whole path. On Windows a drive stands behind a stroke of its own, a server behind the two that it has.
fn address_of(path: &[u8], is_windows: bool) -> String {
    let mut address = String::from("file://");
    if is_windows && !path.starts_with(b"\\\\") {
        address.push('/');
    }
    for byte in path {
        match byte {
            b'\\' if is_windows => address.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b':' => {
                address.push(char::from(*byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.push_str("?immutable=1");
    address
}

/// What a file of an office holds that lies by itself, as backups do: no journal beside it is read.
///
/// # Errors
/// See [`LookError`].
pub fn look(path: &Path) -> Result<Inside, LookError> {
    let (conn, _) = open_backup(path)?;
    let read = Read { conn: &conn };
    let office = read.office()?.ok_or(LookError::NotAnOffice)?;
    let sql =
        "SELECT (SELECT count(*) FROM counterparty), (SELECT count(*) FROM sale WHERE voided_at IS NULL),
                      (SELECT max(delivered_on) FROM sale WHERE voided_at IS NULL),
                      (SELECT at FROM history ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM history)";
    let inside = conn.query_row(sql, [], |row| {
        let (clients, sales, last_sale) = (row.get(0)?, row.get(1)?, row.get::<_, Option<Day>>(2)?);
        let (last_change, history) = (row.get(3)?, row.get(4)?);
        let last_sale = last_sale.map(|day| day.0);
        Ok(Inside { uid: office.uid, name: office.name, clients, sales, last_sale, last_change, history })
    })?;
    Ok(inside)
}

/// How far the journal in these folders leads beyond a backup that lies by itself; `None`: the backup is of a version that wrote
/// no journal.
///
/// # Errors
/// See [`LookError`].
pub fn ahead(path: &Path, journals: &[PathBuf]) -> Result<Option<Ahead>, LookError> {
    let (conn, version) = open_backup(path)?;
    if version < FIRST_JOURNALED {
        return Ok(None);
    }
    Ok(Some(Ahead::of(Read { conn: &conn }, version, journals)?))
}

/// Whether a file of an office that lies by itself is whole.
///
/// # Errors
/// See [`LookError`].
pub fn prove(path: &Path) -> Result<(), LookError> {
    let (conn, version) = open_backup(path)?;
    let read = Read { conn: &conn };
    let totals = if version == SCHEMA_VERSION { Some(read.totals()?) } else { None };
    verify(&conn, totals.as_ref()).map_err(|verdict| verdict.map_or_else(LookError::Store, LookError::Unfit))
}

/// Whose personal data the office of this identifier gave up, as far as that can be read: of another office the numbers mean
/// other people.
pub fn forgotten_in(path: &Path, uid: &str) -> Vec<Forgotten> {
    let read = || -> Result<Vec<Forgotten>, StoreError> {
        let conn = quiet(path)?;
        let read = Read { conn: &conn };
        if read.office()?.is_some_and(|office| office.uid == uid) { read.forgotten() } else { Ok(Vec::new()) }
    };
    if path.exists() { read().unwrap_or_default() } else { Vec::new() }
}

/// What a copy of an office still knows of persons whose data the office gave up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StillKnown {
    /// Where the history of the copy ends.
    pub head: HistoryHead,
    /// Of whom.
    pub of: Vec<Forgotten>,
}

/// What the copy still knows of these; `None`: it is of another office.
///
/// # Errors
/// When it cannot be read.
pub fn still_known(
    copy: &Path,
    uid: &str,
    forgotten: &[Forgotten],
) -> Result<Option<StillKnown>, StoreError> {
    let conn = quiet(copy)?;
    let read = Read { conn: &conn };
    if read.office()?.is_none_or(|office| office.uid != uid) {
        return Ok(None);
    }
    // An older program kept no list.
    let given_up = read.forgotten().unwrap_or_default();
    let mut of = Vec::new();
    for one in forgotten {
        let is_listed = given_up.iter().any(|known| known.subject == one.subject);
        if !is_listed && read.is_there(one.subject)? {
            of.push(one.clone());
        }
    }
    Ok(Some(StillKnown { head: read.head()?, of }))
}

/// Whether the history of an office holds a row as it was sealed once.
///
/// # Errors
/// When it cannot be read.
pub fn holds(office: &Path, head: &HistoryHead) -> Result<bool, StoreError> {
    Ok(Read { conn: &quiet(office)? }.seal_of(head.id)? == Some(head.seal))
}

fn open_backup(path: &Path) -> Result<(rusqlite::Connection, i32), LookError> {
    let version = match header::read(path)? {
        Header::Office(version) => version,
        Header::Locked => return Err(LookError::Locked),
        Header::Foreign => return Err(LookError::NotAnOffice),
    };
    if version > SCHEMA_VERSION {
        return Err(LookError::Newer(version, SCHEMA_VERSION));
    }
    Ok((unchanging(path)?, version))
}

/// Whether any program has the office open, this one included. A healthy office that nobody has open is left with nothing in its
/// journal; the journal of a damaged one stays as it is.
///
/// # Errors
/// When the store fails otherwise than by damage.
pub fn is_in_use(path: &Path, keep_journal: bool) -> Result<bool, StoreError> {
    set_stray_aside(path);
    let claimed = || -> Result<(), StoreError> {
        let conn = as_far_as_may_be(path)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep_journal && !is_settled(path))?;
        conn.busy_timeout(Duration::ZERO)?;
        // Whoever has an office open holds a lock on it all the time; to be alone with it, nobody may.
        conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK;")?;
        Ok(())
    };
    match claimed() {
        Ok(()) | Err(StoreError::Damaged(_) | StoreError::ReadOnly) => Ok(false),
        Err(StoreError::Busy) => Ok(true),
        Err(error) => Err(error),
    }
}

/// The files that belong together: the office and what SQLite put beside it, as far as they are there.
pub fn with_journals(path: &Path) -> Vec<PathBuf> {
    let journals = JOURNALS.iter().map(|ending| beside(path, ending));
    std::iter::once(path.to_owned()).chain(journals).filter(|path| path.exists()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_a_file_is_read_by_sqlite_as_it_was_meant() {
        assert_eq!(address_of("/data/Вода.rodnik".as_bytes(), false), {
            "file:///data/%D0%92%D0%BE%D0%B4%D0%B0.rodnik?immutable=1"
        });
        assert_eq!(address_of(br"/a\b?c", false), "file:///a%5Cb%3Fc?immutable=1");
        assert_eq!(address_of(br"C:\data\a b.rodnik", true), "file:///C:/data/a%20b.rodnik?immutable=1");
        // A backup may lie on a server, as an office may not.
        assert_eq!(address_of(br"\\nas\office\a.rodnik", true), "file:////nas/office/a.rodnik?immutable=1");
    }

    #[test]
    fn a_file_of_any_name_is_opened_by_its_address() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Вода № 1 #2 100%.rodnik");
        super::super::create(&path, |_| Ok::<_, StoreError>(())).unwrap();
        let opened = unchanging(&path).unwrap();
        let version: i32 = opened.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, SCHEMA_VERSION);
    }
}
