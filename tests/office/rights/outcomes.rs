//! What an operator does with a row.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::people::Role;
use rodnik::domain::task::{CallResult, TaskKind};
use rodnik::service::churn::SendToChurn;
use rodnik::service::many::{ChurnMany, PostponeMany, SeenRow, Spread, UndoMany};
use rodnik::service::new_key;
use rodnik::service::outcome::{CallLater, FinishTask, NotReached, StartCall};
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::UndoHandling;

use super::{D, Tried, one};
use crate::story::{Story, day};

fn task(story: &mut Story) -> rodnik::service::outcome::RowRef {
    story.task("A-1", TaskKind::Manual, D, None);
    story.seen("A-1", D)
}

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::WorkTasks, |s| {
            s.accepts("A-1", D);
            UndoHandling { entry: s.last_entry("A-1") }
        }),
        one(roles, Right::WorkTasks, |s| StartCall {
            address: s.id("A-1"),
            task: None,
            phone: s.phone("A-1", "+79120000001"),
        }),
        one(roles, Right::WorkTasks, |s| NotReached {
            address: s.id("A-1"),
            task: None,
            phone: s.phone("A-1", "+79120000001"),
            result: CallResult::NoAnswer,
        }),
        one(roles, Right::WorkTasks, |s| CallLater {
            address: s.id("A-1"),
            task: None,
            list_date: day(D),
            at: day(D).and_hms_opt(10, 0, 0).expect("a time"),
            for_me: true,
            note: String::new(),
        }),
        one(roles, Right::WorkTasks, |s| PostponeMany {
            rows: vec![SeenRow { address: s.id("A-1"), row: s.seen("A-1", D) }],
            spread: Spread { from: day("2026-12-01"), per_day: None },
            comment: "the first list".into(),
        }),
        one(roles, Right::WorkTasks, |s| ChurnMany {
            rows: vec![SeenRow { address: s.id("A-1"), row: s.seen("A-1", D) }],
            reason: s.office.read(|read| read.reasons(ReasonKind::Churn)).expect("reasons")[0].id,
            comment: String::new(),
        }),
        one(roles, Right::WorkTasks, |s| {
            let (address, row) = (s.id("A-1"), s.seen("A-1", D));
            let rows = vec![SeenRow { address, row }];
            let spread = Spread { from: day("2026-12-01"), per_day: None };
            let (of, actor) = (new_key().expect("a key"), s.actor.clone());
            let many = PostponeMany { rows, spread, comment: "the first list".into() };
            s.office.run(&actor, of, &many).expect("many rows are postponed");
            UndoMany { of }
        }),
        one(roles, Right::WorkTasks, |s| FinishTask {
            row: task(s),
            address: s.id("A-1"),
            note: String::new(),
        }),
        one(roles, Right::WorkTasks, |s| SendToChurn {
            address: s.id("A-1"),
            row: Some(s.seen("A-1", D)),
            reason: s.office.read(|read| read.reasons(ReasonKind::Churn)).expect("reasons")[0].id,
            comment: String::new(),
        }),
    ]
}
