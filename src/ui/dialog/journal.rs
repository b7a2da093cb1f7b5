//! A record of the customer work journal (S1-58).

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row};
use iced::{Alignment, Length};

use super::note::{self, Next, Note, Words};
use super::parts;
use crate::domain::ids::{AddressId, JournalTypeId};
use crate::service::Refusal;
use crate::service::outcome::WriteJournal;
use crate::store::JournalType;
use crate::t;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, Dropdown, KeyPress, key_cap};

pub use super::parts::Action;

const WORDS: Words = Words {
    name: "journal",
    field: "journal-text",
    title: "journal-title",
    label: "journal-label",
    save: "journal-save",
};
/// The name of the choice of a type.
const KIND: &str = "journal-kind";

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    note: Note,
    /// The types of records, the default one first.
    kinds: Vec<JournalType>,
    kind: usize,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the text.
    Note(note::Message),
    /// The types were read.
    KindsRead(Result<Vec<JournalType>, Refusal>),
    /// The type at this place was chosen.
    KindChosen(usize),
    /// The next type, or the one before.
    KindTurned(isize),
}

impl State {
    /// An empty record about an address.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let (note, reading) = Note::open(address, WORDS, context);
        let kinds = parts::read(context, |read| Ok(read.journal_types_in_use()?));
        let tasks = [reading.map(Message::Note), kinds.map(Message::KindsRead)];
        (Self { note, kinds: Vec::new(), kind: 0 }, Task::batch(tasks))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Note(message) => self.note(message, context),
            Message::KindsRead(kinds) => self.take_kinds(kinds),
            Message::KindChosen(at) => self.choose(at),
            Message::KindTurned(by) => self.choose(self.turned(by)),
        }
    }

    fn note(&mut self, message: note::Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match self.note.take(message, context) {
            Next::Task(task) => (task.map(Message::Note), None),
            Next::Save(text) => (self.save(text, context), None),
            Next::Saved(number) => (Task::none(), Some(self.done(&number, context))),
            Next::Leave => (Task::none(), Some(Action::Closed)),
        }
    }

    fn take_kinds(&mut self, kinds: Result<Vec<JournalType>, Refusal>) -> (Task<Message>, Option<Action>) {
        match kinds {
            Ok(kinds) => self.kinds = kinds,
            // Then it is of the default type.
            Err(refusal) => log::warn!("types of journal records not read: {}", refusal.kind()),
        }
        (Task::none(), None)
    }

    fn choose(&mut self, at: usize) -> (Task<Message>, Option<Action>) {
        if at < self.kinds.len() {
            self.kind = at;
        }
        (Task::none(), None)
    }

    fn turned(&self, by: isize) -> usize {
        self.kind.saturating_add_signed(by).min(self.kinds.len().saturating_sub(1))
    }

    fn kind(&self) -> Option<JournalTypeId> {
        self.kinds.get(self.kind).map(|kind| kind.id)
    }

    fn save(&self, text: String, context: &Context<'_>) -> Task<Message> {
        let command = WriteJournal { address: self.note.address(), kind: self.kind(), text };
        parts::run(context, command).map(|saved| Message::Note(note::Message::Saved(saved)))
    }

    fn done(&self, number: &str, context: &Context<'_>) -> Action {
        let sentence = t!(context.texts, "journal-done", number = number);
        Action::Done { address: self.note.address(), handled: None, postponed_to: None, sentence }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.alt_named(Named::ArrowUp) {
            return Some(Message::KindTurned(-1));
        }
        if press.alt_named(Named::ArrowDown) {
            return Some(Message::KindTurned(1));
        }
        self.note.key(press).map(Message::Note)
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.note.is_unsaved()
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let names = self.kinds.iter().map(|kind| format!("{} · {}", kind.code, kind.name)).collect();
        let kind = Row::new()
            .push(text::caption(texts.text("journal-kind")))
            .push(Dropdown::new(names, Some(self.kind), Message::KindChosen).id(KIND).width(Length::Fill))
            .push(key_cap("Alt ↑ ↓"))
            .spacing(space::S)
            .align_y(Alignment::Center);
        let body = Column::new().push(self.note.field(context).map(Message::Note)).push(kind);
        self.note.around(body.spacing(space::M).into(), context, Message::Note)
    }
}
