//! An order on paper, from its dialog: what is printed is what is stored.

use iced::Task;
use rodnik::domain::order::{OrderStatus, PaymentKind};
use rodnik::service::order_sheet::order_source;
use rodnik::ui::dialog::order::{self, Message};
use rodnik::ui::printing::write_order;

use crate::dialogs::desk::{Desk, in_lines, named, press, said, shows, typed};
use iced::keyboard::key;

/// Goes on without opening a viewer: the last task is dropped, and its answer is made up.
fn tells(state: &mut order::State, desk: &Desk, message: Message) -> Task<Message> {
    state.update(message, &desk.context()).0
}

#[test]
fn a_new_order_is_kept_as_a_draft_and_printed_under_its_number() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    assert!(shows(&state, &desk, "Alt P") && shows(&state, &desk, &desk.words("order-print")));
    let saving = tells(&mut state, &desk, Message::PrintPressed);
    for saved in said(saving) {
        drop(tells(&mut state, &desk, saved));
    }
    let order = desk.orders().remove(0);
    assert_eq!(order.order.status, OrderStatus::Draft);
    drop(tells(&mut state, &desk, Message::Printed(order.id, Ok("It is open.".into()))));
    assert!(shows(&state, &desk, "It is open."));
    assert!(!state.is_unsaved(), "nothing is asked on leaving");

    let id = order.id;
    let source = desk.read(move |read| order_source(read, id));
    let folder = tempfile::tempdir().unwrap();
    let file = write_order(&desk.texts, &source, folder.path()).unwrap();
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF"));
}

#[test]
fn an_accepted_order_is_printed_as_it_is_saved_and_not_with_changes_that_are_not() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Cash);
    let mut state = desk.open(order::State::edit(order, &desk.context()));
    press(&mut state, &desk, in_lines(typed("5")));
    drop(tells(&mut state, &desk, Message::PrintPressed));
    assert!(shows(&state, &desk, &desk.words("order-print-unsaved")));
    press(&mut state, &desk, in_lines(vec![named(key::Named::Backspace)]));
    press(&mut state, &desk, in_lines(typed("2")));
    drop(tells(&mut state, &desk, Message::PrintPressed));
    assert!(!shows(&state, &desk, &desk.words("order-print-unsaved")));
    drop(tells(&mut state, &desk, Message::Printed(order, Err("No viewer.".into()))));
    assert!(shows(&state, &desk, "No viewer."));
}
