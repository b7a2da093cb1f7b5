//! The folder of the backups, and what lies in it.

use std::fs;
use std::path::{Path, PathBuf};

use super::name;
use crate::private;
use crate::service::encryption::is_locked;

/// A backup in its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// When it was made; UTC.
    pub at: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Whether it is locked with a password, or encrypted with one that was not given.
    pub locked: bool,
}

/// The folder beside an office, for its backups unless another one is chosen, and for what is remembered of them.
pub fn beside(office: &Path) -> PathBuf {
    let mut name = office.as_os_str().to_owned();
    name.push(".backups");
    name.into()
}

/// Makes a folder that its owner alone can read.
pub(super) fn make(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes an empty file that its owner alone can read; what was there is gone.
pub(super) fn empty_file(path: &Path) -> std::io::Result<fs::File> {
    private::owner_only(fs::OpenOptions::new().create(true).write(true).truncate(true)).open(path)
}

/// The backups in a folder, the newest first: those of the office of this identifier, or those that bear the name of its
/// file where the identifier is not known any more.
///
/// # Errors
/// When the folder cannot be read; a folder that is not there is empty.
pub fn kept(folder: &Path, office: &Path, uid: Option<&str>) -> std::io::Result<Vec<Kept>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let stem = office.file_stem().map(|stem| format!("{}.", stem.to_string_lossy())).unwrap_or_default();
    let mut kept = Vec::new();
    for entry in entries {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let Some(named) = name::read(&file) else { continue };
        let is_ours = match uid {
            Some(uid) => named.uid == name::short(uid),
            None => file.starts_with(&stem),
        };
        if is_ours {
            let bytes = entry.metadata().map_or(0, |data| data.len());
            let path = entry.path();
            let locked = named.locked || is_locked(&path);
            kept.push(Kept { path, at: named.at, bytes, locked });
        }
    }
    kept.sort_by(|a, b| (&b.at, &b.path).cmp(&(&a.at, &a.path)));
    Ok(kept)
}

/// Holds a folder of backups for as long as the file is there: one program at a time works in it.
///
/// # Errors
/// When another one does, or the disk refuses.
pub(super) fn hold(folder: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    let options = private::owner_only(options.create(true).truncate(false).write(true));
    let lock = options.open(folder.join(".lock"))?;
    lock.try_lock()?;
    Ok(lock)
}

/// Takes away what a program that was killed left half made. Only the one who holds the folder's lock may.
pub(super) fn sweep(folder: &Path, uid: &str) {
    let marks = [format!(".{}.", name::short(uid)), ".part".to_owned()];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if marks.iter().all(|mark| name.contains(mark.as_str())) {
            // What cannot be removed now is tried again before the next backup.
            let _ = fs::remove_file(entry.path());
        }
    }
}
