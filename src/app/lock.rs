//! One window for each office and user of the workstation. Other users and the command line work on the same office;
//! a second window of the same user would only show the same list twice.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use crate::paths;

/// Held while a window has an office open; the system lets go of it when the program ends, however it ends.
#[derive(Debug)]
pub struct WindowLock(#[expect(dead_code, reason = "the lock lives as long as the open file")] Option<File>);

/// Another window of this user has the office open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlreadyOpen;

impl WindowLock {
    /// Takes the lock of an office. Where the system offers no place for it, the window opens without.
    ///
    /// # Errors
    /// [`AlreadyOpen`].
    pub fn take(office: &Path) -> Result<Self, AlreadyOpen> {
        let Some(path) = paths::window_lock(office) else { return Ok(Self(None)) };
        let file = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| OpenOptions::new().create(true).truncate(false).write(true).open(&path));
        let file = match file {
            Ok(file) => file,
            Err(error) => {
                log::warn!("no window lock: {error}");
                return Ok(Self(None));
            }
        };
        match file.try_lock() {
            Ok(()) => Ok(Self(Some(file))),
            Err(TryLockError::WouldBlock) => Err(AlreadyOpen),
            Err(TryLockError::Error(error)) => {
                log::warn!("no window lock: {error}");
                Ok(Self(None))
            }
        }
    }
}
