//! Recording a sale: the document, balances, consumption, next date and next contact in one transaction (S1-32, P-30).

use chrono::NaiveDate;
use serde_json::json;

use super::lines::{
    Line, MOST_UNITS, Totals, check_document_day, check_paid, deposit_brought, priced, totals,
};
use super::office::{Command, Work};
use super::prices::{Concessions, PriceBook};
use super::promises::paying;
use super::refusal::{Input, Refusal, Thing};
use super::replanning::{Replanned, replan_address};
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, OrderId, SaleId};
use crate::domain::money::Money;
use crate::domain::order::{PaymentKind, Terms};
use crate::store::{AddressRow, Balance, NewDeposit, NewPayment, NewSale, OrderRow, SaleLine};

/// A sale to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSale {
    /// Where it was delivered.
    pub address: AddressId,
    /// The day of the delivery, not to come.
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

/// The order that a sale fulfils.
#[derive(Clone, Copy)]
pub(super) struct Fulfilled<'a> {
    pub(super) order: &'a OrderRow,
    /// Exactly what was ordered was brought.
    pub(super) as_ordered: bool,
}

/// Posts a sale, of an order with what was agreed in it, or without one.
pub(super) fn post(
    work: &mut Work<'_>,
    sale: &RecordSale,
    fulfilled: Option<Fulfilled<'_>>,
) -> Result<SaleRecorded, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, sale.address.0.to_string());
    let address = work.tx.address(sale.address)?.ok_or_else(unknown)?;
    if address.address.status == AddressStatus::Closed {
        return Err(Refusal::AddressClosed);
    }
    check_document_day(sale.on, work.stamp.today)?;
    if !(0..=MOST_UNITS).contains(&sale.returned) {
        return Err(Input::Returned(sale.returned).into());
    }
    if sale.paid.is_some_and(|(_, amount)| amount <= Money::ZERO) {
        return Err(Input::Payment.into());
    }
    sale.paid.map_or(Ok(()), |(_, amount)| check_paid(amount))?;
    let book = PriceBook::load(work.tx, address.address.counterparty)?;
    let totals = totals(work.tx, &priced(work.tx, (&book, sale.on), &sale.lines)?)?;
    let terms = match fulfilled {
        Some(of) => delivered_terms(of, &totals)?,
        None => present_terms(work, &address, sale.on, &totals)?,
    };
    let total = totals.total.minus(terms.discount).ok_or(Input::Sum)?;
    let number = work.tx.next_number("sale")?;
    let amounts =
        Amounts { number: &number, order: fulfilled.map(|of| of.order.id), total, discount: terms.discount };
    let id = insert(work, sale, &amounts, &totals)?;
    let returned = totals.returned + sale.returned;
    let paid = sale.paid.map_or(Money::ZERO, |(_, amount)| amount);
    let owed = total.plus(terms.deposit).and_then(|owed| owed.minus(paid));
    work.tx.add_to_balance(
        sale.address,
        &Balance {
            debt: owed.ok_or(Input::Sum)?,
            containers: totals.containers - returned,
            deposited: terms.deposit_containers,
        },
    )?;
    take_deposit(work, sale, id, &terms)?;
    let replanned = replan_address(work.tx, work.rules, sale.address, &work.stamp)?;
    if let Some(paid) = sale.paid {
        paying(work, sale.address, |work| pay(work, sale, id, paid))?;
    }
    work.changes.address = Some(sale.address);
    work.note("sale", number.clone());
    work.note("next", json!([replanned.before, replanned.plan.next_delivery]));
    Ok(SaleRecorded { sale: id, number, replanned })
}

/// What was agreed in an order, of what was really brought. The deposit for all that was ordered is the agreed one, whatever
/// the products ask since.
fn delivered_terms(of: Fulfilled<'_>, totals: &Totals) -> Result<Terms, Refusal> {
    let agreed = &of.order.order.terms;
    let discount = totals.total.share(agreed.discount_rate).ok_or(Input::Sum)?;
    if of.as_ordered {
        return Ok(Terms { discount, ..agreed.clone() });
    }
    let (deposit_containers, deposit) =
        deposit_brought((agreed.deposit_containers, agreed.deposit), &totals.deposits)?;
    Ok(Terms { discount, deposit_containers, deposit, ..agreed.clone() })
}

/// Without an order the discount of the address on that day holds.
fn present_terms(
    work: &Work<'_>,
    address: &AddressRow,
    on: NaiveDate,
    totals: &Totals,
) -> Result<Terms, Refusal> {
    let concessions = Concessions::load(work.tx, address.id, address.address.counterparty)?;
    let (discount_rate, discount_name) = concessions.discount_on(on);
    let discount = totals.total.share(discount_rate).ok_or(Input::Sum)?;
    Ok(Terms { discount_rate, discount_name, discount, ..Terms::default() })
}

fn pay(
    work: &Work<'_>,
    sale: &RecordSale,
    id: SaleId,
    (kind, amount): (PaymentKind, Money),
) -> Result<(), Refusal> {
    let number = work.tx.next_number("payment")?;
    let (at, by) = work.signature();
    work.tx.insert_payment(&NewPayment {
        number: &number,
        address: sale.address,
        sale: Some(id),
        on: sale.on,
        kind: kind.code(),
        amount,
        import: None,
        at,
        by,
    })?;
    Ok(())
}

fn take_deposit(work: &Work<'_>, sale: &RecordSale, id: SaleId, terms: &Terms) -> Result<(), Refusal> {
    if terms.deposit_containers == 0 {
        return Ok(());
    }
    let number = work.tx.next_number("container")?;
    let (at, by) = work.signature();
    work.tx.insert_deposit(&NewDeposit {
        number: &number,
        address: sale.address,
        sale: id,
        on: sale.on,
        containers: terms.deposit_containers,
        amount: terms.deposit,
        at,
        by,
    })?;
    Ok(())
}

/// What a sale gets beside what was brought.
struct Amounts<'a> {
    number: &'a str,
    order: Option<OrderId>,
    total: Money,
    discount: Money,
}

fn insert(
    work: &Work<'_>,
    sale: &RecordSale,
    amounts: &Amounts<'_>,
    totals: &Totals,
) -> Result<SaleId, Refusal> {
    let lines: Vec<SaleLine> = totals
        .lines
        .iter()
        .map(|line| SaleLine { product: line.product, quantity: line.quantity, price: line.price })
        .collect();
    let (at, by) = work.signature();
    let new = NewSale {
        number: amounts.number,
        address: sale.address,
        order: amounts.order,
        delivered_on: sale.on,
        returned: totals.returned + sale.returned,
        at,
        by,
        import: None,
        bottles: totals.bottles,
        volume_ml: totals.volume_ml,
        containers: totals.containers,
        total: amounts.total,
        discount: amounts.discount,
    };
    Ok(work.tx.insert_sale(&new, &lines)?)
}
