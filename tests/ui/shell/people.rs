//! Who works, and in which roles, follows the directories without opening the office anew.

use chrono::NaiveDate;
use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use rodnik::app::Message;
use rodnik::clock::Clock;
use rodnik::domain::directory::Directory;
use rodnik::domain::people::Role;
use rodnik::service::directory::{ArchiveEmployee, SaveEmployee};
use rodnik::service::{Actor, Command, Office, new_key};
use rodnik::store::User;
use rodnik::ui::screen::{Go, Section};

use super::{Story, named, sign, today};

impl Story {
    /// Somebody works at another workstation.
    pub fn elsewhere<C: Command>(&self, actor: &Actor, command: &C) {
        let office = self.folder.path().join("office.rodnik");
        let mut office = Office::open(&office, Clock::on(today())).unwrap();
        office.run(actor, new_key().unwrap(), command).map(drop).unwrap();
    }

    /// Somebody else sits down at the desk.
    pub fn sits_down(&mut self, name: &str) {
        self.key(sign("u", Code::KeyU, Modifiers::CTRL));
        self.type_into("sign-in-search", name);
        self.key(named(Named::Enter));
    }

    fn users(&self) -> Vec<User> {
        self.read(|read| read.users())
    }

    /// The version in which an employee is kept now.
    fn seen(&self, user: &User) -> (i64, i64) {
        let entries = self.read(|read| read.entries(Directory::Employees));
        let entry = entries.into_iter().find(|entry| entry.id == user.id.0).unwrap();
        (entry.id, entry.version)
    }

    /// Another administrator beside whoever works here.
    fn other_administrator(&self) -> Actor {
        let me = Actor::from(self.users()[0].clone());
        let chief = Actor { roles: vec![Role::Administrator], ..me };
        let new = SaveEmployee { seen: None, name: "Второй".into(), roles: vec![Role::Administrator] };
        self.elsewhere(&chief, &new);
        Actor::from(self.users().into_iter().find(|user| user.name == "Второй").unwrap())
    }
}

#[test]
fn alt_p_in_the_preferences_leads_to_the_own_password() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(story.sees("Мой пароль") && story.sees("Alt P"));
    story.key(sign("p", Code::KeyP, Modifiers::ALT));
    assert!(story.sees("Новый пароль или PIN"), "{:?}", story.texts());
    story.key(named(Named::Escape));
    assert!(!story.sees("Новый пароль или PIN"));
    story.key(sign("p", Code::KeyP, Modifiers::ALT));
    assert!(!story.sees("Новый пароль или PIN"), "only in the preferences");
}

#[test]
fn the_buttons_of_the_office_in_the_preferences_have_keys() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(["Alt 1", "Alt 2", "Alt 3", "Alt 4"].iter().all(|key| story.sees(key)), "{:?}", story.texts());
    story.key(sign("4", Code::Digit4, Modifiers::ALT));
    assert!(story.says("Ошибок нет"), "{:?}", story.texts());
    story.key(sign("2", Code::Digit2, Modifiers::ALT));
    assert!(story.sees("Загрузка списка"), "{:?}", story.texts());
}

#[test]
fn a_new_employee_can_work_at_once() {
    let mut story = Story::at_work();
    story.other_administrator();
    story.happens(Message::MinutePassed);
    story.sits_down("Второй");
    assert!(story.says("Второй"));
    assert_eq!(story.preferences().choices.into_values().next().unwrap().user.as_deref(), Some("Второй"));
}

#[test]
fn who_lost_the_right_for_a_section_is_led_back_to_the_desk() {
    let mut story = Story::at_work();
    let me = story.users()[0].clone();
    let chief = story.other_administrator();
    story.happens(Message::Went(Go::Section(Section::Directories)));
    assert!(story.sees("Прайс-листы"));
    let seen = Some(story.seen(&me));
    story.elsewhere(&chief, &SaveEmployee { seen, name: me.name.clone(), roles: vec![Role::Operator] });
    story.happens(Message::MinutePassed);
    assert!(story.sees("Ваши роли изменились: этот раздел вам больше не открыт."));
    assert!(!story.sees("Прайс-листы"));
    assert!(!story.sees("Справочники"), "the rail leads there no more");
    story.key(sign("8", Code::Digit8, Modifiers::CTRL));
    assert!(!story.sees("Прайс-листы"));
}

#[test]
fn who_was_archived_may_do_nothing_until_somebody_else_is_chosen() {
    let mut story = Story::at_work();
    let me = story.users()[0].clone();
    let chief = story.other_administrator();
    story.happens(Message::Went(Go::Section(Section::Reports)));
    story.elsewhere(&chief, &ArchiveEmployee { seen: story.seen(&me), archived: true });
    story.happens(Message::MinutePassed);
    let said = format!("{}: этот сотрудник в архиве. Выберите, кто работает: Ctrl+U.", me.name);
    assert!(story.sees(&said));
    assert!(!story.sees("Отчёты"));
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(!story.sees("Загрузить клиентов"));
    story.key(named(Named::Escape));
    story.sits_down("Второй");
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(story.sees("Загрузить клиентов"));
}

fn empty_year(year: i32) -> String {
    format!(
        "Календарь доставки на {year} год пуст: даты в январе попадут на праздники. Справочники → Производственный календарь."
    )
}

#[test]
fn from_december_on_the_desk_says_that_next_years_calendar_is_empty_s1_22() {
    let day = |month, day| NaiveDate::from_ymd_opt(2027, month, day).unwrap();
    let november = Story::at_work_on(day(11, 30));
    assert!(!november.sees(&empty_year(2028)));
    let mut december = Story::at_work_on(day(12, 1));
    assert!(december.sees(&empty_year(2028)));
    // Once is enough: somebody who sits down later is not told again.
    december.happens(Message::NoticeTicked(iced::time::Instant::now()));
    let later = iced::time::Instant::now() + std::time::Duration::from_secs(31);
    december.happens(Message::NoticeTicked(later));
    assert!(!december.sees(&empty_year(2028)));
    december.happens(Message::MinutePassed);
    assert!(!december.sees(&empty_year(2028)));
    let filled = Story::at_work_on(NaiveDate::from_ymd_opt(2026, 12, 1).unwrap());
    assert!(!filled.sees(&empty_year(2027)), "the sample has its next year");
}
