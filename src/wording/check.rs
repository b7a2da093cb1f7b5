//! What a check found, as sentences.

use crate::i18n::Texts;
use crate::store::Finding;
use crate::t;

/// One finding.
pub fn found(texts: &Texts, finding: &Finding) -> String {
    match finding {
        Finding::Damaged(detail) => t!(texts, "check-damaged", detail = detail.as_str()),
        Finding::Dangling(table) => t!(texts, "check-dangling", table = table.as_str()),
        Finding::SaleTotals(count) => t!(texts, "check-sale-totals", count = *count),
        Finding::Balances(count) => t!(texts, "check-balances", count = *count),
        Finding::Plans(count) => t!(texts, "check-plans", count = *count),
        Finding::Tasks(count) => t!(texts, "check-tasks", count = *count),
        Finding::Reviews(count) => t!(texts, "check-reviews", count = *count),
    }
}
