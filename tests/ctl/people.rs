//! Passwords, and what the office knows of a person.

use rodnik::clock::Clock;
use rodnik::service::signing_in::{Secret, SetOwnPassword};
use rodnik::service::{Office, new_key};
use serde_json::Value;

use super::{Desk, Run, program};

impl Desk {
    /// The first user has this password from now on.
    fn first_has(&self, password: &str) {
        let mut office = Office::open(&self.path(), Clock::system()).expect("the office");
        let first = office.actor(None).expect("a first user");
        let new = Some(Secret::new(password));
        let set = SetOwnPassword { old: None, new };
        office.set_own_password(&first, new_key().expect("a key"), &set).expect("a password");
    }

    fn run_with_password(&self, password: &str, arguments: &[&str]) -> Run {
        let mut command = program(&["--lang", "en", "--today", "2026-11-22"]);
        command.env("RODNIK_PASSWORD", password);
        command.arg("--office").arg(self.path()).args(arguments).output().expect("a run").into()
    }
}

#[test]
fn a_user_with_a_password_is_asked_for_it_and_never_on_the_command_line() {
    let desk = Desk::empty();
    desk.run(&["init", "--first-user", "Anna"]).well();
    let list = ["list", "active"];
    desk.run(&list).well();
    desk.first_has("open sesame");
    let sentence = desk.run(&list).refused();
    assert!(sentence.contains("Anna") && sentence.contains("RODNIK_PASSWORD"), "{sentence}");
    let sentence = desk.run_with_password("open", &list).refused();
    assert!(sentence.starts_with("The password is wrong."), "{sentence}");
    assert!(desk.run_with_password("", &list).refused().starts_with("Enter the password."));
    desk.run_with_password("open sesame", &list).well();
    desk.run(&["check"]).well();
}

impl Desk {
    fn run_with(&self, variable: (&str, &str), arguments: &[&str]) -> Run {
        let mut command = program(&["--lang", "en", "--today", "2026-11-22"]);
        command.env(variable.0, variable.1);
        command.arg("--office").arg(self.path()).args(arguments).output().expect("a run").into()
    }
}

#[test]
fn whoever_may_write_the_file_sets_a_forgotten_password_and_the_history_says_so() {
    let desk = Desk::empty();
    desk.run(&["init", "--first-user", "Anna"]).well();
    desk.first_has("forgotten");
    let new = ["password", "--user", "Anna"];
    assert!(desk.run(&new).refused().contains("RODNIK_NEW_PASSWORD"), "it is never an argument");
    assert!(desk.run_with(("RODNIK_NEW_PASSWORD", "123"), &new).refused().contains('4'));
    desk.run_with(("RODNIK_NEW_PASSWORD", "found again"), &new).well();
    desk.run_with_password("found again", &["list", "active"]).well();
    let sentence =
        desk.run_with(("RODNIK_NEW_PASSWORD", "1234"), &["password", "--user", "Nobody"]).refused();
    assert!(sentence.contains("Nobody"), "{sentence}");
    desk.run(&["password", "--user", "Anna", "--remove"]).well();
    desk.run(&["list", "active"]).well();
    desk.run(&["check"]).well();
    let mut office = Office::open(&desk.path(), Clock::system()).expect("the office");
    let actions = office.read(|read| read.logged_actions()).expect("the history");
    assert!(actions.iter().any(|action| action == "password_from_outside"), "{actions:?}");
}

#[test]
fn a_persons_data_is_written_for_its_owner_alone_and_given_up_only_when_confirmed() {
    let desk = Desk::sample();
    let row = desk.list(&["active"]).remove(0);
    let code = row["address_code"].as_str().expect("a code").to_owned();
    let file = desk.folder.path().join("person.json");
    let path = file.to_str().expect("a path");
    desk.run(&["person", "export", &code, "--to", path]).well();
    let text = std::fs::read_to_string(&file).expect("the file");
    let known: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(known["client"][0]["name"], row["client"]);
    assert!(known["sales"].as_array().is_some_and(|sales| !sales.is_empty()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
    }
    assert!(desk.run(&["person", "export", &code, "--to", path]).refused().contains("person.json"));
    let name = known["client"][0]["name"].as_str().expect("a name");
    let sentence = desk.run(&["person", "anonymise", &code]).refused();
    assert!(sentence.contains(name) && sentence.contains("--yes"), "{sentence}");
    assert!(desk.run(&["person", "export", "nowhere"]).refused().contains("nowhere"));
    let sentence = desk.run(&["person", "anonymise", &code, "--person", "Nobody", "--yes"]).refused();
    assert!(sentence.contains("Nobody"), "{sentence}");
}
