//! Contact persons as their card shows and changes them.

use rusqlite::Row;

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, ContactId, CounterpartyId};

/// What a person agreed to; `None`: never asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consents {
    /// Calls about orders.
    pub orders: Option<bool>,
    /// Calls about offers.
    pub advertising: Option<bool>,
}

/// What is known of a contact person, phones apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonDetails {
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Month and day of birth.
    pub birthday: Option<(u32, u32)>,
    /// Year of birth, often unknown.
    pub birth_year: Option<i32>,
    /// Asked not to be called.
    pub no_calls: bool,
    /// What the person agreed to.
    pub consents: Consents,
}

/// A number of a contact person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberOf {
    /// Identifier; `None`: a new one.
    pub id: Option<i64>,
    /// As it was written.
    pub typed: String,
    /// `+79123456789`; empty where the text is no number.
    pub number: String,
    /// Extension, empty when none.
    pub extension: String,
    /// Somebody else answered.
    pub is_wrong: bool,
}

/// A contact person as the card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactCard {
    /// Identifier.
    pub id: ContactId,
    /// Whose person it is.
    pub counterparty: CounterpartyId,
    /// The address that it belongs to; `None`: all addresses of the counterparty.
    pub address: Option<AddressId>,
    /// What is known of the person.
    pub person: PersonDetails,
    /// Its numbers, in the order in which they were typed.
    pub numbers: Vec<NumberOf>,
    /// Counts its changes.
    pub version: i64,
}

const CONTACT: &str =
    "SELECT p.id, p.counterparty_id, p.address_id, p.name, p.position, p.birth_day, p.birth_year, p.no_calls,
                              p.consent_orders, p.consent_advertising, p.version FROM contact_person p";

fn contact(row: &Row<'_>) -> rusqlite::Result<ContactCard> {
    let day: Option<u32> = row.get(5)?;
    Ok(ContactCard {
        id: ContactId(row.get(0)?),
        counterparty: CounterpartyId(row.get(1)?),
        address: row.get::<_, Option<i64>>(2)?.map(AddressId),
        person: PersonDetails {
            name: row.get(3)?,
            position: row.get(4)?,
            birthday: day.map(|day| (day / 100, day % 100)),
            birth_year: row.get(6)?,
            no_calls: row.get(7)?,
            consents: Consents { orders: row.get(8)?, advertising: row.get(9)? },
        },
        numbers: Vec::new(),
        version: row.get(10)?,
    })
}

impl Read<'_> {
    /// The contact persons of an address, then those of its counterparty, each with numbers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contact_cards(&self, address: AddressId) -> Result<Vec<ContactCard>, StoreError> {
        let sql = format!(
            "{CONTACT} JOIN address a ON a.counterparty_id = p.counterparty_id
             WHERE a.id = ?1 AND p.is_archived = 0 AND (p.address_id IS NULL OR p.address_id = a.id)
             ORDER BY p.address_id IS NULL, p.id"
        );
        let mut contacts = self.all(&sql, [address.0], contact)?;
        for contact in &mut contacts {
            contact.numbers = self.numbers_of(contact.id)?;
        }
        Ok(contacts)
    }

    /// One contact person with its numbers, unless it is archived.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contact_card(&self, id: ContactId) -> Result<Option<ContactCard>, StoreError> {
        let sql = format!("{CONTACT} WHERE p.id = ?1 AND p.is_archived = 0");
        let Some(mut contact) = self.one(&sql, [id.0], contact)? else { return Ok(None) };
        contact.numbers = self.numbers_of(id)?;
        Ok(Some(contact))
    }

    fn numbers_of(&self, contact: ContactId) -> Result<Vec<NumberOf>, StoreError> {
        let sql = "SELECT id, typed, number, extension, is_wrong FROM phone
                   WHERE contact_id = ?1 AND is_archived = 0 ORDER BY id";
        self.all(sql, [contact.0], |row| {
            Ok(NumberOf {
                id: Some(row.get(0)?),
                typed: row.get(1)?,
                number: row.get(2)?,
                extension: row.get(3)?,
                is_wrong: row.get(4)?,
            })
        })
    }
}

impl Write<'_> {
    /// Adds a contact person without numbers, to an address or to a whole counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_person(
        &self,
        counterparty: CounterpartyId,
        address: Option<AddressId>,
        person: &PersonDetails,
    ) -> Result<ContactId, StoreError> {
        let sql = "INSERT INTO contact_person (counterparty_id, address_id, name) VALUES (?1, ?2, ?3)";
        let id = ContactId(self.insert(sql, (counterparty.0, address.map(|a| a.0), &person.name))?);
        self.set_person(id, address, person)?;
        Ok(id)
    }

    /// Replaces what is known of a contact person and counts the change.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_person(
        &self,
        id: ContactId,
        address: Option<AddressId>,
        person: &PersonDetails,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE contact_person SET address_id = ?2, name = ?3, position = ?4, birth_day = ?5, birth_year = ?6,
                       no_calls = ?7, consent_orders = ?8, consent_advertising = ?9, version = version + 1 WHERE id = ?1";
        let day = person.birthday.map(|(month, day)| month * 100 + day);
        let Consents { orders, advertising } = person.consents;
        let address = address.map(|address| address.0);
        let known = (&person.name, &person.position, day, person.birth_year, person.no_calls);
        self.run(sql, (id.0, address, known.0, known.1, known.2, known.3, known.4, orders, advertising))?;
        Ok(())
    }

    /// Adds a number to a contact person, or changes one that it has.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_number(&self, contact: ContactId, number: &NumberOf) -> Result<(), StoreError> {
        let NumberOf { id, typed, number, extension, is_wrong } = number;
        match id {
            None => {
                let sql = "INSERT INTO phone (contact_id, typed, number, extension, is_wrong) VALUES (?1, ?2, ?3, ?4, ?5)";
                self.run(sql, (contact.0, typed, number, extension, is_wrong))?;
            }
            Some(id) => {
                let sql = "UPDATE phone SET typed = ?3, number = ?4, extension = ?5, is_wrong = ?6
                           WHERE id = ?1 AND contact_id = ?2";
                self.run(sql, (id, contact.0, typed, number, extension, is_wrong))?;
            }
        }
        Ok(())
    }

    /// Puts a number away: calls that were made to it keep it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_number(&self, id: i64) -> Result<(), StoreError> {
        self.run("UPDATE phone SET is_archived = 1 WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Puts a contact person away: calls that were made to it keep it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_person(&self, id: ContactId) -> Result<(), StoreError> {
        self.run("UPDATE contact_person SET is_archived = 1, version = version + 1 WHERE id = ?1", [id.0])?;
        Ok(())
    }
}
