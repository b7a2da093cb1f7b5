//! Which of several numbers to call (S1-47): picked by its digit.

use iced::widget::{Column, Row};
use iced::{Alignment, Length};

use super::dialogs::{Action, Calling};
use crate::domain::ids::{AddressId, ContactId, PhoneId};
use crate::domain::phone;
use crate::service::card::Card;
use crate::store::CallPhone;
use crate::ui::dialog::order::Action as Ended;
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, Key, KeyPress, Press};

/// A number that can be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Which.
    pub phone: PhoneId,
    /// Whose.
    pub contact: ContactId,
    /// The name of the person.
    pub person: String,
    /// As people read it.
    pub shown: String,
    /// As it is dialled.
    pub dialled: String,
    /// The person asked not to be called.
    pub no_calls: bool,
    /// Somebody else answered.
    pub is_wrong: bool,
}

/// The numbers of an address, in the order of its contact persons; those of somebody else come last.
pub fn numbers(card: &Card) -> Vec<Number> {
    let read = |row: &CallPhone| {
        let dialled = if row.number.is_empty() { row.typed.clone() } else { row.number.clone() };
        let mut shown = phone::display(&dialled);
        if !row.extension.is_empty() {
            shown = format!("{shown} # {}", row.extension);
        }
        Number {
            phone: row.id,
            contact: row.contact,
            person: row.person.clone(),
            shown,
            dialled,
            no_calls: row.no_calls,
            is_wrong: row.is_wrong,
        }
    };
    card.phones.iter().map(read).collect()
}

/// The numbers to choose from.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    client: String,
    numbers: Vec<Number>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The number at this place was chosen.
    Chosen(usize),
    /// None was.
    Closed,
}

impl State {
    /// A choice among the numbers of a client.
    pub const fn new(address: AddressId, client: String, numbers: Vec<Number>) -> Self {
        Self { address, client, numbers }
    }

    /// What comes of it.
    pub fn update(&self, message: &Message) -> Option<Action> {
        match message {
            Message::Chosen(at) => {
                let number = self.numbers.get(*at)?.clone();
                Some(Action::Call(Calling::Chosen(self.address, number)))
            }
            Message::Closed => Some(Action::Ended(Ended::Closed)),
        }
    }

    /// A digit chooses.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let Key::Char(digit @ '1'..='9') = press.key else { return None };
        let at = digit.to_digit(10)? as usize - 1;
        (press.modifiers.is_empty() && at < self.numbers.len()).then_some(Message::Chosen(at))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let rows = self.numbers.iter().enumerate().map(|(at, number)| {
            let mut person = number.person.clone();
            let remarks = [(number.is_wrong, "desk-wrong-number"), (number.no_calls, "desk-no-calls")];
            for (_, remark) in remarks.into_iter().filter(|(holds, _)| *holds) {
                person = format!("{person} · {}", texts.text(remark));
            }
            let digit = (at < 9).then(|| crate::ui::widget::key_cap((at + 1).to_string()));
            let line = Row::new()
                .push(digit)
                .push(text::strong(number.shown.as_str()))
                .push(text::muted(person).width(Length::Fill))
                .spacing(space::M)
                .align_y(Alignment::Center);
            Press::new(Kind::Secondary, line).width(Length::Fill).on_press(Message::Chosen(at)).into()
        });
        Dialog::new("phones", texts.text("desk-phones-title"), Column::with_children(rows).spacing(space::S))
            .subtitle(self.client.as_str())
            .on_escape(Message::Closed)
    }
}
