//! What `check` finds in the file itself; whether plans follow from history is the service's question.

use super::balance::FROM_DOCUMENTS;
use super::connection::Read;
use super::error::StoreError;

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged.
    Damaged(String),
    /// The file describes the table, index or trigger of this name otherwise than the program made it.
    Schema(String),
    /// A row refers to one that does not exist; the table is named.
    Dangling(String),
    /// Totals of so many sales are not the sums of their lines.
    SaleTotals(i64),
    /// Totals of so many orders are not the sums of their lines.
    OrderTotals(i64),
    /// So many delivered orders have no sale that counts.
    Unsold(i64),
    /// So many sales that count are of orders that are not delivered.
    Undelivered(i64),
    /// The orders of these numbers are accepted or on their way to closed addresses (S0-32).
    ClosedOrders(Vec<String>),
    /// So many tasks of closed addresses are open (S0-11).
    ClosedTasks(i64),
    /// So many addresses are in churn review without an open case (S0-03).
    ReviewWithoutCase(i64),
    /// So many churn cases are open whose addresses are not in review (S0-03).
    CaseWithoutReview(i64),
    /// So many open churn cases have not exactly one open task, or the other way round (S0-12).
    ReviewTasks(i64),
    /// So many documents, promises and records stand at addresses that were merged into others.
    AtMerged(i64),
    /// So many contact persons had refused to be called, and an import put another in their place who did not.
    LostRefusals(i64),
    /// The history is not as it was written, from the row of this number on.
    History(i64),
    /// So many kept balances are not what the documents say.
    Balances(i64),
    /// So many plans are not what history says.
    Plans(i64),
    /// So many addresses have no contact that the plan arranges, or one that disagrees with it.
    Tasks(i64),
}

/// A statement that counts, and what so many are.
type Counted = (&'static str, fn(i64) -> Finding);

/// Statements that count what is not as it must be.
const COUNTED: [Counted; 11] = [
    (include_str!("check_sales.sql"), Finding::SaleTotals),
    (include_str!("check_orders.sql"), Finding::OrderTotals),
    (include_str!("check_unsold.sql"), Finding::Unsold),
    (include_str!("check_undelivered.sql"), Finding::Undelivered),
    (include_str!("check_closed_tasks.sql"), Finding::ClosedTasks),
    (include_str!("check_reviews.sql"), Finding::ReviewWithoutCase),
    (include_str!("check_cases.sql"), Finding::CaseWithoutReview),
    (include_str!("check_review_tasks.sql"), Finding::ReviewTasks),
    (include_str!("check_at_merged.sql"), Finding::AtMerged),
    (include_str!("check_lost_refusals.sql"), Finding::LostRefusals),
    (include_str!("check_balances.sql"), Finding::Balances),
];

impl Read<'_> {
    /// Checks the file, its references and its totals.
    ///
    /// # Errors
    /// When the store fails.
    pub fn check_file(&self) -> Result<Vec<Finding>, StoreError> {
        let mut findings: Vec<Finding> = self
            .all("PRAGMA integrity_check(10)", [], |row| row.get::<_, String>(0))?
            .into_iter()
            .filter(|verdict| verdict != "ok")
            .map(Finding::Damaged)
            .collect();
        findings.extend(self.changed_schema()?.map(Finding::Schema));
        let dangling = self.all("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0))?;
        findings.extend(dangling.into_iter().map(Finding::Dangling));
        for (sql, finding) in COUNTED {
            let sql = sql.replace("@DOCUMENTS", FROM_DOCUMENTS);
            let count = self.one(&sql, [], |row| row.get(0))?.unwrap_or(0);
            if count > 0 {
                findings.push(finding(count));
            }
        }
        let orders = self.all(include_str!("check_closed_orders.sql"), [], |row| row.get(0))?;
        if !orders.is_empty() {
            findings.push(Finding::ClosedOrders(orders));
        }
        let broken = self.broken_seal()?.into_iter().chain(self.broken_personal()?).min();
        findings.extend(broken.map(Finding::History));
        Ok(findings)
    }
}
