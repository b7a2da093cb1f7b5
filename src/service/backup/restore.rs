//! Putting a backup in the place of an office. What was there is kept beside it, with its journals.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::locked::Password;
use super::{BackupRefusal, Note, cleaning, free_space, locked};
use crate::clock::Clock;
use crate::service::recover::recover;
use crate::service::watch::Watch;
use crate::service::{Office, Refusal};
use crate::store::{self, Beyond, Forgotten, Inside, JOURNALS, Replayed};

/// So many tenths of a second the own threads have to let go of an office.
const LETTING_GO: u32 = 50;

/// Under what name the file that is replaced is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// It was good.
    Replaced,
    /// It is damaged: the evidence stays as it is.
    Damaged,
}

impl Aside {
    const fn word(self) -> &'static str {
        match self {
            Self::Replaced => "replaced",
            Self::Damaged => "damaged",
        }
    }
}

/// What is to be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restore {
    /// The office whose place it takes; it need not be there.
    pub office: PathBuf,
    /// The backup.
    pub backup: PathBuf,
    /// The password of a locked one.
    pub password: Option<Password>,
    /// What becomes of the file that is there.
    pub aside: Aside,
    /// Also where the backup is of another office.
    pub other_office: bool,
    /// Whether what the journal beside the office holds after the backup is done again.
    pub journal: bool,
}

/// What goes on while a backup is restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Restoring {
    /// It is copied beside the office.
    Copying,
    /// The copy is proven good.
    Proving,
    /// What the journal holds after it is done again.
    Following,
    /// It takes the place of the office: short, and not to be stopped.
    Replacing,
}

/// Told how far it is; answers whether to go on.
type Tell<'a> = &'a dyn Fn(Restoring) -> bool;

fn go_on(tell: Tell<'_>, step: Restoring) -> Result<(), BackupRefusal> {
    if tell(step) { Ok(()) } else { Err(BackupRefusal::Cancelled) }
}

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What it holds.
    pub inside: Inside,
    /// Where the file that was there lies now.
    pub aside: Option<PathBuf>,
    /// How far the journal led beyond the backup, where it did.
    pub replayed: Option<Replayed>,
    /// Whether the journal was to be followed, and could not be: the office is the backup alone.
    pub unfollowed: bool,
}

impl Restore {
    /// Puts the backup in the place of the office.
    fn carry_out(&self, clock: Clock, tell: Tell<'_>) -> Result<Restored, BackupRefusal> {
        let Self { office, backup, .. } = self;
        let same = |a: &Path, b: &Path| {
            a.canonicalize().ok().zip(b.canonicalize().ok()).is_some_and(|(a, b)| a == b)
        };
        if same(office, backup) {
            return Err(BackupRefusal::Itself);
        }
        self.put(clock, tell)
    }

    fn put(&self, clock: Clock, tell: Tell<'_>) -> Result<Restored, BackupRefusal> {
        let Self { office, .. } = self;
        if is_held(office, self.aside)? {
            return Err(BackupRefusal::InUse);
        }
        let ready = besides(office, "restoring");
        let restored = self.bring(&ready, tell).and_then(|inside| {
            self.refuse_other(&inside)?;
            if self.journal {
                go_on(tell, Restoring::Following)?;
            }
            let followed = if self.journal { self.follow_journal(&ready) } else { Ok(None) };
            let unfollowed = followed.as_ref().is_err_and(|why| {
                log::warn!("the journal was not followed: {why}");
                true
            });
            if unfollowed && self.backup == *office {
                return Err(BackupRefusal::Unfollowed);
            }
            go_on(tell, Restoring::Replacing)?;
            let owes = owe(office, &inside.uid);
            let aside = replace(office, &ready, self.aside, clock)?;
            if owes && let Err(error) = Office::open(office, clock) {
                log::error!("who was forgotten since the backup stands in it until it is opened: {error}");
            }
            Ok(Restored { inside, aside, replayed: followed.unwrap_or_default(), unfollowed })
        });
        if restored.is_err() {
            let _ = fs::remove_file(&ready);
        }
        restored
    }

    /// A copy of the backup beside the office, unlocked and proven good.
    fn bring(&self, ready: &Path, tell: Tell<'_>) -> Result<Inside, BackupRefusal> {
        let refused = BackupRefusal::io(ready);
        let size = fs::metadata(&self.backup).map_err(BackupRefusal::io(&self.backup))?.len();
        if let Some(free) = free_space(ready).filter(|free| *free < size) {
            return Err(BackupRefusal::NoRoom { free, needs: size });
        }
        drop(super::folder::empty_file(ready).map_err(&refused)?);
        go_on(tell, Restoring::Copying)?;
        locked::open_or_copy(&self.backup, ready, self.password.as_ref())?;
        go_on(tell, Restoring::Proving)?;
        store::prove(ready).map_err(BackupRefusal::Backup)?;
        let disk = store::disk();
        disk.open(ready).and_then(|file| disk.flush((&file, ready))).map_err(&refused)?;
        store::look(ready).map_err(BackupRefusal::Backup)
    }

    /// Does again what the journal holds after the backup; `None`: it holds nothing. Where it cannot be followed, the words say why,
    /// and the backup alone is restored.
    fn follow_journal(&self, ready: &Path) -> Result<Option<Replayed>, String> {
        let further = besides(&self.office, "followed");
        store::remove_copy(&further);
        let journal = with(&self.office, ".journal");
        let replayed = recover(ready, &[journal], &further, &Watch::default())
            .map_err(|error| error.to_string())?
            .replayed;
        if replayed.entries == 0 {
            store::remove_copy(&further);
            return replayed.halt.map_or(Ok(None), |halt| Err(format!("{:?}", halt.reason)));
        }
        match store::stubbornly(|| store::disk().rename(&further, ready)) {
            Ok(()) => Ok(Some(replayed)),
            Err(error) => {
                store::remove_copy(&further);
                Err(error.to_string())
            }
        }
    }

    fn refuse_other(&self, inside: &Inside) -> Result<(), BackupRefusal> {
        let known = Note::load(&self.office).uid;
        let present = store::look(&self.office).ok().map(|present| present.uid).unwrap_or(known);
        if self.other_office || present.is_empty() || present == inside.uid {
            Ok(())
        } else {
            Err(BackupRefusal::OtherOffice(inside.name.clone()))
        }
    }
}

/// Moves away what is there, with its journals, and gives the finished file its name. At every moment there is an office of
/// that name. Says where the old one lies now.
pub(in crate::service) fn replace(
    office: &Path,
    ready: &Path,
    aside: Aside,
    clock: Clock,
) -> Result<Option<PathBuf>, BackupRefusal> {
    let (refused, disk) = (BackupRefusal::io(office), store::disk());
    if is_held(office, aside)? {
        return Err(BackupRefusal::InUse);
    }
    let is_there = office.exists();
    let old = free_name(office, aside, &clock.now());
    if is_there {
        // A second name first, so that the office never has none; where the file system knows no second names, it is moved.
        store::stubbornly(|| disk.link(office, &old).or_else(|_| disk.rename(office, &old)))
            .map_err(&refused)?;
    }
    // A journal that stays beside another file would be written into it.
    for ending in JOURNALS {
        let (from, to) = (with(office, ending), with(&old, ending));
        if from.exists() {
            store::stubbornly(|| disk.rename(&from, &to)).map_err(&refused)?;
        }
    }
    store::stubbornly(|| disk.rename(ready, office)).map_err(&refused)?;
    disk.flush_name(office).map_err(&refused)?;
    let mut note = Note::load(office);
    // The office stands elsewhere now: there is no good backup of this state yet, and being older is no damage.
    (note.last, note.tried, note.left) = (None, Some(clock.today()), left(office));
    if let Err(error) = note.save(office) {
        log::warn!("the note about the backups was not written: {error}");
    }
    Ok(is_there.then_some(old))
}

/// What the journal of an office holds beyond it: whoever goes on with the office as it is leaves that on purpose.
pub(in crate::service) fn left(office: &Path) -> Option<String> {
    match store::beyond(office) {
        Ok(Some(Beyond::Journal(ahead))) => Some(ahead.last),
        _ => None,
    }
}

/// Gives up in an office that was recovered from a backup what the office beside which that lay gave up of persons since.
pub fn forget_as_known(recovered: &Path, office: &Path, clock: Clock) {
    let owed =
        store::look(recovered).map_or_else(|_| Vec::new(), |inside| cleaning::given_up(office, &inside.uid));
    if owed.is_empty() {
        return;
    }
    let done = Office::open(recovered, clock).map_err(|error| error.to_string());
    let done = done.and_then(|mut recovered| recovered.forget_as_in(&owed).map_err(|refusal| refusal.kind()));
    if let Err(error) = done {
        log::error!("who was forgotten since the backup stands in the recovered office: {error}");
    }
}

/// Remembers whom the office that is to stand here has to give up: its backup may be older than that was. Says whether there is
/// anybody.
fn owe(office: &Path, uid: &str) -> bool {
    let owed = cleaning::given_up(office, uid);
    if owed.is_empty() {
        return false;
    }
    // Where nothing can be remembered beside it, the office is still better restored than not.
    if let Err(error) = (Note { owed, ..Note::of(office, uid) }).save(office) {
        log::error!("who was forgotten since the backup is not remembered: {error}");
    }
    true
}

/// Gives up in an office that was just opened what the restore that put it there owes, whether that came to its end or not.
pub(in crate::service) fn make_good(office: &mut Office) {
    let path = office.path().to_owned();
    let note = Note::load(&path);
    if note.owed.is_empty() || office.is_read_only() {
        return;
    }
    let done = pay(office, &note).map_err(|refusal| refusal.kind());
    let done = done.and_then(|forgotten| {
        let paid = Note { owed: Vec::new(), forgotten, ..note };
        paid.save(&path).map_err(|error| error.to_string())
    });
    if let Err(error) = done {
        log::error!("who was forgotten since the backup stands in the office again: {error}");
    }
}

/// Answers whom the office knows as given up then: a number of the abandoned history may be somebody else's from now on.
fn pay(office: &mut Office, note: &Note) -> Result<Vec<Forgotten>, Refusal> {
    let uid = office.read(|read| Ok::<_, Refusal>(read.office()?.map(|known| known.uid)))?;
    if uid.as_ref() == Some(&note.uid) {
        office.forget_as_in(&note.owed)?;
    }
    office.read(|read| Ok(read.forgotten()?))
}

fn is_held(office: &Path, aside: Aside) -> Result<bool, BackupRefusal> {
    Ok(office.exists() && store::is_in_use(office, aside == Aside::Damaged)?)
}

/// The same as [`restore`], for a program that is just leaving the office: its threads are given a moment to let go of it. How
/// far it is is told, and the answer is whether to go on.
///
/// # Errors
/// See [`BackupRefusal`]; then the office is as it was.
pub fn restore_when_left(
    wish: &Restore,
    clock: Clock,
    tell: &dyn Fn(Restoring) -> bool,
) -> Result<Restored, BackupRefusal> {
    for _ in 0..LETTING_GO {
        if !is_held(&wish.office, wish.aside)? {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    wish.carry_out(clock, tell)
}

fn free_name(office: &Path, aside: Aside, at: &str) -> PathBuf {
    let named = with(office, &format!(".{}-{}", aside.word(), at.replace(':', "-")));
    let numbered = (2..).map(|number: u32| with(&named, &format!("-{number}")));
    let free = |path: &PathBuf| std::iter::once("").chain(JOURNALS).all(|end| !with(path, end).exists());
    std::iter::once(named.clone()).chain(numbered).find(free).unwrap_or(named)
}

fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A hidden name beside an office.
pub(in crate::service) fn besides(office: &Path, word: &str) -> PathBuf {
    let name = office.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    office.with_file_name(format!(".{name}.{word}"))
}

/// Puts a backup in the place of an office that no program has open, after it was proven good. What was there is kept.
///
/// # Errors
/// See [`BackupRefusal`]; then the office is as it was.
pub fn restore(wish: &Restore, clock: Clock) -> Result<Restored, BackupRefusal> {
    wish.carry_out(clock, &|_| true)
}

/// Brings an office as far as its journal leads, from the file by itself: the log beside it is lost or not its own. What was
/// there is kept, the log too.
///
/// # Errors
/// See [`BackupRefusal`]; then the office is as it was.
pub fn bring_as_far_as_the_journal(office: &Path, clock: Clock) -> Result<Restored, BackupRefusal> {
    let wish = Restore {
        office: office.to_owned(),
        backup: office.to_owned(),
        password: None,
        aside: Aside::Damaged,
        other_office: false,
        journal: true,
    };
    wish.put(clock, &|_| true)
}
