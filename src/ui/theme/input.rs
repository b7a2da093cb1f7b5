//! Text inputs, one line and several.

use iced::widget::{text_editor, text_input};
use iced::{Border, Color, Theme};

use super::{Tokens, control_border, tokens};

/// A one-line input; `wrong` draws it in the colour of an error.
pub fn style(wrong: bool) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |theme, status| {
        let tokens = tokens(theme);
        let (focused, hovered, enabled) = match status {
            text_input::Status::Active => (false, false, true),
            text_input::Status::Hovered => (false, true, true),
            text_input::Status::Focused { .. } => (true, false, true),
            text_input::Status::Disabled => (false, false, false),
        };
        text_input::Style {
            background: ground(tokens, enabled).into(),
            border: edge(tokens, wrong, focused, hovered),
            icon: tokens.muted,
            placeholder: tokens.muted,
            value: if enabled { tokens.text } else { tokens.muted },
            selection: tokens.accent.scale_alpha(0.3),
        }
    }
}

/// An input of several lines.
#[must_use]
pub fn editor(theme: &Theme, status: text_editor::Status) -> text_editor::Style {
    let tokens = tokens(theme);
    let focused = matches!(status, text_editor::Status::Focused { .. });
    let hovered = matches!(status, text_editor::Status::Hovered);
    let enabled = !matches!(status, text_editor::Status::Disabled);
    text_editor::Style {
        background: ground(tokens, enabled).into(),
        border: edge(tokens, false, focused, hovered),
        placeholder: tokens.muted,
        value: if enabled { tokens.text } else { tokens.muted },
        selection: tokens.accent.scale_alpha(0.3),
    }
}

const fn ground(tokens: &Tokens, enabled: bool) -> Color {
    if enabled { tokens.surface } else { tokens.raised }
}

fn edge(tokens: &Tokens, wrong: bool, focused: bool, hovered: bool) -> Border {
    let colour = if wrong {
        tokens.bad
    } else if focused {
        tokens.accent
    } else if hovered {
        tokens.faint
    } else {
        tokens.line_strong
    };
    Border { width: if focused { 2.0 } else { 1.0 }, ..control_border(colour) }
}
