//! The tab Contacts: who can be asked for, with phones, birthdays and what they agreed to.

pub mod person;
mod rows;

use iced::Task;
use iced::keyboard::key::Named;

use super::sheets::Asked;
use crate::domain::ids::AddressId;
use crate::service::Refusal;
use crate::store::ContactCard;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::widget::KeyPress;
use crate::ui::widget::list::kept_place;

/// The list of persons.
pub const LIST: &str = "client-contacts";

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    persons: Option<Vec<ContactCard>>,
    selected: Option<usize>,
    refusal: Option<Refusal>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The persons were read.
    Read(Result<Vec<ContactCard>, Refusal>),
    /// A person was selected, by place.
    Selected(usize),
    /// A person is to be changed, by place.
    Opened(usize),
    /// A new person.
    AddPressed,
    /// The selected one is to be changed.
    ChangePressed,
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self { address, persons: None, selected: None, refusal: None };
        let reading = state.read(context);
        (state, reading)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let address = self.address;
        parts::read(context, move |read| Ok(read.contact_cards(address)?)).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(persons) => (self.take(persons), None),
            Message::Selected(at) => {
                self.selected = Some(at);
                (Task::none(), None)
            }
            Message::Opened(at) => {
                self.selected = Some(at);
                (Task::none(), self.asked())
            }
            Message::AddPressed => (Task::none(), Some(Asked::Person(None))),
            Message::ChangePressed => (Task::none(), self.asked()),
        }
    }

    fn asked(&self) -> Option<Asked> {
        let person = self.persons.as_ref()?.get(self.selected?)?;
        Some(Asked::Person(Some(Box::new(person.clone()))))
    }

    fn take(&mut self, persons: Result<Vec<ContactCard>, Refusal>) -> Task<Message> {
        match persons {
            Ok(persons) => {
                let known = self.persons.as_ref().zip(self.selected).and_then(|(known, at)| known.get(at));
                let known = known.map(|person| person.id);
                self.selected = kept_place(known, persons.iter().map(|person| person.id), self.selected);
                self.persons = Some(persons);
                self.refusal = None;
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    /// The address changed behind the tab.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Nothing is typed here.
    pub fn save(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The list that has the keyboard once there is something in it.
    pub fn listed(&self) -> Option<&'static str> {
        self.persons.as_ref().filter(|persons| !persons.is_empty()).map(|_| LIST)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::Insert) {
            return Some(Message::AddPressed);
        }
        press.plain(Named::F2).then_some(Message::ChangePressed)
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        rows::view(self, context)
    }
}
