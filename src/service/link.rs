//! The office for a window: a thread that owns the writing connection, one that reads beside it. The window never waits.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread;

use tokio::sync::oneshot;

use super::at_work::AtWork;
use super::find::{Finder, Found};
use super::import::{Import, ImportReport, dry_run_apart, dry_run_within};
use super::office::{Actor, Command, Office, Outcome};
use super::refusal::Refusal;
use super::typed::{Place, Wish, ask, start_keeper};
use crate::clock::Clock;
use crate::store::{CommandKey, Read, Typed};

pub(super) type Job<S> = Box<dyn FnOnce(&mut S) + Send>;

/// An answer that comes later.
pub type Answer<T> = oneshot::Receiver<Result<T, Refusal>>;

/// A handle on an open office; cheap to clone. The threads end when the last one is dropped.
#[derive(Debug, Clone)]
pub struct OfficeLink {
    writer: mpsc::Sender<Job<Office>>,
    reader: mpsc::Sender<Job<Office>>,
    keeper: mpsc::Sender<Wish>,
    searcher: mpsc::Sender<Job<Searcher>>,
    clock: Clock,
    path: Arc<Path>,
}

/// The search has a view of its own, so that neither its first reading of all clients nor a long list keeps the other
/// waiting.
struct Searcher {
    office: Office,
    finder: Finder,
}

impl OfficeLink {
    /// Gives an open office to threads of its own.
    ///
    /// # Errors
    /// When the second connection or a thread cannot be had.
    pub fn start(office: Office) -> Result<Self, Refusal> {
        let clock = office.clock();
        let path = Arc::from(office.path());
        let reader = spawn("office-reader", office.reader()?)?;
        let searcher = Searcher { office: office.reader()?, finder: Finder::default() };
        let searcher = spawn("office-searcher", searcher)?;
        let writer = spawn("office-writer", office)?;
        Ok(Self { keeper: start_keeper(writer.clone())?, writer, reader, searcher, clock, path })
    }

    /// The clock by which the office works.
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// The file of the office.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Carries a command out, after those that were sent before. One that brings a file to be unpacked waits for its turn once
    /// that is done, and nobody waits for it meanwhile.
    pub fn run<C>(&self, actor: Actor, key: CommandKey, command: C) -> Answer<Outcome<C::Value>>
    where
        C: Command + Send + 'static,
        C::Value: Send + 'static,
    {
        if !C::READS_AHEAD {
            return to(&self.writer, move |office| office.run(&actor, key, &command));
        }
        let (answer, receiver) = oneshot::channel();
        let writer = self.writer.clone();
        thread::spawn(move || {
            let ahead = command.read_ahead();
            let run = move |office: &mut Office| office.run_ahead(&actor, key, (&command, ahead));
            let job: Job<Office> = Box::new(move |office| drop(answer.send(run(office))));
            // Where the thread is gone, the receiver learns it.
            drop(writer.send(job));
        });
        receiver
    }

    /// Does something with the office itself, after the commands that were sent before.
    pub fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Office) -> Result<T, Refusal> + Send + 'static,
    ) -> Answer<T> {
        to(&self.writer, work)
    }

    /// Tries an import out, on a thread and a copy of its own, so that no work waits for it. Where no copy can be had it is
    /// tried out in the office, after the commands that were sent before.
    pub fn try_out(&self, actor: Actor, import: Import) -> Answer<ImportReport> {
        let (answer, receiver) = oneshot::channel();
        let writer = self.writer.clone();
        let trial = move |mut apart: Office| match dry_run_apart(&mut apart, &actor, &import).transpose() {
            Some(tried) => tried,
            None => {
                let within = move |office: &mut Office| dry_run_within(office, &actor, &import);
                to(&writer, within).blocking_recv().unwrap_or(Err(Refusal::OfficeGone))
            }
        };
        let begin = move |office: &mut Office| match office.reader().map_err(Refusal::from) {
            Ok(apart) => drop(thread::spawn(move || drop(answer.send(trial(apart))))),
            Err(refusal) => drop(answer.send(Err(refusal))),
        };
        // Where the thread is gone, the receiver learns it.
        let _ = self.reader.send(Box::new(begin));
        receiver
    }

    /// Reads at one moment, beside the writer.
    pub fn read<T: Send + 'static>(
        &self,
        reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Answer<T> {
        to(&self.reader, move |office| office.read(reading))
    }

    /// Keeps what was typed at a place, once the hands rest. Nobody waits for it.
    pub fn keep_typed(&self, place: Place, body: String) {
        // Where the thread is gone, so is the office.
        let _ = self.keeper.send(Wish::Keep(place, body));
    }

    /// Forgets what was typed at a place: it was saved or discarded.
    pub fn forget_typed(&self, place: Place) {
        let _ = self.keeper.send(Wish::Forget(place));
    }

    /// What was typed at a place and not saved.
    pub fn typed(&self, place: Place) -> Answer<Option<Typed>> {
        ask(&self.keeper, place)
    }

    /// Searches for what was typed, beside the writer and the reader. An answer that nobody waits for any more, because
    /// more was typed meanwhile, is not looked for.
    pub fn find(&self, typed: String, limit: usize) -> Answer<Vec<Found>> {
        let (answer, receiver) = oneshot::channel();
        let job = move |searcher: &mut Searcher| {
            if answer.is_closed() {
                return;
            }
            let Searcher { office, finder } = searcher;
            drop(answer.send(office.read(|read| finder.find(read, &typed, limit))));
        };
        let _ = self.searcher.send(Box::new(job));
        receiver
    }

    /// Reads at length on a thread and a connection of its own, so that no short reading waits for it.
    pub fn read_apart<T: Send + 'static>(
        &self,
        reading: impl FnOnce(&Read<'_>) -> Result<T, Refusal> + Send + 'static,
    ) -> Answer<T> {
        let (answer, receiver) = oneshot::channel();
        let begin = move |office: &mut Office| match office.reader().map_err(Refusal::from) {
            Ok(mut apart) => drop(thread::spawn(move || drop(answer.send(apart.read(reading))))),
            Err(refusal) => drop(answer.send(Err(refusal))),
        };
        // Where the thread is gone, the receiver learns it.
        let _ = self.reader.send(Box::new(begin));
        receiver
    }
}

/// Waits for an answer.
///
/// # Errors
/// Those of the work, and when the thread is gone.
pub async fn answered<T>(answer: Answer<T>) -> Result<T, Refusal> {
    answer.await.unwrap_or(Err(Refusal::OfficeGone))
}

fn spawn<S: Send + 'static>(name: &'static str, state: S) -> Result<mpsc::Sender<Job<S>>, Refusal> {
    let (sender, jobs) = mpsc::channel::<Job<S>>();
    let at_work = AtWork::begin();
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            // Given back after the connection is closed.
            let _at_work = at_work;
            let mut state = state;
            for job in jobs {
                // A defect in one job: its transaction is rolled back on the way out and whoever waits learns that there is
                // no answer, but the office goes on working.
                if catch_unwind(AssertUnwindSafe(|| job(&mut state))).is_err() {
                    log::error!(
                        "a job of the thread {} ended without an answer",
                        thread::current().name().unwrap_or_default()
                    );
                }
            }
        })
        .map_err(|_| Refusal::OfficeGone)?;
    Ok(sender)
}

fn to<T: Send + 'static>(
    thread: &mpsc::Sender<Job<Office>>,
    work: impl FnOnce(&mut Office) -> Result<T, Refusal> + Send + 'static,
) -> Answer<T> {
    // Where the thread is gone, the receiver learns it.
    send(|job| drop(thread.send(job)), work)
}

/// Makes a job of some work and hands it over; the answer comes later.
pub(super) fn send<T: Send + 'static>(
    hand_over: impl FnOnce(Job<Office>),
    work: impl FnOnce(&mut Office) -> Result<T, Refusal> + Send + 'static,
) -> Answer<T> {
    let (answer, receiver) = oneshot::channel();
    // Nobody may wait for the answer any more: then it is dropped.
    hand_over(Box::new(move |office| drop(answer.send(work(office)))));
    receiver
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::money::Money;
    use crate::domain::people::Role;
    use crate::i18n::Language;
    use crate::service::new_key;
    use crate::service::new_office::{NewOffice, create};
    use crate::service::office::{ReadAhead, Work};
    use crate::service::rights::Right;

    struct AddRoute(&'static str, bool);

    impl Command for AddRoute {
        type Value = ();
        const NAME: &'static str = "add_route";
        const RIGHT: Right = Right::ChangeSettings;

        fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
            work.tx.insert_route(self.0)?;
            assert!(!self.1, "a defect");
            Ok(())
        }
    }

    /// Brings a file that is long in being read.
    struct Slow(mpsc::Receiver<()>);

    impl Command for Slow {
        type Value = ();
        const NAME: &'static str = "add_route";
        const RIGHT: Right = Right::ChangeSettings;
        const READS_AHEAD: bool = true;

        fn read_ahead(&self) -> ReadAhead {
            let _ = self.0.recv_timeout(Duration::from_secs(20));
            None
        }

        fn carry_out(&self, _: &mut Work<'_>) -> Result<(), Refusal> {
            Ok(())
        }
    }

    #[test]
    fn nobody_waits_while_a_file_is_unpacked() {
        let (_folder, link, actor) = office();
        let (unpacked, waits) = mpsc::channel();
        let mut slow = link.run(actor.clone(), new_key().unwrap(), Slow(waits));
        link.run(actor, new_key().unwrap(), AddRoute("South", false)).blocking_recv().unwrap().unwrap();
        assert!(slow.try_recv().is_err(), "still unpacked");
        unpacked.send(()).unwrap();
        slow.blocking_recv().unwrap().unwrap();
    }

    fn office() -> (tempfile::TempDir, OfficeLink, Actor) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.rodnik");
        let new = NewOffice {
            name: "Office".into(),
            area_code: String::new(),
            user: "Anna".into(),
            language: Language::English,
            bottle_price: Money::ZERO,
            no_delivery: Vec::new(),
        };
        create(&path, &new, Clock::system()).unwrap();
        let mut office = Office::open(&path, Clock::system()).unwrap();
        let actor = office.actor(None).unwrap();
        assert_eq!(actor.roles.len(), Role::ALL.len());
        (folder, OfficeLink::start(office).unwrap(), actor)
    }

    #[test]
    fn a_command_that_breaks_off_leaves_nothing_and_the_office_goes_on() {
        let (_folder, link, actor) = office();
        let broken = link.run(actor.clone(), new_key().unwrap(), AddRoute("North", true));
        assert!(broken.blocking_recv().is_err(), "no answer");
        link.run(actor, new_key().unwrap(), AddRoute("South", false)).blocking_recv().unwrap().unwrap();
        let routes = link.read(|read| Ok(read.routes()?)).blocking_recv().unwrap().unwrap();
        assert_eq!(routes.into_iter().map(|route| route.name).collect::<Vec<_>>(), ["South"]);
    }
}
