//! Containers without an order: returned ones, deposits taken and given back. The balance follows.

use chrono::NaiveDate;

use super::container_adjustment::void_adjustment;
use super::lines::{MOST_UNITS, check_document_day, check_paid, check_text};
use super::office::{Command, Work};
use super::payment::{self, check_address};
use super::promises::paying;
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use crate::domain::ids::{AddressId, ContainerKindId, MovementId};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::money::Money;
use crate::domain::order::PaymentKind;
use crate::store::{Balance, MovementByHand, MovementKind};

/// Empty containers that the customer gave back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordReturn {
    /// Who.
    pub address: AddressId,
    /// When; not to come.
    pub on: NaiveDate,
    /// How many.
    pub quantity: i64,
    /// What was said about it; may be empty.
    pub note: String,
}

/// A recorded movement of containers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementRecorded {
    /// The movement.
    pub id: MovementId,
    /// Its number.
    pub number: String,
    /// What the address owes now.
    pub balance: Balance,
}

impl Command for RecordReturn {
    type Value = MovementRecorded;
    const NAME: &'static str = "record_return";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<MovementRecorded, Refusal> {
        check_address(work, self.address)?;
        check_document_day(self.on, work.stamp.today)?;
        check_count(self.quantity)?;
        let note = check_text(&self.note, LONGEST_REMARK)?;
        let kind = MovementKind::Return;
        let of = most_of(work, self.address)?;
        post(work, (self.address, self.on), (kind, -self.quantity, Money::ZERO), (of, &note))
    }
}

/// The kind of which most containers stand at an address: that is the one that comes back. `None`: nothing stands there.
fn most_of(work: &Work<'_>, address: AddressId) -> Result<Option<ContainerKindId>, Refusal> {
    let kinds = work.tx.containers_by_kind(address)?;
    // Of several of which as many stand there, the office's first one.
    let most = kinds.iter().rev().filter(|known| known.stands > 0).max_by_key(|known| known.stands);
    Ok(most.map(|known| known.kind.id))
}

/// A deposit for containers: taken from the customer, or given back. Money that leaves the office takes the right to refund, here
/// as well; without it what is given back is credited (S0-33).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordDeposit {
    /// Whose.
    pub address: AddressId,
    /// When; not to come.
    pub on: NaiveDate,
    /// For how many containers.
    pub containers: i64,
    /// How much for all of them.
    pub amount: Money,
    /// It is given back.
    pub back: bool,
    /// The money changes hands at once; `None`: it is owed, or credited.
    pub paid: Option<PaymentKind>,
    /// What was said about it; may be empty.
    pub note: String,
}

impl Command for RecordDeposit {
    type Value = MovementRecorded;
    const NAME: &'static str = "record_deposit";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<MovementRecorded, Refusal> {
        if self.back && self.paid.is_some() {
            work.needs(Right::CollectDebts)?;
        }
        check_address(work, self.address)?;
        check_document_day(self.on, work.stamp.today)?;
        check_count(self.containers)?;
        if self.amount < Money::ZERO || (self.paid.is_some() && self.amount == Money::ZERO) {
            return Err(Input::Payment.into());
        }
        check_paid(self.amount)?;
        let held = held(work, self.address)?;
        if self.back && self.containers > held.containers {
            return Err(Input::NotCovered(held.containers).into());
        }
        if self.back && self.amount > held.money {
            return Err(Input::DepositHeld(held.money).into());
        }
        let note = check_text(&self.note, LONGEST_REMARK)?;
        let sign = if self.back { -1 } else { 1 };
        let amount = Money::minor(sign * self.amount.as_minor());
        let at = (self.address, self.on);
        // Both at once: the money is for the containers, and keeps no promise.
        paying(work, self.address, |work| {
            if let Some(kind) = self.paid {
                let (_, number) = payment::post(work, at, (kind, amount), &note)?;
                work.note("payment", number);
            }
            let movement = (MovementKind::Deposit, sign * self.containers, amount);
            post(work, at, movement, (None, &note))
        })
    }
}

/// The deposit that was taken at an address and not given back.
#[derive(Clone, Copy)]
pub(super) struct Held {
    containers: i64,
    money: Money,
}

pub(super) fn held(work: &Work<'_>, address: AddressId) -> Result<Held, Refusal> {
    let containers = work.tx.balance(address)?.deposited;
    Ok(Held { containers, money: work.tx.deposit_held(address)? })
}

/// A deposit that was given back since is not voided: more would have been given back than was ever taken.
pub(super) fn check_deposit_stays(work: &Work<'_>, address: AddressId, before: Held) -> Result<(), Refusal> {
    let now = held(work, address)?;
    if now.containers < 0 && now.containers < before.containers {
        return Err(Input::NotCovered(before.containers.max(0)).into());
    }
    if now.money < Money::ZERO && now.money < before.money {
        return Err(Input::DepositHeld(before.money.max(Money::ZERO)).into());
    }
    Ok(())
}

fn check_count(count: i64) -> Result<(), Refusal> {
    if (1..=MOST_UNITS).contains(&count) { Ok(()) } else { Err(Input::Containers(count).into()) }
}

fn post(
    work: &mut Work<'_>,
    (address, on): (AddressId, NaiveDate),
    (kind, quantity, amount): (MovementKind, i64, Money),
    (container, note): (Option<ContainerKindId>, &str),
) -> Result<MovementRecorded, Refusal> {
    let number = work.tx.next_number("container")?;
    let reason = None;
    let new =
        MovementByHand { number: &number, address, on, kind, quantity, amount, note, reason, container };
    let id = work.tx.insert_movement_by_hand(&new, work.signature())?;
    work.tx.rebuild_balance(address)?;
    work.changes.address = Some(address);
    work.note("movement", number.clone());
    work.note("quantity", quantity);
    if kind == MovementKind::Deposit {
        work.note("amount", amount.as_minor());
    }
    work.say(note);
    Ok(MovementRecorded { id, number, balance: work.tx.balance(address)? })
}

/// Voids a movement of containers: for the balance it never happened. One that an import brought in, such as an opening
/// balance, takes the right to import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidMovement {
    /// Which.
    pub movement: MovementId,
}

impl Command for VoidMovement {
    type Value = ();
    const NAME: &'static str = "void_movement";
    const RIGHT: Right = Right::PostSales;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::Movement, self.movement.0.to_string());
        let movement = work.tx.container_movement(self.movement)?.ok_or_else(unknown)?;
        if movement.voided {
            return Err(Refusal::DocumentVoided(movement.number));
        }
        if movement.is_adjustment {
            return void_adjustment(work, self.movement, movement);
        }
        if movement.imported {
            work.needs(Right::Import)?;
        }
        let covered = held(work, movement.address)?;
        // Money that was paid for containers counts for what was promised, where it is for none of them.
        paying(work, movement.address, |work| Ok(work.tx.void_movement(self.movement, work.signature())?))?;
        work.tx.rebuild_balance(movement.address)?;
        check_deposit_stays(work, movement.address, covered)?;
        work.changes.address = Some(movement.address);
        work.note("movement", movement.number);
        Ok(())
    }
}
