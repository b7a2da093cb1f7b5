//! Price lists: the products of a list with the price that holds and those that will, new prices from a day on, and many at
//! once by a percentage.

mod bulk;
mod naming;
mod setting;
mod view;

use iced::Task;
use iced::keyboard::key::Named;

use super::asking;
use crate::domain::ids::PriceListId;
use crate::service::prices::{ChangePriceList, PriceRow, PriceTable, SetOfficeList, price_table};
use crate::service::{Changes, Outcome, Refusal};
use crate::store::PriceList;
use crate::t;
use crate::ui::screen::{Action, Context};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, KeyPress};

pub use bulk::Message as BulkMessage;
pub use naming::Message as NamingMessage;
pub use setting::Message as SettingMessage;

/// What is shown and typed.
#[derive(Debug)]
pub struct State {
    table: PriceTable,
    /// The list that is to be shown once it is read; whatever is read meanwhile leaves that so.
    wanted: Option<PriceListId>,
    selected: usize,
    is_read: bool,
    /// The number of the last reading.
    asked: u64,
    refusal: Option<Refusal>,
    open: Option<Open>,
    /// Rows that are seen at once.
    page: usize,
}

/// What is open over the list.
#[derive(Debug)]
enum Open {
    Naming(naming::State),
    Setting(Box<setting::State>),
    Bulk(Box<bulk::State>),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The lists were read, by the number of the reading.
    Read(u64, Result<Box<PriceTable>, Refusal>),
    /// Another list.
    ListChosen(usize),
    /// The list above or below.
    ListTurned(isize),
    /// A row was selected.
    Selected(usize),
    /// The selection moves.
    Moved(Motion),
    /// A row was opened.
    Opened(usize),
    /// The selected product gets a price.
    PricePressed,
    /// A list is to be added.
    AddPressed,
    /// The list is to be named otherwise.
    RenamePressed,
    /// The list is to be put away, or taken out again.
    ArchivePressed,
    /// The list becomes the office's, or is it no longer.
    OfficePressed,
    /// Many prices are to change at once.
    BulkPressed,
    /// In the name of a list.
    Naming(naming::Message),
    /// In the price of a product.
    Setting(setting::Message),
    /// In the change of many prices.
    Bulk(bulk::Message),
    /// A list was changed as it is said here, or why not.
    Changed(String, Result<Outcome<()>, Refusal>),
    /// So many rows are seen at once.
    PageSeen(usize),
}

/// How a dialog of the page goes on.
enum Next<Message> {
    Task(Task<Message>),
    Leave,
    /// Done, with what was changed and the list to be shown.
    Done(String, Changes, Option<PriceListId>),
}

type Step = (Task<Message>, Option<Action>);

const NOTHING: fn() -> Step = || (Task::none(), None);

impl State {
    /// The lists, being read.
    pub fn new(context: &Context<'_>) -> (Self, Task<Message>) {
        let mut state = Self {
            table: PriceTable::default(),
            wanted: None,
            selected: 0,
            is_read: false,
            asked: 0,
            refusal: None,
            open: None,
            page: 1,
        };
        let task = state.read(None, context);
        (state, task)
    }

    fn read(&mut self, list: Option<PriceListId>, context: &Context<'_>) -> Task<Message> {
        self.asked += 1;
        let (asked, today) = (self.asked, context.today);
        self.wanted = list.or(self.wanted);
        let wanted = self.wanted.or(self.table.shown);
        let reading = asking::read(context, move |read| price_table(read, wanted, today));
        reading.map(move |table| Message::Read(asked, table.map(Box::new)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Read(asked, table) => self.take(asked, table),
            Message::ListChosen(at) => self.choose_list(at, context),
            Message::ListTurned(step) => self.turn_list(step, context),
            Message::Selected(row) => self.select(row),
            Message::Moved(motion) => self.moved(motion),
            Message::Opened(row) => {
                drop(self.select(row));
                self.set_price(context)
            }
            Message::PricePressed => self.set_price(context),
            Message::AddPressed => self.open(Open::Naming(naming::State::add()), naming::focus()),
            Message::RenamePressed => self.rename(),
            Message::ArchivePressed => self.archive(context),
            Message::OfficePressed => self.make_office(context),
            Message::BulkPressed => self.change_many(context),
            Message::Naming(message) => self.naming(message, context),
            Message::Setting(message) => self.setting(message, context),
            Message::Bulk(message) => self.bulk(message, context),
            Message::Changed(sentence, done) => self.changed_list(sentence, done, context),
            Message::PageSeen(rows) => {
                self.page = rows;
                NOTHING()
            }
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        !matches!(message, Message::Read(..) | Message::Changed(..) | Message::PageSeen(_))
    }

    fn take(&mut self, asked: u64, table: Result<Box<PriceTable>, Refusal>) -> Step {
        if asked == self.asked {
            self.is_read = true;
            self.wanted = None;
            match table {
                Ok(table) => (self.table, self.refusal) = (*table, None),
                Err(refusal) => self.refusal = Some(refusal),
            }
            self.selected = self.selected.min(self.table.rows.len().saturating_sub(1));
        }
        NOTHING()
    }

    fn list(&self) -> Option<&PriceList> {
        self.table.lists.iter().find(|list| Some(list.id) == self.table.shown)
    }

    /// The list in sight, where it was not put away: only such a one is changed.
    fn usable(&self) -> Option<&PriceList> {
        self.list().filter(|list| !list.is_archived)
    }

    fn row(&self) -> Option<&PriceRow> {
        self.table.rows.get(self.selected)
    }

    fn choose_list(&mut self, at: usize, context: &Context<'_>) -> Step {
        let Some(list) = self.table.lists.get(at).map(|list| list.id) else { return NOTHING() };
        (self.read(Some(list), context), None)
    }

    fn turn_list(&mut self, step: isize, context: &Context<'_>) -> Step {
        let at = self.table.lists.iter().position(|list| Some(list.id) == self.table.shown);
        at.and_then(|at| at.checked_add_signed(step)).map_or_else(NOTHING, |at| self.choose_list(at, context))
    }

    fn select(&mut self, row: usize) -> Step {
        self.selected = row.min(self.table.rows.len().saturating_sub(1));
        NOTHING()
    }

    fn moved(&mut self, motion: Motion) -> Step {
        match motion.apply(Some(self.selected), self.table.rows.len(), self.page) {
            Some(row) => self.select(row),
            None => NOTHING(),
        }
    }

    fn open(&mut self, open: Open, task: Task<Message>) -> Step {
        self.refusal = None;
        self.open = Some(open);
        (task, None)
    }

    fn set_price(&mut self, context: &Context<'_>) -> Step {
        let (Some(list), Some(row)) = (self.usable(), self.row()) else { return NOTHING() };
        let (state, task) = setting::State::open(list, row, context);
        self.open(Open::Setting(Box::new(state)), task.map(Message::Setting))
    }

    fn rename(&mut self) -> Step {
        let Some(list) = self.usable() else { return NOTHING() };
        let naming = naming::State::rename(list);
        self.open(Open::Naming(naming), naming::focus())
    }

    fn change_many(&mut self, context: &Context<'_>) -> Step {
        let Some(list) = self.usable() else { return NOTHING() };
        let (state, task) = bulk::State::open(list, context);
        self.open(Open::Bulk(Box::new(state)), task.map(Message::Bulk))
    }

    fn archive(&mut self, context: &Context<'_>) -> Step {
        let Some(list) = self.list() else { return NOTHING() };
        let command = ChangePriceList {
            list: (list.id, list.version),
            name: list.name.clone(),
            archived: !list.is_archived,
        };
        let said = if command.archived { "directories-archived-done" } else { "directories-brought-back" };
        let sentence = t!(context.texts, said, name = command.name.as_str());
        let done = asking::run(context, command);
        (done.map(move |done| Message::Changed(sentence.clone(), done)), None)
    }

    fn make_office(&mut self, context: &Context<'_>) -> Step {
        let Some((id, name)) = self.usable().map(|list| (list.id, list.name.clone())) else {
            return NOTHING();
        };
        let list = (self.table.office != Some(id)).then_some(id);
        let said = if list.is_some() { "prices-office-done" } else { "prices-office-undone" };
        let sentence = t!(context.texts, said, name = name);
        let done = asking::run(context, SetOfficeList { list });
        (done.map(move |done| Message::Changed(sentence.clone(), done)), None)
    }

    fn changed_list(
        &mut self,
        sentence: String,
        done: Result<Outcome<()>, Refusal>,
        context: &Context<'_>,
    ) -> Step {
        match done {
            Err(refusal) => {
                self.refusal = Some(refusal);
                NOTHING()
            }
            Ok(outcome) => {
                (self.read(None, context), Some(Action::Done { sentence, changes: outcome.changes }))
            }
        }
    }

    fn naming(&mut self, message: naming::Message, context: &Context<'_>) -> Step {
        let Some(Open::Naming(state)) = &mut self.open else { return NOTHING() };
        let next = state.take(message, context);
        self.goes_on(next, Message::Naming, context)
    }

    fn setting(&mut self, message: setting::Message, context: &Context<'_>) -> Step {
        let Some(Open::Setting(state)) = &mut self.open else { return NOTHING() };
        let next = state.take(message, context);
        self.goes_on(next, Message::Setting, context)
    }

    fn bulk(&mut self, message: bulk::Message, context: &Context<'_>) -> Step {
        let Some(Open::Bulk(state)) = &mut self.open else { return NOTHING() };
        let next = state.take(message, context);
        self.goes_on(next, Message::Bulk, context)
    }

    fn goes_on<Inner: Send + 'static>(
        &mut self,
        next: Next<Inner>,
        to_message: fn(Inner) -> Message,
        context: &Context<'_>,
    ) -> Step {
        match next {
            Next::Task(task) => (task.map(to_message), None),
            Next::Leave => {
                self.open = None;
                NOTHING()
            }
            Next::Done(sentence, changes, list) => {
                self.open = None;
                (self.read(list, context), Some(Action::Done { sentence, changes }))
            }
        }
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        self.read(None, context)
    }

    /// Whether something typed would be lost.
    pub fn is_unsaved(&self) -> bool {
        match &self.open {
            None => false,
            Some(Open::Naming(state)) => state.is_unsaved(),
            Some(Open::Setting(state)) => state.is_unsaved(),
            Some(Open::Bulk(state)) => state.is_unsaved(),
        }
    }

    /// Whether a dialog is open over the page: then its keys are its own.
    pub const fn has_dialog(&self) -> bool {
        self.open.is_some()
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        match &self.open {
            Some(Open::Naming(state)) => return state.key(press).map(Message::Naming),
            Some(Open::Setting(state)) => return state.key(press).map(Message::Setting),
            Some(Open::Bulk(state)) => return state.key(press).map(Message::Bulk),
            None => {}
        }
        if let Some(motion) = Motion::from_press(press) {
            return Some(Message::Moved(motion));
        }
        let keys = [
            (press.plain(Named::Enter), Message::PricePressed),
            (press.plain(Named::Insert) || press.ctrl('n'), Message::AddPressed),
            (press.plain(Named::F2), Message::RenamePressed),
            (press.plain(Named::Delete) && !press.typing, Message::ArchivePressed),
            (press.alt_digit() == Some(1), Message::BulkPressed),
            (press.alt_digit() == Some(2), Message::OfficePressed),
            (press.alt_named(Named::ArrowUp), Message::ListTurned(-1)),
            (press.alt_named(Named::ArrowDown), Message::ListTurned(1)),
        ];
        keys.into_iter().find_map(|(is_it, message)| is_it.then_some(message))
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            does("Enter", "prices-hint-price"),
            does("Ins", "prices-hint-add"),
            does("F2", "prices-hint-rename"),
            does("Alt ↑ ↓", "prices-hint-turn"),
        ]
    }

    /// The dialog that is open over the page.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        Some(match self.open.as_ref()? {
            Open::Naming(state) => state.dialog(context).map(Message::Naming),
            Open::Setting(state) => state.dialog(context).map(Message::Setting),
            Open::Bulk(state) => state.dialog(context).map(Message::Bulk),
        })
    }

    /// The name of a list as the choice shows it: whose it is, and whether it was put away.
    fn label(&self, list: &PriceList, context: &Context<'_>) -> String {
        let texts = context.texts;
        if list.is_archived {
            t!(texts, "prices-list-archived", name = list.name.as_str())
        } else if self.table.office == Some(list.id) {
            t!(texts, "prices-list-office", name = list.name.as_str())
        } else {
            list.name.clone()
        }
    }
}
