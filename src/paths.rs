//! Where the program keeps what is its own: preferences, log, locks. Offices lie where their people put them.

use std::path::{Path, PathBuf};

use directories::ProjectDirs;

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "Rodnik")
}

/// The file of preferences of this user of the workstation; `None` where the system has no home folder.
pub fn preferences() -> Option<PathBuf> {
    project().map(|dirs| dirs.config_dir().join("preferences.json"))
}

/// The folder that is offered for new offices.
pub fn offices() -> Option<PathBuf> {
    project().map(|dirs| dirs.data_dir().to_owned())
}

/// The log file.
pub fn log() -> Option<PathBuf> {
    project().map(|dirs| dirs.data_local_dir().join("rodnik.log"))
}

/// The folder of what is printed: a viewer reads it from there.
pub fn print() -> Option<PathBuf> {
    project().map(|dirs| dirs.cache_dir().join("print"))
}

/// The file whose lock says that a window of this user has the office open.
pub fn window_lock(office: &Path) -> Option<PathBuf> {
    let office = office.canonicalize().unwrap_or_else(|_| office.to_owned());
    // FNV-1a: the same name for the same path in every version of the program.
    let hash = office.as_os_str().as_encoded_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    project().map(|dirs| dirs.data_local_dir().join("locks").join(format!("{hash:016x}.lock")))
}
