//! Losing a customer: silence against the own rhythm (`forecast.md`).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::pauses::Pauses;
use super::real::{exp, ln};
use super::rhythm::Forecast;
use crate::domain::planning::Pause;

/// Completed intervals from which a risk is shown.
const ENOUGH_INTERVALS: u32 = 2;
/// Exponents stay within these.
const EXPONENT_LIMIT: f64 = 40.0;

/// How likely a silent customer is lost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Silence {
    /// Probability that the customer is lost already, 0 … 1.
    pub lost: f64,
    /// Probability that nothing will be ordered within the horizon either, 0 … 1; orders the lists.
    pub risk: f64,
    pub level: SilenceLevel,
    /// Days without a delivery that were not paused.
    pub silent_days: i64,
    /// Usual interval in days.
    pub usual_days: f64,
}

/// What the silence asks of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SilenceLevel {
    None,
    Watch,
    ProbablyLost,
}

impl SilenceLevel {
    fn of(lost: f64) -> Self {
        if lost > 0.5 {
            Self::ProbablyLost
        } else if lost > 0.1 {
            Self::Watch
        } else {
            Self::None
        }
    }
}

/// The risk on `today` that an address is lost; none with fewer than two completed intervals. Paused days are not silent
/// (P-10).
pub fn silence(
    forecast: &Forecast,
    last_delivery: NaiveDate,
    pauses: &[Pause],
    today: NaiveDate,
) -> Option<Silence> {
    if forecast.n < ENOUGH_INTERVALS {
        return None;
    }
    let silent_days = Pauses::new(pauses).days_between(last_delivery, today);
    let elapsed = silent_days as f64;
    let horizon = (4.0 * forecast.usual_days()).clamp(45.0, 180.0);
    let alive = still_silent(forecast, elapsed);
    let theta = (0.12 / (f64::from(forecast.n) + 3.0)).min(0.5);
    let lost = theta / (theta + (1.0 - theta) * alive);
    let risk = lost + (1.0 - lost) * still_silent(forecast, elapsed + horizon) / alive;
    let level = SilenceLevel::of(lost);
    Some(Silence { lost, risk, level, silent_days, usual_days: forecast.usual_days() })
}

/// S(E): the share of living customers of this rhythm who are silent for so many days.
fn still_silent(forecast: &Forecast, days: f64) -> f64 {
    let z = (ln(days + 0.5) - forecast.l) / forecast.s;
    let upper = ((forecast.k90 - forecast.k50) / 2.197).max(0.2);
    let exponent = ((z - forecast.k50) / upper).clamp(-EXPONENT_LIMIT, EXPONENT_LIMIT);
    1.0 / (1.0 + exp(exponent))
}
