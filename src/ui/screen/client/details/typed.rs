//! What is typed into the card survives a crash.

use iced::Task;
use serde::{Deserialize, Serialize};

use super::{Form, Message, State};
use crate::store::Typed;
use crate::ui::screen::Context;
use crate::ui::screen::client::words::{Address, Client};

/// What is kept of the card.
#[derive(Serialize, Deserialize)]
struct Words {
    client: Side<Client>,
    address: Side<Address>,
}

/// Client or address.
#[derive(Serialize, Deserialize)]
struct Side<T> {
    typed: T,
    /// What stood there before.
    begun: T,
    /// The version of what stood there.
    seen: i64,
}

impl State {
    /// Keeps what is typed, while something would be lost by leaving.
    pub(super) fn keep(&mut self, context: &Context<'_>) {
        let words = self.words().and_then(|words| serde_json::to_string(&words).ok());
        self.kept.follow(words, context);
    }

    fn words(&self) -> Option<Words> {
        let known = self.known.as_ref().filter(|_| self.is_unsaved())?;
        let client = Side {
            typed: self.form.client.clone().into(),
            begun: known.client.details.clone().into(),
            seen: known.client.version,
        };
        let address = Side {
            typed: self.form.address.clone().into(),
            begun: known.address.clone().into(),
            seen: known.version,
        };
        Some(Words { client, address })
    }

    pub(super) fn take_kept(&mut self, typed: Option<Typed>) -> Task<Message> {
        self.waiting = typed;
        self.bring_back();
        Task::none()
    }

    /// What was typed before stands there again once the card is read, unless the hand was faster; what cannot be read is as
    /// good as never typed.
    pub(super) fn bring_back(&mut self) {
        let unsaved = self.is_unsaved();
        let Some(known) = &mut self.known else { return };
        let Some(typed) = self.waiting.take().filter(|_| !unsaved) else { return };
        let Ok(Words { client, address }) = serde_json::from_str(&typed.body) else { return };
        let client = client.over((&mut known.client.details, &mut known.client.version));
        let address = address.over((&mut known.address, &mut known.version));
        self.form = Form::new(client, address, known.choices.clone());
        self.kept.restore(&typed);
    }

    /// What was typed is given up.
    pub fn forget(&mut self, context: &Context<'_>) {
        self.kept.forget(context);
    }
}

impl<T> Side<T> {
    /// What stands in the fields over what is `known` by now, with its version. Where that was changed meanwhile, the version
    /// stays behind, so that saving is refused with who did it.
    fn over<D: From<T> + PartialEq + Clone>(self, (known, version): (&mut D, &mut i64)) -> D {
        let (typed, begun) = (D::from(self.typed), D::from(self.begun));
        // Nothing was typed on this side, or it was saved after all.
        if typed == begun || typed == *known {
            return known.clone();
        }
        if *known != begun {
            (*known, *version) = (begun, self.seen);
        }
        typed
    }
}
