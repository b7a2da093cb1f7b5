//! The tab Planning: settings, the reasons for the date, consumption.

use iced::Task;
use iced::widget::Space;

use crate::domain::ids::AddressId;
use crate::ui::Element;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::KeyPress;

/// What the tab shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    address: AddressId,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, _context: &Context<'_>) -> (Self, Task<Message>) {
        (Self { address }, Task::none())
    }

    /// Which address it shows.
    pub const fn address(&self) -> AddressId {
        self.address
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {}
    }

    /// The address changed behind the tab. Reads anew what is shown and keeps what was typed.
    pub fn changed(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Ctrl+S: keeps what was typed.
    pub fn save(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Whether something typed would be lost by closing.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, _press: &KeyPress) -> Option<Message> {
        None
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, _context: &Context<'a>) -> Element<'a, Message> {
        Space::new().into()
    }
}
