//! Where the next entry goes: finding the end of what is committed, cutting off what was not finished, beginning a new day.

use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Position;
use super::draft::End;
use super::entry::{Entries, Unread};
use super::files::{DayFile, day_files, first_office, make_file, make_folder};
use super::line::Line;

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
    let _ = std::fs::remove_file(&trial);
    make_file(&trial)?;
    std::fs::remove_file(&trial)?;
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
}

/// What the next entry follows, and the day that it is written on.
pub struct Wanted {
    pub office: String,
    pub position: Position,
    pub day: NaiveDate,
    /// Where the entry before it ended, as far as this program knows.
    pub known: Option<End>,
    /// All folders in which it may lie.
    pub folders: Vec<PathBuf>,
}

/// A file that takes the next entry, and where.
pub struct Opened {
    pub file: File,
    pub path: PathBuf,
    pub end: u64,
    /// Entries before the next one are no longer there.
    pub is_interrupted: bool,
}

impl Wanted {
    /// Opens the place. The caller holds the write lock of the office, so that nobody else does the same.
    pub fn open(&self, place: &Place) -> std::io::Result<Opened> {
        let folder = place.folder();
        if let Place::Beside(folder) = place {
            make_folder(folder)?;
        }
        if let Some(opened) = self.as_known(folder)? {
            return Ok(opened);
        }
        let files = day_files(folder)?;
        let Some(newest) = self.newest(&files)? else { return self.begin(folder, &files, false) };
        match self.end_in(&newest.path)? {
            Some((file, end)) if newest.day >= self.day => {
                Ok(Opened { file, path: newest.path.clone(), end, is_interrupted: false })
            }
            Some(_) => self.begin(folder, &files, false),
            None if self.position.number == 0 => self.begin(folder, &files, false),
            None => {
                let elsewhere =
                    Line::of(&self.folders, &self.office).and_then(|line| line.entry_at(&self.position));
                let is_there = matches!(elsewhere, Ok(Some(_)));
                self.begin(folder, &files, !is_there)
            }
        }
    }

    /// Cuts off the one entry that stands in a place beyond the last committed one: its transaction is known to have failed.
    pub fn settle(&self, place: &Place) -> std::io::Result<()> {
        let files = day_files(place.folder())?;
        let Some(newest) = self.newest(&files)? else { return Ok(()) };
        let file = OpenOptions::new().read(true).write(true).open(&newest.path)?;
        let mut entries = Entries::of(file.try_clone()?)?;
        let Some(end) = self.find_end(&mut entries, &newest.path)? else { return Ok(()) };
        match entries.entry(end) {
            Ok(Some(entry)) if entry.follows(&self.position) && entry.to == entries.length() => {
                file.set_len(end)
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
        let file = match OpenOptions::new().read(true).write(true).open(&known.path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            file => file?,
        };
        if file.metadata()?.len() != known.offset {
            return Ok(None);
        }
        Ok(Some(Opened { file, path: known.path.clone(), end: known.offset, is_interrupted: false }))
    }

    /// Where the committed entries of a file end, if nothing whole stands behind them; what was never finished is cut off.
    /// A whole entry behind them stays, and the next one goes into another file: perhaps it was never committed, but perhaps
    /// an older copy of the office was put in place of one that had gone on.
    fn end_in(&self, path: &Path) -> std::io::Result<Option<(File, u64)>> {
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        let mut entries = Entries::of(file.try_clone()?)?;
        let Some(end) = self.find_end(&mut entries, path)? else { return Ok(None) };
        if end < entries.length() {
            if entries.find(end, |_| true).is_some() {
                return Ok(None);
            }
            file.set_len(end)?;
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
        loop {
            match entries.entry(at) {
                Ok(Some(entry)) if entry.follows(&self.position) => return Ok(Some(at)),
                Ok(Some(entry)) if entry.position() == self.position => return Ok(Some(entry.to)),
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
    fn begin(&self, folder: &Path, files: &[DayFile], is_interrupted: bool) -> std::io::Result<Opened> {
        let day = files.last().map_or(self.day, |newest| newest.day.max(self.day));
        let taken = files.iter().filter(|file| file.day == day).map(|file| file.turn).max();
        let path = DayFile::named(folder, day, taken.unwrap_or(0) + 1).path;
        Ok(Opened { file: make_file(&path)?, path, end: 0, is_interrupted })
    }
}
