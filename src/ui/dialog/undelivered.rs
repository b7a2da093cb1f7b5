//! An order that came back: why, by one key (S1-44).

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};
use iced::{Alignment, Length, Task};

use super::parts;
use crate::domain::address::ReasonKind;
use crate::domain::ids::{AddressId, OrderId, ReasonId};
use crate::service::form::{Whom, whom};
use crate::service::order::ReportUndelivered;
use crate::service::{Refusal, Thing};
use crate::store::Reason;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, Key, KeyPress, Press, button, key_cap};
use crate::wording::refused;

pub use super::parts::Action;

/// What is shown.
#[derive(Debug)]
pub struct State {
    order: (OrderId, i64),
    form: Option<Box<Form>>,
    /// The marked reason.
    at: usize,
    refusal: Option<Refusal>,
    saving: bool,
}

/// What it needs.
#[derive(Debug, Clone)]
pub struct Form {
    whom: Whom,
    number: String,
    reasons: Vec<Reason>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The reasons were read.
    FormRead(OrderId, Result<Box<Form>, Refusal>),
    /// Up or down among the reasons.
    Moved(isize),
    /// The marked reason is the one.
    Taken,
    /// The reason at this place is the one.
    Chosen(usize),
    /// It is left.
    Closed,
    /// It was reported, or why not.
    Saved(AddressId, Result<(), Refusal>),
}

impl State {
    /// An order on its way, and the version that was seen.
    pub fn open(order: (OrderId, i64), context: &Context<'_>) -> (Self, Task<Message>) {
        let id = order.0;
        let reading = parts::read(context, move |read| {
            let unknown = || Refusal::NotFound(Thing::Order, id.0.to_string());
            let row = read.order(id)?.ok_or_else(unknown)?;
            let reasons = read.reasons(ReasonKind::Undelivered)?;
            Ok(Box::new(Form { whom: whom(read, row.order.address)?, number: row.order.number, reasons }))
        });
        let state = Self { order, form: None, at: 0, refusal: None, saving: false };
        (state, reading.map(move |form| Message::FormRead(id, form)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::FormRead(order, form) => (self.take_form(order, form), None),
            Message::Saved(address, Ok(())) => (Task::none(), self.done(address, context)),
            Message::Saved(_, Err(refusal)) => (self.refuse(refusal), None),
            _ if self.saving => (Task::none(), None),
            Message::Moved(by) => (self.step(by), None),
            Message::Taken => (self.choose(self.at, context), None),
            Message::Chosen(at) => (self.choose(at, context), None),
            Message::Closed => (Task::none(), Some(Action::Closed)),
        }
    }

    fn take_form(&mut self, order: OrderId, form: Result<Box<Form>, Refusal>) -> Task<Message> {
        match form {
            Ok(form) if order == self.order.0 => self.form = Some(form),
            Err(refusal) if order == self.order.0 => self.refusal = Some(refusal),
            _ => {}
        }
        Task::none()
    }

    fn refuse(&mut self, refusal: Refusal) -> Task<Message> {
        self.saving = false;
        self.refusal = Some(refusal);
        Task::none()
    }

    fn step(&mut self, by: isize) -> Task<Message> {
        let count = self.form.as_ref().map_or(0, |form| form.reasons.len());
        self.at = self.at.saturating_add_signed(by).min(count.saturating_sub(1));
        Task::none()
    }

    fn reason(&self, at: usize) -> Option<ReasonId> {
        self.form.as_ref()?.reasons.get(at).map(|reason| reason.id)
    }

    fn choose(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let address = self.form.as_ref().map(|form| form.whom.address);
        let Some((reason, address)) = self.reason(at).zip(address) else { return Task::none() };
        self.at = at;
        self.saving = true;
        self.refusal = None;
        let command = ReportUndelivered { order: self.order, reason };
        parts::run(context, command).map(move |saved| Message::Saved(address, saved))
    }

    fn done(&self, address: AddressId, context: &Context<'_>) -> Option<Action> {
        let form = self.form.as_ref()?;
        let reason = form.reasons.get(self.at).map_or("", |reason| reason.name.as_str());
        let number = form.number.as_str();
        let sentence = t!(context.texts, "undelivered-done", number = number, reason = reason);
        Some(Action::Done { address, handled: None, postponed_to: None, sentence })
    }

    /// What a key means here: a digit takes its reason.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if !press.modifiers.is_empty() {
            return None;
        }
        match press.key {
            Key::Named(Named::ArrowUp) => Some(Message::Moved(-1)),
            Key::Named(Named::ArrowDown) => Some(Message::Moved(1)),
            Key::Named(Named::Enter) if !press.repeat => Some(Message::Taken),
            Key::Char(digit @ '1'..='9') => {
                digit.to_digit(10).map(|digit| Message::Chosen(digit as usize - 1))
            }
            _ => None,
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let reasons = self.form.as_ref().map_or(&[][..], |form| &form.reasons);
        let mut list = Column::new().spacing(space::XS);
        for (at, reason) in reasons.iter().enumerate() {
            let key = (at < 9).then(|| key_cap((at + 1).to_string()));
            let words = Row::new().push(key).push(text::body(reason.name.as_str()).width(Length::Fill));
            let words = words.spacing(space::M).width(Length::Fill).align_y(Alignment::Center);
            let one = Press::new(Kind::Segment { chosen: at == self.at }, words)
                .width(Length::Fill)
                .on_press(Message::Chosen(at))
                .mouse_only();
            list = list.push(one);
        }
        let none = self.form.is_some() && reasons.is_empty();
        let body = Column::new()
            .push(text::muted(texts.text("undelivered-sentence")))
            .push(list)
            .push(none.then(|| text::muted(texts.text("undelivered-no-reasons"))))
            .spacing(space::M);
        let leave = button(texts.text("dialog-close")).quiet().on_press(Message::Closed).mouse_only();
        let save = button(texts.text("undelivered-save")).primary().key("Enter");
        let ready = !self.saving && self.reason(self.at).is_some();
        let buttons = Row::new()
            .push(save.on_press_maybe(ready.then_some(Message::Taken)).mouse_only())
            .push(Space::new().width(Length::Fill))
            .push(leave);
        let refusal = self.refusal.as_ref().map(|refusal| refused(texts, refusal));
        Dialog::new("undelivered", texts.text("undelivered-title"), body)
            .subtitle(parts::subtitle(self.form.as_ref().map(|form| &form.whom)))
            .footer(parts::foot(refusal, buttons))
            .on_escape(Message::Closed)
    }
}
