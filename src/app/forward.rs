//! One window for each office and user: a second start lets the first window come forward and ends.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use iced::futures::StreamExt;
use iced::futures::stream::{self, BoxStream};
use iced::window::{self, UserAttention};
use iced::{Subscription, Task};

use super::Arguments;
use crate::i18n::Texts;
use crate::instance::{Elsewhere, Forward, Held};
use crate::paths;
use crate::preferences::Preferences;
use crate::t;

/// What this window knows of the others: how it is asked to come forward, and the lock of the office that it starts with.
#[derive(Debug, Clone, Default)]
pub struct Place {
    forward: Forward,
    first: Arc<Mutex<Option<Held>>>,
    /// One office is opened after the other.
    turn: Arc<Mutex<()>>,
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

    /// The turn of whoever opens an office; waits for one that is just given up.
    pub fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
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
