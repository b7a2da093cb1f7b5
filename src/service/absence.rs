//! A manager is away: somebody else works the list for a time, or gets it for good.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::lines::check_date;
use super::office::{Command, Work};
use super::refusal::{Input, Refusal, Thing};
use super::rights::Right;
use super::watch::Watch;
use crate::domain::ids::{AddressId, CounterpartyId, ReassignmentId, SubstitutionId, TaskId, UserId};
use crate::store::{Holdings, ListSize, Read, ReassignmentRow, StoreError, SubstitutionRow};

/// Absences that begin within this time are shown.
const AHEAD: Days = Days::new(366);
/// Lists that went to another manager and can go back, as many as are shown.
const LAST: u32 = 5;

/// Why an absence cannot be as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AbsenceRefusal {
    /// Nobody works the own list instead of oneself.
    SamePerson,
    /// Somebody works the list already.
    Covered {
        /// Who.
        by: String,
        /// From.
        from: NaiveDate,
        /// To.
        to: NaiveDate,
    },
    /// Who is to work the list is away too.
    SubstituteAway {
        /// Who.
        name: String,
        /// From.
        from: NaiveDate,
        /// To.
        to: NaiveDate,
    },
    /// The manager has no address, no client and no task.
    NothingToMove,
    /// It ended before.
    Over,
    /// Everything that moved has another manager since.
    MovedOn,
}

/// The list of a manager is worked by somebody else on these list dates, both included. Addresses keep their manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Substitute {
    /// Who is away.
    pub user: UserId,
    /// Who works the list.
    pub substitute: UserId,
    /// First list date.
    pub from: NaiveDate,
    /// Last list date.
    pub to: NaiveDate,
}

impl Command for Substitute {
    type Value = SubstitutionId;
    const NAME: &'static str = "substitute";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<SubstitutionId, Refusal> {
        let names = people(work, self.user, self.substitute)?;
        check_date(self.from)?;
        check_date(self.to)?;
        if self.to < work.stamp.today {
            return Err(Input::Past(self.to).into());
        }
        if self.to < self.from {
            return Err(Input::Before { chosen: self.to, first: self.from }.into());
        }
        for other in work.tx.substitutions_between(self.from, self.to)? {
            let (from, to) = (other.from, other.to);
            if other.user.0 == self.user {
                return Err(AbsenceRefusal::Covered { by: other.substitute.1, from, to }.into());
            }
            if other.user.0 == self.substitute {
                return Err(AbsenceRefusal::SubstituteAway { name: other.user.1, from, to }.into());
            }
            // Who works for others is not away: their list would be nobody's.
            if other.substitute.0 == self.user {
                return Err(AbsenceRefusal::SubstituteAway { name: other.substitute.1, from, to }.into());
            }
        }
        let days = (self.from, self.to);
        let id = work.tx.insert_substitution((self.user, self.substitute), days, work.signature())?;
        say(work, names, Some(days));
        work.changes.everything = true;
        Ok(id)
    }
}

/// Ends an absence with yesterday; one that has not begun is taken back as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EndSubstitution {
    /// Which, and the last day that was seen.
    pub substitution: (SubstitutionId, NaiveDate),
}

impl Command for EndSubstitution {
    type Value = SubstitutionRow;
    const NAME: &'static str = "end_substitution";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<SubstitutionRow, Refusal> {
        let (id, seen) = self.substitution;
        let row = work.tx.substitution(id)?.ok_or(AbsenceRefusal::Over)?;
        let today = work.stamp.today;
        if row.to != seen || row.to < today {
            return Err(AbsenceRefusal::Over.into());
        }
        if row.from < today {
            let yesterday = today.pred_opt().unwrap_or(today);
            work.tx.end_substitution(id, yesterday)?;
            work.changed("to", row.to.to_string(), yesterday.to_string());
        } else {
            work.tx.void_substitution(id, work.stamp.at)?;
        }
        say(work, (row.user.1.clone(), row.substitute.1.clone()), Some((row.from, row.to)));
        work.changes.everything = true;
        Ok(row)
    }
}

/// The list of a manager goes to somebody else for good: addresses, counterparties and the open tasks that are
/// meant for that manager.
#[derive(Debug, Clone)]
pub struct Reassign {
    /// Whose list.
    pub from: UserId,
    /// Whose it becomes.
    pub to: UserId,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

/// A list went to another manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reassigned {
    /// What takes it back.
    pub id: ReassignmentId,
    /// Addresses that changed their manager.
    pub addresses: i64,
}

impl Command for Reassign {
    type Value = Reassigned;
    const NAME: &'static str = "reassign";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<Reassigned, Refusal> {
        let names = people(work, self.from, self.to)?;
        let addresses = work.tx.addresses_of_manager(self.from)?;
        let held = work.tx.holdings(self.from)?;
        if held == Holdings::default() {
            return Err(AbsenceRefusal::NothingToMove.into());
        }
        move_all(work, &held, (self.from, self.to), &self.watch)?;
        let body = serde_json::to_string(&Moved::from(held)).map_err(unreadable)?;
        let id = work.tx.insert_reassignment((self.from, self.to), addresses, &body, work.signature())?;
        work.note("reassignment", id.0);
        work.note("addresses", addresses);
        say(work, names, None);
        work.changes.everything = true;
        Ok(Reassigned { id, addresses })
    }
}

/// Gives a list back that went to another manager; answers with how many addresses came back. What got a third manager
/// since stays there.
#[derive(Debug, Clone)]
pub struct UndoReassign {
    /// Which.
    pub reassignment: ReassignmentId,
    /// Looks on, and may stop it.
    pub watch: Watch,
}

impl Command for UndoReassign {
    type Value = ReassignmentRow;
    const NAME: &'static str = "undo_reassign";
    const RIGHT: Right = Right::Supervise;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ReassignmentRow, Refusal> {
        let row = work.tx.reassignment(self.reassignment)?.ok_or(AbsenceRefusal::Over)?;
        let moved: Moved = serde_json::from_str(&row.body).map_err(unreadable)?;
        let before = work.tx.addresses_of_manager(row.from.0)?;
        if move_all(work, &moved.into(), (row.to.0, row.from.0), &self.watch)? == 0 {
            return Err(AbsenceRefusal::MovedOn.into());
        }
        let addresses = work.tx.addresses_of_manager(row.from.0)? - before;
        work.tx.undo_reassignment(row.id, work.stamp.at)?;
        work.note("reassignment", row.id.0);
        work.note("addresses", addresses);
        say(work, (row.to.1.clone(), row.from.1.clone()), None);
        work.changes.everything = true;
        Ok(ReassignmentRow { addresses, ..row })
    }
}

/// What moved, as it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Moved {
    addresses: Vec<i64>,
    counterparties: Vec<i64>,
    tasks: Vec<i64>,
}

impl From<Holdings> for Moved {
    fn from(held: Holdings) -> Self {
        Self {
            addresses: held.addresses.into_iter().map(|id| id.0).collect(),
            counterparties: held.counterparties.into_iter().map(|id| id.0).collect(),
            tasks: held.tasks.into_iter().map(|id| id.0).collect(),
        }
    }
}

impl From<Moved> for Holdings {
    fn from(moved: Moved) -> Self {
        Self {
            addresses: moved.addresses.into_iter().map(AddressId).collect(),
            counterparties: moved.counterparties.into_iter().map(CounterpartyId).collect(),
            tasks: moved.tasks.into_iter().map(TaskId).collect(),
        }
    }
}

fn unreadable(error: serde_json::Error) -> Refusal {
    StoreError::Damaged(error.to_string()).into()
}

/// Moves what still belongs to the first of two managers to the second; counts the rows that did.
fn move_all(
    work: &Work<'_>,
    held: &Holdings,
    whose: (UserId, UserId),
    watch: &Watch,
) -> Result<usize, Refusal> {
    let signature = work.signature();
    let (mut moved, mut done) = (0, 0);
    let total = (held.addresses.len() + held.counterparties.len() + held.tasks.len()) as u64;
    let mut tell = || {
        done += 1;
        watch.tell((done, total))
    };
    for address in &held.addresses {
        tell()?;
        moved += work.tx.move_address(*address, whose, signature)?;
    }
    for counterparty in &held.counterparties {
        tell()?;
        moved += work.tx.move_counterparty(*counterparty, whose)?;
    }
    for task in &held.tasks {
        tell()?;
        moved += work.tx.move_task(*task, whose, signature)?;
    }
    Ok(moved)
}

/// The names of two people who are not the same; the second one still works here.
fn people(work: &Work<'_>, from: UserId, to: UserId) -> Result<(String, String), Refusal> {
    let unknown = |user: UserId| Refusal::NotFound(Thing::User, user.0.to_string());
    let away = work.tx.user_name(from)?.ok_or_else(|| unknown(from))?;
    let users = work.tx.users()?;
    let other = users.into_iter().find(|user| user.id == to).ok_or_else(|| unknown(to))?;
    if from == to { Err(AbsenceRefusal::SamePerson.into()) } else { Ok((away, other.name)) }
}

fn say(work: &mut Work<'_>, (who, other): (String, String), days: Option<(NaiveDate, NaiveDate)>) {
    work.note("from_manager", who);
    work.note("to_manager", other);
    if let Some((from, to)) = days {
        work.note("from", from.to_string());
        work.note("to", to.to_string());
    }
}

/// What there is to know of absences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absences {
    /// Those who have a list, by name, with the number of their addresses.
    pub managers: Vec<(UserId, String, ListSize)>,
    /// Those who can work a list.
    pub users: Vec<(UserId, String)>,
    /// Absences that have not ended.
    pub substitutions: Vec<SubstitutionRow>,
    /// The last lists that went to another manager.
    pub reassignments: Vec<ReassignmentRow>,
}

/// Reads them.
///
/// # Errors
/// When the store fails.
pub fn absences(read: &Read<'_>, today: NaiveDate) -> Result<Absences, Refusal> {
    let until = today.checked_add_days(AHEAD).unwrap_or(today);
    Ok(Absences {
        managers: read.lists()?,
        users: read.users()?.into_iter().map(|user| (user.id, user.name)).collect(),
        substitutions: read.substitutions_between(today, until)?,
        reassignments: read.reassignments(LAST)?,
    })
}
