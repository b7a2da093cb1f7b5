//! The addresses of the office by name, passed over once for the lists of a manager.

use super::connection::Read;
use super::error::StoreError;
use crate::domain::ids::{AddressId, RouteId, UserId};
use crate::domain::planning::Calculator;

/// An address as a list names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceRow<'a> {
    /// Which.
    pub address: AddressId,
    /// The office's own code.
    pub code: &'a str,
    /// Counterparty.
    pub client: &'a str,
    /// Where water goes.
    pub text: &'a str,
    /// The run it is on.
    pub route: Option<RouteId>,
    /// Its manager, by default the counterparty's.
    pub manager: Option<UserId>,
}

impl Read<'_> {
    /// Hands every address that is not archived to `visit`, in the order of addresses.
    ///
    /// # Errors
    /// When the store fails, and those of `visit`.
    pub fn each_place<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(PlaceRow<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = "SELECT a.id, a.code, c.name, a.text, a.route_id, coalesce(a.manager_id, c.manager_id)
                   FROM address a JOIN counterparty c ON c.id = a.counterparty_id
                   WHERE a.is_archived = 0 ORDER BY a.id";
        let mut statement = self.conn.prepare_cached(sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            visit(place(row).map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// How many addresses there are, archived ones included.
    ///
    /// # Errors
    /// When the store fails.
    pub fn count_addresses(&self) -> Result<u64, StoreError> {
        let count: i64 = self.one("SELECT count(*) FROM address", [], |row| row.get(0))?.unwrap_or(0);
        Ok(count.unsigned_abs())
    }

    /// The highest number of an address; 0 where there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn last_address(&self) -> Result<AddressId, StoreError> {
        let last = self.one("SELECT coalesce(max(id), 0) FROM address", [], |row| row.get(0))?;
        Ok(AddressId(last.unwrap_or(0)))
    }

    /// What was typed into the calculator of the initial consumption of an address, where it was (S1-17, S1-18).
    ///
    /// # Errors
    /// When the store fails.
    pub fn calculator(&self, address: AddressId) -> Result<Option<Calculator>, StoreError> {
        let sql = "SELECT calculator_people, calculator_ml, coalesce(calculator_extra, 0) FROM planning
                   WHERE address_id = ?1 AND calculator_people IS NOT NULL AND calculator_ml IS NOT NULL";
        self.one(sql, [address.0], |row| {
            Ok(Calculator { people: row.get(0)?, ml_per_person: row.get(1)?, extra_ml: row.get(2)? })
        })
    }
}

fn place<'a>(row: &'a rusqlite::Row<'_>) -> rusqlite::Result<PlaceRow<'a>> {
    Ok(PlaceRow {
        address: AddressId(row.get(0)?),
        code: row.get_ref(1)?.as_str()?,
        client: row.get_ref(2)?.as_str()?,
        text: row.get_ref(3)?.as_str()?,
        route: row.get::<_, Option<i64>>(4)?.map(RouteId),
        manager: row.get::<_, Option<i64>>(5)?.map(UserId),
    })
}
