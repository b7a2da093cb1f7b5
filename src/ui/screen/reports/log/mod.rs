//! The history of the whole office: what is looked for, what was found, page by page.

mod bar;
mod period;
mod search;
mod sheet;
mod view;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use super::load::{Reading, Share};
use crate::domain::ids::UserId;
use crate::service::Refusal;
use crate::service::log::{LogEntry, LogRequest};
use crate::ui::screen::{Action, Context, Go};
use crate::ui::widget::list::Motion;
use crate::ui::widget::{DatePicker, KeyPress, date_picker};
use period::Period;
use search::Choices;

pub use bar::WORDS;

/// What is looked for, and what was found.
#[derive(Debug, Default)]
pub struct State {
    choices: Choices,
    period: Period,
    from: DatePicker,
    to: DatePicker,
    user: Option<UserId>,
    /// The commands whose words were chosen; none: any.
    actions: Vec<String>,
    words: String,
    /// What was looked for last; of a further page, what it follows.
    sought: Option<LogRequest>,
    found: Vec<LogEntry>,
    /// There is nothing older.
    complete: bool,
    reading: Reading,
    selected: Option<usize>,
    /// Rows that are seen at once.
    page: usize,
    refusal: Option<Refusal>,
}

/// What happened in it.
#[derive(Debug, Clone)]
pub enum Message {
    /// Who and what there is to choose from was read.
    ChoicesRead(Result<Choices, Refusal>),
    /// The search of this number is so far.
    Progressed(u64, Share),
    /// A page of this search.
    Found(u64, Result<Vec<LogEntry>, Refusal>),
    /// A period was chosen, by place.
    PeriodChosen(usize),
    /// In the field of the first day.
    From(date_picker::Message),
    /// In the field of the last day.
    To(date_picker::Message),
    /// Somebody was chosen, by place; the first means anybody.
    UserChosen(usize),
    /// A command was chosen, by place; the first means any.
    ActionChosen(usize),
    /// The words were typed into.
    WordsTyped(String),
    /// To the field of the words.
    WordsPressed,
    /// Look for it.
    SearchPressed,
    /// Look for anything by anybody at any time.
    EverythingPressed,
    /// A row was pressed.
    RowPressed(usize),
    /// A row is to be opened.
    RowActivated(usize),
    /// The selected row is to be opened.
    OpenPressed,
    /// The selection is to move.
    Moved(Motion),
    /// What the selected row changed is to be scrolled, by so many lines.
    ChangesScrolled(i8),
    /// So many rows are seen at once.
    PageSized(usize),
    /// The last of so many rows is in sight.
    EndSeen(usize),
}

impl State {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Action>) {
        match message {
            Message::ChoicesRead(choices) => only(self.take_choices(choices)),
            Message::Progressed(number, share) => only(self.reading.progressed(number, share)),
            Message::Found(number, page) => only(self.take_page(number, page)),
            Message::PeriodChosen(at) => only(self.choose_period(at, context)),
            Message::From(message) => only(self.in_from(message, context)),
            Message::To(message) => only(self.in_to(message, context)),
            Message::UserChosen(at) => only(self.choose_user(at, context)),
            Message::ActionChosen(at) => only(self.choose_action(at, context)),
            Message::WordsTyped(words) => only(self.type_words(words)),
            Message::WordsPressed => only(operation::focus(WORDS)),
            Message::SearchPressed => only(self.search_and_leave_words(context)),
            Message::EverythingPressed => only(self.show_everything(context)),
            Message::RowPressed(at) => only(self.select(at)),
            Message::RowActivated(at) => self.activate(at),
            Message::OpenPressed => (Task::none(), self.card()),
            Message::Moved(motion) => only(self.step(motion, context)),
            Message::ChangesScrolled(lines) => only(view::scroll_changes(lines)),
            Message::PageSized(page) => only(self.sized(page)),
            Message::EndSeen(_) => only(self.read_more(context)),
        }
    }

    /// What a key of the whole window means here. While something is typed, Enter is the field's own.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let keys = [
            (press.ctrl('f'), Message::WordsPressed),
            (press.plain(Named::Enter) && !press.typing, Message::OpenPressed),
            (press.alt_named(Named::ArrowUp), Message::ChangesScrolled(-3)),
            (press.alt_named(Named::ArrowDown), Message::ChangesScrolled(3)),
        ];
        let key = keys.into_iter().find_map(|(is_it, message)| is_it.then_some(message));
        key.or_else(|| Motion::from_press(press).map(Message::Moved))
    }

    /// The search that is under way.
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// Stops it.
    pub fn cancel(&self) {
        self.reading.cancel();
    }

    /// The office changed.
    pub const fn grow_stale(&mut self) {
        self.reading.grow_stale();
    }

    /// Why nothing was found out.
    pub const fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_ref()
    }

    /// Whether anything was looked for.
    pub const fn is_begun(&self) -> bool {
        self.sought.is_some()
    }

    /// Whether there is anything to write.
    pub const fn can_export(&self) -> bool {
        !self.found.is_empty()
    }

    fn select(&mut self, at: usize) -> Task<Message> {
        if at < self.found.len() {
            self.selected = Some(at);
        }
        view::show_changes()
    }

    fn activate(&mut self, at: usize) -> (Task<Message>, Option<Action>) {
        (self.select(at), self.card())
    }

    /// The card of whom the selected row is about.
    fn card(&self) -> Option<Action> {
        let (address, ..) = self.found.get(self.selected?)?.client.as_ref()?;
        Some(Action::Go(Go::Card(*address)))
    }

    /// A step that leads to the last row has more of them read.
    fn step(&mut self, motion: Motion, context: &Context<'_>) -> Task<Message> {
        let Some(at) = motion.apply(self.selected, self.found.len(), self.page) else {
            return Task::none();
        };
        let more = if at + 1 == self.found.len() { self.read_more(context) } else { Task::none() };
        Task::batch([self.select(at), more])
    }

    fn sized(&mut self, page: usize) -> Task<Message> {
        self.page = page;
        Task::none()
    }
}

/// Nothing but this task.
const fn only(task: Task<Message>) -> (Task<Message>, Option<Action>) {
    (task, None)
}
