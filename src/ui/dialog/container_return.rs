//! Containers without an order: given back by the customer, or a deposit taken for them or given back.

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, operation};
use serde::{Deserialize, Serialize};

use super::delivered::money::money;
use super::document::{self, Document, Paper, buttons};
use super::order::payment as kind_name;
use super::parts;
use crate::domain::ids::AddressId;
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::i18n::Texts;
use crate::service::containers::{MovementRecorded, RecordDeposit, RecordReturn};
use crate::service::rights::Right;
use crate::service::{Input, Refusal};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space};
use crate::ui::widget::{
    Dialog, DialogSize, Dropdown, KeyPress, callout, field, fields, labelled, segmented_keyed,
};

pub use super::parts::Action;

const DATE: &str = "containers-date";
const COUNT: &str = "containers-count";
const NOTE: &str = "containers-note";
const AMOUNT: &str = "containers-amount";

/// What happens with the containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Kind {
    /// They come back.
    #[default]
    Return,
    /// A deposit is taken for them.
    Deposit,
    /// It is given back.
    DepositBack,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Return, Self::Deposit, Self::DepositBack];

    const fn text_id(self) -> &'static str {
        match self {
            Self::Return => "containers-return",
            Self::Deposit => "containers-deposit",
            Self::DepositBack => "containers-deposit-back",
        }
    }
}

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    paper: Paper,
    kind: Kind,
    count: String,
    amount: String,
    paid: Option<PaymentKind>,
    may_refund: bool,
    count_wrong: bool,
    amount_wrong: bool,
    /// The count of a return that leaves fewer than none; asked for again, it is posted.
    asked: Option<i64>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In what all documents have.
    Paper(document::Message),
    /// What happens with the containers.
    KindChosen(Kind),
    /// How many, typed.
    CountTyped(String),
    /// The deposit for all of them, typed.
    AmountTyped(String),
    /// How the deposit changes hands, by place in the menu.
    PaidChosen(usize),
    /// It is to be posted.
    SubmitPressed,
    /// It was posted, or why not.
    Saved(Result<MovementRecorded, Refusal>),
}

/// A document as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ready {
    /// Containers come back.
    Return(RecordReturn),
    /// A deposit is taken or given back.
    Deposit(RecordDeposit),
}

impl State {
    /// Containers that come back from an address today.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        Self::open_for(address, Kind::Return, context)
    }

    /// Containers or a deposit of an address, today.
    pub fn open_for(address: AddressId, kind: Kind, context: &Context<'_>) -> (Self, Task<Message>) {
        let (paper, reading) = Paper::open("containers", address, [DATE, COUNT, NOTE], context);
        let state = Self {
            paper,
            kind,
            count: String::new(),
            amount: String::new(),
            paid: Some(PaymentKind::Cash),
            may_refund: context.actor.may(Right::CollectDebts),
            count_wrong: false,
            amount_wrong: false,
            asked: None,
        };
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
            Message::Saved(Ok(moved)) => (Task::none(), Some(self.done(&moved, context))),
            Message::Saved(Err(refusal)) => (self.paper.refuse(refusal), None),
            _ if self.paper.saving => (Task::none(), None),
            Message::Paper(message) => self.take(message, context),
            Message::KindChosen(kind) => self.changed(|state| state.kind = kind),
            Message::CountTyped(count) => self.changed(|state| state.count = count),
            Message::AmountTyped(amount) => self.changed(|state| state.amount = amount),
            Message::PaidChosen(at) => self.changed(|state| {
                state.paid = at.checked_sub(1).and_then(|at| PaymentKind::ALL.get(at).copied());
            }),
            Message::SubmitPressed => (self.submit(context), None),
        }
    }

    fn take(&mut self, message: document::Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let (task, closed) = self.take_common(message, context);
        (task.map(Message::Paper), closed.then_some(Action::Closed))
    }

    fn changed(&mut self, change: impl FnOnce(&mut Self)) -> (Task<Message>, Option<Action>) {
        change(self);
        self.count_wrong = false;
        self.amount_wrong = false;
        self.asked = None;
        self.paper.touched();
        (Task::none(), None)
    }

    /// The document that Ctrl+Enter sends; `None` without a day or with a wrong figure.
    pub fn ready(&self) -> Option<Ready> {
        let (address, note) = (self.paper.address, self.paper.note.clone());
        let on = self.paper.date.date()?;
        let count = self.count.trim().parse::<i64>().ok()?;
        if self.kind == Kind::Return {
            return Some(Ready::Return(RecordReturn { address, on, quantity: count, note }));
        }
        let amount = money(&self.amount).ok()?.unwrap_or(Money::ZERO);
        // Nothing changes hands where nothing is paid.
        let paid = self.paid.filter(|_| amount > Money::ZERO && self.may_pay());
        let back = self.kind == Kind::DepositBack;
        Some(Ready::Deposit(RecordDeposit { address, on, containers: count, amount, back, paid, note }))
    }

    /// Whether money may change hands at once: it goes out by the hands of those who may refund.
    fn may_pay(&self) -> bool {
        self.kind != Kind::DepositBack || self.may_refund
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        if !self.paper.settle_date(context) {
            return self.paper.focus_date();
        }
        self.count_wrong = self.count.trim().parse::<i64>().is_err();
        if self.count_wrong {
            return operation::focus(COUNT);
        }
        self.amount_wrong = self.kind != Kind::Return && money(&self.amount).is_err();
        if self.amount_wrong {
            return operation::focus(AMOUNT);
        }
        let Some(ready) = self.ready() else { return Task::none() };
        if let Ready::Return(back) = &ready
            && self.left_after(back.quantity).is_some_and(|left| left < 0)
            && self.asked != Some(back.quantity)
        {
            self.asked = Some(back.quantity);
            return operation::focus(COUNT);
        }
        self.paper.refusal = None;
        self.paper.saving = true;
        match ready {
            Ready::Return(command) => parts::run(context, command).map(Message::Saved),
            Ready::Deposit(command) => parts::run(context, command).map(Message::Saved),
        }
    }

    /// What would stand at the address after so many came back.
    fn left_after(&self, back: i64) -> Option<i64> {
        let known = self.paper.known.as_ref()?;
        Some(known.balance.containers.saturating_sub(back))
    }

    /// The question before more come back than stand there.
    fn question<'a>(&self, texts: &Texts) -> Option<Element<'a, Message>> {
        let back = self.asked.filter(|_| self.kind == Kind::Return)?;
        let left = self.left_after(back)?;
        let words = t!(texts, "containers-beyond", count = left + back, back = back, left = left);
        Some(callout(Tone::Warning, words, None))
    }

    fn done(&self, moved: &MovementRecorded, context: &Context<'_>) -> Action {
        let texts = context.texts;
        let (number, left) = (moved.number.as_str(), moved.balance.containers);
        let deposited = moved.balance.deposited;
        let sentence = match self.kind {
            Kind::Return => t!(texts, "containers-done", number = number, count = left),
            Kind::Deposit | Kind::DepositBack => {
                t!(texts, "containers-done-deposit", number = number, count = deposited)
            }
        };
        Action::Done { address: self.paper.address, handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        if let Some(kind) = press.alt_digit().and_then(|digit| Kind::ALL.get(digit - 1)) {
            return Some(Message::KindChosen(*kind));
        }
        self.paper.key(press).map(Message::Paper)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        [&self.count, &self.amount, &self.paper.note].iter().any(|typed| !typed.trim().is_empty())
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let wrong = self.count_wrong.then(|| texts.text("containers-count-wrong"));
        let refused = parts::sentence(texts, self.paper.refusal.as_ref(), about_count);
        let count = field(COUNT, texts.text("containers-count"), self.count.clone())
            .error(wrong.or(refused))
            .on_input(Message::CountTyped)
            .on_submit(Message::SubmitPressed);
        let kinds = Kind::ALL
            .iter()
            .zip(1..)
            .map(|(kind, digit): (&Kind, u8)| (texts.text(kind.text_id()), format!("Alt {digit}"), *kind));
        let body = Column::new()
            .push(self.paper.balance(context).map(Message::Paper))
            .push(segmented_keyed(kinds, self.kind, Message::KindChosen))
            .push(fields(vec![
                count.into(),
                self.paper.date_field("containers-date", context).map(Message::Paper),
            ]))
            .push((self.kind != Kind::Return).then(|| self.deposit(context)))
            .push(self.paper.note_field(context).map(Message::Paper))
            .push(self.question(texts))
            .push(self.paper.restored(context).map(|line| line.map(Message::Paper)))
            .spacing(space::M);
        let elsewhere =
            self.paper.elsewhere(context, |refusal| about_count(refusal) || about_amount(refusal));
        let save = buttons(&self.paper, ("containers-save", Message::SubmitPressed), Message::Paper, context);
        Dialog::new("containers", texts.text("containers-title"), body)
            .size(DialogSize::Medium)
            .subtitle(self.paper.subtitle())
            .footer(parts::foot(elsewhere, save))
            .on_escape(Message::Paper(document::Message::EscapePressed))
    }

    /// The money of a deposit, and how it changes hands.
    fn deposit<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let wrong = self.amount_wrong.then(|| texts.text("delivered-amount-wrong"));
        let refused = parts::sentence(texts, self.paper.refusal.as_ref(), about_amount);
        let amount = field(AMOUNT, texts.text("containers-amount"), self.amount.clone())
            .error(wrong.or(refused))
            .on_input(Message::AmountTyped)
            .on_submit(Message::SubmitPressed);
        let later = texts.text("containers-paid-later");
        let ways: Vec<String> = std::iter::once(later)
            .chain(PaymentKind::ALL.iter().filter(|_| self.may_pay()).map(|kind| kind_name(texts, *kind)))
            .collect();
        let chosen = self.paid.filter(|_| self.may_pay());
        let chosen = chosen.and_then(|paid| PaymentKind::ALL.iter().position(|kind| *kind == paid));
        let paid = Dropdown::new(ways, Some(chosen.map_or(0, |at| at + 1)), Message::PaidChosen);
        fields(vec![amount.into(), labelled(texts.text("containers-paid"), paid.id("containers-paid"), None)])
    }
}

/// What such a document alone has that is typed.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Own {
    kind: Kind,
    count: String,
    amount: String,
    /// How it is paid; empty: later.
    paid: String,
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
        let paid = self.paid.map_or("", PaymentKind::code).to_owned();
        Own { kind: self.kind, count: self.count.clone(), amount: self.amount.clone(), paid }
    }

    fn fill(&mut self, own: Own, _context: &Context<'_>) {
        (self.kind, self.count, self.amount) = (own.kind, own.count, own.amount);
        self.paid = PaymentKind::from_code(&own.paid);
        (self.count_wrong, self.amount_wrong) = (false, false);
    }
}

/// Whether a refusal is about the number of containers and stands below it.
const fn about_count(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Containers(_) | Input::NotCovered(_)))
}

/// Whether a refusal is about the deposit and stands below it.
const fn about_amount(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::Input(Input::Payment | Input::Sum | Input::DepositHeld(_)))
}
