//! Files that a job writes beside its answer.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rodnik::i18n::Texts;
use rodnik::{paths, private, t, wording};

use super::Sentence;

/// A file to be written once the job is done. It is made before the job begins, so that a job does not come to nothing, or
/// worse, is done in silence, because its answer cannot be kept. One that is there already is never written over: it may be
/// a list that somebody filled in, or another office.
pub struct Output {
    path: PathBuf,
    file: File,
    is_written: bool,
}

impl Output {
    /// Makes the file, unless there is one; one of those that the job works with is said to be that.
    pub fn open(path: &Path, in_use: &[&Path], texts: &Texts) -> Result<Self, Sentence> {
        let same = |other: &&Path| match (path.canonicalize(), other.canonicalize()) {
            (Ok(path), Ok(other)) => path == other,
            _ => false,
        };
        if in_use.iter().any(same) {
            let path = path.display().to_string();
            return Err(Sentence::wrong_use(t!(texts, "ctl-same-file", path = path)));
        }
        // What leaves the office is as personal as the office itself.
        let mut options = OpenOptions::new();
        let options = private::owner_only(options.write(true).create_new(true));
        let opened = paths::check_name(path).and_then(|()| options.open(path));
        let file = opened.map_err(|error| unwritten(path, &wording::system_failed(texts, &error), texts))?;
        Ok(Self { path: path.to_owned(), file, is_written: false })
    }

    /// Puts what `write` writes in place of what the file held.
    pub fn write<E: ToString>(
        mut self,
        texts: &Texts,
        write: impl FnOnce(&File) -> Result<(), E>,
    ) -> Result<(), Sentence> {
        self.is_written = true;
        write(&self.file).map_err(|error| unwritten(&self.path, &error.to_string(), texts))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if !self.is_written {
            // Nobody asked for an empty file; where it cannot be removed it does no harm.
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn unwritten(path: &Path, detail: &str, texts: &Texts) -> Sentence {
    t!(texts, "ctl-unwritten", path = path.display().to_string(), detail = detail).into()
}
