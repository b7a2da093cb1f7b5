//! The history of commands: append-only.

use rusqlite::OptionalExtension;

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, UserId};

/// The own key of a command, made before the first try: sent twice, it is done once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommandKey(pub [u8; 16]);

/// One command that changed something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryEntry<'a> {
    /// The command's own key.
    pub key: CommandKey,
    /// Instant, UTC.
    pub at: &'a str,
    /// Who; `None`: the program.
    pub user: Option<UserId>,
    /// The command's stable name.
    pub action: &'a str,
    /// The address it was about.
    pub address: Option<AddressId>,
    /// JSON: what before, what after.
    pub detail: &'a str,
}

impl Read<'_> {
    /// Whether accepting the order of this number brought its address back from churn review.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_ended_review(&self, address: AddressId, number: &str) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM history WHERE address_id = ?1 AND detail ->> 'order' = ?2 AND detail ->> 'churn' = 'returned'
                   LIMIT 1";
        Ok(self.one(sql, (address.0, number), |_| Ok(()))?.is_some())
    }

    /// Whether a command was carried out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn was_done(&self, key: CommandKey) -> Result<bool, StoreError> {
        let mut statement = self.conn.prepare_cached("SELECT 1 FROM history WHERE key = ?1")?;
        Ok(statement.query_row([key.0], |_| Ok(())).optional()?.is_some())
    }
}

impl Write<'_> {
    /// Appends a command.
    ///
    /// # Errors
    /// When the store fails, or the key was used.
    pub fn append_history(&self, entry: &HistoryEntry<'_>) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO history (key, at, user_id, action, address_id, detail) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (entry.key.0, entry.at, entry.user.map(|u| u.0), entry.action, entry.address.map(|a| a.0), entry.detail),
        )?;
        Ok(())
    }
}
