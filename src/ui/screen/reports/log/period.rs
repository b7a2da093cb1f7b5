//! The days of the history that are looked through.

use chrono::{Days, Months, NaiveDate};

use crate::i18n::Texts;

/// A choice of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// Today.
    Today,
    /// The last seven days.
    #[default]
    Week,
    /// Since this day of last month.
    Month,
    /// All of them.
    All,
    /// From one day to another.
    Dates,
}

impl Period {
    const ALL: [Self; 5] = [Self::Today, Self::Week, Self::Month, Self::All, Self::Dates];

    /// The period at this place of the menu.
    pub fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or_default()
    }

    /// Its place in the menu.
    pub const fn place(self) -> usize {
        self as usize
    }

    /// Their names.
    pub fn labels(texts: &Texts) -> Vec<String> {
        Self::ALL.iter().map(|period| texts.text(&format!("log-period-{}", period.code()))).collect()
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Week => "week",
            Self::Month => "month",
            Self::All => "all",
            Self::Dates => "dates",
        }
    }

    /// The first day; `None`: from the beginning on, or as is chosen.
    pub fn from(self, today: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Today => Some(today),
            Self::Week => today.checked_sub_days(Days::new(6)),
            Self::Month => today.checked_sub_months(Months::new(1)),
            Self::All | Self::Dates => None,
        }
    }
}
