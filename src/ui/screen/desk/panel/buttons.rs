//! What can be done with the task, each with its key.

use iced::Length;
use iced::widget::{Column, Row, container, space as gap};

use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::listing::Rows;
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
        let close = make("desk-close", "Esc", Message::ClosePressed).quiet();
        let rows = if self.may_work {
            let postponable = matches!(self.table().listing().rows, Rows::Tasks(_));
            let postpone = postponable.then(|| make("desk-postpone", "F3", Message::PostponePressed));
            let first = Row::new()
                .push(make("desk-ship", "F2", Message::ShipPressed).primary().id(FIRST_BUTTON))
                .push(postpone)
                .push(make("desk-comment", "F6", Message::CommentPressed));
            let second = Row::new()
                .push(make("desk-write-journal", "F7", Message::JournalPressed))
                .push(gap::horizontal())
                .push(close);
            Column::new().push(first.spacing(space::S)).push(second.spacing(space::S))
        } else {
            Column::new().push(Row::new().push(gap::horizontal()).push(close.id(FIRST_BUTTON)))
        };
        let footer = container(rows.spacing(space::S)).padding([space::M, space::L]);
        Column::new().push(line()).push(footer.width(Length::Fill).style(theme::container::raised)).into()
    }
}
