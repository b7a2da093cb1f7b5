//! Choices that are all in sight: tabs, rail, segments, weekdays, a count with − and +, a tick box.

use chrono::Weekday;
use iced::widget::{Column, Row, column, container, text};
use iced::{Alignment, Length};

use super::{Group, Press, badge, key_cap};
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::icon::{Icon, icon};
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, Tone, size, space};

/// What the edges of a segment take, in letters.
const EDGES: u16 = 10;

/// A tab over a list, with the number of what is still to be done on it.
pub fn tab<'a, Message: Clone + 'a>(
    label: impl Into<String>,
    count: Option<(Tone, String)>,
    chosen: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let label = theme::text::body(label.into()).wrapping(text::Wrapping::None);
    let label = label.font(if chosen { font::MEDIUM } else { font::REGULAR });
    let count = count.map(|(tone, count)| badge(tone, count));
    Press::new(
        Kind::Tab { chosen },
        Row::new().push(label).push(count).spacing(space::S).align_y(Alignment::Center),
    )
    .height(44)
    .padding([0.0, space::M])
    .on_press(on_press)
    .mouse_only()
    .into()
}

/// A section of the program in the rail.
pub fn rail_item<'a, Message: Clone + 'a>(
    picture: Icon,
    label: impl Into<String>,
    chosen: bool,
    on_press: Message,
) -> Element<'a, Message> {
    let label = text(label.into()).size(10).font(if chosen { font::SEMIBOLD } else { font::REGULAR });
    let picture =
        icon(picture, size::ICON_RAIL, move |tokens| if chosen { tokens.accent } else { tokens.muted });
    Press::new(
        Kind::Rail { chosen },
        column![picture, label.wrapping(text::Wrapping::None)].spacing(space::XS).align_x(Alignment::Center),
    )
    .width(Length::Fill)
    .height(52)
    .padding(0)
    .on_press(on_press)
    .mouse_only()
    .into()
}

/// One of a few choices side by side, each `(label, value)`: one place of Tab, the arrows choose.
pub fn segmented<'a, Message: Clone + 'a, Value: PartialEq + Copy>(
    choices: impl IntoIterator<Item = (String, Value)>,
    chosen: Value,
    on_choose: impl Fn(Value) -> Message,
) -> Element<'a, Message> {
    let choices = choices.into_iter().map(|(label, value)| (label, None, value));
    segments(choices, chosen, on_choose)
}

/// The same with the key of each, `(label, key, value)`.
pub fn segmented_keyed<'a, Message: Clone + 'a, Value: PartialEq + Copy>(
    choices: impl IntoIterator<Item = (String, String, Value)>,
    chosen: Value,
    on_choose: impl Fn(Value) -> Message,
) -> Element<'a, Message> {
    let choices = choices.into_iter().map(|(label, key, value)| (label, Some(key), value));
    segments(choices, chosen, on_choose)
}

fn segments<'a, Message: Clone + 'a, Value: PartialEq + Copy>(
    choices: impl Iterator<Item = (String, Option<String>, Value)>,
    chosen: Value,
    on_choose: impl Fn(Value) -> Message,
) -> Element<'a, Message> {
    let mut messages = Vec::new();
    let mut at = None;
    let segments = Row::with_children(choices.map(|(label, key, value)| {
        let is_chosen = value == chosen;
        let message = on_choose(value);
        if is_chosen {
            at = Some(messages.len());
        }
        messages.push(message.clone());
        let share = share(&label) + key.as_ref().map_or(0, |key| share(key));
        let label = text(label)
            .size(size::BODY)
            .font(if is_chosen { font::MEDIUM } else { font::REGULAR })
            .wrapping(text::Wrapping::None);
        let label =
            Row::new().push(label).push(key.map(key_cap)).spacing(space::S).align_y(Alignment::Center);
        Press::new(Kind::Segment { chosen: is_chosen }, label)
            .width(Length::FillPortion(share))
            .on_press(message)
            .mouse_only()
            .into()
    }))
    .spacing(2)
    .width(Length::Fill);
    Group::one(segments, messages, at).into()
}

/// Room for a choice by its letters and its edges, so that a long word is not cut beside short ones.
fn share(label: &str) -> u16 {
    u16::try_from(label.chars().count()).unwrap_or(u16::MAX - EDGES) + EDGES
}

/// Days of the week to tick, Monday first: one place of Tab, the arrows go from day to day.
pub fn weekdays<'a, Message: Clone + 'a>(
    texts: &Texts,
    ticked: &[Weekday],
    on_toggle: impl Fn(Weekday) -> Message,
) -> Element<'a, Message> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let days = [Mon, Tue, Wed, Thu, Fri, Sat, Sun];
    let messages = days.map(&on_toggle).into();
    let segments = Row::with_children(days.map(|day| {
        let chosen = ticked.contains(&day);
        let label = text(texts.weekday(day))
            .size(size::BODY)
            .font(if chosen { font::SEMIBOLD } else { font::REGULAR })
            .wrapping(text::Wrapping::None);
        Press::new(Kind::Segment { chosen }, label)
            .padding(0)
            .width(Length::Fill)
            .on_press(on_toggle(day))
            .mouse_only()
            .into()
    }))
    .spacing(space::XS)
    .width(Length::Fill);
    Group::several(segments, messages).into()
}

/// A count with − and +: `less` and `more` are absent at its ends.
pub fn stepper<'a, Message: Clone + 'a>(
    count: impl Into<String>,
    less: Option<Message>,
    more: Option<Message>,
) -> Element<'a, Message> {
    let step = |picture, message: Option<Message>| {
        let enabled = message.is_some();
        let picture = icon(picture, 14.0, move |tokens| if enabled { tokens.text } else { tokens.faint });
        Press::new(Kind::Quiet, picture).padding(0).width(24).height(24).on_press_maybe(message)
    };
    let count = text(count.into()).size(size::BODY).font(font::SEMIBOLD).wrapping(text::Wrapping::None);
    let count = container(count).center_x(Length::Shrink).padding([0.0, space::XS]);
    Row::new()
        .push(step(Icon::Minus, less))
        .push(count)
        .push(step(Icon::Plus, more))
        .align_y(Alignment::Center)
        .into()
}

/// A tick box with its words. Tab reaches it, Space ticks it.
pub fn tick<'a, Message: Clone + 'a>(
    label: impl Into<String>,
    ticked: bool,
    on_toggle: impl Fn(bool) -> Message,
) -> Element<'a, Message> {
    let mark = ticked.then(|| icon(Icon::Check, 12.0, |tokens| tokens.on_accent));
    let square = container(Column::new().push(mark)).center(16).style(theme::checkbox::square(ticked));
    let label = theme::text::body(label.into()).style(theme::text::coloured(|tokens| tokens.text));
    Press::new(Kind::Quiet, Row::new().push(square).push(label).spacing(space::S).align_y(Alignment::Center))
        .padding([0.0, 2.0])
        .height(24)
        .on_press(on_toggle(!ticked))
        .into()
}
