//! The right half: what the change would do, why this date, how consumption went, the next dates.

use chrono::{Months, NaiveDate};
use iced::widget::{Column, Row, Space, container};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::planning::{KnownRate, Plan};
use crate::service::planning_card::PlanningCard;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{ConsumptionPoint, badge, callout, consumption_chart, line};
use crate::wording;

/// Months that the chart shows.
const MONTHS: u32 = 12;

impl State {
    /// The plan that is shown: what the change would lead to, otherwise the kept one.
    fn shown_plan(&self) -> Option<&Plan> {
        let kept = self.card.as_ref().map(|card| &card.plan);
        self.preview.as_ref().map(|preview| &preview.plan).or(kept)
    }

    pub(super) fn next_delivery(&self) -> Option<NaiveDate> {
        self.shown_plan()?.next_delivery
    }

    /// What the change in the form would do to the date; `None` while there is nothing to save.
    pub fn would_do(&self, context: &Context<'_>) -> Option<(Tone, String)> {
        let texts = context.texts;
        let day = |day: NaiveDate| texts.date_short_with_weekday(day);
        let before = self.card.as_ref()?.plan.next_delivery;
        let plan = &self.preview.as_ref()?.plan;
        Some(match (before, plan.next_delivery) {
            (None, None) => (Tone::Neutral, texts.text("plan-tab-would-stay-none")),
            (Some(from), Some(to)) if from == to => {
                (Tone::Neutral, t!(texts, "plan-tab-would-stay", day = day(to)))
            }
            (Some(from), Some(to)) => {
                (Tone::Accent, t!(texts, "plan-tab-would-move", from = day(from), to = day(to)))
            }
            (None, Some(to)) => (Tone::Accent, t!(texts, "plan-tab-would-appear", day = day(to))),
            (Some(from), None) => {
                let reason = plan.reasons.last().map(|reason| wording::reason_text(texts, reason));
                let reason = reason.unwrap_or_default();
                (Tone::Warning, t!(texts, "plan-tab-would-vanish", day = day(from), reason = reason))
            }
        })
    }

    /// The right half of the tab.
    pub(super) fn why<'a>(&'a self, card: &'a PlanningCard, context: &Context<'a>) -> Element<'a, Message> {
        let would = self.would_do(context).map(|(tone, sentence)| {
            container(callout(tone, sentence, None))
                .padding(iced::Padding::from([space::M, space::L]).bottom(0))
        });
        Column::new()
            .push(would)
            .push(self.reasons(context))
            .push(line())
            .push(consumption(card, context))
            .push(line())
            .push(self.next_dates(card, context))
            .push(line())
            .into()
    }

    fn reasons<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let title = match self.next_delivery() {
            Some(day) => t!(texts, "plan-tab-why", day = texts.date(day)),
            None => texts.text("plan-tab-why-none"),
        };
        let lines = self.shown_plan().map(|plan| wording::reason_lines(texts, plan)).unwrap_or_default();
        let lines = lines.into_iter().enumerate().map(|(at, step)| {
            let words = Row::new()
                .push(text::muted((at + 1).to_string()).width(24))
                .push(text::body(step.text).width(Length::Fill))
                .push(text::strong(step.value))
                .spacing(space::M);
            Column::new().push(container(words).padding([5.0, space::XS])).push(line()).into()
        });
        Column::new()
            .push(text::section(&title))
            .push(Column::with_children(lines))
            .spacing(space::S)
            .padding([space::M, space::L])
            .into()
    }

    /// The next dates, each delivered as planned.
    fn next_dates<'a>(&'a self, card: &'a PlanningCard, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let dates = self.preview.as_ref().map_or(&card.next_dates, |preview| &preview.next_dates);
        let shown = dates.iter().enumerate().map(|(at, day)| {
            let tone = if at == 0 { Tone::Accent } else { Tone::Neutral };
            badge(tone, texts.date_short_with_weekday(*day))
        });
        let none = dates.is_empty().then(|| text::muted(texts.text("plan-tab-no-dates")));
        let note = (dates.len() > 1).then(|| text::caption(texts.text("plan-tab-dates-note")));
        Column::new()
            .push(text::section(&texts.text("plan-tab-dates")))
            .push(Row::with_children(shown).spacing(space::S))
            .push(none)
            .push(note)
            .spacing(space::S)
            .padding([space::M, space::L])
            .into()
    }
}

fn consumption<'a>(card: &'a PlanningCard, context: &Context<'a>) -> Element<'a, Message> {
    let texts = context.texts;
    let head = Row::new()
        .push(text::section(&texts.text("plan-tab-consumption")))
        .push(Space::new().width(Length::Fill))
        .push(text::caption(texts.text("plan-tab-consumption-period")))
        .align_y(Alignment::Center);
    let body: Element<'a, Message> = if card.rates.is_empty() {
        text::muted(texts.text("plan-tab-no-consumption")).into()
    } else {
        let from = context.today.checked_sub_months(Months::new(MONTHS)).unwrap_or(context.today);
        let points = card.rates.iter().map(point).collect();
        let id = if card.rates.iter().any(|rate| rate.interval.is_some()) {
            "plan-tab-consumption-legend"
        } else {
            "plan-tab-consumption-legend-plain"
        };
        let last = card.rates.last().map_or(context.today, |rate| rate.on);
        Column::new()
            .push(consumption_chart(points, (from, context.today.max(last)), texts))
            .push(text::caption(texts.text(id)))
            .spacing(space::XS)
            .into()
    };
    Column::new().push(head).push(body).spacing(space::S).padding([space::M, space::L]).into()
}

fn point(rate: &KnownRate) -> ConsumptionPoint {
    let litres = |ml: i64| ml as f32 / 1000.0;
    ConsumptionPoint {
        on: rate.on,
        estimated: litres(rate.ml_per_day),
        interval: rate.interval.map(|(lower, upper)| (litres(lower), litres(upper))),
        used: rate.used_ml_per_day.map(litres),
    }
}
