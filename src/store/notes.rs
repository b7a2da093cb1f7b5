//! Permanent notes of an address: what everybody who calls or drives there has to know.

use super::connection::Read;
use super::error::StoreError;
use crate::domain::ids::AddressId;

/// Permanent notes of an address. Texts are empty where nothing is known, times are `HH:MM`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PermanentNotes {
    /// Entrance.
    pub entrance: String,
    /// Floor.
    pub floor: String,
    /// Code of the intercom.
    pub intercom: String,
    /// The driver calls before he comes.
    pub call_before: bool,
    /// Between which times the customer may be called.
    pub calls: (String, String),
    /// Between which times water can be brought.
    pub deliveries: (String, String),
    /// All else.
    pub note: String,
}

impl Read<'_> {
    /// The permanent notes of an address; empty ones where there is no such address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn permanent_notes(&self, address: AddressId) -> Result<PermanentNotes, StoreError> {
        let sql = "SELECT entrance, floor, intercom, call_before, calls_from, calls_to, deliveries_from, deliveries_to, note
                   FROM address WHERE id = ?1";
        let notes = self.one(sql, [address.0], |row| {
            Ok(PermanentNotes {
                entrance: row.get(0)?,
                floor: row.get(1)?,
                intercom: row.get(2)?,
                call_before: row.get(3)?,
                calls: (row.get(4)?, row.get(5)?),
                deliveries: (row.get(6)?, row.get(7)?),
                note: row.get(8)?,
            })
        })?;
        Ok(notes.unwrap_or_default())
    }
}
