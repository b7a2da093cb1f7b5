//! Takes back the last step of a churn review, until the next hand did something with the case, or the address, back in
//! work, moved on. A closed address goes back to the stage from which it was closed.

use chrono::NaiveDate;

use super::handling::{handled_task, open_again_if_free};
use super::{Entry, What};
use crate::domain::address::{AddressStatus, ChurnStage};
use crate::domain::ids::{CaseId, TaskId};
use crate::domain::task::TaskState;
use crate::service::office::Work;
use crate::service::refusal::{Refusal, Resting, Thing};
use crate::service::replanning::replan_address;
use crate::service::review::right_of;
use crate::store::{ChurnCaseRow, Hand, Standpoint};
use crate::workflow::churn::Step;

/// The case is again where it was, and its task is to be done again.
pub(super) fn step(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    let case = entry.detail.id("case").map(CaseId).ok_or(Resting::Nothing)?;
    let case = work.tx.churn_case(case)?.ok_or(Resting::Nothing)?;
    let hand = last_hand(work, entry, &case)?;
    let from = hand.from.ok_or(Resting::Nothing)?;
    let taken = if hand.to == ChurnStage::Closed { Step::Close } else { Step::ReturnToWork };
    work.needs(right_of(taken, from))?;
    if work.tx.is_archived_address(entry.address)? {
        return Err(Resting::Nothing.into());
    }
    nothing_rests(work, entry, (&case, &hand))?;
    let review = handled_task(work, entry)?;
    withdraw(work, entry)?;
    let unknown = || Refusal::NotFound(Thing::Address, entry.address.0.to_string());
    let status = work.tx.address(entry.address)?.ok_or_else(unknown)?.address.status;
    let (since, no_debts) = entry.before();
    let since = since.unwrap_or(case.stage_since);
    work.tx.put_churn_case(case.id, Standpoint { stage: from, since, no_debts })?;
    work.tx.void_last_hand(case.id, work.stamp.at)?;
    work.tx.set_address_status(entry.address, AddressStatus::ChurnReview, None)?;
    for ended in entry.detail.ids("ended") {
        if let Some(task) = work.tx.task(TaskId(ended))?.filter(|task| task.state == TaskState::Cancelled) {
            open_again_if_free(work, &task)?;
        }
    }
    if let Some(review) = review {
        open_again_if_free(work, &review)?;
    }
    replan_address(work.tx, work.rules, entry.address, &work.stamp)?;
    work.changed("stage", case.stage.code(), from.code());
    work.changed("status", status.code(), AddressStatus::ChurnReview.code());
    Ok(What::Review(from))
}

impl Entry {
    /// Since when the case was at its stage before the step, and whether it was checked.
    fn before(&self) -> (Option<NaiveDate>, bool) {
        let before = self.detail.0.get("before");
        let since = before.and_then(|before| before.get("since")?.as_str()?.parse().ok());
        let no_debts = before.and_then(|before| before.get("no_debts")?.as_bool());
        (since, no_debts.unwrap_or(false))
    }
}

/// The hand that the step was, as long as no other followed.
fn last_hand(work: &Work<'_>, entry: &Entry, case: &ChurnCaseRow) -> Result<Hand, Refusal> {
    if entry.detail.id("hand") != Some(case.steps) {
        return Err(moved_on(case));
    }
    Ok(work.tx.hands(case.id)?.pop().ok_or(Resting::Nothing)?)
}

/// The refusal of what a case that moved on rests on.
pub(super) const fn moved_on(case: &ChurnCaseRow) -> Refusal {
    Refusal::Undo(Resting::Stage { stage: case.stage, since: case.stage_since })
}

/// Neither did the next hand begin with the case, nor did anything become of an address that is back in work.
fn nothing_rests(
    work: &Work<'_>,
    entry: &Entry,
    (case, hand): (&ChurnCaseRow, &Hand),
) -> Result<(), Refusal> {
    let newest = work.tx.newest_churn_case(entry.address)?;
    if newest.is_some_and(|newest| newest.id != case.id) {
        return Err(moved_on(case));
    }
    nobody_began(work, entry, case, &hand.at)?;
    if hand.to == ChurnStage::Returned {
        if let Some((number, status)) = work.tx.order_since(entry.address, &hand.at)? {
            return Err(Resting::Order { number, status }.into());
        }
        if let Some(sale) = work.tx.later_sale(entry.address, None, &hand.at)? {
            return Err(Resting::Sale(sale).into());
        }
        let contact = entry.detail.id("contact_task").map(|task| work.tx.task(TaskId(task))).transpose()?;
        if let Some(contact) = contact.flatten().filter(|task| task.state != TaskState::Open) {
            return Err(Resting::Contact(contact.list_date).into());
        }
        if let Some(on) = work.tx.handled_since(entry.address, &hand.at)? {
            return Err(Resting::Contact(on).into());
        }
    }
    Ok(())
}

/// Refuses where the hand that was given a case spoke to the customer, tried to, offered something or judged since.
pub(super) fn nobody_began(
    work: &Work<'_>,
    entry: &Entry,
    case: &ChurnCaseRow,
    since: &str,
) -> Result<(), Refusal> {
    let Some(review) = entry.detail.id("review") else { return Ok(()) };
    let talked = work.tx.reached(TaskId(review))? != (false, 0);
    let offered = work.tx.offers_of_case(case.id)?.iter().any(|offer| offer.made_at.as_str() > since);
    let judged = work.tx.verdict(case.id)?.is_some_and(|given| given.at.as_str() > since);
    if talked || offered || judged { Err(moved_on(case)) } else { Ok(()) }
}

/// What the step arranged is no longer wanted: the review of the next hand, or the operator's contact.
fn withdraw(work: &Work<'_>, entry: &Entry) -> Result<(), Refusal> {
    let (at, by) = work.signature();
    for arranged in ["review", "contact_task"] {
        if let Some(task) = entry.detail.id(arranged) {
            work.tx.end_task(TaskId(task), TaskState::Cancelled, at, by)?;
        }
    }
    Ok(())
}
