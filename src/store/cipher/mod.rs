//! Offices whose file is encrypted (SQLCipher, cargo feature `encrypted`). Every program recognises such a file; one that is
//! built without the feature says so and leaves it alone.
//!
//! # The first sixteen bytes
//! SQLCipher begins a file with sixteen bytes of salt and encrypts all that follows. We choose them, so that the file says of
//! itself what it is, whole or damaged, right password or wrong, before anything is tried:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `RDC1`: how the key follows from the password, see `lock.rs` |
//! | 8 | chance |
//! | 2 | of the key: tells a wrong password from a damaged page |
//! | 2 | of all that stands before: tells a damaged beginning from a wrong password |
//!
//! They never change while a file lives: another password makes another file (see `recast.rs`).
//!
//! # Where the keys are
//! The key of a file that was unlocked is held by the process, under those sixteen bytes, until the office is left: every
//! connection to the office, and to a copy or a backup of it, finds its key by the file itself, and holds it as long as it is
//! open. Then it is overwritten. It is in no setting, no argument and no log.

#[cfg(not(feature = "encrypted"))]
mod bare;
#[cfg(feature = "encrypted")]
mod lock;
#[cfg(feature = "encrypted")]
mod recast;

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

#[cfg(not(feature = "encrypted"))]
pub use bare::Lock;
#[cfg(feature = "encrypted")]
pub use lock::Lock;
#[cfg(feature = "encrypted")]
pub use recast::recast;

use super::error::StoreError;
use super::peek::beginning;

/// Whether this program can read and make encrypted offices.
pub const CAN_ENCRYPT: bool = cfg!(feature = "encrypted");

/// The salt of a file, its first bytes.
pub(super) type Salt = [u8; 16];

const MARK: &[u8; 4] = b"RDC1";
/// What the key follows from.
#[cfg(feature = "encrypted")]
const SEED: usize = 12;
const SUMMED: usize = 14;

/// Why an encrypted office was not unlocked. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// The file is not encrypted.
    #[error("the file is not encrypted")]
    NotEncrypted,
    /// The password is another one.
    #[error("wrong password")]
    Password,
    /// This program was built without encryption.
    #[error("built without encryption")]
    NotBuiltIn,
    /// The file cannot be read, or there is no memory for the key.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<UnlockError> for StoreError {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::Store(error) => error,
            UnlockError::NotEncrypted | UnlockError::Password | UnlockError::NotBuiltIn => Self::Locked,
        }
    }
}

/// CRC-16 (CCITT): no flipped bit escapes it.
fn sum(salt: &Salt) -> [u8; 2] {
    let step = |crc: u16| if crc & 0x8000 == 0 { crc << 1 } else { crc << 1 ^ 0x1021 };
    let take = |crc: u16, byte: &u8| (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| step(crc));
    salt[..SUMMED].iter().fold(u16::MAX, take).to_be_bytes()
}

/// The salt of an encrypted office; `None`: the file is none, or its beginning is damaged.
pub(super) fn salt(first: &[u8]) -> Option<Salt> {
    let salt: Salt = first.get(..16)?.try_into().ok()?;
    (salt.starts_with(MARK) && salt[SUMMED..] == sum(&salt)).then_some(salt)
}

fn salt_of(path: &Path) -> Option<Salt> {
    // A file that cannot be read is for SQLite to refuse.
    salt(&beginning(path, 16).ok()?.0)
}

/// Whether a file is an encrypted office.
pub fn is_encrypted(path: &Path) -> bool {
    salt_of(path).is_some()
}

/// Whether a file is encrypted and its password was not given yet.
pub fn is_locked(path: &Path) -> bool {
    salt_of(path).is_some_and(|salt| Lock::known(&salt).is_none())
}

/// The key of an encrypted office that was unlocked; `None`: it is not encrypted.
///
/// # Errors
/// [`StoreError::Locked`].
pub fn lock_of(path: &Path) -> Result<Option<Lock>, StoreError> {
    salt_of(path).map(|salt| Lock::known(&salt).ok_or(StoreError::Locked)).transpose()
}

/// Opens a file of the store, with its key where it is encrypted. `address` is what SQLite is told, `path` where the file lies.
pub(super) fn open(address: &Path, path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let lock = lock_of(path)?;
    opened(Connection::open_with_flags(address, flags)?, lock.as_ref())
}

/// Opens a file that is to be filled, encrypted as `lock` says.
pub(super) fn open_new(path: &Path, lock: Option<&Lock>) -> Result<Connection, StoreError> {
    opened(Connection::open(path)?, lock)
}

/// A connection on which nothing was done yet. How a statement is answered follows from its text alone: otherwise SQLite would
/// prepare many of them anew for each value that is bound, which takes longer than most take to be answered.
fn opened(conn: Connection, lock: Option<&Lock>) -> Result<Connection, StoreError> {
    if let Some(lock) = lock {
        lock.unlock(&conn)?;
    }
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(conn)
}

/// Lets go of the key of an office that is left. What still works at it comes to its end; then the key is overwritten, and the
/// password has to be given anew.
pub fn let_go(office: &Path) {
    Lock::let_go(office, salt_of(office));
}

/// Takes the password of an encrypted office. From then on this process reads it, and its copies, until [`let_go`].
///
/// # Errors
/// See [`UnlockError`].
pub fn unlock(path: &Path, password: &str) -> Result<(), UnlockError> {
    let salt = salt_of(path).ok_or(UnlockError::NotEncrypted)?;
    Lock::found(&salt, password)?.remember(path);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::connection::{Connection, OpenError};
    use super::super::look::{LookError, examine, look, prove};
    use super::*;

    /// As an office begins whose password nobody here knows.
    fn foreign() -> Vec<u8> {
        let mut salt = *b"RDC1........hk..";
        let sum = sum(&salt);
        salt[SUMMED..].copy_from_slice(&sum);
        [&salt[..], &[7; 8_176]].concat()
    }

    #[test]
    fn an_encrypted_office_is_locked_and_never_called_damaged_nor_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        std::fs::write(&path, foreign()).unwrap();
        assert!(is_encrypted(&path) && is_locked(&path));
        assert_eq!(Connection::open(&path).err(), Some(OpenError::Locked(path.clone())));
        assert_eq!(examine(&path), Err(Err(LookError::Locked)));
        assert_eq!(look(&path), Err(LookError::Locked));
        assert_eq!(prove(&path), Err(LookError::Locked));
        let wrong = if CAN_ENCRYPT { UnlockError::Password } else { UnlockError::NotBuiltIn };
        assert_eq!(unlock(&path, "a guess at it"), Err(wrong));
        assert_eq!(std::fs::read(&path).unwrap(), foreign());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_does_not_begin_so_is_not_encrypted() {
        assert_eq!(salt(b"RDC1"), None);
        assert_eq!(salt(b"SQLite format 3\0"), None);
        for bit in 0..128 {
            let mut flipped = foreign();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(salt(&flipped), None, "{bit}");
        }
    }
}
