//! Documents without an order: payments, returned containers, deposits; each voided again.

use rodnik::domain::ids::{AddressId, MovementId, PaymentId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::people::Role;
use rodnik::service::containers::{RecordDeposit, RecordReturn, VoidMovement};
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::rights::Right;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::store::Balance;

use super::story::{Story, day};

fn office() -> (Story, AddressId) {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(14).sells(2).on("2026-11-08");
    let id = story.id("A-1");
    (story, id)
}

fn payment(address: AddressId, rub: i64) -> RecordPayment {
    let (on, kind, amount) = (day("2026-11-22"), PaymentKind::Card, Money::minor(rub * 100));
    RecordPayment { address, on, kind, amount, back: false, note: " at the desk ".into() }
}

fn deposit(address: AddressId, containers: i64, back: bool) -> RecordDeposit {
    let (on, amount) = (day("2026-11-22"), Money::minor(30_000 * containers));
    let paid = Some(PaymentKind::Cash);
    RecordDeposit { address, on, containers, amount, back, paid, note: String::new() }
}

fn balance(story: &mut Story, address: AddressId) -> Balance {
    story.office.read(|read| read.balance(address)).unwrap()
}

#[test]
fn a_payment_lowers_the_debt_and_its_voiding_raises_it_again() {
    let (mut story, address) = office();
    let done = story.done(&payment(address, 700));
    assert_eq!(done.debt, Money::ZERO);
    assert_eq!(story.text("SELECT note FROM payment ORDER BY id DESC LIMIT 1"), "at the desk");
    story.done(&VoidPayment { payment: done.id });
    assert_eq!(balance(&mut story, address).debt, Money::minor(70_000));
    let twice = story.refuses(&VoidPayment { payment: done.id });
    assert_eq!(twice, Refusal::DocumentVoided(done.number));
    let unknown = story.refuses(&VoidPayment { payment: PaymentId(404) });
    assert_eq!(unknown, Refusal::NotFound(Thing::Payment, "404".into()));
    story.is_well();
}

#[test]
fn money_that_goes_back_raises_the_debt() {
    let (mut story, address) = office();
    story.done(&payment(address, 1000));
    let done = story.done(&RecordPayment { back: true, note: "asked for".into(), ..payment(address, 300) });
    assert_eq!(done.debt, Money::ZERO);
    story.is_well();
}

#[test]
fn a_payment_of_nothing_or_of_tomorrow_is_refused() {
    let (mut story, address) = office();
    assert_eq!(story.refuses(&payment(address, 0)), Refusal::Input(Input::Payment));
    let tomorrow = RecordPayment { on: day("2026-11-23"), ..payment(address, 1) };
    assert_eq!(story.refuses(&tomorrow), Refusal::Input(Input::Future(day("2026-11-23"))));
    let long = RecordPayment { note: "я".repeat(1001), ..payment(address, 1) };
    assert_eq!(story.refuses(&long), Refusal::Input(Input::LongText(1000)));
}

#[test]
fn returned_containers_leave_the_address_until_the_return_is_voided() {
    let (mut story, address) = office();
    let back = RecordReturn { address, on: day("2026-11-22"), quantity: 2, note: String::new() };
    let done = story.done(&back);
    assert_eq!(done.balance.containers, 0);
    story.done(&VoidMovement { movement: done.id });
    assert_eq!(balance(&mut story, address).containers, 2);
    assert_eq!(story.refuses(&VoidMovement { movement: done.id }), Refusal::DocumentVoided(done.number));
    let none = RecordReturn { quantity: 0, ..back };
    assert_eq!(story.refuses(&none), Refusal::Input(Input::Containers(0)));
    let unknown = story.refuses(&VoidMovement { movement: MovementId(404) });
    assert_eq!(unknown, Refusal::NotFound(Thing::Movement, "404".into()));
    story.is_well();
}

#[test]
fn a_deposit_covers_containers_and_is_never_given_back_for_more() {
    let (mut story, address) = office();
    let taken = story.done(&deposit(address, 2, false));
    assert_eq!((taken.balance.deposited, taken.balance.container_debt()), (2, 0));
    let more = story.refuses(&deposit(address, 3, true));
    assert_eq!(more, Refusal::Input(Input::NotCovered(2)));
    let dear = RecordDeposit { amount: Money::minor(60_001), ..deposit(address, 1, true) };
    assert_eq!(story.refuses(&dear), Input::DepositHeld(Money::minor(60_000)).into());
    let back = story.done(&deposit(address, 1, true));
    assert_eq!(back.balance.deposited, 1);
    let paid = story.number("SELECT sum(amount) FROM payment WHERE kind = 'cash'");
    assert_eq!(paid, 30_000, "600 taken, 300 given back");
    let moved = story.number("SELECT sum(amount) FROM container_movement WHERE kind = 'deposit'");
    assert_eq!(moved, 30_000);
    story.is_well();
}

#[test]
fn s0_33_a_deposit_is_paid_out_by_whoever_may_refund_and_credited_by_anybody() {
    let (mut story, address) = office();
    story.done(&deposit(address, 2, false));
    story.works_as(Role::Operator);
    let right = Right::CollectDebts;
    let paid_out = deposit(address, 1, true);
    assert_eq!(story.refuses(&paid_out), Refusal::NotAllowed(right, right.by_default()));
    let before = balance(&mut story, address).debt;
    story.done(&RecordDeposit { paid: None, ..paid_out.clone() });
    let credited = balance(&mut story, address).debt;
    assert_eq!(before.as_minor() - credited.as_minor(), 30_000, "the money stays with the office");
    story.works_as(Role::CreditController);
    story.done(&paid_out);
    assert_eq!(balance(&mut story, address).deposited, 0);
    story.is_well();
}

#[test]
fn money_beyond_all_measure_is_refused_so_that_the_sums_of_a_day_can_be_reckoned() {
    let (mut story, address) = office();
    let most = Money::minor(i64::MAX);
    let too_much = RecordPayment { amount: most, ..payment(address, 1) };
    assert_eq!(story.refuses(&too_much), Input::Sum.into());
    let too_much = RecordDeposit { amount: most, ..deposit(address, 1, false) };
    assert_eq!(story.refuses(&too_much), Input::Sum.into());
    let (on, lines) = (day("2026-11-22"), vec![story.line(1)]);
    let paid = Some((PaymentKind::Cash, most));
    assert_eq!(story.refuses(&RecordSale { address, on, lines, returned: 0, paid }), Input::Sum.into());
    story.is_well();
}

#[test]
fn a_deposit_that_was_given_back_since_is_not_voided() {
    let (mut story, address) = office();
    let taken = story.done(&deposit(address, 2, false));
    let given = story.done(&deposit(address, 1, true));
    assert_eq!(story.refuses(&VoidMovement { movement: taken.id }), Input::NotCovered(1).into());
    story.done(&VoidMovement { movement: given.id });
    let cheap = RecordDeposit { amount: Money::minor(1), ..deposit(address, 2, false) };
    let cheap = story.done(&cheap);
    let all = RecordDeposit { amount: Money::minor(60_001), ..deposit(address, 1, true) };
    let all = story.done(&all);
    let void = story.refuses(&VoidMovement { movement: taken.id });
    assert_eq!(void, Input::DepositHeld(Money::ZERO).into(), "its money went back");
    for made in [all.id, cheap.id, taken.id] {
        story.done(&VoidMovement { movement: made });
    }
    assert_eq!(balance(&mut story, address).deposited, 0);
    story.is_well();
}

#[test]
fn a_payment_voided_with_its_sale_says_who_voided_it() {
    let (mut story, address) = office();
    let (on, lines) = (day("2026-11-22"), vec![story.line(1)]);
    let paid = Some((PaymentKind::Cash, Money::minor(35_000)));
    let sale = story.done(&RecordSale { address, on, lines, returned: 0, paid }).sale;
    story.done(&VoidSale { sale });
    let by = "SELECT count(*) FROM payment WHERE voided_at IS NOT NULL AND voided_by IS NULL";
    assert_eq!(story.number(by), 0);
    story.is_well();
}

#[test]
fn an_opening_balance_that_an_import_brought_is_voided_only_by_those_who_import() {
    let (mut story, address) = office();
    let paid = story.done(&payment(address, 100));
    let back = story.done(&RecordReturn { address, on: day("2026-11-22"), quantity: 1, note: String::new() });
    story.execute(
        "INSERT INTO import_run (id, kind, file_name, at, added, updated, same, refused)
             VALUES (1, 'clients', 'clients.csv', '2026-11-20T08:00:00Z', 1, 0, 0, 0);
         UPDATE payment SET import_id = 1;
         UPDATE container_movement SET import_id = 1",
    );
    let (all, operator) = (story.actor.clone(), story.user("Olga", &[Role::Operator]));
    let (payment, movement) = (VoidPayment { payment: paid.id }, VoidMovement { movement: back.id });
    story.actor = operator;
    assert_eq!(story.refuses(&payment), Refusal::NotAllowed(Right::Import, Right::Import.by_default()));
    assert_eq!(story.refuses(&movement), Refusal::NotAllowed(Right::Import, Right::Import.by_default()));
    story.actor = all;
    story.done(&payment);
    story.done(&movement);
    story.is_well();
}
