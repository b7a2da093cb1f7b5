//! Takes back what an operator did at an address, until the client has moved on. Nothing is erased: the order is called
//! off, the contact that followed is withdrawn, a text is voided, and the history keeps both.

mod churn;
mod handling;
mod money;
mod review;
mod talk;

use serde_json::Value;

use super::churn::SendToChurn;
use super::manual_task::AddTask;
use super::office::{Command, Work};
use super::order::SaveOrder;
use super::outcome::{CallLater, Comment, FinishTask, NotReached, Postpone, WriteJournal};
use super::payment::RecordPayment;
use super::promises::PromisePayment;
use super::refusal::{Refusal, Resting, Thing};
use super::review::TakeStep;
use super::rights::Right;
use crate::domain::address::ChurnStage;
use crate::domain::ids::{AddressId, HistoryId, UserId};
use crate::store::{HistoryRecord, Read, StoreError};

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// An order was accepted; its number.
    Order(String),
    /// The row was postponed.
    Postponement,
    /// The address was sent to churn.
    Churn,
    /// The task was done without an order.
    Done,
    /// A promised call was made.
    Callback,
    /// A call that reached nobody.
    NotReached,
    /// A comment.
    Comment,
    /// A journal record; its number.
    Journal(String),
    /// A step of a churn review, which is at this stage again.
    Review(ChurnStage),
    /// A task was made by hand.
    Task,
    /// A payment was recorded, or money given back; its number.
    Payment(String),
    /// A payment was promised.
    Promise,
}

impl What {
    /// Stable word, as the history keeps it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Order(_) => "accepted",
            Self::Postponement => "postponed",
            Self::Churn => "churn",
            Self::Done => "closed",
            Self::Callback => "call_later",
            Self::NotReached => "not_reached",
            Self::Comment => "comment",
            Self::Journal(_) => "journal",
            Self::Review(_) => "review",
            Self::Task => "task",
            Self::Payment(_) => "payment",
            Self::Promise => "promise",
        }
    }
}

/// What was taken back, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// At which address.
    pub address: AddressId,
    /// What.
    pub what: What,
}

/// A row of the history to be taken back, as long as nothing rests on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoHandling {
    /// Which.
    pub entry: HistoryId,
}

impl Command for UndoHandling {
    type Value = Undone;
    const NAME: &'static str = "undo_handling";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Undone, Refusal> {
        take_back(work, self.entry)
    }
}

/// Takes a row of the history back; refuses before anything is written.
pub(super) fn take_back(work: &mut Work<'_>, id: HistoryId) -> Result<Undone, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Entry, id.0.to_string());
    let row = work.tx.history_row(id)?.ok_or_else(unknown)?;
    let Some(entry) = Entry::of(&row)? else { return Err(Resting::Nothing.into()) };
    if work.tx.was_undone(entry.address, id)? {
        return Err(Resting::Undone.into());
    }
    let what = match row.action.as_str() {
        SaveOrder::NAME => handling::order(work, &entry)?,
        Postpone::NAME => handling::postponement(work, &entry)?,
        FinishTask::NAME => handling::done(work, &entry)?,
        SendToChurn::NAME => churn::churn(work, &entry)?,
        CallLater::NAME => handling::callback(work, &entry)?,
        NotReached::NAME => talk::not_reached(work, &entry)?,
        Comment::NAME => talk::comment(work, &entry)?,
        WriteJournal::NAME => talk::journal(work, &entry)?,
        TakeStep::NAME => review::step(work, &entry)?,
        AddTask::NAME => handling::manual_task(work, &entry)?,
        RecordPayment::NAME => money::payment(work, &entry)?,
        PromisePayment::NAME => money::promise(work, &entry)?,
        _ => return Err(Resting::Nothing.into()),
    };
    work.changes.address = Some(entry.address);
    work.note("undoes", id.0);
    work.note("undone", what.code());
    Ok(Undone { address: entry.address, what })
}

/// Whether a row of the history is one that can be taken back at all; something may rest on it all the same.
pub fn is_undoable(row: &HistoryRecord) -> bool {
    matches!(Entry::of(row), Ok(Some(_)))
}

/// The last thing that a user did at an address and that can be taken back, those `passed` over left out.
///
/// # Errors
/// When the store fails.
pub fn last_undoable(
    read: &Read<'_>,
    address: AddressId,
    user: UserId,
    passed: &[HistoryId],
) -> Result<Option<HistoryId>, Refusal> {
    let mut undone = Vec::new();
    for row in read.newest_history(address)? {
        if row.action == UndoHandling::NAME {
            undone.extend(Detail::read(&row)?.id("undoes").map(HistoryId));
        } else if row.user == Some(user)
            && !undone.contains(&row.id)
            && !passed.contains(&row.id)
            && is_undoable(&row)
        {
            return Ok(Some(row.id));
        }
    }
    Ok(None)
}

/// What a command said for the history.
struct Detail(Value);

impl Detail {
    fn read(row: &HistoryRecord) -> Result<Self, Refusal> {
        let read = serde_json::from_str(&row.detail);
        read.map(Self).map_err(|error| StoreError::Damaged(error.to_string()).into())
    }

    fn id(&self, field: &str) -> Option<i64> {
        self.0.get(field)?.as_i64()
    }

    fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field)?.as_str()
    }

    fn ids(&self, field: &str) -> Vec<i64> {
        let ids = self.0.get(field).and_then(Value::as_array);
        ids.into_iter().flatten().filter_map(Value::as_i64).collect()
    }
}

/// A row of the history that can be taken back.
struct Entry {
    address: AddressId,
    detail: Detail,
}

impl Entry {
    /// `None`: it is of no kind that is taken back, or an older program wrote it without what that takes.
    fn of(row: &HistoryRecord) -> Result<Option<Self>, Refusal> {
        let Some(address) = row.address else { return Ok(None) };
        let detail = Detail::read(row)?;
        let told = match row.action.as_str() {
            SaveOrder::NAME => detail.text("order").is_some() && detail.0.get("accepted").is_some(),
            Postpone::NAME | FinishTask::NAME => !detail.ids("task").is_empty(),
            SendToChurn::NAME => detail.id("case").is_some() || detail.0.get("ended").is_some(),
            CallLater::NAME => detail.id("callback").is_some(),
            NotReached::NAME => detail.id("contact").is_some(),
            Comment::NAME => detail.id("comment").is_some(),
            WriteJournal::NAME => detail.text("journal").is_some(),
            TakeStep::NAME => detail.id("hand").is_some(),
            AddTask::NAME => detail.id("task").is_some(),
            RecordPayment::NAME => detail.id("payment_id").is_some(),
            PromisePayment::NAME => detail.id("promise").is_some(),
            _ => false,
        };
        Ok(told.then_some(Self { address, detail }))
    }
}
