//! The senior operator's verdict on the work of the operator who sent the customer to churn (S0-14).

use super::seen_case;
use crate::domain::address::{ChurnStage, Verdict};
use crate::domain::ids::AddressId;
use crate::service::lines::check_text;
use crate::service::office::{Command, Work};
use crate::service::outcome::LONGEST_TEXT;
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::workflow::churn::Blocked;

/// A verdict, or another one instead, as long as the senior operator has the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiveVerdict {
    /// In the case of which address.
    pub address: AddressId,
    /// The version of the case that was seen.
    pub seen: i64,
    /// What was found.
    pub verdict: Verdict,
    /// In words; a violation has to be named.
    pub text: String,
}

impl Command for GiveVerdict {
    type Value = ();
    const NAME: &'static str = "give_verdict";
    const RIGHT: Right = Right::ReviewSenior;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let case = work.tx.newest_churn_case(self.address)?;
        let case = seen_case(work, case, self.seen)?;
        if case.stage != ChurnStage::SeniorOperator {
            return Err(Blocked::Stage.into());
        }
        let text = check_text(&self.text, LONGEST_TEXT)?;
        if self.verdict == Verdict::Violation && text.is_empty() {
            return Err(Input::EmptyText.into());
        }
        let before = work.tx.verdict(case.id)?;
        work.tx.set_verdict(case.id, (self.verdict, &text), work.signature())?;
        work.changes.address = Some(self.address);
        let word = |verdict: Verdict| format!("verdict_{}", verdict.code());
        work.changed("verdict", before.as_ref().map(|given| word(given.verdict)), word(self.verdict));
        work.changed("verdict_text", before.map(|given| given.text).unwrap_or_default(), text);
        Ok(())
    }
}
