//! Money in integer minor units (kopecks): never a float.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An amount in minor units; negative amounts are owed the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// From minor units.
    pub const fn minor(minor: i64) -> Self {
        Self(minor)
    }

    /// In minor units.
    pub const fn as_minor(self) -> i64 {
        self.0
    }

    /// From an exact decimal of major units; `None` with a fraction of a kopeck or beyond the range.
    pub fn from_decimal(amount: Decimal) -> Option<Self> {
        let minor = amount.checked_mul(Decimal::ONE_HUNDRED)?;
        if !minor.fract().is_zero() {
            return None;
        }
        minor.trunc().try_into().ok().map(Self)
    }

    /// The sum, `None` beyond the range.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// How much it is, whoever owes it.
    pub const fn size(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The price of so many units, `None` beyond the range.
    pub fn times(self, units: i64) -> Option<Self> {
        self.0.checked_mul(units).map(Self)
    }

    /// The sum without another, `None` beyond the range.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// So many hundredths of a percent of it, half up to the kopeck; `None` beyond the range.
    pub fn share(self, rate: i64) -> Option<Self> {
        let doubled = 2 * i128::from(self.0) * i128::from(rate) + WHOLE;
        i64::try_from(doubled.div_euclid(2 * WHOLE)).ok().map(Self)
    }

    /// More by so many hundredths of a percent (less where negative), half up to whole `step`s of minor units; `None`
    /// beyond the range.
    pub fn raised(self, rate: i64, step: i64) -> Option<Self> {
        let step = i128::from(step.max(1));
        let raised = i128::from(self.0) * (WHOLE + i128::from(rate));
        let steps = (2 * raised + WHOLE * step).div_euclid(2 * WHOLE * step);
        i64::try_from(steps * step).ok().map(Self)
    }
}

/// Hundredths of a percent in the whole.
const WHOLE: i128 = 10_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_of_a_kopeck_is_no_money() {
        assert_eq!(Money::from_decimal(Decimal::new(35_000, 2)), Some(Money::minor(35_000)));
        assert_eq!(Money::from_decimal(Decimal::new(12_345, 3)), None);
        assert_eq!(Money::from_decimal(Decimal::MAX), None);
    }

    #[test]
    fn a_share_is_rounded_half_up_to_the_kopeck() {
        assert_eq!(Money::minor(88_000).share(500), Some(Money::minor(4_400)));
        assert_eq!(Money::minor(110).share(500), Some(Money::minor(6)), "5.5 kopecks");
        assert_eq!(Money::minor(109).share(500), Some(Money::minor(5)), "5.45 kopecks");
        assert_eq!(Money::minor(i64::MAX).share(10_000), Some(Money::minor(i64::MAX)));
        assert_eq!(Money::minor(i64::MAX).share(10_001), None);
    }

    #[test]
    fn a_raised_price_is_rounded_half_up_to_its_step() {
        let price = Money::minor(35_000);
        assert_eq!(price.raised(750, 1), Some(Money::minor(37_625)));
        assert_eq!(price.raised(750, 100), Some(Money::minor(37_600)));
        assert_eq!(price.raised(750, 500), Some(Money::minor(37_500)));
        assert_eq!(price.raised(750, 1_000), Some(Money::minor(38_000)));
        assert_eq!(Money::minor(37_500).raised(0, 1_000), Some(Money::minor(38_000)), "half up");
        assert_eq!(price.raised(-10_000, 1), Some(Money::ZERO));
        assert_eq!(Money::minor(i64::MAX).raised(1, 1), None);
    }

    #[test]
    fn sums_beyond_the_range_are_refused_and_never_wrap() {
        assert_eq!(Money::minor(i64::MAX).plus(Money::minor(1)), None);
        assert_eq!(Money::minor(i64::MAX / 2).times(3), None);
        assert_eq!(Money::minor(350).times(2), Some(Money::minor(700)));
    }
}
