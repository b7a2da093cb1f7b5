//! One window for each office and user: a second start lets the first window come forward and ends.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use iced::futures::StreamExt;
use iced::futures::stream::{self, BoxStream};
use iced::window::{self, UserAttention};
use iced::{Subscription, Task};

use super::Arguments;
use crate::i18n::Texts;
use crate::instance::{Elsewhere, Forward, Held, canonical};
use crate::paths;
use crate::preferences::Preferences;
use crate::t;

/// Whoever waits for an office looks so often whether it is given up.
const LOOK: Duration = Duration::from_millis(100);

/// What this window knows of the others: how it is asked to come forward, and the lock of the office that it starts with.
#[derive(Debug, Clone, Default)]
pub struct Place {
    forward: Forward,
    first: Arc<Mutex<Option<Held>>>,
    opening: Arc<Turns>,
}

/// The offices that are just opened: each once at a time, and none waits for another, whose disk may never answer.
#[derive(Debug, Default)]
struct Turns {
    taken: Mutex<HashSet<PathBuf>>,
    freed: Condvar,
}

impl Turns {
    fn taken(&self) -> MutexGuard<'_, HashSet<PathBuf>> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The turn of whoever opens an office; ends when it is let go of.
#[derive(Debug)]
pub struct Turn<'a> {
    of: &'a Turns,
    office: PathBuf,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.of.taken().remove(&self.office);
        self.of.freed.notify_all();
    }
}

impl Place {
    /// Takes the lock of the office that this start would open, before there is a window to be seen.
    ///
    /// # Errors
    /// [`Elsewhere`].
    pub fn of_start(office: Option<&Path>) -> Result<Self, Elsewhere> {
        let forward = Forward::default();
        let first = office.map(|office| Held::take(office, &forward)).transpose()?;
        Ok(Self { forward, first: Arc::new(Mutex::new(first)), ..Self::default() })
    }

    /// The turn of whoever opens this office; waits for one that is just given up. `None`: `go_on` gave up the waiting.
    pub fn turn(&self, office: &Path, go_on: impl Fn() -> bool) -> Option<Turn<'_>> {
        let (of, office) = (&*self.opening, canonical(office));
        let mut taken = of.taken();
        while !taken.insert(office.clone()) {
            if !go_on() {
                return None;
            }
            let waited = of.freed.wait_timeout(taken, LOOK);
            taken = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(taken);
        Some(Turn { of, office })
    }

    /// The lock of an office that is opened: the one that was taken at the start, or its own.
    ///
    /// # Errors
    /// [`Elsewhere`].
    pub fn hold(&self, office: &Path) -> Result<Held, Elsewhere> {
        let first = self.first.lock().ok().and_then(|mut first| first.take());
        match first.filter(|held| held.is_of(office)) {
            Some(held) => Ok(held),
            None => Held::take(office, &self.forward),
        }
    }

    /// That the window is to come forward.
    pub fn asked(&self) -> Subscription<()> {
        Subscription::run_with(self.forward.clone(), asked)
    }
}

fn asked(forward: &Forward) -> BoxStream<'static, ()> {
    let wait = |forward: Forward| async move {
        forward.asked().await;
        Some(((), forward))
    };
    stream::unfold(forward.clone(), wait).boxed()
}

/// The window comes forward. Where the system lets no window come by itself, it draws the eye in its bar; some systems go
/// on doing so until they are told that it is enough.
pub(super) fn come<T: Send + 'static>() -> Task<T> {
    window::latest().and_then(|id| {
        window::minimize(id, false)
            .chain(window::request_user_attention(id, Some(UserAttention::Informational)))
            .chain(window::gain_focus(id))
            .chain(window::request_user_attention(id, None))
    })
}

/// That the office is open elsewhere, and whether that window heard.
pub(super) fn said(heard: bool, office: &Path, texts: &Texts) -> String {
    let path = office.display().to_string();
    if heard {
        t!(texts, "open-brought-forward", path = path)
    } else {
        t!(texts, "open-second-window", path = path)
    }
}

/// The office that a start opens without being asked further.
pub(super) fn first_office(arguments: &Arguments, preferences: &Preferences) -> Option<PathBuf> {
    if arguments.office.is_some() {
        return arguments.office.clone();
    }
    let known = if arguments.sample { paths::sample_office() } else { preferences.office.clone() };
    known.filter(|path| path.exists())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn nobody_waits_for_the_opening_of_another_office() {
        let place = Place::default();
        let _dead = place.turn(Path::new("/dead/office.rodnik"), || true);
        let (say, heard) = channel();
        let beside = place.clone();
        std::thread::spawn(move || {
            let turn = beside.turn(Path::new("/here/office.rodnik"), || true);
            say.send(turn.is_some())
        });
        assert_eq!(heard.recv_timeout(Duration::from_secs(60)), Ok(true));
    }

    #[test]
    fn who_waits_for_the_same_office_can_give_it_up_and_has_it_when_it_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let office = folder.path().join("office.rodnik");
        std::fs::write(&office, "").unwrap();
        let same = folder.path().join(".").join("office.rodnik");
        let place = Place::default();
        let first = place.turn(&office, || true);
        assert!(place.turn(&same, || false).is_none(), "one file under two names");
        drop(first);
        assert!(place.turn(&same, || false).is_some());
    }
}
