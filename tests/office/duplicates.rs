//! A client who is known already is seen while he is typed anew.

use rodnik::domain::ids::AddressId;
use rodnik::service::duplicates::{self, Duplicate, Typed, Why};
use rodnik::store::{NewContact, NewCounterparty, PhoneRow};

use crate::story::Story;

fn office() -> (Story, AddressId) {
    let mut story = Story::on("2026-11-22");
    let new = NewCounterparty {
        name: "ООО «Стройинвест»".into(),
        tax_number: "7701234567".into(),
        ..Default::default()
    };
    let known = story.new_client("A-1", new, |mut address| {
        address.text = "ул. Королёва, д. 14, кв. 5".into();
        address
    });
    let phone =
        PhoneRow { typed: "8 912 345-67-89".into(), number: "+79123456789".into(), extension: String::new() };
    let contact = NewContact { name: "Анна".into(), phones: vec![phone], ..Default::default() };
    story.write(|tx| {
        let client = tx.address(known)?.expect("an address").address.counterparty;
        tx.insert_contact(client, None, &contact)
    });
    for code in ["A-2", "A-3"] {
        story.new_address(code, |address| address);
    }
    (story, known)
}

fn found(story: &mut Story, typed: &Typed) -> Vec<Duplicate> {
    story.office.read(|read| duplicates::of(read, typed)).expect("a reading")
}

#[track_caller]
fn finds(story: &mut Story, typed: Typed, why: Why) {
    let found = found(story, &typed);
    let found: Vec<_> = found.iter().map(|found| (found.code.as_str(), found.why)).collect();
    assert_eq!(found, [("A-1", why)], "{typed:?}");
}

#[test]
fn a_known_phone_is_recognised_in_any_format() {
    let (mut story, _) = office();
    for cell in ["9123456789", "+7 (912) 345-67-89", "224-11-00, 8-912-345-67-89"] {
        finds(&mut story, Typed { phones: vec![cell.into()], ..Default::default() }, Why::Phone);
    }
    let other = Typed { phones: vec!["912 345".into(), String::new()], ..Default::default() };
    assert_eq!(found(&mut story, &other), []);
}

#[test]
fn a_known_address_name_or_tax_number_is_recognised() {
    let (mut story, _) = office();
    for address in ["Королева 14-5", "г. Самара, улица КОРОЛЁВА, дом 14, квартира 5"]
    {
        finds(&mut story, Typed { address: address.into(), ..Default::default() }, Why::Address);
    }
    for name in ["стройинвест", "Стройинвест ООО", "АО \"СТРОЙИНВЕСТ\""]
    {
        finds(&mut story, Typed { name: name.into(), ..Default::default() }, Why::Name);
    }
    finds(&mut story, Typed { tax_number: " 7701234567 ".into(), ..Default::default() }, Why::TaxNumber);
    for typed in ["Королева 14", "Королева 14-6", "14", ""] {
        assert_eq!(found(&mut story, &Typed { address: typed.into(), ..Default::default() }), [], "{typed}");
    }
}

#[test]
fn the_surest_reason_is_named_and_nobody_is_a_duplicate_of_himself() {
    let (mut story, known) = office();
    let mut typed = Typed {
        name: "Стройинвест".into(),
        phones: vec!["89123456789".into()],
        address: "Королева 14-5".into(),
        tax_number: "7701234567".into(),
        ..Default::default()
    };
    finds(&mut story, typed.clone(), Why::Phone);
    let client = story.office.read(|read| read.address(known)).expect("a reading").expect("an address");
    typed.client = Some(client.address.counterparty);
    finds(&mut story, typed.clone(), Why::Address);
    typed.changed = Some(known);
    assert_eq!(found(&mut story, &typed), []);
}
