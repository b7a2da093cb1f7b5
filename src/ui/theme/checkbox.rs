//! The tick box.

use iced::widget::checkbox::{Status, Style};
use iced::{Border, Theme};

use super::{radius, tokens};

/// A tick box of 16 pixels: accent when ticked.
#[must_use]
pub fn style(theme: &Theme, status: Status) -> Style {
    let tokens = tokens(theme);
    let (checked, enabled, hovered) = match status {
        Status::Active { is_checked } => (is_checked, true, false),
        Status::Hovered { is_checked } => (is_checked, true, true),
        Status::Disabled { is_checked } => (is_checked, false, false),
    };
    let fill = match (checked, enabled) {
        (true, true) => tokens.accent,
        (true, false) => tokens.faint,
        (false, _) => tokens.surface,
    };
    let edge = if checked {
        fill
    } else if hovered {
        tokens.accent
    } else {
        tokens.line_strong
    };
    Style {
        background: fill.into(),
        icon_color: tokens.on_accent,
        border: Border { color: edge, width: 1.0, radius: radius::SMALL.into() },
        text_color: Some(if enabled { tokens.text } else { tokens.faint }),
    }
}
