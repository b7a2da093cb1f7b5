//! The customer asked to be called at another time.

use chrono::{NaiveDate, NaiveDateTime};

use super::call::open_task;
use super::{LONGEST_TEXT, contact, status};
use crate::clock;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, TaskId};
use crate::domain::task::{CallResult, TaskKind, TaskState};
use crate::service::lines::{check_date, check_text};
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::store::NewTask;

/// A promised call. It takes the place of a promised call or of a task by hand; any other task stays open beside it, and
/// one row stands in the list for both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallLater {
    /// Whom.
    pub address: AddressId,
    /// The task in hand.
    pub task: Option<TaskId>,
    /// The list in sight: the promised call stands there, unless its own day comes later.
    pub list_date: NaiveDate,
    /// When, by the workstation's clock.
    pub at: NaiveDateTime,
    /// Only the actor calls; otherwise anyone does.
    pub for_me: bool,
    /// What to speak of; may be empty.
    pub note: String,
}

impl Command for CallLater {
    type Value = TaskId;
    const NAME: &'static str = "call_later";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<TaskId, Refusal> {
        if status(work, self.address)? != AddressStatus::Active {
            return Err(Refusal::AddressNotActive);
        }
        let task = open_task(work, self.address, self.task)?;
        check_date(self.at.date())?;
        let due_at = clock::instant(self.at).ok_or(Input::Time)?;
        if due_at.as_str() <= work.stamp.at {
            return Err(Input::PastMoment(self.at).into());
        }
        let note = check_text(&self.note, LONGEST_TEXT)?;
        let task = task.map(|id| work.tx.task(id)).transpose()?.flatten();
        contact(work, self.address, task.as_ref().map(|task| task.id), Some(CallResult::CallLater))?;
        let (at, by) = work.signature();
        let list_date = self.list_date.max(self.at.date());
        let id = work.tx.insert_task(&NewTask {
            address: self.address,
            kind: TaskKind::Callback,
            list_date,
            due_at: Some(&due_at),
            basis: None,
            note: &note,
            produced_by: task.as_ref().map(|task| task.id),
            order: None,
            review: None,
            at,
            by,
        })?;
        if self.for_me {
            work.tx.assign_task(id, by)?;
        }
        if let Some(task) = task.filter(|task| matches!(task.kind, TaskKind::Callback | TaskKind::Manual)) {
            work.tx.end_task(task.id, TaskState::Superseded, at, by)?;
            work.tx.link_successor(task.id, id)?;
        }
        work.note("callback", id.0);
        work.note("at", due_at);
        work.changes.address = Some(self.address);
        Ok(id)
    }
}
