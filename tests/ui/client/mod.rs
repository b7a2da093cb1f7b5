//! The card of a client over a real office, driven by keys, without a screen.

mod kept;
mod keyboard;
mod office;
mod papers;
mod selection;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use office::{Office, alt, alt_named, ctrl, ctrl_named, named};
use rodnik::i18n::Language;
use rodnik::service::client_change::{ClientFault, ClientField};
use rodnik::ui::screen::{Action, Go};
use rodnik::ui::widget::{Key, KeyPress};

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
    card.press(alt(8));
    assert!(card.shows_words("client-papers-none-title"));
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
    card.press(alt_named(Named::Delete));
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
fn a_half_typed_new_client_comes_back_after_a_crash_and_is_erased_once_it_was_saved() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_into("name", "Brook");
    card.type_into("address", "Street 9");
    card.type_into("people", "4");
    let mut card = card.office.nobody();
    card.press(ctrl('n'));
    assert!(card.shows("Brook") && card.shows("Street 9") && card.shows_words("kept-discard"));
    assert!(card.state.is_unsaved());
    card.press(ctrl('s'));
    assert_eq!(card.office.text("SELECT text FROM address ORDER BY id DESC LIMIT 1"), "Street 9");
    card.press(ctrl('n'));
    assert!(!card.shows_words("kept-discard") && !card.state.is_unsaved());
}

#[test]
fn what_was_brought_back_of_a_new_client_can_be_done_without_and_what_is_discarded_does_not_come_back() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_into("name", "Brook");
    let mut card = card.office.nobody();
    card.press(ctrl('n'));
    card.press(alt_named(Named::Delete));
    assert!(!card.shows("Brook") && !card.state.is_unsaved());
    card.type_into("name", "River");
    card.press(named(Named::Escape));
    card.press(alt_named(Named::Delete));
    card.press(ctrl('n'));
    assert!(!card.shows("River") && !card.shows_words("kept-discard"));
}

#[test]
fn a_client_who_is_known_is_shown_while_one_types_and_opened_by_a_key() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_into("phones", "8 912 345-67-89");
    assert!(card.shows_words("client-new-alike"));
    card.press(alt(1));
    card.press(alt_named(Named::Delete));
    assert!(card.shows("Client A-1"));
}

#[test]
fn the_terms_of_a_client_are_changed_in_one_go() {
    let mut card = Office::new().card();
    card.press(named(Named::F6));
    assert!(card.shows_words("client-terms-none"));
    card.type_into("terms-rate", "7.5");
    assert_eq!(card.press(ctrl_named(Named::Enter)), None, "a discount needs a reason");
    assert!(card.state.is_unsaved());
    card.type_into("terms-reason", "regular");
    let done = card.press(ctrl_named(Named::Enter));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT discount_rate || discount_name FROM counterparty"), "750regular");
    assert!(card.shows("7.5%"), "the card shows it at once");
}

#[test]
fn an_own_price_is_typed_and_what_cannot_be_read_is_said_at_its_field() {
    let mut card = Office::new().card();
    card.press(named(Named::F6));
    card.type_into("terms-price", "many");
    assert_eq!(card.press(ctrl_named(Named::Enter)), None);
    assert!(card.shows_words("client-terms-product-missing"));
    card.press(named(Named::Escape));
    assert!(card.shows_words("dialog-unsaved"));
    card.press(alt_named(Named::Delete));
    assert_eq!(card.office.text("SELECT count(*) || '' FROM own_price"), "0");
}

#[test]
fn duplicates_are_merged_and_merges_undone_from_the_card() {
    let mut card = Office::new().card();
    let address = card.address();
    assert_eq!(card.press(named(Named::F7)), Some(Action::Go(Go::Merge(address))));
    assert_eq!(card.press(named(Named::F8)), Some(Action::Go(Go::Unmerge(address))));
}

#[test]
fn an_operator_sees_the_prices_and_changes_neither_them_nor_clients() {
    let mut card = Office::new().operated().card();
    assert!(card.shows_words("client-discount-label"));
    for key in [Named::F6, Named::F7, Named::F8] {
        assert_eq!(card.press(named(key)), None);
    }
    for words in ["client-terms-change", "client-merge", "client-unmerge", "client-terms-title"] {
        assert!(!card.shows_words(words), "{words}");
    }
}

#[test]
fn an_accepted_order_is_changed_or_delivered_from_the_list_and_then_leads_to_its_sale() {
    let mut card = Office::new().card();
    card.press(ctrl('n'));
    let done = card.press(ctrl_named(Named::Enter));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    card.press(alt(4));
    card.press(named(Named::F2));
    assert!(card.shows_words("order-save-changes"));
    card.press(named(Named::Escape));
    card.press(named(Named::F3));
    card.type_into("delivered-date", "+0");
    let done = card.press(ctrl_named(Named::Enter));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    card.press(named(Named::F2));
    assert!(card.shows_words("client-ledger-void"));
    card.press(named(Named::Delete));
    assert!(card.shows_words("client-void-sale"));
    card.press(named(Named::Delete));
    let voided = "SELECT (s.order_id IS NOT NULL) || '' FROM sale s WHERE s.voided_at IS NOT NULL";
    assert_eq!(card.office.text(voided), "1", "the sale of the order was selected, not another one");
}

#[test]
fn a_selected_order_is_printed_by_a_key_that_its_button_shows() {
    let mut card = Office::new().card();
    card.press(ctrl('n'));
    card.press(ctrl_named(Named::Enter));
    card.press(alt(4));
    assert!(card.shows_words("order-print") && card.shows("Alt P"));
    let print = KeyPress { key: Key::Char('p'), modifiers: Modifiers::ALT, repeat: false, typing: false };
    let meant = card.state.key(&print).expect("a meaning");
    assert!(format!("{meant:?}").contains("PrintPressed"), "{meant:?}");
}

#[test]
fn what_was_looked_for_comes_along_to_an_empty_card() {
    for (typed, field) in [("8 912 000-00-00", "phones"), ("Brook 2", "name")] {
        let mut card = Office::new().nobody();
        card.new_client(typed);
        assert!(!card.state.is_unsaved(), "nothing was typed here yet");
        card.type_into(field, "1");
        assert!(card.shows(&format!("{typed}1")), "{field}");
    }
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

#[test]
fn all_that_is_wrong_with_a_new_client_is_said_at_once() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_into("phones", "1");
    card.type_into("people", "m");
    assert_eq!(card.press(ctrl_named(Named::Enter)), None);
    assert_eq!(card.office.text("SELECT count(*) || '' FROM counterparty"), "1");
    for (field, fault) in [
        (ClientField::Name, ClientFault::Empty),
        (ClientField::Address, ClientFault::Empty),
        (ClientField::Phones, ClientFault::Phone("1".into())),
        (ClientField::People, ClientFault::Number),
    ] {
        assert!(card.faults(&fault) > 0, "{field:?}");
    }
    assert_eq!(card.faults(&ClientFault::Empty), 2, "name and address");
}

#[test]
fn a_new_client_is_asked_for_name_address_and_phone_in_this_order() {
    let mut card = Office::new().nobody();
    card.press(ctrl('n'));
    card.type_along(["B", "S", "x"]);
    assert_eq!(card.press(ctrl_named(Named::Enter)), None);
    assert_eq!(card.faults(&ClientFault::Empty), 0, "a name and an address are there");
    assert_eq!(card.faults(&ClientFault::Phone("x".into())), 1);
}
