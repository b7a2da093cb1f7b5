//! Addresses that owe money, and what they owe it for.

use chrono::NaiveDate;
use rusqlite::Row;

use super::balance::Balance;
use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::{AddressStatus, ChurnStage};
use crate::domain::debt::AgedDebt;
use crate::domain::ids::{AddressId, ContactMadeId, CounterpartyId, RouteId, UserId};
use crate::domain::money::Money;

/// An address that owes money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtorRow {
    /// Which.
    pub address: AddressId,
    /// The office's own code.
    pub code: String,
    /// Who pays.
    pub counterparty: CounterpartyId,
    /// The name of the counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// The run it is on.
    pub route: Option<RouteId>,
    /// Its manager, by default the counterparty's.
    pub manager: Option<UserId>,
    /// Whether it is in work, in review or closed.
    pub status: AddressStatus,
    /// What it owes.
    pub balance: Balance,
    /// The last day on which money came in.
    pub last_payment: Option<NaiveDate>,
}

fn debtor(row: &Row<'_>) -> rusqlite::Result<DebtorRow> {
    Ok(DebtorRow {
        address: AddressId(row.get(0)?),
        code: row.get(1)?,
        counterparty: CounterpartyId(row.get(2)?),
        client: row.get(3)?,
        text: row.get(4)?,
        route: row.get::<_, Option<i64>>(5)?.map(RouteId),
        manager: row.get::<_, Option<i64>>(6)?.map(UserId),
        status: row.get::<_, Coded<AddressStatus>>(7)?.0,
        balance: Balance {
            debt: Money::minor(row.get(8)?),
            containers: row.get(9)?,
            deposited: row.get(10)?,
        },
        last_payment: row.get::<_, Option<Day>>(11)?.map(|day| day.0),
    })
}

/// Whom calls about the debt of an address reach, and when they did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtCalls {
    /// The tax number of the counterparty; may be empty.
    pub tax_number: String,
    /// Instants of conversations about the debts of the counterparty, UTC; calls that reached nobody are none.
    pub calls: Vec<String>,
}

const CHARGES: &str = include_str!("charges_of_address.sql");

/// The stage of the one case of an address that is open. The stages stand there as in the index of such cases; one of them
/// alone would not be looked for in it, but in all cases.
const OPEN_STAGE: &str = "SELECT stage FROM churn_case
    WHERE address_id = ?1 AND stage IN ('senior_operator', 'quality_control', 'credit_control')";

impl Read<'_> {
    /// The addresses that owe money, whatever their status.
    ///
    /// # Errors
    /// When the store fails.
    pub fn debtors(&self) -> Result<Vec<DebtorRow>, StoreError> {
        self.all(include_str!("debtors.sql"), [], debtor)
    }

    /// The calls about the debts of the counterparty of an address, from an instant on.
    ///
    /// # Errors
    /// When the store fails.
    pub fn debt_calls(&self, address: AddressId, from: &str) -> Result<Option<DebtCalls>, StoreError> {
        let sql = "SELECT c.id, c.tax_number FROM address a JOIN counterparty c ON c.id = a.counterparty_id WHERE a.id = ?1";
        let debtor = self.one(sql, [address.0], |row| Ok((row.get::<_, i64>(0)?, row.get(1)?)))?;
        let Some((counterparty, tax_number)) = debtor else { return Ok(None) };
        let sql = "SELECT m.at FROM address a JOIN contact_made m ON m.address_id = a.id
                   WHERE a.counterparty_id = ?1 AND m.about = 'debt' AND m.voided_at IS NULL AND m.at >= ?2
                     AND m.result IN ('', 'call_later')";
        let calls = self.all(sql, (counterparty, from), |row| row.get(0))?;
        Ok(Some(DebtCalls { tax_number, calls }))
    }

    /// Whether the churn review of an address stands at credit control: whatever is said there is about its debt.
    ///
    /// # Errors
    /// When the store fails.
    pub fn is_at_credit_control(&self, address: AddressId) -> Result<bool, StoreError> {
        let stage = self.one(OPEN_STAGE, [address.0], |row| row.get::<_, Coded<ChurnStage>>(0))?;
        Ok(stage.is_some_and(|stage| stage.0 == ChurnStage::CreditControl))
    }

    /// A debt of an address by the age of what it is owed for. No more documents are read than it takes.
    ///
    /// # Errors
    /// When the store fails.
    pub fn aged_debt(
        &self,
        address: AddressId,
        debt: Money,
        today: NaiveDate,
    ) -> Result<AgedDebt, StoreError> {
        let mut statement = self.conn.prepare_cached(CHARGES)?;
        let charges = statement.query_map([address.0], |row| {
            let (on, amount): (Day, i64) = (row.get(0)?, row.get(1)?);
            Ok((on.0, Money::minor(amount)))
        })?;
        Ok(AgedDebt::split(debt, today, charges)?)
    }
}

impl Write<'_> {
    /// A contact was about a debt, and counts against the limits of such calls.
    ///
    /// # Errors
    /// When the store fails.
    pub fn mark_about_debt(&self, contact: ContactMadeId) -> Result<(), StoreError> {
        self.run("UPDATE contact_made SET about = 'debt' WHERE id = ?1", [contact.0])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::query_plan::{passes, steps};
    use super::*;

    #[test]
    fn only_addresses_in_debt_are_read_of_a_large_office() {
        assert_eq!(passes(include_str!("debtors.sql")), ["SCAN b USING INDEX balance_in_debt"]);
    }

    #[test]
    fn the_stage_of_an_address_is_read_without_passing_over_the_cases_of_others() {
        assert_eq!(passes(OPEN_STAGE), Vec::<String>::new());
        assert_eq!(
            steps("SELECT 1 FROM churn_case WHERE address_id = 1 AND stage = 'credit_control'"),
            ["SCAN churn_case"],
            "the test can fail"
        );
    }

    #[test]
    fn the_newest_charges_of_an_address_are_read_first_without_sorting_the_others() {
        let steps = steps(CHARGES);
        assert!(
            !steps.iter().any(|step| step.contains("TEMP B-TREE") || step.starts_with("SCAN")),
            "{steps:?}"
        );
    }
}
