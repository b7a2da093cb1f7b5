//! Figures as a hand types them, and as they stand in a field.

use rust_decimal::Decimal;

use crate::domain::money::Money;
use crate::domain::volume::{litres, millilitres};
use crate::i18n::Language;

/// What was typed is no such figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotThat;

/// A decimal with a comma or a point; blanks and signs of the unit are passed over. Nothing typed is `None`.
fn decimal(typed: &str) -> Result<Option<Decimal>, NotThat> {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '₽').collect();
    if plain.is_empty() {
        return Ok(None);
    }
    // Where both signs stand, the comma parts thousands.
    let plain = if plain.contains('.') { plain.replace(',', "") } else { plain.replace(',', ".") };
    plain.parse().map(Some).map_err(|_| NotThat)
}

/// A sum; nothing typed is nothing.
pub(super) fn money(typed: &str) -> Result<Money, NotThat> {
    match decimal(typed)? {
        None => Ok(Money::ZERO),
        Some(amount) => Money::from_decimal(amount).ok_or(NotThat),
    }
}

/// Litres, in millilitres; `None`: nothing typed.
pub(super) fn volume(typed: &str) -> Result<Option<i64>, NotThat> {
    match decimal(typed)? {
        None => Ok(None),
        Some(litres) => millilitres(litres).map(Some).ok_or(NotThat),
    }
}

/// A rate in percent, in hundredths of one; `None`: nothing typed.
pub(super) fn percent(typed: &str) -> Result<Option<i64>, NotThat> {
    let typed = typed.trim().trim_end_matches('%');
    match decimal(typed)? {
        None => Ok(None),
        Some(rate) => Money::from_decimal(rate).map(|rate| Some(rate.as_minor())).ok_or(NotThat),
    }
}

/// A whole number; `None`: nothing typed.
pub(super) fn whole(typed: &str) -> Result<Option<i64>, NotThat> {
    match decimal(typed)? {
        None => Ok(None),
        Some(number) if number.fract().is_zero() => number.trunc().try_into().map(Some).map_err(|_| NotThat),
        Some(_) => Err(NotThat),
    }
}

/// A sum as it stands in a field: `350` or `350,50`.
pub(super) fn shown_money(money: Money, language: Language) -> String {
    let rubles = Decimal::new(money.as_minor(), 2);
    let places = if rubles.fract().is_zero() { 0 } else { 2 };
    with_sign(&format!("{rubles:.places$}"), language)
}

/// A rate as it stands in a field: `22` or `16,67`.
pub(super) fn shown_percent(rate: i64, language: Language) -> String {
    with_sign(&Decimal::new(rate, 2).normalize().to_string(), language)
}

/// Litres as they stand in a field: `19` or `18,9`.
pub(super) fn shown_volume(ml: i64, language: Language) -> String {
    with_sign(&litres(ml).to_string(), language)
}

fn with_sign(number: &str, language: Language) -> String {
    match language {
        Language::Russian => number.replace('.', ","),
        Language::English => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_a_field_is_read_back_as_it_was() {
        for language in Language::ALL {
            for minor in [0, 35_000, 35_050, 1] {
                let shown = shown_money(Money::minor(minor), language);
                assert_eq!(money(&shown), Ok(Money::minor(minor)), "{shown}");
            }
            for rate in [0, 500, 1_667, 2_200] {
                assert_eq!(percent(&shown_percent(rate, language)), Ok(Some(rate)));
            }
            for ml in [19_000, 18_900, 500, 1] {
                assert_eq!(volume(&shown_volume(ml, language)), Ok(Some(ml)));
            }
        }
    }

    #[test]
    fn nothing_typed_is_nothing_and_nonsense_is_refused() {
        assert_eq!((money(" "), volume(""), whole("")), (Ok(Money::ZERO), Ok(None), Ok(None)));
        assert_eq!(money("1 200,50 ₽"), Ok(Money::minor(120_050)));
        assert_eq!(
            (percent("22 %"), percent(" "), percent("НДС")),
            (Ok(Some(2_200)), Ok(None), Err(NotThat))
        );
        assert_eq!((money("сто"), volume("1,2,3"), whole("1,5")), (Err(NotThat), Err(NotThat), Err(NotThat)));
        assert_eq!(whole("99999999999999999999"), Err(NotThat));
    }
}
