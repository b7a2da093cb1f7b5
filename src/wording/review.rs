//! What stands against a step of a churn review, as sentences that say what settles it.

use crate::i18n::Texts;
use crate::t;
use crate::workflow::churn::Blocked;

/// Why a step of a churn review is refused.
pub fn review_blocked(texts: &Texts, blocked: &Blocked) -> String {
    match blocked {
        Blocked::Stage => texts.text("refusal-review-stage"),
        Blocked::NeedsOrder => texts.text("refusal-review-needs-order"),
        Blocked::ContainerDebt(count) => t!(texts, "refusal-review-container-debt", count = *count),
        Blocked::Containers { containers, deposited } => {
            t!(texts, "refusal-review-containers", containers = *containers, deposited = *deposited)
        }
        Blocked::Money(sum) => money(texts, "refusal-review-debt", "refusal-review-advance", *sum),
        Blocked::OrderUnderWay(number) => {
            t!(texts, "refusal-review-order-under-way", number = number.as_str())
        }
        Blocked::NoDebt => texts.text("refusal-review-no-debt"),
        Blocked::NotContacted { made, needed } => {
            t!(texts, "refusal-review-not-contacted", made = *made, needed = *needed)
        }
        Blocked::NoReason => texts.text("refusal-review-no-reason"),
        Blocked::OtherReason => texts.text("refusal-review-other-reason"),
        Blocked::NoComment => texts.text("refusal-review-no-comment"),
        Blocked::MoneyWithoutComment(sum) => {
            money(texts, "refusal-review-debt-comment", "refusal-review-advance-comment", *sum)
        }
        Blocked::NoContactChoice => texts.text("refusal-review-no-contact-choice"),
    }
}

/// A debt is the customer's, an advance the office's to give back.
fn money(texts: &Texts, debt: &str, advance: &str, sum: i64) -> String {
    let shown = texts.money(sum.saturating_abs());
    t!(texts, if sum < 0 { advance } else { debt }, sum = shown)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn s0_23_a_container_debt_is_refused_in_the_words_of_the_rule() {
        let russian = Texts::new(Language::Russian);
        let sentence = review_blocked(&russian, &Blocked::ContainerDebt(3));
        let rule = "Необходимо, списать долги по таре на данном адресе, до передачи на следующий этап";
        assert!(sentence.starts_with(rule) && sentence.contains('3'), "{sentence}");
    }

    #[test]
    fn everything_that_stands_against_a_step_is_said_in_both_languages() {
        let everything = [
            Blocked::Stage,
            Blocked::NeedsOrder,
            Blocked::ContainerDebt(21),
            Blocked::Containers { containers: 2, deposited: 2 },
            Blocked::Money(70_000),
            Blocked::Money(-70_000),
            Blocked::OrderUnderWay("З-000012".into()),
            Blocked::NoDebt,
            Blocked::NotContacted { made: 1, needed: 3 },
            Blocked::NoReason,
            Blocked::OtherReason,
            Blocked::NoComment,
            Blocked::MoneyWithoutComment(1),
            Blocked::MoneyWithoutComment(-1),
            Blocked::NoContactChoice,
        ];
        for language in Language::ALL {
            let texts = Texts::new(language);
            let sentences: std::collections::BTreeSet<_> =
                everything.iter().map(|blocked| review_blocked(&texts, blocked)).collect();
            assert_eq!(sentences.len(), everything.len(), "each has its own sentence");
            assert!(sentences.iter().all(|sentence| sentence.ends_with('.')), "{sentences:?}");
        }
    }
}
