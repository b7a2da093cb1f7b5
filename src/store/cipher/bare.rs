//! What stands for a key in a program without encryption: there is none.

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

    /// Would hold it.
    pub fn remember(&self) {
        match *self {}
    }

    pub(super) fn unlock(&self, _: &Connection) -> Result<(), StoreError> {
        match *self {}
    }
}
