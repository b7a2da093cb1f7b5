//! Taking the last handling of a row back, until the client has moved on.

use rodnik::domain::ids::{HistoryId, OrderId, TaskId};
use rodnik::domain::order::OrderStatus;
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::domain::task::TaskState;
use rodnik::service::manual_task::{AddTask, ChangeTask, Wanted};
use rodnik::service::order::{OrderSaved, SaveOrder};
use rodnik::service::outcome::{Comment, Postpone, RowRef};
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::{UndoHandling, What, is_undoable, last_undoable};
use rodnik::service::{Refusal, Resting, Thing};

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

/// The last thing that was done at A-1, to be taken back.
fn undo(story: &mut Story) -> UndoHandling {
    UndoHandling { entry: story.last_entry("A-1") }
}

fn status(story: &mut Story, order: OrderId) -> OrderStatus {
    story.office.read(|read| read.order(order)).unwrap().unwrap().order.status
}

/// The plans follow from history, and replanning everything finds nothing to do (I3).
#[track_caller]
fn is_settled(story: &mut Story) {
    story.is_well();
    let summary = story.done(&ReplanAll::default());
    assert_eq!((summary.plans, summary.tasks), (0, 0));
}

#[test]
fn an_accepted_order_is_called_off_and_its_row_stands_again() {
    let mut story = office();
    let (address, task) = (story.id("A-1"), story.open_tasks("A-1")[0].id);
    story.done(&Comment { address, task: Some(task), text: "rings at noon".into() });
    let row = Some(story.seen("A-1", D));
    let order = accepts(&mut story, row);
    let command = undo(&mut story);
    assert_eq!(story.done(&command).what, What::Order(order.number));
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
        let command = undo(&mut story);
        story.done(&command);
    }
    story.postpones("A-1", D, "2026-12-01");
    is_settled(&mut story);
}

#[test]
fn a_postponement_is_withdrawn_and_what_the_customer_said_is_kept() {
    let mut story = office();
    let task = story.open_tasks("A-1")[0].id;
    let successor = story.postpones("A-1", D, "2026-12-01");
    assert_eq!(story.undoes("A-1"), What::Postponement);
    assert_eq!(story.open_tasks("A-1").iter().map(|task| task.id).collect::<Vec<_>>(), [task]);
    let state = format!("SELECT state FROM task WHERE id = {}", successor.0);
    assert_eq!(story.text(&state), "cancelled");
    assert!(story.active("2026-12-01").is_empty());
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    assert_eq!(story.card("A-1").comments.len(), 1, "nothing is erased");
    assert_eq!(story.card("A-1").attempts, 0, "nobody was called");
    is_settled(&mut story);
}

#[test]
fn two_postponements_are_taken_back_one_after_the_other() {
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    let first = undo(&mut story);
    story.postpones("A-1", "2026-12-01", "2026-12-05");
    let second = undo(&mut story);
    let rested = Refusal::Undo(Resting::Contact(day("2026-12-01")));
    assert_eq!(story.refuses(&first), rested, "the later one first");
    story.done(&second);
    story.done(&first);
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    is_settled(&mut story);
}

#[test]
fn r_43_a_contact_that_was_taken_along_stands_again_with_its_own_date() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(20).sells(2).on("2026-11-18");
    let planned = story.open_tasks("A-1")[0].id;
    let manual = story.task("A-1", TaskKind::Manual, D, None);
    story.postpones("A-1", D, "2026-12-20");
    story.undoes("A-1");
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
        let command = undo(&mut story);
        story.done(&command);
        assert_eq!(story.active_row("A-1", D).handled, None);
        assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Undone));
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
    story.undoes("A-1");
    assert_eq!(story.active_row("A-1", D).due_at.as_deref(), Some("2026-11-23T06:00:00Z"));
    is_settled(&mut story);
}

#[test]
fn ctrl_z_takes_back_what_the_user_did_last_and_passes_over_what_others_did() {
    let mut story = office();
    let address = story.id("A-1");
    let order = accepts(&mut story, None);
    let accepted = story.last_entry("A-1");
    let first = story.actor.clone();
    story.actor = story.user("Other", &[Role::Operator]);
    story.done(&Comment { address, task: None, text: "called back".into() });
    let last = |story: &mut Story, user, passed: &[_]| {
        story.office.read(|read| last_undoable(read, address, user, passed)).unwrap()
    };
    assert_eq!(last(&mut story, first.id, &[]), Some(accepted));
    assert_eq!(last(&mut story, first.id, &[accepted]), None, "what was refused is passed over");
    assert_eq!(story.done(&UndoHandling { entry: accepted }).what, What::Order(order.number));
    assert_eq!(last(&mut story, first.id, &[]), None);
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    let rows = story.office.read(|read| read.newest_history(address)).unwrap();
    assert!(!is_undoable(&rows[0]), "an undoing is not undone");
    story.actor = first;
    is_settled(&mut story);
}

#[test]
fn r_44_an_order_that_ended_a_churn_review_is_not_taken_back() {
    let mut story = office();
    sent_to_churn(&mut story, "A-1");
    let order = accepts(&mut story, None);
    let command = undo(&mut story);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Review(order.number)));
}

#[test]
fn what_rests_on_it_is_named() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let order = accepts(&mut story, row);
    story.execute(&format!("UPDATE customer_order SET status = 'on_route' WHERE id = {}", order.id.0));
    let command = undo(&mut story);
    let on_route = Resting::Order { number: order.number.clone(), status: OrderStatus::OnRoute };
    assert_eq!(story.refuses(&command), Refusal::Undo(on_route));
    story.it_is(D);
    let sale = story.delivers((order.id, order.version), D);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Sale(sale.number)));
}

#[test]
fn a_sale_without_an_order_rests_on_the_handling_too() {
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    let command = undo(&mut story);
    let sale = story.address("A-1").sells(2).on("2026-11-20");
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Sale(sale.number)));
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    accepts(&mut story, row);
    let command = undo(&mut story);
    let sale = story.address("A-1").sells(2).on("2026-11-20");
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Sale(sale.number)));
}

#[test]
fn a_contact_that_was_handled_since_is_named_by_its_date() {
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    let command = undo(&mut story);
    let later = Some(story.seen("A-1", "2026-12-01"));
    accepts(&mut story, later);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Contact(day("2026-12-01"))));
}

#[test]
fn a_contact_that_was_arranged_since_is_not_pushed_aside() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    accepts(&mut story, row);
    let command = undo(&mut story);
    story.task("A-1", TaskKind::Manual, "2026-11-24", None);
    let manual = story.open_tasks("A-1")[0].clone();
    let (address, row_of_manual) = (story.id("A-1"), RowRef::Task { id: manual.id, version: manual.version });
    let to = day("2026-12-01");
    story.done(&Postpone { address, row: row_of_manual, to, comment: "call then".into() });
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Contact(to)));
}

#[test]
fn it_is_taken_back_once_and_only_as_it_was_done() {
    let mut story = office();
    let settings = undo(&mut story);
    assert_eq!(story.refuses(&settings), Refusal::Undo(Resting::Nothing), "a sale is voided, not undone");
    let row = story.seen("A-1", D);
    accepts(&mut story, Some(row));
    let command = undo(&mut story);
    story.done(&command);
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Undone), "twice");
    story.postpones("A-1", D, "2026-12-01");
    let postponed = undo(&mut story);
    let task = story.number("SELECT max(id) FROM task WHERE outcome = 'postponed'");
    story.execute(&format!("UPDATE task SET version = version + 1 WHERE id = {task}"));
    assert!(matches!(story.refuses(&postponed), Refusal::Stale { .. }), "somebody changed it since");
    story.execute(&format!("UPDATE task SET version = version - 1 WHERE id = {task}"));
    story.execute("UPDATE address SET status = 'churn_review'");
    assert_eq!(story.refuses(&postponed), Refusal::AddressNotActive);
    let unknown = UndoHandling { entry: HistoryId(404) };
    assert_eq!(story.refuses(&unknown), Refusal::NotFound(Thing::Entry, "404".into()));
    story.actor = story.user("Nobody", &[]);
    assert_eq!(
        story.refuses(&postponed),
        Refusal::NotAllowed(Right::WorkTasks, Right::WorkTasks.by_default())
    );
}

#[test]
fn the_plan_of_today_holds_where_settings_changed_in_between() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    accepts(&mut story, row);
    let command = undo(&mut story);
    story.address("A-1").every(9);
    story.done(&command);
    assert_eq!(story.open_tasks("A-1")[0].list_date, day("2026-11-27"));
    is_settled(&mut story);
}

fn makes_task(story: &mut Story) -> (AddTask, TaskId) {
    let address = story.id("A-1");
    let purpose = story.office.read(|read| read.contact_purposes()).unwrap()[0].id;
    let wanted = Wanted { date: day(D), time: None, purpose, note: "new pump".into(), assignee: None };
    let command = AddTask { address, wanted };
    let task = story.done(&command);
    (command, task)
}

#[test]
fn a_new_task_by_hand_is_taken_off_again_and_stays_in_the_history() {
    let mut story = office();
    let planned = story.active(D).len();
    let (_, task) = makes_task(&mut story);
    let (address, user) = (story.id("A-1"), story.actor.id);
    let entry = story.last_entry("A-1");
    let found = story.office.read(|read| last_undoable(read, address, user, &[])).unwrap();
    assert_eq!(found, Some(entry), "it is the last thing that Ctrl+Z finds");
    assert_eq!(story.undoes("A-1"), What::Task);
    assert_eq!(story.office.read(|read| read.task(task)).unwrap().unwrap().state, TaskState::Cancelled);
    assert_eq!(story.active(D).len(), planned);
    assert_eq!(story.refuses(&UndoHandling { entry }), Refusal::Undo(Resting::Undone));
    is_settled(&mut story);
}

#[test]
fn a_new_task_that_was_changed_or_replaced_since_stays() {
    let mut story = office();
    let (made, task) = makes_task(&mut story);
    let command = undo(&mut story);
    let wanted = Wanted { note: "another pump".into(), ..made.wanted };
    story.done(&ChangeTask { task: (task, 1), wanted });
    assert!(matches!(story.refuses(&command), Refusal::Stale { .. }), "somebody changed it since");
    story.execute(&format!("UPDATE task SET version = 1, state = 'superseded' WHERE id = {}", task.0));
    assert_eq!(story.refuses(&command), Refusal::Undo(Resting::Contact(day(D))));
}
