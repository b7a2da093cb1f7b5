//! What an accountant takes over of a period, so that nothing is typed twice: sales line by line with the VAT within,
//! payments, and what is owed at both ends.

use chrono::NaiveDate;

use super::lines::check_date;
use super::office::{Actor, allowed};
use super::refusal::{Input, Refusal};
use super::rights::Right;
use crate::domain::money::Money;
use crate::domain::paper::{spread, vat_within};
use crate::store::{BalanceLine, PaidLine, Read, SoldLine};

/// A line of a sale with its part of the discount and the VAT within.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountedLine {
    /// The line.
    pub line: SoldLine,
    /// Its part of the discount of the sale.
    pub discount: Money,
    /// What is to be paid for it.
    pub sum: Money,
    /// The VAT within the sum.
    pub vat: Money,
}

/// The accounts of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accounts {
    /// Name of the office.
    pub office: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day, included.
    pub to: NaiveDate,
    /// What was sold.
    pub sales: Vec<AccountedLine>,
    /// What was paid.
    pub payments: Vec<PaidLine>,
    /// What is owed.
    pub balances: Vec<BalanceLine>,
}

/// Reads the accounts of a period.
///
/// # Errors
/// When the actor may not see to debts, days that cannot be, and when the store fails.
pub fn accounts(
    read: &Read<'_>,
    actor: &Actor,
    (from, to): (NaiveDate, NaiveDate),
) -> Result<Accounts, Refusal> {
    allowed(read, actor, Right::CollectDebts)?;
    check_date(from)?;
    check_date(to)?;
    if to < from {
        return Err(Input::Before { chosen: to, first: from }.into());
    }
    let office = read.office()?.map(|office| office.name).unwrap_or_default();
    let lines = read.sold_between(from, to)?;
    let mut sales = Vec::with_capacity(lines.len());
    // The lines of one sale stand together: they share its discount.
    for sale in lines.chunk_by(|one, next| one.sale == next.sale) {
        let sums = sale.iter().map(|line| line.price.times(line.quantity).ok_or(Input::Sum));
        let sums: Vec<Money> = sums.collect::<Result<_, _>>()?;
        let discount = sale.first().map(|line| line.discount).unwrap_or_default();
        for ((line, sum), discount) in sale.iter().zip(&sums).zip(spread(discount, &sums)) {
            let sum = sum.minus(discount).ok_or(Input::Sum)?;
            let vat = line.vat_rate.map_or(Money::ZERO, |rate| vat_within(sum, rate));
            sales.push(AccountedLine { line: line.clone(), discount, sum, vat });
        }
    }
    let (payments, balances) = (read.paid_between(from, to)?, read.balances_between(from, to)?);
    Ok(Accounts { office, from, to, sales, payments, balances })
}
