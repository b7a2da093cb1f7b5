//! The desk where room is short: a window of 1366 × 768 at 200 %.

use iced::Size;
use iced::widget::Id;
use iced_test::Simulator;
use iced_test::selector::id;
use rodnik::app::Message;
use rodnik::ui::font;
use rodnik::ui::screen::desk;

use super::{Story, is_whole};

const DOUBLED: Size = Size::new(683.0, 384.0);

impl Story {
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
fn what_the_narrow_bar_shows_can_be_pressed() {
    let mut story = Story::at_work();
    let mut window = story.doubled();
    window.click(id("desk-find")).unwrap();
    let said: Vec<Message> = window.into_messages().collect();
    said.into_iter().for_each(|message| story.happens(message));
    let mut window = story.doubled();
    assert!(window.find(id("find-typed")).is_ok(), "the search is open");
}
