//! The square of a tick box.

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
