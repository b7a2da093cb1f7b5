//! Dialogs of the program as a whole: preferences, help, lists to bring in, the question before leaving.

use iced::Length;
use std::path::PathBuf;

use iced::Task;
use iced::widget::{Column, Row, Space};

use super::anywhere::Anywhere;
use super::{App, Message, Stage, ending};
use crate::i18n::{Language, Texts};
use crate::preferences::Preferences;
use crate::service::backup::Restore;
use crate::service::rights::Right;
use crate::service::{Actor, Changes};
use crate::t;
use crate::ui::dialog::{ImportKind, help, import, preferences};
use crate::ui::screen::desk::Tab;
use crate::ui::screen::{Context, Go, Section, sign_in};
use crate::ui::theme::{space, text};
use crate::ui::widget::{Dialog, button};

/// A dialog of the program as a whole.
pub(super) enum Over {
    Preferences(Box<preferences::State>),
    /// The keys, and what lies below them and comes back.
    Help(help::State, Option<Box<Over>>),
    Import(Box<import::State>),
    Anywhere(Anywhere),
    SwitchUser(Box<sign_in::State>),
    /// The question before leaving, and what lies below it and comes back.
    Leaving(Leaving, Option<Box<Over>>),
}

impl Over {
    /// What lies below the keys or the question before leaving, or else this: it goes on meanwhile.
    fn lowest(&self) -> &Self {
        match self {
            Self::Help(_, Some(below)) | Self::Leaving(_, Some(below)) => below.lowest(),
            over => over,
        }
    }

    fn lowest_mut(&mut self) -> &mut Self {
        match self {
            Self::Help(_, Some(below)) | Self::Leaving(_, Some(below)) => below.lowest_mut(),
            over => over,
        }
    }

    /// What stands above a dialog that ended: the keys and the question before leaving stay.
    fn without_lowest(self) -> Option<Self> {
        match self {
            Self::Help(help, Some(below)) => Some(Self::Help(help, below.without_lowest().map(Box::new))),
            Self::Leaving(leaving, Some(below)) => {
                Some(Self::Leaving(leaving, below.without_lowest().map(Box::new)))
            }
            _ => None,
        }
    }

    /// The dialog that was opened from anywhere.
    pub(super) fn anywhere(&mut self) -> Option<&mut Anywhere> {
        if let Self::Anywhere(dialog) = self.lowest_mut() { Some(dialog) } else { None }
    }

    /// The list that is brought in.
    fn list(&mut self) -> Option<&mut import::State> {
        if let Self::Import(state) = self.lowest_mut() { Some(state) } else { None }
    }

    /// The settings.
    fn settings(&mut self) -> Option<&mut preferences::State> {
        if let Self::Preferences(state) = self.lowest_mut() { Some(state) } else { None }
    }

    /// Whether something typed would be lost by closing.
    fn is_unsaved(&self) -> bool {
        matches!(self.lowest(), Self::Anywhere(dialog) if dialog.is_unsaved())
    }

    /// Whether something is being carried out of which nobody would hear the end.
    fn is_running(&self) -> bool {
        match self.lowest() {
            Self::Import(state) => state.is_running(),
            Self::Preferences(state) => state.is_running(),
            _ => false,
        }
    }

    /// Stops what is being carried out: nothing of it is written.
    fn stop(&self) {
        match self.lowest() {
            Self::Import(state) => state.stop(),
            Self::Preferences(state) => state.stop(),
            _ => {}
        }
    }
}

/// What is to be left although something is unsaved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leaving {
    /// The program.
    Program,
    /// The office, for another one.
    Office,
    /// The desk, for another user's, who signed in.
    User(Box<Actor>),
    /// The office as it is, for one of its backups.
    Restore(Box<Restore>),
}

impl App {
    /// The context of the open office, with the other parts of the program still free to be changed.
    pub(super) fn context_of<'a>(
        stage: &'a Stage,
        texts: &'a Texts,
        today: chrono::NaiveDate,
    ) -> Option<Context<'a>> {
        match stage {
            Stage::Working(working) => {
                Some(Context { texts, today, office: &working.link, actor: &working.actor })
            }
            _ => None,
        }
    }

    pub(super) fn open_preferences(&mut self) -> Task<Message> {
        let context = Self::context_of(&self.stage, &self.texts, self.today);
        let (state, task) = preferences::State::new(self.preferences.clone(), context.as_ref());
        self.over = Some(Over::Preferences(Box::new(state)));
        task.map(Message::Preferences)
    }

    pub(super) fn preferences(&mut self, message: preferences::Message) -> Task<Message> {
        let context = Self::context_of(&self.stage, &self.texts, self.today);
        let Some(state) = self.over.as_mut().and_then(Over::settings) else { return Task::none() };
        let (task, action) = state.update(message, context.as_ref());
        let task = task.map(Message::Preferences);
        let next = match action {
            None => return task,
            Some(preferences::Action::Closed) => self.close_lowest(),
            Some(preferences::Action::Changed(changed)) => self.apply(*changed),
            Some(preferences::Action::SwitchUser) => self.switch_pressed(),
            Some(preferences::Action::Lock) => {
                self.over = None;
                self.lock()
            }
            Some(preferences::Action::Password(user)) => self.go(Go::Password(user)),
            Some(preferences::Action::OtherOffice) => self.leave(Leaving::Office),
            Some(preferences::Action::Import(kind)) => self.open_import(kind),
            Some(preferences::Action::OfficeChanged(changes)) => self.office_changed(changes),
        };
        Task::batch([task, next])
    }

    /// Takes on changed preferences at once. What was asked for at the start holds until another choice is made.
    pub(super) fn apply(&mut self, changed: Preferences) -> Task<Message> {
        if changed.appearance != self.preferences.appearance {
            self.look = None;
        }
        let language = changed.language.as_deref().and_then(Language::from_code);
        let spoken = if changed.language == self.preferences.language { None } else { language };
        let before = self.preferences.clone();
        self.prefer(|known| known.decide(&before, &changed));
        if let Stage::Working(working) = &mut self.stage {
            working.desk.keep_recordings_in(self.preferences.recordings.clone());
        }
        match spoken.filter(|language| *language != self.texts.language()) {
            None => Task::none(),
            Some(language) => {
                self.texts = Texts::new(language);
                // Sentences that the desk keeps are said anew.
                self.office_changed(Changes { address: None, everything: true })
            }
        }
    }

    pub(super) fn open_import(&mut self, kind: ImportKind) -> Task<Message> {
        self.over = Some(Over::Import(Box::new(import::State::new(kind))));
        import::focus_path().map(Message::Import)
    }

    pub(super) fn import(&mut self, message: import::Message) -> Task<Message> {
        let Some(context) = Self::context_of(&self.stage, &self.texts, self.today) else {
            return Task::none();
        };
        let Some(state) = self.over.as_mut().and_then(Over::list) else { return Task::none() };
        let (task, action) = state.update(message, &context);
        let task = task.map(Message::Import);
        match action {
            None => task,
            Some(import::Action::Closed) => Task::batch([task, self.close_lowest()]),
            Some(import::Action::OfficeChanged(changes)) => Task::batch([task, self.office_changed(changes)]),
        }
    }

    /// A list that is dropped on the window is brought in by those who may.
    pub(super) fn list_dropped(&mut self, path: PathBuf) -> Task<Message> {
        let Some(context) = Self::context_of(&self.stage, &self.texts, self.today) else {
            return Task::none();
        };
        if self.over.is_none() && context.actor.may(Right::Import) {
            self.over = Some(Over::Import(Box::new(import::State::new(ImportKind::Clients))));
        }
        match &mut self.over {
            Some(Over::Import(state)) => state.dropped(path, &context).map(Message::Import),
            _ => Task::none(),
        }
    }

    pub(super) fn open_help(&mut self) -> Task<Message> {
        let dialog = self.over().or_else(|| self.dialog()).map(|dialog| dialog.name());
        let place = dialog.map_or_else(|| self.place(), help::Place::Dialog);
        let below = self.over.take().map(Box::new);
        self.over = Some(Over::Help(help::State::new(place), below));
        Task::none()
    }

    /// What is in front, as the help knows it.
    fn place(&self) -> help::Place {
        match &self.stage {
            Stage::Welcome(_) | Stage::Opening { .. } => help::Place::Welcome,
            Stage::Unlocking(_) | Stage::SigningIn(_) => help::Place::Door,
            Stage::Damaged(_) => help::Place::Damaged,
            Stage::Working(working) => match working.pages.shown() {
                Section::Calls if working.desk.tab() == Tab::Churn => help::Place::Review,
                _ => working.pages.place(),
            },
        }
    }

    pub(super) fn help(&mut self, message: help::Message) -> Task<Message> {
        let Some(Over::Help(state, _)) = &mut self.over else { return Task::none() };
        let (task, action) = state.update(message, &self.texts);
        let task = task.map(Message::Help);
        match action {
            None => task,
            Some(help::Action::Closed) => Task::batch([task, self.close_over()]),
        }
    }

    /// Puts away what is in front, the keys or the question before leaving, from what lies below.
    pub(super) fn close_over(&mut self) -> Task<Message> {
        if let Some(Over::Help(_, Some(below)) | Over::Leaving(_, Some(below))) = self.over.take() {
            self.over = Some(*below);
            return Task::none();
        }
        self.uncovered()
    }

    /// Puts away a dialog that ended, wherever it stands.
    pub(super) fn close_lowest(&mut self) -> Task<Message> {
        self.over = self.over.take().and_then(Over::without_lowest);
        if self.over.is_some() { Task::none() } else { self.uncovered() }
    }

    fn uncovered(&self) -> Task<Message> {
        match &self.stage {
            Stage::Welcome(_) => self.focus_welcome(),
            _ => Task::none(),
        }
    }

    /// Whether something is being carried out in a dialog over everything.
    fn is_running(&self) -> bool {
        self.over.as_ref().is_some_and(Over::is_running)
    }

    /// Whether something typed would be lost by leaving.
    fn is_unsaved(&self) -> bool {
        matches!(&self.stage, Stage::Working(working) if working.desk.is_unsaved() || working.pages.is_unsaved())
            || self.over.as_ref().is_some_and(Over::is_unsaved)
    }

    /// The clients who were promised a call that is due, where the desk is closed and not only handed over.
    fn promised(&self, leaving: &Leaving) -> Vec<&str> {
        match (&self.stage, leaving) {
            (Stage::Working(working), Leaving::Program | Leaving::Office) => working.desk.due().collect(),
            _ => Vec::new(),
        }
    }

    /// Leaves at once, or asks first where something typed or what is being carried out would be lost, or a promised call is
    /// due.
    pub(super) fn leave(&mut self, leaving: Leaving) -> Task<Message> {
        let unsaved = self.is_unsaved() || self.is_running();
        if let Stage::Working(working) = &mut self.stage
            && let Some(locked) = &mut working.locked
            && unsaved
        {
            // What stands behind the locked screen stays as it is while the question is asked.
            locked.asked = Some(leaving);
            return Task::none();
        }
        let is_locked = matches!(&self.stage, Stage::Working(working) if working.locked.is_some());
        if !unsaved && (is_locked || self.promised(&leaving).is_empty()) {
            return self.leave_with_backup(leaving);
        }
        self.over = Some(match self.over.take() {
            // It is asked once; who signed in is known already.
            Some(Over::Leaving(_, below)) => Over::Leaving(leaving, below),
            Some(Over::SwitchUser(_)) => Over::Leaving(leaving, None),
            over => Over::Leaving(leaving, over.map(Box::new)),
        });
        Task::none()
    }

    pub(super) fn leave_denied(&mut self) -> Task<Message> {
        match &mut self.stage {
            Stage::Working(working) if working.locked.is_some() => {
                if let Some(locked) = &mut working.locked {
                    locked.asked = None;
                }
                Task::none()
            }
            _ => self.close_over(),
        }
    }

    fn stop_running(&self) {
        if let Some(over) = &self.over {
            over.stop();
        }
    }

    /// What was typed still lies there: it is lost only when the office is left indeed.
    pub(super) fn leave_confirmed(&mut self) -> Task<Message> {
        self.stop_running();
        if let Stage::Working(working) = &mut self.stage
            && let Some(locked) = &mut working.locked
        {
            let asked = locked.asked.take();
            return asked.map_or_else(Task::none, |leaving| self.leave_with_backup(leaving));
        }
        match self.over.take() {
            Some(Over::Leaving(leaving, below)) => {
                self.over = below.map(|below| *below);
                self.leave_with_backup(leaving)
            }
            other => {
                self.over = other;
                Task::none()
            }
        }
    }

    pub(super) fn left(&mut self, leaving: Leaving) -> Task<Message> {
        self.stop_running();
        match leaving {
            Leaving::Program => {
                let place = self.place.place();
                self.prefer(|known| known.window = Some(place));
                ending::end()
            }
            Leaving::Office => self.stop_work(None),
            Leaving::User(actor) => self.switch_user(*actor),
            Leaving::Restore(wish) => self.go_back_to(*wish),
        }
    }

    pub(super) fn over(&self) -> Option<Dialog<'_, Message>> {
        match self.over.as_ref()? {
            Over::Preferences(state) => Some(state.dialog(&self.texts).map(Message::Preferences)),
            Over::Help(state, _) => Some(state.dialog(&self.texts).map(Message::Help)),
            Over::Import(state) => Some(state.dialog(&self.texts).map(Message::Import)),
            Over::Anywhere(dialog) => {
                let session = self.session;
                let context = Self::context_of(&self.stage, &self.texts, self.today)?;
                Some(dialog.dialog(&context).map(move |message| Message::AnywhereAnswered(session, message)))
            }
            Over::SwitchUser(state) => {
                let session = self.session;
                Some(state.dialog(&self.texts).map(move |message| Message::Door(session, message)))
            }
            Over::Leaving(..) => Some(self.leaving()),
        }
    }

    pub(super) fn leaving(&self) -> Dialog<'_, Message> {
        let texts = &self.texts;
        let stay = button(texts.text("closing-stay")).primary().key("Esc").on_press(Message::LeaveDenied);
        let (running, typed) = (self.is_running(), self.is_unsaved());
        let promised = match &self.over {
            Some(Over::Leaving(leaving, _)) => self.promised(leaving),
            _ => Vec::new(),
        };
        // What was under way may end well while the question stands.
        let done = !running && !typed && promised.is_empty();
        let leave = match !running && !typed {
            true => button(texts.text("closing-leave-done")),
            false => button(texts.text("closing-leave")).danger(),
        };
        let leave = leave.on_press(Message::LeaveConfirmed);
        let footer = Row::new().push(stay).push(Space::new().width(Length::Fill)).push(leave);
        let title = match running {
            true => "closing-title-running",
            false if done => "closing-title-done",
            false if !typed => "closing-title-promised",
            false => "closing-title",
        };
        let sentences = [
            (running, "closing-sentence-running"),
            (typed, "closing-sentence"),
            (done, "closing-sentence-done"),
        ];
        let sentences = sentences.into_iter().filter(|(is_so, _)| *is_so);
        let promised = promised
            .split_first()
            .map(|(first, more)| t!(texts, "closing-sentence-promised", client = *first, more = more.len()));
        let body = sentences.fold(Column::new(), |body, (_, id)| body.push(text::body(texts.text(id))));
        let body = body.push(promised.map(text::body));
        Dialog::new("closing", texts.text(title), body.spacing(space::S))
            .footer(footer)
            .on_escape(Message::LeaveDenied)
    }
}
