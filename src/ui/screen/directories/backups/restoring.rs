//! The question before a backup takes the place of the office: what it holds, and what becomes of the present file.

use std::path::PathBuf;

use iced::widget::{Column, Row, Space, operation};
use iced::{Length, Task};

use crate::i18n::Texts;
use crate::service::backup::locked::Password;
use crate::service::backup::{Aside, BackupRefusal, Kept, Restore, look_inside};
use crate::store::Inside;
use crate::t;
use crate::ui::background;
use crate::ui::theme::{Tone, space, text};
use crate::ui::widget::{Dialog, button, callout, input, labelled};
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
    password: Password,
    inside: Option<Result<Inside, BackupRefusal>>,
    looking: bool,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The password was typed into.
    Typed(Password),
    /// It is to be opened with that.
    OpenPressed,
    /// What it holds, or why that is not known.
    Looked(Result<Inside, BackupRefusal>),
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
    Try(Password),
}

impl State {
    /// Looks into the backup, or asks for its password.
    pub fn open(purpose: Purpose, office: PathBuf, kept: Kept) -> (Self, Task<Message>) {
        let mut state =
            Self { purpose, office, kept, password: Password::default(), inside: None, looking: false };
        let task = if state.kept.locked { operation::focus(PASSWORD) } else { state.look() };
        (state, task)
    }

    fn look(&mut self) -> Task<Message> {
        (self.looking, self.inside) = (true, None);
        let (kept, password) = (self.kept.clone(), self.password.clone());
        background::run(move || look_inside(&kept, Some(&password))).map(Message::Looked)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message) -> (Task<Message>, Option<Ended>) {
        match message {
            Message::Typed(password) => (self.typed(password), None),
            Message::OpenPressed => self.open_it(),
            Message::Looked(inside) => (self.looked(inside), None),
            Message::ConfirmPressed => (Task::none(), self.confirm()),
            Message::Closed => (Task::none(), Some(Ended::Closed)),
        }
    }

    fn open_it(&mut self) -> (Task<Message>, Option<Ended>) {
        match self.purpose {
            _ if self.looking || self.password.is_empty() => (Task::none(), None),
            Purpose::Restore => (self.look(), None),
            Purpose::Try => (Task::none(), Some(Ended::Try(self.password.clone()))),
        }
    }

    fn typed(&mut self, password: Password) -> Task<Message> {
        if !self.looking {
            (self.password, self.inside) = (password, None);
        }
        Task::none()
    }

    fn looked(&mut self, inside: Result<Inside, BackupRefusal>) -> Task<Message> {
        self.looking = false;
        let focus = if inside.is_ok() { CONFIRM } else { PASSWORD };
        self.inside = Some(inside);
        operation::focus(focus)
    }

    fn confirm(&self) -> Option<Ended> {
        matches!(self.inside, Some(Ok(_))).then(|| {
            Ended::Restore(Box::new(Restore {
                office: self.office.clone(),
                backup: self.kept.path.clone(),
                password: Some(self.password.clone()).filter(|password| !password.is_empty()),
                aside: Aside::Replaced,
                other_office: false,
                journal: false,
            }))
        })
    }

    /// The dialog.
    pub fn dialog<'a>(&'a self, texts: &'a Texts) -> Dialog<'a, Message> {
        let password = self.kept.locked.then(|| {
            let wrong = match &self.inside {
                Some(Err(refusal)) => Some(wording::backup_refused(texts, refusal)),
                _ => None,
            };
            let field = input(PASSWORD, "", self.password.typed())
                .secret()
                .on_input(|typed| Message::Typed(Password::new(typed)))
                .on_submit(Message::OpenPressed);
            labelled(texts.text("restore-password"), field, wrong)
        });
        let mut body = Column::new().push(password).spacing(space::M);
        match &self.inside {
            Some(Ok(inside)) => {
                let mut lines = Column::new().spacing(space::XS);
                for (at, line) in wording::inside(texts, inside).into_iter().enumerate() {
                    lines = lines.push(if at == 0 { text::strong(line) } else { text::body(line) });
                }
                let sentence = callout(Tone::Warning, texts.text("restore-sentence"), None);
                body = body.push(lines).push(sentence);
            }
            Some(Err(refusal)) if !self.kept.locked => {
                body = body.push(callout(Tone::Bad, wording::backup_refused(texts, refusal), None));
            }
            _ if self.looking => body = body.push(text::muted(texts.text("restore-looking"))),
            _ => {}
        }
        let open = (self.kept.locked && !matches!(self.inside, Some(Ok(_)))).then(|| {
            let ready = !self.looking && !self.password.is_empty();
            button(texts.text("restore-open"))
                .primary()
                .key("Enter")
                .on_press_maybe(ready.then_some(Message::OpenPressed))
        });
        let confirm = matches!(self.inside, Some(Ok(_))).then(|| {
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
}
