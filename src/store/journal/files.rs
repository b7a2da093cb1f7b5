//! The day files of a folder: their names, whose they are, and how they are made.

use std::fs::{DirBuilder, File};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::super::create::beside;
use super::super::disk::disk;
use super::Sum;
use super::entry::{Entries, Head, Unread};

const ENDING: &str = "rodnikjournal";

/// A file of entries, by its name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayFile {
    pub day: NaiveDate,
    /// The first, the second … of its day.
    pub turn: u32,
    pub path: PathBuf,
}

impl DayFile {
    pub fn named(folder: &Path, day: NaiveDate, turn: u32) -> Self {
        let name = if turn > 1 { format!("{day}-{turn}.{ENDING}") } else { format!("{day}.{ENDING}") };
        Self { day, turn, path: folder.join(name) }
    }

    pub fn parse(path: PathBuf) -> Option<Self> {
        if path.extension()? != ENDING {
            return None;
        }
        let name = path.file_stem()?.to_str()?;
        let (day, turn) = name.split_at_checked(10)?;
        let turn = if turn.is_empty() { 1 } else { turn.strip_prefix('-')?.parse().ok()? };
        Some(Self { day: day.parse().ok()?, turn, path })
    }
}

/// The files of a folder, oldest first; none where there is no folder.
pub fn day_files(folder: &Path) -> std::io::Result<Vec<DayFile>> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    for entry in entries {
        files.extend(DayFile::parse(entry?.path()));
    }
    files.sort();
    Ok(files)
}

/// The head of a file's first entry, with its sum if it is whole.
pub fn first_head(path: &Path) -> Result<(Head, Option<Sum>), Unread> {
    Entries::of(File::open(path)?)?.first()
}

/// Whose file it is, by its first entry, which is not verified unless its head is damaged.
pub fn first_office(path: &Path) -> Result<String, Unread> {
    let mut entries = Entries::of(File::open(path)?)?;
    let head = match entries.head(0) {
        Err(Unread::Damaged) => entries.first()?.0,
        head => head?.0,
    };
    Ok(head.office)
}

/// The folder of a journal beside its office.
pub fn journal_folder_beside(office: &Path) -> PathBuf {
    beside(office, ".journal")
}

/// Makes a folder that is its owner's alone, unless it is there.
pub fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && folder.is_dir() => return Ok(()),
        made => made?,
    }
    disk().flush_name(folder)
}
