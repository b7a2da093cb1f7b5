//! What a program that was killed leaves beside an office: the part of a copy before a migration.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::OpenFlags;

use super::create::beside;
use super::error::StoreError;

/// Between the name of an office and the version before which it was copied.
pub(super) const BEFORE: &str = ".before-version-";

/// Removes the parts of copies that nobody makes any more. Where that fails they stay: they do no harm.
pub(super) fn sweep(office: &Path) {
    for part in parts(office) {
        if !is_idle(&part) {
            continue;
        }
        match std::fs::remove_file(&part) {
            Ok(()) => log::info!("removed {}, the part of a copy", part.display()),
            Err(error) => log::warn!("{} stays: {error}", part.display()),
        }
        for ending in ["-journal", "-wal", "-shm"] {
            let _ = std::fs::remove_file(beside(&part, ending));
        }
    }
}

/// The parts of copies of this office.
fn parts(office: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(name)) = (office.parent(), office.file_name().and_then(|name| name.to_str()))
    else {
        return Vec::new();
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let is_part = |part: &str| {
        let number = part.strip_prefix(name).and_then(|rest| rest.strip_prefix(BEFORE));
        let number = number.and_then(|rest| rest.strip_suffix(".part"));
        number.is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        })
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let named =
        entries.filter_map(Result::ok).filter(|entry| entry.file_name().to_str().is_some_and(is_part));
    named.map(|entry| entry.path()).collect()
}

/// Whether no program holds a file: whoever makes or checks a copy holds it as SQLite does. What is no database any more is
/// held by nobody.
fn is_idle(part: &Path) -> bool {
    let taken =
        rusqlite::Connection::open_with_flags(part, OpenFlags::SQLITE_OPEN_READ_WRITE).and_then(|conn| {
            conn.busy_timeout(Duration::ZERO)?;
            conn.execute_batch("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; ROLLBACK")
        });
    matches!(taken.map_err(StoreError::from), Ok(()) | Err(StoreError::Damaged(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_nobody_makes_any_more_are_removed_and_no_other_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let stale = ["office.rodnik.before-version-6.part", "office.rodnik.before-version-6-2.part"];
        let made = file("office.rodnik.before-version-7.part");
        let others = [
            "office.rodnik.before-version-6",
            "office.rodnik.part",
            "office.rodnik.before-version-x.part",
            "other.rodnik.before-version-6.part",
        ];
        for name in others.iter().chain(&stale[..1]) {
            std::fs::write(file(name), "no database").unwrap();
        }
        for name in [file(stale[1]), made.clone()] {
            rusqlite::Connection::open(name).unwrap().execute_batch("CREATE TABLE t (i)").unwrap();
        }
        let writer = rusqlite::Connection::open(&made).unwrap();
        writer.execute_batch("BEGIN IMMEDIATE").unwrap();
        sweep(&file("office.rodnik"));
        assert_eq!(stale.map(|name| file(name).exists()), [false; 2]);
        assert!(others.iter().all(|name| file(name).exists()));
        assert!(made.exists(), "somebody makes it");
        drop(writer);
        // A copy has the mode of its office, in which who reads is in nobody's way.
        let checker = rusqlite::Connection::open(&made).unwrap();
        checker.pragma_update(None, "journal_mode", "wal").unwrap();
        checker.query_row("SELECT count(*) FROM t", [], |_| Ok(())).unwrap();
        sweep(&file("office.rodnik"));
        assert!(made.exists(), "somebody checks it");
        drop(checker);
        sweep(&file("office.rodnik"));
        assert!(!made.exists());
    }
}
