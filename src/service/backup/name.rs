//! What backups are called: `office.1a2b3c4d.2026-11-22T07-30-00Z.rodnik` names the office, the beginning of its
//! identifier and the instant, so that several offices may share a folder.

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, SecondsFormat, Utc};

/// Digits of the identifier of an office that a name shows.
const UID: usize = 8;
const ENDING: &str = ".rodnik";
const INSTANT: &str = "%Y-%m-%dT%H-%M-%SZ";

/// A name that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// The beginning of the office's identifier.
    pub uid: String,
    /// Instant, UTC, as it is stored elsewhere.
    pub at: String,
    /// Whether it is locked with a password.
    pub locked: bool,
}

/// The identifier as names show it.
pub(super) fn short(uid: &str) -> String {
    uid.chars().take(UID).collect()
}

/// The name of a backup of this office at this instant; `None` where the instant is none.
pub(super) fn name(office: &Path, uid: &str, at: &str) -> Option<String> {
    let moment = DateTime::parse_from_rfc3339(at).ok()?.with_timezone(&Utc);
    let stem = office.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Some(format!("{stem}.{}.{}{ENDING}", short(uid), moment.format(INSTANT)))
}

/// Reads a name; `None`: it is no backup.
pub(super) fn read(name: &str) -> Option<Named> {
    let (name, locked) = match name.strip_suffix(super::locked::ENDING) {
        Some(name) => (name, true),
        None => (name, false),
    };
    let mut parts = name.strip_suffix(ENDING)?.rsplit('.');
    let (instant, uid) = (parts.next()?, parts.next()?);
    // A second one of the same second is numbered.
    let instant = instant.split_once("Z-").map_or(instant, |(instant, _)| instant).trim_end_matches('Z');
    let moment = NaiveDateTime::parse_from_str(&format!("{instant}Z"), INSTANT).ok()?;
    let is_uid = uid.len() == UID && uid.bytes().all(|byte| byte.is_ascii_hexdigit());
    let at = moment.and_utc().to_rfc3339_opts(SecondsFormat::Secs, true);
    is_uid.then(|| Named { uid: uid.to_owned(), at, locked })
}

/// The path of that name in the folder, or numbered where it is taken: a backup is never written over.
pub(super) fn free(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let stem = name.strip_suffix(ENDING).unwrap_or(name);
    let numbered = (2..).map(|number: u32| format!("{stem}-{number}{ENDING}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .map(|name| folder.join(name + ending))
        .find(|path| !path.exists())
        .unwrap_or_else(|| folder.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_whose_and_when() {
        let name =
            name(Path::new("/data/my.office.rodnik"), "0123456789abcdef", "2026-11-22T07:30:00Z").unwrap();
        assert_eq!(name, "my.office.01234567.2026-11-22T07-30-00Z.rodnik");
        let named = Named { uid: "01234567".into(), at: "2026-11-22T07:30:00Z".into(), locked: false };
        assert_eq!(read(&name), Some(named.clone()));
        assert_eq!(read("a.01234567.2026-11-22T07-30-00Z-2.rodnik"), Some(named));
    }

    #[test]
    fn what_is_no_backup_is_not_taken_for_one() {
        for other in [
            "office.rodnik",
            "office.rodnik.replaced-2026-11-22T07-30-00Z",
            "a.0123456.2026-11-22T07-30-00Z.rodnik",
            "a.01234567.2026-13-22T07-30-00Z.rodnik",
            ".a.01234567.2026-11-22T07-30-00Z.rodnik.part",
            "",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_second_one_of_a_second_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let name = "a.01234567.2026-11-22T07-30-00Z.rodnik";
        let first = free(folder.path(), name, "");
        std::fs::write(&first, "").unwrap();
        let second = free(folder.path(), name, "");
        assert_eq!(second.file_name().unwrap(), "a.01234567.2026-11-22T07-30-00Z-2.rodnik");
    }
}
