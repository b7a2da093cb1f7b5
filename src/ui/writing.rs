//! What was made is written into a file: whole or not at all; and why it was not, in words.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::exchange::pdf::{self, Document};
use crate::exchange::sheet::{Sheet, xlsx_told};
use crate::i18n::Texts;
use crate::private;
use crate::service::{Refusal, Watch};
use crate::t;
use crate::wording::{refused, system_failed};

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failed {
    /// It was stopped.
    Stopped,
    /// There is a file already.
    Exists,
    /// A table has more rows than Excel takes.
    TooLong,
    /// A document could not be set in type.
    Unset,
    /// The program refused, in a sentence.
    Refused(String),
    /// The system refused, in words of ours.
    System(String),
}

impl Failed {
    /// A refusal of the program.
    pub fn from_refusal(texts: &Texts, refusal: &Refusal) -> Self {
        match refusal {
            Refusal::Cancelled => Self::Stopped,
            refusal => Self::Refused(refused(texts, refusal)),
        }
    }

    /// As a sentence about a file.
    pub fn sentence(self, texts: &Texts) -> String {
        match self {
            Self::System(detail) => t!(texts, "writing-failed", detail = detail),
            other => other.why(texts),
        }
    }

    /// Why alone.
    pub fn why(self, texts: &Texts) -> String {
        let id = match self {
            Self::Stopped => "writing-stopped",
            Self::Exists => "writing-exists",
            Self::TooLong => "writing-too-long",
            Self::Unset => "writing-unset",
            Self::Refused(words) | Self::System(words) => return words,
        };
        texts.text(id)
    }
}

/// The bytes of a workbook for Excel; `watch` is told of every row.
///
/// # Errors
/// When it is stopped, and when a sheet has more rows than Excel takes.
pub fn workbook(sheets: &[Sheet], watch: &Watch) -> Result<Vec<u8>, Failed> {
    let made = xlsx_told(sheets, &mut |done, total| watch.tell((done, total)).is_ok());
    made.map_err(|error| {
        log::warn!("no workbook: {error}");
        Failed::TooLong
    })?
    .ok_or(Failed::Stopped)
}

/// The bytes of a document for print.
///
/// # Errors
/// When it cannot be set in type.
pub fn print(document: &Document) -> Result<Vec<u8>, Failed> {
    pdf::pdf(document).map_err(|error| {
        log::error!("no document for print: {error}");
        Failed::Unset
    })
}

/// Writes a file whole or not at all: what stood there stays as it was until all is on the disk. Over another file only
/// where that was agreed to.
///
/// # Errors
/// When there is a file that is not to be replaced, and when the system refuses.
pub fn write(texts: &Texts, path: &Path, bytes: &[u8], replace: bool) -> Result<(), Failed> {
    if !replace && path.exists() {
        return Err(Failed::Exists);
    }
    let part = part_of(path);
    let written = put(&part, bytes).and_then(|()| fs::rename(&part, path));
    written.map_err(|error| {
        drop(fs::remove_file(&part));
        Failed::System(system_failed(texts, &error))
    })
}

/// Hands a file to the system's own viewer.
///
/// # Errors
/// When the system knows none.
pub fn show(texts: &Texts, path: &Path) -> Result<(), Failed> {
    open::that_detached(path).map_err(|error| Failed::System(system_failed(texts, &error)))
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What leaves the office is as personal as the office itself.
    let mut options = OpenOptions::new();
    let mut file = private::owner_only(options.write(true).create(true).truncate(true)).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".part");
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn a_file_is_written_whole_or_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::new(Language::Russian);
        let path = folder.path().join("a.csv");
        assert_eq!(write(&texts, &path, b"one", false), Ok(()));
        assert_eq!(write(&texts, &path, b"two", false), Err(Failed::Exists));
        assert_eq!(fs::read(&path).unwrap(), b"one");
        assert_eq!(write(&texts, &path, b"two", true), Ok(()));
        assert_eq!(fs::read(&path).unwrap(), b"two");

        let taken = folder.path().join("b.csv");
        fs::create_dir_all(taken.join("inside")).unwrap();
        let refused = write(&texts, &taken, b"three", true).unwrap_err();
        assert!(matches!(refused, Failed::System(_)), "a folder stands there: {refused:?}");
        let left = fs::read_dir(folder.path()).unwrap().count();
        assert_eq!(left, 2, "no part of a file is left");
    }

    #[test]
    fn what_the_system_refuses_is_told_in_our_words() {
        let folder = tempfile::tempdir().unwrap();
        for language in Language::ALL {
            let texts = Texts::new(language);
            let nowhere = folder.path().join("no such folder").join("a.xlsx");
            let refused = write(&texts, &nowhere, b"", false).unwrap_err();
            assert_eq!(refused, Failed::System(texts.text("system-no-folder")));
        }
    }
}
