//! How far slow work is.

use iced::widget::{column, progress_bar};

use crate::ui::Element;
use crate::ui::theme::{self, space, text};

/// A bar with its words below; `share` is 0 … 1.
pub fn progress<'a, Message: 'a>(share: f32, words: impl Into<String>) -> Element<'a, Message> {
    let bar = progress_bar(0.0..=1.0, share).girth(8).style(theme::progress::style);
    column![bar, text::caption(words.into())].spacing(space::S).into()
}
