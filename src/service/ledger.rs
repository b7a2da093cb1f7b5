//! Money and containers of an address with their running balance.

use chrono::NaiveDate;

use super::refusal::{Input, Refusal};
use crate::domain::ids::AddressId;
use crate::domain::money::Money;
use crate::store::{Balance, Paper, Read};

/// A paper with what was owed after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The paper.
    pub paper: Paper,
    /// The balance after it; a voided paper leaves it as it was.
    pub after: Balance,
}

/// All papers of an address, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// The papers, each with the balance after it.
    pub lines: Vec<LedgerLine>,
}

/// What a period adds up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LedgerTotals {
    /// The balance before it.
    pub before: Balance,
    /// Owed in it: sales and deposits.
    pub charged: Money,
    /// Paid in it, less what was paid back.
    pub paid: Money,
    /// Containers brought.
    pub brought: i64,
    /// Containers taken back.
    pub returned: i64,
    /// The balance after it.
    pub after: Balance,
}

/// Reads the papers of an address and reckons their running balance.
///
/// # Errors
/// When the store fails, or the sum is beyond what money can hold.
pub fn ledger(read: &Read<'_>, address: AddressId) -> Result<Ledger, Refusal> {
    let mut after = Balance::default();
    let mut lines = Vec::new();
    for paper in read.papers_of(address)? {
        if !paper.voided {
            after = added(after, &paper)?;
        }
        lines.push(LedgerLine { paper, after });
    }
    Ok(Ledger { lines })
}

fn added(before: Balance, paper: &Paper) -> Result<Balance, Refusal> {
    Ok(Balance {
        debt: before.debt.plus(paper.debt).ok_or(Input::Sum)?,
        containers: before.containers + paper.brought - paper.returned,
        deposited: before.deposited + paper.deposited,
    })
}

impl Ledger {
    /// What the days from `from` to `to` add up to, both included; `None` is without an end.
    pub fn totals(&self, from: Option<NaiveDate>, to: Option<NaiveDate>) -> LedgerTotals {
        let mut totals = LedgerTotals::default();
        for line in self.lines.iter().filter(|line| to.is_none_or(|to| line.paper.on <= to)) {
            totals.after = line.after;
            if from.is_some_and(|from| line.paper.on < from) {
                totals.before = line.after;
            } else if !line.paper.voided {
                totals.add(&line.paper);
            }
        }
        totals
    }
}

impl LedgerTotals {
    /// Sums that do not overflow one by one add up in the running balance, which was checked.
    fn add(&mut self, paper: &Paper) {
        let debt = paper.debt.as_minor();
        if paper.word == "sale" || paper.word == "deposit" {
            self.charged = self.charged.plus(paper.debt).unwrap_or(self.charged);
        } else {
            self.paid = self.paid.plus(Money::minor(-debt)).unwrap_or(self.paid);
        }
        self.brought += paper.brought;
        self.returned += paper.returned;
    }
}
