//! Where the office keeps its journal: beside itself, or on another disk.

use std::path::PathBuf;

use super::office::{Command, Work};
use super::refusal::Refusal;
use super::rights::Right;
use crate::store::{JOURNAL_FOLDER, JOURNAL_FOLDER_BEFORE, StoreError, choose_journal_folder};

/// Chooses the folder for the entries that follow. Those that were written stay where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChooseJournalFolder {
    /// The file of the office.
    pub office: PathBuf,
    /// A folder, as on another disk; within it the office makes its own. `None`: beside the office.
    pub chosen: Option<PathBuf>,
}

impl Command for ChooseJournalFolder {
    type Value = ();
    const NAME: &'static str = "choose_journal_folder";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let refused = |reason: String| Refusal::from(StoreError::Journal(reason));
        let folder = match &self.chosen {
            None => String::new(),
            Some(chosen) => {
                let folder = std::path::absolute(chosen)
                    .and_then(|chosen| choose_journal_folder(&chosen, &self.office))
                    .map_err(|error| refused(error.to_string()))?;
                folder.into_os_string().into_string().map_err(|name| refused(name.display().to_string()))?
            }
        };
        let before = work.tx.setting(JOURNAL_FOLDER)?.unwrap_or_default();
        if !before.is_empty() {
            work.tx.set_setting(JOURNAL_FOLDER_BEFORE, &before)?;
        }
        work.changed(JOURNAL_FOLDER, before, folder.as_str());
        Ok(work.tx.set_setting(JOURNAL_FOLDER, &folder)?)
    }
}
