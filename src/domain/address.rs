//! Words of delivery addresses.

use super::coded;

coded! {
    /// The status of a delivery address.
    pub enum AddressStatus {
        /// Supplied and called.
        Active = "active",
        /// The customer wants to stop; the case passes from role to role (S0-03).
        ChurnReview = "churn_review",
        /// Left: nothing is planned for it (S0-32).
        Closed = "closed",
    }
}

coded! {
    /// Dictionaries of reasons.
    pub enum ReasonKind {
        /// Why a customer leaves (S0-07, S1-72).
        Churn = "churn",
        /// Why an order was not delivered (S1-44).
        Undelivered = "undelivered",
        /// Why containers are written off or on.
        ContainerAdjustment = "container_adjustment",
    }
}

coded! {
    /// Who has a churn case in hand, or how it ended.
    pub enum ChurnStage {
        /// The senior operator's review (S0-13).
        SeniorOperator = "senior_operator",
        /// Quality control (S0-25).
        QualityControl = "quality_control",
        /// The credit controller (S0-33).
        CreditControl = "credit_control",
        /// Ended: the address is closed.
        Closed = "closed",
        /// Ended: won back.
        Returned = "returned",
    }
}

coded! {
    /// What the senior operator found in the work of the operator who sent a customer to churn (S0-14).
    pub enum Verdict {
        /// Nothing to be found fault with.
        None = "none",
        /// Something was done wrong.
        Violation = "violation",
        /// Well done.
        Praise = "praise",
    }
}

coded! {
    /// What quality control offers to win a customer back (S0-25).
    pub enum OfferKind {
        /// Something in words, which the next order shows.
        Promotion = "promotion",
        /// A share off, which orders have until its last day.
        Discount = "discount",
    }
}
