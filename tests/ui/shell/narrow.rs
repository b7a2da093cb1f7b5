//! The desk where room is short: a window of 1366 × 768 at 200 %.

use iced::Size;
use iced::keyboard::{Modifiers, key::Code};
use iced::widget::Id;
use iced_test::Simulator;
use iced_test::selector::id;
use rodnik::app::Message;
use rodnik::ui::font;
use rodnik::ui::screen::desk;

use super::{Story, is_whole, sign};

const DOUBLED: Size = Size::new(683.0, 384.0);

impl Story {
    fn ctrl(&mut self, digit: &'static str) {
        let code = [Code::Digit1, Code::Digit2, Code::Digit3, Code::Digit4, Code::Digit5, Code::Digit6];
        let code =
            code.into_iter().chain([Code::Digit7, Code::Digit8]).nth(digit.parse::<usize>().unwrap() - 1);
        self.key(sign(digit, code.unwrap(), Modifiers::CTRL));
    }

    fn doubled(&self) -> Simulator<'_, Message> {
        Simulator::with_size(font::settings(), DOUBLED, self.app.view())
    }
}

#[test]
fn whose_list_of_which_day_and_route_stay_in_reach_at_double_zoom() {
    let story = Story::at_work();
    for name in ["desk-manager", "desk-route", "desk-find", desk::FILTER] {
        let mut window = story.doubled();
        let found = window.find(id(Id::from(name))).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(is_whole(found.bounds(), found.visible_bounds()), "{name}");
        assert!(found.bounds().width >= 32.0, "{name} is {} wide", found.bounds().width);
    }
    let mut window = story.doubled();
    let date = window.find("пн, 23.11.2026").unwrap();
    assert!(is_whole(date.bounds(), date.visible_bounds()));
}

#[test]
fn the_smallest_window_shows_the_last_column_of_every_list_whole() {
    let mut story = Story::at_work();
    let last = [("1", "Отработан"), ("2", "Отработан"), ("3", "Долг, ₽"), ("4", "Телефон")];
    for (tab, heading) in last {
        story.ctrl(tab);
        let mut window = Simulator::with_size(font::settings(), Size::new(1024.0, 640.0), story.app.view());
        let found = window.find(heading).unwrap_or_else(|error| panic!("{heading}: {error}"));
        assert!(is_whole(found.bounds(), found.visible_bounds()), "{heading}: {:?}", found.bounds());
    }
}

#[test]
fn the_tab_of_a_key_is_shown_from_wherever_one_is() {
    let mut story = Story::at_work();
    for section in ["5", "6", "7", "8"] {
        story.ctrl("1");
        story.ctrl(section);
        assert!(!story.sees("Просроченные"), "somewhere else");
        story.ctrl("3");
        assert!(story.sees("Причина"), "the list of the churn review");
    }
}

#[test]
fn what_the_narrow_bar_shows_can_be_pressed() {
    let mut story = Story::at_work();
    let mut window = story.doubled();
    window.click(id("desk-find")).unwrap();
    let said: Vec<Message> = window.into_messages().collect();
    said.into_iter().for_each(|message| story.happens(message));
    let mut window = story.doubled();
    assert!(window.find(id("find-typed")).is_ok(), "the search is open");
}
