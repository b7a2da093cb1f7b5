//! The directories by keys and by the mouse, over a real office, without a screen.

use chrono::NaiveDate;
use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key};
use iced::{Event, Point, Size, Task, mouse};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, task::into_stream};
use rodnik::clock::Clock;
use rodnik::domain::directory::{DayType, Directory};
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::i18n::{Language, Texts};
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::{Actor, Office, OfficeLink, Refusal, answered};
use rodnik::store::{DayMark, Entry, Read};
use rodnik::ui::font;
use rodnik::ui::screen::directories::{Message, Place, State};
use rodnik::ui::screen::{Action, Context, Go};
use rodnik::ui::widget::{Layer, keys};

mod pages;

const WINDOW: Size = Size::new(1366.0, 768.0);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

/// The screen of an office on 2 December 2026.
struct Screen {
    folder: tempfile::TempDir,
    texts: Texts,
    link: OfficeLink,
    actor: Actor,
    state: Option<State>,
    action: Option<Action>,
}

impl Screen {
    fn open() -> Self {
        Self::of(Language::English, &[])
    }

    /// Without roles named, somebody who has them all.
    fn of(language: Language, roles: &[Role]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let clock = Clock::on(day("2026-12-02"));
        let new = NewOffice {
            name: "Spring".into(),
            area_code: "846".into(),
            user: "Anna".into(),
            language,
            bottle_price: Money::minor(35_000),
            no_delivery: Vec::new(),
        };
        new_office::create(&path, &new, clock).unwrap();
        let mut office = Office::open(&path, clock).unwrap();
        let mut actor = office.actor(None).unwrap();
        if !roles.is_empty() {
            actor.roles = roles.to_vec();
        }
        let link = OfficeLink::start(office).unwrap();
        let texts = Texts::new(language);
        let mut screen = Self { folder, texts, link, actor, state: None, action: None };
        let (state, task) = State::new(&screen.context());
        screen.state = Some(state);
        screen.settle(task);
        screen
    }

    fn context(&self) -> Context<'_> {
        Context { texts: &self.texts, today: day("2026-12-02"), office: &self.link, actor: &self.actor }
    }

    fn settle(&mut self, task: Task<Message>) {
        let Some(stream) = into_stream(task) else { return };
        let effects: Vec<Effect<Message>> = wait(stream.collect());
        for effect in effects {
            if let Effect::Output(message) = effect {
                self.say(message);
            }
        }
    }

    fn say(&mut self, message: Message) {
        let mut state = self.state.take().unwrap();
        let (task, action) = state.update(message, &self.context());
        // What was done is told to all screens before anything that was asked for is answered.
        let again = match &action {
            Some(Action::Done { changes, .. }) => state.changed(*changes, &self.context()),
            _ => Task::none(),
        };
        self.state = Some(state);
        self.action = action.or(self.action.take());
        self.settle(task);
        self.settle(again);
    }

    fn hand(&mut self, act: impl FnOnce(&mut Simulator<'_, Message>)) {
        let state = self.state.take().unwrap();
        let context = self.context();
        let layer = Layer::new(state.view(&context)).open_maybe(state.dialog(&context));
        let window = keys(layer, |press| state.key(press));
        let mut simulator = Simulator::with_size(font::settings(), WINDOW, window);
        act(&mut simulator);
        let messages: Vec<Message> = simulator.into_messages().collect();
        self.state = Some(state);
        for message in messages {
            self.say(message);
        }
    }

    fn key(&mut self, event: Event) -> &mut Self {
        self.hand(|simulator| drop(simulator.simulate([event])));
        self
    }

    fn named(&mut self, named: key::Named) -> &mut Self {
        self.key(pressed(Key::Named(named), key::Code::F35, Modifiers::empty()))
    }

    fn type_into(&mut self, field: &'static str, text: &str) -> &mut Self {
        self.hand(|simulator| {
            simulator.click(iced_test::selector::id(field)).unwrap();
            simulator.typewrite(text);
        });
        self
    }

    fn sees(&mut self, words: &str) -> bool {
        let mut seen = false;
        self.hand(|simulator| seen = simulator.find(words).is_ok());
        seen
    }

    /// The program broke off, and the screen opens again.
    fn breaks_off(&mut self) {
        let (state, task) = State::new(&self.context());
        self.state = Some(state);
        self.settle(task);
    }

    /// Whether it is asked if this entry is to be archived.
    fn asks_about(&mut self, name: &str) -> bool {
        let question = rodnik::t!(self.texts, "directories-archive-question", name = name);
        self.sees(&question)
    }

    fn goes_to(&mut self, place: Place) -> &mut Self {
        self.say(Message::Chosen(place));
        self.named(key::Named::Enter)
    }

    fn read<T: Send + 'static>(
        &self,
        reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> T {
        wait(answered(self.link.read(reading))).unwrap()
    }

    fn entries(&self, directory: Directory) -> Vec<Entry> {
        self.read(move |read| Ok(read.entries(directory)?))
    }

    fn names(&self, directory: Directory) -> Vec<String> {
        self.entries(directory).into_iter().map(|entry| entry.item.name().to_owned()).collect()
    }

    fn marks(&self) -> Vec<DayMark> {
        self.read(|read| Ok(read.calendar_days(day("2026-01-01"), day("2027-12-31"))?))
    }

    fn said(&mut self) -> String {
        match self.action.take() {
            Some(Action::Done { sentence, .. }) => sentence,
            other => panic!("nothing was done: {other:?}"),
        }
    }
}

fn pressed(key: Key, code: key::Code, modifiers: Modifiers) -> Event {
    let text = match &key {
        Key::Character(letter) if modifiers.is_empty() => Some(letter.clone()),
        _ => None,
    };
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Code(code),
        location: keyboard::Location::Standard,
        modifiers,
        text,
        repeat: false,
    })
}

fn ctrl_enter() -> Event {
    pressed(Key::Named(key::Named::Enter), key::Code::Enter, Modifiers::CTRL)
}

fn letter(letter: &str, code: key::Code, modifiers: Modifiers) -> Event {
    pressed(Key::Character(letter.into()), code, modifiers)
}

#[test]
fn every_place_is_reached_by_arrows_and_has_a_title_in_both_languages() {
    for language in Language::ALL {
        let mut screen = Screen::of(language, &[]);
        for place in Place::all() {
            let title = place.title(&screen.texts);
            assert!(screen.sees(&title), "{place:?}");
            screen.named(key::Named::ArrowDown);
        }
    }
}

#[test]
fn a_driver_is_added_changed_archived_and_brought_back_by_keys() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Drivers));
    screen.named(key::Named::Insert);
    assert!(screen.sees("New driver"));
    screen.type_into("entry-name", "Ivan").key(ctrl_enter());
    assert_eq!(screen.said(), "“Ivan” is saved");
    screen.named(key::Named::Enter);
    screen.type_into("entry-phone", "200-00-00").key(ctrl_enter());
    assert_eq!(screen.said(), "“Ivan” is saved");
    assert_eq!(screen.names(Directory::Drivers), ["Ivan"]);
    screen.named(key::Named::Delete);
    assert!(screen.sees("Archive?"));
    screen.key(ctrl_enter());
    assert_eq!(screen.said(), "Ivan: archived");
    assert!(!screen.sees("Ivan"), "archived ones are not shown");
    screen.key(letter("1", key::Code::Digit1, Modifiers::ALT));
    screen.named(key::Named::Delete);
    assert_eq!(screen.said(), "Ivan: restored from the archive");
    assert!(!screen.entries(Directory::Drivers)[0].is_archived);
}

#[test]
fn a_refusal_stands_at_its_field_and_what_was_typed_stays() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Purposes));
    let known = screen.names(Directory::Purposes)[0].clone();
    screen.named(key::Named::Insert);
    screen.type_into("entry-name", &known).key(ctrl_enter());
    assert!(screen.sees(&format!("The name “{known}” already exists.")));
    assert!(screen.state.as_ref().unwrap().is_unsaved());
    screen.named(key::Named::Escape);
    assert!(screen.sees(&screen.texts.text("dialog-unsaved").clone()));
    let discard = screen.texts.text("dialog-discard");
    screen.hand(|simulator| drop(simulator.click(discard.as_str()).unwrap()));
    assert!(!screen.state.as_ref().unwrap().is_unsaved());
}

#[test]
fn what_is_no_number_is_said_before_anything_is_asked() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Vehicles)).named(key::Named::Insert);
    screen.type_into("entry-name", "GAZ").type_into("entry-capacity", "many").key(ctrl_enter());
    assert!(screen.sees("This is not a number, or it has too many decimals. Examples: 350, 18.9"));
    assert!(screen.entries(Directory::Vehicles).is_empty());
}

#[test]
fn a_search_narrows_the_list_and_says_when_nothing_is_found() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::ChurnReasons));
    screen.type_into("directories-search", "zzz");
    assert!(screen.sees("Nothing found"));
}

#[test]
fn a_manager_looks_at_employees_and_an_administrator_changes_them() {
    let mut screen = Screen::of(Language::English, &[Role::Manager]);
    screen.goes_to(Place::Register(Directory::Employees)).named(key::Named::Insert);
    assert!(!screen.sees("New employee"));
    assert!(screen.sees("Only an administrator changes employees and roles."));
    screen.key(letter("2", key::Code::Digit2, Modifiers::ALT));
    let gone = screen.action.take();
    assert!(matches!(gone, Some(Action::Go(Go::Absence(Some(_))))), "of whom is selected: {gone:?}");
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Employees)).named(key::Named::Insert);
    assert!(screen.sees("New employee"));
    screen.type_into("entry-name", "Olga").key(ctrl_enter());
    assert!(screen.sees("Tick at least one role."));
}

#[test]
fn escape_leads_back_to_the_list_and_enter_into_the_page() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Routes));
    screen.named(key::Named::Escape).named(key::Named::ArrowDown);
    assert!(screen.sees(&Place::Register(Directory::Drivers).title(&screen.texts.clone())));
    screen.named(key::Named::Enter).named(key::Named::Insert);
    assert!(screen.sees("New driver"));
}

#[test]
fn days_are_painted_by_keys_previewed_kept_and_taken_back() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Calendar);
    assert!(screen.sees("Wed, 2 Dec 2026"));
    screen.named(key::Named::Space).named(key::Named::ArrowRight).named(key::Named::Space);
    screen.key(letter("4", key::Code::Digit4, Modifiers::empty()));
    screen.named(key::Named::ArrowDown).named(key::Named::Space);
    assert!(screen.sees("Days marked: 3. Not saved yet."));
    assert!(screen.marks().is_empty(), "nothing is kept before it is confirmed");
    screen.key(ctrl_enter());
    assert!(screen.sees(&screen.texts.text("settings-no-date-moves").clone()));
    screen.key(ctrl_enter());
    assert_eq!(screen.said(), "Calendar saved: days 3, dates moved 0");
    let kinds: Vec<DayType> = screen.marks().iter().map(|mark| mark.kind).collect();
    assert_eq!(kinds, [DayType::NoDelivery, DayType::NoDelivery, DayType::Short]);
    screen.key(letter("z", key::Code::KeyZ, Modifiers::CTRL));
    assert!(screen.marks().is_empty(), "taken back");
}

#[test]
fn a_stroke_is_taken_back_and_a_day_painted_twice_is_ordinary_again() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Calendar).named(key::Named::Space).named(key::Named::Space);
    assert!(!screen.state.as_ref().unwrap().is_unsaved());
    screen.named(key::Named::PageDown).named(key::Named::Space);
    assert!(screen.sees("Sat, 2 Jan 2027"));
    assert!(screen.state.as_ref().unwrap().is_unsaved());
    screen.key(letter("z", key::Code::KeyZ, Modifiers::CTRL));
    assert!(!screen.state.as_ref().unwrap().is_unsaved());
}

#[test]
fn days_are_painted_by_a_drag_of_the_mouse() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Calendar);
    // Somewhere in the first week of days of the months in the first column, and one cell further, and further.
    let moved = |x: f32| Event::Mouse(mouse::Event::CursorMoved { position: Point::new(x, 230.0) });
    screen.hand(|simulator| {
        simulator.point_at(Point::new(300.0, 230.0));
        simulator.simulate([moved(300.0), Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
        for x in [330.0, 360.0, 390.0] {
            simulator.point_at(Point::new(x, 230.0));
            simulator.simulate([moved(x)]);
        }
        simulator.simulate([Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))]);
    });
    assert!(screen.state.as_ref().unwrap().is_unsaved());
    screen.key(ctrl_enter()).key(ctrl_enter());
    let marks = screen.marks();
    assert!(marks.len() >= 3, "{marks:?}");
    assert!(marks.windows(2).all(|pair| pair[0].day.succ_opt() == Some(pair[1].day)), "{marks:?}");
}

#[test]
fn in_december_an_empty_next_year_is_said_and_a_file_fills_it() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Calendar);
    let sentence = rodnik::t!(screen.texts, "calendar-next-year-empty", year = "2027");
    assert!(screen.sees(&sentence));
    let path = screen.folder.path().join("2027.xml");
    let xml = r#"<calendar year="2027"><holidays><holiday id="1" title="New Year"/></holidays>
        <days><day d="01.01" t="1" h="1"/><day d="13.40" t="1"/></days></calendar>"#;
    std::fs::write(&path, xml).unwrap();
    screen.key(letter("o", key::Code::KeyO, Modifiers::CTRL));
    screen.type_into("calendar-path", &path.display().to_string()).key(ctrl_enter());
    assert!(screen.sees("Row 2: “13.40 1”: not a date"));
    screen.key(ctrl_enter()).key(ctrl_enter()).key(ctrl_enter());
    assert!(screen.said().starts_with("Calendar saved: days "));
    let marks = screen.marks();
    assert_eq!((marks[0].day, marks[0].name.as_str()), (day("2027-01-01"), "New Year"));
    assert!(marks.len() > 100, "weekends too: {}", marks.len());
    assert!(!screen.sees(&sentence));
}

#[test]
fn a_file_that_is_no_calendar_is_refused_at_its_field() {
    let mut screen = Screen::open();
    let path = screen.folder.path().join("page.xml");
    std::fs::write(&path, "<html/>").unwrap();
    screen.goes_to(Place::Calendar).key(letter("o", key::Code::KeyO, Modifiers::CTRL));
    screen.type_into("calendar-path", &path.display().to_string()).key(ctrl_enter());
    assert!(screen.sees("This is not a production calendar."));
}
