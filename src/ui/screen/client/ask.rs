//! Asking the office without waiting for it.

use iced::Task;

use crate::service::{Changes, Command, Refusal, answered, new_key};
use crate::store::Read;
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

/// Reads at one moment.
pub fn read<T: Send + 'static>(
    context: &Context<'_>,
    reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
) -> Task<Result<T, Refusal>> {
    Task::future(answered(context.office.read(reading)))
}
