//! How far the entries lead beyond a backup, told without doing any of them again.

use std::path::PathBuf;

use super::super::connection::{Read, SCHEMA_VERSION};
use super::super::error::StoreError;
use super::capture::Standing;
use super::line::{Halt, HaltReason, Line, Next};

/// What the journal holds after a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// So many entries follow the backup, each as it was written.
    pub entries: u64,
    /// Instant of the last of them, UTC; empty: there is none.
    pub until: String,
    /// The sum of the last of them, hexadecimal: tells it apart from any other; empty: there is none.
    pub last: String,
    /// Where they break off, if they do not lead to the end of the journal.
    pub halt: Option<Halt>,
}

impl Ahead {
    /// Reads, in these folders and in those that the backup knows, the entries after a backup of this version.
    pub fn of(backup: Read<'_>, version: i32, journals: &[PathBuf]) -> Result<Self, StoreError> {
        let standing = Standing::read(backup)?;
        let mut folders = journals.to_vec();
        folders.extend(standing.chosen.into_iter().chain(standing.before));
        let mut ahead = Self { entries: 0, until: String::new(), last: String::new(), halt: None };
        let mut schema = version;
        let line = Line::of(&folders, &standing.office)?;
        ahead.halt = line.follow(standing.position, |_, entry, _| {
            let written = entry.head.schema;
            if written > SCHEMA_VERSION || written < schema {
                return Ok::<_, StoreError>(Next::Halt(HaltReason::Version(written)));
            }
            schema = written;
            ahead.entries += 1;
            ahead.until.clone_from(&entry.head.at);
            ahead.last = entry.position().sum.iter().map(|byte| format!("{byte:02x}")).collect();
            Ok(Next::Go)
        })?;
        Ok(ahead)
    }
}
