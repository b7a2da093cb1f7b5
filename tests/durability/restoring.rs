//! SIGKILL while a backup is put in the place of an office.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rodnik::clock::Stopwatch;
use rodnik::domain::ids::CounterpartyId;
use rodnik::service::backup::{Aside, BackedUp, Restore, Restored, back_up, beside, kept, restore};
use rodnik::service::personal_data::Forget;
use rodnik::service::{Office, Watch, new_key};
use rodnik::store::Subject;

use super::acts::seldom::add_client;
use super::acts::{Hands, mark};
use super::office::{Chance, Place, asked, clock, number};
use super::versions::{Holds, holds};
use super::worker::{self, WAY, drawn, hands};

/// So much is done before the backup is made, and so much after it.
const ACTIONS: u64 = 40;
/// The dear checks come after every so many kills.
const DEAR_EVERY: u64 = 10;
/// Puts the newest backup in the place of the office, followed by the journal where the number is odd.
pub fn restore_newest(office: &Path, number: u64) -> Restored {
    let kept = kept(&beside(office), office, None).expect("the folder").into_iter().next().expect("a backup");
    let wish = Restore {
        office: office.to_owned(),
        backup: kept.path,
        password: None,
        aside: Aside::Replaced,
        other_office: false,
        journal: number % 2 == 1,
    };
    restore(&wish, clock()).expect("restored")
}

/// An office that went on after its backup was made, and gave somebody up; the name that was theirs.
fn gone_on(seed: u64) -> (Place, String) {
    let place = Place::new(60);
    let path = place.path();
    let mut hands = hands(&path, seed);
    for _ in 0..ACTIONS {
        act(&mut hands);
    }
    let key = new_key().expect("a key");
    add_client(&mut hands, key).expect("a client");
    let name = mark("add_client", key);
    let made = back_up(&path, clock(), true, &Watch::default()).expect("a backup");
    assert!(matches!(made, BackedUp::Made(_)));
    let known =
        |column: &str| number(&path, &format!("SELECT {column} FROM counterparty WHERE name = '{name}'"));
    let forget = Forget { subject: Subject::Client(CounterpartyId(known("id"))), seen: known("version") };
    hands.office.run(&hands.actor, new_key().expect("a key"), &forget).expect("given up");
    for _ in 0..ACTIONS {
        act(&mut hands);
    }
    (place, name)
}

/// Something of a day's work, whether it is refused or not.
fn act(hands: &mut Hands) {
    let (act, key) = (drawn(&mut hands.chance), new_key().expect("a key"));
    let _ = (act.run)(hands, key);
}

/// Everything in a folder as it lies in another one.
fn lay(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).expect("made room");
    }
    fs::create_dir(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let there = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            lay(&path, &there);
        } else {
            fs::copy(&path, &there).expect("copied");
        }
    }
}

/// What an office holds once it was opened.
fn opened(path: &Path) -> Holds {
    drop(Office::open(path, clock()).expect("the office opens"));
    holds(path)
}

/// The old office or the new one; whoever was given up stays so in both.
pub fn killed_restoring() -> String {
    let kills = asked("RODNIK_KILLS", 200) / 4;
    let mut chance = Chance::new(17);
    let (mut old_ones, mut new_ones) = (0, 0);
    let (place, name) = gone_on(3);
    let start = tempfile::tempdir().expect("a folder");
    let (start, path) = (start.path().join("start"), place.path());
    lay(place.folder(), &start);
    let old = opened(&path);
    let mut longest = 0;
    let whole = [0, 1].map(|number| {
        lay(&start, place.folder());
        let watch = Stopwatch::start();
        let process = worker::command(&path, number, 0).env(WAY, "restore").output().expect("a process");
        longest = watch.passed().as_micros().max(longest);
        assert!(process.status.success(), "{}", String::from_utf8_lossy(&process.stderr));
        opened(&path)
    });
    assert_ne!(whole[0], old);
    for kill in 0..kills {
        lay(&start, place.folder());
        let mut process = worker::command(&path, kill, 0).env(WAY, "restore").spawn().expect("a process");
        thread::sleep(Duration::from_micros(chance.below(longest as u64)));
        process.kill().expect("a kill");
        process.wait_with_output().expect("an end");
        let (found, new) = (opened(&path), &whole[(kill % 2) as usize]);
        if found == old {
            old_ones += 1;
        } else {
            assert_eq!(found, *new, "neither old nor new");
            new_ones += 1;
        }
        place.file_is_good();
        assert_eq!(
            place.texts(&format!("SELECT name FROM counterparty WHERE name = '{name}'")),
            Vec::<String>::new()
        );
        if kill % DEAR_EVERY == 0 {
            if found == old {
                place.nothing_is_half_done();
            }
            place.is_well();
            restore_newest(&path, kill);
            assert_eq!(opened(&path), *new, "nothing is in the way of another try");
        }
    }
    assert!(old_ones > 0 && new_ones > 0, "{old_ones} before, {new_ones} after");
    format!(
        "{kills} kills, {old_ones} found the office of before, {new_ones} the restored one, none anything else"
    )
}
