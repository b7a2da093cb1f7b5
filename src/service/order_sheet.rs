//! What the printed sheet of an order says, read at one moment.

use super::form::{Whom, stored_lines, whom};
use super::lines::PricedLine;
use super::refusal::{Refusal, Thing};
use crate::domain::ids::OrderId;
use crate::domain::money::Money;
use crate::domain::order::OrderStatus;
use crate::store::{ContactRow, OrderRow, PermanentNotes, Product, Read};

/// An order with all that its sheet says.
#[derive(Debug, Clone)]
pub struct OrderSource {
    /// Name of the office.
    pub office: String,
    /// The order.
    pub order: OrderRow,
    /// What was ordered.
    pub lines: Vec<PricedLine>,
    /// The products of the lines.
    pub products: Vec<Product>,
    /// Whom it is for.
    pub whom: Whom,
    /// What is always to be known about a delivery there.
    pub notes: PermanentNotes,
    /// Contact persons with phones.
    pub contacts: Vec<ContactRow>,
    /// What the address owes before the order; negative: paid ahead. `None`: the order is done with, and what is owed
    /// now says nothing about it.
    pub debt: Option<Money>,
}

impl OrderSource {
    /// The lines before any discount; `None` beyond the range.
    pub fn goods(&self) -> Option<Money> {
        let sums = self.lines.iter().map(|line| line.price.times(line.quantity));
        sums.into_iter().try_fold(Money::ZERO, |sum, line| sum.plus(line?))
    }

    /// What is to be paid with it: its sum and deposit, with the debt from before or less the advance. Nothing where an
    /// advance covers it; `None` beyond the range.
    pub fn due(&self) -> Option<Money> {
        let own = self.order.order.total.plus(self.order.order.terms.deposit)?;
        own.plus(self.debt.unwrap_or_default()).map(|due| due.max(Money::ZERO))
    }
}

/// Reads an order for its sheet.
///
/// # Errors
/// When there is no such order, and those of the store.
pub fn order_source(read: &Read<'_>, id: OrderId) -> Result<OrderSource, Refusal> {
    let order = read.order(id)?.ok_or_else(|| Refusal::NotFound(Thing::Order, id.0.to_string()))?;
    let address = order.order.address;
    let mut products = Vec::new();
    let lines = stored_lines(read, id, &mut products)?;
    let is_ahead =
        matches!(order.order.status, OrderStatus::Draft | OrderStatus::Accepted | OrderStatus::OnRoute);
    let debt = is_ahead.then(|| read.balance(address).map(|balance| balance.debt)).transpose()?;
    Ok(OrderSource {
        office: read.office()?.map(|office| office.name).unwrap_or_default(),
        lines,
        products,
        whom: whom(read, address)?,
        notes: read.permanent_notes(address)?,
        contacts: read.contacts(address)?,
        debt,
        order,
    })
}
