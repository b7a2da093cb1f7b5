//! Volume in integer millilitres: never a float.

use rust_decimal::Decimal;

/// Litres as an exact decimal into millilitres; `None` with a fraction of a millilitre or beyond the range.
pub fn millilitres(litres: Decimal) -> Option<i64> {
    let ml = litres.checked_mul(Decimal::ONE_THOUSAND)?;
    if !ml.fract().is_zero() {
        return None;
    }
    ml.trunc().try_into().ok()
}

/// Millilitres as exact litres.
pub fn litres(ml: i64) -> Decimal {
    Decimal::new(ml, 3).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn litres_go_to_millilitres_and_back() {
        assert_eq!(millilitres(Decimal::new(189, 1)), Some(18_900));
        assert_eq!(litres(18_900), Decimal::new(189, 1));
        assert_eq!(millilitres(Decimal::new(1, 4)), None);
    }
}
