//! Scroll bars: thin, without a trough.

use iced::widget::container;
use iced::widget::scrollable::{AutoScroll, Direction, Rail, Scrollbar, Scroller, Status, Style};
use iced::{Border, Shadow, Theme};

use super::tokens;

/// Width of the scroll bar in pixels.
pub const WIDTH: f32 = 8.0;

/// A vertical bar that lies over the content's edge.
#[must_use]
pub fn vertical() -> Direction {
    Direction::Vertical(Scrollbar::new().width(WIDTH).scroller_width(WIDTH - 2.0))
}

/// The look of a scrollable panel.
#[must_use]
pub fn style(theme: &Theme, status: Status) -> Style {
    let tokens = tokens(theme);
    let touched = matches!(
        status,
        Status::Hovered { is_vertical_scrollbar_hovered: true, .. } | Status::Dragged { .. }
    );
    let rail = Rail {
        background: None,
        border: Border::default(),
        scroller: Scroller {
            background: if touched { tokens.faint } else { tokens.line_strong }.into(),
            border: Border { radius: 3.0.into(), ..Border::default() },
        },
    };
    Style {
        container: container::Style::default(),
        vertical_rail: rail,
        horizontal_rail: rail,
        gap: None,
        auto_scroll: AutoScroll {
            background: tokens.surface.into(),
            border: super::control_border(tokens.line_strong),
            shadow: Shadow::default(),
            icon: tokens.muted,
        },
    }
}
