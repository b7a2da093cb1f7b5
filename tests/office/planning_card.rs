//! The planning of one address on its card, and what a change of it leads to.

use rodnik::domain::planning::{Calculator, CalculatorError, Pause, PlanningKind};
use rodnik::planning::KnownRate;
use rodnik::service::planning_card::{
    MOST_ML, MOST_PEOPLE, Norms, PlanningCard, SavePlanning, planned_otherwise, planning_card,
};
use rodnik::service::planning_settings::ChangePlanning;
use rodnik::service::rules::key;
use rodnik::service::{Input, Refusal};

use crate::story::{Story, day};

const TODAY: &str = "2026-11-22";

fn shown(story: &mut Story, code: &str) -> PlanningCard {
    let (id, today) = (story.id(code), story.today);
    story.office.read(|read| planning_card(read, id, today)).expect("a card")
}

#[test]
fn the_card_shows_consumption_after_each_delivery_beside_what_was_really_used() {
    let mut story = Story::on(TODAY);
    story.address("A-1").average(1.0).sells(2).then_on("2026-10-01").sells(1).then_on("2026-10-20");
    story.address("A-1").sells(1).on("2026-11-08");
    let rates = shown(&mut story, "A-1").rates;
    let rate = |on: &str, ml_per_day, used_ml_per_day| KnownRate {
        on: day(on),
        ml_per_day,
        interval: None,
        used_ml_per_day,
    };
    let expected = [
        rate("2026-10-01", 1_000, None),
        rate("2026-10-20", 2_000, Some(2_000)),
        rate("2026-11-08", 1_500, Some(1_000)),
    ];
    assert_eq!(rates, expected);
}

#[test]
fn p_10_paused_days_used_no_water() {
    let mut story = Story::on(TODAY);
    let place = story.address("A-1").average(1.0).sells(1).then_on("2026-10-01");
    let pause = Pause { from: day("2026-10-05"), to: day("2026-10-23") };
    let address = place.id;
    story.done(&rodnik::service::planning_settings::AddPause { address, pause });
    story.address("A-1").sells(1).on("2026-11-08");
    let last = shown(&mut story, "A-1").rates.pop().expect("a rate");
    assert_eq!(last.used_ml_per_day, Some(1_000), "19 l in 38 days, 19 of them paused");
}

#[test]
fn deliveries_older_than_a_year_are_not_in_the_chart_but_count_for_what_followed() {
    let mut story = Story::on(TODAY);
    story.address("A-1").average(1.0).sells(2).then_on("2025-11-01").sells(1).on("2025-12-09");
    let rates = shown(&mut story, "A-1").rates;
    assert_eq!(rates.len(), 1);
    assert_eq!(rates[0].used_ml_per_day, Some(1_000));
}

#[test]
fn the_adaptive_average_gives_an_interval_round_its_estimate() {
    let mut story = Story::on(TODAY);
    story.set(key::ESTIMATOR, "adaptive");
    for on in ["2026-10-01", "2026-10-12", "2026-10-21", "2026-11-02", "2026-11-11"] {
        story.address("A-1").sells(1).on(on);
    }
    let card = shown(&mut story, "A-1");
    for rate in &card.rates {
        let (lower, upper) = rate.interval.expect("an interval");
        assert!(lower < rate.ml_per_day && rate.ml_per_day < upper, "{rate:?}");
    }
    assert_eq!(Some(card.rates[4].ml_per_day), card.plan.rate_ml_per_day);
}

#[test]
fn the_last_twelve_deliveries_say_how_right_the_forecast_was() {
    let mut story = Story::on(TODAY);
    // Twenty deliveries every seven days to the day, but for the first ones, which came every three.
    let first = day("2026-01-01");
    for at in 0..20_u64 {
        let days = if at < 8 { 3 * at } else { 21 + 7 * (at - 7) };
        let on = (first + chrono::Days::new(days)).to_string();
        story.address("A-1").every(7).sells(1).on(&on);
    }
    let accuracy = shown(&mut story, "A-1").accuracy;
    assert_eq!((accuracy.judged, accuracy.near, accuracy.mean_error()), (12, 12, Some(0.0)));
}

#[test]
fn four_dates_follow_each_other_as_planned() {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(10).sells(1).on("2026-11-16");
    let dates = shown(&mut story, "A-1").next_dates;
    assert_eq!(dates, ["2026-11-26", "2026-12-06", "2026-12-16", "2026-12-26"].map(day));
}

#[test]
fn what_a_change_would_lead_to_is_what_it_leads_to() {
    let mut story = Story::on(TODAY);
    story.address("A-1").average(2.7).sells(2).on("2026-11-09");
    let before = story.everything();
    let card = shown(&mut story, "A-1");
    let mut settings = card.settings.clone();
    (settings.kind, settings.every_days) = (PlanningKind::Every, 20);
    let pauses = vec![Pause { from: day("2026-11-25"), to: day("2026-12-05") }];
    let (address, asked) = (card.address, (settings.clone(), pauses.clone()));
    let foreseen =
        story.office.read(|read| planned_otherwise(read, address, asked.0, asked.1)).expect("a plan");
    assert_eq!(story.everything(), before, "nothing is written");
    assert_eq!(foreseen.plan.next_delivery, Some(day("2026-12-06")), "29 November lies in the pause");
    let change = ChangePlanning { address, seen: card.version, settings, pauses };
    let done = story.done(&SavePlanning { change, calculator: None });
    assert_eq!(done.plan, foreseen.plan);
    let after = shown(&mut story, "A-1");
    assert_eq!((after.plan, after.next_dates), (foreseen.plan, foreseen.next_dates));
    story.is_well();
}

#[test]
fn the_history_says_what_was_changed_from_what_to_what() {
    let mut story = Story::on(TODAY);
    story.address("A-1").average(2.7);
    let (address, seen) = (story.id("A-1"), story.version("A-1"));
    let mut settings = shown(&mut story, "A-1").settings;
    settings.call_delay = 3;
    let typed = Calculator { people: 3, ml_per_person: 500, extra_ml: 250 };
    let change = ChangePlanning { address, seen, settings, pauses: vec![] };
    story.done(&SavePlanning { change, calculator: Some(typed) });
    let detail = story.text("SELECT detail FROM history WHERE action = 'save_planning'");
    assert!(detail.contains(r#"{"field":"call_delay","before":0,"after":3}"#), "{detail}");
    assert!(detail.contains(r#"{"field":"calculator","before":null,"after":[3,500,250]}"#), "{detail}");
    assert!(!detail.contains("periodicity"), "what stays is no change: {detail}");
    assert_eq!(shown(&mut story, "A-1").calculator, Some(typed));
}

#[test]
fn a_calculator_that_cannot_be_changes_nothing() {
    let mut story = Story::on(TODAY);
    story.address("A-1").average(2.7);
    let card = shown(&mut story, "A-1");
    let good = Calculator { people: MOST_PEOPLE, ml_per_person: MOST_ML, extra_ml: MOST_ML };
    for wrong in [
        Calculator { people: MOST_PEOPLE + 1, ..good },
        Calculator { ml_per_person: MOST_ML + 1, ..good },
        Calculator { ml_per_person: -1, ..good },
        Calculator { extra_ml: -1, ..good },
    ] {
        let mut settings = card.settings.clone();
        settings.call_delay = 9;
        let change = ChangePlanning { address: card.address, seen: card.version, settings, pauses: vec![] };
        let refusal = story.refuses(&SavePlanning { change, calculator: Some(wrong) });
        assert_eq!(refusal, Refusal::Input(Input::Calculator), "{wrong:?}");
    }
    assert!(good.initial_ml_per_day().is_ok());
    assert_eq!(
        Calculator { people: 1, ml_per_person: -1, extra_ml: 0 }.initial_ml_per_day(),
        Err(CalculatorError::Negative)
    );
}

#[test]
fn s1_17_the_calculator_offers_the_settings_of_the_office_or_its_defaults() {
    let mut story = Story::on(TODAY);
    let norms = |story: &mut Story| story.office.read(Norms::load).expect("norms");
    assert_eq!(norms(&mut story), Norms { office_ml: 2_000, flat_ml: 500 });
    story.set(key::LITRES_FLAT, "0.75");
    story.set(key::LITRES_OFFICE, "nonsense");
    assert_eq!(norms(&mut story), Norms { office_ml: 2_000, flat_ml: 750 });
}
