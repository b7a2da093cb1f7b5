//! The help shows the keys of the screen in front, and all of them.

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};
use iced_test::Simulator;
use rodnik::app::{Arguments, Message};
use rodnik::ui::font;
use rodnik::ui::screen::{Go, Section};

use super::{Story, is_whole, named, sign};

/// The group that only this section has, and the last line of each column, in Russian.
const SECTIONS: [(Section, &str, [&str; 2]); 6] = [
    (Section::Calls, "ЗАДАЧА", ["нажать, отметить, открыть выбор", "отвал: дальше или закрыть"]),
    (Section::Clients, "КАРТОЧКА КЛИЕНТА", ["открыть похожего клиента", "нажать, отметить, открыть выбор"]),
    (Section::Deliveries, "ЗАКАЗ В РЕЙСЕ", ["нажать, отметить, открыть выбор", "карточка клиента"]),
    (Section::Money, "ДОЛГИ И ОПЛАТЫ", ["обновить", "нажать, отметить, открыть выбор"]),
    (Section::Reports, "ОТЧЁТЫ", ["остановить подсчёт", "нажать, отметить, открыть выбор"]),
    (Section::Directories, "ЗАПИСИ СПРАВОЧНИКА", ["загрузить календарь", "нажать, отметить, открыть выбор"]),
];

impl Story {
    /// Nothing of these words is cut off.
    fn assert_whole(&self, words: &str) {
        let window = Size::new(1366.0, 768.0);
        let mut simulator = Simulator::with_size(font::settings(), window, self.app.view());
        let found = simulator.find(words).unwrap_or_else(|error| panic!("{words}: {error}"));
        let (bounds, seen) = (found.bounds(), found.visible_bounds());
        assert!(is_whole(bounds, seen), "{words}: {bounds:?}, of which is seen {seen:?}");
    }
}

#[test]
fn every_section_has_its_own_keys_and_they_fit_the_window() {
    let mut story = Story::at_work();
    for (section, group, last) in SECTIONS {
        story.happens(Message::Went(Go::Section(section)));
        story.key(named(Named::F1));
        for (other, heading, _) in SECTIONS {
            assert_eq!(story.sees(heading), other == section, "{heading} in {section:?}");
        }
        for words in last.into_iter().chain([group, "Клавиши", "Закрыть"]) {
            story.assert_whole(words);
        }
        story.key(named(Named::Escape));
    }
}

#[test]
fn the_keys_fit_in_english_too() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("English");
    story.key(named(Named::Escape));
    for section in Section::ALL {
        story.happens(Message::Went(Go::Section(section)));
        story.key(named(Named::F1));
        for words in ["Keys", "press, tick, open a choice", "Close"] {
            story.assert_whole(words);
        }
        story.key(named(Named::Escape));
    }
}

#[test]
fn the_welcome_names_no_key_of_an_office() {
    let mut story = Story::begin(|_| Arguments { lang: Some("ru".into()), ..Arguments::default() });
    story.key(named(Named::F1));
    story.assert_whole("по вариантам");
    assert!(!story.sees("новая задача"));
    assert!(!story.sees("вкладки обзвона"));
}

#[test]
fn over_a_dialog_its_own_keys_are_shown_and_it_stays_as_it_was() {
    let mut story = Story::at_work();
    story.happens(Message::Went(Go::Find));
    story.key(named(Named::F1));
    story.assert_whole("НАЙДЕННОЕ");
    assert!(!story.sees("ЗАДАЧА"));
    story.key(named(Named::Escape));
    assert!(story.sees("Найти") && !story.sees("НАЙДЕННОЕ"));
}

#[test]
fn the_help_of_money_is_that_of_the_tab_in_front() {
    let mut story = Story::at_work();
    story.happens(Message::Went(Go::Section(Section::Money)));
    for (digit, code, heading) in [
        ("2", Code::Digit2, "ОБЕЩАНИЯ ОПЛАТЫ"),
        ("3", Code::Digit3, "ВЫПИСКА БАНКА"),
        ("4", Code::Digit4, "ДОКУМЕНТЫ"),
        ("1", Code::Digit1, "ДОЛГИ И ОПЛАТЫ"),
    ] {
        story.key(sign(digit, code, Modifiers::ALT));
        story.key(named(Named::F1));
        story.assert_whole(heading);
        story.key(named(Named::Escape));
    }
}

#[test]
fn the_help_of_the_settings_names_every_key_of_theirs() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.key(named(Named::F1));
    for words in [
        "НАСТРОЙКИ",
        "выбрать папку записей разговоров",
        "Мой пароль",
        "Другой офис",
        "загрузить клиентов, доставки",
        "Проверить планы",
        "отменить последнюю загрузку",
        "Пересчитать планы",
    ] {
        story.assert_whole(words);
    }
    for key in ["Ctrl O", "Alt P", "Alt 1", "Alt 2", "Alt 3", "Alt 4", "Alt 5", "Alt 6"] {
        story.assert_whole(key);
    }
}
