//! What a check found, as sentences.

use crate::i18n::Texts;
use crate::store::Finding;
use crate::t;

/// So many orders are named; of more it is said how many.
const NAMED: usize = 10;

/// One finding.
pub fn found(texts: &Texts, finding: &Finding) -> String {
    match finding {
        Finding::Damaged(detail) => t!(texts, "check-damaged", detail = detail.as_str()),
        Finding::Schema(name) => t!(texts, "check-schema", name = name.as_str()),
        Finding::Dangling(table) => t!(texts, "check-dangling", table = table.as_str()),
        Finding::SaleTotals(count) => t!(texts, "check-sale-totals", count = *count),
        Finding::OrderTotals(count) => t!(texts, "check-order-totals", count = *count),
        Finding::Unsold(count) => t!(texts, "check-unsold", count = *count),
        Finding::Undelivered(count) => t!(texts, "check-undelivered", count = *count),
        Finding::ClosedOrders(numbers) => {
            let named = numbers.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let rest = numbers.len().saturating_sub(NAMED);
            t!(texts, "check-closed-orders", numbers = named, rest = i64::try_from(rest).unwrap_or(i64::MAX))
        }
        Finding::ClosedTasks(count) => t!(texts, "check-closed-tasks", count = *count),
        Finding::ReviewWithoutCase(count) => t!(texts, "check-review-without-case", count = *count),
        Finding::CaseWithoutReview(count) => t!(texts, "check-case-without-review", count = *count),
        Finding::AtMerged(count) => t!(texts, "check-at-merged", count = *count),
        Finding::LostRefusals(count) => t!(texts, "check-lost-refusals", count = *count),
        Finding::History(row) => t!(texts, "check-history", row = *row),
        Finding::Balances(count) => t!(texts, "check-balances", count = *count),
        Finding::Plans(count) => t!(texts, "check-plans", count = *count),
        Finding::Tasks(count) => t!(texts, "check-tasks", count = *count),
        Finding::ReviewTasks(count) => t!(texts, "check-review-tasks", count = *count),
    }
}
