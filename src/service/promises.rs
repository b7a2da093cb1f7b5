//! Payments that debtors promise: noted with a date, on which a task reminds of them, and watched until they are kept.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::lines::{check_paid, check_text, check_within_a_year};
use super::office::{Actor, Command, Work, allowed};
use super::payment::check_address;
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use crate::domain::address::AddressStatus;
use crate::domain::directory::Consent;
use crate::domain::ids::{AddressId, PromiseId, PurposeId, TaskId, UserId};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::money::Money;
use crate::domain::people::Role;
use crate::domain::task::{TaskKind, TaskState};
use crate::i18n::{Language, Texts};
use crate::store::{ManualTaskFields, NewPromise, NewTask, PromiseRow, Read, StoreError, TaskRow};

/// The setting that names the purpose of the tasks about promised payments.
const PURPOSE: &str = "debts.purpose";

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PromiseStanding {
    /// Its day is over, and it was not paid.
    Broken,
    /// Its day is today or to come.
    Due,
    /// As much was paid since.
    Kept,
}

/// A promise with how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promised {
    /// The promise.
    pub row: PromiseRow,
    /// How it stands.
    pub standing: PromiseStanding,
    /// What of it is not paid yet.
    pub missing: Money,
}

impl Promised {
    /// Whether money is still waited for.
    pub fn is_open(&self) -> bool {
        self.standing != PromiseStanding::Kept
    }
}

/// Reads every promise that was not called off, the earliest first.
///
/// # Errors
/// When the actor may not see to debts, or the store fails.
pub fn promises(read: &Read<'_>, actor: &Actor, today: NaiveDate) -> Result<Vec<Promised>, Refusal> {
    allowed(read, actor, Right::CollectDebts)?;
    Ok(standing(read.promises()?, today))
}

/// Reads the promises of an address, the earliest first.
///
/// # Errors
/// When the store fails.
pub fn promises_of(
    read: &Read<'_>,
    address: AddressId,
    today: NaiveDate,
) -> Result<Vec<Promised>, StoreError> {
    Ok(standing(read.promises_of(address)?, today))
}

/// How promises stand, the earliest first: money that kept one of an address keeps no second one.
fn standing(rows: Vec<PromiseRow>, today: NaiveDate) -> Vec<Promised> {
    let mut spent: HashMap<AddressId, i64> = HashMap::new();
    let promised = rows.into_iter().map(|row| {
        let spent = spent.entry(row.address).or_default();
        let amount = row.amount.as_minor();
        let paid = row.paid.as_minor().saturating_sub(*spent).clamp(0, amount);
        *spent = spent.saturating_add(paid);
        let standing = if paid == amount {
            PromiseStanding::Kept
        } else if row.due_on < today {
            PromiseStanding::Broken
        } else {
            PromiseStanding::Due
        };
        Promised { row, standing, missing: Money::minor(amount - paid) }
    });
    promised.collect()
}

/// Notes that a debtor promised to pay by a day. An address in work gets a task on that day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromisePayment {
    /// Whose debt.
    pub address: AddressId,
    /// How much; more than nothing.
    pub amount: Money,
    /// By when; today or later.
    pub due_on: NaiveDate,
    /// What was said about it; may be empty.
    pub note: String,
}

impl Command for PromisePayment {
    type Value = PromiseId;
    const NAME: &'static str = "promise_payment";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<PromiseId, Refusal> {
        check_address(work, self.address)?;
        if self.amount <= Money::ZERO {
            return Err(Input::Payment.into());
        }
        check_paid(self.amount)?;
        if self.due_on < work.stamp.today {
            return Err(Input::PromiseInPast(self.due_on).into());
        }
        check_within_a_year(self.due_on, work.stamp.today)?;
        let note = check_text(&self.note, LONGEST_REMARK)?;
        let task = self.remind(work, &note)?;
        let new =
            NewPromise { address: self.address, amount: self.amount, due_on: self.due_on, note: &note, task };
        let id = work.tx.insert_promise(&new, work.signature())?;
        work.changes.address = Some(self.address);
        work.note("promise", id.0);
        work.note("amount", self.amount.as_minor());
        work.note("to", self.due_on.to_string());
        work.say(note);
        Ok(id)
    }
}

impl PromisePayment {
    /// The task of that day: what was promised stands in the promise, and the task has what was said. An address in review or closed stands in no list: there the promise alone reminds.
    fn remind(&self, work: &Work<'_>, note: &str) -> Result<Option<TaskId>, Refusal> {
        if !is_in_work(work, self.address)? {
            return Ok(None);
        }
        let fields = ManualTaskFields {
            list_date: self.due_on,
            due_at: None,
            purpose: Some(purpose(work)?),
            note: note.to_owned(),
            assignee: controller(work)?,
        };
        Ok(Some(work.tx.insert_manual_task(self.address, &fields, work.signature())?))
    }
}

/// The words that the program itself puts into dictionaries.
fn words(work: &Work<'_>) -> Result<Texts, Refusal> {
    let office = work.tx.office()?.ok_or_else(|| StoreError::Damaged("no office".into()))?;
    Ok(Texts::new(Language::from_code(&office.language).unwrap_or_default()))
}

/// The purpose of such tasks. An office that never had it, or put it away, gets it.
fn purpose(work: &Work<'_>) -> Result<PurposeId, Refusal> {
    let kept = work.tx.setting(PURPOSE)?.and_then(|id| id.parse().ok());
    let name = words(work)?.text("promise-purpose");
    let offered = work.tx.contact_purposes()?;
    let known = offered.iter().find(|purpose| Some(purpose.id.0) == kept);
    let known = known.or_else(|| offered.iter().find(|purpose| purpose.name == name));
    let id = match known {
        Some(purpose) => purpose.id,
        None => PurposeId(work.tx.insert_purpose(&free_name(work, &name)?, Consent::Orders)?),
    };
    if kept != Some(id.0) {
        work.tx.set_setting(PURPOSE, &id.0.to_string())?;
    }
    Ok(id)
}

/// A name that no purpose has, an archived one neither.
fn free_name(work: &Work<'_>, name: &str) -> Result<String, Refusal> {
    let taken = work.tx.entries(crate::domain::directory::Directory::Purposes)?;
    let is_free = |name: &String| taken.iter().all(|entry| entry.item.name() != name);
    let numbered = (2..).map(|number: u32| format!("{name} {number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    Ok(names.find(is_free).unwrap_or_else(|| name.to_owned()))
}

/// For whom such a task is: the credit controller who noted the promise, or the only one there is.
fn controller(work: &Work<'_>) -> Result<Option<UserId>, Refusal> {
    if work.roles.contains(&Role::CreditController) {
        return Ok(work.stamp.by);
    }
    let users = work.tx.users()?;
    let mut controllers = users.iter().filter(|user| user.roles.contains(&Role::CreditController));
    Ok(match (controllers.next(), controllers.next()) {
        (Some(only), None) => Some(only.id),
        _ => None,
    })
}

/// Carries out what changes the payments of an address. Nobody is called about a promise that is kept by then; one that is
/// broken again, because its payment was voided, has its task again.
///
/// # Errors
/// Those of the change.
pub(super) fn paying<T>(
    work: &mut Work<'_>,
    address: AddressId,
    change: impl FnOnce(&mut Work<'_>) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let before = tasks_of_kept(work, address)?;
    let done = change(work)?;
    let after = tasks_of_kept(work, address)?;
    for task in after.iter().filter(|task| !before.contains(task)) {
        withdraw(work, *task)?;
    }
    for task in before.iter().filter(|task| !after.contains(task)) {
        remind_again(work, address, *task)?;
    }
    Ok(done)
}

/// Nobody reminds of a promise any more.
fn withdraw(work: &Work<'_>, task: TaskId) -> Result<(), StoreError> {
    let (at, by) = work.signature();
    work.tx.end_task(task, TaskState::Cancelled, at, by)
}

/// A task that was withdrawn reminds of its promise again.
fn remind_again(work: &Work<'_>, address: AddressId, id: TaskId) -> Result<(), StoreError> {
    let task = work.tx.task(id)?;
    if task.is_some_and(|task| task.state == TaskState::Cancelled) && is_in_work(work, address)? {
        let (at, by) = work.signature();
        work.tx.reopen_task(id, at, by)?;
    }
    Ok(())
}

/// The reminder of a promised payment that was handled stands again on another date, whatever becomes of the contact about water:
/// no sale and no other postponement takes it along. `None`: the task reminded of none that is waited for.
///
/// # Errors
/// When the store fails.
pub(super) fn move_reminder(
    work: &Work<'_>,
    address: AddressId,
    handled: &TaskRow,
    to: NaiveDate,
) -> Result<Option<TaskId>, StoreError> {
    let promised = promises_of(work.tx, address, work.stamp.today)?;
    if !promised.iter().any(|promise| promise.is_open() && promise.row.task == Some(handled.id)) {
        return Ok(None);
    }
    let meant = work.tx.meant(handled.id)?.unwrap_or_default();
    let (at, by) = work.signature();
    let id = work.tx.insert_task(&NewTask {
        address,
        kind: TaskKind::Manual,
        list_date: to,
        due_at: None,
        basis: None,
        note: &meant.note,
        produced_by: Some(handled.id),
        order: None,
        review: None,
        at,
        by,
    })?;
    work.tx.mean(id, meant.purpose, meant.assignee)?;
    Ok(Some(id))
}

/// The tasks of the promises of an address that are kept.
pub(super) fn tasks_of_kept(work: &Work<'_>, address: AddressId) -> Result<Vec<TaskId>, StoreError> {
    let promised = promises_of(work.tx, address, work.stamp.today)?;
    Ok(promised.iter().filter(|promise| !promise.is_open()).filter_map(|promise| promise.row.task).collect())
}

fn is_in_work(work: &Work<'_>, address: AddressId) -> Result<bool, StoreError> {
    let address = work.tx.address(address)?;
    Ok(address.is_some_and(|address| address.address.status == AddressStatus::Active))
}

/// Calls a promise off; its task leaves the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidPromise {
    /// Which.
    pub promise: PromiseId,
}

impl Command for VoidPromise {
    type Value = ();
    const NAME: &'static str = "void_promise";
    const RIGHT: Right = Right::CollectDebts;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        void(work, self.promise)
    }
}

/// Calls a promise off; its task leaves the lists.
pub(super) fn void(work: &mut Work<'_>, id: PromiseId) -> Result<(), Refusal> {
    let unknown = || Refusal::NotFound(Thing::Promise, id.0.to_string());
    let promise = work.tx.promise(id)?.filter(|promise| !promise.voided).ok_or_else(unknown)?;
    work.tx.void_promise(id, work.signature())?;
    if let Some(task) = promise.task {
        withdraw(work, task)?;
    }
    work.changes.address = Some(promise.address);
    work.note("promise", id.0);
    work.note("amount", promise.amount.as_minor());
    work.note("to", promise.due_on.to_string());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(due_on: &str, amount: i64, paid: i64) -> PromiseRow {
        PromiseRow {
            id: PromiseId(1),
            address: AddressId(1),
            client: String::new(),
            text: String::new(),
            amount: Money::minor(amount),
            due_on: due_on.parse().unwrap(),
            note: String::new(),
            task: None,
            made_at: String::new(),
            made_by: None,
            paid: Money::minor(paid),
        }
    }

    #[test]
    fn money_that_kept_one_promise_keeps_no_second_one() {
        let rows =
            vec![row("2026-11-20", 500, 700), row("2026-11-21", 500, 700), row("2026-11-22", 500, 700)];
        let found = standing(rows, "2026-11-22".parse().unwrap());
        let found: Vec<_> = found.iter().map(|one| (one.standing, one.missing.as_minor())).collect();
        let (kept, broken, due) = (PromiseStanding::Kept, PromiseStanding::Broken, PromiseStanding::Due);
        assert_eq!(found, [(kept, 0), (broken, 300), (due, 500)]);
    }

    #[test]
    fn money_that_went_back_keeps_nothing() {
        let found = standing(vec![row("2026-11-22", 500, -100)], "2026-11-22".parse().unwrap());
        assert_eq!((found[0].standing, found[0].missing), (PromiseStanding::Due, Money::minor(500)));
    }
}
