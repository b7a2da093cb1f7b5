//! What a manager watches: addresses whose planning needs a look, and how good the forecast is.

use iced::Task;
use iced::widget::Space;

use super::{Action, Context};
use crate::service::Changes;
use crate::ui::Element;
use crate::ui::widget::{Dialog, KeyPress};

/// What the screen shows and what was typed into it.
#[derive(Debug, Default)]
pub struct State {}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {}

impl State {
    /// The screen as it opens, and its first reading.
    pub fn new(_context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Task::none())
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {}
    }

    /// The office changed behind the screen. Reads anew what is shown.
    pub fn changed(&mut self, _changes: Changes, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        false
    }

    /// What a key of the whole window means here.
    pub fn key(&self, _press: &KeyPress) -> Option<Message> {
        None
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, _context: &Context<'_>) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, _context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        None
    }

    /// The screen, between the rail and the status bar.
    pub fn view<'a>(&'a self, _context: &Context<'a>) -> Element<'a, Message> {
        Space::new().into()
    }
}
