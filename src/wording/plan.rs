//! Why a date is what it is, in the operator's words (P-33): each step with its figure.

use rust_decimal::Decimal;

use crate::domain::planning::Weekdays;
use crate::domain::volume::litres;
use crate::i18n::Texts;
use crate::planning::{Plan, RateBasis, Reason};
use crate::t;

mod division;
use division::Division;

/// One step from the history to the date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReasonLine {
    /// What was considered.
    pub text: String,
    /// The figure it gave; empty where it gave none.
    pub value: String,
}

/// The steps of a plan in their order, and the interval in which the date probably lies.
pub fn reason_lines(texts: &Texts, plan: &Plan) -> Vec<ReasonLine> {
    let division = Division::of(plan);
    let spoken = |reason: &Reason| match (reason, division) {
        (Reason::Rate { basis, .. }, Some(division)) => {
            ReasonLine { text: rate(texts, basis), value: division.spoken_rate(texts) }
        }
        (Reason::RunOut { on, days, caution_days, paused_days }, Some(division)) => ReasonLine {
            text: division.steps(texts, *days, *caution_days) + &paused(texts, *paused_days),
            value: texts.date_with_weekday(*on),
        },
        _ => line(texts, reason),
    };
    let mut lines: Vec<ReasonLine> = plan.reasons.iter().map(spoken).collect();
    if let (Some(from), Some(to)) = (plan.p10, plan.p90) {
        let value = t!(texts, "why-interval-value", from = texts.date_short(from), to = texts.date_short(to));
        lines.push(ReasonLine { text: texts.text("why-interval"), value });
    }
    lines
}

/// The arithmetic of the date in one line: "38 l ÷ 2.7 l a day ≈ 14 days · 24 Nov no delivery". Empty without a date.
pub fn plan_headline(texts: &Texts, plan: &Plan) -> String {
    let mut parts = Vec::new();
    let delivered = plan.reasons.iter().find_map(|reason| match reason {
        Reason::Delivered { ml, .. } => Some(*ml),
        _ => None,
    });
    for reason in &plan.reasons {
        match reason {
            Reason::RunOut { days, .. } => {
                if let Some(ml) = delivered {
                    parts.push(average(texts, plan, ml, *days));
                }
            }
            Reason::Interval { days, .. } => parts.push(t!(texts, "plan-headline-every", days = *days)),
            Reason::Weekday { weekdays: days, .. } => {
                parts.push(t!(texts, "plan-headline-weekday", weekdays = weekdays(texts, *days)));
            }
            Reason::Shift { from, .. } => {
                parts.push(t!(texts, "plan-headline-closed", day = texts.date_short_with_weekday(*from)));
            }
            Reason::Pause { to, .. } => {
                parts.push(t!(texts, "plan-headline-pause", to = texts.date_short(*to)))
            }
            _ => {}
        }
    }
    if plan.next_delivery.is_none() {
        parts = plan.reasons.last().map(|reason| line(texts, reason).text).into_iter().collect();
    }
    parts.join(" · ")
}

/// What a delivery of so many millilitres lasts. The plain average divides; the adaptive one goes by what is usual, for a
/// bigger order does not last longer in proportion, and says so rather than show a division that does not come out.
fn average(texts: &Texts, plan: &Plan, ml: i64, days: i64) -> String {
    let volume = texts.litres(litres(ml));
    let days = t!(texts, "unit-days", count = days);
    let basis = plan.reasons.iter().find_map(|reason| match reason {
        Reason::Rate { basis, .. } => Some(basis),
        _ => None,
    });
    match (basis, plan.rate_ml_per_day) {
        (Some(RateBasis::Rhythm { usual_ml, usual_days_tenths, .. }), _) => {
            let (usual, usual_days) = usual(texts, *usual_ml, *usual_days_tenths);
            t!(
                texts,
                "plan-headline-rhythm",
                volume = volume,
                usual = usual,
                usual_days = usual_days,
                days = days
            )
        }
        (Some(RateBasis::Office { .. }) | None, _) | (_, None) => {
            t!(texts, "plan-headline-office", volume = volume, days = days)
        }
        (_, Some(rate)) => {
            let rounded = || texts.litres_per_day(litres(rate));
            let rate = Division::of(plan).map_or_else(rounded, |division| division.spoken_rate(texts));
            t!(texts, "plan-headline-average", volume = volume, rate = rate, days = days)
        }
    }
}

/// The usual order and the usual interval in days.
fn usual(texts: &Texts, ml: i64, days_tenths: i64) -> (String, String) {
    let days = texts.decimal(Decimal::new(days_tenths, 1), u32::from(days_tenths % 10 != 0));
    (texts.litres(litres(ml).round_dp(1)), days)
}

/// One step in words, without its figure: what stands in the way of a date.
pub fn reason_text(texts: &Texts, reason: &Reason) -> String {
    step(texts, reason).0
}

/// Ticked weekdays, `вт, пт`; "any day" when none is ticked.
pub fn weekdays(texts: &Texts, days: Weekdays) -> String {
    if days.is_empty() {
        return texts.text("weekdays-any");
    }
    days.iter().map(|day| texts.weekday(day)).collect::<Vec<_>>().join(", ")
}

/// Ticked weekdays where there is little room: three and more in a row are one span, `пн–сб`.
pub fn weekday_spans(texts: &Texts, days: Weekdays) -> String {
    let mut spans: Vec<Vec<chrono::Weekday>> = Vec::new();
    for day in days.iter() {
        match spans.last_mut() {
            Some(span) if span.last().is_some_and(|last| last.succ() == day) => span.push(day),
            _ => spans.push(vec![day]),
        }
    }
    let said = spans.iter().flat_map(|span| match span.as_slice() {
        [first, _, .., last] => vec![format!("{}–{}", texts.weekday(*first), texts.weekday(*last))],
        few => few.iter().map(|day| texts.weekday(*day)).collect(),
    });
    let said: Vec<String> = said.collect();
    if said.is_empty() { weekdays(texts, days) } else { said.join(", ") }
}

fn line(texts: &Texts, reason: &Reason) -> ReasonLine {
    let (text, value) = step(texts, reason);
    ReasonLine { text, value }
}

fn step(texts: &Texts, reason: &Reason) -> (String, String) {
    let day = |date| texts.date_with_weekday(date);
    match reason {
        Reason::NotActive => (texts.text("why-not-active"), String::new()),
        Reason::DoNotPlan => (texts.text("why-do-not-plan"), String::new()),
        Reason::NoDelivery => (texts.text("why-no-delivery"), String::new()),
        Reason::RateUnknown => (texts.text("why-rate-unknown"), String::new()),
        Reason::SettingsRefused { why } => (super::planning_refused(texts, *why), String::new()),
        Reason::NoDeliveryDay { target } => {
            (t!(texts, "why-no-delivery-day", day = day(*target)), String::new())
        }
        Reason::NoDayAfterPause { after } => {
            (t!(texts, "why-no-day-after-pause", day = day(*after)), String::new())
        }
        Reason::Delivered { on, ml } => {
            (t!(texts, "why-delivered", day = texts.date(*on)), texts.litres(litres(*ml)))
        }
        Reason::Rate { ml_per_day, basis } => (rate(texts, basis), texts.litres_per_day(litres(*ml_per_day))),
        Reason::RunOut { on, days, paused_days, .. } => {
            let lasts = t!(texts, "why-lasts", days = t!(texts, "unit-days", count = *days));
            (lasts + &paused(texts, *paused_days), day(*on))
        }
        Reason::PermittedDay { on, weekdays: days, periodicity } => {
            (permitted(texts, "why-permitted", *days, *periodicity), day(*on))
        }
        Reason::Weekday { on, weekdays: days, periodicity } => {
            (permitted(texts, "why-weekday", *days, *periodicity), day(*on))
        }
        Reason::Interval { on, days } => (t!(texts, "why-every", days = *days), day(*on)),
        Reason::Shift { from, to, names } => (shift(texts, *from, *to, names), day(*to)),
        Reason::Pause { from, to, moved_to } => {
            (t!(texts, "why-pause", from = texts.date(*from), to = texts.date(*to)), day(*moved_to))
        }
        Reason::CallDelay { days, call_on } => {
            let days = t!(texts, "unit-days", count = *days);
            (t!(texts, "why-call-delay", days = days), day(*call_on))
        }
    }
}

fn rate(texts: &Texts, basis: &RateBasis) -> String {
    match basis {
        RateBasis::Given => texts.text("why-rate-given"),
        RateBasis::Initial => texts.text("why-rate-initial"),
        RateBasis::Average { deliveries, since } => {
            t!(texts, "why-rate-average", deliveries = *deliveries, since = texts.date(*since))
        }
        RateBasis::Rhythm { deliveries, since: _, usual_ml, usual_days_tenths } => {
            let (volume, days) = usual(texts, *usual_ml, *usual_days_tenths);
            t!(texts, "why-rate-rhythm", volume = volume, days = days, deliveries = *deliveries)
        }
        RateBasis::Office { initial_ml_per_day: None } => texts.text("why-rate-office"),
        RateBasis::Office { initial_ml_per_day: Some(ml) } => {
            t!(texts, "why-rate-office-initial", initial = texts.litres_per_day(litres(*ml)))
        }
    }
}

/// That paused days are left out; nothing where there are none.
fn paused(texts: &Texts, days: i64) -> String {
    if days == 0 {
        return String::new();
    }
    t!(texts, "why-paused", days = t!(texts, "unit-days", count = days))
}

fn permitted(texts: &Texts, id: &str, days: Weekdays, periodicity: u8) -> String {
    let mut text = t!(texts, id, weekdays = weekdays(texts, days));
    if periodicity > 1 {
        text += &t!(texts, "why-periodicity", weeks = periodicity);
    }
    text
}

fn shift(texts: &Texts, from: chrono::NaiveDate, to: chrono::NaiveDate, names: &[String]) -> String {
    let id = if to < from { "why-shift-earlier" } else { "why-shift-later" };
    let named: Vec<&str> = names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    let names = if named.is_empty() { String::new() } else { format!(" ({})", named.join(", ")) };
    t!(texts, id, day = texts.date_short_with_weekday(from), names = names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use chrono::NaiveDate;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn p_33_the_steps_of_w_2_read_as_its_arithmetic() {
        let plan = Plan {
            next_delivery: Some(day("2026-11-23")),
            rate_ml_per_day: Some(2_700),
            reasons: vec![
                Reason::Delivered { on: day("2026-11-09"), ml: 38_000 },
                Reason::Rate { ml_per_day: 2_700, basis: RateBasis::Given },
                Reason::RunOut { on: day("2026-11-23"), days: 14, caution_days: 0, paused_days: 0 },
                Reason::PermittedDay {
                    on: day("2026-11-24"),
                    weekdays: Weekdays::from_mask(0b1_0010).unwrap(),
                    periodicity: 1,
                },
                Reason::Shift { from: day("2026-11-24"), to: day("2026-11-23"), names: vec![String::new()] },
            ],
            ..Plan::default()
        };
        let russian = Texts::new(Language::Russian);
        let headline = plan_headline(&russian, &plan);
        assert_eq!(headline.replace('\u{a0}', " "), "38 л ÷ 2,7 л/день ≈ 14 дней · вт, 24.11 нет доставки");
        let lines = reason_lines(&russian, &plan);
        assert_eq!(lines.len(), 5);
        assert_eq!(lines[4].value, "пн, 23.11.2026");
        assert!(lines[4].text.contains("на день раньше"), "{}", lines[4].text);
        let english = Texts::new(Language::English);
        assert!(reason_lines(&english, &plan)[3].text.contains("Tue, Fri"));
    }

    #[test]
    fn three_days_in_a_row_and_more_are_one_span() {
        let texts = Texts::new(Language::Russian);
        let said = |mask| weekday_spans(&texts, Weekdays::from_mask(mask).unwrap());
        assert_eq!(said(0b011_1111), "пн–сб");
        assert_eq!(said(0b101_0011), "пн, вт, пт, вс");
        assert_eq!(said(0b100_0111), "пн–ср, вс");
        assert_eq!(said(0), texts.text("weekdays-any"));
    }

    #[test]
    fn p_1_an_address_without_a_plan_says_why() {
        let plan = Plan { reasons: vec![Reason::NoDelivery], ..Plan::default() };
        for language in Language::ALL {
            let texts = Texts::new(language);
            assert_eq!(plan_headline(&texts, &plan), texts.text("why-no-delivery"));
        }
    }
}
