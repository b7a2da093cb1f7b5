//! The customer asked to be called at another time.

use chrono::{NaiveDate, NaiveDateTime};

use super::{LONGEST_TEXT, contact, status};
use crate::clock;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, TaskId};
use crate::domain::task::{CallResult, TaskKind, TaskState};
use crate::service::lines::{check_date, check_text, check_within_a_year};
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::rights::Right;
use crate::store::{NewTask, TaskRow};

/// A promised call. It takes the place of a promised call or of a task by hand, and keeps what that one was about; any other
/// task stays open beside it, and one row stands in the list for both. What the customer said last holds: a call that
/// was promised from the same row before is not made too.
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
    /// Only the actor calls; otherwise anyone does, or for whom the task in hand was meant.
    pub for_me: bool,
    /// What to speak of; may be empty: then what the task in hand says.
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
        let task = self.in_hand(work)?;
        check_date(self.list_date)?;
        check_within_a_year(self.at.date(), work.stamp.today)?;
        let due_at = clock::instant(self.at).ok_or(Input::Time)?;
        if due_at.as_str() <= work.stamp.at {
            return Err(Input::PastMoment(self.at).into());
        }
        let note = check_text(&self.note, LONGEST_TEXT)?;
        let replaced = self.replaced(work, task.as_ref())?;
        let meant =
            replaced.first().map(|old| work.tx.meant(old.id)).transpose()?.flatten().unwrap_or_default();
        contact(work, self.address, task.as_ref().map(|task| task.id), Some(CallResult::CallLater))?;
        let (at, by) = work.signature();
        let list_date = self.list_date.max(self.at.date());
        let id = work.tx.insert_task(&NewTask {
            address: self.address,
            kind: TaskKind::Callback,
            list_date,
            due_at: Some(&due_at),
            basis: None,
            note: if note.is_empty() { &meant.note } else { &note },
            produced_by: task.as_ref().map(|task| task.id),
            order: None,
            review: None,
            at,
            by,
        })?;
        // Who gives up a call of their own leaves it to anyone; what was meant for somebody else stays theirs.
        let assignee = if self.for_me { by } else { meant.assignee.filter(|user| Some(*user) != by) };
        work.tx.mean(id, meant.purpose, assignee)?;
        for old in replaced {
            work.tx.end_task(old.id, TaskState::Superseded, at, by)?;
            work.tx.link_successor(old.id, id)?;
        }
        work.note("callback", id.0);
        work.note("at", due_at);
        work.changes.address = Some(self.address);
        Ok(id)
    }
}

impl CallLater {
    /// The task in hand, still open: what somebody put another one in the place of is no longer what was seen.
    fn in_hand(&self, work: &Work<'_>) -> Result<Option<TaskRow>, Refusal> {
        let Some(id) = self.task else { return Ok(None) };
        let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
        let task = work.tx.task(id)?.filter(|task| task.address == self.address).ok_or_else(unknown)?;
        match task.state {
            TaskState::Open => Ok(Some(task)),
            TaskState::Done => Err(Refusal::TaskHandled),
            TaskState::Superseded | TaskState::Cancelled => {
                Err(work.stale(task.changed_by, &task.changed_at))
            }
        }
    }

    /// What the promised call takes the place of, the task in hand first.
    fn replaced(&self, work: &Work<'_>, task: Option<&TaskRow>) -> Result<Vec<TaskRow>, Refusal> {
        let in_hand = task.filter(|task| matches!(task.kind, TaskKind::Callback | TaskKind::Manual)).cloned();
        let promised = work.tx.open_callbacks_from(self.address, task.map(|task| task.id))?;
        Ok(in_hand.into_iter().chain(promised).collect())
    }
}
