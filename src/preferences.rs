//! What one user of the workstation prefers: language, appearance, zoom, place of the window, last choices.
//!
//! A user may have several windows, each with an office of its own, over one file. So a window never writes what it believes:
//! it reads the file as it stands, makes its own change to that, and writes the whole anew, one window at a time. The last
//! one to open an office decides which is opened at the next start.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::private;
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

/// All of it. Keys that are absent take their defaults.
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
    /// What a newer program keeps here. It is written back as it was read.
    #[serde(flatten)]
    pub unknown: Map<String, Value>,
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
            unknown: Map::new(),
        }
    }
}

/// Offices kept in the list of recent ones.
const RECENT: usize = 8;
/// While another window writes, its end is looked for so many times,
const TRIES: u32 = 100;
/// so long apart.
const PAUSE: Duration = Duration::from_millis(10);

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
        match Self::read(path) {
            Ok(Some(preferences)) => (preferences.sane(), None),
            Ok(None) => (Self::default(), None),
            Err(Unread::Refused(_)) => (Self::default(), Some(SetAside { file: path.to_owned() })),
            Err(Unread::Damaged) => (Self::default(), Some(set_aside(path))),
        }
    }

    /// `None`: there is no file.
    fn read(path: &Path) -> Result<Option<Self>, Unread> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == ErrorKind::InvalidData => return Err(Unread::Damaged),
            Err(error) => return Err(Unread::Refused(error)),
        };
        serde_json::from_str(&text).map(Some).map_err(|_| Unread::Damaged)
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

    /// Writes them whole or not at all, over whatever stood there.
    ///
    /// # Errors
    /// When the folder or the disk refuses.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = serde_json::to_string_pretty(self)?;
        let part = path.with_extension("json.part");
        let mut options = OpenOptions::new();
        let mut file = private::owner_only(options.write(true).create(true).truncate(true)).open(&part)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&part, path)
    }

    /// Changes them, and the same in the file: what other windows wrote there meanwhile stays, and the offices that they
    /// opened are known here from now on. Where the file is gone or cannot be understood, all that is known here is written;
    /// what could not be understood is set aside.
    ///
    /// # Errors
    /// When the folder or the disk refuses, or another window does not come to an end of its writing; the change holds here.
    pub fn change(&mut self, path: &Path, change: impl Fn(&mut Self)) -> io::Result<()> {
        change(self);
        let _turn = turn(path)?;
        let kept = match Self::read(path) {
            Ok(Some(mut kept)) => {
                change(&mut kept);
                kept
            }
            Ok(None) => self.clone(),
            Err(Unread::Refused(error)) => return Err(error),
            Err(Unread::Damaged) => {
                let aside = set_aside(path);
                log::warn!("preferences set aside: {}", aside.file.display());
                self.clone()
            }
        };
        kept.save(path)?;
        (self.office, self.recent, self.choices) = (kept.office, kept.recent, kept.choices);
        Ok(())
    }

    /// Takes over what was decided anew in a dialog, which began with `before` and ended with `after`.
    pub fn decide(&mut self, before: &Self, after: &Self) {
        fn take<T: Clone + PartialEq>(own: &mut T, before: &T, after: &T) {
            if before != after {
                own.clone_from(after);
            }
        }
        take(&mut self.language, &before.language, &after.language);
        take(&mut self.appearance, &before.appearance, &after.appearance);
        take(&mut self.zoom, &before.zoom, &after.zoom);
        take(&mut self.dial, &before.dial, &after.dial);
        take(&mut self.recordings, &before.recordings, &after.recordings);
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

/// Why a file that is there was not read.
enum Unread {
    /// It cannot be understood.
    Damaged,
    /// The system refused.
    Refused(io::Error),
}

fn set_aside(path: &Path) -> SetAside {
    let aside = path.with_extension("unreadable.json");
    let _ = fs::rename(path, &aside);
    SetAside { file: aside }
}

/// Waits until no other window writes; held while this one does. Where the system knows no locks, writing whole files is
/// all that can be done.
fn turn(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut options = OpenOptions::new();
    let options = private::owner_only(options.create(true).truncate(false).write(true));
    let lock = options.open(path.with_extension("lock"))?;
    for _ in 0..TRIES {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => {
                log::warn!("preferences are written without a lock: {error}");
                return Ok(lock);
            }
        }
    }
    Err(ErrorKind::WouldBlock.into())
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

    #[test]
    fn what_a_newer_program_keeps_is_written_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        fs::write(&path, r#"{"zoom": 1.5, "later": {"much": [1, 2]}}"#).unwrap();
        let mut window = Preferences::load(&path).0;
        window.change(&path, |known| known.zoom = 1.25).unwrap();
        let kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!((&kept["zoom"], &kept["later"]), (&1.25.into(), &serde_json::json!({ "much": [1, 2] })));
    }

    #[test]
    fn of_two_windows_each_writes_what_it_changed_alone_and_the_last_to_open_an_office_decides() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        let (mut one, mut other) = (Preferences::load(&path).0, Preferences::load(&path).0);
        let [north, south] = ["north.rodnik", "south.rodnik"].map(Path::new);
        let manager = |name: &str| LastChoices { manager: Some(name.to_owned()), ..LastChoices::default() };
        one.change(&path, |known| known.opened(north)).unwrap();
        other.change(&path, |known| known.opened(south)).unwrap();
        let chosen = Preferences { appearance: Appearance::Dark, ..one.clone() };
        let before = one.clone();
        one.change(&path, |known| known.decide(&before, &chosen)).unwrap();
        one.change(&path, |known| drop(known.choices.insert(north.into(), manager("Anna")))).unwrap();
        other.change(&path, |known| drop(known.choices.insert(south.into(), manager("Oleg")))).unwrap();
        let chosen = Preferences { language: Some("en".into()), ..other.clone() };
        let before = other.clone();
        other.change(&path, |known| known.decide(&before, &chosen)).unwrap();
        let kept = Preferences::load(&path).0;
        assert_eq!((kept.appearance, kept.language.as_deref()), (Appearance::Dark, Some("en")));
        assert_eq!(kept.choices[north], manager("Anna"));
        assert_eq!(kept.choices[south], manager("Oleg"));
        assert_eq!((kept.office.as_deref(), kept.recent), (Some(south), vec![south.into(), north.into()]));
        // A window goes on looking as it did; it knows what was opened beside it.
        assert_eq!((other.appearance, other.recent.len()), (Appearance::System, 2));
        one.change(&path, |known| known.opened(north)).unwrap();
        assert_eq!(Preferences::load(&path).0.office.as_deref(), Some(north), "opened once more, and last");
        other.change(&path, |known| known.forget(north)).unwrap();
        assert_eq!(Preferences::load(&path).0.recent, [south]);
    }

    #[test]
    fn windows_that_write_at_once_lose_nothing_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("preferences.json");
        thread::scope(|scope| {
            for window in 0..3 {
                let path = &path;
                scope.spawn(move || {
                    let mut own = Preferences::load(path).0;
                    for turn in 0..4 {
                        let office = PathBuf::from(format!("{window}-{turn}.rodnik"));
                        own.change(path, |known| {
                            known.choices.insert(office.clone(), LastChoices::default());
                        })
                        .unwrap();
                    }
                });
            }
        });
        let (kept, aside) = Preferences::load(&path);
        assert_eq!((kept.choices.len(), aside), (12, None));
        assert!(!path.with_extension("json.part").exists());
    }

    #[test]
    fn a_window_that_finds_the_file_damaged_sets_it_aside_and_writes_what_it_knows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("preferences.json");
        let mut window = Preferences { language: Some("en".into()), ..Preferences::default() };
        for damaged in [&b"{\"zoom\": "[..], b"[1, 2]", b"\xff\xfe", b""] {
            fs::write(&path, damaged).unwrap();
            window.change(&path, |known| known.opened(Path::new("office.rodnik"))).unwrap();
            assert_eq!(fs::read(path.with_extension("unreadable.json")).unwrap(), damaged);
            assert_eq!(Preferences::load(&path), (window.clone(), None));
        }
        fs::remove_file(&path).unwrap();
        window.change(&path, |known| known.zoom = 1.5).unwrap();
        let kept = Preferences::load(&path).0;
        assert_eq!((kept.language.as_deref(), kept.zoom), (Some("en"), 1.5), "also where it is gone");
    }
}
