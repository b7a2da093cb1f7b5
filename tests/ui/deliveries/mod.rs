//! The deliveries of a day, driven by keys over a real office, without a screen.

mod day;
mod papers;

use day::Day;
use iced::keyboard::key::Named;
use iced::{Size, keyboard::Modifiers};
use rodnik::domain::order::OrderStatus;
use rodnik::i18n::Language;
use rodnik::ui::screen::deliveries::LIST;

#[test]
fn today_is_shown_by_route_with_the_load_and_the_first_order_chosen() {
    let day = Day::new();
    for words in ["Север", "6 из 5 бут.", "перегруз 1", "Отмечено 0 из 3", "Клиент A-1"]
    {
        assert!(day.shows(words), "{words}");
    }
}

#[test]
fn one_key_marks_an_order_as_delivered_and_goes_on_to_the_next() {
    let mut day = Day::new();
    day.focus(LIST);
    day.press(Named::Enter);
    let told = day.told.last().expect("a quiet line");
    assert!(told.contains("Доставлен 1 заказ") && told.contains("700,00"), "{told}");
    assert_eq!(day.statuses(), [OrderStatus::Delivered, OrderStatus::Accepted, OrderStatus::Accepted]);
    day.press(Named::F2);
    assert_eq!(day.statuses()[1], OrderStatus::Delivered, "the next one was chosen");
}

#[test]
fn space_marks_an_order_as_enter_does() {
    let mut day = Day::new();
    day.focus(LIST);
    day.press(Named::Space);
    assert_eq!(day.statuses(), [OrderStatus::Delivered, OrderStatus::Accepted, OrderStatus::Accepted]);
}

#[test]
fn the_repeats_of_a_held_enter_mark_no_more_orders() {
    let mut day = Day::new();
    day.focus(LIST);
    day.hold(Named::Enter);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3], "its repeats mark nothing");
}

#[test]
fn a_second_enter_on_a_row_that_was_just_marked_means_nothing_more() {
    let mut day = Day::new();
    day.enters_twice();
    assert_eq!(day.statuses(), [OrderStatus::Delivered, OrderStatus::Accepted, OrderStatus::Accepted]);
    assert!(!day.shows_part("изменена"), "and is not refused");
    day.press(Named::F2);
    assert_eq!(day.statuses()[1], OrderStatus::Delivered, "the next one is chosen");
}

#[test]
fn a_mark_is_taken_back_by_a_key() {
    let mut day = Day::new();
    day.press(Named::F2);
    day.press(Named::Home);
    day.press(Named::F8);
    assert_eq!(day.statuses()[0], OrderStatus::Delivered, "a posted sale is voided only after a question");
    assert!(day.shows_part("аннулировать реализацию"));
    day.press(Named::Escape);
    assert!(!day.has_dialog());
    assert_eq!(day.statuses()[0], OrderStatus::Delivered);
    day.press(Named::F8);
    day.press(Named::Delete);
    assert!(day.told.last().unwrap().contains("снята"));
    assert_eq!(day.statuses()[0], OrderStatus::Accepted);
    day.press(Named::F8);
    let refused = "Заказ уже в статусе «Принят»: сделать это нельзя.";
    assert!(day.shows(refused), "nothing to be taken back");
    day.press(Named::ArrowDown);
    assert!(!day.shows(refused), "it was about the other order");
}

#[test]
fn s1_44_an_order_comes_back_with_a_reason_by_its_digit_and_the_mark_can_be_withdrawn() {
    let mut day = Day::new();
    day.press(Named::F4);
    day.type_in("2");
    assert_eq!(day.statuses()[0], OrderStatus::Undelivered);
    day.press(Named::Home);
    day.press(Named::F8);
    assert_eq!(day.statuses()[0], OrderStatus::Accepted);
}

#[test]
fn the_whole_run_is_asked_for_with_its_sum_and_then_marked_in_one_go() {
    let mut day = Day::new();
    day.press(Named::F6);
    for words in ["Весь рейс доставлен?", "Наличными", "2 100,00 ₽"] {
        assert!(day.shows(words), "{words}");
    }
    day.press(Named::Escape);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3], "not yet");
    day.press(Named::F6);
    day.press(Named::Enter);
    assert_eq!(day.statuses(), [OrderStatus::Delivered; 3]);
    assert!(day.shows("Не сдан"));
}

#[test]
fn stops_change_places_by_alt_and_an_arrow_and_stay_there() {
    let mut day = Day::new();
    assert_eq!(day.order(), ["A-1", "A-2", "A-3"]);
    day.press_with(Named::ArrowDown, Modifiers::ALT);
    day.press_with(Named::ArrowDown, Modifiers::ALT);
    assert_eq!(day.order(), ["A-2", "A-3", "A-1"]);
    day.press_with(Named::ArrowUp, Modifiers::ALT);
    assert_eq!(day.order(), ["A-2", "A-1", "A-3"]);
    day.alt_digit('4');
    assert_eq!(day.order(), ["A-1", "A-2", "A-3"], "by address again");
}

#[test]
fn keys_that_come_faster_than_the_store_answers_move_a_stop_all_the_way() {
    let mut day = Day::new();
    day.press_at_once(&[(Named::ArrowDown, Modifiers::ALT), (Named::ArrowDown, Modifiers::ALT)]);
    assert_eq!(day.order(), ["A-2", "A-3", "A-1"]);
}

#[test]
fn the_day_and_the_run_turn_by_keys_and_an_empty_day_says_what_to_do() {
    let mut day = Day::new();
    day.press_with(Named::ArrowRight, Modifiers::ALT);
    assert!(day.shows("На пн, 23.11.2026 заказов нет"));
    assert!(!day.shows("Клиент A-1"));
    day.press(Named::F2);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3], "what is not in sight is not marked");
    day.press_with(Named::ArrowLeft, Modifiers::ALT);
    assert!(day.shows("Клиент A-1"));
    day.accepts_without_route();
    day.press(Named::F5);
    day.press_with(Named::PageDown, Modifiers::CTRL);
    assert!(day.shows("Клиент B-1") && !day.shows("Клиент A-1"));
    day.press_with(Named::PageUp, Modifiers::CTRL);
    assert!(day.shows("Клиент A-1"));
}

#[test]
fn a_day_ahead_cannot_be_marked_and_says_why() {
    let mut day = Day::on("2026-11-23");
    day.press(Named::F2);
    day.press_with(Named::ArrowRight, Modifiers::ALT);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3]);
    day.press(Named::F2);
    let refused = "23.11.2026 ещё не наступило: документ проводится не раньше своего дня.";
    assert!(day.shows(refused));
    let run = "23.11.2026 ещё не наступило: водитель сдаёт рейс не раньше его дня.";
    for (key, refused) in [(Named::F4, refused), (Named::F9, run)] {
        day.press(Named::F5);
        assert!(!day.shows(refused));
        day.press(key);
        assert!(day.shows(refused) && !day.has_dialog(), "{key:?}");
    }
}

#[test]
fn a_delivery_before_its_day_is_posted_only_once_its_day_is_said() {
    let mut day = Day::on("2026-11-23");
    day.press_with(Named::ArrowRight, Modifiers::ALT);
    day.press(Named::F3);
    assert!(day.shows("Заказ на пн, 23.11.2026. Если привезли раньше, укажите, в какой день."));
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3], "not without saying so");
    day.focus("delivered-date");
    day.type_in("+0");
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert_eq!(day.statuses()[0], OrderStatus::Delivered);
}

#[test]
fn a_refusal_moves_nothing() {
    let mut day = Day::on("2026-11-23");
    day.press_with(Named::ArrowRight, Modifiers::ALT);
    let size = iced::Size::new(1366.0, 768.0);
    let before = day.bounds("Клиент A-2", size);
    day.press(Named::F2);
    assert_eq!(day.bounds("Клиент A-2", size), before);
}

#[test]
fn who_may_not_post_sales_looks_and_does_not_touch() {
    let mut day = Day::as_quality_control();
    assert!(day.shows("Клиент A-1"));
    for key in [Named::F2, Named::F3, Named::F4, Named::F6, Named::F7, Named::F9] {
        day.press(key);
    }
    day.press_with(Named::ArrowDown, Modifiers::ALT);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3]);
    assert_eq!(day.order(), ["A-1", "A-2", "A-3"]);
    assert!(!day.has_dialog());
}

#[test]
fn everything_fits_a_small_window_in_both_languages() {
    for language in Language::ALL {
        let day = Day::in_language(language);
        let window = Size::new(1290.0, 700.0);
        for id in ["deliveries-mark", "deliveries-recall", "deliveries-card", "deliveries-settle"] {
            let bounds = day.bounds(&day.words(id), window);
            assert!(bounds.y + bounds.height < window.height, "{id}: {bounds:?}");
            assert!(bounds.x + bounds.width < window.width, "{id}: {bounds:?}");
        }
    }
}
