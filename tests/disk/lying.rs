//! The instrument sees damage and loss where there is some: on a disk that flushes nothing, and without the settings that
//! the store works with.

use crate::office::{Desk, NAME, seed, settled};
use crate::photo::{Chance, Harm};
use crate::vfs::Disk;
use crate::work::{DAY, key};

#[test]
fn a_disk_that_flushes_nothing_is_found_to_lose_and_to_damage() {
    let (actor, files) = seed();
    let (disk, scratch) = (Disk::new(), Disk::new());
    disk.put(&files);
    disk.lies();
    let mut states = vec![files[0].1.clone()];
    let mut photos = Vec::new();
    for (step, (name, work)) in DAY.iter().enumerate() {
        // Closed after each step: the WAL is moved into the file, where the worst happens.
        let ((), taken) = disk.photographs(5, || {
            let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
            work(&mut desk, key(step)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
            disk.mark(step + 1);
        });
        photos.extend(taken);
        states.push(disk.photo().bytes(NAME).expect("the office"));
    }
    let (mut cuts, mut lost, mut damaged) = (0, 0, 0);
    for photo in &photos {
        for harm in [Harm::Dropped, Harm::Garbage, Harm::Mixed] {
            cuts += 1;
            scratch.put(&photo.left(harm, &mut Chance::numbered(cuts)));
            match settled(&scratch, &actor).map(|found| states.iter().position(|state| *state == found)) {
                Ok(Some(at)) => lost += u64::from(at < photo.mark),
                Ok(None) | Err(_) => damaged += 1,
            }
        }
    }
    println!(
        "{cuts} power cuts on a disk that flushes nothing: {lost} lost acknowledged commands, {damaged} damaged"
    );
    assert!(lost > cuts / 10 && damaged > cuts / 10);
    disk.remove();
    scratch.remove();
}

/// How many cuts lost acknowledged rows, and how many damaged the file.
fn harmed(synchronous: &str) -> (u64, u64) {
    let (disk, scratch) = (Disk::new(), Disk::new());
    let rows = |path: &std::path::Path| -> rusqlite::Result<usize> {
        let raw = rusqlite::Connection::open(path)?;
        let verdict: String = raw.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        assert!(verdict == "ok" || synchronous == "OFF", "{verdict}");
        raw.query_row("SELECT count(*) FROM note", [], |row| row.get::<_, i64>(0)).map(|rows| rows as usize)
    };
    let raw = rusqlite::Connection::open(disk.path("a.db")).expect("a file");
    raw.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE note (text)").expect("a table");
    raw.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("flushed");
    raw.pragma_update(None, "synchronous", synchronous).expect("a setting");
    let ((), photos) = disk.photographs(1, || {
        for row in 1..=40 {
            raw.execute("INSERT INTO note VALUES (hex(randomblob(900)))", []).expect("a row");
            disk.mark(row);
            if row.is_multiple_of(10) {
                raw.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(())).expect("a checkpoint");
            }
        }
    });
    drop(raw);
    let (mut lost, mut damaged) = (0, 0);
    for (number, photo) in (0..).zip(&photos) {
        for harm in Harm::ALL {
            scratch.put(&photo.left(harm, &mut Chance::numbered(number)));
            match rows(&scratch.path("a.db")) {
                Ok(found) => lost += u64::from(found < photo.mark),
                Err(_) => damaged += 1,
            }
        }
    }
    println!("synchronous = {synchronous}: of {} cuts {lost} lost rows, {damaged} damaged", photos.len() * 5);
    disk.remove();
    scratch.remove();
    (lost, damaged)
}

#[test]
fn less_flushing_than_full_is_found_out() {
    let (lost, damaged) = harmed("OFF");
    assert!(lost > 0 && damaged > 0);
    let (lost, damaged) = harmed("NORMAL");
    assert!(lost > 0 && damaged == 0);
    assert_eq!(harmed("FULL"), (0, 0));
}
