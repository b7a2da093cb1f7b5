//! A choice of one of several, as a hand meets it.

use iced::advanced::renderer::Headless;
use iced::futures::StreamExt;
use iced::keyboard::key::Named;
use iced::widget::column;
use iced::{Size, mouse};
use iced_test::Simulator;
use iced_test::runtime::{Action as Effect, UserInterface, task::into_stream, user_interface};
use rodnik::ui::widget::{Dialog, Dropdown, Layer, keys, open_dropdown};
use rodnik::ui::{Element, font};

use crate::widgets::press;

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Chosen(usize),
    Selected(usize),
    Closed,
}

fn look(element: Element<'_, Message>) -> Simulator<'_, Message> {
    Simulator::with_size(font::settings(), Size::new(900.0, 600.0), element)
}

fn said(simulator: Simulator<'_, Message>) -> Vec<Message> {
    simulator.into_messages().collect()
}

fn choice<'a>() -> Element<'a, Message> {
    let options = ["Все", "Соколова", "Фёдорова", "Ильина"].map(String::from).to_vec();
    let dropdown = Dropdown::new(options, Some(0), Message::Chosen).label("Менеджер");
    let dialog = Dialog::new("filter", "Отбор", dropdown).on_escape(Message::Closed);
    Layer::new(column![]).open(dialog).into()
}

#[test]
fn a_choice_is_made_without_a_mouse() {
    let mut simulator = look(choice());
    simulator.tap_key(Named::ArrowDown);
    simulator.typewrite("и");
    simulator.simulate([press(Named::Space)]);
    simulator.simulate([press(Named::ArrowDown), press(Named::ArrowDown), press(Named::Enter)]);
    assert_eq!(said(simulator), [1, 3, 2].map(Message::Chosen));
}

#[test]
fn a_choice_opened_by_a_key_of_the_screen_has_the_arrows() {
    let new = <iced::Renderer as Headless>::new(font::REGULAR, 13.into(), None);
    let mut renderer = iced::executor::Default::new().unwrap().block_on(new).unwrap();
    let options = ["Все", "Соколова", "Фёдорова"].map(String::from).to_vec();
    let list = keys(column![Dropdown::new(options, Some(0), Message::Chosen).id("choice")], |press| {
        press.plain(Named::ArrowDown).then_some(Message::Selected(1))
    });
    let cache = user_interface::Cache::default();
    let mut seen = UserInterface::build(list, Size::new(900.0, 600.0), cache, &mut renderer);
    let mut stream = into_stream(open_dropdown::<Message>("choice")).unwrap();
    iced::executor::Default::new().unwrap().block_on(async {
        while let Some(effect) = stream.next().await {
            if let Effect::Widget(mut operation) = effect {
                seen.operate(&renderer, operation.as_mut());
            }
        }
    });
    let mut said = Vec::new();
    let events = [press(Named::ArrowDown), press(Named::ArrowDown), press(Named::Enter)];
    let clipboard = &mut iced::advanced::clipboard::Null;
    drop(seen.update(&events, mouse::Cursor::Unavailable, &mut renderer, clipboard, &mut said));
    assert_eq!(said, [Message::Chosen(2)], "the list below does not move");
}

#[test]
fn esc_closes_the_open_choice_before_the_dialog() {
    let mut simulator = look(choice());
    simulator.simulate([press(Named::Space)]);
    assert!(simulator.find("Фёдорова").is_ok());
    simulator.tap_key(Named::Escape);
    assert!(simulator.find("Фёдорова").is_err());
    simulator.tap_key(Named::Escape);
    assert_eq!(said(simulator), [Message::Closed]);
}

#[test]
fn a_choice_is_made_with_the_mouse() {
    let mut simulator = look(choice());
    simulator.click("Все").unwrap();
    simulator.click("Ильина").unwrap();
    assert_eq!(said(simulator), [Message::Chosen(3)]);
}
