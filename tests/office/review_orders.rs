//! Orders of customers in churn review, and what they were offered (S0-25, S0-27, S1-71, R-44).

use rodnik::domain::address::{AddressStatus, ChurnStage, OfferKind};
use rodnik::domain::ids::{OfferId, OrderId};
use rodnik::domain::order::{Discount, OrderStatus};
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::service::Refusal;
use rodnik::service::form::order_form;
use rodnik::service::order::{CancelOrder, OrderSaved, ReportUndelivered, SaveOrder, TakeOrder};
use rodnik::service::prices::SetDiscount;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::review::{MakeOffer, WithdrawOffer};
use rodnik::service::rights::Right;
use rodnik::service::run::WithdrawUndelivered;
use rodnik::workflow::churn::{Blocked, Step};

use super::story::{Story, day};

const D: &str = "2026-11-23";

fn at(stage: ChurnStage) -> Story {
    Story::at_stage("2026-11-22", stage)
}

fn offers(story: &mut Story, kind: OfferKind, (text, rate): (&str, i64), until: &str) -> OfferId {
    let (address, seen) = (story.id("A-1"), story.review("A-1").version);
    story.done(&MakeOffer { address, seen, kind, text: text.into(), rate, valid_to: Some(day(until)) })
}

fn discount(story: &mut Story, order: OrderId) -> (i64, String) {
    let order = story.office.read(|read| read.order(order)).unwrap().unwrap().order;
    (order.terms.discount_rate, order.terms.discount_name)
}

/// The promotions that the dialog of an order shows.
fn promised(story: &mut Story, on: &str) -> Vec<String> {
    let (address, on, today) = (story.id("A-1"), day(on), story.today);
    let form = story.office.read(|read| order_form(read, address, on, today)).unwrap();
    form.promotions_on(on).map(|offer| offer.text.clone()).collect()
}

#[test]
fn r_44_an_accepted_order_wins_the_customer_back_and_stands_in_the_last_hand() {
    for stage in [ChurnStage::SeniorOperator, ChurnStage::QualityControl] {
        let mut story = at(stage);
        let draft = SaveOrder { accept: false, ..story.order("A-1", D) };
        let saved = story.done(&draft);
        assert_eq!(story.status("A-1"), AddressStatus::ChurnReview, "a draft changes nothing");
        let accepted = SaveOrder { order: Some((saved.id, saved.version)), ..story.order("A-1", D) };
        story.done(&accepted);
        assert_eq!(story.status("A-1"), AddressStatus::Active);
        let form = story.review("A-1");
        let hand = form.hands.last().unwrap();
        assert_eq!(
            (form.stage, hand.from, hand.to),
            (ChurnStage::Returned, Some(stage), ChurnStage::Returned)
        );
        assert_eq!(hand.order, Some(saved.number));
        assert!(story.open_tasks("A-1").iter().all(|task| task.kind != TaskKind::Review));
        story.is_well();
    }
}

#[test]
fn r_44_whoever_does_not_have_the_case_accepts_no_order_for_it() {
    let refused = |stage, role| {
        let mut story = at(stage);
        story.works_as(role);
        let order = story.order("A-1", D);
        story.refuses(&order)
    };
    let needs = |right: Right| Refusal::NotAllowed(right, right.by_default());
    assert_eq!(refused(ChurnStage::SeniorOperator, Role::Operator), needs(Right::ReviewSenior));
    assert_eq!(refused(ChurnStage::QualityControl, Role::SeniorOperator), needs(Right::ReviewQuality));
    assert_eq!(
        refused(ChurnStage::CreditControl, Role::CreditController),
        Refusal::Review(Blocked::Stage),
        "R-09: credit control clears the debt first"
    );
}

#[test]
fn r_44_no_new_order_comes_beside_the_change_of_an_old_one() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    let old = story.accepts("A-1", D);
    story.leaves("A-1");
    story.works_as(Role::Operator);
    let order = SaveOrder { order: Some((old.id, old.version)), ..story.order("A-1", D) };
    let ahead = TakeOrder { order: order.clone(), deposit: 0, also_on: vec![day("2026-11-30")] };
    assert_eq!(story.refuses(&ahead), Refusal::AddressNotActive);
    story.done(&order);
    assert_eq!(story.status("A-1"), AddressStatus::ChurnReview, "what was agreed before may be changed");
    story.is_well();
}

#[test]
fn an_order_that_moves_beyond_an_offer_leaves_it_to_the_next_one() {
    let mut story = at(ChurnStage::QualityControl);
    offers(&mut story, OfferKind::Promotion, ("two bottles free", 0), "2026-11-25");
    let saved = story.accepts("A-1", D);
    assert_eq!(promised(&mut story, "2026-11-24"), [""; 0]);
    let moved = |saved: &OrderSaved| Some((saved.id, saved.version));
    let later = SaveOrder { order: moved(&saved), ..story.order("A-1", "2026-11-28") };
    let saved = story.done(&later);
    assert_eq!(promised(&mut story, "2026-11-24"), ["two bottles free"]);
    let back = SaveOrder { order: moved(&saved), ..story.order("A-1", "2026-11-25") };
    story.done(&back);
    assert_eq!(promised(&mut story, "2026-11-24"), [""; 0], "it holds again, and is taken up again");
    story.is_well();
}

#[test]
fn a_discount_that_an_order_loses_by_its_new_day_is_told() {
    let mut story = at(ChurnStage::QualityControl);
    offers(&mut story, OfferKind::Discount, ("stay with us", 1_500), "2026-11-25");
    let saved = story.accepts("A-1", D);
    let later = SaveOrder { order: Some((saved.id, saved.version)), ..story.order("A-1", "2026-11-28") };
    story.done(&later);
    let changed = story.last_detail("save_order")["changed"].as_array().unwrap().clone();
    let lost = serde_json::json!({ "field": "discount_rate", "before": 1_500, "after": 0 });
    assert!(changed.contains(&lost), "{changed:?}");
}

#[test]
fn s0_27_shipment_is_no_button_that_returns_without_an_order() {
    let mut story = at(ChurnStage::QualityControl);
    let step = story.step("A-1", Step::Shipment);
    assert_eq!(story.refuses(&step), Refusal::Review(Blocked::NeedsOrder));
}

#[test]
fn s0_25_the_next_order_takes_up_what_was_offered() {
    let mut story = at(ChurnStage::QualityControl);
    offers(&mut story, OfferKind::Discount, ("stay with us", 1_500), "2026-12-31");
    offers(&mut story, OfferKind::Promotion, ("a cooler for a month", 0), "2026-12-31");
    assert_eq!(promised(&mut story, D), ["a cooler for a month"]);
    let order = story.accepts("A-1", D);
    assert_eq!(discount(&mut story, order.id), (1_500, "stay with us".into()));
    let form = story.review("A-1");
    let taken: Vec<_> = form.offers.iter().map(|offer| offer.taken_by.clone()).collect();
    assert_eq!(taken, [Some(order.number.clone()), Some(order.number)]);
    assert_eq!(promised(&mut story, "2026-11-30"), [""; 0], "a promotion is for one order");
    let second = story.accepts("A-1", "2026-12-31");
    assert_eq!(discount(&mut story, second.id).0, 1_500, "a discount until its last day");
    let third = story.accepts("A-1", "2027-01-01");
    assert_eq!(discount(&mut story, third.id).0, 0);
    story.is_well();
}

#[test]
fn an_offer_that_an_order_took_up_is_not_withdrawn_until_that_is_called_off() {
    let mut story = at(ChurnStage::QualityControl);
    let offer = offers(&mut story, OfferKind::Promotion, ("two bottles free", 0), "2026-12-31");
    let saved = story.accepts("A-1", D);
    story.leaves("A-1");
    story.takes("A-1", Step::PassToQuality);
    assert_eq!(story.review("A-1").offers, [], "of the case before");
    assert_eq!(story.refuses(&WithdrawOffer { offer }), Refusal::Review(Blocked::Stage));
    assert_eq!(promised(&mut story, D), [""; 0]);
    story.done(&CancelOrder { order: (saved.id, saved.version) });
    assert_eq!(promised(&mut story, D), ["two bottles free"], "the next order takes it up");
}

#[test]
fn an_offer_of_an_order_that_came_back_is_there_for_the_next_one() {
    let mut story = at(ChurnStage::QualityControl);
    offers(&mut story, OfferKind::Promotion, ("two bottles free", 0), "2026-12-31");
    let saved = story.accepts("A-1", D);
    let reason =
        story.office.read(|read| read.reasons(rodnik::domain::address::ReasonKind::Undelivered)).unwrap()[0]
            .id;
    story.it_is(D);
    story.done(&ReportUndelivered { order: (saved.id, saved.version), reason });
    assert_eq!(promised(&mut story, "2026-11-24"), ["two bottles free"]);
    story.done(&WithdrawUndelivered { order: (saved.id, saved.version + 1) });
    assert_eq!(
        promised(&mut story, "2026-11-24"),
        [""; 0],
        "it was brought after all, with what was promised"
    );
}

#[test]
fn of_two_discounts_the_larger_one_holds() {
    for (own, rate, name) in
        [(1_000, 1_500, "stay with us"), (2_000, 2_000, "regular"), (1_500, 1_500, "regular")]
    {
        let mut story = at(ChurnStage::QualityControl);
        offers(&mut story, OfferKind::Discount, ("stay with us", 1_500), "2026-12-31");
        let id = story.id("A-1");
        let counterparty = story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty;
        let discount_of = Discount { rate: own, name: "regular".into(), until: None };
        let seen = story.office.read(|read| read.pricing(counterparty)).unwrap().unwrap().version;
        story.done(&SetDiscount { counterparty, seen, discount: discount_of });
        let order = story.accepts("A-1", D);
        assert_eq!(discount(&mut story, order.id), (rate, name.into()));
        let taken = story.review("A-1").offers[0].taken_by.is_some();
        assert_eq!(taken, name == "stay with us", "what did not hold was not taken up");
    }
}

#[test]
fn a_sale_before_the_offer_is_not_cheaper_and_one_after_it_is() {
    let mut story = at(ChurnStage::QualityControl);
    offers(&mut story, OfferKind::Discount, ("stay with us", 1_000), "2026-12-31");
    let sells = |story: &mut Story, on| {
        let lines = vec![story.line(1)];
        let address = story.id("A-1");
        story.done(&RecordSale { address, on: day(on), lines, returned: 0, paid: None }).number
    };
    let (before, after) = (sells(&mut story, "2026-11-21"), sells(&mut story, "2026-11-22"));
    let total = |number| story.number(&format!("SELECT total FROM sale WHERE number = '{number}'"));
    assert_eq!((total(before), total(after)), (35_000, 31_500));
    story.is_well();
}

#[test]
fn an_order_that_won_the_customer_back_is_in_the_history_with_the_stage_before() {
    let mut story = at(ChurnStage::SeniorOperator);
    let order = story.accepts("A-1", D);
    let detail = story.last_detail("save_order");
    assert_eq!((&detail["order"], &detail["churn"]), (&order.number.into(), &"returned".into()));
    let changed = detail["changed"].as_array().unwrap();
    assert!(changed.iter().any(|change| change["field"] == "stage" && change["before"] == "senior_operator"));
    let status = story.office.read(|read| read.order(order.id)).unwrap().unwrap().order.status;
    assert_eq!(status, OrderStatus::Accepted);
}
