//! What still lies at an address that was merged into another comes home.

use super::super::office::Work;
use super::super::refusal::Refusal;
use super::Body;
use crate::domain::ids::AddressId;
use crate::store::{Moving, StoreError};

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
                work.tx.move_rows(rows, &ids, kept)?;
                count += ids.len();
                moved.push((rows, ids));
            }
        }
        if moved.is_empty() {
            continue;
        }
        note(work, merged, moved)?;
        work.tx.rebuild_balance(merged)?;
        work.tx.rebuild_balance(kept)?;
    }
    Ok(count)
}

fn note(work: &Work<'_>, merged: AddressId, moved: Vec<(Moving, Vec<i64>)>) -> Result<(), Refusal> {
    let Some(run) = work.tx.merge_of(merged)? else { return Ok(()) };
    let mut body: Body =
        serde_json::from_str(&run.body).map_err(|error| StoreError::Damaged(error.to_string()))?;
    body.moved.extend(moved);
    let body = serde_json::to_string(&body).map_err(|error| StoreError::Other(error.to_string()))?;
    Ok(work.tx.change_merge_run(run.id, &body)?)
}
