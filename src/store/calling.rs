//! What is known before a customer is called: consent of the contact person, hours of the address.

use rusqlite::Row;

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, ContactId};

/// What a contact person said about calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConsentRow {
    /// Asked not to be called.
    pub no_calls: bool,
    /// Calls about orders; `None`: never asked.
    pub orders: Option<bool>,
    /// Calls about offers; `None`: never asked.
    pub advertising: Option<bool>,
}

fn consent(row: &Row<'_>) -> rusqlite::Result<ConsentRow> {
    Ok(ConsentRow { no_calls: row.get(0)?, orders: row.get(1)?, advertising: row.get(2)? })
}

impl Read<'_> {
    /// What a contact person said about calls.
    ///
    /// # Errors
    /// When the store fails.
    pub fn consent(&self, contact: ContactId) -> Result<Option<ConsentRow>, StoreError> {
        let sql = "SELECT no_calls, consent_orders, consent_advertising FROM contact_person WHERE id = ?1";
        self.one(sql, [contact.0], consent)
    }

    /// Between which times of day the customers of an address may be called, as `HH:MM`; an empty one sets no limit.
    ///
    /// # Errors
    /// When the store fails.
    pub fn calling_hours(&self, address: AddressId) -> Result<Option<(String, String)>, StoreError> {
        let sql = "SELECT calls_from, calls_to FROM address WHERE id = ?1";
        self.one(sql, [address.0], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Write<'_> {
    /// Notes what a contact person said about calls; `None`: never asked.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_consent(
        &self,
        contact: ContactId,
        orders: Option<bool>,
        advertising: Option<bool>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE contact_person SET consent_orders = ?2, consent_advertising = ?3 WHERE id = ?1";
        self.run(sql, (contact.0, orders, advertising))?;
        Ok(())
    }
}
