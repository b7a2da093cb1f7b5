//! Where the program keeps what is its own: preferences, log, locks. Offices lie where their people put them.

use std::io;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

fn project() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "Rodnik")
}

/// The file of preferences of this user of the workstation; `None` where the system has no home folder.
pub fn preferences() -> Option<PathBuf> {
    project().map(|dirs| dirs.config_dir().join("preferences.json"))
}

/// The folder that is offered for new offices. On Windows the one that stays on this computer: the other one a domain may carry
/// to a server each time that its user leaves.
pub fn offices() -> Option<PathBuf> {
    project().map(|dirs| dirs.data_local_dir().to_owned())
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

/// Signs that Windows takes in no name. What stands behind a colon would be written where nobody finds it.
const FORBIDDEN: [char; 9] = ['<', '>', ':', '"', '/', '\\', '|', '?', '*'];

/// Names of devices; with a number behind them, of ports.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
const PORTS: [&str; 2] = ["com", "lpt"];

/// Whether a file can bear this name on every system: Windows keeps some signs, the names of devices and a dot or a blank at
/// the end for itself.
pub fn is_plain_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let is_port = PORTS.iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|number| matches!(number, "\u{b9}" | "\u{b2}" | "\u{b3}") || is_digit(number))
    });
    let has_forbidden = name.chars().any(|c| c.is_control() || FORBIDDEN.contains(&c));
    !has_forbidden && !name.ends_with(['.', ' ']) && !is_port && !DEVICES.contains(&stem.as_str())
}

fn is_digit(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Holds that the system gives a file of its own to this path: on Windows a device or a hidden stream may answer to it.
///
/// # Errors
/// [`io::ErrorKind::InvalidFilename`].
pub fn check_name(path: &Path) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    if cfg!(windows) && !is_plain_name(&name) { Err(io::ErrorKind::InvalidFilename.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_windows_keeps_for_itself_is_none_for_a_file() {
        for name in
            ["CON", "con.rodnik", "Aux .xlsx", "nul.tar.gz", "COM1", "lpt\u{b2}.csv", "a:b.csv", "a?.pdf"]
        {
            assert!(!is_plain_name(name), "{name}");
        }
        for name in ["office.", "office ", "a\tb"] {
            assert!(!is_plain_name(name), "{name}");
        }
    }

    #[test]
    fn any_other_name_is_one() {
        for name in
            ["office.rodnik", "Родник № 1.rodnik", "console.csv", "com.rodnik", "com12.csv", "a.con", ".a"]
        {
            assert!(is_plain_name(name), "{name}");
        }
    }

    #[cfg(windows)]
    #[test]
    fn such_a_file_is_refused_before_anything_is_written() {
        assert_eq!(
            check_name(Path::new("C:\\a\\con.rodnik")).unwrap_err().kind(),
            io::ErrorKind::InvalidFilename
        );
        assert!(check_name(Path::new("C:\\a\\office.rodnik")).is_ok());
    }
}
