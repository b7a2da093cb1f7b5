//! Restoring: the office becomes what it was, what was there is kept, and nobody is left working on a file that is gone.

use std::fs;

use rodnik::domain::ids::CounterpartyId;
use rodnik::service::backup::{Aside, BackupRefusal, Restoring, restore, restore_when_left};
use rodnik::service::personal_data::Forget;
use rodnik::service::{Office, new_key};
use rodnik::store::{Connection, LookError, Subject, Unfit};

use crate::office::{Desk, moment};

#[test]
fn the_office_becomes_what_it_was_and_what_was_there_is_kept() {
    let mut desk = Desk::new();
    let made = desk.makes();
    let before = desk.history();
    desk.work("2026-12-01");
    desk.work("2026-12-02");
    let restored = desk.restores(&made.path).unwrap();
    assert_eq!(desk.history(), before);
    desk.is_sound();
    let aside = restored.aside.unwrap();
    assert!(aside.to_string_lossy().contains("office.rodnik.replaced-"));
    let mut later = Office::open(&aside, desk.clock()).unwrap();
    assert_eq!(later.read(|read| read.head().map(|head| head.id as u64)).unwrap(), before + 2);
    // Being older than a backup is no damage after that, and a new backup is made of it.
    assert!(rodnik::service::damage::examine(&desk.path()).is_ok());
    desk.now = moment("2026-11-22 11:00");
    desk.makes();
    desk.work("2026-12-03");
    assert_eq!(desk.history(), before + 1);
}

#[test]
fn an_office_that_is_open_anywhere_is_not_replaced() {
    let desk = Desk::new();
    let made = desk.makes();
    let open = desk.open();
    assert_eq!(desk.restores(&made.path), Err(BackupRefusal::InUse));
    drop(open);
    desk.restores(&made.path).unwrap();
    let names = desk.files();
    assert!(names.iter().all(|name| !name.contains("restoring")), "{names:?}");
}

#[test]
fn a_restoring_that_is_given_up_at_any_step_leaves_the_office_as_it_was() {
    let desk = Desk::new();
    let made = desk.makes();
    desk.work("2026-12-04");
    let (before, files) = (desk.history(), desk.files());
    for at in [Restoring::Copying, Restoring::Proving, Restoring::Replacing] {
        let stopped = restore_when_left(&desk.wish(&made.path), desk.clock(), &|step| step != at);
        assert_eq!(stopped, Err(BackupRefusal::Cancelled), "{at:?}");
        assert_eq!((desk.history(), desk.files()), (before, files.clone()), "{at:?}");
    }
    desk.is_sound();
}

#[test]
fn journals_that_lie_about_do_not_come_into_a_restored_office() {
    let desk = Desk::new();
    let made = desk.makes();
    let before = desk.history();
    desk.breaks_off("2026-12-04");
    let journal = fs::read(desk.with("-wal")).unwrap();
    fs::write(desk.with("-journal"), "of another time").unwrap();
    let mut wish = desk.wish(&made.path);
    wish.aside = Aside::Damaged;
    let aside = restore(&wish, desk.clock()).unwrap().aside.unwrap();
    assert_eq!(desk.history(), before);
    desk.is_sound();
    let kept = |ending: &str| fs::read(format!("{}{ending}", aside.display()));
    assert_eq!(kept("-wal").unwrap(), journal, "the evidence is as it was");
    assert_eq!(fs::read(desk.with(".stray")).unwrap(), b"of another time");
}

#[test]
fn a_backup_takes_the_place_of_an_office_that_is_gone() {
    let desk = Desk::new();
    let made = desk.makes();
    let before = desk.history();
    fs::remove_file(desk.path()).unwrap();
    fs::write(desk.with("-wal"), "left behind").unwrap();
    let restored = desk.restores(&made.path).unwrap();
    assert_eq!(restored.aside, None);
    assert_eq!(desk.history(), before);
    desk.is_sound();
}

#[test]
fn what_is_no_good_backup_replaces_nothing() {
    let desk = Desk::new();
    let made = desk.makes();
    desk.work("2026-12-05");
    let before = fs::read(desk.path()).unwrap();
    let good = fs::read(&made.path).unwrap();
    let broken = desk.folder.path().join("broken.rodnik");
    let tries: [(&str, Vec<u8>); 4] = [
        ("cut", good[..good.len() / 2].to_vec()),
        ("text", b"name;address".to_vec()),
        ("empty", Vec::new()),
        ("zeroed", [&good[..8192], &vec![0; 8192][..], &good[16384..]].concat()),
    ];
    for (name, bytes) in tries {
        fs::write(&broken, bytes).unwrap();
        let refused = desk.restores(&broken);
        assert!(
            matches!(refused, Err(BackupRefusal::Backup(LookError::NotAnOffice | LookError::Unfit(_)))),
            "{name}: {refused:?}"
        );
        assert_eq!(fs::read(desk.path()).unwrap(), before, "{name}");
    }
    assert_eq!(desk.restores(&desk.path()), Err(BackupRefusal::Itself));
    let names = desk.files();
    assert_eq!(names, ["broken.rodnik", "office.rodnik", "office.rodnik.backups", "office.rodnik.journal"]);
}

#[test]
fn a_backup_whose_history_was_changed_is_no_good() {
    let desk = Desk::new();
    let made = desk.makes();
    let raw = rusqlite::Connection::open(&made.path).unwrap();
    raw.execute_batch("DROP TRIGGER history_is_not_changed; UPDATE history SET action = 'x' WHERE id = 1;")
        .unwrap();
    raw.close().unwrap();
    let refused = desk.restores(&made.path);
    assert_eq!(refused, Err(BackupRefusal::Backup(LookError::Unfit(Unfit::History(1)))));
}

#[test]
fn the_backup_of_another_office_is_restored_only_when_that_is_meant() {
    let (desk, other) = (Desk::new(), Desk::of(41));
    let made = other.makes();
    let name = other.open().read(|read| read.office()).unwrap().unwrap().name;
    assert_eq!(desk.restores(&made.path), Err(BackupRefusal::OtherOffice(name)));
    let mut wish = desk.wish(&made.path);
    wish.other_office = true;
    restore(&wish, desk.clock()).unwrap();
    assert_eq!(desk.history(), other.history());
}

#[test]
fn a_backup_of_an_older_program_is_restored_and_migrated() {
    let desk = Desk::new();
    let zip =
        fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/office/version-1.zip")).unwrap();
    let mut archive = zip::ZipArchive::new(zip).unwrap();
    let old = desk.folder.path().join("old.rodnik");
    std::io::copy(&mut archive.by_index(0).unwrap(), &mut fs::File::create(&old).unwrap()).unwrap();
    let mut wish = desk.wish(&old);
    wish.other_office = true;
    restore(&wish, desk.clock()).unwrap();
    assert!(Connection::open(&desk.path()).is_ok());
    desk.is_sound();
}

#[test]
fn whoever_was_given_up_since_is_given_up_again_in_a_restored_office() {
    let desk = Desk::new();
    let made = desk.makes();
    let client = CounterpartyId(desk.raw(|raw| {
        let sql = "SELECT a.counterparty_id FROM address a JOIN counterparty c ON c.id = a.counterparty_id
                   WHERE a.status = 'active' AND length(c.tax_number) <> 10
                     AND NOT EXISTS (SELECT 1 FROM address b JOIN task t ON t.address_id = b.id
                                     WHERE b.counterparty_id = c.id AND t.state = 'open' AND t.kind <> 'planned')
                     AND NOT EXISTS (SELECT 1 FROM address b JOIN customer_order o ON o.address_id = b.id
                                     WHERE b.counterparty_id = c.id AND o.status IN ('draft', 'accepted', 'on_route'))
                   LIMIT 1";
        raw.query_row(sql, [], |row| row.get(0)).unwrap()
    }));
    let name = || -> String {
        desk.raw(|raw| {
            raw.query_row("SELECT name FROM counterparty WHERE id = ?1", [client.0], |row| row.get(0))
                .unwrap()
        })
    };
    let known = name();
    let mut office = desk.open();
    let actor = office.actor(None).unwrap();
    let seen = office.read(|read| read.counterparty_card(client)).unwrap().unwrap().version;
    let forget = Forget { subject: Subject::Client(client), seen };
    let instead = office.run(&actor, new_key().unwrap(), &forget).unwrap().value;
    drop(office);
    desk.restores(&made.path).unwrap();
    assert_eq!(name(), instead, "and not {known}");
    desk.is_sound();
}
