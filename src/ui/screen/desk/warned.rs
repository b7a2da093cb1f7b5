//! What speaks against a call, asked before it: Enter calls all the same, Esc does not.

use iced::Length;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};

use super::dialogs::{Action, Calling};
use super::phones::Number;
use crate::domain::ids::AddressId;
use crate::service::calling::CallWarning;
use crate::ui::dialog::order::Action as Ended;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, KeyPress, button, callout};
use crate::wording;

/// The call and what speaks against it.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    number: Number,
    warnings: Vec<CallWarning>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Call all the same.
    CallPressed,
    /// Do not.
    Closed,
}

impl State {
    /// A call against which something speaks.
    pub const fn new(address: AddressId, number: Number, warnings: Vec<CallWarning>) -> Self {
        Self { address, number, warnings }
    }

    /// What comes of it.
    pub fn update(&self, message: &Message) -> Action {
        match message {
            Message::CallPressed => Action::Call(Calling::Anyway(self.address, self.number.clone())),
            Message::Closed => Action::Ended(Ended::Closed),
        }
    }

    /// Enter calls; an Enter that is still held from before the question was read does not.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        (press.plain(Named::Enter) && !press.repeat).then_some(Message::CallPressed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let warnings = self
            .warnings
            .iter()
            .map(|warning| callout(Tone::Warning, wording::call_warning(texts, *warning), None));
        let whom = Row::new()
            .push(text::strong(self.number.shown.as_str()))
            .push(text::muted(self.number.person.as_str()).width(Length::Fill))
            .spacing(space::M);
        let body = Column::new().push(whom).extend(warnings).spacing(space::S);
        let call = button(texts.text("desk-call-anyway")).key("Enter").on_press(Message::CallPressed);
        let leave = button(texts.text("desk-call-not")).primary().key("Esc").on_press(Message::Closed);
        let footer = Row::new().push(call).push(Space::new().width(Length::Fill)).push(leave);
        Dialog::new("call-warned", texts.text("desk-call-warned"), body)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}
