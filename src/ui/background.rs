//! Slow work away from the window's thread.

use iced::Task;
use iced::futures::channel::mpsc;
use tokio::sync::oneshot;

use super::screen::Context;
use crate::service::exported::NoteExport;
use crate::service::{answered, new_key};
use crate::wording::refused;

/// Does the work on a thread of its own and gives its result as a message.
pub fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    let (done, result) = oneshot::channel();
    std::thread::spawn(move || drop(done.send(work())));
    Task::future(result).then(|result| result.map_or_else(|_| Task::none(), Task::done))
}

/// News of slow work.
#[derive(Debug, Clone)]
pub enum News<Progress, T> {
    /// It is so far.
    Progress(Progress),
    /// It is done.
    Done(T),
}

/// Does the work on a thread of its own; it says how far it is, as often as it likes.
pub fn watched<Progress, T>(
    work: impl FnOnce(&dyn Fn(Progress)) -> T + Send + 'static,
) -> Task<News<Progress, T>>
where
    Progress: Send + 'static,
    T: Send + 'static,
{
    let (news, heard) = mpsc::unbounded();
    std::thread::spawn(move || {
        // Nobody may listen any more: then the work goes on for its own sake.
        let done = work(&|progress| drop(news.unbounded_send(News::Progress(progress))));
        drop(news.unbounded_send(News::Done(done)));
    });
    Task::stream(heard)
}

/// Notes in the history what is taken out of the program, then does it: nothing leaves without a trace. `fail` makes the
/// failure of a refusal in words.
pub fn noted<T, E>(
    context: &Context<'_>,
    export: NoteExport,
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
    fail: impl Fn(String) -> E + Send + 'static,
) -> Task<Result<T, E>>
where
    T: Send + 'static,
    E: Send + 'static,
{
    let texts = context.texts.clone();
    let mut work = Some(work);
    let noting = new_key().map(|key| context.office.run(context.actor.clone(), key, export));
    let noted = match noting {
        Ok(answer) => Task::perform(answered(answer), |noted| noted.map(drop)),
        Err(refusal) => Task::done(Err(refusal)),
    };
    noted.then(move |noted| match (noted, work.take()) {
        (Ok(()), Some(work)) => run(work),
        (Ok(()), None) => Task::none(),
        (Err(refusal), _) => Task::done(Err(fail(refused(&texts, &refusal)))),
    })
}
