//! One result: who, where, whom to call; status, route, next date and debts.

use iced::widget::text::{LineHeight, Wrapping};
use iced::widget::{Column, Row, container, mouse_area, rich_text, span};
use iced::{Alignment, Font, Length, Theme};

use super::Message;
use crate::domain::address::AddressStatus;
use crate::domain::order::OrderStatus;
use crate::i18n::Texts;
use crate::service::find::{Found, Kind, Marked};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, size, space, text, tokens};
use crate::ui::widget::badge;
use crate::ui::{Element, font};

/// Height of a result in pixels.
pub const HEIGHT: f32 = 46.0;

/// Characters that fit into the columns of a result.
const WIDE: usize = 62;
const NARROW: usize = 34;
/// Width of whom to call, and of dates and debts, in pixels.
const PERSON: f32 = 230.0;
const FACTS: f32 = 220.0;

/// A result.
pub fn row<'a>(context: &Context<'a>, found: &'a Found, at: usize, chosen: bool) -> Element<'a, Message> {
    let texts = context.texts;
    let cells = Row::new()
        .push(who(texts, found, chosen))
        .push(person(texts, found, chosen))
        .push(facts(context, found, chosen))
        .spacing(space::M)
        .align_y(Alignment::Center);
    let ground = move |theme: &Theme| container::Style {
        background: chosen.then(|| tokens(theme).selection.into()),
        border: iced::border::rounded(crate::ui::theme::radius::CONTROL),
        ..container::Style::default()
    };
    let cells = container(cells)
        // On the right the bar of the list goes over it.
        .padding(iced::padding::left(space::S).right(space::L))
        .height(HEIGHT)
        .align_y(Alignment::Center)
        .width(Length::Fill)
        .clip(true)
        .style(ground);
    mouse_area(cells).on_press(Message::RowPressed(at)).into()
}

fn who<'a>(texts: &Texts, found: &'a Found, chosen: bool) -> Element<'a, Message> {
    let status = match found.status {
        AddressStatus::Active => None,
        AddressStatus::ChurnReview => Some(Tone::Warning),
        AddressStatus::Closed => Some(Tone::Neutral),
    };
    let status =
        status.map(|tone| badge(tone, texts.text(&format!("address-status-{}", found.status.code()))));
    let line = Row::new().spacing(space::S).align_y(Alignment::Center);
    let (first, second) = match &found.kind {
        Kind::Order { number, status: order, .. } => {
            let order_status =
                badge(order_tone(*order), texts.text(&format!("order-status-{}", order.code())));
            let first =
                line.push(text::strong(texts.text("find-order-number"))).push(marked(number, WIDE, NAME));
            (first.push(order_status), line_of(&[&found.client, &found.text], chosen))
        }
        _ => {
            let first = line.push(marked(&found.client, WIDE, NAME)).push(status);
            let last = found.other.as_ref().unwrap_or(&found.code);
            (first, line_of(&[&found.text, last], chosen))
        }
    };
    Column::new().push(first).push(second).width(Length::Fill).clip(true).into()
}

fn person<'a>(texts: &Texts, found: &'a Found, chosen: bool) -> Element<'a, Message> {
    let column = Column::new().width(PERSON).clip(true);
    match &found.person {
        None => column.push(quiet(texts.text("find-no-contact"), chosen)).into(),
        Some(person) => {
            let phone: Element<'a, Message> = if person.phone.text.is_empty() {
                quiet(texts.text("find-no-phone"), chosen)
            } else {
                marked(&person.phone, NARROW, BODY)
            };
            let same = person.name.text == found.client.text;
            let name = (!same).then(|| line_of(&[&person.name], chosen));
            column.push(phone).push(name).into()
        }
    }
}

fn facts<'a>(context: &Context<'_>, found: &Found, chosen: bool) -> Element<'a, Message> {
    let texts = context.texts;
    let date = match &found.kind {
        Kind::Order { delivery_on, .. } => {
            t!(texts, "find-delivery", on = texts.date_short_with_weekday(*delivery_on))
        }
        _ => found
            .next_delivery
            .map_or_else(|| texts.text("find-no-date"), |day| texts.date_short_with_weekday(day)),
    };
    let route = found.route.as_ref().map(|route| super::super::parts::cut(route, NARROW / 2));
    let where_and_when = [Some(date), route].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let debt = found.debt.as_minor();
    let money = (debt > 0).then(|| t!(texts, "find-debt", sum = texts.money(debt)));
    let advance = (debt < 0).then(|| t!(texts, "find-advance", sum = texts.money(-debt)));
    let containers =
        (found.container_debt > 0).then(|| t!(texts, "find-containers", count = found.container_debt));
    // What the office owes is no debt of the client's, though containers may be.
    let owed = [money, containers].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let gap = if owed.is_empty() || advance.is_none() { "" } else { " · " };
    let advance = advance.map(|advance| text::caption(format!("{gap}{advance}")).style(muted(chosen)));
    let owed = text::caption(owed).style(text::toned(Tone::Bad)).wrapping(Wrapping::None);
    let owed = Row::new().push(owed).push(advance.map(|advance| advance.wrapping(Wrapping::None)));
    let line = text::body(where_and_when).wrapping(Wrapping::None);
    Column::new().push(line).push(owed).align_x(Alignment::End).width(FACTS).clip(true).into()
}

const fn order_tone(status: OrderStatus) -> Tone {
    match status {
        OrderStatus::Delivered => Tone::Good,
        OrderStatus::Undelivered => Tone::Bad,
        OrderStatus::Accepted | OrderStatus::OnRoute => Tone::Accent,
        OrderStatus::Draft | OrderStatus::Cancelled => Tone::Neutral,
    }
}

/// How a text is set: its weight where it was not typed, its size, its line.
#[derive(Clone, Copy)]
struct Face {
    font: Font,
    size: f32,
    line: f32,
}

const NAME: Face = Face { font: font::MEDIUM, size: size::BODY, line: size::LINE };
const BODY: Face = Face { font: font::REGULAR, size: size::BODY, line: size::LINE };
const CAPTION: Face = Face { font: font::REGULAR, size: size::CAPTION, line: size::CAPTION_LINE };

fn muted(chosen: bool) -> impl Fn(&Theme) -> iced::widget::text::Style {
    text::coloured(move |tokens| if chosen { tokens.muted_on_selection } else { tokens.muted })
}

fn quiet<'a>(words: String, chosen: bool) -> Element<'a, Message> {
    text::caption(words).style(muted(chosen)).into()
}

/// A text in which what was typed is heavy and underlined: seen without a colour.
fn marked<'a>(marked: &'a Marked, characters: usize, face: Face) -> Element<'a, Message> {
    spans(cut(marked, characters), face).into()
}

/// Texts of the second line, with a point between them.
fn line_of<'a>(parts: &[&'a Marked], chosen: bool) -> Element<'a, Message> {
    let mut pieces = Vec::new();
    for part in parts.iter().filter(|part| !part.text.is_empty()) {
        if !pieces.is_empty() {
            pieces.push((" · ".to_owned(), false));
        }
        pieces.extend(cut(part, WIDE));
    }
    spans(pieces, CAPTION).style(muted(chosen)).into()
}

fn spans<'a>(pieces: Vec<(String, bool)>, face: Face) -> iced::widget::text::Rich<'a, (), Message> {
    let set = |(piece, typed): (String, bool)| {
        let font = if typed { font::SEMIBOLD } else { face.font };
        span(piece).font(font).underline(typed)
    };
    rich_text(pieces.into_iter().map(set).collect::<Vec<_>>())
        .size(face.size)
        .line_height(LineHeight::Absolute(face.line.into()))
        .wrapping(Wrapping::None)
}

/// The pieces of a text, no longer than so many characters together; what was typed stays in sight.
fn cut(marked: &Marked, characters: usize) -> Vec<(String, bool)> {
    let line: Vec<(char, bool)> = marked
        .pieces()
        .into_iter()
        .flat_map(|(piece, typed)| piece.chars().map(move |letter| (letter, typed)))
        .map(|(letter, typed)| (if letter.is_control() { ' ' } else { letter }, typed))
        .collect();
    let last = line
        .iter()
        .position(|(_, typed)| *typed)
        .map_or(0, |first| first + line[first..].iter().take_while(|(_, typed)| *typed).count());
    let from = if line.len() <= characters { 0 } else { last.saturating_sub(characters.saturating_sub(2)) };
    let to = line.len().min(from + characters);
    let mut pieces: Vec<(String, bool)> = Vec::new();
    let begin = (from > 0).then_some(('…', false));
    let end = (to < line.len()).then_some(('…', false));
    for (letter, typed) in begin.into_iter().chain(line[from..to].iter().copied()).chain(end) {
        match pieces.last_mut() {
            Some((piece, same)) if *same == typed => piece.push(letter),
            _ => pieces.push((letter.to_string(), typed)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_in_sight_of_a_long_text() {
        let text = format!("{}конец", "я".repeat(295));
        let end = text.len() - "конец".len()..text.len();
        let pieces = cut(&Marked { text, marks: Vec::from([end]) }, 30);
        assert_eq!(pieces.last(), Some(&("конец".to_owned(), true)));
        assert!(pieces.iter().map(|(piece, _)| piece.chars().count()).sum::<usize>() <= 32);
    }
}
