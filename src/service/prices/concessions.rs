//! What an address pays less: by its client's terms, or by what it was offered so that it stays (S0-25).

use chrono::NaiveDate;

use super::pricing;
use crate::clock;
use crate::domain::address::OfferKind;
use crate::domain::ids::{AddressId, CounterpartyId, OrderId};
use crate::domain::order::{Discount, Terms};
use crate::service::refusal::Refusal;
use crate::store::{OfferRow, Read, Write};

/// The discount of a client, and the offers made to one of its addresses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Concessions {
    own: Discount,
    offers: Vec<OfferRow>,
}

impl Concessions {
    /// Of an address.
    ///
    /// # Errors
    /// When there is no such counterparty, or the store fails.
    pub fn load(read: &Read<'_>, address: AddressId, counterparty: CounterpartyId) -> Result<Self, Refusal> {
        Ok(Self { own: pricing(read, counterparty)?.discount, offers: read.offers_to(address)? })
    }

    /// The discount of a delivery on a day, rate and name: the larger one of the client's own and of what was offered.
    pub fn discount_on(&self, day: NaiveDate) -> (i64, String) {
        let offered = self.holding(day).filter(|offer| offer.kind == OfferKind::Discount);
        match offered.max_by_key(|offer| offer.rate) {
            Some(offer) if offer.rate > self.own.on(day).0 => (offer.rate, offer.text.clone()),
            _ => self.own.on(day),
        }
    }

    /// The promotions that an order with a delivery on a day takes up: those that no order took yet, and those of its own.
    pub fn promotions_on<'a>(
        &'a self,
        day: NaiveDate,
        order: Option<&'a str>,
    ) -> impl Iterator<Item = &'a OfferRow> {
        self.holding(day).filter(move |offer| {
            offer.kind == OfferKind::Promotion
                && (offer.taken_by.is_none() || offer.taken_by.as_deref() == order)
        })
    }

    /// The offers of which an order with these terms for a day is the first.
    fn taken_by<'a>(&'a self, day: NaiveDate, terms: &'a Terms) -> impl Iterator<Item = &'a OfferRow> {
        self.holding(day).filter(move |offer| {
            offer.taken_by.is_none()
                && match offer.kind {
                    OfferKind::Promotion => true,
                    OfferKind::Discount => {
                        (offer.rate, &offer.text) == (terms.discount_rate, &terms.discount_name)
                    }
                }
        })
    }

    /// Those that hold on a day: no delivery before the offer has it, and none after its last day.
    fn holding(&self, day: NaiveDate) -> impl Iterator<Item = &OfferRow> {
        self.offers.iter().filter(move |offer| {
            let begun = clock::local(&offer.made_at).is_none_or(|made| made.date() <= day);
            begun && offer.valid_to.is_none_or(|last| day <= last)
        })
    }
}

/// Notes with the offers which order was the first to take them up.
pub(in crate::service) fn take_up(
    tx: &Write<'_>,
    address: AddressId,
    (order, day): (OrderId, NaiveDate),
    terms: &Terms,
) -> Result<(), Refusal> {
    let offers = tx.offers_to(address)?;
    let known = Concessions { own: Discount::default(), offers };
    for offer in known.taken_by(day, terms) {
        tx.take_offer(offer.id, order)?;
    }
    Ok(())
}
