//! What is worked out from the figures about churn to be shown.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::domain::address::ChurnStage;
use crate::i18n::Texts;
use crate::service::churn_figures::{ChurnFigures, Ends, Worth};

/// Whether there is nothing to tell: nothing under review, nobody sent, nothing ended.
pub fn is_bare(figures: &ChurnFigures) -> bool {
    let open = figures.open.iter().any(|open| open.ages.iter().any(|count| *count > 0));
    let ends = total(figures);
    !open && sent(figures) == 0 && ends.won + ends.lost == 0
}

/// Customers who were sent to churn review in the period.
pub fn sent(figures: &ChurnFigures) -> u32 {
    figures.months.iter().map(|month| month.sent).sum()
}

/// How the cases of the period ended.
pub fn total(figures: &ChurnFigures) -> Ends {
    figures.months.iter().fold(Ends::default(), |sum, month| Ends {
        won: sum.won + month.ends.won,
        lost: sum.lost + month.ends.lost,
        kept: both(sum.kept, month.ends.kept),
        gone: both(sum.gone, month.ends.gone),
    })
}

const fn both(one: Worth, other: Worth) -> Worth {
    Worth { volume_ml: one.volume_ml + other.volume_ml, money: one.money + other.money }
}

/// The part of those who were won back among all whose case ended; `None`: none did.
pub fn share_won(ends: &Ends) -> Option<f64> {
    let all = ends.won + ends.lost;
    (all > 0).then(|| f64::from(ends.won) / f64::from(all))
}

/// Hours as days with one decimal.
pub fn days(hours: i64) -> Decimal {
    (Decimal::from(hours) / Decimal::from(24)).round_dp(1)
}

/// The name of a stage.
pub fn stage(texts: &Texts, stage: ChurnStage) -> String {
    texts.text(&format!("churn-stage-{}", stage.code()))
}

/// A month in words: `ноябрь 2026`.
pub fn month_name(texts: &Texts, first: NaiveDate) -> String {
    format!("{} {}", texts.month(first.month()), first.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_told_as_days_with_one_decimal() {
        let told = [0, 11, 12, 36, 336].map(|hours| days(hours).to_string());
        assert_eq!(told, ["0", "0.5", "0.5", "1.5", "14"]);
    }

    #[test]
    fn no_share_is_told_where_no_case_ended() {
        assert_eq!(share_won(&Ends::default()), None);
        assert_eq!(share_won(&Ends { won: 1, lost: 3, ..Ends::default() }), Some(0.25));
    }
}
