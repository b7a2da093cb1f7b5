//! What an accountant takes over of a period, so that nothing is typed twice: sales line by line with the VAT within,
//! payments, and what is owed at both ends.

use chrono::{Days, NaiveDate};

use super::lines::check_date;
use super::office::{Actor, allowed};
use super::refusal::{Input, Refusal};
use super::rights::Right;
use super::watch::Watch;
use crate::domain::ids::AddressId;
use crate::domain::money::Money;
use crate::domain::paper::{spread, vat_within};
use crate::store::{BalanceLine, PaidLine, Read, SoldLine};

/// So many days are read at once, then it is told how far it is.
const DAYS: u64 = 7;
/// So many addresses are.
const ADDRESSES: usize = 2_000;

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

/// Reads the accounts of a period; `watch` is told of every week and of every few addresses.
///
/// # Errors
/// When the actor may not see to debts, days that cannot be, when stopped, and when the store fails.
pub fn accounts(
    read: &Read<'_>,
    actor: &Actor,
    (from, to): (NaiveDate, NaiveDate),
    watch: &Watch,
) -> Result<Accounts, Refusal> {
    allowed(read, actor, Right::CollectDebts)?;
    check_date(from)?;
    check_date(to)?;
    if to < from {
        return Err(Input::Before { chosen: to, first: from }.into());
    }
    let office = read.office()?.map(|office| office.name).unwrap_or_default();
    let (weeks, addresses) = (weeks(from, to), parts(read.last_address()?.0));
    let (mut done, total) = (0, (weeks.len() + addresses.len()) as u64);
    let mut step = || {
        done += 1;
        watch.tell((done, total))
    };
    let mut found =
        Accounts { office, from, to, sales: Vec::new(), payments: Vec::new(), balances: Vec::new() };
    for (first, last) in weeks {
        append_sales(&read.sold_between(first, last)?, &mut found.sales)?;
        found.payments.extend(read.paid_between(first, last)?);
        step()?;
    }
    for part in addresses {
        found.balances.extend(read.balances_between(from, to, part)?);
        step()?;
    }
    found.balances.sort_by(|one, next| {
        let place = |line: &BalanceLine| (line.counterparty, line.address);
        (&one.of.client, &one.of.place, place(one)).cmp(&(&next.of.client, &next.of.place, place(next)))
    });
    Ok(found)
}

/// The lines of one sale stand together: they share its discount.
fn append_sales(lines: &[SoldLine], sales: &mut Vec<AccountedLine>) -> Result<(), Refusal> {
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
    Ok(())
}

/// The days from the first to the last in pieces, each with its last day.
fn weeks(from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let next = |day: &NaiveDate| day.checked_add_days(Days::new(DAYS)).filter(|next| *next <= to);
    let last = |day: NaiveDate| day.checked_add_days(Days::new(DAYS - 1)).map_or(to, |last| last.min(to));
    std::iter::successors(Some(from), next).map(|day| (day, last(day))).collect()
}

/// The numbers of the addresses up to the last one in pieces, each with its last number.
fn parts(last: i64) -> Vec<(AddressId, AddressId)> {
    let firsts = (1..=last).step_by(ADDRESSES);
    firsts.map(|first| (AddressId(first), AddressId(first + ADDRESSES as i64 - 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_and_every_address_is_in_one_piece() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        let november = weeks(day(11, 1), day(11, 30));
        assert_eq!(november.len(), 5);
        assert_eq!((november[0], november[4]), ((day(11, 1), day(11, 7)), (day(11, 29), day(11, 30))));
        assert_eq!(weeks(day(11, 1), day(11, 1)), [(day(11, 1), day(11, 1))]);
        assert_eq!(weeks(day(11, 1), day(11, 8)).last(), Some(&(day(11, 8), day(11, 8))));
        assert!(parts(0).is_empty());
        assert_eq!(parts(2_001), [(AddressId(1), AddressId(2_000)), (AddressId(2_001), AddressId(4_000))]);
    }
}
