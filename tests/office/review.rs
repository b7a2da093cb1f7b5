//! The churn review through its hands (S0-13 … S0-38, S1-63 … S1-73, R-01 … R-10).

use chrono::Days;
use rodnik::domain::address::{AddressStatus, ChurnStage, OfferKind, Verdict};
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::i18n::{Language, Texts};
use rodnik::service::desk::{self, Whereabouts};
use rodnik::service::outcome::Comment;
use rodnik::service::review::{GiveVerdict, MakeOffer, SetRecording, TakeStep, WithdrawOffer, review_form};
use rodnik::service::rights::Right;
use rodnik::service::rules::key;
use rodnik::service::undo_handling::UndoHandling;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::wording::refused;
use rodnik::workflow::churn::{Blocked, NextContact, Step};

use super::other_tabs::churn;
use super::story::{Story, day};

const TODAY: &str = "2026-11-22";

fn at(stage: ChurnStage) -> Story {
    Story::at_stage(TODAY, stage)
}

#[track_caller]
fn stands(story: &mut Story, stage: ChurnStage, status: AddressStatus) {
    assert_eq!((story.review("A-1").stage, story.status("A-1")), (stage, status));
    story.is_well();
}

fn offered(story: &mut Story) -> Vec<(Step, Option<Blocked>)> {
    story.review("A-1").steps
}

#[test]
fn s0_13_after_the_operator_the_senior_operator_has_the_case_with_what_the_operator_said() {
    let mut story = at(ChurnStage::SeniorOperator);
    let form = story.review("A-1");
    assert_eq!((form.stage, form.days, form.limit), (ChurnStage::SeniorOperator, 0, Some(3)));
    assert_eq!(form.sent_by.as_deref(), Some("First"));
    let hand = &form.hands[0];
    assert_eq!(
        (hand.from, hand.to, hand.comment.as_str()),
        (None, ChurnStage::SeniorOperator, "bought a filter")
    );
    assert_eq!(hand.reason.as_deref(), Some(form.reason.name.as_str()), "S1-64");
    assert_eq!((form.standing.money, form.standing.containers), (70_000, 0));
    assert_eq!(form.verdict, None);
    story.is_well();
}

#[test]
fn s1_64_the_sender_is_whoever_took_the_last_step_and_the_operator_stays_who_he_was() {
    let mut story = at(ChurnStage::SeniorOperator);
    let (first, senior) = (story.actor.clone(), story.user("Vera", &[Role::SeniorOperator]));
    story.actor = senior;
    story.takes("A-1", Step::PassToQuality);
    story.actor = first;
    let named = |story: &mut Story| {
        let (form, row) = (story.review("A-1"), churn(story).remove(0));
        assert_eq!(
            (&row.operator, &row.sent_by),
            (&form.operator, &form.sent_by),
            "the list and the panel agree"
        );
        (form.operator.unwrap(), form.sent_by.unwrap())
    };
    assert_eq!(named(&mut story), ("First".into(), "Vera".into()));
    story.talks("A-1");
    story.takes("A-1", Step::BackToSenior);
    assert_eq!(named(&mut story), ("First".into(), "First".into()));
    let undo = UndoHandling { entry: story.last_entry("A-1") };
    story.done(&undo);
    assert_eq!(named(&mut story), ("First".into(), "Vera".into()), "a step that was taken back sent nobody");
}

#[test]
fn r_10_each_hand_sees_the_buttons_of_its_stage_and_nobody_elses() {
    let steps = |stage, role| {
        let mut story = at(stage);
        story.works_as(role);
        offered(&mut story).into_iter().map(|(step, _)| step).collect::<Vec<_>>()
    };
    use ChurnStage::{CreditControl, QualityControl, SeniorOperator};
    assert_eq!(
        steps(SeniorOperator, Role::SeniorOperator),
        [Step::ReturnToWork, Step::Shipment, Step::PassToQuality]
    );
    let quality = [Step::ReturnToWork, Step::Shipment, Step::BackToSenior, Step::PassToCredit];
    assert_eq!(steps(QualityControl, Role::Manager), quality, "S0-38: all but closing");
    assert_eq!(steps(QualityControl, Role::QualityControl), [&quality[..], &[Step::Close]].concat());
    assert_eq!(steps(CreditControl, Role::CreditController), [Step::ReturnToWork, Step::ToQuality]);
    assert_eq!(steps(SeniorOperator, Role::Operator), []);
    assert_eq!(steps(QualityControl, Role::SeniorOperator), []);
    assert_eq!(steps(CreditControl, Role::QualityControl), []);
}

#[test]
fn s0_21_not_won_back_the_case_goes_to_quality_control_with_a_task() {
    let mut story = at(ChurnStage::SeniorOperator);
    let first = story.review_task("A-1");
    let taken = story.takes("A-1", Step::PassToQuality);
    assert_eq!((taken.stage, taken.whereabouts), (ChurnStage::QualityControl, Some(Whereabouts::Review)));
    let second = story.review_task("A-1");
    assert_ne!(first, second);
    assert_eq!(story.text(&format!("SELECT outcome FROM task WHERE id = {}", first.0)), "closed");
    assert_eq!(story.text(&format!("SELECT role FROM task WHERE id = {}", second.0)), "quality_control");
    assert_eq!(story.number(&format!("SELECT produced_by FROM task WHERE id = {}", second.0)), first.0);
    stands(&mut story, ChurnStage::QualityControl, AddressStatus::ChurnReview);
}

#[test]
fn s0_22_r_03_another_reason_needs_a_comment_and_both_are_kept() {
    let mut story = at(ChurnStage::SeniorOperator);
    let reasons = story.churn_reasons();
    let other = TakeStep { reason: Some(reasons[1].id), ..story.step("A-1", Step::PassToQuality) };
    assert_eq!(story.refuses(&other), Refusal::Review(Blocked::OtherReason));
    let none = TakeStep { reason: None, ..other.clone() };
    assert_eq!(story.refuses(&none), Refusal::Review(Blocked::NoReason));
    story.done(&TakeStep { comment: "it is the price".into(), ..other });
    let form = story.review("A-1");
    let given: Vec<_> = form.hands.iter().map(|hand| hand.reason.as_deref()).collect();
    assert_eq!(given, [Some(reasons[0].name.as_str()), Some(reasons[1].name.as_str())]);
    assert_eq!(form.reason, reasons[1], "the next hand begins with what the last one said");
}

#[test]
fn s0_23_containers_are_written_off_before_quality_control_and_said_in_its_words() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story.leaves("A-1");
    let pass = story.step("A-1", Step::PassToQuality);
    let refusal = story.refuses(&pass);
    assert_eq!(refusal, Refusal::Review(Blocked::ContainerDebt(2)));
    let words = refused(&Texts::new(Language::Russian), &refusal);
    let rule = "Необходимо, списать долги по таре на данном адресе, до передачи на следующий этап";
    assert!(words.starts_with(rule), "{words}");
    assert!(offered(&mut story).contains(&(Step::PassToQuality, Some(Blocked::ContainerDebt(2)))));
    story.gives_containers_back("A-1");
    story.done(&pass);
    story.is_well();
}

#[test]
fn r_08_containers_do_not_hold_a_customer_back_who_returns() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story.leaves("A-1");
    story.takes("A-1", Step::ReturnToWork);
    stands(&mut story, ChurnStage::Returned, AddressStatus::Active);
}

#[test]
fn s0_20_s1_70_won_back_with_a_contact_on_a_date_it_stands_in_that_list_and_the_plan_keeps_off() {
    for stage in [ChurnStage::SeniorOperator, ChurnStage::QualityControl] {
        let mut story = at(stage);
        let on = day("2026-12-10");
        let back = TakeStep {
            contact: Some(NextContact::On(on)),
            comment: "wants it after the holiday".into(),
            ..story.step("A-1", Step::ReturnToWork)
        };
        let taken = story.done(&back);
        assert_eq!((taken.stage, taken.whereabouts), (ChurnStage::Returned, Some(Whereabouts::Active(on))));
        let open = story.open_tasks("A-1");
        assert_eq!(
            open.iter().map(|task| (task.kind, task.list_date)).collect::<Vec<_>>(),
            [(TaskKind::Postponed, on)]
        );
        story.address("A-1").every(3);
        assert_eq!(story.open_tasks("A-1"), open, "R-43: nobody is called twice");
        assert_eq!(story.review("A-1").hands.last().unwrap().contact_on, Some(on));
        stands(&mut story, ChurnStage::Returned, AddressStatus::Active);
    }
}

#[test]
fn r_43_the_contact_on_a_date_outlives_a_sale_that_was_voided() {
    let mut story = at(ChurnStage::SeniorOperator);
    let on = day("2026-12-10");
    let back = TakeStep { contact: Some(NextContact::On(on)), ..story.step("A-1", Step::ReturnToWork) };
    story.done(&back);
    let sale = story.address("A-1").sells(2).on("2026-11-22");
    assert_eq!(story.open_tasks("A-1")[0].kind, TaskKind::Planned, "a sale begins a new plan");
    story.done(&VoidSale { sale: sale.sale });
    assert_eq!(story.open_tasks("A-1")[0].list_date, on);
    story.is_well();
}

#[test]
fn r_01_no_contact_leaves_the_date_to_the_planner() {
    let mut story = at(ChurnStage::SeniorOperator);
    assert_eq!(story.review("A-1").planned_on, Some(day("2026-11-23")), "said before it is done");
    let taken = story.takes("A-1", Step::ReturnToWork);
    assert_eq!(taken.whereabouts, Some(Whereabouts::Active(day("2026-11-23"))));
    assert_eq!(story.open_tasks("A-1")[0].kind, TaskKind::Planned);
    story.is_well();
}

#[test]
fn r_01_an_address_that_nobody_would_call_again_is_told() {
    let mut story = Story::on(TODAY);
    story.address("A-1");
    story.leaves("A-1");
    assert_eq!(story.review("A-1").planned_on, None);
    let taken = story.takes("A-1", Step::ReturnToWork);
    assert_eq!((taken.stage, taken.whereabouts), (ChurnStage::Returned, None));
    story.is_well();
}

#[test]
fn s0_18_whether_to_call_must_be_said_and_the_date_lies_within_a_year() {
    let mut story = at(ChurnStage::SeniorOperator);
    let back = story.step("A-1", Step::ReturnToWork);
    let unsaid = TakeStep { contact: None, ..back.clone() };
    assert_eq!(story.refuses(&unsaid), Refusal::Review(Blocked::NoContactChoice));
    let yesterday = day("2026-11-21");
    let past = TakeStep { contact: Some(NextContact::On(yesterday)), ..back.clone() };
    assert_eq!(story.refuses(&past), Refusal::Input(Input::Past(yesterday)));
    let far = day("2027-11-23");
    let late = TakeStep { contact: Some(NextContact::On(far)), ..back.clone() };
    assert_eq!(story.refuses(&late), Refusal::Input(Input::TooFar(far)));
    let last = story.today + Days::new(365);
    story.done(&TakeStep { contact: Some(NextContact::On(last)), ..back });
    story.is_well();
}

#[test]
fn s0_28_for_rework_the_senior_operator_gets_a_task_and_is_told_what_to_do() {
    let mut story = at(ChurnStage::QualityControl);
    let back = story.step("A-1", Step::BackToSenior);
    assert_eq!(story.refuses(&back), Refusal::Review(Blocked::NoComment));
    story.done(&TakeStep { comment: "offer the cooler".into(), ..back });
    let task = story.review_task("A-1");
    assert_eq!(
        story.text(&format!("SELECT role || ': ' || note FROM task WHERE id = {}", task.0)),
        "senior_operator: offer the cooler"
    );
    stands(&mut story, ChurnStage::SeniorOperator, AddressStatus::ChurnReview);
}

#[test]
fn of_two_who_have_one_case_open_the_second_is_told_who_was_first() {
    let mut story = at(ChurnStage::SeniorOperator);
    let (mine, back) = (story.step("A-1", Step::PassToQuality), story.step("A-1", Step::ReturnToWork));
    story.works_as(Role::SeniorOperator);
    let first = story.actor.clone();
    story.actor = story.user("Other", &[Role::SeniorOperator]);
    story.takes("A-1", Step::PassToQuality);
    story.actor = first;
    for step in [mine, back] {
        let Refusal::Stale { by, .. } = story.refuses(&step) else { panic!("not stale") };
        assert_eq!(by.as_deref(), Some("Other"));
    }
    story.is_well();
}

#[test]
fn who_was_never_in_review_has_no_form_and_takes_no_step() {
    let mut story = Story::on(TODAY);
    story.address("A-1");
    let (address, actor, today) = (story.id("A-1"), story.actor.clone(), story.today);
    let form = story.office.read(|read| review_form(read, address, &actor, today));
    assert_eq!(form.map(drop), Err(Refusal::NotInReview));
    let step = Step::ReturnToWork;
    let step = TakeStep { address, seen: 1, step, reason: None, comment: String::new(), contact: None };
    assert_eq!(story.refuses(&step), Refusal::NotInReview);
}

#[test]
fn s0_14_the_verdict_names_a_violation_and_can_be_thought_over() {
    let mut story = at(ChurnStage::SeniorOperator);
    let address = story.id("A-1");
    let seen = story.review("A-1").version;
    let verdict = |seen, verdict, text: &str| GiveVerdict { address, seen, verdict, text: text.into() };
    assert_eq!(story.refuses(&verdict(seen, Verdict::Violation, " ")), Refusal::Input(Input::EmptyText));
    story.done(&verdict(seen, Verdict::Violation, "was rude"));
    assert!(matches!(story.refuses(&verdict(seen, Verdict::None, "")), Refusal::Stale { .. }));
    story.done(&verdict(seen + 1, Verdict::None, "was not"));
    let given = story.review("A-1").verdict.expect("a verdict");
    assert_eq!(
        (given.verdict, given.text.as_str(), given.by.as_deref()),
        (Verdict::None, "was not", Some("First"))
    );
    story.takes("A-1", Step::PassToQuality);
    let seen = story.review("A-1").version;
    assert_eq!(story.refuses(&verdict(seen, Verdict::Praise, "")), Refusal::Review(Blocked::Stage));
    assert_eq!(story.last_detail("give_verdict")["changed"][0]["before"], "verdict_violation");
}

#[test]
fn s0_14_a_contact_carries_its_recording() {
    let mut story = at(ChurnStage::SeniorOperator);
    story.talks("A-1");
    let contact = story.review("A-1").contacts[0].clone();
    assert!(contact.in_review);
    let set = SetRecording { contact: contact.id, recording: " /calls/2026-11-22.wav ".into() };
    story.done(&set);
    assert_eq!(story.review("A-1").contacts[0].recording, "/calls/2026-11-22.wav");
    let long = SetRecording { recording: "x".repeat(1_001), ..set };
    assert_eq!(story.refuses(&long), Refusal::Input(Input::LongText(1_000)));
    let unknown = SetRecording { contact: rodnik::domain::ids::ContactMadeId(404), recording: String::new() };
    assert_eq!(story.refuses(&unknown), Refusal::NotFound(Thing::ContactMade, "404".into()));
}

#[test]
fn s0_14_a_recording_is_changed_by_whoever_made_the_contact_or_decides_at_the_stage() {
    let mut story = at(ChurnStage::SeniorOperator);
    let maker = story.user("Anna", &[Role::Operator]);
    let everybody = std::mem::replace(&mut story.actor, maker.clone());
    story.talks("A-1");
    story.actor = everybody;
    let contact = story.review("A-1").contacts[0].id;
    let set = |place: &str| SetRecording { contact, recording: place.into() };
    story.works_as(Role::Operator);
    story.done(&set("calls/1.wav"));
    let needs = |right: Right| Refusal::NotAllowed(right, right.by_default());
    for place in ["", "calls/2.wav"] {
        assert_eq!(story.refuses(&set(place)), needs(Right::ReviewSenior), "{place}");
    }
    story.works_as(Role::SeniorOperator);
    story.done(&set("calls/2.wav"));
    story.actor = maker;
    story.done(&set("calls/3.wav"));
    story.actor = story.user("Quality", &[Role::SeniorOperator]);
    story.takes("A-1", Step::PassToQuality);
    assert_eq!(story.refuses(&set("")), needs(Right::ReviewQuality), "the stage went on");
    assert_eq!(story.review("A-1").contacts[0].recording, "calls/3.wav");
}

#[test]
fn s0_25_offers_are_quality_controls_and_are_withdrawn_while_nobody_took_them_up() {
    let mut story = at(ChurnStage::QualityControl);
    let address = story.id("A-1");
    let offer = |seen| MakeOffer {
        address,
        seen,
        kind: OfferKind::Discount,
        text: "stay with us".into(),
        rate: 1_000,
        valid_to: Some(day("2026-12-31")),
    };
    let seen = story.review("A-1").version;
    let endless = MakeOffer { valid_to: None, ..offer(seen) };
    assert_eq!(story.refuses(&endless), Refusal::Input(Input::OfferWithoutEnd));
    let over = MakeOffer { valid_to: Some(day("2026-11-21")), ..offer(seen) };
    assert_eq!(story.refuses(&over), Refusal::Input(Input::Past(day("2026-11-21"))));
    for rate in [0, 10_001] {
        let wrong = MakeOffer { rate, ..offer(seen) };
        assert_eq!(story.refuses(&wrong), Refusal::Input(Input::Discount(rate)));
    }
    let promotion = MakeOffer { kind: OfferKind::Promotion, ..offer(seen) };
    assert_eq!(story.refuses(&promotion), Refusal::Input(Input::Discount(1_000)));
    let unnamed = MakeOffer { text: " ".into(), ..offer(seen) };
    assert_eq!(story.refuses(&unnamed), Refusal::Input(Input::EmptyText));
    let made = story.done(&offer(seen));
    assert_eq!(story.review("A-1").offers.len(), 1);
    assert!(matches!(story.refuses(&offer(seen)), Refusal::Stale { .. }));
    story.done(&WithdrawOffer { offer: made });
    assert_eq!(story.review("A-1").offers, []);
    let again = WithdrawOffer { offer: made };
    assert_eq!(story.refuses(&again), Refusal::NotFound(Thing::Offer, made.0.to_string()));
    story.takes("A-1", Step::BackToSenior);
    let seen = story.review("A-1").version;
    assert_eq!(story.refuses(&offer(seen)), Refusal::Review(Blocked::Stage));
}

#[test]
fn s1_57_a_comment_at_a_review_is_a_contact_of_its_stage_and_leaves_the_task_open() {
    let mut story = at(ChurnStage::QualityControl);
    let (address, task) = (story.id("A-1"), story.review_task("A-1"));
    story.done(&Comment { address, task: Some(task), text: "thinks about it".into() });
    assert!(story.review("A-1").standing.reached);
    assert_eq!(story.review_task("A-1"), task);
    story.done(&Comment { address, task: None, text: "outside of the review".into() });
    assert_eq!(story.review("A-1").contacts.iter().filter(|contact| contact.in_review).count(), 1);
}

#[test]
fn the_desk_shows_first_what_waits_for_my_roles_and_what_is_late() {
    let mut story = Story::at_stage(TODAY, ChurnStage::QualityControl);
    for code in ["B-1", "B-2"] {
        story.address(code).every(5);
        story.leaves(code);
    }
    story.execute("UPDATE churn_case SET stage_since = '2026-11-18' WHERE address_id = (SELECT id FROM address WHERE code = 'B-2')");
    story.execute("UPDATE churn_case SET stage_since = '2026-11-19' WHERE address_id = (SELECT id FROM address WHERE code = 'B-1')");
    let rows = |story: &mut Story, role| {
        story.works_as(role);
        let (request, actor) = (story.request("2026-11-23"), story.actor.clone());
        let rows = story.office.read(|read| desk::churn(read, &request, Some(&actor))).unwrap();
        rows.into_iter().map(|row| (row.code, row.days, row.late, row.mine)).collect::<Vec<_>>()
    };
    let row = |code: &str, days, late, mine| (code.to_owned(), days, late, mine);
    assert_eq!(
        rows(&mut story, Role::SeniorOperator),
        [row("B-2", 4, true, true), row("B-1", 3, false, true), row("A-1", 0, false, false)]
    );
    assert_eq!(
        rows(&mut story, Role::QualityControl),
        [row("A-1", 0, false, true), row("B-2", 4, true, false), row("B-1", 3, false, false)]
    );
    story.set(key::STAGE_DAYS, "2,5,10");
    assert!(rows(&mut story, Role::SeniorOperator)[1].2, "the office says how long a stage may take");
}
