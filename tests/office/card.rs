//! What the task panel shows of an address (S1-45 … S1-49, R-40 … R-42).

use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::service::card::{CardOrders, card};
use rodnik::service::{Refusal, Thing};
use rodnik::store::{NewContact, NewCounterparty, OrderRow, PhoneRow};

use super::story::{Story, day};

fn dates(orders: &[OrderRow]) -> Vec<String> {
    orders.iter().map(|row| row.order.ordered_on.to_string()).collect()
}

#[test]
fn s1_45_client_address_people_and_phones() {
    let mut story = Story::on("2026-11-22");
    let anna = story.user("Anna", &[Role::Operator]).id;
    let client = NewCounterparty { name: "Romashka".into(), manager: Some(anna), ..Default::default() };
    let id = story.new_client("A-1", client, |address| address);
    let counterparty = story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty;
    let phone =
        PhoneRow { typed: "8 912 345-67-89".into(), number: "+79123456789".into(), extension: String::new() };
    let of = |name: &str| NewContact { name: name.into(), phones: vec![phone.clone()], ..Default::default() };
    story.write(|tx| tx.insert_contact(counterparty, None, &of("Chief")));
    story.write(|tx| tx.insert_contact(counterparty, Some(id), &of("Doorman")));
    let card = story.card("A-1");
    assert_eq!((card.client.as_str(), card.text.as_str()), ("Romashka", "Street A-1"));
    assert_eq!(card.manager.as_deref(), Some("Anna"), "R-40: the counterparty's");
    let names: Vec<&str> = card.contacts.iter().map(|row| row.contact.name.as_str()).collect();
    assert_eq!(names, ["Doorman", "Chief"], "those of the address first");
    assert_eq!(card.contacts[0].contact.phones, [phone]);
}

#[test]
fn s1_48_the_orders_of_the_current_week_and_otherwise_the_last_five() {
    let mut story = Story::on("2026-09-01");
    story.address("A-1").every(5);
    for today in ["2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22", "2026-09-29", "2026-10-06"] {
        story.it_is(today);
        story.accepts("A-1", today);
    }
    let CardOrders::ThisWeek(orders) = story.card("A-1").orders else { panic!("an order of this week") };
    assert_eq!(dates(&orders), ["2026-10-06"]);
    story.it_is("2026-10-12");
    let CardOrders::Last(orders) = story.card("A-1").orders else { panic!("R-41: the week has none") };
    assert_eq!(dates(&orders), ["2026-10-06", "2026-09-29", "2026-09-22", "2026-09-15", "2026-09-08"]);
}

#[test]
fn s1_48_a_week_goes_from_monday_to_sunday() {
    let mut story = Story::on("2026-11-16");
    story.address("A-1").every(5);
    story.accepts("A-1", "2026-11-16");
    story.it_is("2026-11-22");
    assert!(matches!(story.card("A-1").orders, CardOrders::ThisWeek(_)), "Sunday belongs to it");
    story.it_is("2026-11-23");
    assert!(matches!(story.card("A-1").orders, CardOrders::Last(_)), "Monday does not");
}

#[test]
fn s1_49_last_delivery_and_days_since_it_up_to_the_list_date() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(5).sells(1).then_on("2026-11-10").sells(3).on("2026-11-18");
    let card = story.card("A-1");
    let last = card.deliveries.last().copied().unwrap();
    assert_eq!((last.on, last.bottles), (day("2026-11-18"), 3));
    assert_eq!(card.days_since_delivery(day("2026-11-25")), Some(7), "R-42: to D");
    assert_eq!((card.balance.debt, card.balance.container_debt()), (Money::minor(140_000), 4));
}

#[test]
fn s1_49_bottles_of_this_month_and_the_last_one_also_over_the_new_year() {
    let mut story = Story::on("2027-01-15");
    story.address("A-1").every(5);
    for (bottles, on) in [(1, "2026-01-10"), (2, "2026-12-01"), (4, "2026-12-31"), (8, "2027-01-02")] {
        story.address("A-1").sells(bottles).on(on);
    }
    assert_eq!(story.card("A-1").bottles, (8, 6));
    story.it_is("2027-02-28");
    assert_eq!(story.card("A-1").bottles, (0, 8));
}

#[test]
fn an_address_without_deliveries_has_a_card_too() {
    let mut story = Story::on("2026-11-22");
    story.address("NEW");
    let card = story.card("NEW");
    assert_eq!((card.days_since_delivery(day("2026-11-23")), card.bottles), (None, (0, 0)));
    assert_eq!(card.plan.next_delivery, None);
    let missing = story.office.read(|read| card_of(read, AddressId(404)));
    assert_eq!(missing, Err(Refusal::NotFound(Thing::Address, "404".into())));
}

fn card_of(read: &rodnik::store::Read<'_>, id: AddressId) -> Result<String, Refusal> {
    card(read, id, day("2026-11-22")).map(|card| card.code)
}
