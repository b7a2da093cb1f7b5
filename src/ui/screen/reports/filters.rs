//! Whose addresses are shown, and over which period.

use iced::Length;

use super::{Message, Tab};
use crate::domain::ids::{RouteId, UserId};
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::forecast_quality::{Group, Only};
use crate::store::{Read, Route};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::Dropdown;

/// Days back in which changes of consumption are looked for.
const CHANGED_DAYS: [u32; 3] = [30, 90, 365];
/// Months over which the forecast is judged.
const QUALITY_MONTHS: [u32; 3] = [6, 12, 24];
/// Months of the figures about churn.
const CHURN_MONTHS: [u32; 4] = [3, 6, 12, 24];

/// What the choices are made from.
#[derive(Debug, Clone, Default)]
pub struct Directories {
    managers: Vec<(UserId, String)>,
    routes: Vec<Route>,
}

impl Directories {
    /// Reads them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(read: &Read<'_>) -> Result<Self, Refusal> {
        Ok(Self { managers: read.managers()?, routes: read.routes()? })
    }
}

/// What the bar says.
#[derive(Debug)]
pub struct Filters {
    directories: Directories,
    only: Only,
    changed_at: usize,
    months_at: usize,
    churn_at: usize,
}

impl Default for Filters {
    fn default() -> Self {
        Self {
            directories: Directories::default(),
            only: Only::default(),
            changed_at: 0,
            months_at: 1,
            churn_at: 1,
        }
    }
}

/// A period in words.
pub fn period_label(texts: &Texts, tab: Tab, period: u32) -> String {
    let id = if tab == Tab::Changed { "reports-days" } else { "reports-months" };
    t!(texts, id, count = period)
}

impl Filters {
    /// Takes the directories; a choice that is no longer there is given up.
    pub fn offer(&mut self, directories: Directories) {
        self.directories = directories;
        let Directories { managers, routes } = &self.directories;
        self.only.manager = self.only.manager.filter(|only| managers.iter().any(|(id, _)| id == only));
        self.only.route = self.only.route.filter(|only| routes.iter().any(|route| route.id == *only));
    }

    /// Whose addresses are shown.
    pub const fn only(&self) -> Only {
        self.only
    }

    /// Whether those of some managers or routes are left out.
    pub fn is_narrow(&self) -> bool {
        self.only != Only::default()
    }

    /// Shows those of all managers and routes.
    pub fn show_all(&mut self) {
        self.only = Only::default();
    }

    /// Chooses the manager at a place of the menu; the first means all.
    pub fn choose_manager(&mut self, at: usize) {
        let chosen = at.checked_sub(1).and_then(|at| self.directories.managers.get(at));
        self.only.manager = chosen.map(|(id, _)| *id);
    }

    /// Chooses the route at a place of the menu; the first means all.
    pub fn choose_route(&mut self, at: usize) {
        let chosen = at.checked_sub(1).and_then(|at| self.directories.routes.get(at));
        self.only.route = chosen.map(|route| route.id);
    }

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

    /// The name of a manager.
    pub fn manager(&self, manager: Option<UserId>) -> Option<&str> {
        let known = self.directories.managers.iter().find(|(id, _)| Some(*id) == manager);
        known.map(|(_, name)| name.as_str())
    }

    /// The name of a route.
    pub fn route(&self, route: Option<RouteId>) -> Option<&str> {
        let known = self.directories.routes.iter().find(|known| Some(known.id) == route);
        known.map(|known| known.name.as_str())
    }

    /// The name of a part of a cut.
    pub fn group(&self, texts: &Texts, group: Group) -> String {
        let named = |name: Option<&str>, nobody: &str| name.map_or_else(|| texts.text(nobody), str::to_owned);
        match group {
            Group::Whole => texts.text("reports-group-whole"),
            Group::Kind(code) => texts.text(&format!("reports-kind-{code}")),
            Group::Route(route) => named(self.route(route), "reports-no-route"),
            Group::Manager(manager) => named(self.manager(manager), "reports-no-manager"),
        }
    }

    /// Whose addresses are shown, in words; `None`: everybody's.
    pub fn said(&self, texts: &Texts) -> Option<String> {
        let manager =
            self.manager(self.only.manager).map(|name| t!(texts, "reports-only-manager", name = name));
        let route = self.route(self.only.route).map(|name| t!(texts, "reports-only-route", name = name));
        let said: Vec<String> = manager.into_iter().chain(route).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    pub(super) fn managers<'a>(&self, context: &Context<'_>) -> Dropdown<'a, Message> {
        let known = &self.directories.managers;
        let names = known.iter().map(|(_, name)| name.clone());
        let at = known.iter().position(|(id, _)| Some(*id) == self.only.manager);
        let all = std::iter::once(context.texts.text("desk-all"));
        Dropdown::new(all.chain(names).collect(), Some(at.map_or(0, |at| at + 1)), Message::ManagerChosen)
            .label(context.texts.text("desk-manager"))
            .id("reports-manager")
            .width(Length::Shrink)
    }

    pub(super) fn routes<'a>(&self, context: &Context<'_>) -> Dropdown<'a, Message> {
        let known = &self.directories.routes;
        let names = known.iter().map(|route| route.name.clone());
        let at = known.iter().position(|route| Some(route.id) == self.only.route);
        let all = std::iter::once(context.texts.text("desk-all"));
        Dropdown::new(all.chain(names).collect(), Some(at.map_or(0, |at| at + 1)), Message::RouteChosen)
            .label(context.texts.text("desk-route"))
            .id("reports-route")
            .width(Length::Shrink)
    }
}
