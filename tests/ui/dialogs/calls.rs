//! Calls in the preferences: the way of calling, a try of it.

use iced::Task;
use iced::keyboard::Modifiers;
use iced::widget::{Id, column};
use iced_test::Simulator;
use rodnik::preferences::Preferences;
use rodnik::telephony::Template;
use rodnik::ui::dialog::preferences::{Action, Message, State};
use rodnik::ui::font;
use rodnik::ui::widget::{Key, KeyPress, Layer, keys};

use super::desk::{Desk, WINDOW, said};

const NUMBER: Id = Id::new("calls-number");
const COMMAND: Id = Id::new("calls-command");

fn open(desk: &Desk, dial: Template) -> State {
    let preferences = Preferences { dial, ..Preferences::default() };
    let (mut state, task) = State::new(preferences, Some(&desk.context()));
    settle(&mut state, task, desk);
    state
}

fn settle(state: &mut State, task: Task<Message>, desk: &Desk) -> Vec<Action> {
    let mut actions = Vec::new();
    for message in said(task) {
        actions.extend(tell(state, message, desk));
    }
    actions
}

fn tell(state: &mut State, message: Message, desk: &Desk) -> Vec<Action> {
    let (task, action) = state.update(message, Some(&desk.context()));
    let mut actions: Vec<Action> = action.into_iter().collect();
    actions.extend(settle(state, task, desk));
    actions
}

fn look<'a>(state: &'a State, desk: &'a Desk) -> Simulator<'a, Message> {
    let layer = Layer::new(column![]).open(state.dialog(&desk.texts));
    Simulator::with_size(font::settings(), WINDOW, keys(layer, |_| None))
}

fn sees(state: &State, desk: &Desk, words: &str) -> bool {
    look(state, desk).find(words).is_ok()
}

fn does(state: &mut State, desk: &Desk, act: impl FnOnce(&mut Simulator<'_, Message>)) -> Vec<Action> {
    let mut simulator = look(state, desk);
    act(&mut simulator);
    let messages: Vec<Message> = simulator.into_messages().collect();
    messages.into_iter().flat_map(|message| tell(state, message, desk)).collect()
}

/// Types letter by letter, each seen as the one before left the field.
fn types(state: &mut State, desk: &Desk, field: &Id, text: &str) -> Vec<Action> {
    let letter = |letter: char| {
        does(state, desk, |simulator| {
            simulator.click(field.clone()).expect("the field");
            simulator.typewrite(&letter.to_string());
        })
    };
    text.chars().flat_map(letter).collect()
}

fn dial(actions: &[Action]) -> Option<&Template> {
    match actions.last()? {
        Action::Changed(preferences) => Some(&preferences.dial),
        _ => None,
    }
}

#[test]
fn the_folder_of_recordings_is_chosen_by_its_key() {
    let desk = Desk::new();
    let state = open(&desk, Template::Tel);
    let press =
        |typing| KeyPress { key: Key::Char('o'), modifiers: Modifiers::COMMAND, repeat: false, typing };
    for typing in [false, true] {
        let said = state.key(&press(typing), &desk.texts);
        assert!(matches!(said, Some(Message::RecordingsPressed(title)) if !title.is_empty()), "{typing}");
    }
    assert!(sees(&state, &desk, "Browse") && sees(&state, &desk, "Ctrl O"));
}

#[test]
fn a_way_of_calling_holds_as_soon_as_it_is_chosen() {
    let desk = Desk::new();
    let mut state = open(&desk, Template::Tel);
    let actions = does(&mut state, &desk, |simulator| drop(simulator.click("sip:").expect("a choice")));
    assert_eq!(dial(&actions), Some(&Template::Sip));
}

#[test]
fn a_command_holds_once_it_can_be_used() {
    let desk = Desk::new();
    let mut state = open(&desk, Template::Tel);
    let own = desk.words("calls-own");
    let actions = does(&mut state, &desk, |simulator| drop(simulator.click(own.as_str()).expect("a choice")));
    assert_eq!(dial(&actions), None, "an empty command calls nobody");
    assert_eq!(types(&mut state, &desk, &COMMAND, "phone"), []);
    assert!(sees(&state, &desk, &desk.words("dial-template-no-number")));
    let actions = types(&mut state, &desk, &COMMAND, " {number}");
    assert_eq!(dial(&actions), Some(&Template::Command("phone {number}".into())));
}

#[test]
fn a_try_shows_what_the_system_would_be_asked_and_what_became_of_it() {
    let desk = Desk::new();
    let mut state = open(&desk, Template::Command("/no/such/softphone --to={number}".into()));
    types(&mut state, &desk, &NUMBER, "8 912;rm");
    assert!(sees(&state, &desk, "Will open: /no/such/softphone --to=8912"));
    let test = desk.words("calls-test");
    does(&mut state, &desk, |simulator| drop(simulator.click(test.as_str()).expect("a button")));
    let refused = "/no/such/softphone did not start. Check the command in the settings.";
    assert!(sees(&state, &desk, refused));
}

#[test]
fn what_is_no_number_is_said_and_not_called() {
    let desk = Desk::new();
    let mut state = open(&desk, Template::Tel);
    types(&mut state, &desk, &NUMBER, "abc");
    let test = desk.words("calls-test");
    does(&mut state, &desk, |simulator| drop(simulator.click(test.as_str()).expect("a button")));
    assert!(sees(&state, &desk, &desk.words("dial-not-a-number")));
}

#[test]
fn the_quiet_hours_of_the_office_are_no_preference_of_a_workstation() {
    let desk = Desk::new();
    let state = open(&desk, Template::Tel);
    assert!(sees(&state, &desk, &desk.words("calls-title").to_uppercase()));
    assert!(!sees(&state, &desk, &desk.words("settings-quiet")));
}
