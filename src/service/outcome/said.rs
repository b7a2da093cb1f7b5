//! What was said: a comment of the running thread, a record of the journal (S1-57, S1-58).

use super::{contact, filled, status};
use crate::domain::ids::{AddressId, JournalTypeId, TaskId};
use crate::service::office::{Command, Work};
use crate::service::refusal::{Refusal, Thing};
use crate::service::rights::Right;

/// A comment of the running thread; it records a contact made now and leaves the task open (S1-57, R-20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// About whom.
    pub address: AddressId,
    /// The task in hand.
    pub task: Option<TaskId>,
    /// What.
    pub text: String,
}

impl Command for Comment {
    type Value = ();
    const NAME: &'static str = "comment";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        status(work, self.address)?;
        if let Some(id) = self.task {
            let unknown = || Refusal::NotFound(Thing::Task, id.0.to_string());
            work.tx.task(id)?.filter(|task| task.address == self.address).ok_or_else(unknown)?;
        }
        let text = filled(&self.text)?;
        let comment = work.tx.insert_comment(self.address, self.task, &text, work.signature())?;
        work.note("comment", comment.0);
        work.say(text);
        if self.task.is_some() {
            contact(work, self.address, self.task, None)?;
        }
        work.changes.address = Some(self.address);
        Ok(())
    }
}

/// A record of the customer work journal (S1-58).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteJournal {
    /// About whom.
    pub address: AddressId,
    /// Of which type; `None`: of the default one, an appeal.
    pub kind: Option<JournalTypeId>,
    /// What; needed.
    pub text: String,
}

impl Command for WriteJournal {
    type Value = String;
    const NAME: &'static str = "write_journal";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<String, Refusal> {
        status(work, self.address)?;
        let known = work.tx.journal_types_in_use()?;
        let kind = match self.kind {
            Some(kind) => known.iter().find(|known| known.id == kind),
            None => known.first(),
        };
        let unknown = || Refusal::NotFound(Thing::Reason, String::new());
        let kind = kind.map(|kind| kind.id).ok_or_else(unknown)?;
        let text = filled(&self.text)?;
        let number = work.tx.next_number("journal")?;
        work.tx.insert_journal(self.address, (&number, kind), &text, work.signature())?;
        work.changes.address = Some(self.address);
        work.note("journal", number.clone());
        work.say(text);
        Ok(number)
    }
}
