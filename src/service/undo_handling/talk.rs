//! Takes back what was said and tried: a comment, a journal record, a call that reached nobody. Nothing rests on them but the
//! step of a churn review, which a contact let pass (S0-26).

use super::review::moved_on;
use super::{Entry, What};
use crate::domain::ids::{CommentId, ContactMadeId, PhoneId};
use crate::service::office::Work;
use crate::service::refusal::Refusal;

/// The comment is no longer shown, nor does its contact count.
pub(super) fn comment(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    no_step_rests(work, entry)?;
    if let Some(comment) = entry.detail.id("comment") {
        let said = work.tx.void_comment(CommentId(comment), work.stamp.at)?;
        work.changed("said", said, "");
    }
    void_contact(work, entry)?;
    Ok(What::Comment)
}

/// The record is no longer shown; its number stays used.
pub(super) fn journal(work: &mut Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    let number = entry.detail.text("journal").unwrap_or_default();
    let said = work.tx.void_journal(number, work.stamp.at)?;
    work.changed("said", said, "");
    Ok(What::Journal(number.to_owned()))
}

/// The attempt does not count, and a number that it called wrong is as good as before.
pub(super) fn not_reached(work: &Work<'_>, entry: &Entry) -> Result<What, Refusal> {
    no_step_rests(work, entry)?;
    void_contact(work, entry)?;
    if let Some(phone) = entry.detail.id("wrong_phone") {
        work.tx.set_phone_wrong(PhoneId(phone), false)?;
    }
    Ok(What::NotReached)
}

/// Refuses where the review for which the contact was made has been passed on.
fn no_step_rests(work: &Work<'_>, entry: &Entry) -> Result<(), Refusal> {
    let Some(contact) = entry.detail.id("contact").map(ContactMadeId) else { return Ok(()) };
    match work.tx.review_passed_since(contact)? {
        Some(case) => Err(moved_on(&case)),
        None => Ok(()),
    }
}

/// The contact that was recorded with it does not count.
pub(super) fn void_contact(work: &Work<'_>, entry: &Entry) -> Result<(), Refusal> {
    if let Some(contact) = entry.detail.id("contact") {
        work.tx.void_contact_made(ContactMadeId(contact), work.stamp.at)?;
    }
    Ok(())
}

/// The contact that was recorded with it does not count, but where it was a call: that was made all the same.
pub(super) fn void_unspoken(work: &Work<'_>, entry: &Entry) -> Result<(), Refusal> {
    match entry.detail.id("contact").map(ContactMadeId) {
        Some(contact) if !work.tx.was_a_call(contact)? => {
            Ok(work.tx.void_contact_made(contact, work.stamp.at)?)
        }
        _ => Ok(()),
    }
}
