//! What was typed into an empty card, to be kept through a crash.

use iced::Task;
use iced::widget::operation;
use serde::{Deserialize, Serialize};

use super::planning::Planning;
use super::{Form, Message, State};
use crate::domain::ids::{AddressId, RouteId, UserId};
use crate::service::client_change::ClientField;
use crate::store::{AddressDetails, CounterpartyDetails, Typed};
use crate::ui::screen::Context;

/// What the user can change.
#[derive(Debug, Serialize, Deserialize)]
struct Words {
    client: Client,
    address: Address,
    person: String,
    phones: String,
    planning: Planning,
}

#[derive(Debug, Serialize, Deserialize)]
struct Client {
    name: String,
    tax_number: String,
    email: String,
    note: String,
    manager: Option<i64>,
    legal_name: String,
    legal_address: String,
    tax_reason_code: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Address {
    code: String,
    text: String,
    route: Option<i64>,
    manager: Option<i64>,
    entrance: String,
    floor: String,
    intercom: String,
    call_before: bool,
    calls: (String, String),
    deliveries: (String, String),
    note: String,
}

impl From<CounterpartyDetails> for Client {
    fn from(details: CounterpartyDetails) -> Self {
        let CounterpartyDetails { name, tax_number, email, note, manager, .. } = details;
        let CounterpartyDetails { legal_name, legal_address, tax_reason_code, .. } = details;
        let manager = manager.map(|user| user.0);
        Self { name, tax_number, email, note, manager, legal_name, legal_address, tax_reason_code }
    }
}

impl From<Client> for CounterpartyDetails {
    fn from(words: Client) -> Self {
        let Client { name, tax_number, email, note, manager, .. } = words;
        let Client { legal_name, legal_address, tax_reason_code, .. } = words;
        let manager = manager.map(UserId);
        Self { name, tax_number, email, note, manager, legal_name, legal_address, tax_reason_code }
    }
}

impl From<AddressDetails> for Address {
    fn from(details: AddressDetails) -> Self {
        let AddressDetails { code, text, route, manager, entrance, floor, intercom, .. } = details;
        let AddressDetails { call_before, calls, deliveries, note, .. } = details;
        let (route, manager) = (route.map(|route| route.0), manager.map(|user| user.0));
        Self { code, text, route, manager, entrance, floor, intercom, call_before, calls, deliveries, note }
    }
}

impl From<Address> for AddressDetails {
    fn from(words: Address) -> Self {
        let Address { code, text, route, manager, entrance, floor, intercom, .. } = words;
        let Address { call_before, calls, deliveries, note, .. } = words;
        let (route, manager) = (route.map(RouteId), manager.map(UserId));
        Self { code, text, route, manager, entrance, floor, intercom, call_before, calls, deliveries, note }
    }
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
