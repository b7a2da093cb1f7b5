//! Takes back that an address was sent to churn, until a later step of its case exists (S0-12, S0-21).

use super::handling::{handled_task, open_again_if_free};
use super::review::nobody_began;
use super::talk::void_unspoken;
use super::{Entry, What};
use crate::domain::address::{AddressStatus, ChurnStage};
use crate::domain::ids::{CaseId, TaskId};
use crate::domain::task::TaskState;
use crate::service::office::Work;
use crate::service::refusal::{Refusal, Resting, Thing};
use crate::service::replanning::replan_address;

/// The address is in work again, its row stands again, and what the plan asks for is planned.
pub(super) fn churn(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, entry.address.0.to_string());
    let status = work.tx.address(entry.address)?.ok_or_else(unknown)?.address.status;
    // Merged into another one since, it stays out of the lists.
    if work.tx.is_archived_address(entry.address)? {
        return Err(Resting::Nothing.into());
    }
    let row = handled_task(work, entry)?;
    match entry.detail.id("case").map(CaseId) {
        Some(case) => void_case(work, entry, case)?,
        None if status == AddressStatus::Closed => {}
        None => return Err(Resting::Nothing.into()),
    }
    work.tx.set_address_status(entry.address, AddressStatus::Active, None)?;
    work.changed("status", status.code(), AddressStatus::Active.code());
    if let Some(row) = row {
        open_again_if_free(work, &row)?;
    }
    for ended in entry.detail.ids("ended") {
        if let Some(task) = work.tx.task(TaskId(ended))?.filter(|task| task.state == TaskState::Cancelled) {
            open_again_if_free(work, &task)?;
        }
    }
    replan_address(work.tx, work.rules, entry.address, &work.stamp)?;
    void_unspoken(work, entry)?;
    Ok(What::Churn)
}

/// Voids the case and withdraws the review, as long as both are as the operator left them.
fn void_case(work: &Work<'_>, entry: &Entry, case: CaseId) -> Result<(), Refusal> {
    let row = work.tx.churn_case(case)?.ok_or(Resting::Nothing)?;
    if row.stage != ChurnStage::SeniorOperator || row.steps > 1 {
        return Err(Resting::Stage { stage: row.stage, since: row.stage_since }.into());
    }
    // Whatever was offered or judged came after it.
    nobody_began(work, entry, &row, "")?;
    let (at, by) = work.signature();
    if let Some(review) = entry.detail.id("review") {
        work.tx.end_task(TaskId(review), TaskState::Cancelled, at, by)?;
    }
    work.tx.void_churn_case(case, work.stamp.today, at)?;
    Ok(())
}
