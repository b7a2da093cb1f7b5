//! The worked cases of the planning rules: every day is delivered except Tue 2026-11-24 and 2026-12-31 … 2027-01-02.

use rodnik::domain::planning::PlanningKind;
use rodnik::planning::Reason;

use crate::support::{Address, address};

fn office() -> Address {
    address().closed(&["2026-11-24", "2026-12-31", "2027-01-01", "2027-01-02"])
}

#[test]
fn w1_runs_out_after_fourteen_whole_days() {
    office().delivered("2026-11-09", "38").rate("2.7").comes_on("2026-11-23");
}

#[test]
fn w2_nearest_ticked_day_has_no_delivery_so_one_day_earlier() {
    office().delivered("2026-11-09", "38").rate("2.7").ticked("tue,fri").comes_on("2026-11-23");
}

#[test]
fn w3_of_two_equally_near_days_the_earlier() {
    office().delivered("2026-11-09", "38").rate("2.9").ticked("tue,fri").comes_on("2026-11-20");
}

#[test]
fn w4_s1_23_run_out_on_a_closed_day_moves_one_day_earlier() {
    office().delivered("2026-11-10", "38").rate("2.7").comes_on("2026-11-23");
}

#[test]
fn w5_s1_12_every_second_wednesday_meets_the_run_out() {
    office().delivered("2026-11-04", "38").rate("2.7").ticked("wed").periodicity(2).comes_on("2026-11-18");
}

#[test]
fn w6_run_out_before_the_first_permitted_day_waits_for_it() {
    office().delivered("2026-11-04", "19").rate("3.8").ticked("wed").periodicity(2).comes_on("2026-11-18");
}

#[test]
fn w7_s1_27_rest_of_the_same_week_is_permitted() {
    office().delivered("2026-11-17", "19").by_weekdays("tue,fri").comes_on("2026-11-20");
}

#[test]
fn w8_s1_25_every_fourth_tuesday() {
    office().delivered("2026-11-03", "19").by_weekdays("tue").periodicity(4).comes_on("2026-12-01");
}

#[test]
fn w9_s1_28_s1_29_every_five_days_one_day_earlier() {
    office().delivered("2026-11-19", "19").every(5).comes_on("2026-11-23");
}

#[test]
fn w10_never_back_onto_the_last_delivery() {
    office().delivered("2026-11-23", "19").every(1).comes_on("2026-11-25");
}

#[test]
fn w11_forward_past_the_holidays() {
    office().delivered("2026-12-02", "19").every(30).comes_on("2027-01-03");
}

#[test]
fn w12_a_pause_uses_no_water() {
    let plan = office()
        .delivered("2026-11-25", "38")
        .rate("2.7")
        .paused("2026-12-01", "2026-12-10")
        .comes_on("2026-12-19");
    assert_eq!(plan.run_out, plan.next_delivery);
}

#[test]
fn w13_s1_20_first_delivery_goes_by_the_initial_consumption() {
    let plan = office().delivered("2026-11-09", "38").initial_ml(1_500).comes_on("2026-12-04");
    assert_eq!(plan.rate_ml_per_day, Some(1_500));
}

#[test]
fn w14_an_address_that_is_not_active_is_not_planned() {
    for kind in PlanningKind::ALL {
        let address =
            office().delivered("2026-11-09", "38").rate("2.7").ticked("tue").kind(kind).not_active();
        address.stays_without_a_date(&Reason::NotActive);
    }
}
