//! The persons as rows of a list.

use chrono::{Datelike, NaiveDate};
use iced::Length;
use iced::widget::{Column as Lines, container};

use super::{LIST, Message, State};
use crate::domain::phone;
use crate::i18n::Texts;
use crate::store::{ContactCard, NumberOf};
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::client::bar;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{List, button, callout, empty};
use crate::wording;

pub fn view<'a>(state: &'a State, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let refused = state.refusal.as_ref().map(|refusal| {
        container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
    });
    let add = button(texts.text("contact-add")).key("Ins").on_press(Message::AddPressed);
    let body: Element<'a, Message> = match &state.persons {
        None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
        Some(persons) if persons.is_empty() => {
            empty(texts.text("contact-nobody-title"), texts.text("contact-nobody"), Some(add.mouse_only()))
        }
        Some(persons) => {
            let change = button(texts.text("contact-change")).key("F2").on_press(Message::ChangePressed);
            let buttons = bar::buttons([add.mouse_only().into(), change.mouse_only().into()]);
            Lines::new().push(buttons).push(list(state, persons, context)).into()
        }
    };
    Lines::new().push(refused).push(body).width(Length::Fill).height(Length::Fill).into()
}

fn list<'a>(state: &State, persons: &'a [ContactCard], context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let title = |id: &str| texts.text(id);
    let columns = vec![
        Column::new(title("contact-column-person"), Width::Fill { share: 3, min: 180.0 }),
        Column::new(title("contact-column-phones"), Width::Fill { share: 4, min: 220.0 }),
        Column::new(title("contact-column-birthday"), Width::Px(120.0)),
        Column::new(title("contact-column-consents"), Width::Px(200.0)).hidden_below(800.0),
        Column::new(title("contact-column-calls"), Width::Px(120.0)),
    ];
    List::new(columns, persons.len(), move |row, column| match persons.get(row) {
        Some(person) => cell(person, column, texts),
        None => Cell::Empty,
    })
    .id(LIST)
    .selected(state.selected)
    .on_select(Message::Selected)
    .on_activate(Message::Opened)
    .into()
}

fn cell<'a>(contact: &'a ContactCard, column: usize, texts: &Texts) -> Cell<'a> {
    let person = &contact.person;
    match column {
        0 => {
            let place =
                if contact.address.is_none() { texts.text("contact-everywhere") } else { String::new() };
            let below = [person.position.as_str(), &place];
            let below: Vec<&str> = below.into_iter().filter(|words| !words.is_empty()).collect();
            let name =
                if person.name.is_empty() { texts.text("contact-unnamed") } else { person.name.clone() };
            Cell::two(name, below.join(" · "))
        }
        1 => numbers(&contact.numbers, texts),
        2 => birthday(person.birthday, person.birth_year, texts).map_or(Cell::Empty, Cell::text),
        3 => Cell::two(
            t!(texts, "contact-orders", answer = consent(person.consents.orders, texts)),
            t!(texts, "contact-advertising", answer = consent(person.consents.advertising, texts)),
        ),
        _ if person.no_calls => Cell::badge(Tone::Bad, texts.text("contact-no-calls")),
        _ => Cell::Empty,
    }
}

fn numbers<'a>(numbers: &[NumberOf], texts: &Texts) -> Cell<'a> {
    let shown: Vec<String> = numbers.iter().map(|number| shown(number, texts)).collect();
    match shown.as_slice() {
        [] => Cell::muted(texts.text("desk-no-phone")),
        [one] => Cell::text(one.clone()),
        [first, others @ ..] => Cell::two(first.clone(), others.join(", ")),
    }
}

/// A number as people read it, with a word where somebody else answers.
fn shown(number: &NumberOf, texts: &Texts) -> String {
    let mut words =
        if number.number.is_empty() { number.typed.clone() } else { phone::display(&number.number) };
    if !number.extension.is_empty() {
        words = format!("{words} # {}", number.extension);
    }
    if number.is_wrong { t!(texts, "contact-wrong", number = words) } else { words }
}

/// `29.02`, with the year where it is known.
fn birthday(day: Option<(u32, u32)>, year: Option<i32>, texts: &Texts) -> Option<String> {
    let (month, day) = day?;
    // Any leap year: 29 February is a birthday too.
    let born = NaiveDate::from_ymd_opt(year.unwrap_or(2_000), month, day)?;
    Some(if year.is_some() {
        texts.date(born)
    } else {
        texts.date_short(born.with_year(2_000).unwrap_or(born))
    })
}

fn consent(answer: Option<bool>, texts: &Texts) -> String {
    texts.text(match answer {
        Some(true) => "contact-consent-yes",
        Some(false) => "contact-consent-no",
        None => "contact-consent-unknown",
    })
}
