//! The question before the sale of a delivered order is voided: figures that were typed by hand go with it.

use iced::Length;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space};

use crate::domain::ids::SaleId;
use crate::store::StopSale;
use crate::t;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, KeyPress, button};

/// The order and its sale.
#[derive(Debug)]
pub struct State {
    order: String,
    sale: SaleId,
    number: String,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// The sale is to be voided.
    Confirmed,
    /// It stays.
    Closed,
}

impl State {
    /// The question about the sale of the order of this number.
    pub fn new(order: String, sale: &StopSale) -> Self {
        Self { order, sale: sale.id, number: sale.number.clone() }
    }

    /// The number of the order, and its sale.
    pub fn asked(&self) -> (String, SaleId) {
        (self.order.clone(), self.sale)
    }

    /// What a key means here. A key that is still held from before says nothing.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let confirms = press.ctrl_named(Named::Enter) || press.plain(Named::Delete);
        (confirms && !press.repeat).then_some(Message::Confirmed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let question =
            t!(texts, "deliveries-unmark-question", order = self.order.as_str(), sale = self.number.as_str());
        let body = Column::new()
            .push(text::body(question))
            .push(text::muted(texts.text("client-void-sale")))
            .spacing(space::S);
        let void = button(texts.text("deliveries-unmark")).danger().key("Del").on_press(Message::Confirmed);
        let stay = button(texts.text("client-void-stay")).id(parts::STAY).primary().key("Esc");
        let footer =
            Row::new().push(stay.on_press(Message::Closed)).push(Space::new().width(Length::Fill)).push(void);
        Dialog::new("deliveries-unmark", texts.text("deliveries-unmark"), body)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}
