//! The lists of the card of an address: orders, papers of money and containers, the journal.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::Read;
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::ids::{AddressId, OrderId};
use crate::domain::money::Money;
use crate::domain::order::OrderStatus;

/// An order among those of its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderOf {
    /// Identifier.
    pub id: OrderId,
    /// Number of the document.
    pub number: String,
    /// Draft, accepted …
    pub status: OrderStatus,
    /// Day of the order.
    pub ordered_on: NaiveDate,
    /// Day of the delivery.
    pub delivery_on: NaiveDate,
    /// Units of products of the consumption data.
    pub bottles: i64,
    /// Sum of the lines less the discount.
    pub total: Money,
    /// The number of its sale, where it was delivered.
    pub sale: Option<String>,
    /// Who changed it last.
    pub changed_by: Option<String>,
}

/// Which paper moved money or containers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PaperKind {
    /// Water was brought.
    Sale,
    /// Money came in or went back.
    Payment,
    /// Containers came back without a sale, or were written off or on.
    Movement,
}

/// A paper that moved money or containers of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub kind: PaperKind,
    /// Identifier among its kind.
    pub id: i64,
    /// Number of the document.
    pub number: String,
    /// Day on which it counts.
    pub on: NaiveDate,
    /// Instant of posting, UTC.
    pub posted_at: String,
    /// `sale`; or the kind of the payment or movement: cash, card, transfer, return, adjustment, deposit, opening.
    pub word: String,
    /// What it adds to the debt.
    pub debt: Money,
    /// Containers that it brought.
    pub brought: i64,
    /// Containers that it took away.
    pub returned: i64,
    /// Containers that it covers by a deposit.
    pub deposited: i64,
    /// Its note, with the reason of an adjustment.
    pub note: String,
    /// The sale with which it was made, and with which it is voided.
    pub sale: Option<String>,
    /// Whether it was voided.
    pub voided: bool,
}

/// A record of the customer work journal on the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalOf {
    /// Number of the document.
    pub number: String,
    /// Instant, UTC.
    pub at: String,
    /// Short code of its type.
    pub type_code: String,
    /// Name of its type.
    pub type_name: String,
    /// Who.
    pub user: Option<String>,
    /// What.
    pub text: String,
}

fn paper(row: &Row<'_>) -> rusqlite::Result<Paper> {
    let kind = match row.get::<_, i64>(0)? {
        0 => PaperKind::Sale,
        1 => PaperKind::Payment,
        _ => PaperKind::Movement,
    };
    Ok(Paper {
        kind,
        id: row.get(1)?,
        number: row.get(2)?,
        on: row.get::<_, Day>(3)?.0,
        posted_at: row.get(4)?,
        word: row.get(5)?,
        debt: Money::minor(row.get(6)?),
        brought: row.get(7)?,
        returned: row.get(8)?,
        deposited: row.get(9)?,
        note: row.get(10)?,
        sale: row.get(11)?,
        voided: row.get(12)?,
    })
}

impl Read<'_> {
    /// All orders of an address, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn orders_of(&self, address: AddressId) -> Result<Vec<OrderOf>, StoreError> {
        let sql = "SELECT o.id, o.number, o.status, o.ordered_on, o.delivery_on, o.bottles, o.total,
                          (SELECT s.number FROM sale s WHERE s.order_id = o.id AND s.voided_at IS NULL), u.name
                   FROM customer_order o LEFT JOIN app_user u ON u.id = o.changed_by
                   WHERE o.address_id = ?1 ORDER BY o.ordered_on DESC, o.id DESC";
        self.all(sql, [address.0], |row| {
            Ok(OrderOf {
                id: OrderId(row.get(0)?),
                number: row.get(1)?,
                status: row.get::<_, Coded<OrderStatus>>(2)?.0,
                ordered_on: row.get::<_, Day>(3)?.0,
                delivery_on: row.get::<_, Day>(4)?.0,
                bottles: row.get(5)?,
                total: Money::minor(row.get(6)?),
                sale: row.get(7)?,
                changed_by: row.get(8)?,
            })
        })
    }

    /// All papers that moved money or containers of an address, voided ones among them, in the order in which they count.
    ///
    /// # Errors
    /// When the store fails.
    pub fn papers_of(&self, address: AddressId) -> Result<Vec<Paper>, StoreError> {
        self.all(include_str!("papers_of_address.sql"), [address.0], paper)
    }

    /// All records of the journal of an address, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn journal_of(&self, address: AddressId) -> Result<Vec<JournalOf>, StoreError> {
        let sql = "SELECT j.number, j.at, t.code, t.name, u.name, j.text FROM journal_entry j
                   JOIN journal_type t ON t.id = j.type_id LEFT JOIN app_user u ON u.id = j.user_id
                   WHERE j.address_id = ?1 AND j.voided_at IS NULL ORDER BY j.id DESC";
        self.all(sql, [address.0], |row| {
            Ok(JournalOf {
                number: row.get(0)?,
                at: row.get(1)?,
                type_code: row.get(2)?,
                type_name: row.get(3)?,
                user: row.get(4)?,
                text: row.get(5)?,
            })
        })
    }
}
