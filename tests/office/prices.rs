//! Prices by the day of the delivery: lists, own prices, changes of many at once.

use rodnik::domain::ids::{CounterpartyId, OrderId, PriceListId};
use rodnik::domain::money::Money;
use rodnik::domain::order::{Discount, Rounding};
use rodnik::domain::people::Role;
use rodnik::service::lines::Line;
use rodnik::service::order::{DeliverAsBrought, DeliverOrder};
use rodnik::service::prices::{
    AddPriceList, BulkChange, ChangePriceList, ChangePricesByPercent, RemovePrice, SetCounterpartyList,
    SetDiscount, SetOfficeList, SetOwnPrice, SetPrice, preview_bulk,
};
use rodnik::service::{Input, Refusal, Thing};

use super::story::{Story, day};

fn client(story: &mut Story, code: &str) -> CounterpartyId {
    let id = story.id(code);
    story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty
}

/// The seen version of a counterparty.
fn seen(story: &mut Story, counterparty: CounterpartyId) -> i64 {
    story.office.read(|read| read.pricing(counterparty)).unwrap().unwrap().version
}

/// A list that is the office's.
fn office_list(story: &mut Story) -> PriceListId {
    let list = story.done(&AddPriceList { name: "Homes".into() });
    story.done(&SetOfficeList { list: Some(list) });
    list
}

fn set(story: &mut Story, list: PriceListId, from: &str, price: i64) {
    let (product, list) = (story.bottle, as_seen(story, list));
    story.done(&SetPrice { list, product, from: day(from), price: Money::minor(price) });
}

/// A list with its version.
fn as_seen(story: &mut Story, list: PriceListId) -> (PriceListId, i64) {
    (list, story.office.read(|read| read.price_list(list)).unwrap().unwrap().version)
}

/// What two bottles come to in an order for a day.
fn total(story: &mut Story, delivery_on: &str) -> i64 {
    story.accepts("A-1", delivery_on).total.as_minor()
}

fn kept_total(story: &mut Story, order: OrderId) -> Money {
    story.office.read(|read| read.order(order)).unwrap().unwrap().order.total
}

#[test]
fn an_order_takes_the_price_of_the_day_of_its_delivery() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let list = office_list(&mut story);
    set(&mut story, list, "2026-11-23", 36_000);
    set(&mut story, list, "2026-12-01", 40_000);
    assert_eq!(total(&mut story, "2026-11-22"), 70_000, "before the first price of the list: the product's");
    assert_eq!(total(&mut story, "2026-11-30"), 72_000);
    assert_eq!(total(&mut story, "2026-12-01"), 80_000);
    story.is_well();
}

#[test]
fn a_change_of_prices_leaves_accepted_orders_alone() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let list = office_list(&mut story);
    let order = story.accepts("A-1", "2026-12-01");
    set(&mut story, list, "2026-11-25", 99_900);
    assert_eq!(kept_total(&mut story, order.id), Money::minor(70_000));
    story.it_is("2026-12-01");
    story.delivers((order.id, order.version), "2026-12-01");
    assert_eq!(story.card("A-1").balance.debt, Money::minor(70_000), "as it was agreed");
    story.is_well();
}

#[test]
fn what_was_agreed_holds_for_what_was_really_brought_and_the_price_of_the_day_for_the_rest() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let list = office_list(&mut story);
    let order = story.accepts("A-1", "2026-11-24");
    set(&mut story, list, "2026-11-23", 99_900);
    story.it_is("2026-11-24");
    let pump = Line { product: story.pump, quantity: 1, price: None, returned: 0 };
    let delivery = DeliverOrder { order: (order.id, order.version), on: day("2026-11-24"), paid: None };
    let lines = vec![story.line(3), pump];
    story.done(&DeliverAsBrought { delivery, lines });
    let debt = story.card("A-1").balance.debt;
    assert_eq!(
        debt,
        Money::minor(3 * 35_000 + 65_000),
        "350 were agreed for the bottle, the pump came beside"
    );
    story.is_well();
}

#[test]
fn a_sale_without_an_order_is_posted_at_the_price_of_its_day() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let list = office_list(&mut story);
    set(&mut story, list, "2026-11-22", 36_000);
    story.address("A-1").sells(2).on("2026-11-22");
    assert_eq!(story.card("A-1").balance.debt, Money::minor(72_000));
    story.address("A-1").sells(1).on("2026-11-21");
    assert_eq!(story.card("A-1").balance.debt, Money::minor(107_000));
}

#[test]
fn a_counterparty_buys_by_its_own_list_and_at_its_own_price() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (counterparty, product) = (client(&mut story, "A-1"), story.bottle);
    let (homes, offices) = (office_list(&mut story), story.done(&AddPriceList { name: "Offices".into() }));
    set(&mut story, homes, "2026-11-22", 36_000);
    set(&mut story, offices, "2026-11-22", 33_000);
    let seen = seen(&mut story, counterparty);
    story.done(&SetCounterpartyList { counterparty, seen, list: Some(offices) });
    assert_eq!(total(&mut story, "2026-11-24"), 66_000);
    let own = |from, seen: i64, price: Option<i64>| SetOwnPrice {
        counterparty,
        seen,
        product,
        from: day(from),
        price: price.map(Money::minor),
    };
    story.done(&own("2026-11-25", seen + 1, Some(30_000)));
    story.done(&own("2026-12-25", seen + 2, None));
    assert_eq!(total(&mut story, "2026-11-26"), 60_000);
    assert_eq!(total(&mut story, "2026-12-25"), 66_000, "the own price has ended");
    let again = SetCounterpartyList { counterparty, seen, list: None };
    assert!(matches!(story.refuses(&again), Refusal::Stale { by: Some(_), .. }), "somebody was faster");
}

#[test]
fn many_prices_change_at_once_as_they_were_previewed() {
    let mut story = Story::on("2026-11-22");
    let list = office_list(&mut story);
    set(&mut story, list, "2026-11-22", 36_000);
    let change = BulkChange { list, from: day("2026-12-01"), percent: 750, rounding: Rounding::FiveRoubles };
    let lines = story.office.read(|read| preview_bulk(read, &change)).unwrap();
    let seen = story.office.read(|read| read.price_list(list)).unwrap().unwrap().version;
    let prices: Vec<_> = lines.iter().map(|line| (line.before.as_minor(), line.after.as_minor())).collect();
    assert!(prices.contains(&(36_000, 38_500)) && prices.contains(&(65_000, 70_000)), "{prices:?}");
    let listed = |story: &mut Story| story.office.read(|read| read.prices_of(list)).unwrap().len();
    assert_eq!(listed(&mut story), 1, "a preview writes nothing");
    let changed = story.done(&ChangePricesByPercent { change, seen });
    assert_eq!((changed, listed(&mut story)), (lines.len(), 1 + lines.len()));
    let twice = ChangePricesByPercent { change, seen };
    assert!(matches!(story.refuses(&twice), Refusal::Stale { .. }), "what was seen is no longer there");
}

#[test]
fn a_price_that_has_not_come_yet_is_taken_out_again_and_one_that_holds_is_not() {
    let mut story = Story::on("2026-11-22");
    let list = office_list(&mut story);
    set(&mut story, list, "2026-11-22", 36_000);
    set(&mut story, list, "2026-12-01", 40_000);
    let product = story.bottle;
    let seen = as_seen(&mut story, list);
    story.done(&RemovePrice { list: seen, product, from: day("2026-12-01") });
    assert_eq!(story.office.read(|read| read.prices_of(list)).unwrap().len(), 1);
    let seen = as_seen(&mut story, list);
    let holds = RemovePrice { list: seen, product, from: day("2026-11-22") };
    assert_eq!(story.refuses(&holds), Input::PriceInPast(day("2026-11-22")).into());
}

#[test]
fn a_list_in_use_is_not_put_away() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let counterparty = client(&mut story, "A-1");
    let list = office_list(&mut story);
    let archive = |seen| ChangePriceList { list: (list, seen), name: "Homes".into(), archived: true };
    assert_eq!(story.refuses(&archive(1)), Refusal::ListInUse(0), "the office's");
    story.done(&SetOfficeList { list: None });
    let seen = seen(&mut story, counterparty);
    story.done(&SetCounterpartyList { counterparty, seen, list: Some(list) });
    assert_eq!(story.refuses(&archive(1)), Refusal::ListInUse(1));
    story.done(&SetCounterpartyList { counterparty, seen: seen + 1, list: None });
    story.done(&archive(1));
    assert!(matches!(story.refuses(&archive(1)), Refusal::Stale { .. }), "changed since it was seen");
    let unusable = SetOfficeList { list: Some(list) };
    assert_eq!(story.refuses(&unusable), Refusal::NotFound(Thing::PriceList, "Homes".into()));
}

#[test]
fn what_makes_no_price_is_refused_in_its_own_words() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (counterparty, product) = (client(&mut story, "A-1"), story.bottle);
    let list = office_list(&mut story);
    let seen = seen(&mut story, counterparty);
    let name = |name: &str| AddPriceList { name: name.into() };
    assert_eq!(story.refuses(&name(" ")), Input::EmptyText.into());
    assert_eq!(story.refuses(&name("HOMES")), Input::NameTaken("HOMES".into()).into());
    let price =
        |from, price| SetPrice { list: (list, 1), product, from: day(from), price: Money::minor(price) };
    assert_eq!(story.refuses(&price("2026-11-21", 1)), Input::PriceInPast(day("2026-11-21")).into());
    assert_eq!(story.refuses(&price("2026-11-22", -1)), Input::Price(Money::minor(-1)).into());
    let discount = |rate, name: &str| SetDiscount {
        counterparty,
        seen,
        discount: Discount { rate, name: name.into(), until: None },
    };
    assert_eq!(story.refuses(&discount(10_001, "x")), Input::Discount(10_001).into());
    assert_eq!(story.refuses(&discount(500, "")), Input::EmptyText.into(), "a discount has a reason");
    let mut ended = discount(500, "x");
    ended.discount.until = Some(day("2026-11-21"));
    assert_eq!(story.refuses(&ended), Input::Past(day("2026-11-21")).into(), "it would never hold");
    let change = BulkChange { list, from: day("2026-12-01"), percent: -10_000, rounding: Rounding::Kopeck };
    let bulk = ChangePricesByPercent { change, seen: 1 };
    assert_eq!(story.refuses(&bulk), Input::Percent(-10_000).into());
}

#[test]
fn two_who_set_prices_of_one_list_at_once_do_not_overwrite_each_other() {
    let mut story = Story::on("2026-11-22");
    let list = office_list(&mut story);
    let (product, anna) = (story.bottle, story.user("Anna", &[Role::Manager]));
    let first = story.actor.clone();
    let seen = as_seen(&mut story, list);
    let price = |price| SetPrice { list: seen, product, from: day("2026-12-01"), price: Money::minor(price) };
    story.actor = anna;
    story.done(&price(38_000));
    story.actor = first;
    let Refusal::Stale { by, .. } = story.refuses(&price(39_000)) else {
        panic!("it overwrote Anna's price")
    };
    assert_eq!(by.as_deref(), Some("Anna"));
    let gone = RemovePrice { list: seen, product, from: day("2026-12-01") };
    assert!(matches!(story.refuses(&gone), Refusal::Stale { .. }), "it took Anna's price away unseen");
    let again = SetPrice { list: as_seen(&mut story, list), ..price(39_000) };
    story.done(&again);
}

#[test]
fn two_who_set_prices_of_one_client_at_once_do_not_overwrite_each_other() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (counterparty, product) = (client(&mut story, "A-1"), story.bottle);
    let before = seen(&mut story, counterparty);
    let own = |seen, price| SetOwnPrice {
        counterparty,
        seen,
        product,
        from: day("2026-12-01"),
        price: Some(Money::minor(price)),
    };
    let (first, anna) = (story.actor.clone(), story.user("Anna", &[Role::Manager]));
    story.actor = anna;
    story.done(&own(before, 30_000));
    story.actor = first;
    let Refusal::Stale { by, .. } = story.refuses(&own(before, 31_000)) else {
        panic!("it overwrote Anna's")
    };
    assert_eq!(by.as_deref(), Some("Anna"));
    let now = seen(&mut story, counterparty);
    story.done(&own(now, 31_000));
}
