//! The search as one types: every letter of what is typed, one after the other.

use std::path::Path;

use rodnik::service::Office;
use rodnik::service::find::{Finder, MOST};
use rusqlite::ToSql;

use super::{baseline, clock, report};

/// The same without an index of texts: every name, address, contact person and phone is looked through. It heeds neither
/// case nor layout nor the order of words, ranks nothing and reads no debts.
const BARE: &str = "
SELECT a.id, a.code, c.name, a.text FROM address a JOIN counterparty c ON c.id = a.counterparty_id
WHERE a.is_archived = 0 AND (instr(c.name, ?1) > 0 OR instr(a.text, ?1) > 0 OR instr(a.code, ?1) > 0
   OR EXISTS (SELECT 1 FROM contact_person p LEFT JOIN phone f ON f.contact_id = p.id
              WHERE p.counterparty_id = c.id AND p.is_archived = 0 AND (instr(p.name, ?1) > 0 OR instr(f.number, ?1) > 0)))
LIMIT 50";

const ROUNDS: usize = 5;

pub fn measure(path: &Path) {
    let mut office = Office::open(path, clock()).unwrap();
    let bare = baseline::open(path);
    let mut finder = Finder::default();
    let started = std::time::Instant::now();
    office.read(|read| finder.find(read, "", MOST)).unwrap();
    let (addresses, bytes) = finder.size();
    println!(
        "search: {addresses} addresses read in {:.2} s, {:.1} MB",
        started.elapsed().as_secs_f64(),
        bytes as f64 / 1e6
    );
    for (what, typed) in [
        ("a name", "Кузнецова Ма"),
        ("part of a phone", "345-67-8"),
        ("in the other layout", "Repytwjdf Vf"),
        ("an order", "4812"),
        ("nobody", "щцъ"),
    ] {
        let letters: Vec<String> =
            typed.char_indices().map(|(at, letter)| typed[..at + letter.len_utf8()].into()).collect();
        report::compare(
            &format!("typing {what}: {typed}"),
            ROUNDS,
            || {
                for typed in &letters {
                    std::hint::black_box(office.read(|read| finder.find(read, typed, MOST)).unwrap());
                }
            },
            || {
                for typed in &letters {
                    let parameters: &[&dyn ToSql] = &[typed];
                    std::hint::black_box(baseline::read_all(&bare, BARE, parameters));
                }
            },
        );
    }
}
