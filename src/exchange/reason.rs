//! Why a cell is refused: data, from which the window and the file of refused rows make sentences.

use super::columns::Column;

/// Words that are known for a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dictionary {
    /// Kinds of planning (S1-10).
    Planning,
    /// Statuses of an address.
    Status,
    /// Ways in which money comes in.
    Payment,
}

impl Dictionary {
    /// The message that names what is allowed.
    const fn message_id(self) -> &'static str {
        match self {
            Self::Planning => "import-unknown-planning",
            Self::Status => "import-unknown-status",
            Self::Payment => "import-unknown-payment",
        }
    }
}

/// Why a value is refused. The fields are the variables of the message [`Reason::message_id`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Required and empty.
    #[error("required and empty")]
    Required,
    /// Longer than is stored.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// A control character, NUL among them.
    #[error("a control character")]
    ControlCharacter,
    /// Not a number.
    #[error("not a number")]
    NotANumber,
    /// `1,000` of money: a thousand for some, one for others.
    #[error("a thousand or one with decimals")]
    AmbiguousNumber,
    /// Beyond what is stored.
    #[error("the number is too large")]
    TooLarge,
    /// More digits behind the point than the unit has.
    #[error("more than {limit} digits behind the point")]
    TooManyDecimals {
        /// Digits that the unit has.
        limit: u32,
    },
    /// A fraction of what is counted whole.
    #[error("not a whole number")]
    NotWhole,
    /// Below zero.
    #[error("negative")]
    Negative,
    /// Outside the permitted range.
    #[error("not between {from} and {to}")]
    OutOfRange {
        /// The least permitted.
        from: i64,
        /// The greatest permitted.
        to: i64,
    },
    /// Not a date in any form that is read.
    #[error("not a date")]
    NotADate,
    /// A form of a date, but no such day.
    #[error("no such day")]
    NoSuchDay,
    /// A date outside the years that are taken for real.
    #[error("the year is not between {from} and {to}")]
    YearOutOfRange {
        /// The first permitted year.
        from: i32,
        /// The last permitted year.
        to: i32,
    },
    /// A pause that ends before it begins, or has no beginning.
    #[error("the pause ends before it begins")]
    PauseOrder,
    /// Neither yes nor no.
    #[error("neither yes nor no")]
    NotYesNo,
    /// Not a word of this dictionary.
    #[error("not a known word")]
    UnknownWord(Dictionary),
    /// Not a list of weekdays.
    #[error("not weekdays")]
    NotWeekdays,
    /// Planning by weekdays without any (P-4).
    #[error("planning by weekdays needs weekdays")]
    WeekdaysNeeded,
    /// Periodicity of two weeks or more with several weekdays (S1-13, S1-26).
    #[error("one weekday only with this periodicity")]
    OneWeekdayOnly,
    /// "Every X days" without X (S1-29).
    #[error("the number of days is needed")]
    EveryDaysNeeded,
    /// Two columns contradict each other.
    #[error("contradicts another column")]
    Contradiction,
    /// Not a tax number.
    #[error("a tax number has 10 or 12 digits")]
    NotATaxNumber,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    NotAnEmail,
    /// No telephone number can be read; the text is kept as it was written.
    #[error("no telephone number")]
    NotAPhone,
    /// Said, not refused: containers below zero mean that more came back than was brought.
    #[error("more containers came back than were brought")]
    HandedBackMore,
}

impl Reason {
    /// The message that says it to the user.
    pub const fn message_id(&self) -> &'static str {
        match self {
            Self::Required => "import-required",
            Self::TooLong { .. } => "import-too-long",
            Self::ControlCharacter => "import-control-character",
            Self::NotANumber => "import-not-a-number",
            Self::AmbiguousNumber => "import-ambiguous-number",
            Self::TooLarge => "import-too-large",
            Self::TooManyDecimals { .. } => "import-too-many-decimals",
            Self::NotWhole => "import-not-whole",
            Self::Negative => "import-negative",
            Self::OutOfRange { .. } => "import-out-of-range",
            Self::NotADate => "import-not-a-date",
            Self::NoSuchDay => "import-no-such-day",
            Self::YearOutOfRange { .. } => "import-year-out-of-range",
            Self::PauseOrder => "import-pause-order",
            Self::NotYesNo => "import-not-yes-no",
            Self::UnknownWord(of) => of.message_id(),
            Self::NotWeekdays => "import-not-weekdays",
            Self::WeekdaysNeeded => "import-weekdays-needed",
            Self::OneWeekdayOnly => "import-one-weekday-only",
            Self::EveryDaysNeeded => "import-every-days-needed",
            Self::Contradiction => "import-contradiction",
            Self::NotATaxNumber => "import-not-a-tax-number",
            Self::NotAnEmail => "import-not-an-email",
            Self::NotAPhone => "import-not-a-phone",
            Self::HandedBackMore => "import-handed-back-more",
        }
    }

    /// The variables of that message.
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { limit } => vec![("limit", limit.to_string())],
            Self::TooManyDecimals { limit } => vec![("limit", limit.to_string())],
            Self::OutOfRange { from, to } => vec![("from", from.to_string()), ("to", to.to_string())],
            Self::YearOutOfRange { from, to } => vec![("from", from.to_string()), ("to", to.to_string())],
            _ => Vec::new(),
        }
    }
}

/// A cell at fault: which, what stands in it, and why it is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError<C: Column> {
    /// The column.
    pub column: C,
    /// The text of the cell.
    pub value: String,
    /// Why it is refused.
    pub reason: Reason,
}
