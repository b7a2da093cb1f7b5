//! The power is cut before every operation that changes something on the disk, and again while the office recovers.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::thread;

use rodnik::service::Actor;

use crate::office::{Desk, Files, NAME, comes_back, is_whole, level, seed, settled, wanted};
use crate::photo::{Chance, Harm, Photo};
use crate::vfs::Disk;
use crate::work::{DAY, key};

/// Every so many cuts the office that was found is looked through as a whole, and every so many are cut again.
const WHOLE: u64 = 200;
const AGAIN: u64 = 500;
/// A long run says after so many days how far it is.
const TOLD_EVERY: u64 = 10;

/// What was met, all threads together.
#[derive(Default)]
struct Met {
    cuts: AtomicU64,
    second: AtomicU64,
    whole: AtomicU64,
    /// How many cuts left a command that was not acknowledged and yet done.
    ahead: AtomicU64,
}

/// The file of the office after so many commands, closed.
type States = Vec<Arc<Vec<u8>>>;

struct Recovery<'a> {
    actor: &'a Actor,
    /// The office before the first command.
    copy: &'a [u8],
    states: &'a States,
    met: &'a Met,
}

impl Recovery<'_> {
    /// Opens what a cut left: it is the office of a moment that the program may be at, byte by byte, and nothing between.
    fn recovers(
        &self,
        disk: &Arc<Disk>,
        (left, mark): (&Files, usize),
        again: bool,
        when: &dyn Fn() -> String,
    ) {
        disk.put(left);
        // Photographs are dear: none but the first is kept where none is wanted.
        let (found, photos) =
            disk.photographs(if again { 1 } else { usize::MAX }, || level(disk, self.actor, when));
        let found = found.unwrap_or_else(|error| panic!("{}: {error}", when()));
        let state = self.at(&found, mark).unwrap_or_else(|| panic!("{}: neither before nor after", when()));
        if state > mark {
            self.met.ahead.fetch_add(1, Ordering::Relaxed);
        }
        for photo in photos.into_iter().filter(|_| again) {
            for harm in Harm::ALL {
                self.met.second.fetch_add(1, Ordering::Relaxed);
                disk.put(&photo.left(harm, &mut Chance::numbered(self.met.second.load(Ordering::Relaxed))));
                let twice =
                    level(disk, self.actor, when).unwrap_or_else(|error| panic!("{}: {error}", when()));
                assert_eq!(self.at(&twice, state), Some(state), "{}, and again", when());
            }
        }
    }

    /// After how many commands the office was so: after the acknowledged ones, or with the one that was being done.
    fn at(&self, found: &[u8], mark: usize) -> Option<usize> {
        (mark..=mark + 1).find(|at| self.states.get(*at).is_some_and(|state| ***state == *found))
    }

    /// The office that was found, looked through: I1 to I6.
    fn is_whole(&self, disk: &Disk, mark: usize, when: &dyn Fn() -> String) {
        let mut desk = Desk::open(&disk.path(NAME), self.actor).expect("opened once more");
        is_whole(&mut desk, when);
        comes_back(disk, &mut desk, self.copy, when);
        for (step, (name, _)) in DAY.iter().enumerate().take(mark) {
            assert_eq!(desk.was_done(key(step)), Ok(true), "{}: {name}", when());
        }
        self.met.whole.fetch_add(1, Ordering::Relaxed);
    }

    /// Cuts the power at each photograph, in all ways, on both processors.
    fn cut(&self, photos: &[Photo], round: u64) {
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let disk = Disk::new();
                    while let Some(photo) = photos.get(next.fetch_add(1, Ordering::Relaxed)) {
                        for harm in Harm::ALL {
                            let cut = self.met.cuts.fetch_add(1, Ordering::Relaxed);
                            let left = photo.left(harm, &mut Chance::numbered(cut ^ (round << 32)));
                            let step = DAY.get(photo.mark).map_or("the end", |step| step.0);
                            let when = || format!("cut {cut}, {harm:?}, in {step}");
                            self.recovers(&disk, (&left, photo.mark), cut.is_multiple_of(AGAIN), &when);
                            if cut.is_multiple_of(WHOLE) {
                                self.is_whole(&disk, photo.mark, &when);
                            }
                        }
                    }
                    disk.remove();
                });
            }
        });
    }
}

/// Another program reads all the time, and now and then moves the WAL into the file; then the WAL begins anew.
fn pauses(disk: &Disk, desk: &mut Desk, step: usize) {
    match step % 6 {
        2 => {
            let raw = rusqlite::Connection::open(disk.path(NAME)).expect("the file");
            let restart = if step % 12 == 2 { "RESTART" } else { "TRUNCATE" };
            raw.query_row(&format!("PRAGMA wal_checkpoint({restart})"), [], |_| Ok(()))
                .expect("a checkpoint");
        }
        5 => {
            // The program is closed for the night.
            let (path, actor) = (disk.path(NAME), desk.actor.clone());
            let elsewhere = std::mem::replace(desk, Desk::open(&path, &actor).expect("the office"));
            drop(elsewhere);
        }
        _ => {}
    }
}

#[test]
fn no_power_cut_loses_what_was_acknowledged_or_leaves_a_half() {
    let (actor, files) = seed();
    let (met, wanted) = (Met::default(), wanted());
    let disk = Disk::new();
    let mut round = 0;
    while met.cuts.load(Ordering::Relaxed) < wanted {
        disk.put(&files);
        let mut desk = Desk::open(&disk.path(NAME), &actor).expect("the office");
        let mut states: States = vec![Arc::new(files[0].1.clone())];
        let scratch = Disk::new();
        for (step, (name, work)) in DAY.iter().enumerate() {
            let ((), photos) = disk.photographs(1, || {
                work(&mut desk, key(step)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"));
                disk.mark(step + 1);
                scratch.put(&disk.photo().left(Harm::Kept, &mut Chance(1)));
                states.push(Arc::new(settled(&scratch, &actor).expect("the office after a command")));
                is_whole(&mut Desk::open(&scratch.path(NAME), &actor).expect("the office"), &|| {
                    (*name).to_owned()
                });
                pauses(&disk, &mut desk, step);
            });
            let recovery = Recovery { actor: &actor, copy: &files[0].1, states: &states, met: &met };
            recovery.cut(&photos, round);
        }
        drop(desk);
        scratch.remove();
        round += 1;
        if round.is_multiple_of(TOLD_EVERY) {
            println!("{} power cuts so far, nothing lost", met.cuts.load(Ordering::Relaxed));
        }
    }
    let count = |count: &AtomicU64| count.load(Ordering::Relaxed);
    assert!(count(&met.ahead) > 0 && count(&met.second) > 0 && count(&met.whole) > 0);
    println!(
        "{} power cuts under {} commands: 0 acknowledged lost, 0 half, 0 damaged; {} found a command done that was not \
         acknowledged yet; {} were cut again while recovering; the journal went as far as the office each time; {} offices were looked through \
         whole and came back from their journals",
        count(&met.cuts),
        DAY.len(),
        count(&met.ahead),
        count(&met.second),
        count(&met.whole),
    );
    disk.remove();
}
