//! Papers that were made: invoices, delivery notes, reconciliation statements, each with its text as it was.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use super::merge::onward;
use crate::domain::ids::{AddressId, CounterpartyId, OrderId, PaperId, ProductId, SaleId, UserId};
use crate::domain::money::Money;
use crate::domain::paper::PaperForm;
use crate::store::SaleLine;

/// What a paper is about: by it the one that was made before is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperOf {
    /// An invoice of an order that is not delivered yet.
    Order(OrderId),
    /// An invoice or a delivery note of a sale.
    Sale(SaleId),
    /// A reconciliation statement over these days, both included, over one address or all.
    Days {
        /// The address; `None`: all of the counterparty.
        address: Option<AddressId>,
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
}

/// A paper to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPaper<'a> {
    /// What it is.
    pub form: PaperForm,
    /// Number of the document.
    pub number: &'a str,
    /// Its date.
    pub day: NaiveDate,
    /// Whose.
    pub counterparty: CounterpartyId,
    /// Of which address, if of one.
    pub address: Option<AddressId>,
    /// What it is about.
    pub of: PaperOf,
    /// The sum; of a statement the closing balance.
    pub total: Money,
    /// The VAT within it.
    pub vat: Money,
    /// What stands on it, as JSON.
    pub body: &'a str,
}

/// A paper among others, without its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePaper {
    /// Identifier.
    pub id: PaperId,
    /// What it is.
    pub form: PaperForm,
    /// Number of the document.
    pub number: String,
    /// Its date.
    pub day: NaiveDate,
    /// Whose.
    pub counterparty: CounterpartyId,
    /// Their name now.
    pub client: String,
    /// Of which address, if of one.
    pub address: Option<AddressId>,
    /// An address of theirs, to open their card by.
    pub card: Option<AddressId>,
    /// Number of the order or sale behind it.
    pub basis: Option<String>,
    /// The days of a statement.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// The sum; of a statement the closing balance.
    pub total: Money,
    /// The VAT within it.
    pub vat: Money,
    /// Instant, UTC.
    pub made_at: String,
    /// Who made it.
    pub made_by: Option<String>,
    /// It was voided.
    pub voided: bool,
}

/// A sale with what its papers say beside its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleGoods {
    /// Number.
    pub number: String,
    /// Where.
    pub address: AddressId,
    /// The order behind it.
    pub order: Option<OrderId>,
    /// Day of the delivery.
    pub delivered_on: NaiveDate,
    /// Containers brought and taken back.
    pub containers: (i64, i64),
    /// Sum of the lines less the discount.
    pub total: Money,
    /// What the discount took off.
    pub discount: Money,
    /// Containers for which a deposit was taken with it, and the money.
    pub deposit: (i64, Money),
    /// Whether it was voided.
    pub voided: bool,
}

/// The columns of a paper. The order or sale behind it is named by its number of now.
const PAPER: &str = concat!(
    "SELECT p.id, p.kind, p.number, p.day, p.counterparty_id, c.name, p.address_id,
        (WITH RECURSIVE
         client (id) AS (SELECT p.counterparty_id",
    onward!("client", "counterparty"),
    "), place (id) AS (SELECT p.address_id WHERE p.address_id IS NOT NULL
                           UNION SELECT a.id FROM client JOIN address a ON a.counterparty_id = client.id WHERE p.address_id IS NULL",
    onward!("place", "address"),
    ")
         SELECT a.id FROM place JOIN address a ON a.id = place.id
         ORDER BY a.is_archived, a.status = 'closed', a.id LIMIT 1),
        coalesce(s.number, o.number), p.from_day, p.to_day, p.total, p.vat, p.made_at, u.name, p.voided_at IS NOT NULL,
        p.body
    FROM paper p JOIN counterparty c ON c.id = p.counterparty_id LEFT JOIN sale s ON s.id = p.sale_id
    LEFT JOIN customer_order o ON o.id = p.order_id LEFT JOIN app_user u ON u.id = p.made_by"
);

/// A client with all who were merged into it: as clients, or with their last address, which made them one with its own client.
const CLIENTS: &str = "WITH RECURSIVE client (id) AS (
        SELECT ?1
        UNION SELECT m.merged_id FROM client JOIN merge_run m ON m.kept_id = client.id
              WHERE m.kind = 'counterparty' AND m.undone_at IS NULL
        UNION SELECT a.counterparty_id FROM client
              JOIN address k ON k.counterparty_id = client.id
              JOIN merge_run m ON m.kept_id = k.id
              JOIN address a ON a.id = m.merged_id
              JOIN counterparty c ON c.id = a.counterparty_id
              WHERE m.kind = 'address' AND m.undone_at IS NULL AND c.is_archived = 1
    )";

fn paper(row: &Row<'_>) -> rusqlite::Result<MadePaper> {
    let day = |at| row.get::<_, Option<Day>>(at).map(|day| day.map(|day| day.0));
    Ok(MadePaper {
        id: PaperId(row.get(0)?),
        form: row.get::<_, Coded<PaperForm>>(1)?.0,
        number: row.get(2)?,
        day: row.get::<_, Day>(3)?.0,
        counterparty: CounterpartyId(row.get(4)?),
        client: row.get(5)?,
        address: row.get::<_, Option<i64>>(6)?.map(AddressId),
        card: row.get::<_, Option<i64>>(7)?.map(AddressId),
        basis: row.get(8)?,
        days: day(9)?.zip(day(10)?),
        total: Money::minor(row.get(11)?),
        vat: Money::minor(row.get(12)?),
        made_at: row.get(13)?,
        made_by: row.get(14)?,
        voided: row.get(15)?,
    })
}

fn with_body(row: &Row<'_>) -> rusqlite::Result<(MadePaper, String)> {
    Ok((paper(row)?, row.get(16)?))
}

impl Read<'_> {
    /// A paper with its text.
    ///
    /// # Errors
    /// When the store fails.
    pub fn made_paper(&self, id: PaperId) -> Result<Option<(MadePaper, String)>, StoreError> {
        self.one(&format!("{PAPER} WHERE p.id = ?1"), [id.0], with_body)
    }

    /// The papers of a client and of those merged into it, newest first, voided ones among them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn made_papers_of(&self, counterparty: CounterpartyId) -> Result<Vec<MadePaper>, StoreError> {
        let sql = format!(
            "{CLIENTS} {PAPER} WHERE p.counterparty_id IN (SELECT id FROM client) ORDER BY p.id DESC"
        );
        self.all(&sql, [counterparty.0], paper)
    }

    /// The papers of these days, both included, newest first, voided ones among them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn made_papers_between(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<MadePaper>, StoreError> {
        let sql = format!("{PAPER} WHERE p.day BETWEEN ?1 AND ?2 ORDER BY p.day DESC, p.id DESC");
        self.all(&sql, (Day(from), Day(to)), paper)
    }

    /// The newest paper of a kind about the same thing, unless it was voided.
    ///
    /// # Errors
    /// When the store fails.
    pub fn paper_about(
        &self,
        form: PaperForm,
        counterparty: CounterpartyId,
        of: PaperOf,
    ) -> Result<Option<(MadePaper, String)>, StoreError> {
        let newest = "AND p.kind = ?1 AND p.voided_at IS NULL ORDER BY p.id DESC LIMIT 1";
        match of {
            PaperOf::Order(order) => {
                let sql = format!("{PAPER} WHERE p.order_id = ?2 AND p.sale_id IS NULL {newest}");
                self.one(&sql, (form.code(), order.0), with_body)
            }
            PaperOf::Sale(sale) => {
                self.one(&format!("{PAPER} WHERE p.sale_id = ?2 {newest}"), (form.code(), sale.0), with_body)
            }
            PaperOf::Days { address, from, to } => {
                let sql = format!(
                    "{PAPER} WHERE p.counterparty_id = ?2 AND p.address_id IS ?3 AND p.from_day = ?4 AND p.to_day = ?5 {newest}"
                );
                let days = (Day(from), Day(to));
                let address = address.map(|address| address.0);
                self.one(&sql, (form.code(), counterparty.0, address, days.0, days.1), with_body)
            }
        }
    }

    /// A sale with what its papers say beside its lines.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sale_goods(&self, id: SaleId) -> Result<Option<SaleGoods>, StoreError> {
        let deposit =
            "FROM container_movement m WHERE m.sale_id = s.id AND m.kind = 'deposit' AND m.voided_at IS NULL";
        let sql = format!(
            "SELECT s.number, s.address_id, s.order_id, s.delivered_on, s.containers, s.returned, s.total, s.discount,
                    (SELECT coalesce(sum(m.quantity), 0) {deposit}), (SELECT coalesce(sum(m.amount), 0) {deposit}),
                    s.voided_at IS NOT NULL FROM sale s WHERE s.id = ?1"
        );
        self.one(&sql, [id.0], |row| {
            Ok(SaleGoods {
                number: row.get(0)?,
                address: AddressId(row.get(1)?),
                order: row.get::<_, Option<i64>>(2)?.map(OrderId),
                delivered_on: row.get::<_, Day>(3)?.0,
                containers: (row.get(4)?, row.get(5)?),
                total: Money::minor(row.get(6)?),
                discount: Money::minor(row.get(7)?),
                deposit: (row.get(8)?, Money::minor(row.get(9)?)),
                voided: row.get(10)?,
            })
        })
    }

    /// The lines of a sale with the VAT rate at which each was posted (`None`: without VAT), in their order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sale_lines(&self, id: SaleId) -> Result<Vec<(SaleLine, Option<i64>)>, StoreError> {
        let sql =
            "SELECT product_id, quantity, price, vat_rate FROM sale_line WHERE sale_id = ?1 ORDER BY line";
        self.all(sql, [id.0], |row| {
            let line = SaleLine {
                product: ProductId(row.get(0)?),
                quantity: row.get(1)?,
                price: Money::minor(row.get(2)?),
            };
            Ok((line, row.get(3)?))
        })
    }
}

impl Write<'_> {
    /// Keeps a paper.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_paper(
        &self,
        new: &NewPaper<'_>,
        order: Option<OrderId>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<PaperId, StoreError> {
        let sql = "INSERT INTO paper (kind, number, day, counterparty_id, address_id, order_id, sale_id, from_day, to_day,
                                      total, vat, body, made_at, made_by)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
        let (sale, days) = match new.of {
            PaperOf::Order(_) => (None, None),
            PaperOf::Sale(sale) => (Some(sale.0), None),
            PaperOf::Days { from, to, .. } => (None, Some((Day(from), Day(to)))),
        };
        let id = self.insert(
            sql,
            (
                new.form.code(),
                new.number,
                Day(new.day),
                new.counterparty.0,
                new.address.map(|address| address.0),
                order.map(|order| order.0),
                sale,
                days.map(|days| days.0),
                days.map(|days| days.1),
                new.total.as_minor(),
                new.vat.as_minor(),
                new.body,
                at,
                by.map(|user| user.0),
            ),
        )?;
        Ok(PaperId(id))
    }

    /// Voids a paper; what stands on it stays.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_paper(&self, id: PaperId, (at, by): (&str, Option<UserId>)) -> Result<(), StoreError> {
        let sql = "UPDATE paper SET voided_at = ?2, voided_by = ?3 WHERE id = ?1";
        self.run(sql, (id.0, at, by.map(|user| user.0)))?;
        Ok(())
    }
}
