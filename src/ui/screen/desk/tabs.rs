//! The four tabs with the numbers of what is still to be done, and how far the day has come.

use iced::widget::{Row, Space, container};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::store::Counts;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::tab;

/// A list of the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// To be called for the list date (S1-39).
    #[default]
    Active,
    /// Left over from earlier dates (S1-60).
    Overdue,
    /// In churn review (S0-03).
    Churn,
    /// Birthdays of today (S1-74).
    Birthdays,
}

impl Tab {
    /// All of them, as they stand.
    pub const ALL: [Self; 4] = [Self::Active, Self::Overdue, Self::Churn, Self::Birthdays];

    /// The tab at this place, counted from 0; the first one beyond the last.
    pub fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or_default()
    }

    /// Its place, counted from 0.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Part of the names of its texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Overdue => "overdue",
            Self::Churn => "churn",
            Self::Birthdays => "birthdays",
        }
    }

    const fn count(self, counts: &Counts) -> i64 {
        match self {
            Self::Active => counts.active,
            Self::Overdue => counts.overdue,
            Self::Churn => counts.churn,
            Self::Birthdays => counts.birthdays,
        }
    }

    fn tone(self, chosen: bool, count: i64) -> Tone {
        match self {
            Self::Overdue if count > 0 => Tone::Bad,
            _ if chosen => Tone::Accent,
            _ => Tone::Neutral,
        }
    }
}

impl State {
    /// The bar of tabs.
    pub(super) fn tab_bar<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let tabs = Tab::ALL.map(|each| {
            let chosen = each == self.tab;
            let count = self.counts.as_ref().map(|counts| {
                let count = each.count(counts);
                (each.tone(chosen, count), texts.integer(count))
            });
            tab(texts.text(&format!("desk-tab-{}", each.code())), count, chosen, Message::TabPressed(each))
        });
        let handled = self.counts.as_ref().map(|counts| {
            let of = counts.handled + counts.active;
            text::muted(t!(texts, "desk-handled-of", handled = counts.handled, of = of))
        });
        let bar = Row::with_children(tabs)
            .push(Space::new().width(Length::Fill))
            .push(handled)
            .align_y(Alignment::Center)
            .padding([0.0, space::L]);
        container(bar).height(44).width(Length::Fill).style(theme::container::surface).into()
    }
}
