//! Signing in: who works is proved by a password or PIN, and guessing is slow.

use rodnik::domain::people::Role;
use rodnik::i18n::{Language, Texts};
use rodnik::service::directory::{ArchiveEmployee, DirectoryRefusal};
use rodnik::service::outcome::Comment;
use rodnik::service::rights::Right;
use rodnik::service::signing_in::{ResetPassword, Secret, SetOwnPassword, SignInRefusal, people};
use rodnik::service::{Actor, Office, Refusal, new_key};
use rodnik::store::HistoryRecord;
use rodnik::wording::refused;

use crate::story::{Story, clock, day};

fn secret(typed: &str) -> Option<Secret> {
    Some(Secret::new(typed))
}

impl Story {
    /// It is so many seconds after ten in the morning.
    fn seconds_later(&mut self, seconds: i64) {
        let ten = self.today.and_hms_opt(10, 0, 0).unwrap();
        let moment = ten + chrono::TimeDelta::seconds(seconds);
        self.office = Office::open(&self.path(), rodnik::clock::Clock::stopped_at(moment)).unwrap();
    }

    fn signs_in(&mut self, who: &Actor, typed: Option<&str>) -> Result<Actor, Refusal> {
        let secret = typed.map(Secret::new);
        self.office.sign_in(who.id, secret.as_ref())
    }

    /// Olga, an operator, with this password.
    fn olga(&mut self, password: &str) -> Actor {
        let olga = self.user("Olga", &[Role::Operator]);
        self.done(&ResetPassword { seen: (olga.id.0, 1), new: secret(password) });
        olga
    }

    fn changes_own(&mut self, who: &Actor, old: Option<&str>, new: Option<&str>) -> Result<(), Refusal> {
        let command = SetOwnPassword { old: old.map(Secret::new), new: new.map(Secret::new) };
        self.office.set_own_password(who, new_key().unwrap(), &command).map(|done| done.value)
    }

    fn history_rows(&mut self) -> Vec<HistoryRecord> {
        let all = |read: &rodnik::store::Read<'_>| {
            (1..).map_while(|id| read.history_row(rodnik::domain::ids::HistoryId(id)).transpose()).collect()
        };
        self.office.read(all).unwrap()
    }
}

const WRONG: Refusal = Refusal::SignIn(SignInRefusal::Wrong { wait: 0 });

fn wrong(wait: u64) -> Result<Actor, Refusal> {
    Err(Refusal::SignIn(SignInRefusal::Wrong { wait }))
}

#[test]
fn the_list_of_an_office_says_who_is_asked_for_a_password() {
    let mut story = Story::on("2026-11-22");
    let gone = story.user("Ivan", &[Role::Operator]);
    story.olga("1234");
    story.done(&ArchiveEmployee { seen: (gone.id.0, 1), archived: true });
    let known = story.office.read(people).unwrap();
    let shown: Vec<_> = known.iter().map(|one| (one.actor.name.as_str(), one.has_password)).collect();
    assert_eq!(shown, [("First", false), ("Olga", true)]);
    assert_eq!(known[1].actor.roles, [Role::Operator]);
}

#[test]
fn without_a_password_a_name_is_enough_with_one_it_is_not() {
    let mut story = Story::on("2026-11-22");
    let first = story.actor.clone();
    assert_eq!(story.signs_in(&first, None), Ok(first));
    let olga = story.olga("мой пароль");
    assert_eq!(story.signs_in(&olga, None), Err(SignInRefusal::Needed.into()));
    assert_eq!(story.signs_in(&olga, Some("")), Err(SignInRefusal::Needed.into()));
    assert_eq!(story.signs_in(&olga, Some("Мой пароль")), Err(WRONG));
    assert_eq!(story.signs_in(&olga, Some("мой пароль")), Ok(olga));
}

#[test]
fn after_three_wrong_ones_the_next_try_waits_and_twice_as_long_each_time() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("1234");
    assert_eq!(story.signs_in(&olga, Some("0000")), wrong(0));
    assert_eq!(story.signs_in(&olga, Some("1111")), wrong(0));
    assert_eq!(story.signs_in(&olga, Some("2222")), wrong(5));
    story.seconds_later(2);
    assert_eq!(story.signs_in(&olga, Some("1234")), Err(SignInRefusal::Wait(3).into()), "even the right one");
    story.seconds_later(5);
    assert_eq!(story.signs_in(&olga, Some("3333")), wrong(10));
    story.seconds_later(14);
    assert_eq!(story.signs_in(&olga, Some("1234")), Err(SignInRefusal::Wait(1).into()));
    story.seconds_later(15);
    assert_eq!(story.signs_in(&olga, Some("1234")), Ok(olga.clone()));
    assert_eq!(story.signs_in(&olga, Some("0000")), wrong(0), "the right one wiped the slate");
}

#[test]
fn waiting_is_told_in_seconds_and_outlives_the_program() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("1234");
    for _ in 0..3 {
        story.signs_in(&olga, Some("0000")).unwrap_err();
    }
    story.office = Office::open(&story.path(), clock(story.today)).unwrap();
    let refusal = story.signs_in(&olga, Some("1234")).unwrap_err();
    let russian = Texts::new(Language::Russian);
    assert_eq!(refused(&russian, &refusal), "Слишком много неверных попыток. Подождите 5 с.");
}

#[test]
fn a_clock_set_back_by_a_year_makes_nobody_wait_a_year() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("1234");
    for _ in 0..3 {
        story.signs_in(&olga, Some("0000")).unwrap_err();
    }
    story.it_is("2025-11-22");
    assert_eq!(story.signs_in(&olga, Some("1234")), Err(SignInRefusal::Wait(5).into()));
    story.seconds_later(5);
    assert_eq!(story.signs_in(&olga, Some("1234")), Ok(olga));
}

#[test]
fn the_history_tells_who_came_in_and_whose_password_was_guessed_at_but_no_secret() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("geheim-1");
    let before = story.history_rows().len();
    story.signs_in(&olga, Some("geheim-2")).unwrap_err();
    story.signs_in(&olga, Some("geheim-1")).unwrap();
    story.changes_own(&olga, Some("geheim-1"), Some("geheim-3")).unwrap();
    let rows = story.history_rows();
    let noted: Vec<_> = rows[before..].iter().map(|row| (row.action.as_str(), row.user)).collect();
    let own = ("set_own_password", Some(olga.id));
    assert_eq!(noted, [("sign_in_failed", None), ("signed_in", Some(olga.id)), own]);
    assert!(rows[before].detail.contains("Olga"));
    for row in &rows {
        assert!(!row.detail.contains("geheim") && !row.detail.contains("argon2"), "{}", row.detail);
    }
}

#[test]
fn neither_a_command_nor_its_refusal_shows_a_password_to_a_log() {
    let set = SetOwnPassword { old: secret("geheim-1"), new: secret("geheim-2") };
    let reset = ResetPassword { seen: (1, 1), new: secret("geheim-3") };
    assert!(!format!("{set:?} {reset:?}").contains("geheim"));
}

#[test]
fn whoever_was_archived_comes_in_no_more_and_can_do_nothing_with_a_desk_left_open() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").sells(2).on("2026-11-18");
    let olga = story.olga("1234");
    story.done(&ArchiveEmployee { seen: (olga.id.0, 2), archived: true });
    assert_eq!(story.signs_in(&olga, Some("1234")), Err(SignInRefusal::Gone.into()));
    let comment = Comment { address: story.id("A-1"), task: None, text: "still here".into() };
    story.actor = olga;
    let right = Right::WorkTasks;
    assert_eq!(story.refuses(&comment), Refusal::NotAllowed(right, right.by_default()));
}

#[test]
fn one_changes_ones_own_password_by_the_old_one_and_guessing_there_is_as_slow() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("1234");
    let wrong = |wait| Err(Refusal::SignIn(SignInRefusal::Wrong { wait }));
    assert_eq!(story.changes_own(&olga, None, Some("5678")), Err(SignInRefusal::Needed.into()));
    assert_eq!(story.changes_own(&olga, Some("0000"), Some("5678")), wrong(0));
    assert_eq!(story.changes_own(&olga, Some("0000"), Some("5678")), wrong(0));
    assert_eq!(story.changes_own(&olga, Some("0000"), Some("5678")), wrong(5));
    assert_eq!(story.changes_own(&olga, Some("1234"), Some("5678")), Err(SignInRefusal::Wait(5).into()));
    story.seconds_later(5);
    assert_eq!(story.changes_own(&olga, Some("1234"), Some("5678")), Ok(()));
    assert_eq!(story.signs_in(&olga, Some("1234")), Err(WRONG));
    assert_eq!(story.signs_in(&olga, Some("5678")), Ok(olga));
}

#[test]
fn a_password_has_four_to_128_characters() {
    let mut story = Story::on("2026-11-22");
    let first = story.actor.clone();
    assert_eq!(story.changes_own(&first, None, Some("123")), Err(SignInRefusal::Short.into()));
    let long = "x".repeat(129);
    assert_eq!(story.changes_own(&first, None, Some(&long)), Err(SignInRefusal::Long.into()));
    assert_eq!(story.changes_own(&first, None, Some("1234")), Ok(()));
    assert_eq!(story.signs_in(&first, Some("1234")), Ok(first));
}

#[test]
fn only_an_administrator_decides_that_somebody_needs_no_password() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("1234");
    let refusal = Refusal::NotAllowed(Right::ManageUsers, Right::ManageUsers.by_default());
    assert_eq!(story.changes_own(&olga, Some("1234"), None), Err(refusal));
    story.done(&ResetPassword { seen: (olga.id.0, 2), new: None });
    assert_eq!(story.signs_in(&olga, None), Ok(olga));
}

#[test]
fn a_forgotten_password_is_reset_and_the_waiting_is_over() {
    let mut story = Story::on("2026-11-22");
    let olga = story.olga("1234");
    for _ in 0..3 {
        story.signs_in(&olga, Some("0000")).unwrap_err();
    }
    let stale = ResetPassword { seen: (olga.id.0, 1), new: secret("5678") };
    assert_eq!(story.refuses(&stale), DirectoryRefusal::Changed.into());
    story.done(&ResetPassword { seen: (olga.id.0, 2), new: secret("5678") });
    assert_eq!(story.signs_in(&olga, Some("5678")), Ok(olga));
}

#[test]
fn an_administrator_at_a_desk_left_open_keeps_the_password() {
    let mut story = Story::on("2026-11-22");
    let first = story.actor.clone();
    story.changes_own(&first, None, Some("1234")).unwrap();
    let taken = ResetPassword { seen: (first.id.0, 2), new: None };
    assert_eq!(story.refuses(&taken), SignInRefusal::Own.into());
    assert_eq!(story.changes_own(&first, Some("1234"), None), Ok(()));
}

#[test]
fn whoever_is_not_there_cannot_be_given_a_password() {
    let mut story = Story::on("2026-11-22");
    let nobody = ResetPassword { seen: (404, 1), new: secret("1234") };
    assert_eq!(story.refuses(&nobody), DirectoryRefusal::Gone.into());
    assert_eq!(story.today, day("2026-11-22"));
}
