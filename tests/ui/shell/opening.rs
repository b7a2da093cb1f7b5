//! What is seen while an office is opened, carried to this version or put back from a backup; and the welcome of a workstation
//! whose server does not answer.

use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use iced_test::runtime::task::into_stream;
use rodnik::app::Message;
use rodnik::clock::Clock;
use rodnik::i18n::{Language, Texts};
use rodnik::preferences::Preferences;
use rodnik::ui::screen::welcome;

use super::{Story, named, russian, sign, today};

/// An office as the first version left it.
fn first_version() -> Vec<u8> {
    let packed =
        fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/office/version-1.zip")).unwrap();
    let mut bytes = Vec::new();
    zip::ZipArchive::new(Cursor::new(packed)).unwrap().by_index(0).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn an_office_of_an_older_version_tells_what_is_done_to_it_and_how_far() {
    let mut story = Story::begin(|_| russian());
    let office = story.folder.path().join("old.rodnik");
    fs::write(&office, first_version()).unwrap();
    story.late = Some("Open");
    story.happens(Message::FileDropped(office.clone()));
    let mut steps = std::mem::take(&mut story.held);
    let opened = steps.pop().unwrap();
    let mut seen = Vec::new();
    for step in steps {
        story.happens(step);
        assert!(story.says(&office.display().to_string()));
        seen.extend(story.texts());
    }
    for words in [
        "Проверяется файл",
        "Офис прежней версии: перед обновлением делается копия",
        "Офис обновляется. Если он большой, это займёт несколько минут",
        "Читаются данные офиса",
    ] {
        assert!(seen.iter().any(|text| text == words), "{words}: {seen:?}");
    }
    story.late = None;
    story.happens(opened);
    assert!(!story.sees("Читаются данные офиса"));
}

#[test]
fn an_opening_that_is_given_up_leads_back_to_the_welcome_and_leaves_nothing_open() {
    let mut story = Story::begin(|_| russian());
    let office = story.folder.path().join("old.rodnik");
    fs::write(&office, first_version()).unwrap();
    story.late = Some("Opened(");
    story.happens(Message::FileDropped(office.clone()));
    assert!(story.sees("Отмена") && story.says(&office.display().to_string()), "{:?}", story.texts());
    story.key(named(Named::Escape));
    assert!(story.sees("Офис-пример"), "at once: {:?}", story.texts());
    story.late = None;
    story.comes();
    assert!(story.sees("Офис-пример"), "the late answer opens nothing: {:?}", story.texts());
    story.happens(Message::FileDropped(office));
    assert!(!story.sees("Офис-пример"), "it can be opened again: {:?}", story.texts());
}

#[test]
fn what_changes_the_file_itself_is_not_given_up() {
    for (step, may_stop) in
        [("Examining", true), ("Raising(Saving(", true), ("Raising(Stepping", false), ("Reading", true)]
    {
        let mut story = Story::begin(|_| russian());
        let office = story.folder.path().join("old.rodnik");
        fs::write(&office, first_version()).unwrap();
        story.late = Some("Open");
        story.happens(Message::FileDropped(office));
        let steps = std::mem::take(&mut story.held);
        let at = steps.into_iter().find(|held| format!("{held:?}").contains(step)).unwrap();
        story.late = None;
        story.happens(at);
        assert_eq!(story.sees("Отмена"), may_stop, "{step}: {:?}", story.texts());
        story.key(named(Named::Escape));
        assert_eq!(story.sees("Офис-пример"), may_stop, "{step}");
    }
}

#[test]
fn a_restoring_says_that_it_restores() {
    let mut story = Story::without_hour();
    story.at_backups();
    story.key(sign("1", Code::Digit1, Modifiers::ALT));
    story.late = Some("Restored(");
    story.key(sign("3", Code::Digit3, Modifiers::ALT));
    story.click("Восстановить");
    assert!(
        story.says("Восстанавливается ") && story.says("Этот шаг короткий") && !story.sees("Отмена"),
        "{:?}",
        story.texts()
    );
    story.late = None;
    story.comes();
    assert!(story.sees("Кто работает"));
}

#[test]
fn the_welcome_does_not_wait_for_the_server_of_an_office() {
    let mut story = Story::begin(|folder| {
        let mut preferences = Preferences::default();
        preferences.opened(&folder.join("gone.rodnik"));
        preferences.save(&folder.join("preferences.json")).unwrap();
        russian()
    });
    assert!(story.sees("файла нет"), "it was looked at beside the window");
    story.late = Some("Looked(");
    story.key(sign("2", Code::Digit2, Modifiers::empty()));
    story.type_into("new-office-path", "x");
    assert_eq!(story.held.len(), 1, "one look at a time, however much is typed");
}

#[test]
fn a_recent_office_that_was_not_there_can_be_tried_again() {
    let mut story = Story::begin(|folder| {
        let mut preferences = Preferences::default();
        preferences.opened(&folder.join("gone.rodnik"));
        preferences.save(&folder.join("preferences.json")).unwrap();
        russian()
    });
    assert!(story.sees("файла нет"));
    story.click("gone");
    assert!(
        story.says("gone.rodnik") && story.sees("Офис-пример"),
        "it is tried, and said: {:?}",
        story.texts()
    );
}

#[test]
fn whoever_chose_at_the_welcome_is_not_taken_away_by_a_late_look() {
    let takes_the_keyboard = |moved: bool| {
        let texts = Texts::new(Language::Russian);
        let gone = PathBuf::from("gone.rodnik");
        let mut state = welcome::State::new(vec![gone.clone()], None);
        if moved {
            drop(state.update(welcome::Message::Moved(true), &texts, Clock::on(today())));
        }
        let looked = welcome::Message::RecentLooked(vec![(gone, false)]);
        into_stream(state.update(looked, &texts, Clock::on(today())).0).is_some()
    };
    assert!(takes_the_keyboard(false) && !takes_the_keyboard(true));
}
