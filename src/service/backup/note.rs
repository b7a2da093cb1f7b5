//! What is remembered about the backups of an office, in a file beside it: it must be known when the office itself cannot
//! be read any more.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::folder;
use crate::store::{Forgotten, HistoryHead};

/// The last good backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastGood {
    /// The file.
    pub path: PathBuf,
    /// Instant, UTC.
    pub at: String,
    /// Number of the newest row of the history in it.
    pub history: i64,
    /// The seal of that row, hexadecimal.
    pub seal: String,
}

impl LastGood {
    /// Whether the office stood there when it was made.
    pub(super) fn holds(&self, head: &HistoryHead) -> bool {
        self.history == head.id && self.seal == hexadecimal(&head.seal)
    }

    /// Where the office stood then.
    pub fn head(&self) -> HistoryHead {
        let digits =
            |at: usize| self.seal.get(2 * at..2 * at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
        HistoryHead { id: self.history, seal: std::array::from_fn(|at| digits(at).unwrap_or(0)) }
    }
}

/// What is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// The office that it is about.
    pub uid: String,
    /// Where its backups go; `None`: into the folder beside it.
    pub folder: Option<PathBuf>,
    /// The last good backup; `None`: there is none yet, or an older one was restored since.
    pub last: Option<LastGood>,
    /// Instant of the last attempt that failed, if none was good since; UTC.
    pub failed: Option<String>,
    /// When somebody last tried to restore a backup, or the first one was made.
    pub tried: Option<NaiveDate>,
    /// The end of what the journal holds beyond the office and was left on purpose, see [`crate::store::Ahead::last`].
    pub left: Option<String>,
    /// Whose personal data the office had given up when the last good backup was made: a copy that is read when the office itself
    /// is lost gives it up too.
    pub forgotten: Vec<Forgotten>,
    /// Whom the office that a restore put here still has to give up: a restore that is broken off is made good when it is opened.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Forgotten>,
    /// After which entry of the journal each kept backup was begun, by its file name.
    pub entries: BTreeMap<String, u64>,
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn file(office: &Path) -> PathBuf {
    folder::beside(office).join("note.json")
}

impl Note {
    /// What is remembered about an office; nothing where the note cannot be read.
    pub fn load(office: &Path) -> Self {
        let text = fs::read_to_string(file(office)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// The same, for the office of this identifier: what was remembered about another one that lay here is forgotten.
    pub fn of(office: &Path, uid: &str) -> Self {
        let known = Self::load(office);
        if known.uid == uid { known } else { Self { uid: uid.to_owned(), ..Self::default() } }
    }

    /// Writes it whole or not at all.
    ///
    /// # Errors
    /// When the folder or the disk refuses.
    pub fn save(&self, office: &Path) -> std::io::Result<()> {
        folder::make(&folder::beside(office))?;
        let (path, text) = (file(office), serde_json::to_string_pretty(self)?);
        let part = path.with_extension("part");
        let mut file = folder::empty_file(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        crate::store::stubbornly(|| fs::rename(&part, &path))
    }
}
