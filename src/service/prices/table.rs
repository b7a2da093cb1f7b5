//! A price list as a table: each product with the price that holds and those that will.

use chrono::NaiveDate;

use super::{Price, PriceBook, office_list};
use crate::domain::ids::PriceListId;
use crate::domain::money::Money;
use crate::service::refusal::Refusal;
use crate::store::{ListedPrice, PriceList, Product, Read};

/// The price lists of an office, and one of them in sight.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PriceTable {
    /// All lists, those put away at the end.
    pub lists: Vec<PriceList>,
    /// The list by which counterparties without one of their own buy.
    pub office: Option<PriceListId>,
    /// The list in sight.
    pub shown: Option<PriceListId>,
    /// The products on sale at the prices of that list, by name.
    pub rows: Vec<PriceRow>,
}

/// A product in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceRow {
    /// Which.
    pub product: Product,
    /// The price today.
    pub now: Price,
    /// The prices that are still to come, by day.
    pub to_come: Vec<(NaiveDate, Money)>,
}

/// The list that is asked for, else the office's, else the first one in use.
///
/// # Errors
/// When the store fails.
pub fn price_table(
    read: &Read<'_>,
    wanted: Option<PriceListId>,
    today: NaiveDate,
) -> Result<PriceTable, Refusal> {
    let lists = read.price_lists()?;
    let office = office_list(read)?;
    let known = |id: &PriceListId| lists.iter().any(|list| list.id == *id);
    let first = lists.iter().find(|list| !list.is_archived).or(lists.first()).map(|list| list.id);
    let shown = wanted.filter(known).or(office.filter(known)).or(first);
    let listed = shown.map(|list| read.prices_of(list)).transpose()?.unwrap_or_default();
    let to_come = |product: &Product| {
        let later = |price: &&ListedPrice| price.product == product.id && price.from > today;
        listed.iter().filter(later).map(|price| (price.from, price.price)).collect::<Vec<_>>()
    };
    let products = read.products()?;
    let comings: Vec<_> = products.iter().map(to_come).collect();
    let book = PriceBook::new(Vec::new(), listed);
    let rows = products.into_iter().zip(comings).map(|(product, to_come)| PriceRow {
        now: book.price(&product, today),
        product,
        to_come,
    });
    Ok(PriceTable { office, shown, rows: rows.collect(), lists })
}
