//! Carries commands out, each in one transaction, each once.

use std::path::Path;

use serde_json::{Map, Value};

use super::backup::make_good;
use super::personal::set_apart;
use super::refusal::{Refusal, Thing};
use super::rights::{Right, RightsTable};
use super::rules::PlanningRules;
use crate::clock::Clock;
use crate::domain::ids::{AddressId, UserId};
use crate::domain::people::Role;
use crate::exchange::table::{ReadError, Sheet};
use crate::store::{
    CommandKey, Connection, Failure, HistoryEntry, JournalNotice, OpenError, Raising, Read, Signed,
    StoreError, User, Write,
};
use chrono::NaiveDate;

mod trial;

/// Who does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user.
    pub id: UserId,
    /// Full name.
    pub name: String,
    /// What the user may do follows from these.
    pub roles: Vec<Role>,
    /// What each role may do in this office, as it was last read. The services go by what stands in the office.
    pub rights: RightsTable,
}

impl Actor {
    /// Whether this user has a right.
    pub fn may(&self, right: Right) -> bool {
        self.rights.allows(right, &self.roles)
    }

    /// The same user in an office that decided so about its rights.
    #[must_use]
    pub fn with_rights(self, rights: RightsTable) -> Self {
        Self { rights, ..self }
    }
}

impl From<User> for Actor {
    fn from(user: User) -> Self {
        Self { id: user.id, name: user.name, roles: user.roles, rights: RightsTable::default() }
    }
}

/// When and by whom something is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp<'a> {
    /// Instant, UTC.
    pub at: &'a str,
    /// Who; `None`: the program.
    pub by: Option<UserId>,
    /// The workstation's date.
    pub today: NaiveDate,
}

/// What a window has to read anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    /// The address that changed, if only one did.
    pub address: Option<AddressId>,
    /// Whether lists changed as a whole.
    pub everything: bool,
}

/// What a command gives back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// Its answer.
    pub value: T,
    /// What it changed.
    pub changes: Changes,
}

/// A workbook that was unpacked; `None`: there is none.
pub type ReadAhead = Option<Result<Sheet, ReadError>>;

/// One thing that people do.
pub trait Command {
    /// What it answers.
    type Value;
    /// Stable name, kept in the history.
    const NAME: &'static str;
    /// The right that it takes.
    const RIGHT: Right;

    /// Whether it brings a file that takes its time to be unpacked.
    const READS_AHEAD: bool = false;

    /// That file: read before the command is in its turn, so that no other command waits for it. What is wrong with the file
    /// is said in its turn.
    fn read_ahead(&self) -> ReadAhead {
        None
    }

    /// Does it inside the transaction of `work`. It refuses first by the state of the world, then by the input.
    ///
    /// # Errors
    /// A refusal; then nothing is written.
    fn carry_out(&self, work: &mut Work<'_>) -> Result<Self::Value, Refusal>;
}

/// What a command works with.
pub struct Work<'a> {
    /// The transaction.
    pub tx: &'a Write<'a>,
    /// When and by whom.
    pub stamp: Stamp<'a>,
    /// What the one who does it is.
    pub roles: &'a [Role],
    /// What each role may do in this office.
    pub rights: RightsTable,
    /// The rules of planning.
    pub rules: &'a PlanningRules,
    /// What a window has to read anew.
    pub changes: Changes,
    ahead: ReadAhead,
    detail: Map<String, Value>,
    apart: Vec<Apart>,
}

/// What a command that is about many addresses did at one of them.
struct Apart {
    address: AddressId,
    action: &'static str,
    detail: Map<String, Value>,
}

impl<'a> Work<'a> {
    fn new(
        tx: &'a Write<'a>,
        stamp: Stamp<'a>,
        (roles, rights): (&'a [Role], RightsTable),
        rules: &'a PlanningRules,
    ) -> Self {
        let changes = Changes::default();
        let (ahead, detail, apart) = (None, Map::new(), Vec::new());
        Self { tx, stamp, roles, rights, rules, changes, ahead, detail, apart }
    }
}

impl Work<'_> {
    /// Takes what was read before the transaction began.
    pub(super) const fn take_ahead(&mut self) -> ReadAhead {
        self.ahead.take()
    }

    /// Says for the history what the command did.
    pub fn note(&mut self, what: &str, value: impl Into<Value>) {
        self.detail.insert(what.to_owned(), value.into());
    }

    /// Says for the history which words were written with it; they are personal, and none say nothing.
    pub fn say(&mut self, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.note("said", words);
        }
    }

    /// Says for the history that a field of something holds another value now; the same value is no change.
    pub fn changed(&mut self, field: &str, before: impl Into<Value>, after: impl Into<Value>) {
        let (before, after) = (before.into(), after.into());
        if before == after {
            return;
        }
        let changes = self.detail.entry("changed").or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(changes) = changes {
            changes.push(serde_json::json!({ "field": field, "before": before, "after": after }));
        }
    }

    /// Puts what was said so far into a row of its own in the history of an address, so that a command about many is found
    /// on the card of each. The command's own row holds what is said after that.
    pub fn tell_apart(&mut self, address: AddressId, action: &'static str) {
        self.apart.push(Apart { address, action, detail: std::mem::take(&mut self.detail) });
    }

    /// Appends to the history: the row of the command, then those of the addresses under keys that follow from its own.
    fn append_history(self, key: CommandKey, action: &str) -> Result<Changes, Refusal> {
        let Self { tx, stamp, changes, detail, apart, .. } = self;
        let row = |key, action, address, detail| {
            let (detail, personal) = set_apart(detail)?;
            let (at, user, detail, personal) = (stamp.at, stamp.by, &*detail, &*personal);
            let entry = HistoryEntry { key, at, user, action, address, detail, personal };
            tx.append_history(&entry).map_err(Refusal::from)
        };
        row(key, action, changes.address, detail)?;
        for (part, number) in apart.into_iter().zip(1_u64..) {
            row(key.part(number), part.action, Some(part.address), part.detail)?;
        }
        Ok(changes)
    }

    /// Refuses a part of a command that takes a further right.
    ///
    /// # Errors
    /// [`Refusal::NotAllowed`].
    pub fn needs(&self, right: Right) -> Result<(), Refusal> {
        needs(&self.rights, right, self.roles)
    }

    /// The refusal of what takes a further right.
    pub const fn not_allowed(&self, right: Right) -> Refusal {
        Refusal::NotAllowed(right, self.rights.roles(right))
    }

    /// Instant and user, as the writes of the store take them.
    pub const fn signature(&self) -> (&str, Option<UserId>) {
        (self.stamp.at, self.stamp.by)
    }

    /// The refusal of a row that somebody changed.
    pub fn stale(&self, by: Option<UserId>, at: &str) -> Refusal {
        stale(self.tx, by, at)
    }
}

/// The refusal of a row that somebody changed.
pub(super) fn stale(read: &Read<'_>, by: Option<UserId>, at: &str) -> Refusal {
    let by = by.and_then(|user| read.user_name(user).ok().flatten());
    Refusal::Stale { by, at: at.to_owned() }
}

/// An open office that carries out one command after the other.
pub struct Office {
    connection: Connection,
    clock: Clock,
    rules: Option<(i64, PlanningRules)>,
}

/// In the journal: something that is no work of the office.
const BESIDE: &str = "beside";

/// A key for a new command, made before the first try.
///
/// # Errors
/// When the system has no random numbers.
pub fn new_key() -> Result<CommandKey, Refusal> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|error| StoreError::Other(error.to_string()))?;
    Ok(CommandKey(bytes))
}

impl Office {
    /// Opens an office.
    ///
    /// # Errors
    /// See [`OpenError`]; the file is untouched then.
    pub fn open(path: &Path, clock: Clock) -> Result<Self, OpenError> {
        Self::open_telling(path, clock, &|_| true)
    }

    /// The same; what takes its time with an office of an older version is told.
    ///
    /// # Errors
    /// See [`OpenError`]; the file is untouched then.
    pub fn open_telling(
        path: &Path,
        clock: Clock,
        tell: &dyn Fn(Raising) -> bool,
    ) -> Result<Self, OpenError> {
        let mut office = Self { connection: Connection::open_telling(path, tell)?, clock, rules: None };
        make_good(&mut office);
        Ok(office)
    }

    /// Another view of the same office, for reading beside it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn reader(&self) -> Result<Self, StoreError> {
        Ok(Self { connection: self.connection.reader()?, clock: self.clock, rules: None })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.connection.path()
    }

    /// Whether it can only be read: its disk or its file is protected.
    pub const fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    /// What whoever works here should know of the journal, since the newest work.
    pub fn journal_notice(&self) -> Option<JournalNotice> {
        self.connection.journal_notice()
    }

    /// A backup was made: what the journal lacks before it is no longer needed.
    pub fn journal_backed_up(&self) {
        self.connection.backed_up();
    }

    /// The clock by which it works.
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// The actor of a name, or the first user.
    ///
    /// # Errors
    /// When there is no such user.
    pub fn actor(&mut self, name: Option<&str>) -> Result<Actor, Refusal> {
        let users = self.connection.read(|read| users(&read))?;
        let user = users.into_iter().find(|user| name.is_none_or(|name| user.name == name));
        user.ok_or_else(|| Refusal::NotFound(Thing::User, name.unwrap_or_default().to_owned()))
    }

    /// Reads at one moment.
    ///
    /// # Errors
    /// Those of the reading.
    pub fn read<T, E: From<StoreError>>(
        &mut self,
        reading: impl FnOnce(&Read<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.connection.read(|read| reading(&read))
    }

    /// Writes something that is no work of the office and leaves no trace in the history.
    ///
    /// # Errors
    /// When the store fails; then nothing is written.
    pub(super) fn write_beside<T, E: From<StoreError> + Into<Refusal>>(
        &mut self,
        work: impl FnOnce(&Write<'_>) -> Result<T, E>,
    ) -> Result<T, Refusal> {
        let at = self.clock.now();
        let (day, action) = (self.clock.today(), BESIDE);
        let signed = Signed { at: &at, day, action, key: None, user: None };
        self.connection.write_signed(&signed, |tx| work(tx)).map_err(|failure| match failure {
            Failure::Refused(refused) => refused.into(),
            Failure::Begin(error) | Failure::Unjournaled(error) | Failure::Commit(error) => error.into(),
        })
    }

    /// Carries a command out under its own key: sent twice it is done once.
    ///
    /// An error of COMMIT leaves open whether it was written; then the key is looked up, so that the answer is true.
    ///
    /// # Errors
    /// A refusal; then nothing is written. Only with [`Refusal::Unknown`] that is open, and the same key will tell.
    pub fn run<C: Command>(
        &mut self,
        actor: &Actor,
        key: CommandKey,
        command: &C,
    ) -> Result<Outcome<C::Value>, Refusal> {
        self.run_ahead(actor, key, (command, command.read_ahead()))
    }

    /// The same with what was read ahead for it.
    pub(super) fn run_ahead<C: Command>(
        &mut self,
        actor: &Actor,
        key: CommandKey,
        (command, ahead): (&C, ReadAhead),
    ) -> Result<Outcome<C::Value>, Refusal> {
        let at = self.clock.now();
        let stamp = Stamp { at: &at, by: Some(actor.id), today: self.clock.today() };
        let mut answer = None;
        let rules = &mut self.rules;
        let (day, action, user) = (stamp.today, C::NAME, stamp.by);
        let signed = Signed { at: &at, day, action, key: Some(key), user };
        let written = self.connection.write_signed(&signed, |tx| {
            let (rights, roles) = allowed(tx, actor, C::RIGHT)?;
            if tx.was_done(key)? {
                return Err(Refusal::AlreadyDone);
            }
            let rules = current(rules, tx)?;
            let mut work = Work { ahead, ..Work::new(tx, stamp, (&roles, rights), rules) };
            let value = command.carry_out(&mut work)?;
            let changes = work.append_history(key, C::NAME)?;
            answer = Some(Outcome { value, changes });
            Ok(())
        });
        // An import may have learned the calibration anew.
        if matches!(C::RIGHT, Right::ChangeSettings | Right::Import) {
            self.rules = None;
        }
        if written.is_ok() && C::RIGHT == Right::PersonalData {
            // What was given up stood in the write-ahead log too. Where somebody reads just now it goes at closing.
            let _ = self.connection.empty_log();
        }
        match written {
            Ok(()) => answer.ok_or(Refusal::OfficeGone),
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(Failure::Begin(error) | Failure::Unjournaled(error)) => Err(error.into()),
            Err(Failure::Commit(error)) => self.look_up(key, error, answer),
        }
    }

    fn look_up<T>(
        &mut self,
        key: CommandKey,
        error: StoreError,
        answer: Option<Outcome<T>>,
    ) -> Result<Outcome<T>, Refusal> {
        self.rules = None;
        let looked = self.connection.settle().and_then(|()| self.connection.read(|read| read.was_done(key)));
        match (looked, answer) {
            (Ok(true), Some(answer)) => {
                self.connection.keep_journal();
                Ok(answer)
            }
            (Ok(_), _) => {
                // What was not done must not be done again by the journal. Where that fails, the next write sees to it.
                let _ = self.connection.settle_journal();
                Err(Refusal::Store(error))
            }
            (Err(_), _) => Err(Refusal::Unknown(error)),
        }
    }
}

/// Who may work in the office, with what they may do there.
///
/// # Errors
/// When the store fails.
pub fn users(read: &Read<'_>) -> Result<Vec<Actor>, StoreError> {
    let rights = RightsTable::load(read)?;
    Ok(read.users()?.into_iter().map(|user| Actor::from(user).with_rights(rights)).collect())
}

/// What the roles may do in this office, and those of the actor's roles that the office still gives: an employee who was
/// archived has none. A window may have read both a while ago.
///
/// # Errors
/// [`Refusal::NotAllowed`] where none of these roles has the right, and when the store fails.
pub(super) fn allowed(
    read: &Read<'_>,
    actor: &Actor,
    right: Right,
) -> Result<(RightsTable, Vec<Role>), Refusal> {
    let given = read.roles_of(actor.id)?;
    let roles: Vec<Role> = actor.roles.iter().copied().filter(|role| given.contains(role)).collect();
    let rights = RightsTable::load(read)?;
    needs(&rights, right, &roles)?;
    Ok((rights, roles))
}

fn needs(rights: &RightsTable, right: Right, roles: &[Role]) -> Result<(), Refusal> {
    if rights.allows(right, roles) { Ok(()) } else { Err(Refusal::NotAllowed(right, rights.roles(right))) }
}

/// The rules of planning, read again only when somebody changed them.
fn current<'r>(
    kept: &'r mut Option<(i64, PlanningRules)>,
    tx: &Write<'_>,
) -> Result<&'r PlanningRules, StoreError> {
    let revision = tx.rules_revision()?;
    if kept.as_ref().is_none_or(|(seen, _)| *seen != revision) {
        *kept = Some((revision, PlanningRules::load(tx)?));
    }
    kept.as_ref().map(|(_, rules)| rules).ok_or(StoreError::Busy)
}
