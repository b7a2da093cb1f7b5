//! Bits that turn over in a file at rest: each one that changes anything that can be read is found.

use std::fs;
use std::path::{Path, PathBuf};

use rodnik::service::check::check;
use rodnik::service::damage::examine;
use rodnik::service::recover::{compare, journal_standing};
use rodnik::service::{Office, Watch};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

use crate::office::Desk;

/// What told of a flip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    /// The look before opening, or opening itself.
    Opening,
    /// The check of the file.
    Check,
    /// Every row, with the backup and the journal.
    Backup,
    Nowhere,
}

/// Every row of every table as it can be read, and what tables there are; `None`: it cannot. How the schema is worded is no row:
/// a letter of a comment in it changes nothing.
fn rows(path: &Path) -> Option<Vec<Vec<Value>>> {
    let uri = format!("file:{}?immutable=1", path.display());
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let raw = Connection::open_with_flags(uri, flags).ok()?;
    let all = |sql: &str| -> rusqlite::Result<Vec<Vec<Value>>> {
        let mut statement = raw.prepare(sql)?;
        let columns = statement.column_count();
        statement.query_map([], |row| (0..columns).map(|at| row.get(at)).collect())?.collect()
    };
    let mut rows = all("SELECT type, name, tbl_name FROM sqlite_schema ORDER BY name").ok()?;
    let mut names = raw
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
        )
        .ok()?;
    let names: Vec<String> = names.query_map([], |row| row.get(0)).ok()?.collect::<Result<_, _>>().ok()?;
    for name in names {
        rows.extend(all(&format!("SELECT * FROM \"{name}\"")).ok()?);
    }
    Some(rows)
}

/// Everything that lies in a folder and below it.
fn lying_below(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut lying = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            lying.extend(lying_below(&path));
        } else {
            lying.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    lying
}

/// Puts everything back as it was: no flip may bear on the next one.
fn put_back(folder: &Path, lying: &[(PathBuf, Vec<u8>)]) {
    for (path, _) in lying_below(folder) {
        fs::remove_file(path).unwrap();
    }
    for (path, bytes) in lying {
        fs::write(path, bytes).unwrap();
    }
}

/// Looks as the program does, step by step.
fn look(desk: &Desk, backup: &Path) -> Found {
    if examine(&desk.path()).is_err() {
        return Found::Opening;
    }
    let Ok(mut office) = Office::open(&desk.path(), desk.clock()) else { return Found::Opening };
    if office.read(check).map_or(true, |findings| !findings.is_empty())
        || journal_standing(&mut office).map_or(true, |finding| finding.is_some())
    {
        return Found::Check;
    }
    match compare(&mut office, backup, &[], &Watch::default()) {
        Ok(same) if same.replayed.halt.is_none() && same.differences.is_empty() => Found::Nowhere,
        _ => Found::Backup,
    }
}

/// Bits as good as chance, the same in every run.
fn by_chance(bits: u64, times: usize) -> Vec<u64> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 16) % bits
    };
    (0..times).map(|_| next()).collect()
}

#[test]
fn a_bit_that_turned_over_and_changes_what_is_read_is_found_and_not_written_over() {
    let desk = Desk::of(10);
    let backup = desk.makes().path;
    desk.work("2026-12-01");
    let good = fs::read(desk.path()).unwrap();
    let whole = rows(&desk.path()).expect("a good office");
    let lying = lying_below(desk.folder.path());
    let flip = |bit: u64| {
        let mut bytes = good.clone();
        bytes[(bit / 8) as usize] ^= 1 << (bit % 8);
        bytes
    };
    // Format, counter of changes, pages, free pages: every bit of the header that says how to read the rest.
    let header =
        [16..28, 28..40].into_iter().flatten().flat_map(|byte: u64| (0..8).map(move |bit| byte * 8 + bit));
    let single = header.chain(by_chance(good.len() as u64 * 8, 300)).map(flip);
    let block = |at: usize| {
        let mut bytes = good.clone();
        bytes[at..at + 512].fill(0);
        bytes
    };
    let blocks = (0..good.len() / 512).step_by(good.len() / 512 / 60).map(|at| block(at * 512));
    let (mut tried, mut changed) = (0, 0);
    let mut found = [0; 3];
    for bytes in single.chain(blocks) {
        tried += 1;
        fs::write(desk.path(), &bytes).unwrap();
        if rows(&desk.path()).as_ref() == Some(&whole) {
            continue;
        }
        changed += 1;
        let at = bytes.iter().zip(&good).position(|(one, other)| one != other);
        match look(&desk, &backup) {
            Found::Nowhere => panic!("nobody finds what changed at byte {at:?}"),
            by => found[by as usize] += 1,
        }
        assert!(fs::read(desk.path()).unwrap() == bytes, "what is damaged at byte {at:?} was written over");
        put_back(desk.folder.path(), &lying);
    }
    let [opening, check, compared] = found;
    println!(
        "{tried} changes, {changed} of what is read: {opening} found at opening, {check} by the check, {compared} \
         with the backup"
    );
    assert!(changed > 100 && opening > 0 && check > 0 && compared > 0, "{changed}: {found:?}");
}
