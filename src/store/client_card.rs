//! What the card of a client shows and changes beyond what the lists need: all details of counterparty and address.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::AddressStatus;
use crate::domain::ids::{AddressId, CounterpartyId, RouteId, UserId};

/// An address among those of its client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressOf {
    /// Identifier.
    pub id: AddressId,
    /// Where water goes.
    pub text: String,
    /// Active, in churn review, closed.
    pub status: AddressStatus,
}

/// How much stands on the tabs of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CardCounts {
    /// Contact persons.
    pub contacts: i64,
    /// Orders.
    pub orders: i64,
    /// Records of the journal.
    pub journal: i64,
}

/// All that is typed about a counterparty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CounterpartyDetails {
    /// Person or company.
    pub name: String,
    /// ИНН, empty when unknown.
    pub tax_number: String,
    /// E-mail, empty when unknown.
    pub email: String,
    /// Anything else.
    pub note: String,
    /// The manager of its addresses.
    pub manager: Option<UserId>,
    /// As papers name it; empty: as everybody does.
    pub legal_name: String,
    /// As papers name it, empty when unknown.
    pub legal_address: String,
    /// КПП, empty when there is none.
    pub tax_reason_code: String,
}

/// A counterparty as the card shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CounterpartyCard {
    /// Identifier.
    pub id: CounterpartyId,
    /// What is known of it.
    pub details: CounterpartyDetails,
    /// The price list by which it buys; `None`: the office's.
    pub price_list: Option<String>,
    /// Discount in hundredths of a percent, its name, its last day.
    pub discount: (i64, String, Option<NaiveDate>),
    /// Counts its changes.
    pub version: i64,
}

/// All that is typed about an address, planning apart. Times are `HH:MM`; empty: any.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AddressDetails {
    /// The office's own code, unique.
    pub code: String,
    /// Where water goes.
    pub text: String,
    /// The run it is on.
    pub route: Option<RouteId>,
    /// Its own manager; `None`: the counterparty's.
    pub manager: Option<UserId>,
    /// Permanent notes with a place of their own.
    pub entrance: String,
    /// Floor.
    pub floor: String,
    /// Code of the intercom.
    pub intercom: String,
    /// The driver calls before he comes.
    pub call_before: bool,
    /// Between which times the customer may be called.
    pub calls: (String, String),
    /// Between which times water can be brought.
    pub deliveries: (String, String),
    /// All other permanent notes.
    pub note: String,
}

fn counterparty(row: &Row<'_>) -> rusqlite::Result<CounterpartyCard> {
    Ok(CounterpartyCard {
        id: CounterpartyId(row.get(0)?),
        details: CounterpartyDetails {
            name: row.get(1)?,
            tax_number: row.get(2)?,
            email: row.get(3)?,
            note: row.get(4)?,
            manager: row.get::<_, Option<i64>>(5)?.map(UserId),
            legal_name: row.get(11)?,
            legal_address: row.get(12)?,
            tax_reason_code: row.get(13)?,
        },
        price_list: row.get(6)?,
        discount: (row.get(7)?, row.get(8)?, row.get::<_, Option<Day>>(9)?.map(|day| day.0)),
        version: row.get(10)?,
    })
}

fn address(row: &Row<'_>) -> rusqlite::Result<AddressDetails> {
    Ok(AddressDetails {
        code: row.get(0)?,
        text: row.get(1)?,
        route: row.get::<_, Option<i64>>(2)?.map(RouteId),
        manager: row.get::<_, Option<i64>>(3)?.map(UserId),
        entrance: row.get(4)?,
        floor: row.get(5)?,
        intercom: row.get(6)?,
        call_before: row.get(7)?,
        calls: (row.get(8)?, row.get(9)?),
        deliveries: (row.get(10)?, row.get(11)?),
        note: row.get(12)?,
    })
}

impl Read<'_> {
    /// The addresses of a counterparty: those that are served first, then by their text.
    ///
    /// # Errors
    /// When the store fails.
    pub fn addresses_of(&self, counterparty: CounterpartyId) -> Result<Vec<AddressOf>, StoreError> {
        let sql = "SELECT id, text, status FROM address WHERE counterparty_id = ?1 AND is_archived = 0
                   ORDER BY status = 'closed', text, id";
        self.all(sql, [counterparty.0], |row| {
            Ok(AddressOf {
                id: AddressId(row.get(0)?),
                text: row.get(1)?,
                status: row.get::<_, Coded<AddressStatus>>(2)?.0,
            })
        })
    }

    /// How much stands on the tabs of the card of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn card_counts(&self, address: AddressId) -> Result<CardCounts, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM contact_person p
                           WHERE p.counterparty_id = a.counterparty_id AND p.is_archived = 0
                             AND (p.address_id IS NULL OR p.address_id = a.id)),
                          (SELECT count(*) FROM customer_order o WHERE o.address_id = a.id),
                          (SELECT count(*) FROM journal_entry j WHERE j.address_id = a.id AND j.voided_at IS NULL)
                   FROM address a WHERE a.id = ?1";
        let counts = self.one(sql, [address.0], |row| {
            Ok(CardCounts { contacts: row.get(0)?, orders: row.get(1)?, journal: row.get(2)? })
        })?;
        Ok(counts.unwrap_or_default())
    }

    /// A counterparty with all that its card shows.
    ///
    /// # Errors
    /// When the store fails.
    pub fn counterparty_card(&self, id: CounterpartyId) -> Result<Option<CounterpartyCard>, StoreError> {
        let sql = "SELECT c.id, c.name, c.tax_number, c.email, c.note, c.manager_id, l.name, c.discount_rate, c.discount_name,
                          c.discount_until, c.version, c.legal_name, c.legal_address, c.tax_reason_code
                   FROM counterparty c LEFT JOIN price_list l ON l.id = c.price_list_id WHERE c.id = ?1";
        self.one(sql, [id.0], counterparty)
    }

    /// All that is typed about an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn address_details(&self, id: AddressId) -> Result<Option<AddressDetails>, StoreError> {
        let sql = "SELECT code, text, route_id, manager_id, entrance, floor, intercom, call_before, calls_from, calls_to,
                          deliveries_from, deliveries_to, note FROM address WHERE id = ?1";
        self.one(sql, [id.0], address)
    }

    /// The largest number among the codes `A-000012` that the program made.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_made_code(&self, prefix: &str) -> Result<i64, StoreError> {
        let sql = "SELECT max(CAST(substr(code, length(?1) + 1) AS INTEGER)) FROM address
                   WHERE code >= ?1 AND code < ?1 || ':' AND substr(code, length(?1) + 1) NOT GLOB '*[^0-9]*'";
        Ok(self.one(sql, [prefix], |row| row.get::<_, Option<i64>>(0))?.flatten().unwrap_or(0))
    }

    /// Whether an address other than this one has the code.
    ///
    /// # Errors
    /// When the store fails.
    pub fn code_is_taken(&self, code: &str, but: Option<AddressId>) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM address WHERE code = ?1 AND id IS NOT ?2";
        Ok(self.one(sql, (code, but.map(|id| id.0)), |_| Ok(()))?.is_some())
    }
}

impl Write<'_> {
    /// Replaces what is known of a counterparty. `false`: its version is no longer `seen`, and nothing was changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_counterparty_details(
        &self,
        (id, seen): (CounterpartyId, i64),
        new: &CounterpartyDetails,
    ) -> Result<bool, StoreError> {
        let sql =
            "UPDATE counterparty SET name = ?3, tax_number = ?4, email = ?5, note = ?6, manager_id = ?7,
                       legal_name = ?8, legal_address = ?9, tax_reason_code = ?10, version = version + 1 WHERE id = ?1 AND version = ?2";
        let manager = new.manager.map(|manager| manager.0);
        let legal = (&new.legal_name, &new.legal_address, &new.tax_reason_code);
        let known = (&new.name, &new.tax_number, &new.email, &new.note, manager);
        let values = (id.0, seen, known.0, known.1, known.2, known.3, known.4, legal.0, legal.1, legal.2);
        let touched = self.run(sql, values)?;
        Ok(touched == 1)
    }

    /// Replaces what is typed about an address, planning apart. Its change is counted by
    /// [`touch_address`](Self::touch_address).
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_address_details(&self, id: AddressId, new: &AddressDetails) -> Result<(), StoreError> {
        let sql = "UPDATE address SET code = ?2, text = ?3, route_id = ?4, manager_id = ?5, entrance = ?6, floor = ?7,
                       intercom = ?8, call_before = ?9, calls_from = ?10, calls_to = ?11, deliveries_from = ?12,
                       deliveries_to = ?13, note = ?14 WHERE id = ?1";
        self.run(
            sql,
            (
                id.0,
                &new.code,
                &new.text,
                new.route.map(|route| route.0),
                new.manager.map(|manager| manager.0),
                &new.entrance,
                &new.floor,
                &new.intercom,
                new.call_before,
                &new.calls.0,
                &new.calls.1,
                &new.deliveries.0,
                &new.deliveries.1,
                &new.note,
            ),
        )?;
        Ok(())
    }
}
