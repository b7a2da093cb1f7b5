//! The tab Papers: the register of a period, and the accountant's export.

use chrono::NaiveDate;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::widget::{Column as Lines, Row, Space, container, operation};
use iced::{Alignment, Length, Task};

use super::sheets::Asked;
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::papers::register;
use crate::store::MadePaper;
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::days::{self, Days};
use crate::ui::dialog::parts;
use crate::ui::screen::client::papers::{cell, columns};
use crate::ui::screen::{Action, Context, Go};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, kept_place};
use crate::ui::widget::{Key, KeyPress, List, button, callout, empty, line};
use crate::wording;

/// The list of papers.
pub const LIST: &str = "money-papers";

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    days: days::Span,
    papers: Option<Vec<MadePaper>>,
    selected: Option<usize>,
    refusal: Option<Refusal>,
    /// Counts the readings: an answer about other days is dropped.
    asked: u64,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// About the days.
    Days(days::Message),
    /// The papers were read, by the number of the reading.
    Read(u64, Result<Vec<MadePaper>, Refusal>),
    /// A paper was selected, by place in the list.
    Selected(usize),
    /// A paper is to be opened, by place in the list.
    Opened(usize),
    /// The selected one is to be opened: seen, saved, printed, voided.
    OpenPressed,
    /// The card of its client is.
    CardPressed,
    /// The accountant's export is wanted.
    ExportPressed,
}

impl State {
    /// The register of this month, and its first reading.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let days = days::Span::new(Days::ThisMonth, context.today);
        let mut state = Self { days, papers: None, selected: None, refusal: None, asked: 0 };
        let reading = state.read(context);
        (state, Task::batch([reading, operation::focus(LIST)]))
    }

    fn read(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some((from, to)): Option<(NaiveDate, NaiveDate)> = self.days.days() else { return Task::none() };
        self.asked += 1;
        let asked = self.asked;
        let actor = context.actor.clone();
        parts::read(context, move |read| register(read, &actor, (from, to)))
            .map(move |papers| Message::Read(asked, papers))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Days(message) => (self.choose(message, context), None),
            Message::Read(asked, papers) => (self.take(asked, papers), None),
            Message::Selected(at) => (self.select(at), None),
            Message::Opened(at) => (self.select(at), self.asked_paper()),
            Message::OpenPressed => (Task::none(), self.asked_paper()),
            Message::CardPressed => (Task::none(), self.asked_card()),
            Message::ExportPressed => (Task::none(), Some(Asked::Accounts)),
        }
    }

    fn choose(&mut self, message: days::Message, context: &Context<'_>) -> Task<Message> {
        let (task, changed) = self.days.update(message, context.today);
        if changed { Task::batch([task, self.read(context)]) } else { task }
    }

    fn take(&mut self, asked: u64, papers: Result<Vec<MadePaper>, Refusal>) -> Task<Message> {
        if asked != self.asked {
            return Task::none();
        }
        match papers {
            Ok(papers) => {
                let known = self.papers.as_ref().zip(self.selected).and_then(|(papers, at)| papers.get(at));
                let known = known.map(|paper| paper.id);
                self.selected = kept_place(known, papers.iter().map(|paper| paper.id), self.selected);
                self.papers = Some(papers);
                self.refusal = None;
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        Task::none()
    }

    fn select(&mut self, at: usize) -> Task<Message> {
        self.selected = Some(at);
        Task::none()
    }

    fn paper(&self) -> Option<(&MadePaper, AddressId)> {
        let paper = self.papers.as_ref()?.get(self.selected?)?;
        Some((paper, paper.card?))
    }

    fn asked_paper(&self) -> Option<Asked> {
        self.paper().map(|(paper, address)| Asked::Paper(address, paper.id))
    }

    fn asked_card(&self) -> Option<Asked> {
        self.paper().map(|(_, address)| Asked::Action(Action::Go(Go::Card(address))))
    }

    /// The office changed behind the tab.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Nothing here waits for anybody.
    pub const fn count(&self) -> Option<usize> {
        None
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.modifiers == Modifiers::ALT {
            match press.key {
                Key::Char('e') => return Some(Message::ExportPressed),
                Key::Char('i') => return Some(Message::CardPressed),
                _ => {}
            }
        }
        let days = days::Span::key_beside_tabs(press).map(Message::Days);
        days.or_else(|| press.plain(Named::F2).then_some(Message::OpenPressed))
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![hint("Enter", "money-papers-hint-open"), hint("Alt E", "money-papers-hint-export")]
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
        });
        let days = container(self.days.view("money-papers-days", context).map(Message::Days))
            .padding([space::S, space::L]);
        let body: Element<'a, Message> = match self.papers.as_deref() {
            None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
            Some([]) => empty(texts.text("money-papers-none-title"), texts.text("money-papers-none"), None),
            Some(papers) => self.list(papers, texts),
        };
        Lines::new()
            .push(self.head(texts))
            .push(line())
            .push(days)
            .push(refused)
            .push(line())
            .push(body)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn head<'a>(&self, texts: &Texts) -> Element<'a, Message> {
        let there = |message: Message| self.paper().map(|_| message);
        let open =
            button(texts.text("client-papers-open")).key("F2").on_press_maybe(there(Message::OpenPressed));
        let card =
            button(texts.text("money-papers-card")).key("Alt I").on_press_maybe(there(Message::CardPressed));
        let export = button(texts.text("accounts-title")).key("Alt E").on_press(Message::ExportPressed);
        let count = self.papers.as_ref().map_or(0, Vec::len);
        let bar = Row::new()
            .push(open.mouse_only())
            .push(card.mouse_only())
            .push(export.mouse_only())
            .push(Space::new().width(Length::Fill))
            .push(text::muted(t!(texts, "client-papers-count", count = count)))
            .spacing(space::S)
            .align_y(Alignment::Center)
            .padding([space::S, space::L]);
        container(bar).width(Length::Fill).style(theme::container::raised).into()
    }

    fn list<'a>(&'a self, papers: &'a [MadePaper], texts: &'a Texts) -> Element<'a, Message> {
        List::new(columns(texts, true), papers.len(), move |row, column| match papers.get(row) {
            Some(paper) => cell(paper, column, texts),
            None => Cell::Empty,
        })
        .id(LIST)
        .dense()
        .selected(self.selected)
        .handled(move |row| papers.get(row).is_some_and(|paper| paper.voided))
        .on_select(Message::Selected)
        .on_activate(Message::Opened)
        .into()
    }
}
