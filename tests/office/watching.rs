//! What a manager watches: the four lists, and how right the forecast was.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::RouteId;
use rodnik::domain::people::Role;
use rodnik::domain::planning::{Pause, PlanningKind};
use rodnik::planning::{Reason, SilenceLevel, Tally};
use rodnik::service::forecast_quality::{
    Cut, ForecastQuality, Group, Month, Only, QualityRequest, forecast_quality,
};
use rodnik::service::planning_settings::AddPause;
use rodnik::service::planning_watch::{PlanningWatch, WatchRequest, Watched, Why, planning_watch};
use rodnik::service::rules::key;
use rodnik::service::{Refusal, Watch};

use crate::story::{Story, day};

const TODAY: &str = "2026-11-22";

fn lists(story: &mut Story) -> PlanningWatch {
    let request =
        WatchRequest { actor: story.actor.clone(), today: story.today, changed_since: day("2026-10-23") };
    story.office.read(|read| planning_watch(read, &request, &Watch::default())).expect("the lists")
}

fn quality(story: &mut Story, months: u32) -> ForecastQuality {
    let request = QualityRequest { actor: story.actor.clone(), today: story.today, months };
    story.office.read(|read| forecast_quality(read, &request, &Watch::default())).expect("the figures")
}

fn codes(list: &[Watched]) -> Vec<&str> {
    list.iter().map(|watched| watched.place.code.as_str()).collect()
}

#[test]
fn p_1_an_address_without_a_plan_stands_in_the_list_with_its_reason() {
    let mut story = Story::on(TODAY);
    story.address("DO-NOT").settings(|s| s.kind = PlanningKind::None).sells(2).on("2026-11-09");
    story.address("NEVER").every(5);
    story.address("UNKNOWN").sells(2).on("2026-11-09");
    story.address("PLANNED").every(5).sells(2).on("2026-11-20");
    story.address("CLOSED").settings(|s| s.kind = PlanningKind::None).status(AddressStatus::Closed);
    let found = lists(&mut story).unplanned;
    assert_eq!(codes(&found), ["UNKNOWN", "NEVER", "DO-NOT"], "what can be mended comes first");
    let reasons: Vec<_> = found
        .iter()
        .map(|watched| match &watched.why {
            Why::Unplanned { reason, last } => (reason.clone(), *last),
            other => panic!("{other:?}"),
        })
        .collect();
    let delivered = Some(day("2026-11-09"));
    let expected =
        [(Reason::RateUnknown, delivered), (Reason::NoDelivery, None), (Reason::DoNotPlan, delivered)];
    assert_eq!(reasons, expected);
}

#[test]
fn a_delivery_that_more_than_doubles_or_more_than_halves_the_rate_is_listed() {
    let mut story = Story::on(TODAY);
    // The plain average: 38 l in 38 days are 1 l a day; then 76 l in 40 days are 1.9, not yet the double.
    story.address("STEADY").average(1.0).sells(2).then_on("2026-09-20").sells(2).then_on("2026-10-28");
    story.address("STEADY").sells(2).on("2026-10-30");
    // 1 l a day, then 38 + 114 l in 40 days: 3.8 a day.
    story.address("MORE").average(1.0).sells(2).then_on("2026-09-20").sells(6).then_on("2026-10-28");
    story.address("MORE").sells(2).on("2026-10-30");
    // 10 l a day were entered; 38 l lasted 38 days.
    story.address("LESS").average(10.0).sells(2).then_on("2026-09-20").sells(2).on("2026-10-28");
    // The same long ago is no news.
    story.address("LONG-AGO").average(10.0).sells(2).then_on("2026-08-01").sells(2).on("2026-09-08");
    let found = lists(&mut story).changed;
    assert_eq!(codes(&found), ["MORE", "LESS"], "the newest first");
    let why = |watched: &Watched| match watched.why {
        Why::Changed { on, before_ml, after_ml } => (on, before_ml, after_ml),
        ref other => panic!("{other:?}"),
    };
    assert_eq!(why(&found[0]), (day("2026-10-30"), 1_000, 3_800));
    assert_eq!(why(&found[1]), (day("2026-10-28"), 10_000, 1_000));
}

#[test]
fn exactly_the_double_and_exactly_the_half_are_no_large_change() {
    let mut story = Story::on(TODAY);
    story.address("DOUBLE").average(1.0).sells(2).then_on("2026-10-10").sells(2).on("2026-10-29");
    story.address("HALF").average(4.0).sells(2).then_on("2026-10-10").sells(2).on("2026-10-29");
    assert_eq!(codes(&lists(&mut story).changed), [""; 0]);
}

#[test]
fn an_address_silent_against_its_own_rhythm_is_listed_by_risk() {
    let mut story = Story::on(TODAY);
    for code in ["SILENT", "LOST", "FINE", "PAUSED"] {
        story.address(code);
    }
    let weekly = |story: &mut Story, code: &str, last: &str, times: u64| {
        for week in (0..times).rev() {
            let on = day(last) - chrono::Days::new(7 * week);
            story.address(code).sells(1).on(&on.to_string());
        }
    };
    weekly(&mut story, "FINE", "2026-11-18", 8);
    weekly(&mut story, "SILENT", "2026-11-01", 8);
    weekly(&mut story, "LOST", "2026-08-02", 8);
    weekly(&mut story, "PAUSED", "2026-08-02", 8);
    let address = story.id("PAUSED");
    let pause = Pause { from: day("2026-08-03"), to: day("2026-12-31") };
    story.done(&AddPause { address, pause });
    let found = lists(&mut story);
    assert_eq!(codes(&found.silent), ["LOST", "SILENT"], "paused days are not silent (P-10)");
    let levels: Vec<_> = found
        .silent
        .iter()
        .map(|watched| match &watched.why {
            Why::Silent { silence, last } => (silence.level, *last, silence.silent_days),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(levels[0], (SilenceLevel::ProbablyLost, day("2026-08-02"), 112));
    assert_eq!(levels[1].1, day("2026-11-01"));
    assert_eq!(codes(&found.paused), ["PAUSED"]);
    let Why::Paused { pause: shown, .. } = found.paused[0].why else { panic!("a pause") };
    assert_eq!(shown, pause);
}

#[test]
fn a_pause_that_is_over_or_has_not_begun_is_not_listed() {
    let mut story = Story::on(TODAY);
    for (code, from, to) in [
        ("OVER", "2026-11-01", "2026-11-21"),
        ("LAST-DAY", "2026-11-01", "2026-11-22"),
        ("AHEAD", "2026-11-23", "2026-12-22"),
    ] {
        let address = story.address(code).every(5).id;
        story.done(&AddPause { address, pause: Pause { from: day(from), to: day(to) } });
    }
    assert_eq!(codes(&lists(&mut story).paused), ["LAST-DAY"]);
}

#[test]
fn a_reading_that_is_stopped_gives_nothing() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(5).sells(2).on("2026-11-09");
    let stop = Watch::through(|_| false);
    let (actor, today) = (story.actor.clone(), story.today);
    let request = WatchRequest { actor: actor.clone(), today, changed_since: today };
    let stopped = story.office.read(|read| planning_watch(read, &request, &stop));
    assert_eq!(stopped, Err(Refusal::Cancelled));
    let request = QualityRequest { actor, today, months: 12 };
    let stopped = story.office.read(|read| forecast_quality(read, &request, &stop));
    assert_eq!(stopped, Err(Refusal::Cancelled));
}

fn month(year: i32, month: u32) -> Month {
    Month { year, month }
}

/// Every 7 days from the last delivery; the errors are reckoned in the head: planned 8, 20, 27 October and 4 November.
fn four_judged(story: &mut Story, code: &str) {
    for on in ["2026-10-01", "2026-10-13", "2026-10-20", "2026-10-28", "2026-10-31"] {
        story.address(code).every(7).sells(1).on(on);
    }
}

#[test]
fn each_delivery_is_judged_by_the_date_that_stood_on_the_day_before() {
    let mut story = Story::on(TODAY);
    four_judged(&mut story, "A-1");
    let figures = quality(&mut story, 2);
    assert_eq!(figures.months(), [month(2026, 10), month(2026, 11)]);
    let months = figures.by_month(Cut::Whole, Group::Whole, Only::default());
    let (_, october) = months[0];
    // −5 (called too early), 0, −1, +4 (called too late).
    assert_eq!((october.judged, october.near, october.early, october.late), (4, 2, 1, 1));
    assert_eq!(october.mean_error(), Some(2.5));
    assert_eq!(october.bias(), Some(-0.5));
    assert_eq!(october.near_share(), Some(0.5));
    assert_eq!(months[1], (month(2026, 11), Tally::default()), "a month without a delivery is there, empty");
    assert_eq!(months[1].1.mean_error(), None);
}

#[test]
fn the_adaptive_average_is_judged_with_what_was_known_at_the_start_of_the_month() {
    let mut story = Story::on(TODAY);
    story.set(key::ESTIMATOR, "adaptive");
    story.set(key::CAUTION, "0");
    // 19 l at 1.9 l a day are ten days; the second delivery comes on the tenth, the third too.
    story.address("A-1").average(1.9).sells(1).then_on("2026-10-01").sells(1).then_on("2026-10-11");
    story.address("A-1").sells(1).on("2026-10-21");
    let figures = quality(&mut story, 2);
    let (_, october) = figures.by_month(Cut::Whole, Group::Whole, Only::default())[0];
    assert_eq!((october.judged, october.near, october.mean_error()), (2, 2, Some(0.0)));
}

#[test]
fn p_10_a_pause_that_begins_later_does_not_judge_a_delivery_before_it() {
    let mut story = Story::on(TODAY);
    four_judged(&mut story, "A-1");
    let address = story.id("A-1");
    story.done(&AddPause { address, pause: Pause { from: day("2026-11-01"), to: day("2026-12-31") } });
    let (_, october) = quality(&mut story, 2).by_month(Cut::Whole, Group::Whole, Only::default())[0];
    assert_eq!((october.judged, october.mean_error()), (4, Some(2.5)));
}

#[test]
fn an_address_that_is_not_planned_or_was_brought_to_once_is_not_judged() {
    let mut story = Story::on(TODAY);
    story.address("NONE").settings(|s| s.kind = PlanningKind::None).sells(1).then_on("2026-10-01");
    story.address("NONE").sells(1).on("2026-10-08");
    story.address("ONCE").every(7).sells(1).on("2026-10-08");
    assert_eq!(quality(&mut story, 3).groups(Cut::Whole, Only::default()), []);
}

#[test]
fn figures_are_cut_by_kind_route_and_manager() {
    let mut story = Story::on(TODAY);
    let north = story.route("North");
    let anna = story.user("Anna", &[Role::Operator]);
    four_judged(&mut story, "A-1");
    four_judged(&mut story, "A-2");
    story.address("A-1").on_route(north).managed_by(anna.id);
    for on in ["2026-11-03", "2026-11-10"] {
        story.address("A-3").settings(|s| {
            s.kind = PlanningKind::Weekdays;
            s.weekdays = "tue".parse().unwrap();
        });
        story.address("A-3").sells(1).on(on);
    }
    let figures = quality(&mut story, 2);
    let judged = |cut, only| -> Vec<(Group, u64)> {
        figures.groups(cut, only).into_iter().map(|(group, tally)| (group, tally.judged)).collect()
    };
    let all = Only::default();
    assert_eq!(judged(Cut::Whole, all), [(Group::Whole, 9)]);
    assert_eq!(judged(Cut::Kind, all), [(Group::Kind("every"), 8), (Group::Kind("weekdays"), 1)]);
    assert_eq!(judged(Cut::Route, all), [(Group::Route(None), 5), (Group::Route(Some(north)), 4)]);
    assert_eq!(judged(Cut::Manager, all), [(Group::Manager(None), 5), (Group::Manager(Some(anna.id)), 4)]);
    let of_anna = Only { manager: Some(anna.id), route: None };
    assert_eq!(judged(Cut::Kind, of_anna), [(Group::Kind("every"), 4)]);
    let elsewhere = Only { manager: Some(anna.id), route: Some(RouteId(404)) };
    assert_eq!(judged(Cut::Whole, elsewhere), []);
}

#[test]
fn the_figures_of_every_cut_add_up_to_the_whole() {
    let deliveries = prop::collection::vec((0_u8..6, 0_u64..150, 1_i64..5), 1..60);
    let mut runner = TestRunner::new(Config { cases: 12, ..Config::default() });
    let holds = runner.run(&deliveries, |deliveries| {
        let mut story = Story::on(TODAY);
        let routes = [story.route("North"), story.route("South")];
        let manager = story.user("Anna", &[Role::Operator]);
        for place in 0..6_u8 {
            let address = story.address(&format!("A-{place}")).average(1.5);
            let address = if place % 2 == 0 { address.every(9) } else { address };
            let address = address.on_route(routes[usize::from(place % 2)]);
            if place % 3 == 0 {
                address.managed_by(manager.id);
            }
        }
        for (place, back, bottles) in deliveries {
            let on = story.today - chrono::Days::new(back);
            story.address(&format!("A-{place}")).sells(bottles).on(&on.to_string());
        }
        let figures = quality(&mut story, 4);
        let sum = |tallies: &mut dyn Iterator<Item = Tally>| {
            tallies.fold(Tally::default(), |mut sum, tally| {
                sum.add(&tally);
                sum
            })
        };
        let all = Only::default();
        let whole = sum(&mut figures.groups(Cut::Whole, all).into_iter().map(|(_, tally)| tally));
        for cut in Cut::ALL {
            let groups = figures.groups(cut, all);
            prop_assert_eq!(sum(&mut groups.iter().map(|(_, tally)| *tally)), whole, "{:?}", cut);
            for (group, tally) in groups {
                let months = figures.by_month(cut, group, all);
                prop_assert_eq!(sum(&mut months.into_iter().map(|(_, tally)| tally)), tally, "{:?}", group);
            }
        }
        let halves = routes.map(|route| Only { route: Some(route), manager: None });
        let parts = halves.iter().flat_map(|only| figures.groups(Cut::Whole, *only));
        prop_assert_eq!(sum(&mut parts.map(|(_, tally)| tally)), whole);
        prop_assert_eq!(whole.near + whole.early + whole.late, whole.judged);
        Ok(())
    });
    holds.unwrap();
}

#[test]
fn an_office_without_addresses_is_known_as_such() {
    let mut story = Story::on("2026-11-22");
    assert_eq!(lists(&mut story).addresses, 0);
    story.address("A-1");
    assert_eq!(lists(&mut story).addresses, 1);
}
