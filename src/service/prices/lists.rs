//! Price lists: adding, naming, putting away, and the prices in them.

use chrono::NaiveDate;
use serde_json::json;

use super::{PriceBook, office_list};
use crate::domain::ids::{PriceListId, ProductId};
use crate::domain::limits::{HIGHEST_PRICE, LONGEST_NAME};
use crate::domain::money::Money;
use crate::service::lines::{check_date, check_line};
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal, Thing};
use crate::service::rights::Right;
use crate::service::rules::key;
use crate::store::{ListedPrice, PriceList, Product, Read};

/// A new, empty list: until it names a price, the product's holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddPriceList {
    /// Unique.
    pub name: String,
}

impl Command for AddPriceList {
    type Value = PriceListId;
    const NAME: &'static str = "add_price_list";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<PriceListId, Refusal> {
        let name = free_name(work.tx, &self.name, None)?;
        let id = work.tx.insert_price_list(&name)?;
        name_list(work, id, &name);
        work.changes.everything = true;
        Ok(id)
    }
}

/// A list that is named otherwise, put away, or taken out again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangePriceList {
    /// Which, and the version that was seen.
    pub list: (PriceListId, i64),
    /// Unique.
    pub name: String,
    /// Put away. Not while anybody buys by it.
    pub archived: bool,
}

impl Command for ChangePriceList {
    type Value = ();
    const NAME: &'static str = "change_price_list";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let (id, seen) = self.list;
        let before = list_of(work.tx, id)?;
        if before.version != seen {
            return Err(changed_since(work, id)?);
        }
        let in_use = before.buyers > 0 || office_list(work.tx)? == Some(id);
        if self.archived && !before.is_archived && in_use {
            return Err(Refusal::ListInUse(before.buyers));
        }
        let name = free_name(work.tx, &self.name, Some(id))?;
        work.tx.update_price_list(id, &name, self.archived)?;
        name_list(work, id, &before.name);
        work.changed("name", before.name, name);
        work.changed("archived", before.is_archived, self.archived);
        work.changes.everything = true;
        Ok(())
    }
}

/// The list by which counterparties without one of their own buy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetOfficeList {
    /// `None`: the prices of the products.
    pub list: Option<PriceListId>,
}

impl Command for SetOfficeList {
    type Value = ();
    const NAME: &'static str = "set_office_list";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let name = |work: &Work<'_>, list: Option<PriceListId>| match list {
            Some(list) => list_of(work.tx, list).map(|list| list.name),
            None => Ok(String::new()),
        };
        if let Some(list) = self.list {
            usable(work.tx, list)?;
        }
        let before = office_list(work.tx)?;
        let (was, is) = (name(work, before)?, name(work, self.list)?);
        work.tx.set_setting(key::PRICE_LIST, &self.list.map_or(String::new(), |list| list.0.to_string()))?;
        work.changed("office_list", was, is);
        work.changes.everything = true;
        Ok(())
    }
}

/// A price of a list from a day on: today or later, so that what was agreed before stays explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetPrice {
    /// In which list, and the version that was seen.
    pub list: (PriceListId, i64),
    /// Of what.
    pub product: ProductId,
    /// The first day.
    pub from: NaiveDate,
    /// Of one unit.
    pub price: Money,
}

impl Command for SetPrice {
    type Value = ();
    const NAME: &'static str = "set_price";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let list = seen_list(work, self.list)?;
        let product = product_of(work.tx, self.product)?;
        check_first_day(work, self.from)?;
        check_price(self.price)?;
        let before =
            PriceBook::new(Vec::new(), work.tx.prices_of(list.id)?).price(&product, self.from).amount;
        let new = ListedPrice { product: self.product, from: self.from, price: self.price };
        work.tx.set_price(list.id, &new)?;
        work.tx.update_price_list(list.id, &list.name, list.is_archived)?;
        name_list(work, list.id, &list.name);
        work.note("from", self.from.to_string());
        work.changed(&product.product.name, before.as_minor(), self.price.as_minor());
        work.changes.everything = true;
        Ok(())
    }
}

/// A price that has not come yet, taken out of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemovePrice {
    /// Of which list, and the version that was seen.
    pub list: (PriceListId, i64),
    /// Of what.
    pub product: ProductId,
    /// The day from which it would hold; after today.
    pub from: NaiveDate,
}

impl Command for RemovePrice {
    type Value = ();
    const NAME: &'static str = "remove_price";
    const RIGHT: Right = Right::ChangeSettings;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let list = seen_list(work, self.list)?;
        let product = product_of(work.tx, self.product)?;
        if self.from <= work.stamp.today {
            return Err(Input::PriceInPast(self.from).into());
        }
        if !work.tx.remove_price(list.id, self.product, self.from)? {
            return Err(Refusal::PricesChanged);
        }
        work.tx.update_price_list(list.id, &list.name, list.is_archived)?;
        name_list(work, list.id, &list.name);
        work.note("removed", json!([product.product.name, self.from.to_string()]));
        work.changes.everything = true;
        Ok(())
    }
}

pub(super) fn list_of(read: &Read<'_>, id: PriceListId) -> Result<PriceList, Refusal> {
    read.price_list(id)?.ok_or_else(|| Refusal::NotFound(Thing::PriceList, id.0.to_string()))
}

/// Says for the history which list it was, by its name then, and so that its last change is found again.
pub(super) fn name_list(work: &mut Work<'_>, id: PriceListId, name: &str) {
    work.note("price_list", name);
    work.note("list", id.0);
}

/// A list in use, still as it was seen.
pub(super) fn seen_list(work: &Work<'_>, (id, seen): (PriceListId, i64)) -> Result<PriceList, Refusal> {
    let list = usable(work.tx, id)?;
    if list.version == seen { Ok(list) } else { Err(changed_since(work, id)?) }
}

/// The refusal of a list that somebody changed, with who and when where the history knows it.
fn changed_since(work: &Work<'_>, id: PriceListId) -> Result<Refusal, Refusal> {
    let change = work.tx.last_change_of_list(id)?;
    Ok(change.map_or(Refusal::PricesChanged, |(by, at)| work.stale(by, &at)))
}

/// A list that was not put away.
pub(super) fn usable(read: &Read<'_>, id: PriceListId) -> Result<PriceList, Refusal> {
    let list = list_of(read, id)?;
    if list.is_archived { Err(Refusal::NotFound(Thing::PriceList, list.name)) } else { Ok(list) }
}

pub(super) fn product_of(read: &Read<'_>, id: ProductId) -> Result<Product, Refusal> {
    read.product(id)?.ok_or_else(|| Refusal::NotFound(Thing::Product, id.0.to_string()))
}

/// A day from which a price can hold.
pub(super) fn check_first_day(work: &Work<'_>, from: NaiveDate) -> Result<(), Refusal> {
    check_date(from)?;
    if from < work.stamp.today { Err(Input::PriceInPast(from).into()) } else { Ok(()) }
}

pub(super) fn check_price(price: Money) -> Result<(), Refusal> {
    if (Money::ZERO..=HIGHEST_PRICE).contains(&price) { Ok(()) } else { Err(Input::Price(price).into()) }
}

/// The name as it is kept, where no other list has it.
fn free_name(read: &Read<'_>, name: &str, of: Option<PriceListId>) -> Result<String, Refusal> {
    let name = check_line(name, LONGEST_NAME)?;
    if name.is_empty() {
        return Err(Input::EmptyText.into());
    }
    let taken = |list: &PriceList| Some(list.id) != of && list.name.to_lowercase() == name.to_lowercase();
    if read.price_lists()?.iter().any(taken) {
        return Err(Input::NameTaken(name).into());
    }
    Ok(name)
}
