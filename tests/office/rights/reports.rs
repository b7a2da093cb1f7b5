//! What a manager watches, and the planning that everybody may change.

use rodnik::domain::people::Role;
use rodnik::domain::planning::Calculator;
use rodnik::service::accounts::accounts;
use rodnik::service::bank::bank_lines;
use rodnik::service::churn_figures::{FiguresRequest, churn_figures};
use rodnik::service::debts::{DebtsRequest, debts};
use rodnik::service::exported::{Exported, Medium, NoteExport};
use rodnik::service::forecast_quality::{QualityRequest, forecast_quality};
use rodnik::service::papers::register;
use rodnik::service::planning_card::SavePlanning;
use rodnik::service::planning_settings::ChangePlanning;
use rodnik::service::planning_watch::{WatchRequest, planning_watch};
use rodnik::service::promises::promises;
use rodnik::service::rights::Right;
use rodnik::service::{Actor, Refusal, Watch};

use super::{DECIDED, Tried, decide, one, served};
use crate::story::{Story, day};

pub fn tried(roles: &[Role]) -> Vec<Tried> {
    vec![
        one(roles, Right::WorkTasks, |s| SavePlanning {
            change: ChangePlanning {
                address: s.id("A-1"),
                seen: s.version("A-1"),
                settings: Default::default(),
                pauses: vec![],
            },
            calculator: Some(Calculator { people: 3, ml_per_person: 500, extra_ml: 0 }),
        }),
        one(roles, Right::WorkTasks, |s| NoteExport {
            what: Exported::Order,
            medium: Medium::Print,
            about: "З-000001".into(),
            address: Some(s.id("A-1")),
        }),
        reading(roles, Right::Supervise, "planning_watch", |s, actor| {
            let request = WatchRequest { actor, today: s.today, changed_since: day("2026-10-23") };
            s.office.read(|read| planning_watch(read, &request, &Watch::default())).map(drop)
        }),
        reading(roles, Right::Supervise, "forecast_quality", |s, actor| {
            let request = QualityRequest { actor, today: s.today, months: 12 };
            s.office.read(|read| forecast_quality(read, &request, &Watch::default())).map(drop)
        }),
        reading(roles, Right::Supervise, "churn_figures", |s, actor| {
            let request = FiguresRequest { actor, today: s.today, months: 12 };
            s.office.read(|read| churn_figures(read, &request, &Watch::default())).map(drop)
        }),
        reading(roles, Right::CollectDebts, "debts", |s, actor| {
            let request = DebtsRequest { actor, today: s.today };
            s.office.read(|read| debts(read, &request)).map(drop)
        }),
        reading(roles, Right::CollectDebts, "promises", |s, actor| {
            let today = s.today;
            s.office.read(|read| promises(read, &actor, today)).map(drop)
        }),
        reading(roles, Right::CollectDebts, "bank_lines", |s, actor| {
            s.office.read(|read| bank_lines(read, &actor, true)).map(drop)
        }),
        reading(roles, Right::CollectDebts, "register", |s, actor| {
            let days = (day("2026-11-01"), s.today);
            s.office.read(|read| register(read, &actor, days)).map(drop)
        }),
        reading(roles, Right::CollectDebts, "accounts", |s, actor| {
            let days = (day("2026-11-01"), s.today);
            s.office.read(|read| accounts(read, &actor, days, &Watch::default())).map(drop)
        }),
    ]
}

/// A reading of the whole office, which takes a right of its own.
fn reading(
    roles: &[Role],
    right: Right,
    name: &'static str,
    read: impl FnOnce(&mut Story, Actor) -> Result<(), Refusal>,
) -> Tried {
    let mut story = served();
    decide(&mut story, DECIDED.get());
    let actor = Actor { roles: roles.to_vec(), ..story.actor.clone() };
    (name, right, read(&mut story, actor))
}
