//! A hand takes a step with the case that it has.

use chrono::NaiveDate;
use serde_json::json;

use super::{right_of, seen_case, standing};
use crate::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use crate::domain::ids::{AddressId, OrderId, ReasonId, TaskId};
use crate::domain::people::Role;
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::service::desk::{Whereabouts, whereabouts};
use crate::service::lines::{check_text, check_within_a_year};
use crate::service::office::{Command, Work};
use crate::service::outcome::{LONGEST_TEXT, end_call, finish};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::replanning::replan_address;
use crate::service::rights::Right;
use crate::service::rules::ReviewRules;
use crate::store::{ChurnCaseRow, NewChurnStep, NewTask, Reason, Standpoint};
use crate::workflow::churn::{Blocked, Decision, NextContact, Said, Step, decide};

/// A step of a churn review. Shipment is none of them: an order that is accepted takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeStep {
    /// With which address.
    pub address: AddressId,
    /// The version of the case that was seen.
    pub seen: i64,
    /// Which.
    pub step: Step,
    /// Why the customer leaves, where the step asks for it (S0-21, S0-32).
    pub reason: Option<ReasonId>,
    /// What is to be said with it; may be empty where the step allows it.
    pub comment: String,
    /// With a return to work: whether the customer is to be called, and when (S0-18).
    pub contact: Option<NextContact>,
}

/// What a step led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepTaken {
    /// Where the case is now, or how it ended.
    pub stage: ChurnStage,
    /// Where the row of the address stands now; `None`: nobody will call it again (S0-32, R-01).
    pub whereabouts: Option<Whereabouts>,
}

impl Command for TakeStep {
    type Value = StepTaken;
    const NAME: &'static str = "take_churn_step";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<StepTaken, Refusal> {
        let case = work.tx.newest_churn_case(self.address)?;
        self.check_right(work, case.as_ref())?;
        let case = seen_case(work, case, self.seen)?;
        if self.step.stages().contains(&case.stage) {
            work.needs(right_of(self.step, case.stage))?;
        }
        if self.step == Step::Shipment {
            return Err(Blocked::NeedsOrder.into());
        }
        let rules = ReviewRules::load(work.tx)?;
        let (before, standing) = standing(work.tx, &case)?;
        let said = Said { reason: self.reason, comment: &self.comment, contact: self.contact };
        let decision = decide(self.step, &standing, &rules.terms, &said)?;
        let reason = self.reason.filter(|_| self.step.needs_reason());
        let reason = reason.map(|reason| known_reason(work, reason, before)).transpose()?;
        if let Some(on) = decision.contact_on {
            check_contact(on, work.stamp.today)?;
        }
        let comment = check_text(&self.comment, LONGEST_TEXT)?;
        let hand = Passing { case: &case, decision, reason, comment: &comment, order: None };
        hand.pass(work)?;
        Ok(StepTaken {
            stage: decision.stage,
            whereabouts: whereabouts(work.tx, self.address, work.stamp.today)?,
        })
    }
}

impl TakeStep {
    /// Refuses whoever could not take the step at any of its stages. Who could when the case was read is told first that it
    /// moved on.
    fn check_right(&self, work: &Work<'_>, case: Option<&ChurnCaseRow>) -> Result<(), Refusal> {
        let of = self.step.stages();
        let rights = of.iter().map(|stage| work.needs(right_of(self.step, *stage)));
        if rights.clone().any(|right| right.is_ok()) {
            return Ok(());
        }
        let here = case.map(|case| case.stage).filter(|stage| of.contains(stage));
        here.or_else(|| of.first().copied()).map_or(Ok(()), |stage| work.needs(right_of(self.step, stage)))
    }
}

/// Won back by an order that was accepted (S0-27, S1-71, R-44).
pub(in crate::service) fn ship(
    work: &mut Work<'_>,
    address: AddressId,
    order: OrderId,
) -> Result<(), Refusal> {
    let case = work.tx.newest_churn_case(address)?.ok_or(Refusal::NotInReview)?;
    work.needs(right_of(Step::Shipment, case.stage))?;
    let rules = ReviewRules::load(work.tx)?;
    let (_, standing) = standing(work.tx, &case)?;
    let decision = decide(Step::Shipment, &standing, &rules.terms, &Said::default())?;
    Passing { case: &case, decision, reason: None, comment: "", order: Some(order) }.pass(work)?;
    work.note("churn", ChurnStage::Returned.code());
    Ok(())
}

/// A reason in use, or the one that the hand before gave though it was put away since.
fn known_reason(work: &Work<'_>, chosen: ReasonId, before: Reason) -> Result<Reason, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Reason, chosen.0.to_string());
    let mut known = work.tx.reasons(ReasonKind::Churn)?.into_iter().chain([before]);
    known.find(|reason| reason.id == chosen).ok_or_else(unknown)
}

/// A contact is arranged for today or later, within a year.
fn check_contact(on: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if on < today {
        return Err(Input::Past(on).into());
    }
    check_within_a_year(on, today)
}

/// A case on its way from one hand to the next.
struct Passing<'a> {
    case: &'a ChurnCaseRow,
    decision: Decision,
    reason: Option<Reason>,
    comment: &'a str,
    order: Option<OrderId>,
}

impl Passing<'_> {
    fn pass(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (case, decision) = (self.case, &self.decision);
        let review = self.end_review(work)?;
        end_call(work, case.address, review, None)?;
        work.tx.put_churn_case(
            case.id,
            Standpoint { stage: decision.stage, since: work.stamp.today, no_debts: decision.no_debts },
        )?;
        self.write_hand(work)?;
        match (decision.task, decision.status) {
            (Some(role), _) => self.next_review(work, role, review)?,
            (None, AddressStatus::Closed) => self.close(work)?,
            (None, _) => self.back_to_work(work, review)?,
        }
        self.tell(work);
        Ok(())
    }

    /// The review of this stage is finished; gives its task. A contact on a chosen date puts the plan off like one that the
    /// customer named: after a sale that was voided it stands there again.
    fn end_review(&self, work: &mut Work<'_>) -> Result<Option<TaskId>, Refusal> {
        let mut ended = None;
        for task in work.tx.open_tasks(self.case.address)? {
            if task.kind != TaskKind::Review {
                continue;
            }
            match self.decision.contact_on {
                Some(on) => {
                    finish(work, &task, Outcome::Postponed, Some(on))?;
                    work.tx.set_task_basis(task.id, self.basis(work)?)?;
                }
                None => finish(work, &task, Outcome::Closed, None)?,
            }
            ended = Some(task.id);
        }
        Ok(ended)
    }

    /// The delivery on which the plan of the address rests.
    fn basis(&self, work: &Work<'_>) -> Result<Option<NaiveDate>, Refusal> {
        Ok(work.tx.plan(self.case.address)?.and_then(|plan| plan.last_delivery))
    }

    fn write_hand(&self, work: &Work<'_>) -> Result<(), Refusal> {
        let (at, by) = work.signature();
        work.tx.insert_churn_step(
            self.case.id,
            &NewChurnStep {
                at,
                by,
                from: Some(self.case.stage),
                to: self.decision.stage,
                reason: self.reason.as_ref().map(|reason| reason.id),
                comment: self.comment,
                contact_on: self.decision.contact_on,
                order: self.order,
            },
        )?;
        Ok(())
    }

    /// The role that has the case from now on gets a task (S0-21, S0-28, S0-31, S0-36).
    fn next_review(&self, work: &mut Work<'_>, role: Role, ended: Option<TaskId>) -> Result<(), Refusal> {
        let (at, by) = work.signature();
        let review = work.tx.insert_task(&NewTask {
            address: self.case.address,
            kind: TaskKind::Review,
            list_date: work.stamp.today,
            due_at: None,
            basis: None,
            note: self.comment,
            produced_by: ended,
            order: None,
            review: Some((self.case.id, role)),
            at,
            by,
        })?;
        work.note("review", review.0);
        Ok(())
    }

    /// Closed with its reason: nothing is planned any more, and whatever is open is no longer wanted (S0-32).
    fn close(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (at, by) = work.signature();
        let reason = self.reason.as_ref().unwrap_or(&self.case.reason).id;
        let closed = Some((work.stamp.today, reason));
        work.tx.set_address_status(self.case.address, AddressStatus::Closed, closed)?;
        let mut ended = Vec::new();
        for task in work.tx.open_tasks(self.case.address)? {
            work.tx.end_task(task.id, TaskState::Cancelled, at, by)?;
            ended.push(task.id.0);
        }
        work.note("ended", json!(ended));
        replan_address(work.tx, work.rules, self.case.address, &work.stamp)?;
        Ok(())
    }

    /// In work again. A contact on a chosen date stands as one that the customer named does: until the next sale, whatever
    /// the plan says since, so that nobody is called twice (S0-20, R-43). Without one the plan says when.
    fn back_to_work(&self, work: &mut Work<'_>, review: Option<TaskId>) -> Result<(), Refusal> {
        let address = self.case.address;
        let (at, by) = work.signature();
        work.tx.set_address_status(address, AddressStatus::Active, None)?;
        if let Some(list_date) = self.decision.contact_on {
            let arranged = work.tx.arranged_task(address)?;
            if let Some(other) = &arranged {
                work.tx.end_task(other.id, TaskState::Superseded, at, by)?;
            }
            let contact = work.tx.insert_task(&NewTask {
                address,
                kind: TaskKind::Postponed,
                list_date,
                due_at: None,
                basis: self.basis(work)?,
                note: self.comment,
                produced_by: review,
                order: None,
                review: None,
                at,
                by,
            })?;
            if let Some(other) = arranged {
                work.tx.link_successor(other.id, contact)?;
            }
            work.note("contact_task", contact.0);
        }
        replan_address(work.tx, work.rules, address, &work.stamp)?;
        Ok(())
    }

    /// What the history says of it.
    fn tell(&self, work: &mut Work<'_>) {
        let (case, decision) = (self.case, &self.decision);
        work.changes.address = Some(case.address);
        work.note("case", case.id.0);
        work.note("hand", case.steps + 1);
        work.note("before", json!({ "since": case.stage_since.to_string(), "no_debts": case.no_debts }));
        work.changed("stage", case.stage.code(), decision.stage.code());
        work.changed("status", AddressStatus::ChurnReview.code(), decision.status.code());
        work.changed("no_debts", case.no_debts, decision.no_debts);
        if let Some(reason) = &self.reason {
            work.note("reason", reason.id.0);
            work.note("why", reason.name.as_str());
        }
        if let Some(on) = decision.contact_on {
            work.note("contact_on", on.to_string());
        }
        if !self.comment.is_empty() {
            work.note("said", self.comment);
        }
    }
}
