//! What was done with many rows at once is taken back at once, each by the rules of its single undoing.

use crate::domain::ids::AddressId;
use crate::service::office::{Command, Work};
use crate::service::refusal::{Refusal, Resting};
use crate::service::rights::Right;
use crate::service::undo_handling::{UndoHandling, take_back};
use crate::store::CommandKey;

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ManyUndone {
    /// The addresses whose rows stand again.
    pub undone: Vec<AddressId>,
    /// How many stay as they are: something rests on them by now.
    pub left: usize,
}

/// A command about many rows to be taken back; those on which something rests by now stay as they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UndoMany {
    /// The key of that command.
    pub of: CommandKey,
}

impl Command for UndoMany {
    type Value = ManyUndone;
    const NAME: &'static str = "undo_many";
    const RIGHT: Right = Right::WorkTasks;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<ManyUndone, Refusal> {
        let (mut many, mut first) = (ManyUndone::default(), None);
        for part in 1.. {
            let Some(entry) = work.tx.history_under(self.of.part(part))? else { break };
            // Each refuses before it writes anything.
            match take_back(work, entry) {
                Ok(undone) => {
                    work.tell_apart(undone.address, UndoHandling::NAME);
                    many.undone.push(undone.address);
                }
                Err(refusal) if rests(&refusal) => {
                    many.left += 1;
                    first.get_or_insert(refusal);
                }
                Err(refusal) => return Err(refusal),
            }
        }
        if many.undone.is_empty() {
            return Err(first.unwrap_or_else(|| Resting::Nothing.into()));
        }
        work.changes.address = None;
        work.changes.everything = true;
        work.note("rows", many.undone.len());
        work.note("left_out", many.left);
        Ok(many)
    }
}

/// Whether a refusal says that the client has moved on.
const fn rests(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Undo(_) | Refusal::Stale { .. } | Refusal::AddressNotActive | Refusal::AddressClosed
    )
}
