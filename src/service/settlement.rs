//! The evening: what a driver handed in against what the documents of the run say.

use super::lines::{MOST_UNITS, check_date, check_paid, check_text};
use super::office::{Command, Work};
use super::refusal::{Input, Refusal};
use super::rights::Right;
use super::run::RunRef;
use crate::domain::limits::LONGEST_REMARK;
use crate::store::HandedIn;

/// Keeps what a driver handed in; said again it is corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleRun {
    /// Which run.
    pub run: RunRef,
    /// Cash, card slips, empty containers and full bottles. A sum below nothing was given to the driver.
    pub handed: HandedIn,
    /// Why it does not come out even; may be empty.
    pub note: String,
}

impl Command for SettleRun {
    /// The version of the run now.
    type Value = i64;
    const NAME: &'static str = "settle_run";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<i64, Refusal> {
        let (id, before) = self.run.begin(work)?;
        check_date(self.run.day)?;
        if self.run.day > work.stamp.today {
            return Err(Refusal::RunAhead(self.run.day));
        }
        // Below nothing the office gave it to the driver, who had paid back more than he took.
        check_paid(self.handed.cash.size())?;
        check_paid(self.handed.card.size())?;
        for count in [self.handed.containers, self.handed.full] {
            if !(0..=MOST_UNITS).contains(&count) {
                return Err(Input::Returned(count).into());
            }
        }
        let note = check_text(&self.note, LONGEST_REMARK)?;
        let was = before.as_ref().and_then(|run| run.handed);
        work.tx.settle_run(id, &self.handed, &note, work.signature())?;
        let now = self.handed;
        work.changed("cash", was.map(|was| was.cash.as_minor()), now.cash.as_minor());
        work.changed("card", was.map(|was| was.card.as_minor()), now.card.as_minor());
        work.changed("containers", was.map(|was| was.containers), now.containers);
        work.changed("full", was.map(|was| was.full), now.full);
        work.changed("note", before.map(|run| run.note).unwrap_or_default(), note);
        self.run.note(work);
        Ok(work.tx.touch_run(id, work.signature())?)
    }
}
