//! What quality control offers to win a customer back (S0-25, S0-26).

use chrono::NaiveDate;

use super::seen_case;
use crate::domain::address::{ChurnStage, OfferKind};
use crate::domain::ids::{AddressId, OfferId};
use crate::service::lines::{check_date, check_text};
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::rights::Right;
use crate::store::NewOffer;
use crate::workflow::churn::Blocked;

/// Longest text of an offer: as long as the name of a discount.
pub const LONGEST_OFFER: usize = 100;

/// An offer to the customer, as long as quality control has the case. A discount has a last day: one without end is a matter
/// of the client's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MakeOffer {
    /// To which address.
    pub address: AddressId,
    /// The version of the case that was seen.
    pub seen: i64,
    /// Of which kind.
    pub kind: OfferKind,
    /// What is promised, as an order shows it.
    pub text: String,
    /// Of a discount, in hundredths of a percent, 1 … 10,000; of a promotion 0.
    pub rate: i64,
    /// Its last day; `None`: without end.
    pub valid_to: Option<NaiveDate>,
}

impl Command for MakeOffer {
    type Value = OfferId;
    const NAME: &'static str = "make_offer";
    const RIGHT: Right = Right::ReviewQuality;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<OfferId, Refusal> {
        let case = work.tx.newest_churn_case(self.address)?;
        let case = seen_case(work, case, self.seen)?;
        if case.stage != ChurnStage::QualityControl {
            return Err(Blocked::Stage.into());
        }
        let text = self.checked(work)?;
        let (kind, rate, valid_to) = (self.kind, self.rate, self.valid_to);
        let new = NewOffer { case: case.id, address: self.address, kind, text: &text, rate, valid_to };
        let id = work.tx.insert_offer(&new, work.signature())?;
        work.tx.touch_churn_case(case.id)?;
        work.changes.address = Some(self.address);
        work.note("offer", text.clone());
        work.note("kind", kind.code());
        if rate > 0 {
            work.note("rate", rate);
        }
        if let Some(valid_to) = valid_to {
            work.note("valid_to", valid_to.to_string());
        }
        Ok(id)
    }
}

impl MakeOffer {
    fn checked(&self, work: &Work<'_>) -> Result<String, Refusal> {
        let text = check_text(&self.text, LONGEST_OFFER)?;
        if text.is_empty() {
            return Err(Input::EmptyText.into());
        }
        let rates = match self.kind {
            OfferKind::Promotion => 0..=0,
            OfferKind::Discount => 1..=10_000,
        };
        if !rates.contains(&self.rate) {
            return Err(Input::Discount(self.rate).into());
        }
        match self.valid_to {
            None if self.kind == OfferKind::Discount => Err(Input::OfferWithoutEnd.into()),
            Some(valid_to) if valid_to < work.stamp.today => Err(Input::Past(valid_to).into()),
            Some(valid_to) => check_date(valid_to).map(|()| text),
            None => Ok(text),
        }
    }
}

/// An offer that no longer holds, as long as no order took it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithdrawOffer {
    /// Which.
    pub offer: OfferId,
}

impl Command for WithdrawOffer {
    type Value = ();
    const NAME: &'static str = "withdraw_offer";
    const RIGHT: Right = Right::ReviewQuality;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::Offer, self.offer.0.to_string());
        let offer = work.tx.offer(self.offer)?.ok_or_else(unknown)?;
        let case = work.tx.churn_case(offer.case)?.ok_or_else(unknown)?;
        if case.stage != ChurnStage::QualityControl {
            return Err(Blocked::Stage.into());
        }
        if let Some(order) = offer.taken_by {
            return Err(Refusal::OfferTaken(order));
        }
        work.tx.void_offer(self.offer, work.stamp.at)?;
        work.tx.touch_churn_case(case.id)?;
        work.changes.address = Some(offer.address);
        work.note("offer", offer.text);
        Ok(())
    }
}
