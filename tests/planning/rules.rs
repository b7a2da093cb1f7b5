//! The rules of planning, one by one.

use rodnik::domain::planning::{Estimator, PlanningKind, PlanningSettingsError, Weekdays};
use rodnik::planning::{Delivery, DeliveryCalendar, RateBasis, Reason, Search, aggregate};

use crate::support::{address, day, delivery};

#[test]
fn several_sales_of_one_day_are_one_delivery() {
    let sales = [delivery("2026-11-10", "19"), delivery("2026-11-09", "19"), delivery("2026-11-10", "38")];
    assert_eq!(aggregate(sales), [delivery("2026-11-09", "19"), delivery("2026-11-10", "57")]);
}

#[test]
fn p1_nothing_delivered_yet() {
    for kind in [PlanningKind::Average, PlanningKind::Weekdays, PlanningKind::Every] {
        let plan =
            address().kind(kind).ticked("tue").initial_ml(1_500).stays_without_a_date(&Reason::NoDelivery);
        assert_eq!((plan.run_out, plan.rate_ml_per_day, plan.search), (None, None, None));
    }
}

#[test]
fn p1_plain_average_without_a_rate() {
    let once = address().delivered("2026-11-09", "38");
    once.stays_without_a_date(&Reason::RateUnknown);
    once.clone().initial_ml(0).stays_without_a_date(&Reason::RateUnknown);
    once.initial_ml(-5).stays_without_a_date(&Reason::RateUnknown);
}

#[test]
fn p1_adaptive_average_begins_with_fourteen_days() {
    let plan = address().adaptive().delivered("2026-11-09", "38").comes_on("2026-11-23");
    assert_eq!(plan.rate_ml_per_day, Some(2_714));
    let basis = RateBasis::Office { initial_ml_per_day: None };
    assert!(plan.reasons.contains(&Reason::Rate { ml_per_day: 2_714, basis }));
}

#[test]
fn p2_covered_days_are_at_least_one_and_at_most_four_hundred() {
    address().delivered("2026-11-09", "0.5").rate("2.7").comes_on("2026-11-10");
    address().delivered("2026-11-09", "38").rate("0.001").comes_on("2027-12-14");
}

#[test]
fn p2_the_target_lies_after_the_last_delivery() {
    // Runs out on Tue 10; Mon 9 is nearer than Mon 16, but it is the delivery itself.
    address().delivered("2026-11-09", "3").rate("2.7").ticked("mon").comes_on("2026-11-16");
}

#[test]
fn p3_p4_by_weekdays_counts_weeks_from_the_week_of_the_delivery() {
    let sunday = || address().delivered("2026-11-22", "19");
    sunday().by_weekdays("mon").comes_on("2026-11-23");
    sunday().by_weekdays("mon").periodicity(2).comes_on("2026-11-30");
    sunday().by_weekdays("sun").comes_on("2026-11-29");
    sunday().by_weekdays("sun").periodicity(52).comes_on("2027-11-21");
}

#[test]
fn p4_periodicity_without_ticks_permits_every_day_of_its_weeks() {
    // Weeks of 2, 16, 30 November …; the run-out Wed 11 lies as near to the past week as to Mon 16.
    address().delivered("2026-11-04", "19").rate("2.7").periodicity(2).comes_on("2026-11-16");
}

#[test]
fn p4_p5_p8_settings_that_break_a_rule_give_no_date() {
    let why = PlanningSettingsError::Periodicity { given: 0 };
    let refused = Reason::SettingsRefused { why };
    address().delivered("2026-11-04", "19").rate("2").periodicity(0).stays_without_a_date(&refused);
    let why = PlanningSettingsError::NoWeekday;
    let refused = Reason::SettingsRefused { why };
    address().delivered("2026-11-04", "19").kind(PlanningKind::Weekdays).stays_without_a_date(&refused);
}

#[test]
fn p5_every_x_days_are_calendar_days() {
    let plan = address().delivered("2026-11-09", "19").every(30).comes_on("2026-12-09");
    assert!(plan.reasons.contains(&Reason::Interval { on: day("2026-12-09"), days: 30 }));
    assert_eq!((plan.run_out, plan.expected), (None, None));
}

#[test]
fn p6_do_not_plan() {
    let idle = address().delivered("2026-11-09", "19").kind(PlanningKind::None);
    idle.stays_without_a_date(&Reason::DoNotPlan);
}

#[test]
fn p7_the_shift_does_not_ask_for_ticks_and_names_the_day() {
    let mut office = address().delivered("2026-11-03", "19").by_weekdays("tue").periodicity(3);
    office.calendar = DeliveryCalendar::new([(day("2026-11-24"), Some("Inventory".to_owned()))]);
    let plan = office.comes_on("2026-11-23");
    let (from, to) = (day("2026-11-24"), day("2026-11-23"));
    let shift = Reason::Shift { from, to, names: vec!["Inventory".to_owned()] };
    assert_eq!(plan.reasons.last(), Some(&shift));
}

#[test]
fn p7_forward_past_every_closed_day_with_each_name_once() {
    let mut office = address().delivered("2026-12-02", "19").every(30);
    let named = |text, name: &str| (day(text), Some(name.to_owned()));
    office.calendar = DeliveryCalendar::new([
        named("2026-12-31", "Eve"),
        named("2027-01-01", "New Year"),
        named("2027-01-02", "New Year"),
    ]);
    let plan = office.comes_on("2027-01-03");
    let (from, to) = (day("2027-01-01"), day("2027-01-03"));
    assert_eq!(plan.reasons.last(), Some(&Reason::Shift { from, to, names: vec!["New Year".to_owned()] }));
    assert_eq!(plan.search, Some(Search { from: day("2026-12-31"), to }));
}

#[test]
fn p7_the_search_ends_sixty_days_after_the_target() {
    let target = day("2026-11-14");
    let closed = |days: usize| {
        let mut office = address().delivered("2026-11-09", "19").every(5);
        let first = day("2026-11-13");
        office.calendar = first.iter_days().take(days + 2).collect();
        office
    };
    closed(59).comes_on("2027-01-13");
    let plan = closed(60).stays_without_a_date(&Reason::NoDeliveryDay { target });
    assert_eq!(plan.search, Some(Search { from: day("2026-11-13"), to: day("2027-01-13") }));
}

#[test]
fn p8_the_call_follows_the_date_and_moves_nothing_else() {
    let story = address().delivered("2026-11-09", "38").rate("2.7");
    let at_once = story.comes_on("2026-11-23");
    assert_eq!(at_once.call_on, Some(day("2026-11-23")));
    let later = story.call_delay(3).comes_on("2026-11-23");
    assert_eq!(later.call_on, Some(day("2026-11-26")));
    assert_eq!(later.run_out, at_once.run_out);
    assert_eq!(later.reasons.last(), Some(&Reason::CallDelay { days: 3, call_on: day("2026-11-26") }));
}

#[test]
fn p9_a_date_in_the_past_stays() {
    address().delivered("1999-11-09", "38").rate("2.7").comes_on("1999-11-23");
}

#[test]
fn p10_a_date_in_a_pause_moves_to_the_first_permitted_delivery_day_after_it() {
    let fridays = address().delivered("2026-11-17", "19").by_weekdays("fri");
    fridays.clone().paused("2026-11-18", "2026-11-29").comes_on("2026-12-04");
    let plan = fridays.paused("2026-11-18", "2026-11-29").closed(&["2026-12-04"]).comes_on("2026-12-11");
    let (from, to, moved_to) = (day("2026-11-18"), day("2026-11-29"), day("2026-12-11"));
    assert_eq!(plan.reasons.last(), Some(&Reason::Pause { from, to, moved_to }));
    assert_eq!(plan.search, Some(Search { from: day("2026-11-19"), to: moved_to }));
}

#[test]
fn p10_ticks_do_not_bind_every_x_days_after_a_pause() {
    let story = address().delivered("2026-11-17", "19").every(5).ticked("fri");
    story.paused("2026-11-20", "2026-11-29").comes_on("2026-11-30");
}

#[test]
fn p10_periodicity_still_binds_after_a_pause() {
    // Weeks of 3 November + 4, + 8; the pause takes 1 December away.
    let story = address().delivered("2026-11-03", "19").by_weekdays("tue").periodicity(4);
    story.paused("2026-11-25", "2026-12-10").comes_on("2026-12-29");
}

#[test]
fn p10_the_shift_comes_before_the_pause() {
    // Target Tue 24 is closed and paused: the day before is neither.
    let story = address().delivered("2026-11-19", "19").every(5).closed(&["2026-11-24"]);
    story.clone().paused("2026-11-24", "2026-11-30").comes_on("2026-11-23");
    // With Monday closed too, the shift leads into the pause, and the pause onward.
    story.closed(&["2026-11-23", "2026-11-24"]).paused("2026-11-24", "2026-11-30").comes_on("2026-12-01");
}

#[test]
fn p10_a_date_that_meets_a_further_pause_moves_past_that_too() {
    let story = address().delivered("2026-11-17", "19").by_weekdays("fri");
    let plan =
        story.paused("2026-11-18", "2026-11-24").paused("2026-11-26", "2026-12-01").comes_on("2026-12-04");
    let pauses = plan.reasons.iter().filter(|reason| matches!(reason, Reason::Pause { .. })).count();
    assert_eq!(pauses, 2);
}

#[test]
fn p10_no_day_within_four_hundred_days_after_a_pause() {
    let mut story = address().delivered("2026-11-17", "19").every(5).paused("2026-11-20", "2026-11-29");
    let after = day("2026-11-29");
    story.calendar = after.iter_days().skip(1).take(399).collect();
    story.comes_on("2028-01-03");
    story.calendar = after.iter_days().skip(1).take(400).collect();
    story.stays_without_a_date(&Reason::NoDayAfterPause { after });
}

#[test]
fn p10_a_delivery_within_a_pause_counts_the_days_after_it() {
    // 14 days of water: none used until the pause is over.
    let story = address().delivered("2026-12-05", "38").rate("2.7").paused("2026-12-01", "2026-12-10");
    story.comes_on("2026-12-24");
}

#[test]
fn p10_p12_paused_days_are_left_out_of_the_span() {
    let story = address().delivered("2026-11-01", "20").delivered("2026-11-21", "20");
    assert_eq!(story.plan().rate_ml_per_day, Some(1_000));
    let paused = story.paused("2026-11-02", "2026-11-11");
    assert_eq!(paused.plan().rate_ml_per_day, Some(2_000));
    paused.comes_on("2026-12-01");
}

#[test]
fn p10_a_span_that_is_wholly_paused_is_one_day() {
    let story = address().delivered("2026-11-01", "20").delivered("2026-11-21", "20");
    assert_eq!(story.paused("2026-10-20", "2026-11-21").plan().rate_ml_per_day, Some(20_000));
}

#[test]
fn s1_21_p12_all_litres_but_the_last_over_all_days() {
    // 19 + 38 litres in 20 days; 19 litres last 6.67 days.
    let story = address()
        .delivered("2026-11-01", "19")
        .delivered("2026-11-08", "38")
        .delivered("2026-11-21", "19")
        .initial_ml(9_000);
    let plan = story.comes_on("2026-11-27");
    assert_eq!(plan.rate_ml_per_day, Some(2_850));
    let basis = RateBasis::Average { deliveries: 3, since: day("2026-11-01") };
    assert!(plan.reasons.contains(&Reason::Rate { ml_per_day: 2_850, basis }));
}

#[test]
fn p12_covered_days_are_exact_where_floats_are_not() {
    // 0.3 / 0.1 is 2.9999… in binary fractions.
    address().delivered("2026-11-09", "0.3").rate("0.1").comes_on("2026-11-12");
    address().delivered("2026-11-09", "37.8").rate("2.7").comes_on("2026-11-23");
    address().delivered("2026-11-09", "37.8").rate("2.7000000000000000000000000001").comes_on("2026-11-22");
}

#[test]
fn p12_the_rate_is_rounded_half_up() {
    // 5 ml in 2 days.
    let story = address().delivered("2026-11-01", "0.005").delivered("2026-11-03", "19");
    assert_eq!(story.plan().rate_ml_per_day, Some(3));
}

#[test]
fn p12_numbers_beyond_all_measure_do_not_overflow() {
    let mut story = address().delivered("2026-11-01", "1").delivered("2026-11-03", "1");
    for delivery in &mut story.deliveries {
        delivery.volume_ml = i64::MAX;
    }
    story.comes_on("2026-11-05");
}

#[test]
fn a_day_without_litres_is_a_visit_but_no_consumption() {
    let story =
        address().delivered("2026-11-01", "20").delivered("2026-11-11", "20").delivered("2026-11-13", "0");
    let plan = story.comes_on("2026-11-21");
    assert_eq!(plan.rate_ml_per_day, Some(2_000));
    story.clone().every(5).comes_on("2026-11-18");
    story.by_weekdays("fri").comes_on("2026-11-20");
    let only_visits = address().delivered("2026-11-13", "0").initial_ml(1_000);
    only_visits.stays_without_a_date(&Reason::NoDelivery);
    only_visits.clone().adaptive().stays_without_a_date(&Reason::NoDelivery);
}

#[test]
fn p13_the_plan_lies_before_the_expected_day_by_the_caution() {
    let mut story = address().adaptive().delivered_every(10, "2026-09-01", "19", 8);
    story.deliveries.remove(3);
    let cautious = story.plan();
    assert!(cautious.next_delivery < cautious.expected);
    let distance =
        cautious.expected.zip(cautious.run_out).map(|(expected, planned)| (expected - planned).num_days());
    let told = cautious.reasons.iter().find_map(|reason| match reason {
        Reason::RunOut { caution_days, .. } => Some(*caution_days),
        _ => None,
    });
    assert_eq!(told, distance);
    story.caution = 0.0;
    let expected = story.plan();
    assert_eq!(expected.next_delivery, expected.expected);
    assert_eq!(expected.expected, cautious.expected);
}

#[test]
fn p13_expected_day_and_interval_leave_paused_days_out() {
    let story = address().adaptive().delivered_every(10, "2026-09-01", "19", 4);
    let (open, paused) = (story.plan(), story.paused("2026-10-02", "2026-10-06").plan());
    for (open, paused) in [(open.expected, paused.expected), (open.p10, paused.p10), (open.p90, paused.p90)] {
        assert_eq!((paused.expect("a date") - open.expect("a date")).num_days(), 5);
    }
}

#[test]
fn p13_p10_past_intervals_leave_paused_days_out() {
    let story = address().adaptive().delivered_every(7, "2026-09-01", "19", 6);
    let straight = story.plan().forecast.expect("a forecast");
    let mut away = story.paused("2026-09-10", "2026-10-09");
    for delivery in away.deliveries.iter_mut().skip(2) {
        delivery.on = delivery.on + chrono::Days::new(30);
    }
    assert_eq!(away.plan().forecast, Some(straight));
}

#[test]
fn p13_a_given_rate_replaces_only_the_plain_average() {
    let story = address().delivered("2026-11-09", "38").rate("9.5");
    assert_eq!(story.plan().rate_ml_per_day, Some(9_500));
    story.clone().adaptive().comes_on("2026-11-23");
    let with_history = story.delivered("2026-11-12", "38");
    assert_eq!(with_history.plan().rate_ml_per_day, Some(9_500));
}

#[test]
fn p14_litres_per_day_are_shown_under_both_estimators_and_all_kinds() {
    for estimator in Estimator::ALL {
        for kind in PlanningKind::ALL {
            let mut story = address().delivered_every(10, "2026-11-01", "19", 5).kind(kind).ticked("tue");
            story.estimator = estimator;
            let rate = story.plan().rate_ml_per_day.expect("a rate");
            assert!((1_500..=2_000).contains(&rate), "{rate}");
        }
    }
}

#[test]
fn p33_reasons_tell_the_whole_way() {
    let story = address()
        .delivered("2026-11-09", "38")
        .rate("2.7")
        .ticked("tue,fri")
        .call_delay(1)
        .closed(&["2026-11-24"])
        .paused("2026-11-23", "2026-11-23");
    // Run-out moves to Tue 24 for the paused day; closed, so Mon 23, which is paused, so the next ticked day.
    let plan = story.comes_on("2026-11-27");
    let (tue, mon, fri) = (day("2026-11-24"), day("2026-11-23"), day("2026-11-27"));
    let expected = [
        Reason::Delivered { on: day("2026-11-09"), ml: 38_000 },
        Reason::Rate { ml_per_day: 2_700, basis: RateBasis::Given },
        Reason::RunOut { on: tue, days: 14, caution_days: 0, paused_days: 1 },
        Reason::Shift { from: tue, to: mon, names: Vec::new() },
        Reason::Pause { from: mon, to: mon, moved_to: fri },
        Reason::CallDelay { days: 1, call_on: day("2026-11-28") },
    ];
    assert_eq!(plan.reasons, expected);
    let weekdays: Weekdays = "tue,fri".parse().expect("weekdays");
    let nearest = address().delivered("2026-11-09", "38").rate("2.7").ticked("tue,fri").plan();
    assert!(nearest.reasons.contains(&Reason::PermittedDay { on: tue, weekdays, periodicity: 1 }));
    let kept = serde_json::to_string(&plan).expect("json");
    assert_eq!(serde_json::from_str::<rodnik::planning::Plan>(&kept).expect("a plan"), plan);
}

#[test]
fn next_dates_follow_each_other_as_if_each_were_delivered() {
    let days = |story: crate::support::Address| story.next_dates(3);
    let dates = |texts: [&str; 3]| texts.map(day).to_vec();
    let office = || address().closed(&["2026-11-24"]);
    assert_eq!(
        days(office().delivered("2026-11-17", "19").by_weekdays("fri")),
        dates(["2026-11-20", "2026-11-27", "2026-12-04"])
    );
    assert_eq!(
        days(office().delivered("2026-11-19", "19").every(5)),
        dates(["2026-11-23", "2026-11-28", "2026-12-03"])
    );
    // The double order of the last time is not the usual one.
    let average = office().delivered_every(10, "2026-10-01", "20", 4).delivered("2026-11-10", "45");
    assert_eq!(days(average), dates(["2026-12-02", "2026-12-14", "2026-12-26"]));
    assert_eq!(address().next_dates(3), []);
    assert_eq!(office().delivered("2026-11-19", "19").every(5).next_dates(0), []);
}

#[test]
fn next_dates_end_where_no_day_is_left() {
    let mut story = address().delivered("2026-11-19", "19").every(30);
    story.calendar = day("2026-12-20").iter_days().take(100).collect();
    // 19 December, then 18 January: closed for more than 60 days.
    assert_eq!(story.next_dates(5), [day("2026-12-19")]);
}

#[test]
fn dates_at_the_end_of_time_do_not_overflow() {
    let mut story = address().rate("0.001").paused("2026-11-20", "2026-11-29").call_delay(60);
    story.deliveries = vec![Delivery { on: chrono::NaiveDate::MAX, volume_ml: i64::MAX }];
    for estimator in Estimator::ALL {
        for kind in PlanningKind::ALL {
            story.estimator = estimator;
            story.settings.kind = kind;
            story.settings.weekdays = "tue".parse().expect("weekdays");
            assert!(story.next_dates(3).len() <= 1);
        }
    }
}
