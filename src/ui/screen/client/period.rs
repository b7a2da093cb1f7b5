//! The days that a list of the card shows.

use chrono::{Datelike, Months, NaiveDate};

use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::widget::Dropdown;

/// The days that are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// All of them.
    #[default]
    All,
    /// From the first of this month on.
    ThisMonth,
    /// The month before.
    LastMonth,
    /// From three months ago on.
    Quarter,
    /// From twelve months ago on.
    Year,
}

impl Period {
    const ALL: [Self; 5] = [Self::All, Self::ThisMonth, Self::LastMonth, Self::Quarter, Self::Year];

    /// The period at this place of the menu.
    pub fn at(place: usize) -> Self {
        Self::ALL.get(place).copied().unwrap_or_default()
    }

    const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::ThisMonth => "this-month",
            Self::LastMonth => "last-month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// Its first and last day; `None` is without an end.
    pub fn days(self, today: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let first = today.with_day(1).unwrap_or(today);
        let ago = |months| today.checked_sub_months(Months::new(months));
        match self {
            Self::All => (None, None),
            Self::ThisMonth => (Some(first), None),
            Self::LastMonth => (first.checked_sub_months(Months::new(1)), first.pred_opt()),
            Self::Quarter => (ago(3), None),
            Self::Year => (ago(12), None),
        }
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: NaiveDate, today: NaiveDate) -> bool {
        let (from, to) = self.days(today);
        from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
    }

    /// The menu from which it is chosen.
    pub fn menu<'a, M: 'a>(
        self,
        name: &'static str,
        texts: &Texts,
        on_choose: impl Fn(usize) -> M + 'a,
    ) -> Element<'a, M> {
        let options = Self::ALL.map(|period| texts.text(&format!("client-period-{}", period.code())));
        let chosen = Self::ALL.iter().position(|period| *period == self);
        Dropdown::new(options.into(), chosen, on_choose)
            .label(texts.text("client-period"))
            .id(name)
            .width(220)
            .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_month_before_ends_with_its_last_day() {
        let today = day("2026-03-31");
        assert!(Period::LastMonth.contains(day("2026-02-28"), today));
        assert!(!Period::LastMonth.contains(day("2026-03-01"), today));
        assert!(!Period::LastMonth.contains(day("2026-01-31"), today));
    }

    #[test]
    fn a_coming_delivery_belongs_to_this_month_and_to_all() {
        let today = day("2026-11-22");
        for period in [Period::All, Period::ThisMonth, Period::Quarter, Period::Year] {
            assert!(period.contains(day("2026-12-01"), today), "{period:?}");
        }
    }
}
