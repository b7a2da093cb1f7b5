//! What quality control offered to win customers back (S0-25).

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::address::OfferKind;
use crate::domain::ids::{AddressId, CaseId, OfferId, OrderId, UserId};

/// An offer to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOffer<'a> {
    /// In which case.
    pub case: CaseId,
    /// To which address.
    pub address: AddressId,
    /// Of which kind.
    pub kind: OfferKind,
    /// What was promised.
    pub text: &'a str,
    /// Of a discount, in hundredths of a percent; of a promotion 0.
    pub rate: i64,
    /// Its last day; `None`: without end.
    pub valid_to: Option<NaiveDate>,
}

/// A stored offer that was not withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferRow {
    /// Identifier.
    pub id: OfferId,
    /// In which case.
    pub case: CaseId,
    /// To which address.
    pub address: AddressId,
    /// Of which kind.
    pub kind: OfferKind,
    /// What was promised.
    pub text: String,
    /// Of a discount, in hundredths of a percent; of a promotion 0.
    pub rate: i64,
    /// Its last day; `None`: without end.
    pub valid_to: Option<NaiveDate>,
    /// Number of the first order that took it up.
    pub taken_by: Option<String>,
    /// Instant of its making, UTC.
    pub made_at: String,
}

const OFFER: &str =
    "SELECT f.id, f.case_id, f.address_id, f.kind, f.text, f.rate, f.valid_to, o.number, f.made_at
                     FROM offer f LEFT JOIN customer_order o ON o.id = f.order_id";

fn offer(row: &Row<'_>) -> rusqlite::Result<OfferRow> {
    Ok(OfferRow {
        id: OfferId(row.get(0)?),
        case: CaseId(row.get(1)?),
        address: AddressId(row.get(2)?),
        kind: row.get::<_, Coded<OfferKind>>(3)?.0,
        text: row.get(4)?,
        rate: row.get(5)?,
        valid_to: row.get::<_, Option<Day>>(6)?.map(|day| day.0),
        taken_by: row.get(7)?,
        made_at: row.get(8)?,
    })
}

impl Read<'_> {
    /// One offer, unless it was withdrawn.
    ///
    /// # Errors
    /// When the store fails.
    pub fn offer(&self, id: OfferId) -> Result<Option<OfferRow>, StoreError> {
        self.one(&format!("{OFFER} WHERE f.id = ?1 AND f.voided_at IS NULL"), [id.0], offer)
    }

    /// What was offered in a case, in that order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn offers_of_case(&self, case: CaseId) -> Result<Vec<OfferRow>, StoreError> {
        self.all(
            &format!("{OFFER} WHERE f.case_id = ?1 AND f.voided_at IS NULL ORDER BY f.id"),
            [case.0],
            offer,
        )
    }

    /// What was offered to an address, whenever that was, in that order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn offers_to(&self, address: AddressId) -> Result<Vec<OfferRow>, StoreError> {
        self.all(
            &format!("{OFFER} WHERE f.address_id = ?1 AND f.voided_at IS NULL ORDER BY f.id"),
            [address.0],
            offer,
        )
    }
}

impl Write<'_> {
    /// Makes an offer.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_offer(
        &self,
        new: &NewOffer<'_>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<OfferId, StoreError> {
        let sql = "INSERT INTO offer (case_id, address_id, kind, text, rate, valid_to, made_at, made_by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        let (case, address, valid_to) = (new.case.0, new.address.0, new.valid_to.map(Day));
        let by = by.map(|user| user.0);
        self.insert(sql, (case, address, new.kind.code(), new.text, new.rate, valid_to, at, by)).map(OfferId)
    }

    /// Withdraws an offer.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_offer(&self, id: OfferId, at: &str) -> Result<(), StoreError> {
        self.run("UPDATE offer SET voided_at = ?2 WHERE id = ?1", (id.0, at))?;
        Ok(())
    }

    /// Notes the first order that took an offer up.
    ///
    /// # Errors
    /// When the store fails.
    pub fn take_offer(&self, id: OfferId, order: OrderId) -> Result<(), StoreError> {
        self.run("UPDATE offer SET order_id = ?2 WHERE id = ?1 AND order_id IS NULL", (id.0, order.0))?;
        Ok(())
    }

    /// An order that took offers up was called off: the next one takes them up.
    ///
    /// # Errors
    /// When the store fails.
    pub fn release_offers(&self, address: AddressId, order: OrderId) -> Result<(), StoreError> {
        self.run(
            "UPDATE offer SET order_id = NULL WHERE address_id = ?1 AND voided_at IS NULL AND order_id = ?2",
            (address.0, order.0),
        )?;
        Ok(())
    }
}
