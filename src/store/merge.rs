//! Merged duplicates: which rows belong to an address, moving them, and what they held before.

mod moving;

use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::connection::Read;
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
    /// What was offered in them.
    Offer,
    /// Payments that were promised.
    Promise,
}

impl Moving {
    /// All of them, in the order in which merges keep what they left: a new one comes last.
    pub const ALL: [Self; 12] = [
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
        Self::Offer,
        Self::Promise,
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
            Self::Offer => ("offer", "(voided_at IS NOT NULL) + coalesce(order_id, 0)"),
            Self::Promise => ("promise", "voided_at IS NOT NULL"),
        }
    }

    /// Conditions one of which every row meets: no index covers the whole table by address, one covers each of these.
    const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Sale | Self::Payment | Self::ContainerMovement => {
                &["voided_at IS NULL", "voided_at IS NOT NULL"]
            }
            Self::Task => &["state = 'open'", "state = 'done'", "state IN ('superseded', 'cancelled')"],
            Self::Comment => &[
                "closed_by_order IS NULL",
                "closed_by_order IN (SELECT o.id FROM customer_order o WHERE o.address_id IN (?1, ?2))",
            ],
            Self::CustomerOrder
            | Self::ContactMade
            | Self::JournalEntry
            | Self::Pause
            | Self::ChurnCase
            | Self::Offer
            | Self::Promise => &["1"],
        }
    }

    /// The rows of two addresses: `id`, where each lies, and how far it `changed`.
    fn rows(self) -> String {
        let (table, changes) = self.table();
        let part = |part: &&str| {
            format!(
                "SELECT id, address_id, {changes} AS changed FROM {table} WHERE address_id IN (?1, ?2) AND {part}"
            )
        };
        self.parts().iter().map(part).collect::<Vec<_>>().join(" UNION ALL ")
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
            // Earlier merges kept the first five: what they kept goes back, the rest stays.
            Self::Counterparty => (
                "counterparty",
                "id",
                "tax_number, email, note, is_archived, version, legal_name, legal_address, tax_reason_code, price_list_id, \
                 discount_rate, discount_name, discount_until",
            ),
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

/// How many rows there are, the last of them, how far they were worked with in all, and how far each of them was: it differs as
/// soon as somebody does. Merges of earlier versions kept the first three alone, in which one row that went back makes up for
/// another that went on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Footprint(i64, i64, i64, #[serde(default)] Option<i64>);

impl Footprint {
    /// Whether nobody worked with the rows since this was kept.
    pub fn still(&self, now: &Self) -> bool {
        let of_all = |one: &Self| (one.0, one.1, one.2);
        of_all(self) == of_all(now) && (self.3.is_none() || self.3 == now.3)
    }
}

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

/// The recursive part of a statement that follows merges from what is in a list of `id`s on to what it was merged into, again and
/// again: `onward!("place", "address")`.
macro_rules! onward {
    ($list:literal, $kind:literal) => {
        concat!(
            " UNION SELECT onward.kept_id FROM ",
            $list,
            " JOIN merge_run onward ON onward.merged_id = ",
            $list,
            ".id WHERE onward.kind = '",
            $kind,
            "' AND onward.undone_at IS NULL "
        )
    };
}
pub(super) use onward;

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

impl Read<'_> {
    /// The rows of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn rows_of(&self, what: Moving, address: AddressId) -> Result<Vec<i64>, StoreError> {
        let sql = format!("SELECT id FROM ({}) ORDER BY id", what.rows());
        self.all(&sql, (address.0, address.0), |row| row.get(0))
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
        self.footprint(&format!("SELECT id, changed FROM ({})", what.rows()), (one.0, other.0))
    }

    /// How far two addresses themselves were worked with.
    ///
    /// # Errors
    /// When the store fails.
    pub fn footprint_of_addresses(
        &self,
        (one, other): (AddressId, AddressId),
    ) -> Result<Footprint, StoreError> {
        let sql = "SELECT id, version + is_archived AS changed FROM address WHERE id IN (?1, ?2)";
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
        let sql =
            "SELECT id, version + is_archived AS changed FROM contact_person WHERE address_id IN (?1, ?2)";
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
        let of = |table: &str, key: &str, id: &str, changes: &str| {
            let sql = format!("SELECT {id} AS id, {changes} AS changed FROM {table} WHERE {key} IN (?1, ?2)");
            self.footprint(&sql, both)
        };
        Ok([
            of("counterparty", "id", "id", "version + is_archived")?,
            of("address", "counterparty_id", "id", "version + counterparty_id")?,
            of("contact_person", "counterparty_id", "id", "version + is_archived")?,
            of("own_price", "counterparty_id", "product_id", "coalesce(price, 0)")?,
        ])
    }

    /// Each row has a weight of its own, so that no two of them make up for each other.
    fn footprint(&self, rows: &str, params: (i64, i64)) -> Result<Footprint, StoreError> {
        let sql = format!(
            "SELECT count(*), coalesce(max(id), 0), coalesce(sum(changed), 0),
             coalesce(sum((changed % 1000000007) * (id * 2654435761 % 1000003 + 1) % 1000000007), 0) FROM ({rows})"
        );
        let found = self.one(&sql, params, |row| {
            Ok(Footprint(row.get(0)?, row.get(1)?, row.get(2)?, Some(row.get(3)?)))
        })?;
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

    /// The address into which one was merged, as it stands now; `None`: it was not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn merged_into(&self, address: AddressId) -> Result<Option<AddressId>, StoreError> {
        let mut into = None;
        // What was kept may have been merged in its turn, always by a later merge.
        while let Some(next) = self.merge_of(into.unwrap_or(address))? {
            into = Some(AddressId(next.kept));
        }
        Ok(into)
    }

    /// The addresses that were merged into others.
    ///
    /// # Errors
    /// When the store fails.
    pub fn merged_addresses(&self) -> Result<Vec<AddressId>, StoreError> {
        let sql = "SELECT a.id FROM address a WHERE a.is_archived = 1 AND a.id IN (
                       SELECT m.merged_id FROM merge_run m WHERE m.kind = 'address' AND m.undone_at IS NULL) ORDER BY a.id";
        self.all(sql, [], |row| row.get(0).map(AddressId))
    }

    /// Rows that still lie at an address that was merged; `kept` has the orders by which its comments were closed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn stray_rows(
        &self,
        what: Moving,
        (merged, kept): (AddressId, AddressId),
    ) -> Result<Vec<i64>, StoreError> {
        let sql = format!("SELECT id FROM ({}) WHERE address_id = ?1 ORDER BY id", what.rows());
        self.all(&sql, (merged.0, kept.0), |row| row.get(0))
    }

    /// The merge by which an address went into another.
    ///
    /// # Errors
    /// When the store fails.
    pub fn merge_of(&self, address: AddressId) -> Result<Option<MergeRun>, StoreError> {
        let sql = format!(
            "{RUN} WHERE kind = 'address' AND merged_id = ?1 AND undone_at IS NULL ORDER BY id DESC LIMIT 1"
        );
        self.one(&sql, [address.0], run)
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

    /// The last merge into an address or its counterparty, or of this address into another, that was not undone.
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
               AND (kind = 'address' AND ?1 IN (kept_id, merged_id) OR kind = 'counterparty' AND kept_id = ?2) ORDER BY id DESC LIMIT 1"
        );
        self.one(&sql, (address.0, client.0), run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The steps by which the rows of two addresses are found.
    fn steps(what: Moving) -> Vec<String> {
        let office = rusqlite::Connection::open_in_memory().unwrap();
        office.execute_batch(include_str!("../../schema.sql")).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN SELECT sum(changed) FROM ({})", what.rows());
        let mut statement = office.prepare(&sql).unwrap();
        let steps = statement.query_map([1, 2], |row| row.get::<_, String>(3)).unwrap();
        steps.collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn the_long_tables_are_not_passed_over_for_the_rows_of_two_addresses() {
        let passes_over = |what: Moving| {
            let (table, _) = what.table();
            steps(what).iter().any(|step| *step == format!("SCAN {table}"))
        };
        assert!(passes_over(Moving::ChurnCase), "a short table may be, and the test can fail");
        for what in [
            Moving::CustomerOrder,
            Moving::Sale,
            Moving::Payment,
            Moving::ContainerMovement,
            Moving::ContactMade,
            Moving::Comment,
            Moving::JournalEntry,
        ] {
            assert!(!passes_over(what), "{:#?}", steps(what));
        }
    }
}
