//! Clients, addresses, contact persons.

use rodnik::domain::people::Role;
use rodnik::service::client_change::{ChangeAddress, ChangeCounterparty};
use rodnik::service::client_contact::{AddContact, ArchiveContact, ChangeContact, TypedPerson};
use rodnik::service::client_new::{AddAddress, AddClient, NewPlanning};
use rodnik::service::personal_data::{Forget, TakeOutPersonalData};
use rodnik::service::rights::Right;
use rodnik::store::Subject;

use super::{Tried, one};
use crate::clients::{address, client, person};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::WorkTasks, |s| {
            let (counterparty, seen, details) = s.client("A-1");
            ChangeCounterparty { address: s.id("A-1"), counterparty, seen, details }
        }),
        one(roles, Right::WorkTasks, |s| ChangeAddress {
            address: s.id("A-1"),
            seen: s.version("A-1"),
            details: s.details("A-1"),
        }),
        one(roles, Right::WorkTasks, |s| AddContact {
            address: s.id("A-1"),
            person: person("Anna", "912 3456789"),
        }),
        one(roles, Right::WorkTasks, |s| {
            let (contact, seen) = s.knows("A-1", person("Anna", ""));
            ChangeContact { address: s.id("A-1"), contact, seen, person: person("Olga", "") }
        }),
        one(roles, Right::WorkTasks, |s| {
            let (contact, seen) = s.knows("A-1", person("Anna", ""));
            ArchiveContact { address: s.id("A-1"), contact, seen }
        }),
        one(roles, Right::WorkTasks, |_| AddClient {
            client: client("New"),
            address: address("Street 9"),
            person: TypedPerson::default(),
            planning: NewPlanning::default(),
        }),
        one(roles, Right::PersonalData, |s| TakeOutPersonalData {
            subject: Subject::Client(s.client("A-1").0),
        }),
        one(roles, Right::PersonalData, |s| {
            let (counterparty, seen, _) = s.client("A-1");
            Forget { subject: Subject::Client(counterparty), seen }
        }),
        one(roles, Right::WorkTasks, |s| AddAddress {
            beside: s.id("A-1"),
            address: address("Street 9"),
            planning: NewPlanning::default(),
        }),
    ]
}
