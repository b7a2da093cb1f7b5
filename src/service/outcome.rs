//! How an operator handles a row of the desk without an order: postpone, comment, journal (S1-54 … S1-58).

use chrono::NaiveDate;

use super::lines::{check_date, check_text};
use super::office::{Command, Work};
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, TaskId};
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::store::{NewTask, TaskRow};

/// Longest comment or journal record.
pub const LONGEST_TEXT: usize = 4_000;

/// A row of the desk, as the operator saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRef {
    /// It rests on a task of this version.
    Task {
        /// The task.
        id: TaskId,
        /// The version that was seen.
        version: i64,
    },
    /// It is only always shown, on this list date (S1-19).
    Always(NaiveDate),
}

/// The open task of a row, still as it was seen. An always-shown row without one gets it now, so that its handling is
/// kept.
pub(super) fn claim(work: &Work<'_>, address: AddressId, row: RowRef) -> Result<TaskRow, Refusal> {
    let (id, version) = match row {
        RowRef::Task { id, version } => (id, version),
        RowRef::Always(date) => {
            // A row without a task has no version: it is stale as soon as the address has a task on that date.
            if let Some(task) = work.tx.task_on(address, date)? {
                return Err(work.stale(task.changed_by, &task.changed_at));
            }
            let (at, by) = work.signature();
            let new = NewTask {
                address,
                kind: TaskKind::Always,
                list_date: date,
                due_at: None,
                basis: None,
                note: "",
                produced_by: None,
                order: None,
                review: None,
                at,
                by,
            };
            (work.tx.insert_task(&new)?, 1)
        }
    };
    let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
    let task = work.tx.task(id)?.filter(|task| task.address == address).ok_or_else(unknown)?;
    if task.version != version {
        return Err(work.stale(task.changed_by, &task.changed_at));
    }
    if task.state != TaskState::Open {
        return Err(Refusal::TaskHandled);
    }
    Ok(task)
}

fn status(work: &Work<'_>, address: AddressId) -> Result<AddressStatus, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    Ok(work.tx.address(address)?.ok_or_else(unknown)?.address.status)
}

/// Water is not needed yet: a contact on the date that the customer named (S1-54 … S1-56).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Postpone {
    /// Whom.
    pub address: AddressId,
    /// The row.
    pub row: RowRef,
    /// The list date on which to call again.
    pub to: NaiveDate,
    /// What the customer said; needed.
    pub comment: String,
}

impl Command for Postpone {
    type Value = TaskId;
    const NAME: &'static str = "postpone";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<TaskId, Refusal> {
        if status(work, self.address)? != AddressStatus::Active {
            return Err(Refusal::AddressNotActive);
        }
        let task = claim(work, self.address, self.row)?;
        check_date(self.to)?;
        let after = task.list_date.max(work.stamp.today);
        if self.to <= after {
            return Err(Input::NotAfter { chosen: self.to, after }.into());
        }
        let comment = filled(&self.comment)?;
        let (at, by) = work.signature();
        work.tx.finish_task(task.id, Outcome::Postponed, Some(self.to), (at, by))?;
        let plan = work.tx.plan(self.address)?;
        // The planned contact is replaced until the next sale, so an open one of another date goes too.
        let arranged = work.tx.arranged_task(self.address)?;
        if let Some(other) = &arranged {
            work.tx.end_task(other.id, TaskState::Superseded, at, by)?;
        }
        let new = NewTask {
            address: self.address,
            kind: TaskKind::Postponed,
            list_date: self.to,
            due_at: None,
            basis: task.basis.or_else(|| plan.and_then(|plan| plan.last_delivery)),
            note: &comment,
            produced_by: Some(task.id),
            order: None,
            review: None,
            at,
            by,
        };
        let id = work.tx.insert_task(&new)?;
        if let Some(other) = arranged {
            work.tx.link_successor(other.id, id)?;
        }
        work.tx.insert_comment(self.address, Some(task.id), &comment, (at, by))?;
        work.tx.insert_contact_made(self.address, Some(task.id), (at, by))?;
        work.changes.address = Some(self.address);
        work.note("to", self.to.to_string());
        Ok(id)
    }
}

/// A comment of the running thread; it records a contact made now and leaves the task open (S1-57, R-20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// About whom.
    pub address: AddressId,
    /// The task in hand.
    pub task: Option<TaskId>,
    /// What.
    pub text: String,
}

impl Command for Comment {
    type Value = ();
    const NAME: &'static str = "comment";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        status(work, self.address)?;
        if let Some(id) = self.task {
            let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
            work.tx.task(id)?.filter(|task| task.address == self.address).ok_or_else(unknown)?;
        }
        let text = filled(&self.text)?;
        let signature = work.signature();
        work.tx.insert_comment(self.address, self.task, &text, signature)?;
        if self.task.is_some() {
            work.tx.insert_contact_made(self.address, self.task, signature)?;
        }
        work.changes.address = Some(self.address);
        Ok(())
    }
}

/// A record of the customer work journal, of the default type (S1-58).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteJournal {
    /// About whom.
    pub address: AddressId,
    /// What; needed.
    pub text: String,
}

impl Command for WriteJournal {
    type Value = String;
    const NAME: &'static str = "write_journal";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<String, Refusal> {
        status(work, self.address)?;
        let text = filled(&self.text)?;
        let unknown = || Refusal::NotFound(Thing::Reason, String::new());
        let type_id = work.tx.default_journal_type()?.ok_or_else(unknown)?;
        let number = work.tx.next_number("journal")?;
        work.tx.insert_journal(self.address, (&number, type_id), &text, work.signature())?;
        work.changes.address = Some(self.address);
        work.note("journal", number.clone());
        Ok(number)
    }
}

fn filled(text: &str) -> Result<String, Refusal> {
    let text = check_text(text, LONGEST_TEXT)?;
    if text.is_empty() { Err(Input::EmptyText.into()) } else { Ok(text) }
}
