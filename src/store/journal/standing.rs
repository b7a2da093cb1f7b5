//! Whether an office and its journal stand at the same place.

use std::path::{Path, PathBuf};

use super::super::connection::Read;
use super::super::error::StoreError;
use super::ahead::Ahead;
use super::capture::Standing;
use super::entry;
use super::files::journal_folder_beside;
use super::line::Line;

/// So many entries beyond the office were confirmed, at least but for the last of them: each is written only when the one before
/// it is committed.
const LOST: u64 = 2;
/// While others write, it is looked again so often.
const TRIES: usize = 10;

/// How an office and its journal disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalFinding {
    /// The office has written so many entries, and no journal is where it should be: this is a copy, or the journal is lost.
    Gone(u64),
    /// The journal does not hold the newest entry of the office, that of this number, as it was written.
    Behind(u64),
    /// After this entry the history ended otherwise: rows were cut off its end.
    History(u64),
    /// The journal holds so many entries that the office lacks: its log was lost, or an older file put in its place.
    Ahead(u64),
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

/// What the journal holds beyond an office that others may be writing; `None`: nothing that was confirmed. Each statement of
/// `read` sees what is committed by then.
///
/// # Errors
/// When the store or a folder cannot be read.
pub fn lost(read: Read<'_>, version: i32, office: &Path) -> Result<Option<Ahead>, StoreError> {
    for _ in 0..TRIES {
        let standing = Standing::read(read)?;
        let line = Line::of(&standing.folders(office), &standing.office)?;
        if !line.reaches(standing.position.number + LOST) {
            return Ok(None);
        }
        let ahead = Ahead::of(read, version, &[journal_folder_beside(office)])?;
        if ahead.entries < LOST {
            return Ok(None);
        }
        // What was written meanwhile is not lost.
        if Standing::read(read)?.position == standing.position {
            return Ok(Some(ahead));
        }
    }
    Ok(None)
}

/// Whether an office says that its newest entry is one of another office: what was read over it is not its own.
///
/// # Errors
/// When the store cannot be read.
pub fn is_of_another(read: Read<'_>) -> Result<bool, StoreError> {
    let standing = Standing::read(read)?;
    let kept: Option<Vec<u8>> = read.one("SELECT entry FROM journal", [], |row| row.get(0))?.flatten();
    Ok(kept.and_then(|kept| entry::office(&kept)).is_some_and(|office| office != standing.office))
}
