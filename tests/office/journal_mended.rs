//! The journal and the office are waited for at once; where the power is cut between the two, each is mended by the other.

use std::fs;
use std::io::Read as _;

use rodnik::service::Office;
use rodnik::service::backup::{Aside, Restore, restore};
use rodnik::service::journal_folder::ChooseJournalFolder;
use rodnik::service::outcome::Comment;
use rodnik::service::recover::journal_standing;
use rodnik::store::JournalFinding;

use super::forgetting;
use super::journal::{backup, comes_back, files, folder, office, same, sells};
use super::story::{Story, clock};

/// The office is closed and opened again, as after a power cut.
fn opened_again(story: &mut Story) {
    story.office = Office::open(&story.path(), clock(story.today)).unwrap();
}

fn number(story: &Story) -> u64 {
    story.number("SELECT number FROM journal").try_into().unwrap()
}

/// The statements of the entry that the office keeps.
fn kept(story: &Story) -> String {
    let raw = rusqlite::Connection::open(story.path()).unwrap();
    let entry: Vec<u8> = raw.query_row("SELECT entry FROM journal", [], |row| row.get(0)).unwrap();
    let number = |at: usize| u32::from_le_bytes(entry[at..at + 4].try_into().unwrap()) as usize;
    let mut said = Vec::new();
    let mut at = 8 + number(4);
    while number(at) > 0 {
        let pack = &entry[at + 4..at + 4 + number(at)];
        flate2::read::DeflateDecoder::new(pack).read_to_end(&mut said).unwrap();
        at += 4 + number(at);
    }
    String::from_utf8_lossy(&said).into_owned()
}

#[test]
fn an_entry_that_the_power_cut_took_is_written_again_from_the_office() {
    for whole in [false, true] {
        let mut story = office();
        let taken = backup(&story, "backup.rodnik");
        sells(&mut story, "A");
        let file = files(&folder(&story))[0].clone();
        let before = fs::metadata(&file).unwrap().len();
        sells(&mut story, "B");
        let bytes = fs::read(&file).unwrap();
        let left = if whole { before } else { (before + bytes.len() as u64) / 2 };
        fs::OpenOptions::new().write(true).open(&file).unwrap().set_len(left).unwrap();
        let number = number(&story);
        assert_eq!(journal_standing(&mut story.office), Ok(Some(JournalFinding::Behind(number))));
        opened_again(&mut story);
        assert_eq!(journal_standing(&mut story.office), Ok(None));
        assert_eq!(fs::read(&file).unwrap(), bytes);
        sells(&mut story, "C");
        assert_eq!((story.office.journal_notice(), files(&folder(&story)).len()), (None, 1));
        comes_back(&story, &taken);
    }
}

#[test]
fn a_program_that_has_the_office_open_writes_it_again_as_well() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    sells(&mut story, "A");
    let file = files(&folder(&story))[0].clone();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
    sells(&mut story, "B");
    assert_eq!(story.office.journal_notice(), None);
    assert!(fs::read(&file).unwrap().starts_with(&bytes));
    comes_back(&story, &taken);
}

#[test]
fn the_first_entry_of_a_day_comes_back_where_its_file_is_gone_empty_or_garbage() {
    for left in [None, Some(&b""[..]), Some(&[7; 900][..])] {
        let mut story = office();
        let taken = backup(&story, "backup.rodnik");
        story.it_is("2026-11-23");
        sells(&mut story, "A");
        let file = folder(&story).join("2026-11-23.rodnikjournal");
        fs::remove_file(&file).unwrap();
        if let Some(left) = left {
            fs::write(&file, left).unwrap();
        }
        opened_again(&mut story);
        assert_eq!(journal_standing(&mut story.office), Ok(None), "{left:?}");
        story.it_is("2026-11-24");
        sells(&mut story, "B");
        comes_back(&story, &taken);
    }
}

/// More is missing than the office can give: that is damage, and stays one until it is said.
#[test]
fn a_journal_that_lacks_more_than_the_newest_entry_is_left_as_it_is() {
    let mut story = office();
    sells(&mut story, "A");
    sells(&mut story, "B");
    let file = files(&folder(&story))[0].clone();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    opened_again(&mut story);
    let number = number(&story);
    assert_eq!(fs::read(&file).unwrap(), &bytes[..bytes.len() / 2]);
    assert_eq!(journal_standing(&mut story.office), Ok(Some(JournalFinding::Behind(number))));
}

/// An entry that was written twice, as where a disk was in doubt, is done once.
#[test]
fn an_entry_that_begins_another_file_once_more_is_taken_once() {
    let mut story = office();
    let taken = backup(&story, "backup.rodnik");
    story.it_is("2026-11-23");
    sells(&mut story, "A");
    let second = folder(&story).join("2026-11-23-2.rodnikjournal");
    fs::copy(folder(&story).join("2026-11-23.rodnikjournal"), &second).unwrap();
    for code in ["B", "C"] {
        opened_again(&mut story);
        sells(&mut story, code);
    }
    assert_eq!(journal_standing(&mut story.office), Ok(None));
    comes_back(&story, &taken);
}

#[test]
fn whoever_is_forgotten_is_not_in_the_entry_that_the_office_keeps() {
    let (mut story, address, client) = forgetting::office();
    story.done(&Comment { address, task: None, text: "Во дворе лает собака".into() });
    assert!(kept(&story).contains("лает собака"));
    forgetting::forget(&mut story, client);
    let kept = kept(&story);
    assert!(kept.contains("UPDATE counterparty"), "{kept}");
    for word in forgetting::TELLING {
        assert!(!kept.contains(word), "{word}: {kept}");
    }
}

#[test]
fn a_restore_follows_the_journal_into_the_folder_that_was_chosen() {
    for chosen_first in [false, true] {
        let mut story = office();
        let disk = tempfile::tempdir().unwrap();
        let choose = ChooseJournalFolder { office: story.path(), chosen: Some(disk.path().into()) };
        if chosen_first {
            story.done(&choose);
        }
        let taken = backup(&story, "backup.rodnik");
        if !chosen_first {
            story.done(&choose);
        }
        sells(&mut story, "A");
        let last = backup(&story, "last.rodnik");
        story.office = Office::open(&taken, clock(story.today)).unwrap();
        let wish = Restore {
            office: story.path(),
            backup: taken.clone(),
            password: None,
            aside: Aside::Replaced,
            other_office: false,
            journal: true,
        };
        let restored = restore(&wish, clock(story.today)).unwrap();
        assert_eq!(restored.replayed.map(|replayed| replayed.entries), Some(1 + u64::from(!chosen_first)));
        same(&story.path(), &last);
    }
}
