//! What was typed into a payment, a promise, containers or a sale and not saved is there again after a crash. A state that is
//! dropped without a word is a crash.

use iced::keyboard::key::Named;
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::ui::dialog::order::lines::Edit;
use rodnik::ui::dialog::{
    container_adjustment, container_return, delivered, document, payment, promise, sale,
};

use crate::dialogs::desk::{Action, Desk, Shown, alt_named, ctrl_enter, named, press, settle, shows};
use crate::dialogs::typed::kept;

/// Types, breaks down, finds it again, does without it; then types again, finds it and leaves it there.
fn comes_back<S: Shown>(
    open: impl Fn(&Desk) -> S,
    messages: &[S::Message],
    stands: impl Fn(&S) -> String,
    desk: &Desk,
) -> S {
    let type_all = |state: &mut S| {
        for message in messages {
            let (task, action) = state.take(message.clone(), &desk.context());
            assert_eq!(action.or(settle(state, task, desk)), None);
        }
    };
    let mut state = open(desk);
    let empty = stands(&state);
    type_all(&mut state);
    let typed = stands(&state);
    assert_ne!(typed, empty);
    drop(state);
    let mut again = open(desk);
    assert_eq!(stands(&again), typed);
    assert!(shows(&again, desk, &desk.words("kept-discard")));
    assert_eq!(press(&mut again, desk, alt_named(Named::Delete)), None);
    assert_eq!(stands(&again), empty);
    assert!(!shows(&again, desk, &desk.words("kept-discard")));
    assert_eq!(press(&mut again, desk, vec![named(Named::Escape)]), Some(Action::Closed));
    assert_eq!(kept(desk), 0);
    let mut state = open(desk);
    assert_eq!(stands(&state), empty);
    type_all(&mut state);
    drop(state);
    open(desk)
}

fn note(words: &str) -> document::Message {
    document::Message::NoteTyped(words.to_owned())
}

#[test]
fn a_payment_comes_back_with_its_sum_its_kind_and_its_note_and_is_erased_once_it_is_posted() {
    use payment::Message;
    let desk = Desk::new();
    let open = |desk: &Desk| desk.open(payment::State::open(desk.address, &desk.context()));
    let card = PaymentKind::ALL.iter().position(|kind| *kind == PaymentKind::Card).unwrap();
    let typed = [
        Message::AmountTyped("150".into()),
        Message::KindChosen(card),
        Message::Paper(note("by the neighbour")),
    ];
    let stands = |state: &payment::State| format!("{:?}", state.command());
    let mut state = comes_back(open, &typed, stands, &desk);
    let command = state.command().unwrap();
    assert_eq!((command.kind, command.note.as_str()), (PaymentKind::Card, "by the neighbour"));
    assert!(matches!(press(&mut state, &desk, ctrl_enter()), Some(Action::Undoable { .. })));
    assert_eq!(kept(&desk), 0);
    assert!(!open(&desk).is_unsaved());
}

#[test]
fn a_promise_comes_back_and_names_no_day_that_nobody_named() {
    use promise::Message;
    let desk = Desk::new();
    let open = |desk: &Desk| desk.open(promise::State::open(desk.address, &desk.context()));
    let typed = [Message::AmountTyped("700".into()), Message::Paper(note("on the day of pay"))];
    let stands = |state: &promise::State| format!("{} {:?}", state.is_unsaved(), state.command());
    let state = comes_back(open, &typed, stands, &desk);
    assert_eq!(state.command(), None, "the day is the debtor's to say");
}

#[test]
fn containers_come_back_with_what_happens_to_them() {
    use container_return::{Kind, Message, Ready};
    let desk = Desk::new();
    let open = |desk: &Desk| desk.open(container_return::State::open(desk.address, &desk.context()));
    let typed = [
        Message::KindChosen(Kind::Deposit),
        Message::CountTyped("2".into()),
        Message::AmountTyped("300".into()),
        Message::PaidChosen(0),
    ];
    let stands = |state: &container_return::State| format!("{} {:?}", state.is_unsaved(), state.ready());
    let state = comes_back(open, &typed, stands, &desk);
    let Some(Ready::Deposit(deposit)) = state.ready() else { panic!("{:?}", state.ready()) };
    assert_eq!((deposit.containers, deposit.paid), (2, None), "it is paid later, as was said");
}

#[test]
fn an_adjustment_comes_back_with_its_counts_and_its_reason() {
    use container_adjustment::{Direction, Message};
    let desk = Desk::new();
    let open = |desk: &Desk| desk.open(container_adjustment::State::open(desk.address, &desk.context()));
    let typed = [
        Message::DirectionChosen(Direction::On),
        Message::CountTyped(0, "3".into()),
        Message::ReasonChosen(1),
    ];
    let stands =
        |state: &container_adjustment::State| format!("{} {:?}", state.is_unsaved(), state.command());
    let state = comes_back(open, &typed, stands, &desk);
    assert_eq!(state.command().unwrap().lines.iter().map(|(_, gain)| *gain).collect::<Vec<_>>(), [3]);
}

#[test]
fn a_sale_comes_back_with_its_lines_at_the_prices_of_the_day_and_without_what_is_no_longer_sold() {
    use sale::Message;
    let desk = Desk::new();
    let open = |desk: &Desk| desk.open(sale::State::open(desk.address, &desk.context()));
    let typed = [
        Message::AddPressed,
        Message::Line(Edit::Digit(4)),
        Message::ProductChosen(0),
        Message::AddPressed,
        Message::AmountTyped("50".into()),
    ];
    let stands = |state: &sale::State| format!("{} {:?}", state.is_unsaved(), state.command());
    let mut state = comes_back(open, &typed, stands, &desk);
    let lines = state.command().unwrap().lines;
    assert_eq!(lines.len(), 2, "{lines:?}");
    drop(state);
    let water = lines[0].product.0;
    desk.execute(&format!("UPDATE product SET price = 41000 WHERE id = {water}"));
    desk.execute(&format!("UPDATE product SET is_archived = 1 WHERE id = {}", lines[1].product.0));
    state = open(&desk);
    let command = state.command().unwrap();
    assert_eq!(
        command.lines.iter().map(|line| (line.product.0, line.quantity)).collect::<Vec<_>>(),
        [(water, 4)]
    );
    assert_eq!(command.lines[0].price.map(|price| price.as_minor()), Some(41_000));
    assert!(matches!(press(&mut state, &desk, ctrl_enter()), Some(Action::Done { .. })));
    assert_eq!(kept(&desk), 0);
}

#[test]
fn a_delivery_comes_back_with_what_was_brought_and_paid_and_is_erased_once_it_is_posted() {
    use delivered::Message;
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Cash);
    let open = |desk: &Desk| desk.open(delivered::State::open(order, &desk.context()));
    let typed = [
        Message::Line(Edit::Digit(1)),
        Message::Line(Edit::Down),
        Message::Line(Edit::Digit(0)),
        Message::AmountTyped("500".into()),
    ];
    let stands = |state: &delivered::State| format!("{:?}", state.command());
    let mut state = comes_back(open, &typed, stands, &desk);
    let command = state.command().unwrap();
    assert_eq!(command.lines.len(), 1, "the pump was not brought");
    assert_eq!(command.lines[0].quantity, 1);
    assert_eq!(command.delivery.paid, Some((PaymentKind::Cash, Money::minor(50_000))));
    assert!(matches!(press(&mut state, &desk, ctrl_enter()), Some(Action::Done { .. })));
    assert_eq!(kept(&desk), 0);
}

#[test]
fn what_an_order_got_since_is_brought_as_agreed_and_what_was_struck_out_stays_out() {
    use delivered::Message;
    let desk = Desk::new();
    let order = desk.accepted("2026-11-22", PaymentKind::Cash);
    let open = |desk: &Desk| desk.open(delivered::State::open(order, &desk.context()));
    let typed = [Message::Line(Edit::Digit(1)), Message::Line(Edit::Down), Message::Line(Edit::Remove)];
    let stands = |state: &delivered::State| format!("{:?}", state.command());
    let state = comes_back(open, &typed, stands, &desk);
    let lines = state.command().unwrap().lines;
    assert_eq!(lines.len(), 1, "{lines:?}");
    drop(state);
    let cup = "INSERT INTO product (code, name, kind, price) SELECT 'CUP', 'Cups', kind, 10000 FROM product WHERE code = 'PUMP'";
    desk.execute(cup);
    let line = "INSERT INTO order_line (order_id, line, product_id, quantity, price)
                SELECT o.id, 9, p.id, 3, 10000 FROM customer_order o, product p WHERE p.code = 'CUP'";
    desk.execute(line);
    let state = open(&desk);
    let lines: Vec<_> = state.command().unwrap().lines.iter().map(|line| line.quantity).collect();
    assert_eq!(lines, [1, 3]);
}
