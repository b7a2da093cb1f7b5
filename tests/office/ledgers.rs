//! What the card of a client tells of the past: the papers with their running balance, and the history page by page.

use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::order::{Discount, PaymentKind};
use rodnik::service::containers::{RecordDeposit, RecordReturn};
use rodnik::service::history_of::{PAGE, history_of};
use rodnik::service::ledger::{Ledger, LedgerTotals, ledger};
use rodnik::service::outcome::WriteJournal;
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::prices::{SetDiscount, SetOwnPrice, own_terms};
use rodnik::service::void_sale::VoidSale;
use rodnik::store::{Balance, NewContainerMovement, NewPayment};
use serde_json::json;

use super::story::{AT, Story, day};

fn office() -> (Story, AddressId) {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let id = story.id("A-1");
    (story, id)
}

/// What an office brings along from before: a debt, and containers at the address.
fn opening(story: &mut Story, address: AddressId, debt: i64, containers: i64) {
    let on = day("2026-11-01");
    story.write(|tx| {
        let (amount, kind) = (Money::minor(-debt), "opening");
        let (sale, import, at, by) = (None, None, AT, None);
        tx.insert_payment(&NewPayment { number: "O-1", address, sale, on, kind, amount, import, at, by })?;
        let quantity = containers;
        tx.insert_container_movement(&NewContainerMovement {
            number: "O-2",
            address,
            on,
            kind,
            quantity,
            import,
            at,
            by,
        })?;
        tx.rebuild_balance(address)
    });
}

fn read(story: &mut Story, address: AddressId) -> Ledger {
    story.office.read(|read| ledger(read, address)).unwrap()
}

fn balance(story: &mut Story, address: AddressId) -> Balance {
    story.office.read(|read| read.balance(address)).unwrap()
}

/// Each paper as a word with debt, containers and covered containers after it.
fn running(ledger: &Ledger) -> Vec<(&str, i64, i64, i64)> {
    let line = |line: &rodnik::service::ledger::LedgerLine| {
        (line.after.debt.as_minor(), line.after.containers, line.after.deposited)
    };
    let words = ledger.lines.iter().map(|known| (known.paper.word.as_str(), line(known)));
    words.map(|(word, (debt, containers, deposited))| (word, debt, containers, deposited)).collect()
}

fn discount(story: &mut Story, address: AddressId, rate: i64) {
    let counterparty = story.office.read(|read| read.address(address)).unwrap().unwrap().address.counterparty;
    let seen = story.office.read(|read| read.pricing(counterparty)).unwrap().unwrap().version;
    let discount = Discount { rate, name: "regular".into(), until: None };
    story.done(&SetDiscount { counterparty, seen, discount });
}

#[test]
fn every_paper_of_the_ledger_shows_what_is_owed_after_it() {
    let (mut story, address) = office();
    opening(&mut story, address, 10_000, 1);
    discount(&mut story, address, 1_000);
    let order = story.accepts("A-1", "2026-11-22");
    story.delivers((order.id, order.version), "2026-11-22");
    story.it_is("2026-11-25");
    let (on, note, deposit) = (day("2026-11-23"), String::new(), 30_000);
    let (containers, amount) = (1, Money::minor(deposit));
    story.done(&RecordDeposit {
        address,
        on,
        containers,
        amount,
        back: false,
        paid: None,
        note: note.clone(),
    });
    let (on, kind, amount) = (day("2026-11-24"), PaymentKind::Card, Money::minor(50_000));
    story.done(&RecordPayment { address, on, kind, amount, back: false, note: note.clone() });
    story.done(&RecordReturn { address, on: day("2026-11-25"), quantity: 1, note });

    let known = read(&mut story, address);
    // Two bottles of 350 roubles less a tenth.
    let sold = 10_000 + 63_000;
    let expected = [
        ("opening", 10_000, 0, 0),
        ("opening", 10_000, 1, 0),
        ("sale", sold, 3, 0),
        ("deposit", sold + deposit, 3, 1),
        ("card", sold + deposit - 50_000, 3, 1),
        ("return", sold + deposit - 50_000, 2, 1),
    ];
    assert_eq!(running(&known), expected);
    let now = balance(&mut story, address);
    assert_eq!(known.lines.last().unwrap().after, now, "the sum of the papers is what is kept");
    story.is_well();
}

#[test]
fn a_period_adds_up_to_the_difference_of_its_balances() {
    let (mut story, address) = office();
    opening(&mut story, address, 10_000, 1);
    story.address("A-1").sells(2).on("2026-11-10");
    let note = String::new();
    let on = day("2026-11-20");
    story.done(&RecordReturn { address, on, quantity: 2, note });
    let known = read(&mut story, address);
    let totals = known.totals(Some(day("2026-11-05")), Some(day("2026-11-15")));
    let expected = LedgerTotals {
        before: Balance { debt: Money::minor(10_000), containers: 1, deposited: 0 },
        charged: Money::minor(70_000),
        paid: Money::ZERO,
        brought: 2,
        returned: 0,
        after: Balance { debt: Money::minor(80_000), containers: 3, deposited: 0 },
    };
    assert_eq!(totals, expected);
    assert_eq!(known.totals(None, None).after, balance(&mut story, address));
}

#[test]
fn a_voided_paper_stays_in_sight_and_counts_no_longer() {
    let (mut story, address) = office();
    story.address("A-1").sells(2).on("2026-11-08");
    let on = day("2026-11-10");
    let (kind, amount, note) = (PaymentKind::Cash, Money::minor(20_000), String::new());
    let paid = story.done(&RecordPayment { address, on, kind, amount, back: false, note: note.clone() });
    story.done(&RecordDeposit {
        address,
        on: day("2026-11-12"),
        containers: 1,
        amount: Money::minor(30_000),
        back: false,
        paid: None,
        note,
    });
    let sale = rodnik::domain::ids::SaleId(story.number("SELECT id FROM sale"));
    story.done(&VoidPayment { payment: paid.id });
    assert_eq!(
        running(&read(&mut story, address)),
        [("sale", 70_000, 2, 0), ("cash", 70_000, 2, 0), ("deposit", 100_000, 2, 1)]
    );
    story.done(&VoidSale { sale });
    let known = read(&mut story, address);
    assert_eq!(running(&known), [("sale", 0, 0, 0), ("cash", 0, 0, 0), ("deposit", 30_000, 0, 1)]);
    assert_eq!(known.lines.iter().filter(|line| line.paper.voided).count(), 2);
    assert_eq!(known.totals(None, None).charged, Money::minor(30_000));
    assert_eq!(known.lines.last().unwrap().after, balance(&mut story, address));
}

#[test]
fn the_history_is_read_page_by_page_newest_first_without_a_gap() {
    let (mut story, address) = office();
    let more = 7;
    for at in 0..PAGE + more {
        story.done(&WriteJournal { address, kind: None, text: format!("call {at}") });
    }
    let first = story.office.read(|read| history_of(read, address, None)).unwrap();
    assert_eq!(first.len(), PAGE as usize);
    let last = first.last().unwrap().id;
    let second = story.office.read(|read| history_of(read, address, Some(last))).unwrap();
    let journal = |entry: &&rodnik::service::history_of::Entry| entry.action == "write_journal";
    assert_eq!(second.iter().filter(journal).count(), more as usize);
    let ids: Vec<_> = first.iter().chain(&second).map(|entry| entry.id).collect();
    assert!(ids.is_sorted_by(|newer, older| newer > older), "newest first, each once");
    let end = second.last().unwrap().id;
    assert_eq!(story.office.read(|read| history_of(read, address, Some(end))).unwrap(), []);
}

#[test]
fn the_history_says_what_a_field_held_before_and_who_changed_it() {
    let (mut story, address) = office();
    let before = story.office.read(|read| read.planning(address)).unwrap().unwrap_or_default().call_delay;
    story.address("A-1").settings(|settings| settings.call_delay = before + 2);
    let newest = story.office.read(|read| history_of(read, address, None)).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.user.as_deref()), ("change_planning", Some("First")));
    let change = newest.changed.iter().find(|change| change.field == "call_delay").unwrap();
    assert_eq!((&change.before, &change.after), (&json!(before), &json!(before + 2)));
}

#[test]
fn the_history_of_an_address_tells_of_the_prices_of_its_client() {
    let (mut story, address) = office();
    discount(&mut story, address, 500);
    let newest = story.office.read(|read| history_of(read, address, None)).unwrap().remove(0);
    assert_eq!(newest.action, "set_discount");
    let rate = newest.changed.iter().find(|change| change.field == "discount_rate").unwrap();
    assert_eq!((&rate.before, &rate.after), (&json!(0), &json!(500)));
}

#[test]
fn an_own_price_ends_today_and_one_to_come_makes_room_for_the_one_before() {
    let (mut story, address) = office();
    let counterparty = story.office.read(|read| read.address(address)).unwrap().unwrap().address.counterparty;
    let (product, today) = (story.bottle, story.today);
    let version =
        |story: &mut Story| story.office.read(|read| read.pricing(counterparty)).unwrap().unwrap().version;
    for (from, price) in [("2026-11-22", 30_000), ("2026-12-10", 32_000)] {
        let (from, price) = (day(from), Some(Money::minor(price)));
        let seen = version(&mut story);
        story.done(&SetOwnPrice { counterparty, seen, product, from, price });
    }
    let known = story.office.read(|read| own_terms(read, counterparty, today)).unwrap();
    let shown: Vec<_> = known.iter().map(|own| (own.from, own.price)).collect();
    let now = (today, Some(Money::minor(30_000)));
    assert_eq!(shown, [now, (day("2026-12-10"), Some(Money::minor(32_000)))]);

    let (from, price) = known[1].taken_back(today);
    let seen = version(&mut story);
    story.done(&SetOwnPrice { counterparty, seen, product, from, price });
    let known = story.office.read(|read| own_terms(read, counterparty, today)).unwrap();
    assert_eq!(known.iter().map(|own| (own.from, own.price)).collect::<Vec<_>>(), [now]);

    let (from, price) = known[0].taken_back(today);
    let seen = version(&mut story);
    story.done(&SetOwnPrice { counterparty, seen, product, from, price });
    let known = story.office.read(|read| own_terms(read, counterparty, today)).unwrap();
    assert_eq!(known, []);
}
