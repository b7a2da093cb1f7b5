//! Contact persons as an import of clients found and left them.

use serde::{Deserialize, Serialize};

use super::super::connection::{Read, Write};
use super::super::error::StoreError;
use crate::domain::ids::{AddressId, ContactId, CounterpartyId};

/// What a list of clients says of a contact person, numbers apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    address: Option<i64>,
    name: String,
    position: String,
    birth_day: Option<i64>,
    birth_year: Option<i64>,
}

/// A contact person whom an import changed or added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonNote {
    /// Who.
    pub id: i64,
    /// As they were; `None`: the import added them.
    pub before: Option<Person>,
    /// As the import left them.
    pub left: Person,
    /// The numbers that it added.
    pub numbers: Vec<i64>,
}

impl Read<'_> {
    /// The newest contact person.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_contact(&self) -> Result<ContactId, StoreError> {
        let last = self.one("SELECT coalesce(max(id), 0) FROM contact_person", [], |row| row.get(0))?;
        Ok(ContactId(last.unwrap_or(0)))
    }

    /// A contact person that is not archived, with the numbers in use.
    ///
    /// # Errors
    /// When the store fails.
    pub fn person(&self, id: ContactId) -> Result<Option<(Person, Vec<i64>)>, StoreError> {
        let sql = "SELECT address_id, name, position, birth_day, birth_year FROM contact_person
                   WHERE id = ?1 AND is_archived = 0";
        let person = self.one(sql, [id.0], |row| {
            Ok(Person {
                address: row.get(0)?,
                name: row.get(1)?,
                position: row.get(2)?,
                birth_day: row.get(3)?,
                birth_year: row.get(4)?,
            })
        })?;
        let Some(person) = person else { return Ok(None) };
        let sql = "SELECT id FROM phone WHERE contact_id = ?1 AND is_archived = 0 ORDER BY id";
        Ok(Some((person, self.all(sql, [id.0], |row| row.get(0))?)))
    }

    /// Whether a contact person is as an import left them. One whom the office put away since is out of the question: they stay
    /// away.
    ///
    /// # Errors
    /// When the store fails.
    pub fn is_as_left(&self, note: &PersonNote) -> Result<bool, StoreError> {
        let Some((person, numbers)) = self.person(ContactId(note.id))? else { return Ok(true) };
        if person != note.left {
            return Ok(false);
        }
        if note.before.is_some() {
            return Ok(true);
        }
        // With a person who goes, all that was noted of them would go.
        let sql = "SELECT no_calls = 0 AND consent_orders IS NULL AND consent_advertising IS NULL
                          AND NOT EXISTS (SELECT 1 FROM phone f WHERE f.contact_id = p.id AND f.is_wrong = 1)
                   FROM contact_person p WHERE p.id = ?1";
        let is_plain = self.one(sql, [note.id], |row| row.get(0))?.unwrap_or(false);
        Ok(is_plain && numbers == note.numbers)
    }
}

impl Write<'_> {
    /// Puts a contact person back to what an import found, or away if the import added them. Whoever was put away since stays
    /// away. Addresses have gone back to their counterparties before.
    ///
    /// # Errors
    /// When the store fails.
    pub fn take_person_back(&self, note: &PersonNote) -> Result<(), StoreError> {
        let id = ContactId(note.id);
        if self.person(id)?.is_none() {
            return Ok(());
        }
        let Some(was) = &note.before else { return self.archive_contact(id, true) };
        let sql = "UPDATE contact_person SET address_id = ?2, name = ?3, position = ?4, birth_day = ?5, birth_year = ?6,
                       counterparty_id = coalesce((SELECT a.counterparty_id FROM address a WHERE a.id = ?2), counterparty_id),
                       version = version + 1 WHERE id = ?1";
        self.run(sql, (id.0, was.address, &was.name, &was.position, was.birth_day, was.birth_year))?;
        for number in &note.numbers {
            self.take_number_back(*number)?;
        }
        Ok(())
    }

    /// A number that an import brought never was, unless somebody knows something of it. A wrong one is put away, and known as
    /// such; one by which somebody was called stays: put away it would not come in again with the list that is put right.
    fn take_number_back(&self, id: i64) -> Result<(), StoreError> {
        let sql = "DELETE FROM phone WHERE id = ?1 AND is_wrong = 0 AND is_archived = 0
                   AND NOT EXISTS (SELECT 1 FROM contact_made c WHERE c.phone_id = ?1)";
        if self.run(sql, [id])? == 0 {
            self.run("UPDATE phone SET is_archived = 1 WHERE id = ?1 AND is_wrong = 1", [id])?;
        }
        Ok(())
    }

    /// What an import of an earlier version of the program noted: the contact persons that a counterparty had. Of those who
    /// came since, the ones of addresses of the import go, and so do those of the whole counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn restore_contacts(
        &self,
        counterparty: CounterpartyId,
        kept: &[i64],
        of_import: &[AddressId],
    ) -> Result<(), StoreError> {
        for known in self.contacts_of(counterparty)? {
            let is_touched = known.address.is_none_or(|address| of_import.contains(&address));
            if is_touched && !kept.contains(&known.id.0) {
                self.archive_contact(known.id, true)?;
            }
        }
        for id in kept {
            let sql = "UPDATE contact_person SET is_archived = 0, version = version + 1 WHERE id = ?1 AND is_archived = 1";
            self.run(sql, [id])?;
        }
        Ok(())
    }
}
