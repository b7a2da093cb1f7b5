//! The card of a client over a real office, driven by keys, without a screen.
#![cfg(feature = "screen-tests")]

mod office;

use iced::keyboard::key::Named;
use office::{Office, alt, ctrl, ctrl_named, named};
use rodnik::i18n::Language;
use rodnik::ui::screen::{Action, Go};

#[test]
fn without_a_client_the_section_says_how_to_come_to_one() {
    let mut card = Office::new().nobody();
    assert!(card.shows_words("client-nobody-title"));
    assert_eq!(card.press(ctrl('n')), None);
    assert!(card.shows_words("client-new-save-order"), "an empty card is open");
    card.press(named(Named::Escape));
    assert!(card.shows_words("client-nobody-title"), "nothing was typed, nothing is asked");
    assert_eq!(card.click("client-find"), Some(Action::Go(Go::Find)));
}

#[test]
fn every_tab_has_its_key_and_shows_what_it_is_about() {
    let mut card = Office::new().card();
    assert!(card.shows("Client A-1"));
    let tabs = [
        (1, "client-call-before"),
        (2, "contact-add"),
        (4, "client-orders-none-title"),
        (5, "client-ledger-void"),
        (6, "client-journal-write"),
    ];
    for (key, words) in tabs {
        card.press(alt(key));
        assert!(card.shows_words(words), "{words}");
    }
    card.press(alt(7));
    assert!(card.shows_words("client-history-undo"), "the newest entry can be taken back");
    card.press(ctrl_named(Named::Tab));
    assert!(card.shows_words("client-call-before"), "after the last tab comes the first");
}

#[test]
fn what_is_typed_is_saved_by_ctrl_s_and_asked_about_before_it_is_lost() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    assert!(card.state.is_unsaved());
    card.press(named(Named::Escape));
    assert!(card.shows_words("client-leaving-title"));
    card.press(named(Named::Escape));
    assert!(card.state.is_unsaved(), "one stays with what was typed");
    let done = card.press(ctrl('s'));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert!(!card.state.is_unsaved());
    assert_eq!(card.office.text("SELECT floor FROM address"), "4");
}

#[test]
fn what_is_discarded_is_read_again_as_it_was() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    card.press(named(Named::Escape));
    card.press(named(Named::Delete));
    assert!(!card.state.is_unsaved());
    assert_eq!(card.office.text("SELECT floor FROM address"), "");
}

#[test]
fn a_wrong_field_is_refused_at_its_place_and_keeps_what_was_typed() {
    let mut card = Office::new().card();
    card.type_into("tax_number", "123");
    assert_eq!(card.press(ctrl('s')), None);
    assert!(card.shows_words("client-fault-tax-number"));
    assert!(card.state.is_unsaved());
}

#[test]
fn a_stale_card_says_who_changed_it_and_is_read_anew_by_a_key() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    card.office.floor_of_another("9");
    assert_eq!(card.press(ctrl('s')), None);
    assert!(card.shows_words("client-reload"));
    card.press(named(Named::F5));
    assert!(!card.state.is_unsaved());
    assert_eq!(card.office.text("SELECT floor FROM address"), "9", "the other one was not overwritten");
}

#[test]
fn a_new_order_opens_over_the_card() {
    let mut card = Office::new().card();
    card.press(ctrl('n'));
    assert!(card.shows_words("order-title"));
}

#[test]
fn a_contact_person_is_entered_by_keys() {
    let mut card = Office::new().card();
    card.press(alt(2));
    card.press(named(Named::Insert));
    assert!(card.shows_words("contact-title-new"));
    card.type_into("person", "Olga");
    let done = card.press(ctrl_named(Named::Enter));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT name FROM contact_person ORDER BY id DESC LIMIT 1"), "Olga");
}

#[test]
fn a_sale_is_voided_only_after_a_question() {
    let mut card = Office::new().card();
    card.press(alt(5));
    card.press(named(Named::Delete));
    assert!(card.shows_words("client-void-title"));
    card.press(named(Named::Escape));
    assert_eq!(card.office.text("SELECT count(voided_at) || '' FROM sale"), "0");
    card.press(named(Named::Delete));
    let done = card.press(named(Named::Delete));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT count(voided_at) || '' FROM sale"), "1");
}

#[test]
fn a_new_client_is_saved_with_the_first_order_open_over_it() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_into("name", "Brook");
    card.type_into("address", "Street 9");
    let done = card.press(ctrl_named(Named::Enter));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert!(card.shows_words("order-title"));
    assert_eq!(card.office.text("SELECT text FROM address ORDER BY id DESC LIMIT 1"), "Street 9");
}

#[test]
fn a_client_who_is_known_is_shown_while_one_types_and_opened_by_a_key() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_into("phones", "8 912 345-67-89");
    assert!(card.shows_words("client-new-alike"));
    card.press(alt(1));
    card.press(named(Named::Delete));
    assert!(card.shows("Client A-1"));
}

#[test]
fn the_card_fits_a_small_window_in_both_languages() {
    for language in Language::ALL {
        let mut card = Office::in_language(language).card();
        for tab in 1..=7 {
            card.press(alt(tab));
            assert!(card.fits("client-save"), "{language}: {tab}");
        }
    }
}
