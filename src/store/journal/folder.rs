//! Where the next entry goes: finding the end of what is committed, cutting off what was not finished, beginning a new day.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::super::disk::{Loose, disk};
use super::draft::End;
use super::entry::{self, Entries, Unread};
use super::files::{DayFile, day_files, first_office, make_folder};
use super::line::Line;
use super::{JournalNotice, Position};

/// Setting: the folder that the office chose for its journal; without it the one beside the office.
pub const JOURNAL_FOLDER: &str = "journal_folder";

/// Setting: the folder that the office chose before; its newest entries may lie there.
pub const JOURNAL_FOLDER_BEFORE: &str = "journal_folder_before";

/// Makes the folder of an office within one that was chosen, as on another disk, and answers with it for the setting
/// [`JOURNAL_FOLDER`]. Later it is never made anew: an empty folder where the other disk should be is not that disk.
///
/// # Errors
/// When it cannot be made or written.
pub fn choose_journal_folder(chosen: &Path, office: &Path) -> std::io::Result<PathBuf> {
    let name = office.file_name().unwrap_or_default();
    let folder = super::files::journal_folder_beside(&chosen.join(name));
    make_folder(&folder)?;
    let trial = folder.join(".trial");
    let _ = disk().remove(&trial);
    drop(Loose::create(trial.clone())?);
    disk().remove(&trial)?;
    Ok(folder)
}

/// A folder for entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The one that the office chose.
    Chosen(PathBuf),
    /// The one beside the office, made when it is needed.
    Beside(PathBuf),
}

impl Place {
    pub fn folder(&self) -> &Path {
        match self {
            Self::Chosen(folder) | Self::Beside(folder) => folder,
        }
    }

    /// What is to be said when it refused an entry, and the next one took it.
    pub fn passed_over(&self, error: &std::io::Error) -> Option<JournalNotice> {
        match self {
            Self::Chosen(folder) => {
                Some(JournalNotice::Elsewhere { folder: folder.clone(), reason: error.to_string() })
            }
            Self::Beside(_) => None,
        }
    }
}

/// What the next entry follows, and the day that it is written on.
#[derive(Clone)]
pub struct Wanted {
    pub office: String,
    pub position: Position,
    /// The bytes of the entry before it, which the office keeps.
    pub kept: Option<Vec<u8>>,
    /// Whether that entry may be lost although it is to be seen: the disk refused to be waited for.
    pub is_doubted: bool,
    pub day: NaiveDate,
    /// Where the entry before it ended, as far as this program knows.
    pub known: Option<End>,
    /// All folders in which it may lie.
    pub folders: Vec<PathBuf>,
}

/// A file that takes the next entry, and where.
pub struct Opened {
    pub file: Loose,
    pub end: u64,
    /// Whether this program wrote the entry before it into this file, and brought it to the disk.
    pub goes_on: bool,
    /// Entries before the one of this number are no longer there.
    pub gone: Option<u64>,
}

impl Opened {
    const fn new(file: Loose, end: u64) -> Self {
        Self { file, end, goes_on: false, gone: None }
    }
}

impl Wanted {
    /// Opens the place. The caller holds the write lock of the office, so that nobody else does the same.
    pub fn open(&self, place: &Place) -> std::io::Result<Opened> {
        let folder = place.folder();
        if let Place::Beside(folder) = place {
            make_folder(folder)?;
        }
        if self.is_doubted {
            let opened = self.begin(folder, &day_files(folder)?)?;
            return self.put_kept(opened);
        }
        if let Some(opened) = self.as_known(folder)? {
            return Ok(opened);
        }
        let files = day_files(folder)?;
        let newest = self.newest(&files)?;
        let there = newest.map(|newest| self.end_in(&newest.path)).transpose()?.flatten();
        let is_in = there.as_ref().is_some_and(|(_, end)| *end > 0);
        let elsewhere = if is_in { None } else { self.elsewhere() };
        let is_there = is_in || elsewhere.is_some() || self.position.number == 0;
        if !is_there && let Some(before) = self.before_kept() {
            return self.put_kept(before.open(place)?);
        }
        let mut opened = match (there, newest) {
            // Whoever waits for this file waits for the entry before as well.
            (Some((file, end)), Some(newest)) if end > 0 && newest.day >= self.day => Opened::new(file, end),
            (Some((file, 0)), Some(newest)) if newest.day >= self.day => {
                self.after(Opened::new(file, 0), elsewhere)?
            }
            (there, _) => {
                let holder = there.filter(|_| is_in).map(|(file, _)| file.path().to_owned());
                self.after(self.begin(folder, &files)?, holder.or(elsewhere))?
            }
        };
        let is_gone = !is_there && newest.is_some();
        opened.gone = is_gone.then_some(self.position.number + 1);
        Ok(opened)
    }

    /// A file that does not hold the entry before. Unless this program did so already, it is waited for that entry in the file
    /// that holds it; where that is refused, the new one begins with it.
    fn after(&self, opened: Opened, holder: Option<PathBuf>) -> std::io::Result<Opened> {
        if self.known.as_ref().is_some_and(|known| known.position == self.position) {
            return Ok(opened);
        }
        let waited = holder.map(|holder| Loose::open(holder).and_then(|file| file.flush()));
        if matches!(waited, Some(Ok(()))) { Ok(opened) } else { self.put_kept(opened) }
    }

    /// Appends the entry that the office keeps, where the journal lacks exactly this one: the power was cut after its
    /// transaction was committed and before it was on the disk. Whether it did. The caller holds the write lock.
    pub fn mend(&self, place: &Place) -> std::io::Result<bool> {
        let Some(before) = self.before_kept() else { return Ok(false) };
        if self.is_whole_in(place)? || !before.is_whole_in(place)? {
            return Ok(false);
        }
        self.put_kept(before.open(place)?).map(|_| true)
    }

    /// Whether the entry before the next one is the last one in a place.
    fn is_in(&self, place: &Place) -> std::io::Result<bool> {
        let files = day_files(place.folder())?;
        let Some(newest) = self.newest(&files)? else { return Ok(false) };
        Ok(self.end_in(&newest.path)?.is_some_and(|(_, end)| end > 0))
    }

    /// The file that holds the entry before the next one, in any folder.
    fn elsewhere(&self) -> Option<PathBuf> {
        let line = Line::of(&self.folders, &self.office).ok()?;
        let (path, _) = line.entry_at(&self.position).ok().flatten()?;
        Some(path.to_owned())
    }

    /// Whether the journal holds the entry before the next one; before the first there is none.
    fn is_whole_in(&self, place: &Place) -> std::io::Result<bool> {
        Ok(self.position.number == 0 || self.is_in(place)? || self.elsewhere().is_some())
    }

    /// What the entry that the office keeps followed.
    fn before_kept(&self) -> Option<Self> {
        let position = self.kept.as_deref().and_then(entry::before)?;
        Some(Self { position, kept: None, known: None, is_doubted: false, ..self.clone() })
    }

    /// Writes the entry that the office keeps, so that the next one follows it, and waits until it is on the disk.
    fn put_kept(&self, mut opened: Opened) -> std::io::Result<Opened> {
        if let Some(kept) = &self.kept {
            opened.file.write(opened.end, kept)?;
            opened.file.flush()?;
            opened.end += kept.len() as u64;
        }
        Ok(opened)
    }

    /// Cuts off the one entry that stands in a place beyond the last committed one: its transaction is known to have failed.
    pub fn settle(&self, place: &Place) -> std::io::Result<()> {
        let files = day_files(place.folder())?;
        let Some(newest) = self.newest(&files)? else { return Ok(()) };
        let file = Loose::open(newest.path.clone())?;
        let mut entries = Entries::of(file.reading()?)?;
        let Some(end) = self.find_end(&mut entries, &newest.path)? else { return Ok(()) };
        match entries.entry(end) {
            Ok(Some(entry)) if entry.follows(&self.position) && entry.to == entries.length() => {
                file.cut(end)?;
                file.flush()
            }
            _ => Ok(()),
        }
    }

    /// The newest file of this office; one without a whole head may be its too.
    fn newest<'f>(&self, files: &'f [DayFile]) -> std::io::Result<Option<&'f DayFile>> {
        for file in files.iter().rev() {
            match first_office(&file.path) {
                Ok(office) if office != self.office => {}
                Err(Unread::Damaged) => {}
                Err(Unread::Disk(error)) => return Err(error),
                Ok(_) | Err(Unread::Torn) => return Ok(Some(file)),
            }
        }
        Ok(None)
    }

    /// The file in which this program's last entry ended, if nobody wrote since and the day is the same.
    fn as_known(&self, folder: &Path) -> std::io::Result<Option<Opened>> {
        let known = self.known.as_ref().filter(|known| {
            known.position == self.position
                && known.path.parent() == Some(folder)
                && DayFile::parse(known.path.clone()).is_some_and(|file| file.day >= self.day)
        });
        let Some(known) = known else { return Ok(None) };
        let file = match Loose::open(known.path.clone()) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        if file.length()? != known.offset {
            return Ok(None);
        }
        Ok(Some(Opened { goes_on: true, ..Opened::new(file, known.offset) }))
    }

    /// Where the committed entries of a file end, if nothing whole stands behind them; what was never finished is cut off.
    /// A whole entry behind them stays, and the next one goes into another file: perhaps it was never committed, but perhaps
    /// an older copy of the office was put in place of one that had gone on.
    fn end_in(&self, path: &Path) -> std::io::Result<Option<(Loose, u64)>> {
        let file = Loose::open(path.into())?;
        let mut entries = Entries::of(file.reading()?)?;
        let Some(end) = self.find_end(&mut entries, path)? else { return Ok(None) };
        if end < entries.length() {
            if entries.find(end, |_| true).is_some() {
                return Ok(None);
            }
            file.cut(end)?;
        }
        Ok(Some((file, end)))
    }

    /// The byte after the last committed entry of a file, if it is in this file or is the one before it.
    fn find_end(&self, entries: &mut Entries, path: &Path) -> std::io::Result<Option<u64>> {
        let known =
            self.known.as_ref().filter(|known| known.path == path && known.offset <= entries.length());
        let mut at = known.map_or(0, |known| known.offset);
        if known.is_some_and(|known| known.position == self.position) {
            return Ok(Some(at));
        }
        if let Some(kept) = &self.kept {
            match entries.ends_with(kept) {
                Ok(Some(from)) => return Ok(Some(from + kept.len() as u64)),
                Err(Unread::Disk(error)) => return Err(error),
                _ => {}
            }
        }
        loop {
            match entries.entry(at) {
                Ok(Some(entry)) if entry.follows(&self.position) => return Ok(Some(at)),
                Ok(Some(entry)) if entry.position() == self.position => {
                    // Its end may have reached the disk before a power cut, and its middle not.
                    let is_whole = entry.is_forgotten || matches!(entries.is_intact(&entry), Ok(true));
                    return Ok(is_whole.then_some(entry.to));
                }
                Ok(Some(entry)) => at = entry.to,
                // A file that was just begun.
                Ok(None) => return Ok((at == 0).then_some(0)),
                Err(Unread::Disk(error)) => return Err(error),
                Err(Unread::Damaged) => return Ok(None),
                Err(Unread::Torn) => {
                    let follows = entries.head(at).map(|(head, _)| {
                        head.number == self.position.number + 1 && head.before == self.position.sum
                    });
                    return Ok(match follows {
                        Ok(follows) => follows.then_some(at),
                        Err(Unread::Torn) => (at == 0).then_some(0),
                        Err(_) => None,
                    });
                }
            }
        }
    }

    /// Begins a file, with the first name of the day that is free, and never before the newest one there is.
    fn begin(&self, folder: &Path, files: &[DayFile]) -> std::io::Result<Opened> {
        let day = files.last().map_or(self.day, |newest| newest.day.max(self.day));
        let taken = files.iter().filter(|file| file.day == day).map(|file| file.turn).max();
        let path = DayFile::named(folder, day, taken.unwrap_or(0) + 1).path;
        Ok(Opened::new(Loose::create(path)?, 0))
    }
}
