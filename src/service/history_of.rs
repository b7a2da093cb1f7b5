//! The history of an address as people read it: newest first, page by page.

use serde_json::{Map, Value};

use super::refusal::Refusal;
use super::undo_handling::is_undoable;
use crate::domain::ids::{AddressId, HistoryId};
use crate::store::{HistoryRecord, HistoryRow, Read};

/// Commands in one page.
pub const PAGE: u32 = 100;

/// A field that held something else before.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldChange {
    /// Stable name of the field.
    pub field: String,
    /// What it held.
    pub before: Value,
    /// What it holds.
    pub after: Value,
}

/// A command of the history.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its place in the history.
    pub id: HistoryId,
    /// Instant, UTC.
    pub at: String,
    /// Who; `None`: the program.
    pub user: Option<String>,
    /// The command's stable name.
    pub action: String,
    /// The address on whose card it was done, where that is another one of the same client.
    pub elsewhere: Option<String>,
    /// Fields that held something else before.
    pub changed: Vec<FieldChange>,
    /// What else it said of itself.
    pub notes: Map<String, Value>,
    /// Whether it is of a kind that can be taken back; something may rest on it all the same.
    pub undoable: bool,
    /// The entry that it took back.
    pub undoes: Option<HistoryId>,
}

/// A page of what was done to an address and to its counterparty, newest first.
///
/// # Errors
/// When the store fails.
pub fn history_of(
    read: &Read<'_>,
    address: AddressId,
    before: Option<HistoryId>,
) -> Result<Vec<Entry>, Refusal> {
    let page = read.history_of(address, before.map(|id| id.0), PAGE)?;
    Ok(page.into_iter().map(|row| Entry::of(row, Some(address))).collect())
}

impl Entry {
    /// Detail that cannot be read, of a program that is not known here, leaves the entry without any.
    pub(super) fn of(row: HistoryRow, address: Option<AddressId>) -> Self {
        let undoable = row.elsewhere.is_none() && is_undoable(&as_stored(&row, address));
        let mut notes: Map<String, Value> = serde_json::from_str(&row.detail).unwrap_or_default();
        let changed = match notes.remove("changed") {
            Some(Value::Array(changes)) => changes.into_iter().filter_map(field_change).collect(),
            _ => Vec::new(),
        };
        let undoes = notes.get("undoes").and_then(Value::as_i64).map(HistoryId);
        let HistoryRow { id, at, user, action, elsewhere, .. } = row;
        Self { id: HistoryId(id), at, user, action, elsewhere, changed, notes, undoable, undoes }
    }
}

fn as_stored(row: &HistoryRow, address: Option<AddressId>) -> HistoryRecord {
    HistoryRecord {
        id: HistoryId(row.id),
        at: row.at.clone(),
        user: None,
        action: row.action.clone(),
        address,
        detail: row.detail.clone(),
    }
}

fn field_change(mut change: Value) -> Option<FieldChange> {
    let field = change.get("field")?.as_str()?.to_owned();
    Some(FieldChange {
        field,
        before: change.get_mut("before")?.take(),
        after: change.get_mut("after")?.take(),
    })
}
