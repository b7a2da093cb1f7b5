//! What a manager watches: addresses whose planning needs a look, how good the forecast is, what becomes of those who want to
//! leave, and the history of the office.

mod bars;
mod churn;
mod filters;
mod keys;
mod lists;
mod load;
mod log;
mod quality;
mod rows;
mod sheet;
mod view;

use std::sync::Arc;

use iced::Task;
use iced::widget::operation;

use super::whose::Directories;
use super::{Action, Context, Go};
use crate::service::churn_figures::ChurnFigures;
use crate::service::forecast_quality::{Cut, ForecastQuality};
use crate::service::planning_watch::PlanningWatch;
use crate::service::{Actor, Changes, Refusal};
use crate::ui::dialog::export;
use crate::ui::widget::list::Motion;
use filters::Filters;
use load::{Reading, Share};
use quality::Quality;
use rows::Rows;

pub use crate::ui::dialog::export::{FIELD as EXPORT_FIELD, Message as ExportMessage};
pub use bars::Tab;
pub use lists::LIST;
pub use log::{Message as LogMessage, WORDS as LOG_WORDS};

/// What the screen shows and what was typed into it.
#[derive(Debug)]
pub struct State {
    /// Those that are open to whoever works.
    tabs: Vec<Tab>,
    tab: Tab,
    filters: Filters,
    /// The lists as they were read, and what of each is shown.
    lists: Option<Arc<PlanningWatch>>,
    rows: [Rows; 4],
    quality: Quality,
    /// The figures about churn, once they were counted.
    churn: Option<Arc<ChurnFigures>>,
    log: log::State,
    reading_lists: Reading,
    reading_quality: Reading,
    reading_churn: Reading,
    refusal: Option<Refusal>,
    page: usize,
    export: Option<export::State>,
}

/// What happened on it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Managers and routes were read.
    DirectoriesRead(Result<Directories, Refusal>),
    /// The reading of this number of the lists is so far.
    ListsProgressed(u64, Share),
    /// The lists of this reading.
    ListsRead(u64, Result<Arc<PlanningWatch>, Refusal>),
    /// The judging of this number is so far.
    QualityProgressed(u64, Share),
    /// The figures of this judging.
    QualityRead(u64, Result<Arc<ForecastQuality>, Refusal>),
    /// The counting of this number is so far.
    ChurnProgressed(u64, Share),
    /// The figures of this counting.
    ChurnRead(u64, Result<Arc<ChurnFigures>, Refusal>),
    /// In the history of the office.
    Log(log::Message),
    /// Another tab was chosen.
    TabPressed(Tab),
    /// A manager was chosen, by place; the first means all.
    ManagerChosen(usize),
    /// A route was chosen, by place; the first means all.
    RouteChosen(usize),
    /// A period was chosen, by place.
    PeriodChosen(usize),
    /// A cut of the figures was chosen, by place.
    CutChosen(usize),
    /// Read everything anew.
    RefreshPressed,
    /// Stop what is being read.
    CancelPressed,
    /// Show those of all managers and routes.
    ShowAllPressed,
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
    /// What is shown is to be written for Excel.
    ExportPressed,
    /// In the dialog about that.
    Export(export::Message),
}

/// What an update gives back.
type Reply = (Task<Message>, Option<Action>);

/// Nothing but this task.
const fn only(task: Task<Message>) -> Reply {
    (task, None)
}

impl State {
    /// The screen as it opens, and its first reading.
    pub fn new(context: &Context<'_>) -> (Self, Task<Message>) {
        let tabs = Tab::open_to(context.actor);
        let mut state = Self {
            tab: tabs.first().copied().unwrap_or_default(),
            tabs,
            filters: Filters::default(),
            lists: None,
            rows: Default::default(),
            quality: Quality::default(),
            churn: None,
            log: log::State::default(),
            reading_lists: Reading::default(),
            reading_quality: Reading::default(),
            reading_churn: Reading::default(),
            refusal: None,
            page: 1,
            export: None,
        };
        let reading = state.read_tab(context);
        let task = Task::batch([load::directories(context), reading, operation::focus(LIST)]);
        (state, task)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::DirectoriesRead(read) => only(self.take_directories(read)),
            Message::ListsProgressed(number, share) => only(self.reading_lists.progressed(number, share)),
            Message::ListsRead(number, lists) => only(self.take_lists(number, lists)),
            Message::QualityProgressed(number, share) => only(self.reading_quality.progressed(number, share)),
            Message::QualityRead(number, quality) => only(self.take_quality(number, quality)),
            Message::ChurnProgressed(number, share) => only(self.reading_churn.progressed(number, share)),
            Message::ChurnRead(number, figures) => only(self.take_churn(number, figures)),
            Message::Log(message) => self.in_log(message, context),
            Message::TabPressed(tab) => only(self.turn_to(tab, context)),
            Message::ManagerChosen(at) => only(self.choose(|filters| filters.whose.choose_manager(at))),
            Message::RouteChosen(at) => only(self.choose(|filters| filters.whose.choose_route(at))),
            Message::PeriodChosen(at) => only(self.choose_period(at, context)),
            Message::CutChosen(at) => only(self.choose_cut(at)),
            Message::RefreshPressed => only(self.refresh(context)),
            Message::CancelPressed => only(self.cancel()),
            Message::ShowAllPressed => only(self.choose(|filters| filters.whose.show_all())),
            Message::RowPressed(place) => only(self.select(place)),
            Message::RowActivated(place) => self.activate(place),
            Message::OpenPressed => self.open_selected(),
            Message::Moved(motion) => only(self.step(motion)),
            Message::PageSized(page) => only(self.sized(page)),
            Message::ExportPressed => only(self.ask_where(context)),
            Message::Export(message) => self.in_export(message, context),
        }
    }

    /// The office changed behind the screen. Reading it whole takes a while, so it is said and read anew on request.
    pub fn changed(&mut self, _changes: Changes, _context: &Context<'_>) -> Task<Message> {
        self.reading_lists.grow_stale();
        self.reading_quality.grow_stale();
        self.reading_churn.grow_stale();
        self.log.grow_stale();
        Task::none()
    }

    /// Whether these are the tabs of somebody who works with other rights now.
    pub fn fits(&self, actor: &Actor) -> bool {
        self.tabs == Tab::open_to(actor)
    }

    /// Whether something typed would be lost by closing.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    fn turn_to(&mut self, tab: Tab, context: &Context<'_>) -> Task<Message> {
        self.tab = tab;
        self.refusal = None;
        Task::batch([self.read_tab(context), operation::focus(LIST)])
    }

    fn choose(&mut self, choose: impl FnOnce(&mut Filters)) -> Task<Message> {
        choose(&mut self.filters);
        self.arrange();
        Task::none()
    }

    fn choose_period(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        if !self.filters.choose_period(self.tab, at) {
            return Task::none();
        }
        match self.tab {
            Tab::Quality => self.read_quality(context),
            Tab::Churn => self.read_churn(context),
            _ => self.read_lists(context),
        }
    }

    fn choose_cut(&mut self, at: usize) -> Task<Message> {
        if let Some(cut) = Cut::ALL.get(at) {
            self.quality.cut(*cut, self.filters.whose.only());
        }
        Task::none()
    }

    /// Shows what passes the filters.
    fn arrange(&mut self) {
        let only = self.filters.whose.only();
        if let Some(lists) = &self.lists {
            for (rows, tab) in self.rows.iter_mut().zip(Tab::ALL) {
                rows.arrange(tab.list(lists), only);
            }
        }
        self.quality.arrange(only);
    }

    fn select(&mut self, place: usize) -> Task<Message> {
        match self.tab.place() {
            Some(at) => self.rows[at].select(place),
            None => self.select_figures(place),
        }
        Task::none()
    }

    fn step(&mut self, motion: Motion) -> Task<Message> {
        match self.tab.place() {
            Some(at) => self.rows[at].step(motion, self.page),
            None if self.tab == Tab::Churn => return churn::scroll(motion),
            None => self.step_figures(motion),
        }
        Task::none()
    }

    fn sized(&mut self, page: usize) -> Task<Message> {
        self.page = page;
        Task::none()
    }

    fn activate(&mut self, place: usize) -> Reply {
        let selected = self.select(place);
        let (task, action) = self.open_selected();
        (Task::batch([selected, task]), action)
    }

    fn in_log(&mut self, message: log::Message, context: &Context<'_>) -> Reply {
        let (task, action) = self.log.update(message, context);
        (task.map(Message::Log), action)
    }

    /// The card of the selected address.
    fn open_selected(&self) -> Reply {
        let lists = self.lists.as_ref().map(|lists| self.tab.list(lists));
        let row = self.tab.place().and_then(|at| self.rows[at].selected_row());
        let watched = lists.zip(row).and_then(|(list, row)| list.get(row));
        (Task::none(), watched.map(|watched| Action::Go(Go::Card(watched.place.address))))
    }
}
