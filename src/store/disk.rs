//! What is written past SQLite: the journal of commands, and the names that files get, change and lose.
//!
//! SQLite has its own table of functions for files, which tests put another one in place of; this is the same for what is
//! written here, so that both are cut by one simulated power cut and fail on one simulated disk.

use std::fs::{File, OpenOptions};
use std::io::{Result, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::private;

/// The operations that change what lies on a disk. The system's, unless one is replaced; every one may be refused.
pub trait Disk: Send + Sync {
    /// Makes a file for its owner alone; never over another one.
    ///
    /// # Errors
    /// When the system refuses.
    fn create(&self, path: &Path) -> Result<File> {
        private::owner_only(OpenOptions::new().read(true).write(true).create_new(true)).open(path)
    }

    /// Opens a file that is there, to be read and written.
    ///
    /// # Errors
    /// When the system refuses.
    fn open(&self, path: &Path) -> Result<File> {
        OpenOptions::new().read(true).write(true).open(path)
    }

    /// Writes bytes at a place of a file.
    ///
    /// # Errors
    /// When the system refuses; a part of them may be written then.
    fn write(&self, (mut file, _): (&File, &Path), at: u64, bytes: &[u8]) -> Result<()> {
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)
    }

    /// Cuts a file off after so many bytes.
    ///
    /// # Errors
    /// When the system refuses.
    fn cut(&self, (file, _): (&File, &Path), length: u64) -> Result<()> {
        file.set_len(length)
    }

    /// Waits until the bytes of a file, and how many they are, have reached the disk.
    ///
    /// # Errors
    /// When the system refuses. What was written may be lost then, whatever a second try says.
    fn flush(&self, (file, _): (&File, &Path)) -> Result<()> {
        file.sync_data()
    }

    /// Waits until the name of a file has reached the disk.
    ///
    /// # Errors
    /// When the system refuses.
    fn flush_name(&self, path: &Path) -> Result<()> {
        name_flushed(path)
    }

    /// Gives a file a second name; never over another file.
    ///
    /// # Errors
    /// When the system refuses; some file systems know no second names.
    fn link(&self, from: &Path, to: &Path) -> Result<()> {
        std::fs::hard_link(from, to)
    }

    /// Gives a file another name, in place of the file that has it.
    ///
    /// # Errors
    /// When the system refuses.
    fn rename(&self, from: &Path, to: &Path) -> Result<()> {
        std::fs::rename(from, to)
    }

    /// Takes a name away.
    ///
    /// # Errors
    /// When the system refuses.
    fn remove(&self, path: &Path) -> Result<()> {
        std::fs::remove_file(path)
    }
}

#[cfg(unix)]
fn name_flushed(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// The system sees to it that a file keeps its name.
#[cfg(not(unix))]
fn name_flushed(_: &Path) -> Result<()> {
    Ok(())
}

struct System;

impl Disk for System {}

static LAID_ON: OnceLock<&'static dyn Disk> = OnceLock::new();

/// Lays all files of this process on another disk, once and before any is written: a simulated one that fails and is cut.
pub fn lay_on(disk: &'static dyn Disk) {
    let _ = LAID_ON.set(disk);
}

/// The disk on which files are written.
pub fn disk() -> &'static dyn Disk {
    LAID_ON.get().copied().unwrap_or(&System)
}

/// A file that is written past SQLite.
#[derive(Debug)]
pub(super) struct Loose {
    file: File,
    path: PathBuf,
}

impl Loose {
    /// A new one, whose name is on the disk.
    pub fn create(path: PathBuf) -> Result<Self> {
        let file = disk().create(&path)?;
        disk().flush_name(&path)?;
        Ok(Self { file, path })
    }

    pub fn open(path: PathBuf) -> Result<Self> {
        Ok(Self { file: disk().open(&path)?, path })
    }

    /// Another handle to it, for reading.
    pub fn reading(&self) -> Result<File> {
        self.file.try_clone()
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn length(&self) -> Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    pub fn write(&self, at: u64, bytes: &[u8]) -> Result<()> {
        disk().write((&self.file, &self.path), at, bytes)
    }

    pub fn cut(&self, length: u64) -> Result<()> {
        disk().cut((&self.file, &self.path), length)
    }

    pub fn flush(&self) -> Result<()> {
        disk().flush((&self.file, &self.path))
    }
}
