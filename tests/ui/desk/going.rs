//! From elsewhere to the row of an address, and from the row to its card.

use iced::futures::executor::block_on;
use iced::keyboard::{Modifiers, key::Named};
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use rodnik::domain::ids::AddressId;
use rodnik::domain::task::TaskKind;
use rodnik::service::answered;
use rodnik::ui::dialog::{comment, order};
use rodnik::ui::screen::desk::{Action, Message, Tab, dialogs};
use rodnik::ui::screen::{Context, Go};

use super::{Desk, days_on, with};

impl Desk {
    /// The row of an address is asked for from elsewhere.
    pub fn find(&mut self, address: AddressId) {
        let Self { texts, today, link, actor, state, .. } = self;
        let context = Context { texts, today: *today, office: link, actor };
        let task = state.go_to(address, &context);
        self.settle(task);
    }
}

#[test]
fn the_row_of_an_address_is_selected_in_the_list_in_which_it_stands() {
    let mut desk = Desk::sample();
    let row = desk.listed().remove(3);
    desk.happens(Message::TabPressed(Tab::Birthdays));
    desk.happens(days_on(5));
    desk.happens(Message::FilterTyped("нет такого клиента".into()));
    desk.find(row.address);
    assert!(desk.sees("Время") && desk.sees("пн, 23.11.2026"), "{:?}", desk.said);
    desk.key(with('i', Modifiers::ALT));
    assert_eq!(desk.said.last(), Some(&Action::Go(Go::Card(row.address))));
}

#[test]
fn an_address_without_a_row_shows_its_card() {
    let mut desk = Desk::sample();
    let planned = desk.listed().into_iter().find(|row| row.kind == TaskKind::Planned && !row.always).unwrap();
    desk.find(planned.address);
    desk.accepts();
    desk.press(Named::F5);
    desk.find(planned.address);
    assert_eq!(desk.said.last(), Some(&Action::Go(Go::Card(planned.address))));
}

#[test]
fn ctrl_t_begins_a_task_about_the_client_in_hand() {
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    desk.key(with('t', Modifiers::COMMAND));
    assert_eq!(desk.said.last(), Some(&Action::Go(Go::NewTask(Some(first.address)))));
    desk.happens(days_on(3_000));
    desk.key(with('t', Modifiers::COMMAND));
    assert_eq!(desk.said.last(), Some(&Action::Go(Go::NewTask(None))));
}

#[test]
fn a_comment_is_taken_back_as_the_last_thing_that_was_done() {
    use iced::widget::text_editor::{Action as Edit, Edit as Change};
    use rodnik::ui::dialog::comment;
    use rodnik::ui::screen::desk::dialogs;
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    let attempts = first.attempts;
    desk.press(Named::F6);
    let typed = comment::Message::Edited(Edit::Edit(Change::Insert('Ы')));
    desk.happens(Message::Dialog(Box::new(dialogs::Message::Comment(typed))));
    desk.key(super::undoing::ctrl_enter());
    assert_eq!(desk.listed()[0].attempts, attempts + 1, "R-20");
    desk.press(Named::ArrowDown);
    desk.key(super::undoing::ctrl_z());
    assert!(desk.notice().contains(&first.client), "{}", desk.notice());
    assert_eq!(desk.listed()[0].attempts, attempts);
}

#[test]
fn f2_in_the_comment_keeps_what_was_said_and_goes_on_to_the_order() {
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    desk.press(Named::F6);
    desk.press(Named::F2);
    assert!(desk.sees("Заказ покупателя"), "nothing was typed, so there is nothing to keep");
    desk.happens(Message::Dialog(Box::new(dialogs::Message::Order(order::Message::EscapePressed))));
    desk.press(Named::F6);
    let said = comment::Message::Edited(Edit::Edit(Change::Insert('5')));
    desk.happens(Message::Dialog(Box::new(dialogs::Message::Comment(said))));
    desk.press(Named::F2);
    assert!(desk.sees("Заказ покупателя"), "{:?}", desk.said);
    let comments = block_on(answered(desk.link.read(move |read| Ok(read.running_comments(first.address)?))));
    assert!(comments.unwrap().iter().any(|comment| comment.text == "5"));
}

#[test]
fn f2_in_the_comment_orders_for_whom_the_comment_is_also_when_another_row_was_selected_meanwhile() {
    let mut desk = Desk::sample();
    let (first, second) = (desk.listed().remove(0).address, desk.listed().remove(1).address);
    let before = (desk.orders_of(first), desk.orders_of(second));
    desk.press(Named::F6);
    let said = comment::Message::Edited(Edit::Edit(Change::Insert('5')));
    desk.happens(Message::Dialog(Box::new(dialogs::Message::Comment(said))));
    desk.happens(Message::RowPressed(1));
    desk.press(Named::F2);
    desk.key(super::undoing::ctrl_enter());
    assert_eq!((desk.orders_of(first), desk.orders_of(second)), (before.0 + 1, before.1));
}

impl Desk {
    fn orders_of(&self, address: AddressId) -> usize {
        block_on(answered(self.link.read(move |read| Ok(read.last_orders(address, 50)?.len())))).unwrap()
    }
}
