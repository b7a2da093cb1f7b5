//! When the next delivery is due and why: date, arithmetic, the chart, the steps one by one, the silence.

use iced::widget::{Column, Row, Space, container};
use iced::{Alignment, Length};

use super::section;
use crate::domain::planning::{PlanningKind, PlanningSettings};
use crate::i18n::Texts;
use crate::planning::{Plan, Silence, SilenceLevel};
use crate::service::card::Card;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::desk::{Message, State};
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Deliveries, badge, button, callout, deliveries_chart, line};
use crate::wording;

/// Deliveries that the chart shows.
const BARS: usize = 9;

impl State {
    pub(super) fn plan_section<'a>(
        &'a self,
        card: Option<&'a Card>,
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let texts = context.texts;
        let kind = card.map(|card| badge(Tone::Accent, kind(&card.settings, texts)));
        let why = button(texts.text("desk-why")).link().key("Alt W").on_press(Message::WhyPressed);
        let why = if self.panel.entered { why } else { why.mouse_only() };
        let top = Row::new()
            .push(text::section(&texts.text("desk-plan")))
            .push(kind)
            .push(Space::new().width(Length::Fill))
            .push(why)
            .spacing(space::S)
            .align_y(Alignment::Center);
        let (date, arithmetic) = match card {
            None => (texts.text("desk-panel-wait"), String::new()),
            Some(card) => {
                let date = card.plan.next_delivery.map(|next| texts.date_with_weekday(next));
                let date = date.unwrap_or_else(|| texts.text("desk-plan-none"));
                (date, wording::plan_headline(texts, &card.plan))
            }
        };
        let headline = Row::new()
            .push(text::figure(date).wrapping(iced::widget::text::Wrapping::None))
            .push(text::muted(arithmetic).width(Length::Fill))
            .spacing(space::S)
            .align_y(Alignment::Center);
        let parts = Column::new()
            .push(top)
            .push(headline)
            .push(deliveries_chart(card.map(chart).unwrap_or_default(), texts));
        let steps = card.filter(|_| self.panel.why).map(|card| steps(&card.plan, texts));
        let risk = card.and_then(|card| card.silence.as_ref()).and_then(|silence| risk(silence, texts));
        section(parts.push(steps).push(risk))
    }
}

fn kind(settings: &PlanningSettings, texts: &Texts) -> String {
    let weekdays = wording::weekday_spans(texts, settings.weekdays);
    match settings.kind {
        PlanningKind::Average => t!(texts, "desk-kind-average", weekdays = weekdays),
        PlanningKind::Weekdays => t!(texts, "desk-kind-weekdays", weekdays = weekdays),
        PlanningKind::Every => t!(texts, "desk-kind-every", days = settings.every_days),
        PlanningKind::None => texts.text("desk-kind-none"),
    }
}

fn chart(card: &Card) -> Deliveries {
    let with_water = card.deliveries.iter().filter(|delivery| delivery.bottles > 0);
    let mut brought: Vec<_> =
        with_water.rev().take(BARS).map(|delivery| (delivery.on, delivery.bottles as f32)).collect();
    brought.reverse();
    let plan = &card.plan;
    Deliveries {
        brought,
        expected: plan.expected.or(plan.run_out),
        interval: plan.p10.zip(plan.p90),
        planned: plan.next_delivery,
    }
}

/// The arithmetic of the date, one step a line.
fn steps<'a>(plan: &Plan, texts: &Texts) -> Element<'a, Message> {
    let lines = wording::reason_lines(texts, plan).into_iter().enumerate().map(|(at, step)| {
        let words = Row::new()
            .push(text::muted((at + 1).to_string()).width(18))
            .push(text::body(step.text).width(Length::Fill))
            .push(text::strong(step.value))
            .spacing(space::S);
        Column::new().push(container(words).padding([space::XS, 0.0])).push(line()).into()
    });
    Column::with_children(lines).into()
}

fn risk<'a>(silence: &Silence, texts: &Texts) -> Option<Element<'a, Message>> {
    let (tone, id) = match silence.level {
        SilenceLevel::None => return None,
        SilenceLevel::Watch => (Tone::Warning, "desk-silence-watch"),
        SilenceLevel::ProbablyLost => (Tone::Bad, "desk-silence-lost"),
    };
    let silent = t!(texts, "unit-days", count = silence.silent_days);
    let usual = silence.usual_days.round() as i64;
    Some(callout(tone, t!(texts, id, silent = silent, usual = usual), None))
}
