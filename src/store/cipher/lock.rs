//! The key of an encrypted office: made from its password, held in the memory, handed to SQLCipher.
//!
//! The key is reckoned by argon2id and handed over raw. SQLCipher's own way (PBKDF2 with 256,000 rounds) would be gone through
//! anew at every connection, of which an office has several, and takes a guesser no memory at all; argon2id is taken once, asks
//! for 64 MiB at every guess, and is what passwords and locked backups here follow from already.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use argon2::{Algorithm, Argon2, Params, Version};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::super::error::StoreError;
use super::{MARK, SEED, SUMMED, Salt, UnlockError, sum};

/// Memory in KiB and passes, under the mark `RDC1`: about half a second on an office PC, once when an office is opened.
const COST: (u32, u32) = (64 * 1024, 4);

/// A key in the memory. It is overwritten when the last one who holds it lets it go.
type Key = Zeroizing<[u8; 32]>;

/// Keys of the files that were unlocked.
static KEYS: Mutex<Vec<Known>> = Mutex::new(Vec::new());

/// The key of a file that was unlocked: the process holds it until the office is left, every connection as long as it is open.
struct Known {
    office: PathBuf,
    salt: Salt,
    key: Weak<Key>,
    held: Option<Arc<Key>>,
}

/// The key of an encrypted office, with the first bytes of its file.
#[derive(Clone)]
pub struct Lock {
    salt: Salt,
    key: Arc<Key>,
}

/// It is shown nowhere.
impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock(…)")
    }
}

impl Lock {
    /// A new key from a password, for a file that is to be made.
    ///
    /// # Errors
    /// When the system has no random numbers or no memory.
    pub fn new(password: &str) -> Result<Self, UnlockError> {
        let mut salt = Salt::default();
        salt[..4].copy_from_slice(MARK);
        getrandom::fill(&mut salt[4..SEED]).map_err(failed)?;
        let key = reckoned(password, &salt)?;
        salt[SEED..SUMMED].copy_from_slice(&proof(&key));
        let sum = sum(&salt);
        salt[SUMMED..].copy_from_slice(&sum);
        Ok(Self { salt, key: Arc::new(key) })
    }

    /// The key of a file that begins so.
    pub(super) fn found(salt: &Salt, password: &str) -> Result<Self, UnlockError> {
        let key = reckoned(password, salt)?;
        if proof(&key) != salt[SEED..SUMMED] {
            return Err(UnlockError::Password);
        }
        Ok(Self { salt: *salt, key: Arc::new(key) })
    }

    /// The key of a file that begins so and was unlocked.
    pub(super) fn known(salt: &Salt) -> Option<Self> {
        let key = keys().iter().find(|known| known.salt == *salt)?.key.upgrade()?;
        Some(Self { salt: *salt, key })
    }

    /// Holds it until the office is left.
    pub fn remember(&self, office: &Path) {
        let mut keys = keys();
        keys.retain(|known| known.salt != self.salt);
        let (key, held) = (Arc::downgrade(&self.key), Some(Arc::clone(&self.key)));
        keys.push(Known { office: office.to_owned(), salt: self.salt, key, held });
    }

    /// Holds no key any more that an office has, or had before another file took its place.
    pub(super) fn let_go(office: &Path, salt: Option<Salt>) {
        let mut keys = keys();
        for known in keys.iter_mut().filter(|known| known.office == office || Some(known.salt) == salt) {
            known.held = None;
        }
        keys.retain(|known| known.key.strong_count() > 0);
    }

    /// Hands it to a connection on which nothing was done yet.
    pub(super) fn unlock(&self, conn: &Connection) -> Result<(), StoreError> {
        // What SQLCipher finds wrong is said by us, once, and not on standard error.
        conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
        let words = Zeroizing::new(format!("PRAGMA key = \"{}\"", *self.raw()));
        Ok(conn.execute_batch(&words)?)
    }

    /// Key and salt as SQLCipher reads them.
    pub(super) fn raw(&self) -> Zeroizing<String> {
        let mut raw = Zeroizing::new(String::with_capacity(3 + 2 * (32 + 16)));
        raw.push_str("x'");
        for byte in self.key.iter().chain(&self.salt) {
            for digit in [byte >> 4, byte & 15] {
                raw.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
            }
        }
        raw.push('\'');
        raw
    }
}

fn keys() -> MutexGuard<'static, Vec<Known>> {
    KEYS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn reckoned(password: &str, salt: &Salt) -> Result<Key, StoreError> {
    let params = Params::new(COST.0, COST.1, 1, Some(32)).map_err(failed)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), &salt[..SEED], &mut *key)
        .map_err(failed)?;
    Ok(key)
}

/// So little of the key that it helps nobody to guess: each guess takes argon2id first.
fn proof(key: &[u8; 32]) -> [u8; 2] {
    let digest = Sha256::new().chain_update(b"rodnik office").chain_update(key).finalize();
    [digest[0], digest[1]]
}

fn failed(error: impl fmt::Display) -> StoreError {
    StoreError::Other(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::salt;
    use super::*;

    #[test]
    fn a_flipped_bit_of_the_beginning_is_told_from_a_wrong_password() {
        let lock = Lock::new("родниковая вода 19").unwrap();
        assert_eq!(salt(&lock.salt), Some(lock.salt));
        let missed = (0..128)
            .filter(|bit| {
                let mut flipped = lock.salt;
                flipped[bit / 8] ^= 1 << (bit % 8);
                salt(&flipped).is_some()
            })
            .count();
        assert_eq!(missed, 0);
        assert_eq!(Lock::found(&lock.salt, "родниковая вода 18").err(), Some(UnlockError::Password));
        let again = Lock::found(&lock.salt, "родниковая вода 19").unwrap();
        assert_eq!(*again.raw(), *lock.raw());
    }

    #[test]
    fn a_key_that_was_let_go_is_known_as_long_as_somebody_works_with_it() {
        let (office, elsewhere) = (Path::new("left.rodnik"), Path::new("other.rodnik"));
        let (lock, before, other) =
            (Lock::new("вода").unwrap(), Lock::new("лёд").unwrap(), Lock::new("пар").unwrap());
        // Another file took the place of the one that this office was before.
        before.remember(office);
        lock.remember(office);
        other.remember(elsewhere);
        let (salt, past, foreign) = (lock.salt, before.salt, other.salt);
        drop((before, other));
        Lock::let_go(office, None);
        assert!(Lock::known(&salt).is_some() && Lock::known(&past).is_none());
        drop(lock);
        assert!(Lock::known(&salt).is_none());
        assert!(Lock::known(&foreign).is_some(), "of another office");
        Lock::let_go(office, Some(foreign));
        assert!(Lock::known(&foreign).is_none(), "found by the file itself");
    }

    #[test]
    fn a_key_is_not_shown_and_no_two_are_alike() {
        let (one, other) = (Lock::new("вода").unwrap(), Lock::new("вода").unwrap());
        assert_ne!(*one.raw(), *other.raw());
        assert_eq!(format!("{one:?}"), "Lock(…)");
    }
}
