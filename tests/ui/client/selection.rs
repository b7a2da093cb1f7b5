//! The hands mean a thing, not a place: the selection stays on it while others come in above it.

use iced::keyboard::key::Named;
use rodnik::ui::screen::Action;

use crate::client::office::{Office, alt, ctrl, ctrl_named, named};

const UNDONE: &str = "SELECT count(*) || '' FROM history WHERE action = 'undo_handling'";

#[test]
fn a_second_ctrl_z_takes_back_no_other_action() {
    let office = Office::new();
    office.writes("asks for a discount");
    let mut card = office.card();
    card.press(alt(7));
    card.press_in_list(Named::ArrowDown);
    let done = card.press(ctrl('z'));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text(UNDONE), "1");
    assert_eq!(card.press(ctrl('z')), None);
    assert_eq!(card.office.text(UNDONE), "1", "the newer record stays");
}

#[test]
fn the_paper_that_is_voided_is_the_one_that_was_selected() {
    let mut card = Office::new().card();
    card.press(alt(5));
    card.office.sells("2026-11-20");
    card.hears_of_it();
    card.press(named(Named::Delete));
    card.press(named(Named::Delete));
    let voided = "SELECT delivered_on FROM sale WHERE voided_at IS NOT NULL";
    assert_eq!(card.office.text(voided), "2026-11-09", "not the newer one above it");
}

#[test]
fn the_record_in_sight_stays_in_sight() {
    let mut card = Office::new().card();
    card.press(alt(6));
    let caption = "SELECT e.number || ' · ' || t.name FROM journal_entry e
                   JOIN journal_type t ON t.id = e.type_id ORDER BY e.id DESC LIMIT 1";
    let before = card.office.text(caption);
    card.office.writes("asks for a discount");
    card.hears_of_it();
    assert!(card.shows("asks for a discount"));
    assert!(card.shows(&before), "the record below the list");
}

#[test]
fn the_order_that_is_opened_is_the_one_that_was_selected() {
    let mut card = Office::new().card();
    card.press(ctrl('n'));
    card.press(ctrl_named(Named::Enter));
    card.press(alt(4));
    card.press(ctrl('n'));
    card.press(ctrl('s'));
    card.press(named(Named::Escape));
    assert_eq!(card.office.text("SELECT count(*) || '' FROM customer_order"), "2");
    card.press(named(Named::F2));
    assert!(card.shows_words("order-save-changes"), "the accepted one, not the draft above it");
}

#[test]
fn an_address_with_three_thousand_orders_is_walked_through_by_keys() {
    let mut card = Office::new().card();
    let address = card.address().0;
    let file = rusqlite::Connection::open(card.office.folder().join("office.rodnik")).unwrap();
    let many = format!(
        "WITH RECURSIVE n (at) AS (VALUES (1) UNION ALL SELECT at + 1 FROM n WHERE at < 3000)
         INSERT INTO customer_order (number, address_id, status, ordered_on, delivery_on, payment, bottles, total, changed_at)
         SELECT printf('B-%04d', at), {address}, 'cancelled', date('2018-01-01', '+' || at || ' days'),
                date('2018-01-01', '+' || at || ' days'), 'cash', 2, 70000, '2018-01-01T00:00:00Z' FROM n"
    );
    assert_eq!(file.execute(&many, []), Ok(3_000));
    card.press(alt(4));
    assert!(card.shows("B-3000") && !card.shows("B-0001"), "the newest first, and only what has room");
    card.press_in_list(Named::End);
    assert!(card.shows("B-0001") && !card.shows("B-3000"));
    card.press_in_list(Named::PageUp);
    card.press_in_list(Named::Home);
    assert!(card.shows("B-3000"));
}
