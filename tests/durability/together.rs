//! Several programs on one office.

use std::collections::{BTreeMap, BTreeSet};

use rodnik::domain::ids::AddressId;
use rodnik::service::new_key;
use rodnik::service::outcome::Comment;
use rodnik::store::Connection;
use serde_json::Value;

use super::office::{Place, asked};
use super::worker::{self, Said};

/// A write waits for others at most so long, in milliseconds; then it would be refused as busy.
const WAIT: u64 = 10_000;

/// Four processes, mixed work, one file.
pub fn four_at_once() -> String {
    let actions = asked("RODNIK_ACTIONS", 1_000);
    let place = Place::new(60);
    let processes: Vec<_> =
        (1..=4).map(|seed| worker::start(&place.path(), 1_000 + seed, actions.div_ceil(4))).collect();
    let mut said = Vec::new();
    for process in processes {
        let output = process.wait_with_output().expect("an end");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        said.push(Said::of(&output.stdout));
    }
    let keys = place.keys();
    let known: BTreeSet<&String> = keys.iter().collect();
    assert_eq!(known.len(), keys.len(), "a key twice");
    let (mut confirmed, mut stale, mut refused, mut longest) = (0, 0, 0, 0);
    for said in &said {
        let beside = |key: &String| {
            said.begun.iter().any(|(begun, name)| begun == key && matches!(name.as_str(), "typed" | "backup"))
        };
        for key in said.done.iter().filter(|key| !beside(key)) {
            assert!(known.contains(key), "{key} was confirmed and is lost");
            confirmed += 1;
        }
        for (key, reason) in &said.refused {
            assert!(!known.contains(key), "{key} was refused and is there");
            assert!(!reason.contains("Busy"), "waited without end");
            stale += usize::from(reason.starts_with("Stale"));
        }
        refused += said.refused.len();
        longest = longest.max(said.longest);
    }
    let begun = |key: &&String| said.iter().any(|said| said.begun.iter().any(|(begun, _)| begun == *key));
    assert_eq!(keys.iter().filter(|key| !begun(key)).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(confirmed, keys.len(), "every command of the history was confirmed");
    assert!(longest < WAIT, "{longest} ms");
    nothing_is_overwritten(&place);
    place.file_is_good();
    place.nothing_is_half_done();
    place.is_well();
    format!(
        "{confirmed} actions of 4 processes confirmed and all there once, {refused} refused (of them {stale} because another \
         was faster), the longest took {longest} ms"
    )
}

/// Whoever changed an order had seen what the one before him made of it: from one change to the next, "before" is what
/// "after" was.
fn nothing_is_overwritten(place: &Place) {
    let saved = format!(
        "SELECT json_object('order', detail -> 'order', 'changed', detail -> 'changed') FROM history
         WHERE id > {} AND action = 'save_order' AND detail -> 'changed' IS NOT NULL ORDER BY id",
        place.before
    );
    let mut last: BTreeMap<String, Value> = BTreeMap::new();
    for row in place.texts(&saved) {
        let row: Value = serde_json::from_str(&row).expect("JSON");
        for change in row["changed"].as_array().expect("changes") {
            if ["delivery_on", "bottles", "total"].iter().all(|field| change["field"] != *field) {
                continue;
            }
            let field = format!("{} {}", row["order"], change["field"]);
            if let Some(seen) = last.insert(field.clone(), change["after"].clone()) {
                assert_eq!(seen, change["before"], "{field}");
            }
        }
    }
    assert!(last.len() > 10, "few orders were changed");
}

/// The system gives up all locks of a program on a file when the program closes it anywhere. Another program might then
/// take itself for the last one, and remove the log into which the first still writes: SQLite knows better since 3.51.
pub fn opened_twice() -> String {
    let place = Place::new(3);
    let mut first = worker::hands(&place.path(), 1);
    let comment = |text: &str| Comment { address: AddressId(1), task: None, text: text.into() };
    first.office.run(&first.actor, new_key().expect("a key"), &comment("before")).expect("said");
    drop(worker::hands(&place.path(), 2));
    drop(Connection::open(&place.path()).expect("the office"));
    let other = worker::start(&place.path(), 3, 1).wait_with_output().expect("an end");
    assert!(other.status.success(), "{}", String::from_utf8_lossy(&other.stderr));
    assert!(place.path().with_extension("rodnik-wal").exists(), "the log of an open office was removed");
    first.office.run(&first.actor, new_key().expect("a key"), &comment("after")).expect("said");
    let seen = worker::start(&place.path(), 4, 1).wait_with_output().expect("an end");
    assert!(seen.status.success(), "{}", String::from_utf8_lossy(&seen.stderr));
    let said = place.texts("SELECT text FROM comment WHERE text IN ('before', 'after') ORDER BY id");
    assert_eq!(said, ["before", "after"]);
    place.file_is_good();
    "what was confirmed after it is there for everybody".to_owned()
}
