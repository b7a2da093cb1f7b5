//! Medians of turns, side by side.

use std::time::{Duration, Instant};

/// Measures both in turn and prints the medians and their ratio.
pub fn compare(what: &str, rounds: usize, mut own: impl FnMut(), mut bare: impl FnMut()) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    own();
    bare();
    for _ in 0..rounds {
        ours.push(timed(&mut own));
        theirs.push(timed(&mut bare));
    }
    line(what, median(ours), median(theirs));
}

/// Measures several in turn; the median of each.
pub fn in_turn<const N: usize>(rounds: usize, mut works: [&mut dyn FnMut(); N]) -> [Duration; N] {
    let mut times = [const { Vec::new() }; N];
    works.iter_mut().for_each(|work| work());
    for _ in 0..rounds {
        for (work, times) in works.iter_mut().zip(&mut times) {
            times.push(timed(work));
        }
    }
    times.map(median)
}

/// Prints one line of the table.
pub fn line(what: &str, own: Duration, bare: Duration) {
    let ratio = own.as_secs_f64() / bare.as_secs_f64().max(1e-9);
    println!("{what:<44} {:>9.3} ms {:>9.3} ms {ratio:>7.2}", millis(own), millis(bare));
}

pub fn timed(work: &mut impl FnMut()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

pub fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
