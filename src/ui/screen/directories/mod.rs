//! Directories and settings of the office: a list of them on the left, the chosen one on the right. Pages stay as they
//! were left while somebody looks at another.

mod asking;
pub mod backups;
pub mod calendar;
mod frame;
pub mod numbering;
mod page;
mod place;
pub mod prices;
pub mod register;
pub mod requisites;
pub mod rights;
pub mod settings;
mod typed;

use std::collections::BTreeMap;

use iced::keyboard::key::Named;
use iced::widget::{container, operation, row};
use iced::{Length, Task};

use super::{Action, Context};
use crate::domain::directory::Directory;
use crate::service::Changes;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::theme;
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, KeyPress, line_down};
use page::Page;

pub use page::Message as PageMessage;
pub use place::Place;

/// Which side has the keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    List,
    Page,
}

/// What the screen shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    chosen: Place,
    side: Side,
    /// The pages that were opened, each as it was left.
    pages: BTreeMap<Place, Page>,
    /// What would lose something typed on a page: it is asked whether that is meant.
    losing: Option<(Place, PageMessage)>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// A place of the list was chosen.
    Chosen(Place),
    /// Into the page.
    Entered,
    /// Back to the list.
    Left,
    /// Something happened on a page, or an answer came for it.
    Page(Place, PageMessage),
    /// What was typed stays.
    Stayed,
    /// It is forgotten.
    Discarded,
}

impl State {
    /// The screen as it opens, and its first reading.
    pub fn new(context: &Context<'_>) -> (Self, Task<Message>) {
        let chosen = Place::Register(Directory::Products);
        let mut state = Self { chosen, side: Side::List, pages: BTreeMap::new(), losing: None };
        let task = state.choose(chosen, context);
        (state, task)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Chosen(place) => (self.choose(place, context), None),
            Message::Entered => self.turn(Side::Page),
            // Nothing of that name: whatever has the keyboard loses it to the list.
            Message::Left => (self.turn(Side::List).0.chain(operation::focus("directories-places")), None),
            Message::Page(place, message) if self.would_lose(place, &message) => {
                self.losing = Some((place, message));
                (operation::focus(asking::STAY), None)
            }
            Message::Page(place, message) => self.page(place, message, context),
            Message::Stayed => {
                self.losing = None;
                (Task::none(), None)
            }
            Message::Discarded => match self.losing.take() {
                Some((place, message)) => self.page(place, message, context),
                None => (Task::none(), None),
            },
        }
    }

    fn would_lose(&self, place: Place, message: &PageMessage) -> bool {
        self.pages.get(&place).is_some_and(|page| page.would_lose(message))
    }

    fn choose(&mut self, place: Place, context: &Context<'_>) -> Task<Message> {
        (self.chosen, self.side) = (place, Side::List);
        let offset = operation::RelativeOffset { x: 0.0, y: place.share() };
        let seen = operation::snap_to(place::LIST, offset);
        if self.pages.contains_key(&place) {
            return seen;
        }
        let (page, task) = Page::open(place, context);
        self.pages.insert(place, page);
        Task::batch([seen, task.map(move |message| Message::Page(place, message))])
    }

    /// Goes to a place, with the keyboard in its page.
    pub fn enter(&mut self, place: Place, context: &Context<'_>) -> Task<Message> {
        let task = self.choose(place, context);
        self.side = Side::Page;
        task
    }

    fn turn(&mut self, side: Side) -> (Task<Message>, Option<Action>) {
        self.side = side;
        (Task::none(), None)
    }

    fn page(
        &mut self,
        place: Place,
        message: PageMessage,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Action>) {
        if place == self.chosen && page::is_by_hand(&message) {
            self.side = Side::Page;
        }
        let Some(page) = self.pages.get_mut(&place) else { return (Task::none(), None) };
        let (task, action) = page.update(message, context);
        (task.map(move |message| Message::Page(place, message)), action)
    }

    /// The office changed behind the screen. Reads anew what is shown.
    pub fn changed(&mut self, changes: Changes, context: &Context<'_>) -> Task<Message> {
        Task::batch(self.pages.iter_mut().map(|(place, page)| {
            let place = *place;
            page.changed(changes, context).map(move |message| Message::Page(place, message))
        }))
    }

    /// Whether the backups are shown.
    pub fn shows_backups(&self) -> bool {
        self.chosen == Place::Backups
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.pages.values().any(Page::is_unsaved)
    }

    fn shown(&self) -> Option<&Page> {
        self.pages.get(&self.chosen)
    }

    /// Whether Ctrl+Z means a stroke that was painted, rather than what a notice tells of.
    pub fn undoes_first(&self) -> bool {
        matches!(self.shown(), Some(Page::Calendar(calendar)) if calendar.is_unsaved())
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.losing.is_some() {
            return parts::discards(press).then_some(Message::Discarded);
        }
        let of_page = || {
            let message = self.shown()?.key(press)?;
            Some(Message::Page(self.chosen, message))
        };
        if self.shown().is_some_and(Page::has_dialog) {
            return of_page();
        }
        if self.side == Side::Page {
            return of_page().or_else(|| press.plain(Named::Escape).then_some(Message::Left));
        }
        if let Some(motion) = Motion::from_press(press) {
            return Some(Message::Chosen(self.chosen.stepped(motion)));
        }
        let enters = [Named::Enter, Named::Tab, Named::ArrowRight];
        if enters.into_iter().any(|key| press.plain(key)) {
            return Some(Message::Entered);
        }
        of_page()
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        match (self.side, self.shown()) {
            (Side::Page, Some(page)) => {
                let mut hints = page.hints(context);
                hints.push(does("Esc", "directories-hint-back"));
                hints
            }
            _ => vec![does("↑ ↓", "directories-hint-choose"), does("Enter", "directories-hint-enter")],
        }
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        if self.losing.is_some() {
            let texts = context.texts;
            let question = asking::leaving(texts, Message::Discarded, Message::Stayed);
            return Some(
                Dialog::new("directories-leaving", self.chosen.title(texts), question)
                    .on_escape(Message::Stayed),
            );
        }
        let place = self.chosen;
        let dialog = self.shown()?.dialog(context)?;
        Some(dialog.map(move |message| Message::Page(place, message)))
    }

    /// The screen, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let place = self.chosen;
        let page = self.shown().map(|page| {
            let page = page.view(self.side == Side::Page, context);
            page.map(move |message| Message::Page(place, message))
        });
        let page = container(iced::widget::Column::new().push(page))
            .width(Length::Fill)
            .height(Length::Fill)
            .style(theme::container::background);
        row![place::view(context.texts, place), line_down(), page].into()
    }
}
