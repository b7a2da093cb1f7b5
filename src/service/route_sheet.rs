//! What a route sheet tells the driver, read at one moment.

use chrono::NaiveDate;

use super::delivery_day::{Run, delivery_day};
use super::refusal::Refusal;
use crate::domain::ids::RouteId;
use crate::store::{ContactRow, Read};

/// A run with all that its sheet says.
#[derive(Debug, Clone)]
pub struct SheetSource {
    /// Name of the office.
    pub office: String,
    /// The day.
    pub day: NaiveDate,
    /// The run; those of its orders that were brought back already are still on it.
    pub run: Run,
    /// Who drives.
    pub driver: Option<String>,
    /// With what.
    pub vehicle: Option<String>,
    /// Contact persons with phones, for each stop.
    pub contacts: Vec<Vec<ContactRow>>,
}

/// Reads a run for its sheet.
///
/// # Errors
/// [`Refusal::EmptyRun`] when there is no order on it, and those of the store.
pub fn sheet_source(read: &Read<'_>, day: NaiveDate, route: Option<RouteId>) -> Result<SheetSource, Refusal> {
    let known = delivery_day(read, day)?;
    let run = known.runs.into_iter().find(|run| run.route == route && !run.stops.is_empty());
    let run = run.ok_or(Refusal::EmptyRun)?;
    let contacts: Result<_, _> =
        run.stops.iter().map(|ordered| read.contacts(ordered.stop.address)).collect();
    let row = run.row.as_ref();
    let driver = row.and_then(|row| row.driver);
    let driver = known.drivers.into_iter().find(|one| Some(one.id) == driver).map(|one| one.name);
    let vehicle = row.and_then(|row| row.vehicle);
    let vehicle = known.vehicles.into_iter().find(|one| Some(one.id) == vehicle).map(|one| one.name);
    let office = read.office()?.map(|office| office.name).unwrap_or_default();
    Ok(SheetSource { office, day, run, driver, vehicle, contacts: contacts? })
}
