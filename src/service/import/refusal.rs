//! Why a whole file is not brought in, or an import not undone.

use crate::domain::ids::ImportId;
use crate::exchange::table::ReadError;
use crate::store::Leftover;

/// Why a whole file is not brought in, or an import not undone. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportRefusal {
    /// The file cannot be read.
    Unreadable(ReadError),
    /// Columns without which no row can be read; their codes, for `import-column-…`.
    MissingColumns(Vec<&'static str>),
    /// The mapping was made for a file with other headings.
    ForeignMapping,
    /// There is no such import.
    Unknown(ImportId),
    /// It was undone before.
    AlreadyUndone,
    /// So few bytes are free on the disk of the office that nothing large is brought in.
    NoRoom(u64),
    /// Later work rests on what the import brought.
    UndoBlocked {
        /// So many addresses are concerned.
        count: usize,
        /// The code of one of them.
        example: String,
        /// What stands in the way there.
        why: Leftover,
    },
}

impl From<ReadError> for ImportRefusal {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<ReadError> for crate::service::Refusal {
    fn from(error: ReadError) -> Self {
        Self::Import(error.into())
    }
}
