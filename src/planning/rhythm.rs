//! The rhythm of one address and what it lets expect (`forecast.md`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::calibration::{Calibration, Habits, ln_litres_of};
use super::delivery::Delivery;
use super::real::{exp, ln};

/// Slowest smoothing of the rhythm (α) and the weight of its start (k0).
const SMOOTHING: f64 = 0.2;
const START_WEIGHT: f64 = 1.0;
/// Surprises count up to this many irregularities (c).
const SURPRISE_LIMIT: f64 = 1.5;
/// Forgetting of the own irregularity (va) and of the usual order (bm).
const VARIANCE_FORGETS: f64 = 0.1;
const ORDER_FORGETS: f64 = 0.1;
/// Bounds of a deviation that teaches the elasticity.
const DEVIATION_LIMIT: f64 = 1.5;
/// Quantile of the first interval, before an address has a history.
const FIRST_QUANTILE: f64 = 1.28;
/// No forecast lies outside these days.
const MIN_DAYS: f64 = 1.0;
const MAX_DAYS: f64 = 400.0;

/// A half that passed through a logarithm (19 l at 2 l a day) comes back a little off, differently on different machines;
/// within this it is still a half.
const TIE_TOLERANCE: f64 = 1e-9;

/// The state of one address: all that its past deliveries leave behind, so that a further one costs O(1). Letters are
/// those of `forecast.md`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rhythm {
    /// Completed intervals.
    pub n: u32,
    /// ln days of the usual order; none before the first interval.
    pub z: Option<f64>,
    /// ln litres of the usual order.
    pub m: f64,
    /// Weighted sum of squared surprises, and the weights.
    pub v: f64,
    pub w: f64,
    /// Smoothed ln litres and ln days, from which deviations are counted.
    pub mx: f64,
    pub my: f64,
    /// Last delivery with litres, and the logarithm of its litres.
    pub last: Delivery,
    pub ln_last: f64,
    /// Last forecast: ln days, and its irregularity s′.
    pub l: f64,
    pub s: f64,
}

/// What one completed interval tells the office.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lesson {
    pub first: bool,
    pub ln_days: f64,
    pub ln_litres: f64,
    /// Clipped deviations of ln litres and ln days from the address's own means.
    pub deviation: Option<(f64, f64)>,
    /// Outcome against the forecast that was given, in units of its irregularity.
    pub surprise_of_forecast: Option<f64>,
    /// Outcome against the rhythm (e).
    pub surprise: f64,
}

/// Within ±limit; total, unlike `f64::clamp`, which panics where a limit is not a number.
fn clip(value: f64, limit: f64) -> f64 {
    value.min(limit).max(-limit)
}

impl Rhythm {
    /// The state after the first delivery, which must hold litres.
    pub(super) fn begin(first: Delivery, initial_ml_per_day: Option<i64>, office: &Calibration) -> Self {
        let m = ln_litres_of(first.volume_ml);
        let l = office.start(m, initial_ml_per_day);
        let s = office.first_sigma();
        Self { n: 0, z: None, m, v: 0.0, w: 0.0, mx: 0.0, my: 0.0, last: first, ln_last: m, l, s }
    }

    /// The state after all deliveries of a history (sorted, one a day); none where no litres were ever brought.
    pub fn of(deliveries: &[Delivery], habits: &Habits<'_>, office: &Calibration) -> Option<Self> {
        let mut watered = deliveries.iter().copied().filter(Delivery::has_water);
        let mut rhythm = Self::begin(watered.next()?, habits.initial_ml_per_day, office);
        for delivery in watered {
            rhythm.absorb(delivery, habits, office);
        }
        if rhythm.n > 0 {
            rhythm.settle(office);
        }
        Some(rhythm)
    }

    /// The state after one further delivery, later than the last. One without litres changes nothing.
    pub fn advance(&mut self, delivery: Delivery, habits: &Habits<'_>, office: &Calibration) {
        if delivery.has_water() {
            self.absorb(delivery, habits, office);
            self.settle(office);
        }
    }

    /// Takes in the interval that `delivery` completes, leaving the new forecast to [`settle`](Self::settle).
    pub(super) fn absorb(&mut self, delivery: Delivery, habits: &Habits<'_>, office: &Calibration) -> Lesson {
        let days = habits.pauses.days_between(self.last.on, delivery.on).max(1);
        let (ln_days, ln_litres) = (ln(days as f64), self.ln_last);
        let ln_now = ln_litres_of(delivery.volume_ml);
        let b = office.elasticity();
        let sigma = office.sigma(self.v, self.w);
        let surprise_of_forecast = (self.n >= 1).then(|| (ln_days - self.l) / self.s);

        self.n = self.n.saturating_add(1);
        let first = self.n == 1;
        let n = f64::from(self.n);
        let deviation = self.take_means(ln_litres, ln_days);
        let z = self.z.unwrap_or_else(|| office.start(self.m, habits.initial_ml_per_day));
        let surprise = ln_days - b * (ln_litres - self.m) - z;
        let limit = if first {
            SURPRISE_LIMIT * sigma.max(office.first_sigma())
        } else {
            let counted = clip(surprise, 3.0 * sigma);
            self.v = (1.0 - VARIANCE_FORGETS) * self.v + counted * counted;
            self.w = (1.0 - VARIANCE_FORGETS) * self.w + 1.0;
            SURPRISE_LIMIT * sigma
        };
        let z = z + SMOOTHING.max(1.0 / (n + START_WEIGHT)) * clip(surprise, limit);
        let dm = ORDER_FORGETS.max(1.0 / (n + 1.0)) * (ln_now - self.m);
        self.m += dm;
        self.z = Some(z + b * dm);
        self.last = delivery;
        self.ln_last = ln_now;
        Lesson { first, ln_days, ln_litres, deviation, surprise_of_forecast, surprise }
    }

    /// Moves the address's means; the deviation from what they were, but for the first interval.
    fn take_means(&mut self, ln_litres: f64, ln_days: f64) -> Option<(f64, f64)> {
        let deviation = (self.n > 1)
            .then(|| (clip(ln_litres - self.mx, DEVIATION_LIMIT), clip(ln_days - self.my, DEVIATION_LIMIT)));
        let share = 1.0 / f64::from(self.n.min(8));
        self.mx += (ln_litres - self.mx) * share;
        self.my += (ln_days - self.my) * share;
        deviation
    }

    /// Makes the forecast that follows the last delivery, with the office as it is now.
    pub(super) fn settle(&mut self, office: &Calibration) {
        let (l, s) = self.outlook(self.ln_last, office);
        self.l = l;
        self.s = s;
    }

    /// ln days and s′ of an order of `ln_litres`.
    fn outlook(&self, ln_litres: f64, office: &Calibration) -> (f64, f64) {
        match self.z {
            None => (self.l, self.s),
            Some(z) => {
                let l = z + office.elasticity() * (ln_litres - self.m);
                let widened = (1.0 + 1.0 / (f64::from(self.n) + START_WEIGHT)).sqrt();
                (l, office.sigma(self.v, self.w) * widened)
            }
        }
    }

    /// What the last delivery lets expect. `caution` is the office's setting in units of the irregularity.
    pub fn forecast(&self, office: &Calibration, caution: f64) -> Forecast {
        let (l, s) = (self.l, self.s);
        let own = self.z.is_some();
        let (k10, k50, k90, planned) = if own {
            (office.k10, office.k50, office.k90, office.k50 - caution)
        } else {
            (-FIRST_QUANTILE, 0.0, FIRST_QUANTILE, 0.0)
        };
        Forecast {
            n: self.n,
            l,
            s,
            z: self.z.unwrap_or(l),
            m: self.m,
            k10,
            k50,
            k90,
            planned_days: whole_days(l + planned * s),
            expected_days: whole_days(l + k50 * s),
            p10_days: whole_days(l + k10 * s),
            p90_days: whole_days(l + k90 * s),
        }
    }

    /// Days to the planned delivery after one of the usual size, all else as it is.
    pub(super) fn usual_planned_days(&self, office: &Calibration, caution: f64) -> i64 {
        let (l, s) = self.outlook(self.m, office);
        let planned = if self.z.is_some() { office.k50 - caution } else { 0.0 };
        whole_days(l + planned * s)
    }
}

/// exp of some ln days, within 1 … 400, to the nearest whole day, half up (P-13).
fn whole_days(ln_days: f64) -> i64 {
    let days = exp(ln_days).clamp(MIN_DAYS, MAX_DAYS);
    // What is not a number becomes zero, and so the least.
    ((days + 0.5 + TIE_TOLERANCE).floor() as i64).max(1)
}

/// What the adaptive average expects after the last delivery with litres. Days are whole and not paused (P-10).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    /// Completed intervals behind it.
    pub n: u32,
    /// ln days until the next delivery, and their irregularity s′.
    pub l: f64,
    pub s: f64,
    /// ln days and ln litres of the usual order.
    pub z: f64,
    pub m: f64,
    pub k10: f64,
    pub k50: f64,
    pub k90: f64,
    /// Days to the planned delivery, earlier than expected by the office's caution.
    pub planned_days: i64,
    pub expected_days: i64,
    /// The 80 % interval.
    pub p10_days: i64,
    pub p90_days: i64,
}

impl Forecast {
    /// Usual order in millilitres.
    pub fn usual_ml(&self) -> i64 {
        (exp(self.m) * 1000.0 + 0.5).floor() as i64
    }

    /// Usual interval in days.
    pub fn usual_days(&self) -> f64 {
        exp(self.z)
    }

    /// Consumption in millilitres per day, half up: the usual order over the usual interval.
    pub fn rate_ml_per_day(&self) -> i64 {
        (exp(self.m - self.z) * 1000.0 + 0.5).floor() as i64
    }
}

/// What is expected where no litres were ever brought: the office's usual interval from `on`.
pub(super) fn forecast_unknown(on: NaiveDate, office: &Calibration) -> Forecast {
    let last = Delivery { on, volume_ml: 0 };
    let (l, s) = (office.usual(), office.first_sigma());
    let rhythm = Rhythm { n: 0, z: None, m: 0.0, v: 0.0, w: 0.0, mx: 0.0, my: 0.0, last, ln_last: 0.0, l, s };
    rhythm.forecast(office, 0.0)
}
