//! The evening, the route sheet and the documents without an order, by keys.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use rodnik::domain::order::OrderStatus;

use crate::deliveries::day::Day;

#[test]
fn the_evening_says_in_words_what_is_missing_and_a_run_that_differs_stands_out() {
    let mut day = Day::new();
    day.press(Named::F6);
    day.press(Named::Enter);
    day.press(Named::F9);
    assert!(day.shows("Сдача рейса") && day.shows("2 100,00 ₽"));
    day.type_in("2000");
    assert!(day.shows("− 100,00 ₽ недостача"));
    day.type_after(2, "3");
    assert!(day.shows("сошлось"));
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(!day.has_dialog());
    assert!(day.shows("Расхождение"));
    day.press(Named::F9);
    day.alt_digit('1');
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.shows("Сдан") && !day.shows("Расхождение"), "it was corrected");
}

#[test]
fn a_wrong_figure_hides_no_other_difference_and_whoever_hands_in_is_named() {
    let mut day = Day::new();
    day.press(Named::F6);
    day.press(Named::Enter);
    day.press(Named::F9);
    assert!(day.shows_part("Водитель рейса не назначен"));
    day.press(Named::Escape);
    day.chooses_first("deliveries-driver");
    day.press(Named::F9);
    assert!(day.shows("Север · Пётр Ильин") && !day.shows_part("не назначен"));
    day.type_in("2000");
    day.type_after(1, "x");
    assert!(day.shows("− 100,00 ₽ недостача"));
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.has_dialog() && day.shows("нужно число") && day.shows("− 100,00 ₽ недостача"));
}

#[test]
fn what_was_brought_otherwise_and_left_unpaid_stands_in_the_row() {
    let mut day = Day::new();
    assert!(!day.shows("700"));
    day.press(Named::F3);
    day.type_after(2, "0");
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(!day.has_dialog());
    assert!(day.shows("700"), "it is a debt now");
}

#[test]
fn what_was_counted_in_the_evening_comes_back_after_a_crash_and_can_be_done_without() {
    let mut day = Day::new();
    day.press(Named::F9);
    day.type_in("15");
    day.breaks_off();
    day.press(Named::F9);
    assert!(day.shows("15") && day.shows("Начать заново") && day.is_unsaved());
    day.press_with(Named::Delete, Modifiers::ALT);
    assert!(!day.is_unsaved() && !day.shows("Начать заново"));
    day.type_in("17");
    day.press_with(Named::Enter, Modifiers::CTRL);
    day.press(Named::F9);
    assert!(!day.shows("Начать заново"), "what was kept is erased");
}

#[test]
fn a_driver_who_paid_back_more_than_he_took_is_settled_as_even_and_the_till_says_what_it_gave() {
    let mut day = Day::new();
    day.pays_back_in_cash("A-1", 350);
    day.press(Named::F9);
    assert!(day.shows_part("Выдайте ему из кассы 350,00 ₽ и введите сумму с минусом: −350,00"));
    day.type_in("-300");
    assert!(day.shows("Касса выдала водителю 300,00 ₽.") && day.shows("+ 50,00 ₽ излишек"));
    day.alt_digit('1');
    assert!(day.shows("Касса выдала водителю 350,00 ₽.") && !day.shows_part("излишек"));
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(!day.has_dialog() && day.shows("Сдан") && !day.shows("Расхождение"));
}

#[test]
fn midnight_turns_today_to_the_new_day_but_not_over_a_document() {
    let mut day = Day::new();
    day.press(Named::F3);
    day.night_passes();
    assert!(day.shows("вс, 22.11.2026"), "what is being filled in stays one of its day");
    day.press(Named::Escape);
    day.night_passes();
    assert!(day.shows("пн, 23.11.2026") && !day.shows("Клиент A-1"));
}

#[test]
fn what_was_typed_in_the_evening_is_not_lost_by_esc() {
    let mut day = Day::new();
    day.press(Named::F9);
    day.type_in("15");
    day.press(Named::Escape);
    assert!(day.has_dialog() && day.shows("Набранное не сохранено."));
    day.press(Named::Escape);
    assert!(day.shows("15"), "it stays");
    assert!(day.is_unsaved());
}

#[test]
fn a_document_has_its_full_height_before_the_balance_is_read() {
    for digit in ['1', '2', '3'] {
        let mut day = Day::new();
        day.alt_digit_unanswered(digit);
        assert!(day.shows("Тара на адресе"), "a row that came later would take the keyboard: Alt+{digit}");
    }
}

#[test]
fn a_payment_is_posted_without_a_mouse_and_a_wrong_sum_is_named_at_its_place() {
    let mut day = Day::new();
    day.alt_digit('2');
    day.type_in("много");
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.shows(&day.words("delivered-amount-wrong")));
    for _ in 0..5 {
        day.press(Named::Backspace);
    }
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.shows("Сумма оплаты должна быть больше нуля."));
    day.type_in("250");
    day.press_with(Named::Enter, Modifiers::CTRL);
    let told = day.told.last().expect("a quiet line");
    assert!(told.contains("аванс 250,00 ₽"), "{told}");
}

#[test]
fn containers_come_back_and_a_deposit_is_taken_without_a_mouse() {
    let mut day = Day::new();
    day.alt_digit('3');
    day.type_after(1, "2");
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.told.is_empty() && day.shows_part("а возвращают 2: останется"), "asked once");
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.told.last().unwrap().contains("Возврат тары"), "{:?}", day.told);
    day.alt_digit('3');
    day.alt_digit('2');
    assert!(day.shows("Залог за всё, ₽"));
    day.type_after(1, "1");
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.told.last().unwrap().contains("под залогом тары: 1"), "{:?}", day.told);
}

#[test]
fn a_sale_without_an_order_is_posted_without_a_mouse() {
    let mut day = Day::new();
    day.alt_digit('1');
    day.press(Named::Insert);
    day.type_after(2, "3");
    assert!(day.shows("1 050,00 ₽"));
    day.press_with(Named::Enter, Modifiers::CTRL);
    let told = day.told.last().expect("a quiet line");
    assert!(told.contains("Следующая доставка"), "{told}");
}

#[test]
fn the_route_sheet_is_written_where_the_path_says_and_the_run_goes_out() {
    let mut day = Day::new();
    let path = day.folder().join("north.pdf");
    day.press(Named::F7);
    assert!(day.shows("С листом 3 заказа перейдут в статус «В маршруте». Остановок в листе: 3."));
    day.type_path(&path.display().to_string());
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert!(day.told.last().unwrap().contains("М-000001"), "{:?}", day.told);
    assert!(day.shows(&format!("Сохранено: {}", path.display())));
    day.alt_digit('1');
    assert!(std::fs::read(path.with_extension("xlsx")).unwrap().starts_with(b"PK"));
    day.press(Named::Escape);
    assert!(day.shows("В пути"));
    day.alt_digit('5');
    assert!(day.shows("Вернуть рейс «Север»?") && day.shows_part("3 заказа в пути снова станут принятыми"));
    day.press(Named::Escape);
    assert_eq!(day.statuses(), [OrderStatus::OnRoute; 3], "a question comes first");
    day.alt_digit('5');
    day.press(Named::Delete);
    assert!(day.told.last().unwrap().contains("снова «Принят»"), "{:?}", day.told);
    assert_eq!(day.statuses(), [OrderStatus::Accepted; 3]);
    day.alt_digit('5');
    assert!(!day.has_dialog(), "nothing is on the way");
}

#[test]
fn a_path_that_cannot_be_written_is_named_and_stays() {
    let mut day = Day::new();
    let path = day.folder().join("no").join("such.pdf");
    day.press(Named::F7);
    day.type_path(&path.display().to_string());
    day.press_with(Named::Enter, Modifiers::CTRL);
    assert!(day.shows_part("Сохранить не удалось"));
    assert!(day.has_dialog());
}

#[test]
fn a_run_that_nobody_drives_goes_out_with_a_warning() {
    let mut day = Day::new();
    let mut warned = |choice| {
        if let Some(choice) = choice {
            day.chooses_first(choice);
        }
        day.press(Named::F7);
        assert!(day.has_dialog());
        let both = day.shows_part("Водитель и машина не назначены");
        let warned = (both, day.shows_part("Водитель не назначен:"), day.shows_part("Машина не назначена"));
        day.press(Named::Escape);
        warned
    };
    assert_eq!(warned(None), (true, false, false));
    assert_eq!(warned(Some("deliveries-vehicle")), (false, true, false));
    assert_eq!(warned(Some("deliveries-driver")), (false, false, false));
}
