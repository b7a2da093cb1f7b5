//! The system asks the program to end: at the end of the session, or by hand (`kill`). It asks nobody, for nobody may be
//! there: what is typed where a dialog keeps it is kept, the office is closed, and that dialog offers it when it is opened again.

use std::sync::atomic::{AtomicBool, Ordering};

use iced::futures::stream::{self, BoxStream, StreamExt};
use iced::{Subscription, Task};

/// Whether the window was closed by somebody or by the system's wish.
static MEANT: AtomicBool = AtomicBool::new(false);

/// Closes the window; the program ends with it.
pub(super) fn end<T>() -> Task<T> {
    MEANT.store(true, Ordering::Relaxed);
    iced::exit()
}

/// Whether [`end`] was asked for. A window that is gone without it lost its screen.
pub(super) fn was_meant() -> bool {
    MEANT.load(Ordering::Relaxed)
}

/// That the end was asked for.
pub(super) fn asked() -> Subscription<()> {
    Subscription::run(signals)
}

#[cfg(unix)]
fn signals() -> BoxStream<'static, ()> {
    use async_signal::{Signal, Signals};
    match Signals::new([Signal::Term, Signal::Hup, Signal::Int]) {
        Ok(signals) => signals.map(|_| ()).boxed(),
        Err(error) => {
            log::warn!("the end of the session will not be heard: {error}");
            stream::pending().boxed()
        }
    }
}

/// Windows ends a session without a word to the window: what was typed up to a second before is kept already.
#[cfg(not(unix))]
fn signals() -> BoxStream<'static, ()> {
    stream::pending().boxed()
}
