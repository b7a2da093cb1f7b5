//! An encrypted office, from being found locked to being opened with its password.

use std::path::Path;

use iced::Task;

use super::{App, Message, Stage};
use crate::ui::screen::unlock::{self, Action, State};

impl App {
    /// Asks for the password of an office that is to be opened.
    pub(super) fn ask_to_unlock(&mut self, path: &Path) -> Task<Message> {
        let import = matches!(self.stage, Stage::Opening { import: true, .. });
        self.over = None;
        self.another_office();
        let (screen, task) = State::open(path, import);
        self.stage = Stage::Unlocking(Box::new(screen));
        self.of_unlocking(task)
    }

    fn of_unlocking(&self, task: Task<unlock::Message>) -> Task<Message> {
        let session = self.session;
        task.map(move |message| Message::Unlock(session, message))
    }

    pub(super) fn unlock(&mut self, session: u64, message: unlock::Message) -> Task<Message> {
        let Stage::Unlocking(screen) = &mut self.stage else { return Task::none() };
        if session != self.session {
            return Task::none();
        }
        let (task, action) = screen.update(message);
        let task = self.of_unlocking(task);
        let next = match action {
            None => return task,
            Some(Action::Unlocked { path, import }) => self.open(path, import),
            Some(Action::Left) => self.stop_work(None),
        };
        Task::batch([task, next])
    }
}
