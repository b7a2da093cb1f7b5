//! Progress of an import, and its cancelling.

use std::sync::Mutex;

use crate::clock::Pace;
use crate::service::{self, Refusal};

/// What an import is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Copies the office, to try the list out on.
    Copy,
    /// Reads rows and writes them.
    Rows,
    /// Works out next deliveries and contacts.
    Plans,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// How much of the stage is done, in units of its own: pages of the office, bytes of a text, rows of a sheet, addresses.
    pub done: usize,
    /// All of the stage.
    pub total: usize,
    /// Rows that were looked at.
    pub rows: usize,
}

/// Hears about ten times a second how far the import is, and at the beginning and the end of each stage, and may stop it:
/// [`Refusal::Cancelled`], and nothing is left behind.
pub type Watch = service::Watch<Progress>;

/// Rows between two looks at the clock.
const STRIDE: usize = 32;

/// Tells the watch how far it is, at a bearable pace.
pub(super) struct News<'w> {
    watch: &'w Watch,
    pace: Pace,
    steps: usize,
}

impl<'w> News<'w> {
    pub(super) fn new(watch: &'w Watch) -> Self {
        Self { watch, pace: Pace::default(), steps: 0 }
    }

    /// Tells it if it is time.
    pub(super) fn step(&mut self, progress: impl FnOnce() -> Progress) -> Result<(), Refusal> {
        self.steps += 1;
        if self.steps % STRIDE == 1 && self.pace.is_due() { self.tell(progress()) } else { Ok(()) }
    }

    /// Tells it in any case.
    pub(super) fn tell(&self, progress: Progress) -> Result<(), Refusal> {
        self.watch.tell(progress)
    }

    /// A watch for the planning of everything after so many rows, which tells of every address: at the same pace.
    pub(super) fn of_plans(&self, rows: usize) -> service::Watch {
        let (watch, pace) = (self.watch.clone(), Mutex::new(Pace::default()));
        service::Watch::through(move |(done, total): service::Share| {
            let is_due = pace.lock().is_ok_and(|mut pace| pace.is_due());
            let progress =
                || Progress { stage: Stage::Plans, done: done as usize, total: total as usize, rows };
            !is_due || watch.tell(progress()).is_ok()
        })
    }
}
