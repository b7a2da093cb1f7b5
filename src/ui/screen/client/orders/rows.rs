//! The orders as rows of a list.

use iced::Length;
use iced::widget::{Column as Lines, container};

use super::{LIST, Message, State};
use crate::domain::order::OrderStatus;
use crate::i18n::Texts;
use crate::store::OrderOf;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::client::bar;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{List, button, callout, empty};
use crate::wording;

/// The menu of periods.
pub const PERIOD: &str = "client-orders-period";

pub fn view<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let refused = state.refusal.as_ref().map(|refusal| {
        container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
    });
    let body: Element<'a, Message> = match state.orders.as_deref() {
        None if state.refusal.is_some() => Lines::new().into(),
        None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
        Some([]) => empty(texts.text("client-orders-none-title"), texts.text("client-orders-none"), None),
        Some(_) => {
            let list = if state.shown.is_empty() {
                empty(texts.text("client-period-empty-title"), texts.text("client-period-empty"), None)
            } else {
                list(state, context)
            };
            Lines::new().push(head(state, context)).push(list).into()
        }
    };
    Lines::new().push(refused).push(body).width(Length::Fill).height(Length::Fill).into()
}

fn head<'a>(state: &State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let open = button(texts.text("client-orders-open")).key("F2").on_press(Message::OpenPressed).mouse_only();
    let brought = state.brought().map(|_| Message::DeliveredPressed);
    let brought =
        button(texts.text("client-orders-delivered")).key("F3").on_press_maybe(brought).mouse_only();
    let print = (state.selected.is_some() && !state.printing).then_some(Message::PrintPressed);
    let print = button(texts.text("order-print")).key("Alt P").on_press_maybe(print).mouse_only();
    let invoice = state.invoice().map(|_| Message::InvoicePressed);
    let invoice = button(texts.text("client-invoice")).key("F6").on_press_maybe(invoice).mouse_only();
    let menu = state.period.menu(PERIOD, texts, Message::PeriodChosen);
    let shown = (0..state.shown.len()).filter_map(|at| state.order(at));
    let live = shown.filter(|order| order.status == OrderStatus::Delivered);
    let (bottles, total) = live.fold((0, 0_i64), |(bottles, total), order| {
        (bottles + order.bottles, total.saturating_add(order.total.as_minor()))
    });
    let words = t!(
        texts,
        "client-orders-total",
        count = state.shown.len(),
        bottles = bottles,
        total = texts.money(total)
    );
    bar::with([open.into(), brought.into(), invoice.into(), print.into(), menu], text::muted(words).into())
}

fn list<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let title = |id: &str| texts.text(id);
    let columns = vec![
        Column::new(title("client-column-number"), Width::Px(120.0)),
        Column::new(title("client-column-ordered"), Width::Px(110.0)),
        Column::new(title("client-column-delivery"), Width::Px(140.0)),
        Column::new(title("client-column-status"), Width::Fill { share: 1, min: 110.0 }),
        Column::figures(title("client-column-bottles"), 70.0),
        Column::figures(title("client-column-sum"), 110.0),
        Column::new(title("client-column-sale"), Width::Fill { share: 1, min: 110.0 }).hidden_below(760.0),
        Column::new(title("client-column-who"), Width::Fill { share: 2, min: 120.0 }).hidden_below(900.0),
    ];
    List::new(columns, state.shown.len(), move |row, column| match state.order(row) {
        Some(order) => cell(order, column, texts),
        None => Cell::Empty,
    })
    .id(LIST)
    .dense()
    .selected(state.selected)
    .on_select(Message::Selected)
    .on_activate(Message::Opened)
    .into()
}

fn cell<'a>(order: &'a OrderOf, column: usize, texts: &Texts) -> Cell<'a> {
    match column {
        0 => Cell::strong(order.number.as_str()),
        1 => Cell::muted(texts.date(order.ordered_on)),
        2 => Cell::text(texts.date_with_weekday(order.delivery_on)),
        3 => Cell::badge(tone(order.status), texts.text(&format!("order-status-{}", order.status.code()))),
        4 => Cell::text(texts.integer(order.bottles)),
        5 => Cell::text(texts.amount(order.total.as_minor())),
        6 => order.sale.as_deref().map_or(Cell::Empty, Cell::muted),
        _ => order.changed_by.as_deref().map_or(Cell::Empty, Cell::muted),
    }
}

const fn tone(status: OrderStatus) -> Tone {
    match status {
        OrderStatus::Draft | OrderStatus::Cancelled => Tone::Neutral,
        OrderStatus::Accepted | OrderStatus::OnRoute => Tone::Accent,
        OrderStatus::Delivered => Tone::Good,
        OrderStatus::Undelivered => Tone::Bad,
    }
}
