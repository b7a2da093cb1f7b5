//! Churn, a promised call, a task that is done, the type of a journal record (S0-07, S1-58, R-45).

use crate::dialogs::desk::{
    Action, Desk, after_tabs, ctrl_enter, day, named, press, pressed, sentence, settle, shows, typed,
};
use iced::keyboard::{Key, Modifiers, key};
use rodnik::domain::address::AddressStatus;
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::outcome::RowRef;
use rodnik::store::NewTask;
use rodnik::ui::dialog::{call_later, churn, done, journal};

fn open_churn(desk: &Desk) -> churn::State {
    desk.open(churn::State::open(desk.address, Some(desk.row().1), &desk.context()))
}

fn open_call_later(desk: &Desk) -> call_later::State {
    let row =
        call_later::InHand { address: desk.address, task: Some(desk.row().0), list_date: day("2026-11-23") };
    desk.open(call_later::State::open(row, &desk.context()))
}

fn alt(named: key::Named) -> Vec<iced::Event> {
    vec![pressed(Key::Named(named), key::Code::F35, Modifiers::ALT, None)]
}

#[test]
fn a_digit_faster_than_the_store_is_the_reason_and_not_a_comment() {
    let desk = Desk::new();
    let (mut state, opening) = churn::State::open(desk.address, Some(desk.row().1), &desk.context());
    assert_eq!(press(&mut state, &desk, typed("2")), None);
    assert!(!state.is_unsaved(), "no field took the digit");
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let (handled, _, told) = sentence(settle(&mut state, opening, &desk));
    assert_eq!((handled, told), (Some(Outcome::Churn), desk.words("churn-done-review")));
}

#[test]
fn s0_07_a_reason_is_picked_by_its_digit_and_a_comment_may_follow() {
    let desk = Desk::new();
    let mut state = open_churn(&desk);
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("churn-no-reason")));
    press(&mut state, &desk, typed("3"));
    assert!(!shows(&state, &desk, &desk.words("churn-no-reason")) && !state.is_unsaved());
    press(&mut state, &desk, after_tabs(1, typed("2 km away")));
    assert!(state.is_unsaved(), "in the comment digits are digits");
    let (handled, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, Some(Outcome::Churn));
    assert_eq!(told, desk.words("churn-done-review"));
    let address = desk.address;
    let comments = desk.read(move |read| Ok(read.running_comments(address)?));
    assert_eq!(comments[0].text, "2 km away");
}

#[test]
fn s0_11_without_control_the_dialog_says_that_the_address_is_closed_at_once() {
    let desk = Desk::new();
    desk.write(|tx| Ok(tx.set_setting("churn.control", "off")?));
    let mut state = open_churn(&desk);
    assert!(shows(&state, &desk, &desk.words("churn-to-closed")));
    press(&mut state, &desk, vec![named(key::Named::ArrowDown), named(key::Named::ArrowDown)]);
    let (_, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(told, desk.words("churn-done-closed"));
    let address = desk.address;
    let status = desk.read(move |read| Ok(read.address(address)?.unwrap().address.status));
    assert_eq!(status, AddressStatus::Closed);
}

#[test]
fn r_45_a_day_that_cannot_be_is_refused_at_the_day_and_what_is_typed_next_takes_its_place() {
    let desk = Desk::new();
    let mut state = open_call_later(&desk);
    press(&mut state, &desk, typed("14:30"));
    press(&mut state, &desk, after_tabs(1, typed("21.11.2026")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let at = desk.texts.date_time(day("2026-11-21").and_hms_opt(14, 30, 0).unwrap());
    let past = desk.texts.text_with("refusal-input-past-moment", &[("chosen", at.into())]);
    assert!(shows(&state, &desk, &past), "{past}");
    press(&mut state, &desk, after_tabs(1, typed("01.01.2029")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let chosen = desk.texts.date(day("2029-01-01"));
    let far = desk.texts.text_with("refusal-input-too-far", &[("chosen", chosen.into())]);
    assert!(shows(&state, &desk, &far) && !shows(&state, &desk, &past), "{far}");
}

#[test]
fn r_45_a_call_is_promised_by_typing_its_time_and_enter() {
    let desk = Desk::new();
    let mut state = open_call_later(&desk);
    press(&mut state, &desk, typed("25:00"));
    assert_eq!(press(&mut state, &desk, vec![named(key::Named::Enter)]), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-time")));
    let mut state = open_call_later(&desk);
    press(&mut state, &desk, after_tabs(1, [typed("24.11"), vec![named(key::Named::Enter)]].concat()));
    press(&mut state, &desk, typed("1530"));
    let (handled, _, told) = sentence(press(&mut state, &desk, vec![named(key::Named::Enter)]));
    assert_eq!(handled, None, "the task stays open");
    assert!(told.contains("15:30"), "{told}");
    let address = desk.address;
    let open = desk.read(move |read| Ok(read.open_tasks(address)?));
    let call = open.iter().find(|task| task.kind == TaskKind::Callback).unwrap();
    assert_eq!(call.list_date, day("2026-11-24"));
}

#[test]
fn r_45_a_time_that_has_passed_is_refused_below_it_and_esc_asks() {
    let desk = Desk::new();
    let mut state = open_call_later(&desk);
    press(&mut state, &desk, after_tabs(1, [typed("21.11"), vec![named(key::Named::Enter)]].concat()));
    press(&mut state, &desk, typed("9"));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let at = desk.texts.date_time(day("2026-11-21").and_hms_opt(9, 0, 0).unwrap());
    let refused = desk.texts.text_with("refusal-input-past-moment", &[("chosen", at.into())]);
    assert!(shows(&state, &desk, &refused), "{refused}");
    assert_eq!(press(&mut state, &desk, vec![named(key::Named::Escape)]), None);
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")));
}

#[test]
fn a_task_by_hand_is_done_without_a_word() {
    let desk = Desk::new();
    let address = desk.address;
    let id = desk.write(|tx| {
        Ok(tx.insert_task(&NewTask {
            address,
            kind: TaskKind::Manual,
            list_date: day("2026-11-23"),
            due_at: None,
            basis: None,
            note: "",
            produced_by: None,
            order: None,
            review: None,
            at: "2026-11-21T08:00:00Z",
            by: None,
        })?)
    });
    let row = RowRef::Task { id, version: 1 };
    let mut state = desk.open(done::State::open(address, row, &desk.context()));
    let (handled, ..) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, Some(Outcome::Closed));
}

#[test]
fn s1_58_the_type_of_a_record_is_turned_by_alt_and_an_arrow() {
    let desk = Desk::new();
    let mut state = desk.open(journal::State::open(desk.address, &desk.context()));
    press(&mut state, &desk, [typed("two for one"), alt(key::Named::ArrowDown)].concat());
    press(&mut state, &desk, alt(key::Named::ArrowUp));
    press(&mut state, &desk, alt(key::Named::ArrowDown));
    assert!(matches!(press(&mut state, &desk, ctrl_enter()), Some(Action::Done { .. })));
    let address = desk.address;
    let (kinds, journal) =
        desk.read(move |read| Ok((read.journal_types_in_use()?, read.last_journal(address, 5)?)));
    assert_eq!(
        (journal[0].type_code.as_str(), journal[0].text.as_str()),
        (kinds[1].code.as_str(), "two for one")
    );
}
