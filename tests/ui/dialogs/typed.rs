//! What was typed in a dialog and not saved is there again after a crash, can be done without, and is erased once it was
//! saved. A state that is dropped without a word is a crash.

use iced::keyboard::key;
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use rodnik::domain::task::Outcome;
use rodnik::ui::dialog::{call_later, churn, manual_task};

use crate::dialogs::anywhere::{open, press as press_over, sees, sentence as told, tell};
use crate::dialogs::desk::{
    Action, Desk, alt_named, ctrl_enter, day, named, press, sentence, settle, shows, typed,
};

fn churns(desk: &Desk) -> churn::State {
    desk.open(churn::State::open(desk.address, Some(desk.row().1), &desk.context()))
}

fn calls_later(desk: &Desk) -> call_later::State {
    let row =
        call_later::InHand { address: desk.address, task: Some(desk.row().0), list_date: day("2026-11-23") };
    desk.open(call_later::State::open(row, &desk.context()))
}

fn hears(state: &mut call_later::State, desk: &Desk, message: call_later::Message) {
    let (task, action) = state.update(message, &desk.context());
    assert_eq!(action.or(settle(state, task, desk)), None);
}

fn pasted(text: &str) -> Edit {
    Edit::Edit(Change::Paste(std::sync::Arc::new(text.to_owned())))
}

#[test]
fn what_a_leaving_customer_said_comes_back_and_is_erased_once_it_was_sent() {
    let desk = Desk::new();
    let mut state = churns(&desk);
    press(&mut state, &desk, typed("2"));
    let (task, _) = state.update(churn::Message::Edited(pasted("too dear")), &desk.context());
    settle(&mut state, task, &desk);
    drop(state);
    let mut again = churns(&desk);
    assert!(again.is_unsaved() && shows(&again, &desk, &desk.words("kept-discard")));
    press(&mut again, &desk, typed("2"));
    let (handled, ..) = sentence(press(&mut again, &desk, ctrl_enter()));
    assert_eq!(handled, Some(Outcome::Churn));
    assert_eq!(kept(&desk), 0);
}

#[test]
fn a_call_that_was_half_agreed_comes_back_with_its_day_and_whose_it_is() {
    let desk = Desk::new();
    let mut state = calls_later(&desk);
    hears(&mut state, &desk, call_later::Message::QuickChosen(call_later::Quick::Tomorrow));
    hears(&mut state, &desk, call_later::Message::ForMeChosen(false));
    hears(&mut state, &desk, call_later::Message::NoteTyped("ask for Vera".into()));
    drop(state);
    let mut again = calls_later(&desk);
    for words in ["ask for Vera", "10:00"] {
        assert!(shows(&again, &desk, words), "{words}");
    }
    let at = sentence(press(&mut again, &desk, ctrl_enter())).2;
    assert!(at.contains("10:00") && at.contains("23"), "{at}");
    assert_eq!(kept(&desk), 0);
    assert!(!calls_later(&desk).is_unsaved());
}

#[test]
fn what_was_brought_back_of_a_call_can_be_done_without() {
    let desk = Desk::new();
    let mut state = calls_later(&desk);
    hears(&mut state, &desk, call_later::Message::NoteTyped("ask for Vera".into()));
    drop(state);
    let mut again = calls_later(&desk);
    assert_eq!(press(&mut again, &desk, alt_named(key::Named::Delete)), None);
    assert!(!again.is_unsaved() && !shows(&again, &desk, &desk.words("kept-discard")));
    assert_eq!(press(&mut again, &desk, vec![named(key::Named::Escape)]), Some(Action::Closed));
    assert_eq!(kept(&desk), 0);
}

fn new_task(desk: &Desk, about: bool) -> manual_task::State {
    let address = about.then_some(desk.address);
    open(desk, manual_task::State::open(address, day("2026-11-22"), &desk.context()))
}

#[test]
fn a_task_by_hand_comes_back_with_whom_it_is_about() {
    let desk = Desk::new();
    let mut state = new_task(&desk, false);
    for letter in "Street".chars() {
        press_over(&mut state, &desk, typed(&letter.to_string()));
    }
    press_over(&mut state, &desk, vec![named(key::Named::Enter)]);
    tell(&mut state, &desk, manual_task::Message::TimeTyped("14:30".into()));
    tell(&mut state, &desk, manual_task::Message::PurposeChosen(2));
    tell(&mut state, &desk, manual_task::Message::Edited(pasted("the pump leaks")));
    drop(state);
    assert!(!new_task(&desk, true).is_unsaved(), "that of an address is another one");
    let mut again = new_task(&desk, false);
    assert!(again.is_unsaved());
    for words in ["Client A-1 · Street 1", "14:30", &desk.words("kept-discard")] {
        assert!(sees(&again, &desk, words), "{words}");
    }
    let done = told(press_over(&mut again, &desk, ctrl_enter()));
    assert!(done.contains("Client A-1"), "{done}");
    let address = desk.address;
    let [task] = desk.read(move |read| Ok(read.open_manual_tasks(address)?)).try_into().unwrap();
    let purposes = desk.read(|read| Ok(read.contact_purposes()?));
    assert_eq!(task.fields.purpose, Some(purposes[2].id));
    assert_eq!(task.fields.note.trim(), "the pump leaks");
    assert_eq!(kept(&desk), 0);
}

#[test]
fn what_was_brought_back_of_a_task_can_be_done_without() {
    let desk = Desk::new();
    let mut state = new_task(&desk, true);
    tell(&mut state, &desk, manual_task::Message::TimeTyped("14:30".into()));
    drop(state);
    let mut again = new_task(&desk, true);
    assert_eq!(press_over(&mut again, &desk, alt_named(key::Named::Delete)), None);
    assert!(!again.is_unsaved() && sees(&again, &desk, "Client A-1 · Street 1"));
    assert_eq!(kept(&desk), 0);
}

/// What is kept of what was typed, in rows.
pub fn kept(desk: &Desk) -> i64 {
    // Whoever asks for what is kept has all written that still waits.
    let none = rodnik::domain::ids::AddressId(0);
    let nowhere = rodnik::service::typed::Place::new(&desk.actor, "nowhere", none);
    crate::dialogs::desk::wait(rodnik::service::answered(desk.link.typed(nowhere))).unwrap();
    desk.count("typed")
}
