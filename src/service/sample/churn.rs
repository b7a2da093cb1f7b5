//! Customers who left or want to leave: open and finished churn cases.

use chrono::NaiveDate;

use super::calendar::instant;
use super::customer::{Standing, days};
use super::random::{Purpose, Random};
use super::{Sample, Served};
use crate::domain::address::{AddressStatus, ChurnStage};
use crate::domain::ids::{CaseId, ReasonId, UserId};
use crate::domain::people::Role;
use crate::domain::task::TaskKind;
use crate::store::{NewChurnCase, NewChurnStep, NewTask, StoreError};

/// How far a case has come: its stages in order, from whom to whom.
const PATH: [ChurnStage; 5] = [
    ChurnStage::SeniorOperator,
    ChurnStage::QualityControl,
    ChurnStage::CreditControl,
    ChurnStage::QualityControl,
    ChurnStage::Closed,
];

impl Sample<'_> {
    /// Writes the cases of all customers who left or are about to.
    pub(super) fn write_churn(&self, served: &[Served]) -> Result<(), StoreError> {
        // Cases of customers who owe money and of those who do not go to all stages in turn.
        let (mut owing, mut free) = (0, 0);
        for one in served {
            match one.customer.standing {
                Standing::Active => {}
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
            (0, _) => next_in_turn(free, &[4, 1, 2]),
            _ => 1,
        };
        let opened_on = self.calendar.open_before(self.spec.today - days(random.between(3, 12)));
        let path = PATH.get(..steps).unwrap_or(&PATH);
        self.tx.set_address_status(served.address, AddressStatus::ChurnReview, None)?;
        let (case, since, stage) = self.write_case(served, (path, opened_on), &mut random)?;
        let role = match stage {
            ChurnStage::QualityControl => Role::QualityControl,
            ChurnStage::CreditControl => Role::CreditController,
            _ => Role::SeniorOperator,
        };
        let note = match role {
            Role::CreditController => 2,
            Role::QualityControl => 1,
            _ => 0,
        };
        self.tx.insert_task(&NewTask {
            address: served.address,
            kind: TaskKind::Review,
            list_date: since,
            due_at: None,
            basis: None,
            note: self.words.list("review_notes").get(note).copied().unwrap_or_default(),
            produced_by: None,
            order: None,
            review: Some((case, role)),
            at: &instant(since, 9, 0),
            by: None,
        })?;
        Ok(())
    }

    /// A case that ended with the closing of the address.
    fn finished_case(&self, served: &Served) -> Result<(), StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Churn, served.index);
        let last = served.last.map_or(served.customer.begin, |delivery| delivery.on);
        let opened_on = self.calendar.open_from(last + days(random.between(25, 40)));
        let path = [ChurnStage::SeniorOperator, ChurnStage::QualityControl, ChurnStage::Closed];
        let (_, closed_on, _) = self.write_case(served, (&path, opened_on), &mut random)?;
        let reason = self.churn_reason(served.index);
        self.tx.set_address_status(served.address, AddressStatus::Closed, Some((closed_on, reason)))
    }

    /// Writes a case that went along `path`; gives it with the day and the stage at which it stands.
    fn write_case(
        &self,
        served: &Served,
        (path, opened_on): (&[ChurnStage], NaiveDate),
        random: &mut Random,
    ) -> Result<(CaseId, NaiveDate, ChurnStage), StoreError> {
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
        let mut from = None;
        for (day, to) in stations {
            let (by, said) = self.said(from, served.manager);
            self.tx.insert_churn_step(
                case,
                &NewChurnStep {
                    at: &instant(day, 8, random.between(0, 59)),
                    by: Some(by),
                    from,
                    to,
                    reason: (from != Some(ChurnStage::CreditControl)).then_some(reason),
                    comment: self.words.pick(said, random),
                    contact_on: None,
                    order: None,
                },
            )?;
            from = Some(to);
        }
        Ok((case, stage_since, stage))
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

/// The next of these, again from the first after the last.
fn next_in_turn<const N: usize>(turn: &mut usize, of: &[usize; N]) -> usize {
    *turn += 1;
    of[(*turn - 1) % N]
}
