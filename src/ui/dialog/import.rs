//! Brings an office's own lists in: choose a file, say what its columns mean, try it out, bring it in, take it back.

mod after;
mod template;
mod view;
mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::Task;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

pub use after::undone;

use super::ImportKind;
use crate::i18n::Texts;
use crate::service::import::{ColumnMap, ImportFile, ImportReport, Preview, Progress, Undone};
use crate::service::{Changes, Outcome, Refusal};
use crate::ui::files::{self, Picked};
use crate::ui::screen::Context;
use crate::ui::theme::Tone;
use crate::ui::widget::{Dialog, Key, KeyPress};
use crate::wording;

/// What is shown and what was typed.
#[derive(Debug)]
pub struct State {
    kind: ImportKind,
    path: String,
    /// The system has no file dialog: the path is typed.
    no_dialog: bool,
    /// The number of the last question to the office or the disk: answers to others are dropped.
    asked: u64,
    chosen: Option<Chosen>,
    running: Option<Running>,
    result: Option<Tried>,
    said: Option<(Tone, String)>,
}

/// A file that was read, with the meaning of its columns.
#[derive(Debug, Clone)]
struct Chosen {
    file: ImportFile,
    preview: Preview,
}

/// What is being done.
#[derive(Debug)]
struct Running {
    what: Doing,
    progress: Option<Progress>,
    cancelled: Arc<AtomicBool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Reading,
    Trying,
    BringingIn,
    TakingBack,
}

/// What became of the rows, or would become of them.
#[derive(Debug)]
struct Tried {
    report: ImportReport,
    /// Each fault with the place of its row among the refused: every one has a line of its own.
    faults: Vec<(usize, usize)>,
    /// It was brought in.
    done: bool,
    undone: bool,
}

impl Tried {
    fn of(report: ImportReport, done: bool) -> Self {
        let rows = report.refused.iter().enumerate();
        let faults = rows.flat_map(|(at, row)| (0..row.faults.len()).map(move |fault| (at, fault))).collect();
        Self { report, faults, done, undone: false }
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A kind of list was chosen.
    KindChosen(ImportKind),
    /// The path was typed into.
    PathTyped(String),
    /// The typed path is meant.
    PathConfirmed,
    /// A file dialog was asked for.
    ChoosePressed,
    /// What came of it.
    Picked(Picked),
    /// The file was read and looked at.
    Read(u64, Result<Box<(ImportFile, Preview)>, String>),
    /// A column was given a meaning; 0: none, 1 …: the meanings of this kind of list.
    ColumnChosen(usize, usize),
    /// It is to be tried out.
    TryPressed,
    /// It is so far.
    Progressed(u64, Progress),
    /// It was tried out.
    TriedOut(u64, Result<ImportReport, Refusal>),
    /// Back to the columns.
    BackPressed,
    /// A key that means nothing now.
    Ignored,
    /// It is to be brought in.
    StartPressed,
    /// It was brought in, or why not.
    BroughtIn(u64, Result<Outcome<ImportReport>, Refusal>),
    /// What runs is to stop.
    CancelPressed,
    /// A template of this kind of list is wanted.
    TemplatePressed,
    /// Where to.
    TemplatePicked(Picked),
    /// It was written, or why not.
    TemplateSaved(Result<PathBuf, String>),
    /// The refused rows are to be saved.
    SavePressed,
    /// Where to.
    SavePicked(Picked),
    /// They were saved, or why not.
    Saved(Result<PathBuf, String>),
    /// The import is to be taken back.
    UndoPressed,
    /// It was, or why not.
    TakenBack(u64, Result<Outcome<Undone>, Refusal>),
    /// Another list follows.
    NextPressed(ImportKind),
    /// It was closed.
    Closed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It was closed.
    Closed,
    /// The office changed.
    OfficeChanged(Changes),
}

type Step = (Task<Message>, Option<Action>);

fn nothing() -> Step {
    (Task::none(), None)
}

impl State {
    /// Nothing chosen yet but the kind of list.
    pub const fn new(kind: ImportKind) -> Self {
        Self {
            kind,
            path: String::new(),
            no_dialog: false,
            asked: 0,
            chosen: None,
            running: None,
            result: None,
            said: None,
        }
    }

    /// A file was dropped on the window.
    pub fn dropped(&mut self, path: PathBuf, context: &Context<'_>) -> Task<Message> {
        if self.running.is_some() { Task::none() } else { self.read(path, context) }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::KindChosen(kind) => self.choose_kind(kind, context),
            Message::PathTyped(text) => self.type_path(text),
            Message::PathConfirmed => (self.read(files::typed(&self.path), context), None),
            Message::ChoosePressed => (ask_file(context.texts), None),
            Message::Picked(picked) => (self.picked(picked, context), None),
            Message::Read(asked, read) => self.was_read(asked, read),
            Message::ColumnChosen(column, at) => self.choose_column(column, at),
            Message::TryPressed => (self.try_out(context), None),
            Message::Progressed(asked, progress) => self.progressed(asked, progress),
            Message::TriedOut(asked, report) => self.tried(asked, report, context.texts),
            Message::BackPressed => self.back(),
            Message::StartPressed => (self.start(context), None),
            Message::BroughtIn(asked, done) => self.brought_in(asked, done, context.texts),
            Message::CancelPressed => self.cancel(),
            Message::TemplatePressed => (self.ask_template(context.texts), None),
            Message::TemplatePicked(picked) => (self.save_template(picked, context.texts), None),
            Message::TemplateSaved(saved) => self.template_saved(saved, context.texts),
            Message::SavePressed => (self.ask_where(context.texts), None),
            Message::SavePicked(picked) => (self.save(picked, context.texts), None),
            Message::Saved(saved) => self.saved(saved, context.texts),
            Message::UndoPressed => (self.take_back(context), None),
            Message::TakenBack(asked, done) => self.taken_back(asked, done, context.texts),
            Message::NextPressed(kind) => self.next(kind),
            Message::Ignored => (Task::none(), None),
            Message::Closed => (Task::none(), self.running.is_none().then_some(Action::Closed)),
        }
    }

    fn choose_kind(&mut self, kind: ImportKind, context: &Context<'_>) -> Step {
        if self.kind == kind || self.running.is_some() {
            return nothing();
        }
        self.kind = kind;
        self.result = None;
        // The same file is looked at anew: other columns mean something in a list of another kind.
        match self.chosen.take() {
            Some(_) => (self.read(files::typed(&self.path), context), None),
            None => nothing(),
        }
    }

    fn type_path(&mut self, text: String) -> Step {
        self.path = text;
        self.said = None;
        nothing()
    }

    fn picked(&mut self, picked: Picked, context: &Context<'_>) -> Task<Message> {
        match picked {
            Picked::File(path) => self.read(path, context),
            Picked::Nothing => Task::none(),
            Picked::NoDialog => {
                self.no_dialog = true;
                focus_path()
            }
        }
    }

    /// Begins something slow under a number of its own.
    fn begin(&mut self, what: Doing) -> (u64, Arc<AtomicBool>) {
        self.asked += 1;
        self.said = None;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running = Some(Running { what, progress: None, cancelled: Arc::clone(&cancelled) });
        (self.asked, cancelled)
    }

    /// Ends it; `false` for an answer that nobody waits for any more.
    fn ended(&mut self, asked: u64) -> bool {
        let awaited = asked == self.asked;
        if awaited {
            self.running = None;
        }
        awaited
    }

    fn read(&mut self, path: PathBuf, context: &Context<'_>) -> Task<Message> {
        if path.as_os_str().is_empty() || self.running.is_some() {
            return Task::none();
        }
        self.path = path.display().to_string();
        (self.chosen, self.result) = (None, None);
        let (asked, _) = self.begin(Doing::Reading);
        work::read(path, self.kind, context).map(move |read| Message::Read(asked, read))
    }

    fn was_read(&mut self, asked: u64, read: Result<Box<(ImportFile, Preview)>, String>) -> Step {
        if self.ended(asked) {
            match read {
                Ok(read) => {
                    let (file, preview) = *read;
                    self.chosen = Some(Chosen { file, preview });
                }
                Err(sentence) => self.said = Some((Tone::Bad, sentence)),
            }
        }
        nothing()
    }

    fn choose_column(&mut self, column: usize, at: usize) -> Step {
        let meaning = at.checked_sub(1).and_then(|at| ColumnMap::meanings(self.kind).get(at).copied());
        if let Some(chosen) = &mut self.chosen {
            chosen.preview.columns.set(column, meaning);
            self.said = None;
        }
        nothing()
    }

    /// Whether the columns are enough to read rows by.
    fn is_ready(&self) -> bool {
        self.running.is_none()
            && self.chosen.as_ref().is_some_and(|chosen| chosen.preview.columns.missing().is_empty())
    }

    fn mapped(&self) -> Option<ImportFile> {
        let chosen = self.chosen.as_ref()?;
        Some(ImportFile { columns: Some(chosen.preview.columns.clone()), ..chosen.file.clone() })
    }

    fn try_out(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(file) = self.mapped().filter(|_| self.is_ready() && self.result.is_none()) else {
            return Task::none();
        };
        let (asked, cancelled) = self.begin(Doing::Trying);
        let (news, report) = work::try_out(file, cancelled, context);
        Task::batch([
            news.map(move |progress| Message::Progressed(asked, progress)),
            report.map(move |report| Message::TriedOut(asked, report)),
        ])
    }

    fn progressed(&mut self, asked: u64, progress: Progress) -> Step {
        if let Some(running) = self.running.as_mut().filter(|_| asked == self.asked) {
            running.progress = Some(progress);
        }
        nothing()
    }

    fn tried(&mut self, asked: u64, report: Result<ImportReport, Refusal>, texts: &Texts) -> Step {
        if self.ended(asked) {
            match report {
                Ok(report) => self.result = Some(Tried::of(report, false)),
                Err(refusal) => self.refused(&refusal, texts),
            }
        }
        nothing()
    }

    fn back(&mut self) -> Step {
        if self.running.is_none() {
            self.result = None;
            self.said = None;
        }
        nothing()
    }

    fn start(&mut self, context: &Context<'_>) -> Task<Message> {
        let changes = |tried: &Tried| !tried.done && tried.report.counts.changed();
        let Some(file) =
            self.mapped().filter(|_| self.is_ready() && self.result.as_ref().is_some_and(changes))
        else {
            return Task::none();
        };
        let (asked, cancelled) = self.begin(Doing::BringingIn);
        let (news, done) = work::bring_in(file, cancelled, context);
        Task::batch([
            news.map(move |progress| Message::Progressed(asked, progress)),
            done.map(move |done| Message::BroughtIn(asked, done)),
        ])
    }

    fn brought_in(
        &mut self,
        asked: u64,
        done: Result<Outcome<ImportReport>, Refusal>,
        texts: &Texts,
    ) -> Step {
        // What was written is shown, whether or not anybody still waits for it.
        self.ended(asked);
        match done {
            Ok(outcome) => {
                self.result = Some(Tried::of(outcome.value, true));
                (Task::none(), Some(Action::OfficeChanged(outcome.changes)))
            }
            Err(refusal) => {
                self.refused(&refusal, texts);
                nothing()
            }
        }
    }

    fn cancel(&self) -> Step {
        self.stop();
        nothing()
    }

    /// Whether the office is being changed.
    pub fn is_running(&self) -> bool {
        self.running
            .as_ref()
            .is_some_and(|running| matches!(running.what, Doing::BringingIn | Doing::TakingBack))
    }

    /// Stops it: nothing of it is written.
    pub fn stop(&self) {
        if let Some(running) = &self.running {
            running.cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn next(&mut self, kind: ImportKind) -> Step {
        let no_dialog = self.no_dialog;
        let asked = self.asked;
        *self = Self { no_dialog, asked, ..Self::new(kind) };
        (focus_path(), None)
    }

    fn refused(&mut self, refusal: &Refusal, texts: &Texts) {
        let tone = if *refusal == Refusal::Cancelled { Tone::Neutral } else { Tone::Bad };
        self.said = Some((tone, wording::refused(texts, refusal)));
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if press.key == Key::Char('t') && press.modifiers == Modifiers::ALT && !press.repeat {
            return Some(Message::TemplatePressed);
        }
        if press.ctrl('o') && !press.repeat && !self.no_dialog && self.running.is_none() {
            return Some(Message::ChoosePressed);
        }
        if self.running.is_none()
            && let Some(message) = self.result.as_ref().and_then(|tried| self.after(tried, press))
        {
            return Some(message);
        }
        if !press.ctrl_named(Named::Enter) {
            return None;
        }
        // A press too many must not reach the field of the path, which would read the file again.
        Some(match &self.result {
            _ if self.running.is_some() => Message::Ignored,
            None if self.chosen.is_some() => Message::TryPressed,
            Some(tried) if !tried.done => Message::StartPressed,
            _ => Message::Ignored,
        })
    }

    /// What a key means once the list was tried or brought in.
    fn after(&self, tried: &Tried, press: &KeyPress) -> Option<Message> {
        let taken_back = tried.done && !tried.undone && tried.report.import.is_some();
        if press.ctrl('s') && !tried.report.refused.is_empty() {
            return Some(Message::SavePressed);
        }
        if press.alt_named(Named::ArrowLeft) && !tried.done {
            return Some(Message::BackPressed);
        }
        if press.ctrl('z') && taken_back && !press.repeat {
            return Some(Message::UndoPressed);
        }
        let goes_on = tried.done && !tried.undone && self.kind == ImportKind::Clients;
        (press.ctrl_named(Named::Enter) && goes_on && !press.repeat)
            .then_some(Message::NextPressed(ImportKind::Deliveries))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, texts: &'a Texts) -> Dialog<'a, Message> {
        view::dialog(self, texts)
    }
}

/// The keyboard into the field of the path, where a list begins.
pub fn focus_path() -> Task<Message> {
    iced::widget::operation::focus(view::PATH)
}

fn ask_file(texts: &Texts) -> Task<Message> {
    let kind = files::Kind { name: texts.text("files-lists"), endings: files::LISTS };
    files::open(texts.text("import-choose"), &kind).map(Message::Picked)
}
