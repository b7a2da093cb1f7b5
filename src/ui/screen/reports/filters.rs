//! Whose addresses are shown, and over which period.

use super::Tab;
use crate::i18n::Texts;
use crate::service::forecast_quality::Group;
use crate::t;
use crate::ui::screen::whose::Whose;

/// Days back in which changes of consumption are looked for.
const CHANGED_DAYS: [u32; 3] = [30, 90, 365];
/// Months over which the forecast is judged.
const QUALITY_MONTHS: [u32; 3] = [6, 12, 24];
/// Months of the figures about churn.
const CHURN_MONTHS: [u32; 4] = [3, 6, 12, 24];

/// What the bar says.
#[derive(Debug)]
pub struct Filters {
    /// Whose addresses are shown.
    pub whose: Whose,
    changed_at: usize,
    months_at: usize,
    churn_at: usize,
}

impl Default for Filters {
    fn default() -> Self {
        Self { whose: Whose::default(), changed_at: 0, months_at: 1, churn_at: 1 }
    }
}

/// A period in words.
pub fn period_label(texts: &Texts, tab: Tab, period: u32) -> String {
    let id = if tab == Tab::Changed { "reports-days" } else { "reports-months" };
    t!(texts, id, count = period)
}

impl Filters {
    /// The periods that a tab offers; `None`: it shows what is now.
    pub const fn periods(&self, tab: Tab) -> Option<&'static [u32]> {
        match tab {
            Tab::Changed => Some(&CHANGED_DAYS),
            Tab::Quality => Some(&QUALITY_MONTHS),
            Tab::Churn => Some(&CHURN_MONTHS),
            Tab::Unplanned | Tab::Silent | Tab::Paused | Tab::History => None,
        }
    }

    /// The place of the chosen period.
    pub const fn period_at(&self, tab: Tab) -> usize {
        match tab {
            Tab::Quality => self.months_at,
            Tab::Churn => self.churn_at,
            _ => self.changed_at,
        }
    }

    /// Chooses a period; `false`: it was chosen already, or the tab has none.
    pub fn choose_period(&mut self, tab: Tab, at: usize) -> bool {
        if self.periods(tab).is_none_or(|periods| at >= periods.len()) || self.period_at(tab) == at {
            return false;
        }
        match tab {
            Tab::Quality => self.months_at = at,
            Tab::Churn => self.churn_at = at,
            _ => self.changed_at = at,
        }
        true
    }

    /// Days back in which changes of consumption are looked for.
    pub fn changed_days(&self) -> u32 {
        CHANGED_DAYS.get(self.changed_at).copied().unwrap_or(CHANGED_DAYS[0])
    }

    /// Months over which the forecast is judged.
    pub fn months(&self) -> u32 {
        QUALITY_MONTHS.get(self.months_at).copied().unwrap_or(QUALITY_MONTHS[1])
    }

    /// Months of the figures about churn.
    pub fn churn_months(&self) -> u32 {
        CHURN_MONTHS.get(self.churn_at).copied().unwrap_or(CHURN_MONTHS[1])
    }

    /// The name of a part of a cut.
    pub fn group(&self, texts: &Texts, group: Group) -> String {
        let named = |name: Option<&str>, nobody: &str| name.map_or_else(|| texts.text(nobody), str::to_owned);
        match group {
            Group::Whole => texts.text("reports-group-whole"),
            Group::Kind(code) => texts.text(&format!("reports-kind-{code}")),
            Group::Route(route) => named(self.whose.route(route), "reports-no-route"),
            Group::Manager(manager) => named(self.whose.manager(manager), "reports-no-manager"),
        }
    }
}
