//! Words of orders, sales and payments, and what is agreed beside their lines.

use chrono::NaiveDate;

use super::coded;
use super::money::Money;

coded! {
    /// The life of a customer order.
    pub enum OrderStatus {
        /// Being written; binds nobody (S1-52).
        Draft = "draft",
        /// Agreed with the customer.
        Accepted = "accepted",
        /// Handed to a driver.
        OnRoute = "on_route",
        /// Delivered: a sale exists.
        Delivered = "delivered",
        /// Brought back: a contact about it exists (S1-44).
        Undelivered = "undelivered",
        /// Called off.
        Cancelled = "cancelled",
    }
}

impl OrderStatus {
    /// Whether the order hides its address from the lists: never a draft, nor one that will not come.
    pub const fn is_live(self) -> bool {
        matches!(self, Self::Accepted | Self::OnRoute | Self::Delivered)
    }
}

coded! {
    /// How money comes in.
    pub enum PaymentKind {
        /// To the driver, in notes.
        Cash = "cash",
        /// To the driver or by link, by card.
        Card = "card",
        /// To the bank account.
        Transfer = "transfer",
    }
}

coded! {
    /// What a product is (S1-06).
    pub enum ProductKind {
        /// Goods in a returnable container: may take part in the consumption calculation.
        GoodsWithContainer = "goods_with_container",
        /// Other goods.
        Goods = "goods",
        /// A service.
        Service = "service",
    }
}

coded! {
    /// To what prices are rounded when many change by a percentage.
    pub enum Rounding {
        /// To the kopeck.
        Kopeck = "kopeck",
        /// To the rouble.
        Rouble = "rouble",
        /// To five roubles.
        FiveRoubles = "five",
        /// To ten roubles.
        TenRoubles = "ten",
    }
}

impl Rounding {
    /// In minor units.
    pub const fn step(self) -> i64 {
        match self {
            Self::Kopeck => 1,
            Self::Rouble => 100,
            Self::FiveRoubles => 500,
            Self::TenRoubles => 1_000,
        }
    }
}

/// What a counterparty pays less, by the day of the delivery.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Discount {
    /// In hundredths of a percent, 0 … 10,000; 0: none.
    pub rate: i64,
    /// Why, as the customer hears it: `regular customer`.
    pub name: String,
    /// Its last day; `None`: without end.
    pub until: Option<NaiveDate>,
}

impl Discount {
    /// The discount of a delivery on this day: rate and name, nothing after its last day.
    pub fn on(&self, day: NaiveDate) -> (i64, String) {
        let holds = self.rate > 0 && self.until.is_none_or(|until| day <= until);
        if holds { (self.rate, self.name.clone()) } else { (0, String::new()) }
    }
}

/// What is agreed in an order beside its lines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Terms {
    /// In hundredths of a percent.
    pub discount_rate: i64,
    /// Why.
    pub discount_name: String,
    /// What the discount takes off the lines.
    pub discount: Money,
    /// Containers for which a deposit is taken.
    pub deposit_containers: i64,
    /// The deposit; owed beside the total.
    pub deposit: Money,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_ends_with_its_last_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let discount = Discount { rate: 500, name: "regular".into(), until: Some(day(23)) };
        assert_eq!(discount.on(day(23)).0, 500);
        assert_eq!(discount.on(day(24)), (0, String::new()));
        assert_eq!(Discount { until: None, ..discount }.on(day(30)).0, 500);
    }
}
