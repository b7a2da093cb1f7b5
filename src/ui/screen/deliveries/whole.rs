//! The question before a whole run is marked as delivered: how many orders, and how much money.

use iced::Length;
use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, row};

use crate::domain::ids::OrderId;
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::service::delivery_day::Run;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, KeyPress, button};

/// The orders in question.
#[derive(Debug)]
pub struct State {
    orders: Vec<(OrderId, i64)>,
    bottles: i64,
    /// Sums by kind of payment; a transfer is the sum of its orders.
    sums: [(PaymentKind, Money); 3],
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// They were all brought.
    Confirmed,
    /// They were not.
    Closed,
}

impl State {
    /// The question about a run; `None`: nothing of it is open.
    pub fn of(run: &Run) -> Option<Self> {
        let orders: Vec<_> = run.open().map(|ordered| (ordered.stop.order, ordered.stop.version)).collect();
        if orders.is_empty() {
            return None;
        }
        let sum = |kind: PaymentKind| {
            let of_kind = run.open().filter(|ordered| ordered.stop.payment == kind);
            let sums = of_kind.map(|ordered| match kind {
                PaymentKind::Transfer => ordered.stop.total.as_minor(),
                PaymentKind::Cash | PaymentKind::Card => ordered.due().as_minor(),
            });
            (kind, Money::minor(sums.fold(0, i64::saturating_add)))
        };
        let sums = [PaymentKind::Cash, PaymentKind::Card, PaymentKind::Transfer].map(sum);
        let bottles = run.open().map(|ordered| ordered.bottles()).sum();
        Some(Self { orders, bottles, sums })
    }

    /// The orders, and the versions that were seen.
    pub fn orders(&self) -> Vec<(OrderId, i64)> {
        self.orders.clone()
    }

    /// What a key means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let confirms = press.ctrl_named(Named::Enter) || press.plain(Named::Enter);
        (confirms && !press.repeat).then_some(Message::Confirmed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let line = |label: String, figure: String| -> Element<'a, Message> {
            row![text::muted(label).width(Length::Fill), text::figure(figure)].into()
        };
        let sums = self.sums.iter().filter(|(_, sum)| *sum > Money::ZERO).map(|(kind, sum)| {
            line(texts.text(&format!("deliveries-whole-{}", kind.code())), texts.money(sum.as_minor()))
        });
        let body = Column::new()
            .push(text::body(t!(texts, "deliveries-whole-sentence", count = self.orders.len())))
            .push(line(texts.text("deliveries-whole-bottles"), texts.integer(self.bottles)))
            .extend(sums)
            .spacing(space::S);
        let go = button(texts.text("deliveries-whole-save")).primary().key("Enter");
        let leave = button(texts.text("dialog-close")).quiet().on_press(Message::Closed);
        let footer = Row::new()
            .push(go.on_press(Message::Confirmed).mouse_only())
            .push(Space::new().width(Length::Fill))
            .push(leave.mouse_only());
        Dialog::new("deliveries-whole", texts.text("deliveries-whole-title"), body)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}
