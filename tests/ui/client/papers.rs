//! Papers of a sale and the reconciliation statement, made on the card by keys.

use iced::keyboard::key::Named;
use iced::widget::column;
use iced_test::Simulator;
use rodnik::domain::ids::{AddressId, CounterpartyId, SaleId};
use rodnik::service::Refusal;
use rodnik::ui::dialog::paper::{self, Wanted};
use rodnik::ui::screen::client::terms;
use rodnik::ui::screen::directories::Place;
use rodnik::ui::screen::{Action, Go};
use rodnik::ui::widget::{Dialog, Layer};
use rodnik::wording::refused;

use super::office::{Card, Office, alt, ctrl_named, named};

/// The card on the tab of money and containers, its newest sale selected.
fn sale() -> Card {
    let mut card = Office::new().card();
    card.press(alt(5));
    card
}

fn papers(card: &Card) -> String {
    card.office.text("SELECT count(*) || '' FROM paper")
}

#[test]
fn an_invoice_is_seen_before_it_gets_its_number_and_is_saved_by_keys() {
    let mut card = sale();
    card.press(named(Named::F6));
    for words in ["Invoice", "Seven hundred roubles 00 kopecks", "Client A-1"] {
        assert!(card.shows(words), "{words}");
    }
    assert_eq!(papers(&card), "0", "looking takes no number");
    let left = card.press(named(Named::Escape));
    assert_eq!((left, papers(&card).as_str()), (None, "0"), "and leaves none behind");
    card.press(named(Named::F6));
    let path = card.office.folder().join("bill.pdf");
    card.retype("paper-path", &path.display().to_string());
    card.press(ctrl_named(Named::Enter));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert!(card.shows("Invoice I-000001 of 22 Nov 2026"));
    card.press(alt(1));
    assert!(std::fs::read(path.with_extension("xlsx")).unwrap().starts_with(b"PK"));
    let noted = "SELECT group_concat(json_extract(detail, '$.exported') || json_extract(detail, '$.medium'))
                 FROM history WHERE action = 'export'";
    assert_eq!(card.office.text(noted), "invoicepdf,invoicexlsx", "nothing leaves without a trace");
    assert_eq!(papers(&card), "1", "both are the same invoice");
    let done = card.press(named(Named::Escape));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
}

#[test]
fn an_invoice_without_a_bank_leads_to_the_requisites() {
    let mut card = sale();
    card.press(named(Named::F6));
    assert!(card.shows_words("paper-no-bank-draft") && card.shows_words("paper-requisites"));
    let went = card.press(alt(6));
    assert_eq!(went, Some(Action::Go(Go::Directory(Place::Requisites))));
    let mut card = Office::new().operated().card();
    card.press(alt(5));
    card.press(named(Named::F6));
    assert!(!card.shows_words("paper-requisites"), "they are not an operator's to fill in");
    assert_eq!(card.press(alt(6)), None);
}

#[test]
fn a_paper_is_voided_only_after_a_question_and_stays_in_the_list() {
    let mut card = sale();
    card.press(named(Named::F7));
    let path = card.office.folder().join("note.pdf");
    card.retype("paper-path", &path.display().to_string());
    card.press(alt(4));
    assert!(!card.shows_words("paper-void-question"), "there is nothing to void yet");
    card.press(ctrl_named(Named::Enter));
    assert!(card.shows("Delivery note D-000001 of 9 Nov 2026"));
    card.press(alt(4));
    assert!(card.shows_words("paper-void-question"));
    card.press(named(Named::Escape));
    assert_eq!(card.office.text("SELECT count(voided_at) || '' FROM paper"), "0");
    card.press(alt(4));
    let done = card.press(alt(4));
    assert!(matches!(done, Some(Action::Done { .. })), "{done:?}");
    assert_eq!(card.office.text("SELECT count(voided_at) || '' FROM paper"), "1");
    card.press(alt(8));
    assert!(card.shows_words("paper-kind-delivery_note"));
    card.press(named(Named::F2));
    assert!(card.shows_words("paper-status-voided"), "it is seen as it was made");
}

#[test]
fn s0_34_a_statement_is_seen_before_it_gets_its_number() {
    let mut card = sale();
    card.press(named(Named::F8));
    assert!(card.shows_words("statement-opening") && card.shows_words("statement-closing"));
    assert_eq!(card.office.text("SELECT count(*) || '' FROM paper"), "0", "looking takes no number");
    card.press(alt(5));
    assert!(card.shows_words("statement-no-movements"), "nothing moved in the month before");
    card.press(alt(4));
    let path = card.office.folder().join("statement.pdf");
    card.retype("statement-path", &path.display().to_string());
    card.press(ctrl_named(Named::Enter));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert_eq!(card.office.text("SELECT number FROM paper"), "ST-000001");
    assert!(card.shows("Reconciliation statement ST-000001 of 22 Nov 2026"));
}

#[test]
fn days_that_only_stand_in_their_fields_are_those_of_the_statement() {
    let mut card = sale();
    card.press(named(Named::F8));
    let path = card.office.folder().join("statement.pdf");
    card.retype("statement-path", &path.display().to_string());
    card.retype("days-to", "31.10.2026");
    card.press(ctrl_named(Named::Enter));
    assert!(!path.exists(), "other days than those that were shown are seen first");
    card.press(ctrl_named(Named::Enter));
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
    assert_eq!(card.office.text("SELECT from_day || ' ' || to_day FROM paper"), "2026-10-01 2026-10-31");
}

#[test]
fn an_operator_makes_no_statements() {
    let mut card = Office::new().operated().card();
    card.press(alt(5));
    assert!(!card.shows_words("client-statement"));
    card.press(named(Named::F8));
    assert!(!card.shows_words("paper-statement-draft"));
}

#[test]
fn a_wrong_kpp_is_refused_at_its_place() {
    let mut card = Office::new().card();
    card.type_into("tax_reason_code", "12");
    assert_eq!(card.press(super::office::ctrl('s')), None);
    assert!(card.shows_words("client-fault-tax-reason-code"));
}

#[test]
fn a_late_answer_about_what_was_left_before_is_dropped() {
    fn says(dialog: Dialog<'_, ()>, words: &str) -> bool {
        Simulator::new(Layer::new(column![]).open(dialog)).find(words).is_ok()
    }

    let office = Office::new();
    let context = office.context();
    let words = refused(context.texts, &Refusal::OfficeGone);

    let [left, mine] = [1, 2].map(|sale| Wanted::DeliveryNote(SaleId(sale)));
    let (mut note, _) = paper::State::open(AddressId(1), mine, &context);
    for (about, heard) in [(left, false), (mine, true)] {
        drop(note.update(paper::Message::Read(about, Err(Refusal::OfficeGone)), &context));
        assert_eq!(says(note.dialog(&context).map(drop), &words), heard, "the paper");
    }
    let [left, mine] = [1, 2].map(CounterpartyId);
    let (mut prices, _) = terms::State::open(AddressId(1), mine, &context);
    for (about, heard) in [(left, false), (mine, true)] {
        drop(prices.update(terms::Message::Read(about, Err(Refusal::OfficeGone)), &context));
        assert_eq!(says(prices.dialog(&context).map(drop), &words), heard, "what the client pays");
    }
}
