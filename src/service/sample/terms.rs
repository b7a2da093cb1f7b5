//! What makes customers of the sample differ in their terms: permanent notes, consent, prices and discounts.

use super::Sample;
use super::clients::Owner;
use super::random::{Purpose, Random};
use crate::domain::ids::{AddressId, ContactId, PriceListId};
use crate::domain::money::Money;
use crate::domain::order::Discount;
use crate::store::{AddressDetails, ListedPrice, NewAddress, Pricing, StoreError, Write};

/// One counterparty in so many buys by the wholesale list, or has a discount.
const TERMS_EVERY: u32 = 40;
/// Which of them: first of a group of addresses.
const WHOLESALE_AT: u32 = 12;
const DISCOUNT_AT: u32 = 27;
/// Five per cent.
const DISCOUNT: i64 = 500;
/// What wholesale customers pay less for a bottle, in kopecks.
const WHOLESALE_LESS: i64 = 4_000;
/// The wholesale list has held for so many days.
const WHOLESALE_DAYS: u64 = 120;

/// A remark about an address, taken apart: a mark before it says what it is about.
#[derive(Debug, Default)]
pub(super) struct Remark {
    pub(super) text: String,
    entrance: String,
    floor: String,
    intercom: String,
    call_before: bool,
    deliveries: (String, String),
}

impl Remark {
    /// Reads `@home`, `@call text`, `@hours from to text`, or a text.
    pub(super) fn of(pattern: &str, random: &mut Random) -> Self {
        let (mark, rest) = pattern.split_once(' ').unwrap_or((pattern, ""));
        let text = rest.to_owned();
        match mark {
            "@home" => Self {
                entrance: random.between(1, 8).to_string(),
                floor: random.between(1, 9).to_string(),
                intercom: random.between(1, 320).to_string(),
                ..Self::default()
            },
            "@call" => Self { text, call_before: true, ..Self::default() },
            "@hours" => {
                let mut words = rest.splitn(3, ' ');
                let mut word = || words.next().unwrap_or_default().to_owned();
                let padded = |time: String| if time.len() == 4 { format!("0{time}") } else { time };
                let deliveries = (padded(word()), padded(word()));
                Self { deliveries, text: word(), ..Self::default() }
            }
            _ => Self { text: pattern.to_owned(), ..Self::default() },
        }
    }

    fn is_plain(&self) -> bool {
        self.entrance.is_empty() && !self.call_before && self.deliveries.0.is_empty()
    }
}

/// The wholesale list: a bottle is cheaper by its day.
pub(super) fn wholesale(sample: &Sample<'_>) -> Result<PriceListId, StoreError> {
    let tx: &Write<'_> = sample.tx;
    let list = tx.insert_price_list(sample.words.one("wholesale"))?;
    let from = sample.spec.today - chrono::Days::new(WHOLESALE_DAYS);
    for goods in sample.directory.products.iter().filter(|goods| goods.has_container) {
        let price = Money::minor(goods.price - WHOLESALE_LESS);
        tx.set_price(list, &ListedPrice { product: goods.id, from, price })?;
    }
    Ok(list)
}

impl Sample<'_> {
    /// Gives a counterparty prices of its own, if it is one of the few.
    pub(super) fn write_terms(&self, first: u32, owner: &Owner, list: PriceListId) -> Result<(), StoreError> {
        let name = self.words.one("discount").to_owned();
        let discount = Discount { rate: DISCOUNT, name, until: None };
        let pricing = match first % TERMS_EVERY {
            WHOLESALE_AT => Pricing { list: Some(list), discount: Discount::default(), version: 1 },
            DISCOUNT_AT => Pricing { list: None, discount, version: 1 },
            _ => return Ok(()),
        };
        self.tx.set_pricing(owner.id, &pricing)?;
        Ok(())
    }

    /// Puts the parts of a remark into their own fields.
    pub(super) fn write_remark(
        &self,
        address: AddressId,
        new: &NewAddress,
        remark: Remark,
    ) -> Result<(), StoreError> {
        if remark.is_plain() {
            return Ok(());
        }
        let details = AddressDetails {
            code: new.code.clone(),
            text: new.text.clone(),
            route: new.route,
            manager: new.manager,
            entrance: remark.entrance,
            floor: remark.floor,
            intercom: remark.intercom,
            call_before: remark.call_before,
            calls: (String::new(), String::new()),
            deliveries: remark.deliveries,
            note: remark.text,
        };
        self.tx.set_address_details(address, &details)
    }

    /// What a contact person said about calls: most were asked about orders, half of them about offers.
    pub(super) fn write_consent(&self, index: u32, contact: ContactId) -> Result<(), StoreError> {
        let mut random = Random::of(self.spec.seed, Purpose::Terms, index);
        let orders = random.per_mille(700).then_some(true);
        let advertising = random.per_mille(500).then(|| random.per_mille(600));
        self.tx.set_consent(contact, orders, advertising)
    }
}
