//! The counts on the tabs are the lengths of the lists (unhandled rows), whatever is asked for.

use chrono::Days;
use proptest::prelude::*;
use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{RouteId, UserId};
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::i18n::Language;
use rodnik::service::absence::Substitute;
use rodnik::service::desk::{self, DeskRequest};
use rodnik::service::new_office::create_sample;
use rodnik::service::sample::SampleSpec;
use rodnik::service::{Office, Refusal};
use rodnik::store::{Counts, Read};

use super::story::{Story, day};

/// Counts taken by looking at the lists.
fn by_looking(read: &Read<'_>, request: &DeskRequest) -> Result<Counts, Refusal> {
    let active = desk::active(read, request)?;
    Ok(Counts {
        active: active.iter().filter(|row| row.handled.is_none()).count() as i64,
        overdue: desk::overdue(read, request)?.len() as i64,
        churn: desk::churn(read, request, None)?.len() as i64,
        birthdays: desk::birthdays(read, request)?.len() as i64,
        handled: desk::counts(read, request)?.handled,
    })
}

fn agree(office: &mut Office, request: &DeskRequest) -> Counts {
    let (counted, looked) = office
        .read(|read| Ok::<_, Refusal>((desk::counts(read, request)?, by_looking(read, request)?)))
        .expect("counts");
    assert_eq!(counted, looked, "{request:?}");
    counted
}

#[test]
fn in_the_sample_office_for_every_day_manager_and_route() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.rodnik");
    let today = day("2026-11-22");
    let spec = SampleSpec { addresses: 300, seed: 7, today, language: Language::English };
    create_sample(&path, &spec, &mut |_, _| ()).unwrap();
    let mut office = Office::open(&path, Clock::on(today)).unwrap();
    let (users, routes) = office.read(|read| Ok::<_, Refusal>((read.users()?, read.routes()?))).unwrap();
    let managers: Vec<Option<UserId>> = users.iter().map(|user| Some(user.id)).chain([None]).collect();
    let routes: Vec<Option<RouteId>> = routes.iter().map(|route| Some(route.id)).chain([None]).collect();
    let mut seen = Counts::default();
    for ahead in 0..4 {
        for manager in &managers {
            for route in &routes {
                let date = today - Days::new(1) + Days::new(ahead);
                let now = "2026-11-22T12:00:00Z".to_owned();
                let request = DeskRequest { date, today, now, manager: *manager, route: *route };
                let counts = agree(&mut office, &request);
                seen.active += counts.active;
                seen.overdue += counts.overdue;
                seen.churn += counts.churn;
                seen.birthdays += counts.birthdays;
                seen.handled += counts.handled;
            }
        }
    }
    let all = [seen.active, seen.overdue, seen.churn, seen.birthdays, seen.handled];
    assert!(all.iter().all(|count| *count > 0), "the sample has something in every tab: {seen:?}");
}

/// What may be true of an address, each drawn by itself.
#[derive(Debug, Clone)]
struct Drawn {
    every: u16,
    sold: u64,
    always: bool,
    status: u8,
    managed: bool,
    meant: bool,
    routed: bool,
    tasks: Vec<(u8, u64)>,
    order: Option<u64>,
    postponed: bool,
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        (1_u16..12, 0_u64..7, any::<bool>(), 0_u8..8),
        (any::<bool>(), any::<bool>(), any::<bool>()),
        prop::collection::vec((0_u8..3, 0_u64..12), 0..3),
        prop::option::of(0_u64..8),
        any::<bool>(),
    )
        .prop_map(
            |((every, sold, always, status), (managed, meant, routed), tasks, order, postponed)| Drawn {
                every,
                sold,
                always,
                status,
                managed,
                meant,
                routed,
                tasks,
                order,
                postponed,
            },
        )
}

fn tell(story: &mut Story, code: &str, drawn: &Drawn, (manager, route): (UserId, RouteId)) {
    let at = |days: u64| (day("2026-11-16") + Days::new(days)).to_string();
    let mut place = story.address(code).every(drawn.every);
    if drawn.always {
        place = place.always_shown();
    }
    if drawn.managed {
        place = place.managed_by(manager);
    }
    if drawn.routed {
        place = place.on_route(route);
    }
    place.sells(1).on(&at(drawn.sold));
    for (kind, date) in &drawn.tasks {
        let kind = [TaskKind::Manual, TaskKind::Callback, TaskKind::Undelivered][usize::from(*kind)];
        let due = (kind == TaskKind::Callback).then(|| format!("{}T09:00:00Z", at(*date)));
        let task = story.task(code, kind, &at(*date), due.as_deref());
        if drawn.meant {
            story.execute(&format!("UPDATE task SET assignee_id = {} WHERE id = {}", manager.0, task.0));
        }
    }
    let planned = story.plan(code).call_on.expect("a planned call").to_string();
    if drawn.postponed {
        story.postpones(code, &planned, "2026-12-20");
    }
    if let Some(days) = drawn.order {
        story.accepts(code, &(day("2026-11-22") + Days::new(days)).to_string());
    }
    match drawn.status {
        0 => drop(story.address(code).status(AddressStatus::ChurnReview)),
        1 => drop(story.address(code).status(AddressStatus::Closed)),
        _ => (),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_any_small_office(addresses in prop::collection::vec(drawn(), 1..7)) {
        let mut story = Story::on("2026-11-22");
        let manager = story.user("Anna", &[Role::Operator]).id;
        let route = story.route("North");
        let substitute = story.user("Boris", &[Role::Operator]).id;
        let (from, to) = (day("2026-11-22"), day("2026-11-23"));
        story.done(&Substitute { user: manager, substitute, from, to });
        for (at, drawn) in addresses.iter().enumerate() {
            tell(&mut story, &format!("A-{at}"), drawn, (manager, route));
        }
        for date in ["2026-11-18", "2026-11-22", "2026-11-23", "2026-11-26"] {
            let mine = [(None, None), (Some(manager), None), (Some(manager), Some(route)), (Some(substitute), None)];
            for (manager, route) in mine {
                let request = DeskRequest { manager, route, ..story.request(date) };
                agree(&mut story.office, &request);
            }
        }
    }
}
