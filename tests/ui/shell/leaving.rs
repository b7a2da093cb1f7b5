//! The window is to be closed over something: nothing typed and nothing under way is lost by that alone.

use std::fs;
use std::time::Duration;

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use rodnik::app::{Message, WindowEvent};
use rodnik::service::backup::beside;

use super::{CLIENTS, Story, named, press, sign};

impl Story {
    fn is_closed(&mut self) {
        self.happens(Message::Window(WindowEvent::CloseRequested));
    }

    fn ctrl_enter(&mut self) {
        self.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    }

    /// At work, with a task by hand about the first row of the desk, of which the time is typed.
    fn with_a_task_typed() -> Self {
        let mut story = Self::at_work();
        story.key(sign("t", Code::KeyT, Modifiers::CTRL));
        story.type_into("task-time", "10:45");
        assert!(story.sees("10:45"));
        story
    }
}

#[test]
fn whoever_stays_finds_what_was_typed_in_a_dialog_over_everything() {
    let mut story = Story::with_a_task_typed();
    story.is_closed();
    assert!(story.sees("Есть незаписанное"));
    story.is_closed();
    assert!(story.sees("Есть незаписанное"), "asked again it still asks");
    story.key(named(Named::Escape));
    assert!(!story.sees("Есть незаписанное") && story.sees("10:45"));
}

#[test]
fn s1_38_r_18_a_promised_call_that_is_due_is_asked_about_before_the_office_is_closed() {
    let mut story = Story::at_work();
    let office = rusqlite::Connection::open(story.folder.path().join("office.rodnik")).unwrap();
    office
        .execute("UPDATE task SET state = 'cancelled' WHERE due_at IS NOT NULL AND state = 'open'", [])
        .unwrap();
    let first = "SELECT t.address_id FROM task t JOIN address a ON a.id = t.address_id
                 WHERE t.state = 'open' AND t.kind = 'planned' AND a.status = 'active' ORDER BY t.id LIMIT 1";
    let promised = format!(
        "INSERT INTO task (address_id, kind, list_date, due_at, state, created_at, changed_at)
         SELECT ({first}), 'callback', '2026-11-20', '2026-11-20T08:00:00Z', 'open', '2026-11-20T07:00:00Z', '2026-11-20T07:00:00Z'"
    );
    office.execute(&promised, []).unwrap();
    story.key(named(Named::F5));
    for _ in 0..2 {
        story.key(named(Named::Escape));
    }
    assert!(!story.sees("Обещанный звонок ждёт"), "Esc never closes the desk");
    story.is_closed();
    assert!(story.sees("Обещанный звонок ждёт") && story.says("Вы обещали перезвонить"));
    story.key(named(Named::Escape));
    assert!(!story.sees("Обещанный звонок ждёт"), "whoever stays goes on with the list");
    // Once it is handled nothing stands against closing.
    office.execute("UPDATE task SET state = 'cancelled' WHERE kind = 'callback'", []).unwrap();
    story.key(named(Named::F5));
    story.is_closed();
    assert!(!story.sees("Обещанный звонок ждёт"));
}

#[test]
fn what_is_typed_below_the_help_is_asked_about() {
    let mut story = Story::with_a_task_typed();
    story.key(named(Named::F1));
    story.is_closed();
    assert!(story.sees("Есть незаписанное"));
    story.key(named(Named::Escape));
    story.key(named(Named::Escape));
    assert!(story.sees("10:45"));
}

#[test]
fn a_list_that_is_being_brought_in_is_asked_about_and_ends_where_it_began() {
    let mut story = Story::at_work();
    let path = story.file("clients.csv", CLIENTS);
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Загрузить клиентов");
    story.happens(Message::FileDropped(path));
    story.ctrl_enter();
    story.late = Some("BroughtIn(");
    story.ctrl_enter();
    story.is_closed();
    assert!(story.sees("Работа не закончена") && !story.sees("Если выйти сейчас, набранное пропадёт."));
    story.comes();
    assert!(story.sees("Всё записано") && !story.sees("Работа не закончена"));
    story.key(named(Named::Escape));
    assert!(story.sees("Список загружен."));
}

#[test]
fn the_settings_are_left_only_when_what_they_began_has_ended() {
    let mut story = Story::at_work();
    let path = story.file("clients.csv", CLIENTS);
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Загрузить клиентов");
    story.happens(Message::FileDropped(path));
    story.ctrl_enter();
    story.ctrl_enter();
    story.key(named(Named::Escape));
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.late = Some("ImportUndone(");
    story.click("Отменить загрузку «clients.csv»");
    story.ctrl_enter();
    let alt = |letter: &str, code| sign(letter, code, Modifiers::ALT);
    for away in [alt("2", Code::Digit2), alt("p", Code::KeyP), sign("u", Code::KeyU, Modifiers::CTRL)] {
        story.key(away);
        assert!(story.sees("Настройки"), "it is waited for");
    }
    story.comes();
    assert!(story.sees("Загрузка «clients.csv» отменена, адресов затронуто: 1."));
    story.key(alt("2", Code::Digit2));
    assert!(story.sees("Загрузка списка"));
}

#[test]
fn a_dialog_that_ends_below_the_keys_or_the_question_is_gone_and_they_stay() {
    for help in [true, false] {
        let mut story = Story::at_work();
        story.key(sign("t", Code::KeyT, Modifiers::CTRL));
        story.type_into("task-note", "Привезти кулер");
        story.late = Some("Saved(");
        story.ctrl_enter();
        assert_eq!(story.held.len(), 1, "the office is busy");
        if help {
            story.key(named(Named::F1))
        } else {
            story.is_closed()
        }
        assert!(help || story.says("Есть незаписанное"));
        let above = if help { "Клавиши" } else { "Всё записано" };
        story.late = None;
        story.comes();
        assert!(story.says(above), "{above}: {:?}", story.texts());
        story.key(named(Named::Escape));
        assert!(!story.says(above) && !story.sees("Новая задача"), "{:?}", story.texts());
    }
}

#[test]
fn a_backup_under_way_is_waited_for_when_the_office_is_left() {
    let mut story = Story::without_hour();
    let folder = beside(&story.folder.path().join("office.rodnik"));
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::File::create(folder.join(".lock")).unwrap();
    lock.lock().unwrap();
    let other = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(900));
        drop(lock);
    });
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Другой офис");
    other.join().unwrap();
    assert!(story.sees("Офис-пример") && !story.sees("Копия не сделана"), "{:?}", story.texts());
    assert_eq!(story.backups().len(), 1);
}

#[test]
fn another_office_leads_back_to_the_welcome_with_this_one_first() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Другой офис");
    assert!(story.sees("Офис-пример"));
    assert!(story.sees("office"));
    story.click("office");
    assert_eq!(story.app.title(), "Родниковая вода — Родник");
}
