//! Payments and promises are taken back like other outcomes, and the history says how much they were about.

use rodnik::domain::address::ChurnStage;
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::people::Role;
use rodnik::i18n::{Language, Texts};
use rodnik::service::containers::RecordDeposit;
use rodnik::service::desk;
use rodnik::service::history_of::history_of;
use rodnik::service::payment::RecordPayment;
use rodnik::service::promises::{PromisePayment, promises_of};
use rodnik::service::rights::Right;
use rodnik::service::undo_handling::{UndoHandling, What};
use rodnik::service::{Refusal, Resting};
use rodnik::wording::history_line;
use rodnik::workflow::churn::Step;

use super::story::{Story, day};

const TODAY: &str = "2026-11-22";

/// An office in which A-1 owes 700.
fn office() -> Story {
    let mut story = Story::on(TODAY);
    story.address("A-1").every(5).sells(2).on("2026-11-18");
    story
}

fn payment(story: &mut Story, roubles: i64) -> RecordPayment {
    RecordPayment {
        address: story.id("A-1"),
        on: day(TODAY),
        kind: PaymentKind::Cash,
        amount: Money::minor(roubles * 100),
        back: false,
        note: String::new(),
    }
}

fn deposit(story: &mut Story, back: bool) -> RecordDeposit {
    RecordDeposit {
        address: story.id("A-1"),
        on: day(TODAY),
        containers: 2,
        amount: Money::minor(60_000),
        back,
        paid: Some(PaymentKind::Cash),
        note: String::new(),
    }
}

fn debt(story: &mut Story) -> i64 {
    let address = story.id("A-1");
    story.office.read(|read| read.balance(address)).unwrap().debt.as_minor()
}

fn newest(story: &mut Story, language: Language) -> String {
    let address = story.id("A-1");
    let page = story.office.read(|read| history_of(read, address, None)).unwrap();
    history_line(&Texts::new(language), &page[0]).what.replace('\u{a0}', " ")
}

#[test]
fn a_payment_is_taken_back_and_the_debt_stands_again() {
    let mut story = office();
    let before = debt(&mut story);
    let paid = payment(&mut story, 999_999);
    let number = story.done(&paid).number;
    let entry = story.last_entry("A-1");
    assert_eq!(story.undoes("A-1"), What::Payment(number));
    assert_eq!(debt(&mut story), before);
    assert_eq!(story.refuses(&UndoHandling { entry }), Refusal::Undo(Resting::Undone));
    story.is_well();
}

#[test]
fn who_may_not_post_payments_takes_none_back() {
    let mut story = office();
    let paid = payment(&mut story, 700);
    story.done(&paid);
    let entry = story.last_entry("A-1");
    story.works_as(Role::QualityControl);
    let refusal = story.refuses(&UndoHandling { entry });
    assert!(matches!(refusal, Refusal::NotAllowed(Right::PostSales, _)), "{refusal:?}");
}

#[test]
fn a_promise_is_taken_back_with_its_task() {
    let mut story = office();
    let address = story.id("A-1");
    let before = story.open_tasks("A-1").len();
    let due_on = day("2026-11-24");
    story.done(&PromisePayment { address, amount: Money::minor(70_000), due_on, note: String::new() });
    assert_eq!(story.open_tasks("A-1").len(), before + 1);
    assert_eq!(story.undoes("A-1"), What::Promise);
    assert_eq!(story.open_tasks("A-1").len(), before);
    let left = story.office.read(|read| promises_of(read, address, day(TODAY))).unwrap();
    assert!(left.is_empty(), "{left:?}");
    story.is_well();
}

#[test]
fn the_history_says_how_much_was_paid_given_back_and_deposited() {
    let mut story = office();
    let paid = payment(&mut story, 900);
    story.done(&paid);
    assert!(newest(&mut story, Language::Russian).ends_with("· 900,00 ₽"));
    let back = RecordPayment { back: true, note: "overpaid".into(), ..payment(&mut story, 200) };
    story.done(&back);
    let said = newest(&mut story, Language::English);
    assert!(said.starts_with("Refund to the client") && said.contains("200.00"), "{said}");
    let taken = deposit(&mut story, false);
    story.done(&taken);
    let said = newest(&mut story, Language::Russian);
    assert!(said.contains("тары: 2") && said.contains("600,00"), "{said}");
    let given = deposit(&mut story, true);
    story.done(&given);
    let said = newest(&mut story, Language::Russian);
    assert!(said.starts_with("Залог за тару возвращён") && !said.contains('−'), "{said}");
}

#[test]
fn s0_37_no_debts_is_not_said_while_a_deposit_stands_against_closing() {
    let mut story = Story::at_stage(TODAY, ChurnStage::CreditControl);
    story.pays("A-1");
    let taken = deposit(&mut story, false);
    story.done(&taken);
    story.takes("A-1", Step::ToQuality);
    assert!(!story.review("A-1").no_debts, "S0-33: the deposit is credit control's to clear");
    let request = story.request("2026-11-23");
    assert!(!story.office.read(|read| desk::churn(read, &request, None)).unwrap()[0].no_debts);
    let given = deposit(&mut story, true);
    story.done(&given);
    assert!(story.review("A-1").no_debts);
    assert!(story.office.read(|read| desk::churn(read, &request, None)).unwrap()[0].no_debts);
}
