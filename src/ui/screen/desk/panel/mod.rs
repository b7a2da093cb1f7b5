//! The task panel: all that answers the call, in one look (S1-45 … S1-51).

mod buttons;
mod call;
mod facts;
mod head;
mod orders;
mod plan;
mod review;
mod review_buttons;
mod scroll;
mod talk;
mod task;

use std::sync::Arc;

use iced::widget::{Column, Space, column, container, scrollable};
use iced::{Length, Size};

pub use buttons::FIRST_BUTTON;
pub use scroll::scroll;

use super::tabs::Tab;
use super::{Message, State};
use crate::service::Refusal;
use crate::service::card::Card;
use crate::service::review::ReviewForm;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space};
use crate::ui::widget::{callout, empty, line};
use crate::wording;

/// The narrowest and the widest panel, in pixels.
const WIDTHS: (f32, f32) = (424.0, 560.0);
/// Below this width short words stand in for long ones, in pixels.
const ROOMY: f32 = 460.0;
/// The name of the part that scrolls.
const PANEL: &str = "desk-panel";

/// The panel's share of the room it has with the list: 440 pixels of a window of 1366, 480 of 1440.
fn width(room: f32) -> f32 {
    room.mul_add(0.54, -256.0).round().clamp(WIDTHS.0, WIDTHS.1)
}

/// What the panel shows.
#[derive(Debug, Default)]
pub struct Panel {
    /// The card that was read last.
    pub card: Option<Arc<Card>>,
    /// The churn review of its address, while it is in one.
    pub review: Option<Arc<ReviewForm>>,
    /// Why it was not read.
    pub refusal: Option<Refusal>,
    /// Counts the moves of the selection.
    pub wanted: u64,
    /// A card is being read.
    pub reading: bool,
    /// The card of the selected row is not there yet: its places stay empty rather than show another customer's.
    pub waiting: bool,
    /// The reasons of the date are open.
    pub why: bool,
    /// All contact persons are shown.
    pub all_contacts: bool,
    /// The keyboard is in the panel.
    pub entered: bool,
    /// Every button of a review is shown, also where there is little room.
    pub all_buttons: bool,
    /// The panel is put away (S1-59).
    pub closed: bool,
}

impl State {
    /// The card that is shown, while it may be.
    pub(super) fn card_in_sight(&self) -> Option<&Card> {
        self.panel.card.as_deref().filter(|_| !self.panel.waiting)
    }

    /// The review of the card that is shown.
    pub(super) fn review_in_sight(&self) -> Option<&Arc<ReviewForm>> {
        self.panel.review.as_ref().filter(|_| !self.panel.waiting)
    }

    /// The panel with its buttons beside the list, in the room that both have.
    pub(super) fn panel<'a>(&'a self, context: &Context<'a>, room: Size) -> Element<'a, Message> {
        let texts = context.texts;
        let width = width(room.width);
        let content = if self.table().address().is_none() && (!self.is_read() || self.table().count() == 0) {
            // Nothing is said before the list is there, so that no words flash by; and where it is empty it says itself
            // what to do.
            Space::new().into()
        } else if self.table().address().is_none() {
            empty(texts.text("desk-panel-empty-title"), texts.text("desk-panel-empty"), None)
        } else if let Some(refusal) = &self.panel.refusal {
            let sentence = wording::refused(texts, refusal);
            container(callout(Tone::Bad, sentence, None)).padding(space::L).height(Length::Fill).into()
        } else {
            column![self.sections(context, width), self.buttons(context, Size::new(width, room.height))]
                .into()
        };
        container(content).width(width).height(Length::Fill).style(theme::container::surface).into()
    }

    fn sections<'a>(&'a self, context: &Context<'a>, width: f32) -> Element<'a, Message> {
        let card = self.card_in_sight();
        let sections = Column::new()
            .push(self.head(card, context))
            .push(line())
            .push(self.task_section(context))
            .push(self.review_section(context))
            .push((self.tab != Tab::Churn).then(|| self.plan_section(card, context)))
            .push((self.tab != Tab::Churn).then(line))
            .push(self.facts_section(card, context, width))
            .push(line())
            .push(self.orders_section(card, context, width))
            .push(line())
            .push(self.comments_section(card, context))
            .push(line())
            .push(self.journal_section(card, context));
        scrollable(sections)
            .id(PANEL)
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }
}

/// A section of the panel.
fn section<'a>(parts: Column<'a, Message>) -> Element<'a, Message> {
    container(parts.spacing(space::S)).padding([10.0, space::L]).width(Length::Fill).into()
}
