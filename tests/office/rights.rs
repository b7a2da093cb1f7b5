//! Who may do what: every command for every role.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::people::Role;
use rodnik::domain::planning::Pause;
use rodnik::i18n::{Language, Texts};
use rodnik::service::calendar_change::SetCalendarDay;
use rodnik::service::office_settings::{ChangeOfficeSettings, OfficeSettings};
use rodnik::service::order::{CancelOrder, DeliverAsBrought, DeliverOrder, ReportUndelivered, SaveOrder};
use rodnik::service::outcome::{Comment, Postpone, WriteJournal};
use rodnik::service::planning_settings::{AddPause, ChangePlanning};
use rodnik::service::product_change::ChangeConsumption;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::UndoHandling;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Actor, Command, Refusal, Watch};
use rodnik::wording::refused;

use super::story::{Story, day};

const D: &str = "2026-11-23";

/// Whether somebody with the roles may carry out each command, in a fresh office for each, with the refusal otherwise.
fn tried(roles: &[Role]) -> Vec<(&'static str, Result<(), Refusal>)> {
    fn one<C: Command>(
        roles: &[Role],
        command: impl FnOnce(&mut Story) -> C,
    ) -> (&'static str, Result<(), Refusal>) {
        let mut story = Story::on("2026-11-22");
        story.address("A-1").every(5).sells(2).on("2026-11-18");
        let command = command(&mut story);
        story.actor = Actor { roles: roles.to_vec(), ..story.actor.clone() };
        (C::NAME, story.run(&command).map(drop))
    }
    let order = |story: &mut Story| {
        let saved = story.accepts("A-1", D);
        (saved.id, saved.version)
    };
    let pause = Pause { from: day("2026-12-01"), to: day("2026-12-10") };
    vec![
        one(roles, |s| RecordSale {
            address: s.id("A-1"),
            on: day("2026-11-20"),
            lines: vec![s.line(1)],
            returned: 0,
            paid: None,
        }),
        one(roles, |s| VoidSale { sale: s.address("A-1").sells(1).on("2026-11-20").sale }),
        one(roles, |s| s.order("A-1", D)),
        one(roles, |s| SaveOrder { accept: false, ..s.order("A-1", D) }),
        one(roles, |s| DeliverOrder { order: order(s), on: day(D), paid: None }),
        one(roles, |s| DeliverAsBrought {
            delivery: DeliverOrder { order: order(s), on: s.today, paid: None },
            lines: vec![s.line(1)],
        }),
        one(roles, |s| CancelOrder { order: order(s) }),
        one(roles, |s| {
            order(s);
            UndoHandling { address: s.id("A-1"), row: None }
        }),
        one(roles, |s| {
            let reason = s.office.read(|read| read.reasons(ReasonKind::Undelivered)).unwrap()[0].id;
            ReportUndelivered { order: order(s), reason }
        }),
        one(roles, |s| Postpone {
            row: s.seen("A-1", D),
            address: s.id("A-1"),
            to: day("2026-12-01"),
            comment: "later".into(),
        }),
        one(roles, |s| Comment { address: s.id("A-1"), task: None, text: "x".into() }),
        one(roles, |s| WriteJournal { address: s.id("A-1"), text: "x".into() }),
        one(roles, |s| ChangePlanning {
            address: s.id("A-1"),
            seen: s.version("A-1"),
            settings: Default::default(),
            pauses: vec![],
        }),
        one(roles, |s| AddPause { address: s.id("A-1"), pause }),
        one(roles, |_| ReplanAll { recalibrate: true }),
        one(roles, |s| ChangeOfficeSettings(s.office.read(OfficeSettings::load).unwrap())),
        one(roles, |_| SetCalendarDay {
            day: day(D),
            no_delivery: true,
            name: String::new(),
            watch: Watch::default(),
        }),
        one(roles, |s| ChangeConsumption {
            product: s.bottle,
            consumption_ml: Some(18_900),
            watch: Watch::default(),
        }),
    ]
}

fn expected(command: &str) -> Right {
    match command {
        "record_sale" | "void_sale" | "deliver_order" => Right::PostSales,
        "replan_all" | "change_office_settings" | "set_calendar_day" | "change_consumption" => {
            Right::ChangeSettings
        }
        _ => Right::WorkTasks,
    }
}

#[test]
fn every_command_is_done_for_those_who_may_and_refused_for_the_others() {
    use Role::{Administrator, CreditController, Manager, Operator, SeniorOperator};
    for role in Role::ALL {
        for (command, result) in tried(&[*role]) {
            let may = match expected(command) {
                Right::WorkTasks => true,
                Right::PostSales => {
                    matches!(role, Operator | SeniorOperator | CreditController | Manager | Administrator)
                }
                Right::Supervise => matches!(role, SeniorOperator | Manager | Administrator),
                Right::Import | Right::ChangeSettings => matches!(role, Manager | Administrator),
            };
            let answer = if may { Ok(()) } else { Err(Refusal::NotAllowed(expected(command))) };
            assert_eq!(result, answer, "{command} by {role:?}");
        }
    }
}

#[test]
fn nobody_without_a_role_does_anything() {
    for (command, result) in tried(&[]) {
        assert_eq!(result, Err(Refusal::NotAllowed(expected(command))), "{command}");
    }
}

#[test]
fn one_person_may_hold_several_roles() {
    for (command, result) in tried(&[Role::QualityControl, Role::Manager]) {
        assert_eq!(result, Ok(()), "{command}");
    }
}

#[test]
fn the_right_is_asked_before_the_state_and_the_input() {
    let mut story = Story::on("2026-11-22");
    story.actor.roles = vec![Role::QualityControl];
    let sale = RecordSale {
        address: rodnik::domain::ids::AddressId(404),
        on: day("1900-01-01"),
        lines: vec![],
        returned: -1,
        paid: None,
    };
    assert_eq!(story.refuses(&sale), Refusal::NotAllowed(Right::PostSales));
}

#[test]
fn a_refusal_names_the_roles_that_may() {
    let english = Texts::new(Language::English);
    let sentence = refused(&english, &Refusal::NotAllowed(Right::ChangeSettings));
    assert!(sentence.contains("manager, administrator"), "{sentence}");
    let russian = Texts::new(Language::Russian);
    let sentence = refused(&russian, &Refusal::NotAllowed(Right::PostSales));
    for role in ["оператор", "кредитный контролёр", "руководитель"] {
        assert!(sentence.contains(role), "{sentence}");
    }
}
