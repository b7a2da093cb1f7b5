//! The history of commands: append-only.

use rusqlite::{OptionalExtension, Row};
use serde_json::{Map, Value};

use super::connection::{Read, Write};
use super::convert::Coded;
use super::error::StoreError;
use super::seal::{Personal, Sealed, resolved};
use crate::domain::ids::{AddressId, CounterpartyId, HistoryId, OrderId, PriceListId, UserId};
use crate::domain::order::OrderStatus;

/// The own key of a command, made before the first try: sent twice, it is done once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CommandKey(pub [u8; 16]);

impl CommandKey {
    /// The key of a part of the command: always the same for the same part, and never that of another command, whose keys
    /// are random.
    pub fn part(self, number: u64) -> Self {
        let mut key = self.0;
        for (byte, of) in key.iter_mut().zip(number.to_le_bytes()) {
            *byte ^= of;
        }
        Self(key)
    }
}

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
    /// JSON: what before, what after; of personal values their placeholders.
    pub detail: &'a str,
    /// The personal values, by place.
    pub personal: &'a [Personal],
}

/// A command of the history, as people read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRow {
    /// Its place in the history.
    pub id: i64,
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

/// Commands about a counterparty as a whole, kept at one of its addresses.
const OF_CLIENT: &str = "'change_counterparty', 'set_counterparty_list', 'set_discount', 'set_own_price'";

fn signature(row: &Row<'_>) -> rusqlite::Result<(Option<UserId>, String)> {
    Ok((row.get::<_, Option<i64>>(0)?.map(UserId), row.get(1)?))
}

/// A detail with its personal values, given by their places as JSON.
fn told(detail: String, personal: &str) -> String {
    let values: Map<String, Value> = serde_json::from_str(personal).unwrap_or_default();
    let parsed = serde_json::from_str(&detail);
    parsed.map_or(detail, |parsed| resolved(parsed, &values).to_string())
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
        before: Option<i64>,
        count: u32,
    ) -> Result<Vec<HistoryRow>, StoreError> {
        let sql = format!(
            "SELECT h.id, h.at, u.name, h.action, CASE WHEN h.address_id = ?1 THEN NULL ELSE a.text END, h.detail,
                          (SELECT json_group_object(CAST(p.place AS TEXT), json(p.value)) FROM history_personal p
                           WHERE p.history_id = h.id)
                   FROM history h JOIN address a ON a.id = h.address_id LEFT JOIN app_user u ON u.id = h.user_id
                   WHERE h.address_id IN (SELECT o.id FROM address m JOIN address o ON o.counterparty_id = m.counterparty_id
                                          WHERE m.id = ?1)
                     AND (h.address_id = ?1 OR h.action IN ({OF_CLIENT}))
                     AND h.id < ?2
                   ORDER BY h.id DESC LIMIT ?3"
        );
        self.all(&sql, (address.0, before.unwrap_or(i64::MAX), count), |row| {
            Ok(HistoryRow {
                id: row.get(0)?,
                at: row.get(1)?,
                user: row.get(2)?,
                action: row.get(3)?,
                elsewhere: row.get(4)?,
                detail: told(row.get(5)?, &row.get::<_, String>(6)?),
            })
        })
    }

    /// By whom and when a counterparty or what it pays was changed last.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_change_of(
        &self,
        counterparty: CounterpartyId,
    ) -> Result<Option<(Option<UserId>, String)>, StoreError> {
        let sql = format!(
            "SELECT user_id, at FROM history
             WHERE address_id IN (SELECT id FROM address WHERE counterparty_id = ?1) AND action IN ({OF_CLIENT})
             ORDER BY id DESC LIMIT 1"
        );
        self.one(&sql, [counterparty.0], signature)
    }

    /// By whom and when a price list or a price in it was changed last; `None`: not known.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_change_of_list(
        &self,
        list: PriceListId,
    ) -> Result<Option<(Option<UserId>, String)>, StoreError> {
        let sql = "SELECT user_id, at FROM history WHERE detail ->> 'list' = ?1 ORDER BY id DESC LIMIT 1";
        self.one(sql, [list.0], signature)
    }
}

/// A row of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryRecord {
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

fn history(row: &Row<'_>) -> rusqlite::Result<HistoryRecord> {
    Ok(HistoryRecord {
        id: HistoryId(row.get(0)?),
        at: row.get(1)?,
        user: row.get::<_, Option<i64>>(2)?.map(UserId),
        action: row.get(3)?,
        address: row.get::<_, Option<i64>>(4)?.map(AddressId),
        detail: row.get(5)?,
    })
}

/// A row of the history of the whole office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRow {
    /// Its place in the history.
    pub id: i64,
    /// Instant, UTC.
    pub at: String,
    /// Who; `None`: the program.
    pub user: Option<UserId>,
    /// The name of who.
    pub user_name: Option<String>,
    /// The command's stable name.
    pub action: String,
    /// Whom it was about: the address, the client's name, the text of the address.
    pub client: Option<(AddressId, String, String)>,
    /// JSON: what before, what after.
    pub detail: String,
}

impl Read<'_> {
    /// How many commands were carried out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history_length(&self) -> Result<u64, StoreError> {
        self.count_logged(&LogPart::default())
    }

    /// How many commands were carried out in a part of the history.
    ///
    /// # Errors
    /// When the store fails.
    pub fn count_logged(&self, part: &LogPart) -> Result<u64, StoreError> {
        let (at, id) = part.end();
        let sql = "SELECT count(*) FROM history WHERE at >= ?1 AND (at, id) < (?2, ?3)";
        let count = self.one(sql, (part.since.as_deref().unwrap_or_default(), at, id), |row| row.get(0))?;
        Ok(count.unwrap_or(0_i64).unsigned_abs())
    }

    /// The stable names of the commands that were carried out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn logged_actions(&self) -> Result<Vec<String>, StoreError> {
        self.all("SELECT DISTINCT action FROM history ORDER BY action", [], |row| row.get(0))
    }

    /// Gives the rows of a part of the history, newest first, until `take` answers that it has enough. No further row is
    /// read than those that are given.
    ///
    /// # Errors
    /// When the store fails; those of `take`.
    pub fn each_logged<E: From<StoreError>>(
        &self,
        part: &LogPart,
        mut take: impl FnMut(LogRow) -> Result<bool, E>,
    ) -> Result<(), E> {
        let mut statement = self.conn.prepare_cached(&part.sql()).map_err(StoreError::from)?;
        let mut rows = statement.query(part.parameters()).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            if !take(logged(row).map_err(StoreError::from)?)? {
                break;
            }
        }
        Ok(())
    }
}

/// A part of the history of the whole office.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogPart {
    /// First instant, UTC; `None`: from the beginning.
    pub since: Option<String>,
    /// The instant before which it ends; `None`: until now.
    pub until: Option<String>,
    /// Only what is older than this row, given by its instant and its place.
    pub before: Option<(String, HistoryId)>,
    /// Who; `None`: anybody.
    pub user: Option<UserId>,
    /// The stable names of the commands; none: any.
    pub actions: Vec<String>,
}

/// Behind every instant.
const NEVER: &str = "~";

impl LogPart {
    /// The instant and the place before which it ends.
    fn end(&self) -> (&str, i64) {
        let until = (self.until.as_deref().unwrap_or(NEVER), 0);
        self.before.as_ref().map_or(until, |(at, id)| until.min((at, id.0)))
    }

    /// What the statement is asked with.
    fn parameters(&self) -> (&str, &str, i64, Option<i64>, Option<String>) {
        let (at, id) = self.end();
        let actions = match self.actions.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            several => Some(serde_json::json!(several).to_string()),
        };
        (self.since.as_deref().unwrap_or_default(), at, id, self.user.map(|user| user.0), actions)
    }

    /// The statement; one command goes along an index of its own.
    fn sql(&self) -> String {
        let actions = match self.actions.as_slice() {
            [_] => "h.action = ?5",
            _ => "(?5 IS NULL OR h.action IN (SELECT value FROM json_each(?5)))",
        };
        format!(
            "SELECT h.id, h.at, h.user_id, u.name, h.action, a.id, c.name, a.text, h.detail,
                    (SELECT json_group_object(CAST(p.place AS TEXT), json(p.value)) FROM history_personal p
                     WHERE p.history_id = h.id)
             FROM history h LEFT JOIN app_user u ON u.id = h.user_id LEFT JOIN address a ON a.id = h.address_id
             LEFT JOIN counterparty c ON c.id = a.counterparty_id
             WHERE h.at >= ?1 AND (h.at, h.id) < (?2, ?3) AND (?4 IS NULL OR h.user_id = ?4) AND {actions}
             ORDER BY h.at DESC, h.id DESC"
        )
    }
}

fn logged(row: &Row<'_>) -> rusqlite::Result<LogRow> {
    let client = match row.get::<_, Option<i64>>(5)? {
        Some(address) => Some((AddressId(address), row.get(6)?, row.get(7)?)),
        None => None,
    };
    Ok(LogRow {
        id: row.get(0)?,
        at: row.get(1)?,
        user: row.get::<_, Option<i64>>(2)?.map(UserId),
        user_name: row.get(3)?,
        action: row.get(4)?,
        client,
        detail: told(row.get(8)?, &row.get::<_, String>(9)?),
    })
}

impl Read<'_> {
    /// One row of the history.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history_row(&self, id: HistoryId) -> Result<Option<HistoryRecord>, StoreError> {
        self.one(&format!("{HISTORY} WHERE id = ?1"), [id.0], history)
    }

    /// The row of the history of a command, or of a part of one, by its key.
    ///
    /// # Errors
    /// When the store fails.
    pub fn history_under(&self, key: CommandKey) -> Result<Option<HistoryId>, StoreError> {
        self.one("SELECT id FROM history WHERE key = ?1", [key.0], |row| row.get(0).map(HistoryId))
    }

    /// The newest rows of the history of an address, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn newest_history(&self, address: AddressId) -> Result<Vec<HistoryRecord>, StoreError> {
        let sql = format!("{HISTORY} WHERE address_id = ?1 ORDER BY id DESC LIMIT ?2");
        self.all(&sql, (address.0, LOOKED_THROUGH), history)
    }

    /// When the newest row of the history was written; the history is in the order of its rows, whatever the clock said.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_written(&self) -> Result<Option<String>, StoreError> {
        self.one("SELECT at FROM history ORDER BY id DESC LIMIT 1", [], |row| row.get(0))
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

    /// Where the order of a number was said last to stand once its mark is taken back; `None`: nobody said it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn way_of_order(&self, address: AddressId, number: &str) -> Result<Option<OrderStatus>, StoreError> {
        let sql =
            "SELECT detail ->> '$.way[1]' FROM history WHERE address_id = ?1 AND detail ->> '$.way[0]' = ?2
                   ORDER BY id DESC LIMIT 1";
        self.one(sql, (address.0, number), |row| Ok(row.get::<_, Coded<OrderStatus>>(0)?.0))
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
    /// Appends a command, sealed over the one before it.
    ///
    /// # Errors
    /// When the store fails, or the key was used.
    pub fn append_history(&self, entry: &HistoryEntry<'_>) -> Result<(), StoreError> {
        let (newest, before) = self.newest_seal()?;
        let id = newest + 1;
        let row = Sealed {
            id,
            key: &entry.key.0,
            at: entry.at,
            user: entry.user.map(|user| user.0),
            action: entry.action,
            address: entry.address.map(|address| address.0),
            detail: entry.detail,
        };
        self.run(
            "INSERT INTO history (id, key, at, user_id, action, address_id, detail, seal)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            (id, entry.key.0, entry.at, row.user, entry.action, row.address, entry.detail, row.seal(&before)),
        )?;
        let sql = "INSERT INTO history_personal (history_id, place, salt, value) VALUES (?1, ?2, ?3, ?4)";
        for (place, personal) in (0_i64..).zip(entry.personal) {
            self.run(sql, (id, place, personal.salt, &personal.value))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
