//! The operator's desk: the four lists of operational tasks with the task at hand beside them.

use iced::Task;

use super::Context;
use crate::preferences::LastChoices;
use crate::service::Changes;
use crate::ui::Element;
use crate::ui::dialog::ImportKind;
use crate::ui::theme::text;
use crate::ui::widget::{Dialog, KeyPress};

/// What the desk shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    choices: LastChoices,
}

/// What happened on the desk.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list is to be read anew (S1-37).
    RefreshPressed,
    /// A list of the office's own is to be brought in.
    ImportPressed(ImportKind),
    /// The last handling is to be taken back.
    UndoPressed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The last choices changed and are to be remembered.
    Remember(LastChoices),
    /// Something was done: a quiet line, with what Ctrl+Z would take back.
    Notice {
        /// What was done.
        sentence: String,
        /// Whether it can be taken back.
        undo: bool,
    },
}

impl State {
    /// A desk with the last choices of this user, and the reading of its first list.
    pub fn new(choices: LastChoices, _context: &Context<'_>) -> (Self, Task<Message>) {
        (Self { choices }, Task::none())
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::ImportPressed(_) | Message::UndoPressed => (Task::none(), None),
            Message::RefreshPressed => (Task::none(), Some(Action::Remember(self.choices.clone()))),
        }
    }

    /// The office changed behind the desk: an import, another window. Reads anew what is shown.
    pub fn changed(&mut self, _changes: Changes, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Midnight passed: the list date of tomorrow moves with it.
    pub fn new_day(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// What a key of the whole window means here.
    pub fn key(&self, _press: &KeyPress) -> Option<Message> {
        None
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        false
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, _context: &Context<'_>) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, _context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        None
    }

    /// The desk, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        text::title(context.texts.text("desk-title")).into()
    }
}
