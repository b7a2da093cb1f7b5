//! What is agreed in an order beside its lines, and what happens to it after it was accepted.

use crate::dialogs::desk::{
    Action, Desk, after_tabs, alt_named, ctrl_enter, ctrl_s, day, in_lines, named, press, pressed, sentence,
    settle, shows, typed,
};
use iced::Event;
use iced::keyboard::{Key, Modifiers, key};
use rodnik::domain::ids::OrderId;
use rodnik::domain::order::{Discount, OrderStatus, PaymentKind};
use rodnik::domain::planning::PlanningSettings;
use rodnik::domain::task::Outcome;
use rodnik::service::form::preview_next;
use rodnik::service::order::SaveOrder;
use rodnik::service::prices::SetDiscount;
use rodnik::ui::dialog::{comment, journal, order, postpone};
use rodnik::ui::widget::date_picker;

/// Alt with a letter, where the layout is Russian.
fn alt(letter: char, code: key::Code) -> Vec<Event> {
    let letter = letter.to_string();
    vec![pressed(Key::Character(letter.as_str().into()), code, Modifiers::ALT, Some(&letter))]
}

fn line(state: &order::State) -> (i64, i64) {
    let line = state.command(true).unwrap().lines[0];
    (line.quantity, line.returned)
}

#[test]
fn the_suggested_quantity_is_taken_by_one_key_and_last_time_by_another() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("9")));
    let SaveOrder { address, delivery_on, lines, .. } = state.command(true).unwrap();
    let suggested =
        desk.read(move |read| preview_next(read, address, delivery_on, &lines)).suggested.unwrap();
    let until = desk.texts.date_short_with_weekday(suggested.until);
    let values = [("count", suggested.units.into()), ("until", until.into())];
    assert!(shows(&state, &desk, &desk.texts.text_with("order-suggested", &values)));
    press(&mut state, &desk, alt('й', key::Code::KeyQ));
    assert_eq!(line(&state).0, suggested.units);
    assert!(!shows(&state, &desk, &desk.texts.text_with("order-suggested", &values)), "it stands there now");
    press(&mut state, &desk, in_lines(typed("9")));
    press(&mut state, &desk, alt('д', key::Code::KeyL));
    assert_eq!(line(&state), (2, 2), "as the last delivery");
}

#[test]
fn the_reasons_of_the_next_date_open_by_their_key_wherever_the_keyboard_is() {
    let desk = Desk::new();
    let reasons = desk.texts.text("why-interval");
    for tabs in 0..8 {
        let (mut state, _) = desk.open_order();
        press(&mut state, &desk, in_lines(typed("9")));
        assert!(!shows(&state, &desk, &reasons));
        press(&mut state, &desk, after_tabs(tabs, alt('w', key::Code::KeyW)));
        assert!(shows(&state, &desk, &reasons), "after {tabs} Tabs");
    }
}

#[test]
fn a_time_of_its_own_is_typed_and_nonsense_is_refused_at_its_place() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let own = |state: &mut order::State, window: &str| {
        for message in [order::Message::WindowChosen(5), order::Message::WindowTyped(window.into())] {
            drop(state.update(message, &desk.context()));
        }
    };
    own(&mut state, "утром");
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-window")));
    own(&mut state, "10.30-11.15");
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())).0, Some(Outcome::Accepted));
    assert_eq!(desk.orders()[0].order.window, ("10:30".into(), "11:15".into()));
}

#[test]
fn discount_and_deposit_are_counted_into_what_is_to_be_paid() {
    let desk = Desk::new();
    let counterparty = desk.read(|read| Ok(read.address_by_code("A-1")?)).unwrap().address.counterparty;
    let discount = Discount { rate: 500, name: "regular".into(), until: None };
    desk.run(SetDiscount { counterparty, seen: 1, discount }).unwrap();
    desk.execute("UPDATE product SET deposit = 15000 WHERE code = '19'");
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("3")));
    assert!(shows(&state, &desk, "Discount “regular” 5%") && shows(&state, &desk, "−52.50"));
    press(&mut state, &desk, alt('в', key::Code::KeyD));
    // 1,050 less 52.50, 150 for the one container that does not come back, 1,400 that were owed.
    assert!(shows(&state, &desk, "2,547.50\u{a0}₽"));
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())).0, Some(Outcome::Accepted));
    let terms = desk.orders()[0].order.terms.clone();
    assert_eq!((terms.deposit_containers, terms.deposit.as_minor()), (1, 15_000));
}

#[test]
fn several_deliveries_ahead_are_proposed_by_the_plan_and_taken_in_one_step() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, alt('к', key::Code::KeyR));
    drop(state.update(order::Message::AheadStepped(1), &desk.context()));
    let SaveOrder { address, delivery_on, lines, .. } = state.command(true).unwrap();
    let planned = desk.read(move |read| preview_next(read, address, delivery_on, &lines)).next_dates;
    assert!(shows(&state, &desk, &desk.texts.date_with_weekday(planned[0])));
    assert!(state.is_unsaved());
    let (_, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert!(told.contains("2 deliveries"), "{told}");
    let mut days: Vec<_> = desk.orders().iter().map(|row| row.order.delivery_on).collect();
    days.sort_unstable();
    assert_eq!(days, [day("2026-11-23"), planned[0], planned[1]]);
}

#[test]
fn further_deliveries_stay_beside_the_draft_that_has_no_place_for_them() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, alt('к', key::Code::KeyR));
    let ahead = |state: &order::State| state.dates_ahead();
    let days = ahead(&state);
    assert_eq!(days.len(), 1);
    press(&mut state, &desk, ctrl_s());
    assert!(!state.is_unsaved());
    assert!(press(&mut state, &desk, vec![named(key::Named::Escape)]).is_some(), "left without a question");
    let (mut state, _) = desk.open_order();
    assert_eq!(ahead(&state), days);
    let (_, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert!(told.contains("1 delivery") || told.contains("2 deliveries"), "{told}");
}

#[test]
fn days_ahead_follow_the_quantity_until_one_is_chosen_by_hand() {
    let second = |chosen: Option<date_picker::Message>| {
        let desk = Desk::new();
        let (mut state, _) = desk.open_order();
        press(&mut state, &desk, alt('к', key::Code::KeyR));
        if let Some(chosen) = chosen {
            drop(state.update(order::Message::AheadDate(0, chosen), &desk.context()));
        }
        press(&mut state, &desk, in_lines(typed("9")));
        let SaveOrder { address, delivery_on, lines, .. } = state.command(true).unwrap();
        let planned = desk.read(move |read| preview_next(read, address, delivery_on, &lines)).next_dates[0];
        press(&mut state, &desk, ctrl_enter());
        let mut days: Vec<_> = desk.orders().iter().map(|row| row.order.delivery_on).collect();
        days.sort_unstable();
        (days, planned)
    };
    let (days, planned) = second(None);
    assert_eq!(days, [day("2026-11-23"), planned], "by the plan for nine");
    let (days, _) = second(Some(date_picker::Message::Picked(day("2026-12-15"))));
    assert_eq!(days, [day("2026-11-23"), day("2026-12-15")]);
}

#[test]
fn what_was_typed_comes_back_after_a_crash_and_is_erased_once_it_was_saved() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("7")));
    drop(state);

    let (mut again, _) = desk.open_order();
    assert_eq!(line(&again).0, 7);
    assert!(again.is_unsaved());
    assert!(shows(&again, &desk, &desk.words("kept-discard")));
    assert_eq!(sentence(press(&mut again, &desk, ctrl_enter())).0, Some(Outcome::Accepted));
    assert_eq!(desk.orders()[0].order.bottles, 7);

    let opened = order::State::open(desk.address, None, day("2026-11-30"), &desk.context());
    assert!(!shows(&desk.open(opened), &desk, &desk.words("kept-discard")));
}

#[test]
fn what_was_brought_back_can_be_done_without() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("7")));
    let (mut again, _) = desk.open_order();
    press(&mut again, &desk, alt_named(key::Named::Delete));
    assert_eq!(line(&again).0, 2, "as last time");
    assert!(!again.is_unsaved());
    let (third, _) = desk.open_order();
    assert_eq!(line(&third).0, 2);
}

#[test]
fn a_hand_faster_than_the_store_does_not_accept_what_was_brought_back() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("7")));
    let (mut again, opening) = desk.unread_order();
    press(&mut again, &desk, ctrl_enter());
    assert_eq!(settle(&mut again, opening, &desk), None);
    assert!(desk.orders().is_empty());
}

#[test]
fn a_half_written_comment_record_or_postponing_comes_back_too() {
    let desk = Desk::new();
    let row = desk.row().1;
    let words = |state: &dyn Fn(&str) -> bool| state("half a thought");
    let mut said = desk.open(comment::State::open(desk.address, None, &desk.context()));
    press(&mut said, &desk, typed("half a thought"));
    let said = desk.open(comment::State::open(desk.address, None, &desk.context()));
    assert!(said.is_unsaved() && words(&|_| shows(&said, &desk, &desk.words("kept-discard"))));

    let mut record = desk.open(journal::State::open(desk.address, &desk.context()));
    press(&mut record, &desk, typed("half a record"));
    let mut record = desk.open(journal::State::open(desk.address, &desk.context()));
    assert!(record.is_unsaved());
    assert!(press(&mut record, &desk, ctrl_enter()).is_some());
    let record = desk.open(journal::State::open(desk.address, &desk.context()));
    assert!(!record.is_unsaved(), "it was saved");

    let mut later = desk.open(postpone::State::open(desk.address, row, &desk.context()));
    press(&mut later, &desk, after_tabs(1, typed("away")));
    let later = desk.open(postpone::State::open(desk.address, row, &desk.context()));
    assert!(later.is_unsaved());
}

fn edited(desk: &Desk, order: OrderId) -> order::State {
    desk.open(order::State::edit(order, &desk.context()))
}

#[test]
fn an_accepted_order_is_changed_in_the_same_dialog() {
    let desk = Desk::new();
    let id = desk.accepted("2026-11-24", PaymentKind::Card);
    let mut state = edited(&desk, id);
    assert!(shows(&state, &desk, &desk.words("order-save-changes")));
    assert!(!shows(&state, &desk, &desk.words("order-save-draft")));
    assert!(!state.is_unsaved());
    press(&mut state, &desk, ctrl_s());
    press(&mut state, &desk, in_lines(typed("5")));
    let (handled, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    let row = desk.orders().remove(0);
    assert!(handled.is_none() && told.contains(&row.order.number), "{told}");
    assert_eq!((row.id, row.version, row.order.bottles), (id, 2, 5));
    assert_eq!((row.order.status, row.order.payment), (OrderStatus::Accepted, PaymentKind::Card));
}

#[test]
fn an_accepted_order_is_called_off_after_a_question() {
    let desk = Desk::new();
    let id = desk.accepted("2026-11-24", PaymentKind::Cash);
    let mut state = edited(&desk, id);
    press(&mut state, &desk, alt('ч', key::Code::KeyX));
    assert!(shows(&state, &desk, &desk.words("order-cancel-question")));
    assert_eq!(press(&mut state, &desk, vec![named(key::Named::Escape)]), None, "kept");
    assert!(!shows(&state, &desk, &desk.words("order-cancel-question")));
    press(&mut state, &desk, alt('ч', key::Code::KeyX));
    let action = press(&mut state, &desk, alt_named(key::Named::Delete));
    assert!(matches!(action, Some(Action::Done { handled: None, .. })), "{action:?}");
    assert_eq!(desk.orders()[0].order.status, OrderStatus::Cancelled);
}

#[test]
fn the_order_that_is_changed_is_not_warned_of_and_a_neighbour_is() {
    let desk = Desk::new();
    let first = desk.accepted("2026-11-24", PaymentKind::Cash);
    let state = edited(&desk, first);
    let warned = |state: &order::State, id: OrderId| {
        let row = desk.orders().into_iter().find(|row| row.id == id).unwrap().order;
        let on = desk.texts.date_short_with_weekday(row.delivery_on);
        let values = [("number", row.number.into()), ("day", on.into()), ("status", "accepted".into())];
        shows(state, &desk, &desk.texts.text_with("order-warning-other", &values))
    };
    assert!(!warned(&state, first));
    let second = desk.accepted("2026-11-25", PaymentKind::Cash);
    let state = edited(&desk, first);
    assert!(warned(&state, second) && !warned(&state, first));
}

#[test]
fn what_is_always_to_be_known_stands_in_the_order_and_its_hours_are_warned_of() {
    let desk = Desk::new();
    desk.execute("UPDATE address SET entrance = '2', deliveries_from = '09:00', deliveries_to = '12:00'");
    let (mut state, _) = desk.open_order();
    assert!(shows(&state, &desk, "entrance 2 · receives from 09:00 to 12:00"));
    drop(state.update(order::Message::WindowChosen(4), &desk.context()));
    let hours = "The delivery time is not suitable: the address receives from 09:00 to 12:00.";
    assert!(shows(&state, &desk, hours));
}

#[test]
fn s1_14_a_day_that_is_none_of_the_address_is_said_and_another_taken_by_one_key() {
    let desk = Desk::new();
    let tuesday =
        PlanningSettings { weekdays: [chrono::Weekday::Tue].into_iter().collect(), ..Default::default() };
    desk.write(|tx| Ok(tx.set_planning(desk.address, &tuesday)?));
    let (mut state, _) = desk.open_order();
    let said = "Mon, 23 Nov is not a delivery day of this address: its days are Tue.";
    assert!(shows(&state, &desk, said));
    press(&mut state, &desk, alt('т', key::Code::KeyN));
    assert_eq!(state.command(true).unwrap().delivery_on, day("2026-11-24"));
    assert!(!shows(&state, &desk, said));
}

#[test]
fn s1_22_instead_of_a_day_without_delivery_the_next_one_is_offered() {
    let desk = Desk::new();
    desk.write(|tx| Ok(tx.set_no_delivery(day("2026-11-23"), "Repairs")?));
    let (mut state, _) = desk.open_order();
    assert!(shows(&state, &desk, "On Tue, 24 Nov"));
    press(&mut state, &desk, alt('т', key::Code::KeyN));
    assert_eq!(state.command(true).unwrap().delivery_on, day("2026-11-24"));
}

#[test]
fn letters_typed_before_the_field_has_the_keyboard_are_looked_for_too() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("pum")));
    assert!(shows(&state, &desk, "Hand pump"));
    press(&mut state, &desk, vec![named(key::Named::Enter)]);
    assert_eq!(state.command(true).unwrap().lines.len(), 2);
}
