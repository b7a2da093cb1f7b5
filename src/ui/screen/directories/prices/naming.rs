//! The name of a price list: of a new one, or of one that is named otherwise.

use iced::Length;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};

use super::Next;
use crate::domain::ids::PriceListId;
use crate::service::prices::{AddPriceList, ChangePriceList};
use crate::service::{Outcome, Refusal};
use crate::store::PriceList;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::screen::directories::asking;
use crate::ui::theme::space;
use crate::ui::widget::{Dialog, KeyPress, button, field};
use crate::wording::refused;

const NAME: &str = "price-list-name";

/// What is typed.
#[derive(Debug)]
pub struct State {
    list: Option<PriceList>,
    name: String,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name was typed.
    Typed(String),
    /// It is to be saved.
    SubmitPressed,
    /// It is to be left.
    EscapePressed,
    /// It was saved, or why not.
    Saved(Result<Outcome<PriceListId>, Refusal>),
}

/// Gives the keyboard to the name.
pub(super) fn focus() -> Task<super::Message> {
    operation::focus(NAME)
}

impl State {
    pub(super) fn add() -> Self {
        Self { list: None, name: String::new(), refusal: None, saving: false }
    }

    pub(super) fn rename(list: &PriceList) -> Self {
        Self { list: Some(list.clone()), name: list.name.clone(), refusal: None, saving: false }
    }

    pub(super) fn is_unsaved(&self) -> bool {
        self.name.trim() != self.list.as_ref().map_or("", |list| list.name.as_str())
    }

    pub(super) fn take(&mut self, message: Message, context: &Context<'_>) -> Next<Message> {
        match message {
            Message::Saved(saved) => return self.saved(saved, context),
            _ if self.saving => {}
            Message::Typed(name) => (self.name, self.refusal) = (name, None),
            Message::SubmitPressed => return Next::Task(self.submit(context)),
            Message::EscapePressed => return Next::Leave,
        }
        Next::Task(Task::none())
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.saving = true;
        let name = self.name.clone();
        match &self.list {
            None => asking::run(context, AddPriceList { name }).map(Message::Saved),
            Some(list) => {
                let id = list.id;
                let command = ChangePriceList { list: (id, list.version), name, archived: list.is_archived };
                asking::run(context, command).map(move |done| {
                    Message::Saved(done.map(|done| Outcome { value: id, changes: done.changes }))
                })
            }
        }
    }

    fn saved(
        &mut self,
        saved: Result<Outcome<PriceListId>, Refusal>,
        context: &Context<'_>,
    ) -> Next<Message> {
        self.saving = false;
        match saved {
            Ok(saved) => {
                let sentence = t!(context.texts, "prices-list-saved", name = self.name.trim());
                Next::Done(sentence, saved.changes, Some(saved.value))
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                Next::Task(operation::focus(NAME))
            }
        }
    }

    pub(super) fn key(&self, press: &KeyPress) -> Option<Message> {
        press.ctrl_named(Named::Enter).then_some(Message::SubmitPressed)
    }

    pub(super) fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let title = if self.list.is_some() { "prices-rename-title" } else { "prices-add-title" };
        let name = field(NAME, texts.text("prices-list-name"), self.name.as_str())
            .on_input(Message::Typed)
            .on_submit(Message::SubmitPressed)
            .error(self.refusal.as_ref().map(|refusal| refused(texts, refusal)));
        let save = (!self.saving).then_some(Message::SubmitPressed);
        let buttons = Row::new()
            .push(button(texts.text("prices-save")).primary().key("Ctrl Enter").on_press_maybe(save))
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
            .spacing(space::S);
        Dialog::new("price-list", texts.text(title), Column::new().push(name))
            .footer(buttons)
            .on_escape(Message::EscapePressed)
    }
}
