//! Many rows of the desk handled at once, each by the rules of its single outcome (S1-54 … S1-56, S0-06 … S0-12): the first
//! import leaves hundreds of overdue rows, which nobody can call on one morning. One command, one transaction; rows that are
//! no longer as they were seen are left out and counted, the others are handled by the single command itself; only no contact with
//! the customer is recorded, for nobody was called.

mod churn;
mod postpone;
mod spread;
mod undo;

use std::collections::BTreeMap;

pub use churn::{ChurnMany, ChurnManyForm, churn_many_form};
pub use postpone::{PostponeMany, PostponeManyForm, postpone_many_form};
pub use spread::Spread;
pub use undo::{ManyUndone, UndoMany};

use chrono::NaiveDate;

use super::office::Work;
use super::outcome::{RowRef, seen, standing};
use super::refusal::{Input, Refusal};
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, UserId};
use crate::store::Read;

/// So many rows are handled by one command: it holds the office for about a second, and more is rather a mistake.
pub const MOST: usize = 1_000;

/// A row of the desk with its address, as the operator saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeenRow {
    /// Whom.
    pub address: AddressId,
    /// The row.
    pub row: RowRef,
}

/// Why a row among many is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LeftOut {
    /// The address is in churn review already.
    InReview,
    /// It is closed, merged into another one or taken out of the lists.
    Closed,
    /// Somebody handled or changed the row since it was read.
    Changed,
    /// An order is under way, and without churn control the address would be closed at once (S0-11).
    OrderUnderWay,
}

impl LeftOut {
    /// All of them, as they are named.
    pub const ALL: [Self; 4] = [Self::InReview, Self::Closed, Self::Changed, Self::OrderUnderWay];

    /// Part of the name of its text.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InReview => "in-review",
            Self::Closed => "closed",
            Self::Changed => "changed",
            Self::OrderUnderWay => "order-under-way",
        }
    }
}

/// How many of the rows can be handled, and how many are left out for which reason.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// Rows that can be handled.
    pub able: usize,
    /// The others.
    pub left_out: BTreeMap<LeftOut, usize>,
}

impl Tally {
    fn count(&mut self, why: Option<LeftOut>) {
        match why {
            None => self.able += 1,
            Some(why) => *self.left_out.entry(why).or_default() += 1,
        }
    }

    /// Rows that are left as they are.
    pub fn left(&self) -> usize {
        self.left_out.values().sum()
    }
}

/// What became of many rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ManyDone {
    /// Those that were handled, as they stood; with the date on which they were postponed.
    pub done: Vec<(AddressId, Option<NaiveDate>)>,
    /// The numbers.
    pub tally: Tally,
}

/// Why a row cannot be handled now: the checks of its single outcome.
fn left_out(read: &Read<'_>, row: SeenRow, by: Option<UserId>) -> Result<Option<LeftOut>, Refusal> {
    match standing(read, row.address) {
        Ok(AddressStatus::Active) => {}
        Ok(AddressStatus::ChurnReview) => return Ok(Some(LeftOut::InReview)),
        Ok(AddressStatus::Closed) | Err(Refusal::AddressMerged(_) | Refusal::AddressPutAway) => {
            return Ok(Some(LeftOut::Closed));
        }
        Err(refusal) => return Err(refusal),
    }
    match seen(read, row.address, row.row, by) {
        Ok(_) => Ok(None),
        Err(Refusal::Stale { .. } | Refusal::TaskHandled) => Ok(Some(LeftOut::Changed)),
        Err(refusal) => Err(refusal),
    }
}

/// What handling these rows would come to, without handling them.
fn weighed(
    rows: &[SeenRow],
    why: impl Fn(SeenRow) -> Result<Option<LeftOut>, Refusal>,
) -> Result<Tally, Refusal> {
    let mut tally = Tally::default();
    for row in rows {
        tally.count(why(*row)?);
    }
    Ok(tally)
}

/// Handles each row that can be by its single command, and tells it on the card of its address.
fn each(
    work: &mut Work<'_>,
    rows: &[SeenRow],
    action: &'static str,
    why: impl Fn(&Work<'_>, SeenRow) -> Result<Option<LeftOut>, Refusal>,
    mut handle: impl FnMut(&mut Work<'_>, SeenRow) -> Result<Option<NaiveDate>, Refusal>,
) -> Result<ManyDone, Refusal> {
    if rows.len() > MOST {
        return Err(Input::TooManyRows { rows: rows.len(), most: MOST }.into());
    }
    let mut many = ManyDone::default();
    for row in rows {
        let why = why(work, *row)?;
        many.tally.count(why);
        if why.is_none() {
            let postponed_to = handle(work, *row)?;
            work.tell_apart(row.address, action);
            many.done.push((row.address, postponed_to));
        }
    }
    if many.done.is_empty() {
        return Err(Refusal::NoRowLeft);
    }
    work.changes.address = None;
    work.changes.everything = true;
    work.note("rows", many.done.len());
    work.note("left_out", many.tally.left());
    Ok(many)
}
