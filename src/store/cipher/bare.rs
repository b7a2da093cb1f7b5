//! What stands for a key in a program without encryption: there is none.

use std::path::Path;

use rusqlite::Connection;

use super::super::error::StoreError;
use super::{Salt, UnlockError};

/// The key of an encrypted office. This program has none.
#[derive(Debug, Clone)]
pub enum Lock {}

impl Lock {
    /// Would make a key from a password.
    ///
    /// # Errors
    /// [`UnlockError::NotBuiltIn`].
    pub fn new(_: &str) -> Result<Self, UnlockError> {
        Err(UnlockError::NotBuiltIn)
    }

    pub(super) fn found(_: &Salt, _: &str) -> Result<Self, UnlockError> {
        Err(UnlockError::NotBuiltIn)
    }

    pub(super) fn known(_: &Salt) -> Option<Self> {
        None
    }

    /// Would let it go.
    pub(super) const fn let_go(_: &Path, _: Option<Salt>) {}

    /// Would hold it.
    pub fn remember(&self, _: &Path) {
        match *self {}
    }

    pub(super) fn unlock(&self, _: &Connection) -> Result<(), StoreError> {
        match *self {}
    }
}
