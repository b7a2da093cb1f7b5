//! Lists that others work: substitutions for a time, reassignments for good.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;
use crate::domain::ids::{AddressId, CounterpartyId, ReassignmentId, SubstitutionId, TaskId, UserId};

/// An absence. Both days are included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubstitutionRow {
    /// Identifier.
    pub id: SubstitutionId,
    /// Who is away.
    pub user: (UserId, String),
    /// Who works the list.
    pub substitute: (UserId, String),
    /// First list date.
    pub from: NaiveDate,
    /// Last list date.
    pub to: NaiveDate,
}

/// What a manager answers for: whose manager stands in the row itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holdings {
    /// Addresses with a manager of their own.
    pub addresses: Vec<AddressId>,
    /// Counterparties, and with them their addresses that have none of their own.
    pub counterparties: Vec<CounterpartyId>,
    /// Open tasks that are meant for this user.
    pub tasks: Vec<TaskId>,
}

/// A list that went to another manager for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReassignmentRow {
    /// Identifier.
    pub id: ReassignmentId,
    /// Whose list it was.
    pub from: (UserId, String),
    /// Whose it became.
    pub to: (UserId, String),
    /// How many addresses changed their manager.
    pub addresses: i64,
    /// What moved, as JSON.
    pub body: String,
    /// Instant, UTC.
    pub at: String,
}

const SUBSTITUTION: &str = "SELECT z.id, z.user_id, u.name, z.substitute_id, s.name, z.from_day, z.to_day
    FROM substitution z JOIN app_user u ON u.id = z.user_id JOIN app_user s ON s.id = z.substitute_id
    WHERE z.voided_at IS NULL";
const REASSIGNMENT: &str = "SELECT r.id, r.from_id, f.name, r.to_id, t.name, r.addresses, r.body, r.at
    FROM reassignment r JOIN app_user f ON f.id = r.from_id JOIN app_user t ON t.id = r.to_id
    WHERE r.undone_at IS NULL";

fn substitution(row: &Row<'_>) -> rusqlite::Result<SubstitutionRow> {
    Ok(SubstitutionRow {
        id: SubstitutionId(row.get(0)?),
        user: (UserId(row.get(1)?), row.get(2)?),
        substitute: (UserId(row.get(3)?), row.get(4)?),
        from: row.get::<_, Day>(5)?.0,
        to: row.get::<_, Day>(6)?.0,
    })
}

fn reassignment(row: &Row<'_>) -> rusqlite::Result<ReassignmentRow> {
    Ok(ReassignmentRow {
        id: ReassignmentId(row.get(0)?),
        from: (UserId(row.get(1)?), row.get(2)?),
        to: (UserId(row.get(3)?), row.get(4)?),
        addresses: row.get(5)?,
        body: row.get(6)?,
        at: row.get(7)?,
    })
}

/// How many addresses are on a manager's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ListSize {
    /// Served, or in churn review.
    pub live: i64,
    /// Closed; they move with the others.
    pub closed: i64,
}

impl Read<'_> {
    /// An absence that was not taken back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn substitution(&self, id: SubstitutionId) -> Result<Option<SubstitutionRow>, StoreError> {
        self.one(&format!("{SUBSTITUTION} AND z.id = ?1"), [id.0], substitution)
    }

    /// The absences that touch one of these days, by their first day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn substitutions_between(
        &self,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<SubstitutionRow>, StoreError> {
        let sql = format!("{SUBSTITUTION} AND z.from_day <= ?2 AND z.to_day >= ?1 ORDER BY z.from_day, z.id");
        self.all(&sql, (Day(from), Day(to)), substitution)
    }

    /// How many addresses a manager has, closed ones included: by the address or by its counterparty.
    ///
    /// # Errors
    /// When the store fails.
    pub fn addresses_of_manager(&self, manager: UserId) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM address a JOIN counterparty c ON c.id = a.counterparty_id
                   WHERE a.is_archived = 0 AND coalesce(a.manager_id, c.manager_id) = ?1";
        Ok(self.one(sql, [manager.0], |row| row.get(0))?.unwrap_or(0))
    }

    /// Those who have a list, by name, with the number of their addresses.
    ///
    /// # Errors
    /// When the store fails.
    pub fn lists(&self) -> Result<Vec<(UserId, String, ListSize)>, StoreError> {
        let sql = "SELECT coalesce(a.manager_id, c.manager_id), sum(a.status <> 'closed'), sum(a.status = 'closed')
                   FROM address a JOIN counterparty c ON c.id = a.counterparty_id WHERE a.is_archived = 0 GROUP BY 1";
        let counted: Vec<(Option<i64>, ListSize)> =
            self.all(sql, [], |row| Ok((row.get(0)?, ListSize { live: row.get(1)?, closed: row.get(2)? })))?;
        let of = |user: UserId| {
            counted
                .iter()
                .find(|(id, _)| *id == Some(user.0))
                .map_or_else(ListSize::default, |(_, size)| *size)
        };
        Ok(self.managers()?.into_iter().map(|(id, name)| (id, name, of(id))).collect())
    }

    /// Everything where a manager is named.
    ///
    /// # Errors
    /// When the store fails.
    pub fn holdings(&self, manager: UserId) -> Result<Holdings, StoreError> {
        let addresses = "SELECT id FROM address WHERE manager_id = ?1 ORDER BY id";
        let counterparties = "SELECT id FROM counterparty WHERE manager_id = ?1 ORDER BY id";
        let tasks = "SELECT id FROM task WHERE state = 'open' AND assignee_id = ?1 ORDER BY id";
        Ok(Holdings {
            addresses: self.all(addresses, [manager.0], |row| row.get(0).map(AddressId))?,
            counterparties: self.all(counterparties, [manager.0], |row| row.get(0).map(CounterpartyId))?,
            tasks: self.all(tasks, [manager.0], |row| row.get(0).map(TaskId))?,
        })
    }

    /// The last lists that went to another manager, newest first, without those that were undone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reassignments(&self, limit: u32) -> Result<Vec<ReassignmentRow>, StoreError> {
        self.all(&format!("{REASSIGNMENT} ORDER BY r.id DESC LIMIT ?1"), [limit], reassignment)
    }

    /// One of them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reassignment(&self, id: ReassignmentId) -> Result<Option<ReassignmentRow>, StoreError> {
        self.one(&format!("{REASSIGNMENT} AND r.id = ?1"), [id.0], reassignment)
    }
}

/// Instant and user of a write.
type Signature<'a> = (&'a str, Option<UserId>);

impl Write<'_> {
    /// Notes an absence.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_substitution(
        &self,
        (user, substitute): (UserId, UserId),
        (from, to): (NaiveDate, NaiveDate),
        (at, by): Signature<'_>,
    ) -> Result<SubstitutionId, StoreError> {
        let sql = "INSERT INTO substitution (user_id, substitute_id, from_day, to_day, at, by_user)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.insert(sql, (user.0, substitute.0, Day(from), Day(to), at, by.map(|user| user.0)))
            .map(SubstitutionId)
    }

    /// Lets an absence end on another day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_substitution(&self, id: SubstitutionId, to: NaiveDate) -> Result<(), StoreError> {
        self.run("UPDATE substitution SET to_day = ?2 WHERE id = ?1", (id.0, Day(to)))?;
        Ok(())
    }

    /// Takes back an absence that has not begun.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_substitution(&self, id: SubstitutionId, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE substitution SET voided_at = ?2 WHERE id = ?1", (id.0, at))?;
        Ok(())
    }

    /// Gives an address another manager of its own, if it has this one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_address(
        &self,
        id: AddressId,
        (from, to): (UserId, UserId),
        (at, by): Signature<'_>,
    ) -> Result<usize, StoreError> {
        let sql =
            "UPDATE address SET manager_id = ?3, version = version + 1, changed_at = ?4, changed_by = ?5
                   WHERE id = ?1 AND manager_id = ?2";
        self.run(sql, (id.0, from.0, to.0, at, by.map(|user| user.0)))
    }

    /// Gives a counterparty another manager, if it has this one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_counterparty(
        &self,
        id: CounterpartyId,
        (from, to): (UserId, UserId),
    ) -> Result<usize, StoreError> {
        let sql = "UPDATE counterparty SET manager_id = ?3, version = version + 1 WHERE id = ?1 AND manager_id = ?2";
        self.run(sql, (id.0, from.0, to.0))
    }

    /// Means an open task for another user, if it is meant for this one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_task(
        &self,
        id: TaskId,
        (from, to): (UserId, UserId),
        (at, by): Signature<'_>,
    ) -> Result<usize, StoreError> {
        let sql = "UPDATE task SET assignee_id = ?3, version = version + 1, changed_at = ?4, changed_by = ?5
                   WHERE id = ?1 AND assignee_id = ?2 AND state = 'open'";
        self.run(sql, (id.0, from.0, to.0, at, by.map(|user| user.0)))
    }

    /// Notes what went to another manager.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_reassignment(
        &self,
        (from, to): (UserId, UserId),
        addresses: i64,
        body: &str,
        (at, by): Signature<'_>,
    ) -> Result<ReassignmentId, StoreError> {
        let sql = "INSERT INTO reassignment (from_id, to_id, addresses, body, at, by_user) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.insert(sql, (from.0, to.0, addresses, body, at, by.map(|user| user.0))).map(ReassignmentId)
    }

    /// Notes that a list went back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn undo_reassignment(&self, id: ReassignmentId, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE reassignment SET undone_at = ?2 WHERE id = ?1", (id.0, at))?;
        Ok(())
    }
}
