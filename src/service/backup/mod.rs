//! Backups of an office: made by themselves and when somebody asks, checked before they count, thinned, and restored.
//!
//! A backup is a whole office under another name. It bears that name only once it was found good, so what lies in the
//! folder under the name of a backup is one.

mod cleaning;
mod folder;
mod free;
mod journals;
pub mod locked;
mod name;
mod note;
pub mod place;
mod restore;
mod settings;
mod thin;
mod trying;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use super::refusal::Refusal;
use super::watch::Watch;
use crate::clock::{self, Clock};
use crate::store::{self, Connection, CopyError, HistoryHead, LookError, OpenError, StoreError, Unfit};

use cleaning::Cleaning;
pub use folder::{Kept, beside, kept};
pub use free::{free_space, is_short, short_of_room};
pub use note::{LastGood, Note};
pub use restore::{
    Aside, Restore, Restored, Restoring, bring_as_far_as_the_journal, forget_as_known, restore,
    restore_when_left,
};
pub(super) use restore::{besides, left, make_good, replace};
pub use settings::{BackupSettings, ChangeBackupSettings, LATEST, MOST_KEPT};
pub use thin::{FEWEST, Keep};
pub use trying::{Prospect, look_ahead, look_inside, try_restoring};

/// Days after which somebody is reminded to try a restore.
const TRY_EVERY: i64 = 365;
/// After one that failed the next is not tried by itself before so many minutes passed.
const REST: i64 = 60;
/// While another program makes one, it is asked again after this time.
const ANOTHER_TRY: Duration = Duration::from_millis(300);

/// Why no backup was made, or one not restored. What was there is untouched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupRefusal {
    /// The office could not be opened.
    Open(OpenError),
    /// The office does not pass its check, so that no backup of it would be good.
    Unfit(Unfit),
    /// The system refused something with a file or a folder.
    Refused {
        /// Which.
        path: PathBuf,
        /// Why, as a kind.
        kind: std::io::ErrorKind,
        /// The system's words.
        reason: String,
    },
    /// The disk has so many bytes free, and so many are needed.
    NoRoom {
        /// Bytes that are free.
        free: u64,
        /// Bytes that are needed.
        needs: u64,
    },
    /// Another program is making one.
    Underway,
    /// A program has the office open.
    InUse,
    /// The file that is to be restored is no good.
    Backup(LookError),
    /// It is the file of the office itself.
    Itself,
    /// The journal could not be followed.
    Unfollowed,
    /// It is of another office; its name.
    OtherOffice(String),
    /// It is locked, and this password does not open it.
    Password,
    /// It is locked, and no password was given.
    NoPassword,
    /// It was cancelled.
    Cancelled,
    /// The store failed.
    Store(StoreError),
}

impl BackupRefusal {
    pub(super) fn io(path: &Path) -> impl Fn(std::io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |error| Self::Refused { path: path.clone(), kind: error.kind(), reason: error.to_string() }
    }
}

impl From<StoreError> for BackupRefusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<CopyError<Refusal>> for BackupRefusal {
    fn from(error: CopyError<Refusal>) -> Self {
        match error {
            CopyError::Stopped(_) => Self::Cancelled,
            CopyError::Unfit(unfit) => Self::Unfit(unfit),
            CopyError::Store(StoreError::Damaged(detail)) => Self::Unfit(Unfit::Damaged(detail)),
            CopyError::Store(error) => Self::Store(error),
        }
    }
}

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Backups that were given up for it.
    pub given_up: usize,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackedUp {
    /// There is a new one.
    Made(Made),
    /// Nothing changed since the last good one.
    Unchanged(LastGood),
}

/// What a window shows of the backups of an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What the office decided.
    pub settings: BackupSettings,
    /// What is remembered.
    pub note: Note,
    /// Where they go.
    pub folder: PathBuf,
    /// Whether the office changed since the last good one.
    pub changed: bool,
    /// Bytes that are free on its disk, where that is too few.
    pub short: Option<u64>,
}

/// What the office itself says of its backups; the folder in which they lie is not looked at yet. That folder may be on a
/// server that does not answer: whoever serves a window reads this much, and looks there beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    settings: BackupSettings,
    uid: String,
    head: HistoryHead,
    short: Option<u64>,
}

impl Wanted {
    /// Whether one is to be made when the office is left.
    pub const fn at_closing(&self) -> bool {
        self.settings.at_closing
    }

    /// What the office decided, and where it stands.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &store::Read<'_>) -> Result<Self, StoreError> {
        let uid = read.office()?.map(|office| office.uid).unwrap_or_default();
        let (settings, head) = (BackupSettings::load(read)?, read.head()?);
        Ok(Self { settings, uid, head, short: short_of_room(read)? })
    }

    /// How it stands, by what lies in the folder.
    pub fn standing(self, office: &Path) -> Standing {
        let Self { settings, uid, head, short } = self;
        let note = Note::of(office, &uid);
        let folder = settings.folder.clone().unwrap_or_else(|| beside(office));
        let changed = last_good(&note, &folder, &head).is_none();
        Standing { settings, note, folder, changed, short }
    }
}

/// Whether so little time lies between an attempt that failed and now that another one is to wait. What lies far ahead is of
/// a clock that was set back.
pub fn rests(attempt: NaiveDateTime, now: NaiveDateTime) -> bool {
    (now - attempt).num_minutes().abs() < REST
}

impl Standing {
    /// How it stands. It looks into the folder of the backups.
    ///
    /// # Errors
    /// When the store fails.
    pub fn load(read: &store::Read<'_>, office: &Path) -> Result<Self, StoreError> {
        Ok(Wanted::load(read)?.standing(office))
    }

    /// Whether the set hour of this day has come and no backup was made since. After one that failed it is left for a while.
    pub fn is_due(&self, now: NaiveDateTime) -> bool {
        let Some(hour) = self.settings.hour.and_then(|hour| now.date().and_hms_opt(hour, 0, 0)) else {
            return false;
        };
        let last = self.note.last.as_ref().and_then(|last| clock::local(&last.at));
        let failed = self.note.failed.as_ref().and_then(|failed| clock::local(failed));
        // A clock that was set back makes the last one lie ahead; then it is as if it were of now.
        let open = now >= hour && last.is_none_or(|last| last < hour);
        self.changed && open && failed.is_none_or(|failed| !rests(failed, now))
    }

    /// Whether one is to be made when the office is left.
    pub fn is_due_at_closing(&self) -> bool {
        self.changed && self.settings.at_closing
    }

    /// Whether the last good one is older than the office allows. What never changed since needs none.
    pub fn is_late(&self, now: NaiveDateTime) -> bool {
        let last = self.note.last.as_ref().and_then(|last| clock::local(&last.at));
        let age = last.map(|last| (now.date() - last.date()).num_days());
        self.changed && age.is_none_or(|age| age >= self.settings.late_after)
    }

    /// Whether it is a year since anybody tried to restore a backup.
    pub fn is_to_be_tried(&self, today: NaiveDate) -> bool {
        self.note.tried.is_some_and(|tried| (today - tried).num_days() >= TRY_EVERY)
    }
}

/// The last good backup, where the office did not change since and the file is still there.
fn last_good(note: &Note, folder: &Path, head: &HistoryHead) -> Option<LastGood> {
    let is_here = |last: &&LastGood| last.path.parent() == Some(folder) && last.path.is_file();
    note.last.as_ref().filter(|last| last.holds(head)).filter(is_here).cloned()
}

/// Makes a backup while work goes on; `always` also where nothing changed since the last good one. `watch` is told pages
/// copied and pages in all.
///
/// # Errors
/// See [`BackupRefusal`]; every earlier backup is untouched then.
pub fn back_up(office: &Path, clock: Clock, always: bool, watch: &Watch) -> Result<BackedUp, BackupRefusal> {
    let mut connection = Connection::open(office).map_err(BackupRefusal::Open)?;
    let (standing, uid, head, number) = connection.read(|read| {
        let uid = read.office()?.map(|office| office.uid).unwrap_or_default();
        let number = read.journal_number()?;
        Ok::<_, StoreError>((Standing::load(&read, office)?, uid, read.head()?, number))
    })?;
    if let Some(last) = last_good(&standing.note, &standing.folder, &head).filter(|_| !always) {
        return Ok(BackedUp::Unchanged(last));
    }
    let at = clock.now();
    let asked = Asked { office, uid: &uid, at: &at, standing: &standing };
    let made = asked.make(&connection, watch);
    let mut note = Note::of(office, &uid);
    match &made {
        Ok((_, last)) => {
            let before = note.last.take().map(|last| last.at);
            let fresh = journals::Fresh { office, uid: &uid, path: &last.path, number, before };
            fresh.tidy(&mut connection, &mut note);
            (note.last, note.failed) = (Some(last.clone()), None);
            note.tried = note.tried.or(Some(clock.today()));
        }
        Err(BackupRefusal::Cancelled | BackupRefusal::Underway) => {}
        Err(_) => note.failed = Some(at.clone()),
    }
    note.folder.clone_from(&standing.settings.folder);
    match connection.read(|read| read.forgotten()) {
        Ok(forgotten) => note.forgotten = forgotten,
        Err(error) => log::warn!("who was forgotten is not known: {error:?}"),
    }
    if let Err(error) = note.save(office) {
        log::warn!("the note about the backups was not written: {error}");
    }
    if let Ok((made, _)) = &made {
        Cleaning { office, uid: &uid, forgotten: &note.forgotten, clock }.all(&made.path, watch);
    }
    made.map(|(made, _)| BackedUp::Made(made))
}

/// The same when the office is left: where another one is under way, that one is waited for. It may be the one that is wanted.
///
/// # Errors
/// See [`BackupRefusal`].
pub fn back_up_at_closing(office: &Path, clock: Clock, watch: &Watch) -> Result<BackedUp, BackupRefusal> {
    loop {
        match back_up(office, clock, false, watch) {
            Err(BackupRefusal::Underway) => watch.tell((0, 0)).map_err(|_| BackupRefusal::Cancelled)?,
            made => return made,
        }
        std::thread::sleep(ANOTHER_TRY);
    }
}

/// A backup that was asked for.
struct Asked<'a> {
    office: &'a Path,
    uid: &'a str,
    at: &'a str,
    standing: &'a Standing,
}

impl Asked<'_> {
    fn make(&self, connection: &Connection, watch: &Watch) -> Result<(Made, LastGood), BackupRefusal> {
        let folder = &self.standing.folder;
        let refused = BackupRefusal::io(folder);
        folder::make(folder).map_err(&refused)?;
        let _held = folder::hold(folder).map_err(|error| match error.kind() {
            std::io::ErrorKind::WouldBlock => BackupRefusal::Underway,
            _ => refused(error),
        })?;
        folder::sweep(folder, self.uid);
        let size = fs::metadata(self.office).map_or(0, |data| data.len());
        let free = free_space(folder);
        if let Some(free) = free.filter(|free| *free < size) {
            return Err(BackupRefusal::NoRoom { free, needs: size });
        }
        let named = name::name(self.office, self.uid, self.at);
        let named = named.ok_or_else(|| StoreError::Other("no instant".to_owned()))?;
        let part = folder.join(format!(".{named}.part"));
        let made = self.copy(connection, (&part, &named), watch);
        if made.is_err() {
            let _ = fs::remove_file(&part);
        }
        made
    }

    fn copy(
        &self,
        connection: &Connection,
        (part, named): (&Path, &str),
        watch: &Watch,
    ) -> Result<(Made, LastGood), BackupRefusal> {
        let (folder, settings) = (&self.standing.folder, &self.standing.settings);
        let refused = BackupRefusal::io(folder);
        drop(folder::empty_file(part).map_err(&refused)?);
        let totals = connection.copy_into(part, |done, all| watch.tell((done, all)))?;
        let path = match &settings.lock {
            None => {
                let path = name::free(folder, named, "");
                store::name_copy(part, &path).map_err(&refused)?;
                path
            }
            Some(lock) => {
                let path = name::free(folder, named, locked::ENDING);
                let shut = folder.join(format!(".{named}.locked.part"));
                locked::shut(part, &shut, lock).map_err(&refused)?;
                store::name_copy(&shut, &path).map_err(&refused)?;
                fs::remove_file(part).map_err(&refused)?;
                path
            }
        };
        connection.backed_up();
        let bytes = fs::metadata(&path).map_or(0, |data| data.len());
        let given_up = self.thin(&path);
        let seal = note::hexadecimal(&totals.head.seal);
        let last = LastGood { path: path.clone(), at: self.at.to_owned(), history: totals.head.id, seal };
        Ok((Made { path, bytes, given_up }, last))
    }

    /// Takes away what the office does not keep; never what was just made, whatever the clock says.
    fn thin(&self, made: &Path) -> usize {
        let Ok(kept) = kept(&self.standing.folder, self.office, Some(self.uid)) else { return 0 };
        let kept: Vec<_> =
            kept.into_iter().filter_map(|kept| Some((clock::local(&kept.at)?, kept.path))).collect();
        let moments: Vec<NaiveDateTime> = kept.iter().map(|(moment, _)| *moment).collect();
        let given_up = self.standing.settings.keep.given_up(&moments);
        let gone =
            given_up.into_iter().filter(|at| kept[*at].1 != made && fs::remove_file(&kept[*at].1).is_ok());
        gone.count()
    }
}
