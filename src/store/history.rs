//! The history of commands: append-only.

use rusqlite::{OptionalExtension, Row};

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, HistoryId, OrderId, UserId};

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

/// A row of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Identifier.
    pub id: HistoryId,
    /// Instant, UTC.
    pub at: String,
    /// Who; `None`: the program.
    pub user: Option<UserId>,
    /// The command's stable name.
    pub action: String,
    /// The address it was about.
    pub address: Option<AddressId>,
    /// JSON: what before, what after, which documents.
    pub detail: String,
}

/// Of an address so many newest rows are looked through for what can be taken back.
const LOOKED_THROUGH: u32 = 200;

const HISTORY: &str = "SELECT id, at, user_id, action, address_id, detail FROM history";

fn history(row: &Row<'_>) -> rusqlite::Result<HistoryRow> {
    Ok(HistoryRow {
        id: HistoryId(row.get(0)?),
        at: row.get(1)?,
        user: row.get::<_, Option<i64>>(2)?.map(UserId),
        action: row.get(3)?,
        address: row.get::<_, Option<i64>>(4)?.map(AddressId),
        detail: row.get(5)?,
    })
}

impl Read<'_> {
    /// One row of the history.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history_row(&self, id: HistoryId) -> Result<Option<HistoryRow>, StoreError> {
        self.one(&format!("{HISTORY} WHERE id = ?1"), [id.0], history)
    }

    /// The newest rows of the history of an address, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn newest_history(&self, address: AddressId) -> Result<Vec<HistoryRow>, StoreError> {
        let sql = format!("{HISTORY} WHERE address_id = ?1 ORDER BY id DESC LIMIT ?2");
        self.all(&sql, (address.0, LOOKED_THROUGH), history)
    }

    /// Whether a row of the history was taken back by a later one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn was_undone(&self, address: AddressId, id: HistoryId) -> Result<bool, StoreError> {
        let sql =
            "SELECT 1 FROM history WHERE address_id = ?1 AND id > ?2 AND detail ->> 'undoes' = ?2 LIMIT 1";
        Ok(self.one(sql, (address.0, id.0), |_| Ok(()))?.is_some())
    }

    /// The order of a number, at this address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_numbered(&self, address: AddressId, number: &str) -> Result<Option<OrderId>, StoreError> {
        let sql = "SELECT id FROM customer_order WHERE number = ?2 AND address_id = ?1";
        self.one(sql, (address.0, number), |row| Ok(OrderId(row.get(0)?)))
    }

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
