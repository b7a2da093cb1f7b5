//! Customers who left, want to leave, or were won back: churn cases through their hands.

use chrono::NaiveDate;

use super::calendar::instant;
use super::customer::{Standing, days};
use super::random::{Purpose, Random};
use super::{Sample, Served};
use crate::domain::address::{AddressStatus, ChurnStage, OfferKind, Verdict};
use crate::domain::ids::{CaseId, ReasonId, TaskId, UserId};
use crate::domain::people::Role;
use crate::domain::task::{CallResult, Outcome, TaskKind};
use crate::store::{NewChurnCase, NewChurnStep, NewContactMade, NewOffer, NewTask, StoreError};
use crate::workflow::churn::role;

/// How far a case has come: its stages in order, from whom to whom.
const PATH: [ChurnStage; 5] = [
    ChurnStage::SeniorOperator,
    ChurnStage::QualityControl,
    ChurnStage::CreditControl,
    ChurnStage::QualityControl,
    ChurnStage::Closed,
];

/// Of a thousand customers in work so many were won back once.
const WON_BACK: u32 = 30;

/// A case that goes along its stages.
struct Way<'a> {
    served: &'a Served,
    case: CaseId,
    reason: ReasonId,
    /// The days on which it came to each stage.
    stations: Vec<(NaiveDate, ChurnStage)>,
}

impl Sample<'_> {
    /// Writes the cases of all customers who left, are about to, or were won back.
    pub(super) fn write_churn(&self, served: &[Served]) -> Result<(), StoreError> {
        // Cases of customers who owe money and of those who do not go to all stages in turn.
        let (mut owing, mut free) = (0, 0);
        for one in served {
            match one.customer.standing {
                Standing::Active => self.won_back(one)?,
                Standing::Review => self.open_case(one, (&mut owing, &mut free))?,
                Standing::Closed => self.finished_case(one)?,
            }
        }
        Ok(())
    }

    /// A case in the hands of one of the three roles. Containers are settled before quality control (S0-23), money by
    /// the credit controller (S0-31).
    fn open_case(&self, served: &Served, (owing, free): (&mut usize, &mut usize)) -> Result<(), StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Churn, served.index);
        let balance = self.tx.balance(served.address)?;
        let steps = match (balance.container_debt(), balance.debt.as_minor()) {
            (0, 1..) => next_in_turn(owing, &[3, 2, 1]),
            // At credit control it was paid meanwhile, and nobody looked yet.
            (0, _) => next_in_turn(free, &[4, 1, 3, 2]),
            _ => 1,
        };
        let opened_on = self.calendar.open_before(self.spec.today - days(random.between(3, 12)));
        let path = PATH.get(..steps).unwrap_or(&PATH);
        self.tx.set_address_status(served.address, AddressStatus::ChurnReview, None)?;
        self.write_case(served, (path, opened_on), &mut random).map(drop)
    }

    /// A case that ended with the closing of the address.
    fn finished_case(&self, served: &Served) -> Result<(), StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Churn, served.index);
        let last = served.last.map_or(served.customer.begin, |delivery| delivery.on);
        let opened_on = self.calendar.open_from(last + days(random.between(25, 40)));
        let path = [ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::Closed];
        let closed_on = self.write_case(served, (&path, opened_on), &mut random)?;
        let reason = self.churn_reason(served.index);
        self.tx.set_address_status(served.address, AddressStatus::Closed, Some((closed_on, reason)))
    }

    /// A few of those who are in work wanted to leave once, and were won back by one of the hands.
    fn won_back(&self, served: &Served) -> Result<(), StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Churn, served.index);
        let opened_on = self.calendar.open_before(self.spec.today - days(random.between(45, 300)));
        if !random.per_mille(WON_BACK) || opened_on <= served.customer.begin {
            return Ok(());
        }
        let path: &[ChurnStage] = if random.per_mille(600) {
            &[ChurnStage::SeniorOperator, ChurnStage::Returned]
        } else {
            &[ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::Returned]
        };
        self.write_case(served, (path, opened_on), &mut random).map(drop)
    }

    /// Writes a case that went along `path`; gives the day on which it came to the last stage.
    fn write_case(
        &self,
        served: &Served,
        (path, opened_on): (&[ChurnStage], NaiveDate),
        random: &mut Random,
    ) -> Result<NaiveDate, StoreError> {
        let mut stations = Vec::with_capacity(path.len());
        let mut day = opened_on;
        for to in path {
            stations.push((day, *to));
            day = (day + days(random.between(1, 2))).min(self.spec.today);
        }
        let (stage_since, stage) =
            stations.last().copied().unwrap_or((opened_on, ChurnStage::SeniorOperator));
        let reason = self.churn_reason(served.index);
        let case = self.tx.insert_churn_case(&NewChurnCase {
            address: served.address,
            stage,
            reason,
            opened_on,
            stage_since,
            sent_by: Some(served.manager),
            no_debts: path.contains(&ChurnStage::CreditControl) && stage == ChurnStage::QualityControl,
        })?;
        let way = Way { served, case, reason, stations };
        self.write_hands(&way, random)?;
        self.write_reviews(&way, random)?;
        Ok(stage_since)
    }

    fn write_hands(&self, way: &Way<'_>, random: &mut Random) -> Result<(), StoreError> {
        let mut from = None;
        for (day, to) in &way.stations {
            let (by, said) = self.said(from, way.served.manager);
            let gives_reason = from != Some(ChurnStage::CreditControl) && *to != ChurnStage::Returned;
            let comment = if *to == ChurnStage::Returned { "won_back_comments" } else { said };
            self.tx.insert_churn_step(
                way.case,
                &NewChurnStep {
                    at: &instant(*day, 8, random.between(0, 59)),
                    by: Some(by),
                    from,
                    to: *to,
                    reason: gives_reason.then_some(way.reason),
                    comment: self.words.pick(comment, random),
                    contact_on: None,
                    order: None,
                },
            )?;
            from = Some(*to);
        }
        Ok(())
    }

    /// The tasks of the hands: those that are done with the contact that each made, and the one that is open.
    fn write_reviews(&self, way: &Way<'_>, random: &mut Random) -> Result<(), StoreError> {
        let mut before = None;
        for (place, (day, stage)) in way.stations.iter().enumerate() {
            let Some(role) = role(*stage) else { break };
            let task = self.tx.insert_task(&NewTask {
                address: way.served.address,
                kind: TaskKind::Review,
                list_date: *day,
                due_at: None,
                basis: None,
                note: self.words.list("review_notes").get(note(role)).copied().unwrap_or_default(),
                produced_by: before,
                order: None,
                review: Some((way.case, role)),
                at: &instant(*day, 9, 0),
                by: None,
            })?;
            before = Some(task);
            let (by, _) = self.said(Some(*stage), way.served.manager);
            if let Some((until, _)) = way.stations.get(place + 1) {
                self.talk_at(way, (task, *stage, by), *day, random)?;
                self.tx.finish_task(task, Outcome::Closed, None, (&instant(*until, 8, 30), Some(by)))?;
            } else if random.per_mille(500) {
                let at = instant(*day, 10, random.between(0, 59));
                self.review_contact(way, (task, Some(CallResult::NoAnswer)), (&at, by))?;
            }
        }
        Ok(())
    }

    /// What a hand does at its stage: it speaks to the customer, judges the operator's work, offers something.
    fn talk_at(
        &self,
        way: &Way<'_>,
        (task, stage, by): (TaskId, ChurnStage, UserId),
        day: NaiveDate,
        random: &mut Random,
    ) -> Result<(), StoreError> {
        let at = instant(day, 10, random.between(0, 59));
        self.review_contact(way, (task, None), (&at, by))?;
        if stage == ChurnStage::SeniorOperator {
            let violation = random.per_mille(250);
            let verdict = if violation { Verdict::Violation } else { Verdict::None };
            let text = self.words.list("senior_comments").get(usize::from(violation));
            self.tx.set_verdict(way.case, (verdict, text.copied().unwrap_or_default()), (&at, Some(by)))?;
        }
        if stage == ChurnStage::QualityControl && random.per_mille(600) {
            let discount = random.per_mille(500);
            let (kind, rate) =
                if discount { (OfferKind::Discount, 1_000) } else { (OfferKind::Promotion, 0) };
            let text = self.words.list("offers").get(usize::from(!discount)).copied().unwrap_or_default();
            let valid_to = Some(day + days(30));
            let (case, address) = (way.case, way.served.address);
            self.tx.insert_offer(&NewOffer { case, address, kind, text, rate, valid_to }, (&at, Some(by)))?;
        }
        Ok(())
    }

    fn review_contact(
        &self,
        way: &Way<'_>,
        (task, result): (TaskId, Option<CallResult>),
        (at, by): (&str, UserId),
    ) -> Result<(), StoreError> {
        let new = NewContactMade { address: way.served.address, task: Some(task), phone: None, result };
        self.tx.insert_contact_made(&new, (at, Some(by))).map(drop)
    }

    /// Who passes a case on from a stage, and the list of what they say.
    fn said(&self, from: Option<ChurnStage>, operator: UserId) -> (UserId, &'static str) {
        match from {
            None => (operator, "churn_comments"),
            Some(ChurnStage::CreditControl) => (self.directory.credit, "credit_comments"),
            Some(ChurnStage::QualityControl) => (self.directory.quality, "quality_comments"),
            Some(_) => (self.directory.senior, "senior_comments"),
        }
    }

    fn churn_reason(&self, index: u32) -> ReasonId {
        let reasons = &self.directory.churn_reasons;
        reasons[index as usize % reasons.len()]
    }
}

/// Which of the notes is that of a role's task.
const fn note(role: Role) -> usize {
    match role {
        Role::CreditController => 2,
        Role::QualityControl => 1,
        _ => 0,
    }
}

/// The next of these, again from the first after the last.
fn next_in_turn<const N: usize>(turn: &mut usize, of: &[usize; N]) -> usize {
    *turn += 1;
    of[(*turn - 1) % N]
}
