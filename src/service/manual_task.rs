//! Tasks by hand: somebody is to get in touch with an address on a date, for a purpose (S1-02).

use chrono::{NaiveDate, NaiveTime};

use super::calling::{CallWarning, without_consent};
use super::form::{Whom, whom};
use super::lines::{check_text, check_within_a_year};
use super::office::{Command, Work};
use super::outcome::LONGEST_TEXT;
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use super::rules::PlanningRules;
use crate::clock;
use crate::domain::address::AddressStatus;
use crate::domain::directory::Consent;
use crate::domain::ids::{AddressId, PurposeId, TaskId, UserId};
use crate::domain::task::TaskState;
use crate::planning::DeliveryCalendar;
use crate::store::{ManualTaskFields, ManualTaskRow, PurposeRow, Read, StoreError, Write};

/// What is wanted of a task by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The list it is to stand in.
    pub date: NaiveDate,
    /// The minute from which it stands on top of every list; `None`: any time of the day.
    pub time: Option<NaiveTime>,
    /// What it is about.
    pub purpose: PurposeId,
    /// In words; may be empty.
    pub note: String,
    /// For whom; `None`: whoever works the list of the address.
    pub assignee: Option<UserId>,
}

/// Makes a task by hand for an address that is in work. Gives the task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddTask {
    /// Whom it is about.
    pub address: AddressId,
    /// What is wanted.
    pub wanted: Wanted,
}

impl Command for AddTask {
    type Value = TaskId;
    const NAME: &'static str = "add_task";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<TaskId, Refusal> {
        in_work(work.tx, self.address)?;
        let fields = self.wanted.fields(work)?;
        let id = work.tx.insert_manual_task(self.address, &fields, work.signature())?;
        work.note("task", id.0);
        say_changes(work, &ManualTaskFields { list_date: fields.list_date, ..nothing() }, &fields)?;
        work.note("on", fields.list_date.to_string());
        work.changes.address = Some(self.address);
        Ok(id)
    }
}

/// Changes an open task by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeTask {
    /// The task and the version that was seen.
    pub task: (TaskId, i64),
    /// What is wanted now.
    pub wanted: Wanted,
}

impl Command for ChangeTask {
    type Value = ();
    const NAME: &'static str = "change_task";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let task = as_seen(work, self.task)?;
        in_work(work.tx, task.address)?;
        let fields = self.wanted.fields_after(work, Some(&task.fields))?;
        work.tx.set_manual_task(task.id, &fields, work.signature())?;
        work.note("task", task.id.0);
        say_changes(work, &task.fields, &fields)?;
        work.changes.address = Some(task.address);
        Ok(())
    }
}

/// Takes an open task by hand off the lists. It stays in the history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CancelTask {
    /// The task and the version that was seen.
    pub task: (TaskId, i64),
}

impl Command for CancelTask {
    type Value = ();
    const NAME: &'static str = "cancel_task";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let task = as_seen(work, self.task)?;
        let (at, by) = work.signature();
        work.tx.end_task(task.id, TaskState::Cancelled, at, by)?;
        work.note("task", task.id.0);
        work.note("on", task.fields.list_date.to_string());
        work.changes.address = Some(task.address);
        Ok(())
    }
}

impl Wanted {
    fn fields(&self, work: &Work<'_>) -> Result<ManualTaskFields, Refusal> {
        self.fields_after(work, None)
    }

    /// As it is stored. What stood there `before` may stay: a date that has passed since, a purpose that was archived.
    fn fields_after(
        &self,
        work: &Work<'_>,
        before: Option<&ManualTaskFields>,
    ) -> Result<ManualTaskFields, Refusal> {
        let kept_purpose = before.and_then(|before| before.purpose) == Some(self.purpose);
        let offered = work.tx.contact_purposes()?.iter().any(|purpose| purpose.id == self.purpose);
        if !offered && !kept_purpose {
            return Err(Refusal::NotFound(Thing::Purpose, String::new()));
        }
        let kept_assignee = before.is_some_and(|before| before.assignee == self.assignee);
        if let Some(user) = self.assignee.filter(|_| !kept_assignee)
            && !work.tx.users()?.iter().any(|known| known.id == user)
        {
            return Err(Refusal::NotFound(Thing::User, user.0.to_string()));
        }
        let moment = self.time.map(|time| self.date.and_time(time));
        let due_at = moment.map(|moment| clock::instant(moment).ok_or(Input::Time)).transpose()?;
        let kept_date =
            before.is_some_and(|before| (before.list_date, &before.due_at) == (self.date, &due_at));
        if !kept_date {
            if self.date < work.stamp.today {
                return Err(Input::Past(self.date).into());
            }
            check_within_a_year(self.date, work.stamp.today)?;
            if let Some(moment) = moment.filter(|_| due_at.as_deref().is_some_and(|due| due < work.stamp.at))
            {
                return Err(Input::PastMoment(moment).into());
            }
        }
        let note = check_text(&self.note, LONGEST_TEXT)?;
        let (purpose, assignee) = (Some(self.purpose), self.assignee);
        Ok(ManualTaskFields { list_date: self.date, due_at, purpose, note, assignee })
    }
}

fn nothing() -> ManualTaskFields {
    let (due_at, purpose, assignee) = (None, None, None);
    ManualTaskFields { list_date: NaiveDate::MIN, due_at, purpose, note: String::new(), assignee }
}

/// Says field by field, in words, what a task holds now.
fn say_changes(
    work: &mut Work<'_>,
    before: &ManualTaskFields,
    now: &ManualTaskFields,
) -> Result<(), StoreError> {
    let purpose = |id: Option<PurposeId>, tx: &Write<'_>| {
        let row = id.map(|id| tx.contact_purpose(id)).transpose()?.flatten();
        Ok::<_, StoreError>(row.map(|row| row.name))
    };
    let user = |id: Option<UserId>, tx: &Write<'_>| {
        Ok::<_, StoreError>(id.map(|id| tx.user_name(id)).transpose()?.flatten())
    };
    work.changed("task_date", before.list_date.to_string(), now.list_date.to_string());
    work.changed("task_time", before.due_at.clone(), now.due_at.clone());
    work.changed("task_purpose", purpose(before.purpose, work.tx)?, purpose(now.purpose, work.tx)?);
    work.changed("task_note", before.note.clone(), now.note.clone());
    work.changed("task_assignee", user(before.assignee, work.tx)?, user(now.assignee, work.tx)?);
    Ok(())
}

/// An open task by hand that nobody changed since it was seen.
fn as_seen(work: &Work<'_>, (id, version): (TaskId, i64)) -> Result<ManualTaskRow, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
    let task = work.tx.manual_task(id)?.ok_or_else(unknown)?;
    if task.version != version {
        return Err(work.stale(task.changed_by, &task.changed_at));
    }
    if task.state != TaskState::Open {
        return Err(Refusal::TaskHandled);
    }
    Ok(task)
}

fn in_work(read: &Read<'_>, address: AddressId) -> Result<(), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    match read.address(address)?.ok_or_else(unknown)?.address.status {
        AddressStatus::Active => Ok(()),
        AddressStatus::ChurnReview => Err(Refusal::AddressNotActive),
        AddressStatus::Closed => Err(Refusal::AddressClosed),
    }
}

/// What can be chosen for a task by hand.
#[derive(Debug, Clone)]
pub struct Choices {
    /// Purposes.
    pub purposes: Vec<PurposeRow>,
    /// For whom it can be meant.
    pub users: Vec<(UserId, String)>,
    /// Days without delivery.
    pub calendar: DeliveryCalendar,
}

/// Reads what can be chosen.
///
/// # Errors
/// When the store fails.
pub fn choices(read: &Read<'_>) -> Result<Choices, Refusal> {
    Ok(Choices {
        purposes: read.contact_purposes()?,
        users: read.users()?.into_iter().map(|user| (user.id, user.name)).collect(),
        calendar: PlanningRules::load(read)?.calendar().clone(),
    })
}

/// The address that a task by hand is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Client and address in words.
    pub whom: Whom,
    /// Who works its list.
    pub manager: Option<String>,
    /// Contact persons who did not agree to calls about offers, with what speaks against it.
    pub against_offers: Vec<(String, CallWarning)>,
    /// Its open tasks by hand, by their date.
    pub open: Vec<ManualTaskRow>,
}

/// Reads what a new task by hand has to know of its address.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn about(read: &Read<'_>, address: AddressId) -> Result<About, Refusal> {
    let mut against_offers = Vec::new();
    for person in read.contacts(address)? {
        let consent = read.consent(person.id)?;
        let warning = consent.and_then(|consent| match consent.no_calls {
            true => Some(CallWarning::DoNotCall),
            false => without_consent(consent, Consent::Advertising),
        });
        against_offers.extend(warning.map(|warning| (person.contact.name, warning)));
    }
    let manager = read.manager_of(address)?.map(|manager| read.user_name(manager)).transpose()?.flatten();
    Ok(About { whom: whom(read, address)?, manager, against_offers, open: read.open_manual_tasks(address)? })
}
