//! A record of the customer work journal, of the default type (S1-58).

use iced::Task;

use super::note::{Next, Note, Words};
use super::parts;
use crate::domain::ids::AddressId;
use crate::service::outcome::WriteJournal;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

pub use super::note::Message;
pub use super::parts::Action;

const WORDS: Words = Words {
    name: "journal",
    field: "journal-text",
    title: "journal-title",
    label: "journal-label",
    save: "journal-save",
};

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    note: Note,
}

impl State {
    /// An empty record about an address.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (note, reading) = Note::open(address, WORDS, context);
        (Self { note }, reading)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match self.note.take(message, context) {
            Next::Task(task) => (task, None),
            Next::Save(text) => (self.save(text, context), None),
            Next::Saved(number) => (Task::none(), Some(self.done(&number, context))),
            Next::Leave => (Task::none(), Some(Action::Closed)),
        }
    }

    fn save(&self, text: String, context: &Context<'_>) -> Task<Message> {
        let command = WriteJournal { address: self.note.address(), text };
        parts::run(context, command).map(Message::Saved)
    }

    fn done(&self, number: &str, context: &Context<'_>) -> Action {
        let sentence = t!(context.texts, "journal-done", number = number);
        Action::Done { address: self.note.address(), handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        self.note.key(press)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.note.is_unsaved()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        self.note.dialog(context)
    }
}
