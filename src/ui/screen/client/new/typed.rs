//! What was typed into an empty card, to be kept through a crash.

use iced::Task;
use iced::widget::operation;
use serde::{Deserialize, Serialize};

use super::planning::Planning;
use super::{Form, Message, State};
use crate::domain::ids::AddressId;
use crate::service::client_change::ClientField;
use crate::store::{AddressDetails, CounterpartyDetails, Typed};
use crate::ui::screen::Context;
use crate::ui::screen::client::words::{Address, Client};

/// What the user can change.
#[derive(Debug, Serialize, Deserialize)]
struct Words {
    client: Client,
    address: Address,
    person: String,
    phones: String,
    planning: Planning,
}

impl State {
    /// Keeps what is typed, while something would be lost by leaving.
    pub(super) fn keep_typed(&mut self, context: &Context<'_>) {
        let words = || Words {
            client: self.form.client.clone().into(),
            address: self.form.address.clone().into(),
            person: self.person.clone(),
            phones: self.phones.clone(),
            planning: self.planning.clone(),
        };
        let typed = self.touched.then(|| serde_json::to_string(&words()).ok()).flatten();
        self.kept.follow(typed, context);
    }

    /// What was typed before stands there again, unless the hand was faster or somebody else is meant.
    pub(super) fn restore(
        &mut self,
        beside: Option<AddressId>,
        typed: Option<Typed>,
        context: &Context<'_>,
    ) -> Task<Message> {
        let here = beside == self.beside.as_ref().map(|head| head.address);
        let empty = !self.touched && self.form.client.name.is_empty() && self.phones.is_empty();
        let typed = typed.filter(|_| here && empty);
        let words = typed.as_ref().and_then(|typed| serde_json::from_str::<Words>(&typed.body).ok());
        let Some((typed, words)) = typed.zip(words) else { return Task::none() };
        let Words { client, address, person, phones, planning } = words;
        self.form = Form::new(client.into(), address.into(), std::mem::take(&mut self.form.choices));
        (self.person, self.phones, self.planning, self.touched) = (person, phones, planning, true);
        self.kept.restore(&typed);
        self.look_alike(context)
    }

    /// What was brought back is not wanted: the card is empty again.
    pub(super) fn discard_restored(&mut self) -> Task<Message> {
        let choices = std::mem::take(&mut self.form.choices);
        self.form = Form::new(CounterpartyDetails::default(), AddressDetails::default(), choices);
        (self.person, self.phones, self.planning) = Default::default();
        (self.touched, self.alike, self.refusals) = (false, Vec::new(), Vec::new());
        let first = if self.beside.is_some() { ClientField::Address } else { ClientField::Name };
        operation::focus(first.code())
    }

    /// What was typed is given up.
    pub fn forget(&mut self, context: &Context<'_>) {
        self.kept.forget(context);
    }
}
