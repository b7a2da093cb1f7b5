//! The orders of a day by route: crew, order of the way, out and back, delivered in one go, the evening.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{DriverId, OrderId, RouteId, VehicleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{OrderStatus, PaymentKind};
use rodnik::domain::task::TaskKind;
use rodnik::service::delivery_day::{DeliveryDay, Run, delivery_day};
use rodnik::service::lines::Line;
use rodnik::service::order::{DeliverAsBrought, DeliverOrder, ReportUndelivered, SaveOrder};
use rodnik::service::outcome::Postpone;
use rodnik::service::payment::RecordPayment;
use rodnik::service::run::{
    ArrangeRun, DeliverRun, OrderStops, RecallRun, RunRef, SendRun, WithdrawUndelivered,
};
use rodnik::service::settlement::SettleRun;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Resting, Thing};
use rodnik::store::HandedIn;

use super::story::{Story, day, row_ref};

const TODAY: &str = "2026-11-22";

fn rub(rub: i64) -> Money {
    Money::minor(rub * 100)
}

/// A route with three addresses, each with an order of two bottles for today: cash, card, transfer.
fn office() -> (Story, RouteId) {
    let mut story = Story::on(TODAY);
    let north = story.route("North");
    for code in ["A-2", "A-10", "A-1"] {
        story.new_address(code, |address| rodnik::store::NewAddress { route: Some(north), ..address });
        story.address(code).every(14).sells(2).on("2026-11-08");
    }
    for (code, payment) in
        [("A-2", PaymentKind::Cash), ("A-10", PaymentKind::Card), ("A-1", PaymentKind::Transfer)]
    {
        orders(&mut story, code, payment);
    }
    (story, north)
}

fn orders(story: &mut Story, code: &str, payment: PaymentKind) -> OrderId {
    let line = Line { returned: 1, ..story.line(2) };
    let order = SaveOrder { payment, lines: vec![line], ..story.order(code, TODAY) };
    story.done(&order).id
}

fn today(story: &mut Story) -> DeliveryDay {
    story.office.read(|read| delivery_day(read, day(TODAY))).unwrap()
}

fn only_run(story: &mut Story) -> Run {
    let mut day = today(story);
    assert_eq!(day.runs.len(), 1, "one route has orders");
    day.runs.remove(0)
}

fn seen(story: &mut Story, route: RouteId) -> RunRef {
    let seen = only_run(story).seen();
    RunRef { day: day(TODAY), route: Some(route), seen }
}

fn whole(story: &mut Story, route: RouteId) -> DeliverRun {
    let orders = only_run(story).open().map(|one| (one.stop.order, one.stop.version)).collect();
    DeliverRun { run: (day(TODAY), Some(route)), orders, on: day(TODAY) }
}

fn codes(run: &Run) -> Vec<&str> {
    run.stops.iter().map(|one| one.stop.code.as_str()).collect()
}

fn status_of(story: &mut Story, order: OrderId) -> OrderStatus {
    story.office.read(|read| read.order(order)).unwrap().unwrap().order.status
}

#[test]
fn the_orders_of_a_day_stand_by_route_with_their_load_and_in_the_order_of_their_addresses() {
    let (mut story, north) = office();
    story.execute(&format!("UPDATE route SET capacity = 5 WHERE id = {}", north.0));
    let run = only_run(&mut story);
    assert_eq!((run.name.as_deref(), run.bottles(), run.returned()), (Some("North"), 6, 3));
    assert!(run.is_overloaded(), "6 bottles on a vehicle for 5");
    assert_eq!(codes(&run), ["A-1", "A-2", "A-10"], "house 2 before house 10");
}

#[test]
fn drafts_and_cancelled_orders_ride_on_no_run_and_addresses_without_a_route_have_one_of_their_own() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(14).sells(2).on("2026-11-08");
    let draft = SaveOrder { accept: false, ..story.order("A-1", TODAY) };
    story.done(&draft);
    assert!(today(&mut story).runs.is_empty());
    story.accepts("A-1", TODAY);
    assert_eq!(only_run(&mut story).route, None);
}

#[test]
fn a_vehicle_says_what_can_be_loaded_and_a_stale_run_is_refused() {
    let (mut story, north) = office();
    story.execute(
        "INSERT INTO driver (id, name) VALUES (7, 'Ivan');
         INSERT INTO vehicle (id, name, capacity) VALUES (8, 'Gazelle', 120)",
    );
    let run = seen(&mut story, north);
    let crew = ArrangeRun { run, driver: Some(DriverId(7)), vehicle: Some(VehicleId(8)) };
    story.done(&crew);
    assert_eq!(only_run(&mut story).capacity, Some(120));
    assert!(matches!(story.refuses(&crew), Refusal::Stale { .. }), "somebody said something since");
    let run = seen(&mut story, north);
    let unknown = ArrangeRun { run, driver: Some(DriverId(404)), vehicle: None };
    assert_eq!(story.refuses(&unknown), Refusal::NotFound(Thing::Driver, "404".into()));
    let changed = story.text("SELECT detail FROM history WHERE action = 'arrange_run'");
    assert!(changed.contains("Ivan") && changed.contains("Gazelle"), "in names: {changed}");
    story.execute("UPDATE driver SET is_archived = 1");
    let nobody = ArrangeRun { run: seen(&mut story, north), driver: None, vehicle: Some(VehicleId(8)) };
    story.done(&nobody);
    let changed = story.last_detail("arrange_run")["changed"].clone();
    assert_eq!(changed, serde_json::json!([{ "field": "driver", "before": "Ivan", "after": null }]));
}

#[test]
fn stops_stay_where_a_hand_put_them_and_a_new_order_follows() {
    let (mut story, north) = office();
    let mut orders: Vec<OrderId> = only_run(&mut story).stops.iter().map(|one| one.stop.order).collect();
    orders.rotate_left(1);
    let run = seen(&mut story, north);
    story.done(&OrderStops { run, orders });
    assert_eq!(codes(&only_run(&mut story)), ["A-2", "A-10", "A-1"]);
    story.new_address("A-0", |address| rodnik::store::NewAddress { route: Some(north), ..address });
    story.accepts("A-0", TODAY);
    let known = only_run(&mut story);
    assert_eq!(codes(&known), ["A-2", "A-10", "A-1", "A-0"]);
    let by_address = known.by_address();
    let run = seen(&mut story, north);
    story.done(&OrderStops { run, orders: by_address });
    assert_eq!(codes(&only_run(&mut story)), ["A-0", "A-1", "A-2", "A-10"]);
    let run = seen(&mut story, north);
    let foreign = OrderStops { run, orders: vec![OrderId(404)] };
    assert!(matches!(story.refuses(&foreign), Refusal::NotFound(Thing::Order, _)));
}

#[test]
fn with_its_sheet_a_run_goes_out_and_comes_back_under_the_same_number() {
    let (mut story, north) = office();
    let run = seen(&mut story, north);
    let sent = story.done(&SendRun { run });
    assert_eq!((sent.number.as_str(), sent.orders), ("R-000001", 3));
    let known = only_run(&mut story);
    assert!(known.stops.iter().all(|one| one.stop.status == OrderStatus::OnRoute));
    let run = seen(&mut story, north);
    assert_eq!(story.done(&RecallRun { run }), 3);
    let run = seen(&mut story, north);
    assert_eq!(story.refuses(&RecallRun { run }), Refusal::EmptyRun, "nothing is on the way");
    let again = story.done(&SendRun { run });
    assert_eq!((again.number, again.orders), (sent.number, 3));
    let other = RunRef { day: day("2026-11-23"), route: Some(north), seen: None };
    assert_eq!(story.refuses(&SendRun { run: other }), Refusal::EmptyRun);
    story.is_well();
}

#[test]
fn p_30_a_whole_run_is_delivered_in_one_go_and_balances_and_plans_follow() {
    let (mut story, north) = office();
    let whole = whole(&mut story, north);
    let done = story.done(&whole);
    assert_eq!((done.orders, done.cash, done.card), (3, rub(700), rub(700)));
    let balance = |story: &mut Story, code| {
        let id = story.id(code);
        story.office.read(|read| read.balance(id)).unwrap()
    };
    let before = rub(700);
    assert_eq!(balance(&mut story, "A-2").debt, before, "cash: the order is paid, the old debt stands");
    assert_eq!(balance(&mut story, "A-1").debt, rub(1400), "a transfer comes later");
    assert_eq!(balance(&mut story, "A-2").containers, 3, "two, two more, one back");
    assert_eq!(story.plan("A-10").last_delivery, Some(day(TODAY)));
    assert_eq!(story.number("SELECT count(*) FROM history WHERE action = 'deliver_run'"), 1);
    assert_eq!(only_run(&mut story).open().count(), 0);
    story.is_well();
}

#[test]
fn a_run_in_which_one_order_changed_is_refused_as_a_whole() {
    let (mut story, north) = office();
    let whole = whole(&mut story, north);
    let one = whole.orders[0];
    story.delivers(one, TODAY);
    assert!(matches!(story.refuses(&whole), Refusal::Stale { .. }));
    let tomorrow = DeliverRun { on: day("2026-11-23"), orders: whole.orders[1..].to_vec(), ..whole.clone() };
    assert_eq!(story.refuses(&tomorrow), Refusal::Input(Input::Future(day("2026-11-23"))));
    let none = DeliverRun { orders: vec![], ..whole };
    assert_eq!(story.refuses(&none), Refusal::EmptyRun);
}

#[test]
fn an_advance_pays_the_order_at_the_door() {
    let (mut story, north) = office();
    let address = story.id("A-2");
    let (on, kind) = (story.today, PaymentKind::Transfer);
    let advance = RecordPayment { address, on, kind, amount: rub(1100), back: false, note: String::new() };
    story.done(&advance);
    let whole = whole(&mut story, north);
    let done = story.done(&whole);
    assert_eq!(done.cash, rub(300), "700 less the 400 that were paid ahead");
    assert_eq!(story.office.read(|read| read.balance(address)).unwrap().debt, Money::ZERO);
    story.is_well();
}

#[test]
fn a_mark_that_is_taken_back_puts_the_order_where_its_sheet_is() {
    let (mut story, north) = office();
    let first = whole(&mut story, north).orders[0];
    let sale = story.delivers(first, TODAY).sale;
    story.done(&VoidSale { sale });
    assert_eq!(status_of(&mut story, first.0), OrderStatus::Accepted, "no sheet was made");
    let run = seen(&mut story, north);
    story.done(&SendRun { run });
    let first = whole(&mut story, north).orders[0];
    let sale = story.delivers(first, TODAY).sale;
    story.done(&VoidSale { sale });
    assert_eq!(status_of(&mut story, first.0), OrderStatus::OnRoute);
    story.is_well();
}

#[test]
fn s1_44_an_undelivered_order_is_withdrawn_until_the_contact_about_it_was_handled() {
    let (mut story, north) = office();
    let (id, version) = whole(&mut story, north).orders[0];
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
    story.done(&ReportUndelivered { order: (id, version), reason });
    let code = only_run(&mut story).stops[0].stop.code.clone();
    assert!(story.open_tasks(&code).iter().any(|task| task.kind == TaskKind::Undelivered));
    story.done(&WithdrawUndelivered { order: (id, version + 1) });
    assert_eq!(status_of(&mut story, id), OrderStatus::Accepted);
    assert!(story.open_tasks(&code).iter().all(|task| task.kind != TaskKind::Undelivered));
    story.done(&ReportUndelivered { order: (id, version + 2), reason });
    let row = row_ref(&story.active_row(&code, "2026-11-23"));
    let address = story.id(&code);
    story.done(&Postpone { address, row, to: day("2026-11-30"), comment: "next week".into() });
    let late = story.refuses(&WithdrawUndelivered { order: (id, version + 3) });
    assert_eq!(late, Refusal::Undo(Resting::Contact(day("2026-11-23"))));
    story.is_well();
}

#[test]
fn a_driver_who_paid_back_more_than_he_took_is_given_the_rest_and_the_run_comes_out_even() {
    let (mut story, north) = office();
    let address = story.id("A-2");
    let on = story.today;
    let payment = |kind, roubles, back| RecordPayment {
        address,
        on,
        kind,
        amount: rub(roubles),
        back,
        note: "a bottle leaked".into(),
    };
    story.done(&payment(PaymentKind::Transfer, 1100, false));
    story.done(&payment(PaymentKind::Cash, 350, true));
    let expected = only_run(&mut story).expected;
    assert_eq!(expected.cash, rub(-350));
    let run = seen(&mut story, north);
    let handed = HandedIn { full: 6, ..expected };
    story.done(&SettleRun { run, handed, note: String::new() });
    let known = only_run(&mut story);
    assert_eq!(known.difference().unwrap().cash, Money::ZERO);
    assert_eq!(known.row.unwrap().handed, Some(handed), "it is kept as it is");
    let run = seen(&mut story, north);
    story.done(&SettleRun { run, handed: HandedIn { cash: rub(-300), ..handed }, note: String::new() });
    assert_eq!(only_run(&mut story).difference().unwrap().cash, rub(50), "fifty of his own money");
    let run = seen(&mut story, north);
    let slip = HandedIn { cash: rub(-10_000_000_001), ..handed };
    assert_eq!(
        story.refuses(&SettleRun { run, handed: slip, note: String::new() }),
        Refusal::Input(Input::Sum)
    );
    story.is_well();
}

#[test]
fn in_the_evening_the_driver_hands_in_what_the_documents_say_or_it_stands_out() {
    let (mut story, north) = office();
    let run = seen(&mut story, north);
    story.done(&SendRun { run });
    let orders = whole(&mut story, north).orders;
    let stops: Vec<String> = only_run(&mut story).stops.iter().map(|one| one.stop.code.clone()).collect();
    assert_eq!(stops, ["A-1", "A-2", "A-10"]);
    // The transfer came as ordered, cash brought one bottle instead of two, the card order came back.
    let on = day(TODAY);
    story.delivers(orders[0], TODAY);
    let lines = vec![Line { returned: 2, ..story.line(1) }];
    let paid = Some((PaymentKind::Cash, rub(350)));
    story.done(&DeliverAsBrought { delivery: DeliverOrder { order: orders[1], on, paid }, lines });
    let reason = story.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
    story.done(&ReportUndelivered { order: orders[2], reason });
    let expected = only_run(&mut story).expected;
    assert_eq!(expected, HandedIn { cash: rub(350), card: Money::ZERO, containers: 3, full: 3 });
    let handed = HandedIn { cash: rub(300), ..expected };
    let run = seen(&mut story, north);
    story.done(&SettleRun { run, handed, note: "fifty on Monday".into() });
    let known = only_run(&mut story);
    assert!(known.differs());
    assert_eq!(known.difference().unwrap().cash, rub(-50));
    assert_eq!(known.row.as_ref().unwrap().settled.as_ref().unwrap().1.as_deref(), Some("First"));
    assert!(matches!(story.refuses(&SettleRun { run, handed, note: String::new() }), Refusal::Stale { .. }));
    let run = seen(&mut story, north);
    story.done(&SettleRun { run, handed: expected, note: String::new() });
    assert!(!only_run(&mut story).differs(), "it was corrected");
    let detail =
        story.text("SELECT detail FROM history WHERE action = 'settle_run' ORDER BY id DESC LIMIT 1");
    assert!(detail.contains("30000") && detail.contains("35000"), "{detail}");
    let run = seen(&mut story, north);
    let nonsense = HandedIn { containers: -1, ..expected };
    let refused = story.refuses(&SettleRun { run, handed: nonsense, note: String::new() });
    assert_eq!(refused, Refusal::Input(Input::Returned(-1)));
    story.is_well();
}
