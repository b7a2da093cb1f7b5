//! What is wrong with the file of an office, found before it is opened. Nothing here changes a file.

use std::path::{Path, PathBuf};

use super::backup::{Kept, Note, beside, kept, left};
use crate::store::{self, Beyond, Damage, LookError, OpenError};

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// The file itself.
    File(Damage),
    /// There is no file where an office was that has backups.
    Gone,
    /// The office stands further back than the backup of this instant, UTC: its journal was lost, or an older file put in
    /// its place.
    Behind(String),
    /// Its journal holds so many actions more, the last of this instant, UTC.
    Ahead(u64, String),
    /// The log beside it is not its own; the file by itself is whole.
    Log,
}

/// An office that is not to be worked in as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damaged {
    /// The file.
    pub office: PathBuf,
    /// What is wrong with it.
    pub wrong: Wrong,
    /// Its backups, the newest first.
    pub backups: Vec<Kept>,
}

impl Damaged {
    /// What is wrong with this office, and what there is to go back to.
    pub fn new(office: &Path, wrong: Wrong) -> Self {
        let note = Note::load(office);
        let folder = note.folder.clone().unwrap_or_else(|| beside(office));
        let uid = Some(note.uid.as_str()).filter(|uid| !uid.is_empty());
        // A folder that cannot be read now offers nothing; another file can be chosen.
        let backups = kept(&folder, office, uid).unwrap_or_default();
        Self { office: office.to_owned(), wrong, backups }
    }
}

/// What a quick look found good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Good {
    /// It was not closed in order, or is open in another program: a full check is worth its time.
    pub unclean: bool,
}

/// Why an office is not opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unopened {
    /// It is damaged.
    Damaged(Box<Damaged>),
    /// It is none, or cannot be opened.
    Refused(OpenError),
}

/// Looks at an office before it is opened.
///
/// # Errors
/// See [`Unopened`].
pub fn examine(office: &Path) -> Result<Good, Unopened> {
    let damaged = |wrong| Unopened::Damaged(Box::new(Damaged::new(office, wrong)));
    let note = Note::load(office);
    let was_office = !note.uid.is_empty();
    // What cannot be read now is said when the office is opened.
    let beyond = store::beyond(office).unwrap_or_default();
    if beyond == Some(Beyond::Log) {
        return Err(damaged(Wrong::Log));
    }
    match store::examine(office) {
        Ok(looked) => match (note.last.filter(|_| looked.uid == note.uid), beyond) {
            (Some(last), _) if !looked.keeps(&last.head()) => Err(damaged(Wrong::Behind(last.at))),
            (_, Some(Beyond::Journal(ahead))) if note.left.as_ref() != Some(&ahead.last) => {
                Err(damaged(Wrong::Ahead(ahead.entries, ahead.until)))
            }
            _ => Ok(Good { unclean: looked.unclean }),
        },
        // A file that was never known as an office may be anything: it is not ours to call it damaged.
        Err(Ok(Damage::Empty | Damage::Beginning)) if !was_office => {
            Err(Unopened::Refused(OpenError::NotAnOffice(office.to_owned())))
        }
        Err(Ok(damage)) => Err(damaged(Wrong::File(damage))),
        Err(Err(LookError::Refused(std::io::ErrorKind::NotFound, _))) if was_office => {
            Err(damaged(Wrong::Gone))
        }
        Err(Err(error)) => Err(Unopened::Refused(refused(office, error))),
    }
}

fn refused(office: &Path, error: LookError) -> OpenError {
    let path = office.to_owned();
    match error {
        LookError::Refused(std::io::ErrorKind::NotFound, _) => OpenError::NotFound(path),
        LookError::Refused(kind, reason) => OpenError::Refused { path, kind, reason },
        LookError::Locked => OpenError::Locked(path),
        LookError::NotAnOffice | LookError::Unfit(_) => OpenError::NotAnOffice(path),
        LookError::Newer(found, known) => OpenError::Newer { path, found, known },
        LookError::Store(error) => OpenError::Store(error),
    }
}

/// Takes an office that stands further back than its backup or its journal for what is to be worked with.
///
/// # Errors
/// When what is remembered cannot be written.
pub fn accept(office: &Path) -> std::io::Result<()> {
    let mut note = Note::load(office);
    note.last = None;
    note.left = left(office);
    note.save(office)
}
