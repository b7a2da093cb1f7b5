//! The table of the rights as a hand meets it.

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use rodnik::domain::people::Role;
use rodnik::service::rights::{Right, RightsTable};

use super::{Story, named, press, sign};

fn submit() -> iced::Event {
    press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL)
}

impl Story {
    /// In the table, the keyboard in its first cell.
    fn at_the_rights(&mut self) {
        self.key(sign("9", Code::Digit9, Modifiers::CTRL));
        self.click("Права ролей");
        self.key(named(Named::Enter));
    }

    /// The keyboard goes down to this right and right to this role, from the first cell.
    fn goes_to(&mut self, right: Right, role: Role) {
        for _ in 0..Right::ALL.iter().position(|known| *known == right).unwrap() {
            self.key(named(Named::ArrowDown));
        }
        for _ in 0..Role::ALL.iter().position(|known| *known == role).unwrap() {
            self.key(named(Named::ArrowRight));
        }
    }

    fn ticks(&mut self) {
        self.key(press(Key::Named(Named::Space), Code::Space, Modifiers::empty()));
    }

    fn rights(&self) -> RightsTable {
        self.read(RightsTable::load)
    }
}

#[test]
fn arrows_and_space_give_a_right_and_ctrl_enter_lets_it_hold() {
    let mut story = Story::at_work();
    story.at_the_rights();
    story.goes_to(Right::Import, Role::Operator);
    story.ticks();
    assert!(story.sees("Изменено прав: 1"));
    assert_eq!(story.rights(), RightsTable::default(), "nothing holds before it is saved");
    story.key(submit());
    assert!(story.sees("Права сохранены и действуют сразу."));
    assert!(story.rights().roles(Right::Import).contains(Role::Operator));
    story.key(sign("1", Code::Digit1, Modifiers::ALT));
    story.key(submit());
    assert_eq!(story.rights(), RightsTable::default());
}

#[test]
fn what_was_ticked_is_forgotten_only_after_a_question() {
    let mut story = Story::at_work();
    story.at_the_rights();
    story.ticks();
    assert!(story.sees("Изменено прав: 1"));
    story.key(named(Named::Escape));
    assert!(story.sees("Набранное не сохранено."));
    story.key(named(Named::Escape));
    assert!(story.sees("Изменено прав: 1"), "one stays with it");
    story.key(named(Named::Escape));
    story.key(press(Key::Named(Named::Delete), Code::Delete, Modifiers::ALT));
    assert!(!story.sees("Изменено прав: 1"));
    story.key(submit());
    assert_eq!(story.rights(), RightsTable::default());
}

#[test]
fn a_locked_cell_says_why_and_stays_as_it_is_s0_38() {
    let mut story = Story::at_work();
    story.at_the_rights();
    story.goes_to(Right::CloseAddresses, Role::Operator);
    assert!(story.sees("Адреса закрывает только контроль качества: это правило работы, его не меняют."));
    story.ticks();
    assert!(!story.sees("Изменено прав: 1"));
}

#[test]
fn a_right_that_is_taken_is_gone_from_this_window_at_once() {
    let mut story = Story::at_work();
    let first = story.read(|read| read.users()).remove(0);
    story.at_the_rights();
    story.goes_to(Right::ChangeSettings, Role::Operator);
    let column = |role: Role| Role::ALL.iter().position(|known| *known == role).unwrap();
    for role in first.roles.iter().filter(|role| Right::ChangeSettings.by_default().contains(**role)) {
        for _ in 0..Role::ALL.len() {
            story.key(named(Named::ArrowLeft));
        }
        for _ in 0..column(*role) {
            story.key(named(Named::ArrowRight));
        }
        story.ticks();
    }
    assert!(story.sees("Справочники"));
    story.key(submit());
    assert!(!story.sees("Справочники"));
}
