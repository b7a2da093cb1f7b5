//! Recordings of calls in the folder of the softphone (S0-14): found by the digits of the number in the name of a file and by
//! the time at which it was written.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeDelta, Utc};

/// Endings of files with sound.
pub const SOUND: &[&str] = &["wav", "mp3", "ogg", "opus", "m4a", "aac", "flac", "wma", "gsm", "amr"];
/// So many digits at the end of a number tell it from others; area codes and prefixes are written in many ways.
const TELLING: usize = 7;
/// A recording is written at the end of its call: so long after it began, and a little before for clocks that differ.
const BEFORE: TimeDelta = TimeDelta::minutes(5);
const AFTER: TimeDelta = TimeDelta::hours(3);
/// Softphones sort their recordings into folders by year, month, day and person.
const DEEPEST: usize = 4;
/// More files than this are not looked at: then it is no folder of recordings.
const MOST: usize = 50_000;
/// So many are worth a look.
const SHOWN: usize = 9;

/// A file that may be the recording of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// Where it lies.
    pub file: PathBuf,
    /// When it was written.
    pub written: DateTime<Utc>,
}

/// The recordings in a folder that may be of a call to `number` that began at `at`: those with the number in their name
/// and of that day, the nearest in time first; where no name tells the number, those written during the call.
///
/// # Errors
/// When the folder cannot be read.
pub fn find_recordings(folder: &Path, number: &str, at: DateTime<Utc>) -> std::io::Result<Vec<Recording>> {
    let mut all = Vec::new();
    collect(folder, 0, &mut all)?;
    Ok(fitting(all, number, at))
}

/// Those of `all` that may be of a call, the likeliest first.
fn fitting(all: Vec<Recording>, number: &str, at: DateTime<Utc>) -> Vec<Recording> {
    let digits = digits(number);
    let telling = &digits[digits.len().saturating_sub(TELLING)..];
    let near = |one: &Recording| (one.written - at).abs();
    let (mut named, other): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|one| !telling.is_empty() && self::digits(&name(&one.file)).contains(telling));
    named.retain(|one| near(one) <= TimeDelta::days(1));
    if named.is_empty() {
        named = other;
        named.retain(|one| one.written >= at - BEFORE && one.written <= at + AFTER);
    }
    named.sort_by_key(|one| (near(one), one.file.clone()));
    named.truncate(SHOWN);
    named
}

fn collect(folder: &Path, depth: usize, found: &mut Vec<Recording>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let file = entry.path();
        if kind.is_dir() && depth < DEEPEST {
            // A folder that is closed to this user holds nothing for him.
            let _ = collect(&file, depth + 1, found);
        } else if kind.is_file()
            && is_sound(&file)
            && let Ok(written) = entry.metadata().and_then(|known| known.modified())
        {
            found.push(Recording { file, written: written.into() });
        }
        if found.len() >= MOST {
            break;
        }
    }
    Ok(())
}

/// Whether a place is one of a recording: a file with sound, or an address of the web.
pub(super) fn is_recording(place: &str) -> bool {
    place.starts_with("https://") || place.starts_with("http://") || is_sound(Path::new(place))
}

fn is_sound(file: &Path) -> bool {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    SOUND.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn name(file: &Path) -> String {
    file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn recording(file: &str, written: &str) -> Recording {
        Recording { file: PathBuf::from(file), written: at(written) }
    }

    fn names(found: &[Recording]) -> Vec<String> {
        found.iter().map(|one| name(&one.file)).collect()
    }

    #[test]
    fn s0_14_a_recording_is_found_by_the_digits_of_its_number_however_it_is_written() {
        let all = vec![
            recording("in-84951112233.wav", "2026-11-20T08:34:00Z"),
            recording("8(912)345-67-89 evening.mp3", "2026-11-20T17:10:00Z"),
            recording("20261120_79123456789.wav", "2026-11-20T08:35:00Z"),
            recording("79123456789 of last month.wav", "2026-10-20T08:35:00Z"),
        ];
        let found = fitting(all, "+79123456789", at("2026-11-20T08:32:00Z"));
        assert_eq!(names(&found), ["20261120_79123456789", "8(912)345-67-89 evening"], "the nearest first");
    }

    #[test]
    fn where_no_name_tells_the_number_those_of_the_call_are_offered() {
        let all = vec![
            recording("rec-0007.wav", "2026-11-20T08:36:00Z"),
            recording("rec-0001.wav", "2026-11-20T04:00:00Z"),
        ];
        assert_eq!(names(&fitting(all, "+79123456789", at("2026-11-20T08:32:00Z"))), ["rec-0007"]);
    }

    #[test]
    fn nothing_but_sound_and_addresses_of_the_web_is_opened() {
        assert!(is_recording("/records/1.WAV") && is_recording("https://ats.example/1"));
        assert!(!is_recording("setup.exe") && !is_recording("file:///etc/passwd") && !is_recording("1"));
    }

    #[test]
    fn folders_by_day_are_looked_through_and_other_files_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let day = folder.path().join("2026").join("11");
        fs::create_dir_all(&day).unwrap();
        fs::write(day.join("79123456789.WAV"), "sound").unwrap();
        fs::write(day.join("79123456789.txt"), "no sound").unwrap();
        let written = fs::metadata(day.join("79123456789.WAV")).unwrap().modified().unwrap();
        let found = find_recordings(folder.path(), "8 912 345-67-89", written.into()).unwrap();
        assert_eq!(
            found.iter().map(|one| one.file.clone()).collect::<Vec<_>>(),
            [day.join("79123456789.WAV")]
        );
        assert!(find_recordings(&folder.path().join("gone"), "1", written.into()).is_err());
    }
}
