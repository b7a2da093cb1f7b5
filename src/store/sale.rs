//! Sales: the posted documents of deliveries, and the history of deliveries that they make.

use chrono::NaiveDate;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;
use crate::domain::ids::{AddressId, ImportId, OrderId, ProductId, SaleId, UserId};
use crate::domain::money::Money;

/// A line of a sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaleLine {
    /// What.
    pub product: ProductId,
    /// How many units.
    pub quantity: i64,
    /// For how much each.
    pub price: Money,
}

/// A line is posted with the VAT rate that its product has then.
pub(super) const INSERT_LINE: &str =
    "INSERT INTO sale_line (sale_id, line, product_id, quantity, price, vat_rate)
     VALUES (?1, ?2, ?3, ?4, ?5, (SELECT vat_rate FROM product WHERE id = ?3))";

/// A sale to be posted; the totals follow from the lines and are worked out by the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSale<'a> {
    /// Number of the document.
    pub number: &'a str,
    /// Where it was delivered.
    pub address: AddressId,
    /// The order that it fulfils.
    pub order: Option<OrderId>,
    /// Day of the delivery.
    pub delivered_on: NaiveDate,
    /// Containers taken back.
    pub returned: i64,
    /// Instant of posting, UTC.
    pub at: &'a str,
    /// Who posts it.
    pub by: Option<UserId>,
    /// The import that brings it in.
    pub import: Option<ImportId>,
    /// Units of products of the consumption data.
    pub bottles: i64,
    /// Their litres, in millilitres.
    pub volume_ml: i64,
    /// Containers brought.
    pub containers: i64,
    /// Sum of the lines less the discount.
    pub total: Money,
    /// What the discount took off the lines.
    pub discount: Money,
}

/// A stored sale as far as voiding needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaleRow {
    /// Identifier.
    pub id: SaleId,
    /// Number.
    pub number: String,
    /// Where.
    pub address: AddressId,
    /// The order behind it.
    pub order: Option<OrderId>,
    /// Containers brought less taken back.
    pub containers: i64,
    /// Sum of the lines less the discount.
    pub total: Money,
    /// Whether it was voided.
    pub voided: bool,
}

/// What came to an address on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeliveryTotals {
    /// The day.
    pub on: NaiveDate,
    /// Millilitres that take part in the consumption calculation.
    pub volume_ml: i64,
    /// Bottles of them.
    pub bottles: i64,
}

/// Adds a sale to the deliveries of one address; sales of one day are one delivery.
pub(super) fn add_delivery(deliveries: &mut Vec<DeliveryTotals>, next: DeliveryTotals) {
    match deliveries.last_mut() {
        Some(last) if last.on == next.on => {
            last.volume_ml += next.volume_ml;
            last.bottles += next.bottles;
        }
        _ => deliveries.push(next),
    }
}

impl Read<'_> {
    /// The deliveries of an address, one for each day, in order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn deliveries(&self, address: AddressId) -> Result<Vec<DeliveryTotals>, StoreError> {
        let sql = "SELECT delivered_on, volume_ml, bottles FROM sale
                   WHERE address_id = ?1 AND voided_at IS NULL ORDER BY delivered_on";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([address.0])?;
        let mut deliveries = Vec::new();
        while let Some(row) = rows.next()? {
            let next =
                DeliveryTotals { on: row.get::<_, Day>(0)?.0, volume_ml: row.get(1)?, bottles: row.get(2)? };
            add_delivery(&mut deliveries, next);
        }
        Ok(deliveries)
    }

    /// How many units of a product came to each address on each day, for sales that count.
    ///
    /// # Errors
    /// When the store fails.
    pub fn units_sold(&self, product: ProductId) -> Result<Vec<(AddressId, NaiveDate, i64)>, StoreError> {
        let sql = "SELECT s.address_id, s.delivered_on, sum(l.quantity)
                   FROM sale_line l JOIN sale s ON s.id = l.sale_id
                   WHERE l.product_id = ?1 AND s.voided_at IS NULL GROUP BY s.address_id, s.delivered_on";
        self.all(sql, [product.0], |row| Ok((AddressId(row.get(0)?), row.get::<_, Day>(1)?.0, row.get(2)?)))
    }

    /// A sale.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sale(&self, id: SaleId) -> Result<Option<SaleRow>, StoreError> {
        let sql = "SELECT number, address_id, order_id, containers - returned, total, voided_at IS NOT NULL
                   FROM sale WHERE id = ?1";
        self.one(sql, [id.0], |row| {
            Ok(SaleRow {
                id,
                number: row.get(0)?,
                address: AddressId(row.get(1)?),
                order: row.get::<_, Option<i64>>(2)?.map(OrderId),
                containers: row.get(3)?,
                total: Money::minor(row.get(4)?),
                voided: row.get(5)?,
            })
        })
    }

    /// The number of the sale of an order, unless it was voided.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sale_of_order(&self, order: OrderId) -> Result<Option<String>, StoreError> {
        let sql =
            "SELECT number FROM sale WHERE order_id = ?1 AND voided_at IS NULL ORDER BY id DESC LIMIT 1";
        self.one(sql, [order.0], |row| row.get(0))
    }

    /// The number of the newest sale of an address since the delivery of `basis`; without one, of a sale that was posted
    /// after the instant `at`.
    ///
    /// # Errors
    /// When the store fails.
    pub fn later_sale(
        &self,
        address: AddressId,
        basis: Option<NaiveDate>,
        at: &str,
    ) -> Result<Option<String>, StoreError> {
        let sql = "SELECT number FROM sale WHERE address_id = ?1 AND voided_at IS NULL
                   AND (delivered_on > ?2 OR (?2 IS NULL AND posted_at > ?3)) ORDER BY delivered_on DESC, id DESC LIMIT 1";
        self.one(sql, (address.0, basis.map(Day), at), |row| row.get(0))
    }

    /// The sale of a number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn sale_by_number(&self, number: &str) -> Result<Option<SaleId>, StoreError> {
        self.one("SELECT id FROM sale WHERE number = ?1", [number], |row| row.get(0).map(SaleId))
    }
}

impl Write<'_> {
    /// Posts a sale with its lines.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_sale(&self, new: &NewSale<'_>, lines: &[SaleLine]) -> Result<SaleId, StoreError> {
        let sql = "INSERT INTO sale (number, address_id, order_id, delivered_on, returned, posted_at, posted_by, import_id,
                                     bottles, volume_ml, containers, total, discount)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
        let id = self.insert(
            sql,
            (
                new.number,
                new.address.0,
                new.order.map(|o| o.0),
                Day(new.delivered_on),
                new.returned,
                new.at,
                new.by.map(|u| u.0),
                new.import.map(|i| i.0),
                new.bottles,
                new.volume_ml,
                new.containers,
                new.total.as_minor(),
                new.discount.as_minor(),
            ),
        )?;
        for (line, number) in lines.iter().zip(1_i64..) {
            self.run(INSERT_LINE, (id, number, line.product.0, line.quantity, line.price.as_minor()))?;
        }
        Ok(SaleId(id))
    }

    /// Counts the sales of a product anew after its litres changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn recount_sales_of(&self, product: ProductId) -> Result<(), StoreError> {
        self.run(include_str!("sale_recount.sql"), [product.0])?;
        Ok(())
    }

    /// Voids a sale: for planning and balances it never happened.
    ///
    /// # Errors
    /// When the store fails.
    pub fn void_sale(&self, id: SaleId, at: &str, by: Option<UserId>) -> Result<(), StoreError> {
        self.run(
            "UPDATE sale SET voided_at = ?2, voided_by = ?3 WHERE id = ?1",
            (id.0, at, by.map(|u| u.0)),
        )?;
        Ok(())
    }
}
