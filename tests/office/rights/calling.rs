//! Calls, tasks by hand, absence.

use rodnik::domain::ids::UserId;
use rodnik::domain::people::Role;
use rodnik::service::Watch;
use rodnik::service::absence::{EndSubstitution, Reassign, Substitute, UndoReassign};
use rodnik::service::calling::{CallHours, ChangeCallHours};
use rodnik::service::manual_task::{AddTask, CancelTask, ChangeTask, Wanted};
use rodnik::service::rights::Right;

use super::{D, Tried, one};
use crate::story::{Story, day};

fn wanted(story: &mut Story) -> Wanted {
    let purpose = story.office.read(|read| read.contact_purposes()).unwrap()[0].id;
    Wanted { date: day(D), time: None, purpose, note: String::new(), assignee: None }
}

fn added(story: &mut Story) -> AddTask {
    AddTask { address: story.id("A-1"), wanted: wanted(story) }
}

/// A manager with an address, and another one.
fn managers(story: &mut Story) -> (UserId, UserId) {
    let (anna, boris) = (story.user("Anna", &[Role::Operator]).id, story.user("Boris", &[Role::Operator]).id);
    story.address("A-1").managed_by(anna);
    (anna, boris)
}

fn substitute(story: &mut Story) -> Substitute {
    let (user, substitute) = managers(story);
    Substitute { user, substitute, from: day(D), to: day("2026-11-30") }
}

fn reassign(story: &mut Story) -> Reassign {
    let (from, to) = managers(story);
    Reassign { from, to, watch: Watch::default() }
}

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::ChangeSettings, |_| ChangeCallHours(CallHours::default())),
        one(roles, Right::WorkTasks, added),
        one(roles, Right::WorkTasks, |s| {
            let add = added(s);
            ChangeTask { task: (s.done(&add), 1), wanted: wanted(s) }
        }),
        one(roles, Right::WorkTasks, |s| {
            let add = added(s);
            CancelTask { task: (s.done(&add), 1) }
        }),
        one(roles, Right::Supervise, substitute),
        one(roles, Right::Supervise, |s| {
            let away = substitute(s);
            EndSubstitution { substitution: (s.done(&away), away.to) }
        }),
        one(roles, Right::Supervise, reassign),
        one(roles, Right::Supervise, |s| {
            let reassign = reassign(s);
            UndoReassign { reassignment: s.done(&reassign).id, watch: Watch::default() }
        }),
    ]
}
