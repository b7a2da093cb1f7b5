//! Keeps plans and planned contacts in step with history, settings and calendar (P-30 … P-32).

use chrono::NaiveDate;
use serde_json::Value;

use super::merging::bring_home;
use super::office::{Stamp, Work};
use super::refusal::{Refusal, Thing};
use super::rights::Right;
use super::rules::PlanningRules;
use super::watch::{Share, Watch};
use super::{Command, new_key};
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::planning::{Pause, PlanningSettings};
use crate::domain::task::{TaskKind, TaskState};
use crate::planning::{Delivery, Habits, History, Pauses, Plan, Subject, calibrate, plan};
use crate::store::{
    ArrangedTask, DeliveryTotals, Handled, HandledPlan, HistoryEntry, NewTask, PlanRow, Planned, Read,
    StoreError, Write,
};

mod everything;
pub use everything::each_fresh;

/// How the plan of an address moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Replanned {
    /// The next delivery date before.
    pub before: Option<NaiveDate>,
    /// The plan now, with its reasons.
    pub plan: Plan,
}

/// What a replan of everything did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReplanSummary {
    /// Addresses looked at.
    pub addresses: u64,
    /// Plans that were not what history says and were written anew.
    pub plans: u64,
    /// Planned contacts made, moved or withdrawn.
    pub tasks: u64,
}

/// What a change that concerns many addresses does to their dates (P-31).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moved {
    /// Addresses planned anew.
    pub addresses: u64,
    /// Next delivery dates that are no longer what they were.
    pub moved: u64,
}

impl Moved {
    pub(super) fn count(&mut self, before: Option<NaiveDate>, after: Option<NaiveDate>) {
        self.addresses += 1;
        self.moved += u64::from(before != after);
    }
}

/// What follows from history for one address, ready to be kept.
pub struct Fresh {
    /// With the reasons.
    pub plan: Plan,
    /// As it is kept.
    pub row: PlanRow,
    /// The status of the address from which it follows.
    pub status: AddressStatus,
}

/// Numbers that differ by less, as a part of themselves, are one number: an office of a former version was planned with the
/// logarithm of its system, which is another one in the last bit.
const LAST_BITS: f64 = 1e-9;

impl Fresh {
    /// Whether a kept plan is this one.
    pub fn is_kept_as(&self, kept: &PlanRow) -> bool {
        let read = |row: &PlanRow| serde_json::from_str::<Value>(&row.body).ok();
        let near = || read(kept).zip(read(&self.row)).is_some_and(|(kept, fresh)| is_near(&kept, &fresh));
        let bare = |row: &PlanRow| PlanRow { body: String::new(), ..row.clone() };
        *kept == self.row || (bare(kept) == bare(&self.row) && near())
    }

    /// Whether an open contact is the one that the plan arranges. A postponed one is what the customer asked for: it stands
    /// until the next sale, whatever the plan says since, as long as the address is served.
    pub fn agrees_with(&self, task: &ArrangedTask) -> bool {
        task.basis == self.row.last_delivery
            && if task.kind == TaskKind::Postponed {
                self.status == AddressStatus::Active
            } else {
                self.row.call_on == Some(task.list_date)
            }
    }

    /// What became of this plan among all that were handled, in the order of addresses and deliveries.
    pub fn handled_in(&self, handled: &[HandledPlan], address: AddressId) -> Option<Handled> {
        let plan = (address, self.row.last_delivery?);
        handled.binary_search_by_key(&plan, |(plan, _)| *plan).ok().map(|at| handled[at].1)
    }

    /// The contact to be made where none is open. A plan on which an order was taken gets no second one (P-32); one that was
    /// postponed gets the one that the customer asked for, as after a sale that was voided (P-30, R-43).
    pub fn contact(&self, handled: Option<Handled>) -> Option<(TaskKind, NaiveDate)> {
        match handled {
            Some(Handled::Ordered) => None,
            Some(Handled::Postponed(to)) if self.status == AddressStatus::Active => {
                Some((TaskKind::Postponed, to))
            }
            _ => self.row.call_on.map(|call_on| (TaskKind::Planned, call_on)),
        }
    }
}

fn is_near(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one
            .as_f64()
            .zip(other.as_f64())
            .is_some_and(|(one, other)| (one - other).abs() <= LAST_BITS * one.abs().max(other.abs())),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_near(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let near =
                |(key, one): (&String, &Value)| other.get(key).is_some_and(|other| is_near(one, other));
            one.len() == other.len() && one.iter().all(near)
        }
        _ => one == other,
    }
}

/// Works out the plan of an address from everything that it follows from.
///
/// # Errors
/// When the plan cannot be put into the form in which it is kept: a defect.
pub fn fresh(
    deliveries: &[DeliveryTotals],
    settings: &PlanningSettings,
    (status, pauses): (AddressStatus, &[Pause]),
    rules: &PlanningRules,
) -> Result<Fresh, StoreError> {
    let history = history(deliveries);
    let subject = Subject {
        deliveries: &history,
        settings,
        pauses,
        plannable: status == AddressStatus::Active,
        rate_override: None,
    };
    let plan = plan(&subject, &rules.rules());
    // What brought no water is not what an average counts from: the plan still rests on the delivery before.
    let last = subject.last().and_then(|last| deliveries.iter().rfind(|delivery| delivery.on == last.on));
    let row = PlanRow {
        last_delivery: last.map(|delivery| delivery.on),
        last_bottles: last.map_or(0, |delivery| delivery.bottles),
        next_delivery: plan.next_delivery,
        call_on: plan.call_on,
        rate_ml: plan.rate_ml_per_day,
        body: serde_json::to_string(&plan).map_err(|error| StoreError::Other(error.to_string()))?,
    };
    Ok(Fresh { plan, row, status })
}

/// Deliveries of the store as the planning engine takes them.
pub fn history(deliveries: &[DeliveryTotals]) -> Vec<Delivery> {
    deliveries.iter().map(|delivery| Delivery { on: delivery.on, volume_ml: delivery.volume_ml }).collect()
}

/// Replans one address in the transaction of what changed it (P-30).
///
/// # Errors
/// When the store fails.
pub fn replan_address(
    tx: &Write<'_>,
    rules: &PlanningRules,
    address: AddressId,
    stamp: &Stamp<'_>,
) -> Result<Replanned, Refusal> {
    let (fresh, kept) = fresh_of(tx, rules, address)?;
    if kept.as_ref() != Some(&fresh.row) {
        tx.put_plan(address, &fresh.row)?;
    }
    let open = tx.arranged_task(address)?;
    let handled = || match fresh.row.last_delivery {
        Some(basis) => tx.handled_plan(address, basis),
        None => Ok(None),
    };
    arrange(tx, (address, &fresh), open.as_ref(), handled, stamp)?;
    Ok(Replanned { before: kept.and_then(|plan| plan.next_delivery), plan: fresh.plan })
}

/// The plan that follows from what the store holds of one address now, and the one that is kept.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn fresh_of(
    read: &Read<'_>,
    rules: &PlanningRules,
    address: AddressId,
) -> Result<(Fresh, Option<PlanRow>), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let (status, settings, kept) = read.planned(address)?.ok_or_else(unknown)?;
    let deliveries = read.deliveries(address)?;
    let pauses = read.pauses(address)?;
    Ok((fresh(&deliveries, &settings, (status, &pauses), rules)?, kept))
}

/// Brings the planned contact in step with the plan. `true`: something was made, moved or withdrawn.
fn arrange(
    tx: &Write<'_>,
    (address, fresh): (AddressId, &Fresh),
    open: Option<&ArrangedTask>,
    handled: impl FnOnce() -> Result<Option<Handled>, StoreError>,
    stamp: &Stamp<'_>,
) -> Result<bool, StoreError> {
    if open.is_some_and(|task| fresh.agrees_with(task)) {
        return Ok(false);
    }
    if let Some(task) = open {
        tx.end_task(task.id, TaskState::Superseded, stamp.at, stamp.by)?;
    }
    let Some((kind, list_date)) = fresh.contact(handled()?) else { return Ok(open.is_some()) };
    let new = tx.insert_task(&NewTask {
        address,
        kind,
        list_date,
        due_at: None,
        basis: fresh.row.last_delivery,
        note: "",
        produced_by: open.map(|task| task.id),
        order: None,
        review: None,
        at: stamp.at,
        by: None,
    })?;
    if let Some(task) = open {
        tx.link_successor(task.id, new)?;
    }
    Ok(true)
}

/// Replans every address (P-32): idempotent, and equal to what replanning one by one left. It never recalibrates. `watch`
/// is told of the addresses, and may stop it.
///
/// # Errors
/// [`Refusal::Cancelled`], and when the store fails; then the transaction is to be given up.
pub fn replan_everything(tx: &Write<'_>, stamp: &Stamp<'_>, watch: &Watch) -> Result<ReplanSummary, Refusal> {
    let total = tx.count_addresses()?;
    let rules = PlanningRules::load(tx)?;
    let arranged = tx.arranged_tasks()?;
    let handled = tx.handled_plans()?;
    let mut summary = ReplanSummary::default();
    each_fresh(tx, &rules, |address, kept, fresh| {
        watch.tell((summary.addresses, total))?;
        summary.addresses += 1;
        if !kept.as_ref().is_some_and(|kept| fresh.is_kept_as(kept)) {
            tx.put_plan(address, &fresh.row)?;
            summary.plans += 1;
        }
        let open = arranged.binary_search_by_key(&address, |task| task.address).ok().map(|at| &arranged[at]);
        let handled = || Ok(fresh.handled_in(&handled, address));
        if arrange(tx, (address, &fresh), open, handled, stamp)? {
            summary.tasks += 1;
        }
        Ok(())
    })?;
    Ok(summary)
}

/// Learns anew what the office's customers have in common (P-13) and keeps it. A replan of everything follows (P-32).
/// `watch` is told of the addresses that were read, and may stop it.
///
/// # Errors
/// [`Refusal::Cancelled`], and when the store fails.
pub fn recalibrate(tx: &Write<'_>, today: NaiveDate, watch: &Watch) -> Result<(), Refusal> {
    let (total, mut done) = (tx.count_addresses()?, 0);
    let mut addresses = Vec::new();
    tx.each_planned(|planned: Planned<'_>| {
        watch.tell((done, total))?;
        done += 1;
        if !planned.deliveries.is_empty() {
            addresses.push((
                history(planned.deliveries),
                planned.settings.initial_ml_per_day,
                Pauses::new(planned.pauses),
            ));
        }
        Ok::<_, Refusal>(())
    })?;
    let histories: Vec<History<'_>> = addresses
        .iter()
        .map(|(deliveries, initial, pauses)| History {
            deliveries,
            habits: Habits { initial_ml_per_day: *initial, pauses },
        })
        .collect();
    let calibration = calibrate(&histories);
    let body = serde_json::to_string(&calibration).map_err(|error| StoreError::Other(error.to_string()))?;
    let deliveries = i64::try_from(calibration.deliveries).unwrap_or(i64::MAX);
    Ok(tx.put_calibration(today, deliveries, &body)?)
}

/// Learns anew and replans everything by it: half of the way each.
///
/// # Errors
/// See [`recalibrate`] and [`replan_everything`].
pub fn relearn_everything(
    tx: &Write<'_>,
    stamp: &Stamp<'_>,
    watch: &Watch,
) -> Result<ReplanSummary, Refusal> {
    recalibrate(tx, stamp.today, &watch.of_part(|(done, total): Share| (done, 2 * total)))?;
    replan_everything(tx, stamp, &watch.of_part(|(done, total): Share| (total + done, 2 * total)))
}

/// Replans everything on request, after what still lies at merged addresses was brought to those that were kept; with `recalibrate` it first learns anew from all histories.
#[derive(Debug, Clone, Default)]
pub struct ReplanAll {
    /// Learn anew first.
    pub recalibrate: bool,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

impl Command for ReplanAll {
    type Value = ReplanSummary;
    const NAME: &'static str = "replan_all";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ReplanSummary, Refusal> {
        let home = bring_home(work)?;
        if home > 0 {
            work.note("brought_home", home);
        }
        let replan = if self.recalibrate { relearn_everything } else { replan_everything };
        let summary = replan(work.tx, &work.stamp, &self.watch)?;
        work.note("plans", summary.plans);
        work.note("tasks", summary.tasks);
        work.changes.everything = true;
        Ok(summary)
    }
}

/// Notes in the history something that the program did while an office was made.
///
/// # Errors
/// When the store fails.
pub fn note_by_program(tx: &Write<'_>, stamp: &Stamp<'_>, action: &str) -> Result<(), Refusal> {
    let key = new_key()?;
    let (at, user, address, detail) = (stamp.at, None, None, "{}");
    tx.append_history(&HistoryEntry { key, at, user, action, address, detail, personal: &[] })?;
    Ok(())
}
