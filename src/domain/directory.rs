//! Words of the directories of an office.

use super::address::ReasonKind;
use super::coded;

coded! {
    /// A directory whose entries are added, changed, archived and brought back.
    pub enum Directory {
        /// What is sold, with the consumption data (S1-04 … S1-08).
        Products = "products",
        /// Runs that addresses are on.
        Routes = "routes",
        /// Those who drive.
        Drivers = "drivers",
        /// What they drive.
        Vehicles = "vehicles",
        /// Those who work in the office.
        Employees = "employees",
        /// Why customers leave (S0-07).
        ChurnReasons = "churn_reasons",
        /// Why orders were not delivered (S1-44).
        UndeliveredReasons = "undelivered_reasons",
        /// Kinds of returnable containers.
        ContainerKinds = "container_kinds",
        /// Why containers are written off or on.
        AdjustmentReasons = "adjustment_reasons",
        /// Types of journal records (S1-58).
        JournalTypes = "journal_types",
        /// Purposes of contacts (S1-02).
        Purposes = "purposes",
    }
}

coded! {
    /// What a contact person has to have agreed to before a contact of a purpose (S1-02).
    pub enum Consent {
        /// Calls about orders.
        Orders = "orders",
        /// Calls about offers.
        Advertising = "advertising",
    }
}

impl Directory {
    /// The dictionary of a kind of reasons.
    pub const fn of_reasons(kind: ReasonKind) -> Self {
        match kind {
            ReasonKind::Churn => Self::ChurnReasons,
            ReasonKind::Undelivered => Self::UndeliveredReasons,
            ReasonKind::ContainerAdjustment => Self::AdjustmentReasons,
        }
    }

    /// The kind of reasons that it holds, if it is a dictionary of reasons.
    pub const fn reason_kind(self) -> Option<ReasonKind> {
        match self {
            Self::ChurnReasons => Some(ReasonKind::Churn),
            Self::UndeliveredReasons => Some(ReasonKind::Undelivered),
            Self::AdjustmentReasons => Some(ReasonKind::ContainerAdjustment),
            _ => None,
        }
    }

    /// Whether work stops without a single entry that is not archived: a reason or a type has to be chosen somewhere.
    pub const fn needs_an_entry(self) -> bool {
        self.reason_kind().is_some()
            || matches!(self, Self::JournalTypes | Self::Purposes | Self::ContainerKinds)
    }
}

coded! {
    /// The type of a day in the delivery calendar (S1-22).
    pub enum DayType {
        /// Water is brought as usual.
        Ordinary = "ordinary",
        /// Nothing is delivered: planning goes round it.
        NoDelivery = "no_delivery",
        /// A public holiday on which water is brought.
        Holiday = "holiday",
        /// The day before a holiday, an hour shorter.
        Short = "short",
        /// A day of the weekend that is worked.
        Working = "working",
    }
}
