//! What was found, newest first, and the whole of the selected row below.

use iced::widget::operation::AbsoluteOffset;
use iced::widget::{Column as Lines, Space, container, operation, scrollable};
use iced::{Length, Task};

use super::{Message, State};
use crate::clock;
use crate::i18n::Texts;
use crate::service::log::LogEntry;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::reports::LIST;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{List, button, empty, line};
use crate::wording::history_line;

/// What the selected row changed.
const CHANGES: &str = "log-changes";
/// Its height in pixels: what was done and some five changes.
const CHANGES_HEIGHT: f32 = 132.0;

/// Scrolls what the selected row changed by so many lines.
pub(super) fn scroll_changes(lines: i8) -> Task<Message> {
    operation::scroll_by(CHANGES, AbsoluteOffset { x: 0.0, y: f32::from(lines) * size::LINE })
}

/// What the selected row changed is shown from its beginning.
pub(super) fn show_changes() -> Task<Message> {
    operation::scroll_to(CHANGES, AbsoluteOffset { x: 0.0, y: 0.0 })
}

/// An instant as the log shows it.
pub(super) fn moment(texts: &Texts, at: &str) -> String {
    clock::local(at).map_or_else(|| at.to_owned(), |moment| texts.date_time(moment))
}

impl State {
    /// What was found, or what to do where nothing was.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        if !self.found.is_empty() {
            return Lines::new().push(self.rows(texts)).push(self.changes(texts)).into();
        }
        if self.reading.is_on() || !self.is_begun() || self.refusal.is_some() {
            return Space::new().width(Length::Fill).height(Length::Fill).into();
        }
        let everything = button(texts.text("log-everything")).on_press(Message::EverythingPressed);
        empty(texts.text("log-empty-title"), texts.text("log-empty"), Some(everything))
    }

    fn rows<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let columns = vec![
            Column::new(texts.text("log-column-when"), Width::Px(148.0)),
            Column::new(texts.text("log-column-who"), Width::Px(170.0)),
            Column::new(texts.text("log-column-what"), Width::Fill { share: 3, min: 260.0 }),
            Column::new(texts.text("log-column-client"), Width::Fill { share: 2, min: 200.0 }),
        ];
        List::new(columns, self.found.len(), move |row, column| {
            self.found.get(row).map_or(Cell::Empty, |logged| cell(logged, column, texts))
        })
        .id(LIST)
        .selected(self.selected)
        .on_select(Message::RowPressed)
        .on_activate(Message::RowActivated)
        .on_page_size(Message::PageSized)
        .on_end(Message::EndSeen)
        .into()
    }

    /// The selected row, whole.
    fn changes<'a>(&'a self, texts: &Texts) -> Option<Element<'a, Message>> {
        let logged = self.found.get(self.selected?)?;
        let said = history_line(texts, &logged.entry);
        let mut about = vec![moment(texts, &logged.entry.at), who(logged, texts)];
        if let Some((_, client, address)) = &logged.client {
            about.extend([client.clone(), address.clone()]);
        }
        let words = Lines::new()
            .push(text::strong(said.what))
            .push(text::caption(about.join(" · ")))
            .push(Space::new().height(2))
            .spacing(2);
        let words = said.changes.into_iter().fold(words, |words, change| words.push(text::body(change)));
        let words = container(words).padding([space::S, space::L]).width(Length::Fill);
        let words = scrollable(words)
            .id(CHANGES)
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .width(Length::Fill)
            .height(CHANGES_HEIGHT);
        Some(Lines::new().push(line()).push(words).into())
    }
}

/// Who did it.
pub(super) fn who(logged: &LogEntry, texts: &Texts) -> String {
    logged.entry.user.clone().unwrap_or_else(|| texts.text("client-history-program"))
}

fn cell<'a>(logged: &'a LogEntry, column: usize, texts: &Texts) -> Cell<'a> {
    match column {
        0 => Cell::muted(moment(texts, &logged.entry.at)),
        1 => match logged.entry.user.as_deref() {
            Some(user) => Cell::text(user),
            None => Cell::muted(who(logged, texts)),
        },
        2 => {
            let said = history_line(texts, &logged.entry);
            if said.changes.is_empty() {
                Cell::text(said.what)
            } else {
                Cell::two(said.what, said.changes.join("; "))
            }
        }
        _ => match &logged.client {
            Some((_, client, address)) => Cell::two(client.as_str(), address.as_str()),
            None => Cell::Empty,
        },
    }
}
