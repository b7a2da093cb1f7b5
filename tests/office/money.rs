//! Debts by age, promised payments, refunds; every balance can be brought to zero.

use chrono::NaiveDate;
use proptest::prelude::*;
use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::i18n::{Language, Texts};
use rodnik::service::bank::bank_lines;
use rodnik::service::container_adjustment::AdjustContainers;
use rodnik::service::containers::{RecordDeposit, RecordReturn, VoidMovement};
use rodnik::service::debts::{DebtTotals, Debtor, DebtsRequest, by_counterparty, debts};
use rodnik::service::lines::Line;
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::promises::{PromisePayment, PromiseStanding, VoidPromise, promises, promises_of};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::rights::Right;
use rodnik::service::void_sale::VoidSale;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::wording::promised;

use super::story::{Story, day};

pub const TODAY: &str = "2026-11-22";

pub fn sells(story: &mut Story, code: &str, bottles: i64, on: &str) {
    story.address(code);
    let sale = RecordSale {
        address: story.id(code),
        on: day(on),
        lines: vec![Line { product: story.bottle, quantity: bottles, price: None, returned: 0 }],
        returned: 0,
        paid: None,
    };
    story.done(&sale);
}

fn payment(address: AddressId, roubles: i64) -> RecordPayment {
    RecordPayment {
        address,
        on: day(TODAY),
        kind: PaymentKind::Transfer,
        amount: Money::minor(roubles * 100),
        back: false,
        note: String::new(),
    }
}

pub fn debtors(story: &mut Story) -> Vec<Debtor> {
    let request = DebtsRequest { actor: story.actor.clone(), today: story.today };
    story.office.read(|read| debts(read, &request)).expect("debts")
}

fn parts(debtor: &Debtor) -> [i64; 5] {
    debtor.aged.parts.map(|part| part.as_minor() / 100)
}

#[test]
fn a_debt_is_as_old_as_its_oldest_sale_that_is_not_paid() {
    let mut story = Story::on(TODAY);
    for (bottles, on) in [(2, "2026-07-01"), (1, "2026-09-01"), (1, "2026-10-10"), (1, "2026-11-20")] {
        sells(&mut story, "A-1", bottles, on);
    }
    let address = story.id("A-1");
    assert_eq!(parts(&debtors(&mut story)[0]), [350, 0, 350, 350, 700]);
    story.done(&payment(address, 900));
    let debtor = debtors(&mut story).remove(0);
    assert_eq!(parts(&debtor), [350, 0, 350, 150, 0], "the oldest sale is settled first");
    assert_eq!(debtor.aged.since, Some(day("2026-09-01")));
    assert_eq!(debtor.days(day(TODAY)), 82);
    assert_eq!(debtor.row.last_payment, Some(day(TODAY)));
    story.done(&payment(address, 850));
    assert_eq!(debtors(&mut story), [], "who owes nothing stands in no list of debts");
}

#[test]
fn the_debts_of_a_client_are_summed_over_its_addresses_and_the_whole_adds_up() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 2, "2026-11-20");
    sells(&mut story, "A-2", 1, "2026-08-01");
    sells(&mut story, "B-1", 1, "2026-11-01");
    let counterparty = |story: &mut Story, code| {
        let id = story.id(code);
        story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty
    };
    let one = counterparty(&mut story, "A-1");
    let second = story.id("A-2");
    story.execute(&format!("UPDATE address SET counterparty_id = {} WHERE id = {}", one.0, second.0));
    let all = debtors(&mut story);
    let totals = DebtTotals::of(&all);
    assert_eq!((totals.count, totals.debt, totals.containers), (3, Money::minor(140_000), 4));
    let summed = by_counterparty(all);
    assert_eq!(summed.len(), 2);
    let client = summed.iter().find(|debtor| debtor.row.counterparty == one).unwrap();
    assert_eq!((client.addresses, client.row.balance.debt), (2, Money::minor(105_000)));
    assert_eq!((parts(client), client.row.address), ([700, 0, 0, 0, 350], second), "that of the oldest debt");
    assert_eq!(DebtTotals::of(&summed).debt, totals.debt);
}

#[test]
fn who_may_not_see_to_debts_does_not_see_them() {
    let mut story = Story::on(TODAY);
    story.actor.roles = vec![Role::Operator];
    let request = DebtsRequest { actor: story.actor.clone(), today: story.today };
    let refused = story.office.read(|read| debts(read, &request)).unwrap_err();
    let right = Right::CollectDebts;
    assert_eq!(refused, Refusal::NotAllowed(right, right.by_default()));
    let actor = story.actor.clone();
    let refused = story.office.read(|read| bank_lines(read, &actor, true)).unwrap_err();
    assert_eq!(refused, Refusal::NotAllowed(right, right.by_default()));
}

fn promise(address: AddressId, roubles: i64, due_on: &str) -> PromisePayment {
    let amount = Money::minor(roubles * 100);
    PromisePayment { address, amount, due_on: day(due_on), note: "after the salary".into() }
}

#[test]
fn a_promised_payment_makes_a_task_on_its_day_for_the_credit_controller() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 2, "2026-11-01");
    let controller = story.user("Credit", &[Role::CreditController]);
    story.actor.roles = vec![Role::Manager];
    let address = story.id("A-1");
    let id = story.done(&promise(address, 700, "2026-11-25"));
    let task =
        story.open_tasks("A-1").into_iter().find(|task| task.kind == TaskKind::Manual).expect("a task");
    let task = story.office.read(|read| read.manual_task(task.id)).unwrap().unwrap();
    assert_eq!(task.fields.list_date, day("2026-11-25"));
    assert_eq!(task.fields.note, "after the salary", "what was said, and no words of the program");
    assert_eq!(task.promised, Some(Money::minor(70_000)));
    let row = story.active_row("A-1", "2026-11-25");
    assert_eq!((row.note.as_str(), row.promised), ("after the salary", task.promised));
    for language in Language::ALL {
        let texts = Texts::new(language);
        let said = promised(&texts, task.promised.unwrap());
        assert_eq!(
            said,
            format!(
                "{} {}.",
                ["Обещана оплата:", "Payment promised:"][language as usize],
                texts.money(70_000)
            )
        );
    }
    let purpose =
        story.office.read(|read| read.contact_purpose(task.fields.purpose.unwrap())).unwrap().unwrap();
    assert_eq!(purpose.name, "Debt");
    // The first user of an office holds every role too: it is not known whose task it is.
    assert_eq!(task.fields.assignee, None);
    story.done(&VoidPromise { promise: id });
    assert!(story.open_tasks("A-1").iter().all(|open| open.id != task.id));
    story.actor = controller;
    story.done(&promise(address, 700, "2026-11-25"));
    let task =
        story.open_tasks("A-1").into_iter().find(|task| task.kind == TaskKind::Manual).expect("a task");
    let task = story.office.read(|read| read.manual_task(task.id)).unwrap().unwrap();
    assert_eq!(task.fields.assignee, Some(story.actor.id));
    story.is_well();
}

#[test]
fn a_promise_is_kept_by_what_is_paid_since_and_broken_by_its_day() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 4, "2026-11-01");
    let address = story.id("A-1");
    story.done(&payment(address, 100));
    story.it_is("2026-11-23");
    story.done(&promise(address, 700, "2026-11-25"));
    let standing = |story: &mut Story, today: &str| {
        let actor = story.actor.clone();
        let all = story.office.read(|read| promises(read, &actor, day(today))).unwrap();
        assert_eq!(all, story.office.read(|read| promises_of(read, address, day(today))).unwrap());
        all.into_iter().map(|one| (one.standing, one.missing.as_minor() / 100)).collect::<Vec<_>>()
    };
    assert_eq!(standing(&mut story, "2026-11-25"), [(PromiseStanding::Due, 700)], "paid before is not since");
    assert_eq!(standing(&mut story, "2026-11-26"), [(PromiseStanding::Broken, 700)]);
    let paid = story.done(&RecordPayment { on: day("2026-11-23"), ..payment(address, 300) });
    assert_eq!(standing(&mut story, "2026-11-25"), [(PromiseStanding::Due, 400)]);
    story.done(&RecordPayment { on: day("2026-11-23"), ..payment(address, 400) });
    assert_eq!(standing(&mut story, "2026-11-26"), [(PromiseStanding::Kept, 0)]);
    story.done(&VoidPayment { payment: paid.id });
    assert_eq!(standing(&mut story, "2026-11-26"), [(PromiseStanding::Broken, 300)]);
    assert_eq!(
        debtors(&mut story)[0].promise.as_ref().map(|promise| promise.missing),
        Some(Money::minor(30_000))
    );
}

#[test]
fn nobody_is_called_about_a_promise_that_was_kept() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 4, "2026-11-01");
    let address = story.id("A-1");
    story.done(&promise(address, 700, "2026-11-25"));
    let reminds = |story: &mut Story| {
        story.open_tasks("A-1").into_iter().filter(|task| task.kind == TaskKind::Manual).count()
    };
    story.done(&payment(address, 300));
    assert_eq!(reminds(&mut story), 1, "a part of it");
    let rest = story.done(&payment(address, 400));
    assert_eq!(reminds(&mut story), 0, "kept before its day");
    story.done(&VoidPayment { payment: rest.id });
    assert_eq!(reminds(&mut story), 1, "the money never came");
    let pays_the_driver = |story: &mut Story, bottles: i64, roubles: i64| {
        let paid = Some((PaymentKind::Cash, Money::minor(roubles * 100)));
        let (on, lines) = (story.today, vec![story.line(bottles)]);
        story.done(&RecordSale { address, on, lines, returned: 0, paid }).sale
    };
    pays_the_driver(&mut story, 2, 700);
    assert_eq!(reminds(&mut story), 1, "the new bottles are paid, the old debt is not");
    let sale = pays_the_driver(&mut story, 1, 750);
    assert_eq!(reminds(&mut story), 0, "and the old debt with it");
    story.done(&VoidSale { sale });
    assert_eq!(reminds(&mut story), 1);
    story.is_well();
}

#[test]
fn money_for_containers_neither_keeps_a_promise_nor_breaks_one() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 4, "2026-11-01");
    let (address, on) = (story.id("A-1"), story.today);
    story.done(&promise(address, 700, "2026-11-25"));
    let stands = |story: &mut Story| {
        let reminds = story.open_tasks("A-1").into_iter().any(|task| task.kind == TaskKind::Manual);
        let open = story.office.read(|read| promises_of(read, address, on)).unwrap()[0].is_open();
        (open, reminds)
    };
    let deposit = |roubles: i64, back: bool, paid: Option<PaymentKind>| {
        let amount = Money::minor(roubles * 100);
        RecordDeposit { address, on, containers: 2, amount, back, paid, note: String::new() }
    };
    story.done(&deposit(600, false, None));
    assert_eq!(stands(&mut story), (true, true), "it is only owed");
    let taken = story.done(&deposit(750, false, Some(PaymentKind::Cash)));
    assert_eq!(stands(&mut story), (true, true), "the debt that was promised is still there");
    story.done(&VoidMovement { movement: taken.id });
    assert_eq!(stands(&mut story), (false, false), "the money is for no containers any more");
    story.done(&deposit(600, true, Some(PaymentKind::Cash)));
    assert_eq!(stands(&mut story), (false, false), "what went back was the deposit");
    story.is_well();
}

#[test]
fn a_bad_promise_is_refused_for_its_own_reason() {
    let mut story = Story::on(TODAY);
    story.address("A-1");
    let address = story.id("A-1");
    assert_eq!(story.refuses(&promise(address, 0, TODAY)), Input::Payment.into());
    let past = day("2026-11-21");
    assert_eq!(story.refuses(&promise(address, 5, "2026-11-21")), Input::PromiseInPast(past).into());
    assert_eq!(story.refuses(&promise(address, 5, "2062-11-23")), Input::TooFar(day("2062-11-23")).into());
    assert_eq!(story.refuses(&promise(address, 5, "3026-11-21")), Input::Date(day("3026-11-21")).into());
    assert_eq!(story.refuses(&promise(address, 1 << 50, TODAY)), Input::Sum.into());
    let long = PromisePayment { note: "x".repeat(1_001), ..promise(address, 5, TODAY) };
    assert_eq!(story.refuses(&long), Input::LongText(1_000).into());
    assert!(matches!(
        story.refuses(&promise(AddressId(404), 5, TODAY)),
        Refusal::NotFound(Thing::Address, _)
    ));
    let id = story.done(&promise(address, 5, TODAY));
    story.done(&VoidPromise { promise: id });
    assert!(matches!(story.refuses(&VoidPromise { promise: id }), Refusal::NotFound(Thing::Promise, _)));
}

#[test]
fn money_goes_back_out_of_an_advance_alone_with_a_word_on_why() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 2, "2026-11-20");
    let address = story.id("A-1");
    story.done(&payment(address, 1_000));
    let refund =
        |roubles| RecordPayment { back: true, note: "moves away".into(), ..payment(address, roubles) };
    assert_eq!(story.refuses(&refund(301)), Input::BeyondAdvance(Money::minor(30_000)).into());
    assert_eq!(story.refuses(&RecordPayment { note: " ".into(), ..refund(300) }), Input::EmptyText.into());
    let actor = story.actor.clone();
    story.actor.roles = vec![Role::Operator];
    let right = Right::CollectDebts;
    assert_eq!(story.refuses(&refund(300)), Refusal::NotAllowed(right, right.by_default()));
    story.actor = actor;
    assert_eq!(story.done(&refund(300)).debt, Money::ZERO);
    assert_eq!(story.refuses(&refund(1)), Input::BeyondAdvance(Money::ZERO).into());
}

/// What can happen to an address before it leaves.
#[derive(Debug, Clone)]
enum Happening {
    Sale(i64, i64),
    Payment(i64),
    Deposit(i64, i64),
    Return(i64),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        (1..5_i64, 0..5_i64).prop_map(|(bottles, returned)| Happening::Sale(bottles, returned)),
        (1..2_000_i64).prop_map(Happening::Payment),
        (1..4_i64, 0..900_i64).prop_map(|(containers, roubles)| Happening::Deposit(containers, roubles)),
        (1..4_i64).prop_map(Happening::Return),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn every_balance_can_be_brought_to_zero(happenings in prop::collection::vec(happening(), 1..10)) {
        let mut story = Story::on(TODAY);
        story.address("A-1");
        let (address, on) = (story.id("A-1"), day(TODAY));
        for happening in happenings {
            match happening {
                Happening::Sale(quantity, returned) => {
                    let lines = vec![Line { product: story.bottle, quantity, price: None, returned: 0 }];
                    story.done(&RecordSale { address, on, lines, returned, paid: None });
                }
                Happening::Payment(roubles) => drop(story.done(&payment(address, roubles))),
                Happening::Deposit(containers, roubles) => {
                    let amount = Money::minor(roubles * 100);
                    let (back, paid, note) = (false, None, String::new());
                    story.done(&RecordDeposit { address, on, containers, amount, back, paid, note });
                }
                Happening::Return(quantity) => {
                    story.done(&RecordReturn { address, on, quantity, note: String::new() });
                }
            }
        }
        settle(&mut story, address, on);
        let balance = story.office.read(|read| read.balance(address)).unwrap();
        prop_assert_eq!((balance.debt, balance.containers, balance.deposited), (Money::ZERO, 0, 0));
        prop_assert_eq!(story.findings(), []);
    }
}

/// Deposits go back, containers are written off or on, money is paid or goes back.
fn settle(story: &mut Story, address: AddressId, on: NaiveDate) {
    let balance = story.office.read(|read| read.balance(address)).unwrap();
    if balance.deposited > 0 {
        let (containers, amount) = (balance.deposited, Money::ZERO);
        let (back, paid, note) = (true, None, "leaves".into());
        story.done(&RecordDeposit { address, on, containers, amount, back, paid, note });
    }
    let kinds = story.office.read(|read| read.containers_by_kind(address)).unwrap();
    let lines: Vec<_> =
        kinds.iter().map(|one| (one.kind.id, -one.stands)).filter(|(_, gain)| *gain != 0).collect();
    if !lines.is_empty() {
        let reason = story.office.read(|read| read.reasons(ReasonKind::ContainerAdjustment)).unwrap()[0].id;
        let (seen, note) = (balance.containers, String::new());
        story.done(&AdjustContainers { address, seen, lines, reason, note });
    }
    let debt = balance.debt.as_minor();
    if debt != 0 {
        let (amount, back) = (Money::minor(debt.abs()), debt < 0);
        story.done(&RecordPayment { amount, back, note: "leaves".into(), ..payment(address, 0) });
    }
}
