//! Churn cases and the hands through which they go.

use chrono::NaiveDate;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::ChurnStage;
use crate::domain::ids::{AddressId, CaseId, ReasonId, UserId};

/// A churn case to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewChurnCase {
    /// Which address wants to stop.
    pub address: AddressId,
    /// Who has it in hand, or how it ended.
    pub stage: ChurnStage,
    /// The operator's reason.
    pub reason: ReasonId,
    /// Day of its opening.
    pub opened_on: NaiveDate,
    /// Day on which the present stage began.
    pub stage_since: NaiveDate,
    /// The operator who sent it.
    pub sent_by: Option<UserId>,
    /// Checked, no debts (S0-37).
    pub no_debts: bool,
}

/// One hand through which a case went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewChurnStep<'a> {
    /// Instant, UTC.
    pub at: &'a str,
    /// Who passed it on.
    pub by: Option<UserId>,
    /// Where it was; `None`: with the operator.
    pub from: Option<ChurnStage>,
    /// Where it went.
    pub to: ChurnStage,
    /// The reason given.
    pub reason: Option<ReasonId>,
    /// What was said.
    pub comment: &'a str,
}

/// A stored churn case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChurnCaseRow {
    /// Who has it in hand, or how it ended.
    pub stage: ChurnStage,
    /// Day on which the present stage began.
    pub stage_since: NaiveDate,
    /// Hands through which it went.
    pub steps: i64,
}

impl Read<'_> {
    /// One churn case.
    ///
    /// # Errors
    /// When the store fails.
    pub fn churn_case(&self, id: CaseId) -> Result<Option<ChurnCaseRow>, StoreError> {
        let sql = "SELECT k.stage, k.stage_since, (SELECT count(*) FROM churn_step s WHERE s.case_id = k.id)
                   FROM churn_case k WHERE k.id = ?1";
        self.one(sql, [id.0], |row| {
            Ok(ChurnCaseRow {
                stage: row.get::<_, Coded<ChurnStage>>(0)?.0,
                stage_since: row.get::<_, Day>(1)?.0,
                steps: row.get(2)?,
            })
        })
    }

    /// The stage of the open churn case of an address and the operator's reason.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_churn_case(
        &self,
        address: AddressId,
    ) -> Result<Option<(ChurnStage, Option<String>)>, StoreError> {
        let sql = "SELECT k.stage, r.name FROM churn_case k LEFT JOIN reason r ON r.id = k.reason_id
                   WHERE k.address_id = ?1 AND k.stage IN ('senior_operator', 'quality_control', 'credit_control')";
        self.one(sql, [address.0], |row| Ok((row.get::<_, Coded<ChurnStage>>(0)?.0, row.get(1)?)))
    }
}

impl Write<'_> {
    /// Opens a churn case.
    ///
    /// # Errors
    /// When the store fails, or another case of the address is open.
    pub fn insert_churn_case(&self, new: &NewChurnCase) -> Result<CaseId, StoreError> {
        let sql =
            "INSERT INTO churn_case (address_id, stage, reason_id, opened_on, stage_since, sent_by, no_debts)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        self.insert(
            sql,
            (
                new.address.0,
                new.stage.code(),
                new.reason.0,
                Day(new.opened_on),
                Day(new.stage_since),
                new.sent_by.map(|u| u.0),
                new.no_debts,
            ),
        )
        .map(CaseId)
    }

    /// Adds the next step to a churn case.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_churn_step(&self, case: CaseId, step: &NewChurnStep<'_>) -> Result<(), StoreError> {
        let sql = "INSERT INTO churn_step (case_id, step, at, user_id, from_stage, to_stage, reason_id, comment)
                   VALUES (?1, (SELECT count(*) + 1 FROM churn_step WHERE case_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)";
        let from = step.from.map_or("operator", ChurnStage::code);
        let (by, reason) = (step.by.map(|u| u.0), step.reason.map(|r| r.0));
        self.run(sql, (case.0, step.at, by, from, step.to.code(), reason, step.comment))?;
        Ok(())
    }

    /// Ends the open churn case of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_churn_case(
        &self,
        address: AddressId,
        end: ChurnStage,
        on: NaiveDate,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE churn_case SET stage = ?2, stage_since = ?3, version = version + 1
                   WHERE address_id = ?1 AND stage IN ('senior_operator', 'quality_control', 'credit_control')";
        self.run(sql, (address.0, end.code(), Day(on)))?;
        Ok(())
    }

    /// Takes back that an address was sent to churn: the case is kept and counts as none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_churn_case(&self, id: CaseId, on: NaiveDate, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE churn_case SET stage = 'returned', stage_since = ?2, voided_at = ?3, version = version + 1
                   WHERE id = ?1";
        self.run(sql, (id.0, Day(on), at))?;
        Ok(())
    }
}
