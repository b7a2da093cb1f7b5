//! The tab as it is seen: settings on the left, reasons on the right.

use iced::Length;
use iced::widget::{Column, Row, Space, container, scrollable};
use rust_decimal::Decimal;

use super::{Message, State};
use crate::domain::address::AddressStatus;
use crate::domain::planning::Estimator;
use crate::domain::planning::PlanningKind;
use crate::i18n::Texts;
use crate::planning::SilenceLevel;
use crate::service::Refusal;
use crate::service::planning_card::PlanningCard;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::{button, callout, fact, line, line_down};
use crate::wording;

/// The part with the fields, which scrolls.
pub(super) const FORM: &str = "planning-form";

impl State {
    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let Some(card) = self.card.as_deref() else {
            return match &self.refusal {
                Some(refusal) => self.refused(refusal, context),
                None => Space::new().into(),
            };
        };
        let by_average = self.form.kind == PlanningKind::Average;
        let restored = self.kept.line(context.texts, Message::RestoredDiscarded);
        let left = Column::new()
            .push(restored.map(|line| container(line).padding([space::S, space::L])))
            .push(self.refusal.as_ref().map(|refusal| self.refused(refusal, context)))
            .push(self.note(card, context))
            .push(self.settings(context))
            .push(line())
            .push(by_average.then(|| self.calculator(context)))
            .push(by_average.then(line))
            .push(accuracy(card, context.texts))
            .push(line())
            // Last, for the keyboard brings its fields into sight.
            .push(self.pauses(context))
            .push(line());
        Row::new()
            .push(container(half(FORM, left.into())).width(Length::FillPortion(21)))
            .push(line_down())
            .push(container(half("planning-why", self.why(card, context))).width(Length::FillPortion(29)))
            .into()
    }

    /// A refusal; where somebody else changed the planning, with a way to see what it is now.
    fn refused<'a>(&self, refusal: &Refusal, context: &Context<'_>) -> Element<'a, Message> {
        let texts = context.texts;
        let again = matches!(refusal, Refusal::Stale { .. })
            .then(|| button(texts.text("plan-tab-read-again")).on_press(Message::ReadAgainPressed));
        container(callout(Tone::Bad, wording::refused(texts, refusal), again))
            .padding([space::M, space::L])
            .into()
    }

    /// That an address is not planned whatever its settings (P-6).
    fn note<'a>(&self, card: &PlanningCard, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let id = match card.status {
            AddressStatus::Active => return None,
            AddressStatus::ChurnReview => "plan-tab-in-review",
            AddressStatus::Closed => "plan-tab-closed",
        };
        let words = callout(Tone::Warning, context.texts.text(id), None);
        Some(container(words).padding([space::M, space::L]).into())
    }
}

fn half<'a>(name: &'static str, content: Element<'a, Message>) -> Element<'a, Message> {
    scrollable(content)
        .id(name)
        .direction(theme::scrollable::vertical())
        .style(theme::scrollable::style)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// How right the forecast of this address was, and whether its customer is about to leave.
fn accuracy<'a>(card: &PlanningCard, texts: &Texts) -> Element<'a, Message> {
    let tally = &card.accuracy;
    let number = |number: f64| texts.decimal(Decimal::try_from(number).unwrap_or_default(), 1);
    let judged = i64::try_from(tally.judged).unwrap_or(i64::MAX);
    let near = i64::try_from(tally.near).unwrap_or(i64::MAX);
    let (error, error_note) = match tally.mean_error() {
        Some(error) => (
            t!(texts, "plan-tab-error-days", days = number(error)),
            t!(texts, "plan-tab-error-note", count = judged),
        ),
        None => ("—".to_owned(), texts.text("plan-tab-nothing-judged")),
    };
    let (hits, hits_note) = match tally.near_share() {
        Some(share) => (
            t!(texts, "plan-tab-share", percent = (share * 100.0).round() as i64),
            t!(texts, "plan-tab-near-note", near = near, judged = judged),
        ),
        None => ("—".to_owned(), String::new()),
    };
    let (tone, risk, risk_note) = risk(card, texts);
    let facts = Row::new()
        .push(fact(texts.text("plan-tab-error"), error, error_note, Tone::Neutral))
        .push(fact(texts.text("plan-tab-near"), hits, hits_note, Tone::Neutral))
        .push(fact(texts.text("plan-tab-risk"), risk, risk_note, tone))
        .spacing(space::M);
    Column::new()
        .push(text::section(&texts.text("plan-tab-accuracy")))
        .push(facts)
        .spacing(space::S)
        .padding([space::M, space::L])
        .into()
}

/// The plain estimator knows no rhythm; the other one not before the third delivery.
fn risk(card: &PlanningCard, texts: &Texts) -> (Tone, String, String) {
    let Some(silence) = &card.silence else {
        let why = match card.estimator {
            Estimator::Plain => "plan-tab-risk-plain",
            Estimator::Adaptive => "plan-tab-risk-unknown",
        };
        return (Tone::Neutral, "—".to_owned(), texts.text(why));
    };
    let silent = || {
        let silent = t!(texts, "unit-days", count = silence.silent_days);
        t!(texts, "plan-tab-risk-silent", silent = silent, usual = silence.usual_days.round() as i64)
    };
    match silence.level {
        SilenceLevel::None => {
            (Tone::Good, texts.text("plan-tab-risk-low"), texts.text("plan-tab-risk-in-rhythm"))
        }
        SilenceLevel::Watch => (Tone::Warning, texts.text("plan-tab-risk-raised"), silent()),
        SilenceLevel::ProbablyLost => (Tone::Bad, texts.text("plan-tab-risk-high"), silent()),
    }
}
