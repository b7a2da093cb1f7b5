//! The operator's desk: the four lists of operational tasks with the task at hand beside them.

mod calling;
pub mod dialogs;
mod due;
mod field;
pub mod filters;
mod keys;
mod list;
pub mod listing;
mod load;
mod many;
mod open;
mod panel;
pub mod phones;
pub mod picking;
mod review;
mod settling;
mod table;
pub mod tabs;
mod undo;
pub mod warned;
mod whereabouts;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use iced::widget::{Row, column, responsive};
use iced::{Length, Task};

pub use filters::FILTER;
pub use list::LIST;
pub use tabs::Tab;

use super::{Context, Go};
use crate::domain::ids::{AddressId, HistoryId};
use crate::domain::task::CallResult;
use crate::preferences::LastChoices;
use crate::service::calling::CallWarning;
use crate::service::desk::Whereabouts;
use crate::service::many::ManyUndone;
use crate::service::rights::Right;
use crate::service::undo_handling::Undone;
use crate::service::{Actor, Changes, Refusal};
use crate::store::{Counts, DueCall};
use crate::telephony::DialError;
use crate::ui::Element;
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, KeyPress, date_picker, line, line_down};
use calling::Calls;
use dialogs::DeskDialog;
use due::Due;
use filters::{Directories, Filters, tomorrow};
use listing::Listing;
use load::{Asked, Sight};
use panel::Panel;
use phones::Number;
use table::Table;
use undo::Handlings;

/// What the desk shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    choices: LastChoices,
    filters: Filters,
    tab: Tab,
    tables: [Table; 4],
    /// Which tabs show what the bar asks for.
    fresh: [bool; 4],
    asked: Option<Asked>,
    /// Numbers of the last list and of the last counts that were asked for.
    number: u64,
    counted: u64,
    counts: Option<Counts>,
    refusal: Option<Refusal>,
    panel: Panel,
    /// Rows seen at once.
    page: usize,
    dialog: Option<DeskDialog>,
    handlings: Handlings,
    calls: Calls,
    due: Due,
    may_work: bool,
    may_sell: bool,
    /// Where the softphone of this workstation keeps its recordings.
    recordings: Option<PathBuf>,
}

/// What happened on the desk.
#[derive(Debug, Clone)]
pub enum Message {
    /// The list is to be read anew (S1-37).
    RefreshPressed,
    /// The last handling is to be taken back.
    UndoPressed,
    /// It was, or not; which row of the history it was.
    Undone(Option<HistoryId>, Result<Undone, Refusal>),
    /// What was done with many rows was taken back, or not.
    ManyUndone(Result<ManyUndone, Refusal>),
    /// Rows are marked, or no longer.
    Pick(picking::Message),
    /// What the choices are made from was read; whether the lists are then read beside what was handled.
    DirectoriesRead(bool, Result<Directories, Refusal>),
    /// A list was read.
    ListRead(u64, Result<Arc<Listing>, Refusal>),
    /// A list is waited for longer than usual.
    ListSlow(u64),
    /// The counts were read.
    CountsRead(u64, Result<Counts, Refusal>),
    /// Which promised calls are due was read.
    DueRead {
        /// Number of the reading.
        number: u64,
        /// Whether those that became due are to be brought on top.
        aloud: bool,
        /// They.
        calls: Result<Vec<DueCall>, Refusal>,
    },
    /// The selection has rested.
    CardDue(u64),
    /// A card was read.
    CardRead(u64, Result<Sight, Refusal>),
    /// Another tab was chosen.
    TabPressed(Tab),
    /// Another manager was chosen, by place in the menu.
    ManagerChosen(usize),
    /// Who is away is to be said.
    AbsencePressed,
    /// Another route was chosen, by place in the menu.
    RouteChosen(usize),
    /// All managers and routes are to be shown.
    ShowAllPressed,
    /// In the list date.
    Date(date_picker::Message),
    /// Somebody is to be found from anywhere.
    FindPressed,
    /// The filter is to be typed into.
    FilterPressed,
    /// It was.
    FilterTyped(String),
    /// Enter was pressed in it.
    FilterSubmitted,
    /// It is to be forgotten.
    FilterCleared,
    /// A heading was clicked, by column.
    HeadingPressed(usize),
    /// A key that moves the selection, or the panel while one is in it.
    Moved {
        /// Where to.
        motion: Motion,
        /// Whether the key is held down.
        held: bool,
    },
    /// A row was clicked, by place.
    RowPressed(usize),
    /// A row was opened, by place.
    RowActivated(usize),
    /// So many rows are seen at once.
    PageSized(usize),
    /// Into the panel.
    PanelEntered,
    /// Out of the filter, out of the panel, or the panel is closed.
    EscapePressed {
        /// Whether a text field had the keyboard.
        typing: bool,
    },
    /// The panel is to be closed.
    ClosePressed,
    /// Why this date?
    WhyPressed,
    /// The other contact persons are to be shown, or not any more.
    ContactsPressed,
    /// The other buttons of a review are to be shown, or not any more.
    MorePressed,
    /// Call.
    CallPressed,
    /// What speaks against a call was read.
    CallWarned(AddressId, Box<Number>, Result<Vec<CallWarning>, Refusal>),
    /// The office noted a call, or why not.
    CallNoted(Result<(), Refusal>),
    /// The softphone took a call, or why not.
    Dialled(Result<(), DialError>),
    /// A second of a call passed.
    CallTicked,
    /// A digit that means nothing yet.
    DigitPressed(KeyPress),
    /// How the call in hand ended.
    ResultPressed(CallResult),
    /// The call in hand reached the customer: what was said is to be written.
    TalkedPressed,
    /// That was kept, or not.
    ResultKept(AddressId, CallResult, Result<(), Refusal>),
    /// The number is only to be copied.
    CopyPressed,
    /// Back to the row of the call that runs.
    CallerPressed,
    /// The row of an address is asked for.
    Found(AddressId, Result<Option<Whereabouts>, Refusal>),
    /// Take an order.
    ShipPressed,
    /// Postpone.
    PostponePressed,
    /// Write a comment.
    CommentPressed,
    /// Write a journal record.
    JournalPressed,
    /// The customer wants to stop.
    ChurnPressed,
    /// In the churn review in hand.
    Review(review::Message),
    /// The task is done without an order.
    DonePressed,
    /// The card of the selected client.
    CardPressed,
    /// A task by hand about the selected client.
    NewTaskPressed,
    /// The open order at this place was delivered.
    DeliveredPressed(usize),
    /// The accepted order at this place is to be changed or called off; `None`: the first from the top.
    EditOrderPressed(Option<usize>),
    /// In the open dialog.
    Dialog(Box<dialogs::Message>),
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The last choices changed and are to be remembered.
    Remember(LastChoices),
    /// Something was done: a quiet line, with what Ctrl+Z would take back.
    Notice {
        /// What was done.
        sentence: String,
        /// Whether it can be taken back.
        undo: bool,
    },
    /// Somewhere else is asked for.
    Go(Go),
    /// The softphone is to call this number.
    Dial(String),
}

/// What an update gives back.
type Reply = (Task<Message>, Option<Action>);

/// Nothing but this task.
const fn only(task: Task<Message>) -> Reply {
    (task, None)
}

/// What happened in the open dialog, as a message of the desk.
fn in_dialog(message: dialogs::Message) -> Message {
    Message::Dialog(Box::new(message))
}

impl State {
    /// A desk with the last choices of this user, and the reading of its first list.
    pub fn new(choices: LastChoices, context: &Context<'_>) -> (Self, Task<Message>) {
        let tab = Tab::at(choices.tab);
        let state = Self {
            choices,
            filters: Filters::new(context.today),
            tab,
            tables: Default::default(),
            fresh: [false; 4],
            asked: None,
            number: 0,
            counted: 0,
            counts: None,
            refusal: None,
            panel: Panel::default(),
            page: 1,
            dialog: None,
            handlings: Handlings::default(),
            calls: Calls::default(),
            due: Due::default(),
            may_work: context.actor.may(Right::WorkTasks),
            may_sell: context.actor.may(Right::PostSales),
            recordings: None,
        };
        let read = Task::batch([state.read_directories(false, context), state.focus_list()]);
        (state, read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::RefreshPressed => self.refresh(context),
            Message::UndoPressed => self.undo(context),
            Message::Undone(entry, answer) => self.undone(entry, answer, context),
            Message::ManyUndone(answer) => self.many_undone(answer, context),
            Message::Pick(message) => self.pick(message, context),
            Message::DueRead { number, aloud, calls } => self.due_read((number, aloud), calls, context),
            Message::DirectoriesRead(beside, read) => only(self.directories_read(beside, read, context)),
            Message::ListRead(number, read) => self.list_read(number, read, context),
            Message::ListSlow(number) => self.noted(|state| state.list_slow(number)),
            Message::CountsRead(number, read) => self.noted(|state| state.counts_read(number, read)),
            Message::CardDue(wanted) => only(self.card_due(wanted, context)),
            Message::CardRead(wanted, read) => only(self.card_read(wanted, read, context)),
            Message::TabPressed(tab) => self.choose_tab(tab, context),
            Message::ManagerChosen(at) => self.choose_manager(at, context),
            Message::AbsencePressed => (Task::none(), Some(Action::Go(Go::Absence(None)))),
            Message::RouteChosen(at) => self.choose_route(at, context),
            Message::ShowAllPressed => self.show_all(context),
            Message::Date(message) => self.date(message, context),
            Message::FindPressed => (Task::none(), Some(Action::Go(Go::Find))),
            Message::FilterPressed => self.focus_filter(),
            Message::FilterTyped(typed) => self.filter_typed(typed, context),
            Message::FilterSubmitted => only(self.focus_list()),
            Message::FilterCleared => self.clear_filter(context),
            Message::HeadingPressed(column) => self.noted(|state| state.sort(column)),
            Message::Moved { motion, held } => self.step(motion, held, context),
            Message::RowPressed(place) => self.press_row(place, context),
            Message::RowActivated(place) => self.activate_row(place, context),
            Message::PageSized(page) => self.noted(|state| state.page = page),
            Message::PanelEntered => self.enter_panel(),
            Message::EscapePressed { typing } => self.escape(typing, context),
            Message::ClosePressed => self.close_panel(),
            Message::WhyPressed | Message::ContactsPressed | Message::MorePressed => self.toggle(&message),
            Message::CallPressed => self.call(context),
            Message::CallWarned(address, number, found) => self.call_warned(address, *number, found, context),
            Message::CallNoted(answer) => self.call_noted(answer, context),
            Message::Dialled(answer) => self.dialled(answer, context),
            Message::CallTicked => self.call_ticked(),
            Message::DigitPressed(press) => self.press_digit(press, context),
            Message::ResultPressed(result) => self.press_result(result, context),
            Message::TalkedPressed => self.talked(context),
            Message::ResultKept(address, result, kept) => self.result_kept(address, result, kept, context),
            Message::CopyPressed => self.copy_number(context),
            Message::CallerPressed => self.see_caller(context),
            Message::Found(address, found) => self.found(address, found, context),
            Message::ShipPressed => self.ship(context),
            Message::PostponePressed => self.postpone(context),
            Message::CommentPressed => self.comment(context),
            Message::JournalPressed => self.write_journal(context),
            Message::ChurnPressed => self.churn(context),
            Message::Review(message) => self.review_message(message, context),
            Message::DonePressed => self.finish(context),
            Message::CardPressed => self.open_card(context),
            Message::NewTaskPressed => self.new_task(),
            Message::DeliveredPressed(at) => self.deliver(at, context),
            Message::EditOrderPressed(at) => self.edit_order(at, context),
            Message::Dialog(message) => self.dialog_message(*message, context),
        }
    }

    /// The office changed behind the desk: an import, another window. Reads anew what is shown.
    pub fn changed(&mut self, changes: Changes, context: &Context<'_>) -> Task<Message> {
        if changes.everything {
            self.choices = self.present_choices(context);
            return self.read_directories(true, context);
        }
        // What was paid or brought stands in the row too.
        self.read_beside(context)
    }

    /// Another day than `before` has begun: the list date of tomorrow moves with it, however many days passed while the
    /// workstation slept.
    pub fn new_day(&mut self, before: NaiveDate, context: &Context<'_>) -> Task<Message> {
        if self.filters.date.date() == Some(tomorrow(before)) {
            self.filters.date.set(Some(tomorrow(context.today)));
        }
        self.read_everything(context)
    }

    /// Other roles hold for whoever works.
    pub fn take_rights(&mut self, actor: &Actor) {
        self.may_work = actor.may(Right::WorkTasks);
        self.may_sell = actor.may(Right::PostSales);
    }

    /// The softphone of this workstation keeps its recordings here (S0-14).
    pub fn keep_recordings_in(&mut self, folder: Option<PathBuf>) {
        self.recordings = folder;
    }

    /// The tab that is shown.
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// Whether something typed would be lost by closing.
    pub fn is_unsaved(&self) -> bool {
        self.dialog.as_ref().is_some_and(DeskDialog::is_unsaved)
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.dialog(context).map(in_dialog))
    }

    /// The desk, between the rail and the status bar.
    pub fn view<'a>(&'a self, context: &Context<'a>) -> Element<'a, Message> {
        let context = *context;
        let desk = responsive(move |room| {
            let panel = (!self.panel.closed).then(|| self.panel(&context, room));
            let side = panel.is_some().then(line_down);
            let work = Row::new().push(self.list(&context)).push(side).push(panel).height(Length::Fill);
            let bar = self.filter_bar(&context, room.width);
            column![bar, line(), self.tab_bar(&context), line(), work].into()
        });
        desk.into()
    }

    fn noted(&mut self, note: impl FnOnce(&mut Self)) -> Reply {
        note(self);
        only(Task::none())
    }

    fn sort(&mut self, column: usize) {
        if let Some(field) = field::fields(self.tab).get(column) {
            self.table_mut().sort(*field);
        }
    }

    const fn can_work(&self) -> bool {
        self.may_work
    }

    const fn table(&self) -> &Table {
        &self.tables[self.tab.place()]
    }

    const fn table_mut(&mut self) -> &mut Table {
        &mut self.tables[self.tab.place()]
    }

    fn present_choices(&self, context: &Context<'_>) -> LastChoices {
        if !self.filters.is_offered() {
            return self.choices.clone();
        }
        LastChoices {
            user: Some(context.actor.name.clone()),
            manager: self.filters.manager_name(),
            route: self.filters.route_name(),
            tab: self.tab.place(),
        }
    }

    fn remember(&mut self, context: &Context<'_>) -> Action {
        self.choices = self.present_choices(context);
        Action::Remember(self.choices.clone())
    }
}
