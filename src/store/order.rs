//! Customer orders.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::ids::{AddressId, OrderId, ProductId, ReasonId, TaskId, UserId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind, Terms};

/// A line of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderLine {
    /// What.
    pub product: ProductId,
    /// How many units.
    pub quantity: i64,
    /// For how much each.
    pub price: Money,
    /// Containers that the customer will give back with it.
    pub returned: i64,
}

/// What is known of an order; bottles and total follow from the lines and are worked out by the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// Number of the document.
    pub number: String,
    /// Where it goes.
    pub address: AddressId,
    /// The task it was taken from.
    pub task: Option<TaskId>,
    /// Draft, accepted …
    pub status: OrderStatus,
    /// Day of the order.
    pub ordered_on: NaiveDate,
    /// Day of the delivery.
    pub delivery_on: NaiveDate,
    /// The agreed time, `HH:MM`, or two empty texts.
    pub window: (String, String),
    /// How it will be paid.
    pub payment: PaymentKind,
    /// Comment to the driver.
    pub driver_note: String,
    /// Units of products of the consumption data.
    pub bottles: i64,
    /// Sum of the lines less the discount.
    pub total: Money,
    /// Discount and deposit.
    pub terms: Terms,
    /// The first of several deliveries that were ordered at once.
    pub series: Option<OrderId>,
}

/// A stored order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// Identifier.
    pub id: OrderId,
    /// What is known of it.
    pub order: NewOrder,
    /// Counts its changes.
    pub version: i64,
    /// Instant of the last change, UTC.
    pub changed_at: String,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
}

/// What is always to be known about a delivery at an address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeliveryNotes {
    /// Entrance, empty when none.
    pub entrance: String,
    /// Floor, empty when none.
    pub floor: String,
    /// Code of the intercom, empty when none.
    pub intercom: String,
    /// The driver calls before he comes.
    pub call_before: bool,
    /// Hours between which water can be brought, `HH:MM`; empty: any.
    pub hours: (String, String),
    /// Everything else.
    pub note: String,
}

const ORDER: &str =
    "SELECT id, number, address_id, task_id, status, ordered_on, delivery_on, window_from, window_to,
                            payment, driver_note, bottles, total, version, changed_at, changed_by,
                            discount_rate, discount_name, discount, deposit_containers, deposit, series_id
                     FROM customer_order";

fn order(row: &Row<'_>) -> rusqlite::Result<OrderRow> {
    Ok(OrderRow {
        id: OrderId(row.get(0)?),
        order: NewOrder {
            number: row.get(1)?,
            address: AddressId(row.get(2)?),
            task: row.get::<_, Option<i64>>(3)?.map(TaskId),
            status: row.get::<_, Coded<OrderStatus>>(4)?.0,
            ordered_on: row.get::<_, Day>(5)?.0,
            delivery_on: row.get::<_, Day>(6)?.0,
            window: (row.get(7)?, row.get(8)?),
            payment: row.get::<_, Coded<PaymentKind>>(9)?.0,
            driver_note: row.get(10)?,
            bottles: row.get(11)?,
            total: Money::minor(row.get(12)?),
            terms: Terms {
                discount_rate: row.get(16)?,
                discount_name: row.get(17)?,
                discount: Money::minor(row.get(18)?),
                deposit_containers: row.get(19)?,
                deposit: Money::minor(row.get(20)?),
            },
            series: row.get::<_, Option<i64>>(21)?.map(OrderId),
        },
        version: row.get(13)?,
        changed_at: row.get(14)?,
        changed_by: row.get::<_, Option<i64>>(15)?.map(UserId),
    })
}

impl Read<'_> {
    /// One order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order(&self, id: OrderId) -> Result<Option<OrderRow>, StoreError> {
        self.one(&format!("{ORDER} WHERE id = ?1"), [id.0], order)
    }

    /// What is always to be known about a delivery at an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn delivery_notes(&self, address: AddressId) -> Result<Option<DeliveryNotes>, StoreError> {
        let sql =
            "SELECT entrance, floor, intercom, call_before, deliveries_from, deliveries_to, note FROM address
                   WHERE id = ?1";
        self.one(sql, [address.0], |row| {
            Ok(DeliveryNotes {
                entrance: row.get(0)?,
                floor: row.get(1)?,
                intercom: row.get(2)?,
                call_before: row.get(3)?,
                hours: (row.get(4)?, row.get(5)?),
                note: row.get(6)?,
            })
        })
    }

    /// The lines of an order, in their order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_lines(&self, id: OrderId) -> Result<Vec<OrderLine>, StoreError> {
        let sql =
            "SELECT product_id, quantity, price, returned FROM order_line WHERE order_id = ?1 ORDER BY line";
        self.all(sql, [id.0], |row| {
            Ok(OrderLine {
                product: ProductId(row.get(0)?),
                quantity: row.get(1)?,
                price: Money::minor(row.get(2)?),
                returned: row.get(3)?,
            })
        })
    }

    /// The orders of an address that were taken or are delivered between two days, newest first (S1-48).
    ///
    /// # Errors
    /// When the store fails.
    pub fn orders_between(
        &self,
        address: AddressId,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<OrderRow>, StoreError> {
        let sql = format!(
            "{ORDER} WHERE address_id = ?1 AND (ordered_on BETWEEN ?2 AND ?3 OR delivery_on BETWEEN ?2 AND ?3)
             ORDER BY ordered_on DESC, id DESC LIMIT 100"
        );
        self.all(&sql, (address.0, Day(from), Day(to)), order)
    }

    /// The last orders of an address, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_orders(&self, address: AddressId, count: u32) -> Result<Vec<OrderRow>, StoreError> {
        let sql = format!("{ORDER} WHERE address_id = ?1 ORDER BY ordered_on DESC, id DESC LIMIT ?2");
        self.all(&sql, (address.0, count), order)
    }

    /// The order by which a task was handled, whatever became of it since; never one that was called off.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_of_task(&self, address: AddressId, task: TaskId) -> Result<Option<OrderRow>, StoreError> {
        let sql = format!(
            "{ORDER} WHERE address_id = ?1 AND task_id = ?2 AND status NOT IN ('draft', 'cancelled')
             ORDER BY id DESC LIMIT 1"
        );
        self.one(&sql, (address.0, task.0), order)
    }

    /// The live orders of an address that are delivered on a day or later, by day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn live_orders_from(&self, address: AddressId, day: NaiveDate) -> Result<Vec<OrderRow>, StoreError> {
        let sql = format!(
            "{ORDER} WHERE address_id = ?1 AND status IN ('accepted', 'on_route', 'delivered') AND delivery_on >= ?2
             ORDER BY delivery_on, id"
        );
        self.all(&sql, (address.0, Day(day)), order)
    }

    /// The number of the first order of an address that is accepted or on its way.
    ///
    /// # Errors
    /// When the store fails.
    pub fn order_under_way(&self, address: AddressId) -> Result<Option<String>, StoreError> {
        let sql =
            "SELECT number FROM customer_order WHERE address_id = ?1 AND status IN ('accepted', 'on_route')
                   ORDER BY delivery_on, id LIMIT 1";
        self.one(sql, [address.0], |row| row.get(0))
    }

    /// The last live order of an address that was taken, of those for several deliveries the first.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_live_order(&self, address: AddressId) -> Result<Option<OrderRow>, StoreError> {
        let sql = format!(
            "{ORDER} WHERE address_id = ?1 AND status IN ('accepted', 'on_route', 'delivered') AND series_id IS NULL
             ORDER BY ordered_on DESC, id DESC LIMIT 1"
        );
        self.one(&sql, [address.0], order)
    }

    /// The later orders of several deliveries that were ordered at once with this one, by day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn later_in_series(&self, first: &OrderRow) -> Result<Vec<OrderRow>, StoreError> {
        let sql = format!("{ORDER} WHERE address_id = ?1 AND series_id = ?2 ORDER BY delivery_on, id");
        self.all(&sql, (first.order.address.0, first.id.0), order)
    }

    /// The newest draft of an address, if one was left.
    ///
    /// # Errors
    /// When the store fails.
    pub fn draft_of(&self, address: AddressId) -> Result<Option<OrderRow>, StoreError> {
        let sql = format!(
            "{ORDER} WHERE address_id = ?1 AND status = 'draft' ORDER BY ordered_on DESC, id DESC LIMIT 1"
        );
        self.one(&sql, [address.0], order)
    }
}

impl Write<'_> {
    /// Adds an order with its lines.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_order(
        &self,
        new: &NewOrder,
        lines: &[OrderLine],
        at: &str,
        by: Option<UserId>,
    ) -> Result<OrderId, StoreError> {
        let sql = "INSERT INTO customer_order (number, address_id, task_id, status, ordered_on, delivery_on, window_from,
                       window_to, payment, driver_note, bottles, total, created_by, changed_at, changed_by, series_id)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?13, ?15)";
        let id = OrderId(self.insert(
            sql,
            (
                &new.number,
                new.address.0,
                new.task.map(|t| t.0),
                new.status.code(),
                Day(new.ordered_on),
                Day(new.delivery_on),
                &new.window.0,
                &new.window.1,
                new.payment.code(),
                &new.driver_note,
                new.bottles,
                new.total.as_minor(),
                by.map(|u| u.0),
                at,
                new.series.map(|o| o.0),
            ),
        )?);
        self.set_terms(id, &new.terms)?;
        self.insert_order_lines(id, lines)?;
        Ok(id)
    }

    /// Replaces what an order says. `false`: its version is no longer `seen`, and nothing was changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn update_order(
        &self,
        (id, seen): (OrderId, i64),
        new: &NewOrder,
        lines: &[OrderLine],
        (at, by): (&str, Option<UserId>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE customer_order SET status = ?3, delivery_on = ?4, window_from = ?5, window_to = ?6, payment = ?7,
                       driver_note = ?8, bottles = ?9, total = ?10, version = version + 1, changed_at = ?11, changed_by = ?12,
                       stop = CASE WHEN delivery_on = ?4 THEN stop END
                   WHERE id = ?1 AND version = ?2";
        let touched = self.run(
            sql,
            (
                id.0,
                seen,
                new.status.code(),
                Day(new.delivery_on),
                &new.window.0,
                &new.window.1,
                new.payment.code(),
                &new.driver_note,
                new.bottles,
                new.total.as_minor(),
                at,
                by.map(|u| u.0),
            ),
        )?;
        if touched == 0 {
            return Ok(false);
        }
        self.set_terms(id, &new.terms)?;
        self.run("DELETE FROM order_line WHERE order_id = ?1", [id.0])?;
        self.insert_order_lines(id, lines)?;
        Ok(true)
    }

    /// Moves an order to another status. `false`: its version is no longer `seen`, and nothing was changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_order_status(
        &self,
        (id, seen): (OrderId, i64),
        status: OrderStatus,
        reason: Option<ReasonId>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE customer_order SET status = ?3, reason_id = ?4, version = version + 1, changed_at = ?5, changed_by = ?6
                   WHERE id = ?1 AND version = ?2";
        Ok(self.run(sql, (id.0, seen, status.code(), reason.map(|r| r.0), at, by.map(|u| u.0)))? == 1)
    }

    /// Notes which task an order handled, so that calling it off opens that one again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_order_task(&self, id: OrderId, task: TaskId) -> Result<(), StoreError> {
        self.run("UPDATE customer_order SET task_id = ?2 WHERE id = ?1", (id.0, task.0))?;
        Ok(())
    }

    /// Counts the bottles of the orders of a product anew after it began or ceased to take part in the consumption.
    ///
    /// # Errors
    /// When the store fails.
    pub fn recount_orders_of(&self, product: ProductId) -> Result<(), StoreError> {
        let sql = "UPDATE customer_order SET bottles = (SELECT coalesce(sum(l.quantity), 0)
                       FROM order_line l JOIN product p ON p.id = l.product_id
                       WHERE l.order_id = customer_order.id AND p.consumption_ml IS NOT NULL)
                   WHERE id IN (SELECT order_id FROM order_line WHERE product_id = ?1)";
        self.run(sql, [product.0])?;
        Ok(())
    }

    fn set_terms(&self, id: OrderId, terms: &Terms) -> Result<(), StoreError> {
        let sql = "UPDATE customer_order SET discount_rate = ?2, discount_name = ?3, discount = ?4, deposit_containers = ?5,
                       deposit = ?6 WHERE id = ?1";
        let (discount, deposit) = (terms.discount.as_minor(), terms.deposit.as_minor());
        let taken = (terms.deposit_containers, deposit);
        self.run(sql, (id.0, terms.discount_rate, &terms.discount_name, discount, taken.0, taken.1))?;
        Ok(())
    }

    fn insert_order_lines(&self, order: OrderId, lines: &[OrderLine]) -> Result<(), StoreError> {
        let sql = "INSERT INTO order_line (order_id, line, product_id, quantity, price, returned) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        for (line, number) in lines.iter().zip(1_i64..) {
            self.run(
                sql,
                (order.0, number, line.product.0, line.quantity, line.price.as_minor(), line.returned),
            )?;
        }
        Ok(())
    }
}
