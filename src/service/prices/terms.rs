//! What one client pays: its list, its discount, and the prices of its own that hold or will.

use chrono::NaiveDate;

use super::pricing;
use crate::domain::ids::{CounterpartyId, ProductId};
use crate::domain::money::Money;
use crate::service::refusal::Refusal;
use crate::store::{OwnPrice, PriceList, Pricing, Product, Read};

/// What one client pays, and what can be chosen for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// Its list and its discount, with the version to change them with.
    pub pricing: Pricing,
    /// The lists that can be chosen: those in use, and the one that is chosen.
    pub lists: Vec<PriceList>,
    /// What is on sale, by name.
    pub products: Vec<Product>,
    /// Its own prices.
    pub own: Vec<OwnTerm>,
}

/// A price of a client's own from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTerm {
    /// Of what.
    pub product: ProductId,
    /// Its name.
    pub name: String,
    /// The first day.
    pub from: NaiveDate,
    /// Of one unit; `None`: from then on that of the list.
    pub price: Option<Money>,
    /// The client's own price of the day before.
    pub before: Option<Money>,
}

impl OwnTerm {
    /// What is to be set, and from which day, so that this price holds no longer: one that holds ends today, and one that
    /// is still to come makes room for the one before it.
    pub fn taken_back(&self, today: NaiveDate) -> (NaiveDate, Option<Money>) {
        if self.from > today { (self.from, self.before) } else { (today, None) }
    }
}

/// What one client pays, and what can be chosen for it.
///
/// # Errors
/// When there is no such client, or the store fails.
pub fn terms(read: &Read<'_>, client: CounterpartyId, today: NaiveDate) -> Result<Terms, Refusal> {
    let pricing = pricing(read, client)?;
    let usable = |list: &PriceList| !list.is_archived || pricing.list == Some(list.id);
    Ok(Terms {
        lists: read.price_lists()?.into_iter().filter(usable).collect(),
        products: read.products()?,
        own: own_terms(read, client, today)?,
        pricing,
    })
}

/// The prices of a client's own that hold today, and those that will change, by product and day.
///
/// # Errors
/// When the store fails.
pub fn own_terms(read: &Read<'_>, client: CounterpartyId, today: NaiveDate) -> Result<Vec<OwnTerm>, Refusal> {
    let mut known = Vec::new();
    let own = read.own_prices(client)?;
    for of_one in own.chunk_by(|one, next| one.product == next.product) {
        let Some(product) = of_one.first().map(|own| read.product(own.product)).transpose()?.flatten() else {
            continue;
        };
        known.extend(of_product(of_one, &product, today));
    }
    Ok(known)
}

/// Of the prices of one product, by day, those that still matter: what changed nothing is left out.
fn of_product(own: &[OwnPrice], product: &Product, today: NaiveDate) -> Vec<OwnTerm> {
    let mut before = None;
    let mut known: Vec<OwnTerm> = Vec::new();
    for own in own {
        if own.price != before {
            let name = product.product.name.clone();
            let (product, from, price) = (product.id, own.from, own.price);
            if from <= today {
                known.clear();
            }
            if from > today || price.is_some() {
                known.push(OwnTerm { product, name, from, price, before });
            }
        }
        before = own.price;
    }
    known
}
