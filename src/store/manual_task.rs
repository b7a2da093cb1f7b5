//! Tasks by hand and the purposes of contacts.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::directory::Consent;
use crate::domain::ids::{AddressId, PurposeId, TaskId, UserId};
use crate::domain::money::Money;
use crate::domain::task::TaskState;

/// A purpose of contacts that can be chosen (S1-02).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PurposeRow {
    /// Identifier.
    pub id: PurposeId,
    /// As shown.
    pub name: String,
    /// Which consent of the contact person it needs.
    pub consent: Consent,
}

/// What somebody wants of a task by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualTaskFields {
    /// The list it stands in.
    pub list_date: NaiveDate,
    /// Its minute, UTC.
    pub due_at: Option<String>,
    /// What it is about; `None` only where it was made without one.
    pub purpose: Option<PurposeId>,
    /// In words.
    pub note: String,
    /// For whom; `None`: whoever works the list of the address.
    pub assignee: Option<UserId>,
}

/// A stored task by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ManualTaskRow {
    /// Identifier.
    pub id: TaskId,
    /// Whom it is about.
    pub address: AddressId,
    /// Open, done …
    pub state: TaskState,
    /// What is wanted.
    pub fields: ManualTaskFields,
    /// The promised payment that it reminds of.
    pub promised: Option<Money>,
    /// Counts its changes.
    pub version: i64,
    /// Instant of the last change, UTC.
    pub changed_at: String,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
}

const TASK: &str =
    "SELECT id, address_id, state, list_date, due_at, purpose_id, note, assignee_id, version, changed_at,
                           changed_by,
        (SELECT max(w.amount) FROM promise w
         WHERE w.address_id = task.address_id AND w.task_id = task.id AND w.voided_at IS NULL)
     FROM task WHERE kind = 'manual'";

fn task(row: &Row<'_>) -> rusqlite::Result<ManualTaskRow> {
    Ok(ManualTaskRow {
        id: TaskId(row.get(0)?),
        address: AddressId(row.get(1)?),
        state: row.get::<_, Coded<TaskState>>(2)?.0,
        fields: ManualTaskFields {
            list_date: row.get::<_, Day>(3)?.0,
            due_at: row.get(4)?,
            purpose: row.get::<_, Option<i64>>(5)?.map(PurposeId),
            note: row.get(6)?,
            assignee: row.get::<_, Option<i64>>(7)?.map(UserId),
        },
        promised: row.get::<_, Option<i64>>(11)?.map(Money::minor),
        version: row.get(8)?,
        changed_at: row.get(9)?,
        changed_by: row.get::<_, Option<i64>>(10)?.map(UserId),
    })
}

fn purpose(row: &Row<'_>) -> rusqlite::Result<PurposeRow> {
    Ok(PurposeRow {
        id: PurposeId(row.get(0)?),
        name: row.get(1)?,
        consent: row.get::<_, Coded<Consent>>(2)?.0,
    })
}

impl Read<'_> {
    /// The purposes of contacts that can be chosen, in the order in which they were entered (S1-02).
    ///
    /// # Errors
    /// When the store fails.
    pub fn contact_purposes(&self) -> Result<Vec<PurposeRow>, StoreError> {
        self.all("SELECT id, name, consent FROM purpose WHERE is_archived = 0 ORDER BY id", [], purpose)
    }

    /// One purpose, archived or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contact_purpose(&self, id: PurposeId) -> Result<Option<PurposeRow>, StoreError> {
        self.one("SELECT id, name, consent FROM purpose WHERE id = ?1", [id.0], purpose)
    }

    /// A task by hand.
    ///
    /// # Errors
    /// When the store fails.
    pub fn manual_task(&self, id: TaskId) -> Result<Option<ManualTaskRow>, StoreError> {
        self.one(&format!("{TASK} AND id = ?1"), [id.0], task)
    }

    /// The open tasks by hand of an address, by their date.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_manual_tasks(&self, address: AddressId) -> Result<Vec<ManualTaskRow>, StoreError> {
        let sql = format!("{TASK} AND address_id = ?1 AND state = 'open' ORDER BY list_date, id");
        self.all(&sql, [address.0], task)
    }
}

impl Write<'_> {
    /// Gives an open task by hand what is wanted of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_manual_task(
        &self,
        id: TaskId,
        fields: &ManualTaskFields,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE task SET list_date = ?2, due_at = ?3, purpose_id = ?4, note = ?5, assignee_id = ?6,
                       version = version + 1, changed_at = ?7, changed_by = ?8
                   WHERE id = ?1 AND state = 'open'";
        self.run(
            sql,
            (
                id.0,
                Day(fields.list_date),
                &fields.due_at,
                fields.purpose.map(|purpose| purpose.0),
                &fields.note,
                fields.assignee.map(|user| user.0),
                at,
                by.map(|user| user.0),
            ),
        )?;
        Ok(())
    }

    /// Makes an open task by hand.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_manual_task(
        &self,
        address: AddressId,
        fields: &ManualTaskFields,
        (at, by): (&str, Option<UserId>),
    ) -> Result<TaskId, StoreError> {
        let sql =
            "INSERT INTO task (address_id, kind, list_date, due_at, state, purpose_id, note, assignee_id,
                                     created_at, created_by, changed_at, changed_by)
                   VALUES (?1, 'manual', ?2, ?3, 'open', ?4, ?5, ?6, ?7, ?8, ?7, ?8)";
        self.insert(
            sql,
            (
                address.0,
                Day(fields.list_date),
                &fields.due_at,
                fields.purpose.map(|purpose| purpose.0),
                &fields.note,
                fields.assignee.map(|user| user.0),
                at,
                by.map(|user| user.0),
            ),
        )
        .map(TaskId)
    }
}
