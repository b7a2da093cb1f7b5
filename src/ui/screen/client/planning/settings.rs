//! The settings of planning (S1-10 … S1-31), each with what is wrong with it as one types.

use chrono::{Days, NaiveDate};
use iced::Length;
use iced::widget::{Column, Row, Space, row};

use super::form::{Fault, Faulty, Field};
use super::{Message, State};
use crate::domain::planning::PlanningKind;
use crate::t;
use crate::ui::Element;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{field, labelled, line, segmented, tick, weekdays};

/// Days until the delivery of the example, where no date is planned.
const EXAMPLE_DAYS: u64 = 7;

impl State {
    /// The ways of planning, and below them what the chosen one asks for.
    pub(super) fn settings<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let kinds =
            PlanningKind::ALL.map(|kind| (texts.text(&format!("plan-tab-kind-{}", kind.code())), kind));
        let kind = Column::new()
            .push(text::section(&texts.text("plan-tab-kind")))
            .push(segmented(kinds, self.form.kind, Message::KindChosen))
            .push(text::caption(texts.text(&format!("plan-tab-about-{}", self.form.kind.code()))))
            .spacing(space::S)
            .padding([space::M, space::L]);
        let faults = self.form.settings().err().unwrap_or_default();
        let weeks = self.form.by_weeks().then(|| self.weeks(&faults, context));
        let asked = Column::new()
            .push(weeks)
            .push(self.figures(&faults, context))
            .push(self.delay_example(context))
            .push(tick(texts.text("plan-tab-always"), self.form.always_show, Message::AlwaysShowToggled))
            .spacing(space::M)
            .padding([space::M, space::L]);
        Column::new().push(kind).push(line()).push(asked).into()
    }

    fn weeks<'a>(&'a self, faults: &[Faulty], context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let ticked: Vec<_> = self.form.weekdays.iter().collect();
        let days = weekdays(texts, &ticked, Message::WeekdayToggled);
        let fault = faults.iter().find(|(field, _)| field.is_none());
        let error = fault.map(|(_, fault)| texts.text(fault.text_id()));
        row![
            self.typed(Field::Periodicity, "plan-tab-periodicity", faults, context),
            labelled(texts.text("plan-tab-weekdays"), days, error)
        ]
        .spacing(space::L)
        .into()
    }

    fn figures<'a>(&'a self, faults: &[Faulty], context: &Context<'a>) -> Option<Element<'a, Message>> {
        let typed = |field, label| self.typed(field, label, faults, context);
        let first = match self.form.kind {
            PlanningKind::Average => Some(typed(Field::Initial, "plan-tab-initial")),
            PlanningKind::Every => Some(typed(Field::EveryDays, "plan-tab-every-days")),
            PlanningKind::Weekdays => None,
            PlanningKind::None => return None,
        };
        let delay = typed(Field::CallDelay, "plan-tab-call-delay");
        let rest = first.is_none().then(|| Space::new().width(Length::Fill));
        Some(Row::new().push(first).push(delay).push(rest).spacing(space::L).into())
    }

    /// What the delay of the call means for this address.
    fn delay_example<'a>(&self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        if self.form.kind == PlanningKind::None {
            return None;
        }
        let texts = context.texts;
        let days: u64 = self.form.text(Field::CallDelay).trim().parse().ok().filter(|days| *days <= 60)?;
        let delivery =
            self.next_delivery().or_else(|| context.today.checked_add_days(Days::new(EXAMPLE_DAYS)))?;
        let call = delivery.checked_add_days(Days::new(days))?;
        let day = |day: NaiveDate| texts.date_short_with_weekday(day);
        let sentence = t!(texts, "plan-tab-delay-example", delivery = day(delivery), call = day(call));
        Some(text::caption(sentence).into())
    }

    fn typed<'a>(
        &'a self,
        of: Field,
        label: &str,
        faults: &[Faulty],
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let fault = faults.iter().find(|(field, _)| *field == Some(of));
        let sentence = |fault: Fault| context.texts.text(fault.text_id());
        field(of.name(), context.texts.text(label), self.form.text(of))
            .error(fault.map(|(_, fault)| sentence(*fault)))
            .on_input(move |text| Message::Typed(of, text))
            .into()
    }
}
