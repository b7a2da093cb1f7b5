//! How much to bring so that it lasts until the delivery after this one.

use chrono::NaiveDate;

use super::delivery::{Delivery, aggregate};
use super::pauses::Pauses;
use super::plan::{Plan, Rules, Subject, plan};

/// More is never suggested.
const MOST_UNITS: i64 = 10_000;

/// What to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// Units of the product.
    pub units: i64,
    /// The day of the delivery after this one, until which they last.
    pub until: NaiveDate,
}

/// A delivery that is being arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// Its day.
    pub on: NaiveDate,
    /// Millilitres in one unit of the product that is asked about.
    pub unit_ml: i64,
    /// Millilitres of other water that comes with it.
    pub beside_ml: i64,
}

/// The least number of units with which a coming delivery lasts until the next permitted delivery day after it: the one that
/// the plan gives when the usual quantity is brought. It lasts where the plan says so, or where it is what the address uses in
/// these days: that a bigger order lasts less than in proportion is how customers order, not what they drink. `None` where no
/// such day or no consumption is known, and where the other water is enough.
pub fn suggest(subject: &Subject<'_>, rules: &Rules<'_>, coming: Coming) -> Option<Suggestion> {
    let Coming { on, unit_ml, beside_ml } = coming;
    if unit_ml <= 0 {
        return None;
    }
    let last = subject.deliveries.iter().rfind(|delivery| delivery.has_water());
    let usual = plan(subject, rules).usual_ml.or(last.map(|last| last.volume_ml)).unwrap_or(unit_ml);
    let usual = after(subject, rules, Delivery { on, volume_ml: usual.max(1) });
    let until = usual.next_delivery.filter(|&until| until > on)?;
    let paused = Pauses::new(subject.pauses).paused_between(on, until);
    let days = (until - on).num_days() - paused;
    // A rate is rounded to whole millilitres.
    let used = usual.rate_ml_per_day.filter(|&rate| rate > 0).map(|rate| (rate - 1).saturating_mul(days));
    let lasts = |units: i64| {
        let volume_ml = unit_ml.saturating_mul(units).saturating_add(beside_ml);
        let brought = after(subject, rules, Delivery { on, volume_ml });
        let by_plan = brought.run_out.is_some_and(|run_out| run_out >= until);
        brought.next_delivery.is_some_and(|next| next >= until)
            && (by_plan || used.is_some_and(|used| volume_ml >= used))
    };
    let units = least(lasts)?;
    (units > 0).then_some(Suggestion { units, until })
}

/// The plan once this was delivered.
fn after(subject: &Subject<'_>, rules: &Rules<'_>, coming: Delivery) -> Plan {
    let deliveries = aggregate(subject.deliveries.iter().copied().chain([coming]));
    plan(&Subject { deliveries: &deliveries, ..*subject }, rules)
}

/// The least number that is enough, where every larger one is too.
fn least(enough: impl Fn(i64) -> bool) -> Option<i64> {
    if enough(0) {
        return Some(0);
    }
    let (mut short, mut long) = (0, 1);
    while !enough(long) {
        if long >= MOST_UNITS {
            return None;
        }
        (short, long) = (long, (long * 2).min(MOST_UNITS));
    }
    while long - short > 1 {
        let middle = short + (long - short) / 2;
        if enough(middle) { long = middle } else { short = middle }
    }
    Some(long)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::planning::{Estimator, Pause, PlanningKind, PlanningSettings, Weekdays};
    use crate::planning::real::ln;
    use crate::planning::{Calibration, DeliveryCalendar};

    const BOTTLE: i64 = 19_000;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Two bottles every ten days: 3.8 litres a day.
    fn steady() -> Vec<Delivery> {
        ["2026-10-14", "2026-10-24", "2026-11-03", "2026-11-13"]
            .map(|on| Delivery { on: day(on), volume_ml: 2 * BOTTLE })
            .into()
    }

    fn asked(
        deliveries: &[Delivery],
        settings: &PlanningSettings,
        pauses: &[Pause],
        beside_ml: i64,
    ) -> Option<Suggestion> {
        let subject = Subject { deliveries, settings, pauses, plannable: true, rate_override: None };
        let (calibration, calendar) = (Calibration::default(), DeliveryCalendar::default());
        let rules = Rules {
            estimator: Estimator::Plain,
            calibration: &calibration,
            caution: 0.0,
            calendar: &calendar,
        };
        suggest(&subject, &rules, Coming { on: day("2026-11-23"), unit_ml: BOTTLE, beside_ml })
    }

    fn suggested(units: i64, until: &str) -> Option<Suggestion> {
        Some(Suggestion { units, until: day(until) })
    }

    #[test]
    fn where_any_day_will_do_the_usual_quantity_lasts_to_the_next_date() {
        let settings = PlanningSettings::default();
        assert_eq!(asked(&steady(), &settings, &[], 0), suggested(2, "2026-12-03"));
    }

    #[test]
    fn where_only_one_weekday_will_do_it_lasts_to_that_one() {
        // Two bottles run out on Thursday, 3 December; Friday is nearest, and two bottles do not last until then.
        let fridays = PlanningSettings {
            weekdays: [chrono::Weekday::Fri].into_iter().collect::<Weekdays>(),
            ..PlanningSettings::default()
        };
        assert_eq!(asked(&steady(), &fridays, &[], 0), suggested(3, "2026-12-04"));
    }

    #[test]
    fn the_kinds_that_go_by_the_calendar_are_reckoned_by_the_rate() {
        let every =
            PlanningSettings { kind: PlanningKind::Every, every_days: 14, ..PlanningSettings::default() };
        // 14 days of 3.8 litres are 53.2 litres.
        assert_eq!(asked(&steady(), &every, &[], 0), suggested(3, "2026-12-07"));
    }

    /// By the adaptive average a bigger order lasts less than in proportion; so much more is not brought for that.
    #[test]
    fn what_is_brought_for_longer_is_what_is_drunk_meanwhile() {
        let fortnights = PlanningSettings {
            weekdays: [chrono::Weekday::Sat].into_iter().collect::<Weekdays>(),
            periodicity: 2,
            ..PlanningSettings::default()
        };
        let deliveries: Vec<Delivery> = (0..6)
            .map(|at| Delivery { on: day("2026-08-29") + chrono::Days::new(14 * at), volume_ml: 6 * BOTTLE })
            .collect();
        let subject = Subject {
            deliveries: &deliveries,
            settings: &fortnights,
            pauses: &[],
            plannable: true,
            rate_override: None,
        };
        let calibration = Calibration {
            n: 500.0,
            y: 500.0 * ln(14.0),
            x: 500.0 * ln(114.0),
            sxy: 300.0,
            sxx: 1_000.0,
            ..Calibration::default()
        };
        let calendar = DeliveryCalendar::default();
        let rules = Rules {
            estimator: Estimator::Adaptive,
            calibration: &calibration,
            caution: 0.0,
            calendar: &calendar,
        };
        // On a Tuesday, four days before its Saturday.
        let on = day("2026-11-17");
        let found = suggest(&subject, &rules, Coming { on, unit_ml: BOTTLE, beside_ml: 0 }).unwrap();
        let rate = plan(&subject, &rules).rate_ml_per_day.unwrap();
        let used = rate * (found.until - on).num_days();
        assert!(found.units * BOTTLE >= used && (found.units - 2) * BOTTLE < used, "{found:?} of {used} ml");
        assert!(found.until > day("2026-11-28"), "{found:?}");
    }

    #[test]
    fn other_water_is_counted_in_and_may_be_enough() {
        let settings = PlanningSettings::default();
        assert_eq!(asked(&steady(), &settings, &[], BOTTLE), suggested(1, "2026-12-03"));
        assert_eq!(asked(&steady(), &settings, &[], 2 * BOTTLE), None);
    }

    #[test]
    fn days_away_need_no_water() {
        let every =
            PlanningSettings { kind: PlanningKind::Every, every_days: 14, ..PlanningSettings::default() };
        let away = [Pause { from: day("2026-11-24"), to: day("2026-11-28") }];
        assert_eq!(asked(&steady(), &every, &away, 0), suggested(2, "2026-12-07"));
    }

    #[test]
    fn nothing_is_suggested_where_nothing_is_planned_or_known() {
        let none = PlanningSettings { kind: PlanningKind::None, ..PlanningSettings::default() };
        assert_eq!(asked(&steady(), &none, &[], 0), None);
        assert_eq!(asked(&[], &PlanningSettings::default(), &[], 0), None);
    }
}
