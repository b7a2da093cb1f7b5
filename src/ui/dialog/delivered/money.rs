//! A sum as a hand types it.

use rust_decimal::Decimal;

use crate::domain::money::Money;

/// What was typed is no sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASum;

/// Reads `700`, `1 200,50`, `1,200.50`, `700 ₽`; nothing and zero are no payment.
pub fn money(typed: &str) -> Result<Option<Money>, NotASum> {
    let sum = signed(typed)?;
    if sum.is_some_and(|sum| sum < Money::ZERO) { Err(NotASum) } else { Ok(sum) }
}

/// The same of a sum that went the other way when a minus stands before it.
pub fn signed(typed: &str) -> Result<Option<Money>, NotASum> {
    let typed: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '₽')
        .map(|c| if matches!(c, '−' | '–') { '-' } else { c })
        .collect();
    if typed.is_empty() {
        return Ok(None);
    }
    // Where both signs stand, the comma parts thousands.
    let plain = if typed.contains('.') { typed.replace(',', "") } else { typed.replace(',', ".") };
    let amount = plain.parse::<Decimal>().ok().and_then(Money::from_decimal).ok_or(NotASum)?;
    Ok(Some(amount).filter(|amount| *amount != Money::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_read_however_it_is_typed() {
        for typed in ["1200,50", "1 200,50", "1\u{a0}200,50 ₽", "1,200.50", " 1200.5 "] {
            assert_eq!(money(typed), Ok(Some(Money::minor(120_050))), "{typed}");
        }
        assert_eq!(money(""), Ok(None));
        assert_eq!(money("0,00"), Ok(None), "nothing was paid");
    }

    #[test]
    fn a_sum_that_went_the_other_way_has_a_minus_however_it_is_typed() {
        for typed in ["-350", "−350,00", "– 350.00 ₽"] {
            assert_eq!(
                (signed(typed), money(typed)),
                (Ok(Some(Money::minor(-35_000))), Err(NotASum)),
                "{typed}"
            );
        }
        assert_eq!(
            (signed("350"), signed("-0"), signed("--5")),
            (Ok(Some(Money::minor(35_000))), Ok(None), Err(NotASum))
        );
    }

    #[test]
    fn nonsense_is_not_a_sum() {
        for typed in ["семьсот", "-5", "1,2,3", "0,001", "99999999999999999999"] {
            assert_eq!(money(typed), Err(NotASum), "{typed}");
        }
    }
}
