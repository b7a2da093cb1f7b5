//! An office that is damaged: what is wrong with it, and the ways back. Nothing is done to the file until one is chosen.

mod view;

use std::path::PathBuf;

use iced::Task;
use iced::keyboard::key::Named;
use iced::widget::operation;

use crate::clock::Clock;
use crate::i18n::Texts;
use crate::service::backup::locked::Password;
use crate::service::backup::{
    Aside, BackupRefusal, Kept, Restore, Restored, bring_as_far_as_the_journal, look_inside, restore,
};
use crate::service::damage::{Damaged, Wrong, accept};
use crate::service::salvage::{Saved, salvage};
use crate::store::Inside;
use crate::ui::background;
use crate::ui::running::{Progress, Running};
use crate::ui::widget::KeyPress;
use crate::ui::widget::list::Motion;
use crate::wording::{self, backup_refused};

/// The field of a backup's password.
pub const PASSWORD: &str = "damaged-password";
/// Backups that PgUp and PgDn pass over.
const PAGE: usize = 6;

/// What is shown.
#[derive(Debug)]
pub struct State {
    damaged: Damaged,
    chosen: usize,
    inside: Option<Result<Inside, BackupRefusal>>,
    password: Password,
    refusal: Option<String>,
    running: Option<Running>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A backup was chosen.
    Chosen(usize),
    /// The password was typed into.
    PasswordTyped(Password),
    /// What the backup of this number holds, or why that is not known.
    Looked(usize, Result<Inside, BackupRefusal>),
    /// The chosen backup is to be restored.
    RestorePressed,
    /// The office is to be brought as far as its journal leads.
    FollowPressed,
    /// It was, or why not.
    Followed(Result<Restored, BackupRefusal>),
    /// It was restored, or why not.
    Restored(Result<Restored, BackupRefusal>),
    /// What can be read is to be saved.
    SalvagePressed,
    /// It is so far.
    Progressed(Progress),
    /// It was, or why not.
    Saved(Result<Saved, BackupRefusal>),
    /// It is to be stopped.
    StopPressed,
    /// The file is to be worked with as it is.
    AcceptPressed,
    /// Another office.
    LeavePressed,
}

/// What only the program as a whole can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Open the office, and say what became of it.
    Open(PathBuf, Option<String>),
    /// To the choice of offices.
    Leave,
}

type Step = (Task<Message>, Option<Action>);

impl State {
    /// What is wrong, with the newest backup chosen and looked into.
    pub fn open(damaged: Damaged) -> (Self, Task<Message>) {
        let state = Self {
            damaged,
            chosen: 0,
            inside: None,
            password: Password::default(),
            refusal: None,
            running: None,
        };
        let task = state.look();
        (state, task)
    }

    /// Takes in what happened.
    pub fn update(&mut self, message: Message, texts: &Texts, clock: Clock) -> Step {
        match message {
            Message::Chosen(at) => (self.choose(at), None),
            Message::PasswordTyped(password) => self.type_password(password),
            Message::Looked(at, inside) => self.looked(at, inside),
            Message::RestorePressed => (self.restore(clock), None),
            Message::FollowPressed => (self.follow(clock), None),
            Message::Followed(done) => self.restored(done.as_ref(), wording::brought_back, texts),
            Message::Restored(done) => self.restored(done.as_ref(), wording::restored, texts),
            Message::SalvagePressed => (self.salvage(texts, clock), None),
            Message::Progressed(progress) => self.progressed(progress),
            Message::Saved(done) => self.saved(done, texts),
            Message::StopPressed => self.stop(),
            Message::AcceptPressed => self.accept(texts),
            Message::LeavePressed => (Task::none(), self.running.is_none().then_some(Action::Leave)),
        }
    }

    fn kept(&self) -> Option<&Kept> {
        self.damaged.backups.get(self.chosen)
    }

    fn choose(&mut self, at: usize) -> Task<Message> {
        if at >= self.damaged.backups.len() || self.running.is_some() {
            return Task::none();
        }
        (self.chosen, self.inside, self.refusal) = (at, None, None);
        self.look()
    }

    /// Looks into the chosen backup; into a locked one only when it is opened.
    fn look(&self) -> Task<Message> {
        let (at, Some(kept)) = (self.chosen, self.kept().cloned()) else { return Task::none() };
        if kept.locked {
            return operation::focus(PASSWORD);
        }
        background::run(move || look_inside(&kept, None)).map(move |inside| Message::Looked(at, inside))
    }

    fn looked(&mut self, at: usize, inside: Result<Inside, BackupRefusal>) -> Step {
        if at == self.chosen {
            self.inside = Some(inside);
        }
        (Task::none(), None)
    }

    fn type_password(&mut self, password: Password) -> Step {
        (self.password, self.refusal) = (password, None);
        (Task::none(), None)
    }

    fn restore(&mut self, clock: Clock) -> Task<Message> {
        let Some(kept) = self.kept().filter(|_| self.running.is_none()).cloned() else { return Task::none() };
        let wish = Restore {
            office: self.damaged.office.clone(),
            backup: kept.path,
            password: Some(self.password.clone()).filter(|password| !password.is_empty()),
            aside: if self.can_accept() { Aside::Replaced } else { Aside::Damaged },
            other_office: false,
            journal: true,
        };
        (self.running, self.refusal) = (Some(Running::default()), None);
        background::run(move || restore(&wish, clock)).map(Message::Restored)
    }

    fn follow(&mut self, clock: Clock) -> Task<Message> {
        if self.running.is_some() || !self.can_follow() {
            return Task::none();
        }
        (self.running, self.refusal) = (Some(Running::default()), None);
        let office = self.damaged.office.clone();
        background::run(move || bring_as_far_as_the_journal(&office, clock)).map(Message::Followed)
    }

    fn restored(
        &mut self,
        done: Result<&Restored, &BackupRefusal>,
        say: fn(&Texts, &Restored) -> String,
        texts: &Texts,
    ) -> Step {
        self.running = None;
        match done {
            Ok(restored) => {
                let sentence = say(texts, restored);
                (Task::none(), Some(Action::Open(self.damaged.office.clone(), Some(sentence))))
            }
            Err(refusal) => {
                let typed = matches!(refusal, BackupRefusal::Password | BackupRefusal::NoPassword);
                self.refusal = Some(backup_refused(texts, refusal));
                (if typed { operation::focus(PASSWORD) } else { Task::none() }, None)
            }
        }
    }

    fn salvage(&mut self, texts: &Texts, clock: Clock) -> Task<Message> {
        if self.running.is_some() || !self.can_salvage() {
            return Task::none();
        }
        let (running, watch, news) = Running::begin();
        (self.running, self.refusal) = (Some(running), None);
        let (office, texts) = (self.damaged.office.clone(), texts.clone());
        let work = background::run(move || salvage(&office, &texts, clock, &watch));
        Task::batch([news.map(Message::Progressed), work.map(Message::Saved)])
    }

    fn progressed(&mut self, progress: Progress) -> Step {
        if let Some(running) = &mut self.running {
            running.take(progress);
        }
        (Task::none(), None)
    }

    fn saved(&mut self, done: Result<Saved, BackupRefusal>, texts: &Texts) -> Step {
        self.running = None;
        match done {
            Ok(saved) => {
                let sentence = wording::salvaged(texts, &saved);
                (Task::none(), Some(Action::Open(self.damaged.office.clone(), Some(sentence))))
            }
            Err(refusal) => {
                self.refusal = Some(backup_refused(texts, &refusal));
                (Task::none(), None)
            }
        }
    }

    fn stop(&self) -> Step {
        if let Some(running) = &self.running {
            running.stop();
        }
        (Task::none(), None)
    }

    fn accept(&mut self, texts: &Texts) -> Step {
        if self.running.is_some() || !self.can_accept() {
            return (Task::none(), None);
        }
        match accept(&self.damaged.office) {
            Ok(()) => (Task::none(), Some(Action::Open(self.damaged.office.clone(), None))),
            Err(error) => {
                self.refusal = Some(wording::system_failed(texts, &error));
                (Task::none(), None)
            }
        }
    }

    /// An office that stands further back than its backup can be read whole: there is nothing to save from it.
    fn can_salvage(&self) -> bool {
        matches!(self.damaged.wrong, Wrong::File(_))
    }

    fn can_accept(&self) -> bool {
        matches!(self.damaged.wrong, Wrong::Behind(_) | Wrong::Ahead(..))
    }

    /// The file by itself is whole, and its journal holds what it lacks.
    fn can_follow(&self) -> bool {
        matches!(self.damaged.wrong, Wrong::Ahead(..) | Wrong::Log)
    }

    /// What a key of the whole window means here.
    pub fn key(&self, press: &KeyPress) -> Option<Message> {
        if self.running.is_some() {
            return press.plain(Named::Escape).then_some(Message::StopPressed);
        }
        if let Some(motion) = Motion::from_press(press).filter(|_| !press.typing) {
            return motion.apply(Some(self.chosen), self.damaged.backups.len(), PAGE).map(Message::Chosen);
        }
        let best = if self.can_follow() { Message::FollowPressed } else { Message::RestorePressed };
        let named = [
            (Named::Enter, best),
            (Named::F5, Message::RestorePressed),
            (Named::F6, Message::SalvagePressed),
            (Named::F7, Message::AcceptPressed),
            (Named::Escape, Message::LeavePressed),
        ];
        named.into_iter().find(|(key, _)| press.plain(*key)).map(|(_, message)| message)
    }
}
