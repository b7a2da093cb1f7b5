//! The planning of one address on its card: settings, pauses, calculator, why this date, how right it used to be; and what a
//! change would do before it is made.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use serde_json::json;

use super::card::stored_plan;
use super::office::{Command, Work};
use super::planning_settings::ChangePlanning;
use super::refusal::{Input, Refusal, Thing};
use super::replanning::{Replanned, fresh, history};
use super::rights::Right;
use super::rules::{PlanningRules, key};
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::planning::{Calculator, Estimator, Pause, PlanningSettings};
use crate::domain::volume::millilitres;
use crate::planning::{
    Delivery, DeliveryCalendar, KnownRate, Plan, Silence, Subject, Tally, hindsight, known_rates, next_dates,
    silence,
};
use crate::store::{DeliveryTotals, Read, StoreError};

/// Deliveries over which the forecast of an address is judged.
const JUDGED: usize = 12;
/// Months that the chart of consumption shows.
const CHART_MONTHS: u32 = 12;
/// Next dates that are shown.
const NEXT_DATES: usize = 4;
/// Most people that the calculator takes.
pub const MOST_PEOPLE: u32 = 100_000;
/// Most litres a person and day, or in addition a day, that the calculator takes, in millilitres.
pub const MOST_ML: i64 = 10_000_000;

/// What one person uses a day, as the calculator offers it (S1-17), in millilitres.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norms {
    /// In an office.
    pub office_ml: i64,
    /// In a flat.
    pub flat_ml: i64,
}

impl Norms {
    /// As they stand in the settings of the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &Read<'_>) -> Result<Self, StoreError> {
        let litres = |key: &str, otherwise: i64| {
            let typed = read.setting(key)?.and_then(|text| text.parse::<Decimal>().ok());
            let ml = typed.and_then(millilitres).filter(|ml| (0..=MOST_ML).contains(ml));
            Ok::<_, StoreError>(ml.unwrap_or(otherwise))
        };
        Ok(Self {
            office_ml: litres(key::LITRES_OFFICE, Calculator::OFFICE_ML)?,
            flat_ml: litres(key::LITRES_FLAT, Calculator::FLAT_ML)?,
        })
    }
}

/// The planning of one address, read at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanningCard {
    /// Which address.
    pub address: AddressId,
    /// The version that was seen.
    pub version: i64,
    /// Its status: only an active one is planned (P-6).
    pub status: AddressStatus,
    /// Settings (S1-09 … S1-31).
    pub settings: PlanningSettings,
    /// Pauses (P-10).
    pub pauses: Vec<Pause>,
    /// What was typed into the calculator last (S1-17, S1-18).
    pub calculator: Option<Calculator>,
    /// What the calculator offers.
    pub norms: Norms,
    /// How the office estimates dates (P-14).
    pub estimator: Estimator,
    /// The kept plan with its reasons.
    pub plan: Plan,
    /// The next dates, each delivered as planned.
    pub next_dates: Vec<NaiveDate>,
    /// Risk that the customer is lost; none before two completed intervals.
    pub silence: Option<Silence>,
    /// The last twelve deliveries beside what stood for them on the day before.
    pub accuracy: Tally,
    /// Consumption over the last twelve months.
    pub rates: Vec<KnownRate>,
    /// The delivery calendar.
    pub calendar: DeliveryCalendar,
}

/// What planning of an address follows from.
struct Basis {
    status: AddressStatus,
    settings: PlanningSettings,
    pauses: Vec<Pause>,
    totals: Vec<DeliveryTotals>,
    deliveries: Vec<Delivery>,
    rules: PlanningRules,
}

impl Basis {
    fn read(read: &Read<'_>, address: AddressId) -> Result<Self, Refusal> {
        let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
        let (status, settings, _) = read.planned(address)?.ok_or_else(unknown)?;
        let totals = read.deliveries(address)?;
        Ok(Self {
            status,
            settings,
            pauses: read.pauses(address)?,
            deliveries: history(&totals),
            totals,
            rules: PlanningRules::load(read)?,
        })
    }

    fn subject(&self) -> Subject<'_> {
        Subject {
            deliveries: &self.deliveries,
            settings: &self.settings,
            pauses: &self.pauses,
            plannable: self.status == AddressStatus::Active,
            rate_override: None,
        }
    }

    /// The last deliveries, judged with what the office knows today.
    fn accuracy(&self) -> Tally {
        let rules = self.rules.rules();
        let begin = self.deliveries.len().saturating_sub(2 * JUDGED);
        let since = self.deliveries.get(begin).map_or(NaiveDate::MIN, |delivery| delivery.on);
        let judged = hindsight(&self.subject(), &rules, since, |_| rules.calibration);
        judged.iter().rev().take(JUDGED).collect()
    }

    fn next_dates(&self) -> Vec<NaiveDate> {
        next_dates(&self.subject(), &self.rules.rules(), NEXT_DATES)
    }
}

/// Reads the planning of an address.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn planning_card(read: &Read<'_>, address: AddressId, today: NaiveDate) -> Result<PlanningCard, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let version = read.address(address)?.ok_or_else(unknown)?.version;
    let basis = Basis::read(read, address)?;
    let plan = stored_plan(read, address)?;
    let last = basis.deliveries.iter().rfind(|delivery| delivery.has_water() && delivery.on <= today);
    let rhythm = plan.forecast.as_ref().zip(last);
    let silence = rhythm.and_then(|(forecast, last)| silence(forecast, last.on, &basis.pauses, today));
    let since = today.checked_sub_months(Months::new(CHART_MONTHS)).unwrap_or(today);
    Ok(PlanningCard {
        address,
        version,
        status: basis.status,
        calculator: read.calculator(address)?,
        norms: Norms::load(read)?,
        estimator: basis.rules.estimator(),
        plan,
        next_dates: basis.next_dates(),
        silence,
        accuracy: basis.accuracy(),
        rates: known_rates(&basis.subject(), &basis.rules.rules(), since),
        calendar: basis.rules.calendar().clone(),
        settings: basis.settings,
        pauses: basis.pauses,
    })
}

/// What a change of the planning would lead to.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannedOtherwise {
    /// The plan with its reasons.
    pub plan: Plan,
    /// The next dates, each delivered as planned.
    pub next_dates: Vec<NaiveDate>,
}

/// Plans an address with other settings and pauses. Changes nothing.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn planned_otherwise(
    read: &Read<'_>,
    address: AddressId,
    settings: PlanningSettings,
    pauses: Vec<Pause>,
) -> Result<PlannedOtherwise, Refusal> {
    let basis = Basis { settings, pauses, ..Basis::read(read, address)? };
    let planned = fresh(&basis.totals, &basis.settings, (basis.status, &basis.pauses), &basis.rules)?;
    Ok(PlannedOtherwise { plan: planned.plan, next_dates: basis.next_dates() })
}

/// Changes how an address is planned, and keeps what was typed into the calculator beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavePlanning {
    /// Settings and pauses as they are to be.
    pub change: ChangePlanning,
    /// What was typed into the calculator; what stood there before is kept where nothing was.
    pub calculator: Option<Calculator>,
}

impl Command for SavePlanning {
    type Value = Replanned;
    const NAME: &'static str = "save_planning";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Replanned, Refusal> {
        let address = self.change.address;
        let before = work.tx.calculator(address)?;
        let replanned = self.change.carry_out(work)?;
        if let Some(typed) = self.calculator.filter(|typed| Some(*typed) != before) {
            if typed.people > MOST_PEOPLE || !in_range(typed.ml_per_person) || !in_range(typed.extra_ml) {
                return Err(Input::Calculator.into());
            }
            work.tx.set_calculator(address, &typed)?;
            work.changed("calculator", said(before), said(Some(typed)));
        }
        Ok(replanned)
    }
}

fn in_range(ml: i64) -> bool {
    (0..=MOST_ML).contains(&ml)
}

fn said(calculator: Option<Calculator>) -> serde_json::Value {
    let said = |typed: Calculator| json!([typed.people, typed.ml_per_person, typed.extra_ml]);
    calculator.map_or(serde_json::Value::Null, said)
}
