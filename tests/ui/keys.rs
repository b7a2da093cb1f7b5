//! The keys of the window as widgets share them: what belongs to the button that has the keyboard, and what a held key does.

use iced::keyboard::{self, Key, Modifiers, key};
use iced::widget::{column, row};
use iced::{Event, Size};
use iced_test::Simulator;
use rodnik::ui::widget::{Dialog, Layer, button, field, keys, text_area};
use rodnik::ui::{Element, font};

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Typed(String),
    Pressed(&'static str),
    Closed,
}

fn look(element: Element<'_, Message>) -> Simulator<'_, Message> {
    Simulator::with_size(font::settings(), Size::new(900.0, 600.0), element)
}

fn said(simulator: Simulator<'_, Message>) -> Vec<Message> {
    simulator.into_messages().collect()
}

fn event(named: key::Named, repeat: bool) -> Event {
    let key = Key::Named(named);
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: key::Physical::Code(key::Code::F35),
        location: keyboard::Location::Standard,
        modifiers: Modifiers::empty(),
        text: None,
        repeat,
    })
}

fn press(named: key::Named) -> Event {
    event(named, false)
}

/// A press that comes because the key is still held.
fn held(named: key::Named) -> Event {
    event(named, true)
}

/// A dialog that says something of Enter, of F2 and of an arrow, with a field that Enter leaves and two buttons.
fn answered_by_enter<'a>() -> Element<'a, Message> {
    let typed = field("first", "Первое", "").on_input(Message::Typed).on_submit(Message::Pressed("field"));
    let footer = row![
        Element::from(button("Да").on_press(Message::Pressed("yes"))),
        Element::from(button("Нет").on_press(Message::Pressed("no"))),
    ];
    let dialog =
        Dialog::new("question", "Вопрос", Element::from(typed)).footer(footer).on_escape(Message::Closed);
    keys(Layer::new(column![]).open_maybe(Some(dialog)), |press| match press {
        press if press.plain(key::Named::Enter) && !press.typing => Some(Message::Pressed("dialog")),
        press if press.plain(key::Named::F2) => Some(Message::Pressed("F2")),
        press if press.plain(key::Named::ArrowDown) => Some(Message::Pressed("down")),
        _ => None,
    })
}

#[test]
fn enter_belongs_to_the_button_that_has_the_keyboard() {
    let mut simulator = look(answered_by_enter());
    simulator.simulate([press(key::Named::Tab), press(key::Named::Tab), press(key::Named::Enter)]);
    assert_eq!(said(simulator), [Message::Pressed("no")], "not what the dialog makes of Enter");
}

#[test]
fn a_held_key_is_one_command_and_only_what_moves_goes_on() {
    use key::Named::{ArrowDown, Enter, Escape, F2};
    let mut simulator = look(answered_by_enter());
    simulator.simulate([Enter, F2, Escape, ArrowDown].map(held));
    assert_eq!(said(simulator), [Message::Pressed("down")], "nor is a field left by a held Enter");
    let mut simulator = look(answered_by_enter());
    simulator.simulate([Enter, F2].map(press));
    assert_eq!(said(simulator), ["field", "F2"].map(Message::Pressed));
}

#[test]
fn a_held_enter_goes_on_in_a_text_of_several_lines() {
    let content = iced::widget::text_editor::Content::new();
    let view: Element<'_, Message> =
        keys(text_area("note", "Комментарий", &content, 90.0, |_| Message::Closed), |_| None);
    let mut simulator = look(view);
    simulator.click(iced_test::selector::id("note")).unwrap();
    simulator.simulate([held(key::Named::Enter)]);
    assert!(said(simulator).len() > 1, "the click, and a line");
}
