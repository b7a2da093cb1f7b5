//! Making an office file: whole, or not at all.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use super::cipher::{self, Lock};
use super::connection::{SCHEMA_VERSION, STATEMENTS_KEPT, Write};
use super::disk::{Loose, disk};
use super::error::StoreError;
use super::header::APPLICATION_ID;
use super::journal::give_journal_key;
use crate::paths;

pub(super) const SCHEMA: &str = include_str!("../../schema.sql");

/// Why an office was not made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CreateError<E> {
    /// A file of that name exists; it was left as it is.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// The folder or the disk refused.
    #[error("{path}: {reason}")]
    Refused {
        /// The file.
        path: PathBuf,
        /// Why, as a kind.
        kind: std::io::ErrorKind,
        /// The system's words.
        reason: String,
    },
    /// What was to be written into it was refused.
    #[error(transparent)]
    Filling(#[from] E),
}

/// Makes an office at `path`, filled by `fill`, or leaves nothing behind: it is built under another name and takes
/// its own only when it is complete and on the disk.
///
/// # Errors
/// See [`CreateError`].
pub fn create<T, E: From<StoreError>>(
    path: &Path,
    fill: impl FnOnce(&Write<'_>) -> Result<T, E>,
) -> Result<T, CreateError<E>> {
    create_locked(path, None, fill)
}

/// The same; with a lock the file is encrypted from its first page on, and its journal with a key of its own.
///
/// # Errors
/// See [`CreateError`].
pub fn create_locked<T, E: From<StoreError>>(
    path: &Path,
    lock: Option<&Lock>,
    fill: impl FnOnce(&Write<'_>) -> Result<T, E>,
) -> Result<T, CreateError<E>> {
    let refused = |error: std::io::Error| CreateError::Refused {
        path: path.into(),
        kind: error.kind(),
        reason: error.to_string(),
    };
    paths::check_name(path).map_err(refused)?;
    if path.exists() {
        return Err(CreateError::Exists(path.into()));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let building = path.with_file_name(format!(".{name}.building"));
    // What a killed program left under this name goes; what another one is building stays.
    let own = claim(&building).map_err(refused)?;
    let built = build(&building, lock, fill);
    // Windows gives no other name to a file that is held; elsewhere it is held until it has its own.
    #[cfg(windows)]
    drop(own);
    let result = match built {
        Ok(value) => place(&building, path).map(|()| value).map_err(|error| {
            if error.kind() == std::io::ErrorKind::AlreadyExists {
                CreateError::Exists(path.into())
            } else {
                refused(error)
            }
        }),
        Err(error) => Err(CreateError::Filling(error)),
    };
    if result.is_err() {
        for ending in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(beside(&building, ending));
        }
    }
    #[cfg(not(windows))]
    drop(own);
    result
}

/// Takes the empty file in which the office is built, for as long as it is held. What was left under its name loses the name and
/// nothing else: a program that was killed while its office got the right name left a second one of that office.
#[cfg(not(windows))]
fn claim(building: &Path) -> std::io::Result<File> {
    match OpenOptions::new().write(true).open(building) {
        Ok(left) => {
            left.try_lock()?;
            std::fs::remove_file(building)?;
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let mut options = OpenOptions::new();
    let own = crate::private::owner_only(options.create_new(true).write(true)).open(building)?;
    own.try_lock()?;
    Ok(own)
}

/// Takes the empty file in which the office is built, for as long as it is held. A lock would keep SQLite from writing to it;
/// what is opened without leave to delete is removed by nobody else.
#[cfg(windows)]
fn claim(building: &Path) -> std::io::Result<File> {
    use std::os::windows::fs::OpenOptionsExt;
    const READ_AND_WRITE: u32 = 1 | 2;
    match std::fs::remove_file(building) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).share_mode(READ_AND_WRITE).open(building)
}

fn build<T, E: From<StoreError>>(
    path: &Path,
    lock: Option<&Lock>,
    fill: impl FnOnce(&Write<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut conn = cipher::open_new(path, lock)?;
    let setup = |conn: &rusqlite::Connection| -> rusqlite::Result<()> {
        // Until it bears its name nobody relies on the file, so it is written without waiting for the disk.
        conn.execute_batch("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")?;
        conn.pragma_update(None, "application_id", APPLICATION_ID)?;
        conn.pragma_update(None, "user_version", SCHEMA_VERSION)
    };
    setup(&conn).map_err(StoreError::from)?;
    conn.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
    let tx = conn.transaction().map_err(StoreError::from)?;
    tx.execute_batch(SCHEMA).map_err(StoreError::from)?;
    let value = fill(&Write::of(&tx))?;
    if lock.is_some() {
        give_journal_key(&tx)?;
    }
    tx.commit().map_err(StoreError::from)?;
    // Of a sample SQLite may know the sizes of its tables. Those of an office that begins empty would mislead it for ever: it
    // would pass over a whole history that it takes for one row.
    let is_filled: bool = conn
        .query_row("SELECT EXISTS (SELECT 1 FROM address)", [], |row| row.get(0))
        .map_err(StoreError::from)?;
    if is_filled {
        conn.execute_batch("ANALYZE; DELETE FROM sqlite_stat1 WHERE tbl = 'history';")
            .map_err(StoreError::from)?;
    }
    conn.execute_batch("PRAGMA journal_mode=WAL;").map_err(StoreError::from)?;
    conn.close().map_err(|(_, error)| StoreError::from(error))?;
    if let Some(lock) = lock {
        lock.remember(path);
    }
    Ok(value)
}

/// Gives a finished file its name; never over another file.
pub(super) fn place(from: &Path, to: &Path) -> std::io::Result<()> {
    Loose::open(from.into())?.flush()?;
    let disk = disk();
    match disk.link(from, to) {
        Ok(()) => disk.remove(from)?,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Err(error),
        // A file system without links (FAT on a stick).
        Err(_) => disk.rename(from, to)?,
    }
    disk.flush_name(to)
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The path itself, or with the first number that makes it a new one: an earlier backup stays.
pub(super) fn unused(path: &Path) -> PathBuf {
    let numbered = (2..).map(|number: u32| beside(path, &format!("-{number}")));
    std::iter::once(path.to_owned())
        .chain(numbered)
        .find(|path| !path.exists())
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::connection::Connection;
    use super::*;

    fn office(folder: &tempfile::TempDir) -> PathBuf {
        let path = folder.path().join("office.rodnik");
        create(&path, |_| Ok::<_, StoreError>(())).unwrap();
        path
    }

    #[test]
    fn an_office_is_made_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let failed = create(&path, |_| Err::<(), _>(StoreError::Full));
        assert_eq!(failed, Err(CreateError::Filling(StoreError::Full)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        office(&folder);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(matches!(create(&path, |_| Ok::<_, StoreError>(())), Err(CreateError::Exists(_))));
    }

    #[cfg(unix)]
    #[test]
    fn an_office_and_all_that_lies_beside_it_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let folder = tempfile::tempdir().unwrap();
        let path = office(&folder);
        assert_eq!(mode(&path), 0o600);
        // As an earlier program left it.
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let mut connection = Connection::open(&path).unwrap();
        connection.write(|tx| tx.set_setting("a", "b")).unwrap();
        connection.backup(&folder.path().join("backup.rodnik")).unwrap();
        let files: Vec<PathBuf> =
            std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 5, "the office, its two companions, its journal and the backup: {files:?}");
        let wanted = |file: &Path| if file.is_dir() { 0o700 } else { 0o600 };
        assert!(files.iter().all(|file| mode(file) == wanted(file)), "{files:?}");
    }

    #[test]
    fn what_a_killed_program_left_half_built_does_not_stay() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(".office.rodnik.building"), [7; 5000]).unwrap();
        let path = office(&folder);
        assert!(Connection::open(&path).is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_second_name_that_a_killed_program_left_of_an_office_costs_that_office_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (path, moved) = (office(&folder), folder.path().join("moved.rodnik"));
        let bytes = std::fs::read(&path).unwrap();
        std::fs::hard_link(&path, folder.path().join(".office.rodnik.building")).unwrap();
        std::fs::rename(&path, &moved).unwrap();
        office(&folder);
        assert_eq!(std::fs::read(&moved).unwrap(), bytes);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
