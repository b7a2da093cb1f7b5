//! What was typed and not saved yet, kept beside the work so that neither a mistaken key nor a crash loses it. It is no
//! document: it leaves no trace in the history, and is erased once it was saved or discarded.

use std::collections::HashMap;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::at_work::AtWork;
use super::link::{Answer, Job, send};
use super::office::{Actor, Office};
use super::refusal::Refusal;
use crate::clock::Stopwatch;
use crate::domain::ids::{AddressId, UserId};
use crate::store::Typed;

/// What was typed is written once the hands rested for so long,
const REST: Duration = Duration::from_secs(1);
/// and while they do not, so often: a window whose screen is gone is ended without a word to anybody.
const LONGEST: Duration = Duration::from_secs(3);

/// Where something is typed: by whom, in which dialog, about which address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Place {
    user: UserId,
    dialog: String,
    address: AddressId,
}

impl Place {
    /// A place by the stable name of its dialog; address 0: about none.
    pub fn new(actor: &Actor, dialog: impl Into<String>, address: AddressId) -> Self {
        Self { user: actor.id, dialog: dialog.into(), address }
    }
}

impl Office {
    /// Keeps what was typed at a place instead of what was kept there; `None` forgets it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn keep_typed(&mut self, place: &Place, body: Option<String>) -> Result<(), Refusal> {
        let at = self.clock().now();
        self.write_beside(|tx| match body {
            Some(body) => tx.keep_typed(place.user, (&place.dialog, place.address), &Typed { at, body }),
            None => tx.forget_typed(place.user, &place.dialog, place.address),
        })
    }

    /// What was typed at a place and not saved.
    ///
    /// # Errors
    /// When the store fails.
    pub fn typed(&mut self, place: &Place) -> Result<Option<Typed>, Refusal> {
        self.read(|read| Ok(read.typed(place.user, &place.dialog, place.address)?))
    }
}

/// What the keeper is told.
pub(super) enum Wish {
    /// Something was typed.
    Keep(Place, String),
    /// It was saved or discarded.
    Forget(Place),
    /// Everything that waits is to be written; then this is done with the office.
    Then(Job<Office>),
}

/// Starts the thread that collects what is typed and hands it to the `writer` once the hands rest.
pub(super) fn start_keeper(writer: mpsc::Sender<Job<Office>>) -> Result<mpsc::Sender<Wish>, Refusal> {
    let (sender, wishes) = mpsc::channel();
    let at_work = AtWork::begin();
    thread::Builder::new()
        .name("office-typed".to_owned())
        .spawn(move || {
            let _at_work = at_work;
            keep(&writer, &wishes);
        })
        .map_err(|_| Refusal::OfficeGone)?;
    Ok(sender)
}

fn keep(writer: &mpsc::Sender<Job<Office>>, wishes: &mpsc::Receiver<Wish>) {
    let mut waiting: HashMap<Place, String> = HashMap::new();
    let mut since = Stopwatch::start();
    loop {
        let wish = if waiting.is_empty() {
            wishes.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            wishes.recv_timeout(rest(since.passed()))
        };
        match wish {
            Ok(Wish::Keep(place, body)) => {
                if waiting.is_empty() {
                    since = Stopwatch::start();
                }
                waiting.insert(place, body);
            }
            Ok(Wish::Forget(place)) => {
                waiting.remove(&place);
                write(writer, place, None);
            }
            Ok(Wish::Then(job)) => {
                write_all(writer, &mut waiting);
                // The writer may be gone: then whoever waits for the job learns it.
                let _ = writer.send(job);
            }
            Err(RecvTimeoutError::Timeout) => write_all(writer, &mut waiting),
            Err(RecvTimeoutError::Disconnected) => {
                write_all(writer, &mut waiting);
                return;
            }
        }
    }
}

/// How long to wait for more, when the first of what waits was typed so long ago.
fn rest(waited: Duration) -> Duration {
    REST.min(LONGEST.saturating_sub(waited))
}

fn write_all(writer: &mpsc::Sender<Job<Office>>, waiting: &mut HashMap<Place, String>) {
    for (place, body) in waiting.drain() {
        write(writer, place, Some(body));
    }
}

fn write(writer: &mpsc::Sender<Job<Office>>, place: Place, body: Option<String>) {
    let job: Job<Office> = Box::new(move |office| {
        if let Err(refusal) = office.keep_typed(&place, body) {
            log::warn!("what was typed in {} was not kept: {}", place.dialog, refusal.kind());
        }
    });
    // Where the writer is gone, so is the office: nothing can be kept.
    let _ = writer.send(job);
}

/// Asks for what was typed at a place, what still waits to be written included.
pub(super) fn ask(keeper: &mpsc::Sender<Wish>, place: Place) -> Answer<Option<Typed>> {
    send(|job| drop(keeper.send(Wish::Then(job))), move |office| office.typed(&place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_without_a_rest_is_written_all_the_same() {
        let after = |milliseconds| rest(Duration::from_millis(milliseconds)).as_millis();
        assert_eq!(
            [after(0), after(1_500), after(2_400), after(3_000), after(9_000)],
            [1_000, 1_000, 600, 0, 0]
        );
    }
}
