//! The question before a backup takes the place of the office: what it holds, whether what was done after it comes back too, and
//! what becomes of the present file.

use std::path::PathBuf;

use iced::widget::{Column, Row, Space, operation};
use iced::{Alignment, Length, Task};

use crate::i18n::Texts;
use crate::service::backup::locked::Password;
use crate::service::backup::{Aside, BackupRefusal, Kept, Prospect, Restore, look_ahead};
use crate::store::Ahead;
use crate::t;
use crate::ui::Element;
use crate::ui::background;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, KeyPress, button, callout, input, key_cap, labelled, tick};
use crate::wording;

/// The field of the password.
pub const PASSWORD: &str = "restore-password";
/// The button that restores.
pub const CONFIRM: &str = "restore-confirm";

/// What for it is looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// It is to take the place of the office.
    Restore,
    /// It is locked, and only to be tried.
    Try,
}

/// The backup and what is known of it.
#[derive(Debug)]
pub struct State {
    purpose: Purpose,
    office: PathBuf,
    kept: Kept,
    /// Where the safety journal lies.
    journals: Vec<PathBuf>,
    password: Password,
    seen: Option<Result<Prospect, BackupRefusal>>,
    /// Whether what was done after the backup is to come back from the journal.
    journal: bool,
    looking: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The password was typed into.
    Typed(Password),
    /// It is to be opened with that.
    OpenPressed,
    /// What this backup holds and what the journal holds after it, or why that is not known.
    Looked(PathBuf, Box<Result<Prospect, BackupRefusal>>),
    /// Whether what was done after it is to come back.
    JournalTicked(bool),
    /// Restore it.
    ConfirmPressed,
    /// Never mind.
    Closed,
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Nothing is to be done.
    Closed,
    /// This is to be restored.
    Restore(Box<Restore>),
    /// It is to be tried with this password.
    Try(Box<Kept>, Password),
}

impl State {
    /// Looks into the backup and into the journal in these folders, or asks for its password.
    pub fn open(
        purpose: Purpose,
        office: PathBuf,
        kept: Kept,
        journals: Vec<PathBuf>,
    ) -> (Self, Task<Message>) {
        let password = Password::default();
        let mut state =
            Self { purpose, office, kept, journals, password, seen: None, journal: false, looking: false };
        let task = if state.kept.locked { operation::focus(PASSWORD) } else { state.look() };
        (state, task)
    }

    fn look(&mut self) -> Task<Message> {
        (self.looking, self.seen) = (true, None);
        let (kept, journals, password) = (self.kept.clone(), self.journals.clone(), self.password.clone());
        let path = kept.path.clone();
        background::run(move || look_ahead(&kept, &journals, Some(&password)))
            .map(move |seen| Message::Looked(path.clone(), Box::new(seen)))
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Typed(password) => (self.typed(password), None),
            Message::OpenPressed => self.open_it(),
            Message::Looked(path, seen) if path == self.kept.path && self.looking => {
                (self.looked(*seen), None)
            }
            // A late look into another one says nothing of this one.
            Message::Looked(..) => (Task::none(), None),
            Message::JournalTicked(on) => {
                self.journal = on && self.can_follow();
                (Task::none(), None)
            }
            Message::ConfirmPressed => (Task::none(), self.confirm()),
            Message::Closed => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn open_it(&mut self) -> (Task<Message>, Option<Ended>) {
        match self.purpose {
            _ if self.looking || self.password.is_empty() => (Task::none(), None),
            Purpose::Restore => (self.look(), None),
            Purpose::Try => {
                (Task::none(), Some(Ended::Try(Box::new(self.kept.clone()), self.password.clone())))
            }
        }
    }

    fn typed(&mut self, password: Password) -> Task<Message> {
        if !self.looking {
            (self.password, self.seen) = (password, None);
        }
        Task::none()
    }

    /// Where the journal goes on after the backup it is to be followed, unless that is not wanted: nobody restores to lose a day.
    fn looked(&mut self, seen: Result<Prospect, BackupRefusal>) -> Task<Message> {
        self.looking = false;
        let focus = if seen.is_ok() { CONFIRM } else { PASSWORD };
        self.seen = Some(seen);
        self.journal = self.can_follow();
        operation::focus(focus)
    }

    fn ahead(&self) -> Option<&Ahead> {
        self.seen.as_ref()?.as_ref().ok()?.ahead.as_ref()
    }

    fn can_follow(&self) -> bool {
        self.ahead().is_some_and(|ahead| ahead.entries > 0)
    }

    fn is_open(&self) -> bool {
        matches!(self.seen, Some(Ok(_)))
    }

    fn confirm(&self) -> Option<Ended> {
        self.is_open().then(|| {
            Ended::Restore(Box::new(Restore {
                office: self.office.clone(),
                backup: self.kept.path.clone(),
                password: Some(self.password.clone()).filter(|password| !password.is_empty()),
                aside: Aside::Replaced,
                other_office: false,
                journal: self.journal,
            }))
        })
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        let toggles = press.alt_digit() == Some(1) && !press.repeat && self.can_follow();
        toggles.then_some(Message::JournalTicked(!self.journal))
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, texts: &'a Texts) -> Dialog<'a, Message> {
        let mut body = Column::new().push(self.asked_password(texts)).spacing(space::M);
        match &self.seen {
            Some(Ok(seen)) => body = body.push(self.found(seen, texts)),
            Some(Err(refusal)) if !self.kept.locked => {
                body = body.push(callout(Tone::Bad, wording::backup_refused(texts, refusal), None));
            }
            _ if self.looking => body = body.push(text::muted(texts.text("restore-looking"))),
            _ => {}
        }
        let open = (self.kept.locked && !self.is_open()).then(|| {
            let ready = !self.looking && !self.password.is_empty();
            button(texts.text("restore-open"))
                .primary()
                .key("Enter")
                .on_press_maybe(ready.then_some(Message::OpenPressed))
        });
        let confirm = self.is_open().then(|| {
            button(texts.text("restore-confirm"))
                .id(CONFIRM)
                .danger()
                .key("Enter")
                .on_press(Message::ConfirmPressed)
        });
        let close = button(texts.text("cancel-button")).quiet().key("Esc").on_press(Message::Closed);
        let footer = Row::new().push(open).push(confirm).push(Space::new().width(Length::Fill)).push(close);
        let title = match self.purpose {
            Purpose::Restore => "restore-title",
            Purpose::Try => "restore-title-try",
        };
        Dialog::new("restore-backup", texts.text(title), body)
            .subtitle(t!(texts, "restore-subtitle", at = wording::moment(texts, &self.kept.at)))
            .footer(footer)
            .on_escape(Message::Closed)
    }

    fn asked_password<'a>(&'a self, texts: &Texts) -> Option<Element<'a, Message>> {
        self.kept.locked.then(|| {
            let wrong = match &self.seen {
                Some(Err(refusal)) => Some(wording::backup_refused(texts, refusal)),
                _ => None,
            };
            let field = input(PASSWORD, "", self.password.typed())
                .secret()
                .on_input(|typed| Message::Typed(Password::new(typed)))
                .on_submit(Message::OpenPressed);
            labelled(texts.text("restore-password"), field, wrong)
        })
    }

    /// What the backup holds, what can come back beyond it, and what restoring means.
    fn found<'a>(&'a self, seen: &Prospect, texts: &'a Texts) -> Column<'a, Message> {
        let mut lines = Column::new().spacing(space::XS);
        for (at, line) in wording::inside(texts, &seen.inside).into_iter().enumerate() {
            lines = lines.push(if at == 0 { text::strong(line) } else { text::body(line) });
        }
        let offer = self.can_follow().then(|| {
            Row::new()
                .push(tick(texts.text("restore-journal"), self.journal, Message::JournalTicked))
                .push(key_cap("Alt 1"))
                .spacing(space::S)
                .align_y(Alignment::Center)
        });
        let reach = text::muted(wording::journal_ahead(texts, seen.ahead.as_ref()));
        let sentence = if self.journal { "restore-sentence-journal" } else { "restore-sentence" };
        Column::new()
            .push(lines)
            .push(Column::new().push(offer).push(reach).spacing(space::XS))
            .push(callout(Tone::Warning, texts.text(sentence), None))
            .spacing(space::M)
    }
}
