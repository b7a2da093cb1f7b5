//! The path of an office, typed where the system has no file dialog.

use std::path::PathBuf;

use iced::widget::{Row, Space, column};

use crate::i18n::Texts;
use crate::ui::files;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, button, field};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct State {
    typed: String,
    missing: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was typed into.
    Typed(String),
    /// The office is to be opened.
    Confirmed,
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
    pub fn update(&mut self, message: Message) -> Option<Action> {
        match message {
            Message::Typed(text) => self.typed(text),
            Message::Confirmed => self.confirm(),
            Message::Closed => Some(Action::Closed),
        }
    }

    fn typed(&mut self, text: String) -> Option<Action> {
        self.typed = text;
        self.missing = false;
        None
    }

    fn confirm(&mut self) -> Option<Action> {
        let path = files::typed(&self.typed);
        self.missing = !path.is_file();
        (!self.missing).then_some(Action::Open(path))
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
