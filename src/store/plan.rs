//! Plans, and the reading of everything that they follow from.

use chrono::NaiveDate;
use rusqlite::Row;

use super::client::planning_settings;
use super::connection::{Read, Write};
use super::convert::{Coded, Day};
use super::error::StoreError;
use super::sale::{DeliveryTotals, add_delivery};
use crate::domain::address::AddressStatus;
use crate::domain::ids::AddressId;
use crate::domain::planning::{Pause, PlanningSettings};

/// A plan as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRow {
    /// The delivery on which it rests.
    pub last_delivery: Option<NaiveDate>,
    /// Bottles of it.
    pub last_bottles: i64,
    /// The next delivery date.
    pub next_delivery: Option<NaiveDate>,
    /// The day of the call.
    pub call_on: Option<NaiveDate>,
    /// Millilitres a day.
    pub rate_ml: Option<i64>,
    /// JSON: the whole plan with its reasons.
    pub body: String,
}

/// Everything that the plan of one address follows from, and what is kept of it.
#[derive(Debug)]
pub struct Planned<'a> {
    /// Which address.
    pub address: AddressId,
    /// Its status: only an active one is planned (P-6).
    pub status: AddressStatus,
    /// Its planning settings.
    pub settings: PlanningSettings,
    /// Its pauses.
    pub pauses: &'a [Pause],
    /// Its deliveries, one for each day, in order.
    pub deliveries: &'a [DeliveryTotals],
    /// The plan that is kept for it.
    pub kept: Option<PlanRow>,
}

fn plan(row: &Row<'_>, from: usize) -> rusqlite::Result<Option<PlanRow>> {
    let Some(body) = row.get::<_, Option<String>>(from + 5)? else { return Ok(None) };
    Ok(Some(PlanRow {
        last_delivery: row.get::<_, Option<Day>>(from)?.map(|day| day.0),
        last_bottles: row.get(from + 1)?,
        next_delivery: row.get::<_, Option<Day>>(from + 2)?.map(|day| day.0),
        call_on: row.get::<_, Option<Day>>(from + 3)?.map(|day| day.0),
        rate_ml: row.get(from + 4)?,
        body,
    }))
}

impl Read<'_> {
    /// The kept plan of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn plan(&self, address: AddressId) -> Result<Option<PlanRow>, StoreError> {
        let sql = "SELECT last_delivery, last_bottles, next_delivery, call_on, rate_ml, body FROM plan WHERE address_id = ?1";
        Ok(self.one(sql, [address.0], |row| plan(row, 0))?.flatten())
    }

    /// The status and planning settings of an address and its kept plan.
    ///
    /// # Errors
    /// When the store fails.
    pub fn planned(
        &self,
        address: AddressId,
    ) -> Result<Option<(AddressStatus, PlanningSettings, Option<PlanRow>)>, StoreError> {
        let row = self.one(include_str!("plan_address.sql"), [address.0], planned)?;
        Ok(row.map(|(_, status, settings, kept)| (status, settings, kept)))
    }

    /// The addresses whose planning a change of one product can move: those that bought it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn buyers_of(&self, product: crate::domain::ids::ProductId) -> Result<Vec<AddressId>, StoreError> {
        let sql = "SELECT DISTINCT s.address_id FROM sale_line l JOIN sale s ON s.id = l.sale_id
                   WHERE l.product_id = ?1 AND s.voided_at IS NULL ORDER BY 1";
        self.all(sql, [product.0], |row| row.get(0).map(AddressId))
    }

    /// Hands every kept plan that may have looked at the type of `day` in the calendar to `visit`: address and JSON (P-31).
    ///
    /// # Errors
    /// When the store fails, and those of `visit`.
    pub fn each_plan_that_may_search<E: From<StoreError>>(
        &self,
        day: NaiveDate,
        mut visit: impl FnMut(AddressId, &str) -> Result<(), E>,
    ) -> Result<(), E> {
        let earliest = Day(day.pred_opt().unwrap_or(day));
        let mut statement =
            self.conn.prepare_cached(include_str!("plan_may_search.sql")).map_err(StoreError::from)?;
        let mut rows = statement.query([earliest]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let address = AddressId(row.get(0).map_err(StoreError::from)?);
            let body = row.get_ref(1).map_err(StoreError::from)?;
            visit(address, body.as_str().map_err(rusqlite::Error::from).map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// Hands every address with all that its plan follows from to `visit`, in the order of addresses. Sales are read
    /// through one covering index beside the addresses, so the office is passed over once and never held whole.
    ///
    /// # Errors
    /// When the store fails, and those of `visit`.
    pub fn each_planned<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(Planned<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let pauses = self.all_pauses()?;
        let mut pauses = pauses.as_slice();
        let mut sales = self.conn.prepare_cached(include_str!("plan_sales.sql")).map_err(StoreError::from)?;
        let mut sales = Sales::begin(sales.query([]).map_err(StoreError::from)?)?;
        let mut statement =
            self.conn.prepare_cached(include_str!("plan_addresses.sql")).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        let (mut deliveries, mut own_pauses) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let (address, status, settings, kept) = planned(row).map_err(StoreError::from)?;
            sales.of(address.0, &mut deliveries)?;
            own_pauses.clear();
            while let Some(((of, pause), rest)) = pauses.split_first() {
                if *of > address {
                    break;
                }
                if *of == address {
                    own_pauses.push(*pause);
                }
                pauses = rest;
            }
            visit(Planned { address, status, settings, pauses: &own_pauses, deliveries: &deliveries, kept })?;
        }
        Ok(())
    }

    fn all_pauses(&self) -> Result<Vec<(AddressId, Pause)>, StoreError> {
        let sql = "SELECT address_id, from_day, to_day FROM pause WHERE voided_at IS NULL ORDER BY address_id, from_day";
        self.all(sql, [], |row| {
            let pause = Pause { from: row.get::<_, Day>(1)?.0, to: row.get::<_, Day>(2)?.0 };
            Ok((AddressId(row.get(0)?), pause))
        })
    }

    /// The stored calibration: JSON of the adaptive average; `None`: start values.
    ///
    /// # Errors
    /// When the store fails.
    pub fn calibration(&self) -> Result<Option<String>, StoreError> {
        self.one("SELECT body FROM calibration WHERE id = 1", [], |row| row.get(0))
    }

    /// The day of the last calibration.
    ///
    /// # Errors
    /// When the store fails.
    pub fn calibrated_on(&self) -> Result<Option<NaiveDate>, StoreError> {
        self.one("SELECT calibrated_on FROM calibration WHERE id = 1", [], |row| {
            row.get::<_, Day>(0).map(|day| day.0)
        })
    }
}

type PlannedRow = (AddressId, AddressStatus, PlanningSettings, Option<PlanRow>);

fn planned(row: &Row<'_>) -> rusqlite::Result<PlannedRow> {
    let status = row.get::<_, Coded<AddressStatus>>(1)?.0;
    Ok((AddressId(row.get(0)?), status, planning_settings(row, 2)?, plan(row, 9)?))
}

/// The sales of all addresses, read in step with the addresses themselves.
struct Sales<'a> {
    rows: rusqlite::Rows<'a>,
    ahead: Option<(i64, DeliveryTotals)>,
}

impl<'a> Sales<'a> {
    fn begin(rows: rusqlite::Rows<'a>) -> Result<Self, StoreError> {
        let mut sales = Self { rows, ahead: None };
        sales.advance()?;
        Ok(sales)
    }

    fn advance(&mut self) -> Result<(), StoreError> {
        self.ahead = match self.rows.next()? {
            None => None,
            Some(row) => Some((
                row.get(0)?,
                DeliveryTotals { on: row.get::<_, Day>(1)?.0, volume_ml: row.get(2)?, bottles: row.get(3)? },
            )),
        };
        Ok(())
    }

    fn of(&mut self, address: i64, deliveries: &mut Vec<DeliveryTotals>) -> Result<(), StoreError> {
        deliveries.clear();
        while let Some((of, sale)) = self.ahead {
            if of > address {
                break;
            }
            if of == address {
                add_delivery(deliveries, sale);
            }
            self.advance()?;
        }
        Ok(())
    }
}

impl Write<'_> {
    /// Keeps the plan of an address.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_plan(&self, address: AddressId, plan: &PlanRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO plan (address_id, last_delivery, last_bottles, next_delivery, call_on, rate_ml, body)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                   ON CONFLICT (address_id) DO UPDATE SET last_delivery = excluded.last_delivery,
                       last_bottles = excluded.last_bottles, next_delivery = excluded.next_delivery,
                       call_on = excluded.call_on, rate_ml = excluded.rate_ml, body = excluded.body";
        self.run(
            sql,
            (
                address.0,
                plan.last_delivery.map(Day),
                plan.last_bottles,
                plan.next_delivery.map(Day),
                plan.call_on.map(Day),
                plan.rate_ml,
                &plan.body,
            ),
        )?;
        Ok(())
    }

    /// Keeps the calibration of the office.
    ///
    /// # Errors
    /// When the store fails.
    pub fn put_calibration(&self, on: NaiveDate, deliveries: i64, body: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO calibration (id, calibrated_on, deliveries, body) VALUES (1, ?1, ?2, ?3)
                   ON CONFLICT (id) DO UPDATE SET calibrated_on = excluded.calibrated_on,
                       deliveries = excluded.deliveries, body = excluded.body";
        self.run(sql, (Day(on), deliveries, body))?;
        self.rules_changed()
    }
}
