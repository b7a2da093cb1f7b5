//! What still lies at an address that was merged into another comes home.

use super::super::office::Work;
use super::super::refusal::Refusal;
use super::{Body, Since, footprints};
use crate::domain::ids::AddressId;
use crate::store::{Footprint, MergeRun, Moving, StoreError};

/// Carries everything at addresses that were merged to those that were kept: earlier versions of the program left promises and
/// closed comments behind, and took documents there. Says how many rows came home. The merges know of them, so that an undone
/// one takes them back.
///
/// # Errors
/// When the store fails.
pub fn bring_home(work: &Work<'_>) -> Result<usize, Refusal> {
    let mut count = 0;
    for merged in work.tx.merged_addresses()? {
        let Some(kept) = work.tx.merged_into(merged)? else { continue };
        let mut moved = Vec::new();
        for rows in Moving::ALL {
            let ids = work.tx.stray_rows(rows, (merged, kept))?;
            if !ids.is_empty() {
                count += ids.len();
                moved.push((rows, ids));
            }
        }
        if !moved.is_empty() {
            carry(work, merged, &moved)?;
        }
    }
    Ok(count)
}

/// Carries rows of an address from merge to merge, to where it is kept now; each merge on the way is told of them.
fn carry(work: &Work<'_>, merged: AddressId, moved: &[(Moving, Vec<i64>)]) -> Result<(), Refusal> {
    let mut way = Vec::new();
    let mut place = merged;
    while let Some(run) = work.tx.merge_of(place)? {
        place = AddressId(run.kept);
        let body: Body =
            serde_json::from_str(&run.body).map_err(|error| StoreError::Damaged(error.to_string()))?;
        let stood = stands(work, &run, &body)?;
        way.push((run, body, stood));
    }
    for (run, mut body, stood) in way {
        for (rows, ids) in moved {
            work.tx.move_rows(*rows, ids, AddressId(run.kept))?;
        }
        // With the later merges undone it stands so again.
        let now = stands(work, &run, &body)?;
        body.moved.extend_from_slice(moved);
        // Where nobody worked since the merge, what came home is no work either.
        for ((after, stood), now) in body.after.iter_mut().zip(&stood).zip(now) {
            if after.0 == stood.0 && after.1.still(&stood.1) {
                *after = now;
            }
        }
        let body = serde_json::to_string(&body).map_err(|error| StoreError::Other(error.to_string()))?;
        work.tx.change_merge_run(run.id, &body)?;
        work.tx.rebuild_balance(AddressId(run.kept))?;
    }
    Ok(work.tx.rebuild_balance(merged)?)
}

fn stands(work: &Work<'_>, run: &MergeRun, body: &Body) -> Result<Vec<(Since, Footprint)>, StoreError> {
    footprints(work.tx, (AddressId(run.kept), AddressId(run.merged)), body.clients())
}
