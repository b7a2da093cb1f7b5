//! The first screen where no office is open: the sample, a new office, an existing one, an office's own lists.

mod encryption;
mod path;
mod sample;
mod view;
mod wizard;

use std::path::PathBuf;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use crate::clock::Clock;
use crate::i18n::Texts;
use crate::paths;
use crate::ui::background;
use crate::ui::files::{self, Picked};
use crate::ui::widget::{Dialog, Key, KeyPress};

/// What the welcome shows and what was typed into it.
#[derive(Debug, Default)]
pub struct State {
    recent: Vec<Recent>,
    /// Why the last office was not opened.
    refusal: Option<String>,
    open: Option<Open>,
    /// The choice was moved by hand.
    moved: bool,
}

/// An office that was open before.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Recent {
    path: PathBuf,
    is_there: bool,
}

/// The dialog that is open.
#[derive(Debug)]
enum Open {
    Sample(sample::State),
    Wizard(Box<wizard::State>),
    Path(path::State),
}

/// What happened on the welcome.
#[derive(Debug, Clone)]
pub enum Message {
    /// The sample office was chosen.
    SamplePressed,
    /// A new office is to be made.
    NewPressed,
    /// An office that exists is to be opened.
    OpenPressed,
    /// An office is to be made from its own lists.
    ImportPressed,
    /// An office of the list of recent ones was chosen.
    RecentPressed(usize),
    /// An office is to leave the list of recent ones.
    ForgetPressed(usize),
    /// The choice goes on or back.
    Moved(bool),
    /// Which of the recent offices are there.
    RecentLooked(Vec<(PathBuf, bool)>),
    /// A file dialog was answered.
    Picked(Picked),
    /// About the sample office.
    Sample(sample::Message),
    /// About the new office.
    Wizard(wizard::Message),
    /// About the path of an office.
    Path(path::Message),
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Open this office.
    Open(PathBuf),
    /// Open this office and bring its lists in.
    OpenAndImport(PathBuf),
    /// Leave this office out of the list of recent ones.
    Forget(PathBuf),
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// A welcome that offers recent offices and says why the last one was not opened.
    pub fn new(recent: Vec<PathBuf>, refusal: Option<String>) -> Self {
        let recent = recent.into_iter().map(|path| Recent { is_there: true, path }).collect();
        Self { recent, refusal, open: None, moved: false }
    }

    /// Looks, beside the window, which of the recent offices are there: one on a server may let one wait.
    pub fn look(&self) -> Task<Message> {
        let recent: Vec<PathBuf> = self.recent.iter().map(|recent| recent.path.clone()).collect();
        if recent.is_empty() {
            return Task::none();
        }
        let look = move || recent.into_iter().map(|path| (path.is_file(), path));
        background::run(move || look().map(|(there, path)| (path, there)).collect())
            .map(Message::RecentLooked)
    }

    fn recent_looked(&mut self, looked: &[(PathBuf, bool)]) -> Step {
        for recent in &mut self.recent {
            let found = looked.iter().find(|(path, _)| *path == recent.path);
            recent.is_there = found.is_none_or(|(_, there)| *there);
        }
        // Whoever went to another choice meanwhile is not taken away from it.
        let stays = self.moved || self.open.is_some() || self.recent.iter().all(|recent| recent.is_there);
        (if stays { Task::none() } else { self.focused() }, None)
    }

    /// Gives the keyboard to the first choice.
    pub fn focused(&self) -> Task<Message> {
        let first =
            if self.recent.iter().any(|recent| recent.is_there) { view::RECENT } else { view::SAMPLE };
        operation::focus(first)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, texts: &Texts, clock: Clock) -> Step {
        match message {
            Message::SamplePressed => self.sample(texts, clock),
            Message::NewPressed => self.wizard(false),
            Message::OpenPressed => (ask_office(texts), None),
            Message::ImportPressed => self.wizard(true),
            Message::RecentPressed(at) => self.recent(at),
            Message::RecentLooked(looked) => self.recent_looked(&looked),
            Message::ForgetPressed(at) => self.forget(at),
            Message::Moved(on) => {
                self.moved = true;
                (moved(on), None)
            }
            Message::Picked(picked) => self.picked(picked),
            Message::Sample(message) => self.of_sample(message),
            Message::Wizard(message) => self.of_wizard(message, texts, clock),
            Message::Path(message) => self.of_path(message),
        }
    }

    fn sample(&mut self, texts: &Texts, clock: Clock) -> Step {
        if self.open.is_some() {
            return (Task::none(), None);
        }
        let Some(path) = paths::sample_office() else {
            self.refusal = Some(texts.text("welcome-no-home"));
            return (Task::none(), None);
        };
        if path.exists() {
            return (Task::none(), Some(Action::Open(path)));
        }
        let (state, task) = sample::State::new(path, clock, texts);
        self.open = Some(Open::Sample(state));
        (task.map(Message::Sample), None)
    }

    fn wizard(&mut self, import: bool) -> Step {
        let (state, task) = wizard::State::new(import);
        self.open = Some(Open::Wizard(Box::new(state)));
        (task.map(Message::Wizard), None)
    }

    /// Whether it is still there, or there again, is seen when it is opened.
    fn recent(&self, at: usize) -> Step {
        (Task::none(), self.recent.get(at).map(|recent| Action::Open(recent.path.clone())))
    }

    fn forget(&mut self, at: usize) -> Step {
        if at >= self.recent.len() {
            return (Task::none(), None);
        }
        let gone = self.recent.remove(at);
        (self.focused(), Some(Action::Forget(gone.path)))
    }

    fn picked(&mut self, picked: Picked) -> Step {
        match picked {
            Picked::File(path) => (Task::none(), Some(Action::Open(path))),
            Picked::Nothing => (Task::none(), None),
            Picked::NoDialog => {
                self.open = Some(Open::Path(path::State::default()));
                (Task::none(), None)
            }
        }
    }

    fn of_sample(&mut self, message: sample::Message) -> Step {
        let Some(Open::Sample(state)) = &mut self.open else { return (Task::none(), None) };
        match state.update(message) {
            None => (Task::none(), None),
            Some(sample::Action::Made(path)) => (self.close(), Some(Action::Open(path))),
            Some(sample::Action::Failed(why)) => {
                self.refusal = why;
                (self.close(), None)
            }
        }
    }

    fn of_wizard(&mut self, message: wizard::Message, texts: &Texts, clock: Clock) -> Step {
        let Some(Open::Wizard(state)) = &mut self.open else { return (Task::none(), None) };
        let (task, action) = state.update(message, texts, clock);
        let task = task.map(Message::Wizard);
        match action {
            None => (task, None),
            Some(wizard::Action::Made { path, import: false }) => (self.close(), Some(Action::Open(path))),
            Some(wizard::Action::Made { path, import: true }) => {
                (self.close(), Some(Action::OpenAndImport(path)))
            }
            Some(wizard::Action::Closed) => (self.close(), None),
        }
    }

    fn of_path(&mut self, message: path::Message) -> Step {
        let Some(Open::Path(state)) = &mut self.open else { return (Task::none(), None) };
        let (task, action) = state.update(message);
        match action {
            None => (task.map(Message::Path), None),
            Some(path::Action::Open(path)) => (self.close(), Some(Action::Open(path))),
            Some(path::Action::Closed) => (self.close(), None),
        }
    }

    fn close(&mut self) -> Task<Message> {
        self.open = None;
        self.focused()
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.open.is_some() || !press.modifiers.is_empty() {
            return None;
        }
        match press.key {
            Key::Char('1') => Some(Message::SamplePressed),
            Key::Char('2') => Some(Message::NewPressed),
            Key::Char('3') => Some(Message::OpenPressed),
            Key::Char('4') => Some(Message::ImportPressed),
            Key::Named(Named::ArrowDown | Named::ArrowRight) => Some(Message::Moved(true)),
            Key::Named(Named::ArrowUp | Named::ArrowLeft) => Some(Message::Moved(false)),
            _ => None,
        }
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, texts: &'a Texts, clock: Clock) -> Option<Dialog<'a, Message>> {
        Some(match self.open.as_ref()? {
            Open::Sample(state) => state.dialog(texts).map(Message::Sample),
            Open::Wizard(state) => state.dialog(texts, clock).map(Message::Wizard),
            Open::Path(state) => state.dialog(texts).map(Message::Path),
        })
    }
}

fn ask_office(texts: &Texts) -> Task<Message> {
    let kind = files::Kind { name: texts.text("files-office"), endings: files::OFFICE };
    files::open(texts.text("welcome-open"), &kind).map(Message::Picked)
}

fn moved(on: bool) -> Task<Message> {
    if on { operation::focus_next() } else { operation::focus_previous() }
}
