//! Styles of everything that is pressed. The kinds differ in weight, not in shape.

use iced::{Background, Border, Color, Theme};

use super::{Tokens, control_border, radius, tokens};

/// What a button is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Kind {
    /// The main action of a panel: one per panel.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// Leads to a loss: churn, closing, voiding.
    Danger,
    /// Leaves, cancels, or stands among text.
    Quiet,
    /// A text to press that reads as a link.
    Link,
    /// A section of the program in the rail.
    Rail {
        /// Whether its screen is shown.
        chosen: bool,
    },
    /// A tab over a list.
    Tab {
        /// Whether its list is shown.
        chosen: bool,
    },
    /// One of several choices side by side.
    Segment {
        /// Whether this is the choice.
        chosen: bool,
    },
}

/// What happens to a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// At rest.
    Active,
    /// Under the pointer.
    Hovered,
    /// Held down.
    Pressed,
    /// Has no message.
    Disabled,
}

/// Colours and border of a button.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Behind the label; `None` lets the surroundings through.
    pub background: Option<Background>,
    /// Colour of label, icon and key cap.
    pub text: Color,
    /// The border.
    pub border: Border,
}

/// The look of a button of `kind`.
#[must_use]
pub fn style(theme: &Theme, kind: Kind, status: Status) -> Style {
    let tokens = tokens(theme);
    if status == Status::Disabled && !matches!(kind, Kind::Tab { .. } | Kind::Rail { .. }) {
        return disabled(tokens, kind);
    }
    let touched = matches!(status, Status::Hovered | Status::Pressed);
    match kind {
        Kind::Primary => {
            filled(if touched { tokens.accent_hovered } else { tokens.accent }, tokens.on_accent)
        }
        Kind::Secondary => outlined(tokens, tokens.text, touched),
        Kind::Danger => outlined(tokens, tokens.bad, touched),
        Kind::Quiet => quiet(tokens.muted, touched.then_some(tokens.hover)),
        Kind::Link => quiet(if touched { tokens.accent_hovered } else { tokens.accent }, None),
        Kind::Rail { chosen: true } => quiet(tokens.accent, Some(tokens.accent_weak)),
        Kind::Rail { chosen: false } => quiet(tokens.muted, touched.then_some(tokens.hover)),
        Kind::Tab { chosen } => {
            let text = if chosen || touched { tokens.text } else { tokens.muted };
            Style { border: Border::default(), ..quiet(text, None) }
        }
        Kind::Segment { chosen: true } => filled(tokens.accent, tokens.on_accent),
        Kind::Segment { chosen: false } => outlined(tokens, tokens.text, touched),
    }
}

/// The frame drawn around a button or any other control that has the keyboard.
#[must_use]
pub fn focus_ring(theme: &Theme) -> Border {
    Border { color: tokens(theme).accent, width: 2.0, radius: (radius::CONTROL + 2.0).into() }
}

fn filled(background: Color, text: Color) -> Style {
    Style { background: Some(background.into()), text, border: control_border(background) }
}

fn outlined(tokens: &Tokens, text: Color, touched: bool) -> Style {
    let background = if touched { tokens.hover } else { tokens.surface };
    Style { background: Some(background.into()), text, border: control_border(tokens.line_strong) }
}

fn quiet(text: Color, background: Option<Color>) -> Style {
    Style {
        background: background.map(Background::Color),
        text,
        border: Border { radius: radius::CONTROL.into(), ..Border::default() },
    }
}

fn disabled(tokens: &Tokens, kind: Kind) -> Style {
    match kind {
        Kind::Quiet | Kind::Link => quiet(tokens.faint, None),
        Kind::Segment { chosen: true } => filled(tokens.line_strong, tokens.muted),
        _ => Style {
            background: Some(tokens.raised.into()),
            text: tokens.faint,
            border: control_border(tokens.line),
        },
    }
}
