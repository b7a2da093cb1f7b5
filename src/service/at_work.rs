//! The threads that work at an office, counted, so that the program does not end under them.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

static THREADS: Mutex<usize> = Mutex::new(0);
static ENDED: Condvar = Condvar::new();

/// Held by a thread while it works at an office.
pub(super) struct AtWork(());

impl AtWork {
    pub fn begin() -> Self {
        *THREADS.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        Self(())
    }
}

impl Drop for AtWork {
    fn drop(&mut self) {
        let mut threads = THREADS.lock().unwrap_or_else(PoisonError::into_inner);
        *threads = threads.saturating_sub(1);
        ENDED.notify_all();
    }
}

/// Waits until what was typed is kept, what was sent is carried out and every office is closed; at most so long. Only when
/// no handle on an office is left do its threads come to an end. Whether they did.
pub fn all_closed(limit: Duration) -> bool {
    let threads = THREADS.lock().unwrap_or_else(PoisonError::into_inner);
    let waited = ENDED.wait_timeout_while(threads, limit, |threads| *threads > 0);
    *waited.unwrap_or_else(PoisonError::into_inner).0 == 0
}
