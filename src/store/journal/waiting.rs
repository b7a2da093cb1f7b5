//! Waiting for the disk: once for the journal and for the office together, and what is done when it refuses.

use std::fs::File;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};

use rusqlite::TransactionBehavior;

use super::super::connection::Read;
use super::super::disk::Loose;
use super::super::error::StoreError;
use super::Position;
use super::capture::{Journal, Standing, Written};
use super::draft::End;
use super::entry::Entries;
use super::files::day_files;
use super::folder::{Place, Wanted};

/// A thread that waits for the disk while another one commits.
pub struct Waiter {
    asked: Sender<Loose>,
    answers: Receiver<std::io::Result<()>>,
}

impl Waiter {
    fn start() -> std::io::Result<Self> {
        let (asked, files) = channel::<Loose>();
        let (done, answers) = channel();
        // It ends when nobody can ask any more.
        std::thread::Builder::new().name("journal".into()).spawn(move || {
            for file in files {
                if done.send(file.flush()).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self { asked, answers })
    }
}

fn ended() -> std::io::Error {
    std::io::Error::other("the thread that waits for the disk has ended")
}

impl Journal {
    /// Does some work, as a COMMIT, and waits at the same time until the entry is on the disk.
    pub fn wait_beside<T>(
        &mut self,
        written: &mut Written,
        work: impl FnOnce() -> T,
    ) -> (T, std::io::Result<()>) {
        let Some(file) = written.unflushed.take() else { return (work(), Ok(())) };
        if self.waiter.is_none() {
            self.waiter = Waiter::start().ok();
        }
        let Some(waiter) = &self.waiter else {
            // Without a second thread one wait comes after the other.
            let flushed = file.flush();
            return (work(), flushed);
        };
        let asked = waiter.asked.send(file);
        let done = work();
        let flushed = asked.map_err(|_| ended()).and_then(|()| waiter.answers.recv().map_err(|_| ended())?);
        (done, flushed)
    }

    /// The transaction of the entry is committed. Whether the entry is on the disk as well; otherwise it is to be written
    /// again.
    pub fn keep(&mut self, written: Written, flushed: std::io::Result<()>) -> bool {
        match flushed {
            Ok(()) => self.stands(written.end),
            Err(error) => {
                log::warn!("the journal was not flushed: {error}");
                self.doubted.set(written.end.map(|end| end.position));
                self.waiter = None;
            }
        }
        self.doubted.get().is_none()
    }

    /// Nobody knows whether the entry of this position is on the disk.
    pub fn doubt(&self, position: Position) {
        self.doubted.set(Some(position));
    }

    /// Writes the newest entry again, into a new file: a flush that was refused may have forgotten what it was to bring to the
    /// disk, whatever a second one says. Where that cannot be done now the next write does it, and [`Journal::notice`] says so.
    pub fn write_again(&mut self, conn: &mut rusqlite::Connection, office: &Path) {
        match self.written_again(conn, office) {
            Ok(end) => {
                self.doubted.set(None);
                self.stands(end);
            }
            Err(error) => log::error!("the journal lacks an entry: {error}"),
        }
    }

    fn written_again(
        &mut self,
        conn: &mut rusqlite::Connection,
        office: &Path,
    ) -> Result<Option<End>, StoreError> {
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let (wanted, places) = at(&tx, office)?;
        if self.doubted.get() != Some(wanted.position) {
            self.give_in();
            return Err(StoreError::Journal("somebody wrote meanwhile".to_owned()));
        }
        if wanted.kept.is_none() {
            // It was waited for before its transaction was committed.
            return Ok(None);
        }
        let wanted = Wanted { is_doubted: true, ..wanted };
        let mut last = String::new();
        for place in &places {
            match wanted.open(place) {
                Ok(opened) => {
                    let (path, offset) = (opened.file.path().to_owned(), opened.end);
                    return Ok(Some(End { path, offset, position: wanted.position }));
                }
                Err(error) => {
                    self.lies_elsewhere(place.passed_over(&error));
                    last = error.to_string();
                }
            }
        }
        Err(StoreError::Journal(last))
    }

    /// Whether the journal ends with the newest entry of the office, or the office does not keep it.
    pub fn is_level(read: Read<'_>, office: &Path) -> Result<bool, StoreError> {
        let standing = Standing::read(read)?;
        let Some(kept) = standing.wanted(read, office, Default::default())?.kept else { return Ok(true) };
        let ends = |place: &Place| -> std::io::Result<bool> {
            let Some(newest) = day_files(place.folder())?.pop() else { return Ok(false) };
            let mut entries = Entries::of(File::open(newest.path)?)?;
            Ok(matches!(entries.ends_with(&kept), Ok(Some(_))))
        };
        Ok(standing.places(office).iter().any(|place| matches!(ends(place), Ok(true))))
    }

    /// Appends the newest entry to the journal of this office if it lacks this one, as it may after a power cut. The caller
    /// holds the write lock. Whether it did.
    pub fn mend(tx: &rusqlite::Connection, office: &Path) -> Result<bool, StoreError> {
        let (wanted, places) = at(tx, office)?;
        let there = places.iter().find(|place| place.folder().exists());
        let mended = there.map(|place| wanted.mend(place)).transpose();
        mended.map(Option::unwrap_or_default).map_err(|error| StoreError::Journal(error.to_string()))
    }
}

/// What the next entry follows, by what the office says, and the places that take it.
fn at(tx: &rusqlite::Connection, office: &Path) -> Result<(Wanted, Vec<Place>), StoreError> {
    let read = Read { conn: tx };
    let standing = Standing::read(read)?;
    let day = read.newest_instant()?.get(..10).and_then(|day| day.parse().ok()).unwrap_or_default();
    Ok((standing.wanted(read, office, day)?, standing.places(office)))
}
