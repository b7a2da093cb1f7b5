//! The window itself: where it stands, and the start of the program.

use std::path::PathBuf;

use iced::{Point, Size, Subscription, Task, window};

use super::{App, Arguments, forward};
use crate::clock::Clock;
use crate::preferences::{Place, Preferences};
use crate::ui::{font, icon};

/// The smallest window in which everything can be reached, in logical pixels.
const SMALLEST: Size = Size::new(1024.0, 640.0);
/// The first window, in logical pixels.
const FIRST: Size = Size::new(1280.0, 680.0);

/// What happened to the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Event {
    /// It has another size, in pixels of the zoomed view.
    Resized(window::Id, Size),
    /// It stands elsewhere.
    Moved(Point),
    /// Whether it fills the screen with this size, in pixels of the unzoomed view.
    Settled(Size, bool),
    /// It is to be closed.
    CloseRequested,
}

/// Where the window stands now; where it would stand if it did not fill the screen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tracked {
    size: Size,
    at: Option<Point>,
    maximized: bool,
}

impl Tracked {
    pub fn new(last: Option<Place>) -> Self {
        let size = last.map_or(FIRST, |place| Size::new(place.size.0, place.size.1));
        let at = last.and_then(|place| place.at).map(|(x, y)| Point::new(x, y));
        Self { size, at, maximized: last.is_none_or(|place| place.maximized) }
    }

    /// Takes in what happened; asks the system whether a new size is that of the whole screen.
    pub fn track(&mut self, event: Event, zoom: f32) -> Task<Event> {
        match event {
            Event::Resized(id, size) => {
                let size = size * zoom;
                return window::is_maximized(id).map(move |maximized| Event::Settled(size, maximized));
            }
            Event::Settled(_, true) => self.maximized = true,
            Event::Settled(size, false) => (self.size, self.maximized) = (size, false),
            Event::Moved(at) if !self.maximized => self.at = Some(at),
            Event::Moved(_) | Event::CloseRequested => {}
        }
        Task::none()
    }

    pub fn place(&self) -> Place {
        let at = self.at.map(|at| (at.x, at.y));
        Place { size: (self.size.width, self.size.height), at, maximized: self.maximized }
    }
}

/// The window's events.
pub(super) fn events() -> Subscription<Event> {
    iced::event::listen_with(|event, _, id| match event {
        iced::Event::Window(window::Event::Resized(size)) => Some(Event::Resized(id, size)),
        iced::Event::Window(window::Event::Moved(at)) => Some(Event::Moved(at)),
        iced::Event::Window(window::Event::CloseRequested) => Some(Event::CloseRequested),
        _ => None,
    })
}

/// Files dropped on the window.
pub(super) fn dropped_files() -> Subscription<PathBuf> {
    iced::event::listen_with(|event, _, _| match event {
        iced::Event::Window(window::Event::FileDropped(path)) => Some(path),
        _ => None,
    })
}

/// Opens the window and works until it is closed.
///
/// # Errors
/// When the system gives no window.
pub(super) fn run(
    arguments: Arguments,
    preferences_file: Option<PathBuf>,
    known: Preferences,
    beside: forward::Place,
) -> iced::Result {
    let clock = arguments.today.map_or_else(Clock::system, Clock::on);
    let settings = window_settings(known.window, known.zoom);
    let begin = move || App::begin(&arguments, preferences_file.clone(), clock, beside.clone());
    iced::application(begin, App::update, App::view)
        .title(App::title)
        .theme(App::theme)
        .scale_factor(App::zoom)
        .subscription(App::subscription)
        .settings(font::settings())
        .window(settings)
        .run()
}

/// The name by which the desktop finds the menu entry, and with it the icon. iced takes it from here on X11 and Wayland alike
/// and leaves the name of the settings unused.
#[cfg(target_os = "linux")]
fn known_to_the_desktop() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific { application_id: "rodnik".to_owned(), ..Default::default() }
}

/// Elsewhere the program's own file is what the desktop knows.
#[cfg(not(target_os = "linux"))]
fn known_to_the_desktop() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific::default()
}

/// A window where it stood last. A place off every screen would hide it, so only places that can be seen are taken.
/// The system multiplies the size by the zoom.
fn window_settings(last: Option<Place>, zoom: f32) -> window::Settings {
    let seen = |(x, y): (f32, f32)| (0.0..8_000.0).contains(&x) && (0.0..8_000.0).contains(&y);
    let size = last.map_or(FIRST, |place| {
        Size::new(place.size.0.clamp(SMALLEST.width, 8_000.0), place.size.1.clamp(SMALLEST.height, 8_000.0))
    });
    let at = last.and_then(|place| place.at).filter(|at| seen(*at));
    window::Settings {
        size: size * (1.0 / zoom),
        maximized: last.is_none_or(|place| place.maximized),
        min_size: Some(SMALLEST),
        position: at.map_or(window::Position::Default, |(x, y)| window::Position::Specific(Point::new(x, y))),
        icon: icon::window_icon(),
        platform_specific: known_to_the_desktop(),
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
        let settings = window_settings(Some(place), 1.0);
        assert_eq!(settings.size, Size::new(1024.0, 8_000.0));
        assert!(matches!(settings.position, window::Position::Default));
    }

    #[test]
    fn a_zoomed_window_comes_back_in_its_size() {
        let mut tracked = Tracked::new(None);
        let _ = tracked.track(Event::Settled(Size::new(1_000.0, 700.0) * 1.5, false), 1.5);
        let settings = window_settings(Some(tracked.place()), 1.5);
        assert_eq!(settings.size, Size::new(1_000.0, 700.0));
    }

    #[test]
    fn a_window_that_filled_the_screen_fills_it_again_and_keeps_its_own_size() {
        let mut tracked = Tracked::new(None);
        let _ = tracked.track(Event::Settled(Size::new(1_200.0, 700.0), false), 1.0);
        let _ = tracked.track(Event::Settled(Size::new(1_920.0, 1_080.0), true), 1.0);
        let _ = tracked.track(Event::Moved(Point::new(-8.0, -8.0)), 1.0);
        let place = tracked.place();
        assert_eq!(place, Place { size: (1_200.0, 700.0), at: None, maximized: true });
        assert!(window_settings(Some(place), 1.0).maximized);
    }
}
