//! The history of an address and of its client, as people read it.

use super::connection::Read;
use super::error::StoreError;
use crate::domain::ids::{AddressId, CounterpartyId, HistoryId, UserId};

/// A command of the history, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryOf {
    /// Its place in the history.
    pub id: HistoryId,
    /// Instant, UTC.
    pub at: String,
    /// Who; `None`: the program.
    pub user: Option<String>,
    /// The command's stable name.
    pub action: String,
    /// The address it was about, where that is another one of the same client.
    pub elsewhere: Option<String>,
    /// JSON: what before, what after.
    pub detail: String,
}

impl Read<'_> {
    /// What was done to an address and to its counterparty, newest first: at most `count` commands older than the one with
    /// the id `before`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history_of(
        &self,
        address: AddressId,
        before: Option<HistoryId>,
        count: u32,
    ) -> Result<Vec<HistoryOf>, StoreError> {
        let sql = "SELECT h.id, h.at, u.name, h.action, CASE WHEN h.address_id = ?1 THEN NULL ELSE a.text END, h.detail
                   FROM history h JOIN address a ON a.id = h.address_id LEFT JOIN app_user u ON u.id = h.user_id
                   WHERE h.address_id IN (SELECT o.id FROM address m JOIN address o ON o.counterparty_id = m.counterparty_id
                                          WHERE m.id = ?1)
                     AND (h.address_id = ?1 OR h.action = 'change_counterparty')
                     AND h.id < ?2
                   ORDER BY h.id DESC LIMIT ?3";
        self.all(sql, (address.0, before.map_or(i64::MAX, |id| id.0), count), |row| {
            Ok(HistoryOf {
                id: HistoryId(row.get(0)?),
                at: row.get(1)?,
                user: row.get(2)?,
                action: row.get(3)?,
                elsewhere: row.get(4)?,
                detail: row.get(5)?,
            })
        })
    }

    /// By whom and when a command of this name was carried out last on any address of a counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_change_of(
        &self,
        counterparty: CounterpartyId,
        action: &str,
    ) -> Result<Option<(Option<UserId>, String)>, StoreError> {
        let sql = "SELECT user_id, at FROM history
                   WHERE address_id IN (SELECT id FROM address WHERE counterparty_id = ?1) AND action = ?2
                   ORDER BY id DESC LIMIT 1";
        self.one(sql, (counterparty.0, action), |row| {
            Ok((row.get::<_, Option<i64>>(0)?.map(UserId), row.get(1)?))
        })
    }
}
