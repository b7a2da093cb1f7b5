//! Backups in the window: made when the office is left, restored from the list, and the way back from a damaged office, all by
//! keys.

use std::fs;
use std::path::PathBuf;

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use rodnik::app::{Arguments, Message};
use rodnik::clock::Clock;
use rodnik::service::backup::{BackupSettings, ChangeBackupSettings, Kept, back_up, beside, kept};
use rodnik::service::{Office, Watch, new_key};
use rodnik::ui::screen::{Go, Section};

use super::{Story, named, press, russian, sample, sign, today};

impl Story {
    fn office(&self) -> PathBuf {
        self.folder.path().join("office.rodnik")
    }

    pub fn backups(&self) -> Vec<Kept> {
        kept(&beside(&self.office()), &self.office(), None).unwrap()
    }

    /// At work in the sample, which makes no backup at an hour: the time of day must not matter here.
    pub fn without_hour() -> Self {
        let mut story = Self::begin(|folder| {
            let office = folder.join("office.rodnik");
            sample(&office);
            let mut open = Office::open(&office, Clock::on(today())).unwrap();
            let actor = open.actor(None).unwrap();
            let seen = open.read(BackupSettings::load).unwrap();
            let settings = BackupSettings { hour: None, ..seen.clone() };
            open.run(&actor, new_key().unwrap(), &ChangeBackupSettings { seen, settings }).unwrap();
            Arguments { office: Some(office), ..russian() }
        });
        story.key(named(Named::Enter));
        story
    }

    /// The page of the backups, by keys.
    pub fn at_backups(&mut self) {
        self.happens(Message::Went(Go::Section(Section::Directories)));
        self.key(named(Named::End));
        self.key(named(Named::ArrowUp));
        self.key(named(Named::Enter));
    }

    /// An office with a backup, to which something is then done before a window opens it.
    fn after(change: impl FnOnce(&PathBuf)) -> Self {
        Self::begin(|folder| {
            let office = folder.join("office.rodnik");
            sample(&office);
            back_up(&office, Clock::on(today()), false, &Watch::default()).unwrap();
            change(&office);
            Arguments { office: Some(office), ..russian() }
        })
    }

    fn alt(&mut self, digit: &str, code: Code) {
        self.key(sign(digit, code, Modifiers::ALT));
    }
}

#[test]
fn leaving_the_office_makes_a_backup_and_only_where_something_changed() {
    let mut story = Story::without_hour();
    assert_eq!(story.backups(), []);
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Другой офис");
    assert!(story.sees("Офис-пример"));
    assert_eq!(story.backups().len(), 1);
    assert!(!story.sees("Резервная копия"));
}

#[test]
fn a_backup_that_cannot_be_made_is_said_before_the_office_is_left() {
    let mut story = Story::without_hour();
    fs::write(beside(&story.office()), "a file where the folder should be").unwrap();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Другой офис");
    assert!(story.sees("Копия не сделана"));
    story.key(named(Named::Escape));
    assert_eq!(story.app.title(), "Родниковая вода — Родник", "it goes on");
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Другой офис");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::ALT));
    assert!(story.sees("Офис-пример"));
}

#[test]
fn a_backup_is_made_tried_and_restored_by_keys() {
    let mut story = Story::without_hour();
    story.at_backups();
    assert!(story.says("ещё нет копий"));
    story.alt("1", Code::Digit1);
    assert!(story.says("Копия сделана и проверена"));
    let begin = iced::time::Instant::now();
    story.happens(Message::NoticeTicked(begin));
    story.happens(Message::NoticeTicked(begin + std::time::Duration::from_secs(60)));
    assert!(story.says("Копия 22.11"), "the status bar says it");
    story.alt("2", Code::Digit2);
    assert!(story.says("она целая и восстановится"));
    let before = story.read(|read| read.head().map(|head| head.id as u64));
    story.alt("3", Code::Digit3);
    assert!(story.sees("Восстановить копию") && story.says("Офис: Родниковая вода"));
    story.key(named(Named::Escape));
    assert!(!story.sees("Восстановить копию"));
    story.alt("3", Code::Digit3);
    story.click("Восстановить");
    assert!(story.sees("Кто работает"), "the office opens anew");
    assert_eq!(story.read(|read| read.head().map(|head| head.id as u64)), before);
    let aside = fs::read_dir(story.folder.path()).unwrap();
    let aside =
        aside.filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains(".replaced-"));
    assert!(aside.count() > 0);
}

/// A backup is there, and the hour of the next ones was set after it.
fn worked_on() -> Story {
    let mut story = Story::without_hour();
    story.at_backups();
    story.alt("1", Code::Digit1);
    story.retype("backups-hour", "18");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert_eq!(story.read(BackupSettings::load).hour, Some(18));
    story
}

#[test]
fn what_was_done_after_a_backup_comes_back_with_it_from_the_journal() {
    let mut story = worked_on();
    story.alt("3", Code::Digit3);
    assert!(story.sees("Вернуть и сделанное после копии") && story.says("Страховочный журнал доходит до"));
    assert!(story.says("со всем, что вернётся из страховочного журнала"), "it is ticked");
    story.click("Восстановить");
    assert!(story.sees("Кто работает"));
    assert_eq!(story.read(BackupSettings::load).hour, Some(18));
}

#[test]
fn the_backup_alone_is_restored_when_the_journal_is_not_wanted() {
    let mut story = worked_on();
    story.alt("3", Code::Digit3);
    story.alt("1", Code::Digit1);
    assert!(story.says("Офис закроется и откроется таким, каким был в этой копии"));
    story.click("Восстановить");
    assert!(story.sees("Кто работает"));
    assert_eq!(story.read(BackupSettings::load).hour, None);
}

#[test]
fn settings_of_backups_are_typed_refused_and_kept() {
    let mut story = Story::without_hour();
    story.at_backups();
    story.retype("backups-hour", "25");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert!(!story.says("Настройки резервных копий сохранены"));
    story.retype("backups-hour", "18");
    let folder = story.folder.path().join("copies").display().to_string();
    story.retype("backups-folder", &folder);
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert!(story.says("Настройки резервных копий сохранены"));
    let kept = story.read(BackupSettings::load);
    assert_eq!((kept.hour, kept.folder.map(|kept| kept.display().to_string())), (Some(18), Some(folder)));
}

#[test]
fn a_damaged_office_is_told_and_restored_with_one_key() {
    let mut story = Story::after(|office| {
        let bytes = fs::read(office).unwrap();
        fs::write(office, &bytes[..bytes.len() / 2]).unwrap();
    });
    assert!(story.sees("Офис повреждён") && story.says("обрезан") && story.says("Последняя хорошая копия"));
    assert!(story.says("Офис: Родниковая вода"), "a look inside the newest one");
    story.key(named(Named::Enter));
    assert!(story.sees("Кто работает"));
    let evidence = fs::read_dir(story.folder.path()).unwrap();
    let named = |name: &str| name.contains(".damaged-") && !name.ends_with("-shm");
    let evidence = evidence.filter(|entry| named(&entry.as_ref().unwrap().file_name().to_string_lossy()));
    assert_eq!(evidence.count(), 1);
}

#[test]
fn what_a_damaged_office_holds_is_saved_with_one_key() {
    let mut story = Story::after(|office| {
        let mut bytes = fs::read(office).unwrap();
        bytes[..64].fill(0);
        fs::write(office, bytes).unwrap();
    });
    assert!(story.says("Начало файла"));
    story.key(named(Named::F6));
    assert!(story.sees("Кто работает"));
    story.key(named(Named::Enter));
    assert!(story.says("Офис собран заново"));
}

#[test]
fn an_office_that_is_older_than_its_backup_is_opened_only_when_that_is_meant() {
    let mut story = Story::begin(|folder| {
        let office = folder.join("office.rodnik");
        sample(&office);
        let old = fs::read(&office).unwrap();
        let mut open = Office::open(&office, Clock::on(today())).unwrap();
        let actor = open.actor(None).unwrap();
        open.sign_in(actor.id, None).unwrap();
        drop(open);
        back_up(&office, Clock::on(today()), false, &Watch::default()).unwrap();
        fs::write(&office, old).unwrap();
        Arguments { office: Some(office), ..russian() }
    });
    assert!(story.sees("Офис старше своей копии"));
    story.key(named(Named::F7));
    assert!(story.sees("Кто работает"));
}

/// An office whose newest work is in its journal alone.
fn lost(with_backup: bool) -> Story {
    Story::begin(|folder| {
        let office = folder.join("office.rodnik");
        sample(&office);
        if with_backup {
            back_up(&office, Clock::on(today()), false, &Watch::default()).unwrap();
        }
        let old = fs::read(&office).unwrap();
        for hour in [17, 18, 19] {
            let mut open = Office::open(&office, Clock::on(today())).unwrap();
            let actor = open.actor(None).unwrap();
            let seen = open.read(BackupSettings::load).unwrap();
            let settings = BackupSettings { hour: Some(hour), ..seen.clone() };
            open.run(&actor, new_key().unwrap(), &ChangeBackupSettings { seen, settings }).unwrap();
        }
        fs::write(&office, old).unwrap();
        Arguments { office: Some(office), ..russian() }
    })
}

#[test]
fn what_the_journal_alone_holds_comes_back_with_one_key_also_without_a_backup() {
    for with_backup in [false, true] {
        let mut story = lost(with_backup);
        assert!(story.sees("В офисе нет последних действий"), "{:?}", story.texts());
        assert!(story.says("3 действия, которых нет"));
        assert_eq!(story.sees("F5"), with_backup, "a backup can be restored all the same");
        story.key(named(Named::Enter));
        assert!(story.sees("Кто работает"), "{:?}", story.texts());
        story.key(named(Named::Enter));
        assert!(story.says("возвращено действий: 3") && story.says("Прежний файл"), "{:?}", story.texts());
        assert_eq!(story.read(BackupSettings::load).hour, Some(19));
    }
    let mut story = lost(false);
    story.key(named(Named::F7));
    assert!(story.sees("Кто работает"), "or it is meant so");
}

#[test]
fn a_damaged_office_can_be_left_as_it_is() {
    let mut story = Story::after(|office| fs::write(office, "").unwrap());
    assert!(story.says("пуст"));
    story.key(named(Named::Escape));
    assert!(story.sees("Офис-пример"));
    assert_eq!(fs::read(story.office()).unwrap(), b"");
}

#[test]
fn the_folder_of_the_backups_is_chosen_by_a_key_that_stands_on_its_button_and_in_the_help() {
    let mut story = Story::without_hour();
    story.at_backups();
    assert!(story.sees("Выбрать") && story.sees("Ctrl O"), "{:?}", story.texts());
    story.key(named(Named::F1));
    assert!(story.sees("выбрать папку копий") && story.sees("Ctrl O"), "{:?}", story.texts());
    assert!(story.sees("снять защиту паролем"));
}

#[test]
fn a_late_look_into_one_backup_says_nothing_of_another_and_the_chosen_one_stays_chosen() {
    let mut story = Story::without_hour();
    story.at_backups();
    story.alt("1", Code::Digit1);
    story.alt("1", Code::Digit1);
    assert_eq!(story.backups().len(), 2);
    story.late = Some("Looked(");
    story.alt("3", Code::Digit3);
    let late = std::mem::take(&mut story.held);
    assert_eq!(late.len(), 1, "the newest is looked into");
    story.key(named(Named::Escape));
    let rows = story.backups();
    story.key(named(Named::ArrowDown));
    story.alt("3", Code::Digit3);
    let own = std::mem::take(&mut story.held);
    story.late = None;
    for message in late {
        story.happens(message);
    }
    assert!(story.says("Чтение копии"), "{:?}", story.texts());
    assert!(!story.sees("Восстановить"), "nothing is known of this one yet");
    for message in own {
        story.happens(message);
    }
    assert!(story.sees("Восстановить"), "{:?}", story.texts());
    story.key(named(Named::Escape));
    // Another one comes in above it.
    let chosen = rows[1].path.file_name().unwrap().to_string_lossy().into_owned();
    back_up(&story.office(), Clock::on(today()), true, &Watch::default()).unwrap();
    // The chosen one is tried, and the list is read again.
    story.alt("2", Code::Digit2);
    assert_eq!(story.backups().len(), 3);
    story.late = Some("Looked(");
    story.alt("3", Code::Digit3);
    let looked = format!("{:?}", story.held);
    assert!(looked.contains(&chosen), "{chosen}: {looked}");
}
