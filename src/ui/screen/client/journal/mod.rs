//! The tab Journal: all records of the customer work journal, searched while one types.

use iced::keyboard::key::Named;
use iced::widget::{Column as Lines, container, operation, scrollable};
use iced::{Length, Task};

use super::bar;
use super::sheets::Asked;
use crate::clock;
use crate::domain::ids::AddressId;
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::store::JournalOf;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::Context;
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width, kept_place};
use crate::ui::widget::{KeyPress, List, button, callout, empty, input, line};
use crate::wording;

/// The list of records.
pub const LIST: &str = "client-journal";
/// What is looked for.
pub const SEARCH: &str = "client-journal-search";
/// Height of the record in sight, in pixels.
const RECORD: f32 = 150.0;

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    records: Option<Vec<JournalOf>>,
    /// The places of those that fit what is looked for.
    shown: Vec<usize>,
    typed: String,
    selected: Option<usize>,
    refusal: Option<Refusal>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// The records were read.
    Read(Result<Vec<JournalOf>, Refusal>),
    /// A record was selected, by place in the list.
    Selected(usize),
    /// Something is to be looked for.
    SearchPressed,
    /// It was typed.
    Typed(String),
    /// A new record.
    WritePressed,
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            records: None,
            shown: Vec::new(),
            typed: String::new(),
            selected: None,
            refusal: None,
        };
        let reading = state.read(context);
        (state, reading)
    }

    fn read(&self, context: &Context<'_>) -> Task<Message> {
        let address = self.address;
        parts::read(context, move |read| Ok(read.journal_of(address)?)).map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, _context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::Read(records) => self.take(records),
            Message::Selected(at) => self.selected = Some(at),
            Message::SearchPressed => return (operation::focus(SEARCH), None),
            Message::Typed(typed) => self.narrow(|state| state.typed = typed),
            Message::WritePressed => return (Task::none(), Some(Asked::Journal)),
        }
        (Task::none(), None)
    }

    fn take(&mut self, records: Result<Vec<JournalOf>, Refusal>) {
        match records {
            Ok(records) => self.narrow(|state| {
                state.records = Some(records);
                state.refusal = None;
            }),
            Err(refusal) => self.refusal = Some(refusal),
        }
    }

    /// Changes what is shown; the selection stays on its record.
    fn narrow(&mut self, change: impl FnOnce(&mut Self)) {
        let known = self.selected.and_then(|at| self.record(at)).map(|record| record.number.clone());
        change(self);
        let wanted = plain(&self.typed);
        let records = self.records.as_deref().unwrap_or_default().iter().enumerate();
        self.shown = records.filter(|(_, record)| fits(record, &wanted)).map(|(at, _)| at).collect();
        let now = (0..self.shown.len()).filter_map(|at| self.record(at)).map(|record| record.number.as_str());
        self.selected = kept_place(known.as_deref(), now, self.selected);
    }

    fn record(&self, at: usize) -> Option<&JournalOf> {
        self.records.as_ref()?.get(*self.shown.get(at)?)
    }

    /// The address changed behind the tab.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// Nothing is typed here that could be lost.
    pub fn save(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Nothing is typed here that could be lost.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The list that has the keyboard once there is something in it.
    pub fn listed(&self) -> Option<&'static str> {
        self.records.as_ref().filter(|records| !records.is_empty()).map(|_| LIST)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.plain(Named::F7) {
            return Some(Message::WritePressed);
        }
        press.ctrl('f').then_some(Message::SearchPressed)
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
        });
        let write = || {
            button(texts.text("client-journal-write")).key("F7").on_press(Message::WritePressed).mouse_only()
        };
        let body: Element<'a, Message> = match self.records.as_deref() {
            None => container(text::muted(texts.text("dialog-loading"))).padding(space::L).into(),
            Some([]) => empty(
                texts.text("client-journal-none-title"),
                texts.text("client-journal-none"),
                Some(write()),
            ),
            Some(_) => self.found(write().into(), texts),
        };
        Lines::new().push(refused).push(body).width(Length::Fill).height(Length::Fill).into()
    }

    fn found<'a>(&'a self, write: Element<'a, Message>, texts: &'a Texts) -> Element<'a, Message> {
        let search = input(SEARCH, &texts.text("client-journal-search"), &self.typed)
            .width(320)
            .on_input(Message::Typed);
        let head = bar::with([write], search.into());
        let list = if self.shown.is_empty() {
            empty(texts.text("client-journal-not-found-title"), texts.text("client-journal-not-found"), None)
        } else {
            self.list(texts)
        };
        let record = self.selected.and_then(|at| self.record(at)).map(|record| {
            let words = Lines::new()
                .push(text::caption(format!("{} · {}", record.number, record.type_name)))
                .push(text::body(record.text.as_str()))
                .spacing(space::XS);
            let words = container(words).padding([space::M, space::L]).width(Length::Fill);
            let words = scrollable(words)
                .direction(theme::scrollable::vertical())
                .style(theme::scrollable::style)
                .width(Length::Fill)
                .height(RECORD);
            Lines::new().push(line()).push(words)
        });
        Lines::new().push(head).push(list).push(record).into()
    }

    fn list<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let title = |id: &str| texts.text(id);
        let columns = vec![
            Column::new(title("client-column-when"), Width::Px(150.0)),
            Column::new(title("client-column-type"), Width::Px(90.0)),
            Column::new(title("client-column-text"), Width::Fill { share: 4, min: 260.0 }),
            Column::new(title("client-column-who"), Width::Fill { share: 1, min: 140.0 }),
        ];
        List::new(columns, self.shown.len(), move |row, column| match self.record(row) {
            Some(record) => cell(record, column, texts),
            None => Cell::Empty,
        })
        .id(LIST)
        .dense()
        .selected(self.selected)
        .on_select(Message::Selected)
        .into()
    }
}

fn cell<'a>(record: &'a JournalOf, column: usize, texts: &Texts) -> Cell<'a> {
    match column {
        0 => Cell::muted(moment(&record.at, texts)),
        1 => Cell::badge(Tone::Neutral, record.type_code.as_str()),
        2 => Cell::text(record.text.lines().next().unwrap_or_default()),
        _ => record.user.as_deref().map_or(Cell::Empty, Cell::muted),
    }
}

/// An instant in the workstation's time.
pub fn moment(at: &str, texts: &Texts) -> String {
    clock::local(at).map_or_else(|| at.to_owned(), |moment| texts.date_time(moment))
}

/// A text as it is looked for: case and ё do not matter.
fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace('\u{451}', "\u{435}")
}

fn fits(record: &JournalOf, wanted: &str) -> bool {
    let user = record.user.as_deref().unwrap_or_default();
    wanted.is_empty()
        || [&record.text, &record.type_name, &record.type_code, &record.number, user]
            .iter()
            .any(|text| plain(text).contains(wanted))
}
