//! How old a debt is. Payments settle the oldest charge first, so what is owed are the newest charges.

use chrono::NaiveDate;

use super::money::Money;

/// The last day of each age but the last one, in days since the charge.
pub const AGES: [i64; 4] = [7, 30, 60, 90];

/// A debt by the age of its charges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgedDebt {
    /// How much is owed from each age: 0–7, 8–30, 31–60, 61–90 and over 90 days.
    pub parts: [Money; AGES.len() + 1],
    /// The day of the oldest charge that is not settled; `None`: nothing is owed.
    pub since: Option<NaiveDate>,
}

/// The age of a charge of so many days, counted from 0.
pub fn age(days: i64) -> usize {
    AGES.iter().position(|last| days <= *last).unwrap_or(AGES.len())
}

impl AgedDebt {
    /// Nothing is owed.
    pub const NONE: Self = Self { parts: [Money::ZERO; AGES.len() + 1], since: None };

    /// Splits a debt over charges, handed over newest first; no more of them are asked for than it takes. What they do not
    /// cover is as old as the oldest of them.
    ///
    /// # Errors
    /// Those of the charges.
    pub fn split<E>(
        debt: Money,
        today: NaiveDate,
        charges: impl IntoIterator<Item = Result<(NaiveDate, Money), E>>,
    ) -> Result<Self, E> {
        let mut aged = Self::NONE;
        let mut left = debt.as_minor();
        let mut charges = charges.into_iter();
        while left > 0 {
            let Some((on, charge)) = charges.next().transpose()? else { break };
            let taken = charge.as_minor().clamp(0, left);
            if taken > 0 {
                left -= taken;
                aged.add(on, Money::minor(taken), today);
            }
        }
        if left > 0 {
            aged.add(aged.since.unwrap_or(today), Money::minor(left), today);
        }
        Ok(aged)
    }

    fn add(&mut self, on: NaiveDate, amount: Money, today: NaiveDate) {
        // A debt is within the range, and so are its parts.
        let part = &mut self.parts[age((today - on).num_days())];
        *part = part.plus(amount).unwrap_or(*part);
        self.since = Some(self.since.map_or(on, |since| since.min(on)));
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn split(debt: i64, charges: &[(&str, i64)]) -> ([i64; 5], Option<NaiveDate>) {
        let charges = charges.iter().map(|(on, sum)| Ok::<_, Infallible>((day(on), Money::minor(*sum))));
        let Ok(aged) = AgedDebt::split(Money::minor(debt), day("2026-11-22"), charges);
        (aged.parts.map(Money::as_minor), aged.since)
    }

    #[test]
    fn payments_settle_the_oldest_charge_first() {
        let charges = [("2026-11-20", 700), ("2026-11-01", 700), ("2026-08-01", 700)];
        assert_eq!(split(1_000, &charges), ([700, 300, 0, 0, 0], Some(day("2026-11-01"))));
        assert_eq!(split(2_100, &charges), ([700, 700, 0, 0, 700], Some(day("2026-08-01"))));
        assert_eq!(split(0, &charges), ([0; 5], None));
    }

    #[test]
    fn an_age_begins_on_the_day_after_the_last_of_the_one_before() {
        assert_eq!([0, 7, 8, 30, 31, 60, 61, 90, 91].map(age), [0, 0, 1, 1, 2, 2, 3, 3, 4]);
        assert_eq!(age(-3), 0, "a sale of the day after tomorrow is no old debt");
    }

    #[test]
    fn the_parts_add_up_to_the_debt_even_where_the_charges_do_not() {
        assert_eq!(split(900, &[("2026-11-20", 100)]), ([900, 0, 0, 0, 0], Some(day("2026-11-20"))));
        assert_eq!(split(900, &[]), ([900, 0, 0, 0, 0], Some(day("2026-11-22"))));
    }
}
