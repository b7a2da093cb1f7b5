//! What can be done with the task, each with its key.

use iced::widget::{Column, Row, container, space as gap};
use iced::{Length, Size};

use super::ROOMY;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::listing::Rows;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, space};
use crate::ui::widget::{Button, Press, button, key_cap, line};

/// The name of the first button.
pub const FIRST_BUTTON: &str = "desk-first-button";

impl State {
    pub(super) fn buttons<'a>(&'a self, context: &Context<'a>, room: Size) -> Element<'a, Message> {
        let rows = if self.is_reviewing() {
            self.review_buttons(context, room)
        } else if self.may_work {
            self.work_buttons(context, room.width)
        } else {
            let close = self.button("desk-close", "Esc", Message::ClosePressed, context).quiet();
            Column::new().push(Row::new().push(gap::horizontal()).push(close.id(FIRST_BUTTON)))
        };
        let rows = Column::new().push(self.call_bar(context)).push(rows.spacing(space::S));
        let footer = container(rows.spacing(space::M)).padding([space::M, space::L]);
        Column::new().push(line()).push(footer.width(Length::Fill).style(theme::container::raised)).into()
    }

    pub(super) fn button(
        &self,
        id: &str,
        key: &str,
        message: Message,
        context: &Context<'_>,
    ) -> Button<Message> {
        let made = button(context.texts.text(id)).key(key).on_press(message);
        if self.panel.entered { made } else { made.mouse_only() }
    }

    fn work_buttons<'a>(&'a self, context: &Context<'a>, width: f32) -> Column<'a, Message> {
        let make = |id: &str, key: &str, message: Message| self.button(id, key, message, context);
        let rows = &self.table().listing().rows;
        // Where rows are marked, these two are about all of them and stand below the list.
        let about_one = self.picked() == 0;
        let postpone = (about_one && matches!(rows, Rows::Tasks(_)))
            .then(|| make("desk-postpone", "F3", Message::PostponePressed));
        let churn = about_one.then(|| make("desk-send-to-churn", "F8", Message::ChurnPressed).danger());
        let done = self.can_finish().then(|| make("desk-done", "F9", Message::DonePressed));
        // With one button more, the record gets a shorter name, so that two rows do.
        let done_stands = done.is_some();
        let journal = if done_stands { "desk-write-journal-short" } else { "desk-write-journal" };
        let first = Row::new()
            .push(make("desk-ship", "F2", Message::ShipPressed).primary().id(FIRST_BUTTON))
            .push(postpone)
            .push(make("desk-comment", "F6", Message::CommentPressed));
        let second = Row::new()
            .push(make(journal, "F7", Message::JournalPressed))
            .push(churn)
            .push(done)
            .push(gap::horizontal())
            .push(self.close_button(done_stands && width < ROOMY, context));
        Column::new().push(first.spacing(space::S)).push(second.spacing(space::S))
    }

    /// Where there is no room for the word, its key alone, as in the corner of a dialog.
    fn close_button<'a>(&self, short: bool, context: &Context<'a>) -> Element<'a, Message> {
        if !short {
            return self.button("desk-close", "Esc", Message::ClosePressed, context).quiet().into();
        }
        let close = Press::new(Kind::Quiet, key_cap("Esc"))
            .padding([0.0, space::S])
            .spoken(context.texts.text("desk-close"))
            .on_press(Message::ClosePressed);
        if self.panel.entered { close.into() } else { close.mouse_only().into() }
    }
}
