//! Done without an order: a task by hand, a promised call, a contact about an undelivered order.

use super::{LONGEST_TEXT, RowRef, claim, contact, finish, status};
use crate::domain::ids::AddressId;
use crate::domain::task::{Outcome, TaskKind};
use crate::service::lines::check_text;
use crate::service::office::{Command, Work};
use crate::service::refusal::Refusal;
use crate::service::replanning::replan_address;
use crate::service::rights::Right;

/// A task that is done. What the plan arranges is not: it asks for an order, another date, or churn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinishTask {
    /// Whom it was about.
    pub address: AddressId,
    /// The row.
    pub row: RowRef,
    /// What came of it, as a comment; may be empty.
    pub note: String,
}

/// Whether a task of this kind can be done without an order.
pub const fn can_be_finished(kind: TaskKind) -> bool {
    matches!(kind, TaskKind::Manual | TaskKind::Callback | TaskKind::Undelivered)
}

impl Command for FinishTask {
    type Value = ();
    const NAME: &'static str = "finish_task";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        status(work, self.address)?;
        if matches!(self.row, RowRef::Always(_)) {
            return Err(Refusal::TaskNeedsOutcome);
        }
        let task = claim(work, self.address, self.row)?;
        if !can_be_finished(task.kind) {
            return Err(Refusal::TaskNeedsOutcome);
        }
        let note = check_text(&self.note, LONGEST_TEXT)?;
        finish(work, &task, Outcome::Closed, None)?;
        contact(work, self.address, Some(task.id), None)?;
        if !note.is_empty() {
            work.tx.insert_comment(self.address, Some(task.id), &note, work.signature())?;
            work.say(note);
        }
        // Nothing was brought and nothing agreed: the plan on which the order was taken asks for its contact again.
        if task.kind == TaskKind::Undelivered {
            replan_address(work.tx, work.rules, self.address, &work.stamp)?;
        }
        work.changes.address = Some(self.address);
        Ok(())
    }
}
