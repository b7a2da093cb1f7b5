//! A task that is done without an order, with a note where there is something to say.

use iced::Task;

use super::note::{Next, Note, Words};
use super::parts;
use crate::domain::ids::AddressId;
use crate::domain::task::Outcome;
use crate::service::outcome::{FinishTask, RowRef};
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

pub use super::note::Message;
pub use super::parts::Action;

const WORDS: Words =
    Words { name: "done", field: "done-text", title: "done-title", label: "done-label", save: "done-save" };

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    note: Note,
    row: RowRef,
}

impl State {
    /// A row that is done.
    pub fn open(address: AddressId, row: RowRef, context: &Context<'_>) -> (Self, Task<Message>) {
        let (note, reading) = Note::open(address, WORDS, context);
        (Self { note, row }, reading)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match self.note.take(message, context) {
            Next::Task(task) => (task, None),
            Next::Save(text) => (self.save(text, context), None),
            Next::Saved(_) => (Task::none(), Some(self.done(context))),
            Next::Leave => (Task::none(), Some(Action::Closed)),
        }
    }

    fn save(&self, note: String, context: &Context<'_>) -> Task<Message> {
        let command = FinishTask { address: self.note.address(), row: self.row, note };
        parts::run(context, command).map(|saved| Message::Saved(saved.map(|()| String::new())))
    }

    fn done(&self, context: &Context<'_>) -> Action {
        let sentence = context.texts.text("done-done");
        let handled = Some(Outcome::Closed);
        Action::Done { address: self.note.address(), handled, postponed_to: None, sentence }
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
