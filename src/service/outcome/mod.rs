//! How an operator handles a row of the desk without an order: postpone, comment, journal, a call that reached nobody,
//! another time, done (S1-54 … S1-58).

mod call;
mod call_later;
mod done;
mod postpone;
mod said;

use chrono::NaiveDate;
use serde_json::json;

pub use call::{CallDebtor, NotReached, StartCall};
pub use call_later::CallLater;
pub use done::{FinishTask, can_be_finished};
pub use postpone::Postpone;
pub use said::{Comment, WriteJournal};

use super::lines::check_text;
use super::office::{Work, stale};
use super::payment::in_lists;
use super::refusal::{Input, Refusal, Thing};
use super::review::right_at;
use crate::clock;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, ContactMadeId, TaskId, UserId};
use crate::domain::task::{CallResult, Outcome, TaskKind, TaskState};
use crate::store::{NewContactMade, NewTask, Read, TaskRow};

/// Longest comment or journal record.
pub const LONGEST_TEXT: usize = 4_000;
/// A call whose outcome comes later than so many seconds was left without one.
const LONGEST_CALL: i64 = 2 * 60 * 60;

/// A row of the desk, as the operator saw it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRef {
    /// It rests on a task of this version.
    Task {
        /// The task.
        id: TaskId,
        /// The version that was seen.
        version: i64,
    },
    /// It is only always shown, on this list date (S1-19).
    Always(NaiveDate),
}

/// The open task of a row, still as it was seen. An always-shown row without one gets it now, so that its handling is
/// kept.
pub(super) fn claim(work: &Work<'_>, address: AddressId, row: RowRef) -> Result<TaskRow, Refusal> {
    if let Some(task) = seen(work.tx, address, row, work.stamp.by)? {
        return Ok(task);
    }
    let RowRef::Always(date) = row else { return Err(Refusal::TaskHandled) };
    let (at, by) = work.signature();
    let new = NewTask {
        address,
        kind: TaskKind::Always,
        list_date: date,
        due_at: None,
        basis: None,
        note: "",
        produced_by: None,
        order: None,
        review: None,
        at,
        by,
    };
    let id = work.tx.insert_task(&new)?;
    work.tx.task(id)?.ok_or_else(|| Refusal::NotFound(Thing::Task, id.0.to_string()))
}

/// The open task of a row, still as it was seen by this user; `None`: it is only always shown and has none yet (S1-19).
///
/// # Errors
/// [`Refusal::Stale`] or [`Refusal::TaskHandled`] where it is no longer so.
pub(super) fn seen(
    read: &Read<'_>,
    address: AddressId,
    row: RowRef,
    by: Option<UserId>,
) -> Result<Option<TaskRow>, Refusal> {
    let (id, version) = match row {
        RowRef::Task { id, version } => (id, version),
        RowRef::Always(date) => {
            // A row without a task has no version: it is stale as soon as a task stands in its place.
            return match read.task_instead_of_always(address, date, by)? {
                Some(task) => Err(stale(read, task.changed_by, &task.changed_at)),
                None => Ok(None),
            };
        }
    };
    let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
    let task = read.task(id)?.filter(|task| task.address == address).ok_or_else(unknown)?;
    if task.version != version {
        return Err(stale(read, task.changed_by, &task.changed_at));
    }
    if task.state != TaskState::Open {
        return Err(Refusal::TaskHandled);
    }
    Ok(Some(task))
}

/// Finishes a claimed task, and notes it for whoever takes that back.
pub(super) fn finish(
    work: &mut Work<'_>,
    task: &TaskRow,
    outcome: Outcome,
    postponed_to: Option<NaiveDate>,
) -> Result<(), Refusal> {
    work.tx.finish_task(task.id, outcome, postponed_to, work.signature())?;
    work.note("task", json!([task.id.0, task.version + 1]));
    Ok(())
}

/// Records that the customer was spoken to, or that it was tried: ends the actor's call that runs at the address, or
/// records a contact without one. It is noted for whoever takes it back.
pub(super) fn contact(
    work: &mut Work<'_>,
    address: AddressId,
    task: Option<TaskId>,
    result: Option<CallResult>,
) -> Result<ContactMadeId, Refusal> {
    let task = counting(work, task)?;
    let contact = match end_call(work, address, task, result)? {
        Some(call) => call,
        None => {
            let new = NewContactMade { address, task, phone: None, result };
            let contact = work.tx.insert_contact_made(&new, work.signature())?;
            if work.tx.is_at_credit_control(address)? {
                work.tx.mark_about_debt(contact)?;
            }
            contact
        }
    };
    work.note("contact", contact.0);
    Ok(contact)
}

/// The task for which a contact of the actor counts. For a review it does only where the stage is the actor's: quality
/// control calls the customer itself (S0-26).
pub(super) fn counting(work: &Work<'_>, task: Option<TaskId>) -> Result<Option<TaskId>, Refusal> {
    let Some(id) = task else { return Ok(None) };
    let stage = work.tx.stage_of_review(id)?;
    Ok(task.filter(|_| stage.is_none_or(|stage| work.needs(right_at(stage)).is_ok())))
}

/// Ends the actor's call that runs at the address with what came of it; `None`: no call runs there.
pub(super) fn end_call(
    work: &Work<'_>,
    address: AddressId,
    task: Option<TaskId>,
    result: Option<CallResult>,
) -> Result<Option<ContactMadeId>, Refusal> {
    let (at, by) = work.signature();
    let from = clock::earlier(at, LONGEST_CALL);
    let Some(call) = work.tx.running_call(address, by, &from)? else { return Ok(None) };
    work.tx.end_call(call.id, result, clock::seconds_between(&call.at, at), task)?;
    Ok(Some(call.id))
}

/// How an address stands with which something is done; one that was merged away is refused with the name of the kept one.
pub(super) fn status(work: &Work<'_>, address: AddressId) -> Result<AddressStatus, Refusal> {
    standing(work.tx, address)
}

/// The same, for whoever only looks.
pub(super) fn standing(read: &Read<'_>, address: AddressId) -> Result<AddressStatus, Refusal> {
    in_lists(read, address)?;
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    Ok(read.address(address)?.ok_or_else(unknown)?.address.status)
}

/// A text that was filled in, as it is kept.
pub(super) fn filled(text: &str) -> Result<String, Refusal> {
    let text = check_text(text, LONGEST_TEXT)?;
    if text.is_empty() { Err(Input::EmptyText.into()) } else { Ok(text) }
}
