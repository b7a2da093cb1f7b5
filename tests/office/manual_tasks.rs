//! Tasks by hand: for whom, when, what about; changed and taken off (S1-02, S1-40, R-17, R-45).

use chrono::NaiveTime;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::directory::Consent;
use rodnik::domain::ids::{AddressId, PurposeId, TaskId, UserId};
use rodnik::domain::people::Role;
use rodnik::domain::task::{TaskKind, TaskState};
use rodnik::domain::times::time_of_day;
use rodnik::service::calling::CallWarning;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::manual_task::{AddTask, CancelTask, ChangeTask, Wanted, about};
use rodnik::service::outcome::LONGEST_TEXT;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::store::{DeskRow, NewContact, StoreError};

use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(20).sells(2).on("2026-11-18");
    story
}

fn purpose(story: &mut Story, consent: Consent) -> PurposeId {
    let purposes = story.office.read(|read| read.contact_purposes()).unwrap();
    purposes.into_iter().find(|purpose| purpose.consent == consent).expect("a purpose").id
}

pub fn wanted(story: &mut Story, date: &str) -> Wanted {
    let purpose = purpose(story, Consent::Orders);
    Wanted { date: day(date), time: None, purpose, note: "ask about the cooler".into(), assignee: None }
}

fn adds(story: &mut Story, wanted: Wanted) -> TaskId {
    let address = story.id("A-1");
    story.done(&AddTask { address, wanted })
}

fn time(text: &str) -> Option<NaiveTime> {
    time_of_day(text)
}

fn of(story: &mut Story, manager: UserId, date: &str) -> Vec<DeskRow> {
    let request = DeskRequest { manager: Some(manager), ..story.request(date) };
    let active = story.office.read(|read| desk::active(read, &request)).expect("a list");
    let counts = story.office.read(|read| desk::counts(read, &request)).expect("counts");
    assert_eq!(counts.active as usize, active.iter().filter(|row| row.handled.is_none()).count());
    active
}

#[test]
fn s1_40_a_task_by_hand_stands_in_the_list_of_its_date_with_what_it_is_about() {
    let mut story = office();
    let wanted = wanted(&mut story, D);
    adds(&mut story, wanted);
    let row = story.active_row("A-1", D);
    assert_eq!((row.kind, row.list_date), (TaskKind::Manual, day(D)));
    assert_eq!(row.purpose.as_deref(), Some("Order of water"));
    assert_eq!(row.note, "ask about the cooler");
    assert!(story.active("2026-11-24").is_empty());
    assert_eq!(codes(&story.overdue("2026-11-24")), ["A-1"], "and is not lost after it");
    story.is_well();
}

#[test]
fn s1_02_the_purposes_of_a_new_office_say_which_consent_they_need() {
    let mut story = office();
    let purposes = story.office.read(|read| read.contact_purposes()).unwrap();
    let offers: Vec<&str> =
        purposes.iter().filter(|p| p.consent == Consent::Advertising).map(|p| p.name.as_str()).collect();
    assert_eq!(offers, ["Promotion or new product"]);
    assert_eq!(purposes.len(), 6);
}

#[test]
fn it_is_in_the_list_of_whom_it_is_meant_for_and_else_of_the_manager() {
    let mut story = office();
    let (anna, boris) = (story.user("Anna", &[Role::Operator]).id, story.user("Boris", &[Role::Operator]).id);
    story.address("A-1").managed_by(anna);
    let task = wanted(&mut story, D);
    adds(&mut story, task.clone());
    assert_eq!((of(&mut story, anna, D).len(), of(&mut story, boris, D).len()), (1, 0));
    story.it_is("2026-11-22");
    adds(&mut story, Wanted { assignee: Some(boris), date: day("2026-11-25"), ..task });
    assert_eq!((of(&mut story, anna, "2026-11-25").len(), of(&mut story, boris, "2026-11-25").len()), (0, 1));
    assert_eq!(story.active("2026-11-25").len(), 1, "and in the list of everybody");
    let lists = story.office.read(|read| read.managers()).unwrap();
    assert!(lists.iter().any(|(id, _)| *id == boris), "who has a task has a list");
}

#[test]
fn an_always_shown_row_stays_with_its_manager_while_somebody_else_has_a_task() {
    let mut story = office();
    let (anna, boris) = (story.user("Anna", &[Role::Operator]).id, story.user("Boris", &[Role::Operator]).id);
    story.address("A-1").managed_by(anna).always_shown();
    let task = wanted(&mut story, D);
    adds(&mut story, Wanted { assignee: Some(boris), ..task });
    let kind = |rows: Vec<DeskRow>| rows.iter().map(|row| row.kind).collect::<Vec<_>>();
    assert_eq!(kind(of(&mut story, anna, D)), [TaskKind::Always]);
    assert_eq!(kind(of(&mut story, boris, D)), [TaskKind::Manual]);
}

#[test]
fn r_45_a_task_of_a_minute_stands_on_top_of_every_list_once_it_has_come() {
    let mut story = office();
    let task = wanted(&mut story, "2026-11-22");
    adds(&mut story, Wanted { time: time("23:59"), ..task });
    let due = story.text("SELECT due_at FROM task WHERE kind = 'manual'");
    assert!(story.active(D).is_empty(), "its minute has not come");
    let request = DeskRequest { now: due.clone(), ..story.request(D) };
    let me = story.actor.id;
    let (active, called) = story
        .office
        .read(|read| Ok::<_, Refusal>((desk::active(read, &request)?, desk::due_calls(read, &request, me)?)))
        .unwrap();
    assert_eq!(codes(&active), ["A-1"]);
    assert_eq!(active[0].due_at, Some(due));
    assert_eq!(called.len(), 1, "and is announced");
}

#[test]
fn r_15_neither_an_order_nearby_nor_a_later_contact_hides_what_was_wanted_by_hand() {
    let mut story = office();
    let task = wanted(&mut story, D);
    adds(&mut story, task);
    story.accepts("A-1", "2026-11-24");
    assert_eq!(codes(&story.active(D)), ["A-1"], "feedback is asked for beside an order");
    assert_eq!(codes(&story.overdue("2026-11-25")), ["A-1"]);
}

#[test]
fn what_cannot_be_is_refused_and_leaves_no_trace() {
    let mut story = office();
    let address = story.id("A-1");
    let good = wanted(&mut story, D);
    let refused = |story: &mut Story, wanted: Wanted| story.refuses(&AddTask { address, wanted });
    let past = Wanted { date: day("2026-11-21"), ..good.clone() };
    assert_eq!(refused(&mut story, past), Input::Past(day("2026-11-21")).into());
    let slip = Wanted { date: day("2062-11-23"), ..good.clone() };
    assert_eq!(refused(&mut story, slip), Input::TooFar(day("2062-11-23")).into());
    let far = Wanted { date: day("2101-01-01"), ..good.clone() };
    assert_eq!(refused(&mut story, far), Input::Date(day("2101-01-01")).into());
    let long = Wanted { note: "x".repeat(LONGEST_TEXT + 1), ..good.clone() };
    assert_eq!(refused(&mut story, long), Input::LongText(LONGEST_TEXT).into());
    let nobody = Wanted { assignee: Some(UserId(404)), ..good.clone() };
    assert_eq!(refused(&mut story, nobody), Refusal::NotFound(Thing::User, "404".into()));
    let nothing = Wanted { purpose: PurposeId(404), ..good.clone() };
    assert_eq!(refused(&mut story, nothing), Refusal::NotFound(Thing::Purpose, String::new()));
    let nowhere = AddTask { address: AddressId(404), wanted: good.clone() };
    assert_eq!(story.refuses(&nowhere), Refusal::NotFound(Thing::Address, "404".into()));
    let midnight = Wanted { date: day("2026-11-22"), time: time("00:00"), ..good.clone() };
    let now = story.office.clock().now();
    if rodnik::clock::local(&now).is_some_and(|now| now.time() > NaiveTime::MIN) {
        assert_eq!(
            refused(&mut story, midnight),
            Input::PastMoment(day("2026-11-22").and_time(NaiveTime::MIN)).into()
        );
    }
    for (status, refusal) in [
        (AddressStatus::ChurnReview, Refusal::AddressNotActive),
        (AddressStatus::Closed, Refusal::AddressClosed),
    ] {
        story.address("A-1").status(status);
        assert_eq!(refused(&mut story, good.clone()), refusal);
    }
}

#[test]
fn an_empty_comment_is_fine_because_the_purpose_says_what() {
    let mut story = office();
    let task = wanted(&mut story, D);
    adds(&mut story, Wanted { note: "  ".into(), ..task });
    assert_eq!(story.active_row("A-1", D).note, "");
}

#[test]
fn an_open_task_is_changed_and_the_history_says_what() {
    let mut story = office();
    let first = wanted(&mut story, D);
    let task = adds(&mut story, first.clone());
    let offers = purpose(&mut story, Consent::Advertising);
    let change = ChangeTask {
        task: (task, 1),
        wanted: Wanted { date: day("2026-11-27"), purpose: offers, note: "new price".into(), ..first },
    };
    story.done(&change);
    assert!(story.active(D).is_empty());
    let row = story.active_row("A-1", "2026-11-27");
    assert_eq!((row.purpose.as_deref(), row.note.as_str()), (Some("Promotion or new product"), "new price"));
    let said = story.last_detail("change_task").to_string();
    for part in ["2026-11-23", "2026-11-27", "Order of water", "ask about the cooler", "new price"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(matches!(story.refuses(&change), Refusal::Stale { .. }), "as it was seen, once");
}

#[test]
fn an_overdue_task_keeps_its_date_while_its_comment_changes() {
    let mut story = office();
    let first = wanted(&mut story, D);
    let task = adds(&mut story, first.clone());
    story.it_is("2026-11-26");
    story.execute("UPDATE purpose SET is_archived = 1 WHERE name = 'Order of water'");
    story.done(&ChangeTask { task: (task, 1), wanted: Wanted { note: "again".into(), ..first.clone() } });
    let moved = Wanted { date: day("2026-11-24"), ..first };
    let refused = story.refuses(&ChangeTask { task: (task, 2), wanted: moved });
    assert_eq!(refused, Input::Past(day("2026-11-24")).into());
}

#[test]
fn a_task_is_taken_off_once_and_stays_in_the_history() {
    let mut story = office();
    let first = wanted(&mut story, D);
    let task = adds(&mut story, first);
    assert!(matches!(story.refuses(&CancelTask { task: (task, 7) }), Refusal::Stale { .. }));
    story.done(&CancelTask { task: (task, 1) });
    assert!(story.active(D).is_empty());
    assert_eq!(story.office.read(|read| read.task(task)).unwrap().unwrap().state, TaskState::Cancelled);
    assert_eq!(story.refuses(&CancelTask { task: (task, 2) }), Refusal::TaskHandled);
    let planned = story.open_tasks("A-1")[0].id;
    let refused = story.refuses(&CancelTask { task: (planned, 1) });
    assert_eq!(refused, Refusal::NotFound(Thing::Task, planned.0.to_string()), "only tasks by hand");
}

#[test]
fn who_does_not_want_offers_is_named_before_a_task_about_one() {
    let mut story = office();
    let address = story.id("A-1");
    let id = story.write(|tx| {
        let client = tx.address(address)?.expect("an address").address.counterparty;
        for name in ["Anna", "Boris", "Clara", "Dora"] {
            tx.insert_contact(client, None, &NewContact { name: name.into(), ..NewContact::default() })?;
        }
        Ok::<_, StoreError>(client)
    });
    story.execute("UPDATE contact_person SET consent_advertising = 1 WHERE name = 'Anna'");
    story.execute("UPDATE contact_person SET consent_advertising = 0 WHERE name = 'Boris'");
    story.execute("UPDATE contact_person SET no_calls = 1 WHERE name = 'Dora'");
    let about = story.office.read(|read| about(read, address)).unwrap();
    let no = |refused| CallWarning::NoConsent { to: Consent::Advertising, refused };
    let warned: Vec<_> =
        about.against_offers.iter().map(|(name, warning)| (name.as_str(), *warning)).collect();
    assert_eq!(warned, [("Boris", no(true)), ("Clara", no(false)), ("Dora", CallWarning::DoNotCall)]);
    assert!(id.0 > 0 && about.open.is_empty() && about.manager.is_none());
}
