//! What the name of a product says of it, as offices write it.

use rust_decimal::Decimal;

use crate::domain::volume::millilitres;

/// Containers of so many millilitres and more go back and forth between office and customer.
const LEAST_CONTAINER_ML: i64 = 10_000;
/// Containers beyond this are no bottles.
const MOST_CONTAINER_ML: i64 = 100_000;

/// The volume of a returnable container in millilitres by the name of its product (S1-07): `Вода 19 л`, `18,9л`; `5 gal` not.
pub fn container_ml(name: &str) -> Option<i64> {
    let lower = name.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let from = rest.get(start..).unwrap_or_default();
        let end = from.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.'));
        let (number, unit) = from.split_at(end.unwrap_or(from.len()));
        rest = unit;
        let unit: String = unit.trim_start().chars().take_while(|letter| letter.is_alphabetic()).collect();
        let is_litres = matches!(
            unit.as_str(),
            "л" | "литр"
                | "литра"
                | "литров"
                | "литровая"
                | "l"
                | "ltr"
                | "litre"
                | "litres"
                | "liter"
                | "liters"
        );
        let litres = number.trim_end_matches(['.', ',']).replace(',', ".").parse::<Decimal>().ok();
        let ml =
            litres.and_then(millilitres).filter(|ml| (LEAST_CONTAINER_ML..=MOST_CONTAINER_ML).contains(ml));
        if is_litres && ml.is_some() {
            return ml;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s1_07_the_coefficient_of_a_new_product_is_the_volume_in_its_name() {
        for (name, ml) in [
            ("Вода 19 л", Some(19_000)),
            ("Вода «Родник» 18,9л", Some(18_900)),
            ("Water 19l", Some(19_000)),
            ("Вода 5 л", None),
            ("Вода 0.5 л, 12 шт.", None),
            ("Набор 2 по 19 литров", Some(19_000)),
            ("Помпа", None),
            ("Стаканы 100 шт", None),
            ("Цистерна 1000 л", None),
            ("Лампа 19 лм", None),
        ] {
            assert_eq!(container_ml(name), ml, "{name}");
        }
    }
}
