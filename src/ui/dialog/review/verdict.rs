//! The senior operator's verdict on the work of the operator who sent the customer to churn (S0-14).

use iced::Element;

use super::ask::Running;
use super::choice::{CHOICE, Choice, Chosen};
use super::{Case, Done, Message, TEXT};
use crate::domain::address::Verdict;
use crate::service::review::{GiveVerdict, ReviewForm};
use crate::ui::dialog::parts;
use crate::ui::screen::Context;

/// What was found.
#[derive(Debug)]
pub(super) struct Finding {
    pub choice: Choice,
}

impl Finding {
    pub fn new(form: &ReviewForm) -> Self {
        let given = form.verdict.as_ref();
        let chosen = given.and_then(|given| Verdict::ALL.iter().position(|known| *known == given.verdict));
        Self { choice: Choice::of(chosen) }
    }

    /// A violation and a praise are said in words; nothing to be found fault with needs none.
    pub fn choose(&mut self, chosen: Chosen) -> &'static str {
        self.choice.take(chosen, Verdict::ALL.len());
        match chosen {
            Chosen::At(_) if self.choice.chosen.is_some_and(|at| Verdict::ALL[at] != Verdict::None) => TEXT,
            _ => CHOICE,
        }
    }

    pub fn run(&mut self, case: &Case, text: String, context: &Context<'_>) -> Running {
        let Some(verdict) = self.choice.chosen.and_then(|at| Verdict::ALL.get(at)).copied() else {
            self.choice.missing = true;
            return Err(CHOICE);
        };
        let command = GiveVerdict { address: case.address, seen: case.form.version, verdict, text };
        let sentence = context.texts.text("review-verdict-done");
        Ok(parts::run(context, command)
            .map(move |given| given.map(|_| Done { went: None, sentence: sentence.clone() })))
    }

    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let names =
            Verdict::ALL.iter().map(|verdict| texts.text(&format!("review-verdict-{}", verdict.code())));
        self.choice.view(
            texts.text("review-verdict-choice"),
            names,
            texts.text("review-verdict-missing"),
            Message::Chosen,
        )
    }
}
