//! An office under another lock.

use std::fs;
use std::path::{Path, PathBuf};

use super::{FEWEST_CHARACTERS, is_encrypted};
use crate::clock::Clock;
use crate::service::backup::{
    Aside, BackedUp, BackupRefusal, Note, back_up, beside, besides, free_space, kept, replace,
};
use crate::service::signing_in::Secret;
use crate::service::watch::Watch;
use crate::store::{self, Connection, Lock, StoreError, UnlockError};

/// What is to become of an office that no program has open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Encryption {
    /// One that everybody reads who has the file is encrypted.
    Begin(Secret),
    /// An encrypted one gets another password.
    Change(Secret),
    /// An encrypted one can be read by everybody again who has the file.
    End,
}

/// Why it was not done. The office is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EncryptionRefusal {
    /// The password has fewer characters than [`FEWEST_CHARACTERS`].
    Short,
    /// It is encrypted already.
    Encrypted,
    /// It is not encrypted.
    NotEncrypted,
    /// The new file could not be made, or not be put in the place of the office.
    Backup(BackupRefusal),
}

impl From<BackupRefusal> for EncryptionRefusal {
    fn from(refusal: BackupRefusal) -> Self {
        Self::Backup(refusal)
    }
}

impl From<StoreError> for EncryptionRefusal {
    fn from(error: StoreError) -> Self {
        Self::Backup(error.into())
    }
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncryptionChanged {
    /// Where the file that was there before lies now.
    pub aside: Option<PathBuf>,
    /// What of the office can still be read by everybody, or with the password of before.
    pub still: Still,
    /// The backup that was made of it at once; why not, where it was not.
    pub backup: Result<PathBuf, BackupRefusal>,
}

/// What lies about from before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Still {
    /// Backups that nothing protects, or the password of before.
    pub backups: usize,
    /// Where they lie.
    pub folder: PathBuf,
    /// Other files beside the office that everybody can read: as it was before a migration, or before it was replaced.
    pub beside: Vec<PathBuf>,
}

impl Encryption {
    /// Does it: a new file is made beside the office, compared with it row by row, and takes its place; what was there is kept
    /// under another name. A backup follows at once. Where the office was readable, its journal is then blotted out.
    ///
    /// # Errors
    /// See [`EncryptionRefusal`].
    pub fn carry_out(
        &self,
        office: &Path,
        clock: Clock,
        watch: &Watch,
    ) -> Result<EncryptionChanged, EncryptionRefusal> {
        let was_encrypted = is_encrypted(office);
        match self {
            Self::Begin(_) if was_encrypted => return Err(EncryptionRefusal::Encrypted),
            Self::Change(_) | Self::End if !was_encrypted => return Err(EncryptionRefusal::NotEncrypted),
            _ => {}
        }
        let lock = self.lock()?;
        if store::is_in_use(office, false)? {
            return Err(BackupRefusal::InUse.into());
        }
        // An older one is brought to the present version first, with the backup that goes before that.
        drop(Connection::open(office).map_err(BackupRefusal::Open)?);
        let ready = besides(office, "recasting");
        store::remove_copy(&ready);
        let aside = recast(office, &ready, lock.as_ref(), watch)
            .and_then(|()| replace(office, &ready, Aside::Replaced, clock));
        if aside.is_err() {
            store::remove_copy(&ready);
        }
        let aside = aside?;
        let backup = back_up(office, clock, true, watch).map(|made| match made {
            BackedUp::Made(made) => made.path,
            BackedUp::Unchanged(last) => last.path,
        });
        if matches!(self, Self::Begin(_)) {
            blot_out(office)?;
        }
        let mut still = still(office, backup.as_deref().ok());
        still.beside.retain(|path| Some(path) != aside.as_ref());
        Ok(EncryptionChanged { aside, still, backup })
    }

    fn lock(&self) -> Result<Option<Lock>, EncryptionRefusal> {
        let password = match self {
            Self::Begin(password) | Self::Change(password) => password,
            Self::End => return Ok(None),
        };
        if password.typed().chars().count() < FEWEST_CHARACTERS {
            return Err(EncryptionRefusal::Short);
        }
        let failed = |error: UnlockError| BackupRefusal::from(StoreError::from(error));
        Ok(Some(Lock::new(password.typed()).map_err(failed)?))
    }
}

fn recast(office: &Path, ready: &Path, lock: Option<&Lock>, watch: &Watch) -> Result<(), BackupRefusal> {
    let size = fs::metadata(office).map_err(BackupRefusal::io(office))?.len();
    // Encrypted pages hold a little less.
    let needs = size + size / 16;
    if let Some(free) = free_space(office).filter(|free| *free < needs) {
        return Err(BackupRefusal::NoRoom { free, needs });
    }
    store::recast(office, ready, lock, |done, all| watch.tell((done, all)))?;
    if let Some(lock) = lock {
        lock.remember(office);
    }
    Ok(())
}

/// Zeroes what the journal holds from the time when everybody could read it. The file that was put aside holds all of that.
fn blot_out(office: &Path) -> Result<(), BackupRefusal> {
    let mut connection = Connection::open(office).map_err(BackupRefusal::Open)?;
    connection.read(|read| {
        let number = read.journal_number()?;
        store::forget_journals(&read, office, number).map(drop)
    })?;
    Ok(())
}

fn still(office: &Path, fresh: Option<&Path>) -> Still {
    let note = Note::load(office);
    let folder = note.folder.clone().unwrap_or_else(|| beside(office));
    let uid = Some(note.uid.as_str()).filter(|uid| !uid.is_empty());
    let backups = kept(&folder, office, uid).unwrap_or_default();
    let backups = backups.iter().filter(|kept| !kept.locked && Some(kept.path.as_path()) != fresh).count();
    Still { backups, folder, beside: readable_beside(office) }
}

/// Files whose names begin with that of the office, and that nothing protects.
fn readable_beside(office: &Path) -> Vec<PathBuf> {
    let folder = office.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = office.file_name().map(|name| format!("{}.", name.to_string_lossy())).unwrap_or_default();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(&name));
    let mut found: Vec<PathBuf> = named
        .map(|entry| office.with_file_name(entry.file_name()))
        .filter(|path| store::is_readable(path))
        .collect();
    found.sort();
    found
}
