//! The way back: the newest good backup and the journal after it are the office as it was last. The same two tell whether an
//! office is still what was written into it.

use std::path::{Path, PathBuf};

use super::check::check;
use super::office::Office;
use super::refusal::Refusal;
use super::watch::Watch;
use crate::store::{
    Difference, Finding, JournalFinding, OpenError, Rebuilding, Replayed, SCHEMA_VERSION, StoreError,
    differences, journal_finding, journal_folders, lost,
};

/// Why nothing was recovered. Nothing was left behind.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RecoverError {
    /// There is a file of that name; it was left as it is.
    #[error("{0} exists")]
    Exists(PathBuf),
    /// The backup cannot be opened, or the new office cannot be put where it was wanted.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The backup itself is damaged or was changed: another one has to be taken.
    #[error("the backup is not sound")]
    Unsound(Vec<Finding>),
    /// It was cancelled, or the store failed.
    #[error("{0:?}")]
    Refused(Refusal),
}

impl From<Refusal> for RecoverError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for RecoverError {
    fn from(error: StoreError) -> Self {
        Self::Refused(error.into())
    }
}

/// An office that was recovered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// How far the journal led, and what stopped it.
    pub replayed: Replayed,
    /// What is not as it must be in the office that was made.
    pub findings: Vec<Finding>,
}

/// An office beside what a backup and the journal make of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// How far the journal led, and what stopped it.
    pub replayed: Replayed,
    /// Tables that differ; empty where the journal led as far as the office stands, and all is well.
    pub differences: Vec<Difference>,
}

/// Makes an office at `to` from a backup and the entries of the journal after it, which lie in the folders `journals` and in
/// the one that the office chose. It stops at the first entry that cannot be done again and says so. The backup and the
/// journal stay as they are; a file at `to` is never overwritten. `watch` is told how many bytes of the journal were passed.
///
/// # Errors
/// See [`RecoverError`].
pub fn recover(
    backup: &Path,
    journals: &[PathBuf],
    to: &Path,
    watch: &Watch,
) -> Result<Recovered, RecoverError> {
    if to.exists() {
        return Err(RecoverError::Exists(to.into()));
    }
    let mut building = Rebuilding::begin(backup, &hidden(to, "recovering"))?;
    refuse_unsound(&building)?;
    let replayed = replay(&mut building, journals, None, watch)?;
    let findings = building.finish().map_err(RecoverError::from).and_then(|read| Ok(check(&read)?))?;
    match building.keep(to) {
        Err(OpenError::Refused { kind: std::io::ErrorKind::AlreadyExists, path, .. }) => {
            Err(RecoverError::Exists(path))
        }
        kept => Ok(kept.map(|()| Recovered { replayed, findings })?),
    }
}

/// A backup with something wrong in it that the journal cannot mend. One of an older version is looked at when it was raised.
fn refuse_unsound(building: &Rebuilding) -> Result<(), RecoverError> {
    if building.version < SCHEMA_VERSION {
        return Ok(());
    }
    let mut findings = check(&building.read()?)?;
    findings.retain(|finding| {
        matches!(
            finding,
            Finding::Damaged(_) | Finding::Schema(_) | Finding::Dangling(_) | Finding::History(_)
        )
    });
    if findings.is_empty() { Ok(()) } else { Err(RecoverError::Unsound(findings)) }
}

fn replay(
    building: &mut Rebuilding,
    journals: &[PathBuf],
    until: Option<u64>,
    watch: &Watch,
) -> Result<Replayed, RecoverError> {
    Ok(building.replay(journals, until, |passed, total| watch.tell((passed, total)))?)
}

/// Rebuilds an office from a backup and the journal, in a file that is gone afterwards, and compares every row: that finds also
/// a value that was changed in a file which SQLite takes for whole. Changes nothing.
///
/// # Errors
/// See [`RecoverError`].
pub fn compare(
    office: &mut Office,
    backup: &Path,
    journals: &[PathBuf],
    watch: &Watch,
) -> Result<Compared, RecoverError> {
    let path = office.path().to_owned();
    let mut building = Rebuilding::begin(backup, &hidden(&path, "comparing"))?;
    refuse_unsound(&building)?;
    office.read(|read| {
        let mut folders = journal_folders(read, &path)?;
        folders.extend_from_slice(journals);
        let replayed = replay(&mut building, &folders, Some(read.journal_number()?), watch)?;
        let other = building.finish()?;
        let differences = differences(*read, other, |at, of| {
            watch.tell((at as u64, of as u64)).map_err(RecoverError::from)
        })?;
        Ok(Compared { replayed, differences })
    })
}

/// Whether an office and the end of its journal agree; `None`: they do. Changes nothing.
///
/// # Errors
/// When the store or the journal cannot be read.
pub fn journal_standing(office: &mut Office) -> Result<Option<JournalFinding>, Refusal> {
    let path = office.path().to_owned();
    let (number, found) = office.read(|read| {
        let found = journal_finding(read, &path)?;
        Ok::<_, Refusal>((read.journal_number()?, found))
    })?;
    if found.is_some() {
        return Ok(found);
    }
    let ahead = office.read(|read| lost(*read, SCHEMA_VERSION, &path))?;
    // What others wrote while this was read is not lost.
    let stands = office.read(|read| read.journal_number())? == number;
    Ok(ahead.filter(|_| stands).map(|ahead| JournalFinding::Ahead(ahead.entries)))
}

/// A name beside a file that nobody takes for an office.
fn hidden(path: &Path, why: &str) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.{why}"))
}
