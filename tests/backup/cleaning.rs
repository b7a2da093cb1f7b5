//! Kept backups give up what the office gave up of persons.

use std::fs;
use std::path::{Path, PathBuf};

use rodnik::domain::ids::{AddressId, CounterpartyId};
use rodnik::service::backup::locked::{Password, lock_of};
use rodnik::service::backup::{Note, Restore, look_inside, restore, try_restoring};
use rodnik::service::client_contact::TypedPerson;
use rodnik::service::client_new::{AddClient, NewPlanning};
use rodnik::service::outcome::Comment;
use rodnik::service::personal_data::Forget;
use rodnik::service::{Command, Office, new_key};
use rodnik::store::{AddressDetails, Connection, CounterpartyDetails, PersonDetails, Subject};

use crate::office::{Desk, moment};

/// Words by which the client could be known again.
const TELLING: [&str; 3] = ["Ermolina", "Quarry Lane", "barks at night"];

fn run<C: Command>(desk: &Desk, command: &C) -> C::Value {
    let mut office = desk.open();
    let actor = office.actor(None).expect("somebody");
    office.run(&actor, new_key().expect("a key"), command).expect("done").value
}

/// A private person, with what is written about one.
fn enters(desk: &Desk) -> CounterpartyId {
    let client = CounterpartyDetails { name: "Olga Ermolina".into(), ..CounterpartyDetails::default() };
    let address = AddressDetails { text: "Quarry Lane 5".into(), ..AddressDetails::default() };
    let person = PersonDetails { name: "Olga Ermolina".into(), ..PersonDetails::default() };
    let person = TypedPerson { person, ..TypedPerson::default() };
    let address = run(desk, &AddClient { client, address, person, planning: NewPlanning::default() });
    run(desk, &Comment { address, task: None, text: "the dog of Olga Ermolina barks at night".into() });
    client_of(desk, address)
}

fn client_of(desk: &Desk, address: AddressId) -> CounterpartyId {
    let row = desk.open().read(|read| read.address(address)).expect("a row").expect("an address");
    row.address.counterparty
}

fn forgets(desk: &Desk, client: CounterpartyId) {
    let seen = desk.open().read(|read| read.counterparty_card(client)).expect("a row").expect("a client");
    run(desk, &Forget { subject: Subject::Client(client), seen: seen.version });
}

/// Which of the telling words stand anywhere in a file.
fn found_in(file: &Path) -> Vec<&'static str> {
    let bytes = fs::read(file).expect("its bytes");
    let holds = |word: &&str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    TELLING.into_iter().filter(holds).collect()
}

fn lying(desk: &Desk) -> Vec<String> {
    let folder = rodnik::service::backup::beside(&desk.path());
    let names = fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.contains(".part")).collect()
}

#[test]
fn kept_backups_are_cleaned_of_whoever_was_forgotten_once_a_newer_one_is_good() {
    let mut desk = Desk::new();
    let before = desk.makes();
    desk.now = moment("2026-11-22 11:00");
    let client = enters(&desk);
    let first = desk.makes();
    let stood = desk.history();
    desk.now = moment("2026-11-22 12:00");
    desk.work("2026-12-01");
    let second = desk.makes();
    let never = fs::read(&before.path).unwrap();
    assert_eq!(found_in(&first.path), TELLING);
    forgets(&desk, client);
    assert_eq!(found_in(&first.path), TELLING, "until the next good one the journal leads on from it");
    desk.now = moment("2026-11-22 13:00");
    let third = desk.makes();
    for made in [&first, &second, &third] {
        assert_eq!(found_in(&made.path), Vec::<&str>::new());
    }
    assert_eq!(fs::read(&before.path).unwrap(), never, "who was not known yet is not given up");
    assert_eq!(lying(&desk), Vec::<String>::new());
    let kept = desk.backups();
    assert_eq!(kept.len(), 4);
    let kept = kept.into_iter().find(|kept| kept.path == first.path).unwrap();
    assert_eq!(look_inside(&kept, None).unwrap().history as u64, stood, "the history is the same");
    // It is as good a way back as it was.
    desk.restores(&first.path).unwrap();
    assert_eq!(desk.history(), stood);
    desk.is_sound();
    assert_eq!(found_in(&desk.path()), Vec::<&str>::new());
}

#[test]
fn a_locked_backup_is_cleaned_when_it_is_opened_with_its_password_and_stays_locked() {
    let mut desk = Desk::new();
    let password = Password::new("river under the hill");
    desk.set(|settings| settings.lock = Some(lock_of(&password).unwrap()));
    let client = enters(&desk);
    let first = desk.makes();
    forgets(&desk, client);
    desk.now = moment("2026-11-22 12:00");
    desk.makes();
    let (locked, opened) = (desk.backups().pop().unwrap(), desk.folder.path().join("opened.rodnik"));
    assert_eq!(locked.path, first.path);
    let bytes = fs::read(&first.path).unwrap();
    let inside = try_restoring(&desk.path(), &locked, Some(&password), desk.clock()).unwrap();
    assert_ne!(fs::read(&first.path).unwrap(), bytes);
    assert_eq!(lying(&desk), Vec::<String>::new());
    assert_eq!(look_inside(&locked, Some(&password)), Ok(inside));
    let wish = Restore {
        office: opened.clone(),
        backup: first.path,
        password: Some(password),
        ..desk.wish(&locked.path)
    };
    restore(&wish, desk.clock()).unwrap();
    assert_eq!(found_in(&opened), Vec::<&str>::new());
    assert_eq!(Connection::open(&opened).unwrap().read(|read| read.check_file()), Ok(vec![]));
}

/// An office that gave somebody up and was lost, and a copy of it from before.
fn lost() -> (Desk, PathBuf) {
    let mut desk = Desk::new();
    let client = enters(&desk);
    let made = desk.makes();
    let elsewhere = desk.folder.path().join("on a stick.rodnik");
    fs::copy(&made.path, &elsewhere).unwrap();
    forgets(&desk, client);
    desk.now = moment("2026-11-22 12:00");
    desk.makes();
    fs::remove_file(desk.path()).unwrap();
    (desk, elsewhere)
}

#[test]
fn a_copy_from_elsewhere_is_cleaned_also_where_the_office_itself_is_lost() {
    let (desk, elsewhere) = lost();
    desk.restores(&elsewhere).unwrap();
    assert_eq!(found_in(&desk.path()), Vec::<&str>::new());
    assert_eq!(found_in(&elsewhere), TELLING, "what lies elsewhere is not ours to write");
    desk.is_sound();
}

#[test]
fn a_restore_that_was_broken_off_before_somebody_was_given_up_again_is_made_good_at_opening() {
    let (desk, elsewhere) = lost();
    let before = Note::load(&desk.path());
    assert_eq!(before.owed, vec![]);
    Note { owed: before.forgotten.clone(), ..before }.save(&desk.path()).unwrap();
    fs::copy(&elsewhere, desk.path()).unwrap();
    assert_eq!(found_in(&desk.path()), TELLING);
    drop(Office::open(&desk.path(), desk.clock()).unwrap());
    assert_eq!(found_in(&desk.path()), Vec::<&str>::new());
    assert_eq!(Note::load(&desk.path()).owed, vec![]);
    desk.is_sound();
}

#[test]
fn a_number_that_a_restore_made_free_is_not_given_up_again_with_the_next_one() {
    let mut desk = Desk::new();
    let base = desk.makes();
    desk.now = moment("2026-11-22 11:00");
    let client = enters(&desk);
    forgets(&desk, client);
    desk.makes();
    desk.restores(&base.path).unwrap();
    assert_eq!(enters(&desk), client, "the number is given again");
    let elsewhere = desk.folder.path().join("on a stick.rodnik");
    Connection::open(&desk.path()).unwrap().backup(&elsewhere).unwrap();
    desk.restores(&elsewhere).unwrap();
    assert_eq!(found_in(&desk.path()), TELLING);
}

#[test]
fn a_backup_of_what_a_restore_gave_up_is_left_alone() {
    let mut desk = Desk::new();
    let base = desk.makes();
    desk.now = moment("2026-11-22 11:00");
    enters(&desk);
    let abandoned = desk.makes();
    desk.restores(&base.path).unwrap();
    // The next client bears the number of the one who is in the backup that was left behind.
    desk.now = moment("2026-11-22 12:00");
    let client = enters(&desk);
    forgets(&desk, client);
    let bytes = fs::read(&abandoned.path).unwrap();
    desk.makes();
    assert_eq!(fs::read(&abandoned.path).unwrap(), bytes);
}

#[test]
fn what_is_recovered_from_an_old_copy_gives_up_whom_the_office_gave_up() {
    let (desk, elsewhere) = lost();
    let to = desk.folder.path().join("recovered.rodnik");
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
    program.arg("--office").arg(desk.path()).args(["recover", "--from"]).arg(&elsewhere).arg("--to").arg(&to);
    let output = program.output().unwrap();
    assert!(to.exists(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(found_in(&to), Vec::<&str>::new());
    drop(Office::open(&to, desk.clock()).unwrap());
}
