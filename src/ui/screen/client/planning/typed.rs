//! What is typed into the tab survives a crash.

use chrono::NaiveDate;
use iced::Task;
use serde::{Deserialize, Serialize};

use super::pauses::Draft;
use super::{Form, Message, State};
use crate::store::Typed;
use crate::ui::screen::Context;

/// What is kept of the tab.
#[derive(Serialize, Deserialize)]
struct Words {
    typed: Form,
    /// The form as the address was planned.
    begun: Form,
    /// The version of that.
    seen: i64,
    /// The days of a pause that was not added yet.
    pause: (Option<NaiveDate>, Option<NaiveDate>),
}

impl State {
    /// Keeps what is typed, while something would be lost by leaving.
    pub(super) fn keep(&mut self, context: &Context<'_>) {
        let words = self.words().and_then(|words| serde_json::to_string(&words).ok());
        self.kept.follow(words, context);
    }

    fn words(&self) -> Option<Words> {
        let card = self.card.as_ref().filter(|_| self.is_unsaved())?;
        Some(Words {
            typed: self.form.clone(),
            begun: self.began.clone(),
            seen: card.version,
            pause: self.draft.days(),
        })
    }

    pub(super) fn take_kept(&mut self, typed: Option<Typed>, context: &Context<'_>) -> Task<Message> {
        self.waiting = typed;
        self.bring_back(context)
    }

    /// What was typed before stands there again once the card is read, unless the hand was faster; what cannot be read is as
    /// good as never typed. Where the planning was changed meanwhile, the version stays behind, so that saving is refused with
    /// who did it.
    pub(super) fn bring_back(&mut self, context: &Context<'_>) -> Task<Message> {
        let unsaved = self.is_unsaved();
        let Some(card) = &mut self.card else { return Task::none() };
        let Some(kept) = self.waiting.take().filter(|_| !unsaved) else { return Task::none() };
        let Ok(Words { typed, begun, seen, pause }) = serde_json::from_str(&kept.body) else {
            return Task::none();
        };
        if !begun.is_planned_as(&self.began) {
            card.version = seen;
        }
        self.form = typed;
        self.draft = Draft::of(pause);
        self.kept.restore(&kept);
        self.look_ahead(context)
    }

    /// What was typed is given up.
    pub fn forget(&mut self, context: &Context<'_>) {
        self.kept.forget(context);
    }
}
