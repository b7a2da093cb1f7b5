//! Carrying out commands whose changes other screens have to know of.

use iced::Task;

use crate::service::{Changes, Command, Refusal, answered, new_key};
use crate::ui::screen::Context;

/// What a command answered, and what it changed.
pub type Done<T> = Result<(T, Changes), Refusal>;

/// Carries a command out under a key of its own.
pub fn run<C>(context: &Context<'_>, command: C) -> Task<Done<C::Value>>
where
    C: Command + Send + 'static,
    C::Value: Send + 'static,
{
    match new_key() {
        Ok(key) => Task::future(answered(context.office.run(context.actor.clone(), key, command)))
            .map(|answer| answer.map(|outcome| (outcome.value, outcome.changes))),
        Err(refusal) => Task::done(Err(refusal)),
    }
}
