//! Back to work: is the customer to be called, and when (S0-18 … S0-20, R-01).

use iced::widget::Column;
use iced::{Element, Task};

use super::ask::{Running, warning};
use super::choice::{CHOICE, Choice, Chosen};
use super::{Case, Done, Message, TEXT};
use crate::i18n::Texts;
use crate::planning::DeliveryCalendar;
use crate::service::desk::Whereabouts;
use crate::service::review::{ReviewForm, StepTaken, TakeStep};
use crate::service::rules::PlanningRules;
use crate::t;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{DatePicker, date_picker, labelled};
use crate::workflow::churn::{NextContact, Step};

/// The date of the contact.
pub(super) const DATE: &str = "review-date";

/// The answer to „Создать контакт оператора?".
#[derive(Debug, Default)]
pub(super) struct Answer {
    /// Yes, No.
    pub choice: Choice,
    pub date: DatePicker,
    pub calendar: Option<DeliveryCalendar>,
    /// Saving was tried without a date.
    pub no_date: bool,
}

/// Reads the days without delivery, which a month strikes out.
pub(super) fn read_calendar(context: &Context<'_>) -> Task<Message> {
    parts::read(context, |read| Ok(PlanningRules::load(read)?.calendar().clone())).map(Message::CalendarRead)
}

impl Answer {
    /// Yes: a date is asked for.
    pub const fn wants_date(&self) -> bool {
        matches!(self.choice.chosen, Some(0))
    }

    pub const fn is_touched(&self) -> bool {
        self.wants_date() && self.date.date().is_some()
    }

    /// After Yes the calendar is open (S0-20); after No there is nothing more to ask (S0-19).
    pub fn choose(&mut self, chosen: Chosen, context: &Context<'_>) -> &'static str {
        if !self.choice.take(chosen, 2) {
            return CHOICE;
        }
        let by_arrow = matches!(chosen, Chosen::By(_));
        if by_arrow {
            return CHOICE;
        }
        if !self.wants_date() {
            return TEXT;
        }
        if self.date.date().is_none() {
            self.date.set(None);
            self.date.update(date_picker::Message::Toggled, context.today);
        }
        DATE
    }

    pub fn run(&mut self, case: &Case, comment: String, context: &Context<'_>) -> Running {
        // What stands in the field counts, also where Enter did not take it.
        self.date.update(date_picker::Message::Left, context.today);
        let contact = match (self.choice.chosen, self.date.date()) {
            (None, _) => {
                self.choice.missing = true;
                return Err(CHOICE);
            }
            (Some(0), Some(date)) if self.date.error().is_none() => NextContact::On(date),
            (Some(0), _) => {
                self.no_date = self.date.error().is_none();
                return Err(DATE);
            }
            (Some(_), _) => NextContact::No,
        };
        let step = Step::ReturnToWork;
        let command = TakeStep {
            address: case.address,
            seen: case.form.version,
            step,
            reason: None,
            comment,
            contact: Some(contact),
        };
        let texts = context.texts.clone();
        Ok(parts::run(context, command).map(move |taken| {
            taken.map(|taken| Done { went: Some(taken.stage), sentence: sentence(&texts, contact, &taken) })
        }))
    }

    pub fn view<'a>(&'a self, wrong: Option<String>, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let names = ["review-return-yes", "review-return-no"].map(|id| texts.text(id));
        let choice = self.choice.view(
            texts.text("review-return-contact"),
            names,
            texts.text("review-return-no-choice"),
            Message::Chosen,
        );
        let date = self.wants_date().then(|| self.date_field(wrong, context));
        Column::new().push(choice).push(date).spacing(space::M).into()
    }

    fn date_field<'a>(&'a self, wrong: Option<String>, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let closed = |day| self.calendar.as_ref().is_some_and(|calendar| !calendar.is_deliverable(day));
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let error = self.date.error().map(|error| texts.text(error.text_id())).or(wrong);
        let error = error.or_else(|| self.no_date.then(|| texts.text("review-return-no-date")));
        let field = self.date.field(DATE, picker).map(Message::Date);
        labelled(texts.text("review-return-date"), field, error)
    }

    /// What follows: the contact on its date; or the planner's own date, or that there is none at all.
    pub fn consequence<'a>(&self, form: &ReviewForm, texts: &Texts) -> Element<'a, Message> {
        match (self.choice.chosen, form.planned_on) {
            (Some(0), _) => text::muted(texts.text("review-return-then-yes")).into(),
            (Some(_), Some(day)) => {
                let day = texts.date_short_with_weekday(day);
                text::muted(t!(texts, "review-return-then-no", day = day)).into()
            }
            (Some(_), None) => warning(texts.text("review-return-then-never")),
            (None, _) => text::muted(texts.text("review-return-then")).into(),
        }
    }
}

/// What was done, and when the customer is called next.
fn sentence(texts: &Texts, contact: NextContact, taken: &StepTaken) -> String {
    let day = |day| texts.date_short_with_weekday(day);
    match (contact, taken.whereabouts) {
        (NextContact::On(on), _) => t!(texts, "review-return-done-on", day = day(on)),
        (NextContact::No, Some(Whereabouts::Active(on))) => {
            t!(texts, "review-return-done-plan", day = day(on))
        }
        (NextContact::No, Some(_)) => texts.text("review-return-done-overdue"),
        (NextContact::No, None) => texts.text("review-return-done-never"),
    }
}
