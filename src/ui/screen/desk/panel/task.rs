//! What is wanted of the contact: purpose, minute and comment of a task by hand or a promised call, and whose list it is.

use iced::Length;
use iced::widget::Column;

use super::section;
use crate::clock;
use crate::domain::task::TaskKind;
use crate::store::DeskRow;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::listing::Rows;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{space, text};
use crate::ui::widget::line;
use crate::wording;

impl State {
    pub(super) fn task_section<'a>(&'a self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let row = self.task_row()?;
        let wanted = matches!(row.kind, TaskKind::Manual | TaskKind::Callback);
        let moment = row.due_at.as_deref().and_then(clock::local).map(|moment| texts.date_time_short(moment));
        let words: Vec<String> = row.purpose.clone().into_iter().chain(moment).collect();
        let heading = (wanted && !words.is_empty()).then(|| text::strong(words.join(" · ")));
        let note =
            (wanted && !row.note.is_empty()).then(|| text::body(row.note.as_str()).width(Length::Fill));
        let promised = row.promised.filter(|_| wanted);
        let promised = promised.map(|sum| text::body(wording::promised(texts, sum)).width(Length::Fill));
        let instead = row.instead_of.as_deref();
        let instead = instead.map(|name| text::caption(t!(texts, "desk-instead-of", name = name)));
        if heading.is_none() && promised.is_none() && note.is_none() && instead.is_none() {
            return None;
        }
        let title = if wanted { "desk-task-wanted" } else { "desk-task-list" };
        let parts = Column::new()
            .push(text::section(&texts.text(title)))
            .push(heading)
            .push(promised)
            .push(note)
            .push(instead);
        Some(Column::new().push(section(parts.spacing(space::XS))).push(line()).into())
    }

    fn task_row(&self) -> Option<&DeskRow> {
        let table = self.table();
        match &table.listing().rows {
            Rows::Tasks(rows) => rows.get(table.selected_row()?),
            Rows::Churn(_) | Rows::Birthdays(_) => None,
        }
    }
}
