//! Why something about a directory or a setting is refused.

/// What stands against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DirectoryRefusal {
    /// An entry without a name.
    NoName,
    /// An entry without a short code, where it needs one.
    NoCode,
    /// Another entry has this name.
    NameTaken {
        /// The name.
        name: String,
        /// The other one is archived: it can be brought back.
        archived: bool,
    },
    /// Another entry has this short code.
    CodeTaken {
        /// The code.
        code: String,
        /// The other one is archived.
        archived: bool,
    },
    /// Somebody changed the entry since it was read.
    Changed,
    /// The entry is not there.
    Gone,
    /// A price below nothing or beyond the limit.
    Price,
    /// A deposit below nothing or beyond the limit.
    Deposit,
    /// A rate of VAT outside 0 … 100 %.
    Vat,
    /// A number of bottles outside 1 … the limit.
    Capacity,
    /// The product was ordered or sold: it stays what it is.
    ProductKind,
    /// The only entry that is not archived: work needs one.
    LastEntry,
    /// An employee without a role can do nothing.
    NoRole,
    /// The office would be left without an administrator.
    LastAdministrator,
    /// Nobody lets oneself go.
    Oneself,
    /// The next number lies at or below one that was given already.
    NumberUsed {
        /// The least that can be next.
        least: i64,
    },
    /// A next number beyond the limit.
    Number,
    /// A telephone area code that is not empty and has not 3 to 5 digits.
    AreaCode,
    /// Litres a person drinks in a day outside 0.1 … 20.
    LitresPerPerson,
    /// Delivery windows that end before they begin.
    Window,
    /// More delivery windows than can be offered.
    Windows,
    /// Days that a review may stay at a stage outside 1 … 365.
    StageDays,
    /// Failed attempts that stand for a contact outside 1 … 20.
    Attempts,
    /// The price list is not there, or archived.
    PriceList,
    /// No day is to be changed.
    NoDays,
    /// Hours of calls about debts that end before they begin.
    DebtHours,
    /// More or fewer calls about debts than a limit can allow.
    DebtCalls,
    /// More minutes without a hand on the screen than it may stay open for.
    LockAfter,
}

impl DirectoryRefusal {
    /// Stable word, part of the name of its sentence.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NoCode => "no-code",
            Self::NameTaken { archived: false, .. } => "name-taken",
            Self::NameTaken { archived: true, .. } => "name-taken-archived",
            Self::CodeTaken { archived: false, .. } => "code-taken",
            Self::CodeTaken { archived: true, .. } => "code-taken-archived",
            Self::Changed => "changed",
            Self::Gone => "gone",
            Self::Price => "price",
            Self::Deposit => "deposit",
            Self::Vat => "vat",
            Self::Capacity => "capacity",
            Self::ProductKind => "product-kind",
            Self::LastEntry => "last-entry",
            Self::NoRole => "no-role",
            Self::LastAdministrator => "last-administrator",
            Self::Oneself => "oneself",
            Self::NumberUsed { .. } => "number-used",
            Self::Number => "number",
            Self::AreaCode => "area-code",
            Self::LitresPerPerson => "litres-per-person",
            Self::Window => "window",
            Self::Windows => "windows",
            Self::StageDays => "stage-days",
            Self::Attempts => "attempts",
            Self::PriceList => "price-list",
            Self::NoDays => "no-days",
            Self::DebtHours => "debt-hours",
            Self::DebtCalls => "debt-calls",
            Self::LockAfter => "lock-after",
        }
    }
}
