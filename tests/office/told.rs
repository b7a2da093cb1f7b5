//! What the history of a card says in words of what was done to its orders, one by one and by whole runs.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{OrderId, RouteId};
use rodnik::domain::order::{OrderStatus, PaymentKind};
use rodnik::i18n::{Language, Texts};
use rodnik::service::history_of::history_of;
use rodnik::service::lines::Line;
use rodnik::service::order::{ReportUndelivered, SaveOrder};
use rodnik::service::run::{DeliverRun, OrderStops, RecallRun, RunRef, SendRun, WithdrawUndelivered};
use rodnik::service::void_sale::VoidSale;
use rodnik::store::NewAddress;
use rodnik::wording::{HistoryLine, history_line};

use super::story::{Story, day};

const TODAY: &str = "2026-11-22";

/// The newest entry on the card of an address, in words.
fn newest(story: &mut Story, code: &str) -> HistoryLine {
    let address = story.id(code);
    let page = story.office.read(|read| history_of(read, address, None)).unwrap();
    let plain = |text: String| text.replace('\u{a0}', " ");
    let said = history_line(&Texts::new(Language::English), &page[0]);
    HistoryLine { what: plain(said.what), changes: said.changes.into_iter().map(plain).collect() }
}

fn route(story: &mut Story) -> RouteId {
    let north = story.route("North");
    for code in ["A-1", "A-2"] {
        story.new_address(code, |address| NewAddress { route: Some(north), ..address });
        story.address(code).every(14).sells(2).on("2026-11-08");
    }
    north
}

fn ordered(story: &mut Story, code: &str) -> OrderId {
    let order = SaveOrder { payment: PaymentKind::Cash, ..story.order(code, TODAY) };
    story.done(&order).id
}

fn run(story: &mut Story, route: RouteId) -> RunRef {
    let seen = story.office.read(|read| read.run_of(day(TODAY), Some(route))).unwrap();
    RunRef { day: day(TODAY), route: Some(route), seen: seen.map(|run| run.version) }
}

#[test]
fn an_edited_order_tells_line_by_line_what_it_held_before() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(14).sells(2).on("2026-11-08");
    let first = story.accepts("A-1", "2026-11-24");
    let pump = Line { product: story.pump, quantity: 1, price: None, returned: 0 };
    let bottles = Line { returned: 1, ..story.line(3) };
    let order = story.order("A-1", "2026-11-24");
    let edited =
        SaveOrder { order: Some((first.id, first.version)), lines: vec![bottles, pump], ..order.clone() };
    let second = story.done(&edited);
    let said = newest(&mut story, "A-1").changes;
    let bottle = story.text("SELECT name FROM product WHERE code = '19'");
    let lines = [
        format!("{bottle}: 2 × 350.00 ₽ → 3 × 350.00 ₽, containers back 1"),
        "Pump: empty → 1 × 650.00 ₽".into(),
        "Bottles: 2 → 3".into(),
        "Total: 700.00 ₽ → 1,700.00 ₽".into(),
    ];
    assert_eq!(said, lines);
    let window = ("09:00".into(), "12:00".into());
    let without =
        SaveOrder { order: Some((second.id, second.version)), window, lines: vec![bottles], ..order };
    story.done(&without);
    let said = newest(&mut story, "A-1").changes;
    assert_eq!(said[..2], ["Delivery time: empty → 09:00-12:00", "Pump: 1 × 650.00 ₽ → empty"]);
}

#[test]
fn stops_that_a_hand_put_elsewhere_tell_from_where_to_where_and_only_those() {
    let mut story = Story::on(TODAY);
    let north = route(&mut story);
    let (one, two) = (ordered(&mut story, "A-1"), ordered(&mut story, "A-2"));
    let run_now = run(&mut story, north);
    story.done(&OrderStops { run: run_now, orders: vec![one, two] });
    assert_eq!(newest(&mut story, "A-2").changes, ["Place in the run: empty → 2"]);
    let run_now = run(&mut story, north);
    story.done(&OrderStops { run: run_now, orders: vec![two] });
    let said = newest(&mut story, "A-2");
    assert!(said.what.starts_with("Order moved within the run No. "), "{}", said.what);
    assert_eq!(said.changes, ["Place in the run: 2 → 1"]);
    assert_eq!(newest(&mut story, "A-1").changes, ["Place in the run: empty → 1"], "it did not move");
}

#[test]
fn a_run_that_went_out_came_back_and_was_delivered_in_one_go_stands_on_the_card_of_each_address() {
    let mut story = Story::on(TODAY);
    let north = route(&mut story);
    let orders = [ordered(&mut story, "A-1"), ordered(&mut story, "A-2")];
    let told = |story: &mut Story| ["A-1", "A-2"].map(|code| newest(story, code));
    let run_now = run(&mut story, north);
    story.done(&SendRun { run: run_now });
    for said in told(&mut story) {
        assert!(said.what.starts_with("Order sent out No. "), "{}", said.what);
        assert_eq!(said.changes, ["Order status: Accepted → On the route"]);
    }
    let run_now = run(&mut story, north);
    story.done(&RecallRun { run: run_now });
    for said in told(&mut story) {
        assert_eq!(said.changes, ["Order status: On the route → Accepted"]);
    }
    let seen =
        |story: &mut Story, order| story.office.read(|read| read.order(order)).unwrap().unwrap().version;
    let orders = orders.map(|order| (order, seen(&mut story, order))).to_vec();
    let history = story.number("SELECT count(*) FROM history");
    story.done(&DeliverRun { run: (day(TODAY), Some(north)), orders, on: day(TODAY) });
    for said in told(&mut story) {
        assert!(said.what.starts_with("Order delivered No. "), "{}", said.what);
        assert!(said.what.contains("sale No. "), "{}", said.what);
    }
    assert_eq!(story.number("SELECT count(*) FROM history"), history + 3, "the run, and each address");
    story.is_well();
}

#[test]
fn a_run_of_many_does_not_crowd_out_those_with_whom_one_dealt() {
    let mut story = Story::on(TODAY);
    let north = route(&mut story);
    for code in ["A-1", "A-2"] {
        ordered(&mut story, code);
    }
    story.address("B-1").every(14).sells(1).on("2026-11-20");
    let run_now = run(&mut story, north);
    story.done(&SendRun { run: run_now });
    let (dealt, user) = (story.id("B-1"), story.actor.id);
    let recent = story.office.read(|read| read.recent_addresses(user, 10)).unwrap();
    assert_eq!(recent.first(), Some(&dealt));
}

#[test]
fn a_mark_that_is_taken_back_leaves_the_order_where_it_stood_unless_its_run_was_recalled_since() {
    let status =
        |story: &mut Story, order| story.office.read(|read| read.order(order)).unwrap().unwrap().order.status;
    let mut story = Story::on(TODAY);
    let north = route(&mut story);
    let (one, two) = (ordered(&mut story, "A-1"), ordered(&mut story, "A-2"));
    let run_now = run(&mut story, north);
    story.done(&SendRun { run: run_now });
    let seen = |story: &mut Story, order| {
        (order, story.office.read(|read| read.order(order)).unwrap().unwrap().version)
    };
    let order = seen(&mut story, one);
    let sale = story.delivers(order, TODAY);
    story.done(&VoidSale { sale: sale.sale });
    assert_eq!(status(&mut story, one), OrderStatus::OnRoute, "it is still out");

    let order = seen(&mut story, one);
    let sale = story.delivers(order, TODAY);
    let run_now = run(&mut story, north);
    story.done(&RecallRun { run: run_now });
    assert_eq!(status(&mut story, two), OrderStatus::Accepted);
    assert_eq!(newest(&mut story, "A-1").what, "Run recalled");
    story.done(&VoidSale { sale: sale.sale });
    assert_eq!(status(&mut story, one), OrderStatus::Accepted, "the vehicle did not leave");

    let order = seen(&mut story, two);
    let sale = story.delivers(order, TODAY);
    story.done(&VoidSale { sale: sale.sale });
    assert_eq!(status(&mut story, two), OrderStatus::Accepted, "though its sheet has a number");
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
    let order = seen(&mut story, two);
    story.done(&ReportUndelivered { order, reason });
    let order = seen(&mut story, two);
    story.done(&WithdrawUndelivered { order });
    assert_eq!(status(&mut story, two), OrderStatus::Accepted);
    story.is_well();
}
