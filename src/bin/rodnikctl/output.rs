//! Files that a job writes beside its answer.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rodnik::i18n::Texts;
use rodnik::{paths, private, t};

use super::Sentence;

/// A file to be written once the job is done. It is opened before the job begins, so that a job does not come to nothing,
/// or worse, is done in silence, because its answer cannot be kept; until then it holds what it held.
pub struct Output {
    path: PathBuf,
    file: File,
    is_new: bool,
    is_written: bool,
}

impl Output {
    /// Opens the file, unless it is one of those that the job works with: writing would destroy it.
    pub fn open(path: &Path, in_use: &[&Path], texts: &Texts) -> Result<Self, Sentence> {
        let same = |other: &&Path| match (path.canonicalize(), other.canonicalize()) {
            (Ok(path), Ok(other)) => path == other,
            _ => false,
        };
        if in_use.iter().any(same) {
            let path = path.display().to_string();
            return Err(Sentence::wrong_use(t!(texts, "ctl-same-file", path = path)));
        }
        let is_new = !path.exists();
        // What leaves the office is as personal as the office itself.
        let mut options = OpenOptions::new();
        let options = private::owner_only(options.write(true).create(true).truncate(false));
        let opened = paths::check_name(path).and_then(|()| options.open(path));
        let file = opened.map_err(|error| unwritten(path, &error.to_string(), texts))?;
        Ok(Self { path: path.to_owned(), file, is_new, is_written: false })
    }

    /// Puts what `write` writes in place of what the file held.
    pub fn write<E: ToString>(
        mut self,
        texts: &Texts,
        write: impl FnOnce(&File) -> Result<(), E>,
    ) -> Result<(), Sentence> {
        self.is_written = true;
        self.file.set_len(0).map_err(|error| unwritten(&self.path, &error.to_string(), texts))?;
        write(&self.file).map_err(|error| unwritten(&self.path, &error.to_string(), texts))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if self.is_new && !self.is_written {
            // Nobody asked for an empty file; where it cannot be removed it does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn unwritten(path: &Path, detail: &str, texts: &Texts) -> Sentence {
    t!(texts, "ctl-unwritten", path = path.display().to_string(), detail = detail).into()
}
