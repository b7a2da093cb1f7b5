//! Payments that debtors promised.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;
use crate::domain::ids::{AddressId, PromiseId, TaskId, UserId};
use crate::domain::money::Money;

/// A payment to be promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPromise<'a> {
    /// Whose debt.
    pub address: AddressId,
    /// How much; more than nothing.
    pub amount: Money,
    /// By when.
    pub due_on: NaiveDate,
    /// What was said about it.
    pub note: &'a str,
    /// The task of that day.
    pub task: Option<TaskId>,
}

/// A promise that was not called off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// Identifier.
    pub id: PromiseId,
    /// Whose debt.
    pub address: AddressId,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// How much.
    pub amount: Money,
    /// By when.
    pub due_on: NaiveDate,
    /// What was said about it.
    pub note: String,
    /// The task of that day.
    pub task: Option<TaskId>,
    /// Instant at which it was noted, UTC.
    pub made_at: String,
    /// Who noted it.
    pub made_by: Option<String>,
    /// What was paid since, less what was paid back; with a sale only what it did not cost itself, and without deposits.
    pub paid: Money,
}

/// A stored promise as far as calling it off needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseState {
    /// Whose debt.
    pub address: AddressId,
    /// How much.
    pub amount: Money,
    /// By when.
    pub due_on: NaiveDate,
    /// The task of that day.
    pub task: Option<TaskId>,
    /// Whether it was called off.
    pub voided: bool,
}

fn promise(row: &Row<'_>) -> rusqlite::Result<PromiseRow> {
    Ok(PromiseRow {
        id: PromiseId(row.get(0)?),
        address: AddressId(row.get(1)?),
        client: row.get(2)?,
        text: row.get(3)?,
        amount: Money::minor(row.get(4)?),
        due_on: row.get::<_, Day>(5)?.0,
        note: row.get(6)?,
        task: row.get::<_, Option<i64>>(7)?.map(TaskId),
        made_at: row.get(8)?,
        made_by: row.get(9)?,
        paid: Money::minor(row.get(10)?),
    })
}

const PROMISES: &str = concat!(
    "SELECT w.id, w.address_id, c.name, a.text, w.amount, w.due_on, w.note, ",
    include_str!("reminder.sql"),
    ", w.made_at, u.name,
           coalesce((SELECT sum(CASE
                                     -- A deposit for containers that was paid, or paid back, at once: posted in one go.
                                     WHEN EXISTS (SELECT 1 FROM container_movement d
                                                  WHERE d.address_id = m.address_id AND d.moved_on = m.paid_on
                                                    AND d.kind = 'deposit' AND d.sale_id IS NULL AND d.voided_at IS NULL
                                                    AND d.amount = m.amount AND d.posted_at = m.posted_at AND d.posted_by IS m.posted_by
                                                    AND m.sale_id IS NULL) THEN 0
                                     WHEN m.amount < coalesce(s.total, 0) + coalesce(g.amount, 0) AND s.id IS NOT NULL THEN 0
                                     ELSE m.amount - coalesce(s.total, 0) - coalesce(g.amount, 0) END)
                     FROM payment m
                     LEFT JOIN sale s ON s.id = m.sale_id
                     LEFT JOIN container_movement g ON g.sale_id = s.id AND g.kind = 'deposit' AND g.voided_at IS NULL
                     WHERE m.address_id = w.address_id AND m.voided_at IS NULL AND m.kind <> 'opening'
                       AND m.posted_at >= w.made_at), 0)
    FROM promise w
    JOIN address a ON a.id = w.address_id
    JOIN counterparty c ON c.id = a.counterparty_id
    LEFT JOIN app_user u ON u.id = w.made_by
    WHERE w.voided_at IS NULL"
);

impl Read<'_> {
    /// Every promise that was not called off, the earliest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn promises(&self) -> Result<Vec<PromiseRow>, StoreError> {
        self.all(&format!("{PROMISES} ORDER BY w.due_on, w.id"), [], promise)
    }

    /// Those of one address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn promises_of(&self, address: AddressId) -> Result<Vec<PromiseRow>, StoreError> {
        self.all(&format!("{PROMISES} AND w.address_id = ?1 ORDER BY w.due_on, w.id"), [address.0], promise)
    }

    /// One promise, called off or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn promise(&self, id: PromiseId) -> Result<Option<PromiseState>, StoreError> {
        let sql = concat!(
            "SELECT w.address_id, w.amount, w.due_on, ",
            include_str!("reminder.sql"),
            ", w.voided_at IS NOT NULL FROM promise w WHERE w.id = ?1"
        );
        self.one(sql, [id.0], |row| {
            Ok(PromiseState {
                address: AddressId(row.get(0)?),
                amount: Money::minor(row.get(1)?),
                due_on: row.get::<_, Day>(2)?.0,
                task: row.get::<_, Option<i64>>(3)?.map(TaskId),
                voided: row.get(4)?,
            })
        })
    }
}

impl Write<'_> {
    /// Notes a promise.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_promise(
        &self,
        new: &NewPromise<'_>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<PromiseId, StoreError> {
        let sql = "INSERT INTO promise (address_id, amount, due_on, note, task_id, made_at, made_by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let (task, by) = (new.task.map(|task| task.0), by.map(|user| user.0));
        let amount = new.amount.as_minor();
        self.insert(sql, (new.address.0, amount, Day(new.due_on), new.note, task, at, by)).map(PromiseId)
    }

    /// Calls a promise off.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_promise(&self, id: PromiseId, (at, by): (&str, Option<UserId>)) -> Result<(), StoreError> {
        let sql = "UPDATE promise SET voided_at = ?2, voided_by = ?3 WHERE id = ?1";
        self.run(sql, (id.0, at, by.map(|user| user.0)))?;
        Ok(())
    }
}
