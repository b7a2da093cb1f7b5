//! What is typed about an entry survives a crash.

use iced::Task;
use serde::{Deserialize, Serialize};

use super::draft::{Draft, Field};
use super::form::{Form, Message};
use crate::domain::directory::Consent;
use crate::domain::ids::ContainerKindId;
use crate::domain::order::ProductKind;
use crate::domain::people::Role;
use crate::domain::planning::Weekdays;
use crate::store::Typed;
use crate::ui::screen::Context;

/// What is kept of the dialog.
#[derive(Serialize, Deserialize)]
struct Words {
    /// The texts, in the order of [`Field::ALL`].
    texts: Vec<String>,
    kind: String,
    weekdays: Weekdays,
    roles: Vec<String>,
    consent: String,
    container: Option<ContainerKindId>,
    /// The version of the entry that was being changed.
    version: Option<i64>,
}

impl Form {
    /// Keeps what is typed, while something would be lost by leaving; `ended`: it was saved or left.
    pub(super) fn keep(&mut self, ended: bool, context: &Context<'_>) {
        let words = (!ended && self.is_unsaved()).then(|| self.words());
        self.kept.follow(words.and_then(|words| serde_json::to_string(&words).ok()), context);
    }

    fn words(&self) -> Words {
        let draft = &self.draft;
        Words {
            texts: Field::ALL.map(|field| draft.text(field).to_owned()).into(),
            kind: draft.kind.code().to_owned(),
            weekdays: draft.weekdays,
            roles: draft.roles.iter().map(|role| role.code().to_owned()).collect(),
            consent: draft.consent.code().to_owned(),
            container: draft.container,
            version: self.seen.map(|(_, version)| version),
        }
    }

    /// What was typed before stands there again, unless the hand was faster; what cannot be read is as good as never typed.
    /// The version is the one of then: where somebody changed the entry since, saving says so.
    pub(super) fn bring_back(&mut self, place: &str, typed: Option<Typed>) {
        let typed = typed.filter(|_| place == self.place && !self.is_unsaved());
        let words = typed.as_ref().and_then(|typed| serde_json::from_str::<Words>(&typed.body).ok());
        if let (Some(typed), Some(words)) = (typed, words) {
            if let (Some(seen), Some(version)) = (&mut self.seen, words.version) {
                seen.1 = version;
            }
            self.draft.fill(words);
            self.kept.restore(&typed);
        }
    }

    /// What was brought back is done without: the entry as it stands.
    pub(super) fn begin_anew(&mut self) -> Task<Message> {
        self.draft = self.before.clone();
        self.seen = self.began;
        (self.refusal, self.wrong, self.leaving) = (None, None, false);
        self.first()
    }
}

impl Draft {
    fn fill(&mut self, words: Words) {
        for (field, text) in Field::ALL.into_iter().zip(words.texts) {
            self.set(field, text);
        }
        self.kind = ProductKind::from_code(&words.kind).unwrap_or(self.kind);
        self.weekdays = words.weekdays;
        self.roles = words.roles.iter().filter_map(|role| Role::from_code(role)).collect();
        self.consent = Consent::from_code(&words.consent).unwrap_or(self.consent);
        self.container = words.container;
    }
}
