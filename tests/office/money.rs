//! Debts by age, promised payments, refunds, the bank, calls about debts.

use chrono::NaiveDate;
use proptest::prelude::*;
use rodnik::domain::address::{ChurnStage, ReasonKind};
use rodnik::domain::directory::Consent;
use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::people::Role;
use rodnik::domain::task::TaskKind;
use rodnik::exchange::bank_statement::{Incoming, Statement};
use rodnik::service::bank::{
    BankLine, Because, DismissBankEntry, PostBankEntries, TakeInStatement, TakenIn, bank_lines,
};
use rodnik::service::calling::{Call, CallWarning, warnings};
use rodnik::service::container_adjustment::AdjustContainers;
use rodnik::service::containers::{RecordDeposit, RecordReturn};
use rodnik::service::debt_calls::{CallPeriod, ChangeDebtCallLimits, DebtCallLimits, debt_call_warnings};
use rodnik::service::debts::{DebtTotals, Debtor, DebtsRequest, by_counterparty, debts};
use rodnik::service::lines::Line;
use rodnik::service::outcome::{CallDebtor, NotReached, StartCall};
use rodnik::service::payment::{RecordPayment, VoidPayment};
use rodnik::service::promises::{PromisePayment, PromiseStanding, VoidPromise, promises, promises_of};
use rodnik::service::record_sale::RecordSale;
use rodnik::service::rights::Right;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::store::{DayMark, NewChurnCase, NewContactMade, NewCounterparty, StoreError};

use super::story::{AT, Story, day};

const TODAY: &str = "2026-11-22";

fn sells(story: &mut Story, code: &str, bottles: i64, on: &str) {
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

fn debtors(story: &mut Story) -> Vec<Debtor> {
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
    assert!(task.fields.note.contains("700") && task.fields.note.ends_with("after the salary"));
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
        let all = story.office.read(|read| promises(read, day(today))).unwrap();
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
fn a_bad_promise_is_refused_for_its_own_reason() {
    let mut story = Story::on(TODAY);
    story.address("A-1");
    let address = story.id("A-1");
    assert_eq!(story.refuses(&promise(address, 0, TODAY)), Input::Payment.into());
    let past = day("2026-11-21");
    assert_eq!(story.refuses(&promise(address, 5, "2026-11-21")), Input::PromiseInPast(past).into());
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

fn incoming(number: &str, roubles: i64, tax_number: &str, purpose: &str) -> Incoming {
    Incoming {
        fingerprint: format!("{number}|{roubles}|{tax_number}"),
        number: number.into(),
        day: day("2026-11-20"),
        amount: Money::minor(roubles * 100),
        payer: "Somebody".into(),
        tax_number: tax_number.into(),
        purpose: purpose.into(),
    }
}

fn takes_in(story: &mut Story, incoming: Vec<Incoming>) -> TakenIn {
    let statement = Statement { accounts: vec!["40702".into()], incoming, other: 0 };
    story.done(&TakeInStatement { file_name: "kl_to_1c.txt".into(), statement })
}

fn lines(story: &mut Story, handled: bool) -> Vec<BankLine> {
    let actor = story.actor.clone();
    story.office.read(|read| bank_lines(read, &actor, handled)).expect("lines")
}

/// An office with two addresses of one company and a private client.
fn banked() -> Story {
    let mut story = Story::on(TODAY);
    let company =
        NewCounterparty { name: "Company".into(), tax_number: "6312345678".into(), ..Default::default() };
    story.new_client("C-1", company, |address| address);
    sells(&mut story, "C-1", 2, "2026-11-10");
    sells(&mut story, "P-1", 3, "2026-11-10");
    story
}

#[test]
fn an_entry_is_kept_once_and_proposed_by_tax_number_and_by_debt() {
    let mut story = banked();
    let entries = vec![
        incoming("1", 555, "6312345678", "for water"),
        incoming("2", 1_050, "", "for water"),
        incoming("3", 77, "7700000000", "for nothing known"),
    ];
    assert_eq!(takes_in(&mut story, entries.clone()), TakenIn { added: 3, known: 0 });
    assert_eq!(takes_in(&mut story, entries), TakenIn { added: 0, known: 3 }, "the same statement again");
    let found = lines(&mut story, false);
    let (company, private) = (story.id("C-1"), story.id("P-1"));
    let first = &found[0].proposals[0];
    assert_eq!((first.payer.address, &first.because, first.sure), (company, &Because::TaxNumber, true));
    let second = &found[1].proposals[0];
    assert_eq!((second.payer.address, &second.because, second.sure), (private, &Because::Debt, false));
    assert_eq!(found[2].proposals, []);
}

#[test]
fn of_several_addresses_the_one_that_owes_exactly_so_much_is_sure() {
    let mut story = banked();
    sells(&mut story, "C-2", 5, "2026-11-10");
    let (one, other) = (story.id("C-1"), story.id("C-2"));
    let client = story.office.read(|read| read.address(one)).unwrap().unwrap().address.counterparty;
    story.execute(&format!("UPDATE address SET counterparty_id = {} WHERE id = {}", client.0, other.0));
    takes_in(&mut story, vec![incoming("1", 700, "6312345678", ""), incoming("2", 9, "6312345678", "")]);
    let found = lines(&mut story, false);
    let first = &found[0].proposals[0];
    assert_eq!((first.payer.address, &first.because, first.sure), (one, &Because::TaxNumberAndDebt, true));
    let second: Vec<_> = found[1].proposals.iter().map(|one| (one.payer.address, one.sure)).collect();
    assert_eq!(second, [(other, false), (one, false)], "the larger debt first, and a person decides");
}

#[test]
fn the_invoice_that_the_purpose_names_says_whose_it_is() {
    let mut story = banked();
    let address = story.id("P-1");
    let client = story.office.read(|read| read.address(address)).unwrap().unwrap().address.counterparty;
    story.execute(&format!(
        "INSERT INTO paper (kind, number, day, counterparty_id, address_id, total, body, made_at)
         VALUES ('invoice', 'I-000012', '2026-11-10', {}, {}, 5000, '{{}}', '{AT}')",
        client.0, address.0
    ));
    takes_in(&mut story, vec![incoming("1", 50, "", "By invoice I-000012, without VAT.")]);
    let proposal = lines(&mut story, false).remove(0).proposals.remove(0);
    assert_eq!((proposal.payer.address, proposal.sure), (address, true));
    assert_eq!(proposal.because, Because::Invoice("I-000012".into()));
}

#[test]
fn a_confirmed_entry_becomes_a_payment_and_waits_again_when_that_is_voided() {
    let mut story = banked();
    takes_in(&mut story, vec![incoming("1", 700, "6312345678", "for water")]);
    let (entry, address) = (lines(&mut story, false)[0].entry.id, story.id("C-1"));
    let post = PostBankEntries { entries: vec![(entry, address)] };
    let numbers = story.done(&post);
    assert_eq!(story.office.read(|read| read.balance(address)).unwrap().debt, Money::ZERO);
    let papers = story.office.read(|read| read.papers_of(address)).unwrap();
    let paper = papers.iter().find(|paper| paper.number == numbers[0]).expect("the payment");
    assert_eq!(
        (paper.word.as_str(), paper.on, paper.note.as_str()),
        ("transfer", day("2026-11-20"), "Somebody: for water")
    );
    assert_eq!(story.refuses(&post), Refusal::BankEntryHandled);
    assert_eq!(story.refuses(&DismissBankEntry { entry, dismissed: true }), Refusal::BankEntryHandled);
    assert_eq!((lines(&mut story, false).len(), lines(&mut story, true).len()), (0, 1));
    let payment = rodnik::domain::ids::PaymentId(paper.id);
    story.done(&VoidPayment { payment });
    assert_eq!(lines(&mut story, false).len(), 1);
    story.is_well();
}

#[test]
fn several_entries_are_posted_together_or_not_at_all() {
    let mut story = banked();
    takes_in(&mut story, vec![incoming("1", 700, "6312345678", ""), incoming("2", 1_050, "", "")]);
    let found = lines(&mut story, false);
    let (company, private) = (story.id("C-1"), story.id("P-1"));
    let wrong = vec![(found[0].entry.id, company), (found[1].entry.id, AddressId(404))];
    assert!(matches!(
        story.refuses(&PostBankEntries { entries: wrong }),
        Refusal::NotFound(Thing::Address, _)
    ));
    let twice = vec![(found[0].entry.id, company), (found[0].entry.id, private)];
    assert_eq!(story.refuses(&PostBankEntries { entries: twice }), Refusal::BankEntryHandled);
    let right = vec![(found[0].entry.id, company), (found[1].entry.id, private)];
    assert_eq!(story.done(&PostBankEntries { entries: right }).len(), 2);
    assert_eq!(debtors(&mut story), []);
}

#[test]
fn what_is_no_money_of_a_customer_is_put_away_and_brought_back() {
    let mut story = banked();
    takes_in(&mut story, vec![incoming("1", 700, "", "a loan")]);
    let entry = lines(&mut story, false)[0].entry.id;
    story.done(&DismissBankEntry { entry, dismissed: true });
    assert_eq!(lines(&mut story, false), []);
    let address = story.id("C-1");
    assert_eq!(
        story.refuses(&PostBankEntries { entries: vec![(entry, address)] }),
        Refusal::BankEntryHandled
    );
    story.done(&DismissBankEntry { entry, dismissed: false });
    assert_eq!(lines(&mut story, false).len(), 1);
    let unknown = DismissBankEntry { entry: rodnik::domain::ids::BankEntryId(404), dismissed: true };
    assert!(matches!(story.refuses(&unknown), Refusal::NotFound(Thing::BankEntry, _)));
}

/// Somebody is talked to about a debt at an instant.
fn talked(story: &mut Story, code: &str, at: &str, result: &str) {
    let address = story.id(code);
    let new = NewContactMade { address, task: None, phone: None, result: None };
    story.write(|tx| {
        let contact = tx.insert_contact_made(&new, (at, None))?;
        tx.mark_about_debt(contact)
    });
    story.execute(&format!("UPDATE contact_made SET result = '{result}' WHERE at = '{at}'"));
}

fn against(story: &mut Story, code: &str, at: &str) -> Vec<CallWarning> {
    let address = story.id(code);
    story.office.read(|read| debt_call_warnings(read, address, at.parse().unwrap())).unwrap()
}

fn calls(made: i64, most: i64, period: CallPeriod) -> CallWarning {
    CallWarning::DebtCalls { made, most, period }
}

#[test]
fn a_private_debtor_is_called_by_the_hours_of_workdays_and_of_weekends() {
    let mut story = Story::on(TODAY);
    story.address("P-1");
    let limits = DebtCallLimits::default();
    let (workdays, weekends) =
        (CallWarning::DebtHours(limits.workdays), CallWarning::DebtHours(limits.weekends));
    for (at, warned) in [
        ("2026-11-23T07:59:00", vec![workdays]),
        ("2026-11-23T08:00:00", vec![]),
        ("2026-11-23T21:59:00", vec![]),
        ("2026-11-23T22:00:00", vec![workdays]),
        ("2026-11-22T08:30:00", vec![weekends]),
        ("2026-11-22T19:59:00", vec![]),
        ("2026-11-22T20:00:00", vec![weekends]),
    ] {
        assert_eq!(against(&mut story, "P-1", at), warned, "{at}");
    }
    let day_off = DayMark {
        day: day("2026-11-23"),
        kind: rodnik::domain::directory::DayType::Holiday,
        name: String::new(),
    };
    story.write(|tx| tx.set_days(std::slice::from_ref(&day_off)));
    assert_eq!(
        against(&mut story, "P-1", "2026-11-23T21:00:00"),
        [weekends],
        "a holiday counts as a weekend"
    );
}

#[test]
fn conversations_about_a_debt_are_counted_by_day_week_and_month_and_attempts_are_not() {
    let mut story = Story::on(TODAY);
    story.address("P-1");
    let noon = "2026-11-20T12:00:00";
    talked(&mut story, "P-1", "2026-11-20T09:00:00Z", "no_answer");
    assert_eq!(against(&mut story, "P-1", noon), []);
    talked(&mut story, "P-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", noon), [calls(1, 1, CallPeriod::Day)]);
    talked(&mut story, "P-1", "2026-11-17T10:00:00Z", "call_later");
    assert_eq!(
        against(&mut story, "P-1", noon),
        [calls(1, 1, CallPeriod::Day), calls(2, 2, CallPeriod::Week)]
    );
    for day in 2..=7 {
        talked(&mut story, "P-1", &format!("2026-11-0{day}T10:00:00Z"), "");
    }
    talked(&mut story, "P-1", "2026-10-30T10:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", "2026-11-24T12:00:00"), [calls(8, 8, CallPeriod::Month)]);
    assert_eq!(against(&mut story, "P-1", "2026-12-01T12:00:00"), [], "another month");
}

#[test]
fn a_company_is_not_limited_and_all_addresses_of_a_person_count_together() {
    let mut story = banked();
    talked(&mut story, "C-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(against(&mut story, "C-1", "2026-11-20T23:30:00"), []);
    sells(&mut story, "P-2", 1, "2026-11-10");
    let (one, other) = (story.id("P-1"), story.id("P-2"));
    let client = story.office.read(|read| read.address(one)).unwrap().unwrap().address.counterparty;
    story.execute(&format!("UPDATE address SET counterparty_id = {} WHERE id = {}", client.0, other.0));
    talked(&mut story, "P-2", "2026-11-20T11:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", "2026-11-20T12:00:00"), [calls(1, 1, CallPeriod::Day)]);
}

#[test]
fn the_limits_of_calls_are_settings_of_the_office() {
    let mut story = Story::on(TODAY);
    story.address("P-1");
    let seen = DebtCallLimits::default();
    let limits = DebtCallLimits { calls: [3, 4, 5], ..seen };
    let stale = ChangeDebtCallLimits { seen: limits, limits };
    assert!(matches!(story.refuses(&stale), Refusal::Directory(_)));
    let mut wrong = limits;
    wrong.calls[0] = -1;
    assert!(matches!(story.refuses(&ChangeDebtCallLimits { seen, limits: wrong }), Refusal::Directory(_)));
    let mut wrong = limits;
    wrong.weekends.to = wrong.weekends.from;
    assert!(matches!(story.refuses(&ChangeDebtCallLimits { seen, limits: wrong }), Refusal::Directory(_)));
    story.done(&ChangeDebtCallLimits { seen, limits });
    assert_eq!(story.office.read(DebtCallLimits::load), Ok::<_, StoreError>(limits));
    talked(&mut story, "P-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(against(&mut story, "P-1", "2026-11-20T12:00:00"), []);
}

#[test]
fn whatever_is_said_at_the_stage_of_credit_control_is_about_the_debt() {
    let mut story = Story::on(TODAY);
    sells(&mut story, "P-1", 1, "2026-11-10");
    let phone = story.phone("P-1", "+79270000001");
    let address = story.id("P-1");
    let contact = story.office.read(|read| read.call_phones(address)).unwrap()[0].contact;
    let call = Call { address, contact, needs: Consent::Orders };
    let warned = |story: &mut Story| {
        story.office.read(|read| warnings(read, call, "2026-11-20T12:00:00".parse().unwrap())).unwrap()
    };
    talked(&mut story, "P-1", "2026-11-20T10:00:00Z", "");
    assert_eq!(warned(&mut story), [], "a call about an order is not limited");
    let reason = story.office.read(|read| read.reasons(ReasonKind::Churn)).unwrap()[0].id;
    let on = day(TODAY);
    story.write(|tx| {
        tx.insert_churn_case(&NewChurnCase {
            address,
            stage: ChurnStage::CreditControl,
            reason,
            opened_on: on,
            stage_since: on,
            sent_by: None,
            no_debts: false,
        })
    });
    assert_eq!(warned(&mut story), [calls(1, 1, CallPeriod::Day)]);
    story.done(&StartCall { address, task: None, phone });
    let result = rodnik::domain::task::CallResult::NoAnswer;
    story.done(&NotReached { address, task: None, phone, result });
    let about = |story: &mut Story| {
        story.raw().query_row("SELECT count(*) FROM contact_made WHERE about = 'debt'", [], |row| {
            row.get::<_, i64>(0)
        })
    };
    assert_eq!(about(&mut story), Ok(2));
    story.done(&CallDebtor { address, phone });
    assert_eq!(about(&mut story), Ok(3));
}
