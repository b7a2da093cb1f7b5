//! Giving up what is no longer needed: files older than every kept backup, and what entries say of persons.

use std::fs::File;
use std::io::{Read as _, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::super::connection::Read;
use super::super::disk::{Loose, disk};
use super::super::error::StoreError;
use super::capture::Standing;
use super::entry::{Entries, Entry, FORGOTTEN};
use super::line::Line;

/// A file of the journal and the numbers of its first and its last entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalSpan {
    /// The file.
    pub path: PathBuf,
    /// Its first entry.
    pub first: u64,
    /// Its last entry.
    pub last: u64,
}

/// The files that no backup needs: all of their entries are in the oldest one that is kept, which was taken after the entry
/// of this number. The newest file is never among them.
pub fn outlived(spans: &[JournalSpan], oldest_kept: u64) -> Vec<&Path> {
    let newest = spans.iter().map(|span| span.first).max();
    let old = spans.iter().filter(|span| span.last <= oldest_kept && Some(span.first) != newest);
    old.map(|span| span.path.as_path()).collect()
}

fn failed(error: &std::io::Error) -> StoreError {
    StoreError::Disk(error.to_string())
}

fn line(read: &Read<'_>, office: &Path) -> Result<Line, StoreError> {
    let standing = Standing::read(*read)?;
    Line::of(&standing.folders(office), &standing.office)
}

/// Deletes the files of an office's journal that no backup needs; called after a backup was verified. Answers how many.
///
/// # Errors
/// When a file cannot be read or deleted.
pub fn delete_journals(read: &Read<'_>, office: &Path, oldest_kept: u64) -> Result<usize, StoreError> {
    let line = line(read, office)?;
    let firsts: Vec<(&Path, u64)> = line.firsts().collect();
    let spans: Vec<JournalSpan> = firsts
        .iter()
        .enumerate()
        .map(|(at, (path, first))| {
            let next = firsts.get(at + 1).map_or(u64::MAX, |(_, next)| *next);
            JournalSpan { path: (*path).to_owned(), first: *first, last: next - 1 }
        })
        .collect();
    let old = outlived(&spans, oldest_kept);
    for path in &old {
        disk().remove(path).map_err(|error| failed(&error))?;
    }
    Ok(old.len())
}

/// Blots out the statements of all entries up to the one after which the newest good backup was taken, so that what they say
/// of a person whose data were given up does not stay. Their sums stay, and the line of entries holds. Answers how many.
///
/// # Errors
/// When a file cannot be read or written.
pub fn forget_journals(read: &Read<'_>, office: &Path, newest_backup: u64) -> Result<usize, StoreError> {
    let line = line(read, office)?;
    let mut forgotten = 0;
    for (path, _) in line.firsts().filter(|(_, first)| *first <= newest_backup) {
        forgotten += forget_in(path, newest_backup).map_err(|error| failed(&error))?;
    }
    Ok(forgotten)
}

fn forget_in(path: &Path, newest_backup: u64) -> std::io::Result<usize> {
    let file = Loose::open(path.into())?;
    let mut entries = Entries::of(file.reading()?)?;
    let (mut at, mut forgotten) = (0, 0);
    while let Ok(Some(entry)) = entries.entry(at) {
        if entry.head.number > newest_backup {
            break;
        }
        if !entry.is_forgotten {
            blot_out(&file, &mut file.reading()?, &entry)?;
            forgotten += 1;
        }
        at = entry.to;
    }
    file.flush()?;
    Ok(forgotten)
}

/// Zeroes the packs, and only then says so: an entry that was blotted out in part is begun again.
fn blot_out(file: &Loose, lengths: &mut File, entry: &Entry) -> std::io::Result<()> {
    const ZEROES: [u8; 4096] = [0; 4096];
    let (mut at, to) = entry.packed();
    while at < to {
        lengths.seek(SeekFrom::Start(at))?;
        let mut length = [0; 4];
        lengths.read_exact(&mut length)?;
        at += 4;
        let end = at + u64::from(u32::from_le_bytes(length));
        while at < end {
            let piece = usize::try_from(end - at).map_or(ZEROES.len(), |left| left.min(ZEROES.len()));
            file.write(at, &ZEROES[..piece])?;
            at += piece as u64;
        }
    }
    file.write(entry.from, &FORGOTTEN)
}

impl Read<'_> {
    /// After which entry of the journal this office, or this backup of it, stands; 0: before the first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_number(&self) -> Result<u64, StoreError> {
        Ok(Standing::read(*self)?.position.number)
    }
}
