//! Contacts made: calls and attempts, and the numbers that are called (S1-47, S1-57).

use rusqlite::Row;

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, CaseId, ContactId, ContactMadeId, PhoneId, TaskId, UserId};
use crate::domain::people::Role;
use crate::domain::task::CallResult;

/// A contact to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewContactMade {
    /// With whom.
    pub address: AddressId,
    /// The task in hand.
    pub task: Option<TaskId>,
    /// The number that is called; a call runs until it is ended.
    pub phone: Option<PhoneId>,
    /// How it ended; `None`: the customer was reached, or the call still runs.
    pub result: Option<CallResult>,
}

/// A call that runs, or one that nobody ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningCall {
    /// Identifier.
    pub id: ContactMadeId,
    /// Instant at which it began, UTC.
    pub at: String,
    /// The number that was called.
    pub phone: PhoneId,
}

/// A contact that was made, with its recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactMadeRow {
    /// Identifier.
    pub id: ContactMadeId,
    /// Instant at which it began, UTC.
    pub at: String,
    /// Who made it.
    pub by: Option<String>,
    /// The same, by the identifier.
    pub user: Option<UserId>,
    /// The number that was called, in normal form or as it was written.
    pub phone: Option<String>,
    /// How it ended; `None`: the customer was reached, or the call still runs.
    pub result: Option<CallResult>,
    /// From the call to its outcome.
    pub seconds: Option<i64>,
    /// File or address of the recording; may be empty.
    pub recording: String,
    /// It belongs to a churn review.
    pub in_review: bool,
}

impl ContactMadeRow {
    /// Whether it is a call without an outcome yet.
    pub const fn runs(&self) -> bool {
        self.phone.is_some() && self.seconds.is_none()
    }
}

const CONTACT: &str =
    "SELECT m.id, m.at, u.name, CASE h.number WHEN '' THEN h.typed ELSE h.number END, m.result, m.seconds,
       m.recording, coalesce(t.kind = 'review', 0), m.user_id
FROM contact_made m LEFT JOIN app_user u ON u.id = m.user_id LEFT JOIN phone h ON h.id = m.phone_id
LEFT JOIN task t ON t.id = m.task_id";

fn contact(row: &Row<'_>) -> rusqlite::Result<ContactMadeRow> {
    Ok(ContactMadeRow {
        id: ContactMadeId(row.get(0)?),
        at: row.get(1)?,
        by: row.get(2)?,
        phone: row.get(3)?,
        result: CallResult::from_code(&row.get::<_, String>(4)?),
        seconds: row.get(5)?,
        recording: row.get(6)?,
        in_review: row.get(7)?,
        user: row.get::<_, Option<i64>>(8)?.map(UserId),
    })
}

/// A number of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallPhone {
    /// Identifier.
    pub id: PhoneId,
    /// Whose.
    pub contact: ContactId,
    /// Name of the person.
    pub person: String,
    /// As it was written.
    pub typed: String,
    /// `+79123456789`; empty where the text is no number.
    pub number: String,
    /// Extension, empty when none.
    pub extension: String,
    /// Somebody else answered.
    pub is_wrong: bool,
    /// The person asked not to be called.
    pub no_calls: bool,
}

fn call_phone(row: &Row<'_>) -> rusqlite::Result<CallPhone> {
    Ok(CallPhone {
        id: PhoneId(row.get(0)?),
        contact: ContactId(row.get(1)?),
        person: row.get(2)?,
        typed: row.get(3)?,
        number: row.get(4)?,
        extension: row.get(5)?,
        is_wrong: row.get(6)?,
        no_calls: row.get(7)?,
    })
}

impl Read<'_> {
    /// The numbers of an address in the order of its contact persons; those of somebody else come last.
    ///
    /// # Errors
    /// When the store fails.
    pub fn call_phones(&self, address: AddressId) -> Result<Vec<CallPhone>, StoreError> {
        let sql =
            "SELECT h.id, p.id, p.name, h.typed, h.number, h.extension, h.is_wrong, p.no_calls FROM address a
                   JOIN contact_person p ON p.counterparty_id = a.counterparty_id AND p.is_archived = 0
                   JOIN phone h ON h.contact_id = p.id AND h.is_archived = 0
                   WHERE a.id = ?1 AND (p.address_id IS NULL OR p.address_id = a.id)
                   ORDER BY h.is_wrong, p.address_id IS NULL, p.id, h.id";
        self.all(sql, [address.0], call_phone)
    }

    /// How often somebody tried to reach the customer for the open tasks of an address: contacts that ended, calls that
    /// still run left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn attempts(&self, address: AddressId) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM task t JOIN contact_made m ON m.task_id = t.id
                   WHERE t.address_id = ?1 AND t.state = 'open' AND m.voided_at IS NULL
                     AND (m.phone_id IS NULL OR m.seconds IS NOT NULL)";
        Ok(self.one(sql, [address.0], |row| row.get(0))?.unwrap_or(0))
    }

    /// Whether the customer was reached for a task, and how many attempts failed; calls that still run count for neither.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reached(&self, task: TaskId) -> Result<(bool, i64), StoreError> {
        let sql = "SELECT coalesce(max(result = ''), 0), coalesce(sum(result <> ''), 0) FROM contact_made
                   WHERE task_id = ?1 AND voided_at IS NULL AND (phone_id IS NULL OR seconds IS NOT NULL)";
        Ok(self.one(sql, [task.0], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default())
    }

    /// The same of a stage of a case, in all its tasks since the senior operator had the case last: a customer whose debt was
    /// settled meanwhile need not be called again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reached_at(
        &self,
        address: AddressId,
        case: CaseId,
        role: Role,
    ) -> Result<(bool, i64), StoreError> {
        let sql = "SELECT coalesce(max(m.result = ''), 0), coalesce(sum(m.result <> ''), 0)
                   FROM contact_made m JOIN task t ON t.id = m.task_id
                   WHERE m.address_id = ?1 AND m.voided_at IS NULL AND (m.phone_id IS NULL OR m.seconds IS NOT NULL)
                     AND t.kind = 'review' AND t.case_id = ?2 AND t.role = ?3
                     AND t.id > coalesce((SELECT max(s.id) FROM task s
                                          WHERE s.address_id = ?1 AND s.state = 'done' AND s.kind = 'review'
                                            AND s.case_id = ?2 AND s.role = 'senior_operator'), 0)";
        let row = self.one(sql, (address.0, case.0, role.code()), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(row.unwrap_or_default())
    }

    /// The newest contacts made with an address, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contacts_made(&self, address: AddressId, count: u32) -> Result<Vec<ContactMadeRow>, StoreError> {
        let sql =
            format!("{CONTACT} WHERE m.address_id = ?1 AND m.voided_at IS NULL ORDER BY m.id DESC LIMIT ?2");
        self.all(&sql, (address.0, count), contact)
    }

    /// One contact that was made, with its address, unless it was taken back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contact_made(&self, id: ContactMadeId) -> Result<Option<(AddressId, ContactMadeRow)>, StoreError> {
        let sql = format!("{CONTACT} WHERE m.id = ?1 AND m.voided_at IS NULL");
        let Some(row) = self.one(&sql, [id.0], contact)? else { return Ok(None) };
        let address = "SELECT address_id FROM contact_made WHERE id = ?1";
        Ok(self.one(address, [id.0], |row| Ok(AddressId(row.get(0)?)))?.map(|address| (address, row)))
    }

    /// Whether a contact was a call of the program, not one that was merely recorded.
    ///
    /// # Errors
    /// When the store fails.
    pub fn was_a_call(&self, contact: ContactMadeId) -> Result<bool, StoreError> {
        let sql = "SELECT phone_id IS NOT NULL FROM contact_made WHERE id = ?1";
        Ok(self.one(sql, [contact.0], |row| row.get(0))?.unwrap_or(false))
    }

    /// The last call of a user at an address that nobody ended yet, begun at this instant or later.
    ///
    /// # Errors
    /// When the store fails.
    pub fn running_call(
        &self,
        address: AddressId,
        user: Option<UserId>,
        from: &str,
    ) -> Result<Option<RunningCall>, StoreError> {
        let sql = "SELECT id, at, phone_id FROM contact_made
                   WHERE address_id = ?1 AND user_id IS ?2 AND at >= ?3 AND phone_id IS NOT NULL AND seconds IS NULL
                     AND voided_at IS NULL
                   ORDER BY id DESC LIMIT 1";
        self.one(sql, (address.0, user.map(|u| u.0), from), |row| {
            Ok(RunningCall { id: ContactMadeId(row.get(0)?), at: row.get(1)?, phone: PhoneId(row.get(2)?) })
        })
    }

    /// Whether a number is known to be somebody else's; `None`: there is no such number at this address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn phone_is_wrong(&self, address: AddressId, phone: PhoneId) -> Result<Option<bool>, StoreError> {
        let sql = "SELECT h.is_wrong FROM phone h JOIN contact_person p ON p.id = h.contact_id
                   JOIN address a ON a.counterparty_id = p.counterparty_id
                   WHERE h.id = ?2 AND a.id = ?1";
        self.one(sql, (address.0, phone.0), |row| row.get(0))
    }
}

impl Write<'_> {
    /// Records a contact made (S1-57).
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_contact_made(
        &self,
        new: &NewContactMade,
        (at, by): (&str, Option<UserId>),
    ) -> Result<ContactMadeId, StoreError> {
        let sql = "INSERT INTO contact_made (address_id, task_id, at, user_id, phone_id, result)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let (task, phone) = (new.task.map(|t| t.0), new.phone.map(|p| p.0));
        let result = new.result.map_or("", CallResult::code);
        self.insert(sql, (new.address.0, task, at, by.map(|u| u.0), phone, result)).map(ContactMadeId)
    }

    /// Ends a call: how, after how many seconds, and for which task.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_call(
        &self,
        id: ContactMadeId,
        result: Option<CallResult>,
        seconds: i64,
        task: Option<TaskId>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE contact_made SET result = ?2, seconds = ?3, task_id = coalesce(?4, task_id) WHERE id = ?1";
        self.run(sql, (id.0, result.map_or("", CallResult::code), seconds, task.map(|t| t.0)))?;
        Ok(())
    }

    /// Says where the recording of a contact is; an empty text: nowhere.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_recording(&self, id: ContactMadeId, recording: &str) -> Result<(), StoreError> {
        self.run("UPDATE contact_made SET recording = ?2 WHERE id = ?1", (id.0, recording))?;
        Ok(())
    }

    /// Takes back that a contact was made.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_contact_made(&self, id: ContactMadeId, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE contact_made SET voided_at = ?2 WHERE id = ?1", (id.0, at))?;
        Ok(())
    }

    /// Notes that somebody else answers a number, or that it is right after all.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_phone_wrong(&self, phone: PhoneId, is_wrong: bool) -> Result<(), StoreError> {
        self.run("UPDATE phone SET is_wrong = ?2 WHERE id = ?1", (phone.0, is_wrong))?;
        Ok(())
    }
}
