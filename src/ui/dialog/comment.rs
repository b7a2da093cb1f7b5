//! A comment of the running thread; the task stays open (S1-57, R-20).

use iced::Task;
use iced::keyboard::key::Named;

use super::note::{Next, Note, Words};
use super::parts;
use crate::domain::ids::{AddressId, TaskId};
use crate::service::outcome::Comment;
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, KeyPress};

pub use super::note::Message;
pub use super::parts::Action;

const WORDS: Words = Words {
    name: "comment",
    field: "comment-text",
    title: "comment-title",
    label: "comment-label",
    save: "comment-save",
};

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    note: Note,
    task: Option<TaskId>,
}

impl State {
    /// An empty comment about an address, of the task in hand if there is one.
    pub fn open(address: AddressId, task: Option<TaskId>, context: &Context<'_>) -> (Self, Task<Message>) {
        let (note, reading) = Note::open(address, WORDS, context);
        (Self { note, task }, reading)
    }

    /// The same while an order can be taken from the row: F2 keeps what was said and goes on to it.
    #[must_use]
    pub fn before_order(mut self) -> Self {
        self.note.offer_order();
        self
    }

    /// From whom an order is taken next, where it ended on the way to one.
    pub fn leads_to_order(&self) -> Option<AddressId> {
        (self.note.order() == Some(true)).then(|| self.note.address())
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

    fn save(&self, text: String, context: &Context<'_>) -> Task<Message> {
        let command = Comment { address: self.note.address(), task: self.task, text };
        parts::run(context, command).map(|saved| Message::Saved(saved.map(|()| String::new())))
    }

    fn done(&self, context: &Context<'_>) -> Action {
        let sentence = context.texts.text("comment-done");
        Action::Done { address: self.note.address(), handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.note.order().is_some() && press.plain(Named::F2) && !press.repeat {
            return Some(Message::OrderPressed);
        }
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
