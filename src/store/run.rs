//! Runs: a route on a day, its orders as stops, who drives it with what, and what was handed in in the evening.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use crate::domain::ids::{AddressId, DriverId, OrderId, RouteId, RunId, SaleId, TaskId, UserId, VehicleId};
use crate::domain::money::Money;
use crate::domain::order::{OrderStatus, PaymentKind, ProductKind};

/// One who drives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunDriver {
    /// Identifier.
    pub id: DriverId,
    /// Full name.
    pub name: String,
}

/// A vehicle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunVehicle {
    /// Identifier.
    pub id: VehicleId,
    /// Make and registration number.
    pub name: String,
    /// Bottles that it takes, where that was said.
    pub capacity: Option<i64>,
}

/// What a driver handed in, or has to; a sum below nothing was given to him, who paid back more than he took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HandedIn {
    /// Notes.
    pub cash: Money,
    /// By the slips of the card reader.
    pub card: Money,
    /// Empty containers.
    pub containers: i64,
    /// Bottles that came back full.
    pub full: i64,
}

/// A stored run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Identifier.
    pub id: RunId,
    /// Its route; `None`: the orders of addresses without one.
    pub route: Option<RouteId>,
    /// Number of the route sheet, once it was made.
    pub number: Option<String>,
    /// Who drives.
    pub driver: Option<DriverId>,
    /// With what.
    pub vehicle: Option<VehicleId>,
    /// What was said about the evening.
    pub note: String,
    /// What was handed in; `None`: nothing yet.
    pub handed: Option<HandedIn>,
    /// Instant of that, UTC, and who took it.
    pub settled: Option<(String, Option<String>)>,
    /// Counts its changes.
    pub version: i64,
    /// Instant of the last change, UTC.
    pub changed_at: String,
    /// Who changed it last.
    pub changed_by: Option<UserId>,
}

/// The sale that an order became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopSale {
    /// Identifier.
    pub id: SaleId,
    /// Number.
    pub number: String,
    /// Sum of its lines with the deposit taken with it.
    pub owed: Money,
    /// Containers really brought.
    pub containers: i64,
    /// Containers really taken back.
    pub returned: i64,
    /// What was paid with it.
    pub paid: Money,
}

/// An order of a day as the driver meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The order.
    pub order: OrderId,
    /// Its version.
    pub version: i64,
    /// Its number.
    pub number: String,
    /// Where it stands.
    pub status: OrderStatus,
    /// Place in the run, set by hand.
    pub stop: Option<i64>,
    /// The agreed time, `HH:MM`, or two empty texts.
    pub window: (String, String),
    /// How it will be paid.
    pub payment: PaymentKind,
    /// Comment to the driver.
    pub driver_note: String,
    /// Sum of its lines less the discount.
    pub total: Money,
    /// The deposit that is taken with it.
    pub deposit: Money,
    /// Where it goes.
    pub address: AddressId,
    /// Code of the address.
    pub code: String,
    /// The address in words.
    pub text: String,
    /// Its route.
    pub route: Option<RouteId>,
    /// Counterparty.
    pub client: String,
    /// The permanent note that has no place of its own.
    pub note: String,
    /// Entrance.
    pub entrance: String,
    /// Floor.
    pub floor: String,
    /// Code of the intercom.
    pub intercom: String,
    /// The driver calls before he comes.
    pub call_before: bool,
    /// `HH:MM` between which water can be brought, or two empty texts.
    pub hours: (String, String),
    /// What the address owes now; negative: an advance.
    pub debt: Money,
    /// Containers at the address now.
    pub containers: i64,
    /// Why it was not delivered.
    pub reason: Option<String>,
    /// The sale that it became.
    pub sale: Option<StopSale>,
}

/// A line of an order of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StopLine {
    /// Whose.
    pub order: OrderId,
    /// Name of the product.
    pub product: String,
    /// What the product is.
    pub kind: ProductKind,
    /// Units.
    pub quantity: i64,
    /// Containers that come back with it.
    pub returned: i64,
}

/// What came in on one run, as the documents say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takings {
    /// Money of a kind.
    Money(PaymentKind, Money),
    /// Empty containers.
    Containers(i64),
}

const RUN: &str = "SELECT r.id, r.route_id, r.number, r.driver_id, r.vehicle_id, r.note, r.cash, r.card, r.containers, r.full,
                          r.settled_at, u.name, r.version, r.changed_at, r.changed_by
                   FROM run r LEFT JOIN app_user u ON u.id = r.settled_by";

fn run(row: &Row<'_>) -> rusqlite::Result<RunRow> {
    let number = |at: usize| row.get::<_, Option<i64>>(at);
    let handed = match (number(6)?, number(7)?, number(8)?, number(9)?) {
        (Some(cash), Some(card), Some(containers), Some(full)) => {
            Some(HandedIn { cash: Money::minor(cash), card: Money::minor(card), containers, full })
        }
        _ => None,
    };
    let taken_by: Option<String> = row.get(11)?;
    Ok(RunRow {
        id: RunId(row.get(0)?),
        route: number(1)?.map(RouteId),
        number: row.get(2)?,
        driver: number(3)?.map(DriverId),
        vehicle: number(4)?.map(VehicleId),
        note: row.get(5)?,
        handed,
        settled: row.get::<_, Option<String>>(10)?.map(|at| (at, taken_by)),
        version: row.get(12)?,
        changed_at: row.get(13)?,
        changed_by: number(14)?.map(UserId),
    })
}

fn stop(row: &Row<'_>) -> rusqlite::Result<Stop> {
    Ok(Stop {
        order: OrderId(row.get(0)?),
        version: row.get(1)?,
        number: row.get(2)?,
        status: row.get::<_, Coded<OrderStatus>>(3)?.0,
        stop: row.get(4)?,
        window: (row.get(5)?, row.get(6)?),
        payment: row.get::<_, Coded<PaymentKind>>(7)?.0,
        driver_note: row.get(8)?,
        total: Money::minor(row.get(9)?),
        deposit: Money::minor(row.get(10)?),
        address: AddressId(row.get(11)?),
        code: row.get(12)?,
        text: row.get(13)?,
        route: row.get::<_, Option<i64>>(14)?.map(RouteId),
        client: row.get(15)?,
        note: row.get(16)?,
        entrance: row.get(17)?,
        floor: row.get(18)?,
        intercom: row.get(19)?,
        call_before: row.get(20)?,
        hours: (row.get(21)?, row.get(22)?),
        debt: Money::minor(row.get(23)?),
        containers: row.get(24)?,
        reason: row.get(25)?,
        sale: stop_sale(row)?,
    })
}

fn stop_sale(row: &Row<'_>) -> rusqlite::Result<Option<StopSale>> {
    let Some(id) = row.get::<_, Option<i64>>(26)? else { return Ok(None) };
    Ok(Some(StopSale {
        id: SaleId(id),
        number: row.get(27)?,
        owed: Money::minor(row.get(28)?),
        containers: row.get(29)?,
        returned: row.get(30)?,
        paid: Money::minor(row.get(31)?),
    }))
}

impl Read<'_> {
    /// The runs of a day about which something was said.
    ///
    /// # Errors
    /// When the store fails.
    pub fn runs(&self, day: NaiveDate) -> Result<Vec<RunRow>, StoreError> {
        self.all(&format!("{RUN} WHERE r.day = ?1 ORDER BY r.id"), [Day(day)], run)
    }

    /// The run of a route on a day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn run_of(&self, day: NaiveDate, route: Option<RouteId>) -> Result<Option<RunRow>, StoreError> {
        let sql = format!("{RUN} WHERE r.day = ?1 AND coalesce(r.route_id, 0) = ?2");
        self.one(&sql, (Day(day), route.map_or(0, |route| route.0)), run)
    }

    /// The orders of a day that were agreed: those with a place first, in its order.
    ///
    /// # Errors
    /// When the store fails.
    pub fn stops(&self, day: NaiveDate) -> Result<Vec<Stop>, StoreError> {
        self.all(include_str!("run_stops.sql"), [Day(day)], stop)
    }

    /// The lines of the orders of a day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn stop_lines(&self, day: NaiveDate) -> Result<Vec<StopLine>, StoreError> {
        let sql = "SELECT l.order_id, p.name, p.kind, l.quantity, l.returned
                   FROM customer_order o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
                   WHERE o.delivery_on = ?1 AND o.status NOT IN ('draft', 'cancelled') ORDER BY l.order_id, l.line";
        self.all(sql, [Day(day)], |row| {
            Ok(StopLine {
                order: OrderId(row.get(0)?),
                product: row.get(1)?,
                kind: row.get::<_, Coded<ProductKind>>(2)?.0,
                quantity: row.get(3)?,
                returned: row.get(4)?,
            })
        })
    }

    /// What came in on the runs of a day, by route.
    ///
    /// # Errors
    /// When the store fails.
    pub fn takings(&self, day: NaiveDate) -> Result<Vec<(Option<RouteId>, Takings)>, StoreError> {
        let route = |row: &Row<'_>| row.get::<_, Option<i64>>(0).map(|route| route.map(RouteId));
        let mut takings = self.all(include_str!("run_money.sql"), [Day(day)], |row| {
            let kind = row.get::<_, Coded<PaymentKind>>(1)?.0;
            Ok((route(row)?, Takings::Money(kind, Money::minor(row.get(2)?))))
        })?;
        takings.extend(self.all(include_str!("run_containers.sql"), [Day(day)], |row| {
            Ok((route(row)?, Takings::Containers(row.get(1)?)))
        })?);
        Ok(takings)
    }

    /// Routes by name with the bottles that each takes; archived ones too, for orders that still lie on them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn route_capacities(&self) -> Result<Vec<(RouteId, String, Option<i64>)>, StoreError> {
        self.all("SELECT id, name, capacity FROM route ORDER BY name", [], |row| {
            Ok((RouteId(row.get(0)?), row.get(1)?, row.get(2)?))
        })
    }

    /// Those who drive, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn run_drivers(&self) -> Result<Vec<RunDriver>, StoreError> {
        self.all("SELECT id, name FROM driver WHERE is_archived = 0 ORDER BY name", [], |row| {
            Ok(RunDriver { id: DriverId(row.get(0)?), name: row.get(1)? })
        })
    }

    /// The vehicles, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub fn run_vehicles(&self) -> Result<Vec<RunVehicle>, StoreError> {
        self.all("SELECT id, name, capacity FROM vehicle WHERE is_archived = 0 ORDER BY name", [], |row| {
            Ok(RunVehicle { id: VehicleId(row.get(0)?), name: row.get(1)?, capacity: row.get(2)? })
        })
    }

    /// The name of a driver, archived or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn driver_name(&self, id: DriverId) -> Result<Option<String>, StoreError> {
        self.one("SELECT name FROM driver WHERE id = ?1", [id.0], |row| row.get(0))
    }

    /// The name of a vehicle, archived or not.
    ///
    /// # Errors
    /// When the store fails.
    pub fn vehicle_name(&self, id: VehicleId) -> Result<Option<String>, StoreError> {
        self.one("SELECT name FROM vehicle WHERE id = ?1", [id.0], |row| row.get(0))
    }

    /// The newest contact about an order that was brought back (S1-44).
    ///
    /// # Errors
    /// When the store fails.
    pub fn undelivered_contact(&self, order: OrderId) -> Result<Option<TaskId>, StoreError> {
        let sql = "SELECT id FROM task WHERE order_id = ?1 AND kind = 'undelivered' ORDER BY id DESC LIMIT 1";
        self.one(sql, [order.0], |row| row.get(0).map(TaskId))
    }
}

impl Write<'_> {
    /// Begins to say something about a run.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_run(
        &self,
        day: NaiveDate,
        route: Option<RouteId>,
        (at, by): (&str, Option<UserId>),
    ) -> Result<RunId, StoreError> {
        let sql =
            "INSERT INTO run (day, route_id, version, changed_at, changed_by) VALUES (?1, ?2, 0, ?3, ?4)";
        self.insert(sql, (Day(day), route.map(|route| route.0), at, by.map(|user| user.0))).map(RunId)
    }

    /// Counts a change of a run; gives its version now.
    ///
    /// # Errors
    /// When the store fails.
    pub fn touch_run(&self, id: RunId, (at, by): (&str, Option<UserId>)) -> Result<i64, StoreError> {
        let sql = "UPDATE run SET version = version + 1, changed_at = ?2, changed_by = ?3 WHERE id = ?1 RETURNING version";
        let version = self.one(sql, (id.0, at, by.map(|user| user.0)), |row| row.get(0))?;
        version.ok_or_else(|| StoreError::Constraint(format!("no run {}", id.0)))
    }

    /// Says who drives a run with what.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_run_crew(
        &self,
        id: RunId,
        driver: Option<DriverId>,
        vehicle: Option<VehicleId>,
    ) -> Result<(), StoreError> {
        let (driver, vehicle) = (driver.map(|driver| driver.0), vehicle.map(|vehicle| vehicle.0));
        self.run("UPDATE run SET driver_id = ?2, vehicle_id = ?3 WHERE id = ?1", (id.0, driver, vehicle))?;
        Ok(())
    }

    /// Gives the route sheet of a run its number.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_run_number(&self, id: RunId, number: &str) -> Result<(), StoreError> {
        self.run("UPDATE run SET number = ?2 WHERE id = ?1", (id.0, number))?;
        Ok(())
    }

    /// Keeps what was handed in.
    ///
    /// # Errors
    /// When the store fails.
    pub fn settle_run(
        &self,
        id: RunId,
        handed: &HandedIn,
        note: &str,
        (at, by): (&str, Option<UserId>),
    ) -> Result<(), StoreError> {
        let sql = "UPDATE run SET cash = ?2, card = ?3, containers = ?4, full = ?5, note = ?6, settled_at = ?7, settled_by = ?8
                   WHERE id = ?1";
        let (cash, card) = (handed.cash.as_minor(), handed.card.as_minor());
        let by = by.map(|user| user.0);
        self.run(sql, (id.0, cash, card, handed.containers, handed.full, note, at, by))?;
        Ok(())
    }

    /// Gives an order its place in the run.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_stop(&self, order: OrderId, stop: i64) -> Result<(), StoreError> {
        self.run("UPDATE customer_order SET stop = ?2 WHERE id = ?1", (order.0, stop))?;
        Ok(())
    }
}
