//! Spoils texts and files by chance, always the same way, and looks after those who read them.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

/// So many are given to each reader in the short form.
const SHORT: u64 = 10_000;
/// Of one thing a reader may think so long before it hangs.
const HANGING: Duration = Duration::from_secs(60);
/// The program may take so much memory, in kibibytes.
pub const MOST_MEMORY: u64 = 1024 * 1024;

/// Texts that readers trip over.
const PIECES: [&str; 40] = [
    "\0",
    "\u{feff}",
    "\r",
    "\n",
    "\r\n",
    "\t",
    ";",
    ",",
    "\"",
    "\"\"",
    "'",
    "=",
    "+",
    "-",
    "@",
    "%",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    "&",
    "/",
    "\\",
    "\u{a0}",
    "\u{202f}",
    "\u{202e}",
    "\u{301}",
    "\u{1f4a7}",
    "Ё",
    "ё",
    "1e9",
    "-0",
    "9999999999999999999",
    "0.000000000000000001",
    "NaN",
    "2026-02-30",
    "31.12.9999",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
];

/// Numbers that are as good as chance, and the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or(0)
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// One of the corpus, with some places spoilt.
pub fn spoilt(corpus: &[Vec<u8>], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = chance.of(corpus).clone();
    for _ in 0..=chance.below(6) {
        spoil(&mut bytes, corpus, chance);
    }
    bytes.truncate(1 << 20);
    bytes
}

fn spoil(bytes: &mut Vec<u8>, corpus: &[Vec<u8>], chance: &mut Chance) {
    let at = chance.below(bytes.len() + 1);
    let to = (at + chance.below(64)).min(bytes.len());
    match chance.below(10) {
        0 if at < bytes.len() => bytes[at] = chance.byte(),
        1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..to)),
        4 => {
            let again = bytes[at..to].repeat(1 + chance.below(40));
            drop(bytes.splice(at..at, again));
        }
        5 => {
            let other = chance.of(corpus);
            let from = chance.below(other.len() + 1);
            let until = (from + chance.below(200)).min(other.len());
            drop(bytes.splice(at..to, other[from..until].iter().copied()));
        }
        6 => {
            let end = at.min(bytes.len().saturating_sub(4));
            let number = u32::try_from(chance.below(usize::MAX)).unwrap_or(u32::MAX).to_le_bytes();
            bytes.iter_mut().skip(end).zip(number).for_each(|(byte, new)| *byte = new);
        }
        _ => {
            let piece = PIECES[chance.below(PIECES.len())].as_bytes();
            drop(bytes.splice(at..at, piece.iter().copied()));
        }
    }
}

/// A text of the corpus, spoilt, as far as it is still a text.
pub fn spoilt_text(corpus: &[&str], chance: &mut Chance) -> String {
    let corpus: Vec<Vec<u8>> = corpus.iter().map(|text| text.as_bytes().to_vec()).collect();
    String::from_utf8_lossy(&spoilt(&corpus, chance)).into_owned()
}

/// How many a reader is given; a dear one is given one for so many of a cheap one.
pub fn share(dear: u64) -> u64 {
    let asked = std::env::var("RODNIK_FUZZ").ok().and_then(|text| text.parse().ok());
    (asked.unwrap_or(SHORT) / dear).max(20)
}

/// Gives a reader so many spoilt things; `read` says whether it took the thing for a good one.
pub fn give(times: u64, seed: u64, mut read: impl FnMut(&mut Chance) -> bool) -> String {
    let (turn, over) = (AtomicU64::new(0), AtomicBool::new(false));
    let mut taken = 0;
    thread::scope(|scope| {
        scope.spawn(|| watch(&turn, &over));
        for number in 0..times {
            turn.store(number, Ordering::Relaxed);
            let mut chance = Chance::new(seed << 32 | number);
            let read = catch_unwind(AssertUnwindSafe(|| read(&mut chance)));
            match read {
                Ok(good) => taken += u64::from(good),
                Err(_) => {
                    over.store(true, Ordering::Relaxed);
                    panic!("number {number} of seed {seed} made the reader panic");
                }
            }
        }
        over.store(true, Ordering::Relaxed);
    });
    let peak = peak();
    assert!(peak < MOST_MEMORY, "{peak} KiB of memory");
    format!(
        "{times} given, {taken} taken for good, {} refused, none made it panic or hang; at most {peak} KiB so far",
        times - taken
    )
}

/// Ends the program where one thing takes a minute.
fn watch(turn: &AtomicU64, over: &AtomicBool) {
    const STEP: Duration = Duration::from_millis(20);
    let (mut seen, mut still) = (0, Duration::ZERO);
    while !over.load(Ordering::Relaxed) {
        thread::sleep(STEP);
        let now = turn.load(Ordering::Relaxed);
        still = if now == seen { still + STEP } else { Duration::ZERO };
        seen = now;
        if still > HANGING {
            eprintln!("number {now} makes the reader hang");
            std::process::exit(1);
        }
    }
}

/// The most memory that this program had, in kibibytes; 0 where the system does not say.
pub fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}
