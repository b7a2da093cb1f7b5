//! A payment without an order: how much, how, when; or money that goes back to the customer.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, operation};
use serde::{Deserialize, Serialize};

use super::delivered::money::money;
use super::document::{self, Document, Paper, buttons};
use super::order::payment as kind_name;
use super::overpaid::Overpaid;
use super::parts;
use crate::domain::ids::AddressId;
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::i18n::Texts;
use crate::service::payment::{PaymentRecorded, RecordPayment};
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{Dialog, DialogSize, Dropdown, KeyPress, field, fields, labelled, tick};

pub use super::parts::Action;

const DATE: &str = "payment-date";
const AMOUNT: &str = "payment-amount";
const NOTE: &str = "payment-note";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    paper: Paper,
    kind: PaymentKind,
    amount: String,
    back: bool,
    amount_wrong: bool,
    overpaid: Overpaid,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In what all documents have.
    Paper(document::Message),
    /// A kind of payment.
    KindChosen(usize),
    /// The sum was typed.
    AmountTyped(String),
    /// It goes back to the customer, or not.
    BackTicked(bool),
    /// It is to be posted.
    SubmitPressed,
    /// It was posted, or why not.
    Saved(Result<PaymentRecorded, Refusal>),
}

impl State {
    /// A payment of today for an address; the sum is what it owes.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (paper, reading) = Paper::open("payment", address, [DATE, AMOUNT, NOTE], context);
        let kind = PaymentKind::Cash;
        let overpaid = Overpaid::default();
        let state = Self { paper, kind, amount: String::new(), back: false, amount_wrong: false, overpaid };
        (state, reading.map(Message::Paper))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(reply.1.is_some(), context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Saved(Ok(payment)) => (Task::none(), Some(self.done(&payment, context))),
            Message::Saved(Err(refusal)) => (self.paper.refuse(refusal), None),
            _ if self.paper.saving => (Task::none(), None),
            Message::Paper(message) => self.take(message, context),
            Message::KindChosen(at) => self.changed(|state| {
                state.kind = PaymentKind::ALL.get(at).copied().unwrap_or(state.kind);
            }),
            Message::AmountTyped(amount) => self.changed(|state| state.amount = amount),
            Message::BackTicked(back) => self.changed(|state| state.back = back),
            Message::SubmitPressed => (self.submit(context), None),
        }
    }

    fn take(&mut self, message: document::Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let (task, closed) = self.take_common(message, context);
        (task.map(Message::Paper), closed.then_some(Action::Closed))
    }

    fn changed(&mut self, change: impl FnOnce(&mut Self)) -> (Task<Message>, Option<Action>) {
        change(self);
        self.amount_wrong = false;
        self.paper.touched();
        (Task::none(), None)
    }

    /// The command that Ctrl+Enter sends; `None` without a day or with a wrong sum.
    pub fn command(&self) -> Option<RecordPayment> {
        Some(RecordPayment {
            address: self.paper.address,
            on: self.paper.date.date()?,
            kind: self.kind,
            amount: money(&self.amount).ok()?.unwrap_or(Money::ZERO),
            back: self.back,
            note: self.paper.note.clone(),
        })
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        if !self.paper.settle_date(context) {
            return self.paper.focus_date();
        }
        self.amount_wrong = money(&self.amount).is_err();
        if self.amount_wrong {
            return operation::focus(AMOUNT);
        }
        let Some(command) = self.command() else { return Task::none() };
        if !self.back && self.overpaid.holds(command.amount, self.debt()) {
            return operation::focus(AMOUNT);
        }
        self.paper.refusal = None;
        self.paper.saving = true;
        parts::run(context, command).map(Message::Saved)
    }

    /// What is owed before it; negative: an advance.
    fn debt(&self) -> Money {
        self.paper.known.as_ref().map(|known| known.balance.debt).unwrap_or_default()
    }

    /// The question before a sum far beyond the debt is posted.
    fn question<'a>(&self, texts: &Texts) -> Option<Element<'a, Message>> {
        let amount = money(&self.amount).ok()??;
        self.overpaid.question(amount, self.debt(), texts).filter(|_| !self.back)
    }

    fn done(&self, payment: &PaymentRecorded, context: &Context<'_>) -> Action {
        let texts = context.texts;
        let number = payment.number.as_str();
        let debt = payment.debt.as_minor();
        let sum = texts.money(debt.saturating_abs());
        let id = if debt < 0 { "payment-done-advance" } else { "payment-done-debt" };
        let sentence = t!(texts, id, number = number, sum = sum);
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
        let amount = field(AMOUNT, texts.text("payment-amount"), self.amount.clone())
            .placeholder(texts.text("payment-amount-hint"))
            .error(wrong.or(refused))
            .on_input(Message::AmountTyped)
            .on_submit(Message::SubmitPressed);
        let kinds = PaymentKind::ALL.iter().map(|kind| kind_name(texts, *kind)).collect();
        let chosen = PaymentKind::ALL.iter().position(|kind| *kind == self.kind);
        let kind = Dropdown::new(kinds, chosen, Message::KindChosen).id("payment-kind");
        let body = Column::new()
            .push(self.paper.balance(context).map(Message::Paper))
            .push(fields(vec![
                amount.into(),
                labelled(texts.text("payment-kind"), kind, None),
                self.paper.date_field("payment-date", context).map(Message::Paper),
            ]))
            .push(self.paper.note_field(context).map(Message::Paper))
            .push(tick(texts.text("payment-back"), self.back, Message::BackTicked))
            .push(self.question(texts))
            .push(self.paper.restored(context).map(|line| line.map(Message::Paper)))
            .spacing(space::M);
        let elsewhere = self.paper.elsewhere(context, about_amount);
        let save = buttons(&self.paper, ("payment-save", Message::SubmitPressed), Message::Paper, context);
        Dialog::new("payment", texts.text("payment-title"), body)
            .size(DialogSize::Medium)
            .subtitle(self.paper.subtitle())
            .footer(parts::foot(elsewhere, save))
            .on_escape(Message::Paper(document::Message::EscapePressed))
    }
}

/// What a payment alone has that is typed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Own {
    kind: String,
    amount: String,
    back: bool,
}

impl Document for State {
    type Own = Own;

    fn paper(&mut self) -> &mut Paper {
        &mut self.paper
    }

    fn has_typed(&self) -> bool {
        self.is_unsaved()
    }

    fn own(&self) -> Own {
        Own { kind: self.kind.code().to_owned(), amount: self.amount.clone(), back: self.back }
    }

    fn fill(&mut self, own: Own, _context: &Context<'_>) {
        self.kind = PaymentKind::from_code(&own.kind).unwrap_or(PaymentKind::Cash);
        (self.amount, self.back) = (own.amount, own.back);
        self.amount_wrong = false;
    }
}

/// Whether a refusal is about the sum and stands below it.
const fn about_amount(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Payment | Input::Sum))
}
