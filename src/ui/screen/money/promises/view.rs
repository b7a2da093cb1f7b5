//! How the tab looks.

use iced::widget::{Column as Lines, Row, Space, container};
use iced::{Alignment, Length};

use super::{LIST, Message, Shown, State};
use crate::clock;
use crate::i18n::Texts;
use crate::service::promises::{PromiseStanding, Promised};
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{List, button, callout, empty, line, segmented};
use crate::wording;

impl State {
    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
        });
        let body: Element<'a, Message> = match &self.promises {
            None if self.refusal.is_some() => Space::new().height(Length::Fill).into(),
            None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
            Some(_) if self.rows.is_empty() => {
                let code = match self.shown {
                    Shown::Open => "open",
                    Shown::Due => "due",
                    Shown::Kept => "kept",
                };
                empty(texts.text("promise-none-title"), texts.text(&format!("promise-none-{code}")), None)
            }
            Some(_) => self.list(texts),
        };
        Lines::new().push(self.bar(texts)).push(line()).push(refused).push(body).height(Length::Fill).into()
    }

    fn bar<'a>(&self, texts: &Texts) -> Element<'a, Message> {
        let has_row = self.selected_one().is_some();
        let act = |id: &str, key: &str, message: Message| {
            button(texts.text(id)).key(key).on_press_maybe(has_row.then_some(message)).mouse_only()
        };
        let shown = [
            (texts.text("promise-open"), Shown::Open),
            (texts.text("promise-due"), Shown::Due),
            (texts.text("promise-kept"), Shown::Kept),
        ];
        let bar = Row::new()
            .push(container(segmented(shown, self.shown, Message::ShownChosen)).width(330))
            .push(act("money-pay", "F3", Message::PayPressed))
            .push(act("money-call", "F4", Message::CallPressed))
            .push(Space::new().width(Length::Fill))
            .push(act("promise-void", "Del", Message::VoidPressed).danger())
            .spacing(space::S)
            .align_y(Alignment::Center);
        container(bar).padding([space::S, space::L]).style(theme::container::surface).into()
    }

    fn list<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let title = |id: &str| texts.text(id);
        let columns = vec![
            Column::new(title("promise-column-due"), Width::Px(110.0)),
            Column::new(title("reports-column-client"), Width::Fill { share: 3, min: 220.0 }),
            Column::figures(title("promise-amount"), 110.0),
            Column::figures(title("promise-column-missing"), 120.0),
            Column::new("", Width::Px(120.0)),
            Column::new(title("promise-column-note"), Width::Fill { share: 3, min: 140.0 }),
            Column::new(title("promise-column-made"), Width::Fill { share: 2, min: 150.0 })
                .hidden_below(1_100.0),
        ];
        List::new(columns, self.rows.len(), move |row, column| {
            self.promise(row).map_or(Cell::Empty, |promise| cell(promise, column, texts))
        })
        .id(LIST)
        .selected(self.selected)
        .on_select(Message::RowPressed)
        .on_activate(Message::RowActivated)
        .on_page_size(Message::PageSized)
        .into()
    }
}

fn cell<'a>(promise: &'a Promised, column: usize, texts: &Texts) -> Cell<'a> {
    let row = &promise.row;
    match column {
        0 => Cell::strong(texts.date(row.due_on)),
        1 => Cell::two(row.client.as_str(), row.text.as_str()),
        2 => Cell::text(texts.amount(row.amount.as_minor())),
        3 => match promise.missing.as_minor() {
            0 => Cell::Empty,
            missing => Cell::text(texts.amount(missing)),
        },
        4 => match promise.standing {
            PromiseStanding::Broken => Cell::badge(Tone::Bad, texts.text("promise-is-broken")),
            PromiseStanding::Due => Cell::badge(Tone::Neutral, texts.text("promise-is-due")),
            PromiseStanding::Kept => Cell::badge(Tone::Good, texts.text("promise-is-kept")),
        },
        5 => Cell::muted(row.note.as_str()),
        _ => {
            let at = clock::local(&row.made_at).map(|at| texts.date(at.date())).unwrap_or_default();
            Cell::muted(format!("{at} {}", row.made_by.as_deref().unwrap_or_default()))
        }
    }
}
