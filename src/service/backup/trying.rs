//! Looking into a backup, and trying to restore one without touching the office.

use std::fs;
use std::path::{Path, PathBuf};

use super::locked::{self, Password};
use super::{BackupRefusal, Cleaning, Kept, Note, cleaning};
use crate::clock::Clock;
use crate::store::{self, Ahead, Inside};

/// A file that goes when it is not needed any more.
struct Passing(PathBuf);

impl Drop for Passing {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn within<T>(
    kept: &Kept,
    password: Option<&Password>,
    work: impl FnOnce(&Path) -> Result<T, store::LookError>,
) -> Result<T, BackupRefusal> {
    if !kept.locked {
        return work(&kept.path).map_err(BackupRefusal::Backup);
    }
    let opened = Passing(super::restore::besides(&kept.path, "looked.part"));
    drop(super::folder::empty_file(&opened.0).map_err(BackupRefusal::io(&opened.0))?);
    locked::open_or_copy(&kept.path, &opened.0, password)?;
    work(&opened.0).map_err(BackupRefusal::Backup)
}

/// What a backup holds. A locked one needs its password.
///
/// # Errors
/// See [`BackupRefusal`].
pub fn look_inside(kept: &Kept, password: Option<&Password>) -> Result<Inside, BackupRefusal> {
    within(kept, password, store::look)
}

/// A backup as it is seen before it takes the place of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prospect {
    /// What it holds.
    pub inside: Inside,
    /// How far the safety journal leads beyond it; `None`: that cannot be read.
    pub ahead: Option<Ahead>,
}

/// What a backup holds, and how far the safety journal in these folders leads beyond it: the question before a restore. Nothing
/// is done again, and neither the office nor the journal is touched. A locked backup needs its password.
///
/// # Errors
/// See [`BackupRefusal`]. A journal that cannot be read is none: the backup can be restored without it.
pub fn look_ahead(
    kept: &Kept,
    journals: &[PathBuf],
    password: Option<&Password>,
) -> Result<Prospect, BackupRefusal> {
    within(kept, password, |path| {
        let inside = store::look(path)?;
        let ahead = store::ahead(path, journals).unwrap_or_else(|error| {
            log::warn!("the journal after the backup cannot be read: {error:?}");
            None
        });
        Ok(Prospect { inside, ahead })
    })
}

/// Does everything that restoring a backup does but the last step: reads it, checks it whole, looks into it. The office is not
/// touched; that it was tried is remembered.
///
/// # Errors
/// See [`BackupRefusal`].
pub fn try_restoring(
    office: &Path,
    kept: &Kept,
    password: Option<&Password>,
    clock: Clock,
) -> Result<Inside, BackupRefusal> {
    let inside = within(kept, password, |path| {
        store::prove(path)?;
        let inside = store::look(path)?;
        clean(office, kept, path, &inside, clock);
        Ok(inside)
    })?;
    let mut note = Note::of(office, &inside.uid);
    note.tried = Some(clock.today());
    note.save(office).map_err(BackupRefusal::io(office))?;
    Ok(inside)
}

/// A locked backup that lies opened gives up what the office gave up before the last good one was made: the journal does not lead
/// from it any more.
fn clean(office: &Path, kept: &Kept, opened: &Path, inside: &Inside, clock: Clock) {
    let note = Note::load(office);
    let Some(last) = note.last.filter(|last| kept.locked && last.path != kept.path) else { return };
    let mut forgotten = cleaning::given_up(office, &inside.uid);
    forgotten.retain(|one| one.at < last.at);
    Cleaning { office, uid: &inside.uid, forgotten: &forgotten, clock }.opened(kept, opened);
}
