//! Whose addresses a list shows: of one manager, of one route, of all. Two menus of its bar.

use iced::Length;

use super::Context;
use crate::domain::ids::{RouteId, UserId};
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::forecast_quality::Only;
use crate::store::{Read, Route};
use crate::t;
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

/// What is chosen.
#[derive(Debug, Default)]
pub struct Whose {
    directories: Directories,
    only: Only,
}

impl Whose {
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
    pub fn managers<'a, M: Clone + 'a>(
        &self,
        name: &'static str,
        on_choose: fn(usize) -> M,
        context: &Context<'_>,
    ) -> Dropdown<'a, M> {
        let known = &self.directories.managers;
        let at = known.iter().position(|(id, _)| Some(*id) == self.only.manager);
        let names = known.iter().map(|(_, name)| name.clone());
        menu(names, at, on_choose, context).label(context.texts.text("desk-manager")).id(name)
    }

    /// The menu of routes.
    pub fn routes<'a, M: Clone + 'a>(
        &self,
        name: &'static str,
        on_choose: fn(usize) -> M,
        context: &Context<'_>,
    ) -> Dropdown<'a, M> {
        let known = &self.directories.routes;
        let at = known.iter().position(|route| Some(route.id) == self.only.route);
        let names = known.iter().map(|route| route.name.clone());
        menu(names, at, on_choose, context).label(context.texts.text("desk-route")).id(name)
    }
}

/// A choice of one, after that of all.
fn menu<'a, M: Clone + 'a>(
    names: impl Iterator<Item = String>,
    at: Option<usize>,
    on_choose: fn(usize) -> M,
    context: &Context<'_>,
) -> Dropdown<'a, M> {
    let all = std::iter::once(context.texts.text("desk-all"));
    Dropdown::new(all.chain(names).collect(), Some(at.map_or(0, |at| at + 1)), on_choose)
        .width(Length::Shrink)
}
