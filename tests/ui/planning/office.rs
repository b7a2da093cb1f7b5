//! An office on Sunday, 22 November 2026, that plans by the plain average, and pages that are driven over it.

use std::fmt::Debug;
use std::sync::mpsc::{Sender, channel};

use chrono::NaiveDate;
use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::{Element, Event, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, task::into_stream};
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{AddressId, RouteId, UserId};
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::domain::planning::PlanningSettings;
use rodnik::i18n::{Language, Texts};
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::rules;
use rodnik::service::{Actor, Command, Office, OfficeLink, Refusal, answered, new_key};
use rodnik::store::{Connection, NewAddress, NewCounterparty, Read, Write};
use rodnik::ui::font;
use rodnik::ui::screen::client::planning;
use rodnik::ui::screen::{Action, Context, money, reports};
use rodnik::ui::widget::{KeyPress, Layer, keys};

pub const WINDOW: Size = Size::new(1366.0, 768.0);

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

pub struct Desk {
    pub folder: tempfile::TempDir,
    pub texts: Texts,
    pub link: OfficeLink,
    pub actor: Actor,
}

impl Desk {
    pub fn new() -> Self {
        Self::in_language(Language::English)
    }

    pub fn in_language(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let clock = Clock::on(day("2026-11-22"));
        let new = NewOffice {
            name: "Spring".into(),
            area_code: "846".into(),
            user: "Vera".into(),
            language,
            bottle_price: Money::minor(35_000),
            no_delivery: Vec::new(),
        };
        new_office::create(&path, &new, clock).unwrap();
        let mut office = Office::open(&path, clock).unwrap();
        let actor = office.actor(None).unwrap();
        let desk =
            Self { folder, texts: Texts::new(language), link: OfficeLink::start(office).unwrap(), actor };
        desk.write(|tx| Ok(tx.set_setting(rules::key::ESTIMATOR, "plain")?));
        desk
    }

    /// An address with the settings that `change` makes.
    pub fn address(&self, code: &str, change: impl FnOnce(&mut PlanningSettings)) -> AddressId {
        self.placed(code, (None, None), change)
    }

    pub fn placed(
        &self,
        code: &str,
        (route, manager): (Option<RouteId>, Option<UserId>),
        change: impl FnOnce(&mut PlanningSettings),
    ) -> AddressId {
        let mut settings = PlanningSettings::default();
        change(&mut settings);
        self.write(|tx| {
            let client = NewCounterparty { name: format!("Client {code}"), ..Default::default() };
            let new = NewAddress {
                code: code.into(),
                counterparty: tx.insert_counterparty(&client)?,
                text: format!("Street {code}"),
                status: AddressStatus::Active,
                route,
                manager,
                note: String::new(),
                import: None,
            };
            Ok(tx.insert_address(&new, &settings, "2026-10-01T08:00:00Z", None)?)
        })
    }

    pub fn manager(&self, name: &str) -> UserId {
        self.write(|tx| Ok(tx.insert_user(name, &[Role::Operator])?))
    }

    pub fn route(&self, name: &str) -> RouteId {
        self.write(|tx| Ok(tx.insert_route(name)?))
    }

    /// Two bottles of 19 l on each of these days.
    pub fn sells(&self, address: AddressId, days: &[&str]) {
        let product = self.read(|read| Ok(read.product_by_code("19")?)).unwrap().id;
        for on in days {
            let lines = vec![Line { product, quantity: 2, price: None, returned: 0 }];
            self.run(RecordSale { address, on: day(on), lines, returned: 0, paid: None }).unwrap();
        }
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

    /// Whatever is to be read waits until what is given back is dropped.
    pub fn holds_the_reader(&self) -> Sender<()> {
        let (release, held) = channel();
        drop(self.link.read(move |_| {
            held.recv().unwrap_or_default();
            Ok(())
        }));
        release
    }

    pub fn write<T>(&self, work: impl FnOnce(&Write<'_>) -> Result<T, Refusal>) -> T {
        Connection::open(&self.folder.path().join("office.rodnik")).unwrap().write(work).unwrap()
    }

    pub fn run<C: Command + Send + 'static>(&self, command: C) -> Result<C::Value, Refusal>
    where
        C::Value: Send + 'static,
    {
        let answer = self.link.run(self.actor.clone(), new_key().unwrap(), command);
        wait(answered(answer)).map(|done| done.value)
    }

    /// What the words of an id are.
    pub fn words(&self, id: &str) -> String {
        self.texts.text(id)
    }
}

/// A page of the office.
pub trait Page {
    type Message: Clone + Debug + Send + 'static;
    fn take(
        &mut self,
        message: Self::Message,
        context: &Context<'_>,
    ) -> (Task<Self::Message>, Option<Action>);
    fn seen<'a>(&'a self, context: &Context<'a>) -> Element<'a, Self::Message>;
    fn heard(&self, press: &KeyPress) -> Option<Self::Message>;
}

impl Page for planning::State {
    type Message = planning::Message;
    fn take(
        &mut self,
        message: Self::Message,
        context: &Context<'_>,
    ) -> (Task<Self::Message>, Option<Action>) {
        self.update(message, context)
    }
    fn seen<'a>(&'a self, context: &Context<'a>) -> Element<'a, Self::Message> {
        self.view(context)
    }
    fn heard(&self, press: &KeyPress) -> Option<Self::Message> {
        self.key(press)
    }
}

impl Page for reports::State {
    type Message = reports::Message;
    fn take(
        &mut self,
        message: Self::Message,
        context: &Context<'_>,
    ) -> (Task<Self::Message>, Option<Action>) {
        self.update(message, context)
    }
    fn seen<'a>(&'a self, context: &Context<'a>) -> Element<'a, Self::Message> {
        Layer::new(self.view(context)).open_maybe(self.dialog(context)).into()
    }
    fn heard(&self, press: &KeyPress) -> Option<Self::Message> {
        self.key(press)
    }
}

impl Page for money::State {
    type Message = money::Message;
    fn take(
        &mut self,
        message: Self::Message,
        context: &Context<'_>,
    ) -> (Task<Self::Message>, Option<Action>) {
        let (task, action) = self.update(message, context);
        let Some(Action::Done { changes, .. }) = &action else { return (task, action) };
        let read = self.changed(*changes, context);
        (Task::batch([task, read]), action)
    }
    fn seen<'a>(&'a self, context: &Context<'a>) -> Element<'a, Self::Message> {
        Layer::new(self.view(context)).open_maybe(self.dialog(context)).into()
    }
    fn heard(&self, press: &KeyPress) -> Option<Self::Message> {
        self.key(press)
    }
}

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
pub fn settle<P: Page>(page: &mut P, task: Task<P::Message>, desk: &Desk) -> Option<Action> {
    let mut action = None;
    for message in said(task) {
        action = action.or(tell(page, message, desk));
    }
    action
}

/// Something happens, and everything that follows from it.
pub fn tell<P: Page>(page: &mut P, message: P::Message, desk: &Desk) -> Option<Action> {
    let (task, action) = page.take(message, &desk.context());
    action.or(settle(page, task, desk))
}

pub fn look<'a, P: Page>(page: &'a P, desk: &'a Desk) -> Simulator<'a, P::Message> {
    let seen = keys(page.seen(&desk.context()), |press| page.heard(press));
    Simulator::with_size(font::settings(), WINDOW, seen)
}

/// Does something in the window, and everything that follows from it.
pub fn with<P: Page>(
    page: &mut P,
    desk: &Desk,
    act: impl FnOnce(&mut Simulator<'_, P::Message>),
) -> Option<Action> {
    let mut simulator = look(page, desk);
    act(&mut simulator);
    let messages: Vec<_> = simulator.into_messages().collect();
    let mut action = None;
    for message in messages {
        action = action.or(tell(page, message, desk));
    }
    action
}

/// Presses one key.
pub fn press<P: Page>(page: &mut P, desk: &Desk, event: Event) -> Option<Action> {
    with(page, desk, |simulator| {
        simulator.simulate(vec![event]);
    })
}

pub fn shows<P: Page>(page: &P, desk: &Desk, words: &str) -> bool {
    look(page, desk).find(words).is_ok()
}

pub fn named(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::empty())
}

pub fn alt(digit: char, code: key::Code) -> Event {
    pressed(Key::Character(digit.to_string().as_str().into()), code, Modifiers::ALT)
}

/// Ctrl with a letter, where the layout is Russian.
pub fn ctrl(letter: &str, code: key::Code) -> Event {
    pressed(Key::Character(letter.into()), code, Modifiers::CTRL)
}

pub fn pressed(key: Key, code: key::Code, modifiers: Modifiers) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Code(code),
        location: keyboard::Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    })
}
