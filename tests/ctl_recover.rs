//! `rodnikctl recover`, `check --backup` and `journal` as a black box.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

struct Desk {
    folder: TempDir,
}

impl Desk {
    /// An office with a copy of it, and two sales after the copy was taken.
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().expect("a folder") };
        desk.well(&["init", "--sample", "--addresses", "60", "--seed", "3"]);
        let address = desk.address();
        desk.sell(&address, 1);
        fs::copy(desk.path("office.rodnik"), desk.path("backup.rodnik")).expect("a copy");
        desk.sell(&address, 2);
        desk.sell(&address, 3);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn address(&self) -> String {
        let raw = rusqlite::Connection::open(self.path("office.rodnik")).expect("the file");
        let sql = "SELECT code FROM address WHERE status = 'active' ORDER BY id LIMIT 1";
        raw.query_row(sql, [], |row| row.get(0)).expect("an address")
    }

    fn sell(&self, address: &str, bottles: u32) {
        let line = format!("19={bottles}");
        self.well(&["sell", address, "--date", "2026-11-20", "--line", &line]);
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
        command.args(["--lang", "en", "--today", "2026-11-22"]).stdin(Stdio::null());
        command.arg("--office").arg(self.path("office.rodnik")).args(arguments);
        let output = command.output().expect("a run");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        (output.status.code().expect("an end"), text(output.stdout), text(output.stderr))
    }

    #[track_caller]
    fn well(&self, arguments: &[&str]) -> String {
        let (code, out, err) = self.run(arguments);
        assert_eq!((code, err.as_str()), (0, ""), "{out}");
        out
    }

    fn recover(&self, to: &str) -> (i32, String, String) {
        let (from, to) = (self.path("backup.rodnik"), self.path(to));
        self.run(&["recover", "--from", text(&from), "--to", text(&to)])
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a name")
}

fn sales(path: &Path) -> i64 {
    let raw = rusqlite::Connection::open(path).expect("the file");
    raw.query_row("SELECT count(*) FROM sale", [], |row| row.get(0)).expect("a count")
}

#[test]
fn the_office_comes_back_from_a_backup_and_its_journal() {
    let desk = Desk::new();
    let (code, out, err) = desk.recover("again.rodnik");
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("Actions from the safety journal: 2."), "{out}");
    assert_eq!(sales(&desk.path("again.rodnik")), sales(&desk.path("office.rodnik")));
    let (code, out, err) = desk.recover("again.rodnik");
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("choose another name"), "{err}");
}

#[test]
fn a_torn_journal_gives_what_is_whole_and_says_what_is_missing() {
    let desk = Desk::new();
    let file = desk.path("office.rodnik.journal").join("2026-11-22.rodnikjournal");
    let bytes = fs::read(&file).expect("the journal");
    fs::write(&file, &bytes[..bytes.len() - 5]).expect("written");
    let (code, out, _) = desk.recover("again.rodnik");
    assert_eq!(code, 1);
    assert!(out.contains("Action no. 3 was not completely written to the safety journal."), "{out}");
    assert_eq!(sales(&desk.path("again.rodnik")), sales(&desk.path("office.rodnik")) - 1);
}

#[test]
fn the_newest_action_comes_back_into_the_journal_out_of_the_office_and_an_empty_journal_is_found() {
    let desk = Desk::new();
    let file = desk.path("office.rodnik.journal").join("2026-11-22.rodnikjournal");
    let bytes = fs::read(&file).expect("the journal");
    fs::write(&file, &bytes[..bytes.len() - 5]).expect("written");
    desk.well(&["check"]);
    assert_eq!(fs::read(&file).expect("the journal"), bytes);
    fs::write(&file, &bytes[..8]).expect("written");
    let backup = desk.path("backup.rodnik");
    let (code, out, _) = desk.run(&["check", "--backup", text(&backup)]);
    assert_eq!(code, 1);
    assert!(out.contains("Table history differs from the safety journal"), "{out}");
}

#[test]
fn a_check_with_a_backup_compares_every_row() {
    let desk = Desk::new();
    let backup = desk.path("backup.rodnik");
    let out = desk.well(&["check", "--backup", text(&backup)]);
    assert!(out.contains("row by row. Actions repeated: 2."), "{out}");
    let raw = rusqlite::Connection::open(desk.path("office.rodnik")).expect("the file");
    raw.execute_batch("UPDATE address SET text = text || '.' WHERE id = 7").expect("a quiet change");
    drop(raw);
    desk.well(&["check"]);
    let (code, out, _) = desk.run(&["check", "--backup", text(&backup)]);
    assert_eq!(code, 1);
    assert!(out.contains("Table address") && out.contains("first differing row: 7"), "{out}");
}

#[test]
fn the_journal_can_lie_on_another_disk() {
    let desk = Desk::new();
    let disk = tempfile::tempdir().expect("another disk");
    let out = desk.well(&["journal", "--folder", text(disk.path())]);
    assert!(out.contains(text(disk.path())) && out.contains("the office match"), "{out}");
    let address = desk.address();
    desk.sell(&address, 4);
    let chosen = disk.path().join("office.rodnik.journal");
    assert_eq!(fs::read_dir(&chosen).expect("the folder").count(), 1);
    let (code, out, _) = desk.recover("again.rodnik");
    assert_eq!(code, 0, "{out}");
    assert!(out.contains("Actions from the safety journal: 4."), "{out}");
    desk.well(&["journal", "--beside"]);
    let out = desk.well(&["journal"]);
    assert!(out.contains("office.rodnik.journal") && !out.contains(text(disk.path())), "{out}");
}
