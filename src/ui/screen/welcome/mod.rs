//! The first screen where no office is open: the sample, a new office, an existing one, an office's own lists.

use std::path::PathBuf;

use iced::Task;

use crate::clock::Clock;
use crate::i18n::Texts;
use crate::ui::Element;
use crate::ui::theme::text;
use crate::ui::widget::{Dialog, KeyPress};

/// What the welcome shows and what was typed into it.
#[derive(Debug, Default)]
pub struct State {
    recent: Vec<PathBuf>,
    /// Why the last office was not opened.
    refusal: Option<String>,
}

/// What happened on the welcome.
#[derive(Debug, Clone)]
pub enum Message {
    /// An office of the list of recent ones was chosen.
    RecentPressed(usize),
    /// The sample office was chosen.
    SamplePressed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Open this office.
    Open(PathBuf),
}

impl State {
    /// A welcome that offers recent offices and says why the last one was not opened.
    pub fn new(recent: Vec<PathBuf>, refusal: Option<String>) -> Self {
        Self { recent, refusal }
    }

    /// Takes in what happened.
    pub fn update(
        &mut self,
        message: Message,
        _texts: &Texts,
        _clock: Clock,
    ) -> (Task<Message>, Option<Action>) {
        match message {
            Message::SamplePressed => (Task::none(), None),
            Message::RecentPressed(at) => (Task::none(), self.recent.get(at).cloned().map(Action::Open)),
        }
    }

    /// What a key of the whole window means here.
    pub fn key(&self, _press: &KeyPress) -> Option<Message> {
        None
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, _texts: &'a Texts) -> Option<Dialog<'a, Message>> {
        None
    }

    /// The whole window.
    pub fn view<'a>(&'a self, texts: &'a Texts) -> Element<'a, Message> {
        text::title(self.refusal.clone().unwrap_or_else(|| texts.text("welcome-title"))).into()
    }
}
