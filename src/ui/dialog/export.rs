//! Where sheets are written for Excel: a path that is typed, or chosen in the system's own dialog.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::key::Named;
use iced::widget::{Row, Space, column, operation};
use iced::{Length, Task};

use crate::exchange::sheet::Sheet;
use crate::service::exported::{Exported, Medium, NoteExport};
use crate::service::{Refusal, Watch};
use crate::t;
use crate::ui::files::{self, Picked};
use crate::ui::running::{Progress, Running};
use crate::ui::screen::Context;
use crate::ui::theme::space;
use crate::ui::widget::{Dialog, KeyPress, button, field};
use crate::ui::writing::{self, Failed};
use crate::ui::{Element, background};

/// The field of the path.
pub const FIELD: &str = "reports-export-path";

/// Makes sheets away from the window.
type Make = dyn Fn(&Watch) -> Result<Vec<Sheet>, Refusal> + Send + Sync;

/// The sheets, or the way to them.
#[derive(Clone)]
enum Source {
    Ready(Vec<Sheet>),
    Unmade(Arc<Make>),
}

impl Source {
    fn sheets(self, watch: &Watch) -> Result<Vec<Sheet>, Refusal> {
        match self {
            Self::Ready(sheets) => Ok(sheets),
            Self::Unmade(make) => make(watch),
        }
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if matches!(self, Self::Ready(_)) { "Ready" } else { "Unmade" })
    }
}

/// What is to be written, where, and what was wrong with that.
#[derive(Debug)]
pub struct State {
    source: Source,
    /// What they are, and about what, for the history.
    what: (Exported, String),
    path: String,
    /// Chosen in the system's dialog, which has asked whether a file there is to be replaced.
    picked: Option<PathBuf>,
    error: Option<String>,
    saving: Option<Running>,
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
    /// Write it.
    SavePressed,
    /// It is so far.
    Progressed(Progress),
    /// It was written, or why not.
    Saved(Result<PathBuf, Failed>),
    /// Never mind.
    Closed,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It was left; nothing was written.
    Closed,
    /// It was written: what to say about that.
    Written(String),
}

impl State {
    /// Offers to write these sheets among the documents under a name. The history keeps what they are, and about what.
    pub fn open(name: &str, what: (Exported, String), sheets: Vec<Sheet>) -> (Self, Task<Message>) {
        Self::of(name, what, Source::Ready(sheets))
    }

    /// The same with sheets that are made, at length, only when they are written.
    pub fn open_unmade(
        name: &str,
        what: (Exported, String),
        make: impl Fn(&Watch) -> Result<Vec<Sheet>, Refusal> + Send + Sync + 'static,
    ) -> (Self, Task<Message>) {
        Self::of(name, what, Source::Unmade(Arc::new(make)))
    }

    fn of(name: &str, what: (Exported, String), source: Source) -> (Self, Task<Message>) {
        let path = writing::free(&files::documents().join(name)).display().to_string();
        let state = Self { source, what, path, picked: None, error: None, saving: None };
        (state, operation::focus(FIELD))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Typed(path) => (self.path_typed(path), None),
            Message::ChoosePressed => (self.choose_path(context), None),
            Message::Picked(picked) => (self.path_picked(picked, context), None),
            Message::SavePressed => (self.write(context), None),
            Message::Progressed(progress) => (self.progressed(progress), None),
            Message::Saved(saved) => self.written(saved, context),
            Message::Closed => self.close(),
        }
    }

    fn path_typed(&mut self, path: String) -> Task<Message> {
        (self.path, self.picked, self.error) = (path, None, None);
        Task::none()
    }

    fn choose_path(&self, context: &Context<'_>) -> Task<Message> {
        let texts = context.texts;
        let kind = files::Kind { name: texts.text("reports-export-kind"), endings: files::XLSX };
        files::save(texts.text("reports-export-title"), &kind, &files::typed(&self.path)).map(Message::Picked)
    }

    fn path_picked(&mut self, picked: Picked, context: &Context<'_>) -> Task<Message> {
        match picked {
            Picked::Nothing => Task::none(),
            Picked::NoDialog => {
                self.error = Some(context.texts.text("path-no-dialog"));
                operation::focus(FIELD)
            }
            Picked::File(path) => {
                self.path = path.display().to_string();
                self.picked = Some(path);
                self.write(context)
            }
        }
    }

    fn write(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.saving.is_some() {
            return Task::none();
        }
        self.error = None;
        if self.path.trim().is_empty() {
            self.error = Some(context.texts.text("reports-export-no-path"));
            return operation::focus(FIELD);
        }
        let (running, watch, news) = Running::begin();
        self.saving = Some(running);
        let (source, replace) = (self.source.clone(), self.picked.is_some());
        let path = with_ending(self.picked.clone().unwrap_or_else(|| files::typed(&self.path)));
        let (what, about) = self.what.clone();
        let export = NoteExport { what, medium: Medium::Xlsx, about, address: None };
        let texts = context.texts.clone();
        let work = move || {
            let sheets = source.sheets(&watch).map_err(|refusal| Failed::from_refusal(&texts, &refusal))?;
            let bytes = writing::workbook(&sheets, &watch)?;
            writing::write(&texts, &path, &bytes, replace).map(|()| path)
        };
        let saving = background::noted(context, export, work, Failed::Refused).map(Message::Saved);
        Task::batch([news.map(Message::Progressed), saving])
    }

    fn progressed(&mut self, progress: Progress) -> Task<Message> {
        if let Some(running) = &mut self.saving {
            running.take(progress);
        }
        Task::none()
    }

    /// What is being written is stopped first.
    fn close(&self) -> (Task<Message>, Option<Ended>) {
        match &self.saving {
            Some(running) => {
                running.stop();
                (Task::none(), None)
            }
            None => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn written(
        &mut self,
        saved: Result<PathBuf, Failed>,
        context: &Context<'_>,
    ) -> (Task<Message>, Option<Ended>) {
        let texts = context.texts;
        self.saving = None;
        self.error = match saved {
            Ok(path) => {
                let sentence = t!(texts, "reports-exported", path = path.display().to_string());
                return (Task::none(), Some(Ended::Written(sentence)));
            }
            Err(Failed::Stopped) => None,
            Err(failed) => Some(failed.sentence(texts)),
        };
        (operation::focus(FIELD), None)
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SavePressed);
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
        let path = field(FIELD, texts.text("reports-export-path"), self.path.clone())
            .error(self.error.clone())
            .on_input(Message::Typed)
            .on_submit(Message::SavePressed);
        let choose =
            button(texts.text("reports-export-choose")).key("Ctrl O").on_press(Message::ChoosePressed);
        let save =
            button(texts.text(if self.saving.is_some() { "dialog-saving" } else { "reports-export-save" }))
                .primary()
                .key("Enter")
                .on_press_maybe(self.saving.is_none().then_some(Message::SavePressed));
        let close = button(texts.text("dialog-close")).quiet().on_press(Message::Closed).mouse_only();
        let footer = Row::new()
            .push(save)
            .push(choose.mouse_only())
            .push(Space::new().width(Length::Fill))
            .push(close)
            .spacing(space::S);
        let saving = self.saving.as_ref().map(|running| running.view(texts, Message::Closed));
        let body = column![Element::from(path)].push(saving).spacing(space::M);
        Dialog::new("reports-export", texts.text("reports-export-title"), body)
            .footer(footer)
            .on_escape(Message::Closed)
    }
}

/// Excel opens only what ends as it should.
fn with_ending(path: PathBuf) -> PathBuf {
    let ends = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if ends { path } else { PathBuf::from(format!("{}.xlsx", path.display())) }
}
