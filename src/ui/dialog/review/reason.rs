//! The customer is not won back: why, to pass the case on (S0-21, S0-22, R-03) or to close the address (S0-32).

use iced::Element;

use super::ask::{Running, warning};
use super::choice::{CHOICE, Choice, Chosen, DIGITS};
use super::{Case, Done, Message, TEXT};
use crate::i18n::Texts;
use crate::service::review::{ReviewForm, TakeStep};
use crate::t;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::text;
use crate::workflow::churn::Step;

/// The reason of the one who takes the step.
#[derive(Debug)]
pub(super) struct Reasons {
    step: Step,
    pub choice: Choice,
}

impl Reasons {
    /// The reason of the hand before is chosen already.
    pub fn new(step: Step, form: &ReviewForm) -> Self {
        let known = form.reasons.iter().position(|reason| reason.id == form.reason.id);
        Self { step, choice: Choice::of(known) }
    }

    pub const fn name(&self) -> &'static str {
        match self.step {
            Step::Close => "review-close",
            _ => "review-pass",
        }
    }

    /// Another reason than the hand before gave wants words; closing in spite of money too.
    pub fn needs_words(&self, form: &ReviewForm) -> bool {
        self.is_other(form) || (self.step == Step::Close && form.standing.money != 0)
    }

    fn is_other(&self, form: &ReviewForm) -> bool {
        let chosen = self.choice.chosen.and_then(|at| form.reasons.get(at));
        chosen.is_some_and(|reason| reason.id != form.reason.id)
    }

    pub fn choose(&mut self, chosen: Chosen, form: &ReviewForm) -> &'static str {
        let taken = self.choice.take(chosen, form.reasons.len());
        // Who names a reason at once goes on to the words; the arrows look for it yet.
        if taken && matches!(chosen, Chosen::At(_)) { TEXT } else { CHOICE }
    }

    pub fn run(&mut self, case: &Case, comment: String, context: &Context<'_>) -> Running {
        let reason = self.choice.chosen.and_then(|at| case.form.reasons.get(at)).map(|reason| reason.id);
        if reason.is_none() {
            self.choice.missing = true;
            return Err(CHOICE);
        }
        let step = self.step;
        let command =
            TakeStep { address: case.address, seen: case.form.version, step, reason, comment, contact: None };
        let sentence = context.texts.text(&format!("{}-done", self.name()));
        Ok(parts::run(context, command).map(move |taken| {
            taken.map(|_| Done { went: Some(step.leads_to()), sentence: sentence.clone() })
        }))
    }

    pub fn view<'a>(&'a self, form: &'a ReviewForm, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let names = form.reasons.iter().map(|reason| reason.name.clone());
        let label = if form.reasons.len() > DIGITS { "review-reason-letters" } else { "review-reason" };
        self.choice.view(texts.text(label), names, texts.text("churn-no-reason"), Message::Chosen)
    }

    /// What becomes of the address; that another reason is a matter of its own.
    pub fn consequence<'a>(&self, form: &ReviewForm, texts: &Texts) -> Element<'a, Message> {
        if self.is_other(form) {
            return warning(t!(texts, "review-reason-other", before = form.reason.name.as_str()));
        }
        text::muted(texts.text(&format!("{}-then", self.name()))).into()
    }
}
