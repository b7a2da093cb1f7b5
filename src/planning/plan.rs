//! From history, settings and calendar to the next date and its reasons.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::calendar::{DeliveryCalendar, plus};
use super::calibration::Calibration;
use super::delivery::Delivery;
use super::estimate::Estimate;
use super::pauses::Pauses;
use super::permitted::PermittedDays;
use super::reason::Reason;
use super::rhythm::Forecast;
use super::settle::settle;
use crate::domain::planning::{Estimator, Pause, PlanningKind, PlanningSettings};

/// How cautious a new office is: how far before the expected day it plans, in units of the customer's irregularity (P-13).
pub const DEFAULT_CAUTION: f64 = 0.3;

/// What the office as a whole decides.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    pub estimator: Estimator,
    pub calibration: &'a Calibration,
    /// 0 = on the expected day, 0.6 = early; [`DEFAULT_CAUTION`] unless the office says otherwise.
    pub caution: f64,
    pub calendar: &'a DeliveryCalendar,
}

/// The address that is planned.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Sorted, one a day.
    pub deliveries: &'a [Delivery],
    pub settings: &'a PlanningSettings,
    pub pauses: &'a [Pause],
    /// The address is Active (P-6).
    pub plannable: bool,
    /// Litres per day that replace the estimate of the plain average; nothing where zero or less.
    pub rate_override: Option<Decimal>,
}

impl Subject<'_> {
    /// The delivery from which the kind counts: by average the last with litres, otherwise the last visit.
    pub fn last(&self) -> Option<&Delivery> {
        match self.settings.kind {
            PlanningKind::Average => self.deliveries.iter().rfind(|delivery| delivery.has_water()),
            _ => self.deliveries.last(),
        }
    }
}

/// The next delivery of an address, and how it was found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plan {
    pub next_delivery: Option<NaiveDate>,
    /// The day on whose list the call stands (P-8).
    pub call_on: Option<NaiveDate>,
    /// The day on which the water lasts to the end; *By average* only.
    pub run_out: Option<NaiveDate>,
    /// Expected date and 80 % interval before any shift; *By average* under the adaptive average only.
    pub expected: Option<NaiveDate>,
    pub p10: Option<NaiveDate>,
    pub p90: Option<NaiveDate>,
    /// Consumption, half up.
    pub rate_ml_per_day: Option<i64>,
    pub usual_ml: Option<i64>,
    pub usual_days: Option<f64>,
    /// Numbers of the adaptive average, from which [`silence`](super::silence()) reads the risk.
    pub forecast: Option<Forecast>,
    /// First and last day whose type in the calendar the date depends on (P-31).
    pub search: Option<Search>,
    pub reasons: Vec<Reason>,
}

/// Days of the delivery calendar that a plan looked at, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Plans the next delivery. The same arguments always give the same plan; it asks no clock, so a date may lie in the past
/// (P-9).
pub fn plan(subject: &Subject<'_>, rules: &Rules<'_>) -> Plan {
    let pauses = Pauses::new(subject.pauses);
    let estimate = Estimate::of(subject, rules, &pauses);
    let mut plan = Plan { reasons: Vec::with_capacity(6), ..Plan::default() };
    if let Some(estimate) = &estimate {
        plan.rate_ml_per_day = Some(estimate.rate_ml_per_day);
        plan.usual_ml = Some(estimate.usual_ml);
        plan.usual_days = Some(estimate.usual_days);
        plan.forecast = estimate.forecast;
    }
    let last = match last_delivery(subject) {
        Ok(last) => last,
        Err(reason) => {
            plan.reasons.push(reason);
            return plan;
        }
    };
    plan.reasons.push(Reason::Delivered { on: last.on, ml: last.volume_ml });
    if let Some(estimate) = &estimate {
        plan.reasons.push(Reason::Rate { ml_per_day: estimate.rate_ml_per_day, basis: estimate.basis });
    }
    let target = match (subject.settings.kind, &estimate) {
        (PlanningKind::Average, None) => {
            plan.reasons.push(Reason::RateUnknown);
            None
        }
        (PlanningKind::Average, Some(estimate)) => average_target(&mut plan, subject, estimate, &pauses),
        _ => calendar_target(&mut plan, subject.settings, last.on),
    };
    if let Some(target) = target {
        let ground = Ground { settings: subject.settings, pauses: &pauses, calendar: rules.calendar };
        settle(&mut plan, last.on, target, &ground);
    }
    plan
}

/// What a target has to fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ground<'a> {
    pub settings: &'a PlanningSettings,
    pub pauses: &'a Pauses,
    pub calendar: &'a DeliveryCalendar,
}

/// The delivery to plan from, or why there is no plan (P-1, P-4 … P-6).
fn last_delivery(subject: &Subject<'_>) -> Result<Delivery, Reason> {
    if !subject.plannable {
        return Err(Reason::NotActive);
    }
    if subject.settings.kind == PlanningKind::None {
        return Err(Reason::DoNotPlan);
    }
    subject.settings.check().map_err(|why| Reason::SettingsRefused { why })?;
    subject.last().copied().ok_or(Reason::NoDelivery)
}

/// P-2: the permitted day nearest to the run-out.
fn average_target(
    plan: &mut Plan,
    subject: &Subject<'_>,
    estimate: &Estimate,
    pauses: &Pauses,
) -> Option<NaiveDate> {
    let (last, settings) = (estimate.last.on, subject.settings);
    let day = |days: i64| pauses.after(last, days);
    let run_out = day(estimate.covered_days);
    plan.run_out = Some(run_out);
    let mut caution_days = 0;
    if let Some(forecast) = &estimate.forecast {
        plan.expected = Some(day(forecast.expected_days));
        plan.p10 = Some(day(forecast.p10_days));
        plan.p90 = Some(day(forecast.p90_days));
        caution_days = forecast.expected_days - forecast.planned_days;
    }
    let paused_days = pauses.paused_between(last, run_out);
    let days = estimate.covered_days;
    plan.reasons.push(Reason::RunOut { on: run_out, days, caution_days, paused_days });
    let target = PermittedDays::after(last, settings).nearest(run_out)?;
    if target != run_out {
        let (weekdays, periodicity) = (settings.weekdays, settings.periodicity);
        plan.reasons.push(Reason::PermittedDay { on: target, weekdays, periodicity });
    }
    Some(target)
}

/// P-3 and P-5: the target of the kinds that go by the calendar.
fn calendar_target(plan: &mut Plan, settings: &PlanningSettings, last: NaiveDate) -> Option<NaiveDate> {
    if settings.kind == PlanningKind::Every {
        let (on, days) = (plus(last, i64::from(settings.every_days)), settings.every_days);
        plan.reasons.push(Reason::Interval { on, days });
        return Some(on);
    }
    let on = PermittedDays::after(last, settings).first()?;
    let (weekdays, periodicity) = (settings.weekdays, settings.periodicity);
    plan.reasons.push(Reason::Weekday { on, weekdays, periodicity });
    Some(on)
}

/// The next `count` dates, each delivered with the usual quantity and nothing learned from it; fewer where the chain breaks
/// off. The first is that of [`plan`].
pub fn next_dates(subject: &Subject<'_>, rules: &Rules<'_>, count: usize) -> Vec<NaiveDate> {
    let mut dates = Vec::new();
    let Some(mut next) = plan(subject, rules).next_delivery.filter(|_| count > 0) else { return dates };
    dates.push(next);
    let pauses = Pauses::new(subject.pauses);
    let estimate = Estimate::of(subject, rules, &pauses);
    let ground = Ground { settings: subject.settings, pauses: &pauses, calendar: rules.calendar };
    while dates.len() < count {
        let mut step = Plan::default();
        let target = match (subject.settings.kind, &estimate) {
            (PlanningKind::Average, Some(estimate)) => {
                let run_out = pauses.after(next, estimate.usual_covered_days(rules));
                PermittedDays::after(next, subject.settings).nearest(run_out)
            }
            _ => calendar_target(&mut step, subject.settings, next),
        };
        if let Some(target) = target {
            settle(&mut step, next, target, &ground);
        }
        // Only at the end of all dates does a step not lead on.
        let Some(date) = step.next_delivery.filter(|&date| date > next) else { break };
        dates.push(date);
        next = date;
    }
    dates
}
