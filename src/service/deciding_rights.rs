//! The office decides which role may do what (`product.md`, People). What a rule fixes cannot be decided otherwise: a
//! [`RightsTable`] never holds it.

use super::directory::DirectoryRefusal;
use super::office::{Command, Work};
use super::refusal::Refusal;
use super::rights::{Right, RightsTable};
use crate::domain::people::{Role, RoleSet};

/// Takes on a table of rights, if nobody changed it since it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecideRights {
    /// As it was seen.
    pub seen: RightsTable,
    /// As it is to be.
    pub rights: RightsTable,
}

impl Command for DecideRights {
    type Value = ();
    const NAME: &'static str = "decide_rights";
    const RIGHT: Right = Right::ManageUsers;

    fn carry_out(&self, work: &mut Work<'_>) -> Result<(), Refusal> {
        if work.rights != self.seen {
            return Err(DirectoryRefusal::Changed.into());
        }
        for right in Right::ALL {
            let (before, after) = (self.seen.roles(right), self.rights.roles(right));
            for role in
                Role::ALL.iter().copied().filter(|role| before.contains(*role) != after.contains(*role))
            {
                let is_allowed = after.contains(role);
                // Only what differs from the defaults is a decision: who went back to them follows them.
                if is_allowed == right.by_default().contains(role) {
                    work.tx.forget_role_right(role, right.code())?;
                } else {
                    work.tx.set_role_right(role, right.code(), is_allowed)?;
                }
            }
            work.changed(right.code(), codes(before), codes(after));
        }
        work.changes.everything = true;
        Ok(())
    }
}

fn codes(roles: RoleSet) -> Vec<&'static str> {
    roles.roles().map(Role::code).collect()
}
