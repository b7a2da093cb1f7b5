//! The window itself: where it stands, and the start of the program.

use std::path::PathBuf;

use iced::{Point, Size, Subscription, window};

use super::{App, Arguments};
use crate::clock::Clock;
use crate::preferences::{Place, Preferences};
use crate::ui::{font, icon};

/// The smallest window in which everything can be reached, in logical pixels.
const SMALLEST: Size = Size::new(1024.0, 640.0);
/// The first window, in logical pixels.
const FIRST: Size = Size::new(1360.0, 760.0);

/// What happened to the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// It has another size.
    Resized(Size),
    /// It stands elsewhere.
    Moved(Point),
    /// It is to be closed.
    CloseRequested,
}

/// Where the window stands now.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tracked {
    size: Size,
    at: Option<Point>,
}

impl Tracked {
    pub fn new(last: Option<Place>) -> Self {
        let size = last.map_or(FIRST, |place| Size::new(place.size.0, place.size.1));
        Self { size, at: last.and_then(|place| place.at).map(|(x, y)| Point::new(x, y)) }
    }

    pub fn track(&mut self, event: Event) {
        match event {
            Event::Resized(size) => self.size = size,
            Event::Moved(at) => self.at = Some(at),
            Event::CloseRequested => {}
        }
    }

    pub fn place(&self) -> Option<Place> {
        let at = self.at.map(|at| (at.x, at.y));
        Some(Place { size: (self.size.width, self.size.height), at, maximized: false })
    }
}

/// The window's events.
pub(super) fn events() -> Subscription<Event> {
    iced::event::listen_with(|event, _, _| match event {
        iced::Event::Window(window::Event::Resized(size)) => Some(Event::Resized(size)),
        iced::Event::Window(window::Event::Moved(at)) => Some(Event::Moved(at)),
        iced::Event::Window(window::Event::CloseRequested) => Some(Event::CloseRequested),
        _ => None,
    })
}

/// Opens the window and works until it is closed.
///
/// # Errors
/// When the system gives no window.
pub fn run(arguments: Arguments, preferences_file: Option<PathBuf>) -> iced::Result {
    let clock = arguments.today.map_or_else(Clock::system, Clock::on);
    let last = preferences_file.as_deref().and_then(|file| Preferences::load(file).0.window);
    let settings = window_settings(last);
    iced::application(move || App::new(&arguments, preferences_file.clone(), clock), App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .scale_factor(App::zoom)
        .subscription(App::subscription)
        .settings(iced::Settings { id: Some("rodnik".into()), ..font::settings() })
        .window(settings)
        .run()
}

/// A window where it stood last. A place off every screen would hide it, so only places that can be seen are taken.
fn window_settings(last: Option<Place>) -> window::Settings {
    let seen = |(x, y): (f32, f32)| (0.0..8_000.0).contains(&x) && (0.0..8_000.0).contains(&y);
    let size = last.map_or(FIRST, |place| {
        Size::new(place.size.0.clamp(SMALLEST.width, 8_000.0), place.size.1.clamp(SMALLEST.height, 8_000.0))
    });
    let at = last.and_then(|place| place.at).filter(|at| seen(*at));
    window::Settings {
        size,
        min_size: Some(SMALLEST),
        position: at.map_or(window::Position::Default, |(x, y)| window::Position::Specific(Point::new(x, y))),
        icon: icon::window_icon(),
        exit_on_close_request: false,
        ..window::Settings::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_left_on_a_screen_that_is_gone_comes_back_into_sight() {
        let place = Place { size: (1.0, 90_000.0), at: Some((-3_000.0, 20.0)), maximized: false };
        let settings = window_settings(Some(place));
        assert_eq!(settings.size, Size::new(1024.0, 8_000.0));
        assert!(matches!(settings.position, window::Position::Default));
    }
}
