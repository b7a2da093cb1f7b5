//! From an office that is closed to the first rows of its first list.

use std::path::Path;

use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::signing_in::people;
use rodnik::service::{Office, Refusal};
use rusqlite::ToSql;

use super::lists::{ACTIVE, COUNTS, request};
use super::{baseline, clock, report};

const ROUNDS: usize = 9;

pub fn measure(path: &Path) {
    let request = request();
    let day = request.date.to_string();
    report::compare("open office to first rows", ROUNDS, || first_rows(path, &request), || bare(path, &day));
}

/// As the window does it: who works here, then the list and the counts of the tabs.
fn first_rows(path: &Path, request: &DeskRequest) {
    let mut office = Office::open(path, clock()).unwrap();
    let read = office.read(|read| {
        let people = people(read)?;
        Ok::<_, Refusal>((people, desk::active(read, request)?, desk::counts(read, request)?))
    });
    std::hint::black_box(read.unwrap());
}

fn bare(path: &Path, day: &str) {
    let bare = baseline::open(path);
    let dates: &[&dyn ToSql] = &[&day];
    baseline::read_all(&bare, "SELECT id, name FROM app_user", &[]);
    baseline::read_all(&bare, ACTIVE, dates);
    for (sql, dated) in COUNTS {
        baseline::read_all(&bare, sql, if dated { dates } else { &[] });
    }
}
