//! What was typed into a card or of a contact person and not saved is there again after a crash. A card that is dropped
//! without a word is a crash.

use iced::keyboard::key::Named;
use rodnik::domain::ids::AddressId;
use rodnik::ui::screen::Action;

use crate::client::office::{Card, Office, alt, alt_named, ctrl, ctrl_named, named};

/// How much is kept.
fn kept(card: &Card) -> String {
    // Whoever reads what is kept hears of all that still waits to be written.
    card.office.settled();
    card.office.text("SELECT count(*) || '' FROM typed")
}

/// The program broke down and was started again.
fn again(card: Card) -> Card {
    card.office.card()
}

fn is_restored(card: &Card) -> bool {
    card.shows_words("kept-discard")
}

/// The dialog of the first person, or of a new one, over the tab of contacts.
fn person(mut card: Card, key: Named) -> Card {
    card.press(alt(2));
    card.press(named(key));
    card
}

#[test]
fn a_half_typed_card_comes_back_after_a_crash_and_is_erased_once_it_was_saved() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    card.type_into("email", "a@b.ru");
    let mut card = again(card);
    assert!(card.shows("4") && card.shows("a@b.ru") && is_restored(&card));
    assert!(card.state.is_unsaved());
    let done = card.press(ctrl('s'));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT floor FROM address"), "4");
    assert_eq!(card.office.text("SELECT email FROM counterparty"), "a@b.ru");
    assert!(!is_restored(&card));
    assert_eq!(kept(&card), "0");
    let card = again(card);
    assert!(!is_restored(&card) && !card.state.is_unsaved());
}

#[test]
fn what_was_brought_back_into_a_card_can_be_done_without_and_what_is_discarded_does_not_come_back() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    let mut card = again(card);
    card.press(alt_named(Named::Delete));
    assert!(!card.state.is_unsaved() && !is_restored(&card));
    assert_eq!(kept(&card), "0");
    card.type_into("floor", "5");
    card.press(named(Named::Escape));
    card.press(alt_named(Named::Delete));
    assert!(!card.state.is_unsaved() && !is_restored(&card));
    assert_eq!(kept(&card), "0");
}

#[test]
fn what_is_discarded_on_the_way_to_another_card_does_not_come_back() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    assert_eq!(kept(&card), "1");
    drop(card.state.open(AddressId(99), false, &card.office.context()));
    card.press(alt_named(Named::Delete));
    assert_eq!(kept(&card), "0");
    let card = again(card);
    assert!(!is_restored(&card) && !card.state.is_unsaved());
}

#[test]
fn what_somebody_else_changed_meanwhile_is_not_overwritten_by_what_comes_back() {
    let mut card = Office::new().card();
    card.type_into("floor", "4");
    card.office.floor_of_another("9");
    let mut card = again(card);
    assert!(is_restored(&card));
    assert_eq!(card.press(ctrl('s')), None);
    assert!(card.shows_words("client-reload"), "it says who changed it");
    assert_eq!(card.office.text("SELECT floor FROM address"), "9");
    card.press(named(Named::F5));
    assert!(!card.state.is_unsaved() && !is_restored(&card));
    assert_eq!(kept(&card), "0");
}

#[test]
fn the_side_of_a_card_that_nobody_typed_into_shows_what_it_is_by_now() {
    let mut card = Office::new().card();
    card.type_into("email", "a@b.ru");
    card.office.floor_of_another("9");
    let mut card = again(card);
    let done = card.press(ctrl('s'));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT floor FROM address"), "9");
    assert_eq!(card.office.text("SELECT email FROM counterparty"), "a@b.ru");
}

#[test]
fn a_half_typed_new_person_comes_back_after_a_crash_and_is_erased_once_it_was_saved() {
    let mut card = person(Office::new().card(), Named::Insert);
    card.type_into("person", "Olga");
    card.type_into("contact-number-0", "8 912 000-00-01");
    let mut card = person(again(card), Named::Insert);
    assert!(card.shows("Olga") && card.shows("8 912 000-00-01") && is_restored(&card));
    let done = card.press(ctrl_named(Named::Enter));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT name FROM contact_person ORDER BY id DESC LIMIT 1"), "Olga");
    assert_eq!(kept(&card), "0");
    let card = person(card, Named::Insert);
    assert!(!is_restored(&card) && !card.state.is_unsaved());
}

#[test]
fn what_was_brought_back_of_a_person_can_be_done_without_and_what_is_discarded_does_not_come_back() {
    let mut card = person(Office::new().card(), Named::F2);
    card.type_into("position", "head");
    let mut card = person(again(card), Named::F2);
    assert!(card.shows("head") && is_restored(&card));
    assert!(!card.shows_words("contact-archive"), "its key starts again");
    card.press(alt_named(Named::Delete));
    assert!(!card.shows("head") && !is_restored(&card));
    assert!(card.shows("Anna") && card.shows_words("contact-archive"));
    assert_eq!(kept(&card), "0");
    card.type_into("position", "cook");
    card.press(named(Named::Escape));
    card.press(alt_named(Named::Delete));
    assert_eq!(kept(&card), "0");
    let card = person(card, Named::F2);
    assert!(!card.shows("cook") && !is_restored(&card));
}

#[test]
fn a_person_whom_somebody_else_changed_meanwhile_is_not_overwritten_by_what_comes_back() {
    let mut card = person(Office::new().card(), Named::F2);
    card.type_into("position", "head");
    let mut other = person(card.office.card(), Named::Insert);
    assert!(!other.shows("head"), "a new person is another one");
    other.press(named(Named::Escape));
    other.office.position_of_another("cook");
    let mut card = person(again(other), Named::F2);
    assert!(card.shows("head") && is_restored(&card));
    assert_eq!(card.press(ctrl_named(Named::Enter)), None);
    assert_eq!(card.office.text("SELECT position FROM contact_person"), "cook");
    card.press(alt_named(Named::Delete));
    assert!(card.shows("cook"));
}
