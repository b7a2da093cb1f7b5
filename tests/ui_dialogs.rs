//! The dialogs of an operator's outcome, driven by keys over a real office, without a screen.
#![cfg(feature = "screen-tests")]

use std::fmt::Debug;

use chrono::NaiveDate;
use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::widget::column;
use iced::{Event, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, task::into_stream};
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{AddressId, OrderId, TaskId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{OrderStatus, PaymentKind, ProductKind};
use rodnik::domain::planning::PlanningSettings;
use rodnik::domain::task::{Outcome, TaskState};
use rodnik::i18n::{Language, Texts};
use rodnik::service::form::{near, preview_next};
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::order::SaveOrder;
use rodnik::service::outcome::RowRef;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::{Actor, Command, Office, OfficeLink, Refusal, answered, new_key};
use rodnik::store::{Balance, Connection, NewAddress, NewCounterparty, NewProduct, OrderRow, Read, Write};
use rodnik::ui::dialog::{comment, delivered, journal, order, postpone};
use rodnik::ui::font;
use rodnik::ui::screen::Context;
use rodnik::ui::widget::{Dialog, KeyPress, Layer, keys};

type Action = order::Action;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

/// An office on Sunday, 22 November 2026, with one client who took two bottles twice.
struct Desk {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
    texts: Texts,
    link: OfficeLink,
    actor: Actor,
    address: AddressId,
}

impl Desk {
    fn new() -> Self {
        Self::in_language(Language::English)
    }

    fn in_language(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let clock = Clock::on(day("2026-11-22"));
        let new = NewOffice {
            name: "Spring".into(),
            area_code: "846".into(),
            user: "Anna".into(),
            language,
            bottle_price: Money::minor(35_000),
        };
        new_office::create(&path, &new, clock).unwrap();
        let address = Connection::open(&path).unwrap().write(fill).unwrap();
        let mut office = Office::open(&path, clock).unwrap();
        let actor = office.actor(None).unwrap();
        let link = OfficeLink::start(office).unwrap();
        let desk = Self { _folder: folder, path, texts: Texts::new(language), link, actor, address };
        for on in ["2026-10-26", "2026-11-09"] {
            desk.run(RecordSale {
                address,
                on: day(on),
                lines: vec![desk.line("19", 2)],
                returned: 1,
                paid: None,
            })
            .unwrap();
        }
        desk
    }

    fn context(&self) -> Context<'_> {
        Context { texts: &self.texts, today: day("2026-11-22"), office: &self.link, actor: &self.actor }
    }

    fn read<T: Send + 'static>(
        &self,
        reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> T {
        wait(answered(self.link.read(reading))).unwrap()
    }

    fn write<T>(&self, work: impl FnOnce(&Write<'_>) -> Result<T, Refusal>) -> T {
        Connection::open(&self.path).unwrap().write(work).unwrap()
    }

    fn run<C: Command + Send + 'static>(&self, command: C) -> Result<C::Value, Refusal>
    where
        C::Value: Send + 'static,
    {
        let answer = self.link.run(self.actor.clone(), new_key().unwrap(), command);
        wait(answered(answer)).map(|done| done.value)
    }

    fn line(&self, code: &'static str, quantity: i64) -> Line {
        let product = self.read(move |read| Ok(read.product_by_code(code)?)).unwrap().id;
        Line { product, quantity, price: None, returned: 0 }
    }

    /// The planned contact as the row of the list shows it.
    fn row(&self) -> (TaskId, RowRef) {
        let address = self.address;
        let task = self.read(move |read| Ok(read.arranged_task(address)?)).unwrap();
        (task.id, RowRef::Task { id: task.id, version: task.version })
    }

    fn orders(&self) -> Vec<OrderRow> {
        let address = self.address;
        self.read(move |read| Ok(read.last_orders(address, 20)?))
    }

    fn accepted(&self, delivery_on: &str, payment: PaymentKind) -> OrderId {
        let lines = vec![Line { returned: 1, ..self.line("19", 2) }, self.line("PUMP", 1)];
        let order = SaveOrder {
            order: None,
            address: self.address,
            row: None,
            accept: true,
            delivery_on: day(delivery_on),
            window: (String::new(), String::new()),
            payment,
            driver_note: String::new(),
            lines,
        };
        self.run(order).unwrap().id
    }

    fn open_order(&self) -> (order::State, Option<Action>) {
        let (mut state, task) = self.unread_order();
        let action = settle(&mut state, task, self);
        (state, action)
    }

    fn unread_order(&self) -> (order::State, Task<order::Message>) {
        order::State::open(self.address, Some(self.row().1), day("2026-11-23"), &self.context())
    }

    fn open<S: Shown>(&self, opened: (S, Task<S::Message>)) -> S {
        let (mut state, task) = opened;
        assert_eq!(settle(&mut state, task, self), None);
        state
    }

    /// What the words of an id are.
    fn words(&self, id: &str) -> String {
        self.texts.text(id)
    }
}

fn fill(tx: &Write<'_>) -> Result<AddressId, Refusal> {
    let counterparty =
        tx.insert_counterparty(&NewCounterparty { name: "Client A-1".into(), ..Default::default() })?;
    let new = NewAddress {
        code: "A-1".into(),
        counterparty,
        text: "Street 1".into(),
        status: AddressStatus::Active,
        route: None,
        manager: None,
        note: String::new(),
        import: None,
    };
    let settings = PlanningSettings { initial_ml_per_day: Some(2_700), ..PlanningSettings::default() };
    let address = tx.insert_address(&new, &settings, "2026-10-01T08:00:00Z", None)?;
    tx.insert_product(&NewProduct {
        code: "PUMP".into(),
        name: "Hand pump".into(),
        kind: ProductKind::Goods,
        price: Money::minor(65_000),
        consumption_ml: None,
        deposit: Money::ZERO,
    })?;
    Ok(address)
}

/// A dialog of an outcome.
trait Shown {
    type Message: Clone + Debug + Send + 'static;
    fn take(
        &mut self,
        message: Self::Message,
        context: &Context<'_>,
    ) -> (Task<Self::Message>, Option<Action>);
    fn shown<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Self::Message>;
    fn heard(&self, press: &KeyPress) -> Option<Self::Message>;
}

macro_rules! shown {
    ($($module:ident),+) => {$(
        impl Shown for $module::State {
            type Message = $module::Message;
            fn take(&mut self, message: Self::Message, context: &Context<'_>) -> (Task<Self::Message>, Option<Action>) {
                self.update(message, context)
            }
            fn shown<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Self::Message> {
                self.dialog(context)
            }
            fn heard(&self, press: &KeyPress) -> Option<Self::Message> {
                self.key(press)
            }
        }
    )+};
}

shown!(order, postpone, comment, journal, delivered);

/// What a task says in the end; the movements of the focus are the window's.
fn said<M: Send + 'static>(task: Task<M>) -> Vec<M> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let effects: Vec<Effect<M>> = wait(stream.collect());
    let output = |effect| match effect {
        Effect::Output(message) => Some(message),
        _ => None,
    };
    effects.into_iter().filter_map(output).collect()
}

/// Lets everything come to an end that a task began.
fn settle<S: Shown>(state: &mut S, task: Task<S::Message>, desk: &Desk) -> Option<Action> {
    let mut action = None;
    for message in said(task) {
        let (task, said) = state.take(message, &desk.context());
        action = action.or(said).or(settle(state, task, desk));
    }
    action
}

fn look<'a, S: Shown>(state: &'a S, desk: &'a Desk, size: Size) -> Simulator<'a, S::Message> {
    let layer = Layer::new(column![]).open(state.shown(&desk.context()));
    Simulator::with_size(font::settings(), size, keys(layer, |press| state.heard(press)))
}

const WINDOW: Size = Size::new(1366.0, 768.0);

/// Presses keys; the focus stands at the first field, as it does when the dialog opens.
fn press<S: Shown>(state: &mut S, desk: &Desk, events: Vec<Event>) -> Option<Action> {
    let mut simulator = look(state, desk, WINDOW);
    simulator.simulate(events);
    let messages: Vec<_> = simulator.into_messages().collect();
    let mut action = None;
    for message in messages {
        let (task, said) = state.take(message, &desk.context());
        action = action.or(said).or(settle(state, task, desk));
    }
    action
}

fn shows<S: Shown>(state: &S, desk: &Desk, words: &str) -> bool {
    look(state, desk, WINDOW).find(words).is_ok()
}

fn pressed(key: Key, code: key::Code, modifiers: Modifiers, text: Option<&str>) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Code(code),
        location: keyboard::Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    })
}

fn named(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::empty(), None)
}

fn ctrl_enter() -> Vec<Event> {
    vec![pressed(Key::Named(key::Named::Enter), key::Code::Enter, Modifiers::CTRL, None)]
}

/// Ctrl+S where the layout is Russian.
fn ctrl_s() -> Vec<Event> {
    vec![pressed(Key::Character("ы".into()), key::Code::KeyS, Modifiers::CTRL, Some("ы"))]
}

fn typed(text: &str) -> Vec<Event> {
    let letter = |letter: char| {
        let letter = letter.to_string();
        pressed(Key::Character(letter.as_str().into()), key::Code::F35, Modifiers::empty(), Some(&letter))
    };
    text.chars().map(letter).collect()
}

/// Tab so many times, then keys.
fn after_tabs(tabs: usize, events: Vec<Event>) -> Vec<Event> {
    std::iter::repeat_n(named(key::Named::Tab), tabs).chain(events).collect()
}

/// From the date over time and payment into the lines of an order.
fn in_lines(events: Vec<Event>) -> Vec<Event> {
    after_tabs(3, events)
}

#[track_caller]
fn sentence(action: Option<Action>) -> (Option<Outcome>, Option<NaiveDate>, String) {
    match action {
        Some(Action::Done { handled, postponed_to, sentence, .. }) => (handled, postponed_to, sentence),
        other => panic!("not done: {other:?}"),
    }
}

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
}

#[test]
fn a_refusal_stands_at_its_place_and_keeps_what_was_typed() {
    let desk = Desk::new();
    let (mut state, _) = desk.open_order();
    let task = state.update(order::Message::Date(past()), &desk.context()).0;
    settle(&mut state, task, &desk);
    press(&mut state, &desk, in_lines(typed("5")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, "The delivery date 20 Nov 2026 has passed."));
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
    let question = in_lines(vec![named(key::Named::Delete)]);
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
        tx.set_address_status(desk.address, AddressStatus::ChurnReview, None)?;
        Ok(())
    });
    let opened = order::State::open(desk.address, Some(row), day("2026-11-23"), &desk.context());
    let mut state = desk.open(opened);
    let number = desk.orders()[0].order.number.clone();
    let other = format!("There is order {number} for Tue, 24 Nov already (accepted).");
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

fn open_postpone(desk: &Desk) -> postpone::State {
    desk.open(postpone::State::open(desk.address, desk.row().1, &desk.context()))
}

#[test]
fn s1_54_a_row_is_postponed_by_a_date_a_comment_and_ctrl_enter() {
    let desk = Desk::new();
    let (task, _) = desk.row();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, [typed("+9"), vec![named(key::Named::Enter)]].concat());
    press(&mut state, &desk, after_tabs(1, typed("has water yet")));
    let (handled, to, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!((handled, to), (Some(Outcome::Postponed), Some(day("2026-12-01"))));
    assert_eq!(told, "Postponed to Tue, 1 Dec");
    let done = desk.read(move |read| Ok(read.task(task)?)).unwrap();
    assert_eq!(done.outcome, Some(Outcome::Postponed), "S1-55");
    let address = desk.address;
    let comments = desk.read(move |read| Ok(read.running_comments(address)?));
    assert_eq!(comments[0].text, "has water yet");
}

#[test]
fn r_43_a_date_that_does_not_lie_later_is_refused_below_it_and_the_comment_stays() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("postpone-no-date")));
    press(&mut state, &desk, [typed("22.11"), vec![named(key::Named::Enter)]].concat());
    press(&mut state, &desk, after_tabs(1, typed("later")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let refused = desk.texts.text_with(
        "refusal-input-not-after",
        &[
            ("chosen", desk.texts.date(day("2026-11-22")).into()),
            ("after", desk.texts.date(list_date(&desk)).into()),
        ],
    );
    assert!(shows(&state, &desk, &refused), "{refused}");
    assert_eq!(state.command().unwrap().comment.trim(), "later");
}

fn list_date(desk: &Desk) -> NaiveDate {
    let address = desk.address;
    desk.read(move |read| Ok(read.arranged_task(address)?)).unwrap().list_date.max(day("2026-11-22"))
}

#[test]
fn s1_54_a_row_is_not_postponed_without_a_comment() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, [typed("+30"), vec![named(key::Named::Enter)]].concat());
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-empty-text")));
}

#[test]
fn the_date_takes_esc_first_and_a_chosen_date_is_asked_about() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    let esc = || vec![named(key::Named::Escape)];
    assert_eq!(press(&mut state, &desk, esc()), None, "the month closes");
    assert_eq!(press(&mut state, &desk, esc()), Some(Action::Closed));
    press(&mut state, &desk, [typed("+9"), vec![named(key::Named::Enter)]].concat());
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")) && state.is_unsaved());
}

#[test]
fn s1_57_a_comment_is_saved_with_ctrl_enter_and_the_task_stays_open() {
    let desk = Desk::new();
    let (task, _) = desk.row();
    let mut state = desk.open(comment::State::open(desk.address, Some(task), &desk.context()));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-empty-text")), "an empty one is refused");
    press(&mut state, &desk, typed("no answer"));
    assert!(!shows(&state, &desk, &desk.words("refusal-input-empty-text")), "typing puts the refusal away");
    let (handled, ..) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, None, "R-20");
    let address = desk.address;
    assert_eq!(desk.read(move |read| Ok(read.running_comments(address)?))[0].text, "no answer");
    let task = desk.read(move |read| Ok(read.task(task)?)).unwrap();
    assert_eq!(task.state, TaskState::Open);
}

#[test]
fn s1_58_a_journal_record_is_told_by_its_number() {
    let desk = Desk::new();
    let mut state = desk.open(journal::State::open(desk.address, &desk.context()));
    press(&mut state, &desk, typed("asked for a new pump"));
    let (handled, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, None);
    let address = desk.address;
    let records = desk.read(move |read| Ok(read.last_journal(address, 5)?));
    assert_eq!(records[0].text, "asked for a new pump");
    assert!(told.contains('1'), "{told}");
}

#[test]
fn a_typed_text_is_not_lost_by_a_mistaken_esc() {
    let desk = Desk::new();
    let mut state = desk.open(journal::State::open(desk.address, &desk.context()));
    let esc = || vec![named(key::Named::Escape)];
    press(&mut state, &desk, typed("asked"));
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")));
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(state.is_unsaved());
    press(&mut state, &desk, esc());
    let discard = after_tabs(1, vec![named(key::Named::Delete)]);
    assert_eq!(press(&mut state, &desk, discard), Some(Action::Closed));
}

#[test]
fn what_is_left_of_a_long_text_is_told_near_its_end() {
    let desk = Desk::new();
    let mut state = desk.open(comment::State::open(desk.address, None, &desk.context()));
    let paste = |text: &str| {
        let text = std::sync::Arc::new(text.to_owned());
        let edit = iced::widget::text_editor::Edit::Paste(text);
        comment::Message::Edited(iced::widget::text_editor::Action::Edit(edit))
    };
    let _ = state.update(paste(&"a".repeat(3_990)), &desk.context());
    assert!(shows(&state, &desk, "10 characters left"));
    let _ = state.update(paste(&"a".repeat(11)), &desk.context());
    assert!(shows(&state, &desk, "1 character too long"));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(state.is_unsaved(), "refused, and kept");
}

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
fn a_delivery_of_tomorrow_is_refused_below_its_date() {
    let desk = Desk::new();
    let order = desk.accepted("2026-11-24", PaymentKind::Cash);
    let mut state = open_delivered(&desk, order);
    assert_eq!(state.command().unwrap().delivery.on, day("2026-11-22"), "today, not the agreed day to come");
    press(&mut state, &desk, [typed("+1"), vec![named(key::Named::Enter)]].concat());
    press(&mut state, &desk, ctrl_enter());
    let tomorrow = desk.texts.date(day("2026-11-23"));
    let refused = desk.texts.text_with("refusal-input-future", &[("chosen", tomorrow.into())]);
    assert!(shows(&state, &desk, &refused));
    assert_eq!(desk.orders()[0].order.status, OrderStatus::Accepted);
}

#[test]
fn every_dialog_fits_a_small_window_in_both_languages() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let order = desk.accepted("2026-11-22", PaymentKind::Cash);
        let row = RowRef::Always(day("2026-11-23"));
        let context = desk.context();
        let asked = order::State::open(desk.address, Some(row), day("2026-11-23"), &context);
        fits(&desk, &desk.open(asked), "order-accept");
        fits(&desk, &desk.open(delivered::State::open(order, &context)), "delivered-save");
        fits(&desk, &desk.open(postpone::State::open(desk.address, row, &context)), "postpone-save");
        fits(&desk, &desk.open(comment::State::open(desk.address, None, &context)), "comment-save");
        fits(&desk, &desk.open(journal::State::open(desk.address, &context)), "journal-save");
    }
}

fn fits<S: Shown>(desk: &Desk, state: &S, action: &str) {
    let window = Size::new(1024.0, 640.0);
    let found = look(state, desk, window).find(desk.words(action).as_str()).unwrap();
    let bounds = iced_test::selector::Bounded::visible_bounds(&found).unwrap();
    assert!(bounds.y + bounds.height < window.height, "{action}: {bounds:?}");
}
