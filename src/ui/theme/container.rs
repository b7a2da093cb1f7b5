//! Surfaces, badges, key caps, dialogs.
//!
//! Nothing casts a shadow: the software renderer repaints only what changed, but paints a shadow whole each time, and
//! it grows darker with every key. A strong border and the scrim do the same work.

use iced::widget::container::Style;
use iced::{Border, Color, Theme};

use super::{Tone, radius, tokens};

/// Behind everything.
#[must_use]
pub fn background(theme: &Theme) -> Style {
    filled(tokens(theme).background, tokens(theme).text)
}

/// A panel.
#[must_use]
pub fn surface(theme: &Theme) -> Style {
    filled(tokens(theme).surface, tokens(theme).text)
}

/// A footer, a heading, a group that stands out of a panel.
#[must_use]
pub fn raised(theme: &Theme) -> Style {
    filled(tokens(theme).raised, tokens(theme).text)
}

/// The thin line between sections: give it a height or a width of one pixel.
#[must_use]
pub fn line(theme: &Theme) -> Style {
    Style { background: Some(tokens(theme).line.into()), ..Style::default() }
}

/// A frame around a group of controls that read as one (the date of the filter bar).
#[must_use]
pub fn framed(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    Style { border: super::control_border(tokens.line_strong), ..filled(tokens.surface, tokens.text) }
}

/// A pill with a word in it.
pub fn badge(tone: Tone) -> impl Fn(&Theme) -> Style {
    move |theme| {
        let tokens = tokens(theme);
        Style {
            border: Border { radius: 9.0.into(), ..Border::default() },
            ..filled(tone.background(tokens), tone.text(tokens))
        }
    }
}

/// A paragraph that wants attention, in a panel.
pub fn callout(tone: Tone) -> impl Fn(&Theme) -> Style {
    move |theme| {
        let tokens = tokens(theme);
        Style {
            border: Border { radius: radius::CONTROL.into(), ..Border::default() },
            ..filled(tone.background(tokens), tone.text(tokens))
        }
    }
}

/// A key cap in the colour of its surroundings.
#[must_use]
pub fn key_cap(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    Style {
        border: Border { color: tokens.line, width: 1.0, radius: radius::SMALL.into() },
        ..filled(tokens.raised, tokens.muted)
    }
}

/// A key cap on the accent.
#[must_use]
pub fn key_cap_on_accent(theme: &Theme) -> Style {
    let text = tokens(theme).on_accent;
    Style {
        text_color: Some(text),
        border: Border { color: text.scale_alpha(0.35), width: 1.0, radius: radius::SMALL.into() },
        ..Style::default()
    }
}

/// A dialog over the scrim.
#[must_use]
pub fn dialog(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    Style {
        border: Border { color: tokens.line_strong, width: 1.0, radius: radius::DIALOG.into() },
        ..filled(tokens.surface, tokens.text)
    }
}

/// The footer of a dialog, with its lower corners round.
#[must_use]
pub fn dialog_footer(theme: &Theme) -> Style {
    Style {
        border: Border { radius: iced::border::bottom(radius::DIALOG), ..Border::default() },
        ..raised(theme)
    }
}

/// A list or a calendar that drops from a control.
#[must_use]
pub fn popover(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    Style { border: super::control_border(tokens.line_strong), ..filled(tokens.surface, tokens.text) }
}

/// The quiet notice at the bottom: inverted, so that it is seen without a colour.
#[must_use]
pub fn notice(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    Style {
        border: Border { radius: radius::CONTROL.into(), ..Border::default() },
        ..filled(tokens.text, tokens.surface)
    }
}

/// The same in place of the status bar, from edge to edge.
#[must_use]
pub fn notice_bar(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    filled(tokens.text, tokens.surface)
}

fn filled(background: Color, text: Color) -> Style {
    Style { background: Some(background.into()), text_color: Some(text), ..Style::default() }
}
