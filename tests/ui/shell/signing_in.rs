//! Who sits at the window: signing in, somebody else at the desk, the locked screen.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use rodnik::app::Message;
use rodnik::clock::Clock;
use rodnik::domain::people::Role;
use rodnik::service::directory::SaveEmployee;
use rodnik::service::general_settings::{ChangeGeneralSettings, GeneralSettings};
use rodnik::service::signing_in::{ResetPassword, Secret, SetOwnPassword};
use rodnik::service::{Actor, Office, new_key};
use rodnik::store::HistoryRecord;

use super::{Story, named, press, russian, sign, today};
use iced::keyboard::Key;
use rodnik::app::Arguments;

fn ctrl(letter: &str, code: Code) -> iced::Event {
    sign(letter, code, Modifiers::CTRL)
}

impl Story {
    fn first_user(&self) -> Actor {
        Actor::from(self.read(|read| read.users()).remove(0))
    }

    /// The first user has this password from now on.
    fn first_has(&self, password: &str) {
        let new = Some(Secret::new(password));
        self.elsewhere(&self.first_user(), &SetOwnPassword { old: None, new });
    }

    fn type_password(&mut self, password: &str) {
        self.type_into("sign-in-password", password);
        self.key(named(Named::Enter));
    }

    fn last_of_history(&self) -> HistoryRecord {
        let newest = |read: &rodnik::store::Read<'_>| {
            let mut last = None;
            for id in 1.. {
                match read.history_row(rodnik::domain::ids::HistoryId(id))? {
                    Some(row) => last = Some(row),
                    None => break,
                }
            }
            Ok(last)
        };
        self.read(newest).unwrap()
    }

    /// The desk is seen, with who works in the status bar.
    fn works(&self, who: &str) -> bool {
        self.sees("Обзвон") && self.says(&format!("{who} ·"))
    }
}

#[test]
fn an_office_of_several_asks_who_works_and_enter_takes_the_one_of_last_time() {
    let mut story = Story::at_the_door(today());
    let names: Vec<String> = story.read(|read| read.users()).into_iter().map(|user| user.name).collect();
    assert!(names.len() > 1 && story.sees("Кто работает"));
    assert!(!story.sees("Обзвон"), "nothing of the work is seen");
    story.key(sign("2", Code::Digit2, Modifiers::empty()));
    assert!(story.works(&names[1]));
    assert_eq!(story.last_of_history().action, "signed_in");
    let kept = story.preferences().choices.into_values().next().unwrap().user;
    assert_eq!(kept.as_deref(), Some(names[1].as_str()));
}

#[test]
fn f1_shows_the_keys_of_signing_in_and_escape_goes_back_to_it() {
    let mut story = Story::at_the_door(today());
    story.key(named(Named::F1));
    assert!(story.sees("ВХОД") && !story.sees("ЗАДАЧА"), "{:?}", story.texts());
    story.key(named(Named::Escape));
    assert!(story.sees("Кто работает") && !story.sees("ВХОД"));
}

#[test]
fn a_name_that_is_typed_narrows_the_list() {
    let mut story = Story::at_the_door(today());
    let other = story.read(|read| read.users()).into_iter().nth(2).unwrap().name;
    story.type_into("sign-in-search", &other.to_lowercase());
    story.key(named(Named::Enter));
    assert!(story.works(&other));
}

#[test]
fn an_office_with_one_user_without_a_password_opens_straight() {
    let story = Story::begin(|folder| {
        let office = folder.join("office.rodnik");
        super::small(&office);
        Arguments { office: Some(office), ..russian() }
    });
    assert!(story.sees("Обзвон"));
}

#[test]
fn a_wrong_password_is_said_below_the_field_and_the_right_one_opens_the_desk() {
    let story = Story::begin(|folder| {
        let office = folder.join("office.rodnik");
        super::small(&office);
        Arguments { office: Some(office), ..russian() }
    });
    story.first_has("тайна-1");
    let name = story.first_user().name;
    let office = story.folder.path().join("office.rodnik");
    let Story { folder, app, .. } = story;
    drop(app);
    let file = folder.path().join("preferences.json");
    let arguments = Arguments { office: Some(office), ..russian() };
    let (app, start) = rodnik::app::App::new(&arguments, Some(file), Clock::on(today()));
    let mut story = Story::of(folder, app, start);
    assert!(!story.sees("Обзвон"));
    story.key(named(Named::Enter));
    assert!(!story.sees("Обзвон"), "an empty password is no try");
    story.type_password("тайна-2");
    assert!(story.sees("Пароль не подошёл. Проверьте раскладку и Caps Lock."));
    assert!(!story.says("тайна"));
    story.type_password("тайна-1");
    assert!(story.works(&name));
}

#[test]
fn two_keys_change_who_works_where_there_is_no_password() {
    let mut story = Story::at_work();
    let names: Vec<String> = story.read(|read| read.users()).into_iter().map(|user| user.name).collect();
    assert!(story.works(&names[0]));
    story.key(ctrl("г", Code::KeyU));
    assert!(story.sees("Сменить пользователя"));
    story.key(sign("3", Code::Digit3, Modifiers::empty()));
    assert!(story.works(&names[2]));
    story.key(ctrl("u", Code::KeyU));
    story.key(named(Named::Escape));
    assert!(story.works(&names[2]));
}

#[test]
fn a_locked_screen_shows_nothing_and_what_was_typed_is_still_there() {
    let mut story = Story::at_work();
    story.first_has("1234");
    let name = story.first_user().name;
    story.key(ctrl("k", Code::KeyK));
    let before = story.texts();
    story.key(ctrl("l", Code::KeyL));
    assert!(story.sees("Экран заблокирован"));
    assert!(!story.sees("Обзвон") && !story.sees("F1 клавиши"));
    for key in [ctrl(",", Code::Comma), ctrl("8", Code::Digit8), named(Named::F1), named(Named::Escape)] {
        story.key(key);
    }
    assert!(story.sees("Экран заблокирован"), "no key leads past it");
    story.key(named(Named::Enter));
    story.type_password("0000");
    assert!(story.sees("Экран заблокирован"));
    story.type_password("1234");
    assert_eq!(story.texts(), before, "the dialog that was open is open again");
    story.key(named(Named::Escape));
    assert!(story.works(&name));
}

#[test]
fn somebody_else_at_a_locked_screen_is_asked_before_what_was_typed_is_lost() {
    let mut story = Story::at_work();
    story.first_has("1234");
    story.key(ctrl("9", Code::Digit9));
    story.key(named(Named::End));
    story.type_into("settings-name", "Ключ");
    story.key(ctrl("l", Code::KeyL));
    let other = story.read(|read| read.users()).into_iter().nth(1).unwrap().name;
    let sits_down = |story: &mut Story| {
        story.key(named(Named::Escape));
        story.key(sign("2", Code::Digit2, Modifiers::empty()));
    };
    sits_down(&mut story);
    assert!(story.sees("Есть незаписанное"));
    story.key(named(Named::Escape));
    assert!(story.sees("Экран заблокирован") && !story.sees("Есть незаписанное"));
    sits_down(&mut story);
    story.click("Выйти без записи");
    assert!(story.works(&other));
}

#[test]
fn what_was_typed_on_a_page_behind_a_locked_screen_can_still_be_saved() {
    let mut story = Story::at_work();
    story.key(ctrl("9", Code::Digit9));
    story.key(named(Named::End));
    story.type_into("settings-name", "Ключ");
    story.key(ctrl("l", Code::KeyL));
    story.happens(Message::LeaveDenied);
    assert!(story.sees("Экран заблокирован"));
    story.key(named(Named::Enter));
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    let name = story.read(|read| read.office()).unwrap().name;
    assert!(name.contains("Ключ"), "{name}");
}

#[test]
fn the_office_says_after_how_many_minutes_the_screen_is_locked() {
    let mut story = Story::at_work();
    let without = story.app.subscription().units();
    let seen = story.read(GeneralSettings::load);
    let settings = GeneralSettings { lock_after: 15, ..seen.clone() };
    story.elsewhere(&story.first_user(), &ChangeGeneralSettings { seen, settings });
    story.happens(Message::MinutePassed);
    assert!(story.app.subscription().units() > without, "the hands are listened to");
    story.happens(Message::Idled);
    assert!(story.sees("Экран заблокирован"));
    let locked = story.app.subscription().units();
    story.key(named(Named::Enter));
    assert_eq!(story.app.subscription().units(), locked + 1, "a locked screen listens to nothing more");
}

#[test]
fn an_administrator_gives_an_employee_a_password() {
    let mut story = Story::at_work();
    let new =
        SaveEmployee { seen: None, name: "Ааронова Ольга".into(), roles: vec![Role::Operator] };
    story.elsewhere(&story.first_user(), &new);
    story.key(ctrl("9", Code::Digit9));
    for _ in 0..7 {
        story.key(named(Named::ArrowDown));
    }
    story.key(named(Named::Enter));
    story.type_into("directories-search", "Ааронова");
    story.key(sign("3", Code::Digit3, Modifiers::ALT));
    assert!(story.sees("Новый пароль или PIN"));
    assert!(!story.sees("Текущий пароль"));
    story.type_into("password-new", "123");
    story.type_into("password-again", "124");
    let submit = || press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL);
    story.key(submit());
    assert!(story.sees("Пароли не совпадают."));
    story.retype("password-again", "123");
    story.key(submit());
    assert!(story.sees("Слишком короткий: нужно не меньше 4 знаков."));
    story.retype("password-new", "1234");
    story.retype("password-again", "1234");
    story.key(submit());
    assert!(story.sees("Пароль сохранён: Ааронова Ольга."));
    story.sits_down("Ааронова");
    assert!(story.sees("Сменить пользователя"), "the password is asked for");
    story.type_password("1234");
    assert!(story.works("Ааронова Ольга"));
}

#[test]
fn one_changes_ones_own_password_in_the_preferences() {
    let mut story = Story::at_work();
    story.first_has("1234");
    let first = story.first_user();
    story.key(ctrl(",", Code::Comma));
    story.click("Мой пароль");
    story.type_into("password-old", "0000");
    story.type_into("password-new", "5678");
    story.type_into("password-again", "5678");
    let submit = || press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL);
    story.key(submit());
    assert!(story.sees("Пароль не подошёл. Проверьте раскладку и Caps Lock."));
    story.key(named(Named::Escape));
    assert!(story.sees("Остаться"), "what was typed is asked about");
    story.key(press(Key::Named(Named::Delete), Code::Delete, Modifiers::ALT));
    story.key(ctrl(",", Code::Comma));
    story.click("Мой пароль");
    story.type_into("password-old", "1234");
    story.type_into("password-new", "5678");
    story.type_into("password-again", "5678");
    story.key(submit());
    assert!(story.sees(&format!("Пароль сохранён: {}.", first.name)));
    let office = story.folder.path().join("office.rodnik");
    let mut office = Office::open(&office, Clock::on(today())).unwrap();
    assert!(office.sign_in(first.id, Some(&Secret::new("5678"))).is_ok());
    let reset = ResetPassword { seen: (first.id.0, 1), new: None };
    assert!(office.run(&first, new_key().unwrap(), &reset).is_err(), "the version went on");
}
