//! The commands of a day in whatever order: after each the office is well.

use rodnik::service::new_key;
use rodnik::store::Connection;

use super::acts::hex;
use super::office::{Place, asked};
use super::worker::{drawn, hands};

/// A new office after so many: the check of a long history takes its time.
const ACTIONS_OF_AN_OFFICE: u64 = 250;
/// So many of the last ones are told where one leaves something wrong.
const TOLD: usize = 12;

/// I3–I6 after every command that was done.
pub fn stays_well() -> String {
    let actions = asked("RODNIK_ACTIONS", 1_000);
    let (mut done, mut refused) = (0, 0);
    for office in 0..actions.div_ceil(ACTIONS_OF_AN_OFFICE) {
        let place = Place::new(60);
        let mut hands = hands(&place.path(), 7_000 + office);
        let mut look = Connection::open(&place.path()).expect("the office");
        let mut told: Vec<String> = Vec::new();
        for _ in 0..ACTIONS_OF_AN_OFFICE {
            let (act, key) = (drawn(&mut hands.chance), new_key().expect("a key"));
            if (act.run)(&mut hands, key).is_err() {
                refused += 1;
                continue;
            }
            done += 1;
            told.push(format!("{} {}", act.name, place.said_under(&hex(key))));
            let findings = look.read(|read| read.check_file()).expect("checked");
            let last = &told[told.len().saturating_sub(TOLD)..];
            assert_eq!(findings, [], "after {last:#?}");
        }
        place.nothing_is_half_done();
        place.is_well();
        place.comes_back();
    }
    format!("{done} commands done and the office well after each, {refused} refused")
}
