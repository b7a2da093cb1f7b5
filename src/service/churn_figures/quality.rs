//! What churn reviews show of the work of those who had the customer in hand: the verdicts on the operators (S0-14), and
//! reasons of two hands that differ.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::domain::address::{ChurnStage, Verdict};
use crate::domain::ids::UserId;
use crate::store::{FigureCase, FigureStep};

/// What was found in the work of an operator, among the customers whom he sent to churn in the period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judged {
    /// Whose; `None`: nobody knows who sent them.
    pub operator: Option<String>,
    /// Customers sent to churn.
    pub sent: u32,
    /// Verdicts that name a violation.
    pub violations: u32,
    /// Verdicts that praise.
    pub praise: u32,
    /// Verdicts that found nothing.
    pub faultless: u32,
    /// Customers for whom a later hand gave another reason.
    pub mismatches: u32,
}

/// A reason that a later hand replaced by another one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mismatch {
    /// What the hand before said.
    pub said: String,
    /// What the later one found.
    pub found: String,
    /// Which stage found it.
    pub by: ChurnStage,
}

/// The quality of the work, being counted.
#[derive(Default)]
pub(super) struct Sum {
    operators: BTreeMap<Option<(String, UserId)>, Judged>,
    mismatches: BTreeMap<Mismatch, u32>,
}

impl Sum {
    /// Counts a case that was opened in the period.
    pub(super) fn count(&mut self, case: &FigureCase, hands: &[FigureStep]) {
        let operator = case.operator.clone().map(|(id, name)| (name, id));
        let name = operator.as_ref().map(|(name, _)| name.clone());
        let judged = self.operators.entry(operator).or_default();
        judged.operator = name;
        judged.sent += 1;
        match case.verdict {
            Some(Verdict::Violation) => judged.violations += 1,
            Some(Verdict::Praise) => judged.praise += 1,
            Some(Verdict::None) => judged.faultless += 1,
            None => {}
        }
        let found = mismatches(hands);
        judged.mismatches += u32::from(!found.is_empty());
        for mismatch in found {
            *self.mismatches.entry(mismatch).or_default() += 1;
        }
    }

    /// The operators by name, those whom nobody knows last; and the mismatches, the most frequent first.
    pub(super) fn figures(self) -> (Vec<Judged>, Vec<(Mismatch, u32)>) {
        let mut operators: Vec<_> = self.operators.into_values().collect();
        operators.sort_by_key(|judged| judged.operator.is_none());
        let mut mismatches: Vec<_> = self.mismatches.into_iter().collect();
        mismatches.sort_by_key(|(_, count)| Reverse(*count));
        (operators, mismatches)
    }
}

/// Each place at which a hand gave another reason than the one before it that gave any.
fn mismatches(hands: &[FigureStep]) -> Vec<Mismatch> {
    let reasons: Vec<_> = hands.iter().filter_map(|hand| Some((hand.from, hand.reason.as_ref()?))).collect();
    let differing = reasons.windows(2).filter_map(|both| match both {
        [(_, said), (Some(by), found)] if said != found => {
            Some(Mismatch { said: (*said).clone(), found: (*found).clone(), by: *by })
        }
        _ => None,
    });
    differing.collect()
}
