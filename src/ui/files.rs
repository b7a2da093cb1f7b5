//! The system's own dialogs for files, where there are any.

use std::path::{Path, PathBuf};
use std::time::Duration;

use iced::Task;
use rfd::AsyncFileDialog;

use crate::clock::Stopwatch;

/// What came of a file dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// This file.
    File(PathBuf),
    /// The user thought better of it.
    Nothing,
    /// The system has no such dialog: neither a desktop portal nor zenity. A path has to be typed.
    NoDialog,
}

/// What files a dialog shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// In the user's words.
    pub name: String,
    /// Their endings, without a point.
    pub endings: &'static [&'static str],
}

/// The ending of an office.
pub const OFFICE: &[&str] = &["rodnik"];
/// The endings of lists that can be brought in.
pub const LISTS: &[&str] = &["csv", "txt", "tsv", "xlsx"];
/// The endings of a template of a list, the usual one first.
pub const TEMPLATES: &[&str] = &["xlsx", "csv"];
/// The ending of a bank statement.
pub const TXT: &[&str] = &["txt"];
/// The ending of a list that the program writes.
pub const CSV: &[&str] = &["csv"];
/// The ending of a document for print.
pub const PDF: &[&str] = &["pdf"];
/// The ending of a table for Excel.
pub const XLSX: &[&str] = &["xlsx"];

/// An answer that came sooner than this was not given by a person: there is no dialog.
const QUICKEST_PERSON: Duration = Duration::from_millis(300);

/// Asks for a file that exists.
pub fn open(title: impl Into<String>, kind: &Kind) -> Task<Picked> {
    let dialog = AsyncFileDialog::new().set_title(title).add_filter(&kind.name, kind.endings);
    asked(dialog.pick_file())
}

/// Asks where to write a file that is offered under `suggested`.
pub fn save(title: impl Into<String>, kind: &Kind, suggested: &Path) -> Task<Picked> {
    let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut dialog = AsyncFileDialog::new().set_title(title).add_filter(&kind.name, kind.endings);
    if let Some(folder) = suggested.parent().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    asked(dialog.set_file_name(name).save_file())
}

/// Asks for a folder.
pub fn folder(title: impl Into<String>) -> Task<Picked> {
    asked(AsyncFileDialog::new().set_title(title).pick_folder())
}

fn asked(answer: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static) -> Task<Picked> {
    let watch = Stopwatch::start();
    Task::future(async move {
        match answer.await {
            Some(file) => Picked::File(file.path().to_owned()),
            None if watch.passed() < QUICKEST_PERSON => Picked::NoDialog,
            None => Picked::Nothing,
        }
    })
}

/// A path as a person types it: without quotes around it, with `~` for the home folder.
pub fn typed(path: &str) -> PathBuf {
    let path = path.trim().trim_matches('"');
    let below_home = path.strip_prefix("~/").or_else(|| path.strip_prefix(r"~\").filter(|_| cfg!(windows)));
    let home = below_home.zip(directories::BaseDirs::new());
    home.map_or_else(|| PathBuf::from(path), |(rest, dirs)| dirs.home_dir().join(rest))
}

/// Where people keep their documents.
pub fn documents() -> PathBuf {
    let user = directories::UserDirs::new();
    user.map_or_else(std::env::temp_dir, |dirs| {
        dirs.document_dir().unwrap_or_else(|| dirs.home_dir()).to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_taken_as_people_paste_it() {
        assert_eq!(typed(" \"/data/my office.rodnik\" "), PathBuf::from("/data/my office.rodnik"));
        assert!(typed("~/a.rodnik").is_absolute());
    }
}
