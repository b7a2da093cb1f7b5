//! The plain average, in exact integers (P-11, P-12).

use rust_decimal::Decimal;

use super::delivery::Delivery;
use super::pauses::Pauses;

/// Bounds of the covered days (P-2).
const MIN_DAYS: i128 = 1;
const MAX_DAYS: i128 = 400;

/// A consumption as an exact fraction: so many millilitres in so many days, both above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Consumption {
    ml: i128,
    days: i128,
}

impl Consumption {
    /// Consumption per day, where it is above zero.
    pub fn per_day(ml: i64) -> Option<Self> {
        (ml > 0).then_some(Self { ml: i128::from(ml), days: 1 })
    }

    /// A given rate in litres per day, where it is above zero.
    pub fn given(litres_per_day: Decimal) -> Option<Self> {
        let days = 10_i128.checked_pow(litres_per_day.scale())?;
        let ml = litres_per_day.mantissa().checked_mul(1000)?;
        (ml > 0).then_some(Self { ml, days })
    }

    /// All litres but the last over the days from the first delivery to the last that were not paused (P-12, P-10); none with
    /// fewer than two delivery days.
    pub fn average(deliveries: &[Delivery], pauses: &Pauses) -> Option<Self> {
        let mut watered = deliveries.iter().filter(|delivery| delivery.has_water());
        let first = watered.next()?;
        let (mut last, mut ml) = (first, 0_i128);
        for delivery in watered {
            ml += i128::from(last.volume_ml);
            last = delivery;
        }
        let days = pauses.days_between(first.on, last.on).max(1);
        (ml > 0).then_some(Self { ml, days: i128::from(days) })
    }

    /// Whole days that the volume lasts, within 1 … 400 (P-2, P-12).
    pub fn covers(&self, volume_ml: i64) -> i64 {
        // A product too large for the type is a volume that lasts for ever.
        let days = i128::from(volume_ml).checked_mul(self.days).map_or(MAX_DAYS, |product| product / self.ml);
        within_bounds(days)
    }

    /// The day nearest to the end of the volume, half up, within 1 … 400: what the plain average expects, to be judged beside
    /// the expected day of the adaptive one, which is rounded in the same way.
    pub fn expected_days(&self, volume_ml: i64) -> i64 {
        let halves = i128::from(volume_ml).checked_mul(self.days).and_then(|product| product.checked_mul(2));
        let days = halves.zip(self.ml.checked_mul(2));
        within_bounds(days.map_or(MAX_DAYS, |(product, divisor)| product.saturating_add(self.ml) / divisor))
    }

    /// Millilitres per day, half up.
    pub fn ml_per_day(&self) -> i64 {
        let halves = self.ml.saturating_mul(2).saturating_add(self.days) / self.days.saturating_mul(2);
        i64::try_from(halves).unwrap_or(i64::MAX)
    }

    /// Days that the volume lasts, as people are told.
    pub fn days_of(&self, volume_ml: i64) -> f64 {
        volume_ml as f64 * self.days as f64 / self.ml as f64
    }
}

fn within_bounds(days: i128) -> i64 {
    i64::try_from(days.clamp(MIN_DAYS, MAX_DAYS)).unwrap_or(i64::MAX)
}
