//! Orders that the driver brought: the sale of each, from its lines or from what was really brought.

use super::{DeliverOrder, refuse_closed, seen_order};
use crate::domain::order::OrderStatus;
use crate::service::lines::Line;
use crate::service::office::{Command, Work};
use crate::service::record_sale::{Fulfilled, RecordSale, SaleRecorded, post};
use crate::service::refusal::Refusal;
use crate::service::rights::Right;
use crate::service::run::note_way;
use crate::store::OrderLine;

/// An order that the driver brought otherwise than it was agreed: other quantities, other containers taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeliverAsBrought {
    /// Which order, on which day, and what was paid.
    pub delivery: DeliverOrder,
    /// What was really brought. What was ordered costs what was agreed, unless a price is said; what came beside it the
    /// price of the day.
    pub lines: Vec<Line>,
}

impl Command for DeliverAsBrought {
    type Value = SaleRecorded;
    const NAME: &'static str = DeliverOrder::NAME;
    const RIGHT: Right = DeliverOrder::RIGHT;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<SaleRecorded, Refusal> {
        deliver(work, &self.delivery, Some(&self.lines))
    }
}

/// Posts the sale of an order, from its own lines unless others were `brought`.
pub(super) fn deliver(
    work: &mut Work<'_>,
    delivery: &DeliverOrder,
    brought: Option<&[Line]>,
) -> Result<SaleRecorded, Refusal> {
    let (id, seen) = delivery.order;
    let row = seen_order(work, id, seen)?;
    if !matches!(row.order.status, OrderStatus::Accepted | OrderStatus::OnRoute) {
        return Err(Refusal::OrderStatus(row.order.status));
    }
    refuse_closed(work, row.order.address, &row.order.number)?;
    let ordered = work.tx.order_lines(id)?;
    let sale = RecordSale {
        address: row.order.address,
        on: delivery.on,
        lines: brought.map_or_else(|| as_ordered(&ordered), |brought| at_agreed_prices(brought, &ordered)),
        returned: 0,
        paid: delivery.paid,
    };
    work.tx.set_order_status((id, seen), OrderStatus::Delivered, None, work.signature())?;
    work.note("order", row.order.number.clone());
    note_way(work, &row.order.number, row.order.status);
    post(work, &sale, Some(Fulfilled { order: &row, as_ordered: brought.is_none() }))
}

fn as_ordered(ordered: &[OrderLine]) -> Vec<Line> {
    let line = |line: &OrderLine| Line {
        product: line.product,
        quantity: line.quantity,
        price: Some(line.price),
        returned: line.returned,
    };
    ordered.iter().map(line).collect()
}

/// What was brought at the prices that were agreed: where an order has several lines of one product, each in its turn.
fn at_agreed_prices(brought: &[Line], ordered: &[OrderLine]) -> Vec<Line> {
    let mut left: Vec<&OrderLine> = ordered.iter().collect();
    let mut agreed = |line: &Line| {
        let turn = left.iter().position(|ordered| ordered.product == line.product);
        let turn = turn.map(|at| left.remove(at));
        turn.or_else(|| ordered.iter().rfind(|ordered| ordered.product == line.product))
            .map(|line| line.price)
    };
    let line = |line: &Line| {
        let agreed = agreed(line);
        Line { price: line.price.or(agreed), ..*line }
    };
    brought.iter().map(line).collect()
}
