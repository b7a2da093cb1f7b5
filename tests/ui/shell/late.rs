//! What comes late: the backup that goes on while somebody else sits down, the folder that does not answer, the list that is
//! read when another dialog is open already.

use std::fs;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use rodnik::app::{Arguments, Message};
use rodnik::clock::Clock;
use rodnik::domain::ids::AddressId;
use rodnik::service::backup::{BackupSettings, ChangeBackupSettings, beside};
use rodnik::service::{Office, new_key};
use rodnik::ui::screen::{Go, Section, desk};

use super::{Story, named, russian, sample, sign, today};

impl Story {
    /// Before the desk of a sample whose hour for a backup has come on any time of day.
    fn whose_backup_is_due(prepare: impl FnOnce(&std::path::Path)) -> Self {
        Self::begin(|folder| {
            let office = folder.join("office.rodnik");
            sample(&office);
            let mut open = Office::open(&office, Clock::on(today())).unwrap();
            let actor = open.actor(None).unwrap();
            let seen = open.read(BackupSettings::load).unwrap();
            let settings = BackupSettings { hour: Some(0), ..seen.clone() };
            open.run(&actor, new_key().unwrap(), &ChangeBackupSettings { seen, settings }).unwrap();
            prepare(&office);
            Arguments { office: Some(office), ..russian() }
        })
    }
}

#[test]
fn a_backup_that_fails_is_not_begun_again_at_once() {
    let mut story = Story::whose_backup_is_due(|office| {
        fs::write(beside(office), "a file where the folder should be").unwrap();
    });
    story.late = Some("Made(");
    story.key(named(Named::Enter));
    assert_eq!(story.held.len(), 1, "one was begun");
    story.comes();
    assert!(story.held.is_empty(), "{:?}", story.held);
    assert!(story.says("Резервная копия не сделана."));
    for _ in 0..3 {
        story.happens(Message::MinutePassed);
    }
    assert!(story.held.is_empty(), "not in the next minutes either: {:?}", story.held);
}

#[test]
fn a_backup_ends_for_the_office_whoever_works_there_by_then() {
    let mut story = Story::whose_backup_is_due(|_| ());
    story.late = Some("Made(");
    story.key(named(Named::Enter));
    assert!(story.says("Делается копия…"));
    let other = story.read(|read| read.users()).into_iter().nth(1).unwrap().name;
    story.sits_down(&other);
    story.comes();
    assert!(!story.says("Делается копия…") && story.says("Копия 22.11"));
}

#[test]
fn a_folder_of_backups_that_does_not_answer_is_asked_once_and_holds_up_no_list() {
    let mut story = Story::at_work();
    story.late = Some("Standing(");
    for _ in 0..3 {
        story.happens(Message::MinutePassed);
    }
    assert_eq!(story.held.len(), 1, "one look at a time");
    story.comes();
    assert_eq!(story.held.len(), 1, "and one more for what happened meanwhile");
    story.comes();
    assert!(story.held.is_empty());
    story.happens(Message::MinutePassed);
    assert_eq!(story.held.len(), 1, "the next minute looks again");
}

#[test]
fn a_row_that_is_found_late_closes_nothing_and_leads_nowhere() {
    let mut story = Story::at_work();
    let found = || Message::Desk(desk::Message::Found(AddressId(1), Ok(None)));
    story.key(sign("t", Code::KeyT, Modifiers::CTRL));
    story.happens(found());
    assert!(story.sees("Новая задача"), "{:?}", story.texts());
    story.key(named(Named::Escape));
    story.happens(Message::Went(Go::Section(Section::Deliveries)));
    story.happens(found());
    assert!(story.sees("Маршрутный лист") || story.says("Здесь стоят принятые"), "{:?}", story.texts());
    story.happens(Message::Went(Go::Section(Section::Calls)));
    story.happens(found());
    assert!(!story.sees("Отработан"), "at the desk it leads to the card: {:?}", story.texts());
}

#[test]
fn midnight_reaches_the_deliveries_too() {
    let mut story = Story::at_work();
    story.happens(Message::Went(Go::Section(Section::Deliveries)));
    assert!(story.says("вс, 22.11.2026"), "{:?}", story.texts());
    let night = story.app.it_is(Clock::on(today().succ_opt().unwrap()));
    story.settle(night);
    assert!(story.says("пн, 23.11.2026") && !story.says("вс, 22.11.2026"), "{:?}", story.texts());
}
