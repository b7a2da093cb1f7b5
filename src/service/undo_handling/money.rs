//! Takes back a payment that was recorded by hand, and the promise of one: for the balance they never happened.

use super::{Entry, What};
use crate::domain::ids::{PaymentId, PromiseId};
use crate::service::office::Work;
use crate::service::refusal::{Refusal, Resting};
use crate::service::rights::Right;
use crate::service::{payment, promises};

/// The payment is voided, by whoever may void it.
pub(super) fn payment(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    work.needs(Right::PostSales)?;
    let id = entry.detail.id("payment_id").map(PaymentId).ok_or(Resting::Nothing)?;
    Ok(What::Payment(payment::void(work, id)?))
}

/// The promise is called off, with its task.
pub(super) fn promise(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    work.needs(Right::CollectDebts)?;
    let id = entry.detail.id("promise").map(PromiseId).ok_or(Resting::Nothing)?;
    promises::void(work, id)?;
    Ok(What::Promise)
}
