//! The adaptive average against numbers worked out apart from it, its learning, and the silence risk.

use chrono::{Days, NaiveDate};
use rodnik::domain::planning::Pause;
use rodnik::planning::{
    Calibration, Calibrator, Delivery, Forecast, Habits, History, Pauses, Rhythm, SilenceLevel, calibrate,
    silence,
};

use crate::support::day;

const FIRST: &str = "2026-01-05";

/// Deliveries of so many litres so many days after the first.
fn history(of: &[(u64, i64)]) -> Vec<Delivery> {
    let at = |&(days, litres): &(u64, i64)| Delivery {
        on: day(FIRST) + Days::new(days),
        volume_ml: litres * 1000,
    };
    of.iter().map(at).collect()
}

const SIX: [(u64, i64); 6] = [(0, 19), (7, 19), (15, 38), (26, 19), (34, 57), (94, 38)];

/// An office that has seen 300 intervals.
fn grown_office() -> Calibration {
    Calibration {
        n: 300.0,
        y: 300.0 * libm::log(9.0),
        x: 300.0 * libm::log(30.0),
        sxy: 20.0,
        sxx: 40.0,
        p_n: 220.0,
        p: 40.0,
        f_n: 60.0,
        f: 20.0,
        k10: -1.1,
        k50: 0.1,
        k90: 1.4,
        deliveries: 400,
    }
}

fn forecast(of: &[(u64, i64)], initial_ml_per_day: Option<i64>, office: &Calibration) -> Forecast {
    let pauses = Pauses::default();
    let habits = Habits { initial_ml_per_day, pauses: &pauses };
    Rhythm::of(&history(of), &habits, office).expect("a history with litres").forecast(office, 0.3)
}

#[track_caller]
fn near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-12 * expected.abs().max(1.0), "{value} is not {expected}");
}

/// Planned, expected, p10 and p90 days.
fn days(forecast: &Forecast) -> [i64; 4] {
    [forecast.planned_days, forecast.expected_days, forecast.p10_days, forecast.p90_days]
}

#[test]
fn a_first_delivery_goes_by_fourteen_days_in_an_office_that_knows_nothing() {
    let first = forecast(&[(0, 19)], None, &Calibration::default());
    assert_eq!(days(&first), [14, 14, 6, 35]);
    assert_eq!((first.n, first.rate_ml_per_day(), first.usual_ml()), (0, 1_357, 19_000));
    near(first.s, 0.5_f64.sqrt());
}

#[test]
fn a_first_delivery_goes_by_the_entered_consumption_where_there_is_one() {
    let first = forecast(&[(0, 19)], Some(2_000), &Calibration::default());
    assert_eq!(days(&first), [10, 10, 4, 23]);
    assert_eq!(first.rate_ml_per_day(), 2_000);
    assert_eq!(forecast(&[(0, 19)], Some(0), &Calibration::default()).expected_days, 14);
}

#[test]
fn a_first_delivery_leans_on_the_office_as_it_grows() {
    let first = forecast(&[(0, 19)], Some(1_500), &grown_office());
    near(first.l, 2.433610191548717);
    assert_eq!(days(&first), [11, 11, 5, 24]);
    assert_eq!(days(&forecast(&[(0, 19)], None, &grown_office())), [7, 7, 3, 15]);
}

#[test]
fn the_first_interval_moves_the_rhythm_half_way() {
    let second = forecast(&[(0, 19), (7, 19)], None, &Calibration::default());
    near(second.z, 2.2924837393352857);
    near(second.s, 0.6123724356957945);
    assert_eq!(days(&second), [8, 10, 5, 22]);
}

#[test]
fn a_bigger_order_lasts_longer() {
    let third = forecast(&SIX[..3], None, &Calibration::default());
    near(third.z, 2.406308921599454);
    near(third.m, 3.175488039353089);
    near(third.l, 2.775987417898092);
    near(third.s, 0.5279866104317075);
    assert_eq!((days(&third), third.rate_ml_per_day()), ([14, 16, 8, 32], 2_158));
}

#[test]
fn a_long_history_is_clipped_and_smoothed() {
    let sixth = forecast(&SIX, None, &Calibration::default());
    near(sixth.l, 2.7971107058173006);
    near(sixth.s, 0.6079292375646793);
    assert_eq!((days(&sixth), sixth.rate_ml_per_day()), ([14, 16, 8, 36], 2_192));
    let sixth = forecast(&SIX, Some(1_500), &grown_office());
    near(sixth.l, 2.5834962328378874);
    near(sixth.s, 0.5254185850959768);
    assert_eq!((days(&sixth), sixth.rate_ml_per_day()), ([12, 14, 7, 28], 2_519));
}

#[test]
fn no_forecast_lies_outside_one_to_four_hundred_days() {
    let office = Calibration::default();
    assert_eq!(days(&forecast(&[(0, 100_000)], Some(1), &office)), [400, 400, 400, 400]);
    assert_eq!(days(&forecast(&[(0, 1)], Some(1_000_000), &office)), [1, 1, 1, 1]);
    let broken = Calibration { k50: f64::NAN, p: f64::NAN, ..office };
    assert_eq!(forecast(&SIX, None, &broken).expected_days, 1);
}

#[test]
fn the_unit_of_the_litres_does_not_matter() {
    let thousandfold: Vec<(u64, i64)> = SIX.iter().map(|&(days, litres)| (days, litres * 1000)).collect();
    let (small, big) = (
        forecast(&SIX, None, &Calibration::default()),
        forecast(&thousandfold, None, &Calibration::default()),
    );
    assert_eq!(days(&small), days(&big));
    near(small.l, big.l);
}

#[test]
fn a_kept_state_advanced_by_one_delivery_equals_the_replay() {
    let (pauses, office) = (Pauses::default(), grown_office());
    let habits = Habits { initial_ml_per_day: Some(1_500), pauses: &pauses };
    let all = history(&SIX);
    let mut kept = Rhythm::of(&all[..1], &habits, &office).expect("a state");
    for (seen, delivery) in all.iter().enumerate().skip(1) {
        kept.advance(*delivery, &habits, &office);
        assert_eq!(Some(kept), Rhythm::of(&all[..=seen], &habits, &office));
    }
    let before = kept;
    kept.advance(Delivery { on: day("2026-12-01"), volume_ml: 0 }, &habits, &office);
    assert_eq!(kept, before);
}

#[test]
fn a_kept_state_survives_being_stored() {
    let (pauses, office) = (Pauses::default(), Calibration::default());
    let habits = Habits { initial_ml_per_day: None, pauses: &pauses };
    let state = Rhythm::of(&history(&SIX), &habits, &office).expect("a state");
    let stored = serde_json::to_string(&state).expect("json");
    assert_eq!(serde_json::from_str::<Rhythm>(&stored).expect("a state"), state);
}

/// An office whose addresses take 19 litres every 9 days and twice as much every 18.
fn regular_office(addresses: u64) -> Vec<Vec<Delivery>> {
    let one = |place: u64| {
        let mut on = day(FIRST) + Days::new(place % 5);
        let mut deliveries = Vec::new();
        for turn in 0..8 {
            let bottles = 1 + (turn + place) % 2;
            deliveries.push(Delivery { on, volume_ml: 19_000 * bottles as i64 });
            on = on + Days::new(9 * bottles);
        }
        deliveries
    };
    (0..addresses).map(one).collect()
}

fn learn(office: &[Vec<Delivery>]) -> Calibration {
    let pauses = Pauses::default();
    let habits = Habits { initial_ml_per_day: None, pauses: &pauses };
    let histories: Vec<_> = office.iter().map(|deliveries| History { deliveries, habits }).collect();
    calibrate(&histories)
}

#[test]
fn calibration_learns_how_far_a_bigger_order_lasts_longer() {
    let learned = learn(&regular_office(40));
    assert_eq!((learned.n, learned.deliveries), (280.0, 320));
    assert!(learned.elasticity() > 0.95, "{learned:?}");
    assert_eq!(Calibration::default().elasticity(), 0.8);
}

#[test]
fn an_office_with_fewer_than_fifty_intervals_uses_the_start_values() {
    let seven_each = learn(&regular_office(7));
    assert_eq!(seven_each, Calibration { deliveries: 56, ..Calibration::default() });
    assert_eq!(learn(&regular_office(8)).n, 56.0);
    assert_eq!(learn(&[]), Calibration::default());
}

#[test]
fn calibration_in_one_go_equals_calibration_delivery_by_delivery() {
    let office = regular_office(12);
    let pauses = Pauses::default();
    let habits = Habits { initial_ml_per_day: None, pauses: &pauses };
    let mut turns: Vec<(NaiveDate, usize, Delivery)> = office
        .iter()
        .enumerate()
        .flat_map(|(place, deliveries)| {
            deliveries.iter().map(move |delivery| (delivery.on, place, *delivery))
        })
        .collect();
    turns.sort_by_key(|&(on, place, _)| (on, place));
    let (mut calibrator, mut states) = (Calibrator::default(), vec![None; office.len()]);
    for (_, place, delivery) in turns {
        calibrator.observe(&mut states[place], delivery, &habits);
    }
    assert_eq!(calibrator.calibration(), learn(&office));
}

#[test]
fn pauses_that_touch_or_overlap_count_once() {
    let pause = |from, to| Pause { from: day(from), to: day(to) };
    let split = [
        pause("2026-12-08", "2026-12-10"),
        pause("2026-12-01", "2026-12-05"),
        pause("2026-12-04", "2026-12-07"),
        pause("2026-12-02", "2026-12-03"),
        pause("2026-12-20", "2026-12-11"),
    ];
    let pauses = Pauses::new(&split);
    assert_eq!(pauses, Pauses::new(&[pause("2026-12-01", "2026-12-10")]));
    assert_eq!(pauses.days_between(day("2026-11-25"), day("2026-12-19")), 14);
    assert_eq!(pauses.days_between(day("2026-12-05"), day("2026-12-09")), 0);
    assert_eq!(pauses.days_between(day("2026-12-19"), day("2026-11-25")), 0);
    assert_eq!(pauses.after(day("2026-11-25"), 14), day("2026-12-19"));
    assert_eq!(pauses.after(day("2026-11-25"), 5), day("2026-11-30"));
    assert_eq!(pauses.after(day("2026-12-04"), 1), day("2026-12-11"));
}

fn silent_for(days: u64, pauses: &[Pause]) -> rodnik::planning::Silence {
    let last = day(FIRST) + Days::new(94);
    let sixth = forecast(&SIX, None, &Calibration::default());
    silence(&sixth, last, pauses, last + Days::new(days)).expect("a risk")
}

#[test]
fn silence_grows_from_nothing_to_probably_lost() {
    let table = [
        (0, 0.0150007760164338, 0.0496828557712006, SilenceLevel::None),
        (20, 0.04199483563695655, 0.08213726378283145, SilenceLevel::None),
        (31, 0.10026039639541034, 0.16504011964555237, SilenceLevel::Watch),
        (60, 0.38370944566763027, 0.49159837196508394, SilenceLevel::Watch),
        (90, 0.6561992255853293, 0.7512884707626896, SilenceLevel::ProbablyLost),
        (400, 0.9921384875550782, 0.9976920235740617, SilenceLevel::ProbablyLost),
    ];
    for (days, lost, risk, level) in table {
        let silence = silent_for(days, &[]);
        assert!((silence.lost - lost).abs() < 1e-9 && (silence.risk - risk).abs() < 1e-9, "{silence:?}");
        assert_eq!((silence.level, silence.silent_days), (level, days as i64));
    }
    assert!((silent_for(0, &[]).usual_days - libm::exp(2.5739138480077446)).abs() < 1e-9);
}

#[test]
fn the_horizon_of_the_risk_is_forty_five_to_a_hundred_and_eighty_days() {
    let every = |gap: u64, times: u64| (0..times).map(|turn| (gap * turn, 19)).collect::<Vec<(u64, i64)>>();
    let risk = |history: &[(u64, i64)], office: &Calibration, days: u64| {
        let last = day(FIRST);
        let silence =
            silence(&forecast(history, None, office), last, &[], last + Days::new(days)).expect("a risk");
        (silence.lost, silence.risk)
    };
    let same = |one: (f64, f64), other: (f64, f64)| {
        assert!(
            (one.0 - other.0).abs() < 1e-12 && (one.1 - other.1).abs() < 1e-12,
            "{one:?} is not {other:?}"
        );
    };
    let start = Calibration::default();
    same(risk(&every(7, 6), &start, 20), (0.4221424209268792, 0.42783747904007297));
    same(risk(&every(90, 5), &start, 200), (0.24894914023814008, 0.46647662030217674));
    let steep = Calibration { k50: 0.1, k90: 0.3, ..start };
    same(risk(&every(7, 6), &steep, 20), (0.9985422268212288, 0.9985422287835202));
}

#[test]
fn a_silence_beyond_all_measure_is_a_certain_loss() {
    let punctual = Forecast { s: 1e-6, ..forecast(&SIX, None, &Calibration::default()) };
    let last = day(FIRST);
    let silence = silence(&punctual, last, &[], last + Days::new(10_000)).expect("a risk");
    assert!(silence.lost > 0.999_999 && silence.risk <= 1.0, "{silence:?}");
}

#[test]
fn p10_paused_days_are_not_silent() {
    let from = day(FIRST) + Days::new(94 + 20);
    let away = [Pause { from, to: from + Days::new(39) }];
    assert_eq!(silent_for(60, &away), silent_for(20, &[]));
    assert_eq!(silent_for(30, &away).silent_days, 19);
}

#[test]
fn no_risk_is_shown_before_two_intervals() {
    let today = day("2027-01-01");
    for deliveries in [1, 2] {
        let young = forecast(&SIX[..deliveries], None, &Calibration::default());
        assert_eq!(silence(&young, day(FIRST), &[], today), None);
    }
    let third = forecast(&SIX[..3], None, &Calibration::default());
    assert!(silence(&third, day(FIRST), &[], today).is_some());
    let early = silence(&third, today, &[], day(FIRST)).expect("a risk");
    assert_eq!(early.silent_days, 0);
}
