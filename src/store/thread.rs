//! Comments of the running thread and journal records.

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, CommentId, JournalTypeId, OrderId, TaskId, UserId};

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentRow {
    /// Instant, UTC.
    pub at: String,
    /// Who.
    pub user: Option<String>,
    /// What.
    pub text: String,
}

/// A record of the customer work journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Instant, UTC.
    pub at: String,
    /// Short code of its type.
    pub type_code: String,
    /// Who.
    pub user: Option<String>,
    /// What.
    pub text: String,
}

/// A type of journal records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalType {
    /// Identifier.
    pub id: JournalTypeId,
    /// Short code: ОБР.
    pub code: String,
    /// What it is called.
    pub name: String,
}

impl Read<'_> {
    /// The comments since the last order, oldest first (S1-50).
    ///
    /// # Errors
    /// When the store fails.
    pub fn running_comments(&self, address: AddressId) -> Result<Vec<CommentRow>, StoreError> {
        let sql = "SELECT c.at, u.name, c.text FROM comment c LEFT JOIN app_user u ON u.id = c.user_id
                   WHERE c.address_id = ?1 AND c.closed_by_order IS NULL AND c.voided_at IS NULL ORDER BY c.id";
        self.all(sql, [address.0], |row| {
            Ok(CommentRow { at: row.get(0)?, user: row.get(1)?, text: row.get(2)? })
        })
    }

    /// The newest records of the journal, newest first (S1-51).
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_journal(&self, address: AddressId, count: u32) -> Result<Vec<JournalRow>, StoreError> {
        let sql =
            "SELECT j.at, t.code, u.name, j.text FROM journal_entry j JOIN journal_type t ON t.id = j.type_id
                   LEFT JOIN app_user u ON u.id = j.user_id
                   WHERE j.address_id = ?1 AND j.voided_at IS NULL ORDER BY j.id DESC LIMIT ?2";
        self.all(sql, (address.0, count), |row| {
            Ok(JournalRow { at: row.get(0)?, type_code: row.get(1)?, user: row.get(2)?, text: row.get(3)? })
        })
    }

    /// The types of journal records that can be chosen, the default one first (S1-58).
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_types_in_use(&self) -> Result<Vec<JournalType>, StoreError> {
        self.all("SELECT id, code, name FROM journal_type WHERE is_archived = 0 ORDER BY id", [], |row| {
            Ok(JournalType { id: JournalTypeId(row.get(0)?), code: row.get(1)?, name: row.get(2)? })
        })
    }
}

impl Write<'_> {
    /// Adds a comment to the running thread.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_comment(
        &self,
        address: AddressId,
        task: Option<TaskId>,
        text: &str,
        (at, by): (&str, Option<UserId>),
    ) -> Result<CommentId, StoreError> {
        let sql = "INSERT INTO comment (address_id, task_id, at, user_id, text) VALUES (?1, ?2, ?3, ?4, ?5)";
        self.insert(sql, (address.0, task.map(|t| t.0), at, by.map(|u| u.0), text)).map(CommentId)
    }

    /// Takes a comment back: it is kept and no longer shown. Gives its words.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_comment(&self, id: CommentId, at: &str) -> Result<Option<String>, StoreError> {
        let sql = "UPDATE comment SET voided_at = ?2 WHERE id = ?1 RETURNING text";
        self.one(sql, (id.0, at), |row| row.get(0))
    }

    /// Closes the running thread: an order was placed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn close_comments(&self, address: AddressId, order: OrderId) -> Result<(), StoreError> {
        let sql = "UPDATE comment SET closed_by_order = ?2 WHERE address_id = ?1 AND closed_by_order IS NULL";
        self.run(sql, (address.0, order.0))?;
        Ok(())
    }

    /// Opens the thread again that an order closed: the order was called off.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reopen_comments(&self, address: AddressId, order: OrderId) -> Result<(), StoreError> {
        let sql = "UPDATE comment SET closed_by_order = NULL WHERE address_id = ?1 AND closed_by_order = ?2";
        self.run(sql, (address.0, order.0))?;
        Ok(())
    }

    /// Adds a record to the customer work journal.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_journal(
        &self,
        address: AddressId,
        (number, kind): (&str, JournalTypeId),
        text: &str,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO journal_entry (number, address_id, type_id, at, user_id, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.run(sql, (number, address.0, kind.0, at, by.map(|u| u.0), text))?;
        Ok(())
    }

    /// Takes a journal record back: it is kept and no longer shown. Gives its words.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_journal(&self, number: &str, at: &str) -> Result<Option<String>, StoreError> {
        let sql = "UPDATE journal_entry SET voided_at = ?2 WHERE number = ?1 RETURNING text";
        self.one(sql, (number, at), |row| row.get(0))
    }
}
