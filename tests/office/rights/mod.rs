//! Who may do what: every command for every role.

mod calling;
mod clients;
mod deliveries;
mod directories;
mod merging;
mod money;
mod orders;
mod outcomes;
mod papers;
mod people;
mod reports;
mod review;

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rodnik::domain::address::ReasonKind;
use rodnik::domain::people::Role;
use rodnik::domain::planning::Pause;
use rodnik::i18n::{Language, Texts};
use rodnik::service::calendar_change::SetCalendarDay;
use rodnik::service::office_settings::{ChangeOfficeSettings, OfficeSettings};
use rodnik::service::order::{CancelOrder, DeliverAsBrought, DeliverOrder, ReportUndelivered, SaveOrder};
use rodnik::service::outcome::{Comment, Postpone, WriteJournal};
use rodnik::service::planning_settings::{AddPause, ChangePlanning};
use rodnik::service::product_change::ChangeConsumption;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::recover::compare;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rights::{Right, RightsTable};
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Actor, Command, Refusal, Watch};
use rodnik::wording::refused;

use crate::journal::backup;
use crate::story::{Story, day};

const D: &str = "2026-11-23";

/// A command, the right that it must ask for, and what became of it.
type Tried = (&'static str, Right, Result<(), Refusal>);

thread_local! {
    /// What the offices of this test decided about the rights.
    static DECIDED: Cell<RightsTable> = Cell::new(RightsTable::default());
    /// Whether what a command did is done again by the journal.
    static AGAIN: Cell<bool> = const { Cell::new(false) };
}

/// What it was not about keeps its default.
fn decide(story: &mut Story, table: RightsTable) {
    if table == RightsTable::default() {
        return;
    }
    story.write(|tx| {
        for (right, role) in
            Right::ALL.into_iter().flat_map(|right| Role::ALL.iter().map(move |role| (right, *role)))
        {
            let is_allowed = table.roles(right).contains(role);
            if is_allowed != right.by_default().contains(role) {
                tx.set_role_right(role, right.code(), is_allowed)?;
            }
        }
        Ok(())
    });
}

/// An office with one address that was served once.
fn served() -> Story {
    Story::copied("served", "2026-11-22", || {
        let mut story = Story::on("2026-11-22");
        story.address("A-1").every(5).sells(2).on("2026-11-18");
        story
    })
}

/// Tries a command in a fresh office as somebody with these roles.
fn one<C: Command>(roles: &[Role], right: Right, command: impl FnOnce(&mut Story) -> C) -> Tried {
    let mut story = served();
    let command = command(&mut story);
    decide(&mut story, DECIDED.get());
    story.actor = Actor { roles: roles.to_vec(), ..story.actor.clone() };
    let taken = AGAIN.get().then(|| backup(&story, "backup.rodnik"));
    let done = story.run(&command).map(drop);
    if let Some(taken) = taken {
        let compared = compare(&mut story.office, &taken, &[], &Watch::default()).unwrap();
        assert_eq!((compared.replayed.halt, compared.differences), (None, vec![]), "{}", C::NAME);
        assert_eq!(compared.replayed.entries, u64::from(done.is_ok()), "{}", C::NAME);
    }
    (C::NAME, right, done)
}

/// Every command that is tried, those of each part of the work in a file of its own.
fn tried(roles: &[Role]) -> Vec<Tried> {
    let parts = [
        first(roles),
        outcomes::tried(roles),
        calling::tried(roles),
        orders::tried(roles),
        deliveries::tried(roles),
        merging::tried(roles),
        money::tried(roles),
        clients::tried(roles),
        directories::tried(roles),
        papers::tried(roles),
        people::tried(roles),
        reports::tried(roles),
        review::tried(roles),
    ];
    parts.into_iter().flatten().collect()
}

fn first(roles: &[Role]) -> Vec<Tried> {
    let order = |story: &mut Story| {
        let saved = story.accepts("A-1", D);
        (saved.id, saved.version)
    };
    let pause = Pause { from: day("2026-12-01"), to: day("2026-12-10") };
    vec![
        one(roles, Right::PostSales, |s| RecordSale {
            address: s.id("A-1"),
            on: day("2026-11-20"),
            lines: vec![s.line(1)],
            returned: 0,
            paid: None,
        }),
        one(roles, Right::PostSales, |s| VoidSale { sale: s.address("A-1").sells(1).on("2026-11-20").sale }),
        one(roles, Right::WorkTasks, |s| s.order("A-1", D)),
        one(roles, Right::WorkTasks, |s| SaveOrder { accept: false, ..s.order("A-1", D) }),
        one(roles, Right::PostSales, |s| DeliverOrder { order: order(s), on: s.today, paid: None }),
        one(roles, Right::PostSales, |s| DeliverAsBrought {
            delivery: DeliverOrder { order: order(s), on: s.today, paid: None },
            lines: vec![s.line(1)],
        }),
        one(roles, Right::WorkTasks, |s| CancelOrder { order: order(s) }),
        one(roles, Right::WorkTasks, |s| {
            let reason = s.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
            let today = s.accepts("A-1", "2026-11-22");
            ReportUndelivered { order: (today.id, today.version), reason }
        }),
        one(roles, Right::WorkTasks, |s| Postpone {
            row: s.seen("A-1", D),
            address: s.id("A-1"),
            to: day("2026-12-01"),
            comment: "later".into(),
        }),
        one(roles, Right::WorkTasks, |s| Comment { address: s.id("A-1"), task: None, text: "x".into() }),
        one(roles, Right::WorkTasks, |s| WriteJournal { address: s.id("A-1"), kind: None, text: "x".into() }),
        one(roles, Right::WorkTasks, |s| {
            let (address, seen) = (s.id("A-1"), s.version("A-1"));
            ChangePlanning { address, seen, settings: Default::default(), pauses: vec![] }
        }),
        one(roles, Right::WorkTasks, |s| AddPause { address: s.id("A-1"), pause }),
        one(roles, Right::ChangeSettings, |_| ReplanAll { recalibrate: true, ..Default::default() }),
        one(roles, Right::ChangeSettings, |s| {
            let settings = s.office.read(OfficeSettings::load).unwrap();
            ChangeOfficeSettings { seen: settings, settings, watch: Watch::default() }
        }),
        one(roles, Right::ChangeSettings, |_| SetCalendarDay {
            day: day(D),
            no_delivery: true,
            name: String::new(),
            watch: Watch::default(),
        }),
        one(roles, Right::ChangeSettings, |s| ChangeConsumption {
            product: s.bottle,
            consumption_ml: Some(18_900),
            watch: Watch::default(),
        }),
    ]
}

#[test]
fn every_command_is_one_entry_of_the_journal_and_done_again_by_it() {
    AGAIN.set(true);
    let done = tried(Role::ALL).into_iter().filter(|(_, _, done)| done.is_ok()).count();
    AGAIN.set(false);
    assert!(done > 100, "{done}");
}

#[test]
fn every_command_is_done_for_those_who_may_and_refused_for_the_others() {
    use Role::{Administrator, CreditController, Manager, Operator, QualityControl, SeniorOperator};
    for role in Role::ALL {
        for (command, right, result) in tried(&[*role]) {
            let may = match right {
                Right::OwnPassword | Right::WorkTasks => true,
                Right::ReviewSenior => matches!(role, SeniorOperator | Manager),
                Right::ReviewQuality => matches!(role, QualityControl | Manager),
                Right::ReviewCredit | Right::CollectDebts => matches!(role, CreditController | Manager),
                Right::CloseAddresses => matches!(role, QualityControl),
                Right::AdjustContainers => {
                    matches!(role, SeniorOperator | QualityControl | CreditController | Manager)
                }
                Right::ReadHistory => {
                    matches!(role, SeniorOperator | QualityControl | Manager | Administrator)
                }
                Right::PostSales => {
                    matches!(role, Operator | SeniorOperator | CreditController | Manager | Administrator)
                }
                Right::Supervise => matches!(role, SeniorOperator | Manager | Administrator),
                Right::Import | Right::ChangeSettings | Right::PersonalData => {
                    matches!(role, Manager | Administrator)
                }
                Right::ManageUsers | Right::BackUp => matches!(role, Administrator),
            };
            let answer = if may { Ok(()) } else { Err(Refusal::NotAllowed(right, right.by_default())) };
            assert_eq!(result, answer, "{command} by {role:?}");
        }
    }
}

/// Everything the other way round, but for what is fixed.
fn turned() -> RightsTable {
    let mut table = RightsTable::default();
    for right in Right::ALL {
        for role in Role::ALL {
            table = table.with(right, *role, !right.by_default().contains(*role));
        }
    }
    table
}

#[test]
fn every_command_goes_by_what_the_office_decided() {
    let table = turned();
    DECIDED.set(table);
    // What a role may do is taken, everything else is given.
    for role in Role::ALL {
        let (mut given, mut taken) = (0, 0);
        for (command, right, result) in tried(&[*role]) {
            let refusal = Err(Refusal::NotAllowed(right, table.roles(right)));
            if table.allows(right, &[*role]) {
                // It may ask for a further right, which was turned as well.
                assert_ne!(result, refusal, "{command} by {role:?}");
                given += 1;
            } else {
                assert_eq!(result, refusal, "{command} by {role:?}");
                taken += 1;
            }
        }
        assert!(given > 0 && taken > 0, "{role:?}: {given} given, {taken} taken");
    }
    DECIDED.set(RightsTable::default());
}

/// The names of the commands that stand in the sources outside their tests.
fn names_in(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            names_in(&path, names);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        let named = source.split("const NAME: &'static str = \"").skip(1);
        names.extend(named.map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
}

#[test]
fn there_is_no_command_that_is_not_tried_here() {
    let mut known = BTreeSet::new();
    names_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut known);
    let tried: BTreeSet<String> = tried(&[]).into_iter().map(|(name, ..)| name.to_owned()).collect();
    assert!(known.contains("record_sale"), "the search finds commands: {known:?}");
    let missing: Vec<_> = known.difference(&tried).collect();
    assert!(missing.is_empty(), "tried for no role: {missing:?}");
}

#[test]
fn nobody_without_a_role_does_anything() {
    for (command, _, result) in tried(&[]) {
        assert!(matches!(result, Err(Refusal::NotAllowed(..))), "{command}: {result:?}");
    }
}

#[test]
fn one_person_may_hold_several_roles() {
    for (command, _, result) in tried(&[Role::QualityControl, Role::Manager, Role::Administrator]) {
        assert_eq!(result, Ok(()), "{command}");
    }
}

#[test]
fn the_right_is_asked_before_the_state_and_the_input() {
    let mut story = Story::on("2026-11-22");
    story.actor.roles = vec![Role::QualityControl];
    let sale = RecordSale {
        address: rodnik::domain::ids::AddressId(404),
        on: day("1900-01-01"),
        lines: vec![],
        returned: -1,
        paid: None,
    };
    assert_eq!(story.refuses(&sale), Refusal::NotAllowed(Right::PostSales, Right::PostSales.by_default()));
}

#[test]
fn a_refusal_names_the_roles_that_may() {
    let english = Texts::new(Language::English);
    let sentence =
        refused(&english, &Refusal::NotAllowed(Right::ChangeSettings, Right::ChangeSettings.by_default()));
    assert!(sentence.contains("manager, administrator"), "{sentence}");
    let russian = Texts::new(Language::Russian);
    let sentence = refused(&russian, &Refusal::NotAllowed(Right::PostSales, Right::PostSales.by_default()));
    for role in ["оператор", "кредитный контролёр", "руководитель"] {
        assert!(sentence.contains(role), "{sentence}");
    }
}
