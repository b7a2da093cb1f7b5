//! Offices whose file is encrypted: taking the password, and, in a program built with it (cargo feature `encrypted`), encrypting an
//! office, changing its password, and making it readable again.
//!
//! The password is nowhere but in the heads of its people: what is lost with it is lost.

#[cfg(feature = "encrypted")]
mod change;
mod strength;

use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread::sleep;
use std::time::Duration;

#[cfg(feature = "encrypted")]
pub use change::{Encryption, EncryptionChanged, EncryptionRefusal, Still};
pub use strength::{FEWEST_CHARACTERS, Strength, strength};

use super::signing_in::Secret;
use crate::store;
pub use crate::store::{CAN_ENCRYPT, UnlockError, is_encrypted, is_locked, let_go};

/// The longest pause before a password is tried, in powers of two of a second.
const LONGEST_PAUSE: u32 = 5;

/// Wrong passwords since the last right one.
static WRONG: AtomicU32 = AtomicU32::new(0);

/// The pause before the next try: none, then 1, 3, 7, 15 and 31 seconds.
const fn pause(wrong: u32) -> Duration {
    let power = if wrong < LONGEST_PAUSE { wrong } else { LONGEST_PAUSE };
    Duration::from_secs((1 << power) - 1)
}

/// Takes the password of an encrypted office; from then on this program reads it, and its copies and backups, until it is left.
/// After a wrong one it takes its time. Nothing is changed.
///
/// # Errors
/// See [`UnlockError`].
pub fn unlock(office: &Path, password: &Secret) -> Result<(), UnlockError> {
    sleep(pause(WRONG.load(Ordering::Relaxed)));
    let unlocked = store::unlock(office, password.typed());
    match unlocked {
        Ok(()) => WRONG.store(0, Ordering::Relaxed),
        Err(UnlockError::Password) => drop(WRONG.fetch_add(1, Ordering::Relaxed)),
        Err(_) => {}
    }
    unlocked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_password_makes_the_next_try_wait_longer_up_to_half_a_minute() {
        let seconds: Vec<u64> = (0..8).map(|wrong| pause(wrong).as_secs()).collect();
        assert_eq!(seconds, [0, 1, 3, 7, 15, 31, 31, 31]);
    }
}
