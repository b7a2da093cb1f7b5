//! The office decides which role may do what.

use rodnik::domain::people::{Role, RoleSet};
use rodnik::i18n::{Language, Texts};
use rodnik::service::deciding_rights::DecideRights;
use rodnik::service::directory::{DirectoryRefusal, SaveEmployee};
use rodnik::service::log::{LogRequest, log_page};
use rodnik::service::outcome::Comment;
use rodnik::service::planning_watch::{WatchRequest, planning_watch};
use rodnik::service::rights::{Right, RightsTable};
use rodnik::service::{Actor, Refusal, Watch, users};
use rodnik::wording::{history_line, refused};
use serde_json::json;

use crate::story::Story;

impl Story {
    fn rights(&mut self) -> RightsTable {
        self.office.read(RightsTable::load).unwrap()
    }

    fn decides(&mut self, right: Right, role: Role, is_allowed: bool) {
        let seen = self.rights();
        self.done(&DecideRights { seen, rights: seen.with(right, role, is_allowed) });
    }

    fn comment(&mut self) -> Comment {
        if self.office.read(|read| read.address_by_code("A-1")).unwrap().is_none() {
            self.address("A-1").sells(2).on("2026-11-18");
        }
        Comment { address: self.id("A-1"), task: None, text: "x".into() }
    }
}

#[test]
fn a_right_given_or_taken_holds_for_the_next_command_without_a_new_start() {
    let mut story = Story::on("2026-11-22");
    let comment = story.comment();
    let olga = story.user("Olga", &[Role::Operator]);
    let first = std::mem::replace(&mut story.actor, olga);
    story.done(&comment);
    let olga = std::mem::replace(&mut story.actor, first);
    story.decides(Right::WorkTasks, Role::Operator, false);
    story.actor = olga;
    let left = Right::WorkTasks.by_default().without(Role::Operator);
    assert_eq!(story.refuses(&comment), Refusal::NotAllowed(Right::WorkTasks, left));
}

#[test]
fn a_right_that_nobody_has_is_refused_with_a_sentence_that_says_so() {
    let mut story = Story::on("2026-11-22");
    let comment = story.comment();
    for role in Role::ALL {
        story.decides(Right::WorkTasks, *role, false);
    }
    let refusal = story.refuses(&comment);
    assert_eq!(refusal, Refusal::NotAllowed(Right::WorkTasks, RoleSet::default()));
    let sentence = refused(&Texts::new(Language::Russian), &refusal);
    assert!(sentence.starts_with("В вашем офисе это никому не разрешено."), "{sentence}");
}

#[test]
fn what_a_rule_fixes_stays_whatever_is_decided_s0_38() {
    let mut story = Story::on("2026-11-22");
    for role in Role::ALL {
        story.decides(Right::CloseAddresses, *role, *role != Role::QualityControl);
        story.decides(Right::ManageUsers, *role, *role != Role::Administrator);
    }
    let rights = story.rights();
    assert_eq!(rights.roles(Right::CloseAddresses), RoleSet::of(&[Role::QualityControl]));
    assert!(rights.roles(Right::ManageUsers).contains(Role::Administrator));
    assert!(rights.roles(Right::ManageUsers).contains(Role::Operator), "this one was the office's to decide");
}

#[test]
fn the_history_keeps_who_had_a_right_before_and_who_has_it_now() {
    let mut story = Story::on("2026-11-22");
    story.decides(Right::Import, Role::Operator, true);
    let detail = story.last_detail("decide_rights");
    let (before, after) = (["manager", "administrator"], ["operator", "manager", "administrator"]);
    let change = json!({ "field": "import", "before": before, "after": after });
    assert_eq!(detail, json!({ "changed": [change] }));
    let request = LogRequest {
        actor: story.actor.clone(),
        from: None,
        to: None,
        user: None,
        actions: vec!["decide_rights".into()],
        words: String::new(),
        before: None,
    };
    let logged = story.office.read(|read| log_page(read, &request, &Watch::default())).unwrap();
    let said = history_line(&Texts::new(Language::Russian), &logged[0].entry);
    assert_eq!(said.what, "Изменены права ролей");
    let (before, after) = ("руководитель, администратор", "оператор, руководитель, администратор");
    assert_eq!(said.changes, [format!("Загрузка списков: {before} → {after}")]);
}

#[test]
fn two_who_decide_at_once_do_not_overwrite_each_other() {
    let mut story = Story::on("2026-11-22");
    let seen = story.rights();
    story.decides(Right::Import, Role::Operator, true);
    let other = DecideRights { seen, rights: seen.with(Right::Supervise, Role::Operator, true) };
    assert_eq!(story.refuses(&other), DirectoryRefusal::Changed.into());
}

#[test]
fn back_to_the_defaults_leaves_no_decision_behind() {
    let mut story = Story::on("2026-11-22");
    story.decides(Right::Import, Role::Operator, true);
    story.decides(Right::WorkTasks, Role::Manager, false);
    assert_eq!(story.office.read(|read| read.role_rights()).unwrap().len(), 2);
    let seen = story.rights();
    story.done(&DecideRights { seen, rights: RightsTable::default() });
    assert_eq!(story.office.read(|read| read.role_rights()).unwrap(), []);
    assert_eq!(story.rights(), RightsTable::default());
}

#[test]
fn the_roles_that_the_office_gives_now_count_and_not_those_that_a_window_remembers() {
    let mut story = Story::on("2026-11-22");
    let olga = story.user("Olga", &[Role::SeniorOperator]);
    let request = WatchRequest { actor: olga.clone(), today: story.today, changed_since: story.today };
    let watched = |story: &mut Story| {
        story.office.read(|read| planning_watch(read, &request, &Watch::default())).map(drop)
    };
    assert_eq!(watched(&mut story), Ok(()));
    story.done(&SaveEmployee {
        seen: Some((olga.id.0, 1)),
        name: "Olga".into(),
        roles: vec![Role::Operator],
    });
    let refusal = Refusal::NotAllowed(Right::Supervise, Right::Supervise.by_default());
    assert_eq!(watched(&mut story), Err(refusal));
    let more = Actor { roles: Role::ALL.to_vec(), ..olga };
    let comment = story.comment();
    let first = std::mem::replace(&mut story.actor, more);
    story.done(&comment);
    let again =
        SaveEmployee { seen: Some((first.id.0, 1)), name: "First".into(), roles: vec![Role::Operator] };
    assert_eq!(
        story.refuses(&again),
        Refusal::NotAllowed(Right::ManageUsers, Right::ManageUsers.by_default()),
        "roles that were made up give nothing"
    );
}

#[test]
fn whoever_reads_the_users_reads_what_they_may_do() {
    let mut story = Story::on("2026-11-22");
    let olga = story.user("Olga", &[Role::Operator]);
    story.decides(Right::Import, Role::Operator, true);
    let known = story.office.read(users).unwrap();
    let olga = known.into_iter().find(|user| user.id == olga.id).unwrap();
    assert!(olga.may(Right::Import) && !olga.may(Right::ChangeSettings));
}
