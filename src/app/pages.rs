//! The screens of an open office beside the desk: which one is shown, and what happens on each.

use iced::Task;

use crate::domain::ids::AddressId;
use crate::service::{Actor, Changes};
use crate::ui::Element;
use crate::ui::dialog::help::Place;
use crate::ui::screen::{Action, Context, Section, client, deliveries, directories, money, reports};
use crate::ui::widget::{Dialog, KeyPress};

/// The screens that were opened, each as it was left.
#[derive(Debug)]
pub(super) struct Pages {
    shown: Section,
    /// From where the card was opened: Esc leads back there.
    from: Option<Section>,
    client: Option<Box<client::State>>,
    deliveries: Option<Box<deliveries::State>>,
    money: Option<Box<money::State>>,
    reports: Option<Box<reports::State>>,
    directories: Option<Box<directories::State>>,
}

/// What happened on one of them.
#[derive(Debug, Clone)]
pub enum Message {
    /// On the card of a client.
    Client(client::Message),
    /// Among the orders of a day.
    Deliveries(deliveries::Message),
    /// In the money of the office.
    Money(money::Message),
    /// In the reports.
    Reports(reports::Message),
    /// In the directories.
    Directories(directories::Message),
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            shown: Section::Calls,
            from: None,
            client: None,
            deliveries: None,
            money: None,
            reports: None,
            directories: None,
        }
    }
}

impl Pages {
    /// Which one is shown.
    pub const fn shown(&self) -> Section {
        self.shown
    }

    /// What is shown, as the help knows it.
    pub fn place(&self) -> Place {
        let planning = || self.client.as_ref().is_some_and(|page| page.shows_planning());
        let backups = || self.directories.as_ref().is_some_and(|page| page.shows_backups());
        match self.shown {
            Section::Money => {
                self.money.as_ref().map_or(Place::Section(Section::Money), |page| Place::Money(page.tab()))
            }
            Section::Clients if planning() => Place::Planning,
            Section::Directories if backups() => Place::Backups,
            section => Place::Section(section),
        }
    }

    /// Shows a section as it was left, or as it opens. What was done elsewhere since stands there too.
    pub fn show(&mut self, section: Section, context: &Context<'_>) -> Task<Message> {
        self.shown = section;
        self.from = None;
        let everything = Changes { address: None, everything: true };
        let again = match section {
            Section::Clients => {
                self.client.as_mut().map(|page| page.changed(everything, context).map(Message::Client))
            }
            Section::Deliveries => {
                let page = self.deliveries.as_mut();
                page.map(|page| page.changed(everything, context).map(Message::Deliveries))
            }
            Section::Money => {
                self.money.as_mut().map(|page| page.changed(everything, context).map(Message::Money))
            }
            Section::Calls | Section::Reports | Section::Directories => None,
        };
        Task::batch([self.opened(section, context)].into_iter().chain(again))
    }

    fn opened(&mut self, section: Section, context: &Context<'_>) -> Task<Message> {
        match section {
            Section::Calls => Task::none(),
            Section::Clients => {
                let (client, begun) = self.client(context);
                Task::batch([begun, client.focus().map(Message::Client)])
            }
            Section::Deliveries => {
                opened(&mut self.deliveries, || deliveries::State::new(context)).1.map(Message::Deliveries)
            }
            Section::Money => opened(&mut self.money, || money::State::new(context)).1.map(Message::Money),
            Section::Reports => {
                opened(&mut self.reports, || reports::State::new(context)).1.map(Message::Reports)
            }
            Section::Directories => {
                opened(&mut self.directories, || directories::State::new(context)).1.map(Message::Directories)
            }
        }
    }

    fn client(&mut self, context: &Context<'_>) -> (&mut client::State, Task<Message>) {
        let (client, task) = opened(&mut self.client, || client::State::new(context));
        (client, task.map(Message::Client))
    }

    /// Shows the card of an address, or an empty one, with an order over it where that was asked for.
    pub fn card(
        &mut self,
        address: crate::domain::ids::AddressId,
        order: bool,
        context: &Context<'_>,
    ) -> Task<Message> {
        if self.shown != Section::Clients {
            self.from = Some(self.shown);
        }
        self.shown = Section::Clients;
        let (client, begun) = self.client(context);
        let turned = client.open(address, order, context);
        Task::batch([begun, turned.map(Message::Client)])
    }

    /// Where Esc leads back to from the card that is shown.
    pub fn back(&self) -> Option<Section> {
        self.from.filter(|_| self.shown == Section::Clients)
    }

    /// Shows an empty card, with what was typed already.
    pub fn new_client(&mut self, typed: Option<String>, context: &Context<'_>) -> Task<Message> {
        self.shown = Section::Clients;
        let (client, begun) = self.client(context);
        let turned = client.new_client(typed, context);
        Task::batch([begun, turned.map(Message::Client)])
    }

    /// Shows a page of the directories, with the keyboard in it.
    pub fn directory(&mut self, place: directories::Place, context: &Context<'_>) -> Task<Message> {
        self.shown = Section::Directories;
        let (page, begun) = opened(&mut self.directories, || directories::State::new(context));
        let turned = page.enter(place, context);
        Task::batch([begun, turned]).map(Message::Directories)
    }

    /// Takes in what happened. A message of a screen that was not opened is dropped.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Client(message) => {
                taken(&mut self.client, Message::Client, |page| page.update(message, context))
            }
            Message::Deliveries(message) => {
                taken(&mut self.deliveries, Message::Deliveries, |page| page.update(message, context))
            }
            Message::Money(message) => {
                taken(&mut self.money, Message::Money, |page| page.update(message, context))
            }
            Message::Reports(message) => {
                taken(&mut self.reports, Message::Reports, |page| page.update(message, context))
            }
            Message::Directories(message) => {
                taken(&mut self.directories, Message::Directories, |page| page.update(message, context))
            }
        }
    }

    /// The office changed: every screen that was opened reads anew what it shows.
    pub fn changed(&mut self, changes: Changes, context: &Context<'_>) -> Task<Message> {
        let client = self.client.as_mut().map(|page| page.changed(changes, context).map(Message::Client));
        let deliveries =
            self.deliveries.as_mut().map(|page| page.changed(changes, context).map(Message::Deliveries));
        let money = self.money.as_mut().map(|page| page.changed(changes, context).map(Message::Money));
        let reports = self.reports.as_mut().map(|page| page.changed(changes, context).map(Message::Reports));
        let directories =
            self.directories.as_mut().map(|page| page.changed(changes, context).map(Message::Directories));
        Task::batch([client, deliveries, money, reports, directories].into_iter().flatten())
    }

    /// Another day than `before` has begun: what was the present day's moves on, and what was reckoned is of yesterday.
    pub fn new_day(&mut self, before: chrono::NaiveDate, context: &Context<'_>) -> Task<Message> {
        let everything = Changes { address: None, everything: true };
        let deliveries = self.deliveries.as_mut().map(|page| page.new_day(before, context));
        let client = self.client.as_mut().map(|page| page.changed(everything, context).map(Message::Client));
        let money = self.money.as_mut().map(|page| page.changed(everything, context).map(Message::Money));
        let reports =
            self.reports.as_mut().map(|page| page.changed(everything, context).map(Message::Reports));
        let deliveries = deliveries.map(|task| task.map(Message::Deliveries));
        Task::batch([deliveries, client, money, reports].into_iter().flatten())
    }

    /// Other roles hold for whoever works. What they do not open is closed; says whether that was what is shown.
    pub fn take_rights(&mut self, actor: &Actor) -> bool {
        if !Section::Money.is_open_to(actor) {
            self.money = None;
        }
        let other_tabs = self.reports.as_ref().is_some_and(|page| !page.fits(actor));
        if other_tabs {
            self.reports = None;
        }
        if !Section::Directories.is_open_to(actor) {
            self.directories = None;
        }
        if let Some(deliveries) = &mut self.deliveries {
            deliveries.take_rights(actor);
        }
        let closed = !self.shown.is_open_to(actor) || (other_tabs && self.shown == Section::Reports);
        if closed {
            self.shown = Section::Calls;
        }
        closed
    }

    /// Whether something typed on any of them would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.client.as_ref().is_some_and(|page| page.is_unsaved())
            || self.deliveries.as_ref().is_some_and(|page| page.is_unsaved())
            || self.money.as_ref().is_some_and(|page| page.is_unsaved())
            || self.reports.as_ref().is_some_and(|page| page.is_unsaved())
            || self.directories.as_ref().is_some_and(|page| page.is_unsaved())
    }

    /// What a key of the whole window means on the one that is shown.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match self.shown {
            Section::Calls => None,
            Section::Clients => self.client.as_ref()?.key(press).map(Message::Client),
            Section::Deliveries => self.deliveries.as_ref()?.key(press).map(Message::Deliveries),
            Section::Money => self.money.as_ref()?.key(press).map(Message::Money),
            Section::Reports => self.reports.as_ref()?.key(press).map(Message::Reports),
            Section::Directories => self.directories.as_ref()?.key(press).map(Message::Directories),
        }
    }

    /// Whose card is shown.
    pub fn address(&self) -> Option<AddressId> {
        self.client.as_ref().filter(|_| self.shown == Section::Clients)?.address()
    }

    /// Whether Ctrl+Z means the page that is shown rather than what a notice tells of: something was painted or chosen there
    /// after it.
    pub fn undoes_first(&self) -> bool {
        match self.shown {
            Section::Clients => self.client.as_ref().is_some_and(|page| page.undoes_first()),
            Section::Directories => self.directories.as_ref().is_some_and(|page| page.undoes_first()),
            Section::Calls | Section::Deliveries | Section::Money | Section::Reports => false,
        }
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hints = match self.shown {
            Section::Calls => None,
            Section::Clients => self.client.as_ref().map(|page| page.hints(context)),
            Section::Deliveries => self.deliveries.as_ref().map(|page| page.hints(context)),
            Section::Money => self.money.as_ref().map(|page| page.hints(context)),
            Section::Reports => self.reports.as_ref().map(|page| page.hints(context)),
            Section::Directories => self.directories.as_ref().map(|page| page.hints(context)),
        };
        hints.unwrap_or_default()
    }

    /// The dialog that is open over the one that is shown.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        Some(match self.shown {
            Section::Calls => return None,
            Section::Clients => self.client.as_ref()?.dialog(context)?.map(Message::Client),
            Section::Deliveries => self.deliveries.as_ref()?.dialog(context)?.map(Message::Deliveries),
            Section::Money => self.money.as_ref()?.dialog(context)?.map(Message::Money),
            Section::Reports => self.reports.as_ref()?.dialog(context)?.map(Message::Reports),
            Section::Directories => self.directories.as_ref()?.dialog(context)?.map(Message::Directories),
        })
    }

    /// The one that is shown; `None`: the desk is.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Option<Element<'a, Message>> {
        Some(match self.shown {
            Section::Calls => return None,
            Section::Clients => self.client.as_ref()?.view(context).map(Message::Client),
            Section::Deliveries => self.deliveries.as_ref()?.view(context).map(Message::Deliveries),
            Section::Money => self.money.as_ref()?.view(context).map(Message::Money),
            Section::Reports => self.reports.as_ref()?.view(context).map(Message::Reports),
            Section::Directories => self.directories.as_ref()?.view(context).map(Message::Directories),
        })
    }
}

/// A screen as it was left, or as it opens with its first reading.
fn opened<State, Inner>(
    place: &mut Option<Box<State>>,
    open: impl FnOnce() -> (State, Task<Inner>),
) -> (&mut State, Task<Inner>) {
    match place {
        Some(state) => (state, Task::none()),
        None => {
            let (state, task) = open();
            (place.insert(Box::new(state)), task)
        }
    }
}

fn taken<State, Inner: Send + 'static>(
    place: &mut Option<Box<State>>,
    wrap: fn(Inner) -> Message,
    update: impl FnOnce(&mut State) -> (Task<Inner>, Option<Action>),
) -> (Task<Message>, Option<Action>) {
    match place {
        Some(state) => {
            let (task, action) = update(state);
            (task.map(wrap), action)
        }
        None => (Task::none(), None),
    }
}
