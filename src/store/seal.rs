//! The seal of the history: each row is sealed over the one before it, so that a row that was changed, taken out or put in
//! between shows. Personal values stand beside the rows; a row holds their salted hashes, so that the values can be given up
//! one day and the seal still holds.

use rusqlite::Row;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::connection::Read;
use super::error::StoreError;

/// A seal: SHA-256.
pub(super) type Seal = [u8; 32];

/// Before the first row.
pub(super) const FIRST: Seal = [0; 32];

/// Names in a detail under which it holds the place of a personal value and its hash.
const PLACE: &str = "personal";
const HASH: &str = "hash";

/// A personal value that is kept beside its row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Its salt.
    pub salt: [u8; 16],
    /// JSON.
    pub value: String,
}

impl Personal {
    /// What stands in the detail instead of the value: its place among those of the row, and its hash.
    pub fn placeholder(&self, place: usize) -> Value {
        json!({ PLACE: place, HASH: self.hash() })
    }

    fn hash(&self) -> String {
        let digest = Sha256::new().chain_update(self.salt).chain_update(&self.value).finalize();
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// The place and the hash of a personal value where a detail holds one.
fn placed(detail: &Value) -> Option<(i64, &str)> {
    Some((detail.get(PLACE)?.as_i64()?, detail.get(HASH)?.as_str()?))
}

/// Puts personal values back into a detail, by place; those that were given up are null.
pub(super) fn resolved(mut detail: Value, values: &Map<String, Value>) -> Value {
    fn put_back(detail: &mut Value, values: &Map<String, Value>) {
        if let Some((place, _)) = placed(detail) {
            *detail = values.get(&place.to_string()).cloned().unwrap_or(Value::Null);
            return;
        }
        match detail {
            Value::Object(fields) => fields.values_mut().for_each(|field| put_back(field, values)),
            Value::Array(items) => items.iter_mut().for_each(|item| put_back(item, values)),
            _ => {}
        }
    }
    put_back(&mut detail, values);
    detail
}

/// A row as it is sealed.
pub(super) struct Sealed<'a> {
    pub id: i64,
    pub key: &'a [u8],
    pub at: &'a str,
    pub user: Option<i64>,
    pub action: &'a str,
    pub address: Option<i64>,
    pub detail: &'a str,
}

impl<'a> Sealed<'a> {
    /// The columns of [`COLUMNS`].
    fn of(row: &'a Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(0)?,
            key: row.get_ref(1)?.as_blob()?,
            at: row.get_ref(2)?.as_str()?,
            user: row.get(3)?,
            action: row.get_ref(4)?.as_str()?,
            address: row.get(5)?,
            detail: row.get_ref(6)?.as_str()?,
        })
    }

    /// Its seal over the one before it. The length of each part goes before it, so that no two rows read alike.
    pub fn seal(&self, before: &Seal) -> Seal {
        let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
        let (id, user, address) = (self.id.to_string(), number(self.user), number(self.address));
        let parts = [
            id.as_bytes(),
            self.key,
            self.at.as_bytes(),
            user.as_bytes(),
            self.action.as_bytes(),
            address.as_bytes(),
            self.detail.as_bytes(),
        ];
        let mut sum = Sha256::new().chain_update(before);
        for part in parts {
            sum.update((part.len() as u64).to_be_bytes());
            sum.update(part);
        }
        sum.finalize().into()
    }
}

const COLUMNS: &str =
    "SELECT id, key, at, user_id, action, address_id, detail, seal FROM history ORDER BY id";

/// Seals the rows of an office that were written before there were seals.
///
/// # Errors
/// When the store fails.
pub(super) fn seal_all(conn: &rusqlite::Connection) -> rusqlite::Result<()> {
    let trigger: String = conn.query_row(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'history_is_not_changed'",
        [],
        |row| row.get(0),
    )?;
    let mut seals = Vec::new();
    let mut before = FIRST;
    let mut statement = conn.prepare(COLUMNS)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let sealed = Sealed::of(row)?;
        before = sealed.seal(&before);
        seals.push((sealed.id, before));
    }
    conn.execute_batch("DROP TRIGGER history_is_not_changed")?;
    let mut update = conn.prepare("UPDATE history SET seal = ?2 WHERE id = ?1")?;
    for (id, seal) in seals {
        update.execute((id, seal))?;
    }
    conn.execute_batch(&trigger)
}

impl Read<'_> {
    /// The number and the seal of the newest row.
    ///
    /// # Errors
    /// When the store fails.
    pub(super) fn newest_seal(&self) -> Result<(i64, Seal), StoreError> {
        let sql = "SELECT id, seal FROM history ORDER BY id DESC LIMIT 1";
        let newest = self.one(sql, [], |row| Ok((row.get(0)?, row.get::<_, Option<Seal>>(1)?)))?;
        // A row without a seal was put in by somebody else; `check` finds it.
        Ok(newest.map_or((0, FIRST), |(id, seal)| (id, seal.unwrap_or(FIRST))))
    }

    /// The first row of the history that is not as it was written, or before which one is missing; its number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn broken_seal(&self) -> Result<Option<i64>, StoreError> {
        let mut statement = self.conn.prepare(COLUMNS)?;
        let mut rows = statement.query([])?;
        let (mut before, mut last) = (FIRST, 0);
        while let Some(row) = rows.next()? {
            let sealed = Sealed::of(row)?;
            before = sealed.seal(&before);
            if sealed.id <= last || row.get::<_, Option<Seal>>(7)? != Some(before) {
                return Ok(Some(sealed.id));
            }
            last = sealed.id;
        }
        Ok(None)
    }

    /// The first row of the history with a personal value that is not the one that was written; its number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn broken_personal(&self) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT p.history_id, p.place, p.salt, p.value, h.detail
                   FROM history_personal p LEFT JOIN history h ON h.id = p.history_id ORDER BY p.history_id, p.place";
        let mut statement = self.conn.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, place): (i64, i64) = (row.get(0)?, row.get(1)?);
            let hash = Personal { salt: row.get(2)?, value: row.get(3)? }.hash();
            let detail: Value = row
                .get::<_, Option<String>>(4)?
                .and_then(|detail| serde_json::from_str(&detail).ok())
                .unwrap_or_default();
            if !holds(&detail, place, &hash) {
                return Ok(Some(id));
            }
        }
        Ok(None)
    }
}

/// Whether a detail refers to a personal value of this place by this hash.
fn holds(detail: &Value, place: i64, hash: &str) -> bool {
    if let Some(placed) = placed(detail) {
        return placed == (place, hash);
    }
    match detail {
        Value::Object(fields) => fields.values().any(|field| holds(field, place, hash)),
        Value::Array(items) => items.iter().any(|item| holds(item, place, hash)),
        _ => false,
    }
}
