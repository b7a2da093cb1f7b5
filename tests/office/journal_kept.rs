//! Where the journal lies, how long it is kept, and what happens when it cannot be written.

use std::fs;
use std::path::Path;

use rodnik::service::journal_folder::ChooseJournalFolder;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::recover::{journal_standing, recover};
use rodnik::service::{Office, Refusal, Watch};
use rodnik::store::{JournalNotice, StoreError, delete_journals, forget_journals};

use super::journal::{backup, content, files, folder, office, recovered, same, sells};
use super::story::{Story, clock, day};

#[test]
fn another_disk_takes_the_journal_and_gives_it_back_when_it_is_lost() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    let disk = tempfile::tempdir().unwrap();
    let choose = ChooseJournalFolder { office: story.path(), chosen: Some(disk.path().into()) };
    story.done(&choose);
    sells(&mut story, "A");
    let chosen = disk.path().join("office.rodnik.journal");
    assert_eq!(files(&chosen).len(), 1);
    assert_eq!(story.office.journal_notice(), None);
    // The other disk is taken away, and comes back.
    let away = disk.path().join("away");
    fs::rename(&chosen, &away).unwrap();
    sells(&mut story, "B");
    let notice = story.office.journal_notice();
    assert!(matches!(notice, Some(JournalNotice::Elsewhere { folder, .. }) if folder == chosen));
    assert!(!chosen.exists(), "an empty folder is not the other disk");
    fs::rename(&away, &chosen).unwrap();
    sells(&mut story, "C");
    assert_eq!(story.office.journal_notice(), None);
    sells(&mut story, "A");
    assert_eq!(journal_standing(&mut story.office), Ok(None));
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (5, None));
    same(&story.path(), &path);
}

#[test]
fn a_journal_that_was_taken_away_is_begun_anew_and_said() {
    let mut story = office();
    sells(&mut story, "A");
    let file = files(&folder(&story))[0].clone();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    sells(&mut story, "B");
    // The newest entry that it lacks is still in the office; those before are not.
    let number = story.number("SELECT number FROM journal") as u64 - 1;
    assert_eq!(story.office.journal_notice(), Some(JournalNotice::Interrupted(number)));
    let taken = backup(&story, "backup.rodnik");
    sells(&mut story, "C");
    let (path, recovered) = recovered(&story, &taken, "again.rodnik");
    assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (1, None));
    same(&story.path(), &path);
}

#[test]
fn without_a_journal_nothing_is_written() {
    let mut story = office();
    let kept = folder(&story);
    fs::remove_dir_all(&kept).unwrap();
    fs::write(&kept, "in the way").unwrap();
    let before = content(&story.path());
    let sale = RecordSale {
        address: story.id("A"),
        on: day("2026-11-20"),
        lines: vec![story.line(2)],
        returned: 0,
        paid: None,
    };
    assert!(matches!(story.refuses(&sale), Refusal::Store(StoreError::Journal(_))));
    assert_eq!(content(&story.path()), before);
    fs::remove_file(&kept).unwrap();
    story.done(&sale);
    story.is_well();
}

#[test]
fn what_is_older_than_the_backups_goes() {
    let mut story = Story::on("2026-11-22");
    // A copy begins a journal with the newest entry that it keeps.
    let before = story.number("SELECT coalesce((SELECT number FROM journal), 1)") as u64 - 1;
    for code in ["A", "B", "C"] {
        story.address(code).average(2.0);
    }
    for today in ["2026-11-23", "2026-11-24", "2026-11-25"] {
        story.it_is(today);
        sells(&mut story, "A");
    }
    let taken = backup(&story, "backup.rodnik");
    sells(&mut story, "B");
    let oldest = story.number("SELECT number FROM journal") as u64 - 1;
    let path = story.path();
    let forgotten = story.office.read(|read| forget_journals(read, &path, oldest)).unwrap();
    assert_eq!(forgotten as u64, oldest - before);
    assert_eq!(story.office.read(|read| forget_journals(read, &path, oldest)), Ok(0));
    let (again, first) = recovered(&story, &taken, "again.rodnik");
    assert_eq!((first.replayed.entries, first.replayed.halt), (1, None));
    same(&story.path(), &again);
    assert_eq!(story.office.read(|read| delete_journals(read, &path, oldest)), Ok(3));
    assert_eq!(files(&folder(&story)), [folder(&story).join("2026-11-25.rodnikjournal")]);
    sells(&mut story, "C");
    let (later, second) = recovered(&story, &taken, "later.rodnik");
    assert_eq!((second.replayed.entries, second.replayed.halt), (2, None));
    same(&story.path(), &later);
}

/// An office of an earlier program: the copy that went before its migration is the backup.
#[test]
fn the_journal_goes_on_from_the_copy_before_a_migration() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.rodnik");
    for version in 1..rodnik::store::SCHEMA_VERSION {
        let packed = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("tests/fixtures/office/version-{version}.zip"));
        let mut archive = zip::ZipArchive::new(fs::File::open(packed).unwrap()).unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut archive.by_index(0).unwrap(), &mut bytes).unwrap();
        fs::write(&path, bytes).unwrap();
        let mut office = Office::open(&path, clock(day("2026-11-22"))).unwrap();
        let actor = office.actor(None).unwrap();
        let replan = rodnik::service::replanning::ReplanAll::default();
        office.run(&actor, rodnik::service::new_key().unwrap(), &replan).unwrap();
        let before =
            folder.path().join(format!("office.rodnik.before-version-{}", rodnik::store::SCHEMA_VERSION));
        let again = folder.path().join("again.rodnik");
        let journal = folder.path().join("office.rodnik.journal");
        let recovered = recover(&before, std::slice::from_ref(&journal), &again, &Watch::default()).unwrap();
        assert_eq!((recovered.replayed.entries, recovered.replayed.halt), (1, None), "version {version}");
        same(&path, &again);
        drop(office);
        for file in [path.clone(), before, again] {
            fs::remove_file(file).unwrap();
        }
        for ending in ["-wal", "-shm"] {
            let _ = fs::remove_file(format!("{}{ending}", path.display()));
        }
        fs::remove_dir_all(journal).unwrap();
    }
}
