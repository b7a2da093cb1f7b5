//! The pages of settings, numbering, requisites and backups, what all of them share, and what is forgotten only when asked.

use super::*;

#[test]
fn numbers_go_on_and_a_number_that_was_given_is_refused_at_its_row() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Numbering);
    screen.type_into("numbering-next-1", "00").key(ctrl_enter());
    assert_eq!(screen.said(), "Numbering saved");
    assert_eq!(screen.read(|read| Ok(read.numberings()?))[0].last, 99);
    screen.type_into("numbering-next-1", "x").key(ctrl_enter());
    assert!(screen.sees("The number is not valid: from 1 to 999,999,999."));
}

#[test]
fn settings_say_that_no_date_moves_and_hold_after_they_are_saved() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Settings);
    screen.type_into("settings-name", "!").key(ctrl_enter());
    assert_eq!(screen.said(), screen.texts.text("settings-hold"));
    let kept = screen.read(|read| Ok(rodnik::service::general_settings::GeneralSettings::load(read)?));
    assert_eq!(kept.name, "Spring!");
    screen.type_into("settings-area-code", "x").key(ctrl_enter());
    assert!(screen.sees("An area code has 3 to 5 digits; it may be left empty."));
}

#[test]
fn requisites_that_were_typed_are_not_lost_by_escape() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Requisites).type_into("requisite-bank", "Bank of the North");
    screen.named(key::Named::Escape);
    assert!(screen.sees(&screen.texts.text("dialog-unsaved").clone()));
    screen.named(key::Named::Escape);
    assert!(screen.state.as_ref().unwrap().is_unsaved(), "one stays with it");
    screen.named(key::Named::Escape);
    let discard = screen.texts.text("dialog-discard");
    screen.hand(|simulator| drop(simulator.click(discard.as_str()).unwrap()));
    assert!(!screen.state.as_ref().unwrap().is_unsaved());
}

#[test]
fn one_entry_is_titled_as_one_and_not_as_the_list_of_all() {
    let titles = [
        (Directory::Products, "Новый товар", "Товар"),
        (Directory::Routes, "Новый маршрут", "Маршрут"),
        (Directory::Drivers, "Новый водитель", "Водитель"),
        (Directory::Vehicles, "Новая машина", "Машина"),
        (Directory::Employees, "Новый сотрудник", "Сотрудник"),
        (Directory::ChurnReasons, "Новая причина ухода", "Причина ухода"),
        (Directory::UndeliveredReasons, "Новая причина недоставки", "Причина недоставки"),
        (Directory::AdjustmentReasons, "Новая причина корректировки тары", "Причина корректировки тары"),
        (Directory::ContainerKinds, "Новый вид тары", "Вид тары"),
        (Directory::JournalTypes, "Новый вид записи", "Вид записи"),
        (Directory::Purposes, "Новая цель контакта", "Цель контакта"),
    ];
    assert_eq!(titles.len(), Directory::ALL.len());
    let mut screen = Screen::of(Language::Russian, &[]);
    for (directory, new, one) in titles {
        let place = Place::Register(directory);
        screen.goes_to(place).named(key::Named::Insert);
        assert!(screen.sees(new), "{new}");
        if screen.entries(directory).is_empty() {
            screen.type_into("entry-name", "Север").key(ctrl_enter());
        } else {
            screen.named(key::Named::Escape);
        }
        let plural = place.title(&screen.texts);
        screen.named(key::Named::Enter);
        assert!(screen.sees(one) && !screen.sees(&plural), "{one}, and not {plural}");
        screen.named(key::Named::Escape);
    }
}

#[test]
fn what_was_typed_on_a_page_is_asked_about_before_it_is_forgotten() {
    for (place, field) in [
        (Place::Numbering, "numbering-next-1"),
        (Place::Settings, "settings-name"),
        (Place::Backups, "backups-hour"),
    ] {
        let mut screen = Screen::open();
        screen.goes_to(place).type_into(field, "1");
        let question = screen.texts.text("dialog-unsaved");
        screen.named(key::Named::Escape);
        assert!(screen.sees(&question), "{place:?}");
        screen.named(key::Named::Escape);
        assert!(!screen.sees(&question));
        assert!(screen.state.as_ref().unwrap().is_unsaved(), "{place:?}: one stays with it");
        screen.named(key::Named::Escape);
        screen.key(pressed(Key::Named(key::Named::Delete), key::Code::Delete, Modifiers::ALT));
        assert!(!screen.state.as_ref().unwrap().is_unsaved(), "{place:?}");
    }
}

#[test]
fn what_saves_stands_at_one_place_on_every_page() {
    let mut screen = Screen::open();
    let pages = [
        (Place::Requisites, "requisites-save"),
        (Place::Rights, "rights-save"),
        (Place::Numbering, "numbering-save"),
        (Place::Settings, "settings-save"),
        (Place::Backups, "backups-save"),
        (Place::Calendar, "calendar-apply"),
    ];
    let lefts: Vec<f32> = pages
        .into_iter()
        .map(|(place, button)| {
            screen.goes_to(place);
            let mut left = 0.0;
            screen.hand(|simulator| {
                left = simulator.find(iced_test::selector::id(button)).unwrap().bounds().x;
            });
            left
        })
        .collect();
    assert!(lefts.iter().all(|left| *left == lefts[0]), "{lefts:?}");
}

#[test]
fn del_takes_the_paint_off_the_calendar_and_ctrl_z_brings_it_back() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Calendar);
    screen.named(key::Named::Space).named(key::Named::ArrowRight).named(key::Named::Space);
    screen.named(key::Named::Delete);
    assert!(!screen.state.as_ref().unwrap().is_unsaved());
    screen.key(letter("z", key::Code::KeyZ, Modifiers::CTRL));
    assert!(screen.sees("Days marked: 2. Not saved yet."));
    screen.key(letter("z", key::Code::KeyZ, Modifiers::CTRL));
    assert!(screen.sees("Days marked: 1. Not saved yet."), "and the strokes below it are there still");
}

#[test]
fn what_was_typed_of_an_entry_comes_back_after_a_crash_and_can_be_done_without() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Routes)).named(key::Named::Insert);
    screen.type_into("entry-name", "North").type_into("entry-capacity", "120");
    screen.breaks_off();
    screen.goes_to(Place::Register(Directory::Routes)).named(key::Named::Insert);
    assert!(screen.sees("North") && screen.sees("120") && screen.sees("Start again"));
    screen.key(ctrl_enter());
    assert_eq!(screen.said(), "“North” is saved");
    screen.named(key::Named::Insert);
    assert!(!screen.sees("Start again"), "what was kept is erased");
    screen.type_into("entry-name", "South");
    screen.breaks_off();
    screen.goes_to(Place::Register(Directory::Routes)).named(key::Named::Insert);
    screen.key(pressed(Key::Named(key::Named::Delete), key::Code::Delete, Modifiers::ALT));
    assert!(!screen.sees("South") && !screen.state.as_ref().unwrap().is_unsaved());
    assert_eq!(screen.names(Directory::Routes), ["North"]);
}

#[test]
fn the_selection_stays_beside_what_was_archived_and_what_is_new_is_seen_whatever_is_looked_for() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Register(Directory::Vehicles));
    for name in ["Alpha", "Beta", "Gamma"] {
        screen.named(key::Named::Insert);
        screen.type_into("entry-name", name).key(ctrl_enter());
    }
    screen.named(key::Named::Home).named(key::Named::ArrowDown);
    screen.named(key::Named::Delete).key(ctrl_enter());
    screen.action = None;
    screen.named(key::Named::Delete);
    assert!(screen.asks_about("Gamma"), "the neighbour, not the first one");
    screen.named(key::Named::Escape);
    screen.type_into("directories-search", "alph");
    assert!(!screen.sees("Gamma"));
    screen.named(key::Named::Insert);
    screen.type_into("entry-name", "Delta").key(ctrl_enter());
    assert!(screen.sees("Delta") && screen.sees("Gamma"));
    screen.named(key::Named::Delete);
    assert!(screen.asks_about("Delta"));
}

#[test]
fn a_price_list_that_was_just_added_is_the_one_in_view_though_the_office_changed_with_it() {
    let mut screen = Screen::open();
    screen.goes_to(Place::Prices);
    for name in ["Retail", "Wholesale"] {
        screen.named(key::Named::Insert);
        screen.type_into("price-list-name", name).key(ctrl_enter());
        assert!(screen.sees(name), "{name}");
    }
}
