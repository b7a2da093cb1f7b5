//! Who owes money, how much of it for how long, and what was promised: the credit controller's list.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::office::{Actor, allowed};
use super::promises::{Promised, promises};
use super::refusal::Refusal;
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::debt::{AGES, AgedDebt};
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::domain::money::Money;
use crate::store::{DebtorRow, Read};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtsRequest {
    /// Who asks.
    pub actor: Actor,
    /// The workstation's date.
    pub today: NaiveDate,
}

/// An address that owes money, or a counterparty with several of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debtor {
    /// The address; of several that of the oldest debt.
    pub row: DebtorRow,
    /// How many addresses of the counterparty owe; 1: this one.
    pub addresses: usize,
    /// The debt by age.
    pub aged: AgedDebt,
    /// What was promised and is neither kept nor called off, the earliest.
    pub promise: Option<Promised>,
}

impl Debtor {
    /// Days since the oldest charge that is not settled.
    pub fn days(&self, today: NaiveDate) -> i64 {
        self.aged.since.map_or(0, |since| (today - since).num_days().max(0))
    }

    /// Whether the address is in churn review.
    pub fn is_in_review(&self) -> bool {
        self.row.status == AddressStatus::ChurnReview
    }

    fn take_in(&mut self, other: Self) {
        let mut other = other;
        if other.aged.since < self.aged.since {
            std::mem::swap(self, &mut other);
        }
        let sum = |one: Money, two: Money| one.plus(two).unwrap_or(one);
        for (part, of) in self.aged.parts.iter_mut().zip(other.aged.parts) {
            *part = sum(*part, of);
        }
        let (balance, of) = (&mut self.row.balance, other.row.balance);
        balance.debt = sum(balance.debt, of.debt);
        balance.containers += of.containers;
        balance.deposited += of.deposited;
        self.row.last_payment = self.row.last_payment.max(other.row.last_payment);
        self.addresses += other.addresses;
        self.promise = match (self.promise.take(), other.promise) {
            (Some(one), Some(two)) => Some(if two.row.due_on < one.row.due_on { two } else { one }),
            (one, two) => one.or(two),
        };
        if other.row.status == AddressStatus::ChurnReview {
            self.row.status = AddressStatus::ChurnReview;
        }
    }
}

/// Reads every address that owes money.
///
/// # Errors
/// When the actor may not see to debts, or the store fails.
pub fn debts(read: &Read<'_>, request: &DebtsRequest) -> Result<Vec<Debtor>, Refusal> {
    allowed(read, &request.actor, Right::CollectDebts)?;
    let mut promised: BTreeMap<AddressId, Promised> = BTreeMap::new();
    // The latest first, so that the earliest stays.
    for promise in
        promises(read, &request.actor, request.today)?.into_iter().rev().filter(|promise| promise.is_open())
    {
        promised.insert(promise.row.address, promise);
    }
    let debtors = read.debtors()?.into_iter().map(|row| {
        let aged = read.aged_debt(row.address, row.balance.debt, request.today)?;
        let promise = promised.remove(&row.address);
        Ok(Debtor { row, addresses: 1, aged, promise })
    });
    debtors.collect()
}

/// The same summed for each counterparty.
pub fn by_counterparty(debtors: impl IntoIterator<Item = Debtor>) -> Vec<Debtor> {
    let mut summed: BTreeMap<CounterpartyId, Debtor> = BTreeMap::new();
    for debtor in debtors {
        match summed.get_mut(&debtor.row.counterparty) {
            Some(known) => known.take_in(debtor),
            None => drop(summed.insert(debtor.row.counterparty, debtor)),
        }
    }
    summed.into_values().collect()
}

/// What several debts add up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DebtTotals {
    /// How many debtors.
    pub count: usize,
    /// All of it.
    pub debt: Money,
    /// By age.
    pub parts: [Money; AGES.len() + 1],
    /// Containers beyond those covered by a paid deposit, where there are any.
    pub containers: i64,
}

impl DebtTotals {
    /// Adds debts up.
    pub fn of<'a>(debtors: impl IntoIterator<Item = &'a Debtor>) -> Self {
        let none = Self { count: 0, debt: Money::ZERO, parts: AgedDebt::NONE.parts, containers: 0 };
        let sum = |one: Money, two: Money| one.plus(two).unwrap_or(one);
        debtors.into_iter().fold(none, |mut totals, debtor| {
            totals.count += 1;
            totals.debt = sum(totals.debt, debtor.row.balance.debt);
            for (part, of) in totals.parts.iter_mut().zip(debtor.aged.parts) {
                *part = sum(*part, of);
            }
            totals.containers += debtor.row.balance.container_debt().max(0);
            totals
        })
    }
}
