//! Every operation of the disk fails, once and for ever. What people are told agrees with what is stored, also when the
//! power is cut right after; and once the disk works again, so does the program that met the fault.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use rodnik::service::{Actor, Refusal, new_key};

use crate::office::{Desk, Files, NAME, comes_back, counts, is_level, is_whole, seed, settled};
use crate::photo::{Chance, Harm};
use crate::vfs::{Disk, Failing, Fault};
use crate::work::{DAY, key};

/// Every so many faults the office that was found is looked through as a whole.
pub const WHOLE: u64 = 25;

/// The step of the day that is typed again.
const A_SALE: usize = 0;

/// What somebody was told of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Done,
    NotDone,
    Unknown,
}

#[derive(Default)]
struct Met {
    faults: AtomicU64,
    done: AtomicU64,
    not_done: AtomicU64,
    unknown: AtomicU64,
    cuts: AtomicU64,
}

/// The office before and after each step: its files with the WAL, its bytes once closed, how many rows it has.
pub struct Day {
    pub actor: Actor,
    /// The office before its first step.
    pub copy: Vec<u8>,
    pub before: Vec<(Files, Vec<u8>, Vec<i64>)>,
}

pub fn a_day() -> Day {
    let (actor, files) = seed();
    let (disk, scratch) = (Disk::new(), Disk::new());
    disk.put(&files);
    let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
    let mut before = Vec::new();
    for step in 0..=DAY.len() {
        let left = disk.photo().left(Harm::Kept, &mut Chance(1));
        scratch.put(&left);
        let closed = settled(&scratch, &actor).expect("the office");
        before.push((left, closed, counts(&scratch.path(NAME))));
        if let Some((name, work)) = DAY.get(step) {
            work(&mut desk, key(step)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
        }
    }
    drop(desk);
    disk.remove();
    scratch.remove();
    Day { actor, copy: files.into_iter().next().expect("the office").1, before }
}

fn told(answer: Result<(), Refusal>, when: &dyn Fn() -> String) -> Told {
    match answer {
        Ok(()) => Told::Done,
        Err(Refusal::Unknown(_)) => Told::Unknown,
        Err(Refusal::Store(_)) => Told::NotDone,
        Err(refusal) => panic!("{}: {refusal:?}", when()),
    }
}

struct Trial<'a> {
    day: &'a Day,
    met: &'a Met,
    disk: &'a Arc<Disk>,
    scratch: &'a Arc<Disk>,
}

impl Trial<'_> {
    /// Does a step of the day on a disk that fails; whether the fault struck. At work the step before was done by the same
    /// program: then it waits for the journal and the office at once.
    fn strikes(&self, step: usize, at_work: bool, fault: Fault) -> bool {
        let when = || format!("{fault:?} in {}, at work: {at_work}", DAY[step].0);
        self.disk.put(&self.day.before[step - usize::from(at_work)].0);
        let mut desk = Desk::open(&self.disk.path(NAME), &self.day.actor).expect("the office");
        let mut before = None;
        if at_work {
            assert_eq!(DAY[step - 1].1(&mut desk, key(step - 1)), Ok(()), "{}", when());
            self.scratch.put(&self.disk.photo().left(Harm::Kept, &mut Chance(1)));
            before = Some(settled(self.scratch, &self.day.actor).expect("the office"));
        }
        let before = before.as_ref().unwrap_or(&self.day.before[step].1);
        // The window has a second view of the office; the command line has none.
        let mut reader = fault.at.is_multiple_of(2).then(|| desk.office.reader().expect("a reader"));
        if let Some(reader) = &mut reader {
            assert_eq!(reader.read(|read| read.was_done(key(step))), Ok(false));
        }
        self.disk.fail(fault);
        let told = told(DAY[step].1(&mut desk, key(step)), &when);
        if self.disk.failed() == 0 {
            assert_eq!(told, Told::Done, "{}", when());
            return false;
        }
        // A disk that works again at once can be asked.
        assert!(fault.ever || told != Told::Unknown, "{}", when());
        let number = self.met.faults.fetch_add(1, Ordering::Relaxed);
        let met = match told {
            Told::Done => &self.met.done,
            Told::NotDone => &self.met.not_done,
            Told::Unknown => &self.met.unknown,
        };
        met.fetch_add(1, Ordering::Relaxed);
        self.cut((step, before), told, number, &when);
        self.disk.heal();
        goes_on(&mut desk, step, told, &when);
        drop((reader, desk));
        settled(self.disk, &self.day.actor).unwrap_or_else(|error| panic!("{}: {error}", when()));
        assert_eq!(counts(&self.disk.path(NAME)), self.day.before[step + 1].2, "{}", when());
        if number.is_multiple_of(WHOLE) {
            let mut desk = self.again(self.disk);
            is_whole(&mut desk, &when);
            comes_back(self.disk, &mut desk, &self.day.copy, &when);
        }
        true
    }

    /// The power is cut right after somebody was told.
    fn cut(&self, (step, before): (usize, &[u8]), told: Told, number: u64, when: &dyn Fn() -> String) {
        let photo = self.disk.photo();
        let mut chance = Chance::numbered(number);
        let other = if number.is_multiple_of(2) { Harm::Dropped } else { Harm::Mixed };
        for harm in [Harm::Kept, other] {
            self.met.cuts.fetch_add(1, Ordering::Relaxed);
            let when = || format!("{}, told {told:?}, then {harm:?}", when());
            self.scratch.put(&photo.left(harm, &mut chance));
            let mut desk = self.again(self.scratch);
            let done = desk.was_done(key(step)).unwrap_or_else(|error| panic!("{}: {error}", when()));
            assert!(told == Told::Unknown || done == (told == Told::Done), "{}: done is {done}", when());
            is_level(&mut desk, &when);
            if done && number.is_multiple_of(WHOLE) {
                is_whole(&mut desk, &when);
                comes_back(self.scratch, &mut desk, &self.day.copy, &when);
            }
            drop(desk);
            let (_, _, rows) = &self.day.before[step + usize::from(done)];
            let found = self.scratch.photo().bytes(NAME).expect("the office");
            if done {
                assert_eq!(counts(&self.scratch.path(NAME)), *rows, "{}", when());
            } else {
                assert!(content(&found) == content(before), "{}: a trace is left", when());
            }
        }
    }

    fn again(&self, disk: &Disk) -> Desk {
        Desk::open(&disk.path(NAME), &self.day.actor).expect("the office opens")
    }
}

/// A file without its counter of changes, which also counts those that change nothing.
fn content(bytes: &[u8]) -> [&[u8]; 3] {
    [&bytes[..24], &bytes[28..92], &bytes[96..]]
}

/// The disk works again: the same open office carries out under the same key what it did not do, and does nothing twice.
pub fn goes_on(desk: &mut Desk, step: usize, told: Told, when: &dyn Fn() -> String) {
    let done = desk.was_done(key(step)).unwrap_or_else(|error| panic!("{}: {error}", when()));
    assert!(told == Told::Unknown || done == (told == Told::Done), "{}: afterwards done is {done}", when());
    if told == Told::Unknown && step == A_SALE {
        sells_again(desk, done, when);
    } else if !done {
        let answer = DAY[step].1(desk, key(step));
        assert_eq!(answer, Ok(()), "{}: once more", when());
    }
}

/// Whoever was told that nobody knows types the same sale again in the same window, where a dialog gives it a key of its
/// own. The first one must not come back beside it: what a failed flush left in the WAL is overwritten.
fn sells_again(desk: &mut Desk, done: bool, when: &dyn Fn() -> String) {
    assert!(!done, "{}: it came back", when());
    let answer = DAY[A_SALE].1(desk, new_key().expect("a key"));
    assert_eq!(answer, Ok(()), "{}: typed again", when());
}

#[test]
fn every_operation_fails_once_and_for_ever_and_nobody_is_told_what_is_not_so() {
    let (day, met, next) = (a_day(), Met::default(), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let (disk, scratch) = (Disk::new(), Disk::new());
                let trial = Trial { day: &day, met: &met, disk: &disk, scratch: &scratch };
                loop {
                    let step = next.fetch_add(1, Ordering::Relaxed);
                    if step >= DAY.len() {
                        break;
                    }
                    for failing in [Failing::Broken, Failing::Forgetful, Failing::Full] {
                        for ever in [false, true] {
                            for at_work in [false, true].into_iter().take(1 + step.min(1)) {
                                let struck = (0..).take_while(|at| {
                                    trial.strikes(step, at_work, Fault { failing, at: *at, ever })
                                });
                                assert!(struck.count() > 0, "{failing:?} never struck");
                            }
                        }
                    }
                }
                disk.remove();
                scratch.remove();
            });
        }
    });
    let count = |count: &AtomicU64| count.load(Ordering::Relaxed);
    println!(
        "{} faults: {} commands were done all the same, {} were not and said so, of {} it was said that nobody knows; {} \
         power cuts right after, each answer true",
        count(&met.faults),
        count(&met.done),
        count(&met.not_done),
        count(&met.unknown),
        count(&met.cuts),
    );
    assert!(count(&met.not_done) > 0 && count(&met.unknown) > 0);
}
