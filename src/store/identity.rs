//! Which file stands at a path: a program that has an office open learns that it was moved, replaced or deleted.

use std::path::Path;

use super::error::StoreError;

/// What tells a file from every other one of its system, whatever its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Identity(Known);

impl Identity {
    /// The identity of the file that stands at a path now.
    ///
    /// # Errors
    /// [`StoreError::Moved`] where none does: the file is gone, or the drive that it lay on.
    pub fn of(path: &Path) -> Result<Self, StoreError> {
        Self::known(path).map_err(|error| {
            log::warn!("the office cannot be seen any more: {error}");
            StoreError::Moved
        })
    }

    /// The same, where it may well be that there is none.
    ///
    /// # Errors
    /// Those of the system.
    pub fn known(path: &Path) -> std::io::Result<Self> {
        known(path).map(Self)
    }

    /// Holds that the same file stands at the path still. What is written otherwise would go into a file that nobody
    /// finds again, or beside the work of another one.
    ///
    /// # Errors
    /// [`StoreError::Moved`].
    pub fn stands_at(self, path: &Path) -> Result<(), StoreError> {
        if Self::of(path)? == self { Ok(()) } else { Err(StoreError::Moved) }
    }
}

/// Device and number of the file.
#[cfg(unix)]
type Known = (u64, u64);

#[cfg(unix)]
fn known(path: &Path) -> std::io::Result<Known> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(path).map(|found| (found.dev(), found.ino()))
}

/// Where the system lets nobody rename or delete a file that is open, that it is there is enough.
#[cfg(not(unix))]
type Known = ();

#[cfg(not(unix))]
fn known(path: &Path) -> std::io::Result<Known> {
    std::fs::metadata(path).map(drop)
}
