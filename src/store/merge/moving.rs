//! Carrying rows from one address or counterparty to another, and back.

use rusqlite::types::Value as Sql;
use serde_json::Value;

use super::super::connection::Write;
use super::super::error::StoreError;
use super::{Before, Moving};
use crate::domain::ids::{AddressId, CounterpartyId, UserId};

fn sql(value: &Value) -> Sql {
    match value {
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        _ => Sql::Null,
    }
}

impl Write<'_> {
    /// Moves rows to an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_rows(&self, what: Moving, rows: &[i64], to: AddressId) -> Result<(), StoreError> {
        let (table, _) = what.table();
        let sql = format!("UPDATE {table} SET address_id = ?2 WHERE id = ?1");
        for id in rows {
            self.run(&sql, (id, to.0))?;
        }
        Ok(())
    }

    /// Puts a row back to what it held before a merge; the columns `left` stay as they are.
    ///
    /// # Errors
    /// When the store fails.
    pub fn restore_before_merge(&self, before: &Before, left: &[&str]) -> Result<(), StoreError> {
        let (table, key, columns) = before.of.table();
        let kept = columns.split(", ").zip(&before.values).filter(|(column, _)| !left.contains(column));
        let (columns, values): (Vec<&str>, Vec<&Value>) = kept.unzip();
        let set = columns.iter().enumerate().map(|(at, column)| format!("{column} = ?{}", at + 2));
        let set: Vec<String> = set.collect();
        let statement = format!("UPDATE {table} SET {} WHERE {key} = ?1", set.join(", "));
        let values = std::iter::once(Sql::Integer(before.id)).chain(values.into_iter().map(sql));
        self.run(&statement, rusqlite::params_from_iter(values))?;
        Ok(())
    }

    /// Takes an address out of every list.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_merged_address(
        &self,
        id: AddressId,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql =
            "UPDATE address SET status = 'closed', is_archived = 1, version = version + 1, changed_at = ?2,
                       changed_by = ?3 WHERE id = ?1";
        self.run(sql, (id.0, at, by.map(|user| user.0)))?;
        self.run("UPDATE planning SET always_show = 0 WHERE address_id = ?1", [id.0])?;
        Ok(())
    }

    /// Takes a counterparty out of every list.
    ///
    /// # Errors
    /// When the store fails.
    pub fn archive_counterparty(&self, id: CounterpartyId) -> Result<(), StoreError> {
        self.run("UPDATE counterparty SET is_archived = 1, version = version + 1 WHERE id = ?1", [id.0])?;
        Ok(())
    }

    /// Fills in what a kept counterparty does not know of itself from the one merged into it: what papers call it, unless the
    /// two have tax numbers of their own; its price list and its discount, where it has none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn fill_in_counterparty(
        &self,
        kept: CounterpartyId,
        merged: CounterpartyId,
    ) -> Result<(), StoreError> {
        self.run(include_str!("../merge_fill_in.sql"), (kept.0, merged.0))?;
        Ok(())
    }

    /// Gives an address to another counterparty; the manager stays who it was.
    ///
    /// # Errors
    /// When the store fails.
    pub fn give_address(
        &self,
        address: AddressId,
        to: CounterpartyId,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE address SET version = version + 1, changed_at = ?3, changed_by = ?4,
                       manager_id = CASE WHEN manager_id IS NULL
                           AND (SELECT manager_id FROM counterparty WHERE id = counterparty_id)
                               IS NOT (SELECT manager_id FROM counterparty WHERE id = ?2)
                           THEN (SELECT manager_id FROM counterparty WHERE id = counterparty_id) ELSE manager_id END,
                       counterparty_id = ?2 WHERE id = ?1";
        self.run(sql, (address.0, to.0, at, by.map(|user| user.0)))?;
        Ok(())
    }

    /// Gives a contact person to a counterparty, or to one address of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn give_contact(
        &self,
        contact: i64,
        to: CounterpartyId,
        address: Option<AddressId>,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE contact_person SET counterparty_id = ?2, address_id = ?3, version = version + 1 WHERE id = ?1";
        self.run(sql, (contact, to.0, address.map(|address| address.0)))?;
        Ok(())
    }

    /// Gives the own prices of products for which the other counterparty has none; says which moved.
    ///
    /// # Errors
    /// When the store fails.
    pub fn give_prices(&self, from: CounterpartyId, to: CounterpartyId) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT DISTINCT product_id FROM own_price WHERE counterparty_id = ?1
                   AND product_id NOT IN (SELECT product_id FROM own_price WHERE counterparty_id = ?2) ORDER BY 1";
        let products = self.all(sql, (from.0, to.0), |row| row.get(0))?;
        self.move_prices(&products, from, to)?;
        Ok(products)
    }

    /// Moves the own prices of some products.
    ///
    /// # Errors
    /// When the store fails.
    pub fn move_prices(
        &self,
        products: &[i64],
        from: CounterpartyId,
        to: CounterpartyId,
    ) -> Result<(), StoreError> {
        for product in products {
            let sql =
                "UPDATE own_price SET counterparty_id = ?3 WHERE counterparty_id = ?1 AND product_id = ?2";
            self.run(sql, (from.0, product, to.0))?;
        }
        Ok(())
    }

    /// Takes tasks that a merge arranged out of the way, so that those before it can be open again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn withdraw_tasks(&self, tasks: &[i64]) -> Result<(), StoreError> {
        for task in tasks {
            self.run("UPDATE task SET state = 'cancelled' WHERE id = ?1 AND state = 'open'", [task])?;
        }
        Ok(())
    }

    /// Forgets tasks that a merge arranged and nobody worked with: with the merge undone they never were.
    ///
    /// # Errors
    /// When the store fails, and when anything refers to one of them.
    pub fn forget_tasks(&self, tasks: &[i64]) -> Result<(), StoreError> {
        for task in tasks.iter().rev() {
            self.run("DELETE FROM task WHERE id = ?1", [task])?;
        }
        Ok(())
    }

    /// Notes a merge.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_merge_run(
        &self,
        kind: &str,
        (kept, merged): (i64, i64),
        body: &str,
        (at, by): (&str, Option<UserId>),
    ) -> Result<i64, StoreError> {
        let sql = "INSERT INTO merge_run (kind, kept_id, merged_id, body, at, user_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        self.insert(sql, (kind, kept, merged, body, at, by.map(|user| user.0)))
    }

    /// Notes more of what a merge moved.
    ///
    /// # Errors
    /// When the store fails.
    pub fn change_merge_run(&self, id: i64, body: &str) -> Result<(), StoreError> {
        self.run("UPDATE merge_run SET body = ?2 WHERE id = ?1", (id, body))?;
        Ok(())
    }

    /// Notes that a merge was undone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_merge_run(&self, id: i64, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE merge_run SET undone_at = ?2 WHERE id = ?1", (id, at))?;
        Ok(())
    }
}
