//! What was said: the comments since the last order (S1-50) and the last records of the journal (S1-51).

use iced::Length;
use iced::widget::{Column, Row};

use super::section;
use crate::clock;
use crate::i18n::Texts;
use crate::service::card::Card;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{space, text};

/// Width of the time beside a text, in pixels.
pub(super) const TIME: f32 = 84.0;

impl State {
    pub(super) fn comments_section<'a>(
        &'a self,
        card: Option<&'a Card>,
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let heading = text::section(&texts.text("desk-comments"));
        let lines = card.map(|card| {
            let line = |comment: &'a crate::store::CommentRow| {
                let time = clock::local(&comment.at).map(|at| texts.date_time_short(at));
                said(time.unwrap_or_default(), &comment.text, comment.user.as_deref())
            };
            some_or(card.comments.iter().rev().map(line).collect(), "desk-comments-none", texts)
        });
        section(Column::new().push(heading).push(lines))
    }

    pub(super) fn journal_section<'a>(
        &'a self,
        card: Option<&'a Card>,
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let heading = text::section(&texts.text("desk-journal"));
        let lines = card.map(|card| {
            let line = |record: &'a crate::store::JournalRow| {
                let day = clock::local(&record.at).map(|at| texts.date_near(at.date(), context.today));
                let time = format!("{} {}", day.unwrap_or_default(), record.type_code);
                said(time, &record.text, record.user.as_deref())
            };
            some_or(card.journal.iter().map(line).collect(), "desk-journal-none", texts)
        });
        section(Column::new().push(heading).push(lines))
    }
}

fn said<'a>(time: String, words: &'a str, user: Option<&'a str>) -> Element<'a, Message> {
    Row::new()
        .push(text::caption(time).width(TIME))
        .push(text::body(words).width(Length::Fill))
        .push(user.and_then(|user| user.split_whitespace().next()).map(text::caption))
        .spacing(space::S)
        .into()
}

fn some_or<'a>(lines: Vec<Element<'a, Message>>, none: &str, texts: &Texts) -> Element<'a, Message> {
    if lines.is_empty() {
        return text::muted(texts.text(none)).into();
    }
    Column::with_children(lines).spacing(space::S).into()
}
