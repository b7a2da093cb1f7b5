//! Handling a row without an order: postpone, comment, journal (S1-54 … S1-58, R-11, R-20, R-43).

use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{AddressId, TaskId};
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::outcome::{Comment, LONGEST_TEXT, Postpone, RowRef, WriteJournal};
use rodnik::service::replanning::ReplanAll;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing};

use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story
}

fn postpone(story: &mut Story, to: &str) -> Postpone {
    let row = story.seen("A-1", D);
    Postpone { address: story.id("A-1"), row, to: day(to), comment: "has water yet".into() }
}

#[test]
fn s1_54_to_56_a_postponed_task_is_done_and_a_new_one_stands_on_the_chosen_date() {
    let mut story = office();
    let old = story.open_tasks("A-1")[0].id;
    let new = story.postpones("A-1", D, "2026-12-01");
    let done = story.office.read(|read| read.task(old)).unwrap().unwrap();
    assert_eq!(done.outcome, Some(Outcome::Postponed), "R-11: never stored as a refusal");
    assert_eq!(story.text("SELECT postponed_to FROM task WHERE outcome = 'postponed'"), "2026-12-01");
    let open = story.open_tasks("A-1");
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].id, open[0].kind, open[0].list_date), (new, TaskKind::Postponed, day("2026-12-01")));
    assert_eq!(story.number(&format!("SELECT produced_by FROM task WHERE id = {}", new.0)), old.0);
    let card = story.card("A-1");
    assert_eq!(card.comments.iter().map(|c| c.text.as_str()).collect::<Vec<_>>(), ["has water yet"]);
    story.is_well();
}

#[test]
fn r_43_the_plan_stays_and_neither_replan_nor_new_settings_bring_the_planned_task_back() {
    let mut story = office();
    let plan = story.plan("A-1");
    let postponed = story.postpones("A-1", D, "2026-12-01");
    assert_eq!(story.plan("A-1"), plan);
    let summary = story.done(&ReplanAll::default());
    assert_eq!((summary.plans, summary.tasks), (0, 0));
    story.address("A-1").every(6);
    assert_eq!(story.open_tasks("A-1").iter().map(|task| task.id).collect::<Vec<_>>(), [postponed]);
    story.is_well();
}

#[test]
fn r_43_the_next_sale_replaces_the_postponed_task() {
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    story.it_is("2026-11-25");
    story.address("A-1").sells(2).on("2026-11-25");
    let open = story.open_tasks("A-1");
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].kind, open[0].list_date), (TaskKind::Planned, day("2026-11-30")));
    story.is_well();
}

#[test]
fn r_43_a_voided_sale_brings_the_postponed_task_back() {
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    story.it_is("2026-11-25");
    let sold = story.address("A-1").sells(2).on("2026-11-25");
    story.done(&VoidSale { sale: sold.sale });
    let open = story.open_tasks("A-1");
    assert_eq!(open.len(), 1, "somebody calls");
    assert_eq!((open[0].kind, open[0].list_date), (TaskKind::Postponed, day("2026-12-01")));
    story.is_well();
    story.done(&ReplanAll::default());
    assert_eq!(story.open_tasks("A-1"), open);
}

#[test]
fn r_43_a_task_by_hand_that_was_postponed_is_replaced_by_the_next_sale_and_comes_back_when_it_is_voided() {
    let mut story = office();
    let manual = story.task("A-1", TaskKind::Manual, D, None);
    let planned = story.plan("A-1").call_on;
    story.postpones("A-1", D, "2026-12-09");
    story.it_is("2026-11-25");
    let sold = story.address("A-1").sells(2).on("2026-11-25");
    let open = story.open_tasks("A-1");
    assert_eq!(open.iter().map(|task| task.kind).collect::<Vec<_>>(), [TaskKind::Planned], "the next sale");
    story.done(&VoidSale { sale: sold.sale });
    let open = story.open_tasks("A-1");
    assert_eq!((open.len(), open[0].kind), (1, TaskKind::Postponed));
    assert_eq!(open[0].list_date, day("2026-12-09"), "the date that was named, not {planned:?} of the plan");
    story.is_well();

    let mut story = office();
    let manual_again = story.task("A-1", TaskKind::Manual, D, None);
    assert_eq!(manual_again, manual);
    story.postpones("A-1", D, "2026-12-09");
    story.undoes("A-1");
    let open: Vec<TaskKind> = story.open_tasks("A-1").iter().map(|task| task.kind).collect();
    assert_eq!(open, [TaskKind::Planned, TaskKind::Manual], "both stand again");
    let basis = format!("SELECT basis IS NULL FROM task WHERE id = {}", manual.0);
    assert_eq!(story.number(&basis), 1, "it handled no plan");
    story.is_well();
}

#[test]
fn r_43_what_was_promised_stands_although_the_plan_has_no_date() {
    let mut story = Story::on("2026-11-22");
    story.address("NEW");
    story.task("NEW", TaskKind::Manual, D, None);
    story.postpones("NEW", D, "2026-12-01");
    story.done(&ReplanAll::default());
    assert_eq!(codes(&story.active("2026-12-01")), ["NEW"]);
    story.is_well();
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    story.address("A-1").settings(|s| s.kind = rodnik::domain::planning::PlanningKind::None);
    assert_eq!(codes(&story.active("2026-12-01")), ["A-1"]);
    story.is_well();
}

#[test]
fn postponing_another_contact_takes_the_planned_one_along() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(20).sells(2).on("2026-11-18");
    let planned = story.open_tasks("A-1")[0].id;
    story.task("A-1", TaskKind::Manual, D, None);
    let postponed = story.postpones("A-1", D, "2026-12-20");
    let open: Vec<TaskId> = story.open_tasks("A-1").iter().map(|task| task.id).collect();
    assert_eq!(open, [postponed]);
    let link = format!("SELECT superseded_by FROM task WHERE id = {}", planned.0);
    assert_eq!(story.number(&link), postponed.0);
    story.is_well();
}

#[test]
fn a_postponement_that_cannot_be_is_refused() {
    let mut story = office();
    for to in ["2026-11-22", D] {
        let refusal = story.run(&postpone(&mut office(), to));
        assert!(
            matches!(refusal, Err(Refusal::Input(Input::NotAfter { after, .. })) if after == day(D)),
            "{to}"
        );
    }
    let silent = Postpone { comment: " \n".into(), ..postpone(&mut story, "2026-12-01") };
    assert_eq!(story.refuses(&silent), Refusal::Input(Input::EmptyText));
    let endless = Postpone { comment: "x".repeat(LONGEST_TEXT + 1), ..postpone(&mut story, "2026-12-01") };
    assert_eq!(story.refuses(&endless), Refusal::Input(Input::LongText(LONGEST_TEXT)));
    let never = postpone(&mut story, "2101-01-01");
    assert_eq!(story.refuses(&never), Refusal::Input(Input::Date(day("2101-01-01"))));
    let gone =
        Postpone { row: RowRef::Task { id: TaskId(404), version: 1 }, ..postpone(&mut story, "2026-12-01") };
    assert_eq!(story.refuses(&gone), Refusal::NotFound(Thing::Task, "404".into()));
    let mine = postpone(&mut story, "2026-12-01");
    story.address("A-1").status(AddressStatus::ChurnReview);
    assert_eq!(story.refuses(&mine), Refusal::AddressNotActive);
}

#[test]
fn s1_57_r_20_a_comment_records_a_contact_and_leaves_the_task_open() {
    let mut story = office();
    let task = story.open_tasks("A-1")[0].clone();
    let address = story.id("A-1");
    story.done(&Comment { address, task: Some(task.id), text: " nobody answers ".into() });
    assert_eq!(story.open_tasks("A-1"), [task], "R-20");
    assert_eq!(story.number("SELECT count(*) FROM contact_made"), 1);
    let comments = story.card("A-1").comments;
    assert_eq!((comments[0].text.as_str(), comments[0].user.as_deref()), ("nobody answers", Some("First")));
    story.done(&Comment { address, task: None, text: "без звонка".into() });
    assert_eq!(story.number("SELECT count(*) FROM contact_made"), 1, "without a task no contact");
}

#[test]
fn s1_58_a_journal_record_is_an_appeal_and_needs_a_content() {
    let mut story = office();
    let address = story.id("A-1");
    let number = story.done(&WriteJournal { address, kind: None, text: "wants a pump".into() });
    assert_eq!(story.text("SELECT number FROM journal_entry"), number);
    let first_type = "SELECT code FROM journal_type ORDER BY id LIMIT 1";
    assert_eq!(story.card("A-1").journal[0].type_code, story.text(first_type));
    for empty in ["", "  ", "\n"] {
        let refusal = story.refuses(&WriteJournal { address, kind: None, text: empty.into() });
        assert_eq!(refusal, Refusal::Input(Input::EmptyText));
    }
}

#[test]
fn s1_51_the_card_shows_the_last_five_records() {
    let mut story = office();
    let address = story.id("A-1");
    for number in 1..=7 {
        story.done(&WriteJournal { address, kind: None, text: format!("record {number}") });
    }
    let texts: Vec<String> = story.card("A-1").journal.into_iter().map(|record| record.text).collect();
    assert_eq!(texts, ["record 7", "record 6", "record 5", "record 4", "record 3"]);
}

#[test]
fn texts_about_nobody_are_refused_with_a_sentence_and_not_with_a_defect() {
    let mut story = office();
    let address = AddressId(404);
    let unknown = Refusal::NotFound(Thing::Address, "404".into());
    assert_eq!(story.refuses(&WriteJournal { address, kind: None, text: "x".into() }), unknown);
    assert_eq!(story.refuses(&Comment { address, task: None, text: "x".into() }), unknown);
    let foreign = story.open_tasks("A-1")[0].id;
    story.address("B");
    let address = story.id("B");
    let refusal = story.refuses(&Comment { address, task: Some(foreign), text: "x".into() });
    assert_eq!(refusal, Refusal::NotFound(Thing::Task, foreign.0.to_string()));
}
