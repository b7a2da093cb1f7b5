//! An order marked as delivered.

use crate::dialogs::desk::{Desk, after_tabs, ctrl_enter, day, named, press, sentence, shows, typed};
use iced::keyboard::key;
use rodnik::domain::ids::OrderId;
use rodnik::domain::money::Money;
use rodnik::domain::order::OrderStatus;
use rodnik::domain::order::PaymentKind;
use rodnik::service::form::preview_next;
use rodnik::service::lines::Line;
use rodnik::ui::dialog::delivered;

fn open_delivered(desk: &Desk, order: OrderId) -> delivered::State {
    desk.open(delivered::State::open(order, &desk.context()))
}

#[test]
fn an_order_is_marked_as_delivered_with_one_key_and_the_answer_names_the_new_date() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Cash);
    let mut state = open_delivered(&desk, order);
    let command = state.command().unwrap();
    assert_eq!(command.delivery.on, day("2026-11-22"));
    assert_eq!(command.delivery.paid, Some((PaymentKind::Cash, Money::minor(135_000))), "the total");
    let (handled, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, None, "the row was handled when the order was accepted");
    let address = desk.address;
    let plan = desk.read(move |read| Ok(read.plan(address)?)).unwrap();
    assert_eq!(plan.last_delivery, Some(day("2026-11-22")));
    let next = desk.texts.date_short_with_weekday(plan.next_delivery.unwrap());
    assert!(told.contains(&next) && told.contains("38 L"), "{told}");
    let balance = desk.read(move |read| Ok(read.balance(address)?));
    assert_eq!(balance.containers, 3, "two before, two brought, one taken back");
}

#[test]
fn the_date_that_the_order_promised_is_the_one_that_its_delivery_brings() {
    let desk = Desk::new();
    let (address, today) = (desk.address, day("2026-11-22"));
    let lines = vec![Line { returned: 1, ..desk.line("19", 2) }, desk.line("PUMP", 1)];
    let promised = desk.read(move |read| preview_next(read, address, today, &lines));
    let order = desk.accepted("2026-11-22", PaymentKind::Cash);
    let mut state = open_delivered(&desk, order);
    press(&mut state, &desk, ctrl_enter());
    let plan = desk.read(move |read| Ok(read.plan(address)?)).unwrap();
    assert_eq!(plan.next_delivery, promised.plan.next_delivery);
    assert_eq!(plan.body, serde_json::to_string(&promised.plan).unwrap(), "for the same reasons");
    let balance = desk.read(move |read| Ok(read.balance(address)?));
    assert_eq!(balance.containers, promised.containers);
}

#[test]
fn what_was_really_brought_makes_the_sale() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Card);
    let mut state = open_delivered(&desk, order);
    let into_lines = |events| after_tabs(3, events);
    press(
        &mut state,
        &desk,
        into_lines([typed("1"), vec![named(key::Named::ArrowDown)], typed("0")].concat()),
    );
    assert!(shows(&state, &desk, &desk.words("delivered-other")));
    let command = state.command().unwrap();
    assert_eq!(command.lines.len(), 1, "the pump was not brought");
    assert_eq!(command.delivery.paid, Some((PaymentKind::Card, Money::minor(35_000))), "follows the sum");
    press(&mut state, &desk, into_lines(vec![named(key::Named::Enter)]));
    let address = desk.address;
    let last = desk.read(move |read| Ok(read.deliveries(address)?)).pop().unwrap();
    assert_eq!((last.on, last.bottles), (day("2026-11-22"), 1));
}

#[test]
fn a_transfer_is_paid_later_and_a_wrong_sum_is_named_at_its_place() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Transfer);
    let mut state = open_delivered(&desk, order);
    assert_eq!(state.command().unwrap().delivery.paid, None);
    press(&mut state, &desk, after_tabs(2, typed("lots")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("delivered-amount-wrong")));
    assert_eq!(desk.orders()[0].order.status, OrderStatus::Accepted);
}

#[test]
fn a_sum_far_beyond_what_is_owed_is_posted_only_when_it_is_asked_for_again() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Cash);
    let mut state = open_delivered(&desk, order);
    let (_, due) = state.command().unwrap().delivery.paid.unwrap();
    let address = desk.address;
    let debt = desk.read(move |read| Ok(read.balance(address)?)).debt;
    let owed = due.as_minor() + debt.as_minor();
    let asked = |state: &delivered::State, sum: i64| {
        let (sum, advance) = (desk.texts.money(sum), desk.texts.money(sum - owed));
        shows(state, &desk, &rodnik::t!(desk.texts, "payment-beyond", sum = sum, advance = advance))
    };
    press(&mut state, &desk, after_tabs(2, typed("99999999")));
    assert!(!asked(&state, 9_999_999_900));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(asked(&state, 9_999_999_900));
    assert_eq!(desk.orders()[0].order.status, OrderStatus::Accepted);
    press(&mut state, &desk, after_tabs(2, typed("99999990")));
    assert!(!asked(&state, 9_999_999_000), "another figure");
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(press(&mut state, &desk, ctrl_enter()).is_some());
    assert_eq!(desk.orders()[0].order.status, OrderStatus::Delivered);
}

#[test]
fn an_order_of_a_day_to_come_keeps_its_day_until_another_is_said() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-24", PaymentKind::Cash);
    let mut state = open_delivered(&desk, order);
    assert_eq!(state.command().unwrap().delivery.on, day("2026-11-24"), "not today by itself");
    press(&mut state, &desk, ctrl_enter());
    let agreed = desk.texts.date(day("2026-11-24"));
    let refused = desk.texts.text_with("refusal-input-future", &[("chosen", agreed.into())]);
    assert!(shows(&state, &desk, &refused));
    press(&mut state, &desk, [typed("+1"), vec![named(key::Named::Enter)]].concat());
    press(&mut state, &desk, ctrl_enter());
    let tomorrow = desk.texts.date(day("2026-11-23"));
    let refused = desk.texts.text_with("refusal-input-future", &[("chosen", tomorrow.into())]);
    assert!(shows(&state, &desk, &refused));
    assert_eq!(desk.orders()[0].order.status, OrderStatus::Accepted);
}
