//! The bell as a FIFO that its owner alone may open. A thread sleeps in it until somebody writes.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{FileTypeExt, OpenOptionsExt};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use rustix::fs::{CWD, Mode, OFlags, mkfifoat};

use super::Forward;

/// A bell that is heard; taken down when it is dropped.
#[derive(Debug)]
pub(super) struct Bell {
    pipe: File,
    taken_down: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Bell {
    /// Hangs it up.
    ///
    /// # Errors
    /// When the folder cannot hold one, or no thread is to be had.
    pub fn hang(path: &Path, forward: Forward) -> io::Result<Self> {
        make(path)?;
        // Open for writing as well: so it is open at once, and one who has rung and gone does not end it.
        let pipe = OpenOptions::new().read(true).write(true).open(path)?;
        let taken_down = Arc::new(AtomicBool::new(false));
        let (heard, ended) = (pipe.try_clone()?, Arc::clone(&taken_down));
        let thread = thread::Builder::new().name("bell".into());
        let thread = thread.spawn(move || listen(heard, &ended, &forward))?;
        Ok(Self { pipe, taken_down, thread: Some(thread) })
    }
}

impl Drop for Bell {
    fn drop(&mut self) {
        self.taken_down.store(true, Ordering::Release);
        // Wakes the thread for the last time. It is waited for: it would take the first ring of the next one to listen.
        let woken = self.pipe.write_all(&[0]);
        let ended = self.thread.take().filter(|_| woken.is_ok()).map(JoinHandle::join);
        if !matches!(ended, Some(Ok(()))) {
            log::warn!("the bell is not taken down: {woken:?}");
        }
    }
}

/// Rings once.
///
/// # Errors
/// When nobody listens.
pub(super) fn ring(path: &Path) -> io::Result<()> {
    let at_once = i32::try_from(OFlags::NONBLOCK.bits()).map_err(io::Error::other)?;
    OpenOptions::new().write(true).custom_flags(at_once).open(path)?.write_all(&[0])
}

fn listen(mut pipe: File, ended: &AtomicBool, forward: &Forward) {
    // Whoever rings several times while one comes is answered once.
    let mut rings = [0; 64];
    loop {
        match pipe.read(&mut rings) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Ok(1..) if !ended.load(Ordering::Acquire) => forward.ask(),
            Ok(_) => return,
            Err(error) => return log::warn!("the bell is not heard any more: {error}"),
        }
    }
}

/// Takes the one that was left behind; something else of that name makes room.
fn make(path: &Path) -> io::Result<()> {
    let mode = Mode::RUSR | Mode::WUSR;
    match mkfifoat(CWD, path, mode) {
        Err(rustix::io::Errno::EXIST) if std::fs::symlink_metadata(path)?.file_type().is_fifo() => Ok(()),
        Err(rustix::io::Errno::EXIST) => {
            std::fs::remove_file(path)?;
            Ok(mkfifoat(CWD, path, mode)?)
        }
        made => Ok(made?),
    }
}
