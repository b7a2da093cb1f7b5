//! What was made is written into a file: whole or not at all; and why it was not, in words.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::exchange::pdf::{self, Document};
use crate::exchange::sheet::{Sheet, xlsx_told};
use crate::i18n::Texts;
use crate::paths;
use crate::private;
use crate::service::{Refusal, Watch};
use crate::t;
use crate::wording::{refused, system_failed};

/// So many files of one name get a number.
const MOST_ALIKE: u32 = 1_000;

/// Why nothing was written, or it is not seen.
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
    /// It was written, and nothing on the workstation shows it.
    Unseen(PathBuf),
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
            Self::Unseen(path) => {
                return t!(texts, "writing-unseen", path = path.display().to_string());
            }
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
    let refused = |error: &io::Error| Failed::System(system_failed(texts, error));
    paths::check_name(path).map_err(|error| refused(&error))?;
    if !replace && path.exists() {
        return Err(Failed::Exists);
    }
    let part = part_of(path);
    put(&part, bytes).and_then(|()| place(&part, path)).map_err(|error| {
        drop(fs::remove_file(&part));
        refused(&error)
    })
}

/// Gives a finished file its name. Windows says of one that stands there and is shown by another program, Excel or a viewer,
/// that nobody may write it; a part beside it was written, so the folder allows it.
fn place(part: &Path, path: &Path) -> io::Result<()> {
    fs::rename(part, path).map_err(|error| {
        let is_shown = cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied && path.is_file();
        if is_shown { io::ErrorKind::ResourceBusy.into() } else { error }
    })
}

/// Writes a file beside those that stand there: where one has its name it gets a number behind it. Gives where it is.
///
/// # Errors
/// When the system refuses.
pub fn write_beside(texts: &Texts, path: &Path, bytes: &[u8]) -> Result<PathBuf, Failed> {
    for number in 1..=MOST_ALIKE {
        let free = numbered(path, number);
        match write(texts, &free, bytes, false) {
            Err(Failed::Exists) => {}
            written => return written.map(|()| free),
        }
    }
    Err(Failed::Exists)
}

/// Writes a file in place of the one of its name; beside it where a viewer that shows that one still holds it. Gives where it
/// is.
///
/// # Errors
/// When the system refuses.
pub fn write_anew(texts: &Texts, path: &Path, bytes: &[u8]) -> Result<PathBuf, Failed> {
    match write(texts, path, bytes, true) {
        Err(Failed::System(_)) if cfg!(windows) && path.is_file() => write_beside(texts, path, bytes),
        written => written.map(|()| path.to_owned()),
    }
}

/// The first name of this kind that no file has yet, to be offered.
pub fn free(path: &Path) -> PathBuf {
    let mut names = (1..=MOST_ALIKE).map(|number| numbered(path, number));
    names.find(|name| !name.exists()).unwrap_or_else(|| path.to_owned())
}

/// The path with a number behind its name; the first has none.
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, ending) = (part(path.file_stem()), part(path.extension()));
    let dot = if ending.is_empty() { "" } else { "." };
    path.with_file_name(format!("{stem} ({number}){dot}{ending}"))
}

/// Writes a document under the name of `path` into the folder for print, and hands it to the system's own viewer. Gives where
/// it is.
///
/// # Errors
/// When the system refuses, or knows no viewer: the file stays then.
pub fn print_out(texts: &Texts, path: &Path, bytes: &[u8]) -> Result<PathBuf, Failed> {
    let folder = print_folder().map_err(|error| Failed::System(system_failed(texts, &error)))?;
    let name = path.file_name().map_or_else(|| "rodnik.pdf".into(), std::ffi::OsStr::to_owned);
    let path = write_anew(texts, &folder.join(name), bytes)?;
    show(&path)?;
    Ok(path)
}

/// The folder of what is printed, for its user alone.
///
/// # Errors
/// When the system refuses.
pub fn print_folder() -> io::Result<PathBuf> {
    let folder = paths::print().unwrap_or_else(|| std::env::temp_dir().join("rodnik-print"));
    fs::create_dir_all(&folder)?;
    private::close(&folder)?;
    Ok(folder)
}

/// Hands a file to the system's own viewer.
///
/// # Errors
/// When the system knows none; the log has the kind alone, because the words name the file, and the file the client.
pub fn show(path: &Path) -> Result<(), Failed> {
    open::that_detached(path).map_err(|error| {
        log::warn!("not shown: {:?}", error.kind());
        Failed::Unseen(path.to_owned())
    })
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
    fn a_second_file_of_the_same_name_gets_a_number_and_the_first_stays() {
        let folder = tempfile::tempdir().unwrap();
        let texts = Texts::new(Language::Russian);
        let path = folder.path().join("Счёт № 1.pdf");
        assert_eq!(free(&path), path);
        assert_eq!(write_beside(&texts, &path, b"one"), Ok(path.clone()));
        assert_eq!(free(&path), folder.path().join("Счёт № 1 (2).pdf"), "what is offered can be written");
        let second = folder.path().join("Счёт № 1 (2).pdf");
        assert_eq!(write_beside(&texts, &path, b"two"), Ok(second.clone()));
        assert_eq!((fs::read(&path).unwrap(), fs::read(&second).unwrap()), (b"one".into(), b"two".into()));
    }

    #[test]
    fn what_no_viewer_shows_is_told_with_its_place_and_not_in_the_words_of_the_system() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            let said = Failed::Unseen(PathBuf::from("/a/b.pdf")).sentence(&texts);
            assert!(said.contains("/a/b.pdf"), "{said}");
        }
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
