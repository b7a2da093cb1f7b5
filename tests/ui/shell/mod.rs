//! The window around the desk as a hand meets it: welcome, preferences, help, lists to bring in.

mod backups;
mod bringing_in;
#[cfg(feature = "encrypted")]
mod encrypted;
mod help;
mod late;
mod leaving;
mod narrow;
mod opening;
mod pages;
mod people;
mod reminding;
mod rights;
mod signing_in;
mod undoing;
mod version;
mod windows;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use iced::futures::StreamExt;
use iced::keyboard::{self, Key, Modifiers, key::Code, key::Named};
use iced::{Event, Rectangle, Size, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Ran, task::into_stream};
use iced_test::selector::Candidate;
use rodnik::app::{App, Arguments, Look, Message};
use rodnik::clock::Clock;
use rodnik::domain::money::Money;
use rodnik::domain::planning::Estimator;
use rodnik::i18n::Language;
use rodnik::preferences::Preferences;
use rodnik::service::Office;
use rodnik::service::new_office::{NewOffice, create, create_sample};
use rodnik::service::office_settings::OfficeSettings;
use rodnik::service::sample::SampleSpec;
use rodnik::store::StoreError;
use rodnik::ui::{font, theme};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// A program in front of a person, with preferences and offices in a folder of its own.
struct Story {
    folder: tempfile::TempDir,
    app: App,
    /// Words of messages that come late: they are held back.
    late: Option<&'static str>,
    held: Vec<Message>,
}

fn russian() -> Arguments {
    Arguments { lang: Some("ru".into()), ..Arguments::default() }
}

fn run(task: Task<Message>) -> Vec<Message> {
    let Some(stream) = into_stream(task) else { return Vec::new() };
    let outputs = stream.filter_map(async |action| match action {
        Ran::Output(message) => Some(message),
        _ => None,
    });
    iced::executor::Default::new().unwrap().block_on(outputs.collect())
}

fn sample(path: &Path) {
    let spec = SampleSpec { addresses: 60, seed: 1, today: today(), language: Language::Russian };
    create_sample(path, &spec, &mut |_, _| ()).unwrap();
}

/// An office of one user.
fn small(path: &Path) {
    let new = NewOffice {
        name: "Ключ".into(),
        area_code: String::new(),
        user: "Анна".into(),
        language: Language::Russian,
        bottle_price: Money::ZERO,
        no_delivery: Vec::new(),
    };
    create(path, &new, Clock::on(today())).unwrap();
}

fn press(key: Key, code: Code, modifiers: Modifiers) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: keyboard::key::Physical::Code(code),
        location: keyboard::Location::Standard,
        modifiers,
        text: None,
        repeat: false,
    })
}

/// Whether nothing of it is cut off by what it stands in; hairs come of adding up widths.
fn is_whole(bounds: Rectangle, seen: Option<Rectangle>) -> bool {
    let hair = |a: f32, b: f32| (a - b).abs() < 0.1;
    seen.is_some_and(|seen| hair(seen.width, bounds.width) && hair(seen.height, bounds.height))
}

fn named(key: Named) -> Event {
    press(Key::Named(key), Code::F35, Modifiers::empty())
}

fn sign(sign: &str, code: Code, modifiers: Modifiers) -> Event {
    press(Key::Character(sign.into()), code, modifiers)
}

impl Story {
    fn begin(arguments: impl FnOnce(&Path) -> Arguments) -> Self {
        Self::begin_on(today(), arguments)
    }

    fn begin_on(day: NaiveDate, arguments: impl FnOnce(&Path) -> Arguments) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(folder.path());
        let file = folder.path().join("preferences.json");
        let (app, start) = App::new(&arguments, Some(file), Clock::on(day));
        Self::of(folder, app, start)
    }

    fn of(folder: tempfile::TempDir, app: App, start: Task<Message>) -> Self {
        let mut story = Self { folder, app, late: None, held: Vec::new() };
        story.settle(start);
        story
    }

    fn at_work() -> Self {
        Self::at_work_on(today())
    }

    /// In the sample, which was made on [`today`]; its first user signed in.
    fn at_work_on(day: NaiveDate) -> Self {
        let mut story = Self::at_the_door(day);
        story.key(named(Named::Enter));
        story
    }

    /// The sample was opened, and nobody works yet.
    fn at_the_door(day: NaiveDate) -> Self {
        Self::begin_on(day, |folder| {
            let office = folder.join("office.rodnik");
            sample(&office);
            Arguments { office: Some(office), ..russian() }
        })
    }

    /// Something happens that is neither a key nor a click.
    fn happens(&mut self, message: Message) {
        let task = self.app.update(message);
        self.settle(task);
    }

    fn settle(&mut self, task: Task<Message>) {
        for message in run(task) {
            if self.late.is_some_and(|words| format!("{message:?}").contains(words)) {
                self.held.push(message);
                continue;
            }
            let next = self.app.update(message);
            self.settle(next);
        }
    }

    /// What was held back comes. What follows of the same words is held back again.
    fn comes(&mut self) {
        for message in std::mem::take(&mut self.held) {
            self.happens(message);
        }
    }

    /// One look at the window, in which a hand does something.
    fn hand(&mut self, act: impl FnOnce(&mut Simulator<'_, Message>)) {
        let mut simulator = Simulator::with_size(font::settings(), Size::new(1366.0, 768.0), self.app.view());
        act(&mut simulator);
        let said: Vec<Message> = simulator.into_messages().collect();
        for message in said {
            let next = self.app.update(message);
            self.settle(next);
        }
    }

    fn key(&mut self, event: Event) {
        self.hand(|hand| drop(hand.simulate([event])));
    }

    fn click(&mut self, words: &str) {
        self.hand(|hand| drop(hand.click(words).unwrap_or_else(|error| panic!("{words}: {error}"))));
    }

    fn type_into(&mut self, field: &'static str, text: &str) {
        self.hand(|hand| {
            hand.click(iced_test::selector::id(field)).unwrap();
            hand.typewrite(text);
        });
    }

    /// What stands in the field is replaced as a whole.
    fn retype(&mut self, field: &'static str, text: &str) {
        self.hand(|hand| {
            hand.click(iced_test::selector::id(field)).unwrap();
            hand.simulate([
                Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::CTRL)),
                sign("a", Code::KeyA, Modifiers::CTRL),
                Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())),
            ]);
            hand.typewrite(text);
        });
    }

    fn sees(&self, words: &str) -> bool {
        let mut simulator = Simulator::with_size(font::settings(), Size::new(1366.0, 768.0), self.app.view());
        simulator.find(words).is_ok()
    }

    /// Whether something that is seen holds these words.
    fn says(&self, words: &str) -> bool {
        let mut simulator = Simulator::with_size(font::settings(), Size::new(1366.0, 768.0), self.app.view());
        simulator.find(|seen: Candidate<'_>| matches!(seen, Candidate::Text { content, visible_bounds: Some(_), .. } if content.contains(words)).then_some(())).is_ok()
    }

    /// Every word that is seen.
    fn texts(&self) -> Vec<String> {
        let mut simulator = Simulator::with_size(font::settings(), Size::new(1366.0, 768.0), self.app.view());
        let mut texts = Vec::new();
        let all = |seen: Candidate<'_>| -> Option<()> {
            if let Candidate::Text { content, visible_bounds: Some(_), .. } = seen {
                texts.push(content.to_owned());
            }
            None
        };
        assert!(simulator.find(all).is_err(), "it looks at everything");
        texts
    }

    fn preferences(&self) -> Preferences {
        Preferences::load(&self.folder.path().join("preferences.json")).0
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn read<T>(&self, reading: impl FnOnce(&rodnik::store::Read<'_>) -> Result<T, StoreError>) -> T {
        let office = self.folder.path().join("office.rodnik");
        Office::open(&office, Clock::on(today())).unwrap().read(reading).unwrap()
    }
}

#[test]
fn where_there_is_no_office_the_welcome_offers_four_beginnings() {
    let story = Story::begin(|_| russian());
    for words in ["Офис-пример", "Новый офис", "Открыть офис", "Загрузить свои списки"]
    {
        assert!(story.sees(words), "{words}");
    }
    assert!(!story.sees("Недавние офисы".to_uppercase().as_str()));
    assert_eq!(story.app.title(), "Родник");
}

#[test]
fn a_digit_begins_what_stands_beside_it() {
    let mut story = Story::begin(|_| russian());
    story.key(sign("2", Code::Digit2, Modifiers::empty()));
    assert!(story.sees("Создать"));
    story.key(named(Named::Escape));
    assert!(!story.sees("Создать"));
    story.key(sign("4", Code::Digit4, Modifiers::empty()));
    assert!(story.sees("Создать и загрузить"));
}

#[test]
fn the_form_of_a_new_office_says_what_is_missing_and_makes_nothing() {
    let mut story = Story::begin(|_| russian());
    story.key(sign("2", Code::Digit2, Modifiers::empty()));
    story.type_into("area-code", "12");
    story.click("Создать");
    assert!(story.sees("Назовите офис."));
    assert!(story.sees("От 3 до 5 цифр, или оставьте пустым."));
    assert!(story.sees("Впишите имя: под ним будет видно, кто что сделал."));
    assert_eq!(story.app.title(), "Родник");
}

fn fill_the_form(story: &mut Story) {
    story.type_into("office-name", "Ключ");
    story.type_into("first-user", "Анна");
    story.type_into("bottle-price", "350,50");
    let path = story.folder.path().join("office.rodnik").display().to_string();
    story.retype("new-office-path", &path);
}

#[test]
fn a_new_office_is_made_with_its_calendar_and_opened() {
    let mut story = Story::begin(|_| russian());
    story.key(sign("2", Code::Digit2, Modifiers::empty()));
    fill_the_form(&mut story);
    story.click("Создать");
    assert_eq!(story.app.title(), "Ключ — Родник");
    let days = story.read(|read| read.no_delivery_days());
    let name = |year, month, day| {
        let date = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        days.iter().find(|known| known.day == date).map(|known| known.name.as_str())
    };
    assert_eq!(name(2027, 1, 1), Some("Новый год"));
    assert_eq!(name(2026, 11, 22), Some("Воскресенье"));
    assert_eq!(name(2026, 11, 21), None, "a Saturday");
    assert_eq!(name(2028, 1, 1), None, "only this year and the next");
    let products = story.read(|read| read.product_by_code("19"));
    assert_eq!(products.unwrap().product.price.as_minor(), 35_050);
}

#[test]
fn an_office_from_its_own_lists_asks_for_them_next() {
    let mut story = Story::begin(|_| russian());
    story.key(sign("4", Code::Digit4, Modifiers::empty()));
    fill_the_form(&mut story);
    story.click("Создать и загрузить");
    assert_eq!(story.app.title(), "Ключ — Родник");
    assert!(story.folder.path().join("office.rodnik").is_file());
    assert!(story.sees("Загрузка списка"));
}

#[test]
fn an_office_that_is_gone_is_marked_and_can_leave_the_list() {
    let mut story = Story::begin(|folder| {
        let mut preferences = Preferences::default();
        preferences.opened(&folder.join("gone.rodnik"));
        preferences.save(&folder.join("preferences.json")).unwrap();
        russian()
    });
    assert!(story.sees("файла нет"));
    story.click("Убрать из списка");
    assert!(!story.sees("файла нет"));
    assert_eq!(story.preferences().recent, Vec::<PathBuf>::new());
}

#[test]
fn why_an_office_was_not_opened_is_said_on_the_welcome() {
    let story = Story::begin(|folder| {
        fs::write(folder.join("other.rodnik"), "not an office").unwrap();
        Arguments { office: Some(folder.join("other.rodnik")), ..russian() }
    });
    let path = story.folder.path().join("other.rodnik").display().to_string();
    assert!(story.sees(&format!("{path} — не офис «Родника». Файл не тронут.")));
}

#[test]
fn a_second_window_of_the_same_user_lets_the_first_one_come_forward_and_says_so() {
    let first = Story::at_work();
    let office = first.folder.path().join("office.rodnik");
    let second = Story::begin(|_| Arguments { office: Some(office.clone()), ..russian() });
    let path = office.display().to_string();
    let said = format!("{path} уже открыт у вас в другом окне «Родника». Это окно выведено вперёд.");
    assert!(second.sees(&said));
    assert_eq!(second.app.title(), "Родник");
}

#[test]
fn unreadable_preferences_are_set_aside_and_said_for_a_while() {
    let mut story = Story::begin(|folder| {
        fs::write(folder.join("preferences.json"), "{broken").unwrap();
        russian()
    });
    let aside = story.folder.path().join("preferences.unreadable.json");
    let said = format!(
        "Файл настроек не удалось прочитать. Он сохранён как {}, работа начата с обычными настройками.",
        aside.display()
    );
    assert!(story.sees(&said));
    let begin = iced::time::Instant::now();
    let _ = story.app.update(Message::NoticeTicked(begin));
    assert!(story.sees(&said));
    let _ = story.app.update(Message::NoticeTicked(begin + std::time::Duration::from_secs(31)));
    assert!(!story.sees(&said));
}

#[test]
fn f1_shows_the_keys_of_the_screen_in_front() {
    let mut story = Story::begin(|_| russian());
    story.key(named(Named::F1));
    assert!(story.sees("по вариантам"));
    assert!(!story.sees("отложить"));
    story.key(named(Named::Escape));
    let mut working = Story::at_work();
    working.key(named(Named::F1));
    assert!(working.sees("почему эта дата"));
    assert!(!working.sees("по вариантам"));
}

#[test]
fn zoom_follows_its_keys_on_any_layout_and_is_remembered() {
    let mut story = Story::begin(|_| russian());
    story.key(sign("+", Code::Equal, Modifiers::CTRL | Modifiers::SHIFT));
    story.key(sign("=", Code::Equal, Modifiers::CTRL));
    assert_eq!(story.app.zoom(), 1.25);
    story.key(sign("-", Code::Minus, Modifiers::CTRL));
    assert_eq!(story.preferences().zoom, 1.125);
    story.key(sign("0", Code::Digit0, Modifiers::CTRL));
    assert_eq!(story.app.zoom(), 1.0);
    for _ in 0..20 {
        story.key(sign("-", Code::Minus, Modifiers::CTRL));
    }
    assert_eq!(story.app.zoom(), 0.75);
}

#[test]
fn another_language_and_appearance_hold_at_once() {
    let mut story = Story::begin(|_| russian());
    story.key(sign("б", Code::Comma, Modifiers::CTRL));
    assert!(story.sees("Настройки"));
    story.click("English");
    assert!(story.sees("Appearance"));
    assert_eq!(story.app.title(), "Rodnik");
    story.click("Dark");
    assert_eq!(story.app.theme(), Some(theme::dark()));
    assert_eq!(story.preferences().language.as_deref(), Some("en"));
}

#[test]
fn what_was_asked_for_at_the_start_is_not_remembered() {
    let mut story = Story::begin(|_| Arguments { theme: Some(Look::Dark), ..russian() });
    story.key(sign("=", Code::Equal, Modifiers::CTRL));
    assert_eq!(story.app.theme(), Some(theme::dark()));
    assert_eq!(story.app.title(), "Родник");
    let kept = story.preferences();
    assert_eq!((kept.language, kept.appearance), (None, rodnik::preferences::Appearance::System));
}

#[test]
fn settings_of_the_office_say_how_many_dates_move_before_they_hold() {
    let mut story = Story::at_work();
    let before = story.read(OfficeSettings::load);
    assert_eq!(before.estimator, Estimator::Adaptive);
    story.key(sign("9", Code::Digit9, Modifiers::CTRL));
    story.key(named(Named::End));
    story.click("По среднему расходу");
    assert!(story.says("Дата следующей доставки изменится у "));
    assert_eq!(story.read(OfficeSettings::load), before, "nothing holds before it is applied");
    story.key(press(Key::Named(Named::Enter), Code::Enter, Modifiers::CTRL));
    assert_eq!(story.read(OfficeSettings::load).estimator, Estimator::Plain);
    assert!(!story.says("Дата следующей доставки изменится у "));
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Проверить планы");
    assert!(story.sees("Ошибок нет."));
}

#[test]
fn an_operator_sees_neither_settings_of_the_office_nor_lists_to_bring_in() {
    let mut story = Story::at_work();
    let users = story.read(|read| read.users());
    let operator =
        users.iter().position(|user| user.roles == [rodnik::domain::people::Role::Operator]).unwrap();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(story.sees("Загрузить клиентов"));
    story.key(named(Named::Escape));
    story.sits_down(&users[operator].name);
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    assert!(story.sees(&users[operator].name));
    assert!(!story.sees("Загрузить клиентов"));
    assert!(!story.sees("Проверить планы"));
    assert!(story.sees("Другой офис"));
}

const CLIENTS: &str = "Код;Контрагент;Адрес;Телефон;Примечание\n\
    N1;ООО Ромашка;Ленина 1;846 222-33-44;\n\
    N2;;Мира 7;;\n";
