//! Planning settings and pauses of a row, on top of what is stored.

use chrono::NaiveDate;

use crate::domain::planning::{Pause, PlanningSettings, PlanningSettingsError};
use crate::exchange::clients::{ClientRow, PauseRow};
use crate::exchange::columns::ClientColumn;
use crate::exchange::reason::Reason;
use crate::service::import::report::{Fault, FaultReason};

/// The stored settings with what the row says; what it does not say stays.
pub(super) fn merged(stored: PlanningSettings, row: &ClientRow) -> Result<PlanningSettings, Fault> {
    let settings = PlanningSettings {
        kind: row.planning_kind.unwrap_or(stored.kind),
        weekdays: row.weekdays.unwrap_or(stored.weekdays),
        periodicity: row.periodicity.unwrap_or(stored.periodicity),
        every_days: row.every_days.unwrap_or(stored.every_days),
        initial_ml_per_day: row.initial_ml.or(stored.initial_ml_per_day),
        call_delay: row.call_delay.unwrap_or(stored.call_delay),
        always_show: row.always_show.unwrap_or(stored.always_show),
    };
    let fault = |column: ClientColumn, reason| Fault::new(column, "", FaultReason::Cell(reason));
    match settings.check() {
        Ok(()) => Ok(settings),
        Err(PlanningSettingsError::OneWeekdayOnly { .. }) => {
            Err(fault(ClientColumn::Weekdays, Reason::OneWeekdayOnly))
        }
        Err(PlanningSettingsError::NoWeekday) => Err(fault(ClientColumn::Weekdays, Reason::WeekdaysNeeded)),
        Err(_) => Err(fault(ClientColumn::PlanningKind, Reason::Contradiction)),
    }
}

/// What the pause of a row makes of the stored ones: `None` when it is there already, else the new one and those that it
/// replaces because they overlap. A pause without a first day has begun already.
pub(super) fn pause(
    told: Option<PauseRow>,
    stored: &[(i64, Pause)],
    today: NaiveDate,
) -> Option<(Pause, Vec<i64>)> {
    let told = told?;
    let is_known = |pause: &Pause| {
        pause.to == told.to && told.from.map_or(pause.from <= today, |from| pause.from == from)
    };
    if stored.iter().any(|(_, pause)| is_known(pause)) {
        return None;
    }
    let pause = Pause { from: told.from.unwrap_or(today).min(told.to), to: told.to };
    let replaced = stored.iter().filter(|(_, other)| other.from <= pause.to && pause.from <= other.to);
    Some((pause, replaced.map(|(id, _)| *id).collect()))
}
