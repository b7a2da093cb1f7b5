//! Taking the last handling of a row back, until the client has moved on.

use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::OrderId;
use rodnik::domain::order::OrderStatus;
use rodnik::domain::people::Role;
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::order::{OrderSaved, SaveOrder};
use rodnik::service::outcome::{Comment, Postpone, RowRef};
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::{HandlingUndone, UndoHandling};
use rodnik::service::{Refusal, Resting};

use super::other_tabs::sent_to_churn;
use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

/// An office on 22 November with the address A-1, whose call stands in tomorrow's list.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story
}

fn accepts(story: &mut Story, row: Option<RowRef>) -> OrderSaved {
    let order = SaveOrder { row, ..story.order("A-1", D) };
    story.done(&order)
}

fn undo(story: &mut Story, row: Option<RowRef>) -> UndoHandling {
    UndoHandling { address: story.id("A-1"), row }
}

fn status(story: &mut Story, order: OrderId) -> OrderStatus {
    story.office.read(|read| read.order(order)).unwrap().unwrap().order.status
}

/// The plans follow from history, and replanning everything finds nothing to do (I3).
#[track_caller]
fn is_settled(story: &mut Story) {
    story.is_well();
    let summary = story.done(&ReplanAll { recalibrate: false });
    assert_eq!((summary.plans, summary.tasks), (0, 0));
}

#[test]
fn an_accepted_order_is_called_off_and_its_row_stands_again() {
    let mut story = office();
    let (address, task) = (story.id("A-1"), story.open_tasks("A-1")[0].id);
    story.done(&Comment { address, task: Some(task), text: "rings at noon".into() });
    let row = Some(story.seen("A-1", D));
    let order = accepts(&mut story, row);
    let command = undo(&mut story, row);
    let undone = story.done(&command);
    assert_eq!(undone, HandlingUndone { outcome: Outcome::Accepted, order: Some(order.number) });
    assert_eq!(status(&mut story, order.id), OrderStatus::Cancelled);
    assert_eq!(story.open_tasks("A-1")[0].id, task);
    assert_eq!(story.active_row("A-1", D).handled, None);
    assert_eq!(story.card("A-1").comments[0].text, "rings at noon", "R-19: the thread runs again");
    let counts = story.counts(D);
    assert_eq!((counts.active, counts.handled), (1, 0));
    is_settled(&mut story);
}

#[test]
fn the_row_is_handled_anew_after_it_was_taken_back() {
    let mut story = office();
    for _ in 0..3 {
        let row = Some(story.seen("A-1", D));
        accepts(&mut story, row);
        let command = undo(&mut story, row);
        story.done(&command);
    }
    story.postpones("A-1", D, "2026-12-01");
    is_settled(&mut story);
}

#[test]
fn a_postponement_is_withdrawn_and_what_the_customer_said_is_kept() {
    let mut story = office();
    let task = story.open_tasks("A-1")[0].id;
    let row = story.seen("A-1", D);
    let successor = story.postpones("A-1", D, "2026-12-01");
    let command = undo(&mut story, Some(row));
    assert_eq!(story.done(&command), HandlingUndone { outcome: Outcome::Postponed, order: None });
    assert_eq!(story.open_tasks("A-1").iter().map(|task| task.id).collect::<Vec<_>>(), [task]);
    let state = format!("SELECT state FROM task WHERE id = {}", successor.0);
    assert_eq!(story.text(&state), "cancelled");
    assert!(story.active("2026-12-01").is_empty());
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    assert_eq!(story.card("A-1").comments.len(), 1, "nothing is erased");
    is_settled(&mut story);
}

#[test]
fn two_postponements_are_taken_back_one_after_the_other() {
    let mut story = office();
    let first = story.seen("A-1", D);
    story.postpones("A-1", D, "2026-12-01");
    let second = story.seen("A-1", "2026-12-01");
    story.postpones("A-1", "2026-12-01", "2026-12-05");
    let command = undo(&mut story, Some(first));
    let rested = Refusal::Undo(Resting::Contact(day("2026-12-01")));
    assert_eq!(story.refuses(&command), rested, "the later one first");
    for row in [second, first] {
        let command = undo(&mut story, Some(row));
        story.done(&command);
    }
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    is_settled(&mut story);
}

#[test]
fn r_43_a_contact_that_was_taken_along_stands_again_with_its_own_date() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(20).sells(2).on("2026-11-18");
    let planned = story.open_tasks("A-1")[0].id;
    let manual = story.task("A-1", TaskKind::Manual, D, None);
    let row = story.seen("A-1", D);
    story.postpones("A-1", D, "2026-12-20");
    let command = undo(&mut story, Some(row));
    story.done(&command);
    let open: Vec<_> = story.open_tasks("A-1").iter().map(|task| task.id).collect();
    assert_eq!(open, [manual, planned]);
    is_settled(&mut story);
}

#[test]
fn r_16_an_always_shown_row_is_unhandled_again_and_leaves_nothing_overdue() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").always_shown();
    for handle in [true, false] {
        let row = story.seen("A-1", D);
        assert_eq!(row, RowRef::Always(day(D)));
        if handle {
            accepts(&mut story, Some(row));
        } else {
            story.postpones("A-1", D, "2026-12-01");
        }
        assert!(story.active_row("A-1", D).handled.is_some());
        let command = undo(&mut story, Some(row));
        story.done(&command);
        assert_eq!(story.active_row("A-1", D).handled, None);
        assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Nothing));
        is_settled(&mut story);
    }
    story.it_is("2026-11-24");
    assert!(story.overdue("2026-11-25").is_empty());
}

#[test]
fn a_promised_call_keeps_its_minute() {
    let mut story = office();
    let call = story.task("A-1", TaskKind::Callback, D, Some("2026-11-23T06:00:00Z"));
    let row = story.seen("A-1", D);
    assert_eq!(row, RowRef::Task { id: call, version: 1 });
    accepts(&mut story, Some(row));
    let command = undo(&mut story, Some(row));
    story.done(&command);
    assert_eq!(story.active_row("A-1", D).due_at.as_deref(), Some("2026-11-23T06:00:00Z"));
    is_settled(&mut story);
}

#[test]
fn an_order_taken_from_no_row_is_called_off_by_who_took_it() {
    let mut story = office();
    let order = accepts(&mut story, None);
    let first = story.actor.clone();
    story.actor = story.user("Other", &[Role::Operator]);
    let command = undo(&mut story, None);
    assert!(matches!(story.refuses(&command), Refusal::Stale { by: Some(by), .. } if by == first.name));
    story.actor = first;
    assert_eq!(story.done(&command).order, Some(order.number));
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Nothing));
    is_settled(&mut story);
}

#[test]
fn r_44_an_order_that_ended_a_churn_review_is_not_taken_back() {
    let mut story = office();
    sent_to_churn(&mut story, "A-1");
    let order = accepts(&mut story, None);
    let command = undo(&mut story, None);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Review(order.number)));
}

#[test]
fn what_rests_on_it_is_named() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let order = accepts(&mut story, row);
    story.execute(&format!("UPDATE customer_order SET status = 'on_route' WHERE id = {}", order.id.0));
    let command = undo(&mut story, row);
    let on_route = Resting::Order { number: order.number.clone(), status: OrderStatus::OnRoute };
    assert_eq!(story.refuses(&command), Refusal::Undo(on_route));
    story.it_is(D);
    let sale = story.delivers((order.id, order.version), D);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Sale(sale.number)));
}

#[test]
fn a_sale_without_an_order_rests_on_the_handling_too() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    story.postpones("A-1", D, "2026-12-01");
    let sale = story.address("A-1").sells(2).on("2026-11-20");
    let command = undo(&mut story, row);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Sale(sale.number)));
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    accepts(&mut story, row);
    let sale = story.address("A-1").sells(2).on("2026-11-20");
    let command = undo(&mut story, row);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Sale(sale.number)));
}

#[test]
fn a_contact_that_was_handled_since_is_named_by_its_date() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    story.postpones("A-1", D, "2026-12-01");
    let later = Some(story.seen("A-1", "2026-12-01"));
    accepts(&mut story, later);
    let command = undo(&mut story, row);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Contact(day("2026-12-01"))));
}

#[test]
fn a_contact_that_was_arranged_since_is_not_pushed_aside() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    accepts(&mut story, row);
    story.task("A-1", TaskKind::Manual, "2026-11-24", None);
    let manual = story.open_tasks("A-1")[0].clone();
    let (address, row_of_manual) = (story.id("A-1"), RowRef::Task { id: manual.id, version: manual.version });
    let to = day("2026-12-01");
    story.done(&Postpone { address, row: row_of_manual, to, comment: "call then".into() });
    let command = undo(&mut story, row);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Contact(to)));
}

#[test]
fn it_is_taken_back_once_and_only_as_it_was_seen() {
    let mut story = office();
    let row = story.seen("A-1", D);
    let command = undo(&mut story, Some(row));
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Nothing), "nothing was handled yet");
    accepts(&mut story, Some(row));
    story.done(&command);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Nothing), "twice");
    let again = story.seen("A-1", D);
    accepts(&mut story, Some(again));
    assert!(matches!(story.refuses(&command), Refusal::Stale { .. }), "another handling since");
    story.address("A-1").status(AddressStatus::ChurnReview);
    let latest = undo(&mut story, Some(again));
    assert_eq!(story.refuses(&latest), Refusal::AddressNotActive);
    story.actor = story.user("Nobody", &[]);
    assert_eq!(story.refuses(&latest), Refusal::NotAllowed(Right::WorkTasks));
}

#[test]
fn the_plan_of_today_holds_where_settings_changed_in_between() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    accepts(&mut story, row);
    story.address("A-1").every(9);
    let command = undo(&mut story, row);
    story.done(&command);
    assert_eq!(story.open_tasks("A-1")[0].list_date, day("2026-11-27"));
    is_settled(&mut story);
}
