//! The tabs, each with its key.

use iced::widget::{Row, container};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::tab;

/// A part of the section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Who owes, and since when.
    #[default]
    Debts,
    /// What was promised.
    Promises,
    /// What came in by the bank.
    Bank,
}

impl Tab {
    /// All of them, as they stand.
    pub const ALL: &'static [Self] = &[Self::Debts, Self::Promises, Self::Bank];

    /// Part of the names of its texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Debts => "debts",
            Self::Promises => "promises",
            Self::Bank => "bank",
        }
    }
}

impl State {
    /// The title of the section and its tabs.
    pub(super) fn tab_bar<'a>(&self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let tabs = Tab::ALL.iter().map(|each| {
            let chosen = *each == self.tab;
            let tone = if chosen { Tone::Accent } else { Tone::Neutral };
            let count = self.sheets.count(*each).filter(|count| *count > 0);
            let count = count.map(|count| (tone, texts.integer(i64::try_from(count).unwrap_or(i64::MAX))));
            let label = texts.text(&format!("money-tab-{}", each.code()));
            tab(label, count, chosen, Message::TabPressed(*each))
        });
        let title = text::title(texts.text("money-title")).wrapping(iced::widget::text::Wrapping::None);
        let bar = Row::new()
            .push(container(title).padding(iced::Padding::ZERO.right(space::M)))
            .push(Row::with_children(tabs).align_y(Alignment::Center))
            .align_y(Alignment::Center)
            .padding([0.0, space::L]);
        container(bar)
            .height(52)
            .width(Length::Fill)
            .align_y(Alignment::Center)
            .style(theme::container::surface)
            .into()
    }
}
