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

/// The sample office of the welcome.
pub fn sample_office() -> Option<PathBuf> {
    offices().map(|folder| folder.join("sample.rodnik"))
}

/// Where the locks of open offices may lie, the better folder first: the one that the system gives a user until the last
/// session ends, on this machine alone; without it, one in the home folder.
pub fn locks() -> Vec<PathBuf> {
    let Some(project) = project() else { return Vec::new() };
    let kept = project.data_local_dir().join("locks");
    project.runtime_dir().map(Path::to_owned).into_iter().chain([kept]).collect()
}
