//! The contact person of a row among those that are known.
//!
//! A person is known by the name in any spelling; without one, by a phone. What the row adds is added, nothing is taken
//! away: a number that the list no longer has may still be the one that is answered. A person whom several addresses of
//! one counterparty name, with a phone or a birthday in common, becomes one of the whole counterparty, so that sixty
//! addresses do not make sixty birthdays.
//!
//! Whoever is known stays the same person: what they agreed to or refused, and what is known of their numbers, no list says.

use std::collections::HashMap;

use super::Clients;
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::domain::phone::Phone;
use crate::exchange::clients::ClientRow;
use crate::service::Refusal;
use crate::service::import::names::key;
use crate::store::{KnownContact, NewContact, PhoneRow, StoreError, Write};

/// The contact persons of counterparties that rows named.
#[derive(Default)]
pub(super) struct ContactBook(HashMap<CounterpartyId, Vec<KnownContact>>);

impl ContactBook {
    pub(super) fn of(
        &mut self,
        tx: &Write<'_>,
        counterparty: CounterpartyId,
    ) -> Result<&mut Vec<KnownContact>, StoreError> {
        match self.0.entry(counterparty) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(place) => {
                Ok(place.insert(tx.contacts_of(counterparty)?))
            }
        }
    }

    /// A counterparty that is new has none yet.
    pub(super) fn begin(&mut self, counterparty: CounterpartyId) {
        self.0.insert(counterparty, Vec::new());
    }

    /// Contacts went from one counterparty to another.
    pub(super) fn forget(&mut self, counterparty: CounterpartyId) {
        self.0.remove(&counterparty);
    }
}

/// What a row makes of the contact persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ContactChange {
    /// One more, of the address.
    New(NewContact),
    /// Of the known one at this place this is known then, for the whole counterparty or still where it was.
    Filled {
        /// Among those of the counterparty.
        place: usize,
        /// Whose it is then.
        address: Option<AddressId>,
        /// What is known then.
        contact: NewContact,
        /// Whether more is known, instead of something else.
        adds: bool,
    },
}

/// The contact person of a row; `None`: it names none.
pub(super) fn told(row: &ClientRow) -> Option<NewContact> {
    let contact = NewContact {
        name: row.contact_person.clone().unwrap_or_default(),
        position: row.position.clone().unwrap_or_default(),
        birthday: row.birthday.map(|birthday| (birthday.month, birthday.day)),
        birth_year: row.birthday.and_then(|birthday| birthday.year),
        phones: row.phones.iter().map(phone).collect(),
    };
    (contact != NewContact::default()).then_some(contact)
}

fn phone(phone: &Phone) -> PhoneRow {
    let (typed, number) = (phone.typed.clone(), phone.number.clone());
    PhoneRow { typed, number, extension: phone.extension.clone().unwrap_or_default() }
}

fn is_same_phone(a: &PhoneRow, b: &PhoneRow) -> bool {
    if a.number.is_empty() {
        b.number.is_empty() && a.typed == b.typed
    } else {
        a.number == b.number && a.extension == b.extension
    }
}

fn has_phone(contact: &NewContact, phone: &PhoneRow) -> bool {
    contact.phones.iter().any(|known| is_same_phone(known, phone))
}

fn share_phone(a: &NewContact, b: &NewContact) -> bool {
    a.phones.iter().any(|phone| has_phone(b, phone))
}

/// Whether two say the same as far as both say something.
fn agree(a: &NewContact, b: &NewContact) -> bool {
    let positions = a.position.is_empty() || b.position.is_empty() || a.position == b.position;
    let birthdays = a.birthday.is_none() || b.birthday.is_none() || a.birthday == b.birthday;
    let years = a.birth_year.is_none() || b.birth_year.is_none() || a.birth_year == b.birth_year;
    positions && birthdays && years
}

fn merged(known: &NewContact, told: &NewContact) -> NewContact {
    let mut contact = known.clone();
    if contact.name.is_empty() {
        contact.name.clone_from(&told.name);
    }
    if !told.position.is_empty() {
        contact.position.clone_from(&told.position);
    }
    if told.birthday.is_some() {
        let same_day = known.birthday == told.birthday;
        contact.birthday = told.birthday;
        contact.birth_year = told.birth_year.or(known.birth_year.filter(|_| same_day));
    }
    contact.phones.extend(told.phones.iter().filter(|phone| !has_phone(known, phone)).cloned());
    contact
}

/// What the contact person of a row makes of those that are known; `None`: nothing.
pub(super) fn change(
    known: &[KnownContact],
    address: Option<AddressId>,
    told: NewContact,
) -> Option<ContactChange> {
    let own = |contact: &KnownContact| contact.address.is_some() && contact.address == address;
    let shared = |contact: &KnownContact| contact.address.is_none() && agree(&contact.contact, &told);
    let find = |test: &dyn Fn(&KnownContact) -> bool| known.iter().position(test);
    let name = key(&told.name);
    let place = if name.is_empty() {
        let meets =
            |contact: &KnownContact| contact.contact.name.is_empty() || share_phone(&contact.contact, &told);
        find(&|contact| own(contact) && meets(contact))
            .or_else(|| find(&|contact| shared(contact) && meets(contact)))
    } else {
        let named = |contact: &KnownContact| key(&contact.contact.name) == name;
        let nameless =
            |contact: &KnownContact| contact.contact.name.is_empty() && share_phone(&contact.contact, &told);
        let in_common = |contact: &KnownContact| {
            named(contact)
                && agree(&contact.contact, &told)
                && (share_phone(&contact.contact, &told)
                    || (told.birthday.is_some() && contact.contact.birthday == told.birthday))
        };
        find(&|contact| own(contact) && named(contact))
            .or_else(|| find(&|contact| shared(contact) && named(contact)))
            .or_else(|| find(&|contact| own(contact) && nameless(contact)))
            .or_else(|| find(&in_common))
    };
    let Some((place, old)) = place.and_then(|place| Some((place, known.get(place)?))) else {
        return Some(ContactChange::New(told));
    };
    let contact = merged(&old.contact, &told);
    let address = if own(old) { old.address } else { None };
    let adds = agree(&old.contact, &told);
    let unchanged = contact == old.contact && address == old.address;
    (!unchanged).then_some(ContactChange::Filled { place, address, contact, adds })
}

impl Clients<'_, '_> {
    /// What a row makes of the contact persons of its counterparty.
    pub(super) fn contact_change(
        &mut self,
        counterparty: CounterpartyId,
        address: Option<AddressId>,
        row: &ClientRow,
    ) -> Result<Option<ContactChange>, Refusal> {
        let Some(told) = told(row) else { return Ok(None) };
        Ok(change(self.contacts.of(self.tx, counterparty)?, address, told))
    }

    pub(super) fn write_contact(
        &mut self,
        (counterparty, address): (CounterpartyId, AddressId),
        change: ContactChange,
    ) -> Result<(), Refusal> {
        let known = self.contacts.of(self.tx, counterparty)?;
        match change {
            ContactChange::New(contact) => {
                let id = self.tx.insert_contact(counterparty, Some(address), &contact)?;
                known.push(KnownContact { id, address: Some(address), contact });
                // With a new address of a new client he goes by himself; an address that was there before goes back.
                if !(self.made.contains(&counterparty) && self.fresh.contains(&address)) {
                    self.people.added(id, address);
                }
            }
            ContactChange::Filled { place, address: whose, contact, .. } => {
                let Some(known) = known.get_mut(place) else { return Ok(()) };
                let id = known.id;
                self.people.before(self.tx, id, address)?;
                let more = contact.phones.get(known.contact.phones.len()..).unwrap_or_default();
                let more = self.tx.fill_in_contact(id, whose, (&contact, more))?;
                self.people.numbered(id, more);
                *known = KnownContact { id, address: whose, contact };
            }
        }
        Ok(())
    }
}
