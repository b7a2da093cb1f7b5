//! Balances: derived from documents, kept for speed, rebuilt on demand.

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::AddressId;
use crate::domain::money::Money;

/// What an address owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// Sales and deposits less payments; negative: an advance.
    pub debt: Money,
    /// Containers at the address.
    pub containers: i64,
    /// Of them covered by a paid deposit.
    pub deposited: i64,
}

impl Balance {
    /// Containers beyond those covered by a paid deposit.
    pub const fn container_debt(&self) -> i64 {
        self.containers - self.deposited
    }
}

pub(super) const FROM_DOCUMENTS: &str = include_str!("balance_from_documents.sql");

/// The documents of one address are looked up in each table: asked of the sums, they would be those of the whole office.
fn of_one_address() -> String {
    FROM_DOCUMENTS.replace("WHERE voided_at IS NULL", "WHERE voided_at IS NULL AND address_id = ?1")
}

fn balance(row: &rusqlite::Row<'_>) -> rusqlite::Result<Balance> {
    Ok(Balance { debt: Money::minor(row.get(0)?), containers: row.get(1)?, deposited: row.get(2)? })
}

impl Read<'_> {
    /// The kept balance of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn balance(&self, address: AddressId) -> Result<Balance, StoreError> {
        let sql = "SELECT debt, containers, deposited FROM balance WHERE address_id = ?1";
        Ok(self.one(sql, [address.0], balance)?.unwrap_or_default())
    }
}

impl Read<'_> {
    /// The money of deposits that an address paid and did not get back.
    ///
    /// # Errors
    /// When the store fails.
    pub fn deposit_held(&self, address: AddressId) -> Result<Money, StoreError> {
        let sql = "SELECT coalesce(sum(amount), 0) FROM container_movement
                   WHERE address_id = ?1 AND kind = 'deposit' AND voided_at IS NULL";
        Ok(self.one(sql, [address.0], |row| row.get(0).map(Money::minor))?.unwrap_or_default())
    }
}

impl Write<'_> {
    /// Adds what a document changes to the kept balance of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn add_to_balance(&self, address: AddressId, change: &Balance) -> Result<(), StoreError> {
        let sql = "INSERT INTO balance (address_id, debt, containers, deposited) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (address_id) DO UPDATE SET debt = debt + excluded.debt,
                       containers = containers + excluded.containers, deposited = deposited + excluded.deposited";
        self.run(sql, (address.0, change.debt.as_minor(), change.containers, change.deposited))?;
        Ok(())
    }

    /// Writes the balance of one address anew from its documents; without documents there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rebuild_balance(&self, address: AddressId) -> Result<(), StoreError> {
        self.run("DELETE FROM balance WHERE address_id = ?1", [address.0])?;
        let sql = "INSERT INTO balance (address_id, debt, containers, deposited)
                   SELECT address_id, debt, containers, deposited";
        self.run(&format!("{sql} FROM ({})", of_one_address()), [address.0])?;
        Ok(())
    }

    /// Writes every balance anew from the documents.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rebuild_balances(&self) -> Result<(), StoreError> {
        self.run("DELETE FROM balance", [])?;
        self.run(
            &format!(
                "INSERT INTO balance (address_id, debt, containers, deposited)
                 SELECT address_id, debt, containers, deposited FROM ({FROM_DOCUMENTS})"
            ),
            [],
        )?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::query_plan::passes;
    use super::*;

    /// Passing over all documents of an office takes seconds, and every payment and every card asks.
    #[test]
    fn the_documents_of_one_address_are_found_by_their_indexes() {
        assert_eq!(passes(&of_one_address()), Vec::<String>::new());
        assert_eq!(passes(include_str!("papers_of_address.sql")), Vec::<String>::new());
    }
}
