//! F8 and F9: the customer wants to stop (S0-06, S0-09), a task is done.

use iced::Size;
use iced::futures::executor::block_on;
use iced::keyboard::{Modifiers, key::Named};
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::AddressId;
use rodnik::domain::task::TaskKind;
use rodnik::service::answered;
use rodnik::store::{Connection, NewTask};
use rodnik::ui::screen::desk::Message;

use super::undoing::{ctrl_enter, ctrl_z};
use super::{Desk, today, with};

impl Desk {
    pub fn status(&self, address: AddressId) -> AddressStatus {
        let read = self.link.read(move |read| Ok(read.address(address)?.unwrap().address.status));
        block_on(answered(read)).unwrap()
    }

    /// A task by hand for the first row of the list.
    fn task_by_hand(&self, address: AddressId) {
        let mut office = Connection::open(&self.folder.path().join("office.rodnik")).unwrap();
        let new = NewTask {
            address,
            kind: TaskKind::Manual,
            list_date: today().succ_opt().unwrap(),
            due_at: None,
            basis: None,
            note: "",
            produced_by: None,
            order: None,
            review: None,
            at: "2026-11-21T08:00:00Z",
            by: None,
        };
        office.write(|tx| tx.insert_task(&new)).unwrap();
    }
}

#[test]
fn s0_06_churn_takes_a_reason_by_its_digit_and_the_row_stays_until_refresh() {
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    desk.press(Named::F8);
    assert!(desk.sees("Поставил фильтр"));
    desk.key(ctrl_enter());
    assert!(desk.sees(&desk.texts.text("churn-no-reason")), "S0-07");
    desk.key(with('2', Modifiers::empty()));
    desk.key(ctrl_enter());
    assert!(!desk.sees("Поставил фильтр"), "{:?}", desk.said.last());
    assert_eq!(desk.status(first.address), AddressStatus::ChurnReview);
    assert!(desk.look(|simulator| simulator.find("Отвал").is_ok()), "S0-09: the row stays, marked");
    assert_eq!(desk.notice(), desk.texts.text("churn-done-review"));
    desk.key(ctrl_z());
    assert_eq!(desk.status(first.address), AddressStatus::Active);
    assert!(desk.notice().contains(&first.client));
    desk.accepts();
    assert!(desk.listed().iter().all(|row| row.address != first.address), "it was in hand again");
}

#[test]
fn a_reason_is_moved_to_by_arrows_and_esc_leaves() {
    let mut desk = Desk::sample();
    let first = desk.listed().remove(0);
    desk.press(Named::F8);
    desk.press(Named::ArrowDown);
    desk.press(Named::ArrowDown);
    desk.happens(Message::Dialog(Box::new(rodnik::ui::screen::desk::dialogs::Message::Churn(
        rodnik::ui::dialog::churn::Message::EscapePressed,
    ))));
    assert!(!desk.sees("Поставил фильтр"), "nothing was typed");
    assert_eq!(desk.status(first.address), AddressStatus::Active);
}

#[test]
fn f9_finishes_a_task_by_hand_and_not_a_planned_contact() {
    let mut desk = Desk::sample();
    let row = desk.listed().into_iter().find(|row| row.kind == TaskKind::Planned).unwrap();
    desk.find(row.address);
    desk.press(Named::F9);
    assert_eq!(desk.notice(), desk.texts.text("desk-not-finished"));
    desk.task_by_hand(row.address);
    desk.press(Named::F5);
    desk.find(row.address);
    assert!(desk.sees("Готово"));
    desk.press(Named::F9);
    desk.key(ctrl_enter());
    assert!(desk.sees("Закрыта"), "{:?}", desk.said.last());
    desk.key(ctrl_z());
    let again = desk.listed().into_iter().find(|again| again.address == row.address).unwrap();
    assert_eq!(again.kind, TaskKind::Manual);
}

#[test]
fn the_last_button_of_a_task_is_whole_in_every_window() {
    let mut desk = Desk::sample();
    let row = desk.listed().into_iter().find(|row| row.kind == TaskKind::Planned).unwrap();
    desk.task_by_hand(row.address);
    desk.press(Named::F5);
    desk.find(row.address);
    for (width, height) in [(1_024.0, 640.0), (1_280.0, 680.0), (1_366.0, 768.0), (1_440.0, 900.0)] {
        let last = desk.look_at(Size::new(width, height), |simulator| simulator.find("Esc").unwrap());
        let (whole, seen) = (last.bounds(), last.visible_bounds().unwrap());
        assert!(whole.x + whole.width < width, "{width}: {whole:?}");
        assert!((whole.width - seen.width).abs() < 0.5, "{width}: {seen:?} of {whole:?}");
    }
}
