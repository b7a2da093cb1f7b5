//! What surrounds the tabs: who it is about, which address, what can be done.

use iced::widget::text::Wrapping;
use iced::widget::{Row, Space, column, container};
use iced::{Alignment, Length};

use super::{Card, Message, tabs};
use crate::domain::address::AddressStatus;
use crate::i18n::Texts;
use crate::service::client_card::ClientHead;
use crate::store::AddressOf;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Dropdown, badge, button, callout, empty_with, line, one_line};
use crate::wording;

/// The choice of the address.
pub const ADDRESSES: &str = "client-addresses";
/// The shares of the name and of a single address; a choice of several takes as much as the name.
const NAME: u16 = 3;
const ADDRESS: u16 = 2;
/// Most width of that choice, in pixels.
const WIDEST: f32 = 400.0;

/// The colour of a status, beside its word.
pub const fn tone(status: AddressStatus) -> Tone {
    match status {
        AddressStatus::Active => Tone::Good,
        AddressStatus::ChurnReview => Tone::Warning,
        AddressStatus::Closed => Tone::Neutral,
    }
}

/// The word of a status.
pub fn status_word(texts: &Texts, status: AddressStatus) -> String {
    texts.text(&format!("address-status-{}", status.code()))
}

/// The card of an address.
pub fn card<'a>(card: &'a Card, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let counts = card.head.as_ref().map(|head| &head.counts);
    let refused = card.refusal.as_ref().map(|refusal| {
        container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
    });
    let address = card.address;
    let sheet = card
        .sheets
        .view(card.tab, context)
        .map(|sheet| sheet.map(move |message| Message::Sheet(address, message)));
    let body = container(sheet.unwrap_or_else(|| Space::new().into()))
        .width(Length::Fill)
        .height(Length::Fill)
        .style(theme::container::surface);
    column![head(card.head.as_deref(), context), line(), tabs::bar(card.tab, counts, context), line()]
        .push(refused)
        .push(body)
        .into()
}

fn head<'a>(head: Option<&'a ClientHead>, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let buttons = Row::new()
        .push(
            button(texts.text("client-new-order"))
                .key("Ctrl N")
                .on_press(Message::NewOrderPressed)
                .mouse_only(),
        )
        .push(
            button(texts.text("client-save"))
                .primary()
                .key("Ctrl S")
                .on_press(Message::SavePressed)
                .mouse_only(),
        )
        .spacing(space::S);
    let mut named = Row::new()
        .push(text::muted(texts.text("client-crumb")).wrapping(Wrapping::None))
        .spacing(space::M)
        .width(Length::Fill)
        .align_y(Alignment::Center);
    if let Some(head) = head {
        let more =
            button(texts.text("client-address-add")).quiet().key("F9").on_press(Message::NewAddressPressed);
        named = named
            .push(one_line(head.client.as_str()).title().share(NAME))
            .push(badge(tone(head.status), status_word(texts, head.status)))
            .push(closed(head, texts))
            .push(place(head, texts))
            .push(more.mouse_only());
    }
    let bar = Row::new().push(named).push(buttons).spacing(space::M).align_y(Alignment::Center);
    container(bar.padding([0.0, space::L]))
        .height(52)
        .align_y(Alignment::Center)
        .width(Length::Fill)
        .style(theme::container::surface)
        .into()
}

/// Since when the address is closed, and why (S0-39).
fn closed<'a>(head: &ClientHead, texts: &Texts) -> Option<Element<'a, Message>> {
    let (on, reason) = head.closed.as_ref()?;
    let day = texts.date(*on);
    let words = match reason {
        Some(reason) => t!(texts, "client-closed-why", day = day, reason = reason.as_str()),
        None => t!(texts, "client-closed-since", day = day),
    };
    Some(one_line(words).muted().share(2).into())
}

/// The empty card.
pub fn new<'a>(state: &'a super::new::State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let said = |message| Message::New(Box::new(message));
    let save = |order| said(super::new::Message::SavePressed { order });
    let leave = said(super::new::Message::EscapePressed);
    let buttons = Row::new()
        .push(button(texts.text("client-new-leave")).quiet().key("Esc").on_press(leave).mouse_only())
        .push(button(texts.text("client-save")).key("Ctrl S").on_press(save(false)).mouse_only())
        .push(
            button(texts.text("client-new-save-order"))
                .primary()
                .key("Ctrl Enter")
                .on_press(save(true))
                .mouse_only(),
        )
        .spacing(space::S);
    let title = match state.beside() {
        None => texts.text("client-new"),
        Some(client) => t!(texts, "client-new-address-of", client = client),
    };
    let bar = Row::new()
        .push(text::muted(texts.text("client-crumb")).wrapping(Wrapping::None))
        .push(one_line(title).title())
        .spacing(space::M)
        .width(Length::Fill)
        .align_y(Alignment::Center);
    let bar = Row::new().push(bar).push(buttons).spacing(space::M).align_y(Alignment::Center);
    let head = container(bar.padding([0.0, space::L]))
        .height(52)
        .align_y(Alignment::Center)
        .width(Length::Fill)
        .style(theme::container::surface);
    let body = container(state.view(context).map(said))
        .width(Length::Fill)
        .height(Length::Fill)
        .style(theme::container::surface);
    column![head, line(), body].into()
}

/// The address; of several, a choice.
fn place<'a>(head: &'a ClientHead, texts: &Texts) -> Element<'a, Message> {
    if head.addresses.len() < 2 {
        return one_line(head.text.as_str()).muted().share(ADDRESS).into();
    }
    let options = head.addresses.iter().map(|address| choice(address, texts)).collect();
    let chosen = head.addresses.iter().position(|address| address.id == head.address);
    let count = text::caption(t!(texts, "client-addresses", count = head.addresses.len()));
    let choice = Dropdown::new(options, chosen, Message::AddressChosen).id(ADDRESSES).width(Length::Fill);
    let row = Row::new().push(choice).push(count.wrapping(Wrapping::None)).spacing(space::S);
    container(row.align_y(Alignment::Center)).width(Length::FillPortion(NAME)).max_width(WIDEST).into()
}

fn choice(address: &AddressOf, texts: &Texts) -> String {
    match address.status {
        AddressStatus::Active => address.text.clone(),
        status => format!("{} · {}", address.text, status_word(texts, status)),
    }
}

/// No client is in sight: how to come to one.
pub fn nobody<'a>(context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let find = button(texts.text("client-find")).primary().key("Ctrl K").on_press(Message::FindPressed);
    let new = button(texts.text("client-new")).key("Ctrl N").on_press(Message::NewClientPressed);
    let words = empty_with(texts.text("client-nobody-title"), texts.text("client-nobody"), [find, new]);
    container(words).style(theme::container::surface).into()
}
