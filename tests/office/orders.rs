//! Orders from the draft to the delivery (S1-44, S1-50, S1-52, S1-53, R-19, R-44).

use rodnik::domain::address::{AddressStatus, ReasonKind};
use rodnik::domain::ids::{AddressId, OrderId, ReasonId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{OrderStatus, PaymentKind};
use rodnik::domain::people::Role;
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::order::{CancelOrder, DeliverOrder, OrderSaved, ReportUndelivered, SaveOrder};
use rodnik::service::outcome::Comment;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::store::OrderRow;

use super::other_tabs::sent_to_churn;
use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

/// An office on 22 November with the address A-1, whose call stands in tomorrow's list.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story
}

fn stored(story: &mut Story, id: OrderId) -> OrderRow {
    story.office.read(|read| read.order(id)).unwrap().unwrap()
}

fn seen(saved: &OrderSaved) -> (OrderId, i64) {
    (saved.id, saved.version)
}

/// The order of A-1 accepted from its row.
fn accepted(story: &mut Story) -> OrderSaved {
    let row = Some(story.seen("A-1", D));
    let order = SaveOrder { row, ..story.order("A-1", D) };
    story.done(&order)
}

fn undelivered(story: &mut Story) -> ReasonId {
    story.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id
}

#[test]
fn s1_52_r_27_a_draft_is_of_today_for_the_list_date_and_changes_nothing_yet() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let draft = SaveOrder { row, accept: false, ..story.order("A-1", D) };
    let saved = story.done(&draft);
    let order = stored(&mut story, saved.id).order;
    assert_eq!(order.status, OrderStatus::Draft);
    assert_eq!((order.ordered_on, order.delivery_on), (day("2026-11-22"), day(D)));
    assert_eq!((order.bottles, order.total, saved.total), (2, Money::minor(70_000), Money::minor(70_000)));
    assert_eq!(story.active_row("A-1", D).handled, None);
}

#[test]
fn s1_53_an_accepted_order_handles_the_row_it_was_taken_from() {
    let mut story = office();
    let task = story.open_tasks("A-1")[0].id;
    accepted(&mut story);
    let row = story.office.read(|read| read.task(task)).unwrap().unwrap();
    assert_eq!(row.outcome, Some(Outcome::Accepted));
    let counts = story.counts(D);
    assert_eq!((counts.active, counts.handled), (0, 1), "1 of 1");
}

#[test]
fn an_order_taken_outside_the_list_handles_the_planned_contact_too() {
    let mut story = office();
    story.accepts("A-1", D);
    assert!(story.open_tasks("A-1").is_empty());
}

#[test]
fn a_draft_is_taken_up_again_and_accepted() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let draft = SaveOrder { row, accept: false, ..story.order("A-1", D) };
    let saved = story.done(&draft);
    let lines = vec![story.line(3)];
    let second = story.done(&SaveOrder { order: Some(seen(&saved)), lines, accept: true, ..draft });
    assert_eq!((second.id, second.version, &second.number), (saved.id, 2, &saved.number));
    assert_eq!(stored(&mut story, saved.id).order.bottles, 3);
    assert_eq!(story.number("SELECT count(*) FROM customer_order"), 1);
    assert!(story.open_tasks("A-1").is_empty());
}

#[test]
fn s1_50_r_19_an_order_closes_the_thread_of_comments_and_keeps_it() {
    let mut story = office();
    let (address, task) = (story.id("A-1"), story.open_tasks("A-1")[0].id);
    story.done(&Comment { address, task: Some(task), text: "rings at noon".into() });
    assert_eq!(story.card("A-1").comments.len(), 1);
    let order = accepted(&mut story);
    assert!(story.card("A-1").comments.is_empty());
    assert_eq!(story.number("SELECT closed_by_order FROM comment"), order.id.0);
}

#[test]
fn a_delivered_order_becomes_a_sale_a_new_date_and_a_new_contact() {
    let mut story = office();
    let order = accepted(&mut story);
    story.it_is(D);
    let paid = Some((PaymentKind::Cash, order.total));
    let sale = story.done(&DeliverOrder { order: seen(&order), on: day(D), paid });
    assert_eq!(sale.replanned.plan.next_delivery, Some(day("2026-11-28")));
    assert_eq!(story.open_tasks("A-1")[0].list_date, day("2026-11-28"));
    let row = stored(&mut story, order.id);
    assert_eq!((row.order.status, row.version), (OrderStatus::Delivered, 2));
    assert_eq!(story.card("A-1").balance.debt, Money::minor(70_000), "only the first delivery is unpaid");
    story.is_well();
    let again = DeliverOrder { order: (order.id, 2), on: day(D), paid: None };
    assert_eq!(story.refuses(&again), Refusal::OrderStatus(OrderStatus::Delivered));
}

#[test]
fn voiding_the_sale_puts_the_order_on_its_way_again_and_calls_nobody_twice() {
    let mut story = office();
    let order = accepted(&mut story);
    story.it_is("2026-11-24");
    let sale = story.delivers(seen(&order), D);
    story.done(&VoidSale { sale: sale.sale });
    let row = stored(&mut story, order.id);
    assert_eq!((row.order.status, row.version), (OrderStatus::Accepted, 3));
    assert!(story.open_tasks("A-1").is_empty(), "the call was made: the order is agreed");
    story.is_well();
    story.delivers((order.id, 3), "2026-11-24");
    assert_eq!(story.plan("A-1").last_delivery, Some(day("2026-11-24")));
    story.is_well();
}

#[test]
fn s1_44_an_undelivered_order_brings_a_contact_into_the_next_days_list() {
    let mut story = office();
    let order = accepted(&mut story);
    story.it_is(D);
    let reason = undelivered(&mut story);
    story.done(&ReportUndelivered { order: seen(&order), reason });
    assert_eq!(stored(&mut story, order.id).order.status, OrderStatus::Undelivered);
    let row = story.active_row("A-1", "2026-11-24");
    assert_eq!((row.kind, row.handled), (TaskKind::Undelivered, None));
    let again = story.order("A-1", "2026-11-24");
    let row = Some(story.seen("A-1", "2026-11-24"));
    story.done(&SaveOrder { row, ..again });
    assert!(story.active("2026-11-24").is_empty());
    story.is_well();
}

#[test]
fn an_order_does_not_come_back_before_its_day() {
    let mut story = office();
    let order = accepted(&mut story);
    let reason = undelivered(&mut story);
    let refusal = story.refuses(&ReportUndelivered { order: seen(&order), reason });
    assert_eq!(refusal, Refusal::Input(Input::Future(day(D))));
    assert_eq!(stored(&mut story, order.id).order.status, OrderStatus::Accepted);
}

#[test]
fn an_undelivered_order_needs_a_reason_of_its_dictionary() {
    let mut story = office();
    let order = accepted(&mut story);
    story.it_is(D);
    let churn = story.office.read(|read| read.reasons(ReasonKind::Churn)).unwrap()[0].id;
    let refusal = story.refuses(&ReportUndelivered { order: seen(&order), reason: churn });
    assert_eq!(refusal, Refusal::NotFound(Thing::Reason, churn.0.to_string()));
}

#[test]
fn a_cancelled_order_opens_its_row_again() {
    let mut story = office();
    let order = accepted(&mut story);
    assert!(story.active(D).is_empty());
    story.done(&CancelOrder { order: seen(&order) });
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    story.is_well();
    let again = CancelOrder { order: (order.id, 2) };
    assert_eq!(story.refuses(&again), Refusal::OrderStatus(OrderStatus::Cancelled));
}

#[test]
fn a_cancelled_order_taken_outside_the_list_does_not_lose_the_customer() {
    let mut story = office();
    let order = story.accepts("A-1", D);
    story.done(&CancelOrder { order: seen(&order) });
    assert_eq!(codes(&story.active(D)), ["A-1"]);
    story.is_well();
}

#[test]
fn a_cancelled_order_of_an_always_shown_row_lets_it_be_called_again() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(30).always_shown().sells(2).on("2026-11-18");
    let order = accepted(&mut story);
    assert_eq!(story.active_row("A-1", D).handled, Some(Outcome::Accepted));
    story.done(&CancelOrder { order: seen(&order) });
    assert_eq!(story.active_row("A-1", D).handled, None);
    story.is_well();
}

#[test]
fn a_reopened_contact_follows_the_plan_of_today() {
    let mut story = office();
    let order = accepted(&mut story);
    story.address("A-1").every(9);
    story.done(&CancelOrder { order: seen(&order) });
    assert!(story.active(D).is_empty());
    assert_eq!(codes(&story.active("2026-11-27")), ["A-1"]);
    story.is_well();
}

#[test]
fn a_discarded_draft_reopens_nothing_that_another_order_handled() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let draft = SaveOrder { row, accept: false, ..story.order("A-1", D) };
    let draft = story.done(&draft);
    accepted(&mut story);
    story.done(&CancelOrder { order: seen(&draft) });
    assert!(story.open_tasks("A-1").is_empty());
    assert_eq!(story.counts(D).handled, 1);
}

#[test]
fn r_44_accepting_an_order_returns_an_address_from_review() {
    let mut story = office();
    sent_to_churn(&mut story, "A-1");
    let draft = SaveOrder { accept: false, ..story.order("A-1", D) };
    let saved = story.done(&draft);
    assert_eq!(story.status("A-1"), AddressStatus::ChurnReview, "a draft changes nothing");
    story.done(&CancelOrder { order: seen(&saved) });
    assert_eq!(story.status("A-1"), AddressStatus::ChurnReview, "nor does a discarded one");
    let order = story.accepts("A-1", D);
    assert_eq!(story.status("A-1"), AddressStatus::Active);
    assert_eq!(story.text("SELECT stage FROM churn_case"), "returned", "won back");
    assert!(story.active(D).is_empty(), "its order is agreed");
    story.is_well();
    story.done(&CancelOrder { order: seen(&order) });
    assert_eq!(codes(&story.active(D)), ["A-1"], "a customer in work is not lost");
    story.is_well();
}

#[test]
fn a_stale_order_is_refused_with_who_and_when() {
    let mut story = office();
    let order = accepted(&mut story);
    let first = story.actor.clone();
    story.actor = story.user("Vera", &[Role::Operator]);
    story.done(&CancelOrder { order: seen(&order) });
    story.actor = first;
    let reason = undelivered(&mut story);
    for refusal in [
        story.refuses(&CancelOrder { order: seen(&order) }),
        story.refuses(&DeliverOrder { order: seen(&order), on: day(D), paid: None }),
        story.refuses(&ReportUndelivered { order: seen(&order), reason }),
    ] {
        let Refusal::Stale { by, at } = refusal else { panic!("{refusal:?}") };
        assert_eq!(by.as_deref(), Some("Vera"));
        assert!(at.starts_with("2026-11-2"), "{at}");
    }
}

#[test]
fn a_row_that_somebody_handled_is_refused_with_who_and_when() {
    let mut story = office();
    let row = Some(story.seen("A-1", D));
    let mine = SaveOrder { row, ..story.order("A-1", D) };
    let first = story.actor.clone();
    story.actor = story.user("Vera", &[Role::Operator]);
    story.postpones("A-1", D, "2026-12-01");
    story.actor = first;
    assert!(matches!(story.refuses(&mine), Refusal::Stale { by: Some(by), .. } if by == "Vera"));
}

#[test]
fn an_always_shown_row_that_somebody_handled_is_stale_too() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(30).always_shown().sells(2).on("2026-11-18");
    let row = Some(story.seen("A-1", D));
    let mine = SaveOrder { row, ..story.order("A-1", D) };
    accepted(&mut story);
    assert!(matches!(story.refuses(&mine), Refusal::Stale { by: Some(by), .. } if by == "First"));
}

#[test]
fn orders_that_cannot_be_are_refused() {
    let mut story = office();
    story.address("B").every(5).sells(1).on("2026-11-18");
    let good = story.order("A-1", D);
    assert_eq!(story.refuses(&SaveOrder { lines: vec![], ..good.clone() }), Refusal::Input(Input::NoLines));
    let past = SaveOrder { delivery_on: day("2026-11-21"), ..good.clone() };
    assert_eq!(story.refuses(&past), Refusal::Input(Input::Past(day("2026-11-21"))));
    let long = SaveOrder { driver_note: "x".repeat(1_001), ..good.clone() };
    assert_eq!(story.refuses(&long), Refusal::Input(Input::LongText(1_000)));
    let nul = SaveOrder { driver_note: "a\0b".into(), ..good.clone() };
    assert_eq!(story.refuses(&nul), Refusal::Input(Input::ControlCharacter));
    let nowhere = SaveOrder { address: AddressId(404), ..good.clone() };
    assert_eq!(story.refuses(&nowhere), Refusal::NotFound(Thing::Address, "404".into()));
    let gone = SaveOrder { order: Some((OrderId(404), 1)), ..good.clone() };
    assert_eq!(story.refuses(&gone), Refusal::NotFound(Thing::Order, "404".into()));
    let foreign = story.seen("B", D);
    let refusal = story.refuses(&SaveOrder { row: Some(foreign), ..good.clone() });
    assert!(matches!(refusal, Refusal::NotFound(Thing::Task, _)), "the row of another address: {refusal:?}");
    let draft = SaveOrder { accept: false, ..good.clone() };
    let draft = story.done(&draft);
    let other = SaveOrder { order: Some(seen(&draft)), ..story.order("B", D) };
    assert_eq!(story.refuses(&other), Refusal::NotFound(Thing::Order, draft.number));
    let accepted = story.done(&good);
    let again = SaveOrder { order: Some(seen(&accepted)), accept: false, ..good };
    assert_eq!(story.refuses(&again), Refusal::OrderStatus(OrderStatus::Accepted));
}

#[test]
fn a_closed_address_orders_nothing() {
    let mut story = office();
    story.address("A-1").status(AddressStatus::Closed);
    for accept in [false, true] {
        let order = SaveOrder { accept, ..story.order("A-1", D) };
        assert_eq!(story.refuses(&order), Refusal::AddressClosed);
    }
}
