//! Price lists, the prices that counterparties have for themselves, and their discounts.

use chrono::NaiveDate;
use rusqlite::Row;

use super::connection::{Read, Write};
use super::convert::Day;
use super::error::StoreError;
use crate::domain::ids::{CounterpartyId, PriceListId, ProductId};
use crate::domain::money::Money;
use crate::domain::order::Discount;

/// A price list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceList {
    /// Identifier.
    pub id: PriceListId,
    /// Name, unique.
    pub name: String,
    /// Put away: nobody buys by it any more.
    pub is_archived: bool,
    /// Counts its changes.
    pub version: i64,
    /// Counterparties that buy by it.
    pub buyers: i64,
}

/// The price of a product in a list from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedPrice {
    /// Of what.
    pub product: ProductId,
    /// The first day.
    pub from: NaiveDate,
    /// Of one unit.
    pub price: Money,
}

/// The price of a product for one counterparty from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPrice {
    /// Of what.
    pub product: ProductId,
    /// The first day.
    pub from: NaiveDate,
    /// Of one unit; `None`: from then on that of its list.
    pub price: Option<Money>,
}

/// By what a counterparty buys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pricing {
    /// Its own list; `None`: the office's.
    pub list: Option<PriceListId>,
    /// What it pays less.
    pub discount: Discount,
    /// The version of the counterparty, to change this with.
    pub version: i64,
}

/// Buyers are counted in one pass over the counterparties, not in one for each list.
const LIST: &str = "SELECT l.id, l.name, l.is_archived, l.version, coalesce(b.buyers, 0) FROM price_list l
                    LEFT JOIN (SELECT price_list_id, count(*) AS buyers FROM counterparty
                               WHERE price_list_id IS NOT NULL AND is_archived = 0 GROUP BY price_list_id) b
                      ON b.price_list_id = l.id";

fn list(row: &Row<'_>) -> rusqlite::Result<PriceList> {
    Ok(PriceList {
        id: PriceListId(row.get(0)?),
        name: row.get(1)?,
        is_archived: row.get(2)?,
        version: row.get(3)?,
        buyers: row.get(4)?,
    })
}

impl Read<'_> {
    /// The price lists, those put away at the end.
    ///
    /// # Errors
    /// When the store fails.
    pub fn price_lists(&self) -> Result<Vec<PriceList>, StoreError> {
        self.all(&format!("{LIST} ORDER BY l.is_archived, l.name, l.id"), [], list)
    }

    /// One price list.
    ///
    /// # Errors
    /// When the store fails.
    pub fn price_list(&self, id: PriceListId) -> Result<Option<PriceList>, StoreError> {
        self.one(&format!("{LIST} WHERE l.id = ?1"), [id.0], list)
    }

    /// The prices of a list, by product and day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn prices_of(&self, list: PriceListId) -> Result<Vec<ListedPrice>, StoreError> {
        let sql = "SELECT product_id, valid_from, price FROM price WHERE price_list_id = ?1 ORDER BY product_id, valid_from";
        self.all(sql, [list.0], |row| {
            Ok(ListedPrice {
                product: ProductId(row.get(0)?),
                from: row.get::<_, Day>(1)?.0,
                price: Money::minor(row.get(2)?),
            })
        })
    }

    /// The prices that a counterparty has for itself, by product and day.
    ///
    /// # Errors
    /// When the store fails.
    pub fn own_prices(&self, counterparty: CounterpartyId) -> Result<Vec<OwnPrice>, StoreError> {
        let sql = "SELECT product_id, valid_from, price FROM own_price WHERE counterparty_id = ?1 ORDER BY product_id, valid_from";
        self.all(sql, [counterparty.0], |row| {
            Ok(OwnPrice {
                product: ProductId(row.get(0)?),
                from: row.get::<_, Day>(1)?.0,
                price: row.get::<_, Option<i64>>(2)?.map(Money::minor),
            })
        })
    }

    /// By what a counterparty buys.
    ///
    /// # Errors
    /// When the store fails.
    pub fn pricing(&self, counterparty: CounterpartyId) -> Result<Option<Pricing>, StoreError> {
        let sql = "SELECT price_list_id, discount_rate, discount_name, discount_until, version FROM counterparty WHERE id = ?1";
        self.one(sql, [counterparty.0], |row| {
            let until = row.get::<_, Option<Day>>(3)?.map(|day| day.0);
            Ok(Pricing {
                list: row.get::<_, Option<i64>>(0)?.map(PriceListId),
                discount: Discount { rate: row.get(1)?, name: row.get(2)?, until },
                version: row.get(4)?,
            })
        })
    }
}

impl Write<'_> {
    /// Adds a price list.
    ///
    /// # Errors
    /// When the store fails.
    pub fn insert_price_list(&self, name: &str) -> Result<PriceListId, StoreError> {
        self.insert("INSERT INTO price_list (name) VALUES (?1)", [name]).map(PriceListId)
    }

    /// Names a price list otherwise, puts it away, or takes it out again.
    ///
    /// # Errors
    /// When the store fails.
    pub fn update_price_list(&self, id: PriceListId, name: &str, archived: bool) -> Result<(), StoreError> {
        let sql = "UPDATE price_list SET name = ?2, is_archived = ?3, version = version + 1 WHERE id = ?1";
        self.run(sql, (id.0, name, archived))?;
        Ok(())
    }

    /// Sets the price of a product in a list from a day on.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_price(&self, list: PriceListId, price: &ListedPrice) -> Result<(), StoreError> {
        let sql = "INSERT INTO price (price_list_id, product_id, valid_from, price) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (price_list_id, product_id, valid_from) DO UPDATE SET price = excluded.price";
        self.run(sql, (list.0, price.product.0, Day(price.from), price.price.as_minor()))?;
        Ok(())
    }

    /// Takes a price out of a list; the one before it goes on. `false`: there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn remove_price(
        &self,
        list: PriceListId,
        product: ProductId,
        from: NaiveDate,
    ) -> Result<bool, StoreError> {
        let sql = "DELETE FROM price WHERE price_list_id = ?1 AND product_id = ?2 AND valid_from = ?3";
        Ok(self.run(sql, (list.0, product.0, Day(from)))? == 1)
    }

    /// Sets what one counterparty pays for a product from a day on; without a price what its list says.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_own_price(&self, counterparty: CounterpartyId, own: &OwnPrice) -> Result<(), StoreError> {
        let sql = "INSERT INTO own_price (counterparty_id, product_id, valid_from, price) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT (counterparty_id, product_id, valid_from) DO UPDATE SET price = excluded.price";
        let price = own.price.map(Money::as_minor);
        self.run(sql, (counterparty.0, own.product.0, Day(own.from), price))?;
        Ok(())
    }

    /// Takes a price of its own from a counterparty: the one before it goes on. Does nothing where there is none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn remove_own_price(
        &self,
        counterparty: CounterpartyId,
        product: ProductId,
        from: NaiveDate,
    ) -> Result<(), StoreError> {
        let sql = "DELETE FROM own_price WHERE counterparty_id = ?1 AND product_id = ?2 AND valid_from = ?3";
        self.run(sql, (counterparty.0, product.0, Day(from)))?;
        Ok(())
    }

    /// Sets by what a counterparty buys. `false`: its version is no longer `seen`, and nothing was changed.
    ///
    /// # Errors
    /// When the store fails.
    pub fn set_pricing(&self, counterparty: CounterpartyId, new: &Pricing) -> Result<bool, StoreError> {
        let sql = "UPDATE counterparty SET price_list_id = ?3, discount_rate = ?4, discount_name = ?5, discount_until = ?6,
                       version = version + 1
                   WHERE id = ?1 AND version = ?2";
        let Discount { rate, name, until } = &new.discount;
        let list = new.list.map(|list| list.0);
        Ok(self.run(sql, (counterparty.0, new.version, list, rate, name, until.map(Day)))? == 1)
    }
}
