//! Calls, tasks by hand, absence.

use rodnik::domain::people::Role;
use rodnik::service::calling::{CallHours, ChangeCallHours};
use rodnik::service::rights::Right;

use super::{Tried, one};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![one(roles, Right::ChangeSettings, |_| ChangeCallHours(CallHours::default()))]
}
