//! Scrolling the panel by keys.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation::{self, AbsoluteOffset, RelativeOffset};

use super::PANEL;
use crate::ui::screen::desk::Message;
use crate::ui::widget::{Key, KeyPress};

/// A step of an arrow, in pixels.
const STEP: f32 = 48.0;
/// A step of PgUp and PgDn, in pixels.
const PAGE: f32 = 320.0;

/// A step of the panel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scroll {
    /// So many pixels down.
    By(f32),
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

impl Scroll {
    /// What a plain key scrolls.
    pub fn from_press(press: &KeyPress) -> Option<Self> {
        let Key::Named(named) = press.key else { return None };
        if !press.modifiers.is_empty() {
            return None;
        }
        match named {
            Named::ArrowUp => Some(Self::By(-STEP)),
            Named::ArrowDown => Some(Self::By(STEP)),
            Named::PageUp => Some(Self::By(-PAGE)),
            Named::PageDown => Some(Self::By(PAGE)),
            Named::Home => Some(Self::First),
            Named::End => Some(Self::Last),
            _ => None,
        }
    }

    pub(in crate::ui::screen::desk) fn task(self) -> Task<Message> {
        match self {
            Self::By(y) => operation::scroll_by(PANEL, AbsoluteOffset { x: 0.0, y }),
            Self::First => operation::snap_to(PANEL, RelativeOffset { x: 0.0, y: 0.0 }),
            Self::Last => operation::snap_to(PANEL, RelativeOffset { x: 0.0, y: 1.0 }),
        }
    }
}
