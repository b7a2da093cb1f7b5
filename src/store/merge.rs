//! Merged duplicates: which rows belong to an address, moving them, and what they held before.

use rusqlite::types::{Value as Sql, ValueRef};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::connection::{Read, Write};
use super::error::StoreError;
use crate::domain::ids::{AddressId, CounterpartyId, UserId};

/// Rows that belong to an address and go with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moving {
    /// Orders.
    CustomerOrder,
    /// Sales.
    Sale,
    /// Payments.
    Payment,
    /// Containers that moved without a sale.
    ContainerMovement,
    /// Tasks.
    Task,
    /// Calls and attempts.
    ContactMade,
    /// Comments.
    Comment,
    /// Journal.
    JournalEntry,
    /// Pauses.
    Pause,
    /// Finished churn reviews.
    ChurnCase,
}

impl Moving {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::CustomerOrder,
        Self::Sale,
        Self::Payment,
        Self::ContainerMovement,
        Self::Task,
        Self::ContactMade,
        Self::Comment,
        Self::JournalEntry,
        Self::Pause,
        Self::ChurnCase,
    ];

    /// Table, and what changes in a row of it when somebody works with it.
    const fn table(self) -> (&'static str, &'static str) {
        match self {
            Self::CustomerOrder => ("customer_order", "version"),
            Self::Sale => ("sale", "voided_at IS NOT NULL"),
            Self::Payment => ("payment", "voided_at IS NOT NULL"),
            Self::ContainerMovement => ("container_movement", "voided_at IS NOT NULL"),
            Self::Task => ("task", "version"),
            Self::ContactMade => ("contact_made", "voided_at IS NOT NULL"),
            Self::Comment => ("comment", "(voided_at IS NOT NULL) + coalesce(closed_by_order, 0)"),
            Self::JournalEntry => ("journal_entry", "voided_at IS NOT NULL"),
            Self::Pause => ("pause", "voided_at IS NOT NULL"),
            Self::ChurnCase => ("churn_case", "version"),
        }
    }
}

/// Rows that a merge changes in more than where they belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Changing {
    /// An address.
    Address,
    /// Its planning settings.
    Planning,
    /// A counterparty.
    Counterparty,
    /// A contact person.
    ContactPerson,
    /// A task.
    Task,
}

impl Changing {
    /// Table, its key, and the columns that a merge may change.
    const fn table(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Address => (
                "address",
                "id",
                "counterparty_id, manager_id, status, is_archived, version, changed_at, changed_by",
            ),
            Self::Planning => ("planning", "address_id", "always_show"),
            Self::Counterparty => ("counterparty", "id", "tax_number, email, note, is_archived, version"),
            Self::ContactPerson => ("contact_person", "id", "counterparty_id, address_id, version"),
            Self::Task => ("task", "id", "address_id, state, superseded_by, version, changed_at, changed_by"),
        }
    }
}

/// What a row held before a merge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Of which table.
    pub of: Changing,
    /// Its key.
    pub id: i64,
    /// The columns that a merge may change, in their order.
    pub values: Vec<Value>,
}

/// How many rows there are, the last of them, and how far they were worked with: it differs as soon as somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Footprint(pub i64, pub i64, pub i64);

/// A merge that was carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRun {
    /// Which.
    pub id: i64,
    /// Whether two counterparties were merged, or two addresses.
    pub of_counterparties: bool,
    /// What was kept.
    pub kept: i64,
    /// What was merged into it.
    pub merged: i64,
    /// JSON: which rows moved, what they held before.
    pub body: String,
    /// Instant, UTC.
    pub at: String,
    /// Who.
    pub by: Option<UserId>,
    /// Whether it was undone.
    pub is_undone: bool,
}

const RUN: &str = "SELECT id, kind, kept_id, merged_id, body, at, user_id, undone_at FROM merge_run";

fn run(row: &rusqlite::Row<'_>) -> rusqlite::Result<MergeRun> {
    Ok(MergeRun {
        id: row.get(0)?,
        of_counterparties: row.get::<_, String>(1)? == "counterparty",
        kept: row.get(2)?,
        merged: row.get(3)?,
        body: row.get(4)?,
        at: row.get(5)?,
        by: row.get::<_, Option<i64>>(6)?.map(UserId),
        is_undone: row.get::<_, Option<String>>(7)?.is_some(),
    })
}

fn json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
    }
}

fn sql(value: &Value) -> Sql {
    match value {
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(number) => number.as_i64().map_or(Sql::Null, Sql::Integer),
        _ => Sql::Null,
    }
}

impl Read<'_> {
    /// The rows of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rows_of(&self, what: Moving, address: AddressId) -> Result<Vec<i64>, StoreError> {
        let (table, _) = what.table();
        self.all(&format!("SELECT id FROM {table} WHERE address_id = ?1 ORDER BY id"), [address.0], |row| {
            row.get(0)
        })
    }

    /// How far the rows of two addresses were worked with.
    ///
    /// # Errors
    /// When the store fails.
    pub fn footprint_of_rows(
        &self,
        what: Moving,
        (one, other): (AddressId, AddressId),
    ) -> Result<Footprint, StoreError> {
        let (table, changes) = what.table();
        let sql = format!(
            "SELECT count(*), coalesce(max(id), 0), coalesce(sum({changes}), 0) FROM {table} WHERE address_id IN (?1, ?2)"
        );
        self.footprint(&sql, (one.0, other.0))
    }

    /// How far two addresses themselves were worked with.
    ///
    /// # Errors
    /// When the store fails.
    pub fn footprint_of_addresses(
        &self,
        (one, other): (AddressId, AddressId),
    ) -> Result<Footprint, StoreError> {
        let sql = "SELECT count(*), max(id), sum(version + is_archived) FROM address WHERE id IN (?1, ?2)";
        self.footprint(sql, (one.0, other.0))
    }

    /// How far the contact persons of two addresses were worked with.
    ///
    /// # Errors
    /// When the store fails.
    pub fn footprint_of_contacts(
        &self,
        (one, other): (AddressId, AddressId),
    ) -> Result<Footprint, StoreError> {
        let sql = "SELECT count(*), coalesce(max(id), 0), coalesce(sum(version + is_archived), 0) FROM contact_person
                   WHERE address_id IN (?1, ?2)";
        self.footprint(sql, (one.0, other.0))
    }

    /// How far two counterparties, their addresses, contact persons and own prices were worked with, in this order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn footprints_of_counterparties(
        &self,
        (one, other): (CounterpartyId, CounterpartyId),
    ) -> Result<[Footprint; 4], StoreError> {
        let both = (one.0, other.0);
        let of = |table: &str, key: &str, last: &str, changes: &str| {
            let sql = format!(
                "SELECT count(*), coalesce(max({last}), 0), coalesce(sum({changes}), 0) FROM {table} WHERE {key} IN (?1, ?2)"
            );
            self.footprint(&sql, both)
        };
        Ok([
            of("counterparty", "id", "id", "version + is_archived")?,
            of("address", "counterparty_id", "id", "version + counterparty_id")?,
            of("contact_person", "counterparty_id", "id", "version + is_archived")?,
            of("own_price", "counterparty_id", "product_id", "coalesce(price, 0)")?,
        ])
    }

    fn footprint(&self, sql: &str, params: (i64, i64)) -> Result<Footprint, StoreError> {
        let found = self.one(sql, params, |row| Ok(Footprint(row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(found.unwrap_or_default())
    }

    /// What a row holds that a merge may change.
    ///
    /// # Errors
    /// When the store fails.
    pub fn before_merge(&self, of: Changing, id: i64) -> Result<Option<Before>, StoreError> {
        let (table, key, columns) = of.table();
        let count = columns.split(',').count();
        let values = self.one(&format!("SELECT {columns} FROM {table} WHERE {key} = ?1"), [id], |row| {
            (0..count).map(|at| row.get_ref(at).map(json)).collect::<rusqlite::Result<Vec<_>>>()
        })?;
        Ok(values.map(|values| Before { of, id, values }))
    }

    /// The addresses of a counterparty that are not archived.
    ///
    /// # Errors
    /// When the store fails.
    pub fn live_addresses(&self, client: CounterpartyId) -> Result<Vec<AddressId>, StoreError> {
        let sql = "SELECT id FROM address WHERE counterparty_id = ?1 AND is_archived = 0 ORDER BY id";
        self.all(sql, [client.0], |row| row.get(0).map(AddressId))
    }

    /// Every address of a counterparty, archived ones too.
    ///
    /// # Errors
    /// When the store fails.
    pub fn all_addresses_of(&self, client: CounterpartyId) -> Result<Vec<AddressId>, StoreError> {
        let sql = "SELECT id FROM address WHERE counterparty_id = ?1 ORDER BY id";
        self.all(sql, [client.0], |row| row.get(0).map(AddressId))
    }

    /// The contact persons of a counterparty; with an address those of it alone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn contact_ids(
        &self,
        client: CounterpartyId,
        address: Option<AddressId>,
    ) -> Result<Vec<i64>, StoreError> {
        let sql = "SELECT id FROM contact_person WHERE counterparty_id = ?1 AND (?2 IS NULL OR address_id = ?2) ORDER BY id";
        self.all(sql, (client.0, address.map(|address| address.0)), |row| row.get(0))
    }

    /// The version of a counterparty that is not archived.
    ///
    /// # Errors
    /// When the store fails.
    pub fn counterparty_version(&self, client: CounterpartyId) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT version FROM counterparty WHERE id = ?1 AND is_archived = 0";
        self.one(sql, [client.0], |row| row.get(0))
    }

    /// Whether an address is archived.
    ///
    /// # Errors
    /// When the store fails.
    pub fn is_archived_address(&self, address: AddressId) -> Result<bool, StoreError> {
        let sql = "SELECT is_archived FROM address WHERE id = ?1";
        Ok(self.one(sql, [address.0], |row| row.get(0))?.unwrap_or(false))
    }

    /// The newest task of the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_task(&self) -> Result<i64, StoreError> {
        Ok(self.one("SELECT coalesce(max(id), 0) FROM task", [], |row| row.get(0))?.unwrap_or(0))
    }

    /// A merge.
    ///
    /// # Errors
    /// When the store fails.
    pub fn merge_run(&self, id: i64) -> Result<Option<MergeRun>, StoreError> {
        self.one(&format!("{RUN} WHERE id = ?1"), [id], run)
    }

    /// The last merge into an address or its counterparty that was not undone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_merge(
        &self,
        address: AddressId,
        client: CounterpartyId,
    ) -> Result<Option<MergeRun>, StoreError> {
        let sql = format!(
            "{RUN} WHERE undone_at IS NULL
               AND (kind = 'address' AND kept_id = ?1 OR kind = 'counterparty' AND kept_id = ?2) ORDER BY id DESC LIMIT 1"
        );
        self.one(&sql, (address.0, client.0), run)
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

    /// Puts a row back to what it held before a merge.
    ///
    /// # Errors
    /// When the store fails.
    pub fn restore_before_merge(&self, before: &Before) -> Result<(), StoreError> {
        let (table, key, columns) = before.of.table();
        let set: Vec<String> =
            columns.split(", ").enumerate().map(|(at, column)| format!("{column} = ?{}", at + 2)).collect();
        let statement = format!("UPDATE {table} SET {} WHERE {key} = ?1", set.join(", "));
        let values = std::iter::once(Sql::Integer(before.id)).chain(before.values.iter().map(sql));
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

    /// Fills in what a kept counterparty does not know of itself from the one merged into it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn fill_in_counterparty(
        &self,
        kept: CounterpartyId,
        merged: CounterpartyId,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE counterparty SET version = version + 1,
                       tax_number = CASE tax_number WHEN '' THEN (SELECT m.tax_number FROM counterparty m WHERE m.id = ?2) ELSE tax_number END,
                       email = CASE email WHEN '' THEN (SELECT m.email FROM counterparty m WHERE m.id = ?2) ELSE email END,
                       note = CASE note WHEN '' THEN (SELECT m.note FROM counterparty m WHERE m.id = ?2) ELSE note END
                   WHERE id = ?1";
        self.run(sql, (kept.0, merged.0))?;
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

    /// Notes that a merge was undone.
    ///
    /// # Errors
    /// When the store fails.
    pub fn end_merge_run(&self, id: i64, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE merge_run SET undone_at = ?2 WHERE id = ?1", (id, at))?;
        Ok(())
    }
}
