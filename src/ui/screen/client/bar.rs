//! The bar over a list of the card: what can be done with it, and how much it is.

use iced::widget::{Row, Space, column, container};
use iced::{Alignment, Length};

use crate::ui::Element;
use crate::ui::theme::{self, space};
use crate::ui::widget::line;

/// Buttons side by side.
pub fn buttons<'a, M: 'a>(buttons: impl IntoIterator<Item = Element<'a, M>>) -> Element<'a, M> {
    with(buttons, Space::new().into())
}

/// Buttons side by side, and what stands at the other end.
pub fn with<'a, M: 'a>(
    buttons: impl IntoIterator<Item = Element<'a, M>>,
    end: Element<'a, M>,
) -> Element<'a, M> {
    // Where the window is narrow they go on below.
    let buttons = Row::with_children(buttons).spacing(space::S).wrap().vertical_spacing(space::XS);
    let bar = Row::new()
        .push(container(buttons).width(Length::Fill))
        .push(end)
        .spacing(space::S)
        .align_y(Alignment::Center)
        .padding([space::S, space::L]);
    column![container(bar).width(Length::Fill).style(theme::container::raised), line()].into()
}
