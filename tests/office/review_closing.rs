//! Quality control, credit control and the end of a churn review (S0-25 … S0-38, R-05 … R-09).

use rodnik::domain::address::{AddressStatus, ChurnStage};
use rodnik::domain::people::Role;
use rodnik::domain::task::{CallResult, TaskKind};
use rodnik::i18n::{Language, Texts};
use rodnik::service::Refusal;
use rodnik::service::churn::SendToChurn;
use rodnik::service::desk;
use rodnik::service::order::CancelOrder;
use rodnik::service::outcome::{NotReached, StartCall};
use rodnik::service::review::TakeStep;
use rodnik::service::rights::Right;
use rodnik::service::rules::key;
use rodnik::wording;
use rodnik::workflow::churn::{Blocked, Step};

use super::story::Story;

const TODAY: &str = "2026-11-22";

fn at(stage: ChurnStage) -> Story {
    Story::at_stage(TODAY, stage)
}

#[track_caller]
fn stands(story: &mut Story, stage: ChurnStage, status: AddressStatus) {
    assert_eq!((story.review("A-1").stage, story.status("A-1")), (stage, status));
    story.is_well();
}

#[test]
fn s0_26_quality_control_neither_closes_nor_passes_on_without_a_contact_at_its_stage() {
    let mut story = at(ChurnStage::QualityControl);
    let waits = Blocked::NotContacted { made: 0, needed: 3 };
    let pass = story.step("A-1", Step::PassToCredit);
    assert_eq!(story.refuses(&pass), Refusal::Review(waits.clone()));
    let close = story.step("A-1", Step::Close);
    assert_eq!(story.refuses(&close), Refusal::Review(waits), "the contacts of other stages do not count");
    story.talks("A-1");
    story.done(&pass);
}

#[test]
fn s0_26_a_customer_who_was_reached_is_not_called_again_for_a_debt_that_was_settled() {
    let mut story = at(ChurnStage::CreditControl);
    story.pays("A-1");
    story.takes("A-1", Step::ToQuality);
    assert!(story.review("A-1").standing.reached);
    story.takes("A-1", Step::BackToSenior);
    story.takes("A-1", Step::PassToQuality);
    let close = story.step("A-1", Step::Close);
    let waits = Blocked::NotContacted { made: 0, needed: 3 };
    assert_eq!(story.refuses(&close), Refusal::Review(waits), "after rework it is another try");
    story.talks("A-1");
    story.done(&close);
    story.is_well();
}

#[test]
fn s0_32_an_address_to_which_an_order_is_under_way_is_not_closed() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    let order = story.accepts("A-1", "2026-11-23");
    story.leaves("A-1");
    story.gives_containers_back("A-1");
    story.takes("A-1", Step::PassToQuality);
    story.talks("A-1");
    story.pays("A-1");
    let number = story.text("SELECT number FROM customer_order");
    let close = story.step("A-1", Step::Close);
    for status in ["accepted", "on_route"] {
        story.execute(&format!("UPDATE customer_order SET status = '{status}'"));
        let under_way = Blocked::OrderUnderWay(number.clone());
        assert_eq!(story.refuses(&close), Refusal::Review(under_way.clone()), "{status}");
        let steps = story.review("A-1").steps;
        assert!(steps.contains(&(Step::Close, Some(under_way))), "the form says it before anybody types");
    }
    story.execute("UPDATE customer_order SET status = 'accepted'");
    story.done(&CancelOrder { order: (order.id, order.version) });
    story.done(&close);
    stands(&mut story, ChurnStage::Closed, AddressStatus::Closed);
}

#[test]
fn s0_11_without_control_an_address_to_which_an_order_is_under_way_is_not_closed_either() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story.set(key::CHURN_CONTROL, "off");
    let order = story.accepts("A-1", "2026-11-23");
    let (address, reason) = (story.id("A-1"), story.churn_reasons()[0].id);
    let close = SendToChurn { address, row: None, reason, comment: String::new() };
    let number = story.text("SELECT number FROM customer_order");
    let refused = story.refuses(&close);
    assert_eq!(refused, Refusal::Review(Blocked::OrderUnderWay(number.clone())));
    for language in Language::ALL {
        let said = wording::refused(&Texts::new(language), &refused);
        assert!(said.contains(&number), "the sentence names the order: {said}");
    }
    story.done(&CancelOrder { order: (order.id, order.version) });
    assert_eq!(story.done(&close), AddressStatus::Closed);
    story.is_well();
}

#[test]
fn s0_26_failed_attempts_stand_for_a_contact_and_a_call_that_runs_for_none() {
    let mut story = at(ChurnStage::QualityControl);
    let (address, task) = (story.id("A-1"), Some(story.review_task("A-1")));
    let phone = story.phone("A-1", "+79120000001");
    for made in 0..3 {
        let pass = story.step("A-1", Step::PassToCredit);
        assert_eq!(story.refuses(&pass), Refusal::Review(Blocked::NotContacted { made, needed: 3 }));
        story.done(&StartCall { address, task, phone });
        assert_eq!(story.review("A-1").standing.attempts, made, "it runs");
        story.done(&NotReached { address, task, phone, result: CallResult::NoAnswer });
    }
    story.takes("A-1", Step::PassToCredit);
    story.is_well();
}

#[test]
fn s0_26_what_somebody_else_said_is_no_contact_of_quality_control() {
    let mut story = at(ChurnStage::QualityControl);
    let (address, task) = (story.id("A-1"), Some(story.review_task("A-1")));
    let phone = story.phone("A-1", "+79120000001");
    story.works_as(Role::Operator);
    story.talks("A-1");
    for _ in 0..3 {
        story.done(&StartCall { address, task, phone });
        story.done(&NotReached { address, task, phone, result: CallResult::NoAnswer });
    }
    story.works_as(Role::QualityControl);
    let pass = story.step("A-1", Step::PassToCredit);
    assert_eq!(story.refuses(&pass), Refusal::Review(Blocked::NotContacted { made: 0, needed: 3 }));
    assert_eq!(story.review("A-1").contacts.len(), 5, "they are in sight all the same");
    story.talks("A-1");
    story.done(&pass);
}

#[test]
fn s0_26_the_office_says_how_many_attempts_it_takes() {
    let mut story = at(ChurnStage::QualityControl);
    story.set(key::ATTEMPTS, "1");
    let (address, task) = (story.id("A-1"), Some(story.review_task("A-1")));
    let phone = story.phone("A-1", "+79120000001");
    story.done(&NotReached { address, task, phone, result: CallResult::Busy });
    story.takes("A-1", Step::PassToCredit);
}

#[test]
fn s0_31_passing_to_credit_control_takes_a_balance_and_makes_its_task() {
    let mut story = at(ChurnStage::QualityControl);
    story.talks("A-1");
    let pass = story.step("A-1", Step::PassToCredit);
    story.pays("A-1");
    assert_eq!(story.refuses(&pass), Refusal::Review(Blocked::NoDebt));
    story.address("A-1").sells(1).on("2026-11-20");
    story.done(&pass);
    let task = story.review_task("A-1");
    assert_eq!(story.text(&format!("SELECT role FROM task WHERE id = {}", task.0)), "credit_controller");
    stands(&mut story, ChurnStage::CreditControl, AddressStatus::ChurnReview);
}

#[test]
fn r_09_credit_control_lets_go_only_of_what_is_paid() {
    let mut story = at(ChurnStage::CreditControl);
    for step in [Step::ReturnToWork, Step::ToQuality] {
        let step = story.step("A-1", step);
        assert_eq!(story.refuses(&step), Refusal::Review(Blocked::Money(70_000)));
    }
    story.pays("A-1");
    story.takes("A-1", Step::ReturnToWork);
    stands(&mut story, ChurnStage::Returned, AddressStatus::Active);
}

#[test]
fn s0_36_s0_37_checked_by_credit_control_the_case_goes_back_with_its_mark() {
    let mut story = at(ChurnStage::CreditControl);
    story.pays("A-1");
    story.takes("A-1", Step::ToQuality);
    assert!(story.review("A-1").no_debts);
    let request = story.request("2026-11-23");
    let rows = story.office.read(|read| desk::churn(read, &request, None)).unwrap();
    assert!(rows[0].no_debts);
    assert_eq!(rows[0].stage, Some(ChurnStage::QualityControl));
    story.address("A-1").sells(1).on("2026-11-21");
    assert!(!story.review("A-1").no_debts, "a debt came since");
    let rows = story.office.read(|read| desk::churn(read, &request, None)).unwrap();
    assert!(!rows[0].no_debts);
    stands(&mut story, ChurnStage::QualityControl, AddressStatus::ChurnReview);
}

#[test]
fn s0_32_closed_with_its_reason_nothing_is_planned_and_nothing_is_left_to_do() {
    let mut story = at(ChurnStage::QualityControl);
    story.task("A-1", TaskKind::Manual, "2026-12-01", None);
    story.pays("A-1");
    story.talks("A-1");
    let reason = story.churn_reasons()[1].clone();
    let close =
        TakeStep { reason: Some(reason.id), comment: "moves away".into(), ..story.step("A-1", Step::Close) };
    let taken = story.done(&close);
    assert_eq!((taken.stage, taken.whereabouts), (ChurnStage::Closed, None));
    assert_eq!(story.open_tasks("A-1"), []);
    assert_eq!(story.plan("A-1").call_on, None);
    let kept = story.text("SELECT closed_on || ' ' || closed_reason_id FROM address WHERE code = 'A-1'");
    assert_eq!(kept, format!("{TODAY} {}", reason.id.0));
    stands(&mut story, ChurnStage::Closed, AddressStatus::Closed);
    let again = story.step("A-1", Step::Close);
    assert_eq!(story.refuses(&again), Refusal::Review(Blocked::Stage));
}

#[test]
fn r_05_no_address_is_closed_with_money_or_containers_in_either_direction() {
    let mut story = at(ChurnStage::QualityControl);
    story.talks("A-1");
    let close = story.step("A-1", Step::Close);
    assert_eq!(story.refuses(&close), Refusal::Review(Blocked::Money(70_000)));
    story.pays("A-1");
    story.execute("UPDATE balance SET debt = -500");
    assert_eq!(story.refuses(&close), Refusal::Review(Blocked::Money(-500)));
    story.execute("UPDATE balance SET debt = 0, containers = 2, deposited = 0");
    assert_eq!(story.refuses(&close), Refusal::Review(Blocked::ContainerDebt(2)), "R-08");
    story.execute("UPDATE balance SET containers = 2, deposited = 2");
    let covered = Blocked::Containers { containers: 2, deposited: 2 };
    assert_eq!(story.refuses(&close), Refusal::Review(covered));
    story.execute("UPDATE balance SET containers = -1, deposited = 0");
    let beyond = Blocked::Containers { containers: -1, deposited: 0 };
    assert_eq!(story.refuses(&close), Refusal::Review(beyond));
    story.execute("UPDATE balance SET containers = 0");
    story.done(&close);
    stands(&mut story, ChurnStage::Closed, AddressStatus::Closed);
}

#[test]
fn r_05_an_office_may_close_with_a_debt_that_a_comment_explains() {
    let mut story = at(ChurnStage::QualityControl);
    story.set(key::MONEY_AT_CLOSING, "warns");
    story.talks("A-1");
    let close = story.step("A-1", Step::Close);
    assert_eq!(story.refuses(&close), Refusal::Review(Blocked::MoneyWithoutComment(70_000)));
    story.done(&TakeStep { comment: "written off".into(), ..close });
    stands(&mut story, ChurnStage::Closed, AddressStatus::Closed);
}

#[test]
fn r_07_switching_control_off_touches_no_case_under_way() {
    let mut story = at(ChurnStage::SeniorOperator);
    story.set(key::CHURN_CONTROL, "off");
    story.takes("A-1", Step::PassToQuality);
    stands(&mut story, ChurnStage::QualityControl, AddressStatus::ChurnReview);
    story.works_as(Role::Manager);
    story.pays("A-1");
    story.talks("A-1");
    let close = story.step("A-1", Step::Close);
    let only_quality = Refusal::NotAllowed(Right::CloseAddresses, Right::CloseAddresses.by_default());
    assert_eq!(story.refuses(&close), only_quality, "S0-38");
    story.address("A-2");
    let (address, reason) = (story.id("A-2"), story.churn_reasons()[0].id);
    story.works_as(Role::Operator);
    story.done(&SendToChurn { address, row: None, reason, comment: String::new() });
    assert_eq!(story.status("A-2"), AddressStatus::Closed, "S0-11");
}
