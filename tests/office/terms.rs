//! What is agreed beside the lines of an order: discount, deposit, further deliveries; and changing an accepted order.

use rodnik::domain::ids::{AddressId, OrderId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{Discount, OrderStatus};
use rodnik::domain::task::{Outcome, TaskState};
use rodnik::service::lines::Line;
use rodnik::service::order::{CancelOrder, DeliverAsBrought, DeliverOrder, OrderSaved, SaveOrder, TakeOrder};
use rodnik::service::prices::SetDiscount;
use rodnik::service::run::DeliverRun;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal};
use rodnik::store::{Balance, OrderRow};

use super::story::{Story, day};

const D: &str = "2026-11-23";

fn discount(story: &mut Story, code: &str, rate: i64, until: Option<&str>) {
    let id = story.id(code);
    let counterparty = story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty;
    let seen = story.office.read(|read| read.pricing(counterparty)).unwrap().unwrap().version;
    let discount = Discount { rate, name: "regular customer".into(), until: until.map(day) };
    story.done(&SetDiscount { counterparty, seen, discount });
}

/// The bottle costs 350 and its container 150 of deposit.
fn with_deposit(story: &mut Story) {
    story.execute(&format!("UPDATE product SET deposit = 15000 WHERE id = {}", story.bottle.0));
}

fn kept(story: &mut Story, id: OrderId) -> OrderRow {
    story.office.read(|read| read.order(id)).unwrap().unwrap()
}

fn balance(story: &mut Story, id: AddressId) -> Balance {
    story.office.read(|read| read.balance(id)).unwrap()
}

fn taken(story: &mut Story, deposit: i64, also_on: &[&str]) -> OrderSaved {
    let order = story.order("A-1", D);
    story.done(&TakeOrder { order, deposit, also_on: also_on.iter().map(|on| day(on)).collect() })
}

#[test]
fn a_discount_is_taken_off_the_lines_and_goes_on_into_the_sale() {
    let mut story = Story::on("2026-11-22");
    let id = story.address("A-1").id;
    discount(&mut story, "A-1", 525, None);
    let order = story.accepts("A-1", D);
    assert_eq!(order.total, Money::minor(70_000 - 3_675));
    let terms = kept(&mut story, order.id).order.terms;
    assert_eq!((terms.discount, terms.discount_name.as_str()), (Money::minor(3_675), "regular customer"));
    story.it_is(D);
    story.delivers((order.id, order.version), D);
    assert_eq!(balance(&mut story, id).debt, Money::minor(66_325));
    assert_eq!(story.number("SELECT discount FROM sale"), 3_675);
    story.is_well();
}

#[test]
fn a_discount_ends_by_the_day_of_the_delivery() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    discount(&mut story, "A-1", 1_000, Some("2026-11-25"));
    assert_eq!(story.accepts("A-1", "2026-11-25").total, Money::minor(63_000));
    assert_eq!(story.accepts("A-1", "2026-11-26").total, Money::minor(70_000));
}

#[test]
fn what_was_brought_instead_gets_the_same_rate() {
    let mut story = Story::on("2026-11-23");
    let id = story.address("A-1").id;
    discount(&mut story, "A-1", 1_000, None);
    let order = story.accepts("A-1", D);
    let delivery = DeliverOrder { order: (order.id, order.version), on: day(D), paid: None };
    let lines = vec![story.line(3)];
    story.done(&DeliverAsBrought { delivery, lines });
    assert_eq!(balance(&mut story, id).debt, Money::minor(94_500));
    story.is_well();
}

#[test]
fn a_deposit_is_owed_with_the_sale_covers_containers_and_goes_with_it() {
    let mut story = Story::on("2026-11-23");
    let id = story.address("A-1").id;
    with_deposit(&mut story);
    let order = taken(&mut story, 2, &[]);
    assert_eq!(order.total, Money::minor(70_000), "the deposit is not part of it");
    let sale = story.delivers((order.id, order.version), D).sale;
    let owed = Balance { debt: Money::minor(100_000), containers: 2, deposited: 2 };
    assert_eq!(balance(&mut story, id), owed);
    assert_eq!(balance(&mut story, id).container_debt(), 0);
    story.is_well();
    story.done(&VoidSale { sale });
    assert_eq!(balance(&mut story, id).deposited, 0);
    story.is_well();
    let again = kept(&mut story, order.id);
    story.delivers((again.id, again.version), D);
    assert_eq!(balance(&mut story, id), owed, "delivered again with what was agreed");
    story.is_well();
}

#[test]
fn no_deposit_is_taken_for_containers_that_do_not_go_out() {
    let mut story = Story::on("2026-11-23");
    let id = story.address("A-1").id;
    let order = story.order("A-1", D);
    let none = TakeOrder { order: order.clone(), deposit: 1, also_on: vec![] };
    assert_eq!(story.refuses(&none), Input::Deposit(0).into(), "no deposit is taken for this bottle");
    with_deposit(&mut story);
    let many = TakeOrder { order, deposit: 3, also_on: vec![] };
    assert_eq!(story.refuses(&many), Input::Deposit(2).into());
    let order = taken(&mut story, 2, &[]);
    let delivery = DeliverOrder { order: (order.id, order.version), on: day(D), paid: None };
    let lines = vec![story.line(1)];
    story.done(&DeliverAsBrought { delivery, lines });
    let owed = Balance { debt: Money::minor(50_000), containers: 1, deposited: 1 };
    assert_eq!(balance(&mut story, id), owed, "only one was brought");
    story.is_well();
}

#[test]
fn several_deliveries_are_ordered_at_once_and_each_can_be_called_off() {
    let mut story = Story::on("2026-11-22");
    let id = story.address("A-1").every(5).id;
    discount(&mut story, "A-1", 1_000, Some("2026-11-30"));
    let first = taken(&mut story, 0, &["2026-11-30", "2026-12-07"]);
    let orders = story.office.read(|read| read.live_orders_from(id, day(D))).unwrap();
    let seen: Vec<_> = orders.iter().map(|row| (row.order.delivery_on, row.order.total.as_minor())).collect();
    assert_eq!(seen, [(day(D), 63_000), (day("2026-11-30"), 63_000), (day("2026-12-07"), 70_000)]);
    assert_eq!(orders[1].order.series, Some(first.id));
    let later = (orders[2].id, orders[2].version);
    story.done(&CancelOrder { order: later });
    assert_eq!(kept(&mut story, first.id).order.status, OrderStatus::Accepted);
    assert_eq!(kept(&mut story, later.0).order.status, OrderStatus::Cancelled);
}

#[test]
fn several_deliveries_are_taken_back_with_the_handling() {
    let mut story = Story::on("2026-11-22");
    let id = story.address("A-1").every(5).id;
    story.address("A-1").sells(2).on("2026-11-18");
    let row = story.seen("A-1", D);
    let order = SaveOrder { row: Some(row), ..story.order("A-1", D) };
    story.done(&TakeOrder { order, deposit: 0, also_on: vec![day("2026-11-30")] });
    story.undoes("A-1");
    assert!(story.office.read(|read| read.live_orders_from(id, day(D))).unwrap().is_empty());
    assert_eq!(story.open_tasks("A-1").len(), 1);
    let order = story.order("A-1", D);
    story.done(&TakeOrder { order, deposit: 0, also_on: vec![day("2026-11-30")] });
    story.undoes("A-1");
    assert!(story.office.read(|read| read.live_orders_from(id, day(D))).unwrap().is_empty());
    story.is_well();
}

#[test]
fn further_deliveries_follow_each_other_and_belong_to_an_accepted_order() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let ahead = |story: &mut Story, also_on: &[&str], accept| TakeOrder {
        order: SaveOrder { accept, ..story.order("A-1", D) },
        deposit: 0,
        also_on: also_on.iter().map(|on| day(on)).collect(),
    };
    let same = ahead(&mut story, &[D], true);
    assert_eq!(story.refuses(&same), Input::NotAfter { chosen: day(D), after: day(D) }.into());
    let draft = ahead(&mut story, &["2026-11-30"], false);
    assert_eq!(story.refuses(&draft), Input::TooManyDeliveries(12).into());
}

#[test]
fn an_accepted_order_is_changed_and_the_task_stays_handled() {
    let mut story = Story::on("2026-11-22");
    let id = story.address("A-1").every(5).id;
    story.address("A-1").sells(2).on("2026-11-18");
    let row = story.seen("A-1", D);
    let order = SaveOrder { row: Some(row), ..story.order("A-1", D) };
    let saved = story.done(&order);
    let task = kept(&mut story, saved.id).order.task.unwrap();
    let changed = SaveOrder {
        order: Some((saved.id, saved.version)),
        row: None,
        delivery_on: day("2026-11-27"),
        window: ("10:30".into(), "11:15".into()),
        lines: vec![Line { price: Some(Money::minor(35_000)), ..story.line(3) }],
        ..order
    };
    let again = story.done(&changed);
    assert_eq!((again.id, again.version, again.total), (saved.id, 2, Money::minor(105_000)));
    let kept = kept(&mut story, saved.id).order;
    assert_eq!(
        (kept.status, kept.delivery_on, kept.task),
        (OrderStatus::Accepted, day("2026-11-27"), Some(task))
    );
    let task = story.office.read(|read| read.task(task)).unwrap().unwrap();
    assert_eq!((task.state, task.outcome), (TaskState::Done, Some(Outcome::Accepted)));
    assert_eq!(story.office.read(|read| read.live_orders_from(id, day(D))).unwrap().len(), 1);
    let detail = story.text("SELECT detail FROM history ORDER BY id DESC LIMIT 1");
    assert!(
        detail.contains(r#""field":"delivery_on","before":"2026-11-23","after":"2026-11-27""#),
        "{detail}"
    );
    assert!(matches!(story.refuses(&changed), Refusal::Stale { .. }), "it was seen before the change");
    story.is_well();
}

#[test]
fn an_order_on_its_way_or_delivered_is_not_changed_and_an_accepted_one_is_no_draft_again() {
    let mut story = Story::on("2026-11-23");
    story.address("A-1");
    let saved = story.accepts("A-1", D);
    let change = |story: &mut Story, version, accept| SaveOrder {
        order: Some((saved.id, version)),
        accept,
        ..story.order("A-1", D)
    };
    let draft = change(&mut story, saved.version, false);
    assert_eq!(story.refuses(&draft), Refusal::OrderStatus(OrderStatus::Accepted));
    story.execute("UPDATE customer_order SET status = 'on_route'");
    let on_route = change(&mut story, saved.version, true);
    assert_eq!(story.refuses(&on_route), Refusal::OrderStatus(OrderStatus::OnRoute));
    story.delivers((saved.id, saved.version), D);
    let delivered = change(&mut story, saved.version + 1, true);
    assert_eq!(story.refuses(&delivered), Refusal::OrderStatus(OrderStatus::Delivered));
}

#[test]
fn what_was_agreed_stays_agreed_while_the_day_does() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    discount(&mut story, "A-1", 1_000, None);
    let saved = story.accepts("A-1", D);
    discount(&mut story, "A-1", 0, None);
    let change = |story: &mut Story, version, on| SaveOrder {
        order: Some((saved.id, version)),
        ..story.order("A-1", on)
    };
    let same_day = change(&mut story, 1, D);
    assert_eq!(story.done(&same_day).total, Money::minor(63_000));
    let other_day = change(&mut story, 2, "2026-11-25");
    assert_eq!(story.done(&other_day).total, Money::minor(70_000), "a new day is a new agreement");
}

#[test]
fn a_time_that_is_none_is_refused() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    for (from, to) in [("12:00", "09:00"), ("9:00", "12:00"), ("09:00", ""), ("x", "y")] {
        let order = SaveOrder { window: (from.into(), to.into()), ..story.order("A-1", D) };
        assert_eq!(story.refuses(&order), Input::Window.into(), "{from} {to}");
    }
}

#[test]
fn the_deposit_that_was_agreed_is_taken_though_the_product_asks_none_since() {
    let mut story = Story::on("2026-11-23");
    let id = story.address("A-1").id;
    with_deposit(&mut story);
    let order = taken(&mut story, 2, &[]);
    story.execute("UPDATE product SET deposit = 0");
    story.done(&DeliverRun { run: (day(D), None), orders: vec![(order.id, order.version)], on: day(D) });
    assert_eq!(story.number("SELECT amount FROM payment"), 100_000, "the driver took what the sheet says");
    let settled = Balance { debt: Money::ZERO, containers: 2, deposited: 2 };
    assert_eq!(balance(&mut story, id), settled);
    story.is_well();
}

#[test]
fn a_sale_without_an_order_is_less_the_discount_of_its_day() {
    let mut story = Story::on("2026-11-20");
    let id = story.address("A-1").every(14).id;
    discount(&mut story, "A-1", 500, Some("2026-11-20"));
    story.it_is("2026-11-22");
    let sale = story.address("A-1").sells(2).on("2026-11-20").sale;
    assert_eq!(balance(&mut story, id).debt, Money::minor(66_500), "700 less 5 %");
    story.address("A-1").sells(2).on("2026-11-21");
    assert_eq!(balance(&mut story, id).debt, Money::minor(136_500), "the discount has ended");
    story.done(&VoidSale { sale });
    assert_eq!(balance(&mut story, id).debt, Money::minor(70_000));
    story.is_well();
}

#[test]
fn a_price_below_nothing_is_refused() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let price = Money::minor(-1);
    let order = story.order("A-1", D);
    let lines = order.lines.iter().map(|line| Line { price: Some(price), ..*line }).collect();
    assert_eq!(story.refuses(&SaveOrder { lines, ..order }), Input::Price(price).into());
}
