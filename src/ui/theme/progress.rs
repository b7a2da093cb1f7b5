//! The bar of slow work.

use iced::widget::progress_bar::Style;
use iced::{Border, Theme};

use super::{radius, tokens};

/// The look of a progress bar.
#[must_use]
pub fn style(theme: &Theme) -> Style {
    let tokens = tokens(theme);
    Style {
        background: tokens.line.into(),
        bar: tokens.accent.into(),
        border: Border { radius: radius::SMALL.into(), ..Border::default() },
    }
}

/// The look of a load: in the colour of a warning where it is `over` what can be carried.
pub fn load(over: bool) -> impl Fn(&Theme) -> Style {
    move |theme| {
        let plain = style(theme);
        if over { Style { bar: tokens(theme).bad.into(), ..plain } } else { plain }
    }
}
