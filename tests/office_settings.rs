//! Settings of an office: tried out before they hold, and only by those who may.

use rodnik::clock::Clock;
use rodnik::domain::people::Role;
use rodnik::domain::planning::Estimator;
use rodnik::i18n::{Language, Texts};
use rodnik::service::check::{check, check_watched};
use rodnik::service::directory::DirectoryRefusal;
use rodnik::service::new_office::{Rest, create_sample, create_sample_watched, days_without_delivery};
use rodnik::service::office_settings::{Caution, ChangeOfficeSettings, OfficeSettings, forecast};
use rodnik::service::replanning::ReplanAll;
use rodnik::service::rights::Right;
use rodnik::service::rules::OrderAnchor;
use rodnik::service::sample::SampleSpec;
use rodnik::service::{Office, Refusal, Watch, new_key};
use rodnik::store::{CreateError, Finding, PlanRow, StoreError};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn spec(addresses: u32) -> SampleSpec {
    SampleSpec { addresses, seed: 1, today: day("2026-11-22"), language: Language::English }
}

fn sample() -> (tempfile::TempDir, Office) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.rodnik");
    create_sample(&path, &spec(120), &mut |_, _| ()).unwrap();
    let office = Office::open(&path, Clock::on(day("2026-11-22"))).unwrap();
    (folder, office)
}

fn plain() -> OfficeSettings {
    OfficeSettings {
        estimator: Estimator::Plain,
        caution: Caution::hundredths(30),
        order_anchor: OrderAnchor::Today,
    }
}

/// A change of the settings as they stand in the office.
fn change(office: &mut Office, settings: OfficeSettings) -> ChangeOfficeSettings {
    let seen = office.read(OfficeSettings::load).unwrap();
    ChangeOfficeSettings { seen, settings, watch: Watch::default() }
}

fn plans(office: &mut Office) -> Vec<Option<PlanRow>> {
    let read = |read: &rodnik::store::Read<'_>| -> Result<_, StoreError> {
        (1..=120).map(|id| read.plan(rodnik::domain::ids::AddressId(id))).collect()
    };
    office.read(read).unwrap()
}

#[test]
fn as_many_dates_move_as_were_foretold_p_14_p_32() {
    let (_folder, mut office) = sample();
    let before = plans(&mut office);
    let foretold = office.read(|read| forecast(read, plain())).unwrap();
    assert_eq!(plans(&mut office), before, "a forecast changes nothing");
    let actor = office.actor(None).unwrap();
    let change = change(&mut office, plain());
    let done = office.run(&actor, new_key().unwrap(), &change).unwrap();
    assert!(done.changes.everything);
    let next = |plan: &Option<PlanRow>| plan.as_ref().and_then(|plan| plan.next_delivery);
    let after = plans(&mut office);
    let moved = before.iter().zip(&after).filter(|(old, new)| next(old) != next(new)).count() as u64;
    assert!(moved > 0);
    assert_eq!(foretold.moved, moved);
    assert_eq!(office.read(OfficeSettings::load).unwrap(), plain());
    assert_eq!(office.read(check).unwrap(), Vec::<Finding>::new());
}

#[test]
fn settings_that_are_stopped_while_everything_is_planned_anew_change_nothing() {
    let (_folder, mut office) = sample();
    let (before, kept) = (plans(&mut office), office.read(OfficeSettings::load).unwrap());
    let actor = office.actor(None).unwrap();
    let last = Arc::new(AtomicU64::new(0));
    let heard = Arc::clone(&last);
    let watch = Watch::through(move |(done, total)| {
        assert_eq!(total, 120);
        heard.store(done, Ordering::Relaxed);
        done < 60
    });
    let change = ChangeOfficeSettings { watch, ..change(&mut office, plain()) };
    let stopped = office.run(&actor, new_key().unwrap(), &change);
    assert_eq!(stopped, Err(Refusal::Cancelled));
    assert_eq!(last.load(Ordering::Relaxed), 60, "in the middle of it");
    assert_eq!((plans(&mut office), office.read(OfficeSettings::load).unwrap()), (before, kept));
    assert_eq!(office.read(check).unwrap(), Vec::<Finding>::new());
}

#[test]
fn a_replan_that_learns_anew_can_be_stopped_in_both_of_its_halves() {
    let (_folder, mut office) = sample();
    let (before, learned) = (plans(&mut office), office.read(|read| read.calibration()).unwrap());
    let actor = office.actor(None).unwrap();
    for end in [60, 180] {
        let watch = Watch::through(move |(done, total)| {
            assert_eq!(total, 240);
            done < end
        });
        let replan = ReplanAll { recalibrate: true, watch };
        let stopped = office.run(&actor, new_key().unwrap(), &replan);
        assert_eq!(stopped, Err(Refusal::Cancelled));
        assert_eq!(plans(&mut office), before);
        assert_eq!(office.read(|read| read.calibration()).unwrap(), learned);
    }
}

#[test]
fn a_check_can_be_stopped() {
    let (_folder, mut office) = sample();
    let stop = Watch::through(|(done, _)| done < 60);
    assert_eq!(office.read(|read| check_watched(read, &stop)), Err(Refusal::Cancelled));
}

#[test]
fn settings_that_plan_alike_replan_nothing() {
    let (_folder, mut office) = sample();
    let actor = office.actor(None).unwrap();
    let kept = office.read(OfficeSettings::load).unwrap();
    let other = OfficeSettings { order_anchor: OrderAnchor::Today, ..kept };
    let change = change(&mut office, other);
    let done = office.run(&actor, new_key().unwrap(), &change).unwrap();
    assert_eq!(done.value, None);
    assert_eq!(office.read(OfficeSettings::load).unwrap(), other);
}

#[test]
fn what_another_window_saved_meanwhile_is_not_put_back() {
    let (_folder, mut office) = sample();
    let actor = office.actor(None).unwrap();
    let kept = office.read(OfficeSettings::load).unwrap();
    let late = change(&mut office, OfficeSettings { order_anchor: OrderAnchor::Today, ..kept });
    let first = change(&mut office, OfficeSettings { order_anchor: kept.order_anchor, ..plain() });
    office.run(&actor, new_key().unwrap(), &first).unwrap();
    let before = plans(&mut office);
    let refused = office.run(&actor, new_key().unwrap(), &late).map(|done| done.value);
    assert_eq!(refused, Err(Refusal::Directory(DirectoryRefusal::Changed)));
    assert_eq!((plans(&mut office), office.read(OfficeSettings::load).unwrap()), (before, first.settings));
}

#[test]
fn caution_never_leaves_its_range_p_13() {
    assert_eq!(Caution::hundredths(200), Caution::MOST);
    assert_eq!(Caution::hundredths(0).as_hundredths(), 0);
}

#[test]
fn an_operator_may_not_change_them() {
    let (_folder, mut office) = sample();
    let users = office.read(|read| read.users()).unwrap();
    let operator = users.into_iter().find(|user| user.roles == [Role::Operator]).unwrap();
    let change = change(&mut office, plain());
    let refused = office.run(&operator.into(), new_key().unwrap(), &change);
    assert_eq!(refused, Err(Refusal::NotAllowed(Right::ChangeSettings, Right::ChangeSettings.by_default())));
}

#[test]
fn a_cancelled_sample_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.rodnik");
    let made = create_sample_watched(&path, &spec(1_000), &mut |done, _| {
        if done >= 400 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_eq!(made, Err(CreateError::Filling(Refusal::Cancelled)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_calendar_of_a_new_office_covers_this_year_and_the_next() {
    let texts = Texts::new(Language::English);
    let days = |rest, holidays| days_without_delivery(rest, holidays, day("2026-11-22"), &texts);
    assert_eq!(days(Rest::Never, false), []);
    assert_eq!(days(Rest::Never, true).len(), 30);
    assert_eq!(days(Rest::Sundays, false).len(), 104);
    assert_eq!(days(Rest::Weekends, false).len(), 208);
    let both = days(Rest::Weekends, true);
    assert!(both.windows(2).all(|pair| pair[0].0 < pair[1].0), "each day once, in order");
    assert!(both.contains(&(day("2027-05-09"), "Victory Day".to_owned())), "a Sunday and a holiday");
}
