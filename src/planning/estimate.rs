//! From a history to how long the last delivery lasts, under either estimator.

use chrono::NaiveDate;

use super::calibration::Habits;
use super::delivery::Delivery;
use super::pauses::Pauses;
use super::plain::Consumption;
use super::plan::{Rules, Subject};
use super::reason::RateBasis;
use super::rhythm::{Forecast, Rhythm};
use crate::domain::planning::Estimator;

/// Consumption of an address, and how many days its last delivery with litres covers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate {
    pub last: Delivery,
    pub covered_days: i64,
    pub rate_ml_per_day: i64,
    pub usual_ml: i64,
    pub usual_days: f64,
    pub basis: RateBasis,
    pub forecast: Option<Forecast>,
    source: Source,
}

/// What the estimate was made of.
#[derive(Debug, Clone, Copy)]
enum Source {
    Plain(Consumption),
    Adaptive(Rhythm),
}

impl Estimate {
    /// None where no litres were ever brought, or where the plain average has nothing to go by (P-1).
    pub fn of(subject: &Subject<'_>, rules: &Rules<'_>, pauses: &Pauses) -> Option<Self> {
        match rules.estimator {
            Estimator::Plain => Self::plain(subject, pauses),
            Estimator::Adaptive => Self::adaptive(subject, rules, pauses),
        }
    }

    fn plain(subject: &Subject<'_>, pauses: &Pauses) -> Option<Self> {
        let seen = Seen::of(subject.deliveries)?;
        let given = || Some((Consumption::given(subject.rate_override?)?, RateBasis::Given));
        let average = || {
            let basis = RateBasis::Average { deliveries: seen.count, since: seen.first };
            Some((Consumption::average(subject.deliveries, pauses)?, basis))
        };
        let initial = || Some((Consumption::per_day(subject.settings.initial()?)?, RateBasis::Initial));
        let (consumption, basis) = given().or_else(average).or_else(initial)?;
        let usual_ml = seen.mean_ml();
        Some(Self {
            last: seen.last,
            covered_days: consumption.covers(seen.last.volume_ml),
            rate_ml_per_day: consumption.ml_per_day(),
            usual_ml,
            usual_days: consumption.days_of(usual_ml),
            basis,
            forecast: None,
            source: Source::Plain(consumption),
        })
    }

    fn adaptive(subject: &Subject<'_>, rules: &Rules<'_>, pauses: &Pauses) -> Option<Self> {
        let initial_ml_per_day = subject.settings.initial();
        let habits = Habits { initial_ml_per_day, pauses };
        let rhythm = Rhythm::of(subject.deliveries, &habits, rules.calibration)?;
        let first = subject.deliveries.iter().find(|delivery| delivery.has_water())?;
        let forecast = rhythm.forecast(rules.calibration, rules.caution);
        let (usual_ml, usual_days) = (forecast.usual_ml(), forecast.usual_days());
        let basis = if rhythm.n == 0 {
            RateBasis::Office { initial_ml_per_day }
        } else {
            let usual_days_tenths = (usual_days * 10.0 + 0.5).floor() as i64;
            let deliveries = rhythm.n.saturating_add(1);
            RateBasis::Rhythm { deliveries, since: first.on, usual_ml, usual_days_tenths }
        };
        Some(Self {
            last: rhythm.last,
            covered_days: forecast.planned_days,
            rate_ml_per_day: forecast.rate_ml_per_day(),
            usual_ml,
            usual_days,
            basis,
            forecast: Some(forecast),
            source: Source::Adaptive(rhythm),
        })
    }

    /// Days that a delivery of the usual size covers, for the dates after the next.
    pub fn usual_covered_days(&self, rules: &Rules<'_>) -> i64 {
        match &self.source {
            Source::Plain(consumption) => consumption.covers(self.usual_ml),
            Source::Adaptive(rhythm) => rhythm.usual_planned_days(rules.calibration, rules.caution),
        }
    }
}

/// What a glance over the deliveries with litres shows.
struct Seen {
    first: NaiveDate,
    last: Delivery,
    count: u32,
    total_ml: i128,
}

impl Seen {
    fn of(deliveries: &[Delivery]) -> Option<Self> {
        let mut watered = deliveries.iter().filter(|delivery| delivery.has_water());
        let first = *watered.next()?;
        let seen = Self { first: first.on, last: first, count: 1, total_ml: i128::from(first.volume_ml) };
        Some(watered.fold(seen, |seen, delivery| Self {
            first: seen.first,
            last: *delivery,
            count: seen.count.saturating_add(1),
            total_ml: seen.total_ml + i128::from(delivery.volume_ml),
        }))
    }

    /// Millilitres of the mean delivery, half up.
    fn mean_ml(&self) -> i64 {
        let count = i128::from(self.count);
        i64::try_from((2 * self.total_ml + count) / (2 * count)).unwrap_or(i64::MAX)
    }
}
