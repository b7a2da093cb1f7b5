//! Dialogs that open from anywhere: a task by hand, an absence. Driven by keys over a real office.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::column;
use iced::{Event, Size};
use iced_test::Simulator;
use rodnik::domain::ids::UserId;
use rodnik::domain::people::Role;
use rodnik::i18n::Language;
use rodnik::store::{ManualTaskRow, NewContact};
use rodnik::ui::dialog::{Ended, absence, manual_task, personal_data};
use rodnik::ui::font;
use rodnik::ui::screen::Context;
use rodnik::ui::widget::{Dialog, KeyPress, Layer, keys};

use super::desk::{Desk, WINDOW, after_tabs, ctrl_enter, day, named, said, typed};

/// A dialog that opens from anywhere.
pub trait Anywhere {
    type Message: Clone + Send + 'static;
    fn take(&mut self, message: Self::Message, context: &Context<'_>)
    -> (Task<Self::Message>, Option<Ended>);
    fn shown<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Self::Message>;
    fn heard(&self, press: &KeyPress) -> Option<Self::Message>;
}

macro_rules! anywhere {
    ($($module:ident),+) => {$(
        impl Anywhere for $module::State {
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

anywhere!(manual_task, absence, personal_data);

fn settle<S: Anywhere>(state: &mut S, task: Task<S::Message>, desk: &Desk) -> Option<Ended> {
    let mut ended = None;
    for message in said(task) {
        let (task, end) = state.take(message, &desk.context());
        ended = ended.or(end).or(settle(state, task, desk));
    }
    ended
}

/// Something that a widget says.
pub fn tell<S: Anywhere>(state: &mut S, desk: &Desk, message: S::Message) -> Option<Ended> {
    let (task, ended) = state.take(message, &desk.context());
    ended.or(settle(state, task, desk))
}

pub fn open<S: Anywhere>(desk: &Desk, (mut state, task): (S, Task<S::Message>)) -> S {
    assert_eq!(settle(&mut state, task, desk), None);
    state
}

pub fn look<'a, S: Anywhere>(state: &'a S, desk: &'a Desk, size: Size) -> Simulator<'a, S::Message> {
    let layer = Layer::new(column![]).open(state.shown(&desk.context()));
    Simulator::with_size(font::settings(), size, keys(layer, |press| state.heard(press)))
}

pub fn sees<S: Anywhere>(state: &S, desk: &Desk, words: &str) -> bool {
    look(state, desk, WINDOW).find(words).is_ok()
}

/// Presses keys one after the other, each seen by the dialog as the one before left it. The keyboard stands at the first
/// field again for each, as in a dialog that opens.
pub fn press<S: Anywhere>(state: &mut S, desk: &Desk, events: Vec<Event>) -> Option<Ended> {
    let mut simulator = look(state, desk, WINDOW);
    simulator.simulate(events);
    let messages: Vec<_> = simulator.into_messages().collect();
    let mut ended = None;
    for message in messages {
        let (task, end) = state.take(message, &desk.context());
        ended = ended.or(end).or(settle(state, task, desk));
    }
    ended
}

fn types<S: Anywhere>(state: &mut S, desk: &Desk, tabs: usize, text: &str) {
    for at in 1..=text.chars().count() {
        let letter: String = text.chars().skip(at - 1).take(1).collect();
        assert_eq!(press(state, desk, after_tabs(tabs, typed(&letter))), None);
    }
}

pub fn sentence(ended: Option<Ended>) -> String {
    match ended {
        Some(Ended::Done { sentence, changes }) => {
            assert!(changes.everything, "lists are read anew");
            sentence
        }
        other => panic!("not done: {other:?}"),
    }
}

fn tasks(desk: &Desk) -> Vec<ManualTaskRow> {
    let address = desk.address;
    desk.read(move |read| Ok(read.open_manual_tasks(address)?))
}

fn new_task(desk: &Desk, prefilled: bool) -> manual_task::State {
    open(
        desk,
        manual_task::State::open(prefilled.then_some(desk.address), day("2026-11-22"), &desk.context()),
    )
}

#[test]
fn an_address_is_found_by_typing_and_the_task_is_made_by_keys_alone() {
    let desk = Desk::new();
    let mut state = new_task(&desk, false);
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(sees(&state, &desk, &desk.words("task-no-address")), "an address first");
    types(&mut state, &desk, 0, "Street");
    assert!(sees(&state, &desk, "Client A-1"));
    assert_eq!(press(&mut state, &desk, vec![named(Named::Enter)]), None);
    assert!(sees(&state, &desk, "Client A-1 · Street 1"));
    let done = sentence(press(&mut state, &desk, ctrl_enter()));
    assert!(done.contains("Client A-1"), "{done}");
    let [task] = tasks(&desk).try_into().unwrap();
    assert_eq!((task.fields.list_date, task.fields.assignee), (day("2026-11-22"), None));
}

#[test]
fn nobody_found_is_said() {
    let desk = Desk::new();
    let mut state = new_task(&desk, false);
    types(&mut state, &desk, 0, "zzz");
    assert!(sees(&state, &desk, &desk.words("task-find-nothing")));
    assert_eq!(press(&mut state, &desk, vec![named(Named::Enter)]), None);
    assert!(!sees(&state, &desk, "Client A-1 · Street 1"));
}

#[test]
fn a_time_that_is_none_is_said_at_its_place_and_keeps_what_was_typed() {
    let desk = Desk::new();
    let mut state = new_task(&desk, true);
    tell(&mut state, &desk, manual_task::Message::TimeTyped("99".into()));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(sees(&state, &desk, &desk.words("task-wrong-time")));
    assert!(state.is_unsaved());
    tell(&mut state, &desk, manual_task::Message::TimeTyped("23:59".into()));
    assert!(!sees(&state, &desk, &desk.words("task-wrong-time")));
    sentence(press(&mut state, &desk, ctrl_enter()));
    assert!(tasks(&desk)[0].fields.due_at.is_some());
}

#[test]
fn an_open_task_is_changed_or_taken_off_in_the_same_dialog() {
    let desk = Desk::new();
    let mut state = new_task(&desk, true);
    sentence(press(&mut state, &desk, ctrl_enter()));
    let mut state = new_task(&desk, true);
    assert!(sees(&state, &desk, &desk.words("task-change")));
    tell(&mut state, &desk, manual_task::Message::ChangePressed(0));
    assert!(sees(&state, &desk, &desk.words("task-title-change")));
    tell(&mut state, &desk, manual_task::Message::PurposeChosen(2));
    sentence(press(&mut state, &desk, ctrl_enter()));
    let [task] = tasks(&desk).try_into().unwrap();
    assert_eq!(task.version, 2);
    let mut state = new_task(&desk, true);
    let ended = tell(&mut state, &desk, manual_task::Message::CancelPressed(0));
    assert!(sentence(ended).contains("Client A-1"));
    assert!(tasks(&desk).is_empty());
}

#[test]
fn a_person_who_does_not_want_offers_is_named_when_an_offer_is_chosen() {
    let desk = Desk::new();
    let address = desk.address;
    desk.write(|tx| {
        let client = tx.address(address)?.unwrap().address.counterparty;
        Ok(tx.insert_contact(client, None, &NewContact { name: "Vera".into(), ..Default::default() })?)
    });
    let mut state = new_task(&desk, true);
    let warning = format!("Vera: {}", desk.words("call-warning-never-asked-advertising"));
    assert!(!sees(&state, &desk, &warning));
    tell(&mut state, &desk, manual_task::Message::PurposeChosen(1));
    assert!(sees(&state, &desk, &warning));
}

#[test]
fn what_was_typed_is_not_left_without_a_question() {
    let desk = Desk::new();
    let mut state = new_task(&desk, true);
    assert_eq!(press(&mut state, &desk, vec![named(Named::Escape)]), Some(Ended::Closed), "nothing typed");
    let mut state = new_task(&desk, true);
    tell(&mut state, &desk, manual_task::Message::TimeTyped("10".into()));
    assert_eq!(press(&mut state, &desk, vec![named(Named::Escape)]), None);
    assert!(sees(&state, &desk, &desk.words("dialog-unsaved")));
    assert_eq!(tell(&mut state, &desk, manual_task::Message::Discarded), Some(Ended::Closed));
}

#[test]
fn a_late_answer_about_another_address_is_dropped() {
    let desk = Desk::new();
    let (mut state, task) = manual_task::State::open(Some(desk.address), day("2026-11-22"), &desk.context());
    tell(&mut state, &desk, manual_task::Message::OtherPressed);
    settle(&mut state, task, &desk);
    assert!(!sees(&state, &desk, "Client A-1 · Street 1"));
}

/// Anna of the office has the address, Boris none.
fn managers(desk: &Desk) -> (UserId, UserId) {
    let (anna, address) = (desk.actor.id, desk.address);
    desk.execute(&format!("UPDATE address SET manager_id = {} WHERE id = {}", anna.0, address.0));
    (anna, desk.write(|tx| Ok(tx.insert_user("Boris", &[Role::Operator])?)))
}

#[test]
fn an_absence_says_how_many_addresses_it_touches_and_is_set() {
    let desk = Desk::new();
    let (_, boris) = managers(&desk);
    let mut state = open(&desk, absence::State::open(None, &desk.context()));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(sees(&state, &desk, &desk.words("absence-not-chosen")));
    tell(&mut state, &desk, absence::Message::WhoChosen(0));
    assert!(sees(&state, &desk, "1 address keeps its manager: on these days somebody else works the list."));
    tell(&mut state, &desk, absence::Message::OtherChosen(1));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(sees(&state, &desk, &desk.words("absence-no-date")));
    let to = rodnik::ui::widget::date_picker::Message::Picked(day("2026-11-27"));
    tell(&mut state, &desk, absence::Message::Date(absence::End::To, to));
    let done = sentence(press(&mut state, &desk, ctrl_enter()));
    assert!(done.contains("Anna → Boris"), "{done}");
    let days = (day("2026-11-23"), day("2026-11-27"));
    let [row] = desk.read(move |read| Ok(read.substitutions_between(days.0, days.1)?)).try_into().unwrap();
    assert_eq!((row.substitute.0, row.from, row.to), (boris, days.0, days.1));
    let mut state = open(&desk, absence::State::open(None, &desk.context()));
    assert!(sees(&state, &desk, "Anna → Boris"));
    let ended = tell(&mut state, &desk, absence::Message::EndPressed(0));
    assert!(sentence(ended).contains("Anna → Boris"));
}

#[test]
fn a_list_is_handed_over_for_good_and_given_back() {
    let desk = Desk::new();
    let (anna, boris) = managers(&desk);
    let mut state = open(&desk, absence::State::open(None, &desk.context()));
    tell(&mut state, &desk, absence::Message::TermChosen(absence::Term::ForGood));
    tell(&mut state, &desk, absence::Message::WhoChosen(0));
    tell(&mut state, &desk, absence::Message::OtherChosen(1));
    assert!(sees(&state, &desk, "1 address moves, with the open tasks. It can be given back here."));
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())), "Anna → Boris: 1 address moved");
    assert_eq!(desk.read(move |read| Ok(read.addresses_of_manager(boris)?)), 1);
    let mut state = open(&desk, absence::State::open(None, &desk.context()));
    let ended = tell(&mut state, &desk, absence::Message::UndoPressed(0));
    assert_eq!(sentence(ended), "Anna: 1 address came back");
    assert_eq!(desk.read(move |read| Ok(read.addresses_of_manager(anna)?)), 1);
}

#[test]
fn a_list_that_is_being_moved_stays_where_it_was_when_that_is_stopped() {
    let desk = Desk::new();
    let (anna, boris) = managers(&desk);
    let mut state = open(&desk, absence::State::open(None, &desk.context()));
    for chosen in [
        absence::Message::TermChosen(absence::Term::ForGood),
        absence::Message::WhoChosen(0),
        absence::Message::OtherChosen(1),
    ] {
        tell(&mut state, &desk, chosen);
    }
    let released = desk.holds_the_writer();
    let (moving, _) = state.update(absence::Message::SubmitPressed, &desk.context());
    let mut window = look(&state, &desk, WINDOW);
    window.click(iced_test::selector::id("running-stop")).unwrap();
    let pressed: Vec<_> = window.into_messages().collect();
    for message in pressed {
        assert_eq!(tell(&mut state, &desk, message), None);
    }
    drop(released);
    assert_eq!(settle(&mut state, moving, &desk), None, "the dialog stays");
    let left =
        desk.read(move |read| Ok((read.addresses_of_manager(anna)?, read.addresses_of_manager(boris)?)));
    assert_eq!(left, (1, 0));
    assert_eq!(sentence(press(&mut state, &desk, ctrl_enter())), "Anna → Boris: 1 address moved");
}

#[test]
fn a_refusal_is_a_sentence_and_keeps_what_was_chosen() {
    let desk = Desk::new();
    managers(&desk);
    let mut state = open(&desk, absence::State::open(None, &desk.context()));
    tell(&mut state, &desk, absence::Message::TermChosen(absence::Term::ForGood));
    tell(&mut state, &desk, absence::Message::WhoChosen(0));
    tell(&mut state, &desk, absence::Message::OtherChosen(0));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(sees(&state, &desk, &desk.words("absence-refused-same-person")));
    assert!(sees(&state, &desk, "1 address moves, with the open tasks. It can be given back here."));
}

#[test]
fn both_dialogs_fit_the_smallest_window_in_both_languages() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let small = Size::new(1024.0, 640.0);
        let task = new_task(&desk, true);
        assert!(look(&task, &desk, small).find(desk.words("task-save").as_str()).is_ok());
        let absence = open(&desk, absence::State::open(None, &desk.context()));
        assert!(look(&absence, &desk, small).find(desk.words("absence-save").as_str()).is_ok());
    }
}
