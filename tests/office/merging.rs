//! Duplicates become one, and apart again as long as nobody worked with what was merged.

use proptest::prelude::*;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::OrderId;
use rodnik::domain::money::Money;
use rodnik::domain::planning::Pause;
use rodnik::domain::task::TaskKind;
use rodnik::service::client_new::{AddAddress, NewPlanning};
use rodnik::service::find::{Finder, MOST};
use rodnik::service::merging::{
    self, MergeAddresses, MergeCounterparties, MergeRefusal, Preview, Since, UndoMerge,
};
use rodnik::service::order::CancelOrder;
use rodnik::service::outcome::{Comment, Postpone, WriteJournal};
use rodnik::service::planning_settings::AddPause;
use rodnik::service::undo_handling::UndoHandling;
use rodnik::service::{Command, Refusal};
use rodnik::store::{AddressDetails, Moving, NewContact, NewCounterparty, PhoneRow};

use crate::story::{Story, day};

fn preview(story: &mut Story, kept: &str, merged: &str) -> Preview {
    let (kept, merged) = (story.id(kept), story.id(merged));
    story.office.read(|read| merging::preview(read, kept, merged)).expect("a preview")
}

/// The addresses of these codes, as they are now.
pub fn addresses(story: &mut Story, kept: &str, merged: &str) -> MergeAddresses {
    let Preview { kept, merged, .. } = preview(story, kept, merged);
    MergeAddresses { kept: kept.address, merged: merged.address }
}

/// The clients of the addresses of these codes, as they are now.
pub fn clients(story: &mut Story, kept: &str, merged: &str) -> MergeCounterparties {
    let Preview { kept, merged, .. } = preview(story, kept, merged);
    MergeCounterparties { kept: kept.counterparty, merged: merged.counterparty }
}

/// Every row of every table, but for what says that something was done.
pub fn dump(story: &Story) -> Vec<String> {
    let tables = story.texts(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('history', 'journal', 'merge_run') ORDER BY name",
    );
    tables.iter().flat_map(|table| story.rows(&format!("SELECT * FROM {table} ORDER BY 1, 2"))).collect()
}

/// An office with a client who was entered twice and bought at both addresses.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    for (code, person) in [("A-1", "Anna"), ("A-2", "Anna P.")] {
        story.address(code).every(7);
        let id = story.id(code);
        let phone = PhoneRow { typed: "1".into(), number: "+79120000001".into(), extension: String::new() };
        let contact = NewContact { name: person.into(), phones: vec![phone], ..Default::default() };
        story.write(|tx| {
            let client = tx.address(id)?.expect("an address").address.counterparty;
            tx.insert_contact(client, None, &contact)
        });
    }
    story.address("A-1").sells(2).on("2026-11-02");
    story.address("A-2").sells(3).on("2026-11-16");
    story
}

/// Something that is done in an office.
type Act<'a> = &'a dyn Fn(&mut Story);

#[test]
fn documents_records_and_contacts_of_one_address_go_to_the_other_and_all_is_well() {
    let mut story = office();
    let two = story.id("A-2");
    story.accepts("A-2", "2026-11-25");
    story.done(&Comment { address: two, task: None, text: "has two bottles".into() });
    story.done(&WriteJournal { address: two, kind: None, text: "moved".into() });
    let pause = Pause { from: day("2026-12-20"), to: day("2026-12-31") };
    story.done(&AddPause { address: two, pause });
    let merge = addresses(&mut story, "A-1", "A-2");
    story.done(&merge);
    story.is_well();
    let one = story.id("A-1");
    let balance = story.office.read(|read| read.balance(one)).expect("a balance");
    assert_eq!((balance.debt, balance.containers), (Money::minor(5 * 35_000), 5));
    assert_eq!(
        story.plan("A-1").last_delivery,
        Some(day("2026-11-16")),
        "the plan follows from both histories"
    );
    let card = story.card("A-1");
    assert_eq!(story.number(&format!("SELECT count(*) FROM customer_order WHERE address_id = {}", one.0)), 1);
    assert_eq!(card.contacts.len(), 2);
    for table in ["comment", "journal_entry", "pause", "sale", "task"] {
        assert_eq!(
            story.number(&format!("SELECT count(*) FROM {table} WHERE address_id = {}", two.0)),
            0,
            "{table}"
        );
    }
    assert!(story.active("2026-11-23").iter().all(|row| row.code != "A-2"));
    assert_eq!(
        story.number("SELECT count(*) FROM counterparty WHERE is_archived = 1"),
        1,
        "nothing is left there"
    );
}

#[test]
fn a_merge_undone_leaves_no_trace_but_in_the_history() {
    let mut story = office();
    story.accepts("A-2", "2026-11-25");
    let before = dump(&story);
    let merge = addresses(&mut story, "A-1", "A-2");
    let run = story.done(&merge);
    assert_ne!(dump(&story), before);
    story.done(&UndoMerge { run });
    assert_eq!(dump(&story), before);
    story.is_well();
    assert_eq!(story.refuses(&UndoMerge { run }), Refusal::Merge(MergeRefusal::Undone));
    assert_eq!(story.number("SELECT count(*) FROM history WHERE action LIKE '%merge%'"), 2);
}

#[test]
fn clients_are_merged_with_their_addresses_contacts_and_own_prices() {
    let mut story = office();
    let manager = story.user("Oleg", &[]).id;
    story.execute(&format!(
        "UPDATE counterparty SET manager_id = {}, tax_number = '77' WHERE name = 'Client A-2'",
        manager.0
    ));
    story.execute(&format!(
        "INSERT INTO own_price SELECT id, {}, '2026-01-01', 30000 FROM counterparty;
         INSERT INTO own_price SELECT id, {}, '2026-01-01', 60000 FROM counterparty WHERE name = 'Client A-2'",
        story.bottle.0, story.pump.0
    ));
    let before = dump(&story);
    let merge = clients(&mut story, "A-1", "A-2");
    let run = story.done(&merge);
    story.is_well();
    let seen = preview(&mut story, "A-1", "A-2");
    assert_eq!(seen.kept.counterparty.0, seen.merged.counterparty.0);
    assert_eq!((seen.kept.addresses, seen.kept.contacts.0), (2, 2));
    let kept = seen.kept.counterparty.0;
    assert_eq!(
        story.number(&format!("SELECT count(*) FROM own_price WHERE counterparty_id = {}", kept.0)),
        2
    );
    assert_eq!(story.text(&format!("SELECT tax_number FROM counterparty WHERE id = {}", kept.0)), "77");
    let two = story.id("A-2");
    assert_eq!(story.office.read(|read| read.manager_of(two)).expect("a manager"), Some(manager), "R-40");
    assert_eq!(story.card("A-1").contacts.len(), 1, "whom the other one had alone stays at its address");
    story.done(&UndoMerge { run });
    assert_eq!(dump(&story), before);
}

#[test]
fn a_merge_is_not_undone_once_somebody_worked_with_it() {
    let since = |what| Refusal::Merge(MergeRefusal::Since(what));
    let works: [(Act<'_>, Since); 5] = [
        (&|story| drop(story.accepts("A-1", "2026-11-25")), Since::Rows(Moving::CustomerOrder)),
        (&|story| drop(story.address("A-1").sells(1).on("2026-11-20")), Since::Rows(Moving::Sale)),
        (
            &|story| {
                let address = story.id("A-1");
                story.done(&Comment { address, task: None, text: "x".into() });
            },
            Since::Rows(Moving::Comment),
        ),
        (
            &|story| {
                story.address("A-1").every(9);
            },
            Since::Card,
        ),
        (&|story| story.execute("UPDATE contact_person SET version = version + 1"), Since::Contacts),
    ];
    for (work, what) in works {
        let mut story = office();
        let merge = addresses(&mut story, "A-1", "A-2");
        let run = story.done(&merge);
        work(&mut story);
        assert_eq!(story.refuses(&UndoMerge { run }), since(what), "{what:?}");
    }
}

#[test]
fn what_was_undone_elsewhere_makes_up_for_no_work() {
    let mut story = office();
    story.address("B-1").every(7).sells(1).on("2026-11-16");
    let beside = story.id("A-1");
    let address = AddressDetails { code: "A-3".into(), text: "A third".into(), ..AddressDetails::default() };
    story.done(&AddAddress { beside, address, planning: NewPlanning::default() });
    let within = addresses(&mut story, "A-1", "A-3");
    let within = story.done(&within);
    let merge = clients(&mut story, "A-1", "B-1");
    let run = story.done(&merge);
    // One of the client's addresses goes back by a version, another one on by one.
    story.done(&UndoMerge { run: within });
    let change = story.changes_address("B-1", |details| details.floor = "3".into());
    story.done(&change);
    let refusal = story.refuses(&UndoMerge { run });
    assert_eq!(refusal, Refusal::Merge(MergeRefusal::Since(Since::Card)));
}

#[test]
fn an_address_that_went_to_review_stays_there_when_its_client_comes_apart_again() {
    let mut story = office();
    story.address("B-1").every(7).sells(1).on("2026-11-16");
    let merge = clients(&mut story, "A-1", "B-1");
    let run = story.done(&merge);
    story.leaves("B-1");
    story.done(&UndoMerge { run });
    assert_eq!(story.status("B-1"), AddressStatus::ChurnReview);
    story.is_well();
}

#[test]
fn r_43_a_postponement_that_is_taken_back_after_a_merge_brings_one_planned_contact_back() {
    let mut story = office();
    story.task("A-2", TaskKind::Manual, "2026-11-23", None);
    story.postpones("A-2", "2026-11-23", "2026-12-09");
    let merge = addresses(&mut story, "A-2", "A-1");
    story.done(&merge);
    let address = story.id("A-2");
    let told = story.office.read(|read| read.newest_history(address)).expect("a history");
    let entry = told.iter().find(|row| row.action == Postpone::NAME).expect("the postponement").id;
    story.done(&UndoHandling { entry });
    let open: Vec<TaskKind> = story.open_tasks("A-2").iter().map(|task| task.kind).collect();
    assert_eq!(open, [TaskKind::Manual, TaskKind::Planned]);
    story.is_well();
}

#[test]
fn what_cannot_become_one_is_refused() {
    let mut story = office();
    let merge = addresses(&mut story, "A-1", "A-2");
    let refused = |why| Refusal::Merge(why);
    let same = MergeAddresses { merged: merge.kept, ..merge };
    assert_eq!(story.refuses(&same), refused(MergeRefusal::Same));
    let stale = MergeAddresses { merged: (merge.merged.0, merge.merged.1 - 1), ..merge };
    assert!(matches!(story.refuses(&stale), Refusal::Stale { .. }));
    for (of, status, why) in [
        ("A-2", AddressStatus::ChurnReview, MergeRefusal::InReview),
        ("A-1", AddressStatus::ChurnReview, MergeRefusal::InReview),
        ("A-1", AddressStatus::Closed, MergeRefusal::KeptClosed),
    ] {
        let id = story.id(of);
        story.write(|tx| tx.set_address_status(id, status, None));
        assert_eq!(story.refuses(&merge), refused(why));
        assert_eq!(preview(&mut story, "A-1", "A-2").addresses_refused, Some(why));
        story.write(|tx| tx.set_address_status(id, AddressStatus::Active, None));
    }
    let clients = clients(&mut story, "A-1", "A-2");
    let same = MergeCounterparties { merged: clients.kept, ..clients };
    assert_eq!(story.refuses(&same), refused(MergeRefusal::Same));
    let stale = MergeCounterparties { kept: (clients.kept.0, clients.kept.1 + 1), ..clients };
    assert_eq!(story.refuses(&stale), refused(MergeRefusal::Changed));
    story.done(&merge);
    let again = MergeAddresses { kept: (merge.kept.0, merge.kept.1 + 1), ..merge };
    assert_eq!(story.refuses(&again), refused(MergeRefusal::Gone));
    assert_eq!(story.refuses(&clients), refused(MergeRefusal::Gone));
    assert!(matches!(story.refuses(&UndoMerge { run: 404 }), Refusal::NotFound(..)));
}

#[test]
fn the_search_and_the_card_know_of_a_merge() {
    let mut story = office();
    let mut finder = Finder::default();
    let mut found = |story: &mut Story| {
        let found = story.office.read(|read| finder.find(read, "Client", MOST)).expect("a search");
        found.into_iter().map(|found| found.code.text).collect::<Vec<_>>()
    };
    assert_eq!(found(&mut story), ["A-1", "A-2"]);
    let merge = addresses(&mut story, "A-1", "A-2");
    let run = story.done(&merge);
    assert_eq!(found(&mut story), ["A-1"]);
    let id = merge.kept.0;
    let last = story.office.read(|read| merging::last(read, id)).expect("a reading").expect("a merge");
    assert_eq!((last.run, last.client.as_str(), last.by.as_deref()), (run, "Client A-2", Some("First")));
    let emptied = story.office.read(|read| merging::last(read, merge.merged.0)).expect("a reading");
    assert_eq!(emptied.map(|last| last.run), Some(run), "the card of the one that is gone knows of it too");
    story.done(&UndoMerge { run });
    assert_eq!(found(&mut story), ["A-1", "A-2"]);
    assert_eq!(story.office.read(|read| merging::last(read, id)).expect("a reading"), None);
}

/// Something that happens at an address before it is merged.
#[derive(Debug, Clone, Copy)]
enum Event {
    Sale(u32, i64),
    Order(u32),
    Comment,
    Postponed,
    Pause,
    Closed,
}

fn happens(story: &mut Story, code: &str, event: Event) {
    let id = story.id(code);
    match event {
        Event::Sale(day, bottles) => {
            drop(story.address(code).sells(bottles).on(&format!("2026-11-{day:02}")))
        }
        Event::Order(in_days) => drop(story.accepts(code, &format!("2026-12-{in_days:02}"))),
        Event::Comment => story.done(&Comment { address: id, task: None, text: "x".into() }),
        Event::Postponed => {
            let plan = story.open_tasks(code).into_iter().next();
            if let Some(date) = plan.map(|task| task.list_date)
                && date > story.today
            {
                let later = date + chrono::Days::new(60);
                story.postpones(code, &date.to_string(), &later.to_string());
            }
        }
        Event::Pause => {
            let pause = Pause { from: day("2026-12-01"), to: day("2026-12-05") };
            // Pauses that lie over each other are refused.
            let _ = story.run(&AddPause { address: id, pause });
        }
        Event::Closed => {
            // An address is not closed while an order is under way.
            let under_way = format!(
                "SELECT id || '' FROM customer_order WHERE address_id = {} AND status = 'accepted'",
                id.0
            );
            for order in story.texts(&under_way) {
                let order = OrderId(order.parse().expect("a number"));
                let seen =
                    story.office.read(|read| read.order(order)).expect("a reading").expect("it").version;
                story.done(&CancelOrder { order: (order, seen) });
            }
            story.write(|tx| tx.set_address_status(id, AddressStatus::Closed, None));
        }
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        4 => (1_u32..21, 1_i64..4).prop_map(|(day, bottles)| Event::Sale(day, bottles)),
        2 => (1_u32..28).prop_map(Event::Order),
        1 => Just(Event::Comment),
        2 => Just(Event::Postponed),
        1 => Just(Event::Pause),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_happened_a_merge_is_well_and_undone_without_a_trace(
        one in prop::collection::vec(event(), 0..5),
        two in prop::collection::vec(event(), 0..5),
        closed: bool,
    ) {
        let mut story = Story::on("2026-11-22");
        let client = NewCounterparty { name: "Third".into(), ..Default::default() };
        story.new_client("A-3", client, |address| address);
        for (code, events) in [("A-1", one), ("A-2", two)] {
            story.address(code).every(6);
            events.into_iter().for_each(|event| happens(&mut story, code, event));
        }
        if closed {
            happens(&mut story, "A-2", Event::Closed);
            story.done(&rodnik::service::replanning::ReplanAll::default());
        }
        story.is_well();
        let before = dump(&story);
        let merge = addresses(&mut story, "A-1", "A-2");
        let run = story.done(&merge);
        story.is_well();
        story.done(&UndoMerge { run });
        story.is_well();
        prop_assert_eq!(&dump(&story), &before);
        let merge = clients(&mut story, "A-1", "A-2");
        let run = story.done(&merge);
        story.is_well();
        story.done(&UndoMerge { run });
        prop_assert_eq!(dump(&story), before);
    }
}
