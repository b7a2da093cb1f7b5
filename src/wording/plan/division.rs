//! The division from which a date follows, in figures that come out.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::domain::volume::litres;
use crate::i18n::Texts;
use crate::planning::{Plan, RateBasis, Reason};
use crate::t;

/// The last delivery divided by the rate, as a person with a calculator does it: with the figures that are spoken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Division {
    volume: Decimal,
    rate: Decimal,
    /// What comes out, in whole days.
    days: i64,
    /// Experience goes beyond the division.
    by_rhythm: bool,
}

impl Division {
    /// `None`: the plan does not rest on a rate.
    pub(super) fn of(plan: &Plan) -> Option<Self> {
        let volume = plan.reasons.iter().find_map(|reason| match reason {
            Reason::Delivered { ml, .. } => Some(litres(*ml)),
            _ => None,
        })?;
        let (rate, basis) = plan.reasons.iter().find_map(|reason| match reason {
            Reason::Rate { ml_per_day, basis } => Some((litres(*ml_per_day), basis)),
            _ => None,
        })?;
        let planned = plan.reasons.iter().find_map(|reason| match reason {
            Reason::RunOut { days, .. } => Some(*days),
            _ => None,
        })?;
        let by_rhythm = matches!(basis, RateBasis::Rhythm { .. });
        // The plain average takes whole days, the adaptive one the nearest (P-12, P-13).
        let is_nearest = matches!(basis, RateBasis::Rhythm { .. } | RateBasis::Office { .. });
        let at = |rate: Decimal| {
            let days = volume.checked_div(rate)?;
            let nearest = || days.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
            let whole = if is_nearest { nearest() } else { days.floor() };
            Some(Self { volume, rate, days: whole.try_into().ok()?, by_rhythm })
        };
        let exact = at(rate)?;
        // Without a rhythm the days are the quotient itself, however the rate was rounded when it was kept.
        let meant = if by_rhythm { exact.days } else { planned };
        let rounded = |digits| rate.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
        // A tenth says enough as long as it comes to the same days.
        let spoken = (1..=3).map(rounded);
        let least = Decimal::from(meant) - if is_nearest { Decimal::new(5, 1) } else { Decimal::ZERO };
        let finer = (4..=9).flat_map(|digits| {
            let cut = |days: Decimal| Some(volume.checked_div(days)?.trunc_with_scale(digits));
            let (most, over) = (cut(least), cut(least + Decimal::ONE));
            [most, over.map(|over| over + Decimal::new(1, digits))].into_iter().flatten()
        });
        let finer = finer.filter(|finer| (*finer - rate).abs() <= Decimal::new(5, 4));
        let same = spoken.chain(finer).filter_map(at).find(|division| division.days == meant);
        // Where it comes to something else, a bound of the planning was met.
        Some(same.unwrap_or(exact))
    }

    pub(super) fn spoken_rate(self, texts: &Texts) -> String {
        let rate = texts.decimal(self.rate, self.rate.normalize().scale().max(1));
        texts.text_with("unit-litres-per-day", &[("rate", rate.into())])
    }

    /// The division, what experience adds to it or takes off, the caution, and what is left: each figure can be reckoned from
    /// those before it.
    pub(super) fn steps(self, texts: &Texts, planned: i64, caution: i64) -> String {
        let days = |count: i64| t!(texts, "unit-days", count = count);
        let (volume, rate) = (texts.litres(self.volume), self.spoken_rate(texts));
        let mut said = t!(texts, "why-run-out", volume = volume, rate = rate, days = days(self.days));
        let experience = planned + caution - self.days;
        if experience != 0 {
            let (id, count) = match (self.by_rhythm, experience > 0) {
                (true, true) => ("why-experience-more", experience),
                (true, false) => ("why-experience-less", -experience),
                (false, true) => ("why-at-least", planned),
                (false, false) => ("why-at-most", planned),
            };
            said += &t!(texts, id, days = days(count));
        }
        if caution != 0 {
            let id = if caution > 0 { "why-caution" } else { "why-bold" };
            said += &t!(texts, id, days = days(caution.abs()));
        }
        if caution != 0 || experience != 0 && self.by_rhythm {
            said += &t!(texts, "why-run-out-then", days = days(planned));
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// The first number of a text, and what follows it.
    fn number(text: &str) -> (Decimal, &str) {
        let from = text.find(|sign: char| sign.is_ascii_digit()).unwrap();
        let rest = &text[from..];
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != ',').unwrap_or(rest.len());
        (rest[..end].replace(',', ".").parse().unwrap(), &rest[end..])
    }

    /// The days that a person with a calculator comes to from the spoken numbers.
    fn reckoned(text: &str, nearest: bool) -> i64 {
        let (volume, rest) = number(text);
        let (rate, rest) = number(rest);
        let nearest_day =
            |days: Decimal| days.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let days = if nearest { nearest_day(volume / rate) } else { (volume / rate).floor() };
        let (said, rest) = number(rest);
        assert_eq!(days, said, "{text}");
        let term = |sign: char| -> Decimal {
            rest.split(" = ").next().unwrap().split(sign).skip(1).map(|term| number(term).0).sum()
        };
        (days + term('+') - term('−')).try_into().unwrap()
    }

    #[test]
    fn p_33_the_spoken_numbers_come_to_the_date_that_is_said() {
        let rhythm = RateBasis::Rhythm {
            deliveries: 9,
            since: day("2026-01-12"),
            usual_ml: 101_800,
            usual_days_tenths: 263,
        };
        let average = RateBasis::Average { deliveries: 4, since: day("2026-01-12") };
        let cases = [
            (95_000, 3_871, rhythm, 24_i64, 3),
            (57_000, 6_128, rhythm, 9, 2),
            (570_000, 6_064, rhythm, 88, -2),
            (19_000, 6_128, rhythm, 5, 0),
            (38_000, 2_700, RateBasis::Given, 14, 0),
            (38_000, 2_643, average, 14, 0),
            (190_000, 2_643, average, 71, 0),
            (25_000, 1_500, RateBasis::Initial, 16, 0),
        ];
        let texts = Texts::new(Language::Russian);
        for (ml, ml_per_day, basis, days, caution_days) in cases {
            let last = day("2026-11-09");
            let on = last + chrono::Days::new(days.unsigned_abs());
            let reasons = vec![
                Reason::Delivered { on: last, ml },
                Reason::Rate { ml_per_day, basis },
                Reason::RunOut { on, days, caution_days, paused_days: 0 },
            ];
            let lines = super::super::reason_lines(&texts, &Plan { reasons, ..Plan::default() });
            let said = lines[2].text.replace('\u{a0}', " ");
            assert_eq!(reckoned(&said, matches!(basis, RateBasis::Rhythm { .. })), days, "{said}");
            assert_eq!(lines[2].value, texts.date_with_weekday(on));
            let (rate, _) = number(&lines[1].value);
            assert!(
                said.contains(&lines[1].value.replace('\u{a0}', " ")),
                "one rate, {rate}, in both: {said}"
            );
        }
    }

    fn steps_of(ml: i64, ml_per_day: i64, basis: RateBasis, (days, caution_days): (i64, i64)) -> String {
        let last = day("2026-11-09");
        let on = last + chrono::Days::new(days.unsigned_abs());
        let reasons = vec![
            Reason::Delivered { on: last, ml },
            Reason::Rate { ml_per_day, basis },
            Reason::RunOut { on, days, caution_days, paused_days: 0 },
        ];
        let texts = Texts::new(Language::Russian);
        let lines = super::super::reason_lines(&texts, &Plan { reasons, ..Plan::default() });
        plain(&lines[2].text)
    }

    /// Without the spaces in numbers.
    fn plain(text: &str) -> String {
        let signs: Vec<char> = text.chars().collect();
        let is_digit = |at: usize| signs.get(at).is_some_and(char::is_ascii_digit);
        let in_number = |at: usize| at > 0 && is_digit(at - 1) && is_digit(at + 1);
        let kept = (0..signs.len()).filter(|at| signs[*at] != '\u{a0}' || !in_number(*at));
        kept.map(|at| if signs[at] == '\u{a0}' { ' ' } else { signs[at] }).collect()
    }

    /// What is said after the word, with its sign; 0 where it is not said.
    fn term(said: &str, word: &str) -> i64 {
        let Some((_, rest)) = said.split_once(word) else { return 0 };
        let (count, _) = number(rest);
        let count = i64::try_from(count).unwrap();
        if rest.trim_start().starts_with('−') { -count } else { count }
    }

    #[test]
    fn p_33_a_rate_that_rounds_to_the_planned_days_hides_no_experience() {
        let rhythm = RateBasis::Rhythm {
            deliveries: 9,
            since: day("2026-01-12"),
            usual_ml: 101_800,
            usual_days_tenths: 263,
        };
        // 57 ÷ 2.15 is 26.5, and 57 ÷ 2.2 is 25.9: the date lies 26 days ahead by the experience and the caution.
        let said = steps_of(57_000, 2_150, rhythm, (26, 1));
        assert_eq!((term(&said, "опыту"), term(&said, "запас")), (0, -1), "{said}");
    }

    #[test]
    fn p_33_what_a_plain_average_comes_to_is_no_experience() {
        // 8 l in 3 days: 2.667 l a day would be empty a day too early.
        let average = RateBasis::Average { deliveries: 2, since: day("2026-01-12") };
        let said = steps_of(8_000, 2_667, average, (3, 0));
        assert!(!said.contains("опыту") && reckoned(&said, false) == 3, "{said}");
        // 1023 ÷ 4.65 is 220 without a rest, which floating point numbers miss.
        let said = steps_of(1_023_000, 4_650, average, (220, 0));
        assert_eq!(reckoned(&said, false), 220, "{said}");
        // P-2: at least a day, at most 400.
        for (ml, ml_per_day, days) in [(5_000, 19_000, 1), (19_000, 10, 400)] {
            let said = steps_of(ml, ml_per_day, average, (days, 0));
            assert!(!said.contains("опыту") && said.contains(&format!(" {days} д")), "{said}");
        }
    }

    proptest::proptest! {
        #[test]
        fn p_33_the_division_is_true_whatever_is_delivered(
            ml in 500_i64..2_000_000, ml_per_day in 50_i64..200_000,
            experience in -9_i64..=9, caution in -5_i64..=9,
        ) {
            let rhythm =
                RateBasis::Rhythm { deliveries: 9, since: day("2026-01-12"), usual_ml: ml, usual_days_tenths: 70 };
            let exact = (ml as f64 / ml_per_day as f64).round() as i64;
            let planned = exact + experience - caution;
            proptest::prop_assume!((1..=400).contains(&planned));
            let said = steps_of(ml, ml_per_day, rhythm, (planned, caution));
            proptest::prop_assert_eq!(term(&said, "опыту"), experience, "{}", said);
            proptest::prop_assert_eq!(term(&said, "запас").abs(), caution.abs(), "{}", said);
            proptest::prop_assert_eq!(reckoned(&said, true), planned, "{}", said);
        }

        #[test]
        fn p_33_the_plain_division_comes_out_whatever_is_delivered(
            last in 1_i64..2_000, all in 1_i64..20_000, span in 1_i64..2_000,
        ) {
            let planned = last * span / all;
            proptest::prop_assume!((1..=400).contains(&planned));
            let average = RateBasis::Average { deliveries: 4, since: day("2026-01-12") };
            let ml_per_day = (2_000 * all + span) / (2 * span);
            proptest::prop_assume!(ml_per_day > 0);
            let said = steps_of(last * 1_000, ml_per_day, average, (planned, 0));
            proptest::prop_assert!(!said.contains("опыту"), "{}", said);
            proptest::prop_assert_eq!(reckoned(&said, false), planned, "{}", said);
        }
    }
}
