//! The tab Overdue (S1-60 … S1-62, R-13 … R-15).

use rodnik::domain::task::TaskKind;

use super::story::{Story, codes, day};

const D: &str = "2026-11-23";

/// An office on 22 November with the address A-1, whose call was due on the 15th.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-10");
    story
}

#[test]
fn s1_60_an_unhandled_task_before_d_is_overdue_and_one_of_d_is_not() {
    let mut story = office();
    assert_eq!(codes(&story.overdue(D)), ["A-1"]);
    assert_eq!(codes(&story.overdue("2026-11-16")), ["A-1"]);
    assert!(story.overdue("2026-11-15").is_empty(), "of D itself");
    assert_eq!(story.counts(D).overdue, 1);
}

#[test]
fn r_14_what_was_handled_is_not_overdue() {
    let mut story = office();
    let row = story.seen("A-1", "2026-11-15");
    let order = story.order("A-1", "2026-12-20");
    story.done(&rodnik::service::order::SaveOrder { row: Some(row), ..order });
    assert!(story.overdue(D).is_empty());
}

#[test]
fn s1_61_a_task_of_d_or_later_hides_the_older_one() {
    for (date, hides) in [("2026-11-22", false), (D, true), ("2026-12-30", true)] {
        let mut story = office();
        story.task("A-1", TaskKind::Manual, date, None);
        assert_eq!(story.overdue(D).is_empty(), hides, "a task of {date}");
    }
}

#[test]
fn s1_62_an_order_beside_today_hides_and_no_other_does() {
    for (delivery, hides) in [
        ("2026-11-20", false),
        ("2026-11-21", true),
        ("2026-11-22", true),
        ("2026-11-23", true),
        ("2026-11-24", false),
    ] {
        let mut story = office();
        story.task("A-1", TaskKind::Manual, "2026-11-16", None);
        let order = story.accepts("A-1", "2026-11-23");
        story.execute(&format!(
            "UPDATE customer_order SET delivery_on = '{delivery}' WHERE id = {}",
            order.id.0
        ));
        assert_eq!(
            story.overdue("2026-12-10").is_empty(),
            hides,
            "delivered on {delivery}: R-13 counts from today"
        );
    }
}

#[test]
fn r_15_undelivered_orders_and_promises_never_vanish() {
    for kind in [TaskKind::Undelivered, TaskKind::Callback] {
        let mut story = Story::on("2026-11-22");
        story.address("A-1").every(5).sells(2).on("2026-11-21");
        story.task("A-1", kind, "2026-11-18", None);
        story.task("A-1", TaskKind::Manual, "2026-12-20", None);
        story.accepts("A-1", "2026-11-22");
        let rows = story.overdue(D);
        assert_eq!(codes(&rows), ["A-1"], "{kind:?}");
        assert_eq!((rows[0].kind, rows[0].list_date), (kind, day("2026-11-18")));
    }
}

#[test]
fn r_15_a_sale_supersedes_the_planned_task_and_neither_promise_nor_undelivered_order() {
    let mut story = office();
    story.task("A-1", TaskKind::Undelivered, "2026-11-18", None);
    story.task("A-1", TaskKind::Callback, "2026-11-19", None);
    story.address("A-1").sells(1).on("2026-11-21");
    let kinds: Vec<_> = story.open_tasks("A-1").iter().map(|task| task.kind).collect();
    assert_eq!(kinds, [TaskKind::Undelivered, TaskKind::Callback, TaskKind::Planned]);
}

#[test]
fn one_row_for_an_address_its_oldest_task_first() {
    let mut story = office();
    story.task("A-1", TaskKind::Manual, "2026-11-12", None);
    story.address("B").every(5).sells(1).on("2026-11-08");
    let rows = story.overdue(D);
    let dates: Vec<_> = rows.iter().map(|row| (row.code.as_str(), row.list_date)).collect();
    assert_eq!(dates, [("A-1", day("2026-11-12")), ("B", day("2026-11-13"))]);
    assert_eq!(story.counts(D).overdue, 2);
}
