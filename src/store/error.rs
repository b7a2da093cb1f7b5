//! What can go wrong with the file, as far as somebody can act on it.

use rusqlite::ErrorCode;

/// A failure of the store. Its sentence for people stands in the language files under `store-…`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another program held the file longer than the store waits.
    #[error("the office is busy")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The workstation has no memory left.
    #[error("there is no memory left")]
    Memory,
    /// The file or its folder may not be written.
    #[error("the office cannot be written")]
    ReadOnly,
    /// Another file stands in the place of the office, or none: it was moved, replaced or deleted while it was open.
    #[error("the office is not in its place any more")]
    Moved,
    /// The file is encrypted, and its password was not given.
    #[error("the office is locked")]
    Locked,
    /// The file is damaged.
    #[error("the office is damaged: {0}")]
    Damaged(String),
    /// The disk refused.
    #[error("the disk failed: {0}")]
    Disk(String),
    /// The journal cannot be written, neither where it was chosen nor beside the office.
    #[error("the journal cannot be written: {0}")]
    Journal(String),
    /// A rule of the schema was broken: a defect of the program.
    #[error("the store refused: {0}")]
    Constraint(String),
    /// Anything else: a defect of the program.
    #[error("the store failed: {0}")]
    Other(String),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::from_ref(&error)
    }
}

impl StoreError {
    pub(super) fn from_ref(error: &rusqlite::Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::OutOfMemory) => Self::Memory,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(text),
            Some(ErrorCode::SystemIoFailure) => Self::Disk(text),
            Some(ErrorCode::ConstraintViolation) => Self::Constraint(text),
            _ => Self::Other(text),
        }
    }
}
