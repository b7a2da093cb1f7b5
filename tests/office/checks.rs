//! What a check of the office finds: each kind of disagreement is made by hand and seen.

use rodnik::domain::address::ReasonKind;
use rodnik::i18n::{Language, Texts};
use rodnik::service::churn::SendToChurn;
use rodnik::service::replanning::ReplanAll;
use rodnik::store::Finding;
use rodnik::wording;

use super::story::Story;

fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story.address("A-2").every(5);
    story.is_well();
    story
}

#[test]
fn totals_that_are_not_the_sums_of_their_lines_are_found() {
    let mut story = office();
    story.execute("UPDATE sale SET total = total + 1");
    assert!(story.findings().contains(&Finding::SaleTotals(1)));
    let mut story = office();
    story.execute("DELETE FROM sale_line");
    assert!(story.findings().contains(&Finding::SaleTotals(1)));
}

#[test]
fn balances_that_no_document_accounts_for_are_found() {
    let mut story = office();
    story.execute("UPDATE balance SET debt = debt + 1");
    assert_eq!(story.findings(), [Finding::Balances(1)]);
    let mut story = office();
    story.execute(
        "INSERT INTO balance (address_id, debt, containers, deposited)
         SELECT id, 100, 0, 0 FROM address WHERE code = 'A-2'",
    );
    assert_eq!(story.findings(), [Finding::Balances(1)]);
}

#[test]
fn s0_12_a_churn_case_without_its_task_is_found() {
    for harm in [
        "UPDATE task SET state = 'cancelled' WHERE kind = 'review' AND state = 'open'",
        "UPDATE task SET case_id = NULL WHERE kind = 'review' AND state = 'open'",
    ] {
        let mut story = office();
        story.leaves("A-1");
        story.is_well();
        story.execute(harm);
        assert_eq!(story.findings(), [Finding::ReviewTasks(1)], "{harm}");
    }
    let mut story = office();
    story.leaves("A-1");
    story.execute(
        "UPDATE churn_case SET stage = 'returned'; UPDATE address SET status = 'active' WHERE code = 'A-1'",
    );
    assert!(story.findings().contains(&Finding::ReviewTasks(1)), "a task of a case that has ended");
}

#[test]
fn p_32_a_plan_that_is_not_what_history_says_is_found_and_mended() {
    let mut story = office();
    story.execute("UPDATE plan SET next_delivery = '2027-01-01' WHERE next_delivery IS NOT NULL");
    assert_eq!(story.findings(), [Finding::Plans(1)]);
    story.done(&ReplanAll::default());
    story.is_well();
}

#[test]
fn p_32_a_contact_that_is_missing_or_stands_on_another_day_is_found_and_mended() {
    for harm in ["list_date = '2027-01-01'", "state = 'cancelled'"] {
        let mut story = office();
        story.execute(&format!("UPDATE task SET {harm}"));
        assert_eq!(story.findings(), [Finding::Tasks(1)], "{harm}");
        story.done(&ReplanAll::default());
        story.is_well();
    }
}

#[test]
fn an_order_that_is_not_the_sum_of_its_lines_is_found() {
    for harm in ["total = total + 1", "bottles = bottles + 1", "discount = 100"] {
        let mut story = office();
        story.accepts("A-1", "2026-11-24");
        story.is_well();
        story.execute(&format!("UPDATE customer_order SET {harm}"));
        assert_eq!(story.findings(), [Finding::OrderTotals(1)], "{harm}");
    }
    let mut story = office();
    story.accepts("A-1", "2026-11-24");
    story.execute("DELETE FROM order_line");
    assert_eq!(story.findings(), [Finding::OrderTotals(1)]);
}

#[test]
fn a_delivered_order_without_a_sale_is_found_and_a_sale_of_an_order_that_is_not_delivered() {
    let mut story = office();
    let order = story.accepts("A-2", "2026-11-22");
    story.execute("UPDATE customer_order SET status = 'delivered'");
    assert_eq!(story.findings(), [Finding::Unsold(1)]);
    story.execute("UPDATE customer_order SET status = 'accepted'");
    story.delivers((order.id, order.version), "2026-11-22");
    story.is_well();
    for status in ["accepted", "on_route", "undelivered", "cancelled"] {
        story.execute(&format!("UPDATE customer_order SET status = '{status}'"));
        assert_eq!(story.findings(), [Finding::Undelivered(1)], "{status}");
    }
}

#[test]
fn s0_11_an_open_task_of_a_closed_address_is_found() {
    let mut story = office();
    story.execute("UPDATE address SET status = 'closed' WHERE code = 'A-1'");
    assert!(story.findings().contains(&Finding::ClosedTasks(1)));
}

#[test]
fn s0_03_an_address_in_review_without_a_case_is_found_and_a_case_without_its_address_in_review() {
    let mut story = office();
    story.execute("UPDATE address SET status = 'churn_review' WHERE code = 'A-2'");
    assert!(story.findings().contains(&Finding::ReviewWithoutCase(1)));
    let mut story = office();
    let reason = story.office.read(|read| read.reasons(ReasonKind::Churn)).unwrap()[0].id;
    let row = story.seen("A-1", "2026-11-23");
    let address = story.id("A-1");
    let lost = SendToChurn { address, row: Some(row), reason, comment: "no need".into() };
    story.done(&lost);
    story.is_well();
    story.execute("UPDATE address SET status = 'active' WHERE code = 'A-1'");
    assert!(story.findings().contains(&Finding::CaseWithoutReview(1)));
    story.execute("UPDATE address SET status = 'churn_review' WHERE code = 'A-1'");
    story.execute("UPDATE churn_case SET stage = 'returned'");
    assert!(story.findings().contains(&Finding::ReviewWithoutCase(1)));
}

#[test]
fn every_finding_has_a_sentence_of_its_own_in_both_languages() {
    let findings = [
        Finding::SaleTotals(3),
        Finding::OrderTotals(3),
        Finding::Unsold(3),
        Finding::Undelivered(3),
        Finding::ClosedTasks(3),
        Finding::ReviewWithoutCase(3),
        Finding::CaseWithoutReview(3),
        Finding::Balances(3),
        Finding::Plans(3),
        Finding::Tasks(3),
    ];
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut said: Vec<String> = findings.iter().map(|found| wording::found(&texts, found)).collect();
        assert!(said.iter().all(|sentence| sentence.contains('3') && sentence.ends_with('.')), "{said:?}");
        said.sort();
        said.dedup();
        assert_eq!(said.len(), findings.len(), "{language}");
    }
}

#[test]
fn p_32_a_plan_that_differs_in_more_than_the_last_bits_is_found() {
    let shifted = |by: &str| {
        let mut story = Story::on("2026-11-22");
        story.address("A-1").average(2.0).sells(2).then_on("2026-11-01").sells(2).on("2026-11-10");
        let days = "json_extract(body, '$.usual_days')";
        story.execute(&format!("UPDATE plan SET body = json_set(body, '$.usual_days', {days} * {by})"));
        story.findings()
    };
    assert_eq!(shifted("1.0000001"), [Finding::Plans(1)]);
    assert_eq!(shifted("(1 + 1e-15)"), []);
}
