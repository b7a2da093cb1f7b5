//! The operator's part of churn: the customer wants to stop (S0-05 … S0-12, R-02, R-07).

use serde_json::json;

use super::form::{Whom, whom};
use super::lines::check_text;
use super::office::{Command, Work};
use super::outcome::{LONGEST_TEXT, RowRef, claim, contact, finish, status};
use super::refusal::{Refusal, Thing};
use super::replanning::replan_address;
use super::rights::Right;
use super::rules::churn_control;
use crate::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use crate::domain::ids::{AddressId, ReasonId, TaskId};
use crate::domain::people::Role;
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::store::{NewChurnCase, NewChurnStep, NewTask, Read, Reason};
use crate::workflow::churn::Blocked;

/// What sending an address to churn needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChurnForm {
    /// Whom.
    pub whom: Whom,
    /// Why customers leave.
    pub reasons: Vec<Reason>,
    /// Whether a senior operator reviews it; otherwise the address is closed at once (S0-10).
    pub control: bool,
}

/// What the dialog of churn shows when it opens.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn churn_form(read: &Read<'_>, address: AddressId) -> Result<ChurnForm, Refusal> {
    Ok(ChurnForm {
        whom: whom(read, address)?,
        reasons: read.reasons(ReasonKind::Churn)?,
        control: churn_control(read)?,
    })
}

/// The customer wants to stop (S0-06). With churn control the address goes into review and a senior operator gets a task
/// (S0-12); without it the address is closed at once and nothing is planned any more (S0-11, R-07).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendToChurn {
    /// Whom.
    pub address: AddressId,
    /// The row; `None`: said outside of any task.
    pub row: Option<RowRef>,
    /// Why; needed (S0-07).
    pub reason: ReasonId,
    /// What the customer said; may be empty.
    pub comment: String,
}

impl Command for SendToChurn {
    type Value = AddressStatus;
    const NAME: &'static str = "send_to_churn";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<AddressStatus, Refusal> {
        let (task, became) = self.send(work)?;
        contact(work, self.address, task, None)?;
        Ok(became)
    }
}

impl SendToChurn {
    /// The same without a word to the customer. The task that was handled, and what the address became.
    pub(super) fn send(&self, work: &mut Work<'_>) -> Result<(Option<TaskId>, AddressStatus), Refusal> {
        if status(work, self.address)? != AddressStatus::Active {
            return Err(Refusal::AddressNotActive);
        }
        let task = self.row.map(|row| claim(work, self.address, row)).transpose()?;
        if work.tx.reasons(ReasonKind::Churn)?.iter().all(|reason| reason.id != self.reason) {
            return Err(Refusal::NotFound(Thing::Reason, self.reason.0.to_string()));
        }
        let comment = check_text(&self.comment, LONGEST_TEXT)?;
        if let Some(task) = &task {
            finish(work, task, Outcome::Churn, None)?;
        }
        let task = task.map(|task| task.id);
        if !comment.is_empty() {
            work.tx.insert_comment(self.address, task, &comment, work.signature())?;
        }
        let reviewed = churn_control(work.tx)?;
        if let (false, Some(order)) = (reviewed, work.tx.order_under_way(self.address)?) {
            return Err(Blocked::OrderUnderWay(order).into());
        }
        let became = if reviewed {
            self.open_case(work, task, &comment)?;
            AddressStatus::ChurnReview
        } else {
            self.close(work)?;
            AddressStatus::Closed
        };
        replan_address(work.tx, work.rules, self.address, &work.stamp)?;
        work.changes.address = Some(self.address);
        work.changed("status", AddressStatus::Active.code(), became.code());
        work.note("reason", self.reason.0);
        work.say(comment);
        Ok((task, became))
    }

    /// The case with its first step, and the task of the senior operator (S0-12). The planned contact goes with the plan.
    fn open_case(&self, work: &mut Work<'_>, task: Option<TaskId>, comment: &str) -> Result<(), Refusal> {
        let (at, by) = work.signature();
        let today = work.stamp.today;
        work.tx.set_address_status(self.address, AddressStatus::ChurnReview, None)?;
        let case = work.tx.insert_churn_case(&NewChurnCase {
            address: self.address,
            stage: ChurnStage::SeniorOperator,
            reason: self.reason,
            opened_on: today,
            stage_since: today,
            sent_by: by,
            no_debts: false,
        })?;
        work.tx.insert_churn_step(
            case,
            &NewChurnStep {
                at,
                by,
                from: None,
                to: ChurnStage::SeniorOperator,
                reason: Some(self.reason),
                comment,
                contact_on: None,
                order: None,
            },
        )?;
        let review = work.tx.insert_task(&NewTask {
            address: self.address,
            kind: TaskKind::Review,
            list_date: today,
            due_at: None,
            basis: None,
            note: comment,
            produced_by: task,
            order: None,
            review: Some((case, Role::SeniorOperator)),
            at,
            by,
        })?;
        work.note("case", case.0);
        work.note("review", review.0);
        Ok(())
    }

    /// Closed with the reason: whatever is still open is no longer wanted (S0-11).
    fn close(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (at, by) = work.signature();
        let closed = Some((work.stamp.today, self.reason));
        work.tx.set_address_status(self.address, AddressStatus::Closed, closed)?;
        let mut ended = Vec::new();
        for task in work.tx.open_tasks(self.address)? {
            work.tx.end_task(task.id, TaskState::Cancelled, at, by)?;
            ended.push(task.id.0);
        }
        work.note("ended", json!(ended));
        Ok(())
    }
}
