//! Preferences of this user: language, appearance, zoom; calls; who works; other offices and lists.

mod calls;
mod office;
mod view;

use iced::Task;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use super::ImportKind;
use crate::domain::ids::UserId;
use crate::i18n::{Language, Texts};
use crate::preferences::{Appearance, Preferences};
use crate::service::Changes;
use crate::ui::files::{self, Picked};
use crate::ui::screen::Context;
use crate::ui::widget::{Dialog, Key, KeyPress};

/// Zoom goes in these steps.
pub const ZOOM_STEP: f32 = 0.125;
/// The least zoom.
pub const SMALLEST_ZOOM: f32 = 0.75;
/// The largest zoom.
pub const LARGEST_ZOOM: f32 = 2.0;

/// What is shown.
#[derive(Debug)]
pub struct State {
    preferences: Preferences,
    calls: calls::State,
    /// The folder of recordings as it is typed.
    recordings: String,
    /// The system has no dialog for folders.
    no_dialog: bool,
    office: Option<office::State>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A language was chosen.
    LanguageChosen(Language),
    /// An appearance was chosen.
    AppearanceChosen(Appearance),
    /// The zoom was stepped up or down.
    Zoomed(f32),
    /// Somebody else is to work.
    SwitchPressed,
    /// The screen is to be locked.
    LockPressed,
    /// The own password is to be changed.
    PasswordPressed,
    /// Back to the welcome.
    OtherOfficePressed,
    /// A list is to be brought in.
    ImportPressed(ImportKind),
    /// About calls.
    Calls(calls::Message),
    /// The folder of recordings was typed.
    RecordingsTyped(String),
    /// It is to be chosen.
    RecordingsPressed(String),
    /// It was, or not.
    RecordingsPicked(Picked),
    /// About the office.
    Office(office::Message),
    /// It was closed.
    Closed,
}

impl Message {
    /// Whether another dialog or another screen takes the place of this one.
    const fn leads_away(&self) -> bool {
        matches!(
            self,
            Self::SwitchPressed
                | Self::LockPressed
                | Self::PasswordPressed
                | Self::OtherOfficePressed
                | Self::ImportPressed(_)
        )
    }
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It was closed.
    Closed,
    /// Take these on at once.
    Changed(Box<Preferences>),
    /// Somebody else is to work.
    SwitchUser,
    /// Lock the screen.
    Lock,
    /// Change the password of this user.
    Password(UserId),
    /// Back to the welcome.
    OtherOffice,
    /// Bring in a list.
    Import(ImportKind),
    /// The office changed: what is shown of it is to be read anew.
    OfficeChanged(Changes),
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// The present preferences; in an open office who works, and what may be done with it as a whole.
    pub fn new(preferences: Preferences, context: Option<&Context<'_>>) -> (Self, Task<Message>) {
        let (office, task) = match context {
            None => (None, Task::none()),
            Some(context) => {
                let (state, task) = office::State::new(context);
                (Some(state), task.map(Message::Office))
            }
        };
        let calls = calls::State::new(&preferences.dial);
        let recordings = preferences.recordings.as_ref().map(|folder| folder.display().to_string());
        let recordings = recordings.unwrap_or_default();
        (Self { preferences, calls, recordings, no_dialog: false, office }, task)
    }

    /// Takes in what happened. `context` is there while an office is open.
    pub fn update(&mut self, message: Message, context: Option<&Context<'_>>) -> Step {
        // What is being carried out would end unheard behind another dialog: the ways out wait for it.
        if self.is_running() && message.leads_away() {
            return (Task::none(), None);
        }
        match message {
            Message::LanguageChosen(language) => {
                self.change(|preferences| preferences.language = Some(language.code().to_owned()))
            }
            Message::AppearanceChosen(appearance) => {
                self.change(|preferences| preferences.appearance = appearance)
            }
            Message::Zoomed(zoom) => self.change(|preferences| preferences.zoom = zoom),
            Message::SwitchPressed => (Task::none(), Some(Action::SwitchUser)),
            Message::LockPressed => (Task::none(), Some(Action::Lock)),
            Message::PasswordPressed => (Task::none(), self.own_password()),
            Message::OtherOfficePressed => (Task::none(), Some(Action::OtherOffice)),
            Message::ImportPressed(kind) => (Task::none(), Some(Action::Import(kind))),
            Message::Calls(message) => self.of_calls(message),
            Message::RecordingsTyped(typed) => self.keep_recordings_in(typed),
            Message::RecordingsPressed(title) => (files::folder(title).map(Message::RecordingsPicked), None),
            Message::RecordingsPicked(picked) => self.take_folder(picked),
            Message::Office(message) => self.of_office(message, context),
            Message::Closed => self.close(),
        }
    }

    /// The password of whoever works here, where it may be changed.
    fn own_password(&self) -> Option<Action> {
        let office = self.office.as_ref().filter(|office| office.may_change_password)?;
        Some(Action::Password(office.user))
    }

    /// Whether something is being carried out in the office.
    pub fn is_running(&self) -> bool {
        self.office.as_ref().is_some_and(|office| office.running.is_some())
    }

    /// Stops it: nothing of it is written.
    pub fn stop(&self) {
        if let Some(running) = self.office.as_ref().and_then(|office| office.running.as_ref()) {
            running.stop();
        }
    }

    /// A question is put aside first; what is being carried out is stopped first: its end would be heard by nobody.
    fn close(&mut self) -> Step {
        if let Some(office) = self.office.as_mut().filter(|office| office.asking) {
            office.asking = false;
            return (Task::none(), None);
        }
        self.stop();
        (Task::none(), (!self.is_running()).then_some(Action::Closed))
    }

    fn change(&mut self, change: impl FnOnce(&mut Preferences)) -> Step {
        change(&mut self.preferences);
        (Task::none(), Some(Action::Changed(Box::new(self.preferences.clone()))))
    }

    fn of_calls(&mut self, message: calls::Message) -> Step {
        let (task, template) = self.calls.update(message);
        let task = task.map(Message::Calls);
        match template.filter(|template| *template != self.preferences.dial) {
            Some(template) => (task, self.change(|preferences| preferences.dial = template).1),
            None => (task, None),
        }
    }

    fn keep_recordings_in(&mut self, typed: String) -> Step {
        let folder = (!typed.trim().is_empty()).then(|| files::typed(&typed));
        self.recordings = typed;
        self.change(|preferences| preferences.recordings = folder)
    }

    fn take_folder(&mut self, picked: Picked) -> Step {
        match picked {
            Picked::File(folder) => self.keep_recordings_in(folder.display().to_string()),
            Picked::Nothing => (Task::none(), None),
            Picked::NoDialog => {
                self.no_dialog = true;
                (Task::none(), None)
            }
        }
    }

    fn of_office(&mut self, message: office::Message, context: Option<&Context<'_>>) -> Step {
        let (Some(office), Some(context)) = (&mut self.office, context) else { return (Task::none(), None) };
        let (task, changes) = office.update(message, context);
        (task.map(Message::Office), changes.map(Action::OfficeChanged))
    }

    /// What a key means here: Alt+P the own password, Ctrl+O the folder of recordings, the digits with Alt the buttons of
    /// the office.
    pub fn key(&self, press: &KeyPress, texts: &Texts) -> Option<Message> {
        if press.ctrl('o') && !press.repeat && !self.no_dialog {
            return Some(Message::RecordingsPressed(texts.text("calls-recordings")));
        }
        if press.key == Key::Char('p') && press.modifiers == Modifiers::ALT && !press.repeat {
            return Some(Message::PasswordPressed);
        }
        let office = self.office.as_ref()?;
        if office.asking && press.ctrl_named(Named::Enter) && !press.repeat {
            return Some(Message::Office(office::Message::UndoImportConfirmed));
        }
        match press.alt_digit().filter(|_| !press.repeat)? {
            1 => Some(Message::OtherOfficePressed),
            2 if office.may_import => Some(Message::ImportPressed(ImportKind::Clients)),
            3 if office.may_import => Some(Message::ImportPressed(ImportKind::Deliveries)),
            4 if office.may_change && office.running.is_none() => {
                Some(Message::Office(office::Message::CheckPressed))
            }
            5 if office.last_import.is_some() && office.running.is_none() => {
                Some(Message::Office(office::Message::UndoImportPressed))
            }
            6 if office.replan_helps && office.running.is_none() => {
                Some(Message::Office(office::Message::ReplanPressed))
            }
            _ => None,
        }
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, texts: &'a Texts) -> Dialog<'a, Message> {
        view::dialog(self, texts)
    }
}
