//! An order that the driver brought: when, what was really brought and taken back, what was paid. It becomes a sale, and
//! the answer names the new date and why.

pub(in crate::ui) mod money;
mod typed;
mod view;

use chrono::NaiveDate;
use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use self::money::money;
use super::kept::Kept;
use super::order::lines::{Edit, Lines};
use super::order::table;
use super::overpaid::Overpaid;
use super::parts;
use crate::domain::ids::{AddressId, OrderId};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::service::Refusal;
use crate::service::form::{DeliveredForm, delivered_form};
use crate::service::lines::{Line, deposit_brought};
use crate::service::order::{DeliverAsBrought, DeliverOrder};
use crate::service::record_sale::SaleRecorded;
use crate::store;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::{DatePicker, Dialog, KeyPress, date_picker};
use crate::wording::plan_headline;

pub use super::parts::Action;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    order: OrderId,
    form: Option<Box<DeliveredForm>>,
    date: DatePicker,
    lines: Lines,
    payment: PaymentKind,
    amount: String,
    /// The amount was typed and follows the sum no longer.
    amount_typed: bool,
    amount_wrong: bool,
    overpaid: Overpaid,
    /// As it stood when it was opened.
    opened: Option<Typed>,
    kept: Kept,
    /// What was typed before and not saved, until the order was read.
    waiting: Option<store::Typed>,
    refusal: Option<Refusal>,
    saving: bool,
    leaving: bool,
}

/// What the user can change.
#[derive(Debug, Clone, PartialEq)]
struct Typed {
    date: Option<NaiveDate>,
    payment: PaymentKind,
    amount: String,
    lines: Vec<Line>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The order was read.
    FormRead(OrderId, Result<Box<DeliveredForm>, Refusal>),
    /// What was typed before and not saved.
    Restored(OrderId, Option<store::Typed>),
    /// What was brought back is not wanted.
    RestoredDiscarded,
    /// In the day of the delivery.
    Date(date_picker::Message),
    /// A line was changed.
    Line(Edit),
    /// A kind of payment.
    PaymentChosen(usize),
    /// What was paid was typed.
    AmountTyped(String),
    /// It is to be posted.
    SubmitPressed,
    /// It is to be left, or the question about that is answered with no.
    EscapePressed,
    /// It is left although something was typed.
    Discarded,
    /// It was posted, or why not.
    Saved(Result<Box<SaleRecorded>, Refusal>),
}

impl State {
    /// An accepted order, brought as it was agreed unless something else is typed.
    pub fn open(order: OrderId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (kept, typed) = Kept::open(format!("delivered {}", order.0), AddressId(0), context);
        let state = Self {
            order,
            form: None,
            kept,
            waiting: None,
            date: DatePicker::new(Some(context.today)),
            lines: Lines::new(&[], &[], 0, true, 0),
            payment: PaymentKind::Cash,
            amount: String::new(),
            amount_typed: false,
            amount_wrong: false,
            overpaid: Overpaid::default(),
            opened: None,
            refusal: None,
            saving: false,
            leaving: false,
        };
        let reading = parts::read(context, move |read| delivered_form(read, order));
        let reading = reading.map(move |form| Message::FormRead(order, form.map(Box::new)));
        (state, Task::batch([reading, typed.map(move |typed| Message::Restored(order, typed))]))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let reply = self.react(message, context);
        self.keep(reply.1.is_some(), context);
        reply
    }

    fn react(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        let task = match message {
            Message::FormRead(order, form) => self.take_form(order, form, context),
            Message::Restored(order, typed) => self.take_restored(order, typed, context),
            Message::Saved(Ok(sale)) => return (Task::none(), self.done(&sale, context)),
            Message::Saved(Err(refusal)) => self.refuse(refusal),
            _ if self.saving => Task::none(),
            Message::RestoredDiscarded => self.begin_anew(context),
            Message::Date(message) => self.choose_date(message, context),
            Message::Line(edit) => self.edit_line(edit, context),
            Message::PaymentChosen(at) => self.choose_payment(at, context),
            Message::AmountTyped(amount) => self.type_amount(amount),
            Message::SubmitPressed => self.submit(context),
            Message::EscapePressed => return self.escape(),
            Message::Discarded => return (Task::none(), Some(Action::Closed)),
        };
        (task, None)
    }

    /// The command that Ctrl+Enter sends; `None` before the order is there, without a date or with a wrong amount.
    pub fn command(&self) -> Option<DeliverAsBrought> {
        let order = &self.form.as_ref()?.order;
        let paid = money(&self.amount).ok()?.map(|amount| (self.payment, amount));
        let delivery = DeliverOrder { order: (order.id, order.version), on: self.date.date()?, paid };
        Some(DeliverAsBrought { delivery, lines: self.lines.typed() })
    }

    fn take_form(
        &mut self,
        order: OrderId,
        form: Result<Box<DeliveredForm>, Refusal>,
        context: &Context<'_>,
    ) -> Task<Message> {
        if order != self.order {
            return Task::none();
        }
        match form {
            Err(refusal) => {
                self.refusal = Some(refusal);
                Task::none()
            }
            Ok(form) => {
                self.form = Some(form);
                self.fill_as_agreed(context);
                self.opened = Some(self.typed());
                self.bring_back(context);
                operation::focus(table::TABLE)
            }
        }
    }

    /// The day that was agreed stands there also where it has not come: another one is a matter of saying so.
    fn fill_as_agreed(&mut self, context: &Context<'_>) {
        let Some(form) = &self.form else { return };
        self.date.set(Some(form.order.order.delivery_on));
        self.lines = Lines::new(&form.lines, &form.products, form.balance.containers, true, 0);
        self.payment = form.order.order.payment;
        self.amount_typed = false;
        self.follow_sum(context);
    }

    fn typed(&self) -> Typed {
        Typed {
            date: self.date.date(),
            payment: self.payment,
            amount: self.amount.clone(),
            lines: self.lines.typed(),
        }
    }

    /// What is owed for what was brought: less the discount of the order, with its deposit; `None` beyond the range.
    fn due(&self) -> Option<Money> {
        let agreed = &self.form.as_ref()?.order.order.terms;
        let total = self.lines.total()?;
        let agreed_deposit = (agreed.deposit_containers, agreed.deposit);
        let (_, deposit) = deposit_brought(agreed_deposit, &self.lines.deposits()).ok()?;
        total.minus(total.share(agreed.discount_rate)?)?.plus(deposit)
    }

    /// What is paid as it is typed, and what is owed with what was brought; negative: an advance is left.
    fn paid_and_owed(&self) -> (Money, Money) {
        let paid = money(&self.amount).ok().flatten().unwrap_or_default();
        let debt = self.form.as_ref().map_or(0, |form| form.balance.debt.as_minor());
        (paid, Money::minor(self.due().unwrap_or_default().as_minor().saturating_add(debt)))
    }

    /// Cash and cards are paid with the delivery, a transfer comes later.
    fn follow_sum(&mut self, context: &Context<'_>) {
        if self.amount_typed {
            return;
        }
        let total = self.due().filter(|total| *total > Money::ZERO);
        self.amount = match (self.payment, total) {
            (PaymentKind::Cash | PaymentKind::Card, Some(total)) => context.texts.amount(total.as_minor()),
            _ => String::new(),
        };
        self.amount_wrong = false;
    }

    fn choose_date(&mut self, message: date_picker::Message, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        if self.date.update(message, context.today).is_some() {
            self.refusal = None;
        }
        Task::none()
    }

    fn edit_line(&mut self, edit: Edit, context: &Context<'_>) -> Task<Message> {
        let before = self.lines.typed();
        self.lines.apply(edit);
        if self.lines.typed() != before {
            self.leaving = false;
            self.refusal = None;
            self.follow_sum(context);
        }
        Task::none()
    }

    fn choose_payment(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        self.payment = PaymentKind::ALL.get(at).copied().unwrap_or(self.payment);
        self.leaving = false;
        self.follow_sum(context);
        Task::none()
    }

    fn type_amount(&mut self, amount: String) -> Task<Message> {
        self.amount = amount;
        self.amount_typed = true;
        self.amount_wrong = false;
        self.leaving = false;
        Task::none()
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        self.leaving = false;
        // What stands in the date counts, also where Enter did not take it.
        self.date.update(date_picker::Message::Left, context.today);
        self.amount_wrong = money(&self.amount).is_err();
        if self.amount_wrong {
            return operation::focus(view::AMOUNT);
        }
        if self.date.error().is_some() {
            return operation::focus(view::DATE);
        }
        let Some(command) = self.command() else { return Task::none() };
        let (paid, owed) = self.paid_and_owed();
        if self.overpaid.holds(paid, owed) {
            return operation::focus(view::AMOUNT);
        }
        self.refusal = None;
        self.saving = true;
        parts::run(context, command).map(|saved| Message::Saved(saved.map(Box::new)))
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        let place = if view::about_date(&refusal) { view::DATE } else { table::TABLE };
        self.refusal = Some(refusal);
        operation::focus(place)
    }

    fn done(&self, sale: &SaleRecorded, context: &Context<'_>) -> Option<Action> {
        let (texts, form) = (context.texts, self.form.as_ref()?);
        let plan = &sale.replanned.plan;
        let number = sale.number.as_str();
        let sum = texts.money(self.due().unwrap_or_default().as_minor());
        let why = plan_headline(texts, plan);
        let sentence = match plan.next_delivery {
            Some(next) => {
                let next = texts.date_short_with_weekday(next);
                t!(texts, "delivered-done", number = number, sum = sum, next = next, why = why)
            }
            None => t!(texts, "delivered-done-no-next", number = number, sum = sum, why = why),
        };
        let address = form.whom.address;
        Some(Action::Done { address, handled: None, postponed_to: None, sentence })
    }

    fn escape(&mut self) -> (Task<Message>, Option<Action>) {
        if self.leaving {
            self.leaving = false;
            return (operation::focus(table::TABLE), None);
        }
        if !self.is_unsaved() {
            return (Task::none(), Some(Action::Closed));
        }
        self.leaving = true;
        (operation::focus(parts::STAY), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        match parts::discards(press) {
            true if self.leaving => Some(Message::Discarded),
            true => self.kept.is_restored().then_some(Message::RestoredDiscarded),
            false => None,
        }
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.opened.as_ref().is_some_and(|opened| *opened != self.typed())
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        view::dialog(self, context)
    }
}
