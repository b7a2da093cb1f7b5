//! Customer orders: from a draft to the delivery (S1-52, S1-53).

mod deliver;
mod save;
mod told;

use chrono::NaiveDate;
use serde_json::json;

use super::lines::{check_date, check_document_day};
use super::office::{Command, Work};
use super::record_sale::SaleRecorded;
use super::refusal::{Refusal, Thing};
use super::replanning::replan_address;
use super::rights::Right;
use super::run::note_way;
use crate::domain::address::{AddressStatus, ReasonKind};
use crate::domain::ids::{AddressId, OrderId, ReasonId, TaskId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind};
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::store::{NewTask, OrderRow, TaskRow};

pub use deliver::DeliverAsBrought;
use deliver::deliver;
pub use save::{MOST_DELIVERIES, OrderSaved, SaveOrder, TakeOrder};

fn seen_order(work: &Work<'_>, id: OrderId, seen: i64) -> Result<OrderRow, Refusal> {
    let row = work.tx.order(id)?.ok_or_else(|| Refusal::NotFound(Thing::Order, id.0.to_string()))?;
    if row.version != seen {
        return Err(work.stale(row.changed_by, &row.changed_at));
    }
    Ok(row)
}

/// An order that the driver brought: posts the sale from its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverOrder {
    /// Which, and the version that was seen.
    pub order: (OrderId, i64),
    /// The day on which it was really delivered, not to come.
    pub on: NaiveDate,
    /// What was paid with it.
    pub paid: Option<(PaymentKind, Money)>,
}

impl Command for DeliverOrder {
    type Value = SaleRecorded;
    const NAME: &'static str = "deliver_order";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<SaleRecorded, Refusal> {
        deliver(work, self, None)
    }
}

/// An order that came back: a contact about it stands in the list of the next day (S1-44).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportUndelivered {
    /// Which, and the version that was seen.
    pub order: (OrderId, i64),
    /// Why.
    pub reason: ReasonId,
}

impl Command for ReportUndelivered {
    type Value = ();
    const NAME: &'static str = "report_undelivered";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (id, seen) = self.order;
        let row = seen_order(work, id, seen)?;
        if !matches!(row.order.status, OrderStatus::Accepted | OrderStatus::OnRoute) {
            return Err(Refusal::OrderStatus(row.order.status));
        }
        check_document_day(row.order.delivery_on, work.stamp.today)?;
        if work.tx.reasons(ReasonKind::Undelivered)?.iter().all(|reason| reason.id != self.reason) {
            return Err(Refusal::NotFound(Thing::Reason, self.reason.0.to_string()));
        }
        let (at, by) = work.signature();
        let tomorrow = work.stamp.today.succ_opt().unwrap_or(work.stamp.today);
        check_date(tomorrow)?;
        work.tx.set_order_status((id, seen), OrderStatus::Undelivered, Some(self.reason), (at, by))?;
        work.tx.release_offers(row.order.address, id)?;
        let new = NewTask {
            address: row.order.address,
            kind: TaskKind::Undelivered,
            list_date: tomorrow,
            due_at: None,
            basis: None,
            note: "",
            produced_by: row.order.task,
            order: Some(id),
            review: None,
            at,
            by,
        };
        // A customer whose address was closed meanwhile is called no more (S0-11).
        if !is_closed(work, row.order.address)? {
            work.tx.insert_task(&new)?;
        }
        work.changes.address = Some(row.order.address);
        work.note("order", json!([row.order.number, "undelivered"]));
        note_way(work, &row.order.number, row.order.status);
        Ok(())
    }
}

/// An accepted order that is called off: the row that it handled opens again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CancelOrder {
    /// Which, and the version that was seen.
    pub order: (OrderId, i64),
}

impl Command for CancelOrder {
    type Value = ();
    const NAME: &'static str = "cancel_order";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (id, seen) = self.order;
        let row = seen_order(work, id, seen)?;
        if !matches!(row.order.status, OrderStatus::Draft | OrderStatus::Accepted | OrderStatus::OnRoute) {
            return Err(Refusal::OrderStatus(row.order.status));
        }
        call_off(work, &row)
    }
}

/// Calls an order off: the row that it handled opens again, and so does the thread of comments that it closed.
pub(super) fn call_off(work: &mut Work<'_>, row: &OrderRow) -> Result<(), Refusal> {
    let address = row.order.address;
    work.tx.set_order_status((row.id, row.version), OrderStatus::Cancelled, None, work.signature())?;
    work.tx.release_offers(address, row.id)?;
    // A draft handled nothing yet.
    if row.order.status != OrderStatus::Draft {
        work.tx.reopen_comments(address, row.id)?;
        if let Some(task) = row.order.task {
            reopen(work, address, task)?;
        }
    }
    work.changes.address = Some(address);
    work.note("order", json!([row.order.number, "cancelled"]));
    Ok(())
}

/// Opens the task again that an order handled. A contact that the plan arranged then follows the plan of today; it stays
/// as it is where the plan arranged another one since.
fn reopen(work: &Work<'_>, address: AddressId, id: TaskId) -> Result<(), Refusal> {
    // A closed address has no tasks (S0-11).
    if is_closed(work, address)? {
        return Ok(());
    }
    let Some(task) = work.tx.task(id)? else { return Ok(()) };
    if (task.state, task.outcome) != (TaskState::Done, Some(Outcome::Accepted)) {
        return Ok(());
    }
    let arranged = matches!(task.kind, TaskKind::Planned | TaskKind::Postponed);
    if arranged && work.tx.arranged_task(address)?.is_some() {
        return Ok(());
    }
    open_again(work, &task)?;
    if arranged {
        replan_address(work.tx, work.rules, address, &work.stamp)?;
    }
    Ok(())
}

pub(super) fn is_closed(work: &Work<'_>, address: AddressId) -> Result<bool, Refusal> {
    let row = work.tx.address(address)?;
    Ok(row.is_some_and(|row| row.address.status == AddressStatus::Closed))
}

/// Nothing is delivered to a closed address. An address to which an order is under way is not closed (S0-32); older programs
/// did so, and left such orders behind.
pub(super) fn refuse_closed(work: &Work<'_>, address: AddressId, number: &str) -> Result<(), Refusal> {
    if is_closed(work, address)? { Err(Refusal::DeliveryToClosed(number.to_owned())) } else { Ok(()) }
}

/// Opens a handled task again. What only kept how an always-shown row was handled is withdrawn instead: left open it would
/// be overdue on the next day.
pub(super) fn open_again(work: &Work<'_>, task: &TaskRow) -> Result<(), Refusal> {
    let (at, by) = work.signature();
    work.tx.reopen_task(task.id, at, by)?;
    if task.kind == TaskKind::Always {
        work.tx.end_task(task.id, TaskState::Cancelled, at, by)?;
    }
    Ok(())
}
