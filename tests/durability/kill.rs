//! SIGKILL at any moment.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;
use std::process::ExitStatus;
use std::thread;
use std::time::Duration;

use rodnik::store::Connection;

use super::acts::{ACTS, typed_at};
use super::office::{Chance, Place, asked};
use super::worker::{self, Said};

/// A new office after so many kills: the check of a long history takes its time.
const KILLS_OF_AN_OFFICE: u64 = 250;
/// The dear checks come after every so many kills.
const DEAR_EVERY: u64 = 10;
/// The office is rebuilt from its journal after every so many.
const DEARER_EVERY: u64 = 70;
/// A long run says after so many kills how far it is.
const TOLD_EVERY: u64 = 1_000;

/// The text that each dialog kept last.
type Typed = BTreeMap<(&'static str, i64), String>;

/// What one office lived through.
#[derive(Default)]
struct Counts {
    killed: u64,
    confirmed: usize,
    refused: usize,
    unheard: usize,
    names: BTreeSet<String>,
}

/// I1–I6 after every kill.
pub fn at_work() -> String {
    let kills = asked("RODNIK_KILLS", 200);
    let mut counts = Counts::default();
    let mut chance = Chance::new(5);
    let mut kill = 0;
    while kill < kills {
        let place = Place::new(60);
        let (mut confirmed, mut typed) = (BTreeSet::new(), Typed::new());
        for _ in 0..KILLS_OF_AN_OFFICE.min(kills - kill) {
            let said = killed(&place.path(), kill, chance.below(150_000), &mut counts);
            heard(&place, &said, &mut confirmed, &mut typed, &mut counts);
            place.file_is_good();
            place.nothing_is_half_done();
            if kill % DEAR_EVERY == 0 {
                place.is_well();
            }
            if kill % DEARER_EVERY == 0 {
                place.comes_back();
            }
            kill += 1;
        }
        place.is_well();
        place.comes_back();
        if kill.is_multiple_of(TOLD_EVERY) {
            println!("{kill} processes so far, {} actions confirmed and all there", counts.confirmed);
        }
    }
    let Counts { killed, confirmed, refused, unheard, names } = counts;
    assert!(killed * 2 > kills, "few processes were met alive");
    let kinds = if kills < 1_000 { ACTS.len() / 2 } else { ACTS.len() };
    assert!(names.len() >= kinds, "of the day's work only {names:?} came up");
    format!(
        "{kills} processes, {killed} killed alive, {confirmed} actions confirmed and all there, {refused} refused and none \
         there, {unheard} done whole but not heard of"
    )
}

/// Starts a process and kills it so many microseconds after it began to work; every fourth one so long after its start, which
/// may be while it opens the office.
fn killed(office: &Path, seed: u64, after: u64, counts: &mut Counts) -> Said {
    let mut process = worker::start(office, seed, u64::MAX);
    let mut out = process.stdout.take().expect("what it says");
    let mut printed = vec![0; 1];
    if seed.is_multiple_of(4) {
        printed.clear();
    } else {
        out.read_exact(&mut printed).expect("its first words");
    }
    thread::sleep(Duration::from_micros(after));
    process.kill().expect("a kill");
    out.read_to_end(&mut printed).expect("what it said");
    let output = process.wait_with_output().expect("an end");
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(was_killed(output.status), "it ended by itself: {words}");
    counts.killed += u64::from(!printed.is_empty());
    Said::of(&printed)
}

/// Whether a process ended by a kill; on Windows whoever kills says the code, and the standard library says 1.
fn was_killed(status: ExitStatus) -> bool {
    if cfg!(windows) { status.code() == Some(1) } else { status.code().is_none() }
}

/// Holds what the process said against the office.
fn heard(
    place: &Place,
    said: &Said,
    confirmed: &mut BTreeSet<String>,
    typed: &mut Typed,
    counts: &mut Counts,
) {
    let keys = place.keys();
    let known: BTreeSet<&String> = keys.iter().collect();
    assert_eq!(known.len(), keys.len(), "a key twice");
    let name = |key: &String| {
        let begun = said.begun.iter().find(|(begun, _)| begun == key);
        begun.map(|(_, name)| name.as_str()).expect("begun before it ended")
    };
    for key in &said.done {
        counts.names.insert(name(key).to_owned());
        match name(key) {
            "typed" => drop(typed.insert(typed_at(key), key.clone())),
            "backup" => backup_is_whole(place, key),
            _ => drop(confirmed.insert(key.clone())),
        }
    }
    for key in confirmed.iter() {
        assert!(known.contains(key), "{key} was confirmed and is lost");
    }
    for (key, reason) in &said.refused {
        assert!(!known.contains(key), "{key} was refused ({reason}) and is there");
    }
    counts.confirmed += said.done.len();
    counts.refused += said.refused.len();
    let open = said.begun.last().filter(|(key, _)| {
        !said.done.contains(key) && said.refused.iter().all(|(refused, _)| refused != key)
    });
    if let Some((key, name)) = open {
        // It was in work when the program was killed: there as a whole, or not at all.
        counts.unheard += usize::from(known.contains(key));
        if name == "backup" && place.folder().join("backups").join(format!("{key}.rodnik")).exists() {
            backup_is_whole(place, key);
        }
    }
    typed_is_kept(place, typed, open.filter(|(_, name)| name == "typed").map(|(key, _)| key));
}

fn backup_is_whole(place: &Place, key: &str) {
    let path = place.folder().join("backups").join(format!("{key}.rodnik"));
    let mut copy = Connection::open(&path).expect("the backup opens");
    assert_eq!(copy.read(|read| read.check_file()), Ok(vec![]));
    drop(copy);
    std::fs::remove_file(path).expect("a backup");
}

/// What was typed last and confirmed is kept at its place; or what was typed when the program was killed.
fn typed_is_kept(place: &Place, typed: &mut Typed, in_work: Option<&String>) {
    let kept = place.texts("SELECT body FROM typed WHERE body NOT LIKE '{%'");
    let kept: Typed = kept.into_iter().map(|key| (typed_at(&key), key)).collect();
    if let Some(key) = in_work.filter(|key| kept.get(&typed_at(key)) == Some(*key)) {
        typed.insert(typed_at(key), key.clone());
    }
    assert_eq!(*typed, kept, "what was typed and what is kept");
}
