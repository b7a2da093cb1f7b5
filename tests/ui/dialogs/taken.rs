//! The order (S1-52, S1-53).

use crate::dialogs::desk::{
    Action, Desk, after_tabs, alt_named, ctrl_enter, ctrl_s, ctrl_z, day, in_lines, named, press, sentence,
    settle, shows, typed,
};
use iced::keyboard::key;
use iced_test::runtime::task::into_stream;
use rodnik::domain::address::{AddressStatus, ReasonKind};
use rodnik::domain::money::Money;
use rodnik::domain::order::OrderStatus;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::task::Outcome;
use rodnik::domain::task::TaskState;
use rodnik::service::churn::SendToChurn;
use rodnik::service::form::near;
use rodnik::service::form::preview_next;
use rodnik::service::order::SaveOrder;
use rodnik::service::outcome::RowRef;
use rodnik::store::Balance;
use rodnik::ui::dialog::order::{self, Message};
use rodnik::ui::widget::date_picker;

#[test]
fn s1_52_the_everyday_order_is_one_key_after_it_opened() {
    let desk = Desk::new();
    let (task, _) = desk.row();
    let (mut state, _) = desk.open_order();
    let command = state.command(true).unwrap();
    assert_eq!(command.delivery_on, day("2026-11-23"), "the date of the list");
    let line = command.lines[0];
    assert_eq!((command.lines.len(), line.quantity, line.returned), (1, 2, 2), "as the last delivery");
    assert!(!state.is_unsaved(), "nothing was typed");

    let (handled, _, sentence) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, Some(Outcome::Accepted));
    let order = &desk.orders()[0].order;
    assert_eq!((order.status, order.ordered_on), (OrderStatus::Accepted, day("2026-11-22")));
    assert!(sentence.contains(&order.number) && sentence.contains("Mon, 23 Nov"), "{sentence}");
    let task = desk.read(move |read| Ok(read.task(task)?)).unwrap();
    assert_eq!((task.state, task.outcome), (TaskState::Done, Some(Outcome::Accepted)), "S1-53");
}

#[test]
fn a_hand_faster_than_the_store_still_accepts_the_order() {
    let desk = Desk::new();
    let (mut state, opening) = desk.unread_order();
    assert!(shows(&state, &desk, &desk.words("dialog-loading")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert_eq!(sentence(settle(&mut state, opening, &desk)).0, Some(Outcome::Accepted));
}

#[test]
fn a_hand_faster_than_the_store_does_not_accept_over_a_warning() {
    let desk = Desk::new();
    desk.write(|tx| Ok(tx.set_no_delivery(day("2026-11-23"), "Repairs")?));
    let (mut state, opening) = desk.unread_order();
    press(&mut state, &desk, ctrl_enter());
    assert_eq!(settle(&mut state, opening, &desk), None);
    assert!(desk.orders().is_empty());
}

#[test]
fn a_day_that_ctrl_enter_takes_itself_is_not_accepted_before_its_warning_was_seen() {
    let desk = Desk::new();
    desk.write(|tx| Ok(tx.set_no_delivery(day("2026-11-24"), "Repairs")?));
    let (mut state, _) = desk.open_order();
    let date = |typed: &str| Message::Date(date_picker::Message::Typed(typed.into()));
    let (task, _) = state.update(date("24.11"), &desk.context());
    settle(&mut state, task, &desk);
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(desk.orders().is_empty());
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())).0, Some(Outcome::Accepted), "seen and meant");
    assert_eq!(desk.orders()[0].order.delivery_on, day("2026-11-24"));
}

#[test]
fn a_digit_too_many_is_not_taken_and_many_times_the_usual_is_said() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let name = desk.read(|read| Ok(read.product_by_code("19")?)).unwrap().product.name;
    let much = |units: i64| {
        let told = [
            ("product", name.as_str().into()),
            ("units", desk.texts.integer(units).into()),
            ("usual", "2".into()),
        ];
        desk.texts.text_with("order-warning-much", &told)
    };
    press(&mut state, &desk, in_lines(typed("19")));
    assert!(!shows(&state, &desk, &much(19)));
    press(&mut state, &desk, in_lines(typed("1234567")));
    let quantity = state.command(true).unwrap().lines[0].quantity;
    assert_eq!(quantity, 19_123, "the digits that go on from there, as far as they are a quantity");
    assert!(shows(&state, &desk, &much(quantity)), "{}", much(quantity));
}

#[test]
fn quantities_and_containers_are_typed_and_the_next_date_follows() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let promised = |state: &order::State| {
        let SaveOrder { address, delivery_on, lines, .. } = state.command(true).unwrap();
        let preview = desk.read(move |read| preview_next(read, address, delivery_on, &lines));
        desk.texts.date_with_weekday(preview.plan.next_delivery.unwrap())
    };
    let before = promised(&state);
    assert!(shows(&state, &desk, &before));
    press(&mut state, &desk, in_lines(typed("12")));
    let line = state.command(true).unwrap().lines[0];
    assert_eq!((line.quantity, line.returned), (12, 2), "no more containers come back than stand there");
    let after = promised(&state);
    assert!(before != after && shows(&state, &desk, &after));
    press(&mut state, &desk, in_lines(vec![named(key::Named::ArrowRight), named(key::Named::Backspace)]));
    press(&mut state, &desk, in_lines(typed("+++-")));
    press(&mut state, &desk, in_lines([vec![named(key::Named::ArrowLeft)], typed("-")].concat()));
    let line = state.command(true).unwrap().lines[0];
    assert_eq!((line.quantity, line.returned), (11, 2));
    assert!(state.is_unsaved());
}

#[test]
fn an_answer_that_comes_too_late_is_not_shown() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let first = state.update(order::Message::Line(order::lines::Edit::Step(1)), &desk.context()).0;
    let second = state.update(order::Message::Line(order::lines::Edit::Step(10)), &desk.context()).0;
    settle(&mut state, second, &desk);
    let shown = desk.texts.text_with("order-after", &[("count", 13.into())]);
    assert!(shows(&state, &desk, &shown));
    settle(&mut state, first, &desk);
    assert!(shows(&state, &desk, &shown), "three bottles were asked for earlier");
}

#[test]
fn a_product_is_found_whatever_layout_is_on() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    // The keys of `pum` where the Russian layout is on.
    press(&mut state, &desk, after_tabs(4, typed("згь")));
    assert!(shows(&state, &desk, "Hand pump"));
    press(&mut state, &desk, vec![named(key::Named::Enter)]);
    assert_eq!(state.command(true).unwrap().lines.len(), 2);
}

#[test]
fn a_russian_word_is_not_taken_for_the_rest_of_a_latin_one() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    // The keys of `бз` give `,p` where the Latin layout is on, and a hand pump has a `p`.
    press(&mut state, &desk, after_tabs(4, typed("бз")));
    assert!(!shows(&state, &desk, "Hand pump"));
    press(&mut state, &desk, vec![named(key::Named::Enter)]);
    assert_eq!(state.command(true).unwrap().lines.len(), 1);
}

#[test]
fn a_product_is_added_by_its_name_and_removed_with_del() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, vec![named(key::Named::Insert)]);
    assert!(shows(&state, &desk, "Hand pump"), "all products are offered");
    press(&mut state, &desk, vec![named(key::Named::Escape)]);
    assert!(!shows(&state, &desk, "Hand pump"), "Esc closes the offer before the order");
    press(&mut state, &desk, after_tabs(4, typed("pum")));
    press(&mut state, &desk, vec![named(key::Named::Enter)]);
    let lines = state.command(true).unwrap().lines;
    assert_eq!((lines.len(), lines[1].quantity, lines[1].returned), (2, 1, 0), "a pump has no container");
    press(&mut state, &desk, in_lines(vec![named(key::Named::Delete)]));
    assert_eq!(state.command(true).unwrap().lines.len(), 1, "the added line was the chosen one");
    assert!(shows(&state, &desk, "“Hand pump” removed"));
    press(&mut state, &desk, in_lines(ctrl_z()));
    assert_eq!(state.command(true).unwrap().lines, lines, "where it was, with what was typed");
    assert!(!shows(&state, &desk, "“Hand pump” removed"));
}

#[test]
fn a_refusal_stands_at_its_place_and_keeps_what_was_typed() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let task = state.update(order::Message::Date(past()), &desk.context()).0;
    settle(&mut state, task, &desk);
    press(&mut state, &desk, in_lines(typed("5")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, "The date 20 Nov 2026 has passed."));
    assert_eq!(state.command(true).unwrap().lines[0].quantity, 5);
    let tomorrow = rodnik::ui::widget::date_picker::Message::Picked(day("2026-11-23"));
    let task = state.update(order::Message::Date(tomorrow), &desk.context()).0;
    settle(&mut state, task, &desk);
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())).0, Some(Outcome::Accepted));
}

fn past() -> rodnik::ui::widget::date_picker::Message {
    rodnik::ui::widget::date_picker::Message::Picked(day("2026-11-20"))
}

#[test]
fn an_order_for_a_closed_address_is_refused_in_words() {
    let desk = Desk::new();
    desk.write(|tx| Ok(tx.set_address_status(desk.address, AddressStatus::Closed, None)?));
    let opened = order::State::open(desk.address, None, day("2026-11-23"), &desk.context());
    let mut state = desk.open(opened);
    assert!(shows(&state, &desk, &desk.words("refusal-address-closed")));
    assert!(!shows(&state, &desk, &desk.words("dialog-loading")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert_eq!(press(&mut state, &desk, vec![named(key::Named::Escape)]), Some(Action::Closed));
}

#[test]
fn an_order_of_nothing_is_refused_in_words() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(vec![named(key::Named::Delete)]));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-no-lines")));
    assert!(desk.orders().is_empty());
}

#[test]
fn a_second_press_while_saving_does_nothing() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let (saving, _) = state.update(order::Message::AcceptPressed, &desk.context());
    assert!(shows(&state, &desk, &desk.words("dialog-saving")));
    for message in [order::Message::AcceptPressed, order::Message::SavePressed, order::Message::EscapePressed]
    {
        let (task, action) = state.update(message, &desk.context());
        assert!(into_stream(task).is_none() && action.is_none());
    }
    assert!(settle(&mut state, saving, &desk).is_some());
    assert_eq!(desk.orders().len(), 1);
}

#[test]
fn esc_closes_an_untouched_order_and_asks_about_a_touched_one() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let esc = || vec![named(key::Named::Escape)];
    assert_eq!(press(&mut state, &desk, esc()), Some(Action::Closed));
    press(&mut state, &desk, in_lines(typed("7")));
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")));
    assert_eq!(press(&mut state, &desk, esc()), None, "stay");
    assert!(!shows(&state, &desk, &desk.words("dialog-unsaved")));
    press(&mut state, &desk, esc());
    press(&mut state, &desk, in_lines(vec![named(key::Named::Delete)]));
    assert!(shows(&state, &desk, &desk.words("order-no-lines")), "Del is a key of the lines alone");
    press(&mut state, &desk, esc());
    let question = alt_named(key::Named::Delete);
    assert_eq!(press(&mut state, &desk, question), Some(Action::Closed), "discard");
    assert!(desk.orders().is_empty());
}

#[test]
fn r_44_a_draft_is_kept_changes_nothing_else_and_goes_on_later() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    press(&mut state, &desk, in_lines(typed("7")));
    press(&mut state, &desk, vec![named(key::Named::Escape)]);
    let (handled, _, told) = sentence(press(&mut state, &desk, ctrl_s()));
    assert_eq!(handled, None);
    let draft = desk.orders().remove(0);
    assert!(told.contains(&draft.order.number), "{told}");
    assert_eq!(draft.order.status, OrderStatus::Draft);

    let (mut again, _) = desk.open_order();
    let command = again.command(true).unwrap();
    assert_eq!((command.order, command.lines[0].quantity), (Some((draft.id, draft.version)), 7));
    assert_eq!(press(&mut again, &desk, ctrl_s()), None, "saved and still open");
    assert!(!again.is_unsaved());
    assert_eq!(sentence(press(&mut again, &desk, ctrl_enter())).0, Some(Outcome::Accepted));
    assert_eq!(desk.orders().len(), 1, "the draft itself was accepted");
}

#[test]
fn what_should_be_known_is_said_and_does_not_forbid() {
    let desk = Desk::new();
    desk.accepted("2026-11-24", PaymentKind::Cash);
    let row = RowRef::Always(day("2026-11-23"));
    desk.write(|tx| {
        tx.set_no_delivery(day("2026-11-23"), "Repairs")?;
        Ok(())
    });
    let reason = desk.read(|read| Ok(read.reasons(ReasonKind::Churn)?))[0].id;
    let comment = String::new();
    desk.run(SendToChurn { address: desk.address, row: None, reason, comment }).unwrap();
    let opened = order::State::open(desk.address, Some(row), day("2026-11-23"), &desk.context());
    let mut state = desk.open(opened);
    let number = desk.orders()[0].order.number.clone();
    let other = format!("There is already order {number} for Tue, 24 Nov (accepted).");
    let closed = "No delivery on Mon, 23 Nov (Repairs).";
    for words in [other.as_str(), closed, &desk.words("order-warning-churn")] {
        assert!(shows(&state, &desk, words), "{words}");
    }
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())).0, Some(Outcome::Accepted));
}

#[test]
fn an_advance_lowers_what_is_to_be_paid_and_a_debt_is_named() {
    let desk = Desk::new();
    let owes = |debt| {
        desk.write(|tx| {
            Ok(tx.add_to_balance(
                desk.address,
                &Balance { debt: Money::minor(debt), containers: 0, deposited: 0 },
            )?)
        });
    };
    let (state, _) = desk.open_order();
    assert!(shows(&state, &desk, &desk.words("order-debt")) && shows(&state, &desk, "2,100.00\u{a0}₽"));
    owes(-140_000 - 35_000);
    let (state, _) = desk.open_order();
    assert!(shows(&state, &desk, &desk.words("order-advance")) && shows(&state, &desk, "350.00\u{a0}₽"));
}

#[test]
fn r_12_neighbouring_days_are_the_day_itself_and_the_days_beside_it() {
    let near_to = |other: &str| near(day("2026-11-23"), day(other));
    assert!(near_to("2026-11-22") && near_to("2026-11-23") && near_to("2026-11-24"));
    assert!(!near_to("2026-11-21") && !near_to("2026-11-25"));
}
