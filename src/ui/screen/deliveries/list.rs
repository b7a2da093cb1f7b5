//! The stops of the chosen run.

use iced::Length;
use iced::widget::container;

use super::{Message, State};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind};
use crate::i18n::Texts;
use crate::service::delivery_day::{Ordered, Run};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::Tone;
use crate::ui::widget::List;
use crate::ui::widget::list::{Cell, Column, Width};
use crate::wording::{stop_notes, stop_time};

/// The name of the list.
pub const LIST: &str = "deliveries-list";

/// The columns, from the left.
const COLUMNS: [&str; 9] =
    ["place", "time", "client", "notes", "bottles", "returned", "due", "debt", "status"];

impl State {
    /// The list of the stops.
    pub(super) fn stops<'a>(&'a self, run: &'a Run, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let columns = COLUMNS.iter().map(|name| column(texts, name)).collect();
        let list = List::new(columns, run.stops.len(), move |at, column| {
            run.stops.get(at).map_or(Cell::Empty, |ordered| cell(texts, (at, ordered), column))
        })
        .id(LIST)
        .selected(self.at())
        .handled(move |at| run.stops.get(at).is_some_and(|ordered| !ordered.is_open()))
        .on_select(Message::RowPressed)
        .on_activate(Message::RowActivated)
        .on_mark(Message::RowActivated)
        .on_page_size(Message::PageSized);
        container(list).height(Length::Fill).width(Length::Fill).into()
    }
}

fn column(texts: &Texts, name: &str) -> Column {
    let title = texts.text(&format!("deliveries-column-{name}"));
    match name {
        "place" => Column::figures(title, 40.0),
        "time" => Column::new(title, Width::Px(104.0)),
        "client" => Column::new(title, Width::Fill { share: 4, min: 200.0 }),
        "notes" => Column::new(title, Width::Fill { share: 4, min: 120.0 }).hidden_below(840.0),
        "bottles" | "returned" => Column::figures(title, 56.0),
        "due" => Column::figures(title, 116.0),
        "debt" => Column::figures(title, 92.0),
        _ => Column::new(title, Width::Px(116.0)),
    }
}

fn cell<'a>(texts: &Texts, (at, ordered): (usize, &'a Ordered), column: usize) -> Cell<'a> {
    let stop = &ordered.stop;
    match COLUMNS.get(column).copied().unwrap_or_default() {
        "place" => Cell::muted((at + 1).to_string()),
        "time" => Cell::text(stop_time(stop)),
        "client" => Cell::two(stop.client.as_str(), stop.text.as_str()),
        "notes" => {
            let notes = stop_notes(texts, stop);
            match (notes.is_empty(), stop.driver_note.is_empty()) {
                (true, true) => Cell::Empty,
                (false, true) => Cell::muted(notes),
                (true, false) => Cell::text(stop.driver_note.as_str()),
                (false, false) => Cell::two(stop.driver_note.as_str(), notes),
            }
        }
        "bottles" => number(stop.sale.as_ref().map_or_else(|| ordered.bottles(), |sale| sale.containers)),
        "returned" => number(stop.sale.as_ref().map_or_else(|| ordered.returned(), |sale| sale.returned)),
        "due" => due(texts, ordered),
        "debt" if stop.debt > Money::ZERO => Cell::toned(Tone::Bad, texts.amount_whole(stop.debt.as_minor())),
        "debt" => Cell::muted("—"),
        _ => status(texts, ordered),
    }
}

fn number<'a>(count: i64) -> Cell<'a> {
    if count == 0 { Cell::muted("—") } else { Cell::text(count.to_string()) }
}

/// What is to be collected and how; of an order that was brought, what was.
fn due<'a>(texts: &Texts, ordered: &Ordered) -> Cell<'a> {
    let kind = texts.text(&format!("deliveries-payment-{}", ordered.stop.payment.code()));
    let amount = match (&ordered.stop.sale, ordered.stop.payment) {
        (Some(sale), _) => sale.paid,
        (None, PaymentKind::Transfer) => return Cell::two("—", kind),
        (None, _) => ordered.due(),
    };
    let below = match (&ordered.stop.sale, ordered.stop.deposit) {
        (Some(_), _) => texts.text("deliveries-paid"),
        (None, Money::ZERO) => kind,
        (None, deposit) => {
            t!(texts, "deliveries-with-deposit", kind = kind, sum = texts.amount_whole(deposit.as_minor()))
        }
    };
    Cell::two(texts.amount(amount.as_minor()), below)
}

fn status<'a>(texts: &Texts, ordered: &Ordered) -> Cell<'a> {
    let stop = &ordered.stop;
    let other = stop
        .sale
        .as_ref()
        .is_some_and(|sale| sale.containers != ordered.bottles() || sale.returned != ordered.returned());
    let (tone, word) = match stop.status {
        OrderStatus::Delivered if other => (Tone::Warning, texts.text("deliveries-otherwise")),
        OrderStatus::Delivered => (Tone::Good, texts.text("order-status-delivered")),
        OrderStatus::Undelivered => (Tone::Warning, texts.text("order-status-undelivered")),
        OrderStatus::OnRoute => (Tone::Accent, texts.text("order-status-on_route")),
        other => (Tone::Neutral, texts.text(&format!("order-status-{}", other.code()))),
    };
    Cell::badge(tone, word)
}
