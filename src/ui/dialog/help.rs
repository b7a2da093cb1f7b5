//! The help (F1): the keys of the current screen, and the pages that explain it.

mod page;
mod place;
mod tables;

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, column, container, operation, row, scrollable};
use iced::{Alignment, Length, Task};

pub use place::Place;

use crate::guide::Page;
use crate::guide::find::{Hit, find};
use crate::guide::markdown::Block;
use crate::i18n::Texts;
use crate::t;
use crate::ui::Element;
use crate::ui::theme::{self, space, text};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{
    Dialog, DialogSize, KeyPress, button, field, key_cap, scroll_dialog, show_in_dialog,
};
use tables::Group;

/// The name of the dialog.
const NAME: &str = "help";
/// The field of the search.
const SEARCH: &str = "help-search";
/// Width of the list of pages in pixels.
const SIDE: f32 = 220.0;
/// Hits that are listed.
const HITS: usize = 24;

/// What is shown: the keys, or a page.
#[derive(Debug)]
pub struct State {
    place: Place,
    /// The page that is read; `None`: the keys are.
    reading: Option<Reading>,
}

/// A page that is read.
#[derive(Debug)]
struct Reading {
    page: Page,
    blocks: Vec<Block>,
    /// The link that was chosen last, by its place on the page.
    link: Option<usize>,
    /// The pages before.
    trail: Vec<Page>,
    /// What is looked for, and what was found.
    typed: String,
    hits: Vec<Hit>,
    chosen: usize,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was read.
    Closed,
    /// A key scrolls it.
    Scrolled(Motion),
    /// From the keys to the page of the place, and back.
    Turned,
    /// A page was asked for.
    Opened(Page),
    /// The page before.
    Back,
    /// The page so many places further down the list.
    Neighbour(isize),
    /// The next link of the page, or the one before.
    Link(isize),
    /// The chosen link is to be followed.
    LinkTaken,
    /// Into the search.
    SearchPressed,
    /// The search was typed into.
    Typed(String),
    /// Another hit was chosen.
    HitMoved(isize),
    /// The chosen hit is to be read.
    HitTaken,
    /// A hit is to be read.
    HitPressed(usize),
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It was closed.
    Closed,
}

impl State {
    /// The keys of a place.
    pub const fn new(place: Place) -> Self {
        Self { place, reading: None }
    }

    /// What a key means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::F1) {
            return Some(Message::Turned);
        }
        let Some(reading) = &self.reading else { return Motion::from_press(press).map(Message::Scrolled) };
        // In an empty search the keys have nothing to move in but the page.
        let press = &KeyPress { typing: press.typing && !reading.typed.is_empty(), ..*press };
        if press.ctrl('f') {
            return Some(Message::SearchPressed);
        }
        if press.alt_named(Named::ArrowLeft) {
            return Some(Message::Back);
        }
        if press.alt_named(Named::ArrowUp) {
            return Some(Message::Neighbour(-1));
        }
        if press.alt_named(Named::ArrowDown) {
            return Some(Message::Neighbour(1));
        }
        if press.typing {
            match Motion::from_press(press) {
                Some(Motion::Up) => return Some(Message::HitMoved(-1)),
                Some(Motion::Down) => return Some(Message::HitMoved(1)),
                _ => {}
            }
        }
        if !press.typing {
            if press.plain(Named::Backspace) {
                return Some(Message::Back);
            }
            if press.plain(Named::Enter) && reading.link.is_some() {
                return Some(Message::LinkTaken);
            }
            if press.plain(Named::ArrowLeft) {
                return Some(Message::Link(-1));
            }
            if press.plain(Named::ArrowRight) {
                return Some(Message::Link(1));
            }
        }
        Motion::from_press(press).map(Message::Scrolled)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, texts: &Texts) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Closed => return self.close(),
            Message::Scrolled(motion) => return (scroll_dialog(NAME, motion), None),
            Message::Turned => self.turn(texts),
            Message::Opened(page) => self.open(page, texts),
            Message::Back => self.back(texts),
            Message::Neighbour(by) => self.neighbour(by, texts),
            Message::Link(by) => return (self.link(by), None),
            Message::LinkTaken => self.take_link(texts),
            Message::SearchPressed => return (operation::focus(SEARCH), None),
            Message::Typed(typed) => return (self.search(typed, texts), None),
            Message::HitMoved(by) => return (self.move_hit(by), None),
            Message::HitTaken => {
                let chosen = self.reading.as_ref().map_or(0, |reading| reading.chosen);
                return (self.take_hit(chosen, texts), None);
            }
            Message::HitPressed(at) => return (self.take_hit(at, texts), None),
        }
        // A page begins at its top.
        (scroll_dialog(NAME, Motion::First), None)
    }

    /// What is looked for goes first, then the help.
    fn close(&mut self) -> (Task<Message>, Option<Action>) {
        match &mut self.reading {
            Some(reading) if !reading.typed.is_empty() => {
                reading.typed.clear();
                reading.hits.clear();
                (Task::none(), None)
            }
            _ => (Task::none(), Some(Action::Closed)),
        }
    }

    fn turn(&mut self, texts: &Texts) {
        self.reading = match self.reading {
            Some(_) => None,
            None => Some(Reading::new(self.place.page(), Vec::new(), texts)),
        };
    }

    fn open(&mut self, page: Page, texts: &Texts) {
        let mut trail = Vec::new();
        if let Some(reading) = &mut self.reading {
            trail = std::mem::take(&mut reading.trail);
            if reading.page != page {
                trail.push(reading.page);
            }
        }
        self.reading = Some(Reading::new(page, trail, texts));
    }

    fn back(&mut self, texts: &Texts) {
        if let Some(reading) = &mut self.reading
            && let Some(page) = reading.trail.pop()
        {
            let trail = std::mem::take(&mut reading.trail);
            self.reading = Some(Reading::new(page, trail, texts));
        }
    }

    fn neighbour(&mut self, by: isize, texts: &Texts) {
        if let Some(reading) = &self.reading {
            self.open(reading.page.neighbour(by), texts);
        }
    }

    fn take_link(&mut self, texts: &Texts) {
        let chosen = self
            .reading
            .as_ref()
            .and_then(|reading| reading.link.and_then(|at| page::links(&reading.blocks).get(at).copied()));
        if let Some(page) = chosen {
            self.open(page, texts);
        }
    }

    /// Chooses the neighbouring link, in a ring, and brings it in sight.
    fn link(&mut self, by: isize) -> Task<Message> {
        let Some(reading) = &mut self.reading else { return Task::none() };
        let count = page::links(&reading.blocks).len() as isize;
        if count == 0 {
            return Task::none();
        }
        let at = match reading.link {
            Some(at) => (at as isize + by).rem_euclid(count),
            None if by < 0 => count - 1,
            None => 0,
        } as usize;
        reading.link = Some(at);
        show_in_dialog(NAME, page::link_id(at))
    }

    fn search(&mut self, typed: String, texts: &Texts) -> Task<Message> {
        if let Some(reading) = &mut self.reading {
            reading.hits = find(texts.language(), &typed, HITS);
            (reading.typed, reading.chosen) = (typed, 0);
        }
        Task::none()
    }

    fn move_hit(&mut self, by: isize) -> Task<Message> {
        if let Some(reading) = &mut self.reading {
            let last = reading.hits.len().saturating_sub(1);
            reading.chosen = reading.chosen.saturating_add_signed(by).min(last);
        }
        Task::none()
    }

    fn take_hit(&mut self, at: usize, texts: &Texts) -> Task<Message> {
        let hit = self.reading.as_ref().and_then(|reading| reading.hits.get(at)).cloned();
        let Some(hit) = hit else { return Task::none() };
        self.open(hit.page, texts);
        scroll_dialog(NAME, Motion::First).chain(show_in_dialog(NAME, page::block_id(hit.block)))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, texts: &Texts) -> Dialog<'a, Message> {
        match &self.reading {
            None => keys(self.place, texts),
            Some(reading) => reading.dialog(texts),
        }
    }
}

impl Reading {
    fn new(page: Page, trail: Vec<Page>, texts: &Texts) -> Self {
        let blocks = page.blocks(texts.language());
        Self { page, blocks, link: None, trail, typed: String::new(), hits: Vec::new(), chosen: 0 }
    }

    fn dialog<'a>(&'a self, texts: &Texts) -> Dialog<'a, Message> {
        let keys = button(texts.text("help-title")).key("F1").on_press(Message::Turned).mouse_only();
        let back = (!self.trail.is_empty())
            .then(|| button(texts.text("help-back-page")).key("Alt ←").on_press(Message::Back).mouse_only());
        let close = button(texts.text("close-button")).key("Esc").on_press(Message::Closed).mouse_only();
        let footer = Row::new()
            .push(keys)
            .push(back)
            .push(container(text::caption(texts.text("help-page-keys"))).width(Length::Fill).clip(true))
            .push(close)
            .spacing(space::M)
            .align_y(Alignment::Center);
        Dialog::new(NAME, self.page.title(texts.language()), page::view(&self.blocks, self.link))
            .size(DialogSize::Large)
            .side(self.side(texts))
            .footer(footer)
            .on_escape(Message::Closed)
    }

    /// The search, and the pages or what was found.
    fn side<'a>(&'a self, texts: &Texts) -> Element<'a, Message> {
        let search = field(SEARCH, "", self.typed.clone())
            .placeholder(texts.text("help-search"))
            .on_input(Message::Typed)
            .on_submit(Message::HitTaken);
        let language = texts.language();
        let below: Element<'a, Message> = if self.typed.trim().is_empty() {
            page::list(Page::ALL.iter().map(|page| (page.title(language).to_owned(), *page)), self.page)
        } else if self.hits.is_empty() {
            text::muted(texts.text("help-nothing-found")).into()
        } else {
            let hits = self.hits.iter().enumerate().map(|(at, hit)| {
                let title = hit.page.title(language).to_owned();
                page::hit(title, hit.shown.clone(), at == self.chosen, Message::HitPressed(at))
            });
            Column::with_children(hits).spacing(2).into()
        };
        let below = scrollable(below)
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .width(Length::Fill);
        let side = column![Element::from(search), below].spacing(space::M).padding(space::M);
        container(side).width(SIDE).into()
    }
}

/// The keys of a place; the way to its page stands below them.
fn keys<'a>(place: Place, texts: &Texts) -> Dialog<'a, Message> {
    let halves = place.keys().map(|groups| {
        let groups = groups.iter().map(|of| group(*of, texts));
        Column::with_children(groups).spacing(space::L).width(Length::Fill).into()
    });
    let halves = Row::with_children(halves).spacing(space::XL);
    let title = place.page().title(texts.language());
    let page = t!(texts, "help-open-page", page = title);
    let page = button(page).primary().key("F1").on_press(Message::Turned);
    let version = text::caption(t!(texts, "window-version", version = crate::version()));
    let close = button(texts.text("close-button")).key("Esc").on_press(Message::Closed);
    let footer = Row::new()
        .push(page)
        .push(Space::new().width(Length::Fill))
        .push(version)
        .push(close)
        .spacing(space::M)
        .align_y(Alignment::Center);
    Dialog::new(NAME, texts.text("help-title"), halves)
        .size(DialogSize::Large)
        .footer(footer)
        .on_escape(Message::Closed)
}

fn group<'a>(group: Group, texts: &Texts) -> Element<'a, Message> {
    let lines = group.lines.iter().copied().flatten().map(|(caps, does)| {
        let caps = Row::with_children(caps.iter().map(|cap| key_cap(*cap))).spacing(space::XS);
        row![caps.width(group.room), text::body(texts.text(does)).width(Length::Fill)]
            .spacing(space::M)
            .into()
    });
    let lines = Column::with_children(lines).spacing(space::XS);
    column![text::section(&texts.text(group.heading)), lines].spacing(space::S).into()
}
