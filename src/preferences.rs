//! What one user of the workstation prefers: language, appearance, zoom, place of the window, last choices.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::telephony::Template;

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where the window stood, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Width and height.
    pub size: (f32, f32),
    /// Left and top, when the system said it.
    pub at: Option<(f32, f32)>,
    /// Whether it filled the screen.
    pub maximized: bool,
}

/// The last choices in one office.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LastChoices {
    /// Who worked, by name.
    pub user: Option<String>,
    /// The manager of the filter bar, by name; `None`: all.
    pub manager: Option<String>,
    /// The route of the filter bar, by name; `None`: all.
    pub route: Option<String>,
    /// The tab, counted from 0.
    pub tab: usize,
}

/// All of it. Unknown keys of a newer program are ignored, absent ones take their defaults.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// `ru` or `en`; `None`: as the system says.
    pub language: Option<String>,
    /// Light, dark, or as the system says.
    pub appearance: Appearance,
    /// 0.75 … 2.
    pub zoom: f32,
    /// Where the window stood.
    pub window: Option<Place>,
    /// The office to open at the next start.
    pub office: Option<PathBuf>,
    /// Offices that were open, the last first.
    pub recent: Vec<PathBuf>,
    /// The last choices by office file.
    pub choices: BTreeMap<PathBuf, LastChoices>,
    /// How this workstation calls.
    pub dial: Template,
    /// Where its softphone keeps the recordings of calls; `None`: nowhere that is known.
    pub recordings: Option<PathBuf>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: None,
            appearance: Appearance::System,
            zoom: 1.0,
            window: None,
            office: None,
            recent: Vec::new(),
            choices: BTreeMap::new(),
            dial: Template::default(),
            recordings: None,
        }
    }
}

/// Offices kept in the list of recent ones.
const RECENT: usize = 8;

/// Preferences that could not be read; the file was set aside, not thrown away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Where the unreadable file lies now.
    pub file: PathBuf,
}

impl Preferences {
    /// Reads them. A file that is not there gives the defaults; one that cannot be understood is set aside beside
    /// itself, so that nothing in it is lost.
    pub fn load(path: &Path) -> (Self, Option<SetAside>) {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return (Self::default(), None),
            Err(_) => return (Self::default(), Some(SetAside { file: path.to_owned() })),
        };
        match serde_json::from_str::<Self>(&text) {
            Ok(preferences) => (preferences.sane(), None),
            Err(_) => {
                let aside = path.with_extension("unreadable.json");
                let _ = fs::rename(path, &aside);
                (Self::default(), Some(SetAside { file: aside }))
            }
        }
    }

    /// Reads them as far as they can be read and leaves the file alone: for what is to be known before the program begins.
    pub fn glance(path: &Path) -> Self {
        let text = fs::read_to_string(path).ok();
        text.and_then(|text| serde_json::from_str::<Self>(&text).ok()).unwrap_or_default().sane()
    }

    /// The same within the range that a window can show.
    #[must_use]
    pub fn sane(mut self) -> Self {
        self.zoom = if self.zoom.is_finite() { self.zoom.clamp(0.75, 2.0) } else { 1.0 };
        self
    }

    /// Writes them whole or not at all.
    ///
    /// # Errors
    /// When the folder or the disk refuses.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(self)?;
        let part = path.with_extension("json.part");
        let mut file = fs::File::create(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, path)
    }

    /// Notes that an office was opened.
    pub fn opened(&mut self, office: &Path) {
        self.recent.retain(|known| known != office);
        self.recent.insert(0, office.to_owned());
        self.recent.truncate(RECENT);
        self.office = Some(office.to_owned());
    }

    /// Leaves an office out of the list of recent ones. Its last choices stay, should it come back.
    pub fn forget(&mut self, office: &Path) {
        self.recent.retain(|known| known != office);
        self.office.take_if(|last| last == office);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_saved_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("preferences.json");
        let mut preferences = Preferences { zoom: 1.25, ..Preferences::default() };
        preferences.opened(Path::new("/offices/a.rodnik"));
        preferences.save(&path).unwrap();
        assert_eq!(Preferences::load(&path), (preferences, None));
    }

    #[test]
    fn an_unreadable_file_is_set_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, "{broken").unwrap();
        let (preferences, aside) = Preferences::load(&path);
        assert_eq!(preferences, Preferences::default());
        assert_eq!(fs::read_to_string(aside.unwrap().file).unwrap(), "{broken");
    }

    #[test]
    fn the_way_of_calling_is_kept_and_an_older_file_calls_by_tel() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        let dial = Template::Command("phone \"{number}\"".to_owned());
        Preferences { dial: dial.clone(), ..Preferences::default() }.save(&path).unwrap();
        assert_eq!(Preferences::load(&path).0.dial, dial);
        fs::write(&path, r#"{"zoom": 1.25}"#).unwrap();
        let (older, aside) = Preferences::load(&path);
        assert_eq!((older.dial, older.zoom, aside), (Template::Tel, 1.25, None));
    }

    #[test]
    fn a_zoom_out_of_range_does_not_hide_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, r#"{"zoom": 90.0, "later": true}"#).unwrap();
        assert_eq!(Preferences::load(&path).0.zoom, 2.0);
    }
}
