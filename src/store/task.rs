//! Tasks of operators.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::ids::{AddressId, CaseId, OrderId, PurposeId, TaskId, UserId};
use crate::domain::people::Role;
use crate::domain::task::{Outcome, TaskKind, TaskState};

/// A task to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask<'a> {
    /// Whom it is about.
    pub address: AddressId,
    /// Why it stands in a list.
    pub kind: TaskKind,
    /// The list it stands in.
    pub list_date: NaiveDate,
    /// Instant of a promised call, UTC.
    pub due_at: Option<&'a str>,
    /// The last delivery on which a planned or postponed one rests.
    pub basis: Option<NaiveDate>,
    /// What it is about, in words.
    pub note: &'a str,
    /// The task that produced it.
    pub produced_by: Option<TaskId>,
    /// The order that it is about.
    pub order: Option<OrderId>,
    /// The churn case and the role whose step it is.
    pub review: Option<(CaseId, Role)>,
    /// Instant of making, UTC.
    pub at: &'a str,
    /// Who makes it; `None`: the program.
    pub by: Option<UserId>,
}

/// A stored task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Identifier.
    pub id: TaskId,
    /// Whom it is about.
    pub address: AddressId,
    /// Why it stands in a list.
    pub kind: TaskKind,
    /// The list it stands in.
    pub list_date: NaiveDate,
    /// Open, done …
    pub state: TaskState,
    /// How it was handled.
    pub outcome: Option<Outcome>,
    /// The last delivery on which a planned or postponed one rests.
    pub basis: Option<NaiveDate>,
    /// Counts its changes.
    pub version: i64,
    /// Instant of the last change, UTC.
    pub changed_at: String,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
}

/// The open contact that a plan arranges with an address, as far as planning needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArrangedTask {
    /// Identifier.
    pub id: TaskId,
    /// Whom it is about.
    pub address: AddressId,
    /// Planned, or postponed by an operator.
    pub kind: TaskKind,
    /// The list it stands in.
    pub list_date: NaiveDate,
    /// The last delivery on which it rests.
    pub basis: Option<NaiveDate>,
}

/// What became of a plan that an operator handled last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handled {
    /// An order was taken on it.
    Ordered,
    /// The customer asked to be called on this list date.
    Postponed(NaiveDate),
}

/// A plan, known by its address and the delivery on which it rested, and what became of it.
pub type HandledPlan = ((AddressId, NaiveDate), Handled);

impl Handled {
    /// Reads the date of the postponement from the first column.
    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(row.get::<_, Option<Day>>(0)?.map_or(Self::Ordered, |day| Self::Postponed(day.0)))
    }
}

fn arranged(row: &Row<'_>) -> rusqlite::Result<ArrangedTask> {
    Ok(ArrangedTask {
        id: TaskId(row.get(0)?),
        address: AddressId(row.get(1)?),
        kind: row.get::<_, Coded<TaskKind>>(2)?.0,
        list_date: row.get::<_, Day>(3)?.0,
        basis: row.get::<_, Option<Day>>(4)?.map(|day| day.0),
    })
}

const TASK: &str = "SELECT id, address_id, kind, list_date, state, outcome, basis, version, changed_at, changed_by FROM task";

/// Whether an order that was taken on a task came back undelivered.
const CAME_BACK: &str = "EXISTS (SELECT 1 FROM customer_order o
        WHERE o.address_id = task.address_id AND o.task_id = task.id AND o.status = 'undelivered')";

fn task(row: &Row<'_>) -> rusqlite::Result<TaskRow> {
    Ok(TaskRow {
        id: TaskId(row.get(0)?),
        address: AddressId(row.get(1)?),
        kind: row.get::<_, Coded<TaskKind>>(2)?.0,
        list_date: row.get::<_, Day>(3)?.0,
        state: row.get::<_, Coded<TaskState>>(4)?.0,
        outcome: row.get::<_, Option<Coded<Outcome>>>(5)?.map(|coded| coded.0),
        basis: row.get::<_, Option<Day>>(6)?.map(|day| day.0),
        version: row.get(7)?,
        changed_at: row.get(8)?,
        changed_by: row.get::<_, Option<i64>>(9)?.map(UserId),
    })
}

/// What a task is about, in so far as a person said it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meant {
    /// For what.
    pub purpose: Option<PurposeId>,
    /// For whom; `None`: for anyone.
    pub assignee: Option<UserId>,
    /// In words.
    pub note: String,
}

impl Read<'_> {
    /// What a task is about, in so far as a person said it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn meant(&self, id: TaskId) -> Result<Option<Meant>, StoreError> {
        self.one("SELECT purpose_id, assignee_id, note FROM task WHERE id = ?1", [id.0], |row| {
            Ok(Meant {
                purpose: row.get::<_, Option<i64>>(0)?.map(PurposeId),
                assignee: row.get::<_, Option<i64>>(1)?.map(UserId),
                note: row.get(2)?,
            })
        })
    }

    /// One task.
    ///
    /// # Errors
    /// When the store fails.
    pub fn task(&self, id: TaskId) -> Result<Option<TaskRow>, StoreError> {
        self.one(&format!("{TASK} WHERE id = ?1"), [id.0], task)
    }

    /// The open contact that the plan arranges with an address, planned or postponed; there is at most one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn arranged_task(&self, address: AddressId) -> Result<Option<ArrangedTask>, StoreError> {
        let sql = "SELECT id, address_id, kind, list_date, basis FROM task
                   WHERE address_id = ?1 AND state = 'open' AND kind IN ('planned', 'postponed')";
        self.one(sql, [address.0], arranged)
    }

    /// All open tasks of an address, by their date.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_tasks(&self, address: AddressId) -> Result<Vec<TaskRow>, StoreError> {
        self.all(
            &format!("{TASK} WHERE address_id = ?1 AND state = 'open' ORDER BY list_date, id"),
            [address.0],
            task,
        )
    }

    /// The newest task of an address in the list of a date that stands in the place of its always-shown row for `actor`, or by
    /// which the row was handled: what is meant for somebody else, and what was done beside it, leave the row.
    ///
    /// # Errors
    /// When the store fails.
    pub fn task_instead_of_always(
        &self,
        address: AddressId,
        date: NaiveDate,
        actor: Option<UserId>,
    ) -> Result<Option<TaskRow>, StoreError> {
        let sql = format!(
            "{TASK} WHERE address_id = ?1 AND list_date = ?2 AND kind <> 'review'
                    AND (state = 'open' AND (assignee_id IS NULL OR assignee_id = ?3)
                         OR state = 'done' AND (kind = 'always' OR outcome IN ('accepted', 'postponed', 'churn')))
             ORDER BY id DESC LIMIT 1"
        );
        self.one(&sql, (address.0, Day(date), actor.map(|user| user.0)), task)
    }

    /// What a task produced when it was postponed last: the contact about water, while it is open or once it was handled, and
    /// the reminder of a promised payment, whatever became of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn postponed_from(&self, address: AddressId, id: TaskId) -> Result<Vec<TaskRow>, StoreError> {
        // The states stand in the statement, so that the index of each is used.
        let live = "(address_id = ?1 AND state = 'open' OR address_id = ?1 AND state = 'done')";
        let any = "(address_id = ?1 AND state = 'open' OR address_id = ?1 AND state = 'done'
                    OR address_id = ?1 AND state IN ('superseded', 'cancelled'))";
        let mut found = Vec::new();
        for (kind, states) in [("postponed", live), ("manual", any)] {
            let sql = format!(
                "{TASK} WHERE produced_by = ?2 AND kind = '{kind}' AND {states} ORDER BY id DESC LIMIT 1"
            );
            found.extend(self.one(&sql, (address.0, id.0), task)?);
        }
        Ok(found)
    }

    /// The open calls that were promised from a task, or from a row without one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_callbacks_from(
        &self,
        address: AddressId,
        from: Option<TaskId>,
    ) -> Result<Vec<TaskRow>, StoreError> {
        let sql = format!(
            "{TASK} WHERE address_id = ?1 AND state = 'open' AND kind = 'callback' AND produced_by IS ?2 ORDER BY id"
        );
        self.all(&sql, (address.0, from.map(|task| task.0)), task)
    }

    /// The tasks that another one replaced.
    ///
    /// # Errors
    /// When the store fails.
    pub fn superseded_by(&self, id: TaskId) -> Result<Vec<TaskRow>, StoreError> {
        self.all(
            &format!("{TASK} WHERE superseded_by = ?1 AND state = 'superseded' ORDER BY id"),
            [id.0],
            task,
        )
    }

    /// The open contacts that plans arrange, by address: read once by a replan of everything.
    ///
    /// # Errors
    /// When the store fails.
    pub fn arranged_tasks(&self) -> Result<Vec<ArrangedTask>, StoreError> {
        let sql = "SELECT id, address_id, kind, list_date, basis FROM task
                   WHERE state = 'open' AND kind IN ('planned', 'postponed') ORDER BY address_id";
        self.all(sql, [], arranged)
    }

    /// What became of every plan that was handled, by address and by the delivery on which it rested.
    ///
    /// # Errors
    /// When the store fails.
    pub fn handled_plans(&self) -> Result<Vec<HandledPlan>, StoreError> {
        let sql = format!(
            "SELECT postponed_to, address_id, basis, id, {CAME_BACK} FROM task
             WHERE state = 'done' AND outcome IN ('accepted', 'postponed') AND basis IS NOT NULL
             ORDER BY address_id, basis, id DESC"
        );
        let handled = self.all(&sql, [], |row| {
            let plan = (AddressId(row.get(1)?), row.get::<_, Day>(2)?.0);
            Ok((plan, Handled::of(row)?, TaskId(row.get(3)?), row.get::<_, bool>(4)?))
        })?;
        let mut plans: Vec<HandledPlan> = Vec::with_capacity(handled.len());
        for (plan, what, task, came_back) in handled {
            // The newest of each that stands.
            let is_known = plans.last().is_some_and(|(last, _)| *last == plan);
            if !is_known && (!came_back || self.stands(plan.0, task)?) {
                plans.push((plan, what));
            }
        }
        Ok(plans)
    }

    /// What became of the plan that rests on the delivery of `basis`; `None`: nobody handled it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn handled_plan(&self, address: AddressId, basis: NaiveDate) -> Result<Option<Handled>, StoreError> {
        let sql = format!(
            "SELECT postponed_to, id, {CAME_BACK} FROM task WHERE address_id = ?1 AND basis = ?2 AND state = 'done'
             AND outcome IN ('accepted', 'postponed') ORDER BY id DESC"
        );
        let handled = self.all(&sql, (address.0, Day(basis)), |row| {
            Ok((Handled::of(row)?, TaskId(row.get(1)?), row.get::<_, bool>(2)?))
        })?;
        for (what, task, came_back) in handled {
            if !came_back || self.stands(address, task)? {
                return Ok(Some(what));
            }
        }
        Ok(None)
    }

    /// Whether something is still agreed with a customer whose order, taken on this task, came back. A second one may have
    /// been taken on the contact about the first, and have come back as well; where nothing was agreed with the last contact,
    /// nobody would ever call again.
    fn stands(&self, address: AddressId, task: TaskId) -> Result<bool, StoreError> {
        let sql = "SELECT u.id, u.outcome IN ('closed', 'churn') FROM customer_order o
                   JOIN task u ON u.address_id = o.address_id AND u.order_id = o.id AND u.state = 'done'
                   WHERE o.address_id = ?1 AND o.task_id = ?2 AND o.status = 'undelivered'";
        let mut tasks = vec![task];
        while let Some(task) = tasks.pop() {
            for (contact, is_over) in
                self.all(sql, (address.0, task.0), |row| Ok((TaskId(row.get(0)?), row.get::<_, bool>(1)?)))?
            {
                if is_over {
                    return Ok(false);
                }
                tasks.push(contact);
            }
        }
        Ok(true)
    }
}

impl Write<'_> {
    /// Makes an open task.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_task(&self, new: &NewTask<'_>) -> Result<TaskId, StoreError> {
        let sql = "INSERT INTO task (address_id, kind, list_date, due_at, state, basis, note, produced_by, order_id, case_id,
                                     role, created_at, created_by, changed_at, changed_by)
                   VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?11, ?12)";
        self.insert(
            sql,
            (
                new.address.0,
                new.kind.code(),
                Day(new.list_date),
                new.due_at,
                new.basis.map(Day),
                new.note,
                new.produced_by.map(|t| t.0),
                new.order.map(|o| o.0),
                new.review.map(|(case, _)| case.0),
                new.review.map(|(_, role)| role.code()),
                new.at,
                new.by.map(|u| u.0),
            ),
        )
        .map(TaskId)
    }

    /// Moves an open task to a state that ends it without an outcome.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_task(
        &self,
        id: TaskId,
        state: TaskState,
        at: &str,
        by: Option<UserId>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE task SET state = ?2, version = version + 1, changed_at = ?3, changed_by = ?4
                   WHERE id = ?1 AND state = 'open'";
        self.run(sql, (id.0, state.code(), at, by.map(|u| u.0)))?;
        Ok(())
    }

    /// Links a superseded task to the one that replaced it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn link_successor(&self, old: TaskId, new: TaskId) -> Result<(), StoreError> {
        self.run("UPDATE task SET superseded_by = ?2 WHERE id = ?1", (old.0, new.0))?;
        Ok(())
    }

    /// Finishes an open task with an outcome.
    ///
    /// # Errors
    /// When the store fails.
    pub fn finish_task(
        &self,
        id: TaskId,
        outcome: Outcome,
        postponed_to: Option<NaiveDate>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE task SET state = 'done', outcome = ?2, postponed_to = ?3, version = version + 1,
                       changed_at = ?4, changed_by = ?5 WHERE id = ?1 AND state = 'open'";
        self.run(sql, (id.0, outcome.code(), postponed_to.map(Day), at, by.map(|u| u.0)))?;
        Ok(())
    }

    /// Opens a task again that was handled or ended.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reopen_task(&self, id: TaskId, at: &str, by: Option<UserId>) -> Result<(), StoreError> {
        let sql = "UPDATE task SET state = 'open', outcome = NULL, postponed_to = NULL, superseded_by = NULL,
                       version = version + 1, changed_at = ?2, changed_by = ?3 WHERE id = ?1";
        self.run(sql, (id.0, at, by.map(|u| u.0)))?;
        Ok(())
    }

    /// Notes on which delivery the plan rests that was handled with a task, where the plan did not make the task itself.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_task_basis(&self, id: TaskId, basis: Option<NaiveDate>) -> Result<(), StoreError> {
        self.run("UPDATE task SET basis = ?2 WHERE id = ?1", (id.0, basis.map(Day)))?;
        Ok(())
    }

    /// Says for what a task is, and for whom; `None`: for anyone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn mean(
        &self,
        id: TaskId,
        purpose: Option<PurposeId>,
        assignee: Option<UserId>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE task SET purpose_id = ?2, assignee_id = ?3 WHERE id = ?1";
        self.run(sql, (id.0, purpose.map(|purpose| purpose.0), assignee.map(|u| u.0)))?;
        Ok(())
    }
}
