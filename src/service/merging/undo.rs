//! A merge taken back: exactly what moved goes back, and holds what it held.

use super::super::office::{Command, Work};
use super::super::refusal::{Refusal, Thing};
use super::super::rights::Right;
use super::{Body, MergeRefusal, counterparties, footprints, reckon};
use crate::domain::ids::{AddressId, CounterpartyId};
use crate::store::{Changing, MergeRun, StoreError};

/// A merge to be undone. It is refused as soon as anybody worked with what was merged: a new document, call, comment or
/// task of the address, a change of one that moved, of the card or of a contact person. So nothing that was done for the
/// one is ever taken for the other's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoMerge {
    /// Number of the merge.
    pub run: i64,
}

impl Command for UndoMerge {
    type Value = ();
    const NAME: &'static str = "undo_merge";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::Merge, self.run.to_string());
        let run = work.tx.merge_run(self.run)?.ok_or_else(unknown)?;
        if run.is_undone {
            return Err(MergeRefusal::Undone.into());
        }
        let body: Body =
            serde_json::from_str(&run.body).map_err(|error| StoreError::Other(error.to_string()))?;
        let now = if run.of_counterparties {
            counterparties::footprints(work.tx, (CounterpartyId(run.kept), CounterpartyId(run.merged)))?
        } else {
            footprints(work.tx, (AddressId(run.kept), AddressId(run.merged)), body.clients())?
        };
        if let Some((since, _)) =
            now.iter().zip(&body.after).find(|((_, now), (_, then))| !then.still(now)).map(|(now, _)| now)
        {
            return Err(MergeRefusal::Since(*since).into());
        }
        put_back(work, &run, &body)?;
        work.tx.end_merge_run(run.id, work.stamp.at)?;
        work.note("run", run.id);
        work.changes.everything = true;
        Ok(())
    }
}

fn put_back(work: &mut Work<'_>, run: &MergeRun, body: &Body) -> Result<(), Refusal> {
    work.tx.withdraw_tasks(&body.made)?;
    let merged = AddressId(run.merged);
    for (rows, ids) in &body.moved {
        work.tx.move_rows(*rows, ids, merged)?;
    }
    let clients = if run.of_counterparties {
        Some((CounterpartyId(run.kept), CounterpartyId(run.merged)))
    } else {
        body.clients()
    };
    if let Some((kept, merged)) = clients {
        work.tx.move_prices(&body.prices, kept, merged)?;
    }
    // Of an address that only got another owner the merge did not touch what it stands for: it may be in review by now.
    let left: &[&str] = if run.of_counterparties { &["status", "is_archived"] } else { &[] };
    for before in &body.before {
        work.tx.restore_before_merge(before, if before.of == Changing::Address { left } else { &[] })?;
    }
    work.tx.forget_tasks(&body.made)?;
    if run.of_counterparties {
        work.changes.address = work.tx.live_addresses(CounterpartyId(run.kept))?.first().copied();
        return Ok(());
    }
    work.changes.address = Some(AddressId(run.kept));
    reckon(work, [merged, AddressId(run.kept)])
}
