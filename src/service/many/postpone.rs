//! Many rows are put off at once, to one day or evenly over several (S1-54 … S1-56, R-43).

use chrono::NaiveDate;

use super::{ManyDone, SeenRow, Spread, Tally, each, left_out, weighed};
use crate::domain::ids::UserId;
use crate::planning::DeliveryCalendar;
use crate::service::office::{Command, Work};
use crate::service::outcome::{Postpone, RowRef};
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::service::rules::PlanningRules;
use crate::store::Read;

/// What postponing many rows needs.
#[derive(Debug, Clone)]
pub struct PostponeManyForm {
    /// How many of them can be postponed.
    pub tally: Tally,
    /// The new list dates must lie after this one.
    pub after: NaiveDate,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// What the dialog shows when it opens; `by` is whoever asks.
///
/// # Errors
/// When an address or a task is unknown, or the store fails.
pub fn postpone_many_form(
    read: &Read<'_>,
    rows: &[SeenRow],
    by: UserId,
    today: NaiveDate,
) -> Result<PostponeManyForm, Refusal> {
    let mut after = today;
    for row in rows {
        let list_date = match row.row {
            RowRef::Always(date) => Some(date),
            RowRef::Task { id, .. } => read.task(id)?.map(|task| task.list_date),
        };
        after = list_date.map_or(after, |date| after.max(date));
    }
    Ok(PostponeManyForm {
        tally: weighed(rows, |row| left_out(read, row, Some(by)))?,
        after,
        calendar: PlanningRules::load(read)?.calendar().clone(),
    })
}

/// Rows that wait for another day: each becomes a contact there, as if it had been postponed by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostponeMany {
    /// The rows, in the order in which they are spread.
    pub rows: Vec<SeenRow>,
    /// Onto which days.
    pub spread: Spread,
    /// Why; needed, and the same for all.
    pub comment: String,
}

impl Command for PostponeMany {
    type Value = ManyDone;
    const NAME: &'static str = "postpone_many";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ManyDone, Refusal> {
        let rules = work.rules;
        let mut days = self.spread.days(rules.calendar());
        each(
            work,
            &self.rows,
            Postpone::NAME,
            |work, row| left_out(work.tx, row, work.stamp.by),
            |work, SeenRow { address, row }| {
                let to = days.next().ok_or(Input::TooFar(self.spread.from))?;
                Postpone { address, row, to, comment: self.comment.clone() }.put_off(work)?;
                Ok(Some(to))
            },
        )
    }
}
