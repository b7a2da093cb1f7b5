//! An order on paper: what it says is what was agreed, with what the address owes.

use rodnik::domain::money::Money;
use rodnik::domain::order::{Discount, PaymentKind};
use rodnik::exchange::order_sheet::OrderSheet;
use rodnik::i18n::{Language, Texts};
use rodnik::service::lines::Line;
use rodnik::service::order::{OrderSaved, SaveOrder, TakeOrder};
use rodnik::service::order_sheet::{OrderSource, order_source};
use rodnik::service::payment::RecordPayment;
use rodnik::service::prices::SetDiscount;
use rodnik::service::{Refusal, Thing};
use rodnik::wording::order_sheet;

use super::story::{Story, day};

const D: &str = "2026-11-23";

fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(14);
    let change = story.changes_address("A-1", |address| {
        address.entrance = "2".into();
        address.floor = "5".into();
        address.intercom = "41K".into();
        address.deliveries = ("18:00".into(), "21:00".into());
        address.note = "the dog\nis kind".into();
    });
    story.done(&change);
    story
}

fn paid(story: &mut Story, rub: i64) {
    let (address, on) = (story.id("A-1"), day("2026-11-22"));
    let amount = Money::minor(rub * 100);
    let kind = PaymentKind::Cash;
    story.done(&RecordPayment { address, on, kind, amount, back: false, note: String::new() });
}

fn ordered(story: &mut Story, deposit: i64) -> OrderSaved {
    let lines = vec![Line { returned: 1, ..story.line(2) }];
    let window = ("18:00".to_owned(), "21:00".to_owned());
    let order = SaveOrder { window, lines, driver_note: "change of 5000".into(), ..story.order("A-1", D) };
    story.done(&TakeOrder { order, deposit, also_on: Vec::new() })
}

fn source(story: &mut Story, order: &OrderSaved) -> OrderSource {
    let id = order.id;
    story.office.read(|read| order_source(read, id)).unwrap()
}

fn sums(sheet: &OrderSheet) -> Vec<(&str, String)> {
    let plain = |amount: &str| amount.replace('\u{a0}', " ");
    sheet.sums.iter().map(|sum| (sum.label.as_str(), plain(&sum.amount))).collect()
}

#[test]
fn the_sheet_of_an_order_says_all_that_the_driver_and_the_customer_agreed_on() {
    let mut story = office();
    let order = ordered(&mut story, 0);
    let source = source(&mut story, &order);
    for language in Language::ALL {
        let sheet = order_sheet(&Texts::new(language), &source);
        assert!(sheet.title.contains(&order.number), "{}", sheet.title);
        let facts = sheet.facts.join("\n");
        for said in [source.office.as_str(), "18:00", "41K", "the dog is kind", &source.whom.text] {
            assert!(facts.contains(said), "{said}: {facts}");
        }
        assert!(sheet.comment.contains("change of 5000"));
        let line = &sheet.lines[0];
        assert_eq!((line.quantity.as_str(), line.returned.as_str()), ("2", "1"));
        assert_eq!(sheet.signatures.len(), 3);
        let named = |text: &String| text.contains("order-") || text.is_empty();
        assert!(!sheet.facts.iter().chain(&sheet.columns).chain(&sheet.signatures).any(named), "{language}");
    }
}

#[test]
fn discount_deposit_and_advance_are_counted_in() {
    let mut story = office();
    story.execute(&format!("UPDATE product SET deposit = 15000 WHERE id = {}", story.bottle.0));
    let id = story.id("A-1");
    let counterparty = story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty;
    let seen = story.office.read(|read| read.pricing(counterparty)).unwrap().unwrap().version;
    let discount = Discount { rate: 500, name: "regular".into(), until: None };
    story.done(&SetDiscount { counterparty, seen, discount });
    paid(&mut story, 100);
    let order = ordered(&mut story, 1);
    let source = source(&mut story, &order);
    let sheet = order_sheet(&Texts::new(Language::Russian), &source);
    let expected = [
        ("Товары", "700,00"),
        ("Скидка «regular» 5 %", "−35,00"),
        ("Залог за тару, 1 шт.", "150,00"),
        ("Аванс", "−100,00"),
        ("К оплате", "715,00 ₽"),
    ];
    let labels: Vec<String> = sheet.sums.iter().map(|sum| sum.label.replace('\u{a0}', " ")).collect();
    let found: Vec<(&str, String)> =
        labels.iter().map(String::as_str).zip(sums(&sheet).into_iter().map(|(_, amount)| amount)).collect();
    assert_eq!(found, expected.map(|(label, amount)| (label, amount.to_owned())));
}

#[test]
fn an_old_debt_is_asked_for_and_an_advance_beyond_the_order_leaves_nothing_to_pay() {
    let mut story = office();
    story.address("A-1").sells(1).on("2026-11-10");
    let order = ordered(&mut story, 0);
    let sheet = order_sheet(&Texts::new(Language::English), &source(&mut story, &order));
    assert_eq!(sheet.sums.len(), 3, "{:?}", sheet.sums);
    assert!(sheet.sums[2].label.contains("debt") && sheet.sums[2].amount.contains("1,050.00"));
    paid(&mut story, 5_000);
    let source = source(&mut story, &order);
    assert_eq!(source.due(), Some(Money::ZERO));
}

#[test]
fn a_delivered_order_is_printed_without_what_is_owed_since() {
    let mut story = office();
    let order = ordered(&mut story, 0);
    story.it_is(D);
    story.delivers((order.id, order.version), D);
    let source = source(&mut story, &order);
    assert_eq!((source.debt, source.due()), (None, Some(Money::minor(70_000))));
    let sheet = order_sheet(&Texts::new(Language::English), &source);
    assert_eq!(sheet.sums.len(), 1, "one sum needs no breaking down: {:?}", sheet.sums);
}

#[test]
fn an_order_that_is_not_there_has_no_sheet() {
    let mut story = office();
    let refused = story.office.read(|read| order_source(read, rodnik::domain::ids::OrderId(404)));
    assert_eq!(refused.unwrap_err(), Refusal::NotFound(Thing::Order, "404".into()));
}
