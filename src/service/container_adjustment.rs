//! Container adjustment by address (Корректировка тары по адресу): containers are written off or on, by kind, with a reason
//! (S0-24, S1-69). A container debt that stands in the way of a churn review is cleared by it (S0-23).

use super::form::{Whom, whom};
use super::lines::{MOST_UNITS, check_text};
use super::office::{Command, Work};
use super::payment::check_address;
use super::refusal::{Input, Refusal, Resting, Thing};
use super::rights::Right;
use crate::domain::address::{AddressStatus, ReasonKind};
use crate::domain::ids::{AddressId, ContainerKindId, MovementId, ReasonId};
use crate::domain::limits::LONGEST_REMARK;
use crate::domain::money::Money;
use crate::store::{Balance, KindStanding, MovementByHand, MovementKind, MovementRow, Read, Reason};

/// What an adjustment is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustmentForm {
    /// Whom it is about.
    pub whom: Whom,
    /// Money and containers before it.
    pub balance: Balance,
    /// What stands there by kind.
    pub kinds: Vec<KindStanding>,
    /// Why containers are adjusted.
    pub reasons: Vec<Reason>,
}

/// Reads what an adjustment is made from.
///
/// # Errors
/// When there is no such address, or the store fails.
pub fn adjustment_form(read: &Read<'_>, address: AddressId) -> Result<AdjustmentForm, Refusal> {
    Ok(AdjustmentForm {
        whom: whom(read, address)?,
        balance: read.balance(address)?,
        kinds: read.containers_by_kind(address)?,
        reasons: read.reasons(ReasonKind::ContainerAdjustment)?,
    })
}

/// Writes containers off or on. Each kind becomes a numbered movement of today; a closed address can be set right too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdjustContainers {
    /// Where.
    pub address: AddressId,
    /// The containers at the address, as they were seen.
    pub seen: i64,
    /// What each kind gains; negative: it is written off. A kind stands here once.
    pub lines: Vec<(ContainerKindId, i64)>,
    /// Why, of the dictionary of adjustments.
    pub reason: ReasonId,
    /// What was said about it; may be empty.
    pub note: String,
}

/// A posted adjustment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjusted {
    /// Number of each movement, in the order of the lines.
    pub numbers: Vec<String>,
    /// What the address owes now.
    pub balance: Balance,
}

impl Command for AdjustContainers {
    type Value = Adjusted;
    const NAME: &'static str = "adjust_containers";
    const RIGHT: Right = Right::AdjustContainers;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Adjusted, Refusal> {
        check_address(work, self.address)?;
        let now = work.tx.balance(self.address)?.containers;
        if now != self.seen {
            return Err(Refusal::ContainersChanged(now));
        }
        let reasons = work.tx.reasons(ReasonKind::ContainerAdjustment)?;
        let reason = reasons.into_iter().find(|reason| reason.id == self.reason);
        let reason = reason.ok_or_else(|| Refusal::NotFound(Thing::Reason, self.reason.0.to_string()))?;
        let note = check_text(&self.note, LONGEST_REMARK)?;
        let kinds = self.checked(&work.tx.containers_by_kind(self.address)?)?;
        let mut numbers = Vec::new();
        for (standing, quantity) in &kinds {
            numbers.push(self.post(work, (standing.kind.id, *quantity), &note)?);
            work.changed(&standing.kind.name, standing.stands, standing.stands + quantity);
        }
        work.tx.rebuild_balance(self.address)?;
        work.changes.address = Some(self.address);
        work.note("movement", numbers.join(", "));
        work.note("why", reason.name);
        work.say(note);
        Ok(Adjusted { numbers, balance: work.tx.balance(self.address)? })
    }
}

impl AdjustContainers {
    /// The kinds that change, with what they gain.
    fn checked(&self, kinds: &[KindStanding]) -> Result<Vec<(KindStanding, i64)>, Refusal> {
        let mut checked: Vec<(KindStanding, i64)> = Vec::new();
        for (kind, quantity) in &self.lines {
            let known = kinds.iter().find(|standing| standing.kind.id == *kind);
            let repeated = checked.iter().any(|(standing, _)| standing.kind.id == *kind);
            let standing = known
                .filter(|_| !repeated)
                .ok_or_else(|| Refusal::NotFound(Thing::ContainerKind, kind.0.to_string()))?;
            if !(1..=MOST_UNITS).contains(&quantity.saturating_abs()) {
                return Err(Input::Containers(*quantity).into());
            }
            if *quantity < 0 && standing.stands + quantity < 0 {
                let (kind, stands) = (standing.kind.name.clone(), standing.stands);
                return Err(Input::NotThere { kind, stands }.into());
            }
            checked.push((standing.clone(), *quantity));
        }
        if checked.is_empty() { Err(Input::NoAdjustment.into()) } else { Ok(checked) }
    }

    fn post(
        &self,
        work: &Work<'_>,
        (kind, quantity): (ContainerKindId, i64),
        note: &str,
    ) -> Result<String, Refusal> {
        let number = work.tx.next_number("container")?;
        let new = MovementByHand {
            number: &number,
            address: self.address,
            on: work.stamp.today,
            kind: MovementKind::Adjustment,
            quantity,
            amount: Money::ZERO,
            note,
            reason: Some(self.reason),
            container: Some(kind),
        };
        work.tx.insert_movement_by_hand(&new, work.signature())?;
        Ok(number)
    }
}

/// Voids an adjustment: for the balance it never happened. Whoever may adjust may do it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoidAdjustment {
    /// Which movement.
    pub movement: MovementId,
}

impl Command for VoidAdjustment {
    type Value = ();
    const NAME: &'static str = "void_adjustment";
    const RIGHT: Right = Right::AdjustContainers;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let unknown = || Refusal::NotFound(Thing::Movement, self.movement.0.to_string());
        let movement = work.tx.container_movement(self.movement)?;
        let movement = movement.filter(|movement| movement.is_adjustment).ok_or_else(unknown)?;
        if movement.voided {
            return Err(Refusal::DocumentVoided(movement.number));
        }
        void_adjustment(work, self.movement, movement)
    }
}

/// Voids an adjustment that still counts, unless something rests on it: a closed address was closed on the strength of its
/// balance, and containers that were written on may have gone back since.
pub(super) fn void_adjustment(
    work: &mut Work<'_>,
    id: MovementId,
    movement: MovementRow,
) -> Result<(), Refusal> {
    work.needs(Right::AdjustContainers)?;
    let unknown = || Refusal::NotFound(Thing::Address, movement.address.0.to_string());
    let address = work.tx.address(movement.address)?.ok_or_else(unknown)?;
    if address.address.status == AddressStatus::Closed {
        return Err(Resting::Closed.into());
    }
    let before = work.tx.containers_by_kind(movement.address)?;
    work.tx.void_movement(id, work.signature())?;
    work.tx.rebuild_balance(movement.address)?;
    for standing in work.tx.containers_by_kind(movement.address)? {
        let known = before.iter().find(|known| known.kind.id == standing.kind.id);
        let stood = known.map_or(0, |known| known.stands);
        if standing.stands < 0 && standing.stands < stood {
            return Err(Resting::Containers(standing.kind.name).into());
        }
        work.changed(&standing.kind.name, stood, standing.stands);
    }
    work.changes.address = Some(movement.address);
    work.note("movement", movement.number);
    Ok(())
}
