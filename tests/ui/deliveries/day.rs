//! A day of deliveries whose keys are pressed.

use iced::futures::StreamExt;
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::{Event, Rectangle, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, task::into_stream};
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::OrderId;
use rodnik::domain::money::Money;
use rodnik::domain::order::{OrderStatus, PaymentKind};
use rodnik::domain::people::Role;
use rodnik::domain::planning::PlanningSettings;
use rodnik::i18n::{Language, Texts};
use rodnik::service::delivery_day::delivery_day;
use rodnik::service::lines::Line;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::order::SaveOrder;
use rodnik::service::payment::RecordPayment;
use rodnik::service::{Actor, Changes, Office, OfficeLink, Refusal, answered, new_key};
use rodnik::store::{Connection, NewAddress, NewCounterparty, Write};
use rodnik::ui::font;
use rodnik::ui::screen::deliveries::{Message, State};
use rodnik::ui::screen::{Action, Context};
use rodnik::ui::widget::{KeyPress, Layer, keys};

const TODAY: &str = "2026-11-22";
const WINDOW: Size = Size::new(1290.0, 740.0);

pub struct Day {
    folder: tempfile::TempDir,
    texts: Texts,
    link: OfficeLink,
    actor: Actor,
    state: State,
    /// What the screen said in quiet lines.
    pub told: Vec<String>,
    /// The widget that has the keyboard.
    focused: Option<&'static str>,
    delivery_on: chrono::NaiveDate,
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

fn said(task: Task<Message>) -> Vec<Message> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let outputs = stream.filter_map(async |effect| match effect {
        Effect::Output(message) => Some(message),
        _ => None,
    });
    wait(outputs.collect())
}

impl Day {
    pub fn new() -> Self {
        Self::open(Language::Russian, TODAY, None)
    }

    /// The orders are for another day.
    pub fn on(delivery_on: &str) -> Self {
        Self::open(Language::Russian, delivery_on, None)
    }

    pub fn in_language(language: Language) -> Self {
        Self::open(language, TODAY, None)
    }

    pub fn as_quality_control() -> Self {
        Self::open(Language::Russian, TODAY, Some(Role::QualityControl))
    }

    fn open(language: Language, delivery_on: &str, role: Option<Role>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let clock = Clock::on(TODAY.parse().unwrap());
        let new = NewOffice {
            name: "Родник".into(),
            area_code: "846".into(),
            user: "Анна".into(),
            language: Language::Russian,
            bottle_price: Money::minor(35_000),
            no_delivery: Vec::new(),
        };
        new_office::create(&path, &new, clock).unwrap();
        Connection::open(&path).unwrap().write(north).unwrap();
        let crew =
            "UPDATE route SET capacity = 5; INSERT INTO driver (name, phone) VALUES ('Пётр Ильин', '');
                    INSERT INTO vehicle (name) VALUES ('Газель')";
        rusqlite::Connection::open(&path).unwrap().execute_batch(crew).unwrap();
        let mut office = Office::open(&path, clock).unwrap();
        let mut actor = office.actor(None).unwrap();
        let delivery_on = delivery_on.parse().unwrap();
        for code in ["A-1", "A-2", "A-3"] {
            accept(&mut office, &actor, code, delivery_on);
        }
        if let Some(role) = role {
            actor.roles = vec![role];
        }
        let link = OfficeLink::start(office).unwrap();
        let texts = Texts::new(language);
        let context = Context { texts: &texts, today: TODAY.parse().unwrap(), office: &link, actor: &actor };
        let (state, task) = State::new(&context);
        let mut day =
            Self { folder, texts, link, actor, state, told: Vec::new(), focused: None, delivery_on };
        day.settle(task);
        day
    }

    /// The program broke off, and the screen opens again.
    pub fn breaks_off(&mut self) {
        let (state, task) = State::new(&self.context());
        self.state = state;
        self.settle(task);
    }

    /// Midnight passes over the screen.
    pub fn night_passes(&mut self) {
        let before: chrono::NaiveDate = TODAY.parse().unwrap();
        let today = before.succ_opt().unwrap();
        let context = Context { texts: &self.texts, today, office: &self.link, actor: &self.actor };
        let task = self.state.new_day(before, &context);
        self.settle(task);
    }

    /// Money that came by transfer went back in cash.
    pub fn pays_back_in_cash(&mut self, code: &str, roubles: i64) {
        let path = self.folder.path().join("office.rodnik");
        let mut office = Office::open(&path, Clock::on(TODAY.parse().unwrap())).unwrap();
        let address = office.read(|read| read.address_by_code(code)).unwrap().unwrap().id;
        for (kind, amount, back) in
            [(PaymentKind::Transfer, 2 * roubles, false), (PaymentKind::Cash, roubles, true)]
        {
            let (on, amount) = (TODAY.parse().unwrap(), Money::minor(amount * 100));
            let note = "протекла бутыль".to_owned();
            let payment = RecordPayment { address, on, kind, amount, back, note };
            office.run(&self.actor, new_key().unwrap(), &payment).unwrap();
        }
        let (state, task) = State::new(&self.context());
        self.state = state;
        self.settle(task);
    }

    pub fn accepts_without_route(&mut self) {
        let path = self.folder.path().join("office.rodnik");
        Connection::open(&path).unwrap().write(|tx| address(tx, "B-1", None)).unwrap();
        let mut office = Office::open(&path, Clock::on(TODAY.parse().unwrap())).unwrap();
        accept(&mut office, &self.actor, "B-1", self.delivery_on);
    }

    fn context(&self) -> Context<'_> {
        let today = TODAY.parse().unwrap();
        Context { texts: &self.texts, today, office: &self.link, actor: &self.actor }
    }

    /// Lets everything come to an end that a task began; what others have to read anew this screen reads too.
    fn settle(&mut self, task: Task<Message>) {
        for message in said(task) {
            self.take(message);
        }
    }

    fn take(&mut self, message: Message) {
        let today = TODAY.parse().unwrap();
        let context = Context { texts: &self.texts, today, office: &self.link, actor: &self.actor };
        let (task, action) = self.state.update(message, &context);
        let again = match action {
            Some(Action::Done { sentence, changes }) => {
                self.told.push(plain(&sentence));
                self.state.changed(changes, &context)
            }
            Some(Action::Undoable { sentence, address, .. }) => {
                self.told.push(plain(&sentence));
                self.state.changed(Changes { address: Some(address), everything: false }, &context)
            }
            _ => Task::none(),
        };
        self.settle(task);
        self.settle(again);
    }

    fn look(&self, size: Size) -> Simulator<'_, Message> {
        let context = self.context();
        let layer = Layer::new(self.state.view(&context)).open_maybe(self.state.dialog(&context));
        Simulator::with_size(font::settings(), size, keys(layer, |press: &KeyPress| self.state.key(press)))
    }

    fn simulate(&mut self, events: Vec<Event>) {
        let messages: Vec<Message> = {
            let mut simulator = self.look(WINDOW);
            if let Some(id) = self.focused.filter(|id| *id != "deliveries-list" || !self.has_dialog()) {
                let _ = simulator.click(iced_test::selector::id(id));
            }
            simulator.simulate(events);
            simulator.into_messages().collect()
        };
        for message in messages {
            self.take(message);
        }
    }

    /// From now on this widget has the keyboard.
    pub fn focus(&mut self, id: &'static str) {
        self.focused = Some(id);
    }

    /// The first of those who can be chosen here, by keys in the open menu; the keyboard leaves it then.
    pub fn chooses_first(&mut self, id: &'static str) {
        let keys = [Named::ArrowDown, Named::Enter];
        self.focused = Some(id);
        self.simulate(keys.map(|named| pressed(Key::Named(named), Modifiers::empty(), None)).into());
        self.focused = None;
    }

    pub fn press(&mut self, named: Named) {
        self.press_with(named, Modifiers::empty());
    }

    pub fn press_with(&mut self, named: Named, modifiers: Modifiers) {
        self.simulate(vec![pressed(Key::Named(named), modifiers, None)]);
    }

    /// A key that is held: only its repeats.
    pub fn hold(&mut self, named: Named) {
        let mut event = pressed(Key::Named(named), Modifiers::empty(), None);
        if let Event::Keyboard(keyboard::Event::KeyPressed { repeat, .. }) = &mut event {
            *repeat = true;
        }
        self.simulate(vec![event]);
    }

    /// Keys of which the second comes before the first was answered.
    pub fn press_at_once(&mut self, presses: &[(Named, Modifiers)]) {
        let press = |(named, held): &(Named, Modifiers)| pressed(Key::Named(*named), *held, None);
        let events: Vec<Event> = presses.iter().map(press).collect();
        let messages: Vec<Message> = {
            let mut simulator = self.look(WINDOW);
            simulator.simulate(events);
            simulator.into_messages().collect()
        };
        let today = TODAY.parse().unwrap();
        let mut tasks = Vec::new();
        for message in messages {
            let context = Context { texts: &self.texts, today, office: &self.link, actor: &self.actor };
            tasks.push(self.state.update(message, &context).0);
        }
        for task in tasks {
            self.settle(task);
        }
    }

    /// Enter on the first row twice: the second time it was done already, and the day is not read anew yet.
    pub fn enters_twice(&mut self) {
        let today = TODAY.parse().unwrap();
        let context = Context { texts: &self.texts, today, office: &self.link, actor: &self.actor };
        let (task, _) = self.state.update(Message::RowActivated(0), &context);
        let answers = said(task).into_iter().map(|answer| self.state.update(answer, &context).0);
        let mut tasks: Vec<_> = answers.collect();
        tasks.push(self.state.update(Message::RowActivated(0), &context).0);
        for task in tasks {
            self.settle(task);
        }
    }

    /// A button of the panel pressed, and nothing answered yet of what was asked for.
    pub fn alt_digit_unanswered(&mut self, digit: char) {
        let messages: Vec<Message> = {
            let key = Key::Character(digit.to_string().into());
            let mut simulator = self.look(WINDOW);
            simulator.simulate(vec![pressed(key, Modifiers::ALT, None)]);
            simulator.into_messages().collect()
        };
        let today = TODAY.parse().unwrap();
        for message in messages {
            let context = Context { texts: &self.texts, today, office: &self.link, actor: &self.actor };
            let _unanswered = self.state.update(message, &context);
        }
    }

    pub fn alt_digit(&mut self, digit: char) {
        let key = Key::Character(digit.to_string().into());
        self.simulate(vec![pressed(key, Modifiers::ALT, None)]);
    }

    /// Into the first field of a dialog, which has the keyboard.
    pub fn type_in(&mut self, text: &str) {
        self.type_after(0, text);
    }

    /// Into the field that so many Tabs lead to.
    pub fn type_after(&mut self, tabs: usize, text: &str) {
        let tabs = std::iter::repeat_n(pressed(Key::Named(Named::Tab), Modifiers::empty(), None), tabs);
        self.simulate(tabs.chain(text.chars().map(letter)).collect());
    }

    /// Another path in the field of the route sheet.
    pub fn type_path(&mut self, path: &str) {
        let plain = |named| pressed(Key::Named(named), Modifiers::empty(), None);
        let erased = std::iter::repeat_n(plain(Named::Backspace), 300);
        let erased = std::iter::once(plain(Named::End)).chain(erased);
        self.simulate(erased.chain(path.chars().map(letter)).collect());
    }

    pub fn shows(&self, words: &str) -> bool {
        let wanted = words.to_owned();
        self.look(WINDOW).find(words).is_ok() || self.finds(move |content| content == wanted)
    }

    pub fn shows_part(&self, words: &str) -> bool {
        let wanted = words.to_owned();
        self.finds(move |content| content.contains(&wanted))
    }

    fn finds(&self, fits: impl Fn(&str) -> bool + Send + Sync + 'static) -> bool {
        let found = move |candidate: iced_test::selector::Candidate<'_>| match candidate {
            iced_test::selector::Candidate::Text { content, .. } => fits(&plain(content)).then_some(()),
            _ => None,
        };
        self.look(WINDOW).find(found).is_ok()
    }

    pub fn bounds(&self, words: &str, size: Size) -> Rectangle {
        let found = self.look(size).find(words).unwrap_or_else(|_| panic!("{words} is not in sight"));
        iced_test::selector::Bounded::visible_bounds(&found).unwrap()
    }

    pub fn words(&self, id: &str) -> String {
        self.texts.text(id)
    }

    pub fn has_dialog(&self) -> bool {
        self.state.dialog(&self.context()).is_some()
    }

    pub fn is_unsaved(&self) -> bool {
        self.state.is_unsaved()
    }

    pub fn folder(&self) -> std::path::PathBuf {
        self.folder.path().to_owned()
    }

    /// Where the orders stand, in the order in which they were taken.
    pub fn statuses(&self) -> [OrderStatus; 3] {
        let read = self.link.read(|read| {
            let row = |id| Ok::<_, Refusal>(read.order(OrderId(id))?.unwrap().order.status);
            Ok([row(1)?, row(2)?, row(3)?])
        });
        wait(answered(read)).unwrap()
    }

    /// The addresses of the run as the store has them.
    pub fn order(&self) -> Vec<String> {
        let on = self.delivery_on;
        let read = self.link.read(move |read| {
            let day = delivery_day(read, on)?;
            Ok(day.runs[0].stops.iter().map(|one| one.stop.code.clone()).collect())
        });
        wait(answered(read)).unwrap()
    }
}

/// Figures are grouped by spaces that do not break.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ")
}

fn north(tx: &Write<'_>) -> Result<(), Refusal> {
    let route = tx.insert_route("Север")?;
    for code in ["A-1", "A-2", "A-3"] {
        address(tx, code, Some(route))?;
    }
    Ok(())
}

fn address(tx: &Write<'_>, code: &str, route: Option<rodnik::domain::ids::RouteId>) -> Result<(), Refusal> {
    let name = format!("Клиент {code}");
    let counterparty = tx.insert_counterparty(&NewCounterparty { name, ..Default::default() })?;
    let new = NewAddress {
        code: code.into(),
        counterparty,
        text: format!("ул. Мира, {code}"),
        status: AddressStatus::Active,
        route,
        manager: None,
        note: String::new(),
        import: None,
    };
    tx.insert_address(&new, &PlanningSettings::default(), "2026-10-01T08:00:00Z", None)?;
    Ok(())
}

fn accept(office: &mut Office, actor: &Actor, code: &str, delivery_on: chrono::NaiveDate) {
    let (address, product) = office
        .read(|read| {
            let address = read.address_by_code(code)?.unwrap().id;
            Ok::<_, Refusal>((address, read.product_by_code("19")?.unwrap().id))
        })
        .unwrap();
    let order = SaveOrder {
        order: None,
        address,
        row: None,
        accept: true,
        delivery_on,
        window: (String::new(), String::new()),
        payment: PaymentKind::Cash,
        driver_note: String::new(),
        lines: vec![Line { product, quantity: 2, price: None, returned: 1 }],
    };
    office.run(actor, new_key().unwrap(), &order).unwrap();
}

fn letter(letter: char) -> Event {
    let letter = letter.to_string();
    pressed(Key::Character(letter.as_str().into()), Modifiers::empty(), Some(&letter))
}

fn pressed(key: Key, modifiers: Modifiers, text: Option<&str>) -> Event {
    let code = match &key {
        Key::Character(letter) if letter == "a" => key::Code::KeyA,
        _ => key::Code::F35,
    };
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
