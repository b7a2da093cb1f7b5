//! What the office's customers have in common (`forecast.md`, *State*).

use serde::{Deserialize, Serialize};

use super::delivery::Delivery;
use super::pauses::Pauses;
use super::real::ln;
use super::rhythm::{Lesson, Rhythm};

/// Weight of the entered rate once the office knows its customers (ki) and the intervals at which it is half way there (N0).
const INITIAL_KEPT: f64 = 0.7;
const INITIAL_HALF: f64 = 200.0;
/// Expected elasticity and its weight.
const ELASTICITY: f64 = 0.8;
const ELASTICITY_WEIGHT: f64 = 5.0;
/// Weight of the office in the irregularity of one address (ν).
const SIGMA_WEIGHT: f64 = 4.0;
/// Step of the learned quantiles (qs).
const QUANTILE_STEP: f64 = 0.005;
/// Days of an office that knows nothing yet.
const DAYS_UNKNOWN: f64 = 14.0;
/// Completed intervals from which a calibration is used.
const ENOUGH_INTERVALS: f64 = 50.0;

/// What was learned from all histories; the default holds the start values. Letters are those of `forecast.md`, litres
/// and days under the natural logarithm.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Completed intervals.
    pub n: f64,
    /// Σ ln days.
    pub y: f64,
    /// Σ ln litres that began the interval.
    pub x: f64,
    /// Σ deviation of ln litres × deviation of ln days, each from the address's own mean.
    pub sxy: f64,
    /// Σ squared deviation of ln litres.
    pub sxx: f64,
    /// Number and sum of squared surprises after the first interval.
    pub p_n: f64,
    pub p: f64,
    /// Number and sum of squared surprises of first intervals.
    pub f_n: f64,
    pub f: f64,
    /// Learned quantiles of the surprise in units of the irregularity.
    pub k10: f64,
    pub k50: f64,
    pub k90: f64,
    /// Deliveries with litres that it rests on, shown to people.
    pub deliveries: u64,
}

impl Default for Calibration {
    fn default() -> Self {
        Self {
            n: 0.0,
            y: 0.0,
            x: 0.0,
            sxy: 0.0,
            sxx: 0.0,
            p_n: 20.0,
            p: 5.0,
            f_n: 10.0,
            f: 5.0,
            k10: -1.28,
            k50: 0.0,
            k90: 1.28,
            deliveries: 0,
        }
    }
}

impl Calibration {
    /// b: how far a bigger order lasts longer, 0 … 1.
    pub fn elasticity(&self) -> f64 {
        let learned = (self.sxy + ELASTICITY_WEIGHT * ELASTICITY) / (self.sxx + ELASTICITY_WEIGHT);
        learned.clamp(0.0, 1.0)
    }

    /// start: ln days that an order of `ln_litres` lasts at an address without an interval of its own.
    pub(super) fn start(&self, ln_litres: f64, initial_ml_per_day: Option<i64>) -> f64 {
        let office = if self.n == 0.0 {
            ln(DAYS_UNKNOWN)
        } else {
            self.y / self.n + self.elasticity() * (ln_litres - self.x / self.n)
        };
        match initial_ml_per_day.filter(|&ml| ml > 0) {
            None => office,
            Some(ml) => {
                let weight = 1.0 - (1.0 - INITIAL_KEPT) * self.n / (self.n + INITIAL_HALF);
                weight * (ln_litres - ln_litres_of(ml)) + (1.0 - weight) * office
            }
        }
    }

    /// σ: the irregularity of an address with these sums, drawn to the office's.
    pub(super) fn sigma(&self, v: f64, w: f64) -> f64 {
        ((v + SIGMA_WEIGHT * self.p / self.p_n) / (w + SIGMA_WEIGHT)).sqrt()
    }

    /// Irregularity of a first interval.
    pub(super) fn first_sigma(&self) -> f64 {
        (self.f / self.f_n).sqrt()
    }

    /// ln days of the office's usual interval.
    pub(super) fn usual(&self) -> f64 {
        if self.n == 0.0 { ln(DAYS_UNKNOWN) } else { self.y / self.n }
    }

    fn learn(&mut self, lesson: &Lesson) {
        if let Some((dx, dy)) = lesson.deviation {
            self.sxy += dx * dy;
            self.sxx += dx * dx;
        }
        if let Some(r) = lesson.surprise_of_forecast {
            let below = |k: f64| if r < k { 1.0 } else { 0.0 };
            self.k10 += QUANTILE_STEP * (0.1 - below(self.k10));
            self.k50 += QUANTILE_STEP * (0.5 - below(self.k50));
            self.k90 += QUANTILE_STEP * (0.9 - below(self.k90));
        }
        let squared = lesson.surprise * lesson.surprise;
        if lesson.first {
            self.f_n += 1.0;
            self.f += squared.min(6.0);
        } else {
            self.p_n += 1.0;
            self.p += squared.min(4.0);
        }
        self.n += 1.0;
        self.y += lesson.ln_days;
        self.x += lesson.ln_litres;
    }
}

/// Natural logarithm of the litres in some millilitres.
pub(super) fn ln_litres_of(ml: i64) -> f64 {
    ln(ml as f64 / 1000.0)
}

/// What the forecast of an address rests on beside its deliveries.
#[derive(Debug, Clone, Copy)]
pub struct Habits<'a> {
    /// Entered consumption in millilitres per day; zero or less counts as not entered (P-1).
    pub initial_ml_per_day: Option<i64>,
    pub pauses: &'a Pauses,
}

/// Learns from deliveries that are shown to it in date order.
#[derive(Debug, Clone, Default)]
pub struct Calibrator {
    learned: Calibration,
}

impl Calibrator {
    /// Takes in one delivery of an address whose state is `rhythm` (none before its first); a delivery without
    /// litres is skipped.
    pub fn observe(&mut self, rhythm: &mut Option<Rhythm>, delivery: Delivery, habits: &Habits<'_>) {
        if !delivery.has_water() {
            return;
        }
        self.learned.deliveries += 1;
        match rhythm {
            None => *rhythm = Some(Rhythm::begin(delivery, habits.initial_ml_per_day, &self.learned)),
            Some(rhythm) => {
                let lesson = rhythm.absorb(delivery, habits, &self.learned);
                self.learned.learn(&lesson);
                rhythm.settle(&self.learned);
            }
        }
    }

    /// What was learned, or the start values while fewer than 50 intervals are complete.
    pub fn calibration(&self) -> Calibration {
        if self.learned.n < ENOUGH_INTERVALS {
            Calibration { deliveries: self.learned.deliveries, ..Calibration::default() }
        } else {
            self.learned
        }
    }
}

/// One address as the calibration sees it.
#[derive(Debug, Clone, Copy)]
pub struct History<'a> {
    /// Sorted, one a day.
    pub deliveries: &'a [Delivery],
    pub habits: Habits<'a>,
}

/// What the customers of these histories have in common. Within one day the order of `histories` counts, so hand
/// them over in an order that does not change, such as by identifier.
pub fn calibrate(histories: &[History<'_>]) -> Calibration {
    let mut turns: Vec<(chrono::NaiveDate, usize)> = histories
        .iter()
        .enumerate()
        .flat_map(|(place, history)| history.deliveries.iter().map(move |delivery| (delivery.on, place)))
        .collect();
    turns.sort_unstable();
    let mut addresses: Vec<_> =
        histories.iter().map(|history| (history.deliveries.iter(), &history.habits, None)).collect();
    let mut calibrator = Calibrator::default();
    for (_, place) in turns {
        if let Some((deliveries, habits, rhythm)) = addresses.get_mut(place)
            && let Some(delivery) = deliveries.next()
        {
            calibrator.observe(rhythm, *delivery, habits);
        }
    }
    calibrator.calibration()
}
