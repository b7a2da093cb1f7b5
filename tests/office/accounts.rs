//! The accountant's export: sales, payments and balances of a period, nothing typed twice.

use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::exchange::csv_out::csv;
use rodnik::exchange::sheet::{Cell, xlsx};
use rodnik::i18n::{Language, Texts};
use rodnik::service::accounts::{Accounts, accounts};
use rodnik::service::containers::RecordDeposit;
use rodnik::service::payment::RecordPayment;
use rodnik::service::record_sale::RecordSale;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Watch};
use rodnik::wording::account_sheets;

use super::story::{Story, day};

fn read(story: &mut Story, from: &str, to: &str) -> Result<Accounts, Refusal> {
    let actor = story.actor.clone();
    story.office.read(|read| accounts(read, &actor, (day(from), day(to)), &Watch::default()))
}

/// A sale before November, one on its first day, one on its last, one that was voided; and a payment.
fn office() -> Story {
    let mut story = Story::on("2026-12-05");
    story.execute("UPDATE product SET vat_rate = 2200 WHERE code = '19'");
    story.address("A-1").every(14);
    story.execute(
        "UPDATE counterparty SET discount_rate = 1000, discount_name = 'x', legal_name = '=HYPERLINK(1)'",
    );
    for on in ["2026-10-31", "2026-11-01", "2026-11-30"] {
        let lines = vec![story.line(2), story.line(1)];
        let sale = RecordSale { address: story.id("A-1"), on: day(on), lines, returned: 1, paid: None };
        story.done(&sale);
    }
    let sale = story.address("A-1").sells(1).on("2026-11-15").sale;
    story.done(&VoidSale { sale });
    let address = story.id("A-1");
    story.done(&RecordPayment {
        address,
        on: day("2026-11-10"),
        kind: PaymentKind::Transfer,
        amount: Money::minor(50_000),
        back: false,
        note: "-1+1".into(),
    });
    story
}

#[test]
fn sales_stand_line_by_line_with_their_discount_and_vat_on_both_days_of_the_period() {
    let mut story = office();
    let found = read(&mut story, "2026-11-01", "2026-11-30").unwrap();
    let lines: Vec<_> = found
        .sales
        .iter()
        .map(|one| (one.line.on.to_string(), one.sum.as_minor(), one.vat.as_minor()))
        .collect();
    let of = |on: &str| [(on.to_owned(), 63_000, 11_361), (on.to_owned(), 31_500, 5_680)];
    assert_eq!(lines, [of("2026-11-01"), of("2026-11-30")].concat());
    let sum: i64 = found.sales.iter().map(|one| one.sum.as_minor()).sum();
    let stored = story.number(
        "SELECT sum(total) FROM sale WHERE voided_at IS NULL AND delivered_on BETWEEN '2026-11-01' AND '2026-11-30'",
    );
    assert_eq!(sum, stored);
}

#[test]
fn sales_of_before_keep_their_vat_when_the_rate_of_the_product_changes() {
    let mut story = office();
    let sales = |story: &mut Story| read(story, "2026-11-01", "2026-11-30").unwrap().sales;
    let before = sales(&mut story);
    assert!(before.iter().all(|one| one.line.vat_rate == Some(2_200)));
    for rate in ["1000", "NULL"] {
        story.execute(&format!("UPDATE product SET vat_rate = {rate} WHERE code = '19'"));
        assert_eq!(sales(&mut story), before);
    }
}

#[test]
fn a_balance_is_what_was_owed_before_with_all_that_moved() {
    let mut story = office();
    let found = read(&mut story, "2026-11-01", "2026-11-30").unwrap();
    let line = &found.balances[0];
    assert_eq!(
        (line.before, line.sold, line.paid),
        (Money::minor(94_500), Money::minor(189_000), Money::minor(50_000))
    );
    assert_eq!((line.containers_before, line.brought, line.returned), (2, 6, 2));
    let id = story.id("A-1");
    let balance = story.office.read(|read| read.balance(id)).unwrap();
    assert_eq!((line.after(), line.containers_after()), (balance.debt, balance.containers));
    let before = read(&mut story, "2026-10-01", "2026-10-31").unwrap();
    assert_eq!(before.balances[0].after(), line.before, "one period ends where the next one begins");
}

#[test]
fn containers_that_are_covered_for_no_money_stand_on_the_accounts_too() {
    let mut story = Story::on("2026-12-05");
    story.address("A-1");
    let (address, on) = (story.id("A-1"), day("2026-11-10"));
    let deposit = RecordDeposit {
        address,
        on,
        containers: 2,
        amount: Money::ZERO,
        back: false,
        paid: None,
        note: "".into(),
    };
    story.done(&deposit);
    let found = read(&mut story, "2026-11-01", "2026-11-30").unwrap();
    assert_eq!(found.balances.iter().map(|line| line.deposited).collect::<Vec<_>>(), [2]);
}

#[test]
fn nobody_is_on_the_accounts_before_anything_happened_and_days_that_cannot_be_are_refused() {
    let mut story = office();
    let empty = read(&mut story, "2026-01-01", "2026-01-31").unwrap();
    assert!(empty.sales.is_empty() && empty.payments.is_empty() && empty.balances.is_empty());
    assert!(xlsx(&account_sheets(&Texts::new(Language::Russian), &empty)).is_ok());
    let refused = read(&mut story, "2026-11-30", "2026-11-01").unwrap_err();
    assert_eq!(refused, Input::Before { chosen: day("2026-11-01"), first: day("2026-11-30") }.into());
}

#[test]
fn excel_and_csv_hold_the_same_and_no_text_becomes_a_formula() {
    let mut story = office();
    let found = read(&mut story, "2026-11-01", "2026-11-30").unwrap();
    let texts = Texts::new(Language::Russian);
    let sheets = account_sheets(&texts, &found);
    assert!(xlsx(&sheets).unwrap().starts_with(b"PK"));
    let names = sheets.each_ref().map(|sheet| sheet.name.as_str());
    assert_eq!(names, ["Реализации", "Оплаты", "Остатки"]);
    let totals = sheets[0].rows.last().unwrap();
    assert_eq!(
        (&totals[12], &totals[11]),
        (&Cell::Money(Money::minor(189_000)), &Cell::Money(Money::minor(34_082)))
    );
    let sales = String::from_utf8(csv(&sheets[0]).unwrap()).unwrap();
    assert!(sales.starts_with("\u{feff}Дата;Реализация;Контрагент;ИНН;"), "{sales}");
    assert!(sales.contains("01.11.2026;") && sales.contains(";'=HYPERLINK(1);"), "{sales}");
    assert!(sales.contains(";630,00\r\n"), "{sales}");
    let payments = String::from_utf8(csv(&sheets[1]).unwrap()).unwrap();
    assert!(payments.contains(";'-1+1;500,00"), "{payments}");
}
