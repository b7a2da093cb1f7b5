//! The backups of the office: when they are made, where they go, which are kept, and what there is to go back to.

mod draft;
mod locking;
pub mod restoring;
mod view;

use std::path::PathBuf;

use iced::keyboard::key::Named;
use iced::widget::operation;
use iced::{Task, task};

use super::asking;
use crate::service::backup::locked::Password;
use crate::service::backup::{
    BackedUp, BackupRefusal, BackupSettings, ChangeBackupSettings, Kept, Standing, back_up, kept,
    try_restoring,
};
use crate::service::rights::Right;
use crate::service::{Changes, Outcome, Refusal};
use crate::store::{Inside, StoreError, journal_folders};
use crate::t;
use crate::ui::background;
use crate::ui::files::{self, Picked};
use crate::ui::lying::{Looked, Lying};
use crate::ui::running::{Progress, Running};
use crate::ui::screen::{Action, Context, Go};
use crate::ui::theme::Tone;
use crate::ui::widget::list::Motion;
use crate::ui::widget::{Dialog, KeyPress};
use crate::wording::{self, backup_refused};
use draft::Draft;
use restoring::Purpose;

pub use draft::Field;

/// Backups that PgUp and PgDn pass over.
const PAGE: usize = 10;
/// The field of a new password.
const PASSWORD: &str = "backups-password";

/// What was read.
#[derive(Debug, Clone)]
pub struct Loaded {
    standing: Standing,
    kept: Vec<Kept>,
    /// Where the safety journal lies.
    journals: Vec<PathBuf>,
}

/// What is shown and typed.
#[derive(Debug, Default)]
pub struct State {
    loaded: Option<Box<Loaded>>,
    draft: Draft,
    /// What is to be said of the folder.
    lies: Lying,
    password: Password,
    wrong: Option<Field>,
    refusal: Option<Refusal>,
    said: Option<(Tone, String)>,
    chosen: usize,
    /// One was just made by hand: it is the one to be chosen.
    newest: bool,
    saving: bool,
    running: Option<Running>,
    /// Stops waiting for a try that is under way when the page is left.
    trying: Option<task::Handle>,
    restoring: Option<Box<restoring::State>>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// They were read.
    Read(Result<Box<Loaded>, Refusal>),
    /// A field was typed into.
    Typed(Field, String),
    /// Where the typed folder lies was looked at.
    Looked(Looked),
    /// Whether one is made when the office is left.
    ClosingToggled(bool),
    /// The system's dialog for a folder is asked for.
    PickPressed,
    /// What came of it.
    Picked(Picked),
    /// The new password was typed into.
    PasswordTyped(Password),
    /// New backups are to be locked with it.
    LockPressed,
    /// The lock of the password.
    Locked(Result<String, StoreError>),
    /// New backups are not to be locked any more.
    UnlockPressed,
    /// The settings are to hold.
    ApplyPressed,
    /// They hold, or why not.
    Applied(Result<Box<Outcome<BackupSettings>>, Refusal>),
    /// What was typed is to be forgotten.
    DropPressed,
    /// A backup was chosen.
    Chosen(usize),
    /// One is to be made now.
    NowPressed,
    /// It is so far.
    Progressed(Progress),
    /// It was made, or why not.
    Made(Result<BackedUp, BackupRefusal>),
    /// It is to be stopped.
    StopPressed,
    /// The chosen one is to be tried.
    TryPressed,
    /// It was, or why not.
    Tried(String, Result<Inside, BackupRefusal>),
    /// The chosen one is to take the place of the office.
    RestorePressed,
    /// In the question about that.
    Restoring(restoring::Message),
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// The page, being read.
    pub fn open(context: &Context<'_>) -> (Self, Task<Message>) {
        (Self::default(), Self::read(context))
    }

    fn read(context: &Context<'_>) -> Task<Message> {
        let office = context.office.path().to_owned();
        asking::read_at_length(context, move |read| {
            let standing = Standing::load(read, &office)?;
            let uid = read.office()?.map(|office| office.uid);
            let kept = kept(&standing.folder, &office, uid.as_deref())
                .map_err(|error| StoreError::Disk(error.to_string()))?;
            let journals = journal_folders(read, &office)?;
            Ok(Box::new(Loaded { standing, kept, journals }))
        })
        .map(Message::Read)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Step {
        match message {
            Message::Read(read) => self.take(read),
            Message::Typed(field, text) => self.edit(|draft| *draft.text_mut(field) = text),
            Message::Looked(looked) => (self.lies.take(looked).map(Message::Looked), None),
            Message::ClosingToggled(on) => self.edit(|draft| draft.at_closing = on),
            Message::PickPressed => (self.pick(context), None),
            Message::Picked(picked) => self.picked(picked, context),
            Message::PasswordTyped(password) => self.type_password(password),
            Message::LockPressed => (self.lock(context), None),
            Message::Locked(lock) => self.locked(lock),
            Message::UnlockPressed => self.edit(|draft| draft.lock = None),
            Message::ApplyPressed => (self.apply(context), None),
            Message::Applied(done) => self.applied(done, context),
            Message::DropPressed => self.forget(),
            Message::Chosen(at) => self.choose(at),
            Message::NowPressed => (self.back_up(context), None),
            Message::Progressed(progress) => self.progressed(progress),
            Message::Made(made) => self.made(made, context),
            Message::StopPressed => self.stop(),
            Message::TryPressed => (self.try_it(context), None),
            Message::Tried(at, tried) => self.tried(&at, tried, context),
            Message::RestorePressed => (self.ask(context), None),
            Message::Restoring(message) => self.restore(message, context),
        }
    }

    /// Whether a message comes from a hand on this page, and not from the office.
    pub const fn is_by_hand(message: &Message) -> bool {
        !matches!(
            message,
            Message::Read(_)
                | Message::Applied(_)
                | Message::Progressed(_)
                | Message::Made(_)
                | Message::Tried(..)
                | Message::Locked(_)
                | Message::Looked(_)
        )
    }

    /// What was typed stays while the office changes behind the page; saving it says that it changed.
    fn take(&mut self, read: Result<Box<Loaded>, Refusal>) -> Step {
        match read {
            Ok(loaded) => {
                let unsaved = self.is_unsaved();
                if !unsaved {
                    self.draft = Draft::of(&loaded.standing.settings);
                }
                self.keep_chosen(&loaded.kept);
                // The settings that were seen stay those that what is typed began from.
                let seen = self.loaded.take().filter(|_| unsaved).map(|loaded| loaded.standing.settings);
                let mut loaded = loaded;
                if let Some(seen) = seen {
                    loaded.standing.settings = seen;
                }
                self.loaded = Some(loaded);
            }
            Err(refusal) => self.refusal = Some(refusal),
        }
        (Task::none(), None)
    }

    /// The chosen backup stays chosen while newer ones come in above it; the one just made is chosen as the first.
    fn keep_chosen(&mut self, kept: &[Kept]) {
        let newest = std::mem::take(&mut self.newest);
        let before = self.chosen().filter(|_| !newest);
        let place = before.and_then(|before| kept.iter().position(|kept| kept.path == before.path));
        let nearest = if newest { 0 } else { self.chosen.min(kept.len().saturating_sub(1)) };
        self.chosen = place.unwrap_or(nearest);
    }

    fn edit(&mut self, change: impl FnOnce(&mut Draft)) -> Step {
        if self.saving {
            return (Task::none(), None);
        }
        change(&mut self.draft);
        (self.wrong, self.refusal, self.said) = (None, None, None);
        (self.lies.follow(self.draft.text(Field::Folder)).map(Message::Looked), None)
    }

    fn pick(&self, context: &Context<'_>) -> Task<Message> {
        files::folder(context.texts.text("backups-folder")).map(Message::Picked)
    }

    fn picked(&mut self, picked: Picked, context: &Context<'_>) -> Step {
        match picked {
            Picked::File(folder) => {
                self.edit(|draft| *draft.text_mut(Field::Folder) = folder.display().to_string())
            }
            Picked::Nothing => (Task::none(), None),
            Picked::NoDialog => {
                self.said = Some((Tone::Warning, context.texts.text("path-no-dialog")));
                (operation::focus(Field::Folder.id()), None)
            }
        }
    }

    fn apply(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(loaded) = self.loaded.as_ref().filter(|_| !self.saving && self.is_unsaved()) else {
            return Task::none();
        };
        match self.draft.settings() {
            Err(field) => {
                self.wrong = Some(field);
                operation::focus(field.id())
            }
            Ok(settings) => {
                let seen = loaded.standing.settings.clone();
                (self.saving, self.refusal) = (true, None);
                asking::run(context, ChangeBackupSettings { seen, settings })
                    .map(|done| Message::Applied(done.map(Box::new)))
            }
        }
    }

    fn applied(
        &mut self,
        done: Result<Box<Outcome<BackupSettings>>, Refusal>,
        context: &Context<'_>,
    ) -> Step {
        self.saving = false;
        match done {
            Ok(outcome) => {
                self.draft = Draft::of(&outcome.value);
                if let Some(loaded) = &mut self.loaded {
                    loaded.standing.settings = outcome.value;
                }
                let sentence = context.texts.text("backups-saved");
                (Self::read(context), Some(Action::Done { sentence, changes: outcome.changes }))
            }
            Err(refusal) => {
                let focus = Field::of(&refusal).map_or_else(Task::none, |field| operation::focus(field.id()));
                self.refusal = Some(refusal);
                (focus, None)
            }
        }
    }

    fn forget(&mut self) -> Step {
        if let Some(loaded) = self.loaded.as_ref().filter(|_| !self.saving) {
            self.draft = Draft::of(&loaded.standing.settings);
            (self.wrong, self.refusal, self.password) = (None, None, Password::default());
        }
        (Task::none(), None)
    }

    fn choose(&mut self, at: usize) -> Step {
        (self.chosen, self.said) = (at, None);
        (Task::none(), None)
    }

    fn back_up(&mut self, context: &Context<'_>) -> Task<Message> {
        if self.running.is_some() {
            return Task::none();
        }
        let (running, watch, news) = Running::begin();
        (self.running, self.said) = (Some(running), None);
        let (office, clock) = (context.office.path().to_owned(), context.clock());
        let work = background::run(move || back_up(&office, clock, true, &watch)).map(Message::Made);
        Task::batch([news.map(Message::Progressed), work])
    }

    fn progressed(&mut self, progress: Progress) -> Step {
        if let Some(running) = &mut self.running {
            running.take(progress);
        }
        (Task::none(), None)
    }

    fn made(&mut self, made: Result<BackedUp, BackupRefusal>, context: &Context<'_>) -> Step {
        let texts = context.texts;
        self.running = None;
        let sentence = match made {
            Ok(BackedUp::Made(made)) => {
                self.newest = true;
                t!(texts, "backups-made", size = wording::size(texts, made.bytes))
            }
            Ok(BackedUp::Unchanged(last)) => {
                t!(texts, "backups-unchanged", at = wording::moment(texts, &last.at))
            }
            Err(refusal) => {
                self.said = Some((Tone::Bad, backup_refused(texts, &refusal)));
                return (Self::read(context), None);
            }
        };
        let changes = Changes { address: None, everything: true };
        (Self::read(context), Some(Action::Done { sentence, changes }))
    }

    fn stop(&mut self) -> Step {
        if let Some(trying) = self.trying.take() {
            trying.abort();
            self.running = None;
        }
        if let Some(running) = &self.running {
            running.stop();
        }
        (Task::none(), None)
    }

    fn chosen(&self) -> Option<&Kept> {
        self.loaded.as_ref()?.kept.get(self.chosen)
    }

    fn try_it(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(kept) = self.chosen().filter(|_| self.running.is_none()).cloned() else {
            return Task::none();
        };
        if kept.locked {
            return self.question(Purpose::Try, kept, context);
        }
        self.try_with(kept, None, context)
    }

    fn try_with(&mut self, kept: Kept, password: Option<Password>, context: &Context<'_>) -> Task<Message> {
        let (office, clock, at) = (context.office.path().to_owned(), context.clock(), kept.at.clone());
        (self.running, self.said) = (Some(Running::default()), None);
        let work = background::run(move || try_restoring(&office, &kept, password.as_ref(), clock));
        let (work, handle) = work.map(move |tried| Message::Tried(at.clone(), tried)).abortable();
        self.trying = Some(handle);
        work
    }

    fn tried(&mut self, at: &str, tried: Result<Inside, BackupRefusal>, context: &Context<'_>) -> Step {
        let texts = context.texts;
        (self.running, self.trying) = (None, None);
        self.said = Some(match tried {
            Ok(_) => (Tone::Good, t!(texts, "backups-tried", at = wording::moment(texts, at))),
            Err(refusal) => (Tone::Bad, backup_refused(texts, &refusal)),
        });
        (Self::read(context), None)
    }

    fn ask(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(kept) = self.chosen().filter(|_| self.running.is_none()).cloned() else {
            return Task::none();
        };
        if !context.actor.may(Right::BackUp) {
            let refusal = Refusal::NotAllowed(Right::BackUp, context.actor.rights.roles(Right::BackUp));
            self.refusal = Some(refusal);
            return Task::none();
        }
        self.question(Purpose::Restore, kept, context)
    }

    fn question(&mut self, purpose: Purpose, kept: Kept, context: &Context<'_>) -> Task<Message> {
        let journals = self.loaded.as_ref().map_or_else(Vec::new, |loaded| loaded.journals.clone());
        let office = context.office.path().to_owned();
        let (state, task) = restoring::State::open(purpose, office, kept, journals);
        self.restoring = Some(Box::new(state));
        task.map(Message::Restoring)
    }

    fn restore(&mut self, message: restoring::Message, context: &Context<'_>) -> Step {
        let Some(state) = &mut self.restoring else { return (Task::none(), None) };
        let (task, ended) = state.update(message);
        let task = task.map(Message::Restoring);
        match ended {
            None => (task, None),
            Some(restoring::Ended::Closed) => {
                self.restoring = None;
                (task, None)
            }
            Some(restoring::Ended::Try(kept, password)) => {
                self.restoring = None;
                (Task::batch([task, self.try_with(*kept, Some(password), context)]), None)
            }
            Some(restoring::Ended::Restore(wish)) => {
                self.restoring = None;
                (task, Some(Action::Go(Go::Restore(wish))))
            }
        }
    }

    /// The office changed behind the page.
    pub fn changed(&mut self, _changes: Changes, context: &Context<'_>) -> Task<Message> {
        if self.saving { Task::none() } else { Self::read(context) }
    }

    /// Whether something typed would be lost.
    pub fn is_unsaved(&self) -> bool {
        self.loaded.as_ref().is_some_and(|loaded| Draft::of(&loaded.standing.settings) != self.draft)
    }

    /// Whether a dialog is open.
    pub const fn has_dialog(&self) -> bool {
        self.restoring.is_some()
    }

    /// The dialog that is open.
    pub fn dialog<'a>(&'a self, context: &Context<'a>) -> Option<Dialog<'a, Message>> {
        Some(self.restoring.as_ref()?.dialog(context.texts).map(Message::Restoring))
    }

    /// Whether a message would lose what was typed.
    pub fn would_lose(&self, message: &Message) -> bool {
        matches!(message, Message::DropPressed) && self.is_unsaved() && !self.saving
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if let Some(restoring) = &self.restoring {
            return restoring.key(press).map(Message::Restoring);
        }
        if press.ctrl_named(Named::Enter) || press.ctrl('s') {
            return Some(Message::ApplyPressed);
        }
        match press.alt_digit() {
            Some(1) => return Some(Message::NowPressed),
            Some(2) => return Some(Message::TryPressed),
            Some(3) => return Some(Message::RestorePressed),
            Some(4) => return self.draft.lock.is_some().then_some(Message::UnlockPressed),
            _ => {}
        }
        if press.ctrl('o') && !press.repeat {
            return Some(Message::PickPressed);
        }
        if press.plain(Named::Escape) && self.running.is_some() {
            return Some(Message::StopPressed);
        }
        let rows = self.loaded.as_ref().map_or(0, |loaded| loaded.kept.len());
        if let Some(motion) = Motion::from_press(press).filter(|_| !press.typing && rows > 0) {
            return motion.apply(Some(self.chosen), rows, PAGE).map(Message::Chosen);
        }
        (press.plain(Named::Escape) && self.is_unsaved()).then_some(Message::DropPressed)
    }

    /// The keys to be named in the status bar.
    pub fn hints(&self, context: &Context<'_>) -> Vec<(String, String)> {
        let does = |key: &str, id: &str| (key.to_owned(), context.texts.text(id));
        vec![
            does("Alt 1", "backups-hint-now"),
            does("Alt 2", "backups-hint-try"),
            does("Alt 3", "backups-hint-restore"),
            does("Ctrl Enter", "directories-hint-save"),
        ]
    }
}
