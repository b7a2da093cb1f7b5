//! Contact persons that an import of clients changes or adds, noted so that they can be put back and nobody else is.

use std::collections::BTreeMap;

use super::{Before, Clients};
use crate::domain::ids::{AddressId, ContactId};
use crate::service::Refusal;
use crate::store::{Person, PersonNote, StoreError, Write};

/// A person of whom something was written.
struct Touched {
    /// The address whose row did it first: with it the person is noted.
    at: AddressId,
    /// As they were; `None`: they are new.
    before: Option<Person>,
    /// Numbers that were added.
    numbers: Vec<i64>,
}

/// Contact persons of clients whom the office knew before the import.
pub(super) struct People {
    /// The newest person that the office knew.
    last: ContactId,
    touched: BTreeMap<ContactId, Touched>,
}

impl People {
    pub(super) fn of(tx: &Write<'_>) -> Result<Self, StoreError> {
        Ok(Self { last: tx.last_contact()?, touched: BTreeMap::new() })
    }

    /// A person came to an address.
    pub(super) fn added(&mut self, id: ContactId, at: AddressId) {
        self.touched.insert(id, Touched { at, before: None, numbers: Vec::new() });
    }

    /// A person whom the office knew is about to change.
    pub(super) fn before(&mut self, tx: &Write<'_>, id: ContactId, at: AddressId) -> Result<(), StoreError> {
        if id <= self.last && !self.touched.contains_key(&id) {
            let before = tx.person(id)?.map(|(person, _)| person);
            self.touched.insert(id, Touched { at, before, numbers: Vec::new() });
        }
        Ok(())
    }

    /// Numbers were added to a person.
    pub(super) fn numbered(&mut self, id: ContactId, numbers: Vec<i64>) {
        if let Some(touched) = self.touched.get_mut(&id) {
            touched.numbers.extend(numbers);
        }
    }
}

impl Clients<'_, '_> {
    /// Notes with each address the persons that it changed or added, as the import leaves them.
    pub(super) fn note_people(&mut self) -> Result<(), Refusal> {
        let mut notes: BTreeMap<AddressId, Vec<PersonNote>> = BTreeMap::new();
        for (id, touched) in std::mem::take(&mut self.people.touched) {
            let Some((left, all)) = self.tx.person(id)? else { continue };
            let numbers = if touched.before.is_some() { touched.numbers } else { all };
            let note = PersonNote { id: id.0, before: touched.before, left, numbers };
            notes.entry(touched.at).or_default().push(note);
        }
        for (address, people) in notes {
            let Some(body) = self.tx.import_before(self.import, address)? else { continue };
            let before: Before =
                serde_json::from_str(&body).map_err(|error| StoreError::Damaged(error.to_string()))?;
            let body = serde_json::to_string(&Before { people, ..before })
                .map_err(|error| StoreError::Other(error.to_string()))?;
            self.tx.change_import_before(self.import, address, &body)?;
        }
        Ok(())
    }
}
