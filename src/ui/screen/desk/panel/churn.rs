//! Where a churn review stands: the stage line, who sent it and why, since when (S1-64).

use iced::widget::{Column, Row};

use super::section;
use crate::domain::address::ChurnStage;
use crate::service::card::Card;
use crate::store::ChurnRow;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::listing::Rows;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{badge, line};

/// The hands through which a review goes.
const STAGES: [ChurnStage; 3] =
    [ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::CreditControl];

impl State {
    pub(super) fn churn_section<'a>(
        &'a self,
        card: Option<&'a Card>,
        context: &Context<'a>,
    ) -> Option<Element<'a, Message>> {
        let texts = context.texts;
        let row = self.churn_row();
        let (stage, reason) = card.and_then(|card| card.churn.as_ref()).map_or_else(
            || row.and_then(|row| Some((row.stage?, row.reason.as_deref()))),
            |(stage, reason)| Some((*stage, reason.as_deref())),
        )?;
        let stages = STAGES.map(|each| {
            let tone = if each == stage { Tone::Accent } else { Tone::Neutral };
            badge(tone, texts.text(&format!("churn-stage-{}", each.code())))
        });
        let operator = badge(Tone::Good, format!("{} ✓", texts.text("desk-churn-operator")));
        let stages = Row::new().push(operator).extend(stages).spacing(space::XS);
        let sent = row.and_then(|row| row.sent_by.as_deref()).map(|name| {
            text::body(t!(texts, "desk-churn-sent", name = name, reason = reason.unwrap_or_default()))
        });
        let since = row.and_then(|row| row.since).map(|since| {
            let days = t!(texts, "unit-days", count = (context.today - since).num_days());
            text::muted(t!(texts, "desk-churn-since", days = days, day = texts.date(since)))
        });
        let checked = row
            .filter(|row| row.no_debts)
            .map(|_| text::body(texts.text("desk-churn-no-debts")).style(text::toned(Tone::Good)));
        let parts = Column::new()
            .push(text::section(&texts.text("desk-churn")))
            .push(stages.wrap())
            .push(sent)
            .push(since)
            .push(checked);
        Some(Column::new().push(section(parts)).push(line()).into())
    }

    fn churn_row(&self) -> Option<&ChurnRow> {
        let table = self.table();
        match &table.listing().rows {
            Rows::Churn(rows) => rows.get(table.selected_row()?),
            _ => None,
        }
    }
}
