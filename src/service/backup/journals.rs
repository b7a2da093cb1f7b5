//! What the journal of commands may lose once a backup is good: files that no kept backup needs, and what the statements say
//! of persons who were forgotten since the backup before.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Note, kept};
use crate::store::{Connection, StoreError, delete_journals, forget_journals};

/// A backup that was just made.
pub(super) struct Fresh<'a> {
    /// The office.
    pub office: &'a Path,
    /// Its identifier.
    pub uid: &'a str,
    /// The backup.
    pub path: &'a Path,
    /// The entry of the journal after which it was begun at the earliest.
    pub number: u64,
    /// Instant of the good backup before, UTC.
    pub before: Option<String>,
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Fresh<'_> {
    /// Remembers where the backup stands, and lets go of what is not needed any more. What cannot be let go of now is let go
    /// of after the next one.
    pub fn tidy(&self, connection: &mut Connection, note: &mut Note) {
        note.entries.insert(name(self.path), self.number);
        if let Err(error) = self.let_go(connection, note) {
            log::warn!("the journal keeps more than it needs: {error}");
        }
    }

    fn let_go(&self, connection: &mut Connection, note: &mut Note) -> Result<(), StoreError> {
        let folder = self.path.parent().unwrap_or(self.path);
        let kept =
            kept(folder, self.office, Some(self.uid)).map_err(|error| StoreError::Disk(error.to_string()))?;
        let known: BTreeMap<String, u64> = kept
            .iter()
            .filter_map(|kept| note.entries.get_key_value(&name(&kept.path)))
            .map(|(name, number)| (name.clone(), *number))
            .collect();
        // A backup of which it is not known where it stands may need every entry.
        let oldest = known.values().min().copied().filter(|_| known.len() == kept.len());
        note.entries = known;
        connection.read(|read| {
            if let Some(oldest) = oldest {
                delete_journals(&read, self.office, oldest)?;
            }
            let since = self.before.as_deref().unwrap_or_default();
            if read.forgotten()?.iter().any(|forgotten| forgotten.at.as_str() >= since) {
                forget_journals(&read, self.office, self.number)?;
            }
            Ok(())
        })
    }
}
