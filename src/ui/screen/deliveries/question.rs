//! The question before something that is not easily had again: the sale of a delivered order is voided with the figures
//! that were typed by hand, a whole run comes back from the way.

use iced::Length;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};

use crate::domain::ids::SaleId;
use crate::t;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, KeyPress, button};

/// What is asked.
#[derive(Debug, Clone)]
pub enum Asked {
    /// Whether the sale of an order is to be voided.
    Void {
        /// The number of the order.
        order: String,
        /// Its sale.
        sale: SaleId,
        /// The number of the sale.
        number: String,
    },
    /// Whether the chosen run is to be recalled.
    Recall {
        /// Its name.
        run: String,
        /// Orders that are on the way.
        orders: usize,
    },
}

/// The question.
#[derive(Debug)]
pub struct State {
    asked: Asked,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// It is to be done.
    Confirmed,
    /// All stays as it is.
    Closed,
}

impl State {
    /// The question about that.
    pub const fn new(asked: Asked) -> Self {
        Self { asked }
    }

    /// What is asked.
    pub fn asked(&self) -> Asked {
        self.asked.clone()
    }

    /// What a key means here. A key that is still held from before says nothing.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let confirms = press.ctrl_named(Named::Enter) || press.plain(Named::Delete);
        (confirms && !press.repeat).then_some(Message::Confirmed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let body = |question: String, note: String| {
            Column::new().push(text::body(question)).push(text::muted(note)).spacing(space::S)
        };
        let (dialog, go, stay) = match &self.asked {
            Asked::Void { order, sale: _, number } => {
                let (order, sale) = (order.as_str(), number.as_str());
                let question = t!(texts, "deliveries-unmark-question", order = order, sale = sale);
                let body = body(question, texts.text("client-void-sale"));
                let dialog = Dialog::new("deliveries-unmark", texts.text("deliveries-unmark"), body);
                (dialog, "deliveries-unmark", "client-void-stay")
            }
            Asked::Recall { run, orders } => {
                let question = t!(texts, "deliveries-recall-question", name = run.as_str());
                let body = body(question, t!(texts, "deliveries-recall-note", count = *orders));
                let dialog = Dialog::new("deliveries-recall", texts.text("deliveries-recall"), body);
                (dialog, "deliveries-recall", "deliveries-recall-stay")
            }
        };
        let go = button(texts.text(go)).danger().key("Del").on_press(Message::Confirmed);
        let stay = button(texts.text(stay)).id(parts::STAY).primary().key("Esc");
        let footer =
            Row::new().push(stay.on_press(Message::Closed)).push(Space::new().width(Length::Fill)).push(go);
        dialog.footer(footer).on_escape(Message::Closed)
    }
}
