//! What the office decided about who may do what.

use super::connection::{Read, Write};
use super::convert::Coded;
use super::error::StoreError;
use crate::domain::people::Role;

impl Read<'_> {
    /// The decisions: role, stable word of the right, whether the role has it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn role_rights(&self) -> Result<Vec<(Role, String, bool)>, StoreError> {
        let sql = "SELECT role, action, is_allowed FROM role_right ORDER BY role, action";
        self.all(sql, [], |row| Ok((row.get::<_, Coded<Role>>(0)?.0, row.get(1)?, row.get(2)?)))
    }
}

impl Write<'_> {
    /// Decides whether a role has a right.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_role_right(&self, role: Role, action: &str, is_allowed: bool) -> Result<(), StoreError> {
        let sql = "INSERT INTO role_right (role, action, is_allowed) VALUES (?1, ?2, ?3)
                   ON CONFLICT (role, action) DO UPDATE SET is_allowed = excluded.is_allowed";
        self.run(sql, (role.code(), action, is_allowed))?;
        Ok(())
    }

    /// Forgets a decision: the default holds again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn forget_role_right(&self, role: Role, action: &str) -> Result<(), StoreError> {
        self.run("DELETE FROM role_right WHERE role = ?1 AND action = ?2", (role.code(), action))?;
        Ok(())
    }
}
