//! How the dialog of the client's prices is shown.

use iced::widget::{Column, Row, Space};
use iced::{Alignment, Length};

use super::{FROM, LIST, Message, PRICE, PRODUCT, RATE, REASON, State, UNTIL, place};
use crate::service::prices::{OwnTerm, Terms};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{
    DatePicker, Dialog, DialogSize, Dropdown, button, date_picker, field, fields, labelled, line, tick,
};
use crate::wording;

pub fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let body: Element<'a, Message> = match &state.known {
        None => text::muted(texts.text("dialog-loading")).into(),
        Some(known) => Column::new()
            .push(list(state, known, context))
            .push(discount(state, context))
            .push(line())
            .push(own(state, known, context))
            .push(line())
            .push(new_price(state, known, context))
            .spacing(space::M)
            .into(),
    };
    let elsewhere = state.refusal.as_ref().filter(|(step, refusal)| place(*step, refusal).is_none());
    let elsewhere = elsewhere.map(|(_, refusal)| wording::refused(texts, refusal));
    Dialog::new("client-terms", texts.text("client-terms-title"), body)
        .size(DialogSize::Medium)
        .footer(parts::foot(elsewhere, buttons(state, context)))
        .on_escape(Message::EscapePressed)
}

fn buttons<'a>(state: &State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    if state.leaving {
        return parts::leaving(texts, None, Message::Discarded, Message::EscapePressed);
    }
    let ready = state.known.is_some() && state.sent.is_none();
    let save = (texts.text("client-terms-save"), ready.then_some(Message::SubmitPressed));
    parts::short_foot(texts, save, Message::EscapePressed)
}

/// What is wrong with a field: it cannot be read, or it was refused.
fn fault(state: &State, of: &str, unreadable: &str, context: &Context<'_>) -> Option<String> {
    let refused = state.refusal.as_ref().filter(|(step, refusal)| place(*step, refusal) == Some(of));
    let refused = refused.map(|(_, refusal)| wording::refused(context.texts, refusal));
    (state.wrong == Some(of)).then(|| context.texts.text(unreadable)).or(refused)
}

fn list<'a>(state: &State, known: &Terms, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let names = known.lists.iter().map(|list| list.name.clone());
    let options = std::iter::once(texts.text("client-price-list-office")).chain(names).collect();
    let chosen = state.list.and_then(|id| known.lists.iter().position(|list| list.id == id));
    let menu = Dropdown::new(options, Some(chosen.map_or(0, |at| at + 1)), Message::ListChosen).id(LIST);
    labelled(texts.text("client-price-list"), menu, None)
}

fn discount<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let rate = field(RATE, texts.text("client-terms-rate"), state.rate.as_str())
        .placeholder("0")
        .error(fault(state, RATE, "client-terms-rate-wrong", context))
        .on_input(Message::RateTyped)
        .on_submit(Message::SubmitPressed);
    let reason = field(REASON, texts.text("client-terms-reason"), state.reason.as_str())
        .error(fault(state, REASON, "client-terms-reason", context))
        .on_input(Message::ReasonTyped)
        .on_submit(Message::SubmitPressed);
    let ends = tick(texts.text("client-terms-ends"), state.ends, Message::EndsTicked);
    let until = state
        .ends
        .then(|| date(state, (UNTIL, "client-terms-until"), &state.until, context).map(Message::Until));
    Column::new()
        .push(fields(vec![rate.into(), reason.into()]))
        .push(
            Row::new()
                .push(Column::new().push(ends).width(Length::Fill))
                .push(until.unwrap_or_else(|| Space::new().width(Length::Fill).into()))
                .spacing(space::M)
                .align_y(Alignment::Center),
        )
        .spacing(space::S)
        .into()
}

fn date<'a>(
    state: &'a State,
    (name, label): (&'static str, &str),
    picker: &'a DatePicker,
    context: &Context<'a>,
) -> Element<'a, date_picker::Message> {
    let texts = context.texts;
    let days = date_picker::Context { texts, today: context.today, closed: &|_| false };
    let error = picker.error().map(|error| texts.text(error.text_id()));
    let error = error.or_else(|| fault(state, name, "date-picker-hint", context));
    labelled(texts.text(label), picker.field(name, days), error)
}

/// The own prices that hold or will, each to be removed.
fn own<'a>(state: &State, known: &'a Terms, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let rows = Column::with_children(known.own.iter().map(|own| own_price(state, own, context)));
    let none = known.own.is_empty().then(|| text::muted(texts.text("client-terms-none")));
    Column::new()
        .push(text::section(&texts.text("client-terms-own")))
        .push(none)
        .push(rows.spacing(space::XS))
        .spacing(space::S)
        .into()
}

fn own_price<'a>(state: &State, own: &'a OwnTerm, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let is_removed = state.removed.contains(&(own.product, own.from));
    let price = match own.price {
        _ if is_removed => texts.text("client-terms-removed"),
        Some(price) => texts.money(price.as_minor()),
        None => texts.text("client-terms-by-list"),
    };
    let way = if is_removed { "client-terms-restore" } else { "client-terms-remove" };
    let remove = button(texts.text(way)).link().on_press(Message::RemovePressed(own.product, own.from));
    Row::new()
        .push(text::body(own.name.as_str()).width(Length::Fill))
        .push(text::muted(t!(texts, "client-terms-since", day = texts.date(own.from))))
        .push(text::strong(price))
        .push(remove)
        .spacing(space::M)
        .align_y(Alignment::Center)
        .into()
}

fn new_price<'a>(state: &'a State, known: &Terms, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let names = known.products.iter().map(|product| product.product.name.clone()).collect();
    let chosen = state.product.and_then(|id| known.products.iter().position(|product| product.id == id));
    let product = Dropdown::new(names, chosen, Message::ProductChosen)
        .id(PRODUCT)
        .placeholder(texts.text("client-terms-product-none"));
    let missing = fault(state, PRODUCT, "client-terms-product-missing", context);
    let price = field(PRICE, texts.text("client-terms-price"), state.price.as_str())
        .error(fault(state, PRICE, "client-terms-price-wrong", context))
        .on_input(Message::PriceTyped)
        .on_submit(Message::SubmitPressed);
    let from = date(state, (FROM, "client-terms-from"), &state.from, context).map(Message::From);
    Column::new()
        .push(text::section(&texts.text("client-terms-new")))
        .push(labelled(texts.text("client-terms-product"), product, missing))
        .push(fields(vec![price.into(), from]))
        .push(text::caption(texts.text("prices-accepted-stay")))
        .spacing(space::S)
        .into()
}
