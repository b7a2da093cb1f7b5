//! Water is not needed yet (S1-54 … S1-56, R-43).

use chrono::NaiveDate;

use super::{RowRef, claim, contact, filled, finish, status};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, TaskId};
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::service::lines::check_within_a_year;
use crate::service::office::{Command, Work};
use crate::service::promises::move_reminder;
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::store::{ArrangedTask, NewTask, TaskRow};

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
        let (task, produced) = self.put_off(work)?;
        contact(work, self.address, Some(task), None)?;
        Ok(produced)
    }
}

impl Postpone {
    /// The same without a word to the customer. The task that was handled, and the one on the new date.
    pub(in crate::service) fn put_off(&self, work: &mut Work<'_>) -> Result<(TaskId, TaskId), Refusal> {
        if status(work, self.address)? != AddressStatus::Active {
            return Err(Refusal::AddressNotActive);
        }
        let task = claim(work, self.address, self.row)?;
        check_within_a_year(self.to, work.stamp.today)?;
        let after = task.list_date.max(work.stamp.today);
        if self.to <= after {
            return Err(Input::NotAfter { chosen: self.to, after }.into());
        }
        let comment = filled(&self.comment)?;
        finish(work, &task, Outcome::Postponed, Some(self.to))?;
        let reminder = move_reminder(work, self.address, &task, self.to)?;
        let arranged = work.tx.arranged_task(self.address)?;
        // Who pays later said nothing of the water that is asked about later still.
        let water = match reminder {
            Some(_) if arranged.is_none_or(|other| other.list_date >= self.to) => None,
            _ => Some(self.put_off_water(work, &task, arranged, &comment)?),
        };
        work.tx.insert_comment(self.address, Some(task.id), &comment, work.signature())?;
        work.changes.address = Some(self.address);
        work.note("to", self.to.to_string());
        work.say(comment);
        Ok((task.id, water.or(reminder).ok_or(Refusal::TaskHandled)?))
    }

    /// The contact about water on the date that the customer named. The planned one is replaced by it until the next sale, so an
    /// open one of another date goes too.
    fn put_off_water(
        &self,
        work: &Work<'_>,
        task: &TaskRow,
        arranged: Option<ArrangedTask>,
        comment: &str,
    ) -> Result<TaskId, Refusal> {
        let (at, by) = work.signature();
        let plan = work.tx.plan(self.address)?;
        let basis = task.basis.or_else(|| plan.and_then(|plan| plan.last_delivery));
        // A contact that the plan did not arrange puts the planned one off too: after a sale that was voided the customer is
        // called on the date that was named.
        work.tx.set_task_basis(task.id, basis)?;
        if let Some(other) = &arranged {
            work.tx.end_task(other.id, TaskState::Superseded, at, by)?;
        }
        let new = NewTask {
            address: self.address,
            kind: TaskKind::Postponed,
            list_date: self.to,
            due_at: None,
            basis,
            note: comment,
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
        Ok(id)
    }
}
