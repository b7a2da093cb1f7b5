//! Files for the eyes of their owner alone. On Windows the folders of a user are closed to others by themselves; there these
//! functions leave the rights of a file to its folder.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

/// Lets a file that is made be read and written by its owner alone.
#[cfg(unix)]
pub fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

/// Lets a file that is made be read and written by its owner alone.
#[cfg(not(unix))]
pub fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Closes a file that is there to everybody but its owner.
///
/// # Errors
/// When there is no such file, or it belongs to somebody else.
#[cfg(unix)]
pub fn close(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mut rights = std::fs::metadata(path)?.permissions();
    if rights.mode() & 0o077 != 0 {
        rights.set_mode(rights.mode() & 0o700);
        std::fs::set_permissions(path, rights)?;
    }
    Ok(())
}

/// Closes a file that is there to everybody but its owner.
///
/// # Errors
/// When there is no such file.
#[cfg(not(unix))]
pub fn close(path: &Path) -> io::Result<()> {
    std::fs::metadata(path).map(drop)
}

/// Writes a file for its owner alone, in place of what it held.
///
/// # Errors
/// When the system refuses.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = owner_only(OpenOptions::new().write(true).create(true).truncate(true)).open(path)?;
    file.write_all(bytes)
}

/// Writes a new file for its owner alone; never over another one.
///
/// # Errors
/// When there is one already, and when the system refuses.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = owner_only(OpenOptions::new().write(true).create_new(true)).open(path)?;
    file.write_all(bytes)
}

/// Makes a folder, and those above it, that its owner alone may look into. One that is there stays as it is: it may be a stick
/// or a share that others use too.
///
/// # Errors
/// When the system refuses.
pub fn folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(above) = path.parent().filter(|above| !above.as_os_str().is_empty()) {
        std::fs::create_dir_all(above)?;
    }
    new_folder(path)
}

/// Makes a folder that its owner alone may look into.
///
/// # Errors
/// When something of that name is there, and when the system refuses.
#[cfg(unix)]
pub fn new_folder(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().mode(0o700).create(path)
}

/// Makes a folder that its owner alone may look into.
///
/// # Errors
/// When something of that name is there, and when the system refuses.
#[cfg(not(unix))]
pub fn new_folder(path: &Path) -> io::Result<()> {
    std::fs::create_dir(path)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn mode(path: &Path) -> u32 {
        std::fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_file_is_closed_to_others_and_keeps_the_rights_of_its_owner() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office");
        owner_only(OpenOptions::new().write(true).create_new(true)).open(&path).unwrap();
        assert_eq!(mode(&path), 0o600);
        for (before, after) in [(0o644, 0o600), (0o666, 0o600), (0o440, 0o400), (0o600, 0o600)] {
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(before)).unwrap();
            close(&path).unwrap();
            assert_eq!(mode(&path), after);
        }
        assert!(close(&folder.path().join("gone")).is_err());
    }

    #[test]
    fn a_new_folder_is_closed_and_one_that_is_there_stays_as_it_is() {
        let top = tempfile::tempdir().unwrap();
        let path = top.path().join("office").join("backups");
        folder(&path).unwrap();
        assert_eq!(mode(&path), 0o700);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        folder(&path).unwrap();
        assert_eq!(mode(&path), 0o755);
    }
}
