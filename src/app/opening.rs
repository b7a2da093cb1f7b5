//! Opening an office away from the window's thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::forward;
use crate::clock::Clock;
use crate::i18n::Texts;
use crate::instance::Held;
use crate::service::backup::Restoring;
use crate::service::backup::place::{Place, place};
use crate::service::damage::{self, Damaged};
use crate::service::encryption::CAN_ENCRYPT;
use crate::service::general_settings::lock_after;
use crate::service::signing_in::{Person, people};
use crate::service::{Office, OfficeLink, Refusal};
use crate::store::{OpenError, Raising};
use crate::wording;

/// What goes on meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The file is looked at before it is opened.
    Examining,
    /// It is of an older version.
    Raising(Raising),
    /// It is open, and what stands in it is read.
    Reading,
    /// One of its backups takes its place.
    Restoring(Restoring),
}

impl Step {
    /// In words.
    pub fn words(self, texts: &Texts) -> String {
        texts.text(match self {
            Self::Examining => "opening-step-examining",
            Self::Raising(Raising::Saving(..)) => "opening-step-saving",
            Self::Raising(Raising::Stepping) => "opening-step-raising",
            Self::Reading => "opening-step-reading",
            Self::Restoring(Restoring::Copying) => "opening-step-copying",
            Self::Raising(Raising::Proving) | Self::Restoring(Restoring::Proving) => "opening-step-proving",
            Self::Restoring(Restoring::Following) => "opening-step-following",
            Self::Restoring(Restoring::Replacing) => "opening-step-replacing",
        })
    }

    /// Whether it can be given up: until the file itself is changed or replaced.
    pub const fn may_stop(self) -> bool {
        !matches!(self, Self::Raising(Raising::Stepping) | Self::Restoring(Restoring::Replacing))
    }

    /// How far it is, where that is known; 0 … 1.
    pub fn share(self) -> Option<f32> {
        match self {
            // Shares of a bar; exactness does not matter.
            Self::Raising(Raising::Saving(done, all)) if all > 0 => Some((done as f64 / all as f64) as f32),
            _ => None,
        }
    }
}

/// The wish to give it up, from the window to the thread that opens.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// It is given up.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// An office that is ready to be worked in.
#[derive(Debug)]
pub struct Opened {
    /// The file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Its threads.
    pub link: OfficeLink,
    /// Who may work.
    pub people: Vec<Person>,
    /// The screen is locked after so many minutes; 0: never.
    pub lock_after: i64,
    /// Held while it is open.
    pub held: Held,
    /// It was not closed in order, or another program has it open: it is to be checked whole.
    pub unclean: bool,
    /// Its disk or its file is protected: it can only be read.
    pub read_only: bool,
}

/// Why an office was not opened.
#[derive(Debug, Clone)]
pub enum Unopened {
    /// In the user's words.
    Refused(String),
    /// It is encrypted, and its password was not given yet.
    Locked(PathBuf),
    /// Whoever opened it gave it up; nothing was changed.
    Cancelled,
    /// It is damaged; there are ways back.
    Damaged(Box<Damaged>),
}

impl From<String> for Unopened {
    fn from(sentence: String) -> Self {
        Self::Refused(sentence)
    }
}

/// Opens an office, or says why not. What goes on is told, and the answer is whether to go on.
pub fn open(
    path: &Path,
    clock: Clock,
    texts: &Texts,
    beside: &forward::Place,
    tell: &dyn Fn(Step) -> bool,
) -> Result<Opened, Unopened> {
    let go_on = |step| if tell(step) { Ok(()) } else { Err(Unopened::Cancelled) };
    // One that was given up lets go of the file first.
    let waiting = || tell(Step::Examining);
    let _turn = beside.turn(path, waiting).ok_or(Unopened::Cancelled)?;
    go_on(Step::Examining)?;
    let held =
        beside.hold(path).map_err(|elsewhere| forward::said(elsewhere.bring_forward(), path, texts))?;
    let good = damage::examine(path).map_err(|unopened| match unopened {
        damage::Unopened::Damaged(damaged) => Unopened::Damaged(damaged),
        damage::Unopened::Refused(OpenError::Locked(path)) if CAN_ENCRYPT => Unopened::Locked(path),
        damage::Unopened::Refused(error) => Unopened::Refused(wording::open_refused(texts, &error)),
    })?;
    if let place @ Place::Network(_) = place(path) {
        return Err(wording::place_warning(texts, &place).unwrap_or_default().into());
    }
    let raising = |raising| tell(Step::Raising(raising));
    go_on(Step::Examining)?;
    let mut office = Office::open_telling(path, clock, &raising).map_err(|error| match error {
        OpenError::Cancelled => Unopened::Cancelled,
        error => Unopened::Refused(wording::open_refused(texts, &error)),
    })?;
    go_on(Step::Reading)?;
    let refused = |refusal: Refusal| wording::refused(texts, &refusal);
    let (name, people, lock_after) = office
        .read(|read| {
            let name = read.office()?.map(|office| office.name).unwrap_or_default();
            Ok((name, people(read)?, lock_after(read)?))
        })
        .map_err(refused)?;
    let read_only = office.is_read_only();
    let link = OfficeLink::start(office).map_err(refused)?;
    go_on(Step::Reading)?;
    Ok(Opened {
        path: path.to_owned(),
        name,
        link,
        people,
        lock_after,
        held,
        unclean: good.unclean,
        read_only,
    })
}
