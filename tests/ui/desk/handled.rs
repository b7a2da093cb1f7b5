//! What was handled stays in sight, grey, until Refresh; and which day the list is of after a night.

use chrono::Days;
use iced::keyboard::key::Named;
use rodnik::service::Changes;
use rodnik::ui::screen::Context;
use rodnik::ui::screen::desk::{Message, Tab};

use super::{Desk, days_on};

impl Desk {
    /// Something else was done in the office: a task by hand, a delivery, a bank file.
    fn changes(&mut self) {
        let Self { texts, today, link, actor, state, .. } = self;
        let context = Context { texts, today: *today, office: link, actor };
        let task = state.changed(Changes { address: None, everything: true }, &context);
        self.settle(task);
    }

    /// The workstation wakes up after so many days.
    fn sleeps(&mut self, days: u64) {
        let before = self.today;
        self.today = before + Days::new(days);
        let Self { texts, today, link, actor, state, .. } = self;
        let context = Context { texts, today: *today, office: link, actor };
        let task = state.new_day(before, &context);
        self.settle(task);
    }
}

#[test]
fn s1_37_s1_53_what_was_handled_stays_whatever_else_is_done_in_the_office() {
    let mut desk = Desk::sample();
    desk.accepts();
    assert!(desk.sees("Принят"));
    desk.changes();
    assert!(desk.sees("Принят"), "S1-53: it goes with Refresh alone");
    desk.happens(Message::TabPressed(Tab::Birthdays));
    desk.changes();
    desk.happens(Message::TabPressed(Tab::Active));
    assert!(desk.sees("Принят"), "nor by looking at another list");
    desk.press(Named::F5);
    assert!(!desk.sees("Принят"));
}

#[test]
fn s1_37_refresh_holds_for_the_other_lists_too_and_is_not_lost_to_what_comes_meanwhile() {
    let mut desk = Desk::sample();
    desk.accepts();
    desk.happens(Message::TabPressed(Tab::Birthdays));
    desk.press(Named::F5);
    desk.happens(Message::TabPressed(Tab::Active));
    assert!(!desk.sees("Принят"));
    desk.accepts();
    let refreshed = desk.update(Message::RefreshPressed);
    desk.changes();
    desk.settle(refreshed);
    assert!(!desk.sees("Принят"));
}

#[test]
fn s1_35_the_list_of_tomorrow_moves_on_however_long_the_workstation_slept() {
    let mut desk = Desk::sample();
    desk.sleeps(2);
    assert!(desk.sees("ср, 25.11.2026") && desk.sees("завтра"));
    desk.happens(days_on(3));
    desk.sleeps(1);
    assert!(desk.sees("сб, 28.11.2026"), "another day was chosen by hand and stays");
}
