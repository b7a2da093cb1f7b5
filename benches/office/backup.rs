//! A backup that was checked beside one that SQLite only copied.

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
    report::compare(
        "backup, checked",
        ROUNDS,
        || {
            let BackedUp::Made(made) = back_up(path, clock(), true, &Watch::default()).unwrap() else {
                panic!("nothing was made");
            };
            std::fs::remove_file(made.path).unwrap();
        },
        || {
            let mut to = Connection::open(&copy).unwrap();
            Backup::new(&bare, &mut to).unwrap().run_to_completion(256, Duration::ZERO, None).unwrap();
            to.close().unwrap();
            std::fs::File::open(&copy).unwrap().sync_all().unwrap();
            std::fs::remove_file(&copy).unwrap();
        },
    );
}
