//! The churn review: what its form shows, and what the hands that have a case in turn do with it (S0-13 … S0-38,
//! S1-63 … S1-73). Which step leads where is the workflow's to say.

mod offer;
mod recording;
mod step;
mod verdict;

use chrono::NaiveDate;

pub use offer::{LONGEST_OFFER, MakeOffer, WithdrawOffer};
pub use recording::SetRecording;
pub(super) use step::ship;
pub use step::{StepTaken, TakeStep};
pub use verdict::GiveVerdict;

use super::office::{Actor, Work};
use super::order::SaveOrder;
use super::refusal::{Refusal, Thing};
use super::replanning::fresh;
use super::rights::Right;
use super::rules::{PlanningRules, ReviewRules};
use super::undo_handling::UndoHandling;
use super::{Command, churn::SendToChurn};
use crate::domain::address::{AddressStatus, ChurnStage, ReasonKind};
use crate::domain::ids::{AddressId, CaseId};
use crate::store::{ChurnCaseRow, ContactMadeRow, Given, Hand, OfferRow, Read, Reason};
use crate::workflow::churn::{Blocked, Standing, Step, Terms, open, role, steps};

/// So many of the newest contacts of an address are shown.
const CONTACTS: u32 = 50;

/// A churn review in sight (S1-64).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewForm {
    /// Which case.
    pub case: CaseId,
    /// The version that was seen.
    pub version: i64,
    /// Who has it in hand, or how it ended.
    pub stage: ChurnStage,
    /// Since when.
    pub stage_since: NaiveDate,
    /// Days at this stage.
    pub days: i64,
    /// Days that it may stay there; it is late when `days` are more. `None`: it has ended.
    pub limit: Option<i64>,
    /// The operator who sent it to churn.
    pub operator: Option<String>,
    /// Who sent it to its present stage.
    pub sent_by: Option<String>,
    /// The reason that the hand before gave, to be preselected.
    pub reason: Reason,
    /// Checked, no debts (S0-37).
    pub no_debts: bool,
    /// How it stands.
    pub standing: Standing,
    /// What steps need in this office.
    pub terms: Terms,
    /// The hands through which it went, each with what it said.
    pub hands: Vec<Hand>,
    /// The senior operator's verdict on the operator's work.
    pub verdict: Option<Given>,
    /// What was offered.
    pub offers: Vec<OfferRow>,
    /// The contacts made with the address, newest first, with their recordings (S0-14).
    pub contacts: Vec<ContactMadeRow>,
    /// The steps of this stage that the actor may take, with what stands against each.
    pub steps: Vec<(Step, Option<Blocked>)>,
    /// Whether the actor may give a verdict now.
    pub may_judge: bool,
    /// Whether the actor may make and withdraw offers now.
    pub may_offer: bool,
    /// Whether the actor may write containers off (S0-24).
    pub may_adjust: bool,
    /// Whether the actor may record payments and give deposits back (S0-33).
    pub may_pay: bool,
    /// Whether the actor may make a reconciliation statement (S0-34).
    pub may_statement: bool,
    /// Why customers leave.
    pub reasons: Vec<Reason>,
    /// The list date that the planner would give the address if it returned without a contact on a date; it may have
    /// passed. `None`: nothing would be planned at all.
    pub planned_on: Option<NaiveDate>,
}

/// What the form of a review shows: of the open case, else of the last one that ended.
///
/// # Errors
/// [`Refusal::NotInReview`] when the address never was in a review, and when the store fails.
pub fn review_form(
    read: &Read<'_>,
    address: AddressId,
    actor: &Actor,
    today: NaiveDate,
) -> Result<ReviewForm, Refusal> {
    let case = read.newest_churn_case(address)?.ok_or(Refusal::NotInReview)?;
    let rules = ReviewRules::load(read)?;
    let (reason, standing) = standing(read, &case)?;
    let mut reasons = read.reasons(ReasonKind::Churn)?;
    if reasons.iter().all(|known| known.id != reason.id) {
        reasons.insert(0, reason.clone());
    }
    let steps = steps(case.stage).filter(|step| actor.may(right_of(*step, case.stage)));
    let at = |stage, right| case.stage == stage && actor.may(right);
    Ok(ReviewForm {
        days: (today - case.stage_since).num_days(),
        limit: rules.limit(case.stage),
        steps: steps.map(|step| (step, open(step, &standing, &rules.terms).err())).collect(),
        may_judge: at(ChurnStage::SeniorOperator, Right::ReviewSenior),
        may_offer: at(ChurnStage::QualityControl, Right::ReviewQuality),
        may_adjust: actor.may(Right::AdjustContainers),
        may_pay: actor.may(Right::PostSales),
        may_statement: actor.may(Right::CollectDebts),
        terms: rules.terms,
        hands: read.hands(case.id)?,
        verdict: read.verdict(case.id)?,
        offers: read.offers_of_case(case.id)?,
        contacts: read.contacts_made(address, CONTACTS)?,
        planned_on: planned_on(read, address)?,
        case: case.id,
        version: case.version,
        stage: case.stage,
        stage_since: case.stage_since,
        operator: case.operator,
        sent_by: case.sent_by,
        no_debts: case.no_debts && standing.owes_nothing(),
        reason,
        standing,
        reasons,
    })
}

/// The right that a step of a stage takes (R-10, S0-38).
pub const fn right_of(step: Step, stage: ChurnStage) -> Right {
    if matches!(step, Step::Close) { Right::CloseAddresses } else { right_at(stage) }
}

/// The right to work at a stage.
pub const fn right_at(stage: ChurnStage) -> Right {
    match stage {
        ChurnStage::SeniorOperator => Right::ReviewSenior,
        ChurnStage::QualityControl | ChurnStage::Closed | ChurnStage::Returned => Right::ReviewQuality,
        ChurnStage::CreditControl => Right::ReviewCredit,
    }
}

/// The reason that the hand before gave, and how the case stands.
fn standing(read: &Read<'_>, case: &ChurnCaseRow) -> Result<(Reason, Standing), Refusal> {
    let reason = read.last_reason(case.id)?.unwrap_or_else(|| case.reason.clone());
    let balance = read.balance(case.address)?;
    let (reached, attempts) = match role(case.stage) {
        Some(role) => read.reached_at(case.address, case.id, role)?,
        None => (false, 0),
    };
    let standing = Standing {
        stage: case.stage,
        reason: reason.id,
        money: balance.debt.as_minor(),
        containers: balance.containers,
        deposited: balance.deposited,
        reached,
        attempts: u32::try_from(attempts).unwrap_or(u32::MAX),
        order: read.order_under_way(case.address)?,
    };
    Ok((reason, standing))
}

/// The list date of the contact that a plan of the address would ask for, were it in work.
fn planned_on(read: &Read<'_>, address: AddressId) -> Result<Option<NaiveDate>, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Address, address.0.to_string());
    let (_, settings, _) = read.planned(address)?.ok_or_else(unknown)?;
    let (deliveries, pauses) = (read.deliveries(address)?, read.pauses(address)?);
    let rules = PlanningRules::load(read)?;
    let fresh = fresh(&deliveries, &settings, (AddressStatus::Active, &pauses), &rules)?;
    let handled = match fresh.row.last_delivery {
        Some(basis) => read.handled_plan(address, basis)?,
        None => None,
    };
    Ok(fresh.contact(handled).map(|(_, on)| on))
}

/// The case of an address as it was seen.
///
/// # Errors
/// When it has none, or somebody changed it since.
fn seen_case(work: &Work<'_>, case: Option<ChurnCaseRow>, seen: i64) -> Result<ChurnCaseRow, Refusal> {
    let case = case.ok_or(Refusal::NotInReview)?;
    if case.version == seen {
        return Ok(case);
    }
    let changing = [
        TakeStep::NAME,
        GiveVerdict::NAME,
        MakeOffer::NAME,
        WithdrawOffer::NAME,
        SaveOrder::NAME,
        SendToChurn::NAME,
        UndoHandling::NAME,
    ];
    let history = work.tx.newest_history(case.address)?;
    let last = history.into_iter().find(|row| changing.contains(&row.action.as_str()));
    Err(last.map_or_else(|| work.stale(None, work.stamp.at), |row| work.stale(row.user, &row.at)))
}
