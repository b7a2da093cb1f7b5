//! What was typed, read; and what of it is not saved yet.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{FROM, PRICE, PRODUCT, RATE, State, Step, UNTIL};
use crate::domain::ids::ProductId;
use crate::domain::money::Money;
use crate::domain::order::Discount;
use crate::i18n::Language;
use crate::ui::dialog::delivered::money::money;
use crate::ui::dialog::parts::rate;

impl State {
    /// The first field whose content cannot be read.
    pub(super) fn unreadable(&self) -> Option<&'static str> {
        let until = self.ends && (self.until.error().is_some() || self.until.date().is_none());
        let begun = self.product.is_some() || !self.price.trim().is_empty();
        let from = self.from.error().is_some() || self.from.date().is_none();
        let wrong = [
            (rate(&self.rate).is_none(), RATE),
            (until, UNTIL),
            (begun && self.product.is_none(), PRODUCT),
            (begun && price(&self.price).is_none(), PRICE),
            (begun && from, FROM),
        ];
        wrong.into_iter().find(|(wrong, _)| *wrong).map(|(_, field)| field)
    }

    /// The discount as it is typed; without a rate there is none.
    pub(super) fn discount(&self) -> Option<Discount> {
        let rate = rate(&self.rate)?;
        if rate == 0 {
            return Some(Discount { rate, name: String::new(), until: None });
        }
        let until = if self.ends { Some(self.until.date()?) } else { None };
        Some(Discount { rate, name: self.reason.trim().to_owned(), until })
    }

    /// The new own price as it is typed.
    pub(super) fn own(&self) -> Option<(ProductId, NaiveDate, Money)> {
        Some((self.product?, self.from.date()?, price(&self.price)?))
    }

    /// The next part that is not saved yet.
    pub(super) fn next(&self) -> Option<Step> {
        let known = &self.known.as_ref()?.pricing;
        if let Some(discount) = self.discount()
            && discount != known.discount
            && (discount.rate, known.discount.rate) != (0, 0)
        {
            return Some(Step::Discount);
        }
        if self.own().is_some() {
            return Some(Step::Own);
        }
        if let Some((product, from)) = self.removed.first() {
            return Some(Step::Removal(*product, *from));
        }
        (self.list != known.list).then_some(Step::List)
    }
}

/// A rate as it stands in the field: `5` or `7,5`; nothing where there is none.
pub(super) fn shown_rate(hundredths: i64, language: Language) -> String {
    if hundredths == 0 {
        return String::new();
    }
    let rate = Decimal::new(hundredths, 2).normalize().to_string();
    match language {
        Language::Russian => rate.replace('.', ","),
        Language::English => rate,
    }
}

/// A price; nothing typed is none, but zero is one.
fn price(typed: &str) -> Option<Money> {
    if typed.trim().is_empty() { None } else { Some(money(typed).ok()?.unwrap_or(Money::ZERO)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_as_it_is_shown() {
        for language in Language::ALL {
            for hundredths in [0, 500, 750, 725, 10_000] {
                assert_eq!(rate(&shown_rate(hundredths, language)), Some(hundredths));
            }
        }
        assert_eq!((rate("7,5 %"), rate("пять"), rate("0.001")), (Some(750), None, None));
    }

    #[test]
    fn a_price_of_zero_is_a_price() {
        assert_eq!((price("0"), price(" "), price("сто")), (Some(Money::ZERO), None, None));
    }
}
