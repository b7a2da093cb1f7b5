//! The order on paper: what is printed is what is stored, so a new order is kept as a draft first.

use iced::Task;

use super::{Message, Saving, State};
use crate::domain::ids::OrderId;
use crate::ui::printing;
use crate::ui::screen::Context;

/// What became of printing.
#[derive(Debug)]
pub(super) enum Printing {
    /// The sheet of this order is being made.
    Making(OrderId),
    /// It was opened, or why not.
    Said(Result<String, String>),
}

impl State {
    pub(super) fn print(&mut self, context: &Context<'_>) -> Task<Message> {
        if matches!(self.printing, Some(Printing::Making(_))) || self.form.is_none() {
            return Task::none();
        }
        self.printing = None;
        let stored = self.form.as_ref().and_then(|form| form.order.as_ref()).map(|(id, ..)| *id);
        match stored.filter(|_| !self.is_unsaved()) {
            Some(id) => self.print_stored(id, context),
            None if self.is_edit() => {
                self.printing = Some(Printing::Said(Err(context.texts.text("order-print-unsaved"))));
                Task::none()
            }
            None => self.send(Saving::DraftAndPrint, context),
        }
    }

    pub(super) fn print_stored(&mut self, id: OrderId, context: &Context<'_>) -> Task<Message> {
        self.printing = Some(Printing::Making(id));
        printing::order(id, context).map(move |answer| Message::Printed(id, answer))
    }

    pub(super) fn printed(&mut self, id: OrderId, answer: Result<String, String>) -> Task<Message> {
        if matches!(self.printing, Some(Printing::Making(known)) if known == id) {
            self.printing = Some(Printing::Said(answer));
        }
        Task::none()
    }
}
