//! The small shapes that every screen uses: badges, key caps, lines, sections, empty states, notices.

use iced::widget::{Column, Container, Row, Space, column, container, row};
use iced::{Alignment, Length, Theme};

use super::button::{Button, button};
use super::one_line;
use crate::ui::Element;
use crate::ui::font;
use crate::ui::theme::{self, Tone, size, space, text};

/// A word in a pill.
pub fn badge<'a, Message: 'a>(tone: Tone, word: impl Into<String>) -> Element<'a, Message> {
    container(
        iced::widget::text(word.into())
            .size(size::CAPTION)
            .line_height(iced::widget::text::LineHeight::Absolute(size::CAPTION_LINE.into()))
            .font(font::SEMIBOLD)
            .wrapping(iced::widget::text::Wrapping::None),
    )
    .padding([1.5, space::S])
    .style(theme::container::badge(tone))
    .into()
}

/// A key on a light ground: `F2`, `Ctrl K`.
pub fn key_cap<'a, Message: 'a>(key: impl Into<String>) -> Element<'a, Message> {
    cap(key.into(), theme::container::key_cap)
}

/// A key on the accent.
pub(super) fn key_cap_on_accent<'a, Message: 'a>(key: impl Into<String>) -> Element<'a, Message> {
    cap(key.into(), theme::container::key_cap_on_accent)
}

fn cap<'a, Message: 'a>(
    key: String,
    style: impl Fn(&Theme) -> iced::widget::container::Style + 'a,
) -> Element<'a, Message> {
    container(
        iced::widget::text(key)
            .size(size::CAPTION)
            .line_height(iced::widget::text::LineHeight::Absolute(14.0.into()))
            .wrapping(iced::widget::text::Wrapping::None),
    )
    .padding([1.0, 5.0])
    .style(style)
    .into()
}

/// A thin line across.
pub fn line<'a, Message: 'a>() -> Container<'a, Message, Theme> {
    container(Space::new().width(Length::Fill).height(1)).style(theme::container::line)
}

/// A thin line down.
pub fn line_down<'a, Message: 'a>() -> Container<'a, Message, Theme> {
    container(Space::new().width(1).height(Length::Fill)).style(theme::container::line)
}

/// A figure with its caption above and a note below: the last delivery, the debt.
pub fn fact<'a, Message: 'a>(
    caption: impl Into<String>,
    figure: impl Into<String>,
    note: impl Into<String>,
    tone: Tone,
) -> Element<'a, Message> {
    column![
        text::caption(caption.into()),
        text::figure(figure.into()).style(text::toned(tone)),
        text::caption(note.into()),
    ]
    .width(Length::Fill)
    .into()
}

/// A sentence that wants attention, on the ground of its tone, with at most one way out.
pub fn callout<'a, Message: Clone + 'a>(
    tone: Tone,
    sentence: impl Into<String>,
    way_out: Option<Button<Message>>,
) -> Element<'a, Message> {
    let sentence = text::body(sentence.into()).width(Length::Fill);
    let words = Row::new().push(sentence).push(way_out).spacing(space::M).align_y(Alignment::Center);
    called_out(tone, words.into())
}

/// The same where there is no room for both beside each other: the way out stands below the words.
pub fn callout_above<'a, Message: Clone + 'a>(
    tone: Tone,
    sentence: impl Into<String>,
    way_out: Option<Button<Message>>,
) -> Element<'a, Message> {
    let sentence = text::body(sentence.into()).width(Length::Fill);
    called_out(tone, Column::new().push(sentence).push(way_out).spacing(space::XS).into())
}

fn called_out<'a, Message: 'a>(tone: Tone, words: Element<'a, Message>) -> Element<'a, Message> {
    container(words)
        .padding([space::S, space::M])
        .width(Length::Fill)
        .style(theme::container::callout(tone))
        .into()
}

/// What is shown instead of nothing: what it would be, why it is not there, and what can be done.
pub fn empty<'a, Message: Clone + 'a>(
    title: impl Into<String>,
    sentence: impl Into<String>,
    action: Option<Button<Message>>,
) -> Element<'a, Message> {
    empty_with(title, sentence, action)
}

/// The same with several ways out, side by side.
pub fn empty_with<'a, Message: Clone + 'a>(
    title: impl Into<String>,
    sentence: impl Into<String>,
    actions: impl IntoIterator<Item = Button<Message>>,
) -> Element<'a, Message> {
    let actions: Vec<Element<'_, Message>> = actions.into_iter().map(Into::into).collect();
    let actions = (!actions.is_empty()).then(|| Row::with_children(actions).spacing(space::S));
    let words: Column<'_, Message> = column![
        text::title(title.into()).align_x(Alignment::Center),
        text::muted(sentence.into()).align_x(Alignment::Center),
    ]
    .push(actions.map(|actions| container(actions).padding(iced::Padding::ZERO.top(space::S))))
    .spacing(space::S)
    .align_x(Alignment::Center)
    .max_width(420);
    container(words).center(Length::Fill).padding(space::XL).into()
}

/// A quiet line at the bottom: what was done, and how to take it back.
pub fn notice<'a, Message: Clone + 'a>(
    sentence: impl Into<String>,
    undo: Option<(String, Message)>,
) -> Element<'a, Message> {
    let undo = undo.map(|(label, message)| button(label).on_notice().key("Ctrl Z").on_press(message));
    let words =
        Row::new().push(text::body(sentence.into())).push(undo).spacing(space::M).align_y(Alignment::Center);
    container(
        container(words)
            .padding([space::XS, space::L])
            .height(40)
            .align_y(Alignment::Center)
            .style(theme::container::notice),
    )
    .width(Length::Fill)
    // On the left, over the list: the buttons of the panel stay in sight.
    .padding(iced::Padding::ZERO.bottom(space::L).left(space::L))
    .into()
}

/// The same in place of a status bar of this height in pixels.
pub fn notice_bar<'a, Message: Clone + 'a>(
    sentence: &'a str,
    undo: Option<(String, Message)>,
    height: f32,
) -> Element<'a, Message> {
    let undo =
        undo.map(|(label, message)| button(label).on_notice().key("Ctrl Z").on_press(message).mouse_only());
    let words = Row::new().push(one_line(sentence)).push(undo).spacing(space::M).align_y(Alignment::Center);
    container(words)
        .padding([0.0, space::L])
        .height(height)
        .width(Length::Fill)
        .align_y(Alignment::Center)
        .style(theme::container::notice_bar)
        .into()
}

/// `base` with a notice floating over its lower edge, if there is one.
pub fn with_notice<'a, Message: 'a>(
    base: impl Into<Element<'a, Message>>,
    notice: Option<Element<'a, Message>>,
) -> Element<'a, Message> {
    let floating = notice.map(|notice| container(notice).height(Length::Fill).align_y(Alignment::End));
    iced::widget::Stack::new().push(base).push(floating).into()
}

/// A caption above a control, an error or a hint below it.
pub fn labelled<'a, Message: 'a>(
    label: impl Into<String>,
    control: impl Into<Element<'a, Message>>,
    error: Option<String>,
) -> Element<'a, Message> {
    let error = error.map(|error| text::caption(error).style(text::toned(Tone::Bad)));
    column![text::caption(label.into()), control.into()]
        .push(error)
        .spacing(space::XS)
        .width(Length::Fill)
        .into()
}

/// Controls in a row, sharing the width.
pub fn fields<'a, Message: 'a>(fields: Vec<Element<'a, Message>>) -> Element<'a, Message> {
    row(fields).spacing(space::M).width(Length::Fill).into()
}
