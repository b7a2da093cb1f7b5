//! The tab Debts: who owes money and for how long, what was promised, and what is done about it.

mod rows;
mod sheet;
mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::sheets::Asked;
use crate::domain::ids::AddressId;
use crate::service::debts::{DebtTotals, Debtor, DebtsRequest, by_counterparty, debts};
use crate::service::{Refusal, answered};
use crate::ui::screen::desk::listing::{plain, typed_words};
use crate::ui::screen::whose::{Directories, Whose};
use crate::ui::screen::{Action, Context, Go};
use crate::ui::widget::KeyPress;
use crate::ui::widget::list::{Motion, Order};
use rows::Field;

/// The list of debtors.
pub const LIST: &str = "money-debts";
/// The words that are looked for.
pub const FILTER: &str = "money-debts-filter";

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Summed {
    /// An address.
    #[default]
    Addresses,
    /// A counterparty with all its addresses.
    Clients,
}

/// What the tab shows.
#[derive(Debug)]
pub struct State {
    /// The number of the reading whose answer is waited for.
    reading: u64,
    /// All debts, as they were read.
    debts: Option<Vec<Debtor>>,
    whose: Whose,
    /// Words of the client or the address, as they are typed.
    typed: String,
    summed: Summed,
    sorted: (Field, Order),
    /// What of them is shown, in its order, and what it adds up to.
    shown: Vec<Debtor>,
    totals: Option<DebtTotals>,
    selected: Option<usize>,
    page: usize,
    refusal: Option<Refusal>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Managers and routes were read.
    DirectoriesRead(Result<Directories, Refusal>),
    /// The debts of this reading.
    Read(u64, Result<Vec<Debtor>, Refusal>),
    /// A manager was chosen, by place; the first means all.
    ManagerChosen(usize),
    /// A route was chosen, by place; the first means all.
    RouteChosen(usize),
    /// Debts of all managers and routes.
    ShowAllPressed,
    /// Addresses, or counterparties.
    SummedChosen(Summed),
    /// The heading of a column was pressed.
    SortPressed(usize),
    /// An order of the rows was chosen, by place in the menu.
    OrderChosen(usize),
    /// A row was pressed.
    RowPressed(usize),
    /// A row is to be opened.
    RowActivated(usize),
    /// The selected row is to be opened.
    OpenPressed,
    /// The selection is to move.
    Moved(Motion),
    /// So many rows are seen at once.
    PageSized(usize),
    /// Read everything anew.
    RefreshPressed,
    /// Money of the selected address.
    PayPressed,
    /// The selected debtor is to be called.
    CallPressed,
    /// The selected debtor promises a payment.
    PromisePressed,
    /// Containers of the selected address.
    AdjustPressed,
    /// A debtor is to be looked for.
    FilterPressed,
    /// Words of one were typed.
    FilterTyped(String),
    /// On to those that were found.
    FilterSubmitted,
    /// What was typed is to be forgotten.
    FilterCleared,
    /// What is shown is to be written for Excel.
    ExportPressed,
}

impl State {
    /// The tab as it opens, and its first reading.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        let mut state = Self {
            reading: 0,
            debts: None,
            whose: Whose::default(),
            typed: String::new(),
            summed: Summed::default(),
            sorted: (Field::Days, Order::Descending),
            shown: Vec::new(),
            totals: None,
            selected: None,
            page: 1,
            refusal: None,
        };
        let reading = state.read(context);
        (state, Task::batch([directories(context), reading, operation::focus(LIST)]))
    }

    fn read(&mut self, context: &Context<'_>) -> Task<Message> {
        self.reading += 1;
        let number = self.reading;
        let request = DebtsRequest { actor: context.actor.clone(), today: context.today };
        let answer = context.office.read_apart(move |read| debts(read, &request));
        Task::perform(answered(answer), move |debts| Message::Read(number, debts))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Asked>) {
        match message {
            Message::DirectoriesRead(read) => self.arrange(context, |state| state.take_directories(read)),
            Message::Read(number, debts) => self.take(number, debts, context),
            Message::ManagerChosen(at) => self.arrange(context, |state| state.whose.choose_manager(at)),
            Message::RouteChosen(at) => self.arrange(context, |state| state.whose.choose_route(at)),
            Message::ShowAllPressed => self.arrange(context, |state| state.whose.show_all()),
            Message::SummedChosen(summed) => self.arrange(context, |state| state.summed = summed),
            Message::SortPressed(column) => self.arrange(context, |state| state.sort_by(column)),
            Message::OrderChosen(at) => self.arrange(context, |state| {
                state.sorted = rows::ORDERS.get(at).copied().map_or(state.sorted, |(_, sorted)| sorted);
            }),
            Message::RowPressed(at) => self.selected = Some(at),
            Message::RowActivated(at) => {
                self.selected = Some(at);
                return (Task::none(), self.card());
            }
            Message::OpenPressed => return (Task::none(), self.card()),
            Message::Moved(motion) => {
                self.selected = motion.apply(self.selected, self.shown.len(), self.page).or(self.selected);
            }
            Message::PageSized(page) => self.page = page,
            Message::RefreshPressed => return (self.refresh(context), None),
            Message::PayPressed => return (Task::none(), self.address().map(Asked::Payment)),
            Message::CallPressed => return (Task::none(), self.address().map(Asked::Call)),
            Message::PromisePressed => return (Task::none(), self.address().map(Asked::Promise)),
            Message::AdjustPressed => return (Task::none(), self.address().map(Asked::Adjustment)),
            Message::FilterPressed => {
                return (Task::batch([operation::focus(FILTER), operation::select_all(FILTER)]), None);
            }
            Message::FilterTyped(typed) => self.arrange(context, |state| state.typed = typed),
            Message::FilterSubmitted => return (operation::focus(LIST), None),
            Message::FilterCleared => {
                self.arrange(context, |state| state.typed.clear());
                return (operation::focus(LIST), None);
            }
            Message::ExportPressed => return (Task::none(), self.export(context)),
        }
        (Task::none(), None)
    }

    fn take_directories(&mut self, read: Result<Directories, Refusal>) {
        match read {
            Ok(directories) => self.whose.offer(directories),
            Err(refusal) => self.refusal = Some(refusal),
        }
    }

    fn take(&mut self, number: u64, debts: Result<Vec<Debtor>, Refusal>, context: &Context<'_>) {
        if number != self.reading {
            return;
        }
        self.arrange(context, |state| match debts {
            Ok(debts) => (state.debts, state.refusal) = (Some(debts), None),
            Err(refusal) => state.refusal = Some(refusal),
        });
    }

    /// Shows what passes the filters, in its order; the selection stays on its row where that is still there.
    fn arrange(&mut self, context: &Context<'_>, change: impl FnOnce(&mut Self)) {
        let selected = self.address();
        change(self);
        let only = self.whose.only();
        let passing = self.debts.iter().flatten();
        let words = typed_words(&self.typed);
        let named = |debtor: &Debtor| {
            let said = plain(&format!("{} {}", debtor.row.client, debtor.row.text));
            words.iter().all(|word| said.contains(word.as_str()))
        };
        let passing =
            passing.filter(|debtor| only.shows(debtor.row.manager, debtor.row.route) && named(debtor));
        let passing = passing.cloned();
        self.shown = match self.summed {
            Summed::Addresses => passing.collect(),
            Summed::Clients => by_counterparty(passing),
        };
        rows::sort(&mut self.shown, self.sorted, context.today);
        self.totals = self.debts.is_some().then(|| DebtTotals::of(&self.shown));
        let kept = self.shown.iter().position(|debtor| Some(debtor.row.address) == selected);
        let last = self.shown.len().checked_sub(1);
        self.selected = kept.or_else(|| last.map(|last| self.selected.unwrap_or(0).min(last)));
    }

    fn sort_by(&mut self, column: usize) {
        let Some(field) = rows::FIELDS.get(column).copied() else { return };
        self.sorted = match self.sorted {
            (known, Order::Descending) if known == field => (field, Order::Ascending),
            (known, Order::Ascending) if known == field => (field, Order::Descending),
            _ => (field, field.first_order()),
        };
    }

    fn refresh(&mut self, context: &Context<'_>) -> Task<Message> {
        self.refusal = None;
        Task::batch([directories(context), self.read(context)])
    }

    fn debtor(&self) -> Option<&Debtor> {
        self.shown.get(self.selected?)
    }

    fn address(&self) -> Option<AddressId> {
        self.debtor().map(|debtor| debtor.row.address)
    }

    fn card(&self) -> Option<Asked> {
        self.address().map(|address| Asked::Action(Action::Go(Go::Card(address))))
    }

    /// The office changed: everything is read anew, quietly.
    pub fn changed(&mut self, context: &Context<'_>) -> Task<Message> {
        self.read(context)
    }

    /// How many are shown; `None`: they were not read yet.
    pub fn count(&self) -> Option<usize> {
        self.totals.map(|totals| totals.count)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl('e') {
            return Some(Message::ExportPressed);
        }
        if press.ctrl('f') {
            return Some(Message::FilterPressed);
        }
        if press.plain(Named::Escape) && (press.typing || !self.typed.is_empty()) {
            return Some(Message::FilterCleared);
        }
        if press.typing && press.plain(Named::Enter) {
            return Some(Message::FilterSubmitted);
        }
        let keys = [
            (Named::F3, Message::PayPressed),
            (Named::F4, Message::CallPressed),
            (Named::F5, Message::RefreshPressed),
            (Named::F6, Message::PromisePressed),
            (Named::F8, Message::AdjustPressed),
            (Named::Enter, Message::OpenPressed),
        ];
        let pressed = keys.into_iter().find(|(key, _)| press.plain(*key) && !press.repeat);
        pressed.map(|(_, message)| message).or_else(|| Motion::from_press(press).map(Message::Moved))
    }

    /// The keys to be named in the status bar: key, what it does.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let hint = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            hint("↑ ↓", "desk-hint-choose"),
            hint("Enter", "reports-hint-open"),
            hint("Ctrl F", "money-hint-filter"),
            hint("Ctrl E", "reports-hint-export"),
        ]
    }
}

fn directories(context: &Context<'_>) -> Task<Message> {
    Task::perform(answered(context.office.read(Directories::read)), Message::DirectoriesRead)
}
