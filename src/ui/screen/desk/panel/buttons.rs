//! What can be done with the task, each with its key.

use iced::Length;
use iced::widget::{Column, Row, Space, container};

use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{self, space};
use crate::ui::widget::{Button, button, line};

/// The name of the first button.
pub const FIRST_BUTTON: &str = "desk-first-button";

impl State {
    pub(super) fn buttons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let make = |id: &str, key: &str, message: Message| {
            let made: Button<Message> = button(texts.text(id)).key(key).on_press(message);
            if self.panel.entered { made } else { made.mouse_only() }
        };
        let close = make("desk-close", "Esc", Message::ClosePressed).quiet().id(FIRST_BUTTON);
        let first = Row::new().push(close).spacing(space::S);
        let footer = container(Column::new().push(first).spacing(space::S)).padding([space::M, space::L]);
        let _ = (Length::Fill, Space::new());
        Column::new().push(line()).push(footer.width(Length::Fill).style(theme::container::raised)).into()
    }
}
