//! What `check` finds in the file itself; whether plans follow from history is the service's question.

use super::balance::FROM_DOCUMENTS;
use super::connection::Read;
use super::error::StoreError;

/// Something that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// SQLite finds the file damaged.
    Damaged(String),
    /// A row refers to one that does not exist; the table is named.
    Dangling(String),
    /// Totals of so many sales are not the sums of their lines.
    SaleTotals(i64),
    /// So many kept balances are not what the documents say.
    Balances(i64),
    /// So many plans are not what history says.
    Plans(i64),
    /// So many addresses have no contact that the plan arranges, or one that disagrees with it.
    Tasks(i64),
    /// So many churn reviews have not exactly one case and one open task, or a closed address still has tasks (S0-12, S0-32).
    Reviews(i64),
}

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
        let dangling = self.all("PRAGMA foreign_key_check", [], |row| row.get::<_, String>(0))?;
        findings.extend(dangling.into_iter().map(Finding::Dangling));
        let sales = self.one(include_str!("check_sales.sql"), [], |row| row.get(0))?.unwrap_or(0);
        if sales > 0 {
            findings.push(Finding::SaleTotals(sales));
        }
        let balances = include_str!("check_balances.sql").replace("@DOCUMENTS", FROM_DOCUMENTS);
        let balances = self.one(&balances, [], |row| row.get(0))?.unwrap_or(0);
        if balances > 0 {
            findings.push(Finding::Balances(balances));
        }
        let reviews = self.one(include_str!("check_reviews.sql"), [], |row| row.get(0))?.unwrap_or(0);
        if reviews > 0 {
            findings.push(Finding::Reviews(reviews));
        }
        Ok(findings)
    }
}
