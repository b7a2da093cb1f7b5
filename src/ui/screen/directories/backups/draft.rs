//! The settings of backups as they are typed.

use super::super::typed::whole;
use crate::service::backup::{BackupSettings, Keep, LATEST, MOST_KEPT};
use crate::service::{Input, Refusal};
use crate::ui::files;

/// A field that is typed into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Where they go.
    Folder,
    /// At which hour; empty: at none.
    Hour,
    /// After so many days the last one is too old.
    Late,
    /// How many are kept by hours.
    Hours,
    /// By days.
    Days,
    /// By weeks.
    Weeks,
    /// By months.
    Months,
}

impl Field {
    pub(super) const KEPT: [Self; 4] = [Self::Hours, Self::Days, Self::Weeks, Self::Months];

    /// Its name, and that of its label.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Folder => "backups-folder",
            Self::Hour => "backups-hour",
            Self::Late => "backups-late",
            Self::Hours => "backups-keep-hours",
            Self::Days => "backups-keep-days",
            Self::Weeks => "backups-keep-weeks",
            Self::Months => "backups-keep-months",
        }
    }

    /// The field that a refusal is about, if it is about one.
    pub(super) const fn of(refusal: &Refusal) -> Option<Self> {
        match refusal {
            Refusal::Input(Input::BackupFolder) => Some(Self::Folder),
            Refusal::Input(Input::BackupsLate(_)) => Some(Self::Late),
            _ => None,
        }
    }
}

/// What stands in the fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Draft {
    texts: [String; 7],
    pub at_closing: bool,
    pub lock: Option<String>,
}

impl Draft {
    pub fn of(settings: &BackupSettings) -> Self {
        let Keep { hours, days, weeks, months } = settings.keep;
        let number = |count: usize| count.to_string();
        let folder = settings.folder.as_ref().map(|folder| folder.display().to_string()).unwrap_or_default();
        Self {
            texts: [
                folder,
                settings.hour.map(|hour| hour.to_string()).unwrap_or_default(),
                settings.late_after.to_string(),
                number(hours),
                number(days),
                number(weeks),
                number(months),
            ],
            at_closing: settings.at_closing,
            lock: settings.lock.clone(),
        }
    }

    pub fn text(&self, field: Field) -> &str {
        self.texts.get(field as usize).map_or("", String::as_str)
    }

    pub fn text_mut(&mut self, field: Field) -> &mut String {
        &mut self.texts[field as usize]
    }

    /// A whole number of this field within a range.
    fn number(&self, field: Field, most: i64) -> Result<Option<i64>, Field> {
        match whole(self.text(field)) {
            Ok(number) if number.is_none_or(|number| (0..=most).contains(&number)) => Ok(number),
            _ => Err(field),
        }
    }

    /// The settings, or the field that cannot be read.
    pub fn settings(&self) -> Result<BackupSettings, Field> {
        let most = i64::try_from(MOST_KEPT).unwrap_or(i64::MAX);
        let count = |field| -> Result<usize, Field> {
            let number = self.number(field, most)?.ok_or(field)?;
            usize::try_from(number).map_err(|_| field)
        };
        let hour = self.number(Field::Hour, 23)?;
        let folder = self.text(Field::Folder).trim();
        let keep = Keep {
            hours: count(Field::Hours)?,
            days: count(Field::Days)?,
            weeks: count(Field::Weeks)?,
            months: count(Field::Months)?,
        };
        Ok(BackupSettings {
            folder: (!folder.is_empty()).then(|| files::typed(folder)),
            at_closing: self.at_closing,
            hour: hour.and_then(|hour| u32::try_from(hour).ok()),
            keep,
            late_after: self.number(Field::Late, LATEST)?.filter(|days| *days > 0).ok_or(Field::Late)?,
            lock: self.lock.clone(),
        })
    }
}
