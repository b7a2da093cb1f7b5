//! Many customers who left long ago: each goes the way of churn, for one reason (S0-05 … S0-12).

use super::{LeftOut, ManyDone, SeenRow, Tally, each, left_out, weighed};
use crate::domain::address::ReasonKind;
use crate::domain::ids::{AddressId, ReasonId, UserId};
use crate::service::churn::SendToChurn;
use crate::service::office::{Command, Work};
use crate::service::refusal::Refusal;
use crate::service::rights::Right;
use crate::service::rules::churn_control;
use crate::store::{Read, Reason};

/// What sending many addresses to churn needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChurnManyForm {
    /// How many of them can go.
    pub tally: Tally,
    /// Why customers leave.
    pub reasons: Vec<Reason>,
    /// Whether a senior operator reviews each; otherwise they are closed at once (S0-10).
    pub control: bool,
}

/// What the dialog shows when it opens; `by` is whoever asks.
///
/// # Errors
/// When an address or a task is unknown, or the store fails.
pub fn churn_many_form(read: &Read<'_>, rows: &[SeenRow], by: UserId) -> Result<ChurnManyForm, Refusal> {
    let control = churn_control(read)?;
    Ok(ChurnManyForm {
        tally: weighed(rows, |row| stays(read, row, (Some(by), control)))?,
        reasons: read.reasons(ReasonKind::Churn)?,
        control,
    })
}

/// Rows whose customers want no more water, or are long gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChurnMany {
    /// The rows.
    pub rows: Vec<SeenRow>,
    /// Why; needed (S0-07), and the same for all.
    pub reason: ReasonId,
    /// What is known of it; may be empty.
    pub comment: String,
}

impl Command for ChurnMany {
    type Value = ManyDone;
    const NAME: &'static str = "send_many_to_churn";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ManyDone, Refusal> {
        let control = churn_control(work.tx)?;
        each(
            work,
            &self.rows,
            SendToChurn::NAME,
            |work, row| stays(work.tx, row, (work.stamp.by, control)),
            |work, SeenRow { address, row }| {
                let comment = self.comment.clone();
                SendToChurn { address, row: Some(row), reason: self.reason, comment }.send(work)?;
                Ok(None)
            },
        )
    }
}

/// Why a row stays: without control, also an order that is under way.
fn stays(
    read: &Read<'_>,
    row: SeenRow,
    (by, control): (Option<UserId>, bool),
) -> Result<Option<LeftOut>, Refusal> {
    let why = left_out(read, row, by)?;
    Ok(why.or(if !control && ordered(read, row.address)? { Some(LeftOut::OrderUnderWay) } else { None }))
}

fn ordered(read: &Read<'_>, address: AddressId) -> Result<bool, Refusal> {
    Ok(read.order_under_way(address)?.is_some())
}
