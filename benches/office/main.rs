//! What a day's work costs beside bare SQLite, measured in the same run on the same file.
//!
//! ```text
//! cargo bench --no-default-features --bench office -- [ADDRESSES] [--only=sale]
//! ```
//! makes a sample office of so many addresses (10,000 unless said) in a temporary folder and measures one of lists, find, sale,
//! replan and import, or all. Every figure is the median of
//! several rounds, in which the program and its baseline take turns; the baseline's SQL stands beside each measurement.
//! What the window itself costs (start, memory, keys, idleness) is measured by `benches/window.sh`.

mod baseline;
mod find;
mod import;
mod lists;
mod replan;
mod report;
mod sale;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rodnik::clock::Clock;
use rodnik::i18n::Language;
use rodnik::service::new_office::create_sample;
use rodnik::service::sample::SampleSpec;

/// The day of the sample office, so that every run measures the same.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 18).unwrap()
}

/// A part of the measurements: its name, and what measures it.
type Part = (&'static str, fn(&Path));

fn main() {
    let numbers = || std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let given = numbers().find_map(|argument| argument.parse::<u32>().ok());
    let folder = tempfile::tempdir().unwrap();
    let office = match numbers().map(PathBuf::from).find(|path| path.is_file()) {
        Some(made) => copy(&made, folder.path()),
        None => make(folder.path(), given.unwrap_or(10_000)),
    };
    println!("{:<44} {:>12} {:>12} {:>7}", "", "rodnik", "bare SQLite", "ratio");
    let only = std::env::args().find_map(|argument| argument.strip_prefix("--only=").map(str::to_owned));
    let parts: [Part; 5] = [
        ("lists", lists::measure),
        ("find", find::measure),
        ("sale", sale::measure),
        ("replan", replan::measure),
        ("import", import::measure),
    ];
    for (_, measure) in parts.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name)) {
        measure(&office);
    }
}

fn make(folder: &Path, addresses: u32) -> PathBuf {
    let path = folder.join("office.rodnik");
    let spec = SampleSpec { addresses, seed: 1, today: today(), language: Language::Russian };
    let started = std::time::Instant::now();
    let made = create_sample(&path, &spec, &mut |_, _| ()).unwrap();
    println!(
        "office: {} addresses, {} sale lines, made in {:.1} s\n",
        made.addresses,
        made.sale_lines,
        started.elapsed().as_secs_f64()
    );
    path
}

fn copy(made: &Path, folder: &Path) -> PathBuf {
    let path = folder.join("office.rodnik");
    std::fs::copy(made, &path).unwrap();
    path
}

fn clock() -> Clock {
    Clock::on(today())
}
