//! A manager is away: somebody else works the list.

use iced::Task;
use iced::widget::Space;

use super::Ended;
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

/// What is shown and typed.
#[derive(Debug, Default)]
pub struct State {}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It is to be left.
    EscapePressed,
}

impl State {
    /// The dialog as it opens.
    pub fn open(_context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Task::none())
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::EscapePressed => (Task::none(), Some(Ended::Closed)),
        }
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        false
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, _press: &KeyPress) -> Option<Message> {
        None
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, _context: &Context<'a>) -> Dialog<'a, Message> {
        Dialog::new("absence", "", Space::new()).on_escape(Message::EscapePressed)
    }
}
