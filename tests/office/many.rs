//! Many rows of the desk handled at once, each by the rules of its single outcome (S1-54 … S1-56, S0-06 … S0-12).

use std::num::NonZeroUsize;

use rodnik::domain::address::{AddressStatus, ReasonKind};
use rodnik::domain::ids::{AddressId, ReasonId};
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::many::{
    ChurnMany, LeftOut, MOST, ManyUndone, PostponeMany, SeenRow, Spread, UndoMany, churn_many_form,
    postpone_many_form,
};
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rules::key;
use rodnik::service::{Command, Input, Refusal, Resting, new_key};
use rodnik::store::CommandKey;

use super::other_tabs::sent_to_churn;
use super::story::{Story, codes, day};

const D: &str = "2026-11-23";
const DUE: &str = "2026-11-15";
const CODES: [&str; 5] = ["A-1", "A-2", "A-3", "A-4", "A-5"];

/// An office on 22 November with five addresses whose calls were due on the 15th.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    for code in CODES {
        story.address(code).every(5).sells(2).on("2026-11-10");
    }
    story
}

/// The rows of the tab Overdue, as they stand.
fn rows(story: &mut Story) -> Vec<SeenRow> {
    let rows = story.overdue(D);
    rows.iter().map(|row| SeenRow { address: row.address, row: super::story::row_ref(row) }).collect()
}

fn reason(story: &mut Story) -> ReasonId {
    story.office.read(|read| read.reasons(ReasonKind::Churn)).unwrap()[0].id
}

fn to(text: &str) -> Spread {
    Spread { from: day(text), per_day: None }
}

fn postponing(rows: Vec<SeenRow>, spread: Spread) -> PostponeMany {
    PostponeMany { rows, spread, comment: "the first list".into() }
}

/// Carries it out under a key that is known, for whoever takes it back.
fn under_key<C: Command>(story: &mut Story, command: &C) -> (CommandKey, C::Value) {
    let key = new_key().unwrap();
    let done = story.office.run(&story.actor, key, command).unwrap();
    (key, done.value)
}

#[track_caller]
fn is_settled(story: &mut Story) {
    story.is_well();
    let summary = story.done(&ReplanAll::default());
    assert_eq!((summary.plans, summary.tasks), (0, 0));
}

#[test]
fn s1_56_rows_that_are_postponed_together_stand_as_if_each_had_been_by_itself() {
    let (mut together, mut singly) = (office(), office());
    let marked = rows(&mut together);
    let done = together.done(&postponing(marked, to("2026-12-01")));
    assert_eq!((done.tally.able, done.tally.left()), (5, 0));
    for code in CODES {
        singly.postpones(code, DUE, "2026-12-01");
    }
    for story in [&mut together, &mut singly] {
        assert!(story.overdue(D).is_empty());
        assert_eq!(codes(&story.active("2026-12-01")), CODES);
        is_settled(story);
    }
    let tasks = "SELECT address_id || kind || list_date || state || ifnull(basis, '') FROM task ORDER BY id";
    assert_eq!(together.texts(tasks), singly.texts(tasks));
    let card = together.card("A-3");
    assert_eq!(card.comments[0].text, "the first list", "S1-54");
    let kept = "SELECT count(*) FROM history WHERE action = 'postpone' AND address_id IS NOT NULL";
    assert_eq!(together.number(kept), 5, "on the card of each");
    assert_eq!(together.number("SELECT count(*) FROM history WHERE action = 'postpone_many'"), 1);
}

#[test]
fn s1_57_nobody_was_called_where_many_rows_are_handled_at_once() {
    let mut story = office();
    let made = "SELECT count(*) FROM contact_made WHERE voided_at IS NULL";
    let marked = rows(&mut story);
    let (key, _) = under_key(&mut story, &postponing(marked[..4].to_vec(), to("2026-12-01")));
    let (reason, comment) = (reason(&mut story), "long gone".to_owned());
    story.done(&ChurnMany { rows: marked[4..].to_vec(), reason, comment });
    assert_eq!(story.number(made), 0);
    story.done(&UndoMany { of: key });
    assert_eq!(codes(&story.overdue(D)).len(), 4, "taken back as before");
    story.postpones("A-1", DUE, "2026-12-01");
    assert_eq!(story.number(made), 1, "S1-54: a single one is what the customer said");
    is_settled(&mut story);
}

#[test]
fn rows_that_are_spread_stand_evenly_on_the_working_days_in_their_order() {
    let mut story = office();
    story.write(|tx| tx.set_no_delivery(day("2026-11-28"), ""));
    let marked = rows(&mut story);
    let spread = Spread { from: day("2026-11-27"), per_day: NonZeroUsize::new(2) };
    let done = story.done(&postponing(marked.clone(), spread));
    let days: Vec<_> = done.done.iter().map(|(_, to)| to.unwrap().to_string()).collect();
    assert_eq!(days, ["2026-11-27", "2026-11-27", "2026-11-29", "2026-11-29", "2026-11-30"]);
    let order: Vec<_> = done.done.iter().map(|(address, _)| *address).collect();
    assert_eq!(order, marked.iter().map(|row| row.address).collect::<Vec<AddressId>>());
    is_settled(&mut story);
}

#[test]
fn a_row_that_is_no_longer_as_it_was_seen_is_left_out_and_counted() {
    let mut story = office();
    let marked = rows(&mut story);
    sent_to_churn(&mut story, "A-1");
    story.address("A-2").status(AddressStatus::Closed);
    story.postpones("A-3", DUE, "2026-12-05");
    let (by, today) = (story.actor.id, story.today);
    let form = story.office.read(|read| postpone_many_form(read, &marked, by, today)).unwrap();
    let left: Vec<_> = form.tally.left_out.iter().map(|(why, count)| (*why, *count)).collect();
    assert_eq!(left, [(LeftOut::InReview, 1), (LeftOut::Closed, 1), (LeftOut::Changed, 1)]);
    assert_eq!((form.tally.able, form.after), (2, day("2026-11-22")));
    let done = story.done(&postponing(marked.clone(), to("2026-12-01")));
    assert_eq!(done.tally, form.tally, "the preview is what is done");
    assert_eq!(codes(&story.active("2026-12-01")), ["A-4", "A-5"]);
    assert_eq!(codes(&story.active("2026-12-05")), ["A-3"], "not moved a second time");
    assert_eq!(story.refuses(&postponing(marked, to("2026-12-01"))), Refusal::NoRowLeft);
}

#[test]
fn s1_54_a_date_that_one_row_cannot_take_or_a_missing_comment_changes_nothing() {
    let mut story = office();
    let marked = rows(&mut story);
    let before = story.everything();
    let too_early = Input::NotAfter { chosen: day("2026-11-22"), after: day("2026-11-22") };
    assert_eq!(story.refuses(&postponing(marked.clone(), to("2026-11-22"))), too_early.into());
    let silent = PostponeMany { comment: " ".into(), ..postponing(marked.clone(), to("2026-12-01")) };
    assert_eq!(story.refuses(&silent), Input::EmptyText.into());
    // The last of them would stand more than a year ahead.
    let spread = Spread { from: day("2027-11-20"), per_day: NonZeroUsize::new(1) };
    assert_eq!(story.refuses(&postponing(marked.clone(), spread)), Input::TooFar(day("2027-11-23")).into());
    let strange = ChurnMany { rows: marked, reason: ReasonId(404), comment: String::new() };
    assert!(matches!(story.refuses(&strange), Refusal::NotFound(..)));
    assert_eq!(story.everything(), before);
}

#[test]
fn more_rows_than_one_command_handles_are_refused_with_their_number() {
    let mut story = office();
    let one = rows(&mut story)[0];
    let many = postponing(vec![one; MOST + 1], to("2026-12-01"));
    assert_eq!(story.refuses(&many), Input::TooManyRows { rows: MOST + 1, most: MOST }.into());
}

#[test]
fn s0_12_each_address_goes_into_review_with_the_reason_and_a_task_of_its_own() {
    let mut story = office();
    let marked = rows(&mut story);
    let reason = reason(&mut story);
    let done = story.done(&ChurnMany { rows: marked, reason, comment: "silent since spring".into() });
    assert_eq!(done.tally.able, 5);
    for code in CODES {
        assert_eq!(story.status(code), AddressStatus::ChurnReview);
        assert_eq!(
            story.open_tasks(code).iter().map(|task| task.kind).collect::<Vec<_>>(),
            [TaskKind::Review]
        );
    }
    assert_eq!(story.counts(D).churn, 5);
    story.is_well();
}

#[test]
fn s0_11_without_control_an_address_with_an_order_under_way_is_left_out() {
    let mut story = office();
    story.set(key::CHURN_CONTROL, "off");
    story.accepts("A-2", "2026-12-20");
    story.task("A-2", TaskKind::Manual, "2026-11-16", None);
    let marked = rows(&mut story);
    assert_eq!(marked.len(), 5);
    let (by, reason) = (story.actor.id, reason(&mut story));
    let form = story.office.read(|read| churn_many_form(read, &marked, by)).unwrap();
    assert_eq!((form.control, form.tally.able), (false, 4));
    assert_eq!(form.tally.left_out.get(&LeftOut::OrderUnderWay), Some(&1));
    let done = story.done(&ChurnMany { rows: marked, reason, comment: String::new() });
    assert_eq!(done.tally, form.tally);
    assert_eq!(story.status("A-1"), AddressStatus::Closed);
    assert_eq!(story.status("A-2"), AddressStatus::Active);
    story.is_well();
}

#[test]
fn one_undo_takes_all_of_them_back_and_leaves_those_with_whom_somebody_went_on() {
    let mut story = office();
    let marked = rows(&mut story);
    let (of, _) = under_key(&mut story, &postponing(marked, to("2026-12-01")));
    story.address("A-4").sells(1).on("2026-11-22");
    let undone: ManyUndone = story.done(&UndoMany { of });
    assert_eq!((undone.undone.len(), undone.left), (4, 1));
    assert_eq!(codes(&story.overdue(D)), ["A-1", "A-2", "A-3", "A-5"]);
    assert!(story.active("2026-12-01").is_empty());
    let handled = story.active_row("A-1", DUE).handled;
    assert_eq!(handled, None::<Outcome>);
    is_settled(&mut story);
    assert!(matches!(story.refuses(&UndoMany { of }), Refusal::Undo(_)), "not twice");
}

#[test]
fn many_that_went_to_churn_come_back_together_and_each_can_come_back_alone() {
    let mut story = office();
    let marked = rows(&mut story);
    let reason = reason(&mut story);
    let (of, _) = under_key(&mut story, &ChurnMany { rows: marked, reason, comment: String::new() });
    story.undoes("A-2");
    assert_eq!(story.status("A-2"), AddressStatus::Active);
    let undone = story.done(&UndoMany { of });
    assert_eq!((undone.undone.len(), undone.left), (4, 1), "one is back already");
    assert_eq!(codes(&story.overdue(D)), CODES);
    is_settled(&mut story);
    let strange = UndoMany { of: new_key().unwrap() };
    assert_eq!(story.refuses(&strange), Resting::Nothing.into());
}

#[test]
fn s1_19_a_row_that_is_only_always_shown_gets_its_task_with_the_others() {
    let mut story = office();
    story.address("DAILY").every(30).always_shown().sells(1).on("2026-11-20");
    let row = story.active_row("DAILY", D);
    assert_eq!(row.task, None);
    let mut marked = rows(&mut story);
    let address = row.address;
    marked.push(SeenRow { address, row: super::story::row_ref(&row) });
    let done = story.done(&postponing(marked, to("2026-12-01")));
    assert_eq!(done.tally.able, 6);
    assert_eq!(story.active_row("DAILY", D).handled, Some(Outcome::Postponed));
    is_settled(&mut story);
}
