//! Entries of bank statements, and whose they may be.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;
use super::forget::bank::hidden;
use super::merge::onward;
use crate::domain::ids::{AddressId, BankEntryId, PaymentId, UserId};
use crate::domain::money::Money;

/// Handled entries that are read back at most.
const MOST_HANDLED: i64 = 500;

/// An entry to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBankEntry<'a> {
    /// By which the same entry of another file is known.
    pub fingerprint: &'a str,
    /// Number of the payment order.
    pub number: &'a str,
    /// The day on which the money came.
    pub day: NaiveDate,
    /// More than nothing.
    pub amount: Money,
    /// Who paid.
    pub payer: &'a str,
    /// The tax number of who paid; may be empty.
    pub tax_number: &'a str,
    /// What it is for.
    pub purpose: &'a str,
    /// The name of the file.
    pub file: &'a str,
}

/// An entry of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankEntryRow {
    /// Identifier.
    pub id: BankEntryId,
    /// Number of the payment order.
    pub number: String,
    /// The day on which the money came.
    pub day: NaiveDate,
    /// How much.
    pub amount: Money,
    /// Who paid.
    pub payer: String,
    /// The tax number of who paid; may be empty.
    pub tax_number: String,
    /// What it is for.
    pub purpose: String,
    /// The payment that was posted for it: its number, and whose.
    pub payment: Option<(String, String)>,
    /// It is no money of a customer.
    pub dismissed: bool,
}

/// An address whose money an entry may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayerRow {
    /// Which.
    pub address: AddressId,
    /// Counterparty.
    pub client: String,
    /// Where water goes.
    pub text: String,
    /// What it owes; negative: an advance.
    pub debt: Money,
}

fn entry(row: &Row<'_>) -> rusqlite::Result<BankEntryRow> {
    let payment: Option<String> = row.get(7)?;
    let whose: Option<String> = row.get(8)?;
    Ok(BankEntryRow {
        id: BankEntryId(row.get(0)?),
        number: row.get(1)?,
        day: row.get::<_, Day>(2)?.0,
        amount: Money::minor(row.get(3)?),
        payer: row.get(4)?,
        tax_number: row.get(5)?,
        purpose: row.get(6)?,
        payment: payment.zip(whose),
        dismissed: row.get(9)?,
    })
}

fn payer(row: &Row<'_>) -> rusqlite::Result<PayerRow> {
    Ok(PayerRow {
        address: AddressId(row.get(0)?),
        client: row.get(1)?,
        text: row.get(2)?,
        debt: Money::minor(row.get(3)?),
    })
}

const ENTRY: &str =
    "SELECT e.id, e.number, e.day, e.amount, e.payer, e.tax_number, e.purpose, p.number, c.name,
                            e.dismissed_at IS NOT NULL
                     FROM bank_entry e
                     LEFT JOIN payment p ON p.id = e.payment_id
                     LEFT JOIN address a ON a.id = p.address_id
                     LEFT JOIN counterparty c ON c.id = a.counterparty_id";
/// An entry of somebody who was forgotten is known by this.
const KNOWN: &str = "SELECT 1 FROM bank_entry WHERE fingerprint = ?1";
const PAYER: &str = "SELECT a.id, c.name, a.text, coalesce(b.debt, 0)
                     FROM counterparty c
                     JOIN address a ON a.counterparty_id = c.id AND a.is_archived = 0
                     LEFT JOIN balance b ON b.address_id = a.id";

/// The places of an invoice: of the address that it names, else of the client, wherever either was merged since.
const INVOICED: &str = concat!(
    "WITH RECURSIVE
    invoice (client, address) AS (
        SELECT counterparty_id, address_id FROM paper WHERE kind = 'invoice' AND number = ?1 AND voided_at IS NULL
    ),
    client (id) AS (
        SELECT client FROM invoice WHERE address IS NULL",
    onward!("client", "counterparty"),
    "),
    place (id) AS (
        SELECT address FROM invoice WHERE address IS NOT NULL
        UNION SELECT a.id FROM client JOIN address a ON a.counterparty_id = client.id",
    onward!("place", "address"),
    ")"
);

const PAYERS_BY_DEBT: &str = "SELECT a.id, c.name, a.text, b.debt
                              FROM balance b JOIN address a ON a.id = b.address_id AND a.is_archived = 0
                              JOIN counterparty c ON c.id = a.counterparty_id
                              WHERE b.debt > 0 AND b.debt = ?1 ORDER BY a.id";

impl Read<'_> {
    /// The entries that wait for a person, the oldest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn open_bank_entries(&self) -> Result<Vec<BankEntryRow>, StoreError> {
        let sql =
            format!("{ENTRY} WHERE e.payment_id IS NULL AND e.dismissed_at IS NULL ORDER BY e.day, e.id");
        self.all(&sql, [], entry)
    }

    /// The newest of those that were posted or dismissed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn handled_bank_entries(&self) -> Result<Vec<BankEntryRow>, StoreError> {
        let sql = format!(
            "{ENTRY} WHERE e.payment_id IS NOT NULL OR e.dismissed_at IS NOT NULL ORDER BY e.id DESC LIMIT ?1"
        );
        self.all(&sql, [MOST_HANDLED], entry)
    }

    /// One entry.
    ///
    /// # Errors
    /// When the store fails.
    pub fn bank_entry(&self, id: BankEntryId) -> Result<Option<BankEntryRow>, StoreError> {
        self.one(&format!("{ENTRY} WHERE e.id = ?1"), [id.0], entry)
    }

    /// Whether a payment was posted for an entry.
    ///
    /// # Errors
    /// When the store fails.
    pub fn came_by_the_bank(&self, payment: PaymentId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM bank_entry WHERE payment_id = ?1)";
        Ok(self.one(sql, [payment.0], |row| row.get(0))?.unwrap_or(false))
    }

    /// The addresses of those who have a tax number, in the order in which they were entered.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payers_by_tax_number(&self, tax_number: &str) -> Result<Vec<PayerRow>, StoreError> {
        let sql = format!(
            "{PAYER} WHERE c.tax_number = ?1 AND c.tax_number <> '' AND c.is_archived = 0 ORDER BY a.id"
        );
        self.all(&sql, [tax_number], payer)
    }

    /// The addresses that owe exactly so much.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payers_by_debt(&self, debt: Money) -> Result<Vec<PayerRow>, StoreError> {
        self.all(PAYERS_BY_DEBT, [debt.as_minor()], payer)
    }

    /// The addresses that an invoice of this number was made for: the one that it names, or all of the counterparty. Where
    /// these were merged into others since, those.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payers_by_invoice(&self, number: &str) -> Result<Vec<PayerRow>, StoreError> {
        let sql = format!("{INVOICED} {PAYER} JOIN place ON place.id = a.id ORDER BY a.id");
        self.all(&sql, [number], payer)
    }
}

impl Write<'_> {
    /// Keeps an entry; `false`: it is known already.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_bank_entry(
        &self,
        new: &NewBankEntry<'_>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO bank_entry (fingerprint, number, day, amount, payer, tax_number, purpose, file_name, read_at,
                       read_by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (fingerprint) DO NOTHING";
        if self.one(KNOWN, [hidden(new.fingerprint)], |_| Ok(()))?.is_some() {
            return Ok(false);
        }
        let touched = self.run(
            sql,
            (
                new.fingerprint,
                new.number,
                Day(new.day),
                new.amount.as_minor(),
                new.payer,
                new.tax_number,
                new.purpose,
                new.file,
                at,
                by.map(|user| user.0),
            ),
        )?;
        Ok(touched > 0)
    }

    /// Says which payment was posted for an entry.
    ///
    /// # Errors
    /// When the store fails.
    pub fn post_bank_entry(&self, id: BankEntryId, payment: PaymentId) -> Result<(), StoreError> {
        self.run("UPDATE bank_entry SET payment_id = ?2 WHERE id = ?1", (id.0, payment.0))?;
        Ok(())
    }

    /// An entry is no money of a customer, or is after all.
    ///
    /// # Errors
    /// When the store fails.
    pub fn dismiss_bank_entry(&self, id: BankEntryId, at: Option<&str>) -> Result<(), StoreError> {
        self.run("UPDATE bank_entry SET dismissed_at = ?2 WHERE id = ?1", (id.0, at))?;
        Ok(())
    }

    /// The payment of an entry was voided: it waits for a person again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reopen_bank_entry_of(&self, payment: PaymentId) -> Result<(), StoreError> {
        self.run("UPDATE bank_entry SET payment_id = NULL WHERE payment_id = ?1", [payment.0])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::query_plan::passes;
    use super::*;

    #[test]
    fn who_owes_exactly_so_much_is_found_in_the_index_of_the_debtors_alone() {
        assert_eq!(passes(PAYERS_BY_DEBT), ["SCAN b USING COVERING INDEX balance_in_debt"]);
    }
}
