//! The pages on the right, one for each place of the list.

use iced::Task;

use super::place::Place;
use super::{backups, calendar, numbering, prices, register, requisites, rights, settings};
use crate::service::Changes;
use crate::ui::Element;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::{Dialog, KeyPress};

/// A page as it was left.
#[derive(Debug)]
pub(super) enum Page {
    Register(Box<register::State>),
    Prices(Box<prices::State>),
    Calendar(Box<calendar::State>),
    Requisites(Box<requisites::State>),
    Rights(Box<rights::State>),
    Numbering(Box<numbering::State>),
    Settings(Box<settings::State>),
    Backups(Box<backups::State>),
}

/// What happened on a page.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the page of a directory.
    Register(register::Message),
    /// On the page of the price lists.
    Prices(prices::Message),
    /// On the page of the calendar.
    Calendar(calendar::Message),
    /// On the page of the requisites.
    Requisites(requisites::Message),
    /// On the page of the rights.
    Rights(rights::Message),
    /// On the page of the numbering.
    Numbering(numbering::Message),
    /// On the page of the settings.
    Settings(settings::Message),
    /// On the page of the backups.
    Backups(backups::Message),
}

impl Page {
    /// A page as it opens, and its first reading.
    pub fn open(place: Place, context: &Context<'_>) -> (Self, Task<Message>) {
        match place {
            Place::Register(directory) => {
                let (state, task) = register::State::open(directory, context);
                (Self::Register(Box::new(state)), task.map(Message::Register))
            }
            Place::Prices => {
                let (state, task) = prices::State::new(context);
                (Self::Prices(Box::new(state)), task.map(Message::Prices))
            }
            Place::Calendar => {
                let (state, task) = calendar::State::open(context);
                (Self::Calendar(Box::new(state)), task.map(Message::Calendar))
            }
            Place::Requisites => {
                let (state, task) = requisites::State::open(context);
                (Self::Requisites(Box::new(state)), task.map(Message::Requisites))
            }
            Place::Rights => {
                let (state, task) = rights::State::open(context);
                (Self::Rights(Box::new(state)), task.map(Message::Rights))
            }
            Place::Numbering => {
                let (state, task) = numbering::State::open(context);
                (Self::Numbering(Box::new(state)), task.map(Message::Numbering))
            }
            Place::Settings => {
                let (state, task) = settings::State::open(context);
                (Self::Settings(Box::new(state)), task.map(Message::Settings))
            }
            Place::Backups => {
                let (state, task) = backups::State::open(context);
                (Self::Backups(Box::new(state)), task.map(Message::Backups))
            }
        }
    }

    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match (self, message) {
            (Self::Register(state), Message::Register(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Register), action)
            }
            (Self::Prices(state), Message::Prices(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Prices), action)
            }
            (Self::Calendar(state), Message::Calendar(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Calendar), action)
            }
            (Self::Requisites(state), Message::Requisites(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Requisites), action)
            }
            (Self::Rights(state), Message::Rights(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Rights), action)
            }
            (Self::Numbering(state), Message::Numbering(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Numbering), action)
            }
            (Self::Settings(state), Message::Settings(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Settings), action)
            }
            (Self::Backups(state), Message::Backups(message)) => {
                let (task, action) = state.update(message, context);
                (task.map(Message::Backups), action)
            }
            _ => (Task::none(), None),
        }
    }

    pub fn changed(&mut self, changes: Changes, context: &Context<'_>) -> Task<Message> {
        match self {
            Self::Register(state) => state.changed(changes, context).map(Message::Register),
            Self::Prices(state) => state.changed(changes, context).map(Message::Prices),
            Self::Calendar(state) => state.changed(changes, context).map(Message::Calendar),
            Self::Requisites(state) => state.changed(changes, context).map(Message::Requisites),
            Self::Rights(state) => state.changed(changes, context).map(Message::Rights),
            Self::Numbering(state) => state.changed(changes, context).map(Message::Numbering),
            Self::Settings(state) => state.changed(changes, context).map(Message::Settings),
            Self::Backups(state) => state.changed(changes, context).map(Message::Backups),
        }
    }

    pub fn is_unsaved(&self) -> bool {
        match self {
            Self::Register(state) => state.is_unsaved(),
            Self::Prices(state) => state.is_unsaved(),
            Self::Calendar(state) => state.is_unsaved(),
            Self::Requisites(state) => state.is_unsaved(),
            Self::Rights(state) => state.is_unsaved(),
            Self::Numbering(state) => state.is_unsaved(),
            Self::Settings(state) => state.is_unsaved(),
            Self::Backups(state) => state.is_unsaved(),
        }
    }

    /// Whether a message from a hand would lose what was typed, on the pages that do not ask about that themselves.
    pub fn would_lose(&self, message: &Message) -> bool {
        match (self, message) {
            (Self::Numbering(state), Message::Numbering(message)) => state.would_lose(message),
            (Self::Settings(state), Message::Settings(message)) => state.would_lose(message),
            (Self::Backups(state), Message::Backups(message)) => state.would_lose(message),
            _ => false,
        }
    }

    pub const fn has_dialog(&self) -> bool {
        match self {
            Self::Register(state) => state.has_dialog(),
            Self::Prices(state) => state.has_dialog(),
            Self::Calendar(state) => state.has_dialog(),
            Self::Backups(state) => state.has_dialog(),
            Self::Requisites(_) | Self::Rights(_) | Self::Numbering(_) | Self::Settings(_) => false,
        }
    }

    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match self {
            Self::Register(state) => state.key(press).map(Message::Register),
            Self::Prices(state) => state.key(press).map(Message::Prices),
            Self::Calendar(state) => state.key(press).map(Message::Calendar),
            Self::Requisites(state) => state.key(press).map(Message::Requisites),
            Self::Rights(state) => state.key(press).map(Message::Rights),
            Self::Numbering(state) => state.key(press).map(Message::Numbering),
            Self::Settings(state) => state.key(press).map(Message::Settings),
            Self::Backups(state) => state.key(press).map(Message::Backups),
        }
    }

    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        match self {
            Self::Register(state) => state.hints(context),
            Self::Prices(state) => state.hints(context),
            Self::Calendar(state) => state.hints(context),
            Self::Requisites(state) => state.hints(context),
            Self::Rights(state) => state.hints(context),
            Self::Numbering(state) => state.hints(context),
            Self::Settings(state) => state.hints(context),
            Self::Backups(state) => state.hints(context),
        }
    }

    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        match self {
            Self::Register(state) => state.dialog(context).map(|dialog| dialog.map(Message::Register)),
            Self::Prices(state) => state.dialog(context).map(|dialog| dialog.map(Message::Prices)),
            Self::Calendar(state) => state.dialog(context).map(|dialog| dialog.map(Message::Calendar)),
            Self::Backups(state) => state.dialog(context).map(|dialog| dialog.map(Message::Backups)),
            Self::Requisites(_) | Self::Rights(_) | Self::Numbering(_) | Self::Settings(_) => None,
        }
    }

    pub fn view<'a>(&'a self, has_keyboard: bool, context: &Context<'a>) -> Element<'a, Message> {
        match self {
            Self::Register(state) => state.view(has_keyboard, context).map(Message::Register),
            Self::Prices(state) => state.view(has_keyboard, context).map(Message::Prices),
            Self::Calendar(state) => state.view(has_keyboard, context).map(Message::Calendar),
            Self::Requisites(state) => state.view(context).map(Message::Requisites),
            Self::Rights(state) => state.view(has_keyboard, context).map(Message::Rights),
            Self::Numbering(state) => state.view(context).map(Message::Numbering),
            Self::Settings(state) => state.view(context).map(Message::Settings),
            Self::Backups(state) => state.view(has_keyboard, context).map(Message::Backups),
        }
    }
}

/// Whether a message comes from a hand on the page, and not from the office.
pub(super) const fn is_by_hand(message: &Message) -> bool {
    match message {
        Message::Register(message) => register::State::is_by_hand(message),
        Message::Prices(message) => prices::State::is_by_hand(message),
        Message::Calendar(message) => calendar::State::is_by_hand(message),
        Message::Requisites(message) => requisites::State::is_by_hand(message),
        Message::Rights(message) => rights::State::is_by_hand(message),
        Message::Numbering(message) => numbering::State::is_by_hand(message),
        Message::Settings(message) => settings::State::is_by_hand(message),
        Message::Backups(message) => backups::State::is_by_hand(message),
    }
}
