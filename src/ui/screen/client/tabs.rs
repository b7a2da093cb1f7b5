//! The tabs of the card, each with its key.

use iced::widget::{Row, container};
use iced::{Alignment, Length};

use crate::store::CardCounts;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space};
use crate::ui::widget::tab;

use super::Message;

/// A part of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// Client and address as they are written down.
    #[default]
    Details,
    /// Contact persons.
    Contacts,
    /// How the address is planned.
    Planning,
    /// Its orders.
    Orders,
    /// Money and containers.
    Ledger,
    /// The customer work journal.
    Journal,
    /// What was changed, by whom.
    History,
    /// Invoices, delivery notes, reconciliation statements.
    Papers,
}

impl Tab {
    /// All of them, as they stand.
    pub const ALL: [Self; 8] = [
        Self::Details,
        Self::Contacts,
        Self::Planning,
        Self::Orders,
        Self::Ledger,
        Self::Journal,
        Self::History,
        Self::Papers,
    ];

    /// Its place, counted from 0.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// The tab so many places on, round the end.
    pub fn beside(self, steps: isize) -> Self {
        let count = Self::ALL.len().cast_signed();
        let place = (self.place().cast_signed() + steps).rem_euclid(count);
        Self::ALL.get(place.unsigned_abs()).copied().unwrap_or_default()
    }

    /// Part of the names of its texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Details => "details",
            Self::Contacts => "contacts",
            Self::Planning => "planning",
            Self::Orders => "orders",
            Self::Ledger => "ledger",
            Self::Journal => "journal",
            Self::History => "history",
            Self::Papers => "papers",
        }
    }

    const fn count(self, counts: &CardCounts) -> Option<i64> {
        match self {
            Self::Contacts => Some(counts.contacts),
            Self::Orders => Some(counts.orders),
            Self::Journal => Some(counts.journal),
            _ => None,
        }
    }
}

/// The bar of tabs.
pub fn bar<'a>(chosen: Tab, counts: Option<&CardCounts>, context: &Context<'_>) -> Element<'a, Message> {
    let texts = context.texts;
    let tabs = Tab::ALL.map(|each| {
        let tone = if each == chosen { Tone::Accent } else { Tone::Neutral };
        let count = counts.and_then(|counts| each.count(counts));
        let count = count.filter(|count| *count > 0).map(|count| (tone, texts.integer(count)));
        let label = texts.text(&format!("client-tab-{}", each.code()));
        tab(label, count, each == chosen, Message::TabPressed(each))
    });
    let bar = Row::with_children(tabs).align_y(Alignment::Center).padding([0.0, space::S]);
    container(bar).height(44).width(Length::Fill).style(theme::container::surface).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tabs_go_round() {
        assert_eq!(Tab::Papers.beside(1), Tab::Details);
        assert_eq!(Tab::Details.beside(-1), Tab::Papers);
        assert_eq!(Tab::Contacts.beside(1), Tab::Planning);
    }
}
