//! Changing how an address is planned, and its pauses; the plan and the planned contact follow at once (P-30).

use serde_json::json;

use super::lines::check_date;
use super::office::{Command, Work};
use super::refusal::{Input, Refusal, Thing};
use super::replanning::{Replanned, replan_address};
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::planning::{Pause, PlanningSettings};
use crate::store::AddressRow;

/// Planning settings and pauses as they are to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePlanning {
    /// Of which address.
    pub address: AddressId,
    /// The version of the address that was seen.
    pub seen: i64,
    /// The settings (S1-09 … S1-31).
    pub settings: PlanningSettings,
    /// All pauses (P-10); one that is kept and not named here is voided.
    pub pauses: Vec<Pause>,
}

impl Command for ChangePlanning {
    type Value = Replanned;
    const NAME: &'static str = "change_planning";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Replanned, Refusal> {
        let row = served(work, self.address)?;
        if row.version != self.seen {
            return Err(work.stale(row.changed_by, &row.changed_at));
        }
        self.settings.check().map_err(Input::Planning)?;
        for pause in &self.pauses {
            check_pause(*pause)?;
        }
        let before = work.tx.planning(self.address)?.unwrap_or_default();
        // Zero or less counts as not entered (P-1).
        let settings =
            PlanningSettings { initial_ml_per_day: self.settings.initial(), ..self.settings.clone() };
        work.tx.set_planning(self.address, &settings)?;
        let kept = work.tx.pauses(self.address)?;
        for pause in kept.iter().filter(|pause| !self.pauses.contains(pause)) {
            work.tx.lift_pause(self.address, *pause, work.stamp.at)?;
        }
        for (at, pause) in self.pauses.iter().enumerate() {
            if !kept.contains(pause) && !self.pauses[..at].contains(pause) {
                work.tx.insert_pause(self.address, *pause)?;
            }
        }
        note_changes(work, &before, &settings);
        work.changed("pauses", json!(kept), json!(self.pauses));
        changed(work, &row)
    }
}

/// Says for the history which settings changed.
fn note_changes(work: &mut Work<'_>, before: &PlanningSettings, after: &PlanningSettings) {
    work.changed("kind", before.kind.code(), after.kind.code());
    work.changed("weekdays", before.weekdays.to_string(), after.weekdays.to_string());
    work.changed("periodicity", before.periodicity, after.periodicity);
    work.changed("every_days", before.every_days, after.every_days);
    work.changed("initial_ml_per_day", before.initial_ml_per_day, after.initial_ml_per_day);
    work.changed("call_delay", before.call_delay, after.call_delay);
    work.changed("always_show", before.always_show, after.always_show);
}

/// "Away until 15 January" (P-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddPause {
    /// Which address.
    pub address: AddressId,
    /// From when to when, both days included.
    pub pause: Pause,
}

impl Command for AddPause {
    type Value = Replanned;
    const NAME: &'static str = "add_pause";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Replanned, Refusal> {
        let row = served(work, self.address)?;
        check_pause(self.pause)?;
        work.tx.insert_pause(self.address, self.pause)?;
        work.note("pause", json!(self.pause));
        changed(work, &row)
    }
}

fn served(work: &Work<'_>, address: AddressId) -> Result<AddressRow, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let row = work.tx.address(address)?.ok_or_else(unknown)?;
    if row.address.status == AddressStatus::Closed { Err(Refusal::AddressClosed) } else { Ok(row) }
}

fn check_pause(pause: Pause) -> Result<(), Refusal> {
    check_date(pause.from)?;
    check_date(pause.to)?;
    if pause.to < pause.from {
        return Err(Input::NotAfter { chosen: pause.to, after: pause.from }.into());
    }
    Ok(())
}

/// Counts the change of the address and plans it anew.
fn changed(work: &mut Work<'_>, row: &AddressRow) -> Result<Replanned, Refusal> {
    let (at, by) = work.signature();
    work.tx.touch_address(row.id, row.version, at, by)?;
    let replanned = replan_address(work.tx, work.rules, row.id, &work.stamp)?;
    work.changes.address = Some(row.id);
    work.note("next", json!([replanned.before, replanned.plan.next_delivery]));
    Ok(replanned)
}
