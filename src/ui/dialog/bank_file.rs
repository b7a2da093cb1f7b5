//! Which bank statement is to be read in: a path that is typed, or chosen in the system's own dialog.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

use iced::keyboard::key::Named;
use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};

use super::{Ended, parts};
use crate::exchange::bank_statement::{self, MOST_BYTES, Statement, StatementError};
use crate::service::bank::{TakeInStatement, TakenIn};
use crate::service::{Changes, Refusal};
use crate::ui::files::{self, Picked};
use crate::ui::screen::Context;
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, KeyPress, button, field};
use crate::ui::{Element, background};
use crate::{t, wording};

/// The field of the path.
pub const FIELD: &str = "bank-file-path";

/// What is typed, and what was wrong with it.
#[derive(Debug, Default)]
pub struct State {
    path: String,
    error: Option<String>,
    reading: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The path was typed into.
    Typed(String),
    /// The system's dialog is asked for.
    ChoosePressed,
    /// What came of it.
    Picked(Picked),
    /// Read it.
    SubmitPressed,
    /// The name of the file and what it says, or why it was not read.
    Read(Result<(String, Statement), Unread>),
    /// It was kept, or why not.
    Kept(Result<TakenIn, Refusal>),
    /// Never mind.
    Closed,
}

/// Why a file was not read.
#[derive(Debug, Clone)]
pub enum Unread {
    /// The system refused.
    System(PathBuf, Arc<io::Error>),
    /// It is no such statement.
    Statement(StatementError),
}

impl State {
    /// The question for a file.
    pub fn open() -> (Self, Task<Message>) {
        (Self::default(), operation::focus(FIELD))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Closed => (Task::none(), Some(Ended::Closed)),
            Message::Kept(Ok(taken)) => (Task::none(), Some(done(taken, context))),
            Message::Kept(Err(refusal)) => (self.wrong(wording::refused(context.texts, &refusal)), None),
            Message::Read(Ok((file_name, statement))) => {
                let command = TakeInStatement { file_name, statement };
                (parts::run(context, command).map(Message::Kept), None)
            }
            Message::Read(Err(unread)) => (self.wrong(sentence(&unread, context)), None),
            _ if self.reading => (Task::none(), None),
            Message::Typed(path) => {
                (self.path, self.error) = (path, None);
                (Task::none(), None)
            }
            Message::ChoosePressed => {
                let texts = context.texts;
                let kind = files::Kind { name: texts.text("bank-file-kind"), endings: files::TXT };
                (files::open(texts.text("bank-file-title"), &kind).map(Message::Picked), None)
            }
            Message::Picked(picked) => (self.picked(picked, context), None),
            Message::SubmitPressed => (self.submit(context), None),
        }
    }

    fn picked(&mut self, picked: Picked, context: &Context<'_>) -> Task<Message> {
        match picked {
            Picked::Nothing => Task::none(),
            Picked::NoDialog => self.wrong(context.texts.text("path-no-dialog")),
            Picked::File(path) => {
                self.path = path.display().to_string();
                self.read(path)
            }
        }
    }

    fn submit(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.path.trim().is_empty() {
            return self.wrong(context.texts.text("bank-file-no-path"));
        }
        self.read(files::typed(&self.path))
    }

    fn read(&mut self, path: PathBuf) -> Task<Message> {
        (self.reading, self.error) = (true, None);
        background::run(move || read(&path)).map(Message::Read)
    }

    fn wrong(&mut self, sentence: String) -> Task<Message> {
        (self.reading, self.error) = (false, Some(sentence));
        operation::focus(FIELD)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SubmitPressed);
        }
        press.ctrl('o').then_some(Message::ChoosePressed)
    }

    /// Nothing typed here is worth a question.
    pub const fn is_unsaved(&self) -> bool {
        false
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Dialog<'a, Message> {
        let texts = context.texts;
        let path = field(FIELD, texts.text("bank-file-path"), self.path.clone())
            .error(self.error.clone())
            .on_input(Message::Typed)
            .on_submit(Message::SubmitPressed);
        let label = texts.text(if self.reading { "dialog-loading" } else { "bank-file-read" });
        let read = button(label).primary().key("Enter");
        let choose = button(texts.text("bank-file-choose")).key("Ctrl O").on_press(Message::ChoosePressed);
        let footer = Row::new()
            .push(read.on_press_maybe((!self.reading).then_some(Message::SubmitPressed)))
            .push(choose.mouse_only())
            .push(Space::new().width(Length::Fill))
            .push(button(texts.text("dialog-close")).quiet().on_press(Message::Closed).mouse_only())
            .spacing(space::S);
        let body = Column::new()
            .push(text::muted(texts.text("bank-file-about")))
            .push(Element::from(path))
            .spacing(space::M);
        Dialog::new("bank-file", texts.text("bank-file-title"), body)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}

/// Reads a file that is not longer than a statement can be.
fn read(path: &Path) -> Result<(String, Statement), Unread> {
    let system = |error| Unread::System(path.to_owned(), Arc::new(error));
    let length = fs::metadata(path).map_err(system)?.len();
    if usize::try_from(length).is_ok_and(|length| length > MOST_BYTES) {
        return Err(Unread::Statement(StatementError::TooLong));
    }
    let bytes = fs::read(path).map_err(system)?;
    let statement = bank_statement::read(&bytes).map_err(Unread::Statement)?;
    Ok((path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), statement))
}

fn sentence(unread: &Unread, context: &Context<'_>) -> String {
    match unread {
        Unread::System(path, error) => {
            let detail = wording::system_unread(context.texts, error);
            t!(context.texts, "ctl-unreadable", path = path.display().to_string(), detail = detail)
        }
        Unread::Statement(error) => wording::statement_refused(context.texts, error),
    }
}

fn done(taken: TakenIn, context: &Context<'_>) -> Ended {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let sentence =
        t!(context.texts, "bank-file-done", added = number(taken.added), known = number(taken.known));
    Ended::Done { sentence, changes: Changes { address: None, everything: true } }
}
