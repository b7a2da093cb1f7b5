//! What comes of a call: attempts, promised calls, a task done without an order, churn (S0-05 … S0-12, S1-57, R-20, R-45).

use rodnik::clock;
use rodnik::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use rodnik::domain::ids::{ReasonId, TaskId};
use rodnik::domain::people::Role;
use rodnik::domain::task::{CallResult, TaskKind};
use rodnik::service::churn::SendToChurn;
use rodnik::service::desk::{Whereabouts, due_calls, whereabouts};
use rodnik::service::order::{CancelOrder, ReportUndelivered, SaveOrder};
use rodnik::service::outcome::{
    CallLater, Comment, FinishTask, NotReached, Postpone, RowRef, StartCall, WriteJournal,
};
use rodnik::service::rules::key;
use rodnik::service::undo_handling::{UndoHandling, What};
use rodnik::service::{Input, Refusal, Resting, Thing};

use super::story::{Story, codes, day, row_ref};

const D: &str = "2026-11-23";

/// An office on 22 November with the address A-1, whose call stands in tomorrow's list.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story
}

fn task_of(row: RowRef) -> Option<TaskId> {
    match row {
        RowRef::Task { id, .. } => Some(id),
        RowRef::Always(_) => None,
    }
}

/// A call of a number of A-1 that reached nobody.
fn not_reached(story: &mut Story, number: &str, result: CallResult) -> NotReached {
    let (address, task) = (story.id("A-1"), task_of(story.seen("A-1", D)));
    NotReached { address, task, phone: story.phone("A-1", number), result }
}

fn reason(story: &mut Story) -> ReasonId {
    story.office.read(|read| read.reasons(ReasonKind::Churn)).expect("reasons")[0].id
}

fn churn(story: &mut Story) -> SendToChurn {
    SendToChurn {
        address: story.id("A-1"),
        row: Some(story.seen("A-1", D)),
        reason: reason(story),
        comment: "has a filter now".into(),
    }
}

fn later(story: &mut Story, on: &str, hour: u32) -> CallLater {
    CallLater {
        address: story.id("A-1"),
        task: task_of(story.seen("A-1", D)),
        list_date: day(D),
        at: day(on).and_hms_opt(hour, 30, 0).expect("a time"),
        for_me: false,
        note: "ask about the pump".into(),
    }
}

#[test]
fn a_call_that_reached_nobody_is_an_attempt_and_the_task_stays_open() {
    let mut story = office();
    let command = not_reached(&mut story, "+79120000001", CallResult::NoAnswer);
    story.done(&command);
    story.done(&NotReached { result: CallResult::Busy, ..command });
    let row = story.active_row("A-1", D);
    assert_eq!((row.attempts, row.handled), (2, None));
    assert_eq!(story.card("A-1").attempts, 2);
    assert_eq!(story.text("SELECT group_concat(result) FROM contact_made"), "no_answer,busy");
    story.is_well();
}

#[test]
fn a_call_is_measured_from_its_begin_to_its_outcome() {
    let mut story = office();
    let command = not_reached(&mut story, "+79120000001", CallResult::AnsweringMachine);
    let NotReached { address, task, phone, .. } = command;
    story.done(&StartCall { address, task, phone });
    assert_eq!(story.active_row("A-1", D).attempts, 0, "it runs");
    let begun = clock::earlier(&story.office.clock().now(), 95);
    story.execute(&format!("UPDATE contact_made SET at = '{begun}'"));
    story.done(&command);
    assert_eq!(story.number("SELECT count(*) FROM contact_made"), 1, "one call, one contact");
    let seconds = story.number("SELECT seconds FROM contact_made");
    assert!((95..120).contains(&seconds), "{seconds}");
    assert_eq!(story.number("SELECT phone_id FROM contact_made"), phone.0);
    assert_eq!(story.active_row("A-1", D).attempts, 1);
}

#[test]
fn a_call_ends_with_whatever_comes_of_it_and_one_of_the_day_before_with_nothing() {
    let mut story = office();
    let NotReached { address, task, phone, .. } =
        not_reached(&mut story, "+79120000001", CallResult::NoAnswer);
    let ended = "SELECT count(*) FROM contact_made WHERE seconds IS NOT NULL AND result = ''";
    story.done(&StartCall { address, task, phone });
    let order =
        rodnik::service::order::SaveOrder { row: Some(story.seen("A-1", D)), ..story.order("A-1", D) };
    story.done(&order);
    assert_eq!(story.number(ended), 1, "an order");
    story.undoes("A-1");
    story.done(&StartCall { address, task, phone });
    story.postpones("A-1", D, "2026-12-01");
    assert_eq!(story.number(ended), 2, "another date");
    story.undoes("A-1");
    story.done(&StartCall { address, task, phone });
    story.execute("UPDATE contact_made SET at = '2026-11-21T08:00:00Z' WHERE seconds IS NULL");
    story.done(&Comment { address, task, text: "rings at noon".into() });
    assert_eq!(story.number(ended), 2, "nobody spoke for a day");
}

#[test]
fn a_wrong_number_is_no_longer_offered_first_until_that_is_taken_back() {
    let mut story = office();
    let wrong = not_reached(&mut story, "+79120000001", CallResult::WrongNumber);
    let right = story.phone("A-1", "+79120000002");
    let order = |story: &mut Story| story.card("A-1").phones.iter().map(|phone| phone.id).collect::<Vec<_>>();
    assert_eq!(order(&mut story), [wrong.phone, right]);
    story.done(&wrong);
    assert_eq!(order(&mut story), [right, wrong.phone]);
    assert!(story.card("A-1").phones[1].is_wrong);
    assert_eq!(story.undoes("A-1"), What::NotReached);
    assert_eq!(order(&mut story), [wrong.phone, right]);
    assert_eq!(story.active_row("A-1", D).attempts, 0);
}

#[test]
fn a_number_of_somebody_else_is_not_called_about_an_address() {
    let mut story = office();
    story.address("B");
    let foreign = story.phone("B", "+79120000009");
    let command = not_reached(&mut story, "+79120000001", CallResult::NoAnswer);
    let refusal = story.refuses(&NotReached { phone: foreign, ..command });
    assert_eq!(refusal, Refusal::NotFound(Thing::Phone, foreign.0.to_string()));
    let NotReached { address, task, .. } = command;
    let refusal = story.refuses(&StartCall { address, task, phone: foreign });
    assert_eq!(refusal, Refusal::NotFound(Thing::Phone, foreign.0.to_string()));
}

#[test]
fn r_45_a_promised_call_stands_in_the_list_with_its_time_and_one_row_is_for_both() {
    let mut story = office();
    let command = later(&mut story, D, 15);
    let call = story.done(&command);
    let rows = story.active(D);
    assert_eq!(codes(&rows), ["A-1"], "R-17");
    assert_eq!((rows[0].kind, rows[0].task.map(|task| task.0)), (TaskKind::Callback, Some(call)));
    assert_eq!(rows[0].due_at, clock::instant(command.at));
    assert_eq!(story.open_tasks("A-1").len(), 2, "the planned contact stays open");
    assert_eq!(story.text("SELECT result FROM contact_made"), "call_later");
    story.is_well();
    let next = later(&mut story, "2026-11-25", 10);
    let second = story.done(&next);
    let open: Vec<_> = story.open_tasks("A-1").iter().map(|task| (task.kind, task.list_date)).collect();
    assert_eq!(open, [(TaskKind::Planned, day(D)), (TaskKind::Callback, day("2026-11-25"))], "moved on");
    let link = format!("SELECT superseded_by FROM task WHERE id = {}", call.0);
    assert_eq!(story.number(&link), second.0);
    assert_eq!(story.undoes("A-1"), What::Callback);
    assert_eq!(story.active_row("A-1", D).task.map(|task| task.0), Some(call), "as it was promised first");
    story.is_well();
}

#[test]
fn a_promised_call_takes_the_place_of_a_task_by_hand() {
    let mut story = office();
    let manual = story.task("A-1", TaskKind::Manual, D, None);
    let command = CallLater { task: Some(manual), ..later(&mut story, D, 15) };
    story.done(&command);
    let state = format!("SELECT state FROM task WHERE id = {}", manual.0);
    assert_eq!(story.text(&state), "superseded");
    story.undoes("A-1");
    assert_eq!(story.text(&state), "open");
}

#[test]
fn a_promised_call_keeps_the_purpose_the_words_and_for_whom_the_task_by_hand_was() {
    let mut story = office();
    let anna = story.user("Anna", &[Role::Operator]).id;
    let manual = story.task("A-1", TaskKind::Manual, D, None);
    let purpose = story.number("SELECT max(id) FROM purpose");
    story.execute(&format!(
        "UPDATE task SET purpose_id = {purpose}, assignee_id = {}, note = 'the pump leaks' WHERE id = {}",
        anna.0, manual.0
    ));
    let command = CallLater { task: Some(manual), note: String::new(), ..later(&mut story, D, 15) };
    let call = story.done(&command);
    let meant = story.office.read(|read| read.meant(call)).unwrap().unwrap();
    assert_eq!((meant.purpose.map(|id| id.0), meant.assignee), (Some(purpose), Some(anna)));
    assert_eq!(meant.note, "the pump leaks");
    let mine = CallLater { task: Some(call), for_me: true, ..later(&mut story, D, 16) };
    let mine = story.done(&mine);
    let meant = story.office.read(|read| read.meant(mine)).unwrap().unwrap();
    assert_eq!((meant.purpose.map(|id| id.0), meant.assignee), (Some(purpose), Some(story.actor.id)));
    assert_eq!(meant.note, "ask about the pump");
    let anyones = CallLater { task: Some(mine), ..later(&mut story, D, 17) };
    let anyones = story.done(&anyones);
    let meant = story.office.read(|read| read.meant(anyones)).unwrap().unwrap();
    assert_eq!((meant.purpose.map(|id| id.0), meant.assignee), (Some(purpose), None), "given up");
}

#[test]
fn two_who_promise_a_call_from_one_row_do_not_both_call() {
    let mut story = office();
    let manual = story.task("A-1", TaskKind::Manual, D, None);
    let first = CallLater { task: Some(manual), ..later(&mut story, D, 15) };
    story.done(&first);
    let second = CallLater { at: day(D).and_hms_opt(16, 0, 0).unwrap(), ..first };
    let Refusal::Stale { by, .. } = story.refuses(&second) else { panic!("two calls from one row") };
    assert_eq!(by, Some(story.actor.name.clone()));

    let mut story = office();
    let planned = later(&mut story, D, 15);
    let first = story.done(&planned);
    let call = story.done(&CallLater { at: day(D).and_hms_opt(16, 0, 0).unwrap(), ..planned });
    let calls = story.rows("SELECT id FROM task WHERE kind = 'callback' AND state = 'open'");
    assert_eq!(calls.len(), 1, "what the customer said last holds");
    let link = format!("SELECT superseded_by FROM task WHERE id = {}", first.0);
    assert_eq!(story.number(&link), call.0);
    assert_eq!(story.undoes("A-1"), What::Callback);
    assert_eq!(story.text(&format!("SELECT state FROM task WHERE id = {}", first.0)), "open");
    story.is_well();
}

#[test]
fn a_call_is_not_promised_for_a_time_that_has_passed() {
    let mut story = office();
    let yesterday = later(&mut story, "2026-11-21", 10);
    assert_eq!(story.refuses(&yesterday), Refusal::Input(Input::PastMoment(yesterday.at)));
    let never = later(&mut story, "2101-01-01", 10);
    assert_eq!(story.refuses(&never), Refusal::Input(Input::Date(day("2101-01-01"))));
}

#[test]
fn a_promised_call_of_another_date_that_is_kept_today_counts_as_handled() {
    let mut story = office();
    let call = later(&mut story, D, 15);
    story.done(&call);
    story.it_is("2026-11-24");
    let tomorrow = "2026-11-25";
    let before = story.counts(tomorrow);
    let row =
        story.active(tomorrow).into_iter().find(|row| row.due_at.is_some()).expect("on top of every list");
    let finished = Postpone {
        address: row.address,
        row: row_ref(&row),
        to: day("2026-12-04"),
        comment: "in two weeks".into(),
    };
    story.done(&finished);
    let after = story.counts(tomorrow);
    assert_eq!((after.active, after.handled), (before.active - 1, before.handled + 1));
    story.it_is("2026-11-25");
    assert_eq!(story.counts("2026-11-26").handled, 0, "what was done yesterday is no work of today");
}

#[test]
fn r_45_a_call_that_is_promised_in_person_is_announced_to_nobody_else() {
    let mut story = office();
    let command = CallLater { for_me: true, ..later(&mut story, D, 15) };
    story.done(&command);
    let (me, other) = (story.actor.id, story.user("Other", &[Role::Operator]).id);
    story.it_is("2026-11-24");
    let request = story.request("2026-11-25");
    let due = |story: &mut Story, user| {
        story.office.read(|read| due_calls(read, &request, user)).expect("calls").len()
    };
    assert_eq!((due(&mut story, me), due(&mut story, other)), (1, 0));
    story.execute("UPDATE task SET assignee_id = NULL");
    assert_eq!((due(&mut story, me), due(&mut story, other)), (1, 1), "for anyone");
}

#[test]
fn a_task_by_hand_is_done_without_an_order_and_a_planned_contact_is_not() {
    let mut story = office();
    let planned = FinishTask { address: story.id("A-1"), row: story.seen("A-1", D), note: String::new() };
    assert_eq!(story.refuses(&planned), Refusal::TaskNeedsOutcome);
    let task = story.task("A-1", TaskKind::Manual, D, None);
    let row = story.seen("A-1", D);
    story.done(&FinishTask { row, note: "the pump works".into(), ..planned });
    assert_eq!(story.text(&format!("SELECT outcome FROM task WHERE id = {}", task.0)), "closed");
    assert_eq!(story.card("A-1").comments[0].text, "the pump works");
    assert_eq!(story.active_row("A-1", D).kind, TaskKind::Planned, "the planned contact is next");
    assert_eq!(story.undoes("A-1"), What::Done);
    assert_eq!(story.seen("A-1", D), RowRef::Task { id: task, version: 3 });
    story.is_well();
}

#[test]
fn s1_57_a_comment_and_s1_58_a_record_are_taken_back_and_kept() {
    let mut story = office();
    let (address, task) = (story.id("A-1"), task_of(story.seen("A-1", D)));
    story.done(&Comment { address, task, text: "wrong client".into() });
    assert_eq!(story.active_row("A-1", D).attempts, 1, "R-20: an attempt");
    assert_eq!(story.undoes("A-1"), What::Comment);
    assert!(story.card("A-1").comments.is_empty());
    assert_eq!(story.active_row("A-1", D).attempts, 0);
    let number = story.done(&WriteJournal { address, kind: None, text: "wrong client".into() });
    assert_eq!(story.undoes("A-1"), What::Journal(number));
    assert!(story.card("A-1").journal.is_empty());
    assert_eq!(story.number("SELECT count(*) FROM comment"), 1, "nothing is erased");
    assert_eq!(story.number("SELECT count(*) FROM journal_entry"), 1);
}

#[test]
fn s1_58_a_record_is_of_the_chosen_type() {
    let mut story = office();
    let address = story.id("A-1");
    let kinds = story.office.read(|read| read.journal_types_in_use()).expect("types");
    let kind = kinds[1].clone();
    story.done(&WriteJournal { address, kind: Some(kind.id), text: "two for one".into() });
    assert_eq!(story.card("A-1").journal[0].type_code, kind.code);
    story.execute(&format!("UPDATE journal_type SET is_archived = 1 WHERE id = {}", kind.id.0));
    let refusal = story.refuses(&WriteJournal { address, kind: Some(kind.id), text: "again".into() });
    assert_eq!(refusal, Refusal::NotFound(Thing::Reason, String::new()));
}

#[test]
fn s0_12_with_control_on_the_address_is_reviewed_and_the_senior_operator_gets_a_task() {
    let mut story = office();
    let command = churn(&mut story);
    assert_eq!(story.done(&command), AddressStatus::ChurnReview);
    assert_eq!(story.status("A-1"), AddressStatus::ChurnReview);
    let open = story.open_tasks("A-1");
    assert_eq!(open.iter().map(|task| task.kind).collect::<Vec<_>>(), [TaskKind::Review]);
    assert_eq!(story.text("SELECT role FROM task WHERE kind = 'review'"), "senior_operator");
    let card = story.card("A-1");
    assert_eq!(card.churn.map(|churn| churn.0), Some(ChurnStage::SeniorOperator));
    assert_eq!(card.comments[0].text, "has a filter now");
    assert_eq!(
        story.text("SELECT from_stage || ' ' || to_stage FROM churn_step"),
        "operator senior_operator"
    );
    assert_eq!(story.number("SELECT reason_id FROM churn_step"), command.reason.0);
    assert_eq!(story.text("SELECT outcome FROM task WHERE state = 'done'"), "churn");
    assert!(story.active(D).is_empty());
    assert_eq!(story.counts(D).churn, 1);
    story.is_well();
}

#[test]
fn s0_12_a_contact_that_the_plan_arranged_for_another_day_goes_with_the_plan() {
    let mut story = office();
    let manual = story.task("A-1", TaskKind::Manual, "2026-11-22", None);
    let command = SendToChurn { row: Some(RowRef::Task { id: manual, version: 1 }), ..churn(&mut story) };
    story.done(&command);
    let kinds: Vec<_> = story.open_tasks("A-1").iter().map(|task| task.kind).collect();
    assert_eq!(kinds, [TaskKind::Review]);
    assert_eq!(story.undoes("A-1"), What::Churn);
    let open: Vec<_> = story.open_tasks("A-1").iter().map(|task| (task.kind, task.list_date)).collect();
    assert_eq!(open, [(TaskKind::Manual, day("2026-11-22")), (TaskKind::Planned, day(D))]);
    story.is_well();
}

#[test]
fn s0_11_with_control_off_the_address_is_closed_with_its_reason_and_nothing_is_planned() {
    let mut story = office();
    story.set(key::CHURN_CONTROL, "off");
    story.task("A-1", TaskKind::Manual, "2026-11-30", None);
    let command = churn(&mut story);
    assert_eq!(story.done(&command), AddressStatus::Closed);
    assert!(story.open_tasks("A-1").is_empty());
    assert_eq!(story.number("SELECT closed_reason_id FROM address"), command.reason.0);
    assert_eq!(story.text("SELECT closed_on FROM address"), "2026-11-22");
    assert_eq!(story.number("SELECT count(*) FROM churn_case"), 0);
    assert_eq!(story.plan("A-1").next_delivery, None);
    story.is_well();
    assert_eq!(story.undoes("A-1"), What::Churn);
    assert_eq!(story.status("A-1"), AddressStatus::Active);
    let open: Vec<_> = story.open_tasks("A-1").iter().map(|task| (task.kind, task.list_date)).collect();
    assert_eq!(open, [(TaskKind::Planned, day(D)), (TaskKind::Manual, day("2026-11-30"))]);
    story.is_well();
}

#[test]
fn s0_07_churn_without_a_reason_of_the_dictionary_is_refused() {
    let mut story = office();
    let nothing = SendToChurn { reason: ReasonId(404), ..churn(&mut story) };
    assert_eq!(story.refuses(&nothing), Refusal::NotFound(Thing::Reason, "404".into()));
    let undelivered = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).expect("reasons")[0].id;
    let other = SendToChurn { reason: undelivered, ..churn(&mut story) };
    assert_eq!(story.refuses(&other), Refusal::NotFound(Thing::Reason, undelivered.0.to_string()));
    let seen = churn(&mut story);
    story.postpones("A-1", D, "2026-12-01");
    assert!(matches!(story.refuses(&seen), Refusal::Stale { .. }));
}

#[test]
fn an_address_in_review_is_not_sent_to_churn_twice() {
    let mut story = office();
    let command = churn(&mut story);
    story.done(&command);
    let again = SendToChurn { row: None, ..command };
    assert_eq!(story.refuses(&again), Refusal::AddressNotActive);
}

#[test]
fn churn_is_taken_back_until_a_later_step_and_then_the_step_is_named() {
    let mut story = office();
    let row = story.seen("A-1", D);
    let command = churn(&mut story);
    story.done(&command);
    assert_eq!(story.undoes("A-1"), What::Churn);
    assert_eq!(story.status("A-1"), AddressStatus::Active);
    assert_eq!(task_of(story.seen("A-1", D)), task_of(row), "its row stands again");
    assert!(story.text("SELECT voided_at FROM churn_case").ends_with('Z'), "and the case is kept");
    story.is_well();
    let command = churn(&mut story);
    story.done(&command);
    story.execute(
        "UPDATE churn_case SET stage = 'quality_control', stage_since = '2026-11-22' WHERE voided_at IS NULL",
    );
    let entry = story.last_entry("A-1");
    let refusal = story.refuses(&rodnik::service::undo_handling::UndoHandling { entry });
    let stage = Resting::Stage { stage: ChurnStage::QualityControl, since: day("2026-11-22") };
    assert_eq!(refusal, Refusal::Undo(stage));
}

#[test]
fn an_order_that_brought_the_address_back_rests_on_the_churn() {
    let mut story = office();
    let command = churn(&mut story);
    story.done(&command);
    let entry = story.last_entry("A-1");
    story.accepts("A-1", D);
    let refusal = story.refuses(&rodnik::service::undo_handling::UndoHandling { entry });
    assert!(matches!(refusal, Refusal::Undo(Resting::Stage { stage: ChurnStage::Returned, .. })));
}

#[test]
fn the_row_of_an_address_is_found_in_the_list_in_which_it_stands() {
    let mut story = office();
    let where_is = |story: &mut Story, code: &str| {
        let (id, today) = (story.id(code), story.today);
        story.office.read(|read| whereabouts(read, id, today)).expect("a place")
    };
    assert_eq!(where_is(&mut story, "A-1"), Some(Whereabouts::Active(day(D))));
    story.it_is("2026-11-30");
    assert_eq!(where_is(&mut story, "A-1"), Some(Whereabouts::Overdue));
    story.address("NEW");
    assert_eq!(where_is(&mut story, "NEW"), None);
    story.address("NEW").always_shown();
    assert_eq!(where_is(&mut story, "NEW"), Some(Whereabouts::Active(day("2026-12-01"))));
    story.execute("UPDATE address SET status = 'churn_review'");
    assert_eq!(where_is(&mut story, "A-1"), Some(Whereabouts::Review));
    story.execute("UPDATE address SET status = 'closed'");
    assert_eq!(where_is(&mut story, "A-1"), None);
}

#[test]
fn s0_11_no_task_opens_again_at_an_address_that_was_closed_since() {
    let mut story = office();
    story.set(key::CHURN_CONTROL, "off");
    let address = story.id("A-1");
    story.task("A-1", TaskKind::Manual, D, None);
    let row = story.seen("A-1", D);
    story.done(&FinishTask { address, row, note: String::new() });
    let finished = story.last_entry("A-1");
    story.task("A-1", TaskKind::Manual, D, None);
    let row = Some(story.seen("A-1", D));
    let ordered = SaveOrder { row, ..story.order("A-1", D) };
    let called_off = story.done(&ordered);
    let brought_back = story.accepts("A-1", "2026-11-27");
    let closing = SendToChurn { address, row: None, reason: reason(&mut story), comment: String::new() };
    story.execute("UPDATE customer_order SET status = 'draft'"); // Closed in spite of orders, as offices of before could.
    assert_eq!(story.done(&closing), AddressStatus::Closed);
    story.execute("UPDATE customer_order SET status = 'accepted'");
    assert_eq!(story.refuses(&UndoHandling { entry: finished }), Refusal::AddressClosed);
    story.done(&CancelOrder { order: (called_off.id, called_off.version) });
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).expect("reasons")[0].id;
    story.it_is("2026-11-27");
    story.done(&ReportUndelivered { order: (brought_back.id, brought_back.version), reason });
    assert_eq!(story.open_tasks("A-1"), vec![]);
    story.is_well();
}

#[test]
fn p_32_after_an_undelivered_order_with_which_one_was_done_the_plan_asks_again() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let order = SaveOrder { row, ..story.order("A-1", D) };
    let order = story.done(&order);
    story.it_is(D);
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).expect("reasons")[0].id;
    story.done(&ReportUndelivered { order: (order.id, order.version), reason });
    story.it_is("2026-11-24");
    let (address, row) = (story.id("A-1"), story.seen("A-1", "2026-11-24"));
    story.done(&FinishTask { address, row, note: "nobody was at home".into() });
    let kinds = |story: &mut Story| story.open_tasks("A-1").iter().map(|task| task.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&mut story), [TaskKind::Planned], "the customer is not lost");
    story.is_well();
    assert_eq!(story.undoes("A-1"), What::Done);
    assert_eq!(kinds(&mut story), [TaskKind::Undelivered]);
    story.is_well();
}
