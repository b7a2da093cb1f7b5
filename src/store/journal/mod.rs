//! The journal: beside the office, every committed write transaction once more, so that the newest good backup and the
//! journal together are the office as it was last.
//!
//! # When it is written
//! Inside the transaction, before COMMIT, the entry is appended; an entry that cannot be appended refuses the work. Work that is
//! refused or given up leaves no entry, and readers never write. The transaction commits with the number, the sum and the bytes
//! of the entry in its table `journal`.
//!
//! What takes the time of a sale is waiting for the disk, so that it is waited for once and not twice: while this thread commits
//! (SQLite flushes its log), another one flushes the file of the journal. Only when both are done is anybody told: what was
//! confirmed stands in both. A power cut in between leaves one of them ahead of the other by one entry:
//!
//! * The journal has an entry that the office has not: it was never committed. The next writer, who holds the write lock of the
//!   office, cuts off half an entry and leaves a whole one, going on in a new file; perhaps an older copy of the office was put
//!   in place of one that had gone on. An entry gives way to one of the same number in a later file.
//! * The office has an entry that the journal has not, or only half: whoever opens the office, and at the latest the next
//!   writer, appends it from the bytes that the office keeps. So the journal has no hole.
//!
//! One entry is all that can be missing, because the disk is waited for before COMMIT, as long as both take, wherever the entry
//! before is not known to be on the disk: in the first work of a program, after another program wrote, in a file that is just
//! begun. So it is with an entry of more than 64 KiB (of an import, say), which the office does not keep.
//!
//! Where the disk refuses to be waited for after the transaction is committed, the work is done and is told as done. What the
//! file holds then is not trusted, whatever a second flush says: the entry is written again from the office into a new file,
//! in the next place if need be, and where none takes it the next writer begins with it; [`JournalNotice`] says so.
//!
//! # Where it lies
//! One file for each day, `2026-11-22.rodnikjournal`, in the folder `<office>.journal` beside the office or in the one that
//! the office chose (setting [`JOURNAL_FOLDER`], made by [`choose_journal_folder`]). A folder that cannot be written is replaced by the one beside
//! the office until it can, and [`JournalNotice`] says so. Where the clock was set back, the newest file goes on. A second file
//! of a day (`2026-11-22-2.rodnikjournal`) is begun where the first does not end at the entry that the office knows, or is in
//! doubt; it may begin with the entry with which that one ends.
//! The folder is its owner's alone (0700), so are the files (0600).
//!
//! # What a file holds
//! Entries, one after the other; numbers are little-endian:
//!
//! | bytes | what |
//! | --- | --- |
//! | 4 | `RDJ1`; `RDJ0`: an entry whose statements were forgotten, their bytes are zero |
//! | 4 + n | length of the head, the head: JSON, see [`Head`] |
//! | 4 + n, any number of times | length of a pack, not 0; raw deflate of statements, each with its length (4) before it, UTF-8 |
//! | 4 | 0: no more packs |
//! | 8 | how many statements |
//! | 32 | the newest seal of the history after the entry |
//! | 32 | the sum: SHA-256 over everything from the head's length up to here |
//!
//! The head names the office, the number and the sum of the entry before it. So a missing, moved, foreign, changed or torn
//! entry is found, and two histories cannot be mixed. Before the first entry of an office the sum is one over its
//! identifier and the newest seal of its history.
//!
//! In the journal of an encrypted office each pack is sealed (see `cipher.rs`): 24 bytes of nonce, the pack, 16 bytes of tag; the
//! head says so.
//!
//! A statement stands there as SQLite ran it, its values written into it; what triggers did is left out, they do it again.
//! Nothing in a statement depends on the clock, on chance or on the connection, and the office holds no floating-point
//! numbers, so that running the statements again gives the same rows, whatever a later program makes of a command.

mod ahead;
mod capture;
mod cipher;
mod draft;
mod entry;
mod files;
mod folder;
mod forget;
mod line;
mod standing;
#[cfg(test)]
mod tests;
mod waiting;

use std::path::PathBuf;

pub use ahead::Ahead;
pub(super) use capture::{Journal, Standing, is_write, set_position};
#[cfg(feature = "encrypted")]
pub(super) use cipher::take_journal_key;
pub(super) use cipher::{JournalCipher, give_journal_key};
pub use entry::Head;
pub(super) use entry::{Entries, Entry, Unread};
pub use files::journal_folder_beside;
pub use folder::{JOURNAL_FOLDER, JOURNAL_FOLDER_BEFORE, choose_journal_folder};
pub use forget::{JournalSpan, delete_journals, forget_journals, outlived};
pub use line::{Halt, HaltReason};
pub(super) use line::{Line, Next};
pub(super) use standing::is_of_another;
pub use standing::{JournalFinding, journal_finding, journal_folders, lost};

use super::history::CommandKey;
use crate::domain::ids::UserId;
use chrono::NaiveDate;

/// SHA-256 of an entry over the one before it.
pub(super) type Sum = [u8; 32];

/// After which entry an office stands; 0: before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Position {
    pub number: u64,
    pub sum: Sum,
}

/// What an entry says of the work that it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed<'a> {
    /// Instant, UTC.
    pub at: &'a str,
    /// The workstation's date, which names the file.
    pub day: NaiveDate,
    /// Stable name of the command, or of what else it was.
    pub action: &'a str,
    /// The command's key, if it was one.
    pub key: Option<CommandKey>,
    /// Who; `None`: the program.
    pub user: Option<UserId>,
}

/// What whoever works in the office should know of its journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum JournalNotice {
    /// The chosen folder could not be written; entries go beside the office.
    Elsewhere {
        /// The chosen folder.
        folder: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// Entries before this one are no longer in the folder: a new backup makes the office safe again.
    Interrupted(u64),
}
