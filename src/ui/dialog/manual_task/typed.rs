//! What was typed into a task by hand, to be kept through a crash.

use chrono::NaiveDate;
use iced::Task;
use iced::widget::text_editor;
use serde::{Deserialize, Serialize};

use super::{DATE, FIND, Message, State, read_about};
use crate::domain::ids::{AddressId, PurposeId, TaskId, UserId};
use crate::store::Typed;
use crate::ui::screen::Context;
use crate::ui::widget::DatePicker;

/// What the user can change.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Words {
    address: Option<i64>,
    changed: Option<(i64, i64)>,
    date: Option<NaiveDate>,
    time: String,
    purpose: Option<i64>,
    assignee: Option<i64>,
    note: String,
}

impl State {
    pub(super) fn typed_words(&self) -> Option<String> {
        let purposes = self.choices.as_ref().map(|choices| &choices.purposes);
        let chosen = purposes.and_then(|purposes| purposes.get(self.purpose)).map(|purpose| purpose.id);
        let words = Words {
            address: self.address.map(|address| address.0),
            changed: self.changed.map(|(task, version)| (task.0, version)),
            date: self.date.date(),
            time: self.time.clone(),
            purpose: self.meant.or(chosen).map(|purpose| purpose.0),
            assignee: self.assignee.map(|user| user.0),
            note: self.note.text(),
        };
        serde_json::to_string(&words).ok()
    }

    /// What was typed before stands there again, unless the hand was faster.
    pub(super) fn restore(
        &mut self,
        opened: Option<AddressId>,
        typed: Option<Typed>,
        context: &Context<'_>,
    ) -> Task<Message> {
        let typed = typed.filter(|_| opened == self.opened.0 && !self.is_unsaved());
        let words = typed.as_ref().and_then(|typed| serde_json::from_str::<Words>(&typed.body).ok());
        let Some((typed, words)) = typed.zip(words) else { return Task::none() };
        self.kept.restore(&typed);
        self.fill(words, context)
    }

    pub(super) fn discard_restored(&mut self, context: &Context<'_>) -> Task<Message> {
        let (address, on) = self.opened;
        let words = Words {
            address: address.map(|address| address.0),
            changed: None,
            date: Some(on),
            time: String::new(),
            purpose: None,
            assignee: None,
            note: String::new(),
        };
        self.purpose = 0;
        (self.refusal, self.missing, self.leaving) = (None, None, false);
        let filled = self.fill(words, context);
        let first = if address.is_some() { DATE } else { FIND };
        Task::batch([filled, Task::done(Message::FieldShown(first))])
    }

    fn fill(&mut self, words: Words, context: &Context<'_>) -> Task<Message> {
        let address = words.address.map(AddressId);
        self.changed = words.changed.map(|(task, version)| (TaskId(task), version));
        self.date = DatePicker::new(words.date);
        self.time = words.time;
        self.assignee = words.assignee.map(UserId);
        self.note = text_editor::Content::with_text(&words.note);
        self.meant = words.purpose.map(PurposeId);
        self.choose_meant();
        if self.address == address {
            return Task::none();
        }
        (self.address, self.about) = (address, None);
        address.map_or_else(Task::none, |address| read_about(address, context))
    }

    /// The purpose that is meant, once there is something to choose from; the first one where it is gone.
    pub(super) fn choose_meant(&mut self) {
        let Some(choices) = &self.choices else { return };
        if let Some(meant) = self.meant.take() {
            let place = choices.purposes.iter().position(|purpose| purpose.id == meant);
            self.purpose = place.unwrap_or(0);
        }
    }
}
