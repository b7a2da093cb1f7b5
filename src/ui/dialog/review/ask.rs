//! What is asked in a dialog of the review beside its text, by what is to be done.

use iced::widget::Column;
use iced::{Element, Task};

use super::answer::{self, Answer};
use super::choice::{CHOICE, Chosen};
use super::offer::{self, Offer};
use super::reason::Reasons;
use super::verdict::Finding;
use super::{Case, Done, Message, TEXT, What, say};
use crate::i18n::Texts;
use crate::planning::DeliveryCalendar;
use crate::service::outcome::LONGEST_TEXT;
use crate::service::review::{LONGEST_OFFER, ReviewForm};
use crate::service::{Input, Refusal};
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{callout, date_picker};
use crate::workflow::churn::{Blocked, Step};

/// Where a refusal is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Choice,
    Date,
    Rate,
    Text,
    Foot,
}

/// Where a refusal belongs.
pub(super) const fn place(refusal: &Refusal) -> Place {
    match refusal {
        Refusal::Input(Input::Date(_) | Input::Past(_) | Input::TooFar(_) | Input::OfferWithoutEnd) => {
            Place::Date
        }
        Refusal::Input(Input::Discount(_)) => Place::Rate,
        Refusal::Review(Blocked::NoReason | Blocked::NoContactChoice) => Place::Choice,
        Refusal::Review(Blocked::OtherReason | Blocked::NoComment | Blocked::MoneyWithoutComment(_)) => {
            Place::Text
        }
        refusal if parts::about_text(refusal) => Place::Text,
        _ => Place::Foot,
    }
}

/// The running of a command; or the field without which it cannot be run.
pub(super) type Running = Result<Task<Result<Done, Refusal>>, &'static str>;

/// What is asked.
#[derive(Debug)]
pub(super) enum Ask {
    /// Whether and when to call the customer who stays.
    Return(Answer),
    /// Why the customer leaves: to pass the case on, or to close the address.
    Reason(Reasons),
    /// Words alone.
    Say(Step),
    /// What was found in the operator's work.
    Verdict(Finding),
    /// What is offered.
    Offer(Offer),
}

impl Ask {
    pub fn new(what: What, case: &Case, context: &Context<'_>) -> (Self, Task<Message>) {
        match what {
            What::Step(Step::ReturnToWork) => {
                (Self::Return(Answer::default()), answer::read_calendar(context))
            }
            What::Step(step) if step.needs_reason() => {
                (Self::Reason(Reasons::new(step, &case.form)), Task::none())
            }
            What::Step(step) => (Self::Say(step), Task::none()),
            What::Verdict => (Self::Verdict(Finding::new(&case.form)), Task::none()),
            What::Offer => (Self::Offer(Offer::default()), answer::read_calendar(context)),
        }
    }

    /// Stable name: of the dialog, of its texts, of what is kept.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Return(_) => "review-return",
            Self::Reason(reasons) => reasons.name(),
            Self::Say(step) => say::name(*step),
            Self::Verdict(_) => "review-verdict",
            Self::Offer(_) => "review-offer",
        }
    }

    /// What stands in the text when the dialog opens.
    pub fn text<'a>(&self, form: &'a ReviewForm) -> &'a str {
        match (self, &form.verdict) {
            (Self::Verdict(_), Some(given)) => &given.text,
            _ => "",
        }
    }

    /// The id of the label of the text.
    pub fn label(&self, form: &ReviewForm) -> String {
        let needed = match self {
            Self::Reason(reasons) => reasons.needs_words(form),
            Self::Say(step) => *step == Step::BackToSenior,
            _ => false,
        };
        format!("{}-text{}", self.name(), if needed { "-needed" } else { "" })
    }

    /// Longest text, in characters.
    pub const fn longest(&self) -> usize {
        match self {
            Self::Offer(_) => LONGEST_OFFER,
            _ => LONGEST_TEXT,
        }
    }

    pub const fn has_choice(&self) -> bool {
        !matches!(self, Self::Say(_))
    }

    /// What is chosen of the list.
    pub const fn chosen(&self) -> Option<usize> {
        match self {
            Self::Return(answer) => answer.choice.chosen,
            Self::Reason(reasons) => reasons.choice.chosen,
            Self::Verdict(finding) => finding.choice.chosen,
            Self::Offer(offer) => offer.choice.chosen,
            Self::Say(_) => None,
        }
    }

    /// Whether something was entered that would be lost; a mere choice is made again by one key.
    pub fn is_touched(&self) -> bool {
        match self {
            Self::Return(answer) => answer.is_touched(),
            Self::Offer(offer) => offer.is_touched(),
            _ => false,
        }
    }

    /// Whether the address may be lost by it.
    pub const fn loses(&self) -> bool {
        matches!(self, Self::Reason(_))
    }

    /// What leaving is called: beside „Закрыть адрес" it is no closing.
    pub fn leave(&self) -> &'static str {
        if self.name() == "review-close" { "dialog-cancel" } else { "dialog-close" }
    }

    /// What has the keyboard when the dialog opens.
    pub const fn first(&self) -> &'static str {
        if self.has_choice() { CHOICE } else { TEXT }
    }

    /// What comes after the list.
    pub fn after_choice(&self) -> &'static str {
        match self {
            Self::Return(answer) if answer.wants_date() => answer::DATE,
            Self::Offer(offer) if offer.is_discount() => offer::RATE,
            _ => TEXT,
        }
    }

    /// Takes a choice; gives what has the keyboard then.
    pub fn choose(&mut self, chosen: Chosen, form: &ReviewForm, context: &Context<'_>) -> &'static str {
        match self {
            Self::Return(answer) => answer.choose(chosen, context),
            Self::Reason(reasons) => reasons.choose(chosen, form),
            Self::Verdict(finding) => finding.choose(chosen),
            Self::Offer(offer) => offer.choose(chosen),
            Self::Say(_) => TEXT,
        }
    }

    pub fn take_calendar(&mut self, read: Result<DeliveryCalendar, Refusal>) -> Task<Message> {
        match (self, read) {
            (Self::Return(answer), Ok(calendar)) => answer.calendar = Some(calendar),
            (Self::Offer(offer), Ok(calendar)) => offer.calendar = Some(calendar),
            // Then no day is struck out; the command knows them all the same.
            (_, Err(refusal)) => log::warn!("delivery calendar not read: {}", refusal.kind()),
            _ => {}
        }
        Task::none()
    }

    /// Something in the date; `true`: one was chosen.
    pub fn date(&mut self, message: date_picker::Message, context: &Context<'_>) -> bool {
        let date = match self {
            Self::Return(answer) => &mut answer.date,
            Self::Offer(offer) => &mut offer.date,
            _ => return false,
        };
        let chosen = date.update(message, context.today).is_some();
        if let (true, Self::Return(answer)) = (chosen, self) {
            answer.no_date = false;
        }
        chosen
    }

    pub fn type_rate(&mut self, typed: String) {
        if let Self::Offer(offer) = self {
            offer.type_rate(typed);
        }
    }

    /// Runs the command.
    pub fn run(&mut self, case: &Case, words: String, context: &Context<'_>) -> Running {
        match self {
            Self::Return(answer) => answer.run(case, words, context),
            Self::Reason(reasons) => reasons.run(case, words, context),
            Self::Say(step) => Ok(say::run(*step, case, words, context)),
            Self::Verdict(finding) => finding.run(case, words, context),
            Self::Offer(offer) => offer.run(case, words, context),
        }
    }

    /// What is asked, with what is wrong about it.
    pub fn view<'a>(
        &'a self,
        form: &'a ReviewForm,
        wrong: &dyn Fn(Place) -> Option<String>,
        context: &Context<'a>,
    ) -> Element<'a, Message> {
        let asked = match self {
            Self::Return(answer) => Some(answer.view(wrong(Place::Date), context)),
            Self::Reason(reasons) => Some(reasons.view(form, context)),
            Self::Verdict(finding) => Some(finding.view(context)),
            Self::Offer(offer) => Some(offer.view(wrong, context)),
            Self::Say(_) => None,
        };
        let error = wrong(Place::Choice).map(|error| text::caption(error).style(text::toned(Tone::Bad)));
        Column::new().push(asked).push(error).spacing(space::XS).into()
    }

    /// What becomes of the case.
    pub fn consequence<'a>(&self, form: &ReviewForm, texts: &Texts) -> Element<'a, Message> {
        match self {
            Self::Reason(reasons) => reasons.consequence(form, texts),
            Self::Return(answer) => answer.consequence(form, texts),
            Self::Say(step) if say::leaves_open(*step, form) => {
                warning(texts.text(&format!("{}-then-left", say::name(*step))))
            }
            other => text::muted(texts.text(&format!("{}-then", other.name()))).into(),
        }
    }
}

/// A line that warns.
pub(super) fn warning<'a>(sentence: String) -> Element<'a, Message> {
    callout(Tone::Warning, sentence, None)
}
