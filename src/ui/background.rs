//! Slow work away from the window's thread.

use iced::Task;
use tokio::sync::oneshot;

/// Does the work on a thread of its own and gives its result as a message.
pub fn run<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Task<T> {
    let (done, result) = oneshot::channel();
    std::thread::spawn(move || drop(done.send(work())));
    Task::future(result).then(|result| result.map_or_else(|_| Task::none(), Task::done))
}
