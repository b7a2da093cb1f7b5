//! The tab Active (S1-34 … S1-44).

use rodnik::domain::address::AddressStatus;
use rodnik::domain::order::OrderStatus;
use rodnik::domain::people::Role;
use rodnik::domain::task::{Outcome, TaskKind};
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::rules::key;
use rodnik::store::NewCounterparty;

use super::story::{Story, codes, day};

const D: &str = "2026-11-25";

/// An office on 22 November with the address A-1, planned for the 25th.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-20");
    story
}

fn listed(story: &mut Story, request: &DeskRequest) -> Vec<String> {
    let rows = story.office.read(|read| desk::active(read, request)).expect("a list");
    codes(&rows).into_iter().map(str::to_owned).collect()
}

#[test]
fn s1_39_the_planned_address_stands_in_the_list_of_its_date_alone() {
    let mut story = office();
    let row = story.active_row("A-1", D);
    assert_eq!((row.kind, row.list_date, row.next_delivery), (TaskKind::Planned, day(D), Some(day(D))));
    assert_eq!((row.last_delivery, row.last_bottles, row.handled), (Some(day("2026-11-20")), 2, None));
    for other in ["2026-11-24", "2026-11-26"] {
        assert!(story.active(other).is_empty(), "{other}");
    }
}

#[test]
fn s1_40_every_task_of_the_date_is_shown_whatever_its_kind() {
    let mut story = Story::on("2026-11-22");
    for (code, kind) in [("M", TaskKind::Manual), ("C", TaskKind::Callback), ("U", TaskKind::Undelivered)] {
        story.address(code);
        story.task(code, kind, D, None);
    }
    story.address("R");
    story.task("R", TaskKind::Review, D, None);
    assert_eq!(
        codes(&story.active(D)),
        ["U", "C", "M"],
        "undelivered, then promised; a review has a tab of its own"
    );
}

#[test]
fn s1_34_the_manager_is_that_of_the_address_and_otherwise_the_counterpartys() {
    let mut story = Story::on("2026-11-22");
    let anna = story.user("Anna", &[Role::Operator]).id;
    let boris = story.user("Boris", &[Role::Operator]).id;
    let client =
        |name: &str| NewCounterparty { name: name.into(), manager: Some(anna), ..Default::default() };
    story.new_client("OF-CLIENT", client("One"), |address| address);
    story.new_client("OWN", client("Two"), |address| rodnik::store::NewAddress {
        manager: Some(boris),
        ..address
    });
    story.address("NOBODYS");
    for code in ["OF-CLIENT", "OWN", "NOBODYS"] {
        story.address(code).every(5).sells(1).on("2026-11-20");
    }
    let request = story.request(D);
    let of = |manager| DeskRequest { manager, ..request.clone() };
    assert_eq!(listed(&mut story, &of(Some(anna))), ["OF-CLIENT"]);
    assert_eq!(listed(&mut story, &of(Some(boris))), ["OWN"]);
    assert_eq!(listed(&mut story, &of(None)).len(), 3);
}

#[test]
fn s1_36_the_route_filters_and_stands_in_the_row() {
    let mut story = office();
    let north = story.route("North");
    story.address("N").on_route(north).every(5).sells(1).on("2026-11-20");
    let request = DeskRequest { route: Some(north), ..story.request(D) };
    assert_eq!(listed(&mut story, &request), ["N"]);
    assert_eq!(story.active_row("N", D).route.as_deref(), Some("North"));
}

#[test]
fn s1_41_an_order_delivered_on_d_or_a_day_beside_it_hides_the_row() {
    for (delivery, hides) in [
        ("2026-11-23", false),
        ("2026-11-24", true),
        ("2026-11-25", true),
        ("2026-11-26", true),
        ("2026-11-27", false),
    ] {
        let mut story = office();
        // Taken for the address without the row, so that only the order can hide it.
        story.task("A-1", TaskKind::Manual, D, None);
        story.accepts("A-1", delivery);
        let rows = story.active(D);
        assert_eq!(rows.is_empty(), hides, "delivered on {delivery}");
        if let [row] = rows.as_slice() {
            assert_eq!(row.order_ahead, delivery > D, "an order further ahead is marked, {delivery}");
        }
    }
}

#[test]
fn r_12_only_a_live_order_hides() {
    for status in OrderStatus::ALL {
        let mut story = office();
        story.task("A-1", TaskKind::Manual, D, None);
        let order = story.accepts("A-1", D);
        let set = format!("UPDATE customer_order SET status = '{}' WHERE id = {}", status.code(), order.id.0);
        story.execute(&set);
        assert_eq!(story.active(D).is_empty(), status.is_live(), "{status:?}");
        assert_eq!(story.counts(D).active == 0, status.is_live(), "{status:?}");
    }
}

#[test]
fn r_12_the_office_may_anchor_the_window_at_today() {
    let mut story = office();
    story.set(key::ORDER_ANCHOR, "today");
    story.task("A-1", TaskKind::Manual, D, None);
    let order = story.accepts("A-1", D);
    assert_eq!(codes(&story.active(D)), ["A-1"], "the 25th is not beside today, the 22nd");
    story.execute(&format!("UPDATE customer_order SET delivery_on = '2026-11-23' WHERE id = {}", order.id.0));
    assert!(story.active(D).is_empty());
}

#[test]
fn s1_42_a_postponed_address_is_not_shown_before_its_new_date() {
    let mut story = office();
    story.postpones("A-1", D, "2026-12-01");
    assert!(story.active(D).is_empty());
    assert_eq!(codes(&story.active("2026-12-01")), ["A-1"]);
    assert!(story.overdue("2026-11-30").is_empty(), "nor does it become overdue before it");
}

#[test]
fn s1_43_an_always_shown_address_stands_in_every_list() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).always_shown().sells(2).on("2026-11-20");
    for date in ["2026-11-22", "2026-11-24", D, "2026-12-31"] {
        assert_eq!(codes(&story.active(date)), ["A-1"], "{date}");
    }
    assert_eq!(story.active_row("A-1", D).kind, TaskKind::Planned, "on its own day it stands by its plan");
    assert_eq!(story.active_row("A-1", "2026-11-24").task, None);
}

#[test]
fn r_16_always_overrides_the_order_window_and_a_postponement() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).always_shown().sells(2).on("2026-11-20");
    story.accepts("A-1", "2026-11-24");
    assert_eq!(codes(&story.active("2026-11-23")), ["A-1"]);
    assert_eq!(codes(&story.active("2026-11-24")), ["A-1"]);
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).always_shown().sells(2).on("2026-11-20");
    story.postpones("A-1", D, "2026-12-01");
    assert_eq!(codes(&story.active("2026-11-26")), ["A-1"]);
}

#[test]
fn r_16_a_handled_always_row_stays_grey_until_the_day_changes() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).always_shown().sells(2).on("2026-11-20");
    story.postpones("A-1", "2026-11-23", "2026-12-01");
    let row = story.active_row("A-1", "2026-11-23");
    assert_eq!(row.handled, Some(Outcome::Postponed));
    assert_eq!(story.counts("2026-11-23").active, 0, "handled rows are not counted");
    assert_eq!(story.counts("2026-11-23").handled, 1);
    story.it_is("2026-11-23");
    assert_eq!(story.active_row("A-1", "2026-11-24").handled, None);
}

#[test]
fn s1_44_neither_undelivered_orders_nor_promises_are_hidden_by_an_order() {
    let mut story = Story::on("2026-11-22");
    for (code, kind) in [("U", TaskKind::Undelivered), ("C", TaskKind::Callback)] {
        story.address(code);
        story.task(code, kind, D, None);
        story.accepts(code, D);
    }
    assert_eq!(codes(&story.active(D)), ["U", "C"]);
}

#[test]
fn r_17_an_address_has_one_row_however_many_tasks_it_has() {
    let mut story = office();
    story.task("A-1", TaskKind::Manual, D, None);
    story.task("A-1", TaskKind::Undelivered, D, None);
    let rows = story.active(D);
    assert_eq!(codes(&rows), ["A-1"]);
    assert_eq!(rows[0].kind, TaskKind::Undelivered, "the most pressing one makes the row");
    assert_eq!(story.counts(D).active, 1);
}

#[test]
fn s1_16_r_24_r_45_the_call_delay_moves_the_list_and_not_the_forecast() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).called_later(2).sells(2).on("2026-11-20");
    assert!(story.active(D).is_empty());
    let row = story.active_row("A-1", "2026-11-27");
    assert_eq!(row.next_delivery, Some(day(D)));
}

#[test]
fn r_45_a_promise_that_is_due_stands_on_top_of_every_list() {
    let mut story = office();
    story.address("C");
    story.task("C", TaskKind::Callback, "2026-11-22", Some("2026-11-22T11:30:00Z"));
    story.address("LATER");
    story.task("LATER", TaskKind::Callback, "2026-11-22", Some("2026-11-22T12:30:00Z"));
    assert_eq!(codes(&story.active(D)), ["C", "A-1"], "it is noon");
    assert_eq!(codes(&story.active("2026-11-22")), ["C", "LATER"]);
    assert_eq!(story.counts(D).active, 2);
}

#[test]
fn addresses_in_review_closed_or_never_delivered_are_not_called() {
    for status in [AddressStatus::ChurnReview, AddressStatus::Closed] {
        let mut story = office();
        story.address("A-1").always_shown().status(status);
        assert!(story.active(D).is_empty(), "{status:?}");
        assert!(story.open_tasks("A-1").is_empty(), "{status:?}");
    }
    let mut story = Story::on("2026-11-22");
    story.address("NEW").every(5);
    assert!(story.active(D).is_empty());
}

#[test]
fn p_9_a_date_in_the_past_stays_what_it_is() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-06-01");
    assert_eq!(story.plan("A-1").next_delivery, Some(day("2026-06-06")));
    assert_eq!(codes(&story.active("2026-06-06")), ["A-1"]);
    assert_eq!(codes(&story.overdue("2026-11-23")), ["A-1"]);
}

#[test]
fn an_address_whose_import_was_undone_is_nowhere() {
    let mut story = office();
    story.address("A-1").always_shown();
    story.execute("UPDATE address SET is_archived = 1 WHERE code = 'A-1'");
    for date in [D, "2026-11-26"] {
        assert!(story.active(date).is_empty(), "{date}");
        assert!(story.overdue(date).is_empty(), "{date}");
        assert_eq!(story.counts(date).active + story.counts(date).overdue, 0);
    }
}
