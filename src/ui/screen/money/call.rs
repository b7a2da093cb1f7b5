//! A debtor is called: the numbers of the address, and what speaks against a call about a debt.

use chrono::NaiveDateTime;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};
use iced::{Alignment, Length, Task};

use crate::clock;
use crate::domain::directory::Consent;
use crate::domain::ids::AddressId;
use crate::domain::phone;
use crate::service::Refusal;
use crate::service::calling::{Call, CallWarning, warnings};
use crate::service::debt_calls::debt_call_warnings;
use crate::service::form::{Whom, whom};
use crate::service::outcome::CallDebtor;
use crate::store::{CallPhone, Read};
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, Key, KeyPress, Press, button, callout, key_cap};
use crate::wording;

/// Numbers that are shown, one for each digit.
const SHOWN: usize = 9;

/// A number with what speaks against calling it.
#[derive(Debug, Clone)]
pub struct Number {
    phone: CallPhone,
    dialled: String,
    against: Vec<CallWarning>,
}

/// Whom it is about, and the numbers.
#[derive(Debug, Clone)]
pub struct Known {
    whom: Whom,
    numbers: Vec<Number>,
}

/// What is shown.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    known: Option<Box<Known>>,
    at: usize,
    refusal: Option<Refusal>,
    calling: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The numbers were read.
    Read(AddressId, Result<Box<Known>, Refusal>),
    /// A number was chosen.
    Chosen(usize),
    /// The mark goes up or down.
    Moved(isize),
    /// The marked number is to be called.
    CallPressed,
    /// The call was noted, or why not.
    Noted(Result<(), Refusal>),
    /// It is left.
    Closed,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Nobody is called.
    Closed,
    /// This number is to be dialled.
    Dial(String),
}

impl State {
    /// The numbers of a debtor.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let now = clock::local(&context.clock().now()).unwrap_or_default();
        let reading = parts::read(context, move |read| Ok(Box::new(known(read, address, now)?)));
        let state = Self { address, known: None, at: 0, refusal: None, calling: false };
        (state, reading.map(move |known| Message::Read(address, known)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Read(address, known) if address == self.address => match known {
                Ok(known) => self.known = Some(known),
                Err(refusal) => self.refusal = Some(refusal),
            },
            Message::Read(..) => {}
            Message::Chosen(at) => self.at = self.within(at),
            Message::Moved(by) => self.at = self.within(self.at.saturating_add_signed(by)),
            Message::CallPressed => return (self.call(context), None),
            Message::Noted(Ok(())) => {
                return (Task::none(), self.marked().map(|it| Ended::Dial(it.dialled.clone())));
            }
            Message::Noted(Err(refusal)) => (self.refusal, self.calling) = (Some(refusal), false),
            Message::Closed => return (Task::none(), Some(Ended::Closed)),
        }
        (Task::none(), None)
    }

    /// The numbers that can be seen: what nobody sees is not called.
    fn numbers(&self) -> &[Number] {
        let numbers = self.known.as_ref().map_or(&[][..], |known| &known.numbers);
        &numbers[..numbers.len().min(SHOWN)]
    }

    fn within(&self, at: usize) -> usize {
        at.min(self.numbers().len().saturating_sub(1))
    }

    fn marked(&self) -> Option<&Number> {
        self.numbers().get(self.at)
    }

    fn call(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(phone) = self.marked().map(|number| number.phone.id).filter(|_| !self.calling) else {
            return Task::none();
        };
        (self.calling, self.refusal) = (true, None);
        parts::run(context, CallDebtor { address: self.address, phone }).map(Message::Noted)
    }

    /// What a key means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if !press.modifiers.is_empty() {
            return None;
        }
        match press.key {
            Key::Char(digit @ '1'..='9') => {
                digit.to_digit(10).map(|digit| Message::Chosen(digit as usize - 1))
            }
            Key::Named(Named::ArrowUp) => Some(Message::Moved(-1)),
            Key::Named(Named::ArrowDown) => Some(Message::Moved(1)),
            Key::Named(Named::Enter) if !press.repeat => Some(Message::CallPressed),
            _ => None,
        }
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let rows = self.numbers().iter().enumerate();
        let rows = rows.map(|(at, number)| row(at, number, at == self.at));
        let against = self.marked().map_or(&[][..], |number| &number.against).iter();
        let against =
            against.map(|warning| callout(Tone::Warning, wording::call_warning(texts, *warning), None));
        let empty = match &self.known {
            None if self.refusal.is_none() => Some(text::muted(texts.text("dialog-loading"))),
            Some(known) if known.numbers.is_empty() => Some(text::muted(texts.text("desk-number-none"))),
            _ => None,
        };
        let body = Column::new().push(empty).extend(rows).extend(against).spacing(space::S);
        let warned = self.marked().is_some_and(|number| !number.against.is_empty());
        let label = texts.text(if warned { "desk-call-anyway" } else { "money-call" });
        // While the numbers are read the button is there already: the keyboard is with it from the beginning, not with
        // the one that leaves.
        let can = (self.known.is_none() || self.marked().is_some()) && !self.calling;
        let call = button(label).key("Enter").on_press_maybe(can.then_some(Message::CallPressed));
        let leave = button(texts.text("desk-call-not")).key("Esc").on_press(Message::Closed);
        let footer = if warned {
            Row::new().push(call).push(Space::new().width(Length::Fill)).push(leave.primary())
        } else {
            Row::new().push(call.primary()).push(Space::new().width(Length::Fill)).push(leave)
        };
        let refusal = self.refusal.as_ref().map(|refusal| wording::refused(texts, refusal));
        Dialog::new("debt-call", texts.text("money-call-title"), body)
            .subtitle(parts::subtitle(self.known.as_ref().map(|known| &known.whom)))
            .footer(parts::foot(refusal, footer))
            .on_escape(Message::Closed)
    }
}

fn row<'a>(at: usize, number: &'a Number, marked: bool) -> Element<'a, Message> {
    let shown = phone::display(&number.dialled);
    let person = number.phone.person.as_str();
    // On the colour of the choice everything takes its ink.
    let person = if marked { text::body(person) } else { text::muted(person) };
    let line = Row::new()
        .push(key_cap((at + 1).to_string()))
        .push(text::strong(shown))
        .push(person.width(Length::Fill))
        .spacing(space::M)
        .align_y(Alignment::Center);
    Press::new(Kind::Segment { chosen: marked }, line)
        .width(Length::Fill)
        .on_press(Message::Chosen(at))
        .mouse_only()
        .into()
}

fn known(read: &Read<'_>, address: AddressId, now: NaiveDateTime) -> Result<Known, Refusal> {
    let of_debt = debt_call_warnings(read, address, now)?;
    let mut numbers = Vec::new();
    for phone in read.call_phones(address)? {
        let call = Call { address, contact: phone.contact, needs: Consent::Orders };
        let mut against = warnings(read, call, now)?;
        against
            .extend(of_debt.iter().copied().filter(|warning| !against.contains(warning)).collect::<Vec<_>>());
        let dialled = if phone.number.is_empty() { phone.typed.clone() } else { phone.number.clone() };
        numbers.push(Number { phone, dialled, against });
    }
    Ok(Known { whom: whom(read, address)?, numbers })
}
