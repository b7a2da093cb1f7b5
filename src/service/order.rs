//! Customer orders: from a draft to the delivery (S1-52, S1-53).

mod deliver;

use chrono::NaiveDate;
use serde_json::json;

use super::lines::{Line, Totals, check_date, check_text, totals};
use super::office::{Command, Work};
use super::outcome::{RowRef, claim, end_call};
use super::record_sale::SaleRecorded;
use super::refusal::{Input, Refusal, Thing};
use super::replanning::replan_address;
use super::rights::Right;
use crate::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use crate::domain::ids::{AddressId, OrderId, ReasonId, TaskId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind};
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::store::{NewOrder, NewTask, OrderLine, OrderRow, TaskRow};

pub use deliver::DeliverAsBrought;
use deliver::deliver;

/// Longest comment to a driver.
pub const LONGEST_NOTE: usize = 1_000;

/// An order as it is typed: saved as a draft, or accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveOrder {
    /// The order and the version that was seen; `None`: a new one.
    pub order: Option<(OrderId, i64)>,
    /// Where it goes.
    pub address: AddressId,
    /// The row of the desk that it handles when it is accepted.
    pub row: Option<RowRef>,
    /// Agreed with the customer: no longer a draft.
    pub accept: bool,
    /// Day of the delivery.
    pub delivery_on: NaiveDate,
    /// The agreed time, `HH:MM`, or two empty texts.
    pub window: (String, String),
    /// How it will be paid.
    pub payment: PaymentKind,
    /// Comment to the driver.
    pub driver_note: String,
    /// What.
    pub lines: Vec<Line>,
}

/// A saved order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderSaved {
    /// The order.
    pub id: OrderId,
    /// Its number.
    pub number: String,
    /// The version to change it with.
    pub version: i64,
    /// What it adds up to.
    pub total: Money,
}

impl Command for SaveOrder {
    type Value = OrderSaved;
    const NAME: &'static str = "save_order";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<OrderSaved, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, self.address.0.to_string());
        let address = work.tx.address(self.address)?.ok_or_else(unknown)?;
        if address.address.status == AddressStatus::Closed {
            return Err(Refusal::AddressClosed);
        }
        let existing = self.order.map(|(id, seen)| self.own_draft(work, id, seen)).transpose()?;
        check_date(self.delivery_on)?;
        if self.accept && self.delivery_on < work.stamp.today {
            return Err(Input::Past(self.delivery_on).into());
        }
        let totals = totals(work.tx, &self.lines)?;
        let (id, number, version) = self.store(work, existing, &totals)?;
        work.changes.address = Some(self.address);
        work.note("order", number.clone());
        if self.accept {
            self.settle(work, id, address.address.status)?;
        }
        Ok(OrderSaved { id, number, version, total: totals.total })
    }
}

impl SaveOrder {
    fn store(
        &self,
        work: &Work<'_>,
        existing: Option<OrderRow>,
        totals: &Totals,
    ) -> Result<(OrderId, String, i64), Refusal> {
        let number = match &existing {
            Some(row) => row.order.number.clone(),
            None => work.tx.next_number("order")?,
        };
        let order = NewOrder {
            number: number.clone(),
            address: self.address,
            task: match self.row {
                Some(RowRef::Task { id, .. }) => Some(id),
                _ => None,
            },
            status: if self.accept { OrderStatus::Accepted } else { OrderStatus::Draft },
            ordered_on: existing.as_ref().map_or(work.stamp.today, |row| row.order.ordered_on),
            delivery_on: self.delivery_on,
            window: self.window.clone(),
            payment: self.payment,
            driver_note: check_text(&self.driver_note, LONGEST_NOTE)?,
            bottles: totals.bottles,
            total: totals.total,
        };
        let lines = order_lines(totals);
        match existing {
            None => Ok((work.tx.insert_order(&order, &lines, work.stamp.at, work.stamp.by)?, number, 1)),
            Some(row) => {
                if !work.tx.update_order((row.id, row.version), &order, &lines, work.signature())? {
                    return Err(work.stale(row.changed_by, &row.changed_at));
                }
                Ok((row.id, number, row.version + 1))
            }
        }
    }

    /// The draft that is saved again, still as it was seen and of the same address.
    fn own_draft(&self, work: &Work<'_>, id: OrderId, seen: i64) -> Result<OrderRow, Refusal> {
        let row = seen_order(work, id, seen)?;
        if row.order.address != self.address {
            return Err(Refusal::NotFound(Thing::Order, row.order.number));
        }
        if row.order.status != OrderStatus::Draft {
            return Err(Refusal::OrderStatus(row.order.status));
        }
        Ok(row)
    }

    /// An accepted order handles the row it was taken from (S1-53), closes the thread of comments, and brings an
    /// address back from churn review.
    fn settle(&self, work: &mut Work<'_>, order: OrderId, status: AddressStatus) -> Result<(), Refusal> {
        let (at, by) = (work.stamp.at, work.stamp.by);
        work.note("accepted", true);
        let task = if status == AddressStatus::ChurnReview {
            return_to_work(work, self.address)?;
            // The order that was just accepted is the contact that the plan would ask for.
            work.tx.arranged_task(self.address)?.map(|task| task.id)
        } else if let Some(row) = self.row {
            Some(claim(work, self.address, row)?.id)
        } else {
            work.tx.arranged_task(self.address)?.map(|task| task.id)
        };
        if let Some(task) = task {
            work.tx.finish_task(task, Outcome::Accepted, None, (at, by))?;
            // Whichever task it was: an order that is called off opens it again.
            work.tx.set_order_task(order, task)?;
        }
        end_call(work, self.address, task, None)?;
        work.tx.close_comments(self.address, order)?;
        Ok(())
    }
}

fn order_lines(totals: &Totals) -> Vec<OrderLine> {
    let line = |line: &super::lines::PricedLine| OrderLine {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        returned: line.returned,
    };
    totals.lines.iter().map(line).collect()
}

fn seen_order(work: &Work<'_>, id: OrderId, seen: i64) -> Result<OrderRow, Refusal> {
    let row = work.tx.order(id)?.ok_or_else(|| Refusal::NotFound(Thing::Order, id.0.to_string()))?;
    if row.version != seen {
        return Err(work.stale(row.changed_by, &row.changed_at));
    }
    Ok(row)
}

fn return_to_work(work: &mut Work<'_>, address: AddressId) -> Result<(), Refusal> {
    let (at, by) = (work.stamp.at, work.stamp.by);
    for task in work.tx.open_tasks(address)?.into_iter().filter(|task| task.kind == TaskKind::Review) {
        work.tx.finish_task(task.id, Outcome::Closed, None, (at, by))?;
    }
    work.tx.end_churn_case(address, ChurnStage::Returned, work.stamp.today)?;
    work.tx.set_address_status(address, AddressStatus::Active, None)?;
    replan_address(work.tx, work.rules, address, &work.stamp)?;
    work.note("churn", "returned");
    Ok(())
}

/// An order that the driver brought: posts the sale from its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverOrder {
    /// Which, and the version that was seen.
    pub order: (OrderId, i64),
    /// The day on which it was really delivered.
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
        if work.tx.reasons(ReasonKind::Undelivered)?.iter().all(|reason| reason.id != self.reason) {
            return Err(Refusal::NotFound(Thing::Reason, self.reason.0.to_string()));
        }
        let (at, by) = work.signature();
        let tomorrow = work.stamp.today.succ_opt().unwrap_or(work.stamp.today);
        work.tx.set_order_status((id, seen), OrderStatus::Undelivered, Some(self.reason), (at, by))?;
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
        work.tx.insert_task(&new)?;
        work.changes.address = Some(row.order.address);
        work.note("order", json!([row.order.number, "undelivered"]));
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
