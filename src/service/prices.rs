//! What a counterparty pays for a product on a day: its own price, else that of its list, else that of the product. By the
//! day of the delivery; a change of prices never touches an accepted order, whose lines keep the price that was agreed.

mod bulk;
mod concessions;
mod lists;
mod own;
mod table;
mod terms;

use chrono::NaiveDate;

use super::refusal::{Refusal, Thing};
use super::rules::key;
use crate::domain::ids::{CounterpartyId, PriceListId};
use crate::domain::money::Money;
use crate::store::{ListedPrice, OwnPrice, Pricing, Product, Read, StoreError};

pub use bulk::{BulkChange, BulkLine, ChangePricesByPercent, preview_bulk};
pub use concessions::Concessions;
pub(super) use concessions::take_up;
pub use lists::{AddPriceList, ChangePriceList, RemovePrice, SetOfficeList, SetPrice};
pub use own::{SetCounterpartyList, SetDiscount, SetOwnPrice};
pub use table::{PriceRow, PriceTable, price_table};
pub use terms::{OwnTerm, Terms, own_terms, terms};

/// Where a price comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The counterparty's own, from this day on.
    Own(NaiveDate),
    /// The list, from this day on.
    List(NaiveDate),
    /// The product itself: no list names it yet.
    Product,
}

/// A price and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// Of one unit.
    pub amount: Money,
    /// Why.
    pub basis: Basis,
}

/// The prices of one counterparty, or of one list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PriceBook {
    own: Vec<OwnPrice>,
    listed: Vec<ListedPrice>,
}

impl PriceBook {
    /// A book of these prices, in any order.
    pub const fn new(own: Vec<OwnPrice>, listed: Vec<ListedPrice>) -> Self {
        Self { own, listed }
    }

    /// The prices by which a counterparty buys: its own, then those of its list, without one those of the office's.
    ///
    /// # Errors
    /// When there is no such counterparty, or the store fails.
    pub fn load(read: &Read<'_>, counterparty: CounterpartyId) -> Result<Self, Refusal> {
        let list = match pricing(read, counterparty)?.list {
            Some(list) => Some(list),
            None => office_list(read)?,
        };
        let listed = list.map(|list| read.prices_of(list)).transpose()?.unwrap_or_default();
        Ok(Self::new(read.own_prices(counterparty)?, listed))
    }

    /// The price of a product on a day.
    pub fn price(&self, product: &Product, day: NaiveDate) -> Price {
        let own = self.own.iter().filter(|own| own.product == product.id && own.from <= day);
        // Since its last day without a price of its own the counterparty pays what its list says.
        if let Some((from, amount)) =
            own.max_by_key(|own| own.from).and_then(|own| Some((own.from, own.price?)))
        {
            return Price { amount, basis: Basis::Own(from) };
        }
        let listed = self.listed.iter().filter(|listed| listed.product == product.id && listed.from <= day);
        match listed.max_by_key(|listed| listed.from) {
            Some(listed) => Price { amount: listed.price, basis: Basis::List(listed.from) },
            None => Price { amount: product.product.price, basis: Basis::Product },
        }
    }
}

/// By what a counterparty buys: its list, its discount, and the version to change them with.
///
/// # Errors
/// When there is no such counterparty, or the store fails.
pub fn pricing(read: &Read<'_>, counterparty: CounterpartyId) -> Result<Pricing, Refusal> {
    let unknown = || Refusal::NotFound(Thing::Counterparty, counterparty.0.to_string());
    read.pricing(counterparty)?.ok_or_else(unknown)
}

/// The list by which counterparties without one of their own buy; `None`: by the prices of the products.
///
/// # Errors
/// When the store fails.
pub fn office_list(read: &Read<'_>) -> Result<Option<PriceListId>, StoreError> {
    Ok(read.setting(key::PRICE_LIST)?.and_then(|id| id.parse().ok()).map(PriceListId))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::ProductId;
    use crate::domain::order::ProductKind;
    use crate::store::NewProduct;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bottle() -> Product {
        let product = NewProduct {
            code: "19".into(),
            name: "Water".into(),
            kind: ProductKind::GoodsWithContainer,
            price: Money::minor(35_000),
            consumption_ml: Some(19_000),
            deposit: Money::ZERO,
            container: None,
            vat_rate: None,
        };
        Product { id: ProductId(1), product }
    }

    fn own(from: &str, price: Option<i64>) -> OwnPrice {
        OwnPrice { product: ProductId(1), from: day(from), price: price.map(Money::minor) }
    }

    fn listed(product: i64, from: &str, price: i64) -> ListedPrice {
        ListedPrice { product: ProductId(product), from: day(from), price: Money::minor(price) }
    }

    #[test]
    fn the_price_of_the_list_holds_from_its_day_and_before_the_first_that_of_the_product() {
        let book = PriceBook::new(
            vec![],
            vec![
                listed(1, "2026-12-01", 38_000),
                listed(1, "2026-11-01", 36_000),
                listed(2, "2026-11-01", 1),
            ],
        );
        let price = |on| book.price(&bottle(), day(on));
        assert_eq!(price("2026-10-31"), Price { amount: Money::minor(35_000), basis: Basis::Product });
        assert_eq!(price("2026-11-01").amount, Money::minor(36_000));
        assert_eq!(price("2026-11-30").basis, Basis::List(day("2026-11-01")));
        assert_eq!(price("2026-12-01").amount, Money::minor(38_000));
    }

    #[test]
    fn an_own_price_goes_before_the_list_until_it_is_given_up() {
        let book = PriceBook::new(
            vec![own("2026-11-10", Some(30_000)), own("2026-12-10", None)],
            vec![listed(1, "2026-11-01", 36_000)],
        );
        let price = |on| book.price(&bottle(), day(on));
        assert_eq!(price("2026-11-09").amount, Money::minor(36_000));
        assert_eq!(
            price("2026-11-10"),
            Price { amount: Money::minor(30_000), basis: Basis::Own(day("2026-11-10")) }
        );
        assert_eq!(price("2026-12-09").amount, Money::minor(30_000));
        assert_eq!(price("2026-12-10").amount, Money::minor(36_000));
    }
}
