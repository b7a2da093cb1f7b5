//! Payments without an order: money that came in, money that went back. The balance follows.

use chrono::NaiveDate;

use super::lines::{check_document_day, check_paid, check_text};
use super::office::{Command, Work};
use super::promises::paying;
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use crate::domain::ids::{AddressId, PaymentId};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::store::{NewPayment, Read};

/// A payment to be recorded. A closed address can pay its debts too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordPayment {
    /// Whose debt it lowers.
    pub address: AddressId,
    /// The day of the payment, not to come.
    pub on: NaiveDate,
    /// How.
    pub kind: PaymentKind,
    /// How much; more than nothing.
    pub amount: Money,
    /// It went back to the customer.
    pub back: bool,
    /// What was said about it; may be empty.
    pub note: String,
}

/// A recorded payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRecorded {
    /// The payment.
    pub id: PaymentId,
    /// Its number.
    pub number: String,
    /// What the address owes now; negative: an advance.
    pub debt: Money,
}

impl Command for RecordPayment {
    type Value = PaymentRecorded;
    const NAME: &'static str = "record_payment";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<PaymentRecorded, Refusal> {
        if self.back {
            work.needs(Right::CollectDebts)?;
        }
        check_address(work, self.address)?;
        check_document_day(self.on, work.stamp.today)?;
        if self.amount <= Money::ZERO {
            return Err(Input::Payment.into());
        }
        check_paid(self.amount)?;
        let note = check_text(&self.note, LONGEST_REMARK)?;
        if self.back {
            check_refund(work, self.address, self.amount, &note)?;
        }
        let amount = if self.back { Money::minor(-self.amount.as_minor()) } else { self.amount };
        let paid = (self.kind, amount);
        let (id, number) =
            paying(work, self.address, |work| post(work, (self.address, self.on), paid, &note))?;
        work.tx.rebuild_balance(self.address)?;
        work.changes.address = Some(self.address);
        work.note("payment", number.clone());
        work.note("payment_id", id.0);
        work.note("amount", amount.as_minor());
        work.say(note);
        Ok(PaymentRecorded { id, number, debt: work.tx.balance(self.address)?.debt })
    }
}

/// Money goes back out of an advance alone, by those who see to debts, and with a word on why.
fn check_refund(work: &Work<'_>, address: AddressId, amount: Money, note: &str) -> Result<(), Refusal> {
    let debt = work.tx.balance(address)?.debt.as_minor();
    let advance = Money::minor(debt.saturating_neg().max(0));
    if amount > advance {
        return Err(Input::BeyondAdvance(advance).into());
    }
    if note.is_empty() { Err(Input::EmptyText.into()) } else { Ok(()) }
}

/// Posts a payment; the balance is left to the caller.
pub(super) fn post(
    work: &Work<'_>,
    (address, on): (AddressId, NaiveDate),
    (kind, amount): (PaymentKind, Money),
    note: &str,
) -> Result<(PaymentId, String), Refusal> {
    let number = work.tx.next_number("payment")?;
    let (at, by) = work.signature();
    let new = NewPayment {
        number: &number,
        address,
        sale: None,
        on,
        kind: kind.code(),
        amount,
        import: None,
        at,
        by,
    };
    let id = work.tx.insert_noted_payment(&new, note)?;
    Ok((id, number))
}

/// An address at which documents may stand, a closed one too. One that was merged away is not: what it has belongs to the
/// address that was kept, and nobody would find the document.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::AddressMerged`] or [`Refusal::AddressPutAway`].
pub(super) fn check_address(work: &Work<'_>, address: AddressId) -> Result<(), Refusal> {
    in_lists(work.tx, address)
}

/// The same, for whoever only looks.
pub(super) fn in_lists(read: &Read<'_>, address: AddressId) -> Result<(), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    read.address(address)?.ok_or_else(unknown)?;
    if !read.is_archived_address(address)? {
        return Ok(());
    }
    let Some(kept) = read.merged_into(address)? else { return Err(Refusal::AddressPutAway) };
    let kept = read.address(kept)?.ok_or_else(unknown)?.address;
    let client = read.counterparty(kept.counterparty)?.ok_or_else(unknown)?.counterparty.name;
    Err(Refusal::AddressMerged(format!("{client}, {} ({})", kept.text, kept.code)))
}

/// Voids a payment, made by hand or with a sale: for the balance it never happened. One that an import brought in, such as an
/// opening balance, takes the right to import; one that was posted from a statement of the bank, the right to see to debts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidPayment {
    /// Which.
    pub payment: PaymentId,
}

impl Command for VoidPayment {
    type Value = ();
    const NAME: &'static str = "void_payment";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        void(work, self.payment).map(drop)
    }
}

/// Voids a payment; gives its number.
pub(super) fn void(work: &mut Work<'_>, id: PaymentId) -> Result<String, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Payment, id.0.to_string());
    let payment = work.tx.payment(id)?.ok_or_else(unknown)?;
    if payment.voided {
        return Err(Refusal::DocumentVoided(payment.number));
    }
    if payment.imported {
        work.needs(Right::Import)?;
    }
    if work.tx.came_by_the_bank(id)? {
        work.needs(Right::CollectDebts)?;
    }
    paying(work, payment.address, |work| Ok(work.tx.void_payment_by(id, work.signature())?))?;
    work.tx.reopen_bank_entry_of(id)?;
    work.tx.rebuild_balance(payment.address)?;
    work.changes.address = Some(payment.address);
    work.note("payment", payment.number.clone());
    work.note("amount", payment.amount.as_minor());
    Ok(payment.number)
}
