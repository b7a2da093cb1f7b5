//! What a day's work costs beside bare SQLite, measured in the same run on the same rows.
//!
//! ```text
//! cargo bench --no-default-features --bench office -- [ADDRESSES | FILE]... [--only=PART]
//! ```
//! makes a sample office of so many addresses (10,000 unless said) in a temporary folder, or takes a copy of an office that
//! was made so. Every figure is the median of several rounds, in which the program and its baseline take turns; the
//! baseline's SQL stands beside each measurement. In the end the offices are shown beside each other: what a day's work
//! costs follows from what is on the screen, not from the size of the office. What the window itself costs (start, memory,
//! keys, idleness) is measured by `benches/window.sh`.

mod backup;
mod baseline;
mod find;
mod import;
mod lists;
mod open;
mod postpone;
mod replan;
mod report;
mod sale;

use std::path::Path;

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
    let given: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let given = if given.is_empty() { vec!["10000".to_owned()] } else { given };
    for one in given {
        let folder = tempfile::tempdir().unwrap();
        let office = folder.path().join("office.rodnik");
        match one.parse() {
            Ok(addresses) => make(&office, addresses),
            Err(_) => drop(std::fs::copy(&one, &office).unwrap()),
        }
        measure(&office);
    }
    report::sizes();
}

fn measure(office: &Path) {
    std::fs::copy(office, baseline::beside(office)).unwrap();
    let count = |what: &str| baseline::open(office).query_row(what, [], |row| row.get::<_, i64>(0)).unwrap();
    let addresses = count("SELECT count(*) FROM address");
    println!("\noffice: {addresses} addresses, {} sale lines", count("SELECT count(*) FROM sale_line"));
    report::begin(u64::try_from(addresses).unwrap());
    let only = std::env::args().find_map(|argument| argument.strip_prefix("--only=").map(str::to_owned));
    let parts: [Part; 8] = [
        ("open", open::measure),
        ("lists", lists::measure),
        ("find", find::measure),
        ("sale", sale::measure),
        ("postpone", postpone::measure),
        ("replan", replan::measure),
        ("backup", backup::measure),
        ("import", import::measure),
    ];
    for (_, measure) in parts.iter().filter(|(name, _)| only.as_ref().is_none_or(|only| only == name)) {
        measure(office);
    }
}

fn make(path: &Path, addresses: u32) {
    let spec = SampleSpec { addresses, seed: 1, today: today(), language: Language::Russian };
    create_sample(path, &spec, &mut |_, _| ()).unwrap();
}

fn clock() -> Clock {
    Clock::on(today())
}
