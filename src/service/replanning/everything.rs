//! Passing over the whole office: one thread reads and writes, another plans.

use std::sync::mpsc;
use std::thread;

use super::super::refusal::Refusal;
use super::super::rules::PlanningRules;
use super::{Fresh, fresh};
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::planning::{Pause, PlanningSettings};
use crate::store::{DeliveryTotals, PlanRow, Planned, Read, StoreError};

/// Addresses that are handed over at once.
const BATCH: usize = 256;
/// Batches that may wait to be planned.
const AHEAD: usize = 4;

/// An address on its way to be planned.
struct Waiting {
    address: AddressId,
    status: AddressStatus,
    settings: PlanningSettings,
    pauses: Vec<Pause>,
    deliveries: Vec<DeliveryTotals>,
    kept: Option<PlanRow>,
}

type Batch = Vec<(AddressId, Option<PlanRow>, Result<Fresh, StoreError>)>;

/// Hands every address with the plan that is kept for it and the one that follows from history to `visit`, in the order
/// of addresses. The whole office is never held at once.
///
/// # Errors
/// When the store fails, and those of `visit`.
pub fn each_fresh(
    read: &Read<'_>,
    rules: &PlanningRules,
    mut visit: impl FnMut(AddressId, Option<PlanRow>, Fresh) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    thread::scope(|scope| {
        let (to_planner, waiting) = mpsc::sync_channel::<Vec<Waiting>>(AHEAD);
        let (to_writer, planned) = mpsc::channel::<Batch>();
        scope.spawn(move || {
            for batch in waiting {
                // Nobody waits for the rest where the visit refused.
                if to_writer.send(batch.into_iter().map(|one| one.plan(rules)).collect()).is_err() {
                    return;
                }
            }
        });
        let mut visit_all = |batch: Batch| {
            batch.into_iter().try_for_each(|(address, kept, fresh)| visit(address, kept, fresh?))
        };
        let mut batch = Vec::with_capacity(BATCH);
        read.each_planned(|one| {
            batch.push(Waiting::from(one));
            if batch.len() < BATCH {
                return Ok(());
            }
            hand_over(&to_planner, &mut batch)?;
            planned.try_iter().try_for_each(&mut visit_all)
        })?;
        hand_over(&to_planner, &mut batch)?;
        drop(to_planner);
        planned.iter().try_for_each(visit_all)
    })
}

fn hand_over(to_planner: &mpsc::SyncSender<Vec<Waiting>>, batch: &mut Vec<Waiting>) -> Result<(), Refusal> {
    let full = std::mem::replace(batch, Vec::with_capacity(BATCH));
    to_planner.send(full).map_err(|_| Refusal::OfficeGone)
}

impl From<Planned<'_>> for Waiting {
    fn from(planned: Planned<'_>) -> Self {
        Self {
            address: planned.address,
            status: planned.status,
            settings: planned.settings,
            pauses: planned.pauses.to_vec(),
            deliveries: planned.deliveries.to_vec(),
            kept: planned.kept,
        }
    }
}

impl Waiting {
    fn plan(self, rules: &PlanningRules) -> (AddressId, Option<PlanRow>, Result<Fresh, StoreError>) {
        let fresh = fresh(&self.deliveries, &self.settings, (self.status, &self.pauses), rules);
        (self.address, self.kept, fresh)
    }
}
