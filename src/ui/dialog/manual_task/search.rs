//! The search for the address that a task is about: found while one types, taken with Enter.

use iced::keyboard::key::Named;
use iced::widget::{Column, Row};
use iced::{Alignment, Length, Task};

use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::find::Found;
use crate::service::{Refusal, answered};
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Key, KeyPress, Press, badge, field};

/// The field.
pub(in crate::ui) use super::FIND as FIELD;

/// Addresses shown at once.
const SHOWN: usize = 6;
/// Results asked for: several may lead to the same address.
const ASKED: usize = 20;
/// Characters of a client and of an address that fit into a row.
const CLIENT: usize = 34;
const TEXT: usize = 44;

/// What is typed and what was found.
#[derive(Debug, Default)]
pub(in crate::ui) struct Search {
    typed: String,
    found: Vec<Found>,
    at: usize,
    /// Whether the answer for what is typed has come.
    answered: bool,
    refusal: Option<Refusal>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was typed into.
    Typed(String),
    /// What was found for a text.
    Found(String, Result<Vec<Found>, Refusal>),
    /// The mark went up or down.
    Moved(isize),
    /// The marked one is taken.
    Submitted,
    /// The one at this place is taken.
    Chosen(usize),
}

impl Search {
    /// Takes in what happened; gives the address that was chosen.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<AddressId>) {
        match message {
            Message::Typed(typed) => (self.look(typed, context), None),
            Message::Found(typed, found) => {
                self.take(&typed, found);
                (Task::none(), None)
            }
            Message::Moved(by) => {
                let last = self.found.len().saturating_sub(1);
                self.at = self.at.saturating_add_signed(by).min(last);
                (Task::none(), None)
            }
            Message::Submitted => (Task::none(), self.address(self.at)),
            Message::Chosen(at) => (Task::none(), self.address(at)),
        }
    }

    fn address(&self, at: usize) -> Option<AddressId> {
        self.found.get(at).filter(|_| self.answered).map(|found| found.address)
    }

    fn look(&mut self, typed: String, context: &Context<'_>) -> Task<Message> {
        self.typed = typed.clone();
        self.answered = false;
        self.refusal = None;
        if typed.trim().is_empty() {
            self.found.clear();
            return Task::none();
        }
        let answer = context.office.find(typed.clone(), ASKED);
        Task::perform(answered(answer), move |found| Message::Found(typed.clone(), found))
    }

    fn take(&mut self, typed: &str, found: Result<Vec<Found>, Refusal>) {
        // An answer for what is no longer typed is dropped.
        if typed != self.typed {
            return;
        }
        self.answered = true;
        self.at = 0;
        match found {
            Ok(found) => {
                self.found.clear();
                for one in found {
                    if self.found.len() < SHOWN && self.found.iter().all(|known| known.address != one.address)
                    {
                        self.found.push(one);
                    }
                }
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
    }

    /// Arrows move the mark while the field keeps the keyboard.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if !press.modifiers.is_empty() || self.found.is_empty() {
            return None;
        }
        match press.key {
            Key::Named(Named::ArrowDown) => Some(Message::Moved(1)),
            Key::Named(Named::ArrowUp) => Some(Message::Moved(-1)),
            _ => None,
        }
    }

    /// The field under its label, and what was found.
    pub fn view<'a>(&'a self, label: &str, texts: &'a Texts, error: Option<String>) -> Element<'a, Message> {
        let refused = parts::sentence(texts, self.refusal.as_ref(), |_| true);
        let field = field(FIELD, texts.text(label), self.typed.as_str())
            .placeholder(texts.text("task-find-hint"))
            .error(error.or(refused))
            .on_input(Message::Typed)
            .on_submit(Message::Submitted);
        let rows = self.found.iter().enumerate().map(|(at, found)| self.row(texts, at, found));
        let nothing = self.answered && self.found.is_empty() && !self.typed.trim().is_empty();
        let nothing = nothing.then(|| text::caption(texts.text("task-find-nothing")));
        Column::new()
            .push(Element::from(field))
            .push(Column::with_children(rows).spacing(2))
            .push(nothing)
            .spacing(space::S)
            .into()
    }

    fn row<'a>(&'a self, texts: &Texts, at: usize, found: &'a Found) -> Element<'a, Message> {
        let status = match found.status {
            AddressStatus::Active => None,
            status => Some(badge(Tone::Warning, texts.text(&format!("address-status-{}", status.code())))),
        };
        let client = text::strong(parts::cut(&found.client.text, CLIENT));
        let client = client.style(text::coloured(|tokens| tokens.text));
        let address = text::muted(parts::cut(&found.text.text, TEXT)).width(Length::Fill);
        let line = Row::new().push(client).push(address).push(status).spacing(space::M);
        Press::new(Kind::Rail { chosen: at == self.at }, line.align_y(Alignment::Center))
            .width(Length::Fill)
            .on_press(Message::Chosen(at))
            .mouse_only()
            .into()
    }
}
