//! An encrypted office: made from the welcome, and opened with its password.

use std::process::Command;
use std::time::{Duration, Instant};

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use rodnik::app::Arguments;
use rodnik::store::{is_encrypted, is_locked};

use super::{Story, named, russian, sign};

const PASSWORD: &str = "лодка шишка март 19";

#[test]
fn a_new_office_is_encrypted_where_the_tick_is_set_and_the_password_typed_twice() {
    let mut story = Story::begin(|_| russian());
    let path = story.folder.path().join("ключ.rodnik");
    story.key(sign("2", Code::Digit2, Modifiers::empty()));
    story.type_into("office-name", "Ключ");
    story.type_into("first-user", "Анна");
    story.retype("new-office-path", &path.display().to_string());
    assert!(!story.says("восстановить нельзя"));
    story.click("Зашифровать файл");
    assert!(story.says("Потерянный пароль восстановить нельзя"), "{:?}", story.texts());
    story.type_into("office-password", "вода");
    story.click("Создать");
    assert!(story.says("не короче 10 символов") && story.sees("Пароли не совпадают."));
    assert!(!path.exists());
    story.retype("office-password", PASSWORD);
    assert!(story.sees("Надёжный"));
    story.type_into("office-password-again", PASSWORD);
    story.key(named(Named::Enter));
    assert!(is_encrypted(&path));
    // Whoever made it works in it at once.
    assert!(story.sees("Обзвон"), "{:?}", story.texts());
}

#[test]
fn an_encrypted_office_opens_with_its_password_and_stays_untouched_without() {
    let mut story = Story::begin(|folder| {
        let path = folder.join("office.rodnik");
        // Made by another process: this one does not know its key.
        let mut made = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
        made.arg("--office").arg(&path).args(["--today", "2026-11-22", "init", "--encrypted"]);
        let made =
            made.args(["--name", "Ключ", "--first-user", "Анна"]).env("RODNIK_OFFICE_PASSWORD", PASSWORD);
        assert!(made.output().unwrap().status.success());
        Arguments { office: Some(path), ..russian() }
    });
    let before = std::fs::read(story.folder.path().join("office.rodnik")).unwrap();
    assert!(story.sees("Офис зашифрован") && !story.says("повреждён"), "{:?}", story.texts());
    story.type_into("office-password", "лодка шишка март 18");
    story.key(named(Named::Enter));
    assert!(story.says("Пароль не подходит."), "{:?}", story.texts());
    assert_eq!(std::fs::read(story.folder.path().join("office.rodnik")).unwrap(), before);
    story.retype("office-password", PASSWORD);
    story.key(named(Named::Enter));
    assert!(story.sees("Обзвон"), "{:?}", story.texts());
    assert_eq!(story.app.title(), "Ключ — Родник");
}

/// Its threads come to their end soon after it was left.
fn locked_again(path: &std::path::Path) -> bool {
    let begin = Instant::now();
    while !is_locked(path) && begin.elapsed() < Duration::from_secs(30) {
        std::thread::sleep(Duration::from_millis(20));
    }
    is_locked(path)
}

#[test]
fn an_encrypted_office_that_was_left_asks_for_its_password_anew() {
    let mut story = Story::begin(|folder| {
        let path = folder.join("office.rodnik");
        let mut made = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
        made.arg("--office").arg(&path).args(["--today", "2026-11-22", "init", "--encrypted"]);
        assert!(made.env("RODNIK_OFFICE_PASSWORD", PASSWORD).output().unwrap().status.success());
        Arguments { office: Some(path), ..russian() }
    });
    let path = story.folder.path().join("office.rodnik");
    story.type_into("office-password", PASSWORD);
    story.key(named(Named::Enter));
    assert!(story.sees("Обзвон") && !is_locked(&path), "{:?}", story.texts());
    story.key(sign("l", Code::KeyL, Modifiers::CTRL));
    assert!(!is_locked(&path), "behind a locked screen the office stays open");
    story.key(named(Named::Enter));
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.key(sign("1", Code::Digit1, Modifiers::ALT));
    assert!(story.sees("Открыть офис"), "{:?}", story.texts());
    assert!(locked_again(&path), "its key is let go");
    story.click("office");
    assert!(story.sees("Офис зашифрован"), "{:?}", story.texts());
}

#[test]
fn from_an_office_whose_password_nobody_knows_escape_leads_to_another() {
    let mut story = Story::begin(|folder| {
        let path = folder.join("office.rodnik");
        let mut made = Command::new(env!("CARGO_BIN_EXE_rodnikctl"));
        made.arg("--office").arg(&path).args(["init", "--encrypted"]).env("RODNIK_OFFICE_PASSWORD", PASSWORD);
        assert!(made.output().unwrap().status.success());
        Arguments { office: Some(path), ..russian() }
    });
    story.key(named(Named::Escape));
    assert!(story.sees("Открыть офис"), "{:?}", story.texts());
}
