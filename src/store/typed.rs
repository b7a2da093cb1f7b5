//! What was typed and not saved yet.

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, UserId};

/// What was typed in a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Instant, UTC.
    pub at: String,
    /// JSON of that dialog.
    pub body: String,
}

impl Read<'_> {
    /// What a user typed at a place about an address and did not save.
    ///
    /// # Errors
    /// When the store fails.
    pub fn typed(&self, user: UserId, place: &str, address: AddressId) -> Result<Option<Typed>, StoreError> {
        let sql = "SELECT at, body FROM typed WHERE user_id = ?1 AND place = ?2 AND address_id = ?3";
        self.one(sql, (user.0, place, address.0), |row| Ok(Typed { at: row.get(0)?, body: row.get(1)? }))
    }
}

impl Write<'_> {
    /// Keeps what a user typed at a place about an address, instead of what was kept there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn keep_typed(
        &self,
        user: UserId,
        (place, address): (&str, AddressId),
        typed: &Typed,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO typed (user_id, place, address_id, at, body) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (user_id, place, address_id) DO UPDATE SET at = excluded.at, body = excluded.body";
        self.run(sql, (user.0, place, address.0, &typed.at, &typed.body))?;
        Ok(())
    }

    /// Forgets it: it was saved or discarded.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget_typed(&self, user: UserId, place: &str, address: AddressId) -> Result<(), StoreError> {
        let sql = "DELETE FROM typed WHERE user_id = ?1 AND place = ?2 AND address_id = ?3";
        self.run(sql, (user.0, place, address.0))?;
        Ok(())
    }
}
