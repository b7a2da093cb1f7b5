//! The filter bar: whose list, of which date, of which route; and the words by which the list is narrowed as one types.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use iced::widget::{Row, Stack, container, responsive};
use iced::{Alignment, Length};

use super::{Message, State};
use crate::domain::ids::{RouteId, UserId};
use crate::preferences::LastChoices;
use crate::service::desk::DeskRequest;
use crate::service::rights::Right;
use crate::service::{Actor, Refusal};
use crate::store::{Read, Route};
use crate::ui::Element;
use crate::ui::icon::{Icon, icon};
use crate::ui::screen::Context;
use crate::ui::theme::button::Kind;
use crate::ui::theme::{self, size, space, text};
use crate::ui::widget::{DatePicker, Dropdown, Press, button, date_picker, input, key_cap};

/// The name of the field of the filter.
pub const FILTER: &str = "desk-filter";

/// The width of the field at its best, and the least in which its whole hint stands beside the key, in pixels.
const FIELD: (f32, f32) = (270.0, 256.0);

/// The width of the search with its whole hint, in pixels.
const SEARCH: f32 = 262.0;

/// A desk narrower than this does without its name, so that the filter has room; one narrower still without labels
/// and without what a key does too. In pixels.
const TITLED: f32 = 1_100.0;
const LABELLED: f32 = 1_000.0;

/// Room for both fields in which the search is no more than a picture, in pixels.
const PICTURED: f32 = 240.0;

/// A field narrower than this does not name its key, in pixels.
const NAMED: f32 = 130.0;

/// The widest that a choice without its label is, in pixels.
const CHOICE: f32 = 180.0;

/// What the choices of the bar are made from.
#[derive(Debug, Clone, Default)]
pub struct Directories {
    /// Users who are managers of addresses.
    pub managers: Vec<(UserId, String)>,
    /// Routes.
    pub routes: Vec<Route>,
    /// Whether the office has any address yet.
    pub has_addresses: bool,
    /// Days without delivery.
    pub closed: HashSet<NaiveDate>,
}

impl Directories {
    /// Reads them.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(read: &Read<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            managers: read.managers()?,
            routes: read.routes()?,
            has_addresses: read.has_addresses()?,
            closed: read.no_delivery_days()?.into_iter().map(|day| day.day).collect(),
        })
    }
}

/// What the bar says.
#[derive(Debug)]
pub struct Filters {
    offered: bool,
    directories: Directories,
    manager: Option<UserId>,
    route: Option<RouteId>,
    /// The list date D.
    pub date: DatePicker,
    /// What is typed into the filter.
    pub typed: String,
}

/// The default list date: tomorrow (S1-35).
pub fn tomorrow(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(1)).unwrap_or(today)
}

impl Filters {
    /// A bar for tomorrow.
    pub fn new(today: NaiveDate) -> Self {
        Self {
            offered: false,
            directories: Directories::default(),
            manager: None,
            route: None,
            date: DatePicker::new(Some(tomorrow(today))),
            typed: String::new(),
        }
    }

    /// Takes the directories and the choices of the last time. Where nothing was chosen yet, an operator who manages
    /// addresses sees the own list (S1-34).
    pub fn offer(&mut self, directories: Directories, choices: &LastChoices, actor: &Actor) {
        self.offered = true;
        self.directories = directories;
        let managers = &self.directories.managers;
        self.manager = if choices.user.as_ref() == Some(&actor.name) {
            let named = |(_, name): &&(UserId, String)| Some(name) == choices.manager.as_ref();
            managers.iter().find(named).map(|(id, _)| *id)
        } else {
            managers.iter().find(|(id, _)| *id == actor.id).map(|(id, _)| *id)
        };
        let route = self.directories.routes.iter().find(|route| Some(&route.name) == choices.route.as_ref());
        self.route = route.map(|route| route.id);
    }

    /// Whether the office has any address yet.
    pub const fn has_addresses(&self) -> bool {
        self.directories.has_addresses
    }

    /// Whether there was anything to choose from yet.
    pub const fn is_offered(&self) -> bool {
        self.offered
    }

    /// The list date.
    pub fn list_date(&self, today: NaiveDate) -> NaiveDate {
        self.date.date().unwrap_or_else(|| tomorrow(today))
    }

    /// What is to be read.
    pub fn request(&self, context: &Context<'_>) -> DeskRequest {
        DeskRequest {
            date: self.list_date(context.today),
            today: context.today,
            now: context.clock().now(),
            manager: self.manager,
            route: self.route,
        }
    }

    /// Chooses the manager at a place of the menu; the first means all.
    pub fn choose_manager(&mut self, at: usize) {
        let chosen = at.checked_sub(1).and_then(|at| self.directories.managers.get(at));
        self.manager = chosen.map(|(id, _)| *id);
    }

    /// Chooses the route at a place of the menu; the first means all.
    pub fn choose_route(&mut self, at: usize) {
        let chosen = at.checked_sub(1).and_then(|at| self.directories.routes.get(at));
        self.route = chosen.map(|route| route.id);
    }

    /// The name of the chosen manager.
    pub fn manager_name(&self) -> Option<String> {
        let chosen = self.directories.managers.iter().find(|(id, _)| Some(*id) == self.manager);
        chosen.map(|(_, name)| name.clone())
    }

    /// The name of the chosen route.
    pub fn route_name(&self) -> Option<String> {
        let chosen = self.directories.routes.iter().find(|route| Some(route.id) == self.route);
        chosen.map(|route| route.name.clone())
    }

    /// The choice of a manager, as wide as its words where it is `labelled`.
    fn managers<'a>(&self, context: &Context<'_>, labelled: bool) -> Dropdown<'a, Message> {
        let names = self.directories.managers.iter().map(|(_, name)| name.clone());
        let at = self.directories.managers.iter().position(|(id, _)| Some(*id) == self.manager);
        let all = context.texts.text(if labelled { "desk-all" } else { "desk-all-managers" });
        let choices = std::iter::once(all).chain(names).collect();
        let chosen = Some(at.map_or(0, |at| at + 1));
        let choice = Dropdown::new(choices, chosen, Message::ManagerChosen).id("desk-manager");
        if labelled { choice.label(context.texts.text("desk-manager")).width(Length::Shrink) } else { choice }
    }

    /// The choice of a route, as wide as its words where it is `labelled`.
    fn routes<'a>(&self, context: &Context<'_>, labelled: bool) -> Dropdown<'a, Message> {
        let names = self.directories.routes.iter().map(|route| route.name.clone());
        let at = self.directories.routes.iter().position(|route| Some(route.id) == self.route);
        let all = context.texts.text(if labelled { "desk-all" } else { "desk-all-routes" });
        let choices = std::iter::once(all).chain(names).collect();
        let chosen = Some(at.map_or(0, |at| at + 1));
        let choice = Dropdown::new(choices, chosen, Message::RouteChosen).id("desk-route");
        if labelled { choice.label(context.texts.text("desk-route")).width(Length::Shrink) } else { choice }
    }
}

impl State {
    /// The filter bar in a desk of this width: whose list, of which day and route stay in sight in any.
    pub(super) fn filter_bar<'a>(&'a self, context: &Context<'a>, room: f32) -> Element<'a, Message> {
        let choices = if room >= LABELLED { self.full_bar(context, room) } else { self.short_bar(context) };
        let bar = choices
            .push(self.fields(context))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([0.0, space::L]);
        container(bar).height(52).align_y(Alignment::Center).style(theme::container::surface).into()
    }

    fn short_bar<'a>(&'a self, context: &Context<'a>) -> Row<'a, Message> {
        let closed = |day: NaiveDate| self.filters.directories.closed.contains(&day);
        let picker = date_picker::Context { texts: context.texts, today: context.today, closed: &closed };
        Row::new()
            .push(container(self.filters.managers(context, false)).max_width(CHOICE))
            .push(self.filters.date.short_bar(picker).map(Message::Date))
            .push(container(self.filters.routes(context, false)).max_width(CHOICE))
    }

    fn full_bar<'a>(&'a self, context: &Context<'a>, room: f32) -> Row<'a, Message> {
        let texts = context.texts;
        let filters = &self.filters;
        let closed = |day: NaiveDate| filters.directories.closed.contains(&day);
        let picker = date_picker::Context { texts, today: context.today, closed: &closed };
        let refresh =
            button(texts.text("desk-refresh")).key("F5").on_press(Message::RefreshPressed).mouse_only();
        let title = text::title(texts.text("desk-title")).wrapping(iced::widget::text::Wrapping::None);
        let title = (room >= TITLED).then(|| container(title).padding(iced::Padding::ZERO.right(space::M)));
        Row::new()
            .push(title)
            .push(filters.managers(context, true))
            .push(self.absence(context))
            .push(filters.date.bar(texts.text("desk-date"), picker).map(Message::Date))
            .push(filters.routes(context, true))
            .push(refresh)
    }

    /// The filter of this list, and the search among all clients, which is no more than a word where room is short.
    fn fields<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let (texts, context) = (context.texts, *context);
        let fields = responsive(move |room| {
            let roomy = room.width >= FIELD.1 + SEARCH + space::S;
            let (words, width) = if roomy {
                (text::muted(texts.text("desk-find-hint")), Length::Fixed(SEARCH))
            } else {
                (text::body(texts.text("desk-find")), Length::Shrink)
            };
            let words = words.wrapping(iced::widget::text::Wrapping::None);
            let words = if roomy { words.width(Length::Fill) } else { words };
            let pictured = room.width < PICTURED;
            let inside: Element<'_, Message> = if pictured {
                icon(Icon::Search, size::ICON, |tokens| tokens.muted).into()
            } else {
                let inside = Row::new().push(words).push(key_cap("Ctrl K")).spacing(space::S);
                inside.align_y(Alignment::Center).into()
            };
            let search = Press::new(Kind::Secondary, inside).id("desk-find").width(width);
            let search = if pictured { search.spoken(texts.text("desk-find")) } else { search };
            let search = search.on_press(Message::FindPressed).mouse_only();
            Row::new().push(self.filter_field(&context)).push(search).spacing(space::S).into()
        });
        container(fields).height(32).width(Length::Fill).into()
    }

    /// Who is away, for those who may send a list to somebody else.
    fn absence<'a>(&self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        let may = context.actor.may(Right::Supervise);
        let people = || icon(Icon::People, size::ICON, |tokens| tokens.muted);
        may.then(|| {
            Press::new(Kind::Secondary, people())
                .padding([0.0, space::S])
                .spoken(context.texts.text("absence-title"))
                .on_press(Message::AbsencePressed)
                .into()
        })
    }

    /// The field; where it is narrow its hint is one word, so that it does not run under the key.
    fn filter_field<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let field = responsive(move |room| {
            let hint = if room.width < FIELD.1 { "desk-filter-hint-short" } else { "desk-filter-hint" };
            let named = room.width >= NAMED;
            let right = if named { 50.0 } else { 10.0 };
            let field = input(FILTER, &texts.text(hint), &self.filters.typed)
                .on_input(Message::FilterTyped)
                .on_submit(Message::FilterSubmitted)
                .padding(iced::Padding { top: 7.0, right, bottom: 7.0, left: 10.0 });
            let key = if self.filters.typed.is_empty() { "Ctrl F" } else { "Esc" };
            let cap = container(key_cap(key)).width(Length::Fill).align_x(Alignment::End).padding(space::S);
            Stack::new().push(field).push(named.then_some(cap)).into()
        });
        let field = container(field).height(32).max_width(FIELD.0);
        container(field).width(Length::Fill).align_x(Alignment::End).into()
    }
}
