//! What the figures about churn are counted from.

use chrono::NaiveDate;

use super::connection::Read;
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::{ChurnStage, Verdict};
use crate::domain::ids::{AddressId, CaseId, UserId};

/// A churn case that was not taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureCase {
    /// Which.
    pub id: CaseId,
    /// The address.
    pub address: AddressId,
    /// The operator's reason.
    pub reason: String,
    /// Day of its opening.
    pub opened_on: NaiveDate,
    /// Who has it in hand, or how it ended.
    pub stage: ChurnStage,
    /// Since when.
    pub stage_since: NaiveDate,
    /// The operator who sent it to churn.
    pub operator: Option<(UserId, String)>,
    /// The verdict on the operator's work, once it was given (S0-14).
    pub verdict: Option<Verdict>,
}

/// A hand through which a case went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureStep {
    /// Which case.
    pub case: CaseId,
    /// Instant, UTC.
    pub at: String,
    /// Where it was; `None`: with the operator.
    pub from: Option<ChurnStage>,
    /// Where it went.
    pub to: ChurnStage,
    /// The reason given.
    pub reason: Option<String>,
}

impl Read<'_> {
    /// All churn cases that were not taken back, in the order in which they were opened; those of addresses that an undone
    /// import took along are none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn figure_cases(&self) -> Result<Vec<FigureCase>, StoreError> {
        let sql = "SELECT k.id, k.address_id, r.name, k.opened_on, k.stage, k.stage_since,
                          u.id, u.name, nullif(k.verdict, '')
                   FROM churn_case k JOIN reason r ON r.id = k.reason_id LEFT JOIN app_user u ON u.id = k.sent_by
                   JOIN address a ON a.id = k.address_id AND a.is_archived = 0
                   WHERE k.voided_at IS NULL ORDER BY k.id";
        self.all(sql, [], |row| {
            Ok(FigureCase {
                id: CaseId(row.get(0)?),
                address: AddressId(row.get(1)?),
                reason: row.get(2)?,
                opened_on: row.get::<_, Day>(3)?.0,
                stage: row.get::<_, Coded<ChurnStage>>(4)?.0,
                stage_since: row.get::<_, Day>(5)?.0,
                operator: row.get::<_, Option<i64>>(6)?.map(UserId).zip(row.get(7)?),
                verdict: row.get::<_, Option<Coded<Verdict>>>(8)?.map(|verdict| verdict.0),
            })
        })
    }

    /// The hands through which all cases went, case by case and in their order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn figure_steps(&self) -> Result<Vec<FigureStep>, StoreError> {
        let sql = "SELECT s.case_id, s.at, nullif(s.from_stage, 'operator'), s.to_stage, r.name
                   FROM churn_step s LEFT JOIN reason r ON r.id = s.reason_id
                   WHERE s.voided_at IS NULL ORDER BY s.case_id, s.step";
        self.all(sql, [], |row| {
            Ok(FigureStep {
                case: CaseId(row.get(0)?),
                at: row.get(1)?,
                from: row.get::<_, Option<Coded<ChurnStage>>>(2)?.map(|stage| stage.0),
                to: row.get::<_, Coded<ChurnStage>>(3)?.0,
                reason: row.get(4)?,
            })
        })
    }

    /// What an address bought between two days, both included: millilitres and minor units of money.
    ///
    /// # Errors
    /// When the store fails.
    pub fn bought_between(
        &self,
        address: AddressId,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT coalesce(sum(volume_ml), 0), coalesce(sum(total), 0) FROM sale
                   WHERE address_id = ?1 AND delivered_on BETWEEN ?2 AND ?3 AND voided_at IS NULL";
        Ok(self
            .one(sql, (address.0, Day(from), Day(to)), |row| Ok((row.get(0)?, row.get(1)?)))?
            .unwrap_or((0, 0)))
    }
}
