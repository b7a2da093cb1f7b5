//! The password with which new backups are locked.

use iced::Task;
use iced::widget::operation;

use super::{Message, PASSWORD, State, Step};
use crate::service::backup::locked::{FEWEST_CHARACTERS, Password, is_long_enough, lock_of};
use crate::store::StoreError;
use crate::t;
use crate::ui::background;
use crate::ui::screen::Context;
use crate::ui::theme::Tone;

impl State {
    pub(super) fn type_password(&mut self, password: Password) -> Step {
        (self.password, self.said) = (password, None);
        (Task::none(), None)
    }

    pub(super) fn lock(&mut self, context: &Context<'_>) -> Task<Message> {
        if !is_long_enough(&self.password) {
            let fewest = i64::try_from(FEWEST_CHARACTERS).unwrap_or(i64::MAX);
            self.said = Some((Tone::Bad, t!(context.texts, "backups-password-short", fewest = fewest)));
            return operation::focus(PASSWORD);
        }
        let password = std::mem::take(&mut self.password);
        background::run(move || lock_of(&password)).map(Message::Locked)
    }

    pub(super) fn locked(&mut self, lock: Result<String, StoreError>) -> Step {
        match lock {
            Ok(lock) => self.edit(|draft| draft.lock = Some(lock)),
            Err(error) => {
                self.refusal = Some(error.into());
                (Task::none(), None)
            }
        }
    }
}
