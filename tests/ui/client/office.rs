//! An office with one client, and its card driven by keys.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::{Event, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, task::into_stream};
use iced_test::selector::id;
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::domain::planning::PlanningSettings;
use rodnik::i18n::{Language, Texts};
use rodnik::service::client_card::client_details;
use rodnik::service::client_change::{ChangeAddress, ClientFault};
use rodnik::service::client_contact::{AddContact, ChangeContact, TypedNumber, TypedPerson};
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::outcome::WriteJournal;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::typed::Place;
use rodnik::service::{Actor, Changes, Command, OfficeLink, Refusal, answered, new_key};
use rodnik::store::{
    AddressDetails, Connection, NewAddress, NewCounterparty, NumberOf, PersonDetails, Write,
};
use rodnik::ui::font;
use rodnik::ui::screen::{Action, Context, client};
use rodnik::ui::widget::{Layer, keys};

/// The smallest window that has to do.
pub const WINDOW: Size = Size::new(1366.0, 700.0);

pub fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

pub struct Office {
    folder: tempfile::TempDir,
    texts: Texts,
    link: OfficeLink,
    actor: Actor,
    address: AddressId,
}

impl Office {
    pub fn new() -> Self {
        Self::in_language(Language::English)
    }

    pub fn in_language(language: Language) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let clock = Clock::on("2026-11-22".parse().unwrap());
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
        let mut office = rodnik::service::Office::open(&path, clock).unwrap();
        let actor = office.actor(None).unwrap();
        let link = OfficeLink::start(office).unwrap();
        let office = Self { folder, texts: Texts::new(language), link, actor, address };
        office.sells("2026-11-09");
        let numbers = vec![TypedNumber { typed: "8 912 345-67-89".into(), ..TypedNumber::default() }];
        let person = PersonDetails { name: "Anna".into(), ..PersonDetails::default() };
        office.run(AddContact { address, person: TypedPerson { person, everywhere: false, numbers } });
        office.writes("wants a pump");
        office
    }

    /// A record of the journal.
    pub fn writes(&self, text: &str) {
        self.run(WriteJournal { address: self.address, kind: None, text: text.into() });
    }

    pub fn context(&self) -> Context<'_> {
        let today = "2026-11-22".parse().unwrap();
        Context { texts: &self.texts, today, office: &self.link, actor: &self.actor }
    }

    fn run<C: Command + Send + 'static>(&self, command: C)
    where
        C::Value: Send + 'static,
    {
        let answer = self.link.run(self.actor.clone(), new_key().unwrap(), command);
        wait(answered(answer)).unwrap();
    }

    /// Two bottles are brought on a day.
    pub fn sells(&self, on: &str) {
        let known = self.link.read(|read| Ok(read.product_by_code("19")?));
        let product = wait(answered(known)).unwrap().unwrap().id;
        let line = Line { product, quantity: 2, price: None, returned: 0 };
        let (address, on) = (self.address, on.parse().unwrap());
        self.run(RecordSale { address, on, lines: vec![line], returned: 0, paid: None });
    }

    /// Somebody else changes the floor.
    pub fn floor_of_another(&self, floor: &str) {
        let address = self.address;
        let known = wait(answered(
            self.link.read(move |read| client_details(read, address, "2026-11-22".parse().unwrap())),
        ))
        .unwrap();
        let details = AddressDetails { floor: floor.into(), ..known.address };
        self.run(ChangeAddress { address, seen: known.version, details });
    }

    /// Somebody else changes the position of the first person.
    pub fn position_of_another(&self, position: &str) {
        let address = self.address;
        let known = wait(answered(self.link.read(move |read| Ok(read.contact_cards(address)?)))).unwrap();
        let known = known.into_iter().next().unwrap();
        let number =
            |number: NumberOf| TypedNumber { id: number.id, typed: number.typed, is_wrong: number.is_wrong };
        let numbers = known.numbers.into_iter().map(number).collect();
        let person = PersonDetails { position: position.into(), ..known.person };
        let person = TypedPerson { person, everywhere: false, numbers };
        self.run(ChangeContact { address, contact: known.id, seen: known.version, person });
    }

    /// All that was typed until now is written.
    pub fn settled(&self) {
        let place = Place::new(&self.actor, "none", AddressId(0));
        wait(answered(self.link.typed(place))).unwrap();
    }

    pub fn text(&self, sql: &str) -> String {
        let file = rusqlite::Connection::open(self.folder.path().join("office.rodnik")).unwrap();
        file.query_row(sql, [], |row| row.get(0)).expect(sql)
    }

    /// Where files may be written.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// An operator works, who supervises nobody.
    pub fn operated(mut self) -> Self {
        self.actor.roles = vec![Role::Operator];
        self
    }

    /// The section before any client was chosen.
    pub fn nobody(self) -> Card {
        let (state, _) = client::State::new(&self.context());
        Card { state, office: self }
    }

    /// The card of the address.
    pub fn card(self) -> Card {
        let mut card = self.nobody();
        let task = card.state.open(card.office.address, false, &card.office.context());
        assert_eq!(card.settle(task), None);
        card
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
    Ok(tx.insert_address(&new, &PlanningSettings::default(), "2026-10-01T08:00:00Z", None)?)
}

pub struct Card {
    pub state: client::State,
    pub office: Office,
}

impl Card {
    /// The address that it shows.
    pub const fn address(&self) -> AddressId {
        self.office.address
    }

    /// An empty card is asked for, with what was typed elsewhere.
    pub fn new_client(&mut self, typed: &str) {
        let task = self.state.new_client(Some(typed.to_owned()), &self.office.context());
        assert_eq!(self.settle(task), None);
    }

    /// Lets everything come to an end that a task began; what was done is heard by the card, as the program sees to.
    fn settle(&mut self, task: Task<client::Message>) -> Option<Action> {
        let mut action = None;
        for message in said(task) {
            action = action.or(self.take(message));
        }
        action
    }

    fn take(&mut self, message: client::Message) -> Option<Action> {
        let (task, action) = self.state.update(message, &self.office.context());
        let later = self.settle(task);
        if let Some(Action::Done { changes, .. }) = &action {
            let reading = self.state.changed(*changes, &self.office.context());
            self.settle(reading);
        }
        action.or(later)
    }

    fn look(&self) -> Simulator<'_, client::Message> {
        let context = self.office.context();
        let layer = Layer::new(self.state.view(&context)).open_maybe(self.state.dialog(&context));
        Simulator::with_size(font::settings(), WINDOW, keys(layer, |press| self.state.key(press)))
    }

    pub fn press(&mut self, event: Event) -> Option<Action> {
        let mut simulator = self.look();
        simulator.simulate([event]);
        let messages: Vec<_> = simulator.into_messages().collect();
        self.hear(messages)
    }

    /// Presses a key while the list of the tab has the keyboard: nothing comes after it in the ring.
    pub fn press_in_list(&mut self, named: key::Named) -> Option<Action> {
        let mut simulator = self.look();
        let back = pressed(Key::Named(key::Named::Tab), key::Code::F35, Modifiers::SHIFT);
        simulator.simulate([back, self::named(named)]);
        let messages: Vec<_> = simulator.into_messages().collect();
        self.hear(messages)
    }

    /// The office changed meanwhile, and the card hears of it.
    pub fn hears_of_it(&mut self) {
        let changes = Changes { address: Some(self.office.address), everything: false };
        let reading = self.state.changed(changes, &self.office.context());
        assert_eq!(self.settle(reading), None);
    }

    fn hear(&mut self, messages: Vec<client::Message>) -> Option<Action> {
        let mut action = None;
        for message in messages {
            action = action.or(self.take(message));
        }
        action
    }

    pub fn click(&mut self, words: &str) -> Option<Action> {
        let words = self.office.texts.text(words);
        let mut simulator = self.look();
        simulator.click(words.as_str()).unwrap();
        let messages: Vec<_> = simulator.into_messages().collect();
        self.hear(messages)
    }

    /// Types into the field of this name, one sign after the other, as one sees it.
    pub fn type_into(&mut self, field: &'static str, typed: &str) {
        for sign in typed.chars() {
            let mut simulator = self.look();
            simulator.click(id(field)).unwrap();
            simulator.simulate([named(key::Named::End)]);
            simulator.typewrite(&sign.to_string());
            let messages: Vec<_> = simulator.into_messages().collect();
            assert_eq!(self.hear(messages), None);
        }
    }

    /// Replaces what stands in the field of this name.
    pub fn retype(&mut self, field: &'static str, text: &str) {
        let mut simulator = self.look();
        simulator.click(id(field)).unwrap();
        simulator.simulate([
            Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::CTRL)),
            pressed(Key::Character("a".into()), key::Code::KeyA, Modifiers::CTRL),
            Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())),
        ]);
        simulator.typewrite(text);
        let messages: Vec<_> = simulator.into_messages().collect();
        assert_eq!(self.hear(messages), None);
    }

    /// Types into the fields as Tab comes to them.
    pub fn type_along(&mut self, texts: [&str; 3]) {
        let mut simulator = self.look();
        for text in texts {
            simulator.simulate([named(key::Named::Tab)]);
            simulator.typewrite(text);
        }
        let messages: Vec<_> = simulator.into_messages().collect();
        assert_eq!(self.hear(messages), None);
    }

    /// How many fields are marked with this fault.
    pub fn faults(&self, fault: &ClientFault) -> usize {
        let words = rodnik::wording::client_fault(&self.office.texts, fault);
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let marked = move |candidate: iced_test::selector::Candidate<'_>| {
            if matches!(candidate, iced_test::selector::Candidate::Text { content, .. } if content == words) {
                counted.fetch_add(1, Ordering::Relaxed);
            }
            None::<()>
        };
        drop(self.look().find(marked));
        count.load(Ordering::Relaxed)
    }

    pub fn shows(&self, words: &str) -> bool {
        self.look().find(words).is_ok()
    }

    pub fn shows_words(&self, id: &str) -> bool {
        let words = self.office.texts.text(id);
        self.shows(&words)
    }

    /// The words are seen whole in the window.
    pub fn fits(&self, id: &str) -> bool {
        let words = self.office.texts.text(id);
        let Ok(found) = self.look().find(words.as_str()) else { return false };
        found.visible_bounds().is_some_and(|bounds| bounds.x + bounds.width < WINDOW.width)
    }
}

fn said(task: Task<client::Message>) -> Vec<client::Message> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let effects: Vec<Effect<client::Message>> = wait(stream.collect());
    let output = |effect| match effect {
        Effect::Output(message) => Some(message),
        _ => None,
    };
    effects.into_iter().filter_map(output).collect()
}

fn pressed(key: Key, code: key::Code, modifiers: Modifiers) -> Event {
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

pub fn named(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::empty())
}

pub fn alt_named(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::ALT)
}

pub fn ctrl_named(named: key::Named) -> Event {
    pressed(Key::Named(named), key::Code::F35, Modifiers::CTRL)
}

pub fn ctrl(letter: char) -> Event {
    pressed(Key::Character(letter.to_string().into()), key::Code::F35, Modifiers::CTRL)
}

pub fn alt(digit: u8) -> Event {
    pressed(Key::Character(digit.to_string().into()), key::Code::F35, Modifiers::ALT)
}
