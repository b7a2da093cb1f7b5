//! The tab History: what was done to the address and its client, by whom, and what each field held before.

use iced::widget::{Column as Lines, Row, container, scrollable};
use iced::{Length, Task};

use super::ask;
use super::journal::moment;
use crate::domain::ids::{AddressId, HistoryId};
use crate::i18n::Texts;
use crate::service::Refusal;
use crate::service::history_of::{Entry, PAGE, history_of};
use crate::service::undo_handling::{UndoHandling, Undone};
use crate::t;
use crate::ui::Element;
use crate::ui::dialog::parts;
use crate::ui::screen::{Action, Context};
use crate::ui::theme::{self, Tone, space, text};
use crate::ui::widget::list::{Cell, Column, Width};
use crate::ui::widget::{KeyPress, List, button, callout, empty, line};
use crate::wording::{self, history_line};

/// The list of what was done.
pub const LIST: &str = "client-history";
/// Height of what the selected entry changed, in pixels.
const CHANGES: f32 = 150.0;

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    address: AddressId,
    entries: Vec<Entry>,
    /// Everything was read.
    complete: bool,
    /// Counts the readings from the newest on: a page of an earlier one is dropped.
    reading: u64,
    selected: Option<HistoryId>,
    /// It was chosen by hand since the address changed last.
    chosen: bool,
    refusal: Option<Refusal>,
    /// An undo was sent and not answered yet.
    saving: bool,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// A page of this reading was read.
    Read(u64, Result<Vec<Entry>, Refusal>),
    /// An entry was selected, by place.
    Selected(usize),
    /// The selected entry is to be taken back.
    UndoPressed,
    /// It was, or why not.
    Undone(ask::Done<Undone>),
}

impl State {
    /// The tab of an address as it opens, and its first reading.
    pub fn open(address: AddressId, context: &Context<'_>) -> (Self, Task<Message>) {
        let state = Self {
            address,
            entries: Vec::new(),
            complete: false,
            reading: 0,
            selected: None,
            chosen: false,
            refusal: None,
            saving: false,
        };
        let reading = state.read(None, context);
        (state, reading)
    }

    fn read(&self, before: Option<HistoryId>, context: &Context<'_>) -> Task<Message> {
        let (address, reading) = (self.address, self.reading);
        parts::read(context, move |read| history_of(read, address, before))
            .map(move |page| Message::Read(reading, page))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Read(reading, page) if reading == self.reading => (self.take(page, context), None),
            Message::Read(..) => (Task::none(), None),
            Message::Selected(at) => {
                self.selected = self.entries.get(at).map(|entry| entry.id);
                self.chosen = true;
                self.refusal = None;
                (Task::none(), None)
            }
            Message::UndoPressed => (self.undo(context), None),
            Message::Undone(answer) => (Task::none(), self.undone(answer, context)),
        }
    }

    /// Where the selected entry stands. An entry keeps its name while others come in above it.
    fn place(&self) -> Option<usize> {
        self.entries.iter().position(|entry| Some(entry.id) == self.selected)
    }

    fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.place()?)
    }

    /// The selected entry, where it can be taken back and was not yet.
    fn to_undo(&self) -> Option<&Entry> {
        let entry = self.entry().filter(|entry| entry.undoable)?;
        self.entries.iter().all(|later| later.undoes != Some(entry.id)).then_some(entry)
    }

    fn undo(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(entry) = self.to_undo().map(|entry| entry.id).filter(|_| !self.saving) else {
            return Task::none();
        };
        self.saving = true;
        self.refusal = None;
        ask::run(context, UndoHandling { entry }).map(Message::Undone)
    }

    fn undone(&mut self, answer: ask::Done<Undone>, context: &Context<'_>) -> Option<Action> {
        self.saving = false;
        match answer {
            Ok((_, changes)) => {
                let sentence = context.texts.text("client-history-undone");
                Some(Action::Done { sentence, changes })
            }
            Err(refusal) => {
                self.refusal = Some(refusal);
                None
            }
        }
    }

    /// A full page is followed by the next one, until everything is there; what is there is shown meanwhile.
    fn take(&mut self, page: Result<Vec<Entry>, Refusal>, context: &Context<'_>) -> Task<Message> {
        let page = match page {
            Ok(page) => page,
            Err(refusal) => {
                self.refusal = Some(refusal);
                return Task::none();
            }
        };
        let known = self.entries.last().map(|entry| entry.id);
        let first = page.first().map(|entry| entry.id);
        if known.is_none_or(|known| first.is_some_and(|first| first >= known)) {
            self.entries.clear();
        }
        let full = page.len() >= PAGE as usize;
        self.entries.extend(page);
        self.selected = self.selected.or_else(|| self.entries.first().map(|entry| entry.id));
        self.complete = !full;
        match self.entries.last() {
            Some(last) if full => self.read(Some(last.id), context),
            _ => Task::none(),
        }
    }

    /// The address changed behind the tab.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.reading += 1;
        self.refusal = None;
        self.chosen = false;
        self.read(None, context)
    }

    /// Nothing is typed here.
    pub fn save(&mut self, _context: &Context<'_>) -> Task<Message> {
        Task::none()
    }

    /// Nothing is typed here.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The list that has the keyboard once there is something in it.
    pub fn listed(&self) -> Option<&'static str> {
        (!self.entries.is_empty()).then_some(LIST)
    }

    /// What a key means here, before any field sees it. A held key takes back one entry.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let undoes = press.ctrl('z') && !press.typing && !press.repeat;
        (undoes && self.to_undo().is_some()).then_some(Message::UndoPressed)
    }

    /// Whether Ctrl+Z means the selected entry rather than what a notice tells of: it was chosen after that.
    pub const fn undoes_first(&self) -> bool {
        self.chosen
    }

    /// The tab, below the bar of tabs.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let texts = context.texts;
        let refused = self.refusal.as_ref().map(|refusal| {
            container(callout(Tone::Bad, wording::refused(texts, refusal), None)).padding(space::M)
        });
        let body: Element<'a, Message> = if !self.entries.is_empty() {
            self.found(texts)
        } else if self.complete {
            empty(texts.text("client-history-none-title"), texts.text("client-history-none"), None)
        } else {
            container(text::muted(texts.text("dialog-loading"))).padding(space::L).into()
        };
        Lines::new().push(refused).push(body).width(Length::Fill).height(Length::Fill).into()
    }

    fn found<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        let columns = vec![
            Column::new(texts.text("client-column-when"), Width::Px(150.0)),
            Column::new(texts.text("client-column-who"), Width::Px(190.0)),
            Column::new(texts.text("client-column-what"), Width::Fill { share: 1, min: 260.0 }),
            Column::new(texts.text("client-column-changes"), Width::Fill { share: 1, min: 200.0 })
                .hidden_below(800.0),
        ];
        let list = List::new(columns, self.entries.len(), move |row, column| match self.entries.get(row) {
            Some(entry) if column == 2 => Cell::text(self.said(entry, texts)),
            Some(entry) => cell(entry, column, texts),
            None => Cell::Empty,
        })
        .id(LIST)
        .dense()
        .selected(self.place())
        .on_select(Message::Selected);
        let more = (!self.complete).then(|| {
            let words = t!(texts, "client-history-reading", count = self.entries.len());
            container(text::caption(words)).padding([space::XS, space::L])
        });
        Lines::new().push(list).push(more).push(self.changes(texts)).into()
    }

    /// What was done; of an undo also what was taken back.
    fn said(&self, entry: &Entry, texts: &Texts) -> String {
        let what = history_line(texts, entry).what;
        let undone = self.entries.iter().find(|known| entry.undoes == Some(known.id));
        match undone {
            Some(undone) => {
                t!(texts, "client-history-undo-of", what = what, undone = history_line(texts, undone).what)
            }
            None => what,
        }
    }

    /// What the selected entry changed, whole.
    fn changes<'a>(&'a self, texts: &Texts) -> Option<Element<'a, Message>> {
        let entry = self.entry()?;
        let said = history_line(texts, entry);
        let undo = self.to_undo().map(|_| {
            let undo = button(texts.text("client-history-undo")).key("Ctrl Z").mouse_only();
            undo.on_press_maybe((!self.saving).then_some(Message::UndoPressed))
        });
        let head = Row::new()
            .push(text::strong(self.said(entry, texts)).width(Length::Fill))
            .push(undo)
            .spacing(space::M);
        let words = Lines::new().push(head).spacing(space::XS);
        let words = said.changes.into_iter().fold(words, |words, change| words.push(text::body(change)));
        let words = container(words).padding([space::M, space::L]).width(Length::Fill);
        let words = scrollable(words)
            .direction(theme::scrollable::vertical())
            .style(theme::scrollable::style)
            .width(Length::Fill)
            .height(CHANGES);
        Some(Lines::new().push(line()).push(words).into())
    }
}

fn cell<'a>(entry: &'a Entry, column: usize, texts: &Texts) -> Cell<'a> {
    match column {
        0 => Cell::muted(moment(&entry.at, texts)),
        1 => match entry.user.as_deref() {
            Some(user) => Cell::text(user),
            None => Cell::muted(texts.text("client-history-program")),
        },
        _ => Cell::muted(history_line(texts, entry).changes.join("; ")),
    }
}
