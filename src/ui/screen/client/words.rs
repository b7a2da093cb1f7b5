//! Client and address as they are kept through a crash while they are typed.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{RouteId, UserId};
use crate::store::{AddressDetails, CounterpartyDetails};

/// Who pays.
#[derive(Debug, Serialize, Deserialize)]
pub struct Client {
    name: String,
    tax_number: String,
    email: String,
    note: String,
    manager: Option<i64>,
    legal_name: String,
    legal_address: String,
    tax_reason_code: String,
}

/// Where water goes.
#[derive(Debug, Serialize, Deserialize)]
pub struct Address {
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
