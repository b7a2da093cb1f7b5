//! Which files this process has open as offices.
//!
//! On Unix a process loses all its locks on a file as soon as it closes any one of its handles to that file. SQLite heeds
//! this among its own handles. Whoever reads an office past SQLite would take the locks away from a connection that is at
//! work; then another program that closes the office takes itself for the last one and deletes the WAL, and what is
//! acknowledged after that is lost.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::identity::Identity;

static OPENED: Mutex<Vec<Identity>> = Mutex::new(Vec::new());

/// A file that is open as long as this is kept.
pub(super) struct Opened(Identity);

impl Opened {
    pub fn new(identity: Identity) -> Self {
        OPENED.lock().unwrap_or_else(PoisonError::into_inner).push(identity);
        Self(identity)
    }
}

impl Drop for Opened {
    fn drop(&mut self) {
        let mut opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = opened.iter().position(|identity| *identity == self.0) {
            opened.swap_remove(at);
        }
    }
}

/// Whether this process has a file open as an office, so that it may be read through SQLite alone. Where locks belong to a
/// handle nothing has to be heeded.
pub(super) fn is_open(path: &Path) -> bool {
    let opened = OPENED.lock().unwrap_or_else(PoisonError::into_inner);
    cfg!(unix) && path.exists() && Identity::of(path).is_ok_and(|identity| opened.contains(&identity))
}
