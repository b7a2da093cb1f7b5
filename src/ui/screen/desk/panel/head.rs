//! Who is called: status, address, client, contact persons with their phones, the permanent note.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, container};
use iced::{Alignment, Length};

use super::section;
use crate::domain::address::AddressStatus;
use crate::domain::phone;
use crate::i18n::Texts;
use crate::service::card::Card;
use crate::store::ContactRow;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts::cut;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{Button, badge, button};
use crate::wording;

/// So many characters of a name stand in the panel, three lines; the card has all of them.
const NAME: usize = 100;

impl State {
    pub(super) fn head<'a>(&'a self, card: Option<&'a Card>, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let table = self.table();
        let names = table.selected_row().and_then(|row| table.listing().rows.names(row));
        // The row knows client and address before the card is read.
        let (client, address) = names.unwrap_or_default();
        let (client, address) =
            card.map_or((client, address.to_owned()), |card| (card.client.as_str(), place(card)));
        let status = card.map(|card| {
            badge(tone(card.status), texts.text(&format!("address-status-{}", card.status.code())))
        });
        let reason = card.and_then(|card| card.churn.as_ref()?.1.as_deref());
        // A long one ends before the link.
        let reason = reason.map(|reason| {
            let words = text::body(reason).style(text::toned(Tone::Bad)).wrapping(Wrapping::None);
            container(words).width(Length::Fill).clip(true)
        });
        let call = button(texts.text("desk-call")).key("F4").primary().on_press(Message::CallPressed);
        let call = if self.panel.entered { call } else { call.mouse_only() };
        // Beside the reason of a review there is no room for the address: it has a line of its own.
        let (beside, below) = if reason.is_some() { (None, Some(address)) } else { (Some(address), None) };
        let beside = beside.map(|beside| text::muted(beside).width(Length::Fill));
        let below =
            below.filter(|below| !below.is_empty()).map(|below| text::muted(below).width(Length::Fill));
        let top = Row::new()
            .push(status)
            .push(reason)
            .push(beside)
            .push(self.card_link(texts))
            .spacing(space::S)
            .align_y(Alignment::Center);
        let attempts = card.map_or(0, |card| card.attempts);
        let attempts =
            (attempts > 0).then(|| badge(Tone::Neutral, t!(texts, "desk-attempts", count = attempts)));
        let name = Row::new()
            .push(text::title(cut(client, NAME)).width(Length::Fill))
            .push(attempts)
            .push(call)
            .spacing(space::M)
            .align_y(Alignment::Center);
        let parts = Column::new().push(top).push(below).push(name).push(self.contacts(card, texts));
        section(parts.push(card.and_then(|card| notes(card, texts))))
    }

    fn card_link(&self, texts: &Texts) -> Button<Message> {
        let link = button(texts.text("desk-card")).link().key("Alt I").on_press(Message::CardPressed);
        if self.panel.entered { link } else { link.mouse_only() }
    }

    fn contacts<'a>(&'a self, card: Option<&'a Card>, texts: &Texts) -> Element<'a, Message> {
        let Some(card) = card else { return text::muted(texts.text("desk-panel-wait")).into() };
        let Some((first, others)) = card.contacts.split_first() else {
            return text::muted(texts.text("desk-no-contacts")).into();
        };
        let more = others.len() + first.contact.phones.len().saturating_sub(1);
        let label = if self.panel.all_contacts {
            texts.text("desk-less")
        } else {
            t!(texts, "desk-more", count = more)
        };
        let toggle = (more > 0).then(|| button(label).link().on_press(Message::ContactsPressed).mouse_only());
        let shown = if self.panel.all_contacts { card.contacts.as_slice() } else { &card.contacts[..1] };
        let lines = shown.iter().map(|contact| {
            let words = person(contact, self.panel.all_contacts, texts);
            text::muted(words).width(Length::Fill).wrapping(Wrapping::WordOrGlyph).into()
        });
        let lines = Column::with_children(lines).spacing(2).width(Length::Fill);
        Row::new().push(lines).push(toggle).spacing(space::S).into()
    }
}

/// The permanent notes: what has its own place in one line, all else below it.
fn notes<'a>(card: &'a Card, texts: &Texts) -> Option<Element<'a, Message>> {
    let known = wording::permanent_notes(texts, &card.notes);
    let free = card.notes.note.trim();
    if known.is_empty() && free.is_empty() {
        return None;
    }
    let words = Column::new()
        .push((!known.is_empty()).then(|| text::body(begun(&known)).width(Length::Fill)))
        .push((!free.is_empty()).then(|| text::body(free).width(Length::Fill)));
    let style = theme::container::callout(Tone::Neutral);
    let dark = move |theme: &iced::Theme| iced::widget::container::Style {
        text_color: Some(theme::tokens(theme).text),
        ..style(theme)
    };
    Some(container(words).padding([6.0, space::M]).width(Length::Fill).style(dark).into())
}

/// The words as a line of their own: with a capital.
fn begun(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

fn place(card: &Card) -> String {
    match &card.route {
        Some(route) => format!("{} · {route}", card.text),
        None => card.text.clone(),
    }
}

const fn tone(status: AddressStatus) -> Tone {
    match status {
        AddressStatus::Active => Tone::Good,
        AddressStatus::ChurnReview => Tone::Warning,
        AddressStatus::Closed => Tone::Neutral,
    }
}

/// `Мария Петровна, хозяйка · +7 912 345-67-89 · день рождения 02.12`.
fn person(contact: &ContactRow, all: bool, texts: &Texts) -> String {
    let known = &contact.contact;
    let mut words = known.name.clone();
    if !known.position.is_empty() {
        words = format!("{words}, {}", known.position);
    }
    let mut parts = vec![words];
    let numbers = known.phones.iter().take(if all { usize::MAX } else { 1 });
    parts.extend(numbers.map(|number| {
        let shown =
            if number.number.is_empty() { number.typed.clone() } else { phone::display(&number.number) };
        // A number is never broken between two lines.
        let shown = shown.replace(' ', "\u{a0}").replace('-', "\u{2011}");
        if number.extension.is_empty() { shown } else { format!("{shown} # {}", number.extension) }
    }));
    if known.phones.is_empty() {
        parts.push(texts.text("desk-no-phone"));
    }
    if contact.no_calls {
        parts.push(texts.text("desk-no-calls"));
    }
    let birthday = known.birthday.and_then(|(month, day)| chrono::NaiveDate::from_ymd_opt(2000, month, day));
    parts.extend(birthday.map(|day| t!(texts, "desk-birthday", day = texts.date_short(day))));
    parts.join(" · ")
}
