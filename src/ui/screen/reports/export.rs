//! Where what is shown is written for Excel: a path that is typed, or chosen in the system's own dialog.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use directories::UserDirs;
use iced::keyboard::key::Named;
use iced::widget::{Row, Space, column, operation};
use iced::{Length, Task};

use super::{Reply, State as Screen, only};
use crate::exchange::sheet::{Sheet, xlsx_told};
use crate::i18n::Texts;
use crate::service::exported::{Medium, NoteExport};
use crate::service::{Refusal, Watch};
use crate::t;
use crate::ui::files::{self, Picked};
use crate::ui::running::{Progress, Running};
use crate::ui::screen::{Action, Context};
use crate::ui::theme::space;
use crate::ui::widget::{Dialog, KeyPress, button, field};
use crate::ui::{Element, background};
use crate::wording::refused;

/// The field of the path.
pub const FIELD: &str = "reports-export-path";

/// What is typed, and what was wrong with it.
#[derive(Debug)]
pub struct State {
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

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failed {
    /// There is a file already.
    Exists,
    /// It was stopped.
    Stopped,
    /// The system refused, in its own words.
    System(String),
}

impl State {
    fn offered(name: &str) -> Self {
        let dirs = UserDirs::new();
        let folder = dirs.as_ref().map(|dirs| dirs.document_dir().unwrap_or_else(|| dirs.home_dir()));
        let path = folder.map_or_else(|| PathBuf::from(name), |folder| folder.join(name));
        Self { path: path.display().to_string(), picked: None, error: None, saving: None }
    }

    /// What a key means here, before any field sees it.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.ctrl_named(Named::Enter) {
            return Some(Message::SavePressed);
        }
        press.ctrl('o').then_some(Message::ChoosePressed)
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, texts: &Texts) -> Dialog<'a, Message> {
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

impl Screen {
    pub(super) fn ask_where(&mut self, context: &Context<'_>) -> Task<super::Message> {
        if !self.can_export() {
            return Task::none();
        }
        let name = format!("{} {}.xlsx", self.tab.file_name(context.texts), context.today);
        self.export = Some(State::offered(&name));
        operation::focus(FIELD)
    }

    pub(super) fn in_export(&mut self, message: Message, context: &Context<'_>) -> Reply {
        match message {
            Message::Typed(path) => only(self.path_typed(path)),
            Message::ChoosePressed => only(self.choose_path(context)),
            Message::Picked(picked) => only(self.path_picked(picked, context)),
            Message::SavePressed => only(self.write(context)),
            Message::Progressed(progress) => only(self.write_progressed(progress)),
            Message::Saved(saved) => self.written(saved, context),
            Message::Closed => only(self.close_export()),
        }
    }

    fn path_typed(&mut self, path: String) -> Task<super::Message> {
        if let Some(export) = &mut self.export {
            (export.path, export.picked, export.error) = (path, None, None);
        }
        Task::none()
    }

    fn choose_path(&self, context: &Context<'_>) -> Task<super::Message> {
        let Some(export) = &self.export else { return Task::none() };
        let texts = context.texts;
        let kind = files::Kind { name: texts.text("reports-export-kind"), endings: files::XLSX };
        files::save(texts.text("reports-export-title"), &kind, &files::typed(&export.path))
            .map(|picked| super::Message::Export(Message::Picked(picked)))
    }

    fn path_picked(&mut self, picked: Picked, context: &Context<'_>) -> Task<super::Message> {
        let Some(export) = &mut self.export else { return Task::none() };
        match picked {
            Picked::Nothing => Task::none(),
            Picked::NoDialog => {
                export.error = Some(context.texts.text("path-no-dialog"));
                operation::focus(FIELD)
            }
            Picked::File(path) => {
                export.path = path.display().to_string();
                export.picked = Some(path);
                self.write(context)
            }
        }
    }

    fn write(&mut self, context: &Context<'_>) -> Task<super::Message> {
        let making = self.making(context);
        let Some(export) = self.export.as_mut().filter(|export| export.saving.is_none()) else {
            return Task::none();
        };
        export.error = None;
        if export.path.trim().is_empty() {
            export.error = Some(context.texts.text("reports-export-no-path"));
            return operation::focus(FIELD);
        }
        let (running, watch, news) = Running::begin();
        export.saving = Some(running);
        let replace = export.picked.is_some();
        let path = with_ending(export.picked.clone().unwrap_or_else(|| files::typed(&export.path)));
        let what = self.tab.exported();
        let about = self.tab.file_name(context.texts);
        let export = NoteExport { what, medium: Medium::Xlsx, about, address: None };
        let texts = context.texts.clone();
        let work = move || {
            let sheets = making.sheets(&watch).map_err(|refusal| match refusal {
                Refusal::Cancelled => Failed::Stopped,
                refusal => Failed::System(refused(&texts, &refusal)),
            })?;
            save((&path, replace), &sheets, &watch).map(|()| path)
        };
        let news = news.map(|progress| super::Message::Export(Message::Progressed(progress)));
        let saving = background::noted(context, export, work, Failed::System)
            .map(|saved| super::Message::Export(Message::Saved(saved)));
        Task::batch([news, saving])
    }

    fn write_progressed(&mut self, progress: Progress) -> Task<super::Message> {
        if let Some(running) = self.export.as_mut().and_then(|export| export.saving.as_mut()) {
            running.take(progress);
        }
        Task::none()
    }

    fn written(&mut self, saved: Result<PathBuf, Failed>, context: &Context<'_>) -> Reply {
        let texts = context.texts;
        let Some(export) = &mut self.export else { return only(Task::none()) };
        export.saving = None;
        match saved {
            Ok(path) => {
                self.export = None;
                let sentence = t!(texts, "reports-exported", path = path.display().to_string());
                (operation::focus(super::LIST), Some(Action::Notice(sentence)))
            }
            Err(failed) => {
                export.error = match failed {
                    Failed::Exists => Some(texts.text("reports-export-exists")),
                    Failed::Stopped => None,
                    Failed::System(detail) => Some(t!(texts, "reports-export-failed", detail = detail)),
                };
                only(operation::focus(FIELD))
            }
        }
    }

    /// What is being written is stopped first.
    fn close_export(&mut self) -> Task<super::Message> {
        if let Some(running) = self.export.as_ref().and_then(|export| export.saving.as_ref()) {
            running.stop();
            return Task::none();
        }
        self.export = None;
        operation::focus(super::LIST)
    }
}

/// Excel opens only what ends as it should.
fn with_ending(path: PathBuf) -> PathBuf {
    let ends = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    if ends { path } else { PathBuf::from(format!("{}.xlsx", path.display())) }
}

/// Writes the sheets. Over another file only where that was agreed to, and a file that could not be written whole does not
/// stay.
fn save((path, replace): (&Path, bool), sheets: &[Sheet], watch: &Watch) -> Result<(), Failed> {
    let system = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Failed::Exists,
        _ => Failed::System(error.to_string()),
    };
    let made = xlsx_told(sheets, &mut |done, total| watch.tell((done, total)).is_ok());
    let bytes = made.map_err(|error| Failed::System(error.to_string()))?.ok_or(Failed::Stopped)?;
    let file =
        if replace { File::create(path) } else { OpenOptions::new().write(true).create_new(true).open(path) };
    let mut file = file.map_err(system)?;
    let written = file.write_all(&bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        drop(fs::remove_file(path));
        system(error)
    })
}
