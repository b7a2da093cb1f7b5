//! The search and the merging of duplicates, driven by keys over a real office, without a screen.

use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key, key::Named};
use iced::widget::column;
use iced::{Event, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, task::into_stream};
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::domain::planning::PlanningSettings;
use rodnik::i18n::{Language, Texts};
use rodnik::service::merging::last;
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::{Actor, Office, OfficeLink, answered};
use rodnik::store::{Connection, NewAddress, NewContact, NewCounterparty, PhoneRow, StoreError};
use rodnik::ui::dialog::{Ended, find, merge, unmerge};
use rodnik::ui::font;
use rodnik::ui::screen::{Context, Go};
use rodnik::ui::widget::{Dialog, KeyPress, Layer, keys};

const WINDOW: Size = Size::new(1366.0, 768.0);

fn wait<T>(future: impl Future<Output = T>) -> T {
    iced::executor::Default::new().unwrap().block_on(future)
}

struct Desk {
    _folder: tempfile::TempDir,
    texts: Texts,
    link: OfficeLink,
    actor: Actor,
    /// Two addresses of Orlov, who was entered twice, and thirty others.
    orlov: [AddressId; 2],
}

impl Desk {
    fn new(language: Language) -> Self {
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
        let orlov = ["A-1", "A-2"].map(|code| client(&path, code, "Орлов Пётр", "Мира, 88", "+79123456789"));
        for number in 1..=30 {
            client(&path, &format!("B-{number:02}"), &format!("Кафе {number:02}"), "Лесная, 1", "");
        }
        client(&path, "L-1", &"я".repeat(300), &"ж".repeat(300), "");
        let mut office = Office::open(&path, clock).unwrap();
        let actor = office.actor(None).unwrap();
        let link = OfficeLink::start(office).unwrap();
        Self { _folder: folder, texts: Texts::new(language), link, actor, orlov }
    }

    fn context(&self) -> Context<'_> {
        let today = "2026-11-22".parse().unwrap();
        Context { texts: &self.texts, today, office: &self.link, actor: &self.actor }
    }

    fn open<S: Shown>(&self, (mut state, task): (S, Task<S::Message>)) -> S {
        assert_eq!(settle(&mut state, task, self), None);
        state
    }

    fn find(&self) -> find::State {
        self.open(find::State::open(&self.context()))
    }
}

fn client(path: &std::path::Path, code: &str, name: &str, text: &str, number: &str) -> AddressId {
    let numbers = [number].into_iter().filter(|number| !number.is_empty());
    let phone =
        |number: &str| PhoneRow { typed: number.into(), number: number.into(), extension: String::new() };
    let contact =
        NewContact { name: name.into(), phones: numbers.map(phone).collect(), ..NewContact::default() };
    let mut connection = Connection::open(path).unwrap();
    let written = connection.write(|tx| {
        let counterparty =
            tx.insert_counterparty(&NewCounterparty { name: name.into(), ..NewCounterparty::default() })?;
        let new = NewAddress {
            code: code.into(),
            counterparty,
            text: text.into(),
            status: AddressStatus::Active,
            route: None,
            manager: None,
            note: String::new(),
            import: None,
        };
        let id = tx.insert_address(&new, &PlanningSettings::default(), "2026-10-01T08:00:00Z", None)?;
        tx.insert_contact(counterparty, None, &contact)?;
        Ok::<_, StoreError>(id)
    });
    written.unwrap()
}

trait Shown {
    type Message: Clone + std::fmt::Debug + Send + 'static;
    fn take(&mut self, message: Self::Message, context: &Context<'_>)
    -> (Task<Self::Message>, Option<Ended>);
    fn shown<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Self::Message>;
    fn heard(&self, press: &KeyPress) -> Option<Self::Message>;
}

macro_rules! shown {
    ($($module:ident),+) => {$(
        impl Shown for $module::State {
            type Message = $module::Message;
            fn take(&mut self, message: Self::Message, context: &Context<'_>) -> (Task<Self::Message>, Option<Ended>) {
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

shown!(find, merge, unmerge);

fn said<M: Send + 'static>(task: Task<M>) -> Vec<M> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let effects: Vec<Effect<M>> = wait(stream.collect());
    let output = |effect| if let Effect::Output(message) = effect { Some(message) } else { None };
    effects.into_iter().filter_map(output).collect()
}

fn settle<S: Shown>(state: &mut S, task: Task<S::Message>, desk: &Desk) -> Option<Ended> {
    let mut ended = None;
    for message in said(task) {
        let (task, said) = state.take(message, &desk.context());
        ended = ended.or(said).or(settle(state, task, desk));
    }
    ended
}

fn look<'a, S: Shown>(state: &'a S, desk: &'a Desk, size: Size) -> Simulator<'a, S::Message> {
    let layer = Layer::new(column![]).open(state.shown(&desk.context()));
    Simulator::with_size(font::settings(), size, keys(layer, |press| state.heard(press)))
}

fn press<S: Shown>(state: &mut S, desk: &Desk, events: Vec<Event>) -> Option<Ended> {
    let mut simulator = look(state, desk, WINDOW);
    simulator.simulate(events);
    let messages: Vec<_> = simulator.into_messages().collect();
    let mut ended = None;
    for message in messages {
        let (task, said) = state.take(message, &desk.context());
        ended = ended.or(said).or(settle(state, task, desk));
    }
    ended
}

fn shows<S: Shown>(state: &S, desk: &Desk, id: &str) -> bool {
    look(state, desk, WINDOW).find(desk.texts.text(id).as_str()).is_ok()
}

fn event(key: Key, modifiers: Modifiers, text: Option<&str>) -> Event {
    let digit = if key == Key::Character("1".into()) { key::Code::Digit1 } else { key::Code::Digit2 };
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Code(digit),
        location: keyboard::Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    })
}

fn named(named: Named, modifiers: Modifiers) -> Vec<Event> {
    vec![event(Key::Named(named), modifiers, None)]
}

fn plain(key: Named) -> Vec<Event> {
    named(key, Modifiers::empty())
}

fn alt(digit: &str) -> Vec<Event> {
    vec![event(Key::Character(digit.into()), Modifiers::ALT, None)]
}

/// What is typed letter by letter, each answered before the next.
fn type_in(state: &mut find::State, desk: &Desk, text: &str) {
    let mut typed = String::new();
    for letter in text.chars() {
        typed.push(letter);
        let (task, ended) = state.update(find::Message::Typed(typed.clone()), &desk.context());
        assert_eq!(ended.or(settle(state, task, desk)), None);
    }
}

#[test]
fn what_is_typed_finds_and_enter_opens_the_card() {
    let desk = Desk::new(Language::Russian);
    let mut state = desk.find();
    assert!(shows(&state, &desk, "find-hint-title"));
    let typed = "орл".chars().map(|letter| {
        let letter = letter.to_string();
        event(Key::Character(letter.as_str().into()), Modifiers::empty(), Some(&letter))
    });
    for letter in typed {
        assert_eq!(press(&mut state, &desk, vec![letter]), None);
    }
    assert!(state.chosen().is_some(), "the field has the keyboard as the dialog opens");
    state = desk.find();
    type_in(&mut state, &desk, "jhkjd");
    assert_eq!(state.chosen(), Some(desk.orlov[0]), "the wrong layout");
    assert_eq!(press(&mut state, &desk, plain(Named::Enter)), Some(Ended::Go(Go::Card(desk.orlov[0]))));
}

#[test]
fn the_arrows_choose_and_each_way_has_its_key() {
    let desk = Desk::new(Language::English);
    let mut state = desk.find();
    type_in(&mut state, &desk, "912 345-67");
    press(&mut state, &desk, plain(Named::ArrowDown));
    assert_eq!(state.chosen(), Some(desk.orlov[1]));
    let second = desk.orlov[1];
    let ctrl_n = vec![event(Key::Character("n".into()), Modifiers::CTRL, None)];
    for (events, go) in [
        (named(Named::Enter, Modifiers::CTRL), Go::Task(second)),
        (ctrl_n, Go::Order(second)),
        (alt("1"), Go::Merge(second)),
        (plain(Named::Insert), Go::NewClient(Some("912 345-67".into()))),
    ] {
        assert_eq!(press(&mut state, &desk, events), Some(Ended::Go(go)));
    }
    press(&mut state, &desk, plain(Named::ArrowUp));
    assert_eq!(state.chosen(), Some(desk.orlov[0]));
    press(&mut state, &desk, plain(Named::ArrowUp));
    assert_eq!(state.chosen(), Some(desk.orlov[0]), "above the first there is none");
    assert_eq!(press(&mut state, &desk, plain(Named::Escape)), Some(Ended::Closed));
}

#[test]
fn the_end_of_a_long_list_is_reached_by_the_page_and_typing_begins_anew() {
    let desk = Desk::new(Language::Russian);
    let mut state = desk.find();
    type_in(&mut state, &desk, "кафе");
    let first = state.chosen();
    for _ in 0..10 {
        press(&mut state, &desk, plain(Named::PageDown));
    }
    let last = state.chosen();
    assert_ne!(first, last);
    press(&mut state, &desk, plain(Named::ArrowDown));
    assert_eq!(state.chosen(), last, "below the last there is none");
    type_in(&mut state, &desk, "кафе 0");
    assert_eq!(state.chosen(), first);
}

#[test]
fn whoever_presses_enter_at_once_goes_where_the_whole_word_leads() {
    let desk = Desk::new(Language::Russian);
    let mut state = desk.find();
    type_in(&mut state, &desk, "кафе");
    let (answer, _) = state.update(find::Message::Typed("орлов".into()), &desk.context());
    assert_eq!(state.update(find::Message::Went(find::Way::Card), &desk.context()).1, None);
    assert_eq!(settle(&mut state, answer, &desk), Some(Ended::Go(Go::Card(desk.orlov[0]))));
}

#[test]
fn a_late_answer_to_something_else_is_dropped() {
    let desk = Desk::new(Language::Russian);
    let mut state = desk.find();
    type_in(&mut state, &desk, "орлов");
    let stale = find::Message::Answered("кафе".into(), Ok(Vec::new()));
    drop(state.update(stale, &desk.context()));
    assert_eq!(state.chosen(), Some(desk.orlov[0]));
}

#[test]
fn while_it_is_looked_for_nobody_is_said_to_be_missing() {
    let desk = Desk::new(Language::Russian);
    let mut state = desk.find();
    type_in(&mut state, &desk, "никого");
    assert!(shows(&state, &desk, "find-nothing-title"));
    let (search, _) = state.update(find::Message::Typed("орлов".into()), &desk.context());
    assert!(shows(&state, &desk, "find-searching-title") && !shows(&state, &desk, "find-nothing-title"));
    drop(search);
}

#[test]
fn where_nothing_is_found_a_new_client_is_offered() {
    for language in Language::ALL {
        let desk = Desk::new(language);
        let mut state = desk.find();
        type_in(&mut state, &desk, "никого");
        assert!(shows(&state, &desk, "find-nothing-title"));
        assert!(shows(&state, &desk, "find-new-client"));
        assert_eq!(press(&mut state, &desk, plain(Named::Enter)), None, "there is nowhere to go");
        type_in(&mut state, &desk, &"я".repeat(20));
        assert!(state.chosen().is_some(), "a name of three hundred letters");
        assert!(shows(&state, &desk, "find-card"));
    }
}

#[test]
fn duplicates_are_offered_merged_and_come_apart_again() {
    let desk = Desk::new(Language::Russian);
    let [kept, merged] = desk.orlov;
    let mut state = desk.open(merge::State::choose(kept, &desk.context()));
    assert!(shows(&state, &desk, "merge-search-title"));
    assert_eq!(press(&mut state, &desk, plain(Named::Enter)), None, "the one alike is chosen already");
    assert!(shows(&state, &desk, "merge-submit") && shows(&state, &desk, "merge-undo-hint"));
    assert_eq!(press(&mut state, &desk, plain(Named::Escape)), None, "back to the choice");
    press(&mut state, &desk, plain(Named::Enter));
    press(&mut state, &desk, alt("2"));
    press(&mut state, &desk, alt("1"));
    let done = press(&mut state, &desk, named(Named::Enter, Modifiers::CTRL));
    assert!(matches!(&done, Some(Ended::Done { changes, .. }) if changes.everything), "{done:?}");
    let run = wait(answered(desk.link.read(move |read| last(read, kept)))).unwrap();
    assert_eq!(run.map(|run| run.client), Some("Орлов Пётр".into()));

    let mut finder = desk.find();
    type_in(&mut finder, &desk, "орлов");
    press(&mut finder, &desk, plain(Named::ArrowDown));
    assert_eq!(finder.chosen(), Some(kept), "the other one is gone");

    let mut state = desk.open(unmerge::State::open(kept, &desk.context()));
    let done = press(&mut state, &desk, named(Named::Enter, Modifiers::CTRL));
    assert!(matches!(done, Some(Ended::Done { .. })), "{done:?}");
    type_in(&mut finder, &desk, "орлов");
    press(&mut finder, &desk, plain(Named::ArrowDown));
    assert_eq!(finder.chosen(), Some(merged));
    let state = desk.open(unmerge::State::open(kept, &desk.context()));
    assert!(shows(&state, &desk, "unmerge-nothing"));
}

#[test]
fn swapped_the_other_one_stays_and_clients_can_be_merged_instead() {
    let desk = Desk::new(Language::English);
    let [one, two] = desk.orlov;
    let mut state = desk.open(merge::State::open(one, two, &desk.context()));
    press(&mut state, &desk, alt("3"));
    press(&mut state, &desk, alt("2"));
    let done = press(&mut state, &desk, named(Named::Enter, Modifiers::CTRL));
    assert!(matches!(done, Some(Ended::Done { changes, .. }) if changes.address == Some(two)));
    let run = wait(answered(desk.link.read(move |read| last(read, two)))).unwrap().unwrap();
    assert_eq!(run.text, None, "the client, not the address");
}

#[test]
fn whoever_may_not_merge_is_told_so_and_not_offered_it() {
    let mut desk = Desk::new(Language::Russian);
    desk.actor.roles = vec![Role::Operator];
    let [one, two] = desk.orlov;
    let mut state = desk.open(merge::State::open(one, two, &desk.context()));
    assert_eq!(press(&mut state, &desk, named(Named::Enter, Modifiers::CTRL)), None);
    assert!(shows(&state, &desk, "merge-submit"), "the dialog stays");
    let mut state = desk.find();
    type_in(&mut state, &desk, "орлов");
    assert!(!shows(&state, &desk, "find-merge"));
    assert_eq!(press(&mut state, &desk, alt("1")), None);
}

#[test]
fn every_dialog_fits_a_small_window_in_both_languages() {
    for language in Language::ALL {
        let desk = Desk::new(language);
        let mut state = desk.find();
        type_in(&mut state, &desk, "кафе");
        fits(&state, &desk, "find-card");
        let [one, two] = desk.orlov;
        fits(&desk.open(merge::State::open(one, two, &desk.context())), &desk, "merge-submit");
        fits(&desk.open(merge::State::choose(one, &desk.context())), &desk, "merge-choose");
    }
}

fn fits<S: Shown>(state: &S, desk: &Desk, action: &str) {
    let window = Size::new(1024.0, 640.0);
    let words = desk.texts.text(action);
    let found = look(state, desk, window).find(words.as_str()).unwrap();
    let bounds = iced_test::selector::Bounded::visible_bounds(&found).unwrap();
    assert!(bounds.y + bounds.height < window.height, "{action}: {bounds:?}");
}
