//! Short questions of the section: whether a promise is to be called off.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};
use iced::{Length, Task};

use crate::service::Refusal;
use crate::service::promises::{Promised, VoidPromise};
use crate::ui::dialog::order::Action;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, Key, KeyPress, button};
use crate::{t, wording};

/// The promise that may be called off.
#[derive(Debug)]
pub struct State {
    promise: Box<Promised>,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is to be called off.
    Confirmed,
    /// It stays.
    EscapePressed,
    /// It was called off, or why not.
    Saved(Result<(), Refusal>),
}

impl State {
    /// The question about a promise.
    pub const fn open(promise: Box<Promised>) -> Self {
        Self { promise, refusal: None, saving: false }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::EscapePressed => (Task::none(), Some(Action::Closed)),
            Message::Confirmed if self.saving => (Task::none(), None),
            Message::Confirmed => {
                (self.saving, self.refusal) = (true, None);
                let command = VoidPromise { promise: self.promise.row.id };
                (parts::run(context, command).map(Message::Saved), None)
            }
            Message::Saved(Ok(())) => {
                let (address, sentence) = (self.promise.row.address, context.texts.text("promise-voided"));
                let done = Action::Done { address, handled: None, postponed_to: None, sentence };
                (Task::none(), Some(done))
            }
            Message::Saved(Err(refusal)) => {
                (self.saving, self.refusal) = (false, Some(refusal));
                (Task::none(), None)
            }
        }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let yes = press.ctrl_named(Named::Enter) || press.key == Key::Named(Named::Delete) && !press.repeat;
        yes.then_some(Message::Confirmed)
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let (texts, row) = (context.texts, &self.promise.row);
        let (sum, day) = (texts.money(row.amount.as_minor()), texts.date(row.due_on));
        let question = t!(texts, "promise-void-question", client = row.client.as_str(), sum = sum, day = day);
        let body = Column::new()
            .push(text::body(question))
            .push(text::muted(texts.text("promise-void-about")))
            .spacing(space::S);
        let void = button(texts.text("promise-void")).danger().key("Del");
        let stay = button(texts.text("promise-void-stay")).id(parts::STAY).primary().key("Esc");
        let buttons = Row::new()
            .push(stay.on_press(Message::EscapePressed))
            .push(Space::new().width(Length::Fill))
            .push(void.on_press_maybe((!self.saving).then_some(Message::Confirmed)));
        let refusal = self.refusal.as_ref().map(|refusal| wording::refused(texts, refusal));
        Dialog::new("promise-void", texts.text("promise-void-title"), body)
            .footer(parts::foot(refusal, buttons))
            .on_escape(Message::EscapePressed)
    }
}
