//! Preferences of this user: language, appearance, zoom; who works; other offices and lists to bring in.

use super::ImportKind;
use crate::i18n::Texts;
use crate::preferences::Preferences;
use crate::service::Actor;
use crate::ui::theme::text;
use crate::ui::widget::Dialog;

/// What is shown.
#[derive(Debug)]
pub struct State {
    preferences: Preferences,
    users: Option<(Vec<Actor>, String)>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// It was closed.
    Closed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// It was closed.
    Closed,
    /// Take these on at once.
    Changed(Preferences),
    /// Somebody else works now, by name.
    UserChosen(String),
    /// Back to the welcome.
    OtherOffice,
    /// Bring in a list.
    Import(ImportKind),
}

impl State {
    /// The present preferences; in an open office its users and who works.
    pub const fn new(preferences: Preferences, users: Option<(Vec<Actor>, String)>) -> Self {
        Self { preferences, users }
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> Option<Action> {
        match message {
            Message::Closed => Some(Action::Closed),
        }
    }

    /// The dialog.
    pub fn dialog(&self, texts: &Texts) -> Dialog<'_, Message> {
        let body = text::body(format!("{:?} {:?}", self.preferences, self.users));
        Dialog::new("preferences", texts.text("preferences-title"), body).on_escape(Message::Closed)
    }
}
