//! The thin layer between SQLite and the files: every operation on a file of a simulated [`Disk`] is first shown to it,
//! which may refuse it. Files of all other folders go straight to the system.
//!
//! The bytes lie in real files of a temporary folder, so that what the program does past SQLite (the journal of commands,
//! giving a finished file its name) meets the same files, and is shown to the disk as well. Only flushing is not passed on:
//! what has reached the disk for good is known to [`Disk`] alone. A name that is given or taken past SQLite is on the disk at
//! once. Locks and the index of the WAL, which no power cut survives, are the system's.

mod heap;
mod past;
mod shim;

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use tempfile::TempDir;

pub use heap::{Refused, install as install_heap, without};

use crate::photo::{Change, Content, Held, Photo};

/// What a disk is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    Read,
    Write,
    Truncate,
    Sync,
    Delete,
    /// A new file.
    Create,
    /// Room for the shared index of the WAL.
    Share,
    /// Another name for a file.
    Name,
}

impl Op {
    /// Whether it changes what lies on the disk: between two of these a power cut is always the same one.
    pub const fn changes(self) -> bool {
        !matches!(self, Self::Read | Self::Share)
    }
}

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    /// Nothing can be read, written, flushed.
    Broken,
    /// As Linux has it: a flush that failed forgets what it was to flush, and the next one succeeds.
    Forgetful,
    /// There is no room.
    Full,
}

/// Which operation fails, counted from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub failing: Failing,
    pub at: u64,
    /// Whether all later ones fail as well.
    pub ever: bool,
}

impl Failing {
    fn strikes(self, op: Op) -> bool {
        match self {
            Self::Broken => true,
            Self::Forgetful => op == Op::Sync,
            Self::Full => matches!(op, Op::Write | Op::Create | Op::Share),
        }
    }
}

/// Keeps one photograph of so many.
struct Camera {
    every: usize,
    seen: usize,
    photos: Vec<Photo>,
}

#[derive(Default)]
struct State {
    files: HashMap<u64, Held>,
    gone: Vec<(String, Content)>,
    mark: usize,
    camera: Option<Camera>,
    gate: Option<(mpsc::Sender<()>, mpsc::Receiver<()>)>,
    fault: Option<Fault>,
    counted: u64,
    failed: u64,
    lies: bool,
}

/// A folder on a disk that can be photographed before each operation, fail, and lie.
pub struct Disk {
    folder: TempDir,
    root: PathBuf,
    state: Mutex<State>,
}

static DISKS: Mutex<Vec<(PathBuf, Arc<Disk>)>> = Mutex::new(Vec::new());

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The files that lie below a folder, by their names there.
pub fn files_of(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let name =
        |path: &Path| path.strip_prefix(folder).expect("below the folder").to_string_lossy().into_owned();
    let mut files: Vec<_> =
        below(folder).into_iter().map(|path| (name(&path), fs::read(&path).expect("a file"))).collect();
    files.sort();
    files
}

/// All files of a folder and of those in it.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    entries.flat_map(|path| if path.is_dir() { below(&path) } else { vec![path] }).collect()
}

/// The index of a WAL is made anew after a power cut.
fn is_shared_index(name: &str) -> bool {
    name.ends_with("-shm")
}

impl Disk {
    pub fn new() -> Arc<Self> {
        heap::install();
        shim::install();
        past::install();
        // In memory where the system offers it: nothing here is flushed anyway.
        let memory = tempfile::tempdir_in("/dev/shm");
        let folder = memory.or_else(|_| tempfile::tempdir()).expect("a folder");
        let root = folder.path().canonicalize().expect("a folder");
        let disk = Arc::new(Self { folder, root: root.clone(), state: Mutex::default() });
        locked(&DISKS).push((root, Arc::clone(&disk)));
        disk
    }

    /// The disk on which a file lies, if it is a simulated one.
    fn of(path: &Path) -> Option<Arc<Self>> {
        locked(&DISKS).iter().find(|(root, _)| path.starts_with(root)).map(|(_, disk)| Arc::clone(disk))
    }

    /// Forgets the disk, and removes its folder.
    pub fn remove(self: Arc<Self>) {
        locked(&DISKS).retain(|(root, _)| *root != self.root);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Puts a whole disk in place of what lies there; all of it is flushed. Nothing may be open.
    pub fn put(&self, files: &[(String, Vec<u8>)]) {
        *locked(&self.state) = State::default();
        for entry in fs::read_dir(self.folder.path()).expect("the folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("room");
        }
        for (name, bytes) in files {
            let path = self.path(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("a file written");
        }
    }

    /// So many commands were acknowledged by now; photographs bear it.
    pub fn mark(&self, acknowledged: usize) {
        locked(&self.state).mark = acknowledged;
    }

    /// What a power cut would find before every operation of some work that changes something, or before each of so many.
    pub fn photographs<T>(&self, every: usize, work: impl FnOnce() -> T) -> (T, Vec<Photo>) {
        locked(&self.state).camera = Some(Camera { every, seen: 0, photos: Vec::new() });
        let done = work();
        let camera = locked(&self.state).camera.take().expect("the camera");
        (done, camera.photos)
    }

    /// Works from now on without faults.
    pub fn heal(&self) {
        locked(&self.state).fault = None;
    }

    /// Holds the next flush: says by the first when it was asked for, and does it when the second is dropped.
    pub fn hold(&self) -> (mpsc::Receiver<()>, mpsc::Sender<()>) {
        let ((reached, reached_by), (opens, opened)) = (mpsc::channel(), mpsc::channel());
        locked(&self.state).gate = Some((reached, opened));
        (reached_by, opens)
    }

    /// Counts from now on, and fails.
    pub fn fail(&self, fault: Fault) {
        let mut state = locked(&self.state);
        (state.fault, state.counted, state.failed) = (Some(fault), 0, 0);
    }

    /// How many operations failed since [`Self::fail`].
    pub fn failed(&self) -> u64 {
        locked(&self.state).failed
    }

    /// Says of every flush that it was done, and does none: `synchronous = OFF`, or a disk that lies.
    pub fn lies(&self) {
        locked(&self.state).lies = true;
    }

    /// What lies there now.
    pub fn photo(&self) -> Photo {
        self.take(&locked(&self.state))
    }

    /// The name of a file on this disk.
    fn name_of(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).expect("below the root").to_string_lossy().into_owned()
    }

    fn take(&self, state: &State) -> Photo {
        let mut files = Vec::new();
        for path in below(&self.root) {
            let name = self.name_of(&path);
            if is_shared_index(&name) {
                continue;
            }
            let content = match state.files.get(&fs::metadata(&path).expect("a file").ino()) {
                Some(held) => held.content(),
                // Written past the simulation: notes that nothing depends on.
                None => Content::flushed(fs::read(&path).expect("a file")),
            };
            files.push((name, content));
        }
        files.sort_by(|one, other| one.0.cmp(&other.0));
        Photo { files, gone: state.gone.clone(), mark: state.mark }
    }

    /// Shows an operation; the error with which it has to fail.
    fn before(&self, op: Op) -> Result<(), Failing> {
        let mut state = locked(&self.state);
        if op == Op::Sync
            && let Some((reached, opened)) = state.gate.take()
        {
            drop(state);
            reached.send(()).expect("somebody who waits");
            // Dropped, not sent.
            let _ = opened.recv();
            state = locked(&self.state);
        }
        if op.changes()
            && let Some(mut camera) = state.camera.take()
        {
            if camera.seen.is_multiple_of(camera.every) {
                camera.photos.push(self.take(&state));
            }
            camera.seen += 1;
            state.camera = Some(camera);
        }
        let Some(fault) = state.fault.filter(|fault| fault.failing.strikes(op)) else { return Ok(()) };
        let at = state.counted;
        state.counted += 1;
        if at == fault.at || (fault.ever && at > fault.at) {
            state.failed += 1;
            return Err(fault.failing);
        }
        Ok(())
    }

    /// A file is about to be opened; whether it will be a new one.
    fn opening(&self, path: &Path) -> bool {
        let Ok(metadata) = fs::metadata(path) else { return true };
        let mut state = locked(&self.state);
        // A file that SQLite has open is known, and is not opened here: closing it again would drop SQLite's locks.
        state.files.entry(metadata.ino()).or_insert_with(|| {
            Held::flushed(
                self.name_of(path),
                fs::read(path).expect("a file that is opened for the first time"),
            )
        });
        false
    }

    fn opened(&self, path: &Path, fresh: bool) -> u64 {
        let inode = fs::metadata(path).expect("an opened file").ino();
        if fresh {
            locked(&self.state).files.insert(inode, Held::fresh(self.name_of(path)));
        }
        inode
    }

    fn changed(&self, inode: u64, change: Change) {
        locked(&self.state).files.get_mut(&inode).expect("an opened file").pending.push(change);
    }

    fn flushed(&self, inode: u64) {
        let mut state = locked(&self.state);
        if state.lies {
            return;
        }
        let held = state.files.get_mut(&inode).expect("an opened file");
        held.flush();
        // With a new journal or WAL its folder is flushed, and with that all names.
        if !held.named && (held.name.ends_with("-wal") || held.name.ends_with("-journal")) {
            state.flush_names();
        }
    }

    fn forgotten(&self, inode: u64) {
        locked(&self.state).files.get_mut(&inode).expect("an opened file").pending.clear();
    }

    fn deleting(&self, path: &Path) {
        let Ok(metadata) = fs::metadata(path) else { return };
        let mut state = locked(&self.state);
        if let Some(held) = state.files.remove(&metadata.ino()) {
            let name = self.name_of(path);
            let content = held.content();
            state.gone.retain(|(gone, _)| *gone != name);
            if content.named {
                state.gone.push((name, content));
            }
        }
    }

    /// A file gets another name, and the file that had it is gone.
    fn renaming(&self, from: &Path, to: &Path) {
        let inode = |path: &Path| fs::metadata(path).map(|metadata| metadata.ino());
        let mut state = locked(&self.state);
        if let Ok(replaced) = inode(to) {
            state.files.remove(&replaced);
        }
        if let Some(held) = inode(from).ok().and_then(|from| state.files.get_mut(&from)) {
            (held.name, held.named) = (self.name_of(to), true);
        }
    }

    fn folder_flushed(&self) {
        let mut state = locked(&self.state);
        if !state.lies {
            state.flush_names();
        }
    }
}

impl State {
    fn flush_names(&mut self) {
        self.gone.clear();
        self.files.values_mut().for_each(|held| held.named = true);
    }
}
