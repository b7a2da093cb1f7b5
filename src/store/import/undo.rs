//! What stood before an import, and the undoing of one.

use super::super::client::NewAddress;
use super::super::connection::{Read, Write};
use super::super::error::StoreError;
use crate::domain::ids::{AddressId, CounterpartyId, ImportId, UserId};

/// What an address held before an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportBefore {
    /// Which.
    pub address: AddressId,
    /// JSON.
    pub body: String,
    /// The address's version that the import left.
    pub version: i64,
}

/// Why an address cannot be taken out of the office again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leftover {
    /// Somebody changed it since.
    Changed,
    /// There are sales, orders, payments, movements of containers, papers, promises, tasks or records about it.
    Documents,
}

impl Read<'_> {
    /// Everything that an import of clients touched, in the order of addresses.
    ///
    /// # Errors
    /// When the store fails.
    pub fn import_befores(&self, import: ImportId) -> Result<Vec<ImportBefore>, StoreError> {
        let sql =
            "SELECT address_id, body, version FROM import_before WHERE import_id = ?1 ORDER BY address_id";
        self.all(sql, [import.0], |row| {
            Ok(ImportBefore { address: AddressId(row.get(0)?), body: row.get(1)?, version: row.get(2)? })
        })
    }

    /// Addresses of an import that somebody changed since, or those new by it on which documents rest, with the code of
    /// each.
    ///
    /// # Errors
    /// When the store fails.
    pub fn import_leftovers(&self, import: ImportId) -> Result<Vec<(String, Leftover)>, StoreError> {
        self.all(include_str!("leftovers.sql"), [import.0], |row| {
            let changed: bool = row.get(1)?;
            Ok((row.get(0)?, if changed { Leftover::Changed } else { Leftover::Documents }))
        })
    }

    /// What an address held before an import.
    ///
    /// # Errors
    /// When the store fails.
    pub fn import_before(&self, import: ImportId, address: AddressId) -> Result<Option<String>, StoreError> {
        let sql = "SELECT body FROM import_before WHERE import_id = ?1 AND address_id = ?2";
        self.one(sql, (import.0, address.0), |row| row.get(0))
    }

    /// Whether an import already left a body for an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn has_import_before(&self, import: ImportId, address: AddressId) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM import_before WHERE import_id = ?1 AND address_id = ?2";
        Ok(self.one(sql, (import.0, address.0), |_| Ok(()))?.is_some())
    }

    /// The addresses that received something from an import of deliveries.
    ///
    /// # Errors
    /// When the store fails.
    pub fn addresses_of_deliveries(&self, import: ImportId) -> Result<Vec<AddressId>, StoreError> {
        let sql = "SELECT address_id FROM sale WHERE import_id = ?1
                   UNION SELECT address_id FROM payment WHERE import_id = ?1
                   UNION SELECT address_id FROM container_movement WHERE import_id = ?1 ORDER BY 1";
        self.all(sql, [import.0], |row| row.get(0).map(AddressId))
    }
}

impl Write<'_> {
    /// Keeps what an address held before an import; of several bodies the first one stays.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_import_before(
        &self,
        import: ImportId,
        address: AddressId,
        body: &str,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO import_before (import_id, address_id, body, version) VALUES (?1, ?2, ?3, 0)
                   ON CONFLICT (import_id, address_id) DO NOTHING";
        self.run(sql, (import.0, address.0, body))?;
        Ok(())
    }

    /// Says more of what an address held before an import.
    ///
    /// # Errors
    /// When the store fails.
    pub fn change_import_before(
        &self,
        import: ImportId,
        address: AddressId,
        body: &str,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE import_before SET body = ?3 WHERE import_id = ?1 AND address_id = ?2";
        self.run(sql, (import.0, address.0, body))?;
        Ok(())
    }

    /// Notes the versions that an import left, of addresses and of their clients.
    ///
    /// # Errors
    /// When the store fails.
    pub fn note_import_versions(&self, import: ImportId) -> Result<(), StoreError> {
        let sql =
            "UPDATE import_before SET version = (SELECT a.version FROM address a WHERE a.id = address_id),
                       body = json_set(body, '$.client', (SELECT c.version FROM address a
                           JOIN counterparty c ON c.id = a.counterparty_id WHERE a.id = address_id))
                   WHERE import_id = ?1";
        self.run(sql, [import.0])?;
        Ok(())
    }

    /// After an address was put back to what it held at version `then`: an earlier import that left it so may be undone
    /// in its turn.
    ///
    /// # Errors
    /// When the store fails.
    pub fn carry_import_versions(&self, address: AddressId, then: i64) -> Result<(), StoreError> {
        let sql = "UPDATE import_before SET version = (SELECT a.version FROM address a WHERE a.id = ?1)
                   WHERE import_id IN (SELECT i.id FROM import_run i WHERE i.kind = 'clients' AND i.undone_at IS NULL)
                     AND address_id = ?1 AND version = ?2";
        self.run(sql, (address.0, then))?;
        Ok(())
    }

    /// The same of a counterparty, once its addresses have come back to it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn carry_client_versions(&self, client: CounterpartyId, then: i64) -> Result<(), StoreError> {
        let sql = "UPDATE import_before
                   SET body = json_set(body, '$.client', (SELECT c.version FROM counterparty c WHERE c.id = ?1))
                   WHERE import_id IN (SELECT i.id FROM import_run i WHERE i.kind = 'clients' AND i.undone_at IS NULL)
                     AND address_id IN (SELECT a.id FROM address a WHERE a.counterparty_id = ?1)
                     AND json_extract(body, '$.client') = ?2";
        self.run(sql, (client.0, then))?;
        Ok(())
    }

    /// Takes a new address of an import out of every list. Its code is free again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_address(
        &self,
        (id, import): (AddressId, ImportId),
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let code: Option<String> =
            self.one("SELECT code FROM address WHERE id = ?1", [id.0], |row| row.get(0))?;
        let mut free: String = code.unwrap_or_default().chars().take(30).collect();
        free.push_str(&format!("~{}", import.0));
        while self.one("SELECT 1 FROM address WHERE code = ?1", [&free], |_| Ok(()))?.is_some() {
            free = format!("~{}~{}", id.0, import.0);
        }
        let sql = "UPDATE address SET code = ?2, status = 'closed', is_archived = 1, version = version + 1, changed_at = ?3,
                       changed_by = ?4 WHERE id = ?1";
        self.run(sql, (id.0, free, at, by.map(|user| user.0)))?;
        self.run("UPDATE planning SET always_show = 0 WHERE address_id = ?1", [id.0])?;
        let sql = "UPDATE contact_person SET is_archived = 1, version = version + 1 WHERE address_id = ?1 AND is_archived = 0";
        self.run(sql, [id.0])?;
        let sql =
            "UPDATE task SET state = 'cancelled', version = version + 1, changed_at = ?2, changed_by = ?3
                   WHERE address_id = ?1 AND state = 'open'";
        self.run(sql, (id.0, at, by.map(|user| user.0)))?;
        Ok(())
    }

    /// Puts an address back to what it held.
    ///
    /// # Errors
    /// When the store fails.
    pub fn restore_address(
        &self,
        id: AddressId,
        before: &NewAddress,
        signature: (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        self.update_address(id, before, signature)?;
        self.move_contacts(id, before.counterparty)
    }

    /// Archives the counterparties that an import brought, with their contact persons, unless an address is left there.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_counterparties(&self, import: ImportId) -> Result<(), StoreError> {
        let sql = "UPDATE counterparty SET is_archived = 1, version = version + 1 WHERE import_id = ?1
                   AND NOT EXISTS (SELECT 1 FROM address a WHERE a.counterparty_id = counterparty.id AND a.is_archived = 0)";
        self.run(sql, [import.0])?;
        let sql = "UPDATE contact_person SET is_archived = 1, version = version + 1 WHERE is_archived = 0
                   AND counterparty_id IN (SELECT id FROM counterparty WHERE import_id = ?1 AND is_archived = 1)";
        self.run(sql, [import.0])?;
        Ok(())
    }

    /// Voids every document that an import brought.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_import(&self, import: ImportId, (at, by): (&str, Option<UserId>)) -> Result<(), StoreError> {
        let sql = "UPDATE sale SET voided_at = ?2, voided_by = ?3 WHERE import_id = ?1 AND voided_at IS NULL";
        self.run(sql, (import.0, at, by.map(|user| user.0)))?;
        for table in ["payment", "container_movement"] {
            let sql = format!("UPDATE {table} SET voided_at = ?2 WHERE import_id = ?1 AND voided_at IS NULL");
            self.run(&sql, (import.0, at))?;
        }
        self.run("UPDATE import_run SET undone_at = ?2 WHERE id = ?1", (import.0, at))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::query_plan::steps;

    #[test]
    fn what_stands_against_an_undo_passes_over_no_table_for_each_address() {
        let mut each_time = false;
        let mut passed = Vec::new();
        for step in steps(include_str!("leftovers.sql")) {
            if step.contains("SUBQUERY") {
                each_time = step.starts_with("CORRELATED");
            } else if each_time && step.starts_with("SCAN") {
                passed.push(step);
            }
        }
        assert_eq!(passed, Vec::<String>::new());
    }
}
