//! Whose debts are shown.

use iced::Length;

use super::Message;
use crate::domain::ids::{RouteId, UserId};
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::forecast_quality::Only;
use crate::store::{Read, Route};
use crate::t;
use crate::ui::screen::Context;
use crate::ui::widget::Dropdown;

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
#[derive(Debug, Default)]
pub struct Filters {
    directories: Directories,
    only: Only,
    /// As it is typed: words of the client or the address.
    pub typed: String,
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
        self.only != Only::default() || !self.typed.trim().is_empty()
    }

    /// Shows those of all managers and routes.
    pub fn show_all(&mut self) {
        self.only = Only::default();
        self.typed.clear();
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

    /// Whose addresses are shown, in words; `None`: everybody's.
    pub fn said(&self, texts: &Texts) -> Option<String> {
        let manager =
            self.manager(self.only.manager).map(|name| t!(texts, "reports-only-manager", name = name));
        let route = self.route(self.only.route).map(|name| t!(texts, "reports-only-route", name = name));
        let said: Vec<String> = manager.into_iter().chain(route).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// The menu of managers.
    pub fn managers<'a>(&self, context: &Context<'_>) -> Dropdown<'a, Message> {
        let known = &self.directories.managers;
        let at = known.iter().position(|(id, _)| Some(*id) == self.only.manager);
        let names = known.iter().map(|(_, name)| name.clone());
        menu(names, at, Message::ManagerChosen, context)
            .label(context.texts.text("desk-manager"))
            .id("money-manager")
    }

    /// The menu of routes.
    pub fn routes<'a>(&self, context: &Context<'_>) -> Dropdown<'a, Message> {
        let known = &self.directories.routes;
        let at = known.iter().position(|route| Some(route.id) == self.only.route);
        let names = known.iter().map(|route| route.name.clone());
        menu(names, at, Message::RouteChosen, context)
            .label(context.texts.text("desk-route"))
            .id("money-route")
    }
}

/// A choice of one, after that of all.
fn menu<'a>(
    names: impl Iterator<Item = String>,
    at: Option<usize>,
    on_choose: fn(usize) -> Message,
    context: &Context<'_>,
) -> Dropdown<'a, Message> {
    let all = std::iter::once(context.texts.text("desk-all"));
    Dropdown::new(all.chain(names).collect(), Some(at.map_or(0, |at| at + 1)), on_choose)
        .width(Length::Shrink)
}
