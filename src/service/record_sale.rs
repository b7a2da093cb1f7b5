//! Recording a sale: the document, balances, consumption, next date and next contact in one transaction (S1-32, P-30).

use chrono::NaiveDate;
use serde_json::json;

use super::lines::{Line, MOST_UNITS, Totals, check_date, totals};
use super::office::{Command, Work};
use super::refusal::{Input, Refusal, Thing};
use super::replanning::{Replanned, replan_address};
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, OrderId, SaleId};
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::store::{Balance, NewPayment, NewSale, SaleLine};

/// A sale to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSale {
    /// Where it was delivered.
    pub address: AddressId,
    /// The day of the delivery.
    pub on: NaiveDate,
    /// What was delivered.
    pub lines: Vec<Line>,
    /// Containers taken back beside those of the lines.
    pub returned: i64,
    /// What was paid with it.
    pub paid: Option<(PaymentKind, Money)>,
}

/// A recorded sale.
#[derive(Debug, Clone, PartialEq)]
pub struct SaleRecorded {
    /// The sale.
    pub sale: SaleId,
    /// Its number.
    pub number: String,
    /// How the plan moved.
    pub replanned: Replanned,
}

impl Command for RecordSale {
    type Value = SaleRecorded;
    const NAME: &'static str = "record_sale";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<SaleRecorded, Refusal> {
        post(work, self, None)
    }
}

/// Posts a sale, of an order or without one.
pub(super) fn post(
    work: &mut Work<'_>,
    sale: &RecordSale,
    order: Option<OrderId>,
) -> Result<SaleRecorded, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, sale.address.0.to_string());
    let address = work.tx.address(sale.address)?.ok_or_else(unknown)?;
    if address.address.status == AddressStatus::Closed {
        return Err(Refusal::AddressClosed);
    }
    check_date(sale.on)?;
    if !(0..=MOST_UNITS).contains(&sale.returned) {
        return Err(Input::Returned(sale.returned).into());
    }
    if sale.paid.is_some_and(|(_, amount)| amount <= Money::ZERO) {
        return Err(Input::Payment.into());
    }
    let totals = totals(work.tx, &sale.lines)?;
    let number = work.tx.next_number("sale")?;
    let id = insert(work, sale, (&number, order), &totals)?;
    let returned = totals.returned + sale.returned;
    let paid = sale.paid.map_or(Money::ZERO, |(_, amount)| amount);
    let debt = totals.total.as_minor().checked_sub(paid.as_minor()).ok_or(Input::Sum)?;
    work.tx.add_to_balance(
        sale.address,
        &Balance { debt: Money::minor(debt), containers: totals.containers - returned, deposited: 0 },
    )?;
    if let Some((kind, amount)) = sale.paid {
        let payment = work.tx.next_number("payment")?;
        let (at, by) = work.signature();
        work.tx.insert_payment(&NewPayment {
            number: &payment,
            address: sale.address,
            sale: Some(id),
            on: sale.on,
            kind: kind.code(),
            amount,
            import: None,
            at,
            by,
        })?;
    }
    let replanned = replan_address(work.tx, work.rules, sale.address, &work.stamp)?;
    work.changes.address = Some(sale.address);
    work.note("sale", number.clone());
    work.note("next", json!([replanned.before, replanned.plan.next_delivery]));
    Ok(SaleRecorded { sale: id, number, replanned })
}

fn insert(
    work: &Work<'_>,
    sale: &RecordSale,
    (number, order): (&str, Option<OrderId>),
    totals: &Totals,
) -> Result<SaleId, Refusal> {
    let lines: Vec<SaleLine> = totals
        .lines
        .iter()
        .map(|line| SaleLine { product: line.product, quantity: line.quantity, price: line.price })
        .collect();
    let (at, by) = work.signature();
    let new = NewSale {
        number,
        address: sale.address,
        order,
        delivered_on: sale.on,
        returned: totals.returned + sale.returned,
        at,
        by,
        import: None,
        bottles: totals.bottles,
        volume_ml: totals.volume_ml,
        containers: totals.containers,
        total: totals.total,
    };
    Ok(work.tx.insert_sale(&new, &lines)?)
}
