//! A process loses its locks on a file when it closes a handle to it that SQLite does not know of, as a look at the header
//! does. Another program that leaves must not take itself for the last one at the office then, and delete the WAL in which
//! the next command is written: SQLite has guarded against that since 3.51, and here it is held.

use std::process::{Command, Stdio};

use rodnik::service::backup::back_up;

use crate::office::{Desk, NAME, TODAY, clock, number, seed};
use crate::work::{DAY, key};

#[test]
fn an_office_that_is_opened_twice_keeps_its_locks_against_other_programs() {
    let (actor, files) = seed();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(NAME);
    std::fs::write(&path, &files[0].1).expect("the office");
    let sales = number(&path, "SELECT count(*) FROM sale");
    let mut desk = Desk::open(&path, &actor).expect("the office");
    let turns = [0, 1, 2];
    for step in turns {
        back_up(&path, clock(), true, &Default::default()).expect("a backup while work goes on");
        let twice = Desk::open(&path, &actor).expect("the office, once more");
        let mut other = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
        other.arg("--office").arg(&path).args(["--lang", "en", "--today", TODAY]);
        other.args(["sell", "4", "--date", "2026-11-20", "--line", "19=1"]).stdin(Stdio::null());
        let sold = other.output().expect("another program");
        assert!(sold.status.success(), "{}", String::from_utf8_lossy(&sold.stderr));
        DAY[step].1(&mut desk, key(step)).expect("a command");
        drop(twice);
    }
    // As the next program finds it.
    let found = tempfile::tempdir().expect("a folder");
    for ending in ["", "-wal"] {
        let name = format!("{NAME}{ending}");
        std::fs::copy(folder.path().join(&name), found.path().join(&name)).expect("a copy");
    }
    let found = found.path().join(NAME);
    assert_eq!(
        number(&found, "SELECT count(*) FROM sale"),
        sales + 5,
        "three sales of the other, two of ours"
    );
    for step in turns {
        let key: String = key(step).0.iter().map(|byte| format!("{byte:02x}")).collect();
        let sql = format!("SELECT count(*) FROM history WHERE hex(key) = upper('{key}')");
        assert_eq!(number(&found, &sql), 1, "{}", DAY[step].0);
    }
}
