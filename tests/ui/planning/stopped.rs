//! Long work that somebody stops: nothing of it is written.

use std::path::{Path, PathBuf};

use iced::Task;
use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use iced_test::selector::id;
use rodnik::i18n::Language;
use rodnik::ui::dialog::{accounts, days, export};
use rodnik::ui::screen::money::{DialogMessage, Message, State, Tab};
use rodnik::ui::taking_out::{self, Target};

use crate::planning::office::{Desk, alt, ctrl, named, press, pressed, settle, shows, tell, with};

fn office(language: Language) -> (Desk, State) {
    let desk = Desk::in_language(language);
    let address = desk.address("A-1", |_| ());
    desk.sells(address, &["2026-11-18", "2026-11-20"]);
    let (mut state, task) = State::new(&desk.context());
    settle(&mut state, task, &desk);
    (desk, state)
}

fn in_dialog(message: DialogMessage) -> Message {
    Message::Dialog(Box::new(message))
}

fn in_accounts(message: accounts::Message) -> Message {
    in_dialog(DialogMessage::Accounts(message))
}

/// The accountant's export over this year, to a file of this name.
fn accounts(state: &mut State, desk: &Desk, file: &str) -> PathBuf {
    tell(state, Message::TabPressed(Tab::Papers), desk);
    press(state, desk, alt('e', Code::KeyE));
    tell(state, in_accounts(accounts::Message::Days(days::Message::Chosen(days::Days::Year))), desk);
    let path = desk.folder.path().join(file);
    let typed = taking_out::Message::PathTyped(path.display().to_string());
    tell(state, in_accounts(accounts::Message::Out(typed)), desk);
    path
}

fn wanted(state: &mut State, desk: &Desk, target: Target) -> Task<Message> {
    let wanted = accounts::Message::Out(taking_out::Message::Wanted(target));
    state.update(in_accounts(wanted), &desk.context()).0
}

/// How often something was taken out of the office, as the history tells.
fn taken_out(desk: &Desk) -> usize {
    desk.read(|read| Ok(read.logged_actions()?)).iter().filter(|action| *action == "export").count()
}

/// The files of a folder whose names begin so.
fn files(path: &Path) -> usize {
    let named = path.file_stem().unwrap().to_string_lossy().into_owned();
    let names = std::fs::read_dir(path.parent().unwrap()).unwrap();
    names.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().starts_with(&named)).count()
}

#[test]
fn the_accounts_are_stopped_by_the_button_and_by_esc_and_nothing_is_written() {
    for (target, file) in [(Target::Xlsx, "year.xlsx"), (Target::Csv, "year.csv")] {
        for by_key in [false, true] {
            let (desk, mut state) = office(Language::Russian);
            let path = accounts(&mut state, &desk, file);
            let held = desk.holds_the_reader();
            let reading = wanted(&mut state, &desk, target);
            assert!(shows(&state, &desk, &desk.words("settings-working")), "it says that it works");
            with(&mut state, &desk, |window| {
                if by_key {
                    window.simulate([named(Named::Escape)]);
                } else {
                    window.click(id("running-stop")).unwrap();
                }
            });
            drop(held);
            settle(&mut state, reading, &desk);
            assert!(shows(&state, &desk, &desk.words("writing-stopped")), "it says what came of it");
            assert_eq!((files(&path), taken_out(&desk)), (0, 0), "nothing left the office");
            press(&mut state, &desk, named(Named::Escape));
            assert!(!shows(&state, &desk, &desk.words("accounts-hint")), "now Esc leaves");
        }
    }
}

#[test]
fn the_accounts_that_nobody_stops_are_written_and_noted() {
    let (desk, mut state) = office(Language::English);
    let path = accounts(&mut state, &desk, "year.csv");
    let reading = wanted(&mut state, &desk, Target::Csv);
    settle(&mut state, reading, &desk);
    assert_eq!((files(&path), taken_out(&desk)), (3, 1));
    let nowhere = desk.folder.path().join("no folder").join("year.csv");
    let typed = taking_out::Message::PathTyped(nowhere.display().to_string());
    tell(&mut state, in_accounts(accounts::Message::Out(typed)), &desk);
    let reading = wanted(&mut state, &desk, Target::Csv);
    settle(&mut state, reading, &desk);
    let why = "It could not be saved: there is no such folder or file. Check the path and try again.";
    assert!(shows(&state, &desk, why));
}

#[test]
fn what_is_written_for_excel_is_stopped_and_leaves_no_file() {
    let (desk, mut state) = office(Language::Russian);
    press(&mut state, &desk, ctrl("у", Code::KeyE));
    let path = desk.folder.path().join("debts.xlsx");
    let typed = export::Message::Typed(path.display().to_string());
    tell(&mut state, in_dialog(DialogMessage::Export(typed)), &desk);
    let enter = pressed(iced::keyboard::Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL);
    let save = in_dialog(DialogMessage::Export(export::Message::SavePressed));
    let (saving, _) = state.update(save.clone(), &desk.context());
    with(&mut state, &desk, |window| drop(window.click(id("running-stop")).unwrap()));
    assert_eq!(settle(&mut state, saving, &desk), None);
    assert!(!path.exists() && shows(&state, &desk, &desk.words("reports-export-title")));
    assert!(press(&mut state, &desk, enter).is_some(), "the second time it is let be");
    assert!(path.exists());
}
