//! The dialogs over the desk, and what comes of them.

use chrono::NaiveDate;
use iced::Task;

use super::phones;
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

/// A dialog that is open over the desk.
#[derive(Debug)]
pub enum DeskDialog {
    /// Which number to call.
    Phones(phones::State),
}

/// What happened in it.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the choice of a number.
    Phones(phones::Message),
}

/// What comes of a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// It was left.
    Closed,
    /// This number is to be called.
    Call(phones::Number),
    /// Something was done.
    Done(Done),
}

/// What a dialog did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// At which address.
    pub address: AddressId,
    /// How the row was handled, where it was.
    pub handled: Option<Outcome>,
    /// The date that the customer named, where it was postponed.
    pub postponed_to: Option<NaiveDate>,
    /// For the quiet notice.
    pub sentence: String,
}

impl DeskDialog {
    /// Takes in what happened. A message of a dialog that is no longer open is dropped.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match (self, message) {
            (Self::Phones(state), Message::Phones(phones::Message::Chosen(at))) => {
                (Task::none(), state.number(at).cloned().map(Action::Call))
            }
            (Self::Phones(_), Message::Phones(phones::Message::Closed)) => {
                (Task::none(), Some(Action::Closed))
            }
        }
    }

    /// What a key means in it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match self {
            Self::Phones(state) => state.key(press).map(Message::Phones),
        }
    }

    /// Whether something typed would be lost by closing.
    pub const fn is_unsaved(&self) -> bool {
        match self {
            Self::Phones(_) => false,
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        match self {
            Self::Phones(state) => state.dialog(context).map(Message::Phones),
        }
    }
}
