//! Changes of settings, pauses, the calendar and the litres of a product (P-30, P-31).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::people::Role;
use rodnik::domain::planning::{Pause, PlanningKind, PlanningSettings, PlanningSettingsError};
use rodnik::planning::Reason;
use rodnik::service::calendar_change::SetCalendarDay;
use rodnik::service::order::SaveOrder;
use rodnik::service::planning_settings::{AddPause, ChangePlanning};
use rodnik::service::product_change::ChangeConsumption;
use rodnik::service::replanning::{Moved, ReplanAll};
use rodnik::service::{Input, Refusal, Watch};

use super::story::{Story, codes, day};

fn closed(on: &str) -> SetCalendarDay {
    SetCalendarDay { day: day(on), no_delivery: true, name: "Holiday".into(), watch: Watch::default() }
}

fn opened(on: &str) -> SetCalendarDay {
    SetCalendarDay { no_delivery: false, ..closed(on) }
}

/// A replan of everything finds nothing to do.
#[track_caller]
fn is_as_replanned(story: &mut Story) {
    story.is_well();
    let summary = story.done(&ReplanAll::default());
    assert_eq!((summary.plans, summary.tasks), (0, 0));
}

/// Previews, carries out, and the preview was right.
#[track_caller]
fn closes(story: &mut Story, change: &SetCalendarDay) -> Moved {
    let before = story.everything();
    let preview = story.office.read(|read| change.preview(read)).expect("a preview");
    assert_eq!(story.everything(), before, "a preview writes nothing");
    let moved = story.done(change);
    assert_eq!(moved, preview);
    moved
}

#[test]
fn p_31_a_closed_day_moves_the_dates_on_it_and_looks_at_no_others() {
    let mut story = Story::on("2026-11-22");
    story.address("ON-IT").every(7).sells(1).on("2026-11-18");
    story.address("DAY-AFTER").every(7).sells(1).on("2026-11-19");
    story.address("EARLIER").every(7).sells(1).on("2026-11-16");
    story.address("LATER").every(37).sells(1).on("2026-11-20");
    let moved = closes(&mut story, &closed("2026-11-25"));
    assert_eq!(moved, Moved { addresses: 2, moved: 1 }, "the day after looked back at it");
    assert_eq!(story.plan("ON-IT").next_delivery, Some(day("2026-11-24")));
    assert_eq!(codes(&story.active("2026-11-24")), ["ON-IT"]);
    let names: Vec<Reason> = story.card("ON-IT").plan.reasons;
    assert!(
        names.iter().any(|r| matches!(r, Reason::Shift { names, .. } if names == &["Holiday"])),
        "{names:?}"
    );
    is_as_replanned(&mut story);
    let moved = closes(&mut story, &opened("2026-11-25"));
    assert_eq!(moved, Moved { addresses: 2, moved: 1 });
    assert_eq!(story.plan("ON-IT").next_delivery, Some(day("2026-11-25")));
    is_as_replanned(&mut story);
}

#[test]
fn p_31_an_address_without_a_delivery_day_finds_one_when_a_day_opens() {
    let mut story = Story::on("2026-11-22");
    story.write(|tx| {
        for days in 0..80 {
            tx.set_no_delivery(day("2026-11-23") + chrono::Days::new(days), "")?;
        }
        Ok(())
    });
    story.it_is("2026-11-22");
    story.address("A-1").every(7).sells(1).on("2026-11-22");
    assert_eq!(story.plan("A-1").next_delivery, None);
    assert_eq!(closes(&mut story, &opened("2027-01-10")), Moved { addresses: 1, moved: 1 });
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2027-01-10")));
    is_as_replanned(&mut story);
}

#[test]
fn p_31_after_a_pause_the_days_are_looked_at_from_its_end() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(7).sells(1).on("2026-11-18");
    let address = story.id("A-1");
    story.done(&AddPause { address, pause: Pause { from: day("2026-11-24"), to: day("2027-01-31") } });
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2027-02-01")));
    assert_eq!(closes(&mut story, &closed("2027-02-01")).moved, 1);
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2027-02-02")));
    is_as_replanned(&mut story);
}

#[test]
fn a_postponed_contact_survives_a_change_of_the_calendar() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    story.postpones("A-1", "2026-11-23", "2026-12-05");
    closes(&mut story, &closed("2026-11-23"));
    assert_eq!(codes(&story.active("2026-12-05")), ["A-1"]);
    is_as_replanned(&mut story);
}

#[test]
fn a_long_change_tells_how_far_it_is_and_leaves_nothing_half_done_when_stopped() {
    let mut story = Story::on("2026-11-22");
    for at in 0..5 {
        story.address(&format!("A-{at}")).every(7).sells(1).on("2026-11-18");
    }
    let told = Arc::new(AtomicU64::new(0));
    let seen = Arc::clone(&told);
    let watch = Watch::through(move |(done, total)| {
        assert_eq!(total, 5);
        seen.store(done, Ordering::Relaxed);
        done < 3
    });
    let stopped = SetCalendarDay { watch, ..closed("2026-11-25") };
    assert_eq!(story.refuses(&stopped), Refusal::Cancelled);
    assert_eq!(told.load(Ordering::Relaxed), 3);
    assert!(story.office.read(|read| read.no_delivery_days()).unwrap().is_empty());
    is_as_replanned(&mut story);
}

#[test]
fn a_day_that_cannot_be_is_refused() {
    let mut story = Story::on("2026-11-22");
    let far = closed("2101-01-01");
    assert_eq!(story.refuses(&far), Refusal::Input(Input::Date(day("2101-01-01"))));
    let long = SetCalendarDay { name: "x".repeat(301), ..closed("2026-11-25") };
    assert_eq!(story.refuses(&long), Refusal::Input(Input::LongText(300)));
}

fn litres(story: &Story, ml: Option<i64>) -> ChangeConsumption {
    ChangeConsumption { product: story.bottle, consumption_ml: ml, watch: Watch::default() }
}

#[test]
fn p_31_other_litres_in_a_bottle_replan_those_who_bought_it() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    story.address("NEVER").average(1.5);
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2026-12-04")), "38 litres");
    let change = litres(&story, Some(12_000));
    let before = story.everything();
    let preview = story.office.read(|read| change.preview(read)).unwrap();
    assert_eq!(story.everything(), before);
    let moved = story.done(&change);
    assert_eq!((moved, preview), (Moved { addresses: 1, moved: 1 }, moved));
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2026-11-25")), "24 litres last 16 days");
    assert_eq!(story.number("SELECT volume_ml FROM sale"), 24_000);
    is_as_replanned(&mut story);
}

#[test]
fn a_product_that_leaves_the_consumption_data_counts_neither_litres_nor_bottles() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").average(1.5).sells(2).on("2026-11-09");
    let order = story.accepts("A-1", "2026-11-25");
    let out = litres(&story, None);
    let preview = story.office.read(|read| out.preview(read)).unwrap();
    assert_eq!(story.done(&out), preview);
    assert_eq!(story.plan("A-1").next_delivery, None);
    assert_eq!(story.plan("A-1").last_bottles, 0);
    assert_eq!(story.office.read(|read| read.order(order.id)).unwrap().unwrap().order.bottles, 0);
    is_as_replanned(&mut story);
    let back = litres(&story, Some(19_000));
    let preview = story.office.read(|read| back.preview(read)).unwrap();
    assert_eq!(story.done(&back), preview);
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2026-12-04")));
    is_as_replanned(&mut story);
}

#[test]
fn s1_06_only_goods_with_a_container_count_and_only_with_litres_that_can_be() {
    let mut story = Story::on("2026-11-22");
    let pump = ChangeConsumption { product: story.pump, ..litres(&story, Some(1_000)) };
    assert_eq!(story.refuses(&pump), Refusal::Input(Input::Consumption));
    for ml in [0, -1, 1_000_001] {
        let change = litres(&story, Some(ml));
        assert_eq!(story.refuses(&change), Refusal::Input(Input::Consumption), "{ml}");
    }
}

fn change(story: &mut Story, code: &str, settings: PlanningSettings) -> ChangePlanning {
    ChangePlanning { address: story.id(code), seen: story.version(code), settings, pauses: vec![] }
}

#[test]
fn p_30_new_settings_move_plan_and_contact_at_once() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    let settings = PlanningSettings { kind: PlanningKind::Every, every_days: 9, ..Default::default() };
    let change = change(&mut story, "A-1", settings);
    let replanned = story.done(&change);
    assert_eq!(
        (replanned.before, replanned.plan.next_delivery),
        (Some(day("2026-11-23")), Some(day("2026-11-27")))
    );
    assert_eq!(codes(&story.active("2026-11-27")), ["A-1"]);
    assert!(story.active("2026-11-23").is_empty());
    is_as_replanned(&mut story);
}

#[test]
fn s1_30_do_not_plan_leaves_neither_date_nor_task() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    story.address("A-1").settings(|s| s.kind = PlanningKind::None);
    assert_eq!(story.plan("A-1").next_delivery, None);
    assert!(story.open_tasks("A-1").is_empty());
    is_as_replanned(&mut story);
}

#[test]
fn stale_settings_are_refused_with_who_and_never_overwrite() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    let mine = change(&mut story, "A-1", PlanningSettings::default());
    let first = story.actor.clone();
    story.actor = story.user("Vera", &[Role::Operator]);
    story.address("A-1").every(9);
    story.actor = first;
    assert!(matches!(story.refuses(&mine), Refusal::Stale { by: Some(by), .. } if by == "Vera"));
}

#[test]
fn settings_that_contradict_themselves_are_refused() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let both =
        PlanningSettings { periodicity: 2, weekdays: "tue,fri".parse().unwrap(), ..Default::default() };
    let none = PlanningSettings { kind: PlanningKind::Weekdays, ..Default::default() };
    let often = PlanningSettings { every_days: 0, ..Default::default() };
    let late = PlanningSettings { call_delay: 61, ..Default::default() };
    for (settings, why) in [
        (both.clone(), PlanningSettingsError::OneWeekdayOnly { periodicity: 2, ticked: both.weekdays }),
        (none, PlanningSettingsError::NoWeekday),
        (often, PlanningSettingsError::EveryDays { given: 0 }),
        (late, PlanningSettingsError::CallDelay { given: 61 }),
    ] {
        let change = change(&mut story, "A-1", settings);
        assert_eq!(story.refuses(&change), Refusal::Input(Input::Planning(why)));
    }
    let backwards = Pause { from: day("2026-12-10"), to: day("2026-12-01") };
    let address = story.id("A-1");
    let refusal = story.refuses(&AddPause { address, pause: backwards });
    assert_eq!(refusal, Refusal::Input(Input::NotAfter { chosen: backwards.to, after: backwards.from }));
    story.address("A-1").status(AddressStatus::Closed);
    let closed = change(&mut story, "A-1", PlanningSettings::default());
    assert_eq!(story.refuses(&closed), Refusal::AddressClosed);
}

#[test]
fn p_1_an_initial_consumption_of_zero_counts_as_not_entered() {
    let mut story = Story::on("2026-11-22");
    let settings = PlanningSettings { initial_ml_per_day: Some(0), ..Default::default() };
    story.address("A-1");
    let change = change(&mut story, "A-1", settings);
    story.done(&change);
    assert_eq!(story.card("A-1").settings.initial_ml_per_day, None);
    assert_eq!(story.address("A-1").sells(1).on("2026-11-18").replanned.plan.next_delivery, None);
}

#[test]
fn p_10_pauses_are_added_kept_and_voided() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    let pause = Pause { from: day("2026-11-20"), to: day("2026-11-30") };
    let address = story.id("A-1");
    let seen = story.version("A-1");
    story.done(&AddPause { address, pause });
    assert_eq!(story.version("A-1"), seen + 1, "who looked before sees that it changed");
    assert_eq!(codes(&story.active("2026-12-01")), ["A-1"]);
    let settings = story.card("A-1").settings;
    let mut kept = change(&mut story, "A-1", settings.clone());
    kept.pauses = vec![pause, pause];
    story.done(&kept);
    assert_eq!(story.card("A-1").pauses, [pause], "told twice it is one");
    let voided = change(&mut story, "A-1", settings);
    story.done(&voided);
    assert_eq!(story.card("A-1").pauses, []);
    assert_eq!(
        story.number("SELECT count(*) FROM pause WHERE voided_at IS NOT NULL"),
        1,
        "nothing is erased"
    );
    assert_eq!(codes(&story.active("2026-11-23")), ["A-1"]);
    is_as_replanned(&mut story);
}

#[test]
fn what_is_agreed_stays_agreed_when_the_calendar_changes() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    let row = Some(story.seen("A-1", "2026-11-23"));
    let order = SaveOrder { row, ..story.order("A-1", "2026-11-23") };
    story.done(&order);
    closes(&mut story, &closed("2026-11-23"));
    assert!(story.open_tasks("A-1").is_empty(), "P-32: the plan was handled already");
    is_as_replanned(&mut story);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn p_31_changes_of_single_days_equal_a_replan_of_everything(
        addresses in prop::collection::vec((1_u16..20, 0_u64..13, 0_u64..30, any::<bool>()), 1..6),
        days in prop::collection::vec((0_u64..40, any::<bool>()), 1..12),
    ) {
        let mut story = Story::on("2026-11-22");
        let at = |days: u64| day("2026-11-10") + chrono::Days::new(days);
        for (number, (every, sold, paused, average)) in addresses.iter().enumerate() {
            let code = format!("A-{number}");
            let place = story.address(&code);
            let place = if *average { place.average(f64::from(*every)) } else { place.every(*every) };
            let address = place.id;
            place.sells(2).on(&at(*sold).to_string());
            if *paused < 20 {
                story.done(&AddPause { address, pause: Pause { from: at(*paused), to: at(*paused + 6) } });
            }
        }
        for (offset, no_delivery) in days {
            let change = SetCalendarDay {
                day: at(offset),
                no_delivery,
                name: String::new(),
                watch: Watch::default(),
            };
            closes(&mut story, &change);
        }
        is_as_replanned(&mut story);
    }
}
