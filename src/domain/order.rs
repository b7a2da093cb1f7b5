//! Words of orders, sales and payments.

use super::coded;

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
