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
