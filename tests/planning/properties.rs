//! What holds for any history, any settings and any calendar.

use chrono::{Datelike, Days, NaiveDate};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::prelude::*;
use rodnik::domain::planning::{Estimator, Pause, PlanningKind, PlanningSettings, Weekdays};
use rodnik::planning::case::answer;
use rodnik::planning::{
    Calibration, DEFAULT_CAUTION, Delivery, Habits, History, Pauses, Reason, Rhythm, aggregate, calibrate,
};
use rust_decimal::Decimal;

use crate::support::{Address, address, day};

fn on(days: u64) -> NaiveDate {
    day("2025-01-06") + Days::new(days)
}

fn deliveries() -> impl Strategy<Value = Vec<Delivery>> {
    let volume = prop_oneof![1 => Just(0_i64), 9 => 1_i64..200_000, 1 => 1_i64..1_000_000_000_000];
    btree_map(0_u64..700, volume, 0..25).prop_map(|days| {
        days.into_iter().map(|(day, volume_ml)| Delivery { on: on(day), volume_ml }).collect()
    })
}

fn settings() -> impl Strategy<Value = PlanningSettings> {
    let kind = (0_usize..4).prop_map(|place| PlanningKind::ALL[place]);
    let initial = prop_oneof![Just(None), (-5_i64..20_000).prop_map(Some)];
    let settings = (kind, 0_u8..128, 1_u8..=52, 1_u16..=365, initial, 0_u8..=60);
    settings.prop_map(|(kind, mask, weeks, every_days, initial_ml_per_day, call_delay)| {
        let ticked = Weekdays::from_mask(mask).expect("a mask");
        let one = ticked.iter().next().map_or(Weekdays::EMPTY, |day| Weekdays::EMPTY.with(day));
        // Half of the addresses are planned every week, the others on one weekday at most.
        let (weekdays, periodicity) = if weeks % 2 == 0 { (ticked, 1) } else { (one, weeks) };
        PlanningSettings {
            kind,
            weekdays,
            periodicity,
            every_days,
            initial_ml_per_day,
            call_delay,
            always_show: false,
        }
    })
}

fn pauses() -> impl Strategy<Value = Vec<Pause>> {
    let pause = (0_u64..1_200, 0_u64..60);
    vec(pause.prop_map(|(from, length)| Pause { from: on(from), to: on(from + length) }), 0..4)
}

fn calibration() -> impl Strategy<Value = Calibration> {
    let k = (-2.0..-0.5_f64, -0.4..0.4_f64, 0.5..2.5_f64);
    (k, 0.0..4000.0_f64, 1.0..4.0_f64, 0.0..1.5_f64).prop_map(|((k10, k50, k90), n, mean, slope)| {
        Calibration {
            n,
            y: n * mean,
            x: n * 3.0,
            sxx: n,
            sxy: n * slope,
            k10,
            k50,
            k90,
            ..Calibration::default()
        }
    })
}

prop_compose! {
    fn any_address()(
        deliveries in deliveries(),
        settings in settings(),
        pauses in pauses(),
        calibration in calibration(),
        closed in btree_set(0_u64..1_500, 0..300),
        rate in proptest::option::weighted(0.3, 1_i64..50_000),
        adaptive in any::<bool>(),
    ) -> Address {
        Address {
            deliveries,
            settings,
            pauses,
            plannable: true,
            rate: rate.map(|ml| Decimal::new(ml, 3)),
            estimator: if adaptive { Estimator::Adaptive } else { Estimator::Plain },
            calibration,
            caution: DEFAULT_CAUTION,
            calendar: closed.into_iter().map(on).collect(),
        }
    }
}

fn shifted(reasons: &[Reason]) -> bool {
    reasons.iter().any(|reason| matches!(reason, Reason::Shift { .. }))
}

proptest! {
    #[test]
    fn the_same_arguments_give_the_same_plan(address in any_address()) {
        prop_assert_eq!(address.plan(), address.clone().plan());
    }

    #[test]
    fn a_date_lies_after_the_last_delivery_on_a_delivery_day_outside_every_pause(address in any_address()) {
        let plan = address.plan();
        if let Some(date) = plan.next_delivery {
            let last = address.deliveries.iter().rfind(|delivery| {
                delivery.has_water() || address.settings.kind != PlanningKind::Average
            });
            prop_assert!(date > last.expect("a delivery").on);
            prop_assert!(address.calendar.is_deliverable(date));
            prop_assert!(!address.pauses.iter().any(|pause| pause.contains(date)));
        }
    }

    #[test]
    fn a_date_that_was_not_shifted_falls_on_a_ticked_weekday(address in any_address()) {
        let plan = address.plan();
        if let Some(date) = plan.next_delivery.filter(|_| address.settings.kind != PlanningKind::Every) {
            prop_assert!(shifted(&plan.reasons) || address.settings.weekdays.permits(date.weekday()));
        }
    }

    #[test]
    fn without_a_date_the_last_reason_says_why(address in any_address()) {
        let plan = address.plan();
        let why = matches!(
            plan.reasons.last(),
            Some(Reason::NoDelivery | Reason::DoNotPlan | Reason::RateUnknown | Reason::SettingsRefused { .. }
                | Reason::NoDeliveryDay { .. } | Reason::NoDayAfterPause { .. })
        );
        prop_assert_eq!(plan.next_delivery.is_none(), why);
    }

    #[test]
    fn the_call_is_the_date_and_the_delay(address in any_address()) {
        let plan = address.plan();
        let call = plan.next_delivery.map(|date| date + Days::new(u64::from(address.settings.call_delay)));
        prop_assert_eq!(plan.call_on, call);
    }

    #[test]
    fn the_interval_holds_the_expected_day_and_the_plan_comes_no_later(address in any_address()) {
        let plan = address.plan();
        if let (Some(p10), Some(expected), Some(p90)) = (plan.p10, plan.expected, plan.p90) {
            prop_assert!(p10 <= expected && expected <= p90);
            prop_assert!(plan.run_out.expect("a run-out") <= expected);
        }
    }

    #[test]
    fn only_the_days_of_the_search_matter(address in any_address(), day in 0_u64..1_500) {
        let plan = address.plan();
        let outside = plan.search.is_none_or(|search| !(search.from..=search.to).contains(&on(day)));
        if outside && address.calendar.is_deliverable(on(day)) {
            let mut changed = address.clone();
            let closed = (0..1_500).map(on).filter(|&day| !address.calendar.is_deliverable(day));
            changed.calendar = closed.chain([on(day)]).collect();
            prop_assert_eq!(changed.plan().next_delivery, plan.next_delivery);
        }
    }

    #[test]
    fn pauses_split_or_doubled_change_nothing(address in any_address(), cut in 0_u64..60) {
        let mut split = address.clone();
        split.pauses = address.pauses.iter().rev().flat_map(|pause| {
            let middle = (pause.from + Days::new(cut)).min(pause.to);
            let rest = (middle < pause.to).then(|| Pause { from: middle + Days::new(1), to: pause.to });
            [Some(Pause { from: pause.from, to: middle }), rest, Some(*pause)].into_iter().flatten()
        }).collect();
        prop_assert_eq!(split.plan(), address.plan());
    }

    #[test]
    fn the_order_of_the_sales_of_a_day_changes_nothing(
        sales in vec((0_u64..30, 1_i64..50_000), 1..40).prop_shuffle(),
    ) {
        let sale = |&(day, volume_ml): &(u64, i64)| Delivery { on: on(day), volume_ml };
        let forward = aggregate(sales.iter().map(sale));
        prop_assert_eq!(&forward, &aggregate(sales.iter().rev().map(sale)));
        prop_assert!(forward.is_sorted_by(|a, b| a.on < b.on));
        let total = |of: &[Delivery]| of.iter().map(|delivery| delivery.volume_ml).sum::<i64>();
        prop_assert_eq!(total(&forward), sales.iter().map(|sale| sale.1).sum::<i64>());
    }

    #[test]
    fn a_kept_state_equals_the_replay(address in any_address()) {
        let pauses = Pauses::new(&address.pauses);
        let habits = Habits { initial_ml_per_day: address.settings.initial_ml_per_day, pauses: &pauses };
        let mut kept: Option<Rhythm> = None;
        for (seen, delivery) in address.deliveries.iter().enumerate() {
            let replayed = Rhythm::of(&address.deliveries[..=seen], &habits, &address.calibration);
            match &mut kept {
                Some(rhythm) => rhythm.advance(*delivery, &habits, &address.calibration),
                None => kept = replayed,
            }
            prop_assert_eq!(kept, replayed);
        }
    }

    #[test]
    fn the_same_rhythm_is_learned(gap in 2_u64..60, litres in 1_i64..100, calibration in calibration()) {
        let mut story = address().adaptive();
        story.calibration = Calibration { k10: -1.28, k50: 0.0, k90: 1.28, ..calibration };
        let error = |times: u64| {
            let mut story = story.clone().delivered_every(gap, "2025-01-06", "1", times);
            for delivery in &mut story.deliveries {
                delivery.volume_ml *= litres;
            }
            let forecast = story.plan().forecast.expect("a forecast");
            (libm::log(forecast.usual_days()) - libm::log(gap as f64)).abs()
        };
        prop_assert!(error(40) <= error(3) + 1e-9);
        prop_assert!(error(40) < 0.01, "{}", error(40));
    }

    #[test]
    fn next_dates_begin_with_the_plan_and_rise(address in any_address(), count in 0_usize..6) {
        let dates = address.next_dates(count);
        prop_assert!(dates.len() <= count);
        prop_assert!(dates.is_sorted_by(|a, b| a < b));
        prop_assert!(dates.iter().all(|&date| address.calendar.is_deliverable(date)));
        if count > 0 {
            prop_assert_eq!(dates.first().copied(), address.plan().next_delivery);
        }
    }

    #[test]
    fn calibration_gives_the_same_whatever_is_put_beside_it(histories in vec(deliveries(), 1..12)) {
        let pauses = Pauses::default();
        let habits = Habits { initial_ml_per_day: None, pauses: &pauses };
        let learn = |histories: &[Vec<Delivery>]| {
            calibrate(&histories.iter().map(|deliveries| History { deliveries, habits }).collect::<Vec<_>>())
        };
        let mut with_visits = histories.clone();
        with_visits.push(vec![Delivery { on: on(3), volume_ml: 0 }]);
        with_visits.push(Vec::new());
        let learned = learn(&histories);
        prop_assert_eq!(learned, learn(&with_visits));
        let numbers = [learned.sxy, learned.sxx, learned.p, learned.f, learned.k10, learned.k50, learned.k90];
        prop_assert!(numbers.iter().all(|number| number.is_finite()));
    }

    #[test]
    fn any_text_is_answered_or_refused(text in ".{0,80}") {
        let _either = answer(&text);
    }

    #[test]
    fn any_value_under_any_key_is_answered(
        key in prop_oneof![Just("deliveries"), Just("pauses"), Just("rate_l_per_day"), Just("weekdays"),
            Just("periodicity"), Just("no_delivery"), Just("initial_l_per_day"), Just("status"), Just("kind")],
        value in prop_oneof![
            any::<f64>().prop_map(|number| format!("{number:e}")),
            any::<i64>().prop_map(|number| number.to_string()),
            Just("[[\"2200-12-31\",1e9],[\"1900-01-01\",1e-9]]".to_owned()),
            Just("[[\"1900-01-01\",\"2200-12-31\"]]".to_owned()),
            Just("[[[[]]]]".to_owned()),
            "[0-9eE.+-]{1,12}",
        ],
    ) {
        let case = format!(r#"[{{"deliveries":[["2200-12-31",38]]}},{{"{key}":{value}}}]"#);
        if let Ok(answers) = answer(&case) {
            let answers: Vec<serde_json::Value> = serde_json::from_str(&answers).expect("json");
            prop_assert_eq!(answers.len(), 2);
        }
    }
}
