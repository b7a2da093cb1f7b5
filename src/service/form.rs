//! What the dialogs of an operator's outcome show when they open: each read at one moment, changing nothing.

mod order;

use chrono::{Days, NaiveDate};

use super::lines::PricedLine;
use super::outcome::RowRef;
use super::refusal::{Refusal, Thing};
use super::rules::PlanningRules;
use crate::domain::ids::{AddressId, OrderId};
use crate::domain::order::OrderStatus;
use crate::planning::DeliveryCalendar;
use crate::store::{AddressRow, Balance, OrderRow, Product, Read};

pub use order::{Agreed, OrderForm, Preview, SuggestedLine, Unusual, edit_form, order_form, preview_next};

/// Whom a dialog is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whom {
    /// Which address.
    pub address: AddressId,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
}

/// An order on its way, to be marked as delivered.
#[derive(Debug, Clone)]
pub struct DeliveredForm {
    /// Whom it is for.
    pub whom: Whom,
    /// The order as it was seen.
    pub order: OrderRow,
    /// What was ordered.
    pub lines: Vec<PricedLine>,
    /// The products of the lines.
    pub products: Vec<Product>,
    /// Money and containers before the delivery.
    pub balance: Balance,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// What postponing a row needs.
#[derive(Debug, Clone)]
pub struct PostponeForm {
    /// Whom.
    pub whom: Whom,
    /// The new list date must lie after this one.
    pub after: NaiveDate,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// Client and address in words.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn whom(read: &Read<'_>, address: AddressId) -> Result<Whom, Refusal> {
    Ok(place(read, address)?.1)
}

fn place(read: &Read<'_>, address: AddressId) -> Result<(AddressRow, Whom), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = read.address(address)?.ok_or_else(unknown)?;
    let client = read.counterparty(row.address.counterparty)?.ok_or_else(unknown)?.counterparty.name;
    let text = row.address.text.clone();
    Ok((row, Whom { address, client, text }))
}

/// The lines of an order with what they name, also where it is no longer on sale.
pub(super) fn stored_lines(
    read: &Read<'_>,
    order: OrderId,
    products: &mut Vec<Product>,
) -> Result<Vec<PricedLine>, Refusal> {
    let lines = read.order_lines(order)?;
    for line in &lines {
        if products.iter().all(|known| known.id != line.product)
            && let Some(product) = read.product(line.product)?
        {
            products.push(product);
        }
    }
    let line = |line: &crate::store::OrderLine| PricedLine {
        product: line.product,
        quantity: line.quantity,
        price: line.price,
        returned: line.returned,
    };
    Ok(lines.iter().map(line).collect())
}

/// An order that is to be marked as delivered.
///
/// # Errors
/// When there is no such order, it is in another status, or the store fails.
pub fn delivered_form(read: &Read<'_>, id: OrderId) -> Result<DeliveredForm, Refusal> {
    let order = read.order(id)?.ok_or_else(|| Refusal::NotFound(Thing::Order, id.0.to_string()))?;
    if !matches!(order.order.status, OrderStatus::Accepted | OrderStatus::OnRoute) {
        return Err(Refusal::OrderStatus(order.order.status));
    }
    let mut products = Vec::new();
    let lines = stored_lines(read, id, &mut products)?;
    Ok(DeliveredForm {
        whom: whom(read, order.order.address)?,
        lines,
        products,
        balance: read.balance(order.order.address)?,
        calendar: PlanningRules::load(read)?.calendar().clone(),
        order,
    })
}

/// What postponing a row needs: the date must lie after the list date of the row and after today.
///
/// # Errors
/// When the address or the task is gone, or the store fails.
pub fn postpone_form(
    read: &Read<'_>,
    address: AddressId,
    row: RowRef,
    today: NaiveDate,
) -> Result<PostponeForm, Refusal> {
    let list_date = match row {
        RowRef::Always(date) => date,
        RowRef::Task { id, .. } => {
            read.task(id)?.ok_or_else(|| Refusal::NotFound(Thing::Task, id.0.to_string()))?.list_date
        }
    };
    Ok(PostponeForm {
        whom: whom(read, address)?,
        after: list_date.max(today),
        calendar: PlanningRules::load(read)?.calendar().clone(),
    })
}

/// Whether two days are the same or neighbours.
pub fn near(day: NaiveDate, other: NaiveDate) -> bool {
    let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
    day == other || next(day) == Some(other) || next(other) == Some(day)
}
