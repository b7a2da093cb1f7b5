//! Takes back how a row was handled: by an order, a postponement, a promised call, or as done.

use super::talk::{void_contact, void_unspoken};
use super::{Entry, What};
use crate::domain::address::AddressStatus;
use crate::domain::ids::TaskId;
use crate::domain::order::OrderStatus;
use crate::domain::task::{TaskKind, TaskState};
use crate::service::office::Work;
use crate::service::order::{call_off, open_again};
use crate::service::refusal::{Refusal, Resting, Thing};
use crate::service::replanning::replan_address;
use crate::store::TaskRow;

/// The version of a row that nobody changed since it was made.
const AS_MADE: i64 = 1;

/// The order is called off, and the row that it handled stands again.
pub(super) fn order(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    in_work(work, entry)?;
    let number = entry.detail.text("order").unwrap_or_default().to_owned();
    let id = work.tx.order_numbered(entry.address, &number)?.ok_or(Resting::Nothing)?;
    let row = work.tx.order(id)?.ok_or(Resting::Nothing)?;
    if work.tx.order_ended_review(entry.address, &number)? {
        return Err(Resting::Review(number).into());
    }
    match row.order.status {
        OrderStatus::Accepted => {}
        OrderStatus::Draft | OrderStatus::Cancelled => return Err(Resting::Nothing.into()),
        status => {
            let sale = work.tx.sale_of_order(row.id)?;
            return Err(sale.map_or(Resting::Order { number, status }, Resting::Sale).into());
        }
    }
    if let Some(task) = row.order.task.map(|task| work.tx.task(task)).transpose()?.flatten() {
        nothing_was_sold_since(work, &task)?;
        if is_arranged(&task)
            && let Some(other) = work.tx.arranged_task(entry.address)?
        {
            return Err(Resting::Contact(other.list_date).into());
        }
    }
    call_off(work, &row)?;
    // Deliveries that were ordered with it go too, where nothing became of them yet.
    for later in work.tx.later_in_series(&row)? {
        if later.order.status == OrderStatus::Accepted {
            call_off(work, &later)?;
        }
    }
    work.note("order", number.clone());
    Ok(What::Order(number))
}

/// The contact on the date that the customer named is withdrawn, and the one that it took along stands again.
pub(super) fn postponement(work: &Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    in_work(work, entry)?;
    let task = handled_task(work, entry)?.ok_or(Resting::Nothing)?;
    nothing_was_sold_since(work, &task)?;
    let made = work.tx.postponed_from(entry.address, task.id)?;
    if made.is_empty() {
        let other = work.tx.arranged_task(entry.address)?;
        return Err(Resting::Contact(other.map_or(task.list_date, |other| other.list_date)).into());
    }
    if let Some(handled) = made.iter().find(|made| made.state != TaskState::Open) {
        return Err(Resting::Contact(handled.list_date).into());
    }
    let (at, by) = work.signature();
    for successor in &made {
        work.tx.end_task(successor.id, TaskState::Cancelled, at, by)?;
    }
    // A planned contact was the one that moved; any other took the planned one along.
    if !is_arranged(&task) {
        work.tx.set_task_basis(task.id, None)?;
        for successor in &made {
            stand_again(work, entry, successor.id)?;
        }
    }
    open_again(work, &task)?;
    replan_address(work.tx, work.rules, entry.address, &work.stamp)?;
    void_unspoken(work, entry)?;
    Ok(What::Postponement)
}

/// What gave way to a task that is withdrawn stands again. Another address that was merged brings its own planned contact, which
/// gave way to the same task: one of the two is enough.
fn stand_again(work: &Work<'_>, entry: &Entry, withdrawn: TaskId) -> Result<(), Refusal> {
    for other in work.tx.superseded_by(withdrawn)? {
        if other.address == entry.address {
            open_again_if_free(work, &other)?;
        }
    }
    Ok(())
}

/// The task is to be done again.
pub(super) fn done(work: &Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    in_work(work, entry)?;
    let task = handled_task(work, entry)?.ok_or(Resting::Nothing)?;
    open_again(work, &task)?;
    if task.kind == TaskKind::Undelivered {
        withdraw_second(work, &task)?;
    }
    void_unspoken(work, entry)?;
    Ok(What::Done)
}

/// The order of the contact holds again, so the plan on which it was taken gets no second one (P-32).
fn withdraw_second(work: &Work<'_>, contact: &TaskRow) -> Result<(), Refusal> {
    let Some(other) = work.tx.arranged_task(contact.address)? else { return Ok(()) };
    let handled =
        other.basis.map(|basis| work.tx.handled_plan(contact.address, basis)).transpose()?.flatten();
    if other.kind == TaskKind::Planned && handled.is_some() {
        let (at, by) = work.signature();
        work.tx.end_task(other.id, TaskState::Superseded, at, by)?;
        work.tx.link_successor(other.id, contact.id)?;
    }
    Ok(())
}

/// The promised call is withdrawn, and the task whose place it took stands again.
pub(super) fn callback(work: &Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    let id = entry.detail.id("callback").map(TaskId).ok_or(Resting::Nothing)?;
    let task = work.tx.task(id)?.ok_or(Resting::Nothing)?;
    if task.state != TaskState::Open {
        return Err(Resting::Contact(task.list_date).into());
    }
    let (at, by) = work.signature();
    work.tx.end_task(id, TaskState::Cancelled, at, by)?;
    stand_again(work, entry, id)?;
    void_contact(work, entry)?;
    Ok(What::Callback)
}

/// The task by hand is off the lists again, as long as nobody changed it or worked on it.
pub(super) fn manual_task(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    let id = entry.detail.id("task").map(TaskId).ok_or(Resting::Nothing)?;
    let task = work.tx.task(id)?.ok_or(Resting::Nothing)?;
    if task.state != TaskState::Open {
        return Err(Resting::Contact(task.list_date).into());
    }
    if task.version != AS_MADE {
        return Err(work.stale(task.changed_by, &task.changed_at));
    }
    let (at, by) = work.signature();
    work.tx.end_task(id, TaskState::Cancelled, at, by)?;
    work.note("on", task.list_date.to_string());
    Ok(What::Task)
}

/// The task that was handled, not touched since; `None`: there was none.
pub(super) fn handled_task(work: &Work<'_>, entry: &Entry) -> Result<Option<TaskRow>, Refusal> {
    let noted = entry.detail.ids("task");
    let [id, version] = noted[..] else { return Ok(None) };
    let unknown = || Refusal::NotFound(Thing::Task, id.to_string());
    let task = work.tx.task(TaskId(id))?.ok_or_else(unknown)?;
    if task.version != version {
        return Err(work.stale(task.changed_by, &task.changed_at));
    }
    Ok(Some(task))
}

/// Opens a task again, unless the plan arranged another contact meanwhile: of these at most one is open.
pub(super) fn open_again_if_free(work: &Work<'_>, task: &TaskRow) -> Result<(), Refusal> {
    if is_arranged(task) && work.tx.arranged_task(task.address)?.is_some() {
        return Ok(());
    }
    open_again(work, task)
}

/// The address is in work: in review or closed, its rows do not stand in the lists.
fn in_work(work: &Work<'_>, entry: &Entry) -> Result<(), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, entry.address.0.to_string());
    match work.tx.address(entry.address)?.ok_or_else(unknown)?.address.status {
        AddressStatus::Active => Ok(()),
        AddressStatus::ChurnReview => Err(Refusal::AddressNotActive),
        AddressStatus::Closed => Err(Refusal::AddressClosed),
    }
}

fn nothing_was_sold_since(work: &Work<'_>, task: &TaskRow) -> Result<(), Refusal> {
    match work.tx.later_sale(task.address, task.basis, &task.changed_at)? {
        Some(sale) => Err(Resting::Sale(sale).into()),
        None => Ok(()),
    }
}

/// Whether the plan arranged it: of these at most one is open for an address.
const fn is_arranged(task: &TaskRow) -> bool {
    matches!(task.kind, TaskKind::Planned | TaskKind::Postponed)
}
