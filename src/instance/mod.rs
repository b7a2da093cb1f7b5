//! One window for each office and user of the workstation. A second start finds the lock of the office held, rings, and
//! the window that holds it comes forward. Other users and the command line work on the same office.
//!
//! The lock is one of the system's: it is free again when the program ends, however it ends, and the file that is left
//! behind means nothing. The bell is a named pipe in the user's own folder. Nothing listens on the network.

#[cfg_attr(unix, path = "bell_unix.rs")]
#[cfg_attr(windows, path = "bell_windows.rs")]
mod bell;

use std::fs::{File, OpenOptions, TryLockError};
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::sync::Notify;

use crate::{paths, private};
use bell::Bell;

/// A window that is only just starting may have taken its lock and not hung up its bell: it is rung for so many times,
const TRIES: u32 = 40;
/// so long apart.
const PAUSE: Duration = Duration::from_millis(50);

/// That a window is to come forward. One that was asked before anybody listened is heard by the first to listen.
#[derive(Debug, Clone, Default)]
pub struct Forward(Arc<Notify>);

impl Forward {
    /// Asks for it.
    pub fn ask(&self) {
        self.0.notify_one();
    }

    /// Waits until it is asked for.
    pub async fn asked(&self) {
        self.0.notified().await;
    }
}

impl Hash for Forward {
    /// By the window that is meant.
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}

/// Held while a window has an office open.
#[derive(Debug)]
pub struct Held(Option<Owned>);

#[derive(Debug)]
struct Owned {
    office: PathBuf,
    /// Taken down before the lock is let go: who takes it next hangs up a bell of its own.
    _bell: Option<Bell>,
    _lock: File,
}

/// Another window of this user has the office open.
#[derive(Debug, PartialEq, Eq)]
pub struct Elsewhere {
    bell: PathBuf,
}

impl Held {
    /// Takes the lock of an office; `forward` is asked when somebody else wants it. Where the system offers no place for
    /// the lock, the window opens without.
    ///
    /// # Errors
    /// [`Elsewhere`].
    pub fn take(office: &Path, forward: &Forward) -> Result<Self, Elsewhere> {
        let office = canonical(office);
        for folder in paths::locks() {
            match take_in(&folder, &office, forward) {
                Ok(taken) => return taken.map(|owned| Self(Some(owned))),
                Err(error) => log::warn!("no lock for the window in {}: {error}", folder.display()),
            }
        }
        Ok(Self(None))
    }

    /// Whether it is the lock of this office.
    pub fn is_of(&self, office: &Path) -> bool {
        self.0.as_ref().is_some_and(|owned| owned.office == canonical(office))
    }
}

impl Elsewhere {
    /// Lets the other window come forward; whether it heard.
    pub fn bring_forward(&self) -> bool {
        for _ in 0..TRIES {
            match bell::ring(&self.bell) {
                Ok(()) => return true,
                Err(error) => log::debug!("{}: {error}", self.bell.display()),
            }
            thread::sleep(PAUSE);
        }
        log::warn!("the other window did not answer");
        false
    }
}

fn take_in(folder: &Path, office: &Path, forward: &Forward) -> io::Result<Result<Owned, Elsewhere>> {
    private::folder(folder)?;
    let name = folder.join(format!("{:016x}", number(office)));
    let (lock, bell) = (name.with_extension("lock"), name.with_extension("bell"));
    let mut options = OpenOptions::new();
    let lock = private::owner_only(options.create(true).truncate(false).write(true)).open(lock)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Err(Elsewhere { bell })),
        Err(TryLockError::Error(error)) => return Err(error),
    }
    let bell = Bell::hang(&bell, forward.clone())
        .inspect_err(|error| log::warn!("no bell at {}: {error}", bell.display()));
    Ok(Ok(Owned { office: office.to_owned(), _bell: bell.ok(), _lock: lock }))
}

/// One name for every way to the same file.
pub(crate) fn canonical(office: &Path) -> PathBuf {
    office.canonicalize().unwrap_or_else(|_| office.to_owned())
}

/// FNV-1a: the same number for the same path in every version of the program.
fn number(path: &Path) -> u64 {
    path.as_os_str()
        .as_encoded_bytes()
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
