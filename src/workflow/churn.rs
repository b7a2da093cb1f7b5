//! The churn review: which step leads from which stage where, what it needs, and what follows (S0-13 … S0-38, R-01 … R-10).
//!
//! ```text
//!                 ┌──────── BackToSenior ───────┐
//!                 ▼                             │
//! operator ─▶ senior operator ─ PassToQuality ─▶ quality control ─ Close ─▶ closed
//!                 │                             │  │        ▲
//!                 │                             │  └ PassToCredit ─▶ credit control
//!                 │                             │           └─ ToQuality ──┘ │
//!                 └─ ReturnToWork, Shipment ────┴──── ReturnToWork ──────────┴──▶ returned
//! ```
//!
//! The operator's own step that opens a review, and closing without a review (S0-11), are no steps of this machine.

use chrono::NaiveDate;

use crate::domain::address::{AddressStatus, ChurnStage};
use crate::domain::coded;
use crate::domain::ids::ReasonId;
use crate::domain::people::Role;

coded! {
    /// A step that the hand which has a case takes.
    pub enum Step {
        /// Won back: the address is in work again, with or without a contact on a date (S0-17, S0-29, S0-35).
        ReturnToWork = "return_to_work",
        /// Won back by an order; it holds once that is accepted (S0-27, S1-71, R-44).
        Shipment = "shipment",
        /// The senior operator did not win the customer back (S0-21).
        PassToQuality = "pass_to_quality",
        /// Quality control sends the case back for rework (S0-28).
        BackToSenior = "back_to_senior",
        /// Quality control lets the balance be settled first (S0-31, R-05, R-06).
        PassToCredit = "pass_to_credit",
        /// The credit controller cleared the debts (S0-36).
        ToQuality = "to_quality",
        /// Quality control closes the address (S0-32, S0-38).
        Close = "close",
    }
}

impl Step {
    /// The stages from which it is taken (R-10).
    pub const fn stages(self) -> &'static [ChurnStage] {
        use ChurnStage::{CreditControl, QualityControl, SeniorOperator};
        match self {
            Self::ReturnToWork => &[SeniorOperator, QualityControl, CreditControl],
            Self::Shipment => &[SeniorOperator, QualityControl],
            Self::PassToQuality => &[SeniorOperator],
            Self::BackToSenior | Self::PassToCredit | Self::Close => &[QualityControl],
            Self::ToQuality => &[CreditControl],
        }
    }

    /// The stage to which it leads.
    pub const fn leads_to(self) -> ChurnStage {
        match self {
            Self::ReturnToWork | Self::Shipment => ChurnStage::Returned,
            Self::PassToQuality | Self::ToQuality => ChurnStage::QualityControl,
            Self::BackToSenior => ChurnStage::SeniorOperator,
            Self::PassToCredit => ChurnStage::CreditControl,
            Self::Close => ChurnStage::Closed,
        }
    }

    /// Whether a reason of the dictionary has to be chosen (S0-21, S0-32).
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::PassToQuality | Self::Close)
    }
}

/// The steps of a stage, in the order of their buttons; none once the case has ended.
pub fn steps(stage: ChurnStage) -> impl Iterator<Item = Step> {
    Step::ALL.iter().copied().filter(move |step| step.stages().contains(&stage))
}

/// The role that has a case at a stage in hand; `None` once it has ended.
pub const fn role(stage: ChurnStage) -> Option<Role> {
    match stage {
        ChurnStage::SeniorOperator => Some(Role::SeniorOperator),
        ChurnStage::QualityControl => Some(Role::QualityControl),
        ChurnStage::CreditControl => Some(Role::CreditController),
        ChurnStage::Closed | ChurnStage::Returned => None,
    }
}

coded! {
    /// What closing makes of money that is not settled (R-05).
    pub enum MoneyAtClosing {
        /// It refuses.
        Refuses = "refuses",
        /// It warns, and wants a comment.
        Warns = "warns",
    }
}

/// How a case stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Who has it in hand.
    pub stage: ChurnStage,
    /// The reason that the hand before gave.
    pub reason: ReasonId,
    /// Money owed to the office, in minor units; negative: an advance.
    pub money: i64,
    /// Containers at the address.
    pub containers: i64,
    /// Containers covered by a paid deposit.
    pub deposited: i64,
    /// Whether the customer was reached at this stage.
    pub reached: bool,
    /// Attempts at this stage that failed.
    pub attempts: u32,
    /// The number of an order that is accepted or on its way: something is yet to be delivered.
    pub order: Option<String>,
}

/// What the office decided about churn reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Failed attempts that stand for a contact (S0-26).
    pub attempts: u32,
    /// What closing makes of money that is not settled (R-05).
    pub money: MoneyAtClosing,
}

/// Whether the customer who is back in work is to be called (S0-18 … S0-20, R-01).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextContact {
    /// On this list date.
    On(NaiveDate),
    /// The planner's date alone.
    No,
}

/// What was said with a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Said<'a> {
    /// Why the customer leaves.
    pub reason: Option<ReasonId>,
    /// In words; may be empty.
    pub comment: &'a str,
    /// With a return to work.
    pub contact: Option<NextContact>,
}

/// What follows from a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Where the case goes.
    pub stage: ChurnStage,
    /// What the address is from then on.
    pub status: AddressStatus,
    /// The role that gets a task to review the case.
    pub task: Option<Role>,
    /// The list date of the operator's contact.
    pub contact_on: Option<NaiveDate>,
    /// Whether the customer is marked as checked, without debts (S0-37).
    pub no_debts: bool,
}

/// Why a step is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocked {
    /// The case is at another stage.
    Stage,
    /// Won back by an order: it holds once that is accepted (R-44).
    NeedsOrder,
    /// Container debts must be written off first (S0-23, R-08): so many containers.
    ContainerDebt(i64),
    /// Containers stand at the address, or are covered by a deposit (R-05).
    Containers {
        /// At the address.
        containers: i64,
        /// Covered by a deposit.
        deposited: i64,
    },
    /// Money is owed, to the office or by it (R-05, R-09), in minor units.
    Money(i64),
    /// The order of this number is accepted or on its way: nothing is delivered to a closed address.
    OrderUnderWay(String),
    /// There is no balance to be settled by the credit controller (R-05).
    NoDebt,
    /// The customer was not reached at this stage, and not tried often enough (S0-26).
    NotContacted {
        /// Failed attempts made.
        made: u32,
        /// Failed attempts that stand for a contact.
        needed: u32,
    },
    /// A reason must be chosen.
    NoReason,
    /// The reason is another one than the hand before gave: that wants a comment (R-03).
    OtherReason,
    /// What is to be done again must be said (S0-28).
    NoComment,
    /// Closing in spite of the balance wants a comment (R-05), in minor units.
    MoneyWithoutComment(i64),
    /// Whether there is to be a contact must be said, a date or No (S0-18).
    NoContactChoice,
}

/// Whether a step can be taken as the case stands, whatever is said with it.
///
/// # Errors
/// What stands against it.
pub fn open(step: Step, standing: &Standing, terms: &Terms) -> Result<(), Blocked> {
    if !step.stages().contains(&standing.stage) {
        return Err(Blocked::Stage);
    }
    if let (Step::Close, Some(order)) = (step, &standing.order) {
        return Err(Blocked::OrderUnderWay(order.clone()));
    }
    let owed = standing.containers - standing.deposited;
    match step {
        Step::PassToQuality if owed > 0 => Err(Blocked::ContainerDebt(owed)),
        Step::ReturnToWork | Step::ToQuality
            if standing.stage == ChurnStage::CreditControl && standing.money != 0 =>
        {
            Err(Blocked::Money(standing.money))
        }
        Step::PassToCredit if standing.is_settled() => Err(Blocked::NoDebt),
        Step::PassToCredit | Step::Close if !standing.is_contacted(terms) => {
            Err(Blocked::NotContacted { made: standing.attempts, needed: terms.attempts })
        }
        Step::Close if owed > 0 => Err(Blocked::ContainerDebt(owed)),
        Step::Close if standing.containers != 0 || standing.deposited != 0 => {
            Err(Blocked::Containers { containers: standing.containers, deposited: standing.deposited })
        }
        Step::Close if standing.money != 0 && terms.money == MoneyAtClosing::Refuses => {
            Err(Blocked::Money(standing.money))
        }
        _ => Ok(()),
    }
}

/// What follows from a step with what was said.
///
/// # Errors
/// What stands against it; nothing is to be changed then.
pub fn decide(step: Step, standing: &Standing, terms: &Terms, said: &Said<'_>) -> Result<Decision, Blocked> {
    open(step, standing, terms)?;
    let wordless = said.comment.trim().is_empty();
    if step.needs_reason() {
        let reason = said.reason.ok_or(Blocked::NoReason)?;
        if reason != standing.reason && wordless {
            return Err(Blocked::OtherReason);
        }
    }
    if step == Step::BackToSenior && wordless {
        return Err(Blocked::NoComment);
    }
    if step == Step::Close && standing.money != 0 && wordless {
        return Err(Blocked::MoneyWithoutComment(standing.money));
    }
    let contact = match (step, said.contact) {
        (Step::ReturnToWork, None) => return Err(Blocked::NoContactChoice),
        (Step::ReturnToWork, Some(NextContact::On(date))) => Some(date),
        _ => None,
    };
    let stage = step.leads_to();
    Ok(Decision {
        stage,
        status: match stage {
            ChurnStage::Returned => AddressStatus::Active,
            ChurnStage::Closed => AddressStatus::Closed,
            _ => AddressStatus::ChurnReview,
        },
        task: role(stage),
        contact_on: contact,
        no_debts: step == Step::ToQuality,
    })
}

impl Standing {
    /// Whether nothing is owed in either direction, neither money nor containers nor deposits.
    pub const fn is_settled(&self) -> bool {
        self.money == 0 && self.containers == 0 && self.deposited == 0
    }

    /// Whether the customer owes nothing, and is owed neither money nor a deposit: what the mark of S0-37 says. A deposit that
    /// is still held stands against closing, and clearing it is part of credit control (S0-33, R-05).
    pub const fn owes_nothing(&self) -> bool {
        self.money == 0 && self.deposited == 0 && self.containers <= 0
    }

    /// Whether the customer was reached at this stage, or tried often enough (S0-26).
    pub const fn is_contacted(&self, terms: &Terms) -> bool {
        self.reached || self.attempts >= terms.attempts
    }
}

#[cfg(test)]
mod tests;
