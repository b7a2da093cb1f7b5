//! Looking back: the date that would have been planned on the day before each delivery, and how consumption went.
//!
//! Settings and calendar are taken as they are now, pauses as far as they had begun; deliveries and the calibration are those
//! of the day.

use chrono::{Datelike, NaiveDate};

use super::calibration::{Calibration, Calibrator, History};
use super::pauses::Pauses;
use super::plan::{Rules, Subject, plan};
use super::real::exp;
use super::rhythm::Forecast;
use crate::domain::planning::{Pause, PlanningKind};

/// A near miss: at most so many days off.
const NEAR_DAYS: i64 = 2;

/// One delivery beside the date that was planned for it on the day before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hindsight {
    /// When it was brought.
    pub on: NaiveDate,
    /// The next delivery date that stood on the day before.
    pub planned: NaiveDate,
}

impl Hindsight {
    /// Days by which the planned date lay too late; below zero where it lay too early.
    pub fn error_days(&self) -> i64 {
        (self.planned - self.on).num_days()
    }
}

/// Sums over judged deliveries. Two tallies add up to that of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Deliveries for which a date stood on the day before.
    pub judged: u64,
    /// At most two days off.
    pub near: u64,
    /// Called too early: the planned date lay more than two days before the delivery.
    pub early: u64,
    /// Called too late: the planned date lay more than two days after the delivery.
    pub late: u64,
    absolute_days: i64,
    signed_days: i64,
}

impl Tally {
    /// Counts one delivery.
    pub fn count(&mut self, judged: &Hindsight) {
        let error = judged.error_days();
        self.judged += 1;
        self.near += u64::from(error.abs() <= NEAR_DAYS);
        self.early += u64::from(error < -NEAR_DAYS);
        self.late += u64::from(error > NEAR_DAYS);
        self.absolute_days += error.abs();
        self.signed_days += error;
    }

    /// Adds another tally.
    pub fn add(&mut self, other: &Self) {
        self.judged += other.judged;
        self.near += other.near;
        self.early += other.early;
        self.late += other.late;
        self.absolute_days += other.absolute_days;
        self.signed_days += other.signed_days;
    }

    /// Mean absolute error in days; none where nothing was judged.
    pub fn mean_error(&self) -> Option<f64> {
        self.mean(self.absolute_days as f64)
    }

    /// Mean signed error in days: above zero where the dates lay too late.
    pub fn bias(&self) -> Option<f64> {
        self.mean(self.signed_days as f64)
    }

    /// Share at most two days off, 0 … 1.
    pub fn near_share(&self) -> Option<f64> {
        self.mean(self.near as f64)
    }

    /// Share called too early, 0 … 1.
    pub fn early_share(&self) -> Option<f64> {
        self.mean(self.early as f64)
    }

    /// Share called too late, 0 … 1.
    pub fn late_share(&self) -> Option<f64> {
        self.mean(self.late as f64)
    }

    fn mean(&self, sum: f64) -> Option<f64> {
        (self.judged > 0).then(|| sum / self.judged as f64)
    }
}

impl<'a> FromIterator<&'a Hindsight> for Tally {
    fn from_iter<I: IntoIterator<Item = &'a Hindsight>>(judged: I) -> Self {
        judged.into_iter().fold(Self::default(), |mut tally, one| {
            tally.count(one);
            tally
        })
    }
}

/// The deliveries since a day for which a date stood on the day before, with the calibration that `calibration` says was
/// in force. By average a delivery without litres is none, as in planning.
pub fn hindsight<'c>(
    subject: &Subject<'_>,
    rules: &Rules<'_>,
    since: NaiveDate,
    calibration: impl Fn(NaiveDate) -> &'c Calibration,
) -> Vec<Hindsight> {
    let by_average = subject.settings.kind == PlanningKind::Average;
    let deliveries = subject.deliveries;
    let first = deliveries.partition_point(|delivery| delivery.on < since).max(1);
    let happened = (first..deliveries.len()).filter(|at| !by_average || deliveries[*at].has_water());
    happened
        .filter_map(|at| {
            let on = deliveries[at].on;
            // A pause that begins later says nothing about this delivery; an address that is closed now was served then.
            let pauses: Vec<Pause> = subject.pauses.iter().copied().filter(|pause| pause.from < on).collect();
            let before =
                Subject { deliveries: &deliveries[..at], pauses: &pauses, plannable: true, ..*subject };
            let planned = plan(&before, &Rules { calibration: calibration(on), ..*rules }).next_delivery?;
            Some(Hindsight { on, planned })
        })
        .collect()
}

/// What the office had learned by the start of each month in which something was delivered.
#[derive(Debug, Clone, Default)]
pub struct MonthlyCalibrations {
    by_month: Vec<((i32, u32), Calibration)>,
    unlearned: Calibration,
}

impl MonthlyCalibrations {
    /// Learns from all histories in date order; hand them over as to [`calibrate`](super::calibrate).
    pub fn learn(histories: &[History<'_>]) -> Self {
        let mut turns: Vec<(NaiveDate, usize)> = histories
            .iter()
            .enumerate()
            .flat_map(|(place, history)| history.deliveries.iter().map(move |delivery| (delivery.on, place)))
            .collect();
        turns.sort_unstable();
        let mut addresses: Vec<_> =
            histories.iter().map(|history| (history.deliveries.iter(), &history.habits, None)).collect();
        let (mut calibrator, mut learned) = (Calibrator::default(), Self::default());
        for (on, place) in turns {
            if learned.by_month.last().is_none_or(|(month, _)| *month != month_of(on)) {
                learned.by_month.push((month_of(on), calibrator.calibration()));
            }
            if let Some((deliveries, habits, rhythm)) = addresses.get_mut(place)
                && let Some(delivery) = deliveries.next()
            {
                calibrator.observe(rhythm, *delivery, habits);
            }
        }
        learned
    }

    /// The calibration that was in force on a day.
    pub fn on(&self, day: NaiveDate) -> &Calibration {
        let begun = self.by_month.partition_point(|(month, _)| *month <= month_of(day));
        let last = begun.checked_sub(1).and_then(|at| self.by_month.get(at));
        last.map_or(&self.unlearned, |(_, calibration)| calibration)
    }
}

fn month_of(day: NaiveDate) -> (i32, u32) {
    (day.year(), day.month())
}

/// Consumption as it was known after one delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownRate {
    /// The delivery.
    pub on: NaiveDate,
    /// Estimated millilitres a day.
    pub ml_per_day: i64,
    /// The 80 % interval of them; under the adaptive average alone.
    pub interval: Option<(i64, i64)>,
    /// What was really used a day since the delivery before, paused days left out; none for the first one.
    pub used_ml_per_day: Option<i64>,
}

/// Consumption after each delivery with litres since a day.
pub fn known_rates(subject: &Subject<'_>, rules: &Rules<'_>, since: NaiveDate) -> Vec<KnownRate> {
    let pauses = Pauses::new(subject.pauses);
    let mut before = None;
    let mut rates = Vec::new();
    for (at, delivery) in subject.deliveries.iter().enumerate().filter(|(_, delivery)| delivery.has_water()) {
        let used = before.replace(*delivery).map(|last| {
            let days = pauses.days_between(last.on, delivery.on).max(1);
            (2 * last.volume_ml + days) / (2 * days)
        });
        if delivery.on < since {
            continue;
        }
        let known = plan(&Subject { deliveries: &subject.deliveries[..=at], ..*subject }, rules);
        if let Some(ml_per_day) = known.rate_ml_per_day {
            let interval = known.forecast.as_ref().map(interval_of);
            rates.push(KnownRate { on: delivery.on, ml_per_day, interval, used_ml_per_day: used });
        }
    }
    rates
}

/// The consumption at either end of the interval of days: the usual order over more or fewer days than usual.
fn interval_of(forecast: &Forecast) -> (i64, i64) {
    let ml = |quantile: f64| {
        let ln_litres = forecast.m - forecast.z - quantile * forecast.s;
        (exp(ln_litres) * 1000.0).round().min(1e12) as i64
    };
    (ml(forecast.k90), ml(forecast.k10))
}
