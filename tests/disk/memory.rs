//! SQLite is refused memory in the middle of every step of the day. (Memory that Rust itself is refused ends the process, as
//! a kill does.)

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use rodnik::service::Refusal;
use rodnik::store::StoreError;

use crate::errors::{Day, Told, WHOLE, a_day, goes_on};
use crate::office::{Desk, NAME, comes_back, counts, is_whole, settled};
use crate::vfs::{Disk, Refused, without};
use crate::work::{DAY, key};

#[derive(Default)]
struct Met {
    refusals: AtomicU64,
    done: AtomicU64,
    not_done: AtomicU64,
}

/// Does a step of the day without memory; whether any was refused.
fn strikes(day: &Day, met: &Met, disk: &Arc<Disk>, step: usize, refused: Refused) -> bool {
    let when = || format!("{refused:?} in {}", DAY[step].0);
    disk.put(&day.before[step].0);
    let mut desk = Desk::open(&disk.path(NAME), &day.actor).expect("the office");
    let (answer, struck) = without(refused, || DAY[step].1(&mut desk, key(step)));
    if struck == 0 {
        assert_eq!(answer, Ok(()), "{}", when());
        return false;
    }
    let told = match answer {
        Ok(()) => Told::Done,
        Err(Refusal::Store(StoreError::Memory)) => Told::NotDone,
        Err(refusal) => panic!("{}: {refusal:?}", when()),
    };
    let number = met.refusals.fetch_add(1, Ordering::Relaxed);
    (if told == Told::Done { &met.done } else { &met.not_done }).fetch_add(1, Ordering::Relaxed);
    goes_on(&mut desk, step, told, &when);
    drop(desk);
    settled(disk, &day.actor).unwrap_or_else(|error| panic!("{}: {error}", when()));
    assert_eq!(counts(&disk.path(NAME)), day.before[step + 1].2, "{}", when());
    if number.is_multiple_of(WHOLE) {
        let mut desk = Desk::open(&disk.path(NAME), &day.actor).expect("the office");
        is_whole(&mut desk, &when);
        comes_back(disk, &mut desk, &day.copy, &when);
    }
    true
}

#[test]
fn memory_refused_in_the_middle_is_a_sentence_and_leaves_nothing_half() {
    let (day, met, next) = (a_day(), Met::default(), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let disk = Disk::new();
                loop {
                    let step = next.fetch_add(1, Ordering::Relaxed);
                    if step >= DAY.len() {
                        break;
                    }
                    for ever in [false, true] {
                        // The first requests one by one, then ever wider.
                        let places = std::iter::successors(Some(0), |at| Some(at + 1 + at / 8));
                        let struck = places
                            .take_while(|at| strikes(&day, &met, &disk, step, Refused { at: *at, ever }));
                        assert!(struck.count() > 0, "no memory was asked for in {}", DAY[step].0);
                    }
                }
                disk.remove();
            });
        }
    });
    let count = |count: &AtomicU64| count.load(Ordering::Relaxed);
    println!(
        "{} refusals of memory: {} commands were done all the same, {} were not and said so; all were done afterwards",
        count(&met.refusals),
        count(&met.done),
        count(&met.not_done),
    );
    assert!(count(&met.not_done) > 0);
}
