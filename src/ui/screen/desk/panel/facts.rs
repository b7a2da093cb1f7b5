//! The figures that are asked for in a call (S1-49).

use iced::widget::{Column, Row};

use super::{ROOMY, section};
use crate::i18n::Texts;
use crate::service::card::Card;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{Tone, space};
use crate::ui::widget::fact;

/// A figure with its note.
struct Figure {
    figure: String,
    note: String,
    tone: Tone,
}

impl State {
    pub(super) fn facts_section<'a>(
        &'a self,
        card: Option<&'a Card>,
        context: &Context<'a>,
        width: f32,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let date = self.filters.list_date(context.today);
        let wait =
            || Figure { figure: texts.text("desk-panel-wait"), note: String::new(), tone: Tone::Neutral };
        let last = card.map_or_else(wait, |card| last(card, date, texts));
        let bottles = card.map_or_else(wait, |card| Figure {
            figure: format!("{} / {}", texts.integer(card.bottles.0), texts.integer(card.bottles.1)),
            note: texts.text("desk-fact-bottles-note"),
            tone: Tone::Neutral,
        });
        let containers = card.map_or_else(wait, |card| containers(card, texts));
        let debt = card.map_or_else(wait, |card| debt(card, texts));
        let cell = |id: &str, figure: Figure| fact(texts.text(id), figure.figure, figure.note, figure.tone);
        let bottles_of = if width < ROOMY { "desk-fact-bottles-short" } else { "desk-fact-bottles" };
        let figures = Row::new()
            .push(cell("desk-fact-last", last))
            .push(cell(bottles_of, bottles))
            .push(cell("desk-fact-containers", containers))
            .push(cell("desk-fact-debt", debt))
            .spacing(space::XS);
        section(Column::new().push(figures))
    }
}

/// The last delivery; its days are counted to the list date.
fn last(card: &Card, date: chrono::NaiveDate, texts: &Texts) -> Figure {
    let Some(delivery) = card.deliveries.last() else {
        return Figure { figure: "—".into(), note: String::new(), tone: Tone::Neutral };
    };
    let days = t!(texts, "unit-days", count = card.days_since_delivery(date).unwrap_or_default());
    Figure {
        figure: texts.date_near(delivery.on, date),
        note: t!(texts, "desk-fact-last-note", count = delivery.bottles, days = days),
        tone: Tone::Neutral,
    }
}

fn containers(card: &Card, texts: &Texts) -> Figure {
    let owed = card.balance.container_debt();
    Figure {
        figure: texts.integer(owed.max(0)),
        note: t!(texts, "desk-fact-containers-note", count = card.balance.containers),
        tone: if owed > 0 { Tone::Bad } else { Tone::Neutral },
    }
}

fn debt(card: &Card, texts: &Texts) -> Figure {
    let owed = card.balance.debt.as_minor();
    let whole = |minor: i64| format!("{}\u{a0}₽", texts.amount_whole(minor));
    Figure {
        figure: whole(owed.max(0)),
        note: if owed < 0 {
            t!(texts, "desk-fact-advance", sum = whole(owed.saturating_neg()))
        } else {
            texts.text("desk-fact-no-advance")
        },
        tone: if owed > 0 { Tone::Bad } else { Tone::Neutral },
    }
}
