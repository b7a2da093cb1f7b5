//! What can happen to the bytes of a journal, and to the transaction of an entry.

use std::path::{Path, PathBuf};

use super::super::connection::{Connection, Failure, Read, Write};
use super::super::create::create;
use super::super::error::StoreError;
use super::capture::Standing;
use super::files::{day_files, journal_folder_beside};
use super::line::Line;
use super::*;

const UID: &str = "0123456789abcdef0123456789abcdef";

fn made(folder: &Path) -> PathBuf {
    let path = folder.join("office.rodnik");
    create(&path, |tx| {
        let sql = "INSERT INTO office (id, uid, name, area_code, language, created_at) VALUES (1, ?1, 'Spring', '', 'en', '')";
        tx.run(sql, [UID])
    })
    .unwrap();
    path
}

fn write(office: &mut Connection, value: &str) {
    let written: Result<_, Failure<StoreError>> = office.write(|tx| tx.set_setting("a", value));
    written.unwrap();
}

fn standing(office: &mut Connection) -> Standing {
    office.read::<_, StoreError>(Standing::read).unwrap()
}

/// The numbers of the entries that can be followed after a position, what they say, and what stopped it.
fn followed(folder: &Path, from: Position) -> (Vec<String>, Option<Halt>) {
    let mut said = Vec::new();
    let line = Line::of(&[folder.to_owned()], UID).unwrap();
    let halt = line
        .follow::<StoreError>(from, |entries, entry, _| {
            let mut text = String::new();
            entries
                .each_statement::<Unread>(entry, None, |statement| {
                    text.push_str(statement);
                    Ok(())
                })
                .unwrap();
            said.push(text);
            Ok(Next::Go)
        })
        .unwrap();
    (said, halt)
}

/// An office with some entries: its journal's folder, its file, where each entry ends, and what stood before the first.
struct Written {
    _folder: tempfile::TempDir,
    folder: PathBuf,
    file: PathBuf,
    ends: Vec<usize>,
    start: Position,
    said: Vec<String>,
}

fn written(values: &[&str]) -> Written {
    let temporary = tempfile::tempdir().unwrap();
    let path = made(temporary.path());
    let mut office = Connection::open(&path).unwrap();
    let start = standing(&mut office).position;
    let folder = journal_folder_beside(&path);
    let mut ends = Vec::new();
    for value in values {
        write(&mut office, value);
        let file = &day_files(&folder).unwrap()[0].path;
        ends.push(usize::try_from(std::fs::metadata(file).unwrap().len()).unwrap());
    }
    let file = day_files(&folder).unwrap()[0].path.clone();
    let (said, halt) = followed(&folder, start);
    assert_eq!((said.len(), halt), (values.len(), None));
    Written { _folder: temporary, folder, file, ends, start, said }
}

#[test]
fn a_file_cut_at_any_byte_gives_every_entry_that_is_whole() {
    let written = written(&["one", "two", "three"]);
    let bytes = std::fs::read(&written.file).unwrap();
    for cut in 0..bytes.len() {
        std::fs::write(&written.file, &bytes[..cut]).unwrap();
        let (said, halt) = followed(&written.folder, written.start);
        let whole = written.ends.iter().filter(|end| **end <= cut).count();
        assert_eq!(said, written.said[..whole], "cut at {cut}");
        let between = cut == 0 || written.ends.contains(&cut);
        let torn =
            halt.is_some_and(|halt| halt.reason == HaltReason::Torn && halt.number == whole as u64 + 1);
        // A file without the head of its first entry is nobody's.
        assert!(between || torn || whole == 0, "cut at {cut}");
    }
}

#[test]
fn a_flipped_bit_anywhere_stops_at_its_entry_and_never_gives_anything_else() {
    let written = written(&["one", "two", "three"]);
    let bytes = std::fs::read(&written.file).unwrap();
    for at in 0..bytes.len() {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        std::fs::write(&written.file, &flipped).unwrap();
        let (said, halt) = followed(&written.folder, written.start);
        let whole = written.ends.iter().filter(|end| **end <= at).count();
        assert_eq!(said, written.said[..whole], "flipped at {at}");
        assert!(halt.is_some() || whole == 0, "flipped at {at} of {:?}: {said:?}", written.ends);
    }
}

#[test]
fn what_is_damaged_before_the_backup_does_no_harm() {
    let written = written(&["one", "two", "three"]);
    let line = Line::of(std::slice::from_ref(&written.folder), UID).unwrap();
    let mut positions = Vec::new();
    line.follow::<StoreError>(written.start, |_, entry, _| {
        positions.push(entry.position());
        Ok(Next::Go)
    })
    .unwrap();
    let bytes = std::fs::read(&written.file).unwrap();
    for at in 200..written.ends[1] {
        let mut flipped = bytes.clone();
        flipped[at] ^= 0xFF;
        std::fs::write(&written.file, &flipped).unwrap();
        assert_eq!(followed(&written.folder, positions[1]).0, written.said[2..], "flipped at {at}");
    }
}

#[test]
fn a_commit_that_failed_leaves_nothing_in_the_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path());
    let mut office = Connection::open(&path).unwrap();
    let start = standing(&mut office).position;
    write(&mut office, "one");
    // A reference that dangles is found at COMMIT.
    let failed = office.write(|tx: &Write<'_>| {
        tx.conn.execute_batch("PRAGMA defer_foreign_keys = ON").map_err(StoreError::from)?;
        tx.run("INSERT INTO user_role (user_id, role) VALUES (77, 'operator')", [])
    });
    assert!(matches!(failed, Err(Failure::Commit(_))));
    assert_eq!(standing(&mut office).position.number, 1);
    assert_eq!(followed(&journal_folder_beside(&path), start).0.len(), 2);
    office.settle_journal().unwrap();
    assert_eq!(followed(&journal_folder_beside(&path), start).0.len(), 1);
    for reconnected in [false, true] {
        if reconnected {
            office.settle().unwrap();
        }
        write(&mut office, "two");
        let (said, halt) = followed(&journal_folder_beside(&path), start);
        assert!(said.iter().all(|said| !said.contains("user_role")));
        assert_eq!((said.len() as u64, halt), (standing(&mut office).position.number, None));
    }
}

#[test]
fn much_is_written_in_packs_and_refused_work_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path());
    let mut office = Connection::open(&path).unwrap();
    let start = standing(&mut office).position;
    write(&mut office, "one");
    let file = day_files(&journal_folder_beside(&path)).unwrap()[0].path.clone();
    let length = || std::fs::metadata(&file).unwrap().len();
    let before = length();
    let many = |tx: &Write<'_>| -> Result<(), StoreError> {
        for number in 0..20_000 {
            tx.set_setting(&format!("key {number}"), &format!("value {number} Žluť 'quoted'\n"))?;
        }
        Ok(())
    };
    let refused: Result<(), Failure<StoreError>> = office.write(|tx| {
        many(tx)?;
        assert!(length() > before, "it does not stand in the memory");
        Err(StoreError::Full)
    });
    assert!(refused.is_err());
    assert_eq!(length(), before);
    let done: Result<(), Failure<StoreError>> = office.write(many);
    done.unwrap();
    let (said, halt) = followed(&journal_folder_beside(&path), start);
    assert_eq!((said.len(), halt), (2, None));
    assert!(said[1].contains("'key 19999', 'value 19999 Žluť ''quoted''\n'"));
}

#[test]
fn a_statement_that_cannot_be_done_again_refuses_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Connection::open(&made(folder.path())).unwrap();
    let made = office.write(|tx: &Write<'_>| {
        tx.run("CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT", [])?;
        tx.set_setting("a", "b")
    });
    assert!(matches!(made, Err(Failure::Unjournaled(StoreError::Journal(_)))));
    let tables: i64 = office
        .read(|read: Read<'_>| {
            let sql = "SELECT count(*) FROM sqlite_master WHERE name = 'more'";
            Ok::<_, StoreError>(read.one(sql, [], |row| row.get(0))?.unwrap_or(0))
        })
        .unwrap();
    assert_eq!(tables, 0);
}

/// The values of a statement are written out in its entry, where a floating-point number would lose digits.
#[test]
fn the_office_holds_no_floating_point_numbers() {
    let schema = include_str!("../../../schema.sql");
    let words = |line: &str| {
        let line = line.split("--").next().unwrap_or_default().to_owned();
        line.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
    };
    let types = ["REAL", "ANY", "FLOAT", "DOUBLE", "NUMERIC"];
    let found: Vec<&str> =
        schema.lines().filter(|line| words(line).iter().any(|word| types.contains(&word.as_str()))).collect();
    assert_eq!(found, [""; 0]);
    assert!(words("rate REAL NOT NULL").iter().any(|word| types.contains(&word.as_str())));
}

/// Done again, a statement must give the same, so nothing in it may depend on when or on what connection it runs.
#[test]
fn no_statement_depends_on_the_moment_or_the_connection() {
    let wrong = |text: &str| {
        let text = text.to_lowercase();
        let words = [
            "random()",
            "randomblob",
            "last_insert_rowid",
            "'now'",
            "current_t",
            "current_date",
            "total_changes",
        ];
        words.iter().any(|word| text.contains(word))
    };
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.to_string_lossy().ends_with("tests.rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
                // The number of a row just inserted is asked of the connection in Rust and bound as a value.
                let text = text.replace("conn.last_insert_rowid()", "");
                found.extend(wrong(&text).then_some(path));
            }
        }
    }
    assert_eq!(found, Vec::<PathBuf>::new());
    assert!(wrong("INSERT INTO history (key) VALUES (randomblob(16))"));
}

#[test]
fn files_that_every_kept_backup_holds_are_outlived_and_the_newest_never_is() {
    let span = |name: &str, first, last| JournalSpan { path: name.into(), first, last };
    let spans = [span("a", 1, 10), span("b", 11, 20), span("c", 21, 30)];
    let gone =
        |oldest| outlived(&spans, oldest).iter().map(|path| path.display().to_string()).collect::<String>();
    assert_eq!([gone(0), gone(9), gone(10), gone(25), gone(30)], ["", "", "a", "ab", "ab"]);
    assert!(outlived(&[], 7).is_empty());
}
