//! An amount in words, as a paper ends with it: `Одна тысяча пятьдесят рублей 00 копеек`.

use crate::domain::money::Money;
use crate::i18n::Texts;
use crate::t;

/// Names of groups of three digits, from the lowest; all amounts that money can hold have no more.
const GROUPS: [&str; 6] = ["", "thousands", "millions", "billions", "trillions", "quadrillions"];

/// An amount in words, beginning with a capital letter; kopecks stay figures, as papers have them.
pub fn amount_in_words(texts: &Texts, amount: Money) -> String {
    let minor = amount.as_minor().unsigned_abs();
    let (roubles, kopecks) = (minor / 100, minor % 100);
    let mut words = Vec::new();
    if amount < Money::ZERO {
        words.push(texts.text("amount-minus"));
    }
    words.extend(whole(texts, roubles));
    words.push(t!(texts, "amount-roubles", count = plural(roubles)));
    let figures = format!("{kopecks:02}");
    words.push(t!(texts, "amount-kopecks", figures = figures, count = plural(kopecks)));
    capital(&words.join(" "))
}

/// A number that takes the same plural: Fluent counts with floats, which lose the last digits of large ones.
fn plural(count: u64) -> i64 {
    let small = if count < 1_000 { count } else { 1_000 + count % 1_000 };
    i64::try_from(small).unwrap_or_default()
}

fn whole(texts: &Texts, number: u64) -> Vec<String> {
    if number == 0 {
        return vec![texts.text("amount-zero")];
    }
    let tables = Tables::new(texts);
    let mut words = Vec::new();
    let mut divisor = 1_000_u64.pow(5);
    for group in (0..GROUPS.len()).rev() {
        let part = number / divisor % 1_000;
        if part > 0 {
            words.extend(tables.below_thousand(texts, part, group == 1));
            if group > 0 {
                let id = format!("amount-{}", GROUPS[group]);
                words.push(t!(texts, &id, count = i64::try_from(part).unwrap_or_default()));
            }
        }
        divisor = (divisor / 1_000).max(1);
    }
    words
}

/// The words of one group of digits, in their order.
struct Tables {
    ones: Vec<String>,
    /// The same of a feminine noun: thousands.
    feminine: Vec<String>,
    tens: Vec<String>,
    hundreds: Vec<String>,
}

impl Tables {
    fn new(texts: &Texts) -> Self {
        let table = |id: &str| texts.text(id).split(", ").map(str::to_owned).collect();
        Self {
            ones: table("amount-ones"),
            feminine: table("amount-ones-of-thousands"),
            tens: table("amount-tens"),
            hundreds: table("amount-hundreds"),
        }
    }

    fn below_thousand(&self, texts: &Texts, number: u64, thousands: bool) -> Vec<String> {
        let word = |table: &[String], at: u64| {
            usize::try_from(at).ok().and_then(|at| table.get(at)).cloned().unwrap_or_default()
        };
        let ones = if thousands { &self.feminine } else { &self.ones };
        let (hundreds, rest) = (number / 100, number % 100);
        let mut words = Vec::new();
        if hundreds > 0 {
            words.push(word(&self.hundreds, hundreds - 1));
        }
        match (rest / 10, rest % 10) {
            (0, 0) => {}
            (0 | 1, _) => words.push(word(ones, rest - 1)),
            (tens, 0) => words.push(word(&self.tens, tens - 2)),
            (tens, one) => {
                let (tens, one) = (word(&self.tens, tens - 2), word(ones, one - 1));
                words.push(t!(texts, "amount-tens-and-ones", tens = tens, ones = one));
            }
        }
        words
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::Language;

    fn said(language: Language, minor: i64) -> String {
        amount_in_words(&Texts::new(language), Money::minor(minor))
    }

    #[test]
    fn the_hard_amounts_are_right_in_russian() {
        for (minor, words) in [
            (0, "Ноль рублей 00 копеек"),
            (1, "Ноль рублей 01 копейка"),
            (2, "Ноль рублей 02 копейки"),
            (11, "Ноль рублей 11 копеек"),
            (100, "Один рубль 00 копеек"),
            (200, "Два рубля 00 копеек"),
            (500, "Пять рублей 00 копеек"),
            (1_100, "Одиннадцать рублей 00 копеек"),
            (1_221, "Двенадцать рублей 21 копейка"),
            (2_100, "Двадцать один рубль 00 копеек"),
            (4_000, "Сорок рублей 00 копеек"),
            (10_000, "Сто рублей 00 копеек"),
            (11_100, "Сто одиннадцать рублей 00 копеек"),
            (100_000, "Одна тысяча рублей 00 копеек"),
            (200_000, "Две тысячи рублей 00 копеек"),
            (500_000, "Пять тысяч рублей 00 копеек"),
            (1_100_000, "Одиннадцать тысяч рублей 00 копеек"),
            (2_100_100, "Двадцать одна тысяча один рубль 00 копеек"),
            (105_000, "Одна тысяча пятьдесят рублей 00 копеек"),
            (12_345_678, "Сто двадцать три тысячи четыреста пятьдесят шесть рублей 78 копеек"),
            (100_000_000, "Один миллион рублей 00 копеек"),
            (200_000_000, "Два миллиона рублей 00 копеек"),
            (100_000_000_000, "Один миллиард рублей 00 копеек"),
            (500_000_000_000_000, "Пять триллионов рублей 00 копеек"),
            (-105_000, "Минус одна тысяча пятьдесят рублей 00 копеек"),
        ] {
            assert_eq!(said(Language::Russian, minor), words);
        }
    }

    #[test]
    fn the_hard_amounts_are_right_in_english() {
        for (minor, words) in [
            (1, "Zero roubles 01 kopeck"),
            (100, "One rouble 00 kopecks"),
            (2_100, "Twenty-one roubles 00 kopecks"),
            (100_100, "One thousand one roubles 00 kopecks"),
            (1_250_000, "Twelve thousand five hundred roubles 00 kopecks"),
        ] {
            assert_eq!(said(Language::English, minor), words);
        }
    }

    #[test]
    fn the_largest_amounts_have_words_too() {
        for language in Language::ALL {
            for minor in [i64::MAX, i64::MIN] {
                let words = said(language, minor);
                assert!(!words.contains("  ") && !words.contains("amount-"), "{words}");
            }
        }
        assert!(
            said(Language::Russian, i64::MAX).starts_with("Девяносто два квадриллиона двести тридцать три")
        );
    }

    proptest! {
        #[test]
        fn distinct_amounts_have_distinct_words(one in -1_000_000_000_000_i64.., other: i64, near in -500_i64..500) {
            for language in Language::ALL {
                for other in [other, one.saturating_add(near)] {
                    prop_assert_eq!(said(language, one) == said(language, other), one == other);
                }
            }
        }
    }
}
