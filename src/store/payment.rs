//! Payments, and containers that moved without a sale.

use chrono::NaiveDate;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;
use crate::domain::ids::{
    AddressId, ContainerKindId, ImportId, MovementId, PaymentId, ReasonId, SaleId, UserId,
};
use crate::domain::money::Money;

/// Money that came in (positive) or went back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPayment<'a> {
    /// Number of the document.
    pub number: &'a str,
    /// Whose debt it lowers.
    pub address: AddressId,
    /// The sale that it pays.
    pub sale: Option<SaleId>,
    /// Day of the payment.
    pub on: NaiveDate,
    /// `cash`, `card`, `transfer` or `opening`.
    pub kind: &'static str,
    /// How much; not zero.
    pub amount: Money,
    /// The import that brings it in.
    pub import: Option<ImportId>,
    /// Instant of posting, UTC.
    pub at: &'a str,
    /// Who posts it.
    pub by: Option<UserId>,
}

/// Containers that moved without a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContainerMovement<'a> {
    /// Number of the document.
    pub number: &'a str,
    /// Where.
    pub address: AddressId,
    /// When.
    pub on: NaiveDate,
    /// `return`, `adjustment`, `opening` or `deposit`.
    pub kind: &'static str,
    /// What it adds to the address; for a deposit: how many containers it covers. Not zero.
    pub quantity: i64,
    /// The import that brings it in.
    pub import: Option<ImportId>,
    /// Instant of posting, UTC.
    pub at: &'a str,
    /// Who posts it.
    pub by: Option<UserId>,
}

/// A stored payment as far as voiding needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentRow {
    /// Number of the document.
    pub number: String,
    /// Whose.
    pub address: AddressId,
    /// Whether it was voided.
    pub voided: bool,
    /// Whether an import brought it in.
    pub imported: bool,
    /// How much; negative: it went back.
    pub amount: Money,
}

/// A stored movement of containers as far as voiding needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementRow {
    /// Number of the document.
    pub number: String,
    /// Whose.
    pub address: AddressId,
    /// Whether it was voided.
    pub voided: bool,
    /// Whether an import brought it in.
    pub imported: bool,
    /// Whether it is an adjustment.
    pub is_adjustment: bool,
}

/// Why containers moved without a sale, by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MovementKind {
    /// They were taken back.
    Return,
    /// A deposit was taken for them, or given back.
    Deposit,
    /// They were written off or on.
    Adjustment,
}

/// Containers that moved without a sale, entered by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovementByHand<'a> {
    /// Number of the document.
    pub number: &'a str,
    /// Where.
    pub address: AddressId,
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub kind: MovementKind,
    /// What it adds to the address; for a deposit: how many containers it covers. Not zero.
    pub quantity: i64,
    /// Money of a deposit: positive when it is taken and owed, negative when it is given back.
    pub amount: Money,
    /// What was said about it.
    pub note: &'a str,
    /// Why, of an adjustment.
    pub reason: Option<ReasonId>,
    /// Which containers; `None`: the office's first kind.
    pub container: Option<ContainerKindId>,
}

/// A deposit taken for containers with a sale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDeposit<'a> {
    /// Number of the document.
    pub number: &'a str,
    /// Where.
    pub address: AddressId,
    /// The sale with which it is taken, and voided.
    pub sale: SaleId,
    /// When.
    pub on: NaiveDate,
    /// Containers that it covers; more than none.
    pub containers: i64,
    /// Money, owed with the sale.
    pub amount: Money,
    /// Instant of posting, UTC.
    pub at: &'a str,
    /// Who posts it.
    pub by: Option<UserId>,
}

impl MovementKind {
    const fn code(self) -> &'static str {
        match self {
            Self::Return => "return",
            Self::Deposit => "deposit",
            Self::Adjustment => "adjustment",
        }
    }
}

fn document(row: &rusqlite::Row<'_>) -> rusqlite::Result<PaymentRow> {
    Ok(PaymentRow {
        number: row.get(0)?,
        address: AddressId(row.get(1)?),
        voided: row.get(2)?,
        imported: row.get(3)?,
        amount: Money::minor(row.get(4)?),
    })
}

impl Read<'_> {
    /// A payment.
    ///
    /// # Errors
    /// When the store fails.
    pub fn payment(&self, id: PaymentId) -> Result<Option<PaymentRow>, StoreError> {
        let sql = "SELECT number, address_id, voided_at IS NOT NULL, import_id IS NOT NULL, amount
                   FROM payment WHERE id = ?1";
        self.one(sql, [id.0], document)
    }

    /// A movement of containers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn container_movement(&self, id: MovementId) -> Result<Option<MovementRow>, StoreError> {
        let sql =
            "SELECT number, address_id, voided_at IS NOT NULL, import_id IS NOT NULL, amount, kind = 'adjustment'
                   FROM container_movement WHERE id = ?1";
        self.one(sql, [id.0], |row| {
            let PaymentRow { number, address, voided, imported, .. } = document(row)?;
            Ok(MovementRow { number, address, voided, imported, is_adjustment: row.get(5)? })
        })
    }
}

impl Write<'_> {
    /// Posts a deposit for containers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_deposit(&self, new: &NewDeposit<'_>) -> Result<(), StoreError> {
        let sql = "INSERT INTO container_movement (number, address_id, moved_on, kind, quantity, posted_at, posted_by, sale_id,
                       amount)
                   VALUES (?1, ?2, ?3, 'deposit', ?4, ?5, ?6, ?7, ?8)";
        let (by, amount) = (new.by.map(|u| u.0), new.amount.as_minor());
        let day = Day(new.on);
        self.run(sql, (new.number, new.address.0, day, new.containers, new.at, by, new.sale.0, amount))?;
        Ok(())
    }

    /// Posts a payment.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_payment(&self, new: &NewPayment<'_>) -> Result<(), StoreError> {
        self.insert_noted_payment(new, "").map(drop)
    }

    /// Posts a payment with what was said about it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_noted_payment(&self, new: &NewPayment<'_>, note: &str) -> Result<PaymentId, StoreError> {
        let sql = "INSERT INTO payment (number, address_id, sale_id, paid_on, kind, amount, import_id, posted_at, posted_by, note)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
        self.insert(
            sql,
            (
                new.number,
                new.address.0,
                new.sale.map(|s| s.0),
                Day(new.on),
                new.kind,
                new.amount.as_minor(),
                new.import.map(|i| i.0),
                new.at,
                new.by.map(|u| u.0),
                note,
            ),
        )
        .map(PaymentId)
    }

    /// Voids a payment: for the balance it never happened.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_payment_by(&self, id: PaymentId, (at, by): (&str, Option<UserId>)) -> Result<(), StoreError> {
        let sql = "UPDATE payment SET voided_at = ?2, voided_by = ?3 WHERE id = ?1";
        self.run(sql, (id.0, at, by.map(|u| u.0)))?;
        Ok(())
    }

    /// Voids the payments made with a sale.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_payments_of(&self, sale: SaleId, (at, by): (&str, Option<UserId>)) -> Result<(), StoreError> {
        let sql =
            "UPDATE payment SET voided_at = ?2, voided_by = ?3 WHERE sale_id = ?1 AND voided_at IS NULL";
        self.run(sql, (sale.0, at, by.map(|u| u.0)))?;
        Ok(())
    }

    /// Posts a movement of containers.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_container_movement(&self, new: &NewContainerMovement<'_>) -> Result<(), StoreError> {
        let sql = "INSERT INTO container_movement (number, address_id, moved_on, kind, quantity, import_id, posted_at, posted_by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        self.run(
            sql,
            (
                new.number,
                new.address.0,
                Day(new.on),
                new.kind,
                new.quantity,
                new.import.map(|i| i.0),
                new.at,
                new.by.map(|u| u.0),
            ),
        )?;
        Ok(())
    }

    /// Posts a movement of containers that was entered by hand.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_movement_by_hand(
        &self,
        new: &MovementByHand<'_>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<MovementId, StoreError> {
        let sql = "INSERT INTO container_movement (number, address_id, moved_on, kind, quantity, note, posted_at, posted_by, amount,
                       reason_id, container_kind_id)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";
        self.insert(
            sql,
            (
                new.number,
                new.address.0,
                Day(new.on),
                new.kind.code(),
                new.quantity,
                new.note,
                at,
                by.map(|u| u.0),
                new.amount.as_minor(),
                new.reason.map(|reason| reason.0),
                new.container.map(|kind| kind.0),
            ),
        )
        .map(MovementId)
    }

    /// Voids a movement of containers: for the balance it never happened.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_movement(&self, id: MovementId, (at, by): (&str, Option<UserId>)) -> Result<(), StoreError> {
        let sql = "UPDATE container_movement SET voided_at = ?2, voided_by = ?3 WHERE id = ?1";
        self.run(sql, (id.0, at, by.map(|u| u.0)))?;
        Ok(())
    }

    /// Voids the movements of containers made with a sale.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_movements_of(
        &self,
        sale: SaleId,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE container_movement SET voided_at = ?2, voided_by = ?3 WHERE sale_id = ?1 AND voided_at IS NULL";
        self.run(sql, (sale.0, at, by.map(|u| u.0)))?;
        Ok(())
    }
}
