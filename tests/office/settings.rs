//! The settings of the office and the numbers of its documents.

use rodnik::domain::calling::Hours;
use rodnik::domain::document::Document;
use rodnik::domain::times::time_of_day;
use rodnik::service::calling::CallHours;
use rodnik::service::directory::DirectoryRefusal;
use rodnik::service::general_settings::{ChangeGeneralSettings, GeneralSettings, NO_HOURS, lock_after};
use rodnik::service::numbering::SetNumbering;
use rodnik::service::planning_card::Norms;
use rodnik::service::rules::{ReviewRules, churn_control, key};
use rodnik::service::{Input, Refusal};
use rodnik::store::Numbering;
use rodnik::workflow::churn::{MoneyAtClosing, Terms};

use super::story::Story;

fn settings(story: &mut Story) -> GeneralSettings {
    story.office.read(GeneralSettings::load).unwrap()
}

fn change(story: &mut Story, change: impl FnOnce(&mut GeneralSettings)) -> ChangeGeneralSettings {
    let seen = settings(story);
    let mut settings = seen.clone();
    change(&mut settings);
    ChangeGeneralSettings { seen, settings }
}

fn hours(from: &str, to: &str) -> Hours {
    Hours { from: time_of_day(from).unwrap(), to: time_of_day(to).unwrap() }
}

#[test]
fn s0_10_churn_is_controlled_until_the_office_decides_otherwise() {
    let mut story = Story::on("2026-11-22");
    assert!(story.office.read(churn_control).unwrap());
    let off = change(&mut story, |settings| settings.churn_control = false);
    assert!(!story.done(&off).churn_control);
    assert!(!story.office.read(churn_control).unwrap());
    let detail = story.last_detail("change_general_settings");
    assert_eq!(detail["changed"][0]["field"], "churn.control");
    assert_eq!(
        (&detail["changed"][0]["before"], &detail["changed"][0]["after"]),
        (&"on".into(), &"off".into())
    );
    let on = change(&mut story, |settings| settings.churn_control = true);
    story.done(&on);
    assert!(story.office.read(churn_control).unwrap());
}

#[test]
fn s0_26_r_05_the_terms_of_churn_reviews_are_the_office_s_to_change() {
    let mut story = Story::on("2026-11-22");
    assert_eq!(story.office.read(ReviewRules::load).unwrap(), ReviewRules::default());
    let other =
        ReviewRules { days: [1, 2, 365], terms: Terms { attempts: 20, money: MoneyAtClosing::Warns } };
    let changed = change(&mut story, |settings| settings.review = other);
    assert_eq!(story.done(&changed).review, other);
    assert_eq!(story.office.read(ReviewRules::load).unwrap(), other);
    let fields = story.last_detail("change_general_settings")["changed"].as_array().unwrap().len();
    assert_eq!(fields, 3);
    for days in [[0, 5, 10], [3, 366, 10], [3, 5, -1]] {
        let wrong = change(&mut story, |settings| settings.review.days = days);
        assert_eq!(story.refuses(&wrong), Refusal::Directory(DirectoryRefusal::StageDays));
    }
    for attempts in [0, 21] {
        let wrong = change(&mut story, |settings| settings.review.terms.attempts = attempts);
        assert_eq!(story.refuses(&wrong), Refusal::Directory(DirectoryRefusal::Attempts));
    }
    story.set(key::STAGE_DAYS, "soon");
    assert_eq!(story.office.read(ReviewRules::load).unwrap().days, [3, 5, 10], "what cannot be read");
}

#[test]
fn s1_17_the_norms_of_the_calculator_are_the_office_s_to_change() {
    let mut story = Story::on("2026-11-22");
    assert_eq!(story.office.read(Norms::load).unwrap(), Norms { office_ml: 2_000, flat_ml: 500 });
    let other = change(&mut story, |settings| (settings.office_ml, settings.flat_ml) = (1_500, 700));
    story.done(&other);
    assert_eq!(story.office.read(Norms::load).unwrap(), Norms { office_ml: 1_500, flat_ml: 700 });
    for ml in [0, 99, 20_001, -500] {
        let wrong = change(&mut story, |settings| settings.flat_ml = ml);
        assert_eq!(story.refuses(&wrong), Refusal::Directory(DirectoryRefusal::LitresPerPerson));
    }
}

#[test]
fn quiet_hours_usual_times_and_the_name_hold_for_the_whole_office() {
    let mut story = Story::on("2026-11-22");
    let windows = vec![hours("9:00", "13:00"), hours("14:00", "18:30")];
    let kept = windows.clone();
    let other = change(&mut story, |settings| {
        settings.name = "  Родник ".into();
        settings.area_code = " 4852 ".into();
        settings.windows = windows;
        settings.quiet = hours("22:00", "8:00");
    });
    let now = story.done(&other);
    assert_eq!((now.name.as_str(), now.area_code.as_str(), now.windows.clone()), ("Родник", "4852", kept));
    assert_eq!(settings(&mut story), now);
    assert_eq!(story.office.read(CallHours::load).unwrap().quiet, hours("22:00", "8:00"));
    let none = change(&mut story, |settings| settings.quiet = NO_HOURS);
    story.done(&none);
    assert!(story.office.read(CallHours::load).unwrap().quiet.is_empty());
}

#[test]
fn settings_that_cannot_be_are_refused_and_change_nothing() {
    let mut story = Story::on("2026-11-22");
    let no = |refusal| Refusal::Directory(refusal);
    let wrong = change(&mut story, |settings| settings.name = " ".into());
    assert_eq!(story.refuses(&wrong), no(DirectoryRefusal::NoName));
    let wrong = change(&mut story, |settings| settings.name = "x".repeat(301));
    assert_eq!(story.refuses(&wrong), Refusal::Input(Input::LongText(300)));
    for code in ["12", "123456", "84b"] {
        let wrong = change(&mut story, |settings| settings.area_code = code.into());
        assert_eq!(story.refuses(&wrong), no(DirectoryRefusal::AreaCode));
    }
    let wrong = change(&mut story, |settings| settings.windows = vec![hours("12:00", "12:00")]);
    assert_eq!(story.refuses(&wrong), no(DirectoryRefusal::Window));
    let wrong = change(&mut story, |settings| settings.windows = vec![hours("9:00", "12:00"); 11]);
    assert_eq!(story.refuses(&wrong), no(DirectoryRefusal::Windows));
}

#[test]
fn settings_that_somebody_else_changed_are_not_overwritten() {
    let mut story = Story::on("2026-11-22");
    let late = change(&mut story, |settings| settings.name = "Late".into());
    let first = change(&mut story, |settings| settings.name = "First".into());
    story.done(&first);
    assert_eq!(story.refuses(&late), Refusal::Directory(DirectoryRefusal::Changed));
}

fn numbering(story: &mut Story, document: Document) -> Numbering {
    let all = story.office.read(|read| read.numberings()).unwrap();
    assert_eq!(all.iter().map(|known| known.document).collect::<Vec<_>>(), Document::ALL);
    all.into_iter().find(|known| known.document == document).unwrap()
}

#[test]
fn a_number_is_never_given_twice_whatever_the_prefix() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).on("2026-11-18");
    story.address("A-1").sells(1).on("2026-11-19");
    let sales = numbering(&mut story, Document::Sale);
    assert_eq!(sales.last, 2);
    let set = |seen: &Numbering, prefix: &str, next| SetNumbering {
        seen: seen.clone(),
        prefix: prefix.into(),
        next,
    };
    let used = |least| Refusal::Directory(DirectoryRefusal::NumberUsed { least });
    assert_eq!(story.refuses(&set(&sales, &sales.prefix, 2)), used(3));
    for next in [0, -1, 1_000_000_000] {
        let number = Refusal::Directory(DirectoryRefusal::Number);
        assert_eq!(story.refuses(&set(&sales, &sales.prefix, next)), number);
    }
    story.done(&set(&sales, "2027-", 1));
    let other = numbering(&mut story, Document::Sale);
    assert_eq!(other.next(), "2027-000001");
    story.address("A-1").sells(1).on("2026-11-20");
    let other = numbering(&mut story, Document::Sale);
    assert_eq!(story.refuses(&set(&other, &sales.prefix, 2)), used(3), "back at the old prefix");
    story.done(&set(&other, &sales.prefix, 500));
    assert_eq!(numbering(&mut story, Document::Sale).last, 499);
    assert_eq!(
        story.refuses(&set(&other, "X-", 1)),
        Refusal::Directory(DirectoryRefusal::Changed),
        "it was seen before the last change"
    );
    story.is_well();
}

#[test]
fn a_prefix_has_ten_letters_at_most() {
    let mut story = Story::on("2026-11-22");
    let seen = numbering(&mut story, Document::Order);
    let long = SetNumbering { seen: seen.clone(), prefix: "x".repeat(11), next: 1 };
    assert_eq!(story.refuses(&long), Refusal::Input(Input::LongText(10)));
    story.done(&SetNumbering { seen, prefix: String::new(), next: 7 });
    assert_eq!(numbering(&mut story, Document::Order).next(), "000007");
}

#[test]
fn the_screen_is_locked_after_as_many_minutes_as_the_office_says_and_never_unless_it_does() {
    let mut story = Story::on("2026-11-22");
    assert_eq!(story.office.read(lock_after).unwrap(), 0);
    let on = change(&mut story, |settings| settings.lock_after = 15);
    assert_eq!(story.done(&on).lock_after, 15);
    assert_eq!(story.office.read(lock_after).unwrap(), 15);
    for minutes in [-1, 481] {
        let wrong = change(&mut story, |settings| settings.lock_after = minutes);
        assert_eq!(story.refuses(&wrong), Refusal::Directory(DirectoryRefusal::LockAfter));
    }
    story.set(key::LOCK_AFTER, "a while");
    assert_eq!(story.office.read(lock_after).unwrap(), 0, "what is no number locks nothing");
}
