//! Whether an office and its journal stand at the same place.

use std::path::{Path, PathBuf};

use super::super::connection::Read;
use super::super::error::StoreError;
use super::capture::Standing;
use super::line::Line;

/// How an office and its journal disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalFinding {
    /// The office has written so many entries, and no journal is where it should be: this is a copy, or the journal is lost.
    Gone(u64),
    /// The journal does not hold the newest entry of the office, that of this number, as it was written.
    Behind(u64),
    /// After this entry the history ended otherwise: rows were cut off its end.
    History(u64),
}

/// The folders in which the journal of an office lies: the one that it chose, the one beside it, and the one
/// that it chose before.
///
/// # Errors
/// When the store fails.
pub fn journal_folders(read: &Read<'_>, office: &Path) -> Result<Vec<PathBuf>, StoreError> {
    Ok(Standing::read(*read)?.folders(office))
}

/// Compares an office, as it is at one moment, with the end of its journal.
///
/// # Errors
/// When the store or the folder cannot be read.
pub fn journal_finding(read: &Read<'_>, office: &Path) -> Result<Option<JournalFinding>, StoreError> {
    let standing = Standing::read(*read)?;
    let number = standing.position.number;
    if number == 0 {
        return Ok(None);
    }
    let line = Line::of(&standing.folders(office), &standing.office)?;
    if line.is_empty() {
        return Ok(Some(JournalFinding::Gone(number)));
    }
    Ok(match line.entry_at(&standing.position)? {
        None => Some(JournalFinding::Behind(number)),
        Some((_, entry)) if entry.seal != read.newest_seal()?.1 => Some(JournalFinding::History(number)),
        Some(_) => None,
    })
}
