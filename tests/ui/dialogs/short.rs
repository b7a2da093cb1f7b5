//! Postpone, comment, journal (S1-54 … S1-58).

use crate::dialogs::desk::{
    Action, Desk, after_tabs, alt_named, ctrl_enter, day, named, press, sentence, shows, typed,
};
use chrono::NaiveDate;
use iced::keyboard::key;
use rodnik::domain::task::Outcome;
use rodnik::domain::task::TaskState;
use rodnik::ui::dialog::{comment, journal, postpone};

fn open_postpone(desk: &Desk) -> postpone::State {
    desk.open(postpone::State::open(desk.address, desk.row().1, &desk.context()))
}

#[test]
fn s1_54_a_row_is_postponed_by_a_date_a_comment_and_ctrl_enter() {
    let desk = Desk::new();
    let (task, _) = desk.row();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, [typed("+9"), vec![named(key::Named::Enter)]].concat());
    press(&mut state, &desk, after_tabs(1, typed("has water yet")));
    let (handled, to, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!((handled, to), (Some(Outcome::Postponed), Some(day("2026-12-01"))));
    assert_eq!(told, "Postponed until Tue, 1 Dec");
    let done = desk.read(move |read| Ok(read.task(task)?)).unwrap();
    assert_eq!(done.outcome, Some(Outcome::Postponed), "S1-55");
    let address = desk.address;
    let comments = desk.read(move |read| Ok(read.running_comments(address)?));
    assert_eq!(comments[0].text, "has water yet");
}

#[test]
fn r_43_a_date_that_does_not_lie_later_is_refused_below_it_and_the_comment_stays() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("postpone-no-date")));
    press(&mut state, &desk, [typed("22.11"), vec![named(key::Named::Enter)]].concat());
    press(&mut state, &desk, after_tabs(1, typed("later")));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let refused = desk.texts.text_with(
        "refusal-input-not-after",
        &[
            ("chosen", desk.texts.date(day("2026-11-22")).into()),
            ("after", desk.texts.date(list_date(&desk)).into()),
        ],
    );
    assert!(shows(&state, &desk, &refused), "{refused}");
    assert_eq!(state.command().unwrap().comment.trim(), "later");
}

#[test]
fn r_43_enter_alone_takes_the_first_day_that_fits() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, vec![named(key::Named::Enter)]);
    assert_eq!(state.command().map(|command| command.to), list_date(&desk).succ_opt());
}

fn list_date(desk: &Desk) -> NaiveDate {
    let address = desk.address;
    desk.read(move |read| Ok(read.arranged_task(address)?)).unwrap().list_date.max(day("2026-11-22"))
}

#[test]
fn s1_54_a_row_is_not_postponed_without_a_comment() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    press(&mut state, &desk, ctrl_enter());
    assert!(shows(&state, &desk, &desk.words("postpone-no-date")));
    press(&mut state, &desk, typed("+30"));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-empty-text")));
    assert!(!shows(&state, &desk, &desk.words("postpone-no-date")), "there is a date now");
}

#[test]
fn the_date_takes_esc_first_and_a_chosen_date_is_asked_about() {
    let desk = Desk::new();
    let mut state = open_postpone(&desk);
    let esc = || vec![named(key::Named::Escape)];
    assert_eq!(press(&mut state, &desk, esc()), None, "the month closes");
    assert_eq!(press(&mut state, &desk, esc()), Some(Action::Closed));
    press(&mut state, &desk, [typed("+9"), vec![named(key::Named::Enter)]].concat());
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")) && state.is_unsaved());
}

#[test]
fn s1_57_a_comment_is_saved_with_ctrl_enter_and_the_task_stays_open() {
    let desk = Desk::new();
    let (task, _) = desk.row();
    let mut state = desk.open(comment::State::open(desk.address, Some(task), &desk.context()));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(shows(&state, &desk, &desk.words("refusal-input-empty-text")), "an empty one is refused");
    press(&mut state, &desk, typed("no answer"));
    assert!(!shows(&state, &desk, &desk.words("refusal-input-empty-text")), "typing puts the refusal away");
    let (handled, ..) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, None, "R-20");
    let address = desk.address;
    assert_eq!(desk.read(move |read| Ok(read.running_comments(address)?))[0].text, "no answer");
    let task = desk.read(move |read| Ok(read.task(task)?)).unwrap();
    assert_eq!(task.state, TaskState::Open);
}

#[test]
fn s1_58_a_journal_record_is_told_by_its_number() {
    let desk = Desk::new();
    let mut state = desk.open(journal::State::open(desk.address, &desk.context()));
    press(&mut state, &desk, typed("asked for a new pump"));
    let (handled, _, told) = sentence(press(&mut state, &desk, ctrl_enter()));
    assert_eq!(handled, None);
    let address = desk.address;
    let records = desk.read(move |read| Ok(read.last_journal(address, 5)?));
    assert_eq!(records[0].text, "asked for a new pump");
    assert!(told.contains('1'), "{told}");
}

#[test]
fn a_typed_text_is_not_lost_by_a_mistaken_esc() {
    let desk = Desk::new();
    let mut state = desk.open(journal::State::open(desk.address, &desk.context()));
    let esc = || vec![named(key::Named::Escape)];
    press(&mut state, &desk, typed("asked"));
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(shows(&state, &desk, &desk.words("dialog-unsaved")));
    assert_eq!(press(&mut state, &desk, esc()), None);
    assert!(state.is_unsaved());
    press(&mut state, &desk, esc());
    let discard = alt_named(key::Named::Delete);
    assert_eq!(press(&mut state, &desk, discard), Some(Action::Closed));
}

#[test]
fn what_is_left_of_a_long_text_is_told_near_its_end() {
    let desk = Desk::new();
    let mut state = desk.open(comment::State::open(desk.address, None, &desk.context()));
    let paste = |text: &str| {
        let text = std::sync::Arc::new(text.to_owned());
        let edit = iced::widget::text_editor::Edit::Paste(text);
        comment::Message::Edited(iced::widget::text_editor::Action::Edit(edit))
    };
    let _ = state.update(paste(&"a".repeat(3_990)), &desk.context());
    assert!(shows(&state, &desk, "10 characters left"));
    let _ = state.update(paste(&"a".repeat(11)), &desk.context());
    assert!(shows(&state, &desk, "1 character too long"));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    assert!(state.is_unsaved(), "refused, and kept");
}
