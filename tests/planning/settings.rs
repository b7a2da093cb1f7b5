//! Settings that may be used, and the calculator of the initial consumption.

use chrono::Weekday;
use rodnik::domain::planning::{
    Calculator, CalculatorError, Estimator, Pause, PauseError, PlanningKind, PlanningSettings,
    PlanningSettingsError as Refusal, Weekdays, WeekdaysError,
};

use crate::support::day;

#[test]
fn s1_11_a_new_address_is_planned_by_average_on_any_day() {
    let settings = PlanningSettings::default();
    assert_eq!(settings.kind, PlanningKind::Average);
    assert_eq!((settings.weekdays, settings.periodicity, settings.call_delay), (Weekdays::EMPTY, 1, 0));
    assert_eq!((settings.initial_ml_per_day, settings.always_show), (None, false));
    assert_eq!(settings.check(), Ok(()));
}

#[test]
fn s1_10_kinds_and_estimators_are_known_by_their_codes() {
    let codes = PlanningKind::ALL.map(PlanningKind::code);
    assert_eq!(codes, ["average", "weekdays", "every", "none"]);
    for kind in PlanningKind::ALL {
        assert_eq!(PlanningKind::from_code(kind.code()), Some(kind));
        assert_eq!(serde_json::to_value(kind).expect("json"), kind.code());
    }
    for estimator in Estimator::ALL {
        assert_eq!(Estimator::from_code(estimator.code()), Some(estimator));
    }
    assert_eq!(PlanningKind::from_code("Average"), None);
    assert_eq!(Estimator::from_code(""), None);
}

#[test]
fn s1_14_weekdays_are_a_mask_from_monday_and_a_list_of_names() {
    let days: Weekdays = " Tue,fri, tue".parse().expect("weekdays");
    assert_eq!(days.mask(), 0b1_0010);
    assert_eq!(days.iter().collect::<Vec<_>>(), [Weekday::Tue, Weekday::Fri]);
    assert_eq!(days.to_string(), "tue,fri");
    assert!(days.contains(Weekday::Fri) && !days.permits(Weekday::Sun));
    assert!(Weekdays::EMPTY.permits(Weekday::Sun) && !Weekdays::EMPTY.contains(Weekday::Sun));
    assert_eq!("".parse(), Ok(Weekdays::EMPTY));
    assert_eq!("tue,day".parse::<Weekdays>(), Err(WeekdaysError::Name("day".to_owned())));
    assert_eq!((Weekdays::from_mask(127), Weekdays::from_mask(128)), (Some(Weekdays::ALL), None));
    assert_eq!(serde_json::from_str::<Weekdays>("18").expect("a mask"), days);
    assert!(serde_json::from_str::<Weekdays>("128").is_err());
}

#[test]
fn p4_periodicity_is_one_to_fifty_two() {
    let with = |periodicity| PlanningSettings { periodicity, ..PlanningSettings::default() };
    assert_eq!(with(0).check(), Err(Refusal::Periodicity { given: 0 }));
    assert_eq!(with(1).check(), Ok(()));
    assert_eq!(with(52).check(), Ok(()));
    assert_eq!(with(53).check(), Err(Refusal::Periodicity { given: 53 }));
}

#[test]
fn s1_13_s1_26_several_weekdays_only_every_week() {
    let ticked: Weekdays = "tue,fri".parse().expect("weekdays");
    for kind in [PlanningKind::Average, PlanningKind::Weekdays] {
        let with = |periodicity, weekdays| {
            PlanningSettings { kind, periodicity, weekdays, ..PlanningSettings::default() }.check()
        };
        assert_eq!(with(1, ticked), Ok(()));
        assert_eq!(with(2, ticked), Err(Refusal::OneWeekdayOnly { periodicity: 2, ticked }));
        assert_eq!(with(2, Weekdays::EMPTY.with(Weekday::Tue)), Ok(()));
    }
}

#[test]
fn p4_by_weekdays_needs_a_weekday() {
    let settings = PlanningSettings { kind: PlanningKind::Weekdays, ..PlanningSettings::default() };
    assert_eq!(settings.check(), Err(Refusal::NoWeekday));
}

#[test]
fn p5_p8_gap_and_call_delay_have_bounds() {
    let gap = |every_days| PlanningSettings { every_days, ..PlanningSettings::default() }.check();
    assert_eq!((gap(1), gap(365)), (Ok(()), Ok(())));
    assert_eq!(gap(0), Err(Refusal::EveryDays { given: 0 }));
    assert_eq!(gap(366), Err(Refusal::EveryDays { given: 366 }));
    let delay = |call_delay| PlanningSettings { call_delay, ..PlanningSettings::default() }.check();
    assert_eq!(delay(60), Ok(()));
    assert_eq!(delay(61), Err(Refusal::CallDelay { given: 61 }));
}

#[test]
fn p10_a_pause_cannot_end_before_it_begins() {
    let (from, to) = (day("2026-12-10"), day("2026-12-01"));
    assert_eq!(Pause::new(from, to), Err(PauseError { from, to }));
    let one_day = Pause::new(from, from).expect("a pause of one day");
    assert!(one_day.contains(from) && !one_day.contains(to));
}

#[test]
fn s1_17_s1_18_the_calculator_multiplies_people_and_adds_the_extra() {
    let office = Calculator { people: 12, ml_per_person: Calculator::OFFICE_ML, extra_ml: 0 };
    assert_eq!(office.initial_ml_per_day(), Ok(24_000));
    let flat_with_aquarium = Calculator { people: 3, ml_per_person: Calculator::FLAT_ML, extra_ml: 700 };
    assert_eq!(flat_with_aquarium.initial_ml_per_day(), Ok(2_200));
}

#[test]
fn s1_17_the_calculator_refuses_what_cannot_be() {
    let with =
        |people, ml_per_person, extra_ml| Calculator { people, ml_per_person, extra_ml }.initial_ml_per_day();
    assert_eq!(with(1, -1, 0), Err(CalculatorError::Negative));
    assert_eq!(with(1, 0, -1), Err(CalculatorError::Negative));
    assert_eq!(with(2, i64::MAX, 0), Err(CalculatorError::TooLarge));
    assert_eq!(with(1, i64::MAX, 1), Err(CalculatorError::TooLarge));
}
