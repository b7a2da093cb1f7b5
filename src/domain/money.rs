//! Money in integer minor units (kopecks): never a float.

use rust_decimal::Decimal;

/// An amount in minor units; negative amounts are owed the other way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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

    /// The price of so many units, `None` beyond the range.
    pub fn times(self, units: i64) -> Option<Self> {
        self.0.checked_mul(units).map(Self)
    }
}

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
    fn sums_beyond_the_range_are_refused_and_never_wrap() {
        assert_eq!(Money::minor(i64::MAX).plus(Money::minor(1)), None);
        assert_eq!(Money::minor(i64::MAX / 2).times(3), None);
        assert_eq!(Money::minor(350).times(2), Some(Money::minor(700)));
    }
}
