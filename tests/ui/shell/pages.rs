//! The pages of the help inside the window: which one explains what is in front, and how one gets about in them.

use std::fs;

use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use iced_test::Simulator;
use rodnik::app::{Arguments, Message};
use rodnik::exchange::table::read_table;
use rodnik::ui::dialog::import;
use rodnik::ui::files::Picked;
use rodnik::ui::font;
use rodnik::ui::screen::{Go, Section};

use super::*;

/// A heading that stands on the page of this section alone.
const PAGES: [(Section, &str); 6] = [
    (Section::Calls, "Если не заказали"),
    (Section::Clients, "Цены и скидка"),
    (Section::Deliveries, "Сдача водителя"),
    (Section::Money, "Счёт, накладная, акт сверки"),
    (Section::Reports, "Как читать качество прогноза"),
    (Section::Directories, "Кто-то заболел"),
];

fn f1(story: &mut Story) {
    story.key(named(Named::F1));
}

fn alt(key: Named) -> Event {
    press(Key::Named(key), Code::F35, Modifiers::ALT)
}

/// F1 twice opens the page with this heading; Esc leaves the help.
fn explained(story: &mut Story, heading: &str) {
    f1(story);
    assert!(!story.sees(heading), "the keys come first: {heading}");
    f1(story);
    assert!(story.sees(heading), "{heading}");
    story.key(named(Named::Escape));
    assert!(!story.sees(heading), "{heading}");
}

#[test]
fn every_section_has_its_own_page_behind_its_keys() {
    let mut story = Story::at_work();
    for (section, heading) in PAGES {
        story.happens(Message::Went(Go::Section(section)));
        explained(&mut story, heading);
    }
}

#[test]
fn a_tab_or_a_place_with_a_page_of_its_own_has_it() {
    let mut story = Story::at_work();
    story.key(sign("3", Code::Digit3, Modifiers::CTRL));
    explained(&mut story, "Если кнопка не пускает");
    story.happens(Message::Went(Go::Section(Section::Directories)));
    story.key(named(Named::End));
    story.key(named(Named::ArrowUp));
    f1(&mut story);
    assert!(story.sees("сделать копию сейчас") || story.sees("Сделать копию сейчас"), "its keys");
    f1(&mut story);
    assert!(story.sees("Страховочный журнал"));
}

#[test]
fn a_dialog_has_the_page_about_it_and_stays_as_it_was() {
    let mut story = Story::at_work();
    story.happens(Message::Went(Go::Find));
    explained(&mut story, "Дубли");
    assert!(story.sees("Найти"));
    story.key(named(Named::Escape));
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    explained(&mut story, "Настройки рабочего места");
    story.click("Загрузить клиентов");
    explained(&mut story, "Отказы");
    assert!(story.sees("Загрузка списка"));
}

#[test]
fn what_is_brought_in_goes_on_below_the_help() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Загрузить клиентов");
    let path = story.file("clients.csv", CLIENTS);
    let answer = story.app.update(Message::FileDropped(path));
    f1(&mut story);
    story.settle(answer);
    story.key(named(Named::Escape));
    assert!(story.sees("ООО Ромашка"), "the rows were read while the help was in front");
}

#[test]
fn links_are_followed_by_keys_and_there_is_a_way_back() {
    let mut story = Story::at_work();
    f1(&mut story);
    f1(&mut story);
    let first = "Если не заказали";
    assert!(story.sees(first));
    story.key(named(Named::Enter));
    assert!(story.sees(first), "no link is chosen yet");
    story.key(named(Named::ArrowRight));
    story.key(named(Named::Enter));
    assert!(!story.sees(first));
    assert!(story.sees("Если кнопка не пускает"), "the first link of the day leads to the churn review");
    story.key(alt(Named::ArrowLeft));
    assert!(story.sees(first));
    story.key(named(Named::ArrowLeft));
    story.key(named(Named::Enter));
    assert!(story.sees("Почему эта дата"), "the last one, to planning");
    story.key(named(Named::Backspace));
    assert!(story.sees(first));
    story.key(named(Named::Backspace));
    assert!(story.sees(first), "before the first page there is nothing");
}

#[test]
fn the_list_leads_to_every_page_by_key_and_by_mouse() {
    let mut story = Story::at_work();
    f1(&mut story);
    f1(&mut story);
    story.key(alt(Named::ArrowDown));
    assert!(story.sees("Цены и скидка"));
    story.key(alt(Named::ArrowUp));
    assert!(story.sees("Если не заказали"));
    story.click("Персональные данные");
    assert!(story.sees("Кто видит данные"));
    story.key(alt(Named::ArrowDown));
    assert!(story.sees("С чего начать"), "the list is a ring");
}

#[test]
fn the_search_finds_and_esc_takes_it_back_before_it_closes() {
    let mut story = Story::at_work();
    f1(&mut story);
    f1(&mut story);
    story.type_into("help-search", "водителя");
    assert!(story.sees("Сдача водителя"), "the heading that was found");
    assert!(!story.sees("Справочники и настройки"), "instead of the pages");
    story.hand(|hand| {
        hand.click(iced_test::selector::id("help-search")).unwrap();
        hand.simulate([named(Named::Enter)]);
    });
    assert!(story.sees("Проверка вечером"), "its page is open");
    assert!(story.sees("Справочники и настройки"), "and the pages are listed again");
    story.type_into("help-search", "цеппелин");
    assert!(story.sees("Ничего не найдено."));
    story.key(named(Named::Escape));
    assert!(story.sees("Справочники и настройки") && story.sees("Проверка вечером"));
    story.key(named(Named::Escape));
    assert!(!story.sees("Проверка вечером"));
}

#[test]
fn f1_says_the_version() {
    let mut story = Story::at_work();
    f1(&mut story);
    assert!(story.sees(&format!("Родник {}", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn every_page_is_drawn_in_both_languages_also_at_double_zoom() {
    for language in ["ru", "en"] {
        let mut story = Story::begin(|_| Arguments { lang: Some(language.into()), ..Arguments::default() });
        f1(&mut story);
        f1(&mut story);
        for _ in rodnik::guide::Page::ALL {
            for size in [Size::new(1366.0, 768.0), Size::new(683.0, 384.0)] {
                let mut window = Simulator::with_size(font::settings(), size, story.app.view());
                for name in ["help-search", "help-block-0"] {
                    let found = window.find(iced_test::selector::id(name)).unwrap();
                    let seen = found.visible_bounds().expect(name);
                    assert!(
                        seen.width > 150.0 && seen.height >= 20.0,
                        "{language} {size:?} {name}: {seen:?}"
                    );
                }
            }
            story.key(alt(Named::ArrowDown));
        }
    }
}

#[test]
fn the_import_hands_out_a_template_of_its_kind() {
    let mut story = Story::at_work();
    story.key(sign(",", Code::Comma, Modifiers::CTRL));
    story.click("Загрузить доставки");
    assert!(story.sees("Шаблон…"));
    let path = story.folder.path().join("template.xlsx");
    story.happens(Message::Import(import::Message::TemplatePicked(Picked::File(path.clone()))));
    assert!(story.says("Шаблон записан в"));
    let table = read_table(&fs::read(&path).unwrap(), "template.xlsx").unwrap();
    assert_eq!((table.headers[0].as_str(), table.rows.len()), ("Код", 3));
    assert!(table.headers.contains(&"Возврат тары".to_owned()), "{:?}", table.headers);
    let wrong = story.folder.path().join("template.doc");
    story.happens(Message::Import(import::Message::TemplatePicked(Picked::File(wrong.clone()))));
    assert!(story.says("Шаблон бывает файлом .xlsx или .csv"));
    assert!(!wrong.exists());
}

#[test]
fn esc_leads_from_a_card_back_to_where_it_was_opened_from_and_from_nowhere_else() {
    let mut story = Story::at_work();
    let address = story.read(|read| Ok(read.addresses_of(rodnik::domain::ids::CounterpartyId(1))?[0].id));
    let at = |story: &Story, words: &str| story.says(words);
    for (section, words) in [(Section::Calls, "Отработано"), (Section::Deliveries, "Доставка")]
    {
        story.happens(Message::Went(Go::Section(section)));
        story.happens(Message::Went(Go::Card(address)));
        assert!(!at(&story, words), "{words}");
        story.key(named(Named::Escape));
        assert!(at(&story, words), "{words}");
    }
    story.happens(Message::Went(Go::Section(Section::Clients)));
    story.key(named(Named::Escape));
    assert!(!at(&story, "Доставка"), "it was not opened from there this time");
}
