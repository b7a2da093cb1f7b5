//! The square of a tick box, and the cell of a table of them.

use iced::widget::container::Style;
use iced::{Border, Theme};

use super::{radius, tokens};

/// The square: filled with the accent when ticked.
pub fn square(ticked: bool) -> impl Fn(&Theme) -> Style {
    move |theme| {
        let tokens = tokens(theme);
        let (fill, edge) =
            if ticked { (tokens.accent, tokens.accent) } else { (tokens.surface, tokens.line_strong) };
        Style {
            background: Some(fill.into()),
            border: Border { color: edge, width: 1.0, radius: radius::SMALL.into() },
            ..Style::default()
        }
    }
}

/// Around a cell of a table of ticks: framed where the keyboard stands.
pub fn cell(has_keyboard: bool) -> impl Fn(&Theme) -> Style {
    move |theme| {
        let tokens = tokens(theme);
        let framed = Style {
            background: Some(tokens.selection.into()),
            border: Border { color: tokens.accent, width: 1.0, radius: radius::CONTROL.into() },
            ..Style::default()
        };
        if has_keyboard { framed } else { Style::default() }
    }
}
