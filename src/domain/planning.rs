//! How one address is planned: kind, permitted weekdays, periodicity, call delay, pauses, and the calculator of
//! the initial consumption.

use std::fmt;
use std::str::FromStr;

use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// The way in which the next delivery of an address is found (S1-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlanningKind {
    /// By consumption (S1-11: the most used kind, so the default).
    #[default]
    Average,
    /// On the ticked weekdays, whatever was used (S1-25).
    Weekdays,
    /// A fixed number of days after the last delivery (S1-28).
    Every,
    /// Never (S1-30).
    None,
}

impl PlanningKind {
    /// Every kind, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Average, Self::Weekdays, Self::Every, Self::None];

    /// The stored and exchanged name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Average => "average",
            Self::Weekdays => "weekdays",
            Self::Every => "every",
            Self::None => "none",
        }
    }

    /// The kind with this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How the office estimates consumption (P-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Estimator {
    /// All litres but the last over all days (P-12).
    Plain,
    /// The smoothed rhythm of the address, leaning on the office's experience (P-13); what a new office uses.
    #[default]
    Adaptive,
}

impl Estimator {
    /// Every estimator, in the order in which it is offered.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Adaptive];

    /// The stored and exchanged name.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Adaptive => "adaptive",
        }
    }

    /// The estimator with this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|estimator| estimator.code() == code)
    }
}

/// The ticked weekdays of an address: bit 0 is Monday. None ticked means that any day will do (S1-14).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Weekdays(u8);

const WEEK: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

impl Weekdays {
    /// None ticked.
    pub const EMPTY: Self = Self(0);
    /// All seven ticked.
    pub const ALL: Self = Self(0b111_1111);

    /// The days of a mask with Monday in bit 0; `None` where bit 7 is set.
    pub const fn from_mask(mask: u8) -> Option<Self> {
        if mask <= Self::ALL.0 { Some(Self(mask)) } else { None }
    }

    /// The mask with Monday in bit 0.
    pub const fn mask(self) -> u8 {
        self.0
    }

    /// Whether this very day is ticked.
    pub const fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.num_days_from_monday()) != 0
    }

    /// Whether a delivery may fall on this weekday: ticked, or nothing is ticked at all (S1-14).
    pub const fn permits(self, day: Weekday) -> bool {
        self.0 == 0 || self.contains(day)
    }

    /// These days and one more.
    #[must_use]
    pub const fn with(self, day: Weekday) -> Self {
        Self(self.0 | (1 << day.num_days_from_monday()))
    }

    /// How many days are ticked.
    pub const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether none is ticked.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The ticked days from Monday on.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().map(|(day, _)| day).filter(move |&day| self.contains(day))
    }

    /// The weekday called `mon` … `sun`, in any case of letters.
    pub fn parse_day(name: &str) -> Option<Weekday> {
        WEEK.into_iter().find(|(_, code)| code.eq_ignore_ascii_case(name)).map(|(day, _)| day)
    }
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        days.into_iter().fold(Self::EMPTY, Self::with)
    }
}

impl TryFrom<u8> for Weekdays {
    type Error = WeekdaysError;

    fn try_from(mask: u8) -> Result<Self, WeekdaysError> {
        Self::from_mask(mask).ok_or(WeekdaysError::Mask(mask))
    }
}

impl From<Weekdays> for u8 {
    fn from(days: Weekdays) -> Self {
        days.0
    }
}

/// `mon,thu`; nothing for no ticks.
impl fmt::Display for Weekdays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ticked = WEEK.into_iter().filter(|&(day, _)| self.contains(day));
        for (place, (_, code)) in ticked.enumerate() {
            if place > 0 {
                f.write_str(",")?;
            }
            f.write_str(code)?;
        }
        Ok(())
    }
}

/// Reads what [`Display`](fmt::Display) writes; spaces around the names are allowed.
impl FromStr for Weekdays {
    type Err = WeekdaysError;

    fn from_str(text: &str) -> Result<Self, WeekdaysError> {
        text.split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| Self::parse_day(name).ok_or_else(|| WeekdaysError::Name(name.to_owned())))
            .collect()
    }
}

/// Why something is not a set of weekdays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WeekdaysError {
    #[error("weekday mask {0} lies outside 0 … 127")]
    Mask(u8),
    #[error("unknown weekday name {0:?}")]
    Name(String),
}

/// The planning settings of one address (S1-09 … S1-30).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanningSettings {
    pub kind: PlanningKind,
    /// Days on which the address can be delivered to (S1-14).
    pub weekdays: Weekdays,
    /// Every n-th week, 1 … 52 (S1-12, P-4).
    pub periodicity: u8,
    /// Gap in calendar days of the kind *Every X days*, 1 … 365 (S1-29, P-5).
    pub every_days: u16,
    /// Assumed millilitres per day until there is a history (S1-15); zero or less counts as not entered (P-1).
    pub initial_ml_per_day: Option<i64>,
    /// Days by which the call follows the delivery date, 0 … 60 (S1-16, P-8).
    pub call_delay: u8,
    /// The address is on the operator's list every day (S1-19).
    pub always_show: bool,
}

impl Default for PlanningSettings {
    fn default() -> Self {
        Self {
            kind: PlanningKind::Average,
            weekdays: Weekdays::EMPTY,
            periodicity: 1,
            every_days: 7,
            initial_ml_per_day: None,
            call_delay: 0,
            always_show: false,
        }
    }
}

impl PlanningSettings {
    pub const MAX_PERIODICITY: u8 = 52;
    pub const MAX_EVERY_DAYS: u16 = 365;
    pub const MAX_CALL_DELAY: u8 = 60;

    /// Whether the settings may be used (P-4, P-5, P-8; S1-13, S1-26).
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), PlanningSettingsError> {
        use PlanningSettingsError as Refusal;
        if !(1..=Self::MAX_PERIODICITY).contains(&self.periodicity) {
            return Err(Refusal::Periodicity { given: self.periodicity });
        }
        if !(1..=Self::MAX_EVERY_DAYS).contains(&self.every_days) {
            return Err(Refusal::EveryDays { given: self.every_days });
        }
        if self.call_delay > Self::MAX_CALL_DELAY {
            return Err(Refusal::CallDelay { given: self.call_delay });
        }
        if self.periodicity > 1 && self.weekdays.len() > 1 {
            return Err(Refusal::OneWeekdayOnly { periodicity: self.periodicity, ticked: self.weekdays });
        }
        if self.kind == PlanningKind::Weekdays && self.weekdays.is_empty() {
            return Err(Refusal::NoWeekday);
        }
        Ok(())
    }

    /// The initial consumption in millilitres per day where one was entered (P-1).
    pub fn initial(&self) -> Option<i64> {
        self.initial_ml_per_day.filter(|&ml| ml > 0)
    }
}

/// Why planning settings are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "refused", rename_all = "snake_case")]
pub enum PlanningSettingsError {
    #[error("periodicity {given} lies outside 1 … 52")]
    Periodicity { given: u8 },
    #[error("the gap of {given} days lies outside 1 … 365")]
    EveryDays { given: u16 },
    #[error("the call delay of {given} days lies outside 0 … 60")]
    CallDelay { given: u8 },
    #[error("every {periodicity} weeks allows one weekday, but {ticked} are ticked")]
    OneWeekdayOnly { periodicity: u8, ticked: Weekdays },
    #[error("planning by weekdays needs a weekday")]
    NoWeekday,
}

/// Days on which the address uses no water and takes none, both ends included (P-10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pause {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Pause {
    /// # Errors
    /// [`PauseError`] where the end lies before the beginning.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Result<Self, PauseError> {
        if from <= to { Ok(Self { from, to }) } else { Err(PauseError { from, to }) }
    }

    /// Whether the day lies within.
    pub fn contains(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

/// A pause that ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the pause ends on {to}, before it begins on {from}")]
pub struct PauseError {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// The calculator of the initial consumption (P-11, S1-17, S1-18, R-25).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calculator {
    pub people: u32,
    /// Millilitres per person and day: 2,000 in an office, 500 in a flat unless the settings say otherwise.
    pub ml_per_person: i64,
    /// Known further use in millilitres per day, such as an aquarium.
    pub extra_ml: i64,
}

impl Calculator {
    /// What one person in an office uses, unless the settings say otherwise, in millilitres per day.
    pub const OFFICE_ML: i64 = 2_000;
    /// What one person in a flat uses, unless the settings say otherwise, in millilitres per day.
    pub const FLAT_ML: i64 = 500;

    /// Initial consumption in millilitres per day.
    ///
    /// # Errors
    /// [`CalculatorError`] on a negative part, or a result that no integer holds.
    pub fn initial_ml_per_day(&self) -> Result<i64, CalculatorError> {
        if self.ml_per_person < 0 || self.extra_ml < 0 {
            return Err(CalculatorError::Negative);
        }
        i64::from(self.people)
            .checked_mul(self.ml_per_person)
            .and_then(|people| people.checked_add(self.extra_ml))
            .ok_or(CalculatorError::TooLarge)
    }
}

/// Why the calculator has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalculatorError {
    #[error("consumption cannot be negative")]
    Negative,
    #[error("consumption is too large")]
    TooLarge,
}
