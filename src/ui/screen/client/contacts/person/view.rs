//! How a contact person is shown.

use iced::widget::{Column, Row, Space};
use iced::{Alignment, Length};

use super::{Message, Question, State};
use crate::i18n::Texts;
use crate::service::client_change::ClientField;
use crate::service::{Input, Refusal};
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::screen::client::fields::pair;
use crate::ui::theme::{Tone, space};
use crate::ui::widget::{Dialog, DialogSize, button, callout, field, input, labelled, segmented, tick};
use crate::wording;

/// The first of the numbers.
pub const FIRST_NUMBER: &str = "contact-number-0";

pub fn dialog<'a>(state: &'a State, context: &Context<'a>) -> Dialog<'a, Message> {
    let texts = context.texts;
    let title = if state.known.is_some() { "contact-title" } else { "contact-title-new" };
    let typed = &state.typed;
    let line = |of: ClientField, value: &str, hint: String| {
        field(of.code(), wording::client_field(texts, of), value)
            .placeholder(hint)
            .error(fault(state, texts, of))
            .on_input(move |typed| Message::Typed(of, typed))
    };
    let body = Column::new()
        .push(line(ClientField::Person, &typed.name, String::new()))
        .push(pair(
            line(ClientField::Position, &typed.position, String::new()).into(),
            line(ClientField::Birthday, &typed.birthday, texts.text("contact-birthday-hint")).into(),
        ))
        .push(numbers(state, texts))
        .push(pair(
            consent(texts, ClientField::ConsentOrders, typed.consents.orders, Message::OrdersChosen),
            consent(
                texts,
                ClientField::ConsentAdvertising,
                typed.consents.advertising,
                Message::AdvertisingChosen,
            ),
        ))
        .push(tick(texts.text("contact-no-calls-tick"), typed.no_calls, Message::NoCallsTicked))
        .push(tick(texts.text("contact-everywhere-tick"), typed.everywhere, Message::EverywhereTicked))
        .push(state.kept.line(texts, Message::RestoredDiscarded))
        .spacing(space::M);
    let about_field = |refusal: &&Refusal| matches!(refusal, Refusal::Input(Input::Client(_)));
    let elsewhere = state.refusal.as_ref().filter(|refusal| !about_field(refusal));
    let footer = parts::foot(elsewhere.map(|refusal| wording::refused(texts, refusal)), foot(state, texts));
    Dialog::new("contact", texts.text(title), body)
        .subtitle(parts::subtitle(state.whom.as_ref()))
        .size(DialogSize::Medium)
        .footer(footer)
        .on_escape(Message::EscapePressed)
}

fn fault(state: &State, texts: &Texts, of: ClientField) -> Option<String> {
    match &state.refusal {
        Some(Refusal::Input(Input::Client(input))) if input.field == of => {
            Some(wording::client_fault(texts, &input.fault))
        }
        _ => None,
    }
}

/// The numbers, each in a field of its own, and an empty one for the next.
fn numbers<'a>(state: &'a State, texts: &Texts) -> Element<'a, Message> {
    let known = &state.typed.numbers;
    let wrong = fault(state, texts, ClientField::Phones);
    let rows = known.iter().map(Some).chain([None]).enumerate().map(|(at, number)| {
        let typed = number.map_or("", |number| number.typed.as_str());
        let hint = texts.text("contact-number-hint");
        let entry = input(format!("contact-number-{at}"), &hint, typed)
            .wrong(wrong.is_some() && number.is_some())
            .on_input(move |typed| Message::NumberTyped(at, typed));
        let more = number.map(|number| {
            Row::new()
                .push(tick(texts.text("contact-wrong-tick"), number.is_wrong, move |wrong| {
                    Message::WrongTicked(at, wrong)
                }))
                .push(button(texts.text("contact-number-remove")).link().on_press(Message::NumberRemoved(at)))
                .spacing(space::M)
                .align_y(Alignment::Center)
        });
        Row::new().push(entry).push(more).spacing(space::M).align_y(Alignment::Center).into()
    });
    let rows = Column::with_children(rows).spacing(space::XS);
    labelled(wording::client_field(texts, ClientField::Phones), rows, wrong)
}

fn consent<'a>(
    texts: &Texts,
    of: ClientField,
    answer: Option<bool>,
    on_choose: impl Fn(Option<bool>) -> Message,
) -> Element<'a, Message> {
    let choices = [
        (texts.text("contact-consent-unknown"), None),
        (texts.text("contact-consent-yes"), Some(true)),
        (texts.text("contact-consent-no"), Some(false)),
    ];
    labelled(wording::client_field(texts, of), segmented(choices, answer, on_choose), None)
}

fn foot<'a>(state: &State, texts: &Texts) -> Element<'a, Message> {
    match state.asking {
        Some(Question::Leaving) => {
            return parts::leaving(texts, None, Message::Confirmed, Message::EscapePressed);
        }
        Some(Question::Archiving) => return archiving(texts),
        None => {}
    }
    let save = if state.saving {
        button(texts.text("dialog-saving"))
    } else {
        button(texts.text("client-save")).on_press(Message::SubmitPressed)
    };
    // What was brought back takes the key: a person is not put away with something typed of it.
    let known = state.known.as_ref().filter(|_| !state.kept.is_restored());
    let archive = known.map(|_| {
        button(texts.text("contact-archive")).danger().key("Alt Del").on_press(Message::ArchivePressed)
    });
    Row::new()
        .push(save.primary().key("Ctrl Enter"))
        .push(Space::new().width(Length::Fill))
        .push(archive)
        .push(button(texts.text("dialog-close")).quiet().on_press(Message::EscapePressed).mouse_only())
        .spacing(space::S)
        .into()
}

fn archiving<'a>(texts: &Texts) -> Element<'a, Message> {
    let stay = button(texts.text("contact-archive-no")).id(parts::STAY).primary().key("Esc");
    let buttons = Row::new()
        .push(stay.on_press(Message::EscapePressed))
        .push(Space::new().width(Length::Fill))
        .push(button(texts.text("contact-archive")).danger().key("Del").on_press(Message::Confirmed));
    Column::new()
        .push(callout(Tone::Warning, texts.text("contact-archive-question"), None))
        .push(buttons)
        .spacing(space::M)
        .width(Length::Fill)
        .into()
}
