//! The last merge into an address or its client, to be taken back.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::Column;

use super::Ended;
use super::parts;
use crate::clock;
use crate::domain::ids::AddressId;
use crate::service::merging::{Merged, UndoMerge, last};
use crate::service::{Changes, Refusal, answered};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, KeyPress};
use crate::wording::refused;

/// Characters of a name or an address that fit into the dialog.
const LINE: usize = 56;

/// What is shown.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    /// The merge; `None` inside: there is none to be undone.
    last: Option<Option<Merged>>,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The last merge into this address was read.
    LastRead(AddressId, Result<Option<Merged>, Refusal>),
    /// It is to be undone.
    SubmitPressed,
    /// It was, or not.
    Saved(Result<(), Refusal>),
    /// It is to be left.
    EscapePressed,
}

impl State {
    /// The dialog as it opens.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let reading = Task::future(answered(context.office.read(move |read| last(read, address))));
        let state = Self { address, last: None, refusal: None, saving: false };
        (state, reading.map(move |last| Message::LastRead(address, last)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::LastRead(address, last) => (self.take(address, last), None),
            Message::Saved(Ok(())) => (Task::none(), Some(self.done(context))),
            Message::Saved(Err(refusal)) => (self.refuse(refusal), None),
            _ if self.saving => (Task::none(), None),
            Message::SubmitPressed => (self.submit(context), None),
            Message::EscapePressed => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn take(&mut self, address: AddressId, last: Result<Option<Merged>, Refusal>) -> Task<Message> {
        match last {
            Ok(last) if address == self.address => self.last = Some(last),
            Err(refusal) if address == self.address => self.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        self.refusal = Some(refusal);
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(Some(merged)) = &self.last else { return Task::none() };
        self.saving = true;
        self.refusal = None;
        parts::run(context, UndoMerge { run: merged.run }).map(Message::Saved)
    }

    fn done(&self, context: &Context<'_>) -> Ended {
        let client = self.last.iter().flatten().next().map(|merged| parts::cut(&merged.client, LINE));
        Ended::Done {
            sentence: t!(context.texts, "unmerge-done", client = client.unwrap_or_default()),
            changes: Changes { address: Some(self.address), everything: true },
        }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        press.ctrl_named(Named::Enter).then_some(Message::SubmitPressed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let refusal = self.refusal.as_ref().map(|refusal| refused(texts, refusal));
        let may = matches!(self.last, Some(Some(_))) && !self.saving;
        let label = if self.saving { "dialog-saving" } else { "unmerge-submit" };
        let submit = (texts.text(label), may.then_some(Message::SubmitPressed));
        let foot = parts::foot(refusal, parts::short_foot(texts, submit, Message::EscapePressed));
        Dialog::new("unmerge", texts.text("unmerge-title"), self.body(context))
            .footer(foot)
            .on_escape(Message::EscapePressed)
    }

    fn body<'a>(&self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let merged = match &self.last {
            None if self.refusal.is_some() => return Column::new().into(),
            None => return text::muted(texts.text("dialog-loading")).into(),
            Some(None) => return text::body(texts.text("unmerge-nothing")).into(),
            Some(Some(merged)) => merged,
        };
        let at = clock::local(&merged.at).map_or_else(|| merged.at.clone(), |at| texts.date_time(at));
        let by = merged.by.clone().map_or(at.clone(), |by| format!("{at}, {by}"));
        Column::new()
            .push(text::strong(parts::cut(&merged.client, LINE)))
            .push(merged.text.as_ref().map(|text| text::body(parts::cut(text, LINE))))
            .push(text::caption(t!(texts, "unmerge-when", when = by)))
            .push(text::muted(texts.text("unmerge-hint")))
            .spacing(space::S)
            .into()
    }
}
