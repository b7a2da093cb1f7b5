//! Backups that are locked with a password.
//!
//! The office keeps only the public half of a key: with it a backup is locked, by itself and without asking, and nothing
//! that lies on the disk opens one. The secret half follows from the password (argon2id) each time that one is restored. A
//! password that is lost cannot be had back, and neither can what is in backups locked with it; another password locks
//! those that follow.
//!
//! The file: mark, memory and passes of argon2id, salt, public key, a key of this file alone; then pieces of 64 KiB, each
//! sealed by ChaCha20-Poly1305 under a key agreed by X25519, numbered, the last one marked, so that none can be changed,
//! turned round or left out.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};

use super::BackupRefusal;
use super::note::hexadecimal;
use crate::service::encryption::{self, UnlockError};
use crate::service::signing_in::Secret;
use crate::store::{LookError, StoreError, Unfit};

/// A password of backups as it was typed.
pub type Password = Secret;

/// What the name of a locked backup ends with.
pub(super) const ENDING: &str = ".locked";
/// Fewest characters of a password: whoever has the file can try as many as the computer can.
pub const FEWEST_CHARACTERS: usize = 10;

const MARK: &[u8; 8] = b"RDNKLCK1";
/// Memory of argon2id in KiB and its passes: about half a second, and it is done only when a backup is restored.
const COST: (u32, u32) = (64 * 1024, 4);
/// No file makes this workstation take more memory than this, in KiB, or more passes.
const MOST_COST: (u32, u32) = (1024 * 1024, 16);
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const HEADER: usize = 8 + 4 + 4 + 16 + 32 + 32;

/// The public half of a key, with what is needed to reckon the secret half from the password.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lock {
    cost: (u32, u32),
    salt: [u8; 16],
    public: [u8; 32],
}

fn random<const N: usize>() -> io::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(bytes)
}

fn secret(password: &Password, cost: (u32, u32), salt: &[u8]) -> io::Result<StaticSecret> {
    let params =
        Params::new(cost.0, cost.1, 1, Some(32)).map_err(|error| io::Error::other(error.to_string()))?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.typed().as_bytes(), salt, &mut key)
        .map_err(|error| io::Error::other(error.to_string()))?;
    Ok(StaticSecret::from(key))
}

/// The lock of a password, as the office keeps it.
///
/// # Errors
/// When the system has no random numbers or no memory.
pub fn lock_of(password: &Password) -> Result<String, StoreError> {
    lock_at(password, COST).map_err(|error| StoreError::Other(error.to_string()))
}

fn lock_at(password: &Password, cost: (u32, u32)) -> io::Result<String> {
    let salt = random::<16>()?;
    let public = PublicKey::from(&secret(password, cost, &salt)?).to_bytes();
    Ok(format!("{}:{}:{}:{}", cost.0, cost.1, hexadecimal(&salt), hexadecimal(&public)))
}

/// Whether a password may lock backups.
pub fn is_long_enough(password: &Password) -> bool {
    password.typed().chars().count() >= FEWEST_CHARACTERS
}

impl Lock {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let cost = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let (salt, public) = (bytes(parts.next()?)?, bytes(parts.next()?)?);
        parts.next().is_none().then_some(Self { cost, salt, public })
    }
}

fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    if text.len() != 2 * N || !text.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}

/// The cipher of one file: its key follows from what both sides agree on and from all of the beginning.
fn cipher(ours: &StaticSecret, theirs: [u8; 32], header: &[u8]) -> Option<ChaCha20Poly1305> {
    let agreed = ours.diffie_hellman(&PublicKey::from(theirs));
    let key =
        Sha256::new().chain_update(b"rodnik backup").chain_update(agreed.as_bytes()).chain_update(header);
    let key: [u8; 32] = key.finalize().into();
    agreed.was_contributory().then(|| ChaCha20Poly1305::new(&Key::from(key)))
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[..8].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    Nonce::from(nonce)
}

/// Writes `from` into `to` so that only the password of the lock opens it.
pub(super) fn shut(from: &Path, to: &Path, lock: &str) -> io::Result<()> {
    let lock = Lock::read(lock).ok_or_else(|| io::Error::other("the lock cannot be read"))?;
    let own = StaticSecret::from(random::<32>()?);
    let mut header = Vec::with_capacity(HEADER);
    header.extend_from_slice(MARK);
    header.extend_from_slice(&lock.cost.0.to_be_bytes());
    header.extend_from_slice(&lock.cost.1.to_be_bytes());
    header.extend_from_slice(&lock.salt);
    header.extend_from_slice(&lock.public);
    header.extend_from_slice(PublicKey::from(&own).as_bytes());
    let cipher = cipher(&own, lock.public, &header).ok_or_else(|| io::Error::other("a weak lock"))?;
    let mut from = BufReader::new(File::open(from)?);
    let mut to = BufWriter::new(super::folder::empty_file(to)?);
    to.write_all(&header)?;
    let (mut number, mut piece) = (0, full(&mut from, PIECE)?);
    loop {
        let next = full(&mut from, PIECE)?;
        let last = next.is_empty();
        cipher
            .encrypt_in_place(&nonce(number, last), b"", &mut piece)
            .map_err(|_| io::Error::other("a piece was not locked"))?;
        to.write_all(&piece)?;
        if last {
            break;
        }
        (number, piece) = (number + 1, next);
    }
    to.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
}

/// So many bytes, or what is left.
fn full(from: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut piece = Vec::with_capacity(length + TAG);
    from.take(length as u64).read_to_end(&mut piece)?;
    Ok(piece)
}

/// The lock with which a backup is locked, as the office keeps it.
pub(super) fn lock_in(path: &Path) -> io::Result<String> {
    let header = full(&mut File::open(path)?, HEADER)?;
    let parts = header.get(8..12).zip(header.get(12..16)).zip(header.get(16..32).zip(header.get(32..64)));
    let ((memory, passes), (salt, public)) = parts.ok_or_else(|| io::Error::other("no lock"))?;
    let number = |four: &[u8]| four.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
    Ok(format!("{}:{}:{}:{}", number(memory), number(passes), hexadecimal(salt), hexadecimal(public)))
}

/// Whether a file is a locked backup.
pub(super) fn is_locked(path: &Path) -> io::Result<bool> {
    let mut mark = Vec::new();
    File::open(path)?.take(MARK.len() as u64).read_to_end(&mut mark)?;
    Ok(mark == MARK)
}

/// Copies a backup, opening it where it is locked. Of an encrypted office whose key is not known it is unlocked.
pub(super) fn open_or_copy(from: &Path, to: &Path, password: Option<&Password>) -> Result<(), BackupRefusal> {
    let refused = BackupRefusal::io(from);
    if is_locked(from).map_err(&refused)? {
        let password = password.filter(|password| !password.is_empty()).ok_or(BackupRefusal::NoPassword)?;
        open(from, to, password)?;
    } else {
        fs::copy(from, to).map_err(&refused)?;
    }
    unlocked(to, password)
}

/// Takes the password of a backup of an encrypted office, where the office has another one now.
fn unlocked(copy: &Path, password: Option<&Password>) -> Result<(), BackupRefusal> {
    if !encryption::is_locked(copy) {
        return Ok(());
    }
    let password = password.filter(|password| !password.is_empty()).ok_or(BackupRefusal::NoPassword)?;
    encryption::unlock(copy, password).map_err(|error| match error {
        UnlockError::Password => BackupRefusal::Password,
        UnlockError::NotBuiltIn => BackupRefusal::Backup(LookError::Locked),
        other => StoreError::from(other).into(),
    })
}

fn open(path: &Path, to: &Path, password: &Password) -> Result<(), BackupRefusal> {
    let refused = BackupRefusal::io(path);
    let broken = || BackupRefusal::Backup(LookError::Unfit(Unfit::Damaged("lock".to_owned())));
    let mut from = BufReader::new(File::open(path).map_err(&refused)?);
    let header = full(&mut from, HEADER).map_err(&refused)?;
    let number = |at: usize| {
        header.get(at..at + 4).map(|four| four.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte)))
    };
    let key = |at: usize| header.get(at..at + 32).and_then(|key| <[u8; 32]>::try_from(key).ok());
    let (Some(memory), Some(passes), Some(salt), Some(public), Some(theirs)) =
        (number(8), number(12), header.get(16..32), key(32), key(64))
    else {
        return Err(broken());
    };
    if memory > MOST_COST.0 || passes > MOST_COST.1 {
        return Err(broken());
    }
    let secret = secret(password, (memory, passes), salt).map_err(&refused)?;
    if PublicKey::from(&secret).to_bytes() != public {
        return Err(BackupRefusal::Password);
    }
    let cipher = cipher(&secret, theirs, &header).ok_or_else(broken)?;
    let mut to =
        BufWriter::new(fs::OpenOptions::new().write(true).truncate(true).open(to).map_err(&refused)?);
    let (mut number, mut piece) = (0, full(&mut from, PIECE + TAG).map_err(&refused)?);
    loop {
        let next = full(&mut from, PIECE + TAG).map_err(&refused)?;
        let last = next.is_empty();
        cipher.decrypt_in_place(&nonce(number, last), b"", &mut piece).map_err(|_| broken())?;
        to.write_all(&piece).map_err(&refused)?;
        if last {
            break;
        }
        (number, piece) = (number + 1, next);
    }
    to.flush().map_err(&refused)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// Cheap, so that the tests are quick.
    const CHEAP: (u32, u32) = (8, 1);

    struct Safe {
        folder: tempfile::TempDir,
        lock: String,
    }

    impl Safe {
        fn new() -> Self {
            let lock = lock_at(&Password::new("spring water 19"), CHEAP).unwrap();
            Self { folder: tempfile::tempdir().unwrap(), lock }
        }

        fn path(&self, name: &str) -> PathBuf {
            self.folder.path().join(name)
        }

        fn shut(&self, content: &[u8]) -> Vec<u8> {
            fs::write(self.path("plain"), content).unwrap();
            shut(&self.path("plain"), &self.path("shut"), &self.lock).unwrap();
            fs::read(self.path("shut")).unwrap()
        }

        fn open(&self, shut: &[u8], password: &str) -> Result<Vec<u8>, BackupRefusal> {
            fs::write(self.path("shut"), shut).unwrap();
            fs::write(self.path("opened"), "").unwrap();
            open_or_copy(&self.path("shut"), &self.path("opened"), Some(&Password::new(password)))?;
            Ok(fs::read(self.path("opened")).unwrap())
        }
    }

    #[test]
    fn what_was_locked_is_opened_by_its_password_alone() {
        let safe = Safe::new();
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let content: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let shut = safe.shut(&content);
            assert_eq!(safe.open(&shut, "spring water 19"), Ok(content), "{length}");
            assert_eq!(safe.open(&shut, "spring water 18"), Err(BackupRefusal::Password));
            assert_eq!(safe.open(&shut, ""), Err(BackupRefusal::NoPassword));
        }
    }

    #[test]
    fn no_word_of_it_can_be_read_and_no_two_are_alike() {
        let safe = Safe::new();
        let content = b"Ivanova, Lenina 5, +7 912 000-00-00".repeat(100);
        let (one, other) = (safe.shut(&content), safe.shut(&content));
        assert_ne!(one[HEADER..], other[HEADER..]);
        assert!(one.windows(7).all(|window| window != b"Ivanova"));
    }

    #[test]
    fn a_flipped_bit_a_missing_end_and_turned_pieces_are_noticed() {
        let safe = Safe::new();
        let shut = safe.shut(&vec![7; 2 * PIECE + 100]);
        for at in (0..shut.len()).step_by(997) {
            let mut flipped = shut.clone();
            flipped[at] ^= 4;
            let opened = safe.open(&flipped, "spring water 19");
            // Where the mark itself is gone it is no locked file any more, and no office either.
            assert!(opened.is_err() || at < MARK.len(), "{at}");
        }
        for end in [HEADER - 1, HEADER, HEADER + PIECE + TAG, shut.len() - 1] {
            assert!(safe.open(&shut[..end], "spring water 19").is_err(), "{end}");
        }
        let (first, second) = (HEADER, HEADER + PIECE + TAG);
        let third = second + PIECE + TAG;
        let turned = [&shut[..first], &shut[second..third], &shut[first..second], &shut[third..]].concat();
        assert!(safe.open(&turned, "spring water 19").is_err());
    }

    #[test]
    fn whatever_is_put_in_the_place_of_a_locked_file_it_is_refused_or_is_what_was_locked() {
        let safe = Safe::new();
        let content = vec![7; PIECE + 100];
        let shut = safe.shut(&content);
        // Numbers as good as chance, and the same in every run.
        let mut state = 19_u64;
        let mut below = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut refused = 0;
        for _ in 0..600 {
            let mut spoilt = shut.clone();
            for _ in 0..=below(3) {
                let near = if below(2) == 0 { HEADER + 40 } else { spoilt.len() };
                let at = below(near.min(spoilt.len()).max(1));
                let to = (at + below(80)).min(spoilt.len());
                match below(4) {
                    0 => spoilt.truncate(at),
                    1 => drop(spoilt.drain(at..to)),
                    2 => {
                        let again = shut[at.min(shut.len())..to.min(shut.len())].to_vec();
                        drop(spoilt.splice(at..at, again));
                    }
                    _ => {
                        spoilt.iter_mut().skip(at).take(1 + below(4)).for_each(|byte| *byte ^= 1 << below(8))
                    }
                }
            }
            // How dear the password is to try stands in the file; what is dearer than a moment is not tried here.
            let cost =
                |at: usize| spoilt.get(at..at + 4).map(|four| u32::from_be_bytes(four.try_into().unwrap()));
            let dear = cost(8).is_some_and(|memory| (1_024..=MOST_COST.0).contains(&memory))
                || cost(12).is_some_and(|passes| (5..=MOST_COST.1).contains(&passes));
            if dear || !spoilt.starts_with(MARK) {
                continue;
            }
            match safe.open(&spoilt, "spring water 19") {
                Ok(opened) => assert_eq!(opened, content),
                Err(_) => refused += 1,
            }
        }
        assert!(refused > 300, "{refused}");
    }

    #[test]
    fn a_file_cannot_ask_for_all_the_memory() {
        let safe = Safe::new();
        let mut greedy = safe.shut(b"water");
        greedy[8..12].copy_from_slice(&u32::MAX.to_be_bytes());
        assert!(safe.open(&greedy, "spring water 19").is_err());
    }

    #[test]
    fn what_is_no_lock_is_not_taken_for_one() {
        let safe = Safe::new();
        assert!(Lock::read(&safe.lock).is_some());
        for nonsense in ["", "1:2:3:4", "8:1:zz", &format!("{}:1", safe.lock), &safe.lock[..40]] {
            assert_eq!(Lock::read(nonsense), None, "{nonsense}");
        }
    }
}
