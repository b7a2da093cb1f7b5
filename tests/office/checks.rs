//! What a check of the office finds: each kind of disagreement is made by hand and seen.

use rodnik::service::replanning::ReplanAll;
use rodnik::store::Finding;

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
