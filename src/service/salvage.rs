//! Saving what can still be read of a damaged office into a new one that takes its place. The damaged file is kept.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{Aside, BackupRefusal, Note, besides, replace};
use super::new_office::dictionaries;
use super::office::{Stamp, new_key};
use super::refusal::Refusal;
use super::replanning::{note_by_program, replan_everything};
use super::watch::Watch;
use crate::clock::Clock;
use crate::domain::people::Role;
use crate::i18n::Texts;
use crate::store::{self, CreateError, Office, SavedTable, StoreError, Write};

/// What was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What became of each table.
    pub tables: Vec<SavedTable>,
    /// Where the damaged file lies now.
    pub aside: Option<PathBuf>,
}

/// Saves what can be read. `texts` gives the words for what has to be there and is lost.
///
/// # Errors
/// See [`BackupRefusal`]; then the damaged file lies where it lay.
pub fn salvage(office: &Path, texts: &Texts, clock: Clock, watch: &Watch) -> Result<Saved, BackupRefusal> {
    if store::is_in_use(office, true)? {
        return Err(BackupRefusal::InUse);
    }
    let (copy, ready) = (besides(office, "salvage"), besides(office, "salvaged"));
    store::remove_copy(&copy);
    store::remove_copy(&ready);
    let saved = best_copy(office, &copy).and_then(|()| {
        let at = clock.now();
        let work = Work { office, texts, watch, stamp: Stamp { at: &at, by: None, today: clock.today() } };
        store::create(&ready, |tx| work.fill(tx, &copy)).map_err(|error| match error {
            CreateError::Filling(Refusal::Cancelled) => BackupRefusal::Cancelled,
            CreateError::Filling(Refusal::Store(error)) => error.into(),
            CreateError::Filling(_) => StoreError::Other("filling".to_owned()).into(),
            CreateError::Exists(path) => BackupRefusal::Refused {
                path,
                kind: std::io::ErrorKind::AlreadyExists,
                reason: String::new(),
            },
            CreateError::Refused { path, kind, reason } => BackupRefusal::Refused { path, kind, reason },
        })
    });
    store::remove_copy(&copy);
    let tables = saved?;
    let aside = replace(office, &ready, Aside::Damaged, clock)?;
    Ok(Saved { tables, aside })
}

/// A copy to read from, with the journal or without: a journal that belongs to another file does harm.
fn best_copy(office: &Path, copy: &Path) -> Result<(), BackupRefusal> {
    let refused = BackupRefusal::io(office);
    let with = |path: &Path, ending: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    let bring = |journal: bool| -> std::io::Result<()> {
        store::remove_copy(copy);
        fs::copy(office, copy)?;
        if journal {
            fs::copy(with(office, "-wal"), with(copy, "-wal"))?;
        }
        store::mend_beginning(copy)
    };
    if !with(office, "-wal").exists() {
        return bring(false).map_err(refused);
    }
    bring(false).map_err(&refused)?;
    let without = store::faults(copy);
    bring(true).map_err(&refused)?;
    if store::faults(copy) > without {
        bring(false).map_err(&refused)?;
    } else {
        // Looking at it may have written the journal into the copy.
        bring(true).map_err(&refused)?;
    }
    Ok(())
}

struct Work<'a> {
    office: &'a Path,
    texts: &'a Texts,
    watch: &'a Watch,
    stamp: Stamp<'a>,
}

impl Work<'_> {
    fn fill(&self, tx: &Write<'_>, copy: &Path) -> Result<Vec<SavedTable>, Refusal> {
        let mut stopped = None;
        let tables = tx.salvage(copy, |done, all| {
            self.watch.tell((done, all)).map_err(|refusal| {
                stopped = Some(refusal);
                StoreError::Busy
            })
        });
        if let Some(refusal) = stopped {
            return Err(refusal);
        }
        let tables = tables?;
        self.make_up(tx)?;
        tx.rebuild_balances()?;
        replan_everything(tx, &self.stamp, self.watch)?;
        note_by_program(tx, &self.stamp, "salvage_office")?;
        Ok(tables)
    }

    /// What an office cannot be without: its name, somebody who works in it, numbers for its documents.
    fn make_up(&self, tx: &Write<'_>) -> Result<(), Refusal> {
        if tx.office()?.is_none() {
            let known = Note::load(self.office).uid;
            let uid = if known.len() == 32 {
                known
            } else {
                new_key()?.0.iter().map(|byte| format!("{byte:02x}")).collect()
            };
            let name =
                self.office.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            let language = self.texts.language().code().to_owned();
            tx.insert_office(&Office { uid, name, area_code: String::new(), language }, self.stamp.at)?;
        }
        if tx.users()?.is_empty() {
            tx.insert_user(&self.texts.text("salvage-user"), Role::ALL)?;
        }
        if tx.numberings()?.is_empty() {
            dictionaries(tx, self.texts)?;
        }
        Ok(())
    }
}
