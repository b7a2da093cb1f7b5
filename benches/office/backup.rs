//! A backup that was checked beside one that SQLite copied and checked, and beside one that it only copied.

use std::path::Path;
use std::time::Duration;

use rodnik::service::Watch;
use rodnik::service::backup::{BackedUp, back_up};
use rusqlite::Connection;
use rusqlite::backup::Backup;

use super::{baseline, clock, report};

const ROUNDS: usize = 2;

pub fn measure(path: &Path) {
    let bare = baseline::open(path);
    let copy = path.with_extension("copy");
    let medians = report::in_turn(
        ROUNDS,
        [
            &mut || {
                let BackedUp::Made(made) = back_up(path, clock(), true, &Watch::default()).unwrap() else {
                    panic!("nothing was made");
                };
                std::fs::remove_file(made.path).unwrap();
            },
            &mut || copy_bare(&bare, &copy, true),
            &mut || copy_bare(&bare, &copy, false),
        ],
    );
    report::line("backup, checked", 1, medians[0], medians[1]);
    report::line("the same beside a copy that was not checked", 1, medians[0], medians[2]);
}

/// A copy on the disk. Checked, it is whole, and every row that another one refers to is there.
fn copy_bare(bare: &Connection, copy: &Path, checked: bool) {
    let mut to = Connection::open(copy).unwrap();
    Backup::new(bare, &mut to).unwrap().run_to_completion(256, Duration::ZERO, None).unwrap();
    if checked {
        let to = baseline::with_memory(copy, 32_000);
        let verdict: String = to.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).unwrap();
        assert_eq!(verdict, "ok");
        assert_eq!(baseline::read_all(&to, "PRAGMA foreign_key_check", &[]), 0);
    }
    to.close().unwrap();
    std::fs::File::open(copy).unwrap().sync_all().unwrap();
    std::fs::remove_file(copy).unwrap();
}
