//! The last step of a churn review is taken back while nothing rests on it.

use rodnik::domain::address::{AddressStatus, ChurnStage, OfferKind, Verdict};
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::review::{GiveVerdict, MakeOffer, TakeStep};
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::{UndoHandling, What, last_undoable};
use rodnik::service::{Refusal, Resting};
use rodnik::workflow::churn::{NextContact, Step};

use super::story::{Story, day};

fn at(stage: ChurnStage) -> Story {
    Story::at_stage("2026-11-22", stage)
}

#[track_caller]
fn stands(story: &mut Story, stage: ChurnStage) {
    assert_eq!((story.review("A-1").stage, story.status("A-1")), (stage, AddressStatus::ChurnReview));
    story.is_well();
    let summary = story.done(&ReplanAll::default());
    assert_eq!((summary.plans, summary.tasks), (0, 0));
}

#[test]
fn every_step_is_taken_back_to_the_stage_and_the_task_from_which_it_was_taken() {
    use ChurnStage::{CreditControl, QualityControl, SeniorOperator};
    let steps = [
        (SeniorOperator, Step::PassToQuality),
        (SeniorOperator, Step::ReturnToWork),
        (QualityControl, Step::ReturnToWork),
        (QualityControl, Step::BackToSenior),
        (QualityControl, Step::PassToCredit),
        (QualityControl, Step::Close),
        (CreditControl, Step::ReturnToWork),
        (CreditControl, Step::ToQuality),
    ];
    for (stage, step) in steps {
        let mut story = at(stage);
        if step != Step::PassToCredit {
            story.pays("A-1");
        }
        story.talks("A-1");
        story.task("A-1", TaskKind::Manual, "2026-12-01", None);
        story.execute("UPDATE churn_case SET stage_since = '2026-11-10'");
        let (before, tasks) = (story.review("A-1"), story.open_tasks("A-1"));
        story.takes("A-1", step);
        assert_eq!(story.undoes("A-1"), What::Review(stage), "{step:?}");
        stands(&mut story, stage);
        let after = story.review("A-1");
        assert_eq!(
            (after.stage_since, after.no_debts, &after.hands),
            (before.stage_since, before.no_debts, &before.hands)
        );
        assert_eq!(after.standing, before.standing, "its contacts count again");
        let ids = |tasks: Vec<rodnik::store::TaskRow>| tasks.iter().map(|task| task.id).collect::<Vec<_>>();
        assert_eq!(ids(story.open_tasks("A-1")), ids(tasks), "{step:?}");
        story.takes("A-1", step);
        story.is_well();
    }
}

#[test]
fn a_return_with_a_contact_takes_the_contact_along() {
    let mut story = at(ChurnStage::SeniorOperator);
    let contact = Some(NextContact::On(day("2026-12-10")));
    let back = TakeStep { contact, ..story.step("A-1", Step::ReturnToWork) };
    story.done(&back);
    story.undoes("A-1");
    assert!(story.open_tasks("A-1").iter().all(|task| task.kind == TaskKind::Review));
    stands(&mut story, ChurnStage::SeniorOperator);
}

#[test]
fn steps_are_taken_back_one_after_the_other() {
    let mut story = at(ChurnStage::SeniorOperator);
    story.takes("A-1", Step::PassToQuality);
    let first = UndoHandling { entry: story.last_entry("A-1") };
    story.takes("A-1", Step::BackToSenior);
    let second = UndoHandling { entry: story.last_entry("A-1") };
    let rests = Resting::Stage { stage: ChurnStage::SeniorOperator, since: day("2026-11-22") };
    assert_eq!(story.refuses(&first), Refusal::Undo(rests), "the later one first");
    story.done(&second);
    story.done(&first);
    stands(&mut story, ChurnStage::SeniorOperator);
    assert_eq!(story.refuses(&first), Refusal::Undo(Resting::Undone));
}

#[test]
fn ctrl_z_finds_the_step_of_the_one_who_took_it() {
    let mut story = at(ChurnStage::SeniorOperator);
    story.takes("A-1", Step::PassToQuality);
    let (address, user, entry) = (story.id("A-1"), story.actor.id, story.last_entry("A-1"));
    let last = story.office.read(|read| last_undoable(read, address, user, &[])).unwrap();
    assert_eq!(last, Some(entry));
}

#[test]
fn what_the_next_hand_began_is_not_pulled_from_under_it() {
    let mut story = at(ChurnStage::SeniorOperator);
    story.takes("A-1", Step::PassToQuality);
    let undo = UndoHandling { entry: story.last_entry("A-1") };
    let rests = Refusal::Undo(Resting::Stage { stage: ChurnStage::QualityControl, since: day("2026-11-22") });
    story.talks("A-1");
    assert_eq!(story.refuses(&undo), rests, "spoken to");
    let mut story = at(ChurnStage::SeniorOperator);
    story.takes("A-1", Step::PassToQuality);
    let undo = UndoHandling { entry: story.last_entry("A-1") };
    story.it_is("2026-11-23");
    let (address, seen) = (story.id("A-1"), story.review("A-1").version);
    let text = "a cooler".into();
    story.done(&MakeOffer { address, seen, kind: OfferKind::Promotion, text, rate: 0, valid_to: None });
    assert_eq!(story.refuses(&undo), rests, "offered something");
}

#[test]
fn s0_14_an_operator_does_not_take_back_what_the_senior_operator_looks_into() {
    let begins: [fn(&mut Story); 2] = [
        |story| story.talks("A-1"),
        |story| {
            let (address, seen) = (story.id("A-1"), story.review("A-1").version);
            let text = "no reason was asked for".into();
            story.done(&GiveVerdict { address, seen, verdict: Verdict::Violation, text });
        },
    ];
    for begin in begins {
        let mut story = Story::on("2026-11-22");
        story.address("A-1").every(5).sells(2).on("2026-11-18");
        story.works_as_everybody();
        story.leaves("A-1");
        let undo = UndoHandling { entry: story.last_entry("A-1") };
        begin(&mut story);
        story.works_as(Role::Operator);
        let rests = Resting::Stage { stage: ChurnStage::SeniorOperator, since: day("2026-11-22") };
        assert_eq!(story.refuses(&undo), Refusal::Undo(rests));
        assert_eq!(story.status("A-1"), AddressStatus::ChurnReview);
    }
}

#[test]
fn s0_26_the_contact_that_let_a_step_pass_stays() {
    let mut story = at(ChurnStage::QualityControl);
    story.talks("A-1");
    let said = UndoHandling { entry: story.last_entry("A-1") };
    story.takes("A-1", Step::PassToCredit);
    let rests = Resting::Stage { stage: ChurnStage::CreditControl, since: day("2026-11-22") };
    assert_eq!(story.refuses(&said), Refusal::Undo(rests));
    story.undoes("A-1");
    story.done(&said);
    assert!(!story.review("A-1").standing.reached);
}

#[test]
fn an_address_back_in_work_that_moved_on_stays_there() {
    let returned = || {
        let mut story = at(ChurnStage::SeniorOperator);
        let contact = Some(NextContact::On(day("2026-11-24")));
        let back = TakeStep { contact, ..story.step("A-1", Step::ReturnToWork) };
        story.done(&back);
        let undo = UndoHandling { entry: story.last_entry("A-1") };
        story.it_is("2026-11-23");
        (story, undo)
    };
    let (mut story, undo) = returned();
    story.postpones("A-1", "2026-11-24", "2026-12-01");
    assert_eq!(story.refuses(&undo), Refusal::Undo(Resting::Contact(day("2026-11-24"))));
    let (mut story, undo) = returned();
    let order = story.accepts("A-1", "2026-11-24");
    let status = rodnik::domain::order::OrderStatus::Accepted;
    assert_eq!(story.refuses(&undo), Refusal::Undo(Resting::Order { number: order.number, status }));
    let (mut story, undo) = returned();
    let sale = story.address("A-1").sells(1).on("2026-11-23");
    assert_eq!(story.refuses(&undo), Refusal::Undo(Resting::Sale(sale.number)));
    let (mut story, undo) = returned();
    story.leaves("A-1");
    assert!(matches!(story.refuses(&undo), Refusal::Undo(Resting::Stage { .. })), "another case");
}

#[test]
fn s0_38_whoever_may_not_take_a_step_may_not_take_it_back() {
    let mut story = at(ChurnStage::QualityControl);
    story.pays("A-1");
    story.talks("A-1");
    story.takes("A-1", Step::Close);
    let undo = UndoHandling { entry: story.last_entry("A-1") };
    story.works_as(Role::Manager);
    let right = Right::CloseAddresses;
    assert_eq!(story.refuses(&undo), Refusal::NotAllowed(right, right.by_default()));
    story.works_as(Role::QualityControl);
    story.done(&undo);
    let mut story = at(ChurnStage::SeniorOperator);
    story.takes("A-1", Step::PassToQuality);
    let undo = UndoHandling { entry: story.last_entry("A-1") };
    story.works_as(Role::Operator);
    let right = Right::ReviewSenior;
    assert_eq!(story.refuses(&undo), Refusal::NotAllowed(right, right.by_default()));
}
