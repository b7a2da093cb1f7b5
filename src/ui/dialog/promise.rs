//! A payment that a debtor promises: how much, by when, what was said.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, operation};

use super::delivered::money::money;
use super::document::{self, Document, Paper, buttons};
use super::parts;
use crate::domain::ids::{AddressId, PromiseId};
use crate::domain::money::Money;
use crate::service::promises::PromisePayment;
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, DialogSize, KeyPress, field, fields};

pub use super::parts::Action;

const DATE: &str = "promise-date";
/// The field of the sum.
pub const AMOUNT: &str = "promise-amount";
const NOTE: &str = "promise-note";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    paper: Paper,
    amount: String,
    amount_wrong: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In what all documents have.
    Paper(document::Message),
    /// The sum was typed.
    AmountTyped(String),
    /// It is to be kept.
    SubmitPressed,
    /// It was kept, or why not.
    Saved(Result<PromiseId, Refusal>),
}

impl State {
    /// A promise of an address; without a sum typed it is about the whole debt.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (mut paper, reading) = Paper::open("promise", address, [DATE, AMOUNT, NOTE], context);
        // By when is the debtor's to say: nothing stands there that one key would record.
        paper.without_day();
        (Self { paper, amount: String::new(), amount_wrong: false }, reading.map(Message::Paper))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(reply.1.is_some(), context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Saved(Ok(_)) => (Task::none(), Some(self.done(context))),
            Message::Saved(Err(refusal)) => (self.paper.refuse(refusal), None),
            _ if self.paper.saving => (Task::none(), None),
            Message::Paper(message) => self.take(message, context),
            Message::AmountTyped(amount) => {
                (self.amount, self.amount_wrong) = (amount, false);
                self.paper.touched();
                (Task::none(), None)
            }
            Message::SubmitPressed => (self.submit(context), None),
        }
    }

    fn take(&mut self, message: document::Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let (task, closed) = self.take_common(message, context);
        (task.map(Message::Paper), closed.then_some(Action::Closed))
    }

    /// The debt, where nothing is typed.
    fn whole(&self) -> Money {
        let debt = self.paper.known.as_ref().map(|known| known.balance.debt);
        debt.unwrap_or_default().max(Money::ZERO)
    }

    /// The command that Ctrl+Enter sends; `None` without a day or with a wrong sum.
    pub fn command(&self) -> Option<PromisePayment> {
        Some(PromisePayment {
            address: self.paper.address,
            amount: money(&self.amount).ok()?.unwrap_or_else(|| self.whole()),
            due_on: self.paper.date.date()?,
            note: self.paper.note.clone(),
        })
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.amount_wrong = money(&self.amount).is_err();
        if self.amount_wrong {
            return operation::focus(AMOUNT);
        }
        if !self.paper.settle_date(context) {
            return self.paper.focus_date();
        }
        // What the whole debt is has to be known before it is promised.
        if self.amount.trim().is_empty() && self.paper.known.is_none() {
            return Task::none();
        }
        let Some(command) = self.command() else { return Task::none() };
        (self.paper.refusal, self.paper.saving) = (None, true);
        parts::run(context, command).map(Message::Saved)
    }

    fn done(&self, context: &Context<'_>) -> Action {
        let texts = context.texts;
        let day = self.paper.date.date().unwrap_or(context.today);
        let sentence = t!(texts, "promise-done", day = texts.date(day));
        self.paper.undoable(sentence)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        self.paper.key(press).map(Message::Paper)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        !self.amount.trim().is_empty() || !self.paper.note.trim().is_empty()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let wrong = self.amount_wrong.then(|| texts.text("delivered-amount-wrong"));
        let refused = parts::sentence(texts, self.paper.refusal.as_ref(), about_amount);
        let amount = field(AMOUNT, texts.text("promise-amount"), self.amount.clone())
            .placeholder(texts.amount(self.whole().as_minor()))
            .error(wrong.or(refused))
            .on_input(Message::AmountTyped)
            .on_submit(Message::SubmitPressed);
        let body = Column::new()
            .push(self.paper.balance(context).map(Message::Paper))
            .push(fields(vec![
                amount.into(),
                self.paper.date_field("promise-date", context).map(Message::Paper),
            ]))
            .push(self.paper.note_field(context).map(Message::Paper))
            .push(text::caption(texts.text("promise-about")))
            .push(self.paper.restored(context).map(|line| line.map(Message::Paper)))
            .spacing(space::M);
        let elsewhere = self.paper.elsewhere(context, about_amount);
        let save = buttons(&self.paper, ("promise-save", Message::SubmitPressed), Message::Paper, context);
        Dialog::new("promise", texts.text("promise-title"), body)
            .size(DialogSize::Medium)
            .subtitle(self.paper.subtitle())
            .footer(parts::foot(elsewhere, save))
            .on_escape(Message::Paper(document::Message::EscapePressed))
    }
}

impl Document for State {
    type Own = String;

    fn paper(&mut self) -> &mut Paper {
        &mut self.paper
    }

    fn has_typed(&self) -> bool {
        self.is_unsaved()
    }

    fn own(&self) -> String {
        self.amount.clone()
    }

    fn fill(&mut self, own: String, _context: &Context<'_>) {
        (self.amount, self.amount_wrong) = (own, false);
    }
}

/// Whether a refusal is about the sum and stands below it.
const fn about_amount(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Payment | Input::Sum))
}
