//! Recording and voiding sales: the document, balances, plan and contact move together (S1-32, P-30).

use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{AddressId, ProductId, SaleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::task::TaskKind;
use rodnik::service::lines::Line;
use rodnik::service::order::{DeliverAsBrought, DeliverOrder};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::run::DeliverRun;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing, new_key};

use super::story::{Story, day, raw};

fn sale(story: &mut Story, code: &str, quantity: i64, on: &str) -> RecordSale {
    RecordSale {
        address: story.id(code),
        on: day(on),
        lines: vec![story.line(quantity)],
        returned: 0,
        paid: None,
    }
}

#[test]
fn s1_32_a_sale_moves_plan_and_contact_in_one_step() {
    let mut story = Story::on("2026-11-22");
    let recorded = story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    assert_eq!(recorded.replanned.plan.next_delivery, Some(day("2026-12-04")));
    assert_eq!(recorded.replanned.before, None);
    let plan = story.plan("A-1");
    assert_eq!((plan.last_delivery, plan.last_bottles), (Some(day("2026-11-09")), 2));
    let tasks = story.open_tasks("A-1");
    assert_eq!(tasks.len(), 1);
    assert_eq!((tasks[0].kind, tasks[0].list_date), (TaskKind::Planned, day("2026-12-04")));
    assert_eq!(tasks[0].changed_by, None, "the program made it, by its plan");
    let card = story.card("A-1");
    assert_eq!((card.balance.debt, card.balance.containers), (Money::minor(70_000), 2));
    story.is_well();
}

#[test]
fn p_30_the_next_sale_supersedes_the_planned_contact_and_keeps_it_with_a_link() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    let old = story.open_tasks("A-1")[0].id;
    story.address("A-1").sells(2).on("2026-11-19");
    let tasks = story.open_tasks("A-1");
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0].list_date, day("2026-11-29"), "38 litres in 10 days: 10 days more");
    let link = format!("SELECT superseded_by FROM task WHERE id = {} AND state = 'superseded'", old.0);
    assert_eq!(story.number(&link), tasks[0].id.0);
}

#[test]
fn several_sales_of_one_day_are_one_delivery() {
    let mut one = Story::on("2026-11-22");
    one.address("A-1").average(1.5).sells(3).on("2026-11-09");
    let mut two = Story::on("2026-11-22");
    two.address("A-1").average(1.5).sells(1).then_on("2026-11-09").sells(2).on("2026-11-09");
    assert_eq!(one.plan("A-1"), two.plan("A-1"));
    assert_eq!(two.card("A-1").deliveries.len(), 1);
    assert_eq!(two.open_tasks("A-1").len(), 1);
    two.is_well();
}

#[test]
fn a_backdated_sale_takes_its_place_in_history() {
    let mut in_order = Story::on("2026-11-22");
    in_order
        .address("A-1")
        .sells(2)
        .then_on("2026-11-01")
        .sells(1)
        .then_on("2026-11-08")
        .sells(2)
        .on("2026-11-15");
    let mut backdated = Story::on("2026-11-22");
    backdated
        .address("A-1")
        .sells(2)
        .then_on("2026-11-01")
        .sells(2)
        .then_on("2026-11-15")
        .sells(1)
        .on("2026-11-08");
    assert_eq!(backdated.plan("A-1"), in_order.plan("A-1"));
    let dates =
        |story: &mut Story| story.open_tasks("A-1").iter().map(|task| task.list_date).collect::<Vec<_>>();
    assert_eq!(dates(&mut backdated), dates(&mut in_order));
    backdated.is_well();
}

#[test]
fn products_outside_the_consumption_data_do_not_move_the_plan() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    let before = story.plan("A-1");
    let pump = Line { product: story.pump, quantity: 1, price: None, returned: 0 };
    let with_water = RecordSale { lines: vec![pump], ..sale(&mut story, "A-1", 1, "2026-11-09") };
    story.done(&with_water);
    assert_eq!(story.plan("A-1"), before);
    let card = story.card("A-1");
    assert_eq!((card.balance.containers, card.balance.debt), (2, Money::minor(135_000)));
}

#[test]
fn payment_and_containers_taken_back_lower_what_is_owed() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5);
    let mut paid = sale(&mut story, "A-1", 3, "2026-11-09");
    paid.lines[0].returned = 1;
    paid.returned = 1;
    paid.paid = Some((PaymentKind::Card, Money::minor(100_000)));
    story.done(&paid);
    let card = story.card("A-1");
    assert_eq!((card.balance.debt, card.balance.containers), (Money::minor(5_000), 1));
    story.is_well();
}

#[test]
fn a_voided_sale_never_happened() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).on("2026-11-02");
    let (plan, balance) = (story.plan("A-1"), story.card("A-1").balance);
    let date = story.open_tasks("A-1")[0].list_date;
    let mut wrong = sale(&mut story, "A-1", 5, "2026-11-20");
    wrong.paid = Some((PaymentKind::Cash, Money::minor(1_000)));
    let recorded = story.done(&wrong);
    assert_ne!(story.plan("A-1"), plan);
    let voided = story.done(&VoidSale { sale: recorded.sale });
    assert_eq!(voided.plan.next_delivery, plan.next_delivery);
    assert_eq!((story.plan("A-1"), story.card("A-1").balance), (plan, balance));
    let tasks = story.open_tasks("A-1");
    assert_eq!((tasks.len(), tasks[0].list_date), (1, date), "the contact is back");
    story.is_well();
    assert_eq!(story.refuses(&VoidSale { sale: recorded.sale }), Refusal::SaleVoided);
}

#[test]
fn voiding_the_only_sale_leaves_no_date_and_no_contact() {
    let mut story = Story::on("2026-11-22");
    let recorded = story.address("A-1").average(1.5).sells(2).on("2026-11-02");
    story.done(&VoidSale { sale: recorded.sale });
    assert_eq!((story.plan("A-1").next_delivery, story.plan("A-1").last_delivery), (None, None));
    assert!(story.open_tasks("A-1").is_empty());
    story.is_well();
}

#[test]
fn what_cannot_be_a_sale_is_refused_and_leaves_no_trace() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5);
    let good = sale(&mut story, "A-1", 1, "2026-11-20");
    for quantity in [0, -1, 100_001] {
        let lines = vec![story.line(quantity)];
        let refusal = story.refuses(&RecordSale { lines, ..good.clone() });
        assert_eq!(refusal, Refusal::Input(Input::Quantity(quantity)));
    }
    assert_eq!(story.refuses(&RecordSale { lines: vec![], ..good.clone() }), Refusal::Input(Input::NoLines));
    for date in ["1999-12-31", "2101-01-01"] {
        let refusal = story.refuses(&RecordSale { on: day(date), ..good.clone() });
        assert_eq!(refusal, Refusal::Input(Input::Date(day(date))));
    }
    for returned in [-1, 100_001] {
        let refusal = story.refuses(&RecordSale { returned, ..good.clone() });
        assert_eq!(refusal, Refusal::Input(Input::Returned(returned)));
    }
    let unpaid = RecordSale { paid: Some((PaymentKind::Cash, Money::ZERO)), ..good.clone() };
    assert_eq!(story.refuses(&unpaid), Refusal::Input(Input::Payment));
    let nothing = Line { product: ProductId(404), ..story.line(1) };
    let unknown = RecordSale { lines: vec![nothing], ..good.clone() };
    assert_eq!(story.refuses(&unknown), Refusal::NotFound(Thing::Product, "404".into()));
    let dear = Line { price: Some(Money::minor(i64::MAX)), ..story.line(2) };
    assert_eq!(story.refuses(&RecordSale { lines: vec![dear], ..good.clone() }), Refusal::Input(Input::Sum));
    let nowhere = RecordSale { address: AddressId(404), ..good };
    assert_eq!(story.refuses(&nowhere), Refusal::NotFound(Thing::Address, "404".into()));
    assert_eq!(story.refuses(&VoidSale { sale: SaleId(404) }), Refusal::NotFound(Thing::Sale, "404".into()));
}

#[test]
fn the_largest_sale_is_taken_and_the_first_and_last_day_too() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").sells(100_000).on("2000-01-01");
    story.it_is("2100-12-31");
    story.address("A-1").sells(1).on("2100-12-31");
    story.is_well();
}

#[test]
fn nothing_is_delivered_on_a_day_that_has_not_come_by_whichever_way_it_is_posted() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    let tomorrow = day("2026-11-23");
    let not_yet = Refusal::Input(Input::Future(tomorrow));
    let ahead = sale(&mut story, "A-1", 1, "2026-11-23");
    assert_eq!(story.refuses(&ahead), not_yet);
    let order = story.accepts("A-1", "2026-11-23");
    let delivery = DeliverOrder { order: (order.id, order.version), on: tomorrow, paid: None };
    assert_eq!(story.refuses(&delivery), not_yet);
    let brought = DeliverAsBrought { delivery: delivery.clone(), lines: vec![story.line(1)] };
    assert_eq!(story.refuses(&brought), not_yet);
    let orders = vec![(order.id, order.version)];
    assert_eq!(story.refuses(&DeliverRun { run: (tomorrow, None), orders, on: tomorrow }), not_yet);
    story.it_is("2026-11-23");
    story.done(&delivery);
    story.is_well();
}

#[test]
fn nothing_is_sold_to_a_closed_address() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).then_on("2026-11-09").status(AddressStatus::Closed);
    let sale = sale(&mut story, "A-1", 1, "2026-11-20");
    assert_eq!(story.refuses(&sale), Refusal::AddressClosed);
}

#[test]
fn every_sale_stands_in_the_history_with_who_and_what_moved() {
    let mut story = Story::on("2026-11-22");
    let recorded = story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    let last = "FROM history ORDER BY id DESC LIMIT 1";
    assert_eq!(story.text(&format!("SELECT action {last}")), "record_sale");
    assert_eq!(story.number(&format!("SELECT user_id {last}")), story.actor.id.0);
    assert_eq!(story.number(&format!("SELECT address_id {last}")), story.id("A-1").0);
    let detail: serde_json::Value =
        serde_json::from_str(&story.text(&format!("SELECT detail {last}"))).unwrap();
    assert_eq!(detail["sale"], recorded.number);
    assert_eq!(detail["next"], serde_json::json!([null, "2026-12-04"]));
}

#[test]
fn the_history_can_neither_be_changed_nor_erased() {
    let story = Story::on("2026-11-22");
    let raw = raw::open(&story.path());
    assert!(raw.execute("UPDATE history SET action = 'x'", []).is_err());
    assert!(raw.execute("DELETE FROM history", []).is_err());
}

#[test]
fn the_same_command_sent_twice_is_done_once() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5);
    let sale = sale(&mut story, "A-1", 2, "2026-11-20");
    let (actor, key) = (story.actor.clone(), new_key().unwrap());
    assert!(story.office.run(&actor, key, &sale).is_ok());
    let after = story.everything();
    assert_eq!(story.office.run(&actor, key, &sale).err(), Some(Refusal::AlreadyDone));
    assert_eq!(story.everything(), after);
    assert_eq!(story.number("SELECT count(*) FROM sale"), 1);
}
