//! How the page of the settings looks: every setting with a sentence on what it does.

use iced::Length;
use iced::widget::{Column, Row, column, container};
use rust_decimal::Decimal;

use super::{Field, Message, State};
use crate::domain::planning::Estimator;
use crate::i18n::Texts;
use crate::service::office_settings::{Caution, OfficeSettings};
use crate::service::rules::OrderAnchor;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::screen::directories::frame::{Foot, framed, scrolled};
use crate::ui::screen::directories::place::Place;
use crate::ui::theme::{Tone, size, space, text};
use crate::ui::widget::{callout, field, labelled, line, segmented, stepper, tick};
use crate::{t, wording};

/// Caution goes in these steps, in hundredths.
const CAUTION_STEP: u8 = 10;
/// Widest that the settings are set, in pixels.
const WIDEST: f32 = 720.0;

impl State {
    /// The page.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let body = Column::new()
            .push(self.office(texts))
            .push(line())
            .push(self.planning(texts))
            .push(line())
            .push(self.norms(texts))
            .push(line())
            .push(self.review(texts))
            .push(line())
            .push(self.work(texts))
            .spacing(space::L)
            .padding(space::L)
            .max_width(WIDEST);
        framed(Place::Settings, texts, scrolled(body), self.foot(context))
    }

    fn typed<'a>(&'a self, which: Field, texts: &Texts) -> Element<'a, Message> {
        let refused = self.refusal.as_ref().filter(|refusal| Field::of(refusal) == Some(which));
        let error = refused.map(|refusal| wording::refused(texts, refusal));
        let wrong = (self.wrong == Some(which)).then(|| match which {
            Field::Windows => texts.text("refusal-directory-window"),
            Field::Quiet | Field::DebtWorkdays | Field::DebtWeekends => texts.text("settings-quiet-wrong"),
            Field::DebtCalls => texts.text("settings-debt-calls-wrong"),
            _ => texts.text("directories-not-a-number"),
        });
        field(which.id(), texts.text(which.id()), self.draft.text(which))
            .error(wrong.or(error))
            .on_input(move |typed| Message::Typed(which, typed))
            .on_submit(Message::ApplyPressed)
            .into()
    }

    fn office<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let code = column![
            container(self.typed(Field::AreaCode, texts)).width(160),
            text::caption(texts.text("settings-about-area-code"))
        ];
        column![
            text::section(&texts.text("directories-group-office")),
            self.typed(Field::Name, texts),
            code.spacing(space::XS)
        ]
        .spacing(space::M)
        .into()
    }

    fn planning<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let heading = text::section(&texts.text("settings-title"));
        let Some(settings) = self.planning else { return heading.into() };
        let estimators = Estimator::ALL
            .map(|estimator| (texts.text(&format!("settings-estimator-{}", estimator.code())), estimator));
        let estimator = segmented(estimators, settings.estimator, Message::EstimatorChosen);
        let anchors = [
            (texts.text("settings-anchor-list"), OrderAnchor::ListDate),
            (texts.text("settings-anchor-today"), OrderAnchor::Today),
        ];
        let anchor = segmented(anchors, settings.order_anchor, Message::AnchorChosen);
        let caution = container(caution(settings, texts)).center_y(size::CONTROL);
        column![
            heading,
            labelled(texts.text("settings-estimator"), estimator, None),
            text::caption(texts.text(&format!("settings-hint-{}", settings.estimator.code()))),
            labelled(texts.text("settings-caution"), caution, None),
            text::caption(texts.text("settings-about-caution")),
            labelled(texts.text("settings-anchor"), anchor, None),
            text::caption(texts.text("settings-about-anchor"))
        ]
        .spacing(space::S)
        .into()
    }

    fn norms<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let norms = Row::new()
            .push(self.typed(Field::OfficeLitres, texts))
            .push(self.typed(Field::FlatLitres, texts))
            .spacing(space::M);
        column![
            text::section(&texts.text("settings-norms")),
            norms,
            text::caption(texts.text("settings-about-norms"))
        ]
        .spacing(space::S)
        .into()
    }

    fn review<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let days = Row::new()
            .push(self.typed(Field::SeniorDays, texts))
            .push(self.typed(Field::QualityDays, texts))
            .push(self.typed(Field::CreditDays, texts))
            .spacing(space::M);
        column![
            text::section(&texts.text("settings-review")),
            tick(texts.text("settings-churn-control"), self.draft.churn_control, Message::ControlToggled),
            text::caption(texts.text("settings-about-churn-control")),
            text::body(texts.text("settings-days")),
            days,
            text::caption(texts.text("settings-about-days")),
            container(self.typed(Field::Attempts, texts)).width(200),
            text::caption(texts.text("settings-about-attempts")),
            tick(texts.text("settings-money-warns"), self.draft.money_warns, Message::MoneyToggled),
            text::caption(texts.text("settings-about-money-warns"))
        ]
        .spacing(space::S)
        .into()
    }

    fn work<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        column![
            text::section(&texts.text("settings-work")),
            self.typed(Field::Windows, texts),
            text::caption(texts.text("settings-about-windows")),
            container(self.typed(Field::Quiet, texts)).width(200),
            text::caption(texts.text("settings-about-quiet")),
            container(self.typed(Field::LockAfter, texts)).width(200),
            text::caption(texts.text("settings-about-lock-after")),
            self.debt_calls(texts)
        ]
        .spacing(space::S)
        .into()
    }

    /// When and how often private debtors may be called.
    fn debt_calls<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let limits = Row::new()
            .push(self.typed(Field::DebtWorkdays, texts))
            .push(self.typed(Field::DebtWeekends, texts))
            .push(self.typed(Field::DebtCalls, texts))
            .spacing(space::M);
        column![limits, text::caption(texts.text("settings-about-debt-calls"))].spacing(space::S).into()
    }

    /// What would become of the dates, and the buttons.
    fn foot<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let elsewhere = self.refusal.as_ref().filter(|refusal| Field::of(refusal).is_none());
        let refusal = elsewhere.map(|refusal| callout(Tone::Bad, wording::refused(texts, refusal), None));
        let running = self.counting.as_ref().or(self.replanning.as_ref());
        let running = running.map(|running| running.view(texts, Message::DropPressed));
        let consequence = (self.is_unsaved() && self.counting.is_none())
            .then(|| text::body(self.consequence(texts)).width(Length::Fill));
        let ready = self.is_unsaved() && !self.saving && self.counting.is_none();
        let foot = Foot {
            id: "settings-save",
            ready,
            saving: self.saving,
            mouse_only: false,
            save: Message::ApplyPressed,
            forget: Message::DropPressed,
        };
        let buttons = foot.buttons(texts).push(consequence);
        Column::new().push(refusal).push(running).push(buttons).spacing(space::S).into()
    }

    /// How many dates would move.
    fn consequence(&self, texts: &Texts) -> String {
        match (self.moves_dates(), self.forecast) {
            (false, _) => texts.text("settings-no-date-moves"),
            (true, None) => texts.text("settings-counting"),
            (true, Some(forecast)) => {
                t!(texts, "settings-dates-move", moved = forecast.moved, addresses = forecast.addresses)
            }
        }
    }
}

fn caution<'a>(settings: OfficeSettings, texts: &Texts) -> Element<'a, Message> {
    let now = settings.caution.as_hundredths();
    let to = |hundredths| Message::CautionChosen(Caution::hundredths(hundredths));
    let less = (now > 0).then(|| to(now.saturating_sub(CAUTION_STEP)));
    let more = (settings.caution < Caution::MOST).then(|| to(now.saturating_add(CAUTION_STEP)));
    stepper(texts.decimal(Decimal::new(i64::from(now), 2), 1), less, more)
}
