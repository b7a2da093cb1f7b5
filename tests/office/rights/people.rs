//! Passwords and rights.

use rodnik::domain::people::Role;
use rodnik::service::deciding_rights::DecideRights;
use rodnik::service::rights::{Right, RightsTable};
use rodnik::service::signing_in::{ResetPassword, Secret, SetOwnPassword};

use super::{Tried, one};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::OwnPassword, |_| SetOwnPassword { old: None, new: Some(Secret::new("1234")) }),
        one(roles, Right::ManageUsers, |s| ResetPassword {
            seen: (s.user("Olga", &[Role::Operator]).id.0, 1),
            new: None,
        }),
        one(roles, Right::ManageUsers, |_| DecideRights {
            seen: RightsTable::default(),
            rights: RightsTable::default().with(Right::Import, Role::Operator, true),
        }),
    ]
}
