//! The path of an office, typed where the system has no file dialog.

use std::path::PathBuf;

use iced::Task;
use iced::widget::{Row, Space, column};

use crate::i18n::Texts;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, button, field};
use crate::ui::{background, files};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct State {
    typed: String,
    missing: bool,
    /// Whether it is there is being looked at.
    looking: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was typed into.
    Typed(String),
    /// The office is to be opened.
    Confirmed,
    /// Whether a file is there was looked at.
    Looked(PathBuf, bool),
    /// Never mind.
    Closed,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Open this one.
    Open(PathBuf),
    /// Never mind.
    Closed,
}

impl State {
    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> (Task<Message>, Option<Action>) {
        match message {
            Message::Typed(text) => (self.typed(text), None),
            Message::Confirmed => (self.confirm(), None),
            Message::Looked(path, there) => (Task::none(), self.looked(path, there)),
            Message::Closed => (Task::none(), Some(Action::Closed)),
        }
    }

    fn typed(&mut self, text: String) -> Task<Message> {
        self.typed = text;
        self.missing = false;
        Task::none()
    }

    /// Looks beside the window: a server may let one wait.
    fn confirm(&mut self) -> Task<Message> {
        if std::mem::replace(&mut self.looking, true) {
            return Task::none();
        }
        let path = files::typed(&self.typed);
        background::run(move || {
            let there = path.is_file();
            (path, there)
        })
        .map(|(path, there)| Message::Looked(path, there))
    }

    fn looked(&mut self, path: PathBuf, there: bool) -> Option<Action> {
        self.looking = false;
        // Another path may stand there by now.
        let same = path == files::typed(&self.typed);
        self.missing = !there && same;
        (there && same).then_some(Action::Open(path))
    }

    /// The dialog.
    pub fn dialog<'a>(&self, texts: &Texts) -> Dialog<'a, Message> {
        let typed = field("office-path", texts.text("path-label"), self.typed.clone())
            .placeholder(texts.text("path-placeholder"))
            .error(self.missing.then(|| texts.text("path-missing")))
            .on_input(Message::Typed)
            .on_submit(Message::Confirmed);
        let body = column![text::muted(texts.text("path-no-dialog")), iced::Element::from(typed)];
        let open = button(texts.text("path-open")).primary().key("Enter").on_press(Message::Confirmed);
        let close = button(texts.text("cancel-button")).quiet().key("Esc").on_press(Message::Closed);
        let footer = Row::new().push(open).push(Space::new().width(iced::Length::Fill)).push(close);
        Dialog::new("office-path", texts.text("path-title"), body.spacing(space::M))
            .footer(footer)
            .on_escape(Message::Closed)
    }
}
