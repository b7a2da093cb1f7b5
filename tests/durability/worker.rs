//! The process that works until it is killed, or for so many actions. What it confirms it prints, and only then.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};

use rodnik::clock::Stopwatch;
use rodnik::service::{Office, Refusal, new_key};
use rodnik::store::StoreError;

use super::acts::{ACTS, Act, Hands, hex};
use super::office::{Chance, clock, worker};
use super::{panics, restoring, room, times};

/// The office on which to work; there only in the processes that this program starts.
const OFFICE: &str = "RODNIK_WORKER_OFFICE";
const SEED: &str = "RODNIK_WORKER_SEED";
/// What it does there, if not ordinary work.
pub const WAY: &str = "RODNIK_WORKER_WAY";
const ACTIONS: &str = "RODNIK_WORKER_ACTIONS";

/// What a process said, line by line.
#[derive(Debug, Default)]
pub struct Said {
    /// Keys of what was begun, with the name of the work.
    pub begun: Vec<(String, String)>,
    /// Keys of what was confirmed.
    pub done: Vec<String>,
    /// Keys of what was refused, with the reason.
    pub refused: Vec<(String, String)>,
    /// Of all actions the longest, in milliseconds.
    pub longest: u64,
}

impl Said {
    /// Reads what was printed; a last line that was cut off says nothing.
    pub fn of(printed: &[u8]) -> Self {
        let text = String::from_utf8_lossy(printed);
        let whole = text.rsplit_once('\n').map_or("", |(whole, _)| whole);
        let mut said = Self::default();
        for line in whole.lines() {
            let mut words = line.splitn(3, ' ');
            let (what, key) = (words.next().unwrap_or_default(), words.next().unwrap_or_default().to_owned());
            let rest = words.next().unwrap_or_default().to_owned();
            match what {
                "begun" => said.begun.push((key, rest)),
                "done" => said.done.push(key),
                "refused" => said.refused.push((key, rest)),
                "longest" => said.longest = said.longest.max(key.parse().expect("milliseconds")),
                _ => panic!("a line that no worker prints: {line}"),
            }
        }
        said
    }
}

/// This program as a worker on an office.
pub fn command(office: &Path, seed: u64, actions: u64) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.env(OFFICE, office).env(SEED, seed.to_string()).env(ACTIONS, actions.to_string());
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// A process that works.
pub fn start(office: &Path, seed: u64, actions: u64) -> Child {
    command(office, seed, actions).spawn().expect("a process")
}

/// Works, if this process was started for that.
pub fn asked() -> Option<ExitCode> {
    let office = PathBuf::from(std::env::var_os(OFFICE)?);
    let number = |name| std::env::var(name).ok()?.parse().ok();
    let (seed, actions) = (number(SEED)?, number(ACTIONS)?);
    match std::env::var(WAY).as_deref() {
        Ok("open") => {
            drop(Office::open(&office, clock()).unwrap_or_else(|error| panic!("not opened: {error}")))
        }
        Ok("restore") => drop(restoring::restore_newest(&office, seed)),
        Ok("fill") => room::work_without_room(&office, seed, actions),
        Ok("panic") => panics::break_off(&office),
        Ok("zone") => times::in_this_zone(&office),
        _ => work(&mut hands(&office, seed), actions),
    }
    Some(ExitCode::SUCCESS)
}

/// Somebody who works on an office.
pub fn hands(path: &Path, seed: u64) -> Hands {
    let mut office =
        Office::open(path, clock()).unwrap_or_else(|error| panic!("the office does not open: {error}"));
    let actor = worker(&mut office);
    let bottle =
        "SELECT id FROM product WHERE code = '19' OR consumption_ml = 19000 ORDER BY code <> '19' LIMIT 1";
    let bottle = super::office::number(path, bottle);
    let backups = path.with_file_name("backups");
    std::fs::create_dir_all(&backups).expect("a folder");
    let bottle = rodnik::domain::ids::ProductId(bottle);
    Hands { office, actor, chance: Chance::new(seed), bottle, backups }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // One write: a kill leaves the line whole or not at all.
    out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).expect("somebody listens");
}

/// One of the acts, as often as it comes up.
pub fn drawn(chance: &mut Chance) -> &'static Act {
    let mut at = chance.below(ACTS.iter().map(|act| act.weight).sum());
    ACTS.iter()
        .find(|act| {
            let found = at < act.weight;
            at = at.saturating_sub(act.weight);
            found
        })
        .expect("an act")
}

/// Does so many things, and says of each how it ended.
pub fn work(hands: &mut Hands, actions: u64) {
    let mut longest = 0;
    for _ in 0..actions {
        let act = drawn(&mut hands.chance);
        let key = new_key().expect("a key");
        say(&format!("begun {} {}", hex(key), act.name));
        let watch = Stopwatch::start();
        let done = (act.run)(hands, key);
        longest = longest.max(watch.passed().as_millis());
        match done {
            Ok(()) => say(&format!("done {}", hex(key))),
            Err(Refusal::Store(StoreError::Other(detail) | StoreError::Constraint(detail))) => {
                panic!("{}: {detail}", act.name)
            }
            Err(refusal) => say(&format!("refused {} {refusal:?}", hex(key))),
        }
    }
    say(&format!("longest {longest}"));
}
