//! Scrolling the panel by keys.

use iced::Task;
use iced::widget::operation::{self, AbsoluteOffset, RelativeOffset};

use super::PANEL;
use crate::ui::screen::desk::Message;
use crate::ui::widget::list::Motion;

/// A step of an arrow, in pixels.
const STEP: f32 = 48.0;
/// A step of PgUp and PgDn, in pixels.
const PAGE: f32 = 320.0;

/// Scrolls the panel as a key asks.
pub fn scroll(motion: Motion) -> Task<Message> {
    let by = |y| operation::scroll_by(PANEL, AbsoluteOffset { x: 0.0, y });
    match motion {
        Motion::Up => by(-STEP),
        Motion::Down => by(STEP),
        Motion::PageUp => by(-PAGE),
        Motion::PageDown => by(PAGE),
        Motion::First => operation::snap_to(PANEL, RelativeOffset { x: 0.0, y: 0.0 }),
        Motion::Last => operation::snap_to(PANEL, RelativeOffset { x: 0.0, y: 1.0 }),
    }
}
