//! An office whose dialogs are driven by keys.

use std::fmt::Debug;
use std::sync::mpsc::{Sender, channel};

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
use rodnik::domain::order::{PaymentKind, ProductKind};
use rodnik::domain::planning::PlanningSettings;
use rodnik::domain::task::Outcome;
use rodnik::i18n::{Language, Texts};
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::order::SaveOrder;
use rodnik::service::outcome::RowRef;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::{Actor, Command, Office, OfficeLink, Refusal, answered, new_key};
use rodnik::store::{Connection, NewAddress, NewCounterparty, NewProduct, OrderRow, Read, Write};
use rodnik::ui::dialog::{
    call_later, churn, comment, container_adjustment, container_return, delivered, done, journal, order,
    payment, postpone, promise, sale,
};
use rodnik::ui::font;
use rodnik::ui::screen::Context;
use rodnik::ui::widget::{Dialog, KeyPress, Layer, keys};

pub type Action = order::Action;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

/// An office on Sunday, 22 November 2026, with one client who took two bottles twice.
pub struct Desk {
    _folder: tempfile::TempDir,
    path: std::path::PathBuf,
    pub texts: Texts,
    pub link: OfficeLink,
    pub actor: Actor,
    pub address: AddressId,
}

impl Desk {
    pub fn new() -> Self {
        Self::in_language(Language::English)
    }

    pub fn in_language(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let clock = Clock::stopped_at(day("2026-11-22").and_hms_opt(10, 0, 0).unwrap());
        let new = NewOffice {
            name: "Spring".into(),
            area_code: "846".into(),
            user: "Anna".into(),
            language,
            bottle_price: Money::minor(35_000),
            no_delivery: Vec::new(),
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

    pub fn context(&self) -> Context<'_> {
        Context { texts: &self.texts, today: day("2026-11-22"), office: &self.link, actor: &self.actor }
    }

    pub fn read<T: Send + 'static>(
        &self,
        reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> T {
        wait(answered(self.link.read(reading))).unwrap()
    }

    pub fn write<T>(&self, work: impl FnOnce(&Write<'_>) -> Result<T, Refusal>) -> T {
        Connection::open(&self.path).unwrap().write(work).unwrap()
    }

    /// Writes past the services what no command of these tests does.
    /// Whatever is to be written waits until what is given back is dropped.
    pub fn holds_the_writer(&self) -> Sender<()> {
        let (release, held) = channel();
        drop(self.link.ask(move |_| {
            held.recv().unwrap_or_default();
            Ok(())
        }));
        release
    }

    pub fn execute(&self, sql: &str) {
        rusqlite::Connection::open(&self.path).unwrap().execute_batch(sql).unwrap();
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> i64 {
        let office = rusqlite::Connection::open(&self.path).unwrap();
        office.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
    }

    pub fn run<C: Command + Send + 'static>(&self, command: C) -> Result<C::Value, Refusal>
    where
        C::Value: Send + 'static,
    {
        let answer = self.link.run(self.actor.clone(), new_key().unwrap(), command);
        wait(answered(answer)).map(|done| done.value)
    }

    pub fn line(&self, code: &'static str, quantity: i64) -> Line {
        let product = self.read(move |read| Ok(read.product_by_code(code)?)).unwrap().id;
        Line { product, quantity, price: None, returned: 0 }
    }

    /// The planned contact as the row of the list shows it.
    pub fn row(&self) -> (TaskId, RowRef) {
        let address = self.address;
        let task = self.read(move |read| Ok(read.arranged_task(address)?)).unwrap().id;
        let task = self.read(move |read| Ok(read.task(task)?)).unwrap();
        (task.id, RowRef::Task { id: task.id, version: task.version })
    }

    pub fn orders(&self) -> Vec<OrderRow> {
        let address = self.address;
        self.read(move |read| Ok(read.last_orders(address, 20)?))
    }

    pub fn accepted(&self, delivery_on: &str, payment: PaymentKind) -> OrderId {
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

    pub fn open_order(&self) -> (order::State, Option<Action>) {
        let (mut state, task) = self.unread_order();
        let action = settle(&mut state, task, self);
        (state, action)
    }

    pub fn unread_order(&self) -> (order::State, Task<order::Message>) {
        order::State::open(self.address, Some(self.row().1), day("2026-11-23"), &self.context())
    }

    pub fn open<S: Shown>(&self, opened: (S, Task<S::Message>)) -> S {
        let (mut state, task) = opened;
        assert_eq!(settle(&mut state, task, self), None);
        state
    }

    /// What the words of an id are.
    pub fn words(&self, id: &str) -> String {
        self.texts.text(id)
    }
}

pub fn fill(tx: &Write<'_>) -> Result<AddressId, Refusal> {
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
        container: None,
        vat_rate: None,
    })?;
    Ok(address)
}

/// A dialog of an outcome.
pub trait Shown {
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

shown!(order, postpone, comment, journal, delivered, churn, call_later, done);
shown!(payment, promise, container_return, container_adjustment, sale);

/// What a task says in the end; the movements of the focus are the window's.
pub fn said<M: Send + 'static>(task: Task<M>) -> Vec<M> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let effects: Vec<Effect<M>> = wait(stream.collect());
    let output = |effect| match effect {
        Effect::Output(message) => Some(message),
        _ => None,
    };
    effects.into_iter().filter_map(output).collect()
}

/// Lets everything come to an end that a task began.
pub fn settle<S: Shown>(state: &mut S, task: Task<S::Message>, desk: &Desk) -> Option<Action> {
    let mut action = None;
    for message in said(task) {
        let (task, said) = state.take(message, &desk.context());
        action = action.or(said).or(settle(state, task, desk));
    }
    action
}

pub fn look<'a, S: Shown>(state: &'a S, desk: &'a Desk, size: Size) -> Simulator<'a, S::Message> {
    let layer = Layer::new(column![]).open(state.shown(&desk.context()));
    Simulator::with_size(font::settings(), size, keys(layer, |press| state.heard(press)))
}

pub const WINDOW: Size = Size::new(1366.0, 768.0);

/// Presses keys; the focus stands at the first field, as it does when the dialog opens.
pub fn press<S: Shown>(state: &mut S, desk: &Desk, events: Vec<Event>) -> Option<Action> {
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

pub fn shows<S: Shown>(state: &S, desk: &Desk, words: &str) -> bool {
    look(state, desk, WINDOW).find(words).is_ok()
}

pub fn pressed(key: Key, code: key::Code, modifiers: Modifiers, text: Option<&str>) -> Event {
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

pub fn named(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::empty(), None)
}

pub fn ctrl_enter() -> Vec<Event> {
    vec![pressed(Key::Named(key::Named::Enter), key::Code::Enter, Modifiers::CTRL, None)]
}

/// Ctrl+S where the layout is Russian.
pub fn ctrl_s() -> Vec<Event> {
    vec![pressed(Key::Character("ы".into()), key::Code::KeyS, Modifiers::CTRL, Some("ы"))]
}

/// Ctrl+Z where the layout is Russian.
pub fn ctrl_z() -> Vec<Event> {
    vec![pressed(Key::Character("я".into()), key::Code::KeyZ, Modifiers::CTRL, Some("я"))]
}

pub fn alt_named(named: key::Named) -> Vec<Event> {
    vec![pressed(Key::Named(named), key::Code::F35, Modifiers::ALT, None)]
}

pub fn typed(text: &str) -> Vec<Event> {
    let letter = |letter: char| {
        let letter = letter.to_string();
        pressed(Key::Character(letter.as_str().into()), key::Code::F35, Modifiers::empty(), Some(&letter))
    };
    text.chars().map(letter).collect()
}

/// Tab so many times, then keys.
pub fn after_tabs(tabs: usize, events: Vec<Event>) -> Vec<Event> {
    std::iter::repeat_n(named(key::Named::Tab), tabs).chain(events).collect()
}

/// From the date over time and payment into the lines of an order.
pub fn in_lines(events: Vec<Event>) -> Vec<Event> {
    after_tabs(3, events)
}

#[track_caller]
pub fn sentence(action: Option<Action>) -> (Option<Outcome>, Option<NaiveDate>, String) {
    match action {
        Some(Action::Done { handled, postponed_to, sentence, .. }) => (handled, postponed_to, sentence),
        other => panic!("not done: {other:?}"),
    }
}
