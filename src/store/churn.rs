//! Churn cases and the hands through which they go.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::directory::Reason;
use super::error::StoreError;
use crate::domain::address::{ChurnStage, Verdict};
use crate::domain::ids::{AddressId, CaseId, ContactMadeId, OrderId, ReasonId, TaskId, UserId};
use crate::domain::order::OrderStatus;

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
    /// List date of the contact that was made with a return to work.
    pub contact_on: Option<NaiveDate>,
    /// The order that won the customer back.
    pub order: Option<OrderId>,
}

/// A hand as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hand {
    /// Instant, UTC.
    pub at: String,
    /// Who passed the case on.
    pub by: Option<String>,
    /// Where it was; `None`: with the operator.
    pub from: Option<ChurnStage>,
    /// Where it went.
    pub to: ChurnStage,
    /// The reason given.
    pub reason: Option<String>,
    /// What was said.
    pub comment: String,
    /// List date of the contact that was made with a return to work.
    pub contact_on: Option<NaiveDate>,
    /// Number of the order that won the customer back.
    pub order: Option<String>,
}

/// The senior operator's verdict on the operator's work (S0-14).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// What was found.
    pub verdict: Verdict,
    /// In words; may be empty.
    pub text: String,
    /// Who gave it.
    pub by: Option<String>,
    /// Instant, UTC.
    pub at: String,
}

/// A stored churn case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChurnCaseRow {
    /// Identifier.
    pub id: CaseId,
    /// Which address wants to stop.
    pub address: AddressId,
    /// Who has it in hand, or how it ended.
    pub stage: ChurnStage,
    /// The operator's reason.
    pub reason: Reason,
    /// Day on which the present stage began.
    pub stage_since: NaiveDate,
    /// The operator who sent it to churn.
    pub operator: Option<String>,
    /// Who sent it to its present stage.
    pub sent_by: Option<String>,
    /// Checked, no debts (S0-37).
    pub no_debts: bool,
    /// Counts its changes.
    pub version: i64,
    /// Hands through which it went, those that were taken back left out.
    pub steps: i64,
}

/// Where a case is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standpoint {
    /// Who has it in hand, or how it ended.
    pub stage: ChurnStage,
    /// Since when.
    pub since: NaiveDate,
    /// Checked, no debts (S0-37).
    pub no_debts: bool,
}

const CASE: &str =
    "SELECT k.id, k.address_id, k.stage, k.reason_id, r.name, k.stage_since, u.name, w.name, k.no_debts, k.version,
       (SELECT count(*) FROM churn_step s WHERE s.case_id = k.id AND s.voided_at IS NULL)
FROM churn_case k JOIN reason r ON r.id = k.reason_id LEFT JOIN app_user u ON u.id = k.sent_by
LEFT JOIN churn_step h ON h.case_id = k.id
    AND h.step = (SELECT max(s.step) FROM churn_step s WHERE s.case_id = k.id AND s.voided_at IS NULL)
LEFT JOIN app_user w ON w.id = CASE WHEN h.step IS NULL THEN k.sent_by ELSE h.user_id END";

const NEWEST: &str = "WHERE k.address_id = ?1 AND k.voided_at IS NULL ORDER BY k.id DESC LIMIT 1";

fn case(row: &Row<'_>) -> rusqlite::Result<ChurnCaseRow> {
    Ok(ChurnCaseRow {
        id: CaseId(row.get(0)?),
        address: AddressId(row.get(1)?),
        stage: row.get::<_, Coded<ChurnStage>>(2)?.0,
        reason: Reason { id: ReasonId(row.get(3)?), name: row.get(4)? },
        stage_since: row.get::<_, Day>(5)?.0,
        operator: row.get(6)?,
        sent_by: row.get(7)?,
        no_debts: row.get(8)?,
        version: row.get(9)?,
        steps: row.get(10)?,
    })
}

impl Read<'_> {
    /// One churn case.
    ///
    /// # Errors
    /// When the store fails.
    pub fn churn_case(&self, id: CaseId) -> Result<Option<ChurnCaseRow>, StoreError> {
        self.one(&format!("{CASE} WHERE k.id = ?1"), [id.0], case)
    }

    /// The newest churn case of an address, open or ended; one that was taken back counts as none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn newest_churn_case(&self, address: AddressId) -> Result<Option<ChurnCaseRow>, StoreError> {
        self.one(&format!("{CASE} {NEWEST}"), [address.0], case)
    }

    /// The stage at which the case of a review stands; `None`: the task is no review.
    ///
    /// # Errors
    /// When the store fails.
    pub fn stage_of_review(&self, task: TaskId) -> Result<Option<ChurnStage>, StoreError> {
        let sql = "SELECT k.stage FROM task t JOIN churn_case k ON k.id = t.case_id
                   WHERE t.id = ?1 AND t.kind = 'review'";
        self.one(sql, [task.0], |row| Ok(row.get::<_, Coded<ChurnStage>>(0)?.0))
    }

    /// The case of the review for which a contact was made, once that review has ended.
    ///
    /// # Errors
    /// When the store fails.
    pub fn review_passed_since(&self, contact: ContactMadeId) -> Result<Option<ChurnCaseRow>, StoreError> {
        let sql = format!(
            "{CASE} WHERE k.id = (SELECT t.case_id FROM contact_made m JOIN task t ON t.id = m.task_id
                                  WHERE m.id = ?1 AND t.kind = 'review' AND t.state <> 'open')"
        );
        self.one(&sql, [contact.0], case)
    }

    /// The hands through which a case went, in that order; those that were taken back are left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn hands(&self, case: CaseId) -> Result<Vec<Hand>, StoreError> {
        let sql = "SELECT s.at, u.name, s.from_stage, s.to_stage, r.name, s.comment, s.contact_on, o.number
                   FROM churn_step s LEFT JOIN app_user u ON u.id = s.user_id LEFT JOIN reason r ON r.id = s.reason_id
                   LEFT JOIN customer_order o ON o.id = s.order_id
                   WHERE s.case_id = ?1 AND s.voided_at IS NULL ORDER BY s.step";
        self.all(sql, [case.0], |row| {
            Ok(Hand {
                at: row.get(0)?,
                by: row.get(1)?,
                from: ChurnStage::from_code(&row.get::<_, String>(2)?),
                to: row.get::<_, Coded<ChurnStage>>(3)?.0,
                reason: row.get(4)?,
                comment: row.get(5)?,
                contact_on: row.get::<_, Option<Day>>(6)?.map(|day| day.0),
                order: row.get(7)?,
            })
        })
    }

    /// The reason that the last hand gave that gave one.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_reason(&self, case: CaseId) -> Result<Option<Reason>, StoreError> {
        let sql = "SELECT r.id, r.name FROM churn_step s JOIN reason r ON r.id = s.reason_id
                   WHERE s.case_id = ?1 AND s.voided_at IS NULL ORDER BY s.step DESC LIMIT 1";
        self.one(sql, [case.0], |row| Ok(Reason { id: ReasonId(row.get(0)?), name: row.get(1)? }))
    }

    /// The verdict of a case, once it was given.
    ///
    /// # Errors
    /// When the store fails.
    pub fn verdict(&self, case: CaseId) -> Result<Option<Given>, StoreError> {
        let sql = "SELECT k.verdict, k.verdict_text, u.name, coalesce(k.verdict_at, '')
                   FROM churn_case k LEFT JOIN app_user u ON u.id = k.verdict_by WHERE k.id = ?1 AND k.verdict <> ''";
        self.one(sql, [case.0], |row| {
            Ok(Given {
                verdict: row.get::<_, Coded<Verdict>>(0)?.0,
                text: row.get(1)?,
                by: row.get(2)?,
                at: row.get(3)?,
            })
        })
    }

    /// The newest order of an address that was accepted or went on after an instant.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_since(
        &self,
        address: AddressId,
        at: &str,
    ) -> Result<Option<(String, OrderStatus)>, StoreError> {
        let sql = "SELECT number, status FROM customer_order
                   WHERE address_id = ?1 AND changed_at > ?2 AND status NOT IN ('draft', 'cancelled')
                   ORDER BY id DESC LIMIT 1";
        self.one(sql, (address.0, at), |row| Ok((row.get(0)?, row.get::<_, Coded<OrderStatus>>(1)?.0)))
    }

    /// The list date of the newest contact of an address that was handled after an instant, reviews left out.
    ///
    /// # Errors
    /// When the store fails.
    pub fn handled_since(&self, address: AddressId, at: &str) -> Result<Option<NaiveDate>, StoreError> {
        let sql = "SELECT list_date FROM task
                   WHERE address_id = ?1 AND state = 'done' AND kind <> 'review' AND changed_at > ?2
                   ORDER BY id DESC LIMIT 1";
        self.one(sql, (address.0, at), |row| Ok(row.get::<_, Day>(0)?.0))
    }

    /// Since when an address is closed, and why (S0-39).
    ///
    /// # Errors
    /// When the store fails.
    pub fn closing(&self, address: AddressId) -> Result<Option<(NaiveDate, Option<String>)>, StoreError> {
        let sql = "SELECT a.closed_on, r.name FROM address a LEFT JOIN reason r ON r.id = a.closed_reason_id
                   WHERE a.id = ?1 AND a.status = 'closed' AND a.closed_on IS NOT NULL";
        self.one(sql, [address.0], |row| Ok((row.get::<_, Day>(0)?.0, row.get(1)?)))
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
        let sql = "INSERT INTO churn_step (case_id, step, at, user_id, from_stage, to_stage, reason_id, comment, contact_on,
                                           order_id)
                   VALUES (?1, (SELECT count(*) + 1 FROM churn_step WHERE case_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
        let from = step.from.map_or("operator", ChurnStage::code);
        let (by, reason) = (step.by.map(|u| u.0), step.reason.map(|r| r.0));
        let (contact_on, order) = (step.contact_on.map(Day), step.order.map(|order| order.0));
        let to = step.to.code();
        self.run(sql, (case.0, step.at, by, from, to, reason, step.comment, contact_on, order))?;
        Ok(())
    }

    /// Takes back the last hand of a case.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_last_hand(&self, case: CaseId, at: &str) -> Result<(), StoreError> {
        let sql = "UPDATE churn_step SET voided_at = ?2 WHERE case_id = ?1
                   AND step = (SELECT max(step) FROM churn_step WHERE case_id = ?1 AND voided_at IS NULL)";
        self.run(sql, (case.0, at))?;
        Ok(())
    }

    /// Puts a case to a stage.
    ///
    /// # Errors
    /// When the store fails, or another case of the address is open.
    pub fn put_churn_case(&self, id: CaseId, to: Standpoint) -> Result<(), StoreError> {
        let sql = "UPDATE churn_case SET stage = ?2, stage_since = ?3, no_debts = ?4, version = version + 1 WHERE id = ?1";
        self.run(sql, (id.0, to.stage.code(), Day(to.since), to.no_debts))?;
        Ok(())
    }

    /// Counts a change of a case that leaves it where it is: somebody else who saw it has to look again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn touch_churn_case(&self, id: CaseId) -> Result<(), StoreError> {
        self.run("UPDATE churn_case SET version = version + 1 WHERE id = ?1", [id.0])?;
        Ok(())
    }

    /// Notes the verdict on the operator's work.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_verdict(
        &self,
        id: CaseId,
        (verdict, text): (Verdict, &str),
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE churn_case SET verdict = ?2, verdict_text = ?3, verdict_at = ?4, verdict_by = ?5,
                       version = version + 1
                   WHERE id = ?1";
        self.run(sql, (id.0, verdict.code(), text, at, by.map(|user| user.0)))?;
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

#[cfg(test)]
mod tests {
    use super::super::query_plan::passes;
    use super::*;

    #[test]
    fn the_case_of_an_address_is_found_without_those_of_the_others() {
        assert_eq!(passes(&format!("{CASE} {NEWEST}")), Vec::<String>::new());
    }
}
