//! Medians of turns, side by side, and the sizes of the office beside each other.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// One figure of one office.
struct Line {
    what: String,
    own: Duration,
    /// Rows that the work was about.
    rows: Option<u64>,
}

/// The figures of the offices that were measured, by their addresses.
static MEASURED: Mutex<Vec<(u64, Vec<Line>)>> = Mutex::new(Vec::new());

/// The figures that follow are those of an office of so many addresses.
pub fn begin(addresses: u64) {
    measured(|all| all.push((addresses, Vec::new())));
    println!("{:<40} {:>8} {:>12} {:>12} {:>7}", "", "rows", "rodnik", "bare SQLite", "ratio");
}

/// Measures both in turn and prints the medians and their ratio.
pub fn compare(what: &str, rounds: usize, own: impl FnMut(), bare: impl FnMut()) {
    let (own, bare) = turns(rounds, own, bare);
    print(what, None, own, bare);
}

/// The same for work that is about so many rows.
pub fn compare_rows(what: &str, rows: u64, rounds: usize, own: impl FnMut(), bare: impl FnMut()) {
    let (own, bare) = turns(rounds, own, bare);
    print(what, Some(rows), own, bare);
}

/// Prints one line of the table.
pub fn line(what: &str, rows: u64, own: Duration, bare: Duration) {
    print(what, Some(rows), own, bare);
}

fn turns(rounds: usize, mut own: impl FnMut(), mut bare: impl FnMut()) -> (Duration, Duration) {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    own();
    bare();
    for _ in 0..rounds {
        ours.push(timed(&mut own));
        theirs.push(timed(&mut bare));
    }
    (median(ours), median(theirs))
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

fn print(what: &str, rows: Option<u64>, own: Duration, bare: Duration) {
    let ratio = own.as_secs_f64() / bare.as_secs_f64().max(1e-9);
    let about = rows.map(|rows| rows.to_string()).unwrap_or_default();
    println!("{what:<40} {about:>8} {:>9.3} ms {:>9.3} ms {ratio:>7.2}", millis(own), millis(bare));
    measured(|all| {
        if let Some((_, lines)) = all.last_mut() {
            lines.push(Line { what: what.to_owned(), own, rows });
        }
    });
}

/// Prints what the program takes in each of the offices beside each other: in all, and for each row that the work is about.
pub fn sizes() {
    measured(|all| {
        let Some((_, first)) = all.first() else { return };
        print!("\n{:<40}", "addresses");
        for (addresses, _) in all.iter() {
            print!(" {addresses:>24}");
        }
        println!();
        for what in first.iter().map(|line| &line.what) {
            print!("{what:<40}");
            for (_, lines) in all.iter() {
                let said = lines.iter().find(|line| line.what == *what).map(said).unwrap_or_default();
                print!(" {said:>24}");
            }
            println!();
        }
    });
}

fn said(line: &Line) -> String {
    let each = line.rows.filter(|rows| *rows > 0).map(|rows| millis(line.own) * 1000.0 / rows as f64);
    let each = each.map(|each| format!(" {each:>7.1} µs each")).unwrap_or_else(|| " ".repeat(16));
    format!("{:.2} ms{each}", millis(line.own))
}

fn measured<T>(work: impl FnOnce(&mut Vec<(u64, Vec<Line>)>) -> T) -> T {
    work(&mut MEASURED.lock().unwrap_or_else(PoisonError::into_inner))
}

pub fn timed(work: &mut impl FnMut()) -> Duration {
    let watch = Watch::start();
    work();
    watch.passed()
}

/// Time as the work takes it: what other programs of a busy machine took while it waited for a processor is left out.
pub struct Watch {
    begun: Instant,
    waited: Duration,
}

impl Watch {
    pub fn start() -> Self {
        Self { waited: waited(), begun: Instant::now() }
    }

    pub fn passed(&self) -> Duration {
        let passed = self.begun.elapsed();
        passed.saturating_sub(waited().saturating_sub(self.waited))
    }
}

/// How long this thread was ready and waited for a processor so far; Linux counts it.
fn waited() -> Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let waited = counted.split_whitespace().nth(1).and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(waited.unwrap_or(0))
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
