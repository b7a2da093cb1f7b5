//! Orders that older programs left open when they closed an address: found, not delivered, called off (S0-11, S0-32).

use rodnik::domain::address::{AddressStatus, ReasonKind};
use rodnik::domain::ids::OrderId;
use rodnik::domain::order::OrderStatus;
use rodnik::i18n::{Language, Texts};
use rodnik::service::Refusal;
use rodnik::service::churn::SendToChurn;
use rodnik::service::order::{CancelOrder, DeliverAsBrought, DeliverOrder, ReportUndelivered};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::rules::key;
use rodnik::service::run::{DeliverRun, RunRef, SendRun, WithdrawUndelivered};
use rodnik::service::void_sale::VoidSale;
use rodnik::store::Finding;
use rodnik::wording;

use super::story::{Story, day};

const TODAY: &str = "2026-11-22";

fn closes(story: &mut Story) {
    story.set(key::CHURN_CONTROL, "off");
    let (address, reason) = (story.id("A-1"), story.churn_reasons()[0].id);
    let close = SendToChurn { address, row: None, reason, comment: String::new() };
    assert_eq!(story.done(&close), AddressStatus::Closed);
}

/// An address as an older program left it: closed, with an order for today that nobody called off.
fn left_behind() -> (Story, OrderId) {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(14);
    let order = story.accepts("A-1", TODAY);
    story.done(&CancelOrder { order: (order.id, order.version) });
    closes(&mut story);
    story.is_well();
    story.execute("UPDATE customer_order SET status = 'accepted'");
    (story, order.id)
}

fn status(story: &mut Story, order: OrderId) -> (OrderStatus, i64) {
    let row = story.office.read(|read| read.order(order)).unwrap().unwrap();
    (row.order.status, row.version)
}

fn number(story: &Story) -> String {
    story.text("SELECT number FROM customer_order")
}

#[test]
fn s0_32_a_check_names_the_orders_that_an_older_program_left_open_at_a_closed_address() {
    let (mut story, order) = left_behind();
    let left = [Finding::ClosedOrders(vec![number(&story)])];
    assert_eq!(story.findings(), left);
    for texts in Language::ALL.map(Texts::new) {
        assert!(wording::found(&texts, &left[0]).contains(&number(&story)), "{}", texts.language());
    }
    story.execute("UPDATE customer_order SET status = 'on_route'");
    assert_eq!(story.findings(), left);
    let seen = status(&mut story, order).1;
    story.done(&CancelOrder { order: (order, seen) });
    story.is_well();
}

#[test]
fn s0_32_nothing_is_sent_or_delivered_to_a_closed_address_whichever_way_it_is_posted() {
    let (mut story, order) = left_behind();
    let refused = Refusal::DeliveryToClosed(number(&story));
    let (today, before) = (day(TODAY), story.everything());
    let run = RunRef { day: today, route: None, seen: None };
    assert_eq!(story.refuses(&SendRun { run }), refused);
    for way in ["accepted", "on_route"] {
        story.execute(&format!("UPDATE customer_order SET status = '{way}'"));
        let seen = status(&mut story, order).1;
        let delivery = DeliverOrder { order: (order, seen), on: today, paid: None };
        assert_eq!(story.refuses(&delivery), refused, "{way}");
        let brought = DeliverAsBrought { delivery, lines: vec![story.line(1)] };
        assert_eq!(story.refuses(&brought), refused, "{way}");
        let whole = DeliverRun { run: (today, None), orders: vec![(order, seen)], on: today };
        assert_eq!(story.refuses(&whole), refused, "{way}");
    }
    story.execute("UPDATE customer_order SET status = 'accepted'");
    assert_eq!(story.everything(), before);
    let address = story.id("A-1");
    let sale = RecordSale { address, on: today, lines: vec![story.line(1)], returned: 0, paid: None };
    assert_eq!(story.refuses(&sale), Refusal::AddressClosed, "nor is anything sold there without an order");
}

#[test]
fn s0_11_an_order_that_never_came_to_a_closed_address_calls_nobody_and_does_not_come_back() {
    let (mut story, order) = left_behind();
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
    let seen = status(&mut story, order).1;
    story.done(&ReportUndelivered { order: (order, seen), reason });
    assert_eq!(story.open_tasks("A-1"), vec![]);
    story.is_well();
    let seen = status(&mut story, order).1;
    let refused = story.refuses(&WithdrawUndelivered { order: (order, seen) });
    assert_eq!(refused, Refusal::DeliveryToClosed(number(&story)));
    story.is_well();
}

#[test]
fn what_came_all_the_same_is_delivered_once_the_closing_is_taken_back() {
    let (mut story, order) = left_behind();
    story.undoes("A-1");
    let seen = status(&mut story, order).1;
    story.done(&DeliverOrder { order: (order, seen), on: day(TODAY), paid: None });
    assert_eq!(status(&mut story, order).0, OrderStatus::Delivered);
    story.is_well();
}

#[test]
fn a_sale_that_is_voided_at_a_closed_address_leaves_no_order_to_be_delivered() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(14);
    let order = story.accepts("A-1", TODAY);
    let sale = story.delivers((order.id, order.version), TODAY).sale;
    story.gives_containers_back("A-1");
    story.pays("A-1");
    closes(&mut story);
    story.done(&VoidSale { sale });
    assert_eq!(status(&mut story, order.id).0, OrderStatus::Cancelled);
    story.is_well();
}
