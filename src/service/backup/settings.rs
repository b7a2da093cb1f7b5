//! What the office decides about its backups.

use std::path::PathBuf;

use super::thin::Keep;
use crate::domain::limits::LONGEST_NAME;
use crate::service::lines::check_line;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::store::{Read, StoreError};

/// Keys of the settings.
mod key {
    pub(super) const FOLDER: &str = "backup.folder";
    pub(super) const AT_CLOSING: &str = "backup.at_closing";
    pub(super) const HOUR: &str = "backup.hour";
    pub(super) const KEEP: &str = "backup.keep";
    pub(super) const LATE: &str = "backup.late_after";
    pub(super) const LOCK: &str = "backup.lock";
}

/// Most spans of a kind that can be kept.
pub const MOST_KEPT: usize = 366;
/// Longest time without a backup, in days, that can be allowed.
pub const LATEST: i64 = 60;

/// The settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSettings {
    /// Where they go; `None`: into the folder beside the office.
    pub folder: Option<PathBuf>,
    /// Whether one is made when the office is left.
    pub at_closing: bool,
    /// The hour of the day at which one is made while work goes on; `None`: at none.
    pub hour: Option<u32>,
    /// Which are kept.
    pub keep: Keep,
    /// After so many days the last one is too old.
    pub late_after: i64,
    /// The lock that is put on them, by its public half; `None`: none.
    pub lock: Option<String>,
}

impl Default for BackupSettings {
    fn default() -> Self {
        Self {
            folder: None,
            at_closing: true,
            hour: Some(13),
            keep: Keep::default(),
            late_after: 3,
            lock: None,
        }
    }
}

impl BackupSettings {
    /// As they stand in the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let usual = Self::default();
        let named = |value: Option<String>| value.filter(|value| !value.is_empty());
        let hour = match read.setting(key::HOUR)? {
            None => usual.hour,
            Some(hour) => hour.parse().ok().filter(|hour| *hour < 24),
        };
        let late_after = read.setting(key::LATE)?.and_then(|days| days.parse().ok());
        Ok(Self {
            folder: named(read.setting(key::FOLDER)?).map(PathBuf::from),
            at_closing: read.setting(key::AT_CLOSING)?.is_none_or(|on| on == "on"),
            hour,
            keep: read.setting(key::KEEP)?.and_then(|keep| of_stored(&keep)).unwrap_or_default(),
            late_after: late_after.filter(|days| (1..=LATEST).contains(days)).unwrap_or(usual.late_after),
            lock: named(read.setting(key::LOCK)?),
        })
    }

    fn kept(&self) -> [(&'static str, String); 6] {
        let Keep { hours, days, weeks, months } = self.keep;
        let folder = self.folder.as_ref().map(|folder| folder.to_string_lossy().into_owned());
        [
            (key::FOLDER, folder.unwrap_or_default()),
            (key::AT_CLOSING, if self.at_closing { "on" } else { "off" }.to_owned()),
            (key::HOUR, self.hour.map_or_else(|| "off".to_owned(), |hour| hour.to_string())),
            (key::KEEP, format!("{hours},{days},{weeks},{months}")),
            (key::LATE, self.late_after.to_string()),
            (key::LOCK, self.lock.clone().unwrap_or_default()),
        ]
    }

    fn check(&self) -> Result<(), Refusal> {
        let Keep { hours, days, weeks, months } = self.keep;
        if [hours, days, weeks, months].into_iter().any(|count| count > MOST_KEPT) {
            return Err(Input::BackupsKept(MOST_KEPT).into());
        }
        if !(1..=LATEST).contains(&self.late_after) {
            return Err(Input::BackupsLate(LATEST).into());
        }
        let Some(folder) = &self.folder else { return Ok(()) };
        let written = folder.to_str().ok_or(Input::BackupFolder)?;
        check_line(written, LONGEST_NAME)?;
        if folder.is_absolute() && (folder.is_dir() || super::folder::make(folder).is_ok()) {
            Ok(())
        } else {
            Err(Input::BackupFolder.into())
        }
    }
}

fn of_stored(text: &str) -> Option<Keep> {
    let mut counts = text.split(',').map(|count| count.parse().ok());
    let mut next = || counts.next().flatten();
    Some(Keep { hours: next()?, days: next()?, weeks: next()?, months: next()? })
}

/// Takes on settings, if nobody changed them since they were seen.
#[derive(Debug, Clone)]
pub struct ChangeBackupSettings {
    /// As they were seen.
    pub seen: BackupSettings,
    /// As they are to be.
    pub settings: BackupSettings,
}

impl Command for ChangeBackupSettings {
    type Value = BackupSettings;
    const NAME: &'static str = "change_backup_settings";
    const RIGHT: Right = Right::BackUp;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<BackupSettings, Refusal> {
        let before = BackupSettings::load(work.tx)?;
        if before != self.seen {
            return Err(work.stale(None, work.stamp.at));
        }
        self.settings.check()?;
        for ((key, before), (_, after)) in before.kept().into_iter().zip(self.settings.kept()) {
            if before != after {
                work.tx.set_setting(key, &after)?;
                work.changed(key, before, after);
            }
        }
        work.changes.everything = true;
        Ok(self.settings.clone())
    }
}
