//! The beginning of an office, read beside SQLite.
//!
//! A lock of POSIX belongs to the process and not to the handle: closing any handle on a file gives up every lock that the
//! process has on it. SQLite lets nobody clear the write-ahead log away while somebody works, and knows it by such a lock. An
//! office that was looked into by itself would stand unlocked from then on: the next program that closes it would take itself
//! for the last one and delete the log, with all that is committed into it later. So of a file that this process has open, the
//! handle with which it is looked into stays open as long.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::identity::Identity;

/// The offices that this process has open.
static OPEN: Mutex<Vec<Office>> = Mutex::new(Vec::new());

struct Office {
    file: Identity,
    connections: usize,
    /// What it is looked into with, once it was.
    handle: Option<File>,
}

/// Held by a connection, from before it opens its file until after it closed it.
pub(super) struct AtFile(Option<Identity>);

impl AtFile {
    /// The file that stands at a path now.
    pub fn begin(path: &Path) -> Self {
        let mut open = open();
        let file = Identity::known(path).ok().filter(|_| cfg!(unix));
        if let Some(file) = file {
            match open.iter_mut().find(|office| office.file == file) {
                Some(office) => office.connections += 1,
                None => open.push(Office { file, connections: 1, handle: None }),
            }
        }
        Self(file)
    }
}

impl Drop for AtFile {
    fn drop(&mut self) {
        let mut open = open();
        let Some(at) = self.0.and_then(|file| open.iter().position(|office| office.file == file)) else {
            return;
        };
        open[at].connections = open[at].connections.saturating_sub(1);
        if open[at].connections == 0 {
            open.swap_remove(at);
        }
    }
}

/// The first bytes of a file, at most so many, and its length.
///
/// # Errors
/// When the system refuses.
pub(super) fn beginning(path: &Path, most: usize) -> io::Result<(Vec<u8>, u64)> {
    let mut open = open();
    let known = Identity::known(path).ok().filter(|_| cfg!(unix));
    let office = known.and_then(|file| open.iter_mut().find(|office| office.file == file));
    let Some(office) = office else { return read(&File::open(path)?, most) };
    let handle = match office.handle.take() {
        Some(handle) => handle,
        None => File::open(path)?,
    };
    let bytes = read(&handle, most);
    office.handle = Some(handle);
    bytes
}

fn read(mut file: &File, most: usize) -> io::Result<(Vec<u8>, u64)> {
    let mut bytes = Vec::with_capacity(most);
    file.seek(SeekFrom::Start(0))?;
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok((bytes, file.metadata()?.len()))
}

fn open() -> MutexGuard<'static, Vec<Office>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}
