//! The orders of the week, or the last ones under a heading that says so (S1-48, R-41).

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, container, space as gap};
use iced::{Alignment, Length};

use super::section;
use crate::domain::order::OrderStatus;
use crate::i18n::Texts;
use crate::service::card::{Card, CardOrders};
use crate::store::OrderRow;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Button, badge, button, line};

/// Widths of the columns, in pixels.
const DATE: f32 = 84.0;
const NUMBER: f32 = 62.0;
const BOTTLES: f32 = 48.0;
const SUM: f32 = 70.0;
/// Between two of them.
const BETWEEN: f32 = 8.0;
/// Height of a line.
const LINE: f32 = 26.0;
/// A panel narrower than this does without the numbers, so that every status is read whole.
const WITH_NUMBERS: f32 = 430.0;

/// Whether an order is on its way.
const fn is_open(order: &OrderRow) -> bool {
    matches!(order.order.status, OrderStatus::Accepted | OrderStatus::OnRoute)
}

/// The orders of a card.
pub fn orders(card: &Card) -> &[OrderRow] {
    match &card.orders {
        CardOrders::ThisWeek(orders) | CardOrders::Last(orders) => orders,
    }
}

impl State {
    /// The order on its way at this place, the first from the top.
    pub(in crate::ui::screen::desk) fn open_order(&self, at: usize) -> Option<&OrderRow> {
        orders(self.card_in_sight()?).iter().filter(|order| is_open(order)).nth(at)
    }

    /// The first accepted order from the top: it can still be changed.
    pub(in crate::ui::screen::desk) fn accepted_order(&self) -> Option<&OrderRow> {
        orders(self.card_in_sight()?).iter().find(|order| order.order.status == OrderStatus::Accepted)
    }

    pub(super) fn orders_section<'a>(
        &'a self,
        card: Option<&'a Card>,
        context: &Context<'a>,
        width: f32,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let which = card.map(|card| match &card.orders {
            CardOrders::ThisWeek(_) => texts.text("desk-orders-week"),
            CardOrders::Last(orders) if orders.is_empty() => String::new(),
            CardOrders::Last(orders) => t!(texts, "desk-orders-last", count = orders.len()),
        });
        let top = Row::new()
            .push(text::section(&texts.text("desk-orders")))
            .push(which.map(text::caption))
            .spacing(space::S)
            .align_y(Alignment::Center);
        let known = card.map_or(&[][..], orders);
        let none = (card.is_some() && known.is_empty()).then(|| text::muted(texts.text("desk-orders-none")));
        let table = (!known.is_empty()).then(|| self.order_lines(known, width >= WITH_NUMBERS, texts));
        section(Column::new().push(top).push(none).push(table))
    }

    fn order_lines<'a>(
        &'a self,
        known: &'a [OrderRow],
        numbers: bool,
        texts: &Texts,
    ) -> Element<'a, Message> {
        let mut lines = Column::new().push(heading(numbers, texts));
        let mut open = 0;
        for order in known {
            lines = lines.push(order_line(order, numbers, texts));
            if is_open(order) && open < 9 {
                lines = lines.push(self.order_buttons(order, open, texts));
                open += 1;
            }
            lines = lines.push(line());
        }
        lines.into()
    }

    /// What can be done with an order on its way.
    fn order_buttons<'a>(&self, order: &OrderRow, at: usize, texts: &Texts) -> Element<'a, Message> {
        let reachable =
            |button: Button<Message>| if self.panel.entered { button } else { button.mouse_only() };
        let first = self.accepted_order().is_some_and(|first| first.id == order.id);
        let change = (self.may_work && order.order.status == OrderStatus::Accepted).then(|| {
            let change = button(texts.text("desk-order-change")).link();
            let change = if first { change.key("Ctrl E") } else { change };
            reachable(change.on_press(Message::EditOrderPressed(Some(at))))
        });
        let delivered = self.may_sell.then(|| {
            let delivered = button(texts.text("desk-order-delivered")).link();
            // In a churn review the digits with Alt are its own.
            let delivered =
                if self.is_reviewing() { delivered } else { delivered.key(format!("Alt {}", at + 1)) };
            reachable(delivered.on_press(Message::DeliveredPressed(at)))
        });
        Row::new()
            .push(gap::horizontal())
            .push(change)
            .push(delivered)
            .spacing(space::M)
            .padding(iced::Padding::ZERO.right(space::S).bottom(space::XS))
            .into()
    }
}

fn heading<'a>(numbers: bool, texts: &Texts) -> Element<'a, Message> {
    let caption = |id: &str| text::caption(texts.text(id)).font(crate::ui::font::SEMIBOLD);
    let cells = Row::new()
        .push(caption("desk-order-delivery").width(DATE))
        .push(numbers.then(|| caption("desk-order-number").width(NUMBER)))
        .push(caption("desk-order-bottles").width(BOTTLES).align_x(Alignment::End))
        .push(caption("desk-order-sum").width(SUM).align_x(Alignment::End))
        .push(caption("desk-order-status").width(Length::Fill))
        .spacing(BETWEEN)
        .padding(iced::Padding { top: 4.0, bottom: 4.0, left: space::S, right: 0.0 });
    Column::new().push(container(cells).style(theme::container::raised)).push(line()).into()
}

fn order_line<'a>(row: &'a OrderRow, numbers: bool, texts: &Texts) -> Element<'a, Message> {
    let order = &row.order;
    let status = texts.text(&format!("order-status-{}", order.status.code()));
    let number = numbers.then(|| text::body(order.number.as_str()).width(NUMBER).wrapping(Wrapping::None));
    Row::new()
        .push(text::body(texts.date(order.delivery_on)).width(DATE).wrapping(Wrapping::None))
        .push(number)
        .push(text::body(texts.integer(order.bottles)).width(BOTTLES).align_x(Alignment::End))
        .push(text::body(texts.amount(order.total.as_minor())).width(SUM).align_x(Alignment::End))
        .push(badge(tone(order.status), status))
        .spacing(BETWEEN)
        .height(LINE)
        .padding(iced::Padding::ZERO.left(space::S))
        .align_y(Alignment::Center)
        .into()
}

const fn tone(status: OrderStatus) -> Tone {
    match status {
        OrderStatus::Draft | OrderStatus::Cancelled => Tone::Neutral,
        OrderStatus::Accepted | OrderStatus::OnRoute => Tone::Accent,
        OrderStatus::Delivered => Tone::Good,
        OrderStatus::Undelivered => Tone::Warning,
    }
}
