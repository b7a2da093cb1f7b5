//! Colours, sizes and styles. One file per styled widget; the colours come from [`Tokens`] alone.

pub mod button;
pub mod checkbox;
pub mod container;
pub mod input;
pub mod progress;
pub mod scrollable;
pub mod text;
mod tokens;

use std::sync::LazyLock;

use iced::theme::Palette;
use iced::{Border, Theme};

pub use tokens::{DARK, LIGHT, Tokens, Tone};

/// Sizes in logical pixels.
pub mod size {
    /// Text of the body.
    pub const BODY: f32 = 13.0;
    /// Captions, badges, key caps, second lines.
    pub const CAPTION: f32 = 11.0;
    /// Figures that answer the call.
    pub const FIGURE: f32 = 15.0;
    /// Titles of screens and dialogs.
    pub const TITLE: f32 = 17.0;
    /// Height of a body line.
    pub const LINE: f32 = 18.0;
    /// Height of a caption line.
    pub const CAPTION_LINE: f32 = 15.0;
    /// Height of buttons, inputs and lists of choices.
    pub const CONTROL: f32 = 32.0;
    /// Height of a list row of two lines.
    pub const ROW: f32 = 40.0;
    /// Height of a dense row of one line.
    pub const ROW_DENSE: f32 = 28.0;
    /// Height of the heading of a list.
    pub const ROW_HEADER: f32 = 30.0;
    /// Side of an icon beside text.
    pub const ICON: f32 = 16.0;
    /// Side of an icon of the rail.
    pub const ICON_RAIL: f32 = 18.0;
}

/// Distances in logical pixels: steps of four.
pub mod space {
    /// One step.
    pub const XS: f32 = 4.0;
    /// Two steps: between neighbours.
    pub const S: f32 = 8.0;
    /// Three steps: inside controls.
    pub const M: f32 = 12.0;
    /// Four steps: around sections.
    pub const L: f32 = 16.0;
    /// Six steps: between groups.
    pub const XL: f32 = 24.0;
}

/// Corner radii in logical pixels.
pub mod radius {
    /// Controls.
    pub const CONTROL: f32 = 6.0;
    /// Dialogs.
    pub const DIALOG: f32 = 10.0;
    /// Key caps and ticks.
    pub const SMALL: f32 = 4.0;
}

/// The light appearance.
#[must_use]
pub fn light() -> Theme {
    static THEME: LazyLock<Theme> = LazyLock::new(|| custom("Rodnik light", &LIGHT));
    THEME.clone()
}

/// The dark appearance.
#[must_use]
pub fn dark() -> Theme {
    static THEME: LazyLock<Theme> = LazyLock::new(|| custom("Rodnik dark", &DARK));
    THEME.clone()
}

/// The tokens of a theme: those of the appearance that it is nearer to.
#[must_use]
pub fn tokens(theme: &Theme) -> &'static Tokens {
    if theme.extended_palette().is_dark { &DARK } else { &LIGHT }
}

fn custom(name: &'static str, tokens: &Tokens) -> Theme {
    Theme::custom(
        name,
        Palette {
            background: tokens.background,
            text: tokens.text,
            primary: tokens.accent,
            success: tokens.good,
            warning: tokens.warning,
            danger: tokens.bad,
        },
    )
}

/// A one-pixel border of a control in `colour`.
fn control_border(colour: iced::Color) -> Border {
    Border { color: colour, width: 1.0, radius: radius::CONTROL.into() }
}
