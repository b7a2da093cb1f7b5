//! Takes back how a row of the desk was handled, until the client has moved on. Nothing is erased: the order is called off,
//! the contact that followed is withdrawn, and the history keeps both.

use super::office::{Command, Work};
use super::order::{call_off, open_again};
use super::outcome::RowRef;
use super::refusal::{Refusal, Resting, Thing};
use super::replanning::replan_address;
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::order::OrderStatus;
use crate::domain::task::{Outcome, TaskKind, TaskState};
use crate::store::{OrderRow, TaskRow};

/// The last handling of a row of an address, to be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoHandling {
    /// Whom.
    pub address: AddressId,
    /// The row as it was before it was handled; `None`: the actor's last order, which was taken from no row.
    pub row: Option<RowRef>,
}

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandlingUndone {
    /// How the row had been handled.
    pub outcome: Outcome,
    /// Number of the order that was called off.
    pub order: Option<String>,
}

impl Command for UndoHandling {
    type Value = HandlingUndone;
    const NAME: &'static str = "undo_handling";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<HandlingUndone, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, self.address.0.to_string());
        match work.tx.address(self.address)?.ok_or_else(unknown)?.address.status {
            AddressStatus::Active => {}
            AddressStatus::ChurnReview => return Err(Refusal::AddressNotActive),
            AddressStatus::Closed => return Err(Refusal::AddressClosed),
        }
        let undone = match self.row {
            None => self.undo_last_order(work)?,
            Some(row) => {
                let task = self.handled(work, row)?;
                match task.outcome {
                    Some(Outcome::Accepted) => self.undo_order_of(work, &task)?,
                    Some(Outcome::Postponed) => self.undo_postponement(work, &task)?,
                    _ => return Err(Resting::Nothing.into()),
                }
            }
        };
        work.changes.address = Some(self.address);
        work.note("undone", undone.outcome.code());
        Ok(undone)
    }
}

impl UndoHandling {
    /// The task of the row, handled and not touched since.
    fn handled(&self, work: &Work<'_>, row: RowRef) -> Result<TaskRow, Refusal> {
        let (found, version) = match row {
            RowRef::Task { id, version } => (work.tx.task(id)?, version),
            // It got its task when it was handled.
            RowRef::Always(date) => (work.tx.task_on(self.address, date)?, 1),
        };
        let Some(task) = found.filter(|task| task.address == self.address) else {
            return match row {
                RowRef::Task { id, .. } => Err(Refusal::NotFound(Thing::Task, id.0.to_string())),
                RowRef::Always(_) => Err(Resting::Nothing.into()),
            };
        };
        if task.state == TaskState::Open {
            return Err(Resting::Nothing.into());
        }
        // Handling it was its next change.
        if task.version != version + 1 {
            return Err(work.stale(task.changed_by, &task.changed_at));
        }
        Ok(task)
    }

    fn undo_order_of(&self, work: &mut Work<'_>, task: &TaskRow) -> Result<HandlingUndone, Refusal> {
        let order = work.tx.order_of_task(self.address, task.id)?.ok_or(Resting::Nothing)?;
        self.undo_order(work, &order, Some(task))
    }

    /// An order that was taken from no row: it may have handled the planned contact.
    fn undo_last_order(&self, work: &mut Work<'_>) -> Result<HandlingUndone, Refusal> {
        let last = work.tx.last_orders(self.address, 1)?.pop().ok_or(Resting::Nothing)?;
        // Of several deliveries that were ordered at once, the first.
        let first = last.order.series.map(|first| work.tx.order(first)).transpose()?.flatten();
        let order = first.unwrap_or(last);
        if order.changed_by != work.stamp.by {
            return Err(work.stale(order.changed_by, &order.changed_at));
        }
        let task = order.order.task.map(|task| work.tx.task(task)).transpose()?.flatten();
        self.undo_order(work, &order, task.as_ref())
    }

    fn undo_order(
        &self,
        work: &mut Work<'_>,
        row: &OrderRow,
        task: Option<&TaskRow>,
    ) -> Result<HandlingUndone, Refusal> {
        let number = row.order.number.clone();
        if work.tx.order_ended_review(self.address, &number)? {
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
        if let Some(task) = task {
            self.nothing_was_sold_since(work, task)?;
            if is_arranged(task)
                && let Some(other) = work.tx.arranged_task(self.address)?
            {
                return Err(Resting::Contact(other.list_date).into());
            }
        }
        call_off(work, row)?;
        // Deliveries that were ordered with it go too, where nothing became of them yet.
        for later in work.tx.later_in_series(row)? {
            if later.order.status == OrderStatus::Accepted {
                call_off(work, &later)?;
            }
        }
        work.note("order", number.clone());
        Ok(HandlingUndone { outcome: Outcome::Accepted, order: Some(number) })
    }

    /// The contact on the date that the customer named is withdrawn, and the one that it took along stands again.
    fn undo_postponement(&self, work: &Work<'_>, task: &TaskRow) -> Result<HandlingUndone, Refusal> {
        self.nothing_was_sold_since(work, task)?;
        let to = work.tx.postponed_from(self.address, task.id)?;
        let successor = match to {
            Some(successor) if successor.state == TaskState::Open => successor,
            Some(successor) => return Err(Resting::Contact(successor.list_date).into()),
            None => {
                let other = work.tx.arranged_task(self.address)?;
                return Err(Resting::Contact(other.map_or(task.list_date, |other| other.list_date)).into());
            }
        };
        let (at, by) = work.signature();
        work.tx.end_task(successor.id, TaskState::Cancelled, at, by)?;
        // A planned contact was the one that moved; any other took the planned one along.
        if !is_arranged(task) {
            for other in work.tx.superseded_by(successor.id)? {
                work.tx.reopen_task(other.id, at, by)?;
            }
        }
        open_again(work, task)?;
        replan_address(work.tx, work.rules, self.address, &work.stamp)?;
        Ok(HandlingUndone { outcome: Outcome::Postponed, order: None })
    }

    fn nothing_was_sold_since(&self, work: &Work<'_>, task: &TaskRow) -> Result<(), Refusal> {
        match work.tx.later_sale(self.address, task.basis, &task.changed_at)? {
            Some(sale) => Err(Resting::Sale(sale).into()),
            None => Ok(()),
        }
    }
}

/// Whether the plan arranged it: of these at most one is open for an address.
const fn is_arranged(task: &TaskRow) -> bool {
    matches!(task.kind, TaskKind::Planned | TaskKind::Postponed)
}
