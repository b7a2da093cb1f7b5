//! Leaving a card although something typed was not saved.

use iced::widget::{Row, Space};
use iced::{Length, Task};

use super::tabs::Tab;
use super::{Message, State};
use crate::domain::ids::AddressId;
use crate::ui::screen::Context;
use crate::ui::theme::text;
use crate::ui::widget::{Dialog, button};

/// The button with which one stays.
const STAY: &str = "client-stay";

/// Where one wants to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// The same tab, without what was typed.
    Here,
    /// The card of an address.
    Address {
        /// Which.
        address: AddressId,
        /// With a new order over it.
        order: bool,
    },
    /// An empty card, with what was typed of the client already.
    NewClient(Option<String>),
    /// An empty card of a further address of the client.
    NewAddress,
}

impl State {
    /// What was typed is given up, and the way is free.
    pub(super) fn discard(&mut self, context: &Context<'_>) -> Task<Message> {
        if let Some(new) = &mut self.new {
            new.forget(context);
        }
        if let Some(card) = &mut self.card {
            match &self.leaving {
                Some(Destination::Here) if self.new.is_none() => card.sheets.discard(card.tab, context),
                // Another card takes the place of this one, whatever stands over it.
                Some(Destination::Address { .. }) => {
                    [Tab::Details, Tab::Planning]
                        .into_iter()
                        .for_each(|tab| card.sheets.discard(tab, context));
                }
                _ => {}
            }
        }
        match self.leaving.take() {
            Some(to) => self.went(to, context),
            None => Task::none(),
        }
    }

    pub(super) fn stay(&mut self) -> Task<Message> {
        self.leaving = None;
        Task::none()
    }
}

/// The question before something typed is lost.
pub fn question<'a>(context: &Context<'_>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let stay = button(texts.text("dialog-stay")).id(STAY).primary().key("Esc").on_press(Message::Stayed);
    let discard = button(texts.text("dialog-discard")).danger().key("Alt Del").on_press(Message::Discarded);
    let footer = Row::new().push(stay).push(Space::new().width(Length::Fill)).push(discard);
    Dialog::new(
        "client-leaving",
        texts.text("client-leaving-title"),
        text::body(texts.text("client-leaving-sentence")),
    )
    .footer(footer)
    .on_escape(Message::Stayed)
}
