//! One address carried into another.

use super::super::office::{Command, Work};
use super::super::promises::{promises_of, tasks_of_kept};
use super::super::refusal::Refusal;
use super::super::rights::Right;
use super::{Body, MergeRefusal, claim, footprints, may_merge, reckon};
use crate::domain::ids::AddressId;
use crate::domain::task::TaskState;
use crate::store::{AddressRow, Changing, Moving};

/// An address that was entered twice: everything of `merged` goes to `kept`, which then stands alone. Balance and plan of
/// `kept` follow from the documents of both. The versions are those that were seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeAddresses {
    /// The address that stays.
    pub kept: (AddressId, i64),
    /// The address that goes.
    pub merged: (AddressId, i64),
}

impl Command for MergeAddresses {
    /// Number of the merge, by which it is undone.
    type Value = i64;
    const NAME: &'static str = "merge_addresses";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<i64, Refusal> {
        if self.kept.0 == self.merged.0 {
            return Err(MergeRefusal::Same.into());
        }
        let (kept, merged) = (claim(work, self.kept)?, claim(work, self.merged)?);
        may_merge(&kept, &merged)?;
        let mut body = Body::default();
        let last = work.tx.last_task()?;
        close_ranks(work, &mut body, [kept.id, merged.id])?;
        keep_reminders(work, &mut body, [kept.id, merged.id])?;
        // All are looked for before the first moves: closed comments are found by their orders.
        for rows in Moving::ALL {
            body.moved.push((rows, work.tx.rows_of(rows, merged.id)?));
        }
        for (rows, ids) in &body.moved {
            work.tx.move_rows(*rows, ids, kept.id)?;
        }
        withdraw_reminders(work, kept.id)?;
        take_contacts(work, &mut body, &kept, &merged)?;
        body.keep(work.tx, Changing::Address, kept.id.0)?;
        body.keep(work.tx, Changing::Address, merged.id.0)?;
        body.keep(work.tx, Changing::Planning, merged.id.0)?;
        let (at, by) = work.signature();
        work.tx.archive_merged_address(merged.id, (at, by))?;
        work.tx.touch_address(kept.id, kept.version, at, by)?;
        reckon(work, [merged.id, kept.id])?;
        body.made = work.tx.rows_of(Moving::Task, kept.id)?.into_iter().filter(|id| *id > last).collect();
        body.after = footprints(work.tx, (kept.id, merged.id), body.clients())?;
        work.changes.address = Some(kept.id);
        body.note(work, "address", (kept.id.0, merged.id.0))
    }
}

/// Of the contacts that the plans arranged, one is left: planning arranges it anew.
fn close_ranks(work: &Work<'_>, body: &mut Body, both: [AddressId; 2]) -> Result<(), Refusal> {
    let (at, by) = work.signature();
    let [kept, merged] = both.map(|address| work.tx.arranged_task(address));
    let (kept, merged) = (kept?, merged?);
    for task in [&kept, &merged].into_iter().flatten() {
        body.keep(work.tx, Changing::Task, task.id.0)?;
    }
    if let Some(task) = merged {
        work.tx.end_task(task.id, TaskState::Superseded, at, by)?;
        if let Some(other) = kept {
            work.tx.link_successor(task.id, other.id)?;
        }
    }
    Ok(())
}

/// What is asked of the debtors of both may change: their tasks are kept as they stand before they move.
fn keep_reminders(work: &Work<'_>, body: &mut Body, both: [AddressId; 2]) -> Result<(), Refusal> {
    for address in both {
        let promised = promises_of(work.tx, address, work.stamp.today)?;
        for task in promised.into_iter().filter_map(|promise| promise.row.task) {
            body.keep(work.tx, Changing::Task, task.0)?;
        }
    }
    Ok(())
}

/// What was paid at the one address keeps what was promised at the other: nobody is called about it any more.
fn withdraw_reminders(work: &Work<'_>, kept: AddressId) -> Result<(), Refusal> {
    let (at, by) = work.signature();
    for task in tasks_of_kept(work, kept)? {
        work.tx.end_task(task, TaskState::Cancelled, at, by)?;
    }
    Ok(())
}

/// The contact persons of the merged address; where it was the last one of its client, the client's too, who then goes: what
/// only that one knew of itself stands on the card of the other, and the own prices of products for which it has none.
fn take_contacts(
    work: &Work<'_>,
    body: &mut Body,
    kept: &AddressRow,
    merged: &AddressRow,
) -> Result<(), Refusal> {
    let (to, from) = (kept.address.counterparty, merged.address.counterparty);
    let is_last = to != from && work.tx.live_addresses(from)? == [merged.id];
    let only = if is_last { None } else { Some(merged.id) };
    for contact in work.tx.contact_ids(from, only)? {
        body.keep(work.tx, Changing::ContactPerson, contact)?;
        work.tx.give_contact(contact, to, Some(kept.id))?;
    }
    if is_last {
        body.keep(work.tx, Changing::Counterparty, to.0)?;
        body.keep(work.tx, Changing::Counterparty, from.0)?;
        body.prices = work.tx.give_prices(from, to)?;
        work.tx.fill_in_counterparty(to, from)?;
        work.tx.archive_counterparty(from)?;
    }
    Ok(())
}
