//! Promised calls come up on their minute.

use chrono::Days;
use iced::futures::executor::block_on;
use iced::keyboard::key::Named;
use rodnik::domain::ids::AddressId;
use rodnik::domain::task::TaskKind;
use rodnik::service::answered;
use rodnik::service::desk::{DeskRequest, active};
use rodnik::store::{Connection, NewTask};
use rodnik::ui::screen::Context;
use rodnik::ui::screen::desk::{Message, Tab};

use super::{Desk, today};

/// An instant of the day before: every promise of it is due.
const GONE: &str = "2026-11-21T08:00:00Z";

impl Desk {
    /// Somebody promises to call; its minute has come.
    fn promise(&self, address: AddressId) {
        let path = self.folder.path().join("office.rodnik");
        let new = NewTask {
            address,
            kind: TaskKind::Callback,
            list_date: today() + Days::new(30),
            due_at: Some(GONE),
            basis: None,
            note: "",
            produced_by: None,
            order: None,
            review: None,
            at: GONE,
            by: None,
        };
        let mut connection = Connection::open(&path).unwrap();
        connection.write(|tx| tx.insert_task(&new)).unwrap();
    }

    fn minute(&mut self) {
        let Self { texts, today, link, actor, state, .. } = self;
        let context = Context { texts, today: *today, office: link, actor };
        let task = state.minute(&context);
        self.settle(task);
    }

    /// An address that is not in the list, with the client.
    fn elsewhere(&self) -> (AddressId, String) {
        let listed: Vec<AddressId> = self.listed().iter().map(|row| row.address).collect();
        let request = DeskRequest {
            date: today() + Days::new(2),
            today: today(),
            now: self.link.clock().now(),
            manager: None,
            route: None,
        };
        let read = self.link.read(move |read| active(read, &request));
        let rows = block_on(answered(read)).unwrap();
        let other = rows.into_iter().find(|row| !listed.contains(&row.address)).unwrap();
        (other.address, other.client)
    }
}

#[test]
fn r_45_a_call_that_became_due_comes_on_top_once_and_nothing_else_moves() {
    let mut desk = Desk::sample();
    let (address, client) = desk.elsewhere();
    desk.accepts();
    let said = desk.said.len();
    desk.minute();
    assert_eq!(desk.said.len(), said, "a minute without a promise is quiet");
    let in_hand = desk.listed().remove(0);
    desk.promise(address);
    desk.minute();
    assert_eq!(desk.said.len(), said + 1);
    assert!(desk.notice().contains(&client), "{}", desk.notice());
    assert!(desk.sees("Принят"), "S1-37: what was handled stays until Refresh");
    desk.minute();
    assert_eq!(desk.said.len(), said + 1, "said once");
    desk.accepts();
    assert!(desk.listed().iter().all(|row| row.address != in_hand.address), "the row in hand stayed in hand");
    desk.press(Named::Home);
    desk.accepts();
    assert!(desk.listed().iter().all(|row| row.address != address), "it stood on top");
}

#[test]
fn r_45_a_call_that_became_due_behind_another_tab_is_there_when_one_comes_back() {
    let mut desk = Desk::sample();
    let (address, client) = desk.elsewhere();
    desk.happens(Message::TabPressed(Tab::Birthdays));
    desk.promise(address);
    desk.minute();
    assert!(desk.notice().contains(&client));
    desk.happens(Message::TabPressed(Tab::Active));
    desk.press(Named::Home);
    desk.accepts();
    assert!(desk.listed().iter().all(|row| row.address != address));
}

#[test]
fn calls_that_were_due_when_the_list_was_read_are_not_announced() {
    let mut desk = Desk::sample();
    let (address, _) = desk.elsewhere();
    desk.promise(address);
    desk.press(Named::F5);
    let said = desk.said.len();
    desk.minute();
    assert_eq!(desk.said.len(), said);
}
