//! What one counterparty has for itself: prices, a list, a discount.

use chrono::NaiveDate;

use super::lists::{check_first_day, check_price, list_of, product_of, usable};
use super::{PriceBook, pricing};
use crate::domain::ids::{CounterpartyId, PriceListId, ProductId};
use crate::domain::money::Money;
use crate::domain::order::Discount;
use crate::service::lines::{check_date, check_line};
use crate::service::office::{Command, Work};
use crate::service::refusal::{Input, Refusal};
use crate::service::rights::Right;
use crate::store::{OwnPrice, PriceList, Pricing};

/// Longest reason of a discount.
pub const LONGEST_DISCOUNT_NAME: usize = 100;

/// A price of one counterparty from a day on, or the end of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetOwnPrice {
    /// Whose.
    pub counterparty: CounterpartyId,
    /// The version of the counterparty that was seen.
    pub seen: i64,
    /// Of what.
    pub product: ProductId,
    /// The first day, today or later.
    pub from: NaiveDate,
    /// Of one unit; `None`: from then on that of its list. The same as before: what was to begin on this day does not.
    pub price: Option<Money>,
}

impl Command for SetOwnPrice {
    type Value = ();
    const NAME: &'static str = "set_own_price";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let terms = pricing(work.tx, self.counterparty)?;
        if terms.version != self.seen {
            return Err(changed_since(work, self.counterparty)?);
        }
        let product = product_of(work.tx, self.product)?;
        check_first_day(work, self.from)?;
        self.price.map_or(Ok(()), check_price)?;
        let before = PriceBook::load(work.tx, self.counterparty)?.price(&product, self.from).amount;
        let own = OwnPrice { product: self.product, from: self.from, price: self.price };
        // What goes on as before begins nothing, so that ending the one before ends it all.
        if self.price == own_before(work, self)? {
            work.tx.remove_own_price(self.counterparty, self.product, self.from)?;
        } else {
            work.tx.set_own_price(self.counterparty, &own)?;
        }
        work.note("from", self.from.to_string());
        keep(work, self.counterparty, &terms)?;
        work.changed(&product.product.name, before.as_minor(), self.price.map(Money::as_minor));
        Ok(())
    }
}

/// The counterparty's own price of the day before.
fn own_before(work: &Work<'_>, new: &SetOwnPrice) -> Result<Option<Money>, Refusal> {
    let own = work.tx.own_prices(new.counterparty)?.into_iter();
    let earlier = own.filter(|own| own.product == new.product && own.from < new.from);
    Ok(earlier.max_by_key(|own| own.from).and_then(|own| own.price))
}

/// What one counterparty pays less; a rate of 0 ends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetDiscount {
    /// Whose.
    pub counterparty: CounterpartyId,
    /// The version of the counterparty that was seen.
    pub seen: i64,
    /// Rate, reason and last day.
    pub discount: Discount,
}

impl Command for SetDiscount {
    type Value = ();
    const NAME: &'static str = "set_discount";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let before = pricing(work.tx, self.counterparty)?;
        let Discount { rate, ref name, until } = self.discount;
        if !(0..=10_000).contains(&rate) {
            return Err(Input::Discount(rate).into());
        }
        until.map_or(Ok(()), check_date)?;
        if let Some(until) = until.filter(|until| rate > 0 && *until < work.stamp.today) {
            return Err(Input::Past(until).into());
        }
        let name = check_line(name, LONGEST_DISCOUNT_NAME)?;
        if rate > 0 && name.is_empty() {
            return Err(Input::EmptyText.into());
        }
        let discount = Discount { rate, name, until };
        let said = |discount: &Discount| (discount.rate, discount.until.map(|day| day.to_string()));
        let (was, is) = (said(&before.discount), said(&discount));
        let reason = (before.discount.name.clone(), discount.name.clone());
        let new = Pricing { discount, version: self.seen, ..before };
        keep(work, self.counterparty, &new)?;
        work.changed("discount_rate", was.0, is.0);
        work.changed("discount_name", reason.0, reason.1);
        work.changed("discount_until", was.1, is.1);
        Ok(())
    }
}

/// The list by which one counterparty buys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetCounterpartyList {
    /// Whose.
    pub counterparty: CounterpartyId,
    /// The version of the counterparty that was seen.
    pub seen: i64,
    /// `None`: the office's.
    pub list: Option<PriceListId>,
}

impl Command for SetCounterpartyList {
    type Value = ();
    const NAME: &'static str = "set_counterparty_list";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        let before = pricing(work.tx, self.counterparty)?;
        let named = |list: Option<PriceList>| list.map(|list| list.name);
        let is = named(self.list.map(|list| usable(work.tx, list)).transpose()?);
        let was = named(before.list.map(|list| list_of(work.tx, list)).transpose()?);
        keep(work, self.counterparty, &Pricing { list: self.list, version: self.seen, ..before })?;
        work.changed("price_list", was, is);
        Ok(())
    }
}

fn keep(work: &mut Work<'_>, counterparty: CounterpartyId, new: &Pricing) -> Result<(), Refusal> {
    if !work.tx.set_pricing(counterparty, new)? {
        return Err(changed_since(work, counterparty)?);
    }
    told(work, counterparty)
}

/// The refusal of a counterparty that somebody changed, with who and when where the history knows it.
fn changed_since(work: &Work<'_>, counterparty: CounterpartyId) -> Result<Refusal, Refusal> {
    let change = work.tx.last_change_of(counterparty)?;
    Ok(change.map_or(Refusal::PricesChanged, |(by, at)| work.stale(by, &at)))
}

/// The history of the client tells of it on the card of its first address.
fn told(work: &mut Work<'_>, counterparty: CounterpartyId) -> Result<(), Refusal> {
    work.note("counterparty", counterparty.0);
    work.changes.everything = true;
    work.changes.address = work.tx.addresses_of(counterparty)?.first().map(|address| address.id);
    Ok(())
}
