//! How client and address are shown: the client on the left, the address on the right.

use chrono::NaiveDate;
use iced::Length;
use iced::widget::{Column, Row, Space, column, container, scrollable};

use super::{Message, State, field_of};
use crate::i18n::Texts;
use crate::service::client_card::ClientDetails;
use crate::service::client_change::ClientField;
use crate::service::prices::OwnTerm;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::client::fields::{Edit, Fields, pair};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{button, callout, fact, line, line_down};
use crate::wording;

/// The widest a column of fields gets, in pixels.
const WIDEST: f32 = 640.0;

pub fn view<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let elsewhere = state.refusals.iter().filter(|refusal| field_of(refusal).is_none());
    let refused = elsewhere.map(|refusal| {
        let again = button(texts.text("client-reload")).key("F5").on_press(Message::ReloadPressed);
        let again = state.is_stale().then(|| again.mouse_only());
        container(callout(Tone::Bad, wording::refused(texts, refusal), again)).padding(space::M).into()
    });
    let restored = state.kept.line(texts, Message::RestoredDiscarded);
    let restored = restored.map(|line| container(line).padding([space::S, space::L]));
    let refused = Column::with_children(refused).push(restored);
    let Some(known) = &state.known else {
        return refused.push(waiting(state, texts)).into();
    };
    let fields = Fields { form: &state.form, refusals: &state.refusals, texts };
    let sides = Row::new()
        .push(side(client(fields, (state, known), context.today)))
        .push(line_down())
        .push(side(address(fields)))
        .height(Length::Fill);
    column![refused, sides].into()
}

fn waiting<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    if state.refusals.is_empty() {
        container(text::muted(texts.text("dialog-loading"))).padding(space::L).into()
    } else {
        Space::new().into()
    }
}

fn side<'a>(content: Element<'a, Message>) -> Element<'a, Message> {
    scrollable(container(content).max_width(WIDEST).width(Length::Fill))
        .direction(theme::scrollable::vertical())
        .style(theme::scrollable::style)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn section<'a>(title: String, fields: Column<'a, Edit>) -> Element<'a, Message> {
    let content = column![text::section(&title)].push(fields.spacing(space::M)).spacing(space::S);
    Element::from(container(content).padding([space::M, space::L]).width(Length::Fill)).map(Message::Edited)
}

fn client<'a>(
    fields: Fields<'a>,
    (state, known): (&State, &'a ClientDetails),
    today: NaiveDate,
) -> Element<'a, Message> {
    let texts = fields.texts;
    let details = &fields.form.client;
    let typed = Column::new()
        .push(fields.line(ClientField::Name, &details.name))
        .push(pair(fields.tax_number(), fields.line(ClientField::Email, &details.email)))
        .push(fields.manager(ClientField::Manager))
        .push(fields.note(ClientField::Note));
    let papers = Column::new()
        .push(pair(
            fields.line(ClientField::LegalName, &details.legal_name),
            fields.line(ClientField::TaxReasonCode, &details.tax_reason_code),
        ))
        .push(fields.line(ClientField::LegalAddress, &details.legal_address));
    column![section(texts.text("client-section-client"), typed), line(), prices((state, known), today, texts)]
        .push(line())
        .push(section(texts.text("client-section-papers"), papers))
        .push(state.supervises.then(line))
        .push(state.supervises.then(|| duplicates(texts)))
        .push(state.hands_over.then(line))
        .push(state.hands_over.then(|| personal(texts)))
        .into()
}

/// By which prices the client buys.
fn prices<'a>(
    (state, known): (&State, &'a ClientDetails),
    today: NaiveDate,
    texts: &Texts,
) -> Element<'a, Message> {
    let (rate, name, until) = &known.client.discount;
    let list = known.client.price_list.clone().unwrap_or_else(|| texts.text("client-price-list-office"));
    let discount = match rate {
        0 => texts.text("client-discount-none"),
        _ => wording::percent(texts, *rate),
    };
    let until = until.map(|day| match day < today {
        true => t!(texts, "client-discount-ended", day = texts.date(day)),
        false => t!(texts, "client-discount-until", day = texts.date(day)),
    });
    let note = [name.clone(), until.unwrap_or_default()].join(" ").trim().to_owned();
    let facts = Row::new()
        .push(fact(texts.text("client-price-list"), list, "", Tone::Neutral))
        .push(fact(texts.text("client-discount-label"), discount, note, Tone::Neutral))
        .spacing(space::M);
    let change = button(texts.text("client-terms-change")).key("F6").on_press(Message::TermsPressed);
    let own = known.own_prices.iter().map(|own| own_price(own, texts));
    let own = (!known.own_prices.is_empty()).then(|| Column::with_children(own).spacing(space::XS));
    let content = column![text::section(&texts.text("client-section-prices")), facts]
        .push(own)
        .push(state.supervises.then(|| change.mouse_only()))
        .spacing(space::S);
    container(content).padding([space::M, space::L]).width(Length::Fill).into()
}

/// A price of the client's own, and since when.
fn own_price<'a>(own: &'a OwnTerm, texts: &Texts) -> Element<'a, Message> {
    let price =
        own.price.map_or_else(|| texts.text("client-terms-by-list"), |price| texts.money(price.as_minor()));
    Row::new()
        .push(text::body(own.name.as_str()).width(Length::Fill))
        .push(text::muted(t!(texts, "client-terms-since", day = texts.date(own.from))))
        .push(text::strong(price))
        .spacing(space::M)
        .into()
}

/// What can be done where the same customer stands twice.
fn duplicates<'a>(texts: &Texts) -> Element<'a, Message> {
    let merge = button(texts.text("client-merge")).key("F7").on_press(Message::MergePressed);
    let undo = button(texts.text("client-unmerge")).quiet().key("F8").on_press(Message::UnmergePressed);
    let buttons = Row::new().push(merge.mouse_only()).push(undo.mouse_only()).spacing(space::S);
    let content = column![text::section(&texts.text("client-section-duplicates")), buttons].spacing(space::S);
    container(content).padding([space::M, space::L]).width(Length::Fill).into()
}

/// The way to what the office knows of the client and its people.
fn personal<'a>(texts: &Texts) -> Element<'a, Message> {
    let open =
        button(texts.text("client-personal")).quiet().key("F10").on_press(Message::PersonalDataPressed);
    let content =
        column![text::section(&texts.text("client-section-personal")), open.mouse_only()].spacing(space::S);
    container(content).padding([space::M, space::L]).width(Length::Fill).into()
}

fn address<'a>(fields: Fields<'a>) -> Element<'a, Message> {
    let texts = fields.texts;
    let details = &fields.form.address;
    let place = Column::new()
        .push(fields.line(ClientField::Address, &details.text))
        .push(pair(fields.line(ClientField::Code, &details.code), fields.route()))
        .push(fields.manager(ClientField::AddressManager));
    let notes = Column::new()
        .push(fields.door())
        .push(pair(fields.hours(ClientField::Calls), fields.hours(ClientField::Deliveries)))
        .push(fields.call_before())
        .push(fields.note(ClientField::AddressNote));
    column![
        section(texts.text("client-section-address"), place),
        line(),
        section(texts.text("client-section-notes"), notes)
    ]
    .into()
}
