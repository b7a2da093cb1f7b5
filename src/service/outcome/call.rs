//! Calls: when one begins, and how it ended when it reached nobody. A call ends with the outcome that comes of it.

use super::{contact, counting, status};
use crate::domain::ids::{AddressId, PhoneId, TaskId};
use crate::domain::task::{CallResult, TaskState};
use crate::service::office::{Command, Work};
use crate::service::payment::check_address;
use crate::service::refusal::{Refusal, Thing};
use crate::service::rights::Right;
use crate::store::NewContactMade;

/// A number is called (S1-47). The call runs until the outcome that the actor records at this address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StartCall {
    /// Whom.
    pub address: AddressId,
    /// The task in hand.
    pub task: Option<TaskId>,
    /// Which number.
    pub phone: PhoneId,
}

impl Command for StartCall {
    type Value = ();
    const NAME: &'static str = "start_call";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        status(work, self.address)?;
        let task = open_task(work, self.address, self.task)?;
        is_known(work, self.address, self.phone)?;
        let task = counting(work, task)?;
        let new = NewContactMade { address: self.address, task, phone: Some(self.phone), result: None };
        let contact = work.tx.insert_contact_made(&new, work.signature())?;
        if work.tx.is_at_credit_control(self.address)? {
            work.tx.mark_about_debt(contact)?;
        }
        work.changes.address = Some(self.address);
        work.note("contact", contact.0);
        Ok(())
    }
}

/// A debtor is called about the debt, whatever the status of the address: the call counts against the limits of such calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallDebtor {
    /// Whom.
    pub address: AddressId,
    /// Which number.
    pub phone: PhoneId,
}

impl Command for CallDebtor {
    type Value = ();
    const NAME: &'static str = "call_debtor";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        check_address(work, self.address)?;
        is_known(work, self.address, self.phone)?;
        let new = NewContactMade { address: self.address, task: None, phone: Some(self.phone), result: None };
        let contact = work.tx.insert_contact_made(&new, work.signature())?;
        work.tx.mark_about_debt(contact)?;
        work.changes.address = Some(self.address);
        work.note("contact", contact.0);
        Ok(())
    }
}

/// A call that reached nobody: an attempt is recorded, and the task stays open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotReached {
    /// Whom.
    pub address: AddressId,
    /// The task in hand.
    pub task: Option<TaskId>,
    /// The number that was called; a wrong one is no longer offered first.
    pub phone: PhoneId,
    /// How it ended.
    pub result: CallResult,
}

impl Command for NotReached {
    type Value = ();
    const NAME: &'static str = "not_reached";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        status(work, self.address)?;
        let task = open_task(work, self.address, self.task)?;
        let was_wrong = is_known(work, self.address, self.phone)?;
        contact(work, self.address, task, Some(self.result))?;
        if self.result == CallResult::WrongNumber && !was_wrong {
            work.tx.set_phone_wrong(self.phone, true)?;
            work.note("wrong_phone", self.phone.0);
        }
        work.note("result", self.result.code());
        work.changes.address = Some(self.address);
        Ok(())
    }
}

/// The task of this address, as long as it is open: an attempt counts for what is still to be done.
pub(super) fn open_task(
    work: &Work<'_>,
    address: AddressId,
    task: Option<TaskId>,
) -> Result<Option<TaskId>, Refusal> {
    let Some(id) = task else { return Ok(None) };
    let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
    let task = work.tx.task(id)?.filter(|task| task.address == address).ok_or_else(unknown)?;
    Ok((task.state == TaskState::Open).then_some(id))
}

/// Whether a number of the address is known to be somebody else's.
fn is_known(work: &Work<'_>, address: AddressId, phone: PhoneId) -> Result<bool, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Phone, phone.0.to_string());
    work.tx.phone_is_wrong(address, phone)?.ok_or_else(unknown)
}
