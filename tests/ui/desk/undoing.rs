//! Ctrl+Z: the last handling of the session is taken back, and the row is in hand again.

use chrono::Days;
use iced::futures::executor::block_on;
use iced::keyboard::{Modifiers, key::Named};
use iced::widget::text_editor::{Action as Edit, Edit as Change};
use rodnik::domain::ids::{AddressId, OrderId, TaskId};
use rodnik::domain::order::OrderStatus;
use rodnik::domain::task::TaskState;
use rodnik::service::desk::{DeskRequest, active};
use rodnik::service::manual_task::{AddTask, Wanted};
use rodnik::service::order::DeliverOrder;
use rodnik::service::{answered, new_key};
use rodnik::store::{DeskRow, OrderRow};
use rodnik::t;
use rodnik::ui::dialog::postpone;
use rodnik::ui::screen::desk::{Action, Message, Tab, dialogs};
use rodnik::ui::widget::{KeyPress, date_picker};

use super::{Desk, days_on, plain, today, with};

pub fn ctrl_z() -> KeyPress {
    with('z', Modifiers::COMMAND)
}

impl Desk {
    /// The rows of tomorrow's list as the office has them.
    pub fn listed(&self) -> Vec<DeskRow> {
        let request = DeskRequest {
            date: today() + Days::new(1),
            today: today(),
            now: self.link.clock().now(),
            manager: None,
            route: None,
        };
        block_on(answered(self.link.read(move |read| active(read, &request)))).unwrap()
    }

    /// The newest order of an address.
    fn newest(&self, address: AddressId) -> OrderRow {
        block_on(answered(self.link.read(move |read| Ok(read.last_orders(address, 1)?.remove(0))))).unwrap()
    }

    /// An order is accepted for the selected row.
    pub fn accepts(&mut self) {
        self.press(Named::F2);
        self.key(ctrl_enter());
        assert!(!self.sees("Заказ покупателя"), "{:?}", self.said);
    }

    fn can_undo(&self) -> bool {
        matches!(self.said.last(), Some(Action::Notice { undo: true, .. }))
    }

    fn makes_task(&self, address: AddressId) -> TaskId {
        let purposes = block_on(answered(self.link.read(|read| Ok(read.contact_purposes()?)))).unwrap();
        let (purpose, note) = (purposes[0].id, String::new());
        let wanted = Wanted { date: today() + Days::new(1), time: None, purpose, note, assignee: None };
        let command = AddTask { address, wanted };
        block_on(answered(self.link.run(self.actor.clone(), new_key().unwrap(), command))).unwrap().value
    }

    fn delivers(&self, order: (OrderId, i64)) {
        let command = DeliverOrder { order, on: today(), paid: None };
        block_on(answered(self.link.run(self.actor.clone(), new_key().unwrap(), command))).unwrap();
    }
}

pub fn ctrl_enter() -> KeyPress {
    KeyPress { modifiers: Modifiers::COMMAND, ..plain(Named::Enter) }
}

#[test]
fn an_accepted_order_is_taken_back_and_its_row_is_in_hand_again() {
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    desk.accepts();
    assert!(desk.can_undo(), "{:?}", desk.said);
    let order = desk.newest(first.address);
    assert_eq!(order.order.status, OrderStatus::Accepted);
    desk.key(ctrl_z());
    assert!(!desk.sees("Принят"), "the row is unhandled");
    assert!(desk.notice().contains(&order.order.number) && desk.notice().contains(&first.client));
    assert!(!desk.can_undo(), "{:?}", desk.said);
    assert_eq!(desk.newest(first.address).order.status, OrderStatus::Cancelled);
    desk.accepts();
    let again = desk.newest(first.address);
    assert!(again.id != order.id && again.order.status == OrderStatus::Accepted, "the same row was in hand");
}

#[test]
fn handlings_are_taken_back_one_after_the_other_and_the_others_stay_grey() {
    let mut desk = Desk::sample();
    let rows = desk.listed();
    desk.accepts();
    desk.accepts();
    desk.key(ctrl_z());
    assert!(desk.sees("Принят"), "S1-37: the first one stays in sight");
    assert!(desk.notice().contains(&rows[1].client));
    desk.key(ctrl_z());
    assert!(!desk.sees("Принят") && desk.notice().contains(&rows[0].client));
    desk.key(ctrl_z());
    assert_eq!(desk.notice(), desk.texts.text("desk-nothing-to-undo"));
    assert_eq!(desk.listed().len(), rows.len());
}

#[test]
fn a_postponement_is_taken_back_from_another_tab_another_day_and_behind_a_filter() {
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    desk.press(Named::F3);
    let inside = |message| Message::Dialog(Box::new(dialogs::Message::Postpone(message)));
    desk.happens(inside(postpone::Message::Date(date_picker::Message::Picked(today() + Days::new(8)))));
    desk.happens(inside(postpone::Message::Edited(Edit::Edit(Change::Insert('а')))));
    desk.key(ctrl_enter());
    assert!(desk.can_undo(), "{:?}", desk.said);
    desk.press(Named::F5);
    desk.happens(Message::TabPressed(Tab::Churn));
    desk.happens(days_on(3));
    desk.happens(Message::FilterTyped("нет такого клиента".into()));
    desk.key(ctrl_z());
    let sentence = t!(desk.texts, "desk-undone-postponed", client = first.client.as_str());
    assert_eq!(desk.notice(), sentence);
    assert!(desk.sees("пн, 23.11.2026") && desk.sees("Время"), "its own list");
    desk.accepts();
    assert_eq!(desk.newest(first.address).order.status, OrderStatus::Accepted, "and it is in hand");
}

#[test]
fn what_rests_on_it_is_said_and_the_handling_before_can_still_be_taken_back() {
    let mut desk = Desk::sample();
    let rows = desk.listed();
    desk.accepts();
    desk.accepts();
    let order = desk.newest(rows[1].address);
    desk.delivers((order.id, order.version));
    desk.key(ctrl_z());
    let why = desk.notice().to_owned();
    assert!(why.contains(&rows[1].client) && why.contains("реализация"), "{why}");
    assert!(why.contains(&rows[0].client), "and whose work the next Ctrl+Z takes back: {why}");
    desk.key(ctrl_z());
    assert_eq!(desk.newest(rows[0].address).order.status, OrderStatus::Cancelled);
}

#[test]
fn ctrl_z_belongs_to_a_text_field_and_to_an_open_dialog() {
    let mut desk = Desk::sample();
    assert!(desk.state.key(&KeyPress { typing: true, ..ctrl_z() }).is_none());
    desk.accepts();
    desk.press(Named::F2);
    assert!(desk.state.key(&ctrl_z()).is_none());
    let said = desk.said.len();
    desk.happens(Message::UndoPressed);
    assert_eq!(desk.said.len(), said, "nothing is done behind a dialog");
}

#[test]
fn a_desk_on_which_nothing_was_handled_says_so() {
    let mut desk = Desk::of_new_office();
    desk.key(ctrl_z());
    assert_eq!(desk.notice(), desk.texts.text("desk-nothing-to-undo"));
}

#[test]
fn a_task_that_was_made_by_hand_is_taken_back_before_the_handling_before_it() {
    let mut desk = Desk::sample();
    let rows = desk.listed();
    desk.accepts();
    let made = desk.makes_task(rows[2].address);
    desk.state.remember_made(rows[2].address, rows[2].client.clone());
    desk.key(ctrl_z());
    assert_eq!(desk.notice(), t!(desk.texts, "desk-undone-task", client = rows[2].client.as_str()));
    let read = desk.link.read(move |read| Ok(read.task(made)?));
    assert_eq!(block_on(answered(read)).unwrap().unwrap().state, TaskState::Cancelled);
    assert!(desk.sees("Принят"), "the handled row stays as it is");
    desk.key(ctrl_z());
    assert!(desk.notice().contains(&rows[0].client), "{}", desk.notice());
}
