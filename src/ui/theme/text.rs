//! Text in the few sizes and colours that the desk knows.

use iced::widget::text::{Fragment, IntoFragment, LineHeight, Style};
use iced::widget::{Text, text};
use iced::{Color, Font, Theme};

use super::{Tokens, Tone, size, tokens};
use crate::ui::font;

/// Text of the body.
pub fn body<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    sized(content.into_fragment(), size::BODY, size::LINE, font::REGULAR)
}

/// Text of the body with weight: names, buttons.
pub fn strong<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    sized(content.into_fragment(), size::BODY, size::LINE, font::SEMIBOLD)
}

/// Text of the body in the muted colour.
pub fn muted<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    body(content).style(coloured(|tokens| tokens.muted))
}

/// A caption: small and muted.
pub fn caption<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    sized(content.into_fragment(), size::CAPTION, size::CAPTION_LINE, font::REGULAR)
        .style(coloured(|tokens| tokens.muted))
}

/// The heading of a section: small, heavy, muted, in capitals.
pub fn section(content: &str) -> Text<'static, Theme> {
    sized(Fragment::Owned(content.to_uppercase()), size::CAPTION, size::CAPTION_LINE, font::SEMIBOLD)
        .style(coloured(|tokens| tokens.muted))
}

/// The title of a screen, a dialog or a client.
pub fn title<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    sized(content.into_fragment(), size::TITLE, 24.0, font::SEMIBOLD)
}

/// A figure that answers the call, a little larger than the body.
pub fn figure<'a>(content: impl IntoFragment<'a>) -> Text<'a, Theme> {
    sized(content.into_fragment(), size::FIGURE, 20.0, font::SEMIBOLD)
}

/// A style with the colour that `pick` takes from the tokens: `body(..).style(coloured(|t| t.muted))`.
pub fn coloured(pick: impl Fn(&Tokens) -> Color) -> impl Fn(&Theme) -> Style {
    move |theme| Style { color: Some(pick(tokens(theme))) }
}

/// A style in the colour of `tone`; a neutral text keeps the colour of its surroundings.
pub fn toned(tone: Tone) -> impl Fn(&Theme) -> Style {
    move |theme| Style { color: (tone != Tone::Neutral).then(|| tone.text(tokens(theme))) }
}

fn sized(content: Fragment<'_>, size: f32, line: f32, font: Font) -> Text<'_, Theme> {
    text(content).size(size).line_height(LineHeight::Absolute(line.into())).font(font)
}
