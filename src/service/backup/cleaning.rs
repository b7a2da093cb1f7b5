//! Kept backups give up what the office gave up of persons since they were made.
//!
//! Until the next good backup the journal leads from every kept one to the present, and gives up again whom the office gave up.
//! Then its entries are blotted out, and the older backups are cleaned: those that can be read at once, those that are locked
//! as soon as somebody opens them with the password. A backup keeps its name, its time and the history that it holds.

use std::fs;
use std::path::Path;

use super::locked;
use super::restore::besides;
use super::{Kept, Note, folder, kept};
use crate::clock::Clock;
use crate::service::personal_data::forget_again;
use crate::service::{Refusal, Stamp, Watch};
use crate::store::{self, Forgotten, OpenError, Rebuilding, StoreError};

/// After one backup no more than about so many bytes of older ones are written anew: some seconds of work.
const AT_A_TIME: u64 = 512 * 1024 * 1024;

/// What is to be given up.
pub(super) struct Cleaning<'a> {
    /// The office.
    pub office: &'a Path,
    /// Its identifier.
    pub uid: &'a str,
    /// Whose personal data it gave up.
    pub forgotten: &'a [Forgotten],
    /// The clock by which addresses are planned anew.
    pub clock: Clock,
}

impl Cleaning<'_> {
    /// Cleans the kept backups that can be read, but for the newest one, which was made since: as many at a time as nobody waits
    /// for long. What is not cleaned now is cleaned after the next one.
    pub fn all(&self, newest: &Path, watch: &Watch) {
        let folder = newest.parent().unwrap_or(newest);
        if self.forgotten.is_empty() {
            return;
        }
        let Ok(_held) = folder::hold(folder) else { return };
        let kept = kept(folder, self.office, Some(self.uid)).unwrap_or_default();
        let mut cleaned = 0;
        for kept in kept.iter().filter(|kept| !kept.locked && kept.path != newest) {
            if cleaned >= AT_A_TIME || watch.tell((0, 0)).is_err() {
                return;
            }
            match self.clean(kept, &kept.path) {
                Ok(bytes) => cleaned += bytes,
                Err(error) => log::warn!("who was forgotten still stands in a kept backup: {error}"),
            }
        }
    }

    /// Cleans a locked backup that lies opened at `plain`.
    pub fn opened(&self, kept: &Kept, plain: &Path) {
        let cleaned = folder::hold(kept.path.parent().unwrap_or(&kept.path))
            .map_err(|error| error.to_string())
            .and_then(|_held| self.clean(kept, plain));
        if let Err(error) = cleaned {
            log::warn!("who was forgotten still stands in a locked backup: {error}");
        }
    }

    /// Answers how many bytes were written anew. A backup from which the history of the office did not go on stays as it is: after
    /// a restore gave up what came then, its numbers may mean other people.
    fn clean(&self, kept: &Kept, plain: &Path) -> Result<u64, String> {
        let said = |error: StoreError| format!("{error:?}");
        let Some(known) = store::still_known(plain, self.uid, self.forgotten).map_err(said)? else {
            return Ok(0);
        };
        if known.of.is_empty() || !store::holds(self.office, &known.head).map_err(said)? {
            return Ok(0);
        }
        let (part, cleaned) = (besides(&kept.path, "cleaning.part"), besides(&kept.path, "cleaned.part"));
        let done = self.rebuild((plain, &part), &known.of, &cleaned).and_then(|()| put(kept, &cleaned));
        for left in [&part, &cleaned] {
            let _ = fs::remove_file(left);
        }
        done.map(|()| kept.bytes)
    }

    fn rebuild(
        &self,
        (plain, part): (&Path, &Path),
        forgotten: &[Forgotten],
        to: &Path,
    ) -> Result<(), String> {
        let said = |error: OpenError| error.to_string();
        let _ = fs::remove_file(to);
        let mut building = Rebuilding::begin(plain, part).map_err(said)?;
        building.finish().map_err(said)?;
        let at = self.clock.now();
        let stamp = Stamp { at: &at, by: None, today: self.clock.today() };
        let again = building.change(|tx| -> Result<usize, Refusal> {
            tx.remember_forgotten(forgotten)?;
            forget_again(tx, &stamp)
        });
        again.map_err(|refusal| refusal.kind())?;
        building.keep(to).map_err(said)?;
        store::prove(to).map_err(|error| format!("{error:?}"))
    }
}

/// Puts the cleaned copy in the place of the backup, locked as that was.
fn put(kept: &Kept, cleaned: &Path) -> Result<(), String> {
    let said = |error: std::io::Error| error.to_string();
    let ready = if locked::is_locked(&kept.path).map_err(said)? {
        let shut = besides(&kept.path, "shut.part");
        let lock = locked::lock_in(&kept.path).map_err(said)?;
        locked::shut(cleaned, &shut, &lock).map_err(said)?;
        shut
    } else {
        cleaned.to_owned()
    };
    let disk = store::disk();
    store::stubbornly(|| disk.rename(&ready, &kept.path)).map_err(said)?;
    disk.flush_name(&kept.path).map_err(said)
}

/// Whose personal data an office gave up: as it says itself, or as is remembered beside it where it cannot be read.
pub(super) fn given_up(office: &Path, uid: &str) -> Vec<Forgotten> {
    let mut forgotten = store::forgotten_in(office, uid);
    let note = Note::load(office);
    if note.uid == uid {
        let known = |one: &Forgotten| forgotten.iter().any(|known| known.subject == one.subject);
        let more: Vec<_> = note.forgotten.into_iter().filter(|one| !known(one)).collect();
        forgotten.extend(more);
    }
    forgotten
}
