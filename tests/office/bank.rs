//! Money that came in by the bank: proposals, confirmed by a person, posted, put away.

use rodnik::domain::ids::AddressId;
use rodnik::domain::money::Money;
use rodnik::domain::people::Role;
use rodnik::exchange::bank_statement::{Incoming, Statement};
use rodnik::service::bank::{
    BankLine, Because, DismissBankEntry, PostBankEntries, TakeInStatement, TakenIn, bank_lines,
};
use rodnik::service::payment::VoidPayment;
use rodnik::service::rights::Right;
use rodnik::service::{Refusal, Thing};
use rodnik::store::NewCounterparty;

use super::money::{TODAY, debtors, sells};
use super::story::{AT, Story, day};

pub fn incoming(number: &str, roubles: i64, tax_number: &str, purpose: &str) -> Incoming {
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

pub fn takes_in(story: &mut Story, incoming: Vec<Incoming>) -> TakenIn {
    let statement = Statement { accounts: vec!["40702".into()], incoming, other: 0 };
    story.done(&TakeInStatement { file_name: "kl_to_1c.txt".into(), statement })
}

pub fn lines(story: &mut Story, handled: bool) -> Vec<BankLine> {
    let actor = story.actor.clone();
    story.office.read(|read| bank_lines(read, &actor, handled)).expect("lines")
}

/// An office with two addresses of one company and a private client.
pub fn banked() -> Story {
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
fn an_address_that_owes_nothing_is_proposed_but_a_person_looks_first() {
    let mut story = banked();
    let address = story.id("C-1");
    takes_in(&mut story, vec![incoming("1", 700, "6312345678", "for water")]);
    let entry = lines(&mut story, false)[0].entry.id;
    story.done(&PostBankEntries { entries: vec![(entry, address)] });
    takes_in(&mut story, vec![incoming("2", 700, "6312345678", "for water")]);
    let proposal = lines(&mut story, false).remove(0).proposals.remove(0);
    assert_eq!((proposal.payer.debt, proposal.payer.address), (Money::ZERO, address));
    assert!(!proposal.sure, "paid ahead, or the same bill twice: {proposal:?}");
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
    story.works_as(Role::Operator);
    let right = Right::CollectDebts;
    assert_eq!(
        story.refuses(&VoidPayment { payment }),
        Refusal::NotAllowed(right, right.by_default()),
        "posted by those who see to debts, voided by them"
    );
    story.works_as(Role::CreditController);
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
    let numbers = story.done(&PostBankEntries { entries: right });
    assert_eq!(debtors(&mut story), []);
    for (address, number) in [company, private].into_iter().zip(numbers) {
        let told = story.office.read(|read| read.newest_history(address)).unwrap().remove(0);
        assert_eq!(told.action, "post_bank_entries");
        assert!(told.detail.contains(&number), "each card tells of its own payment: {}", told.detail);
    }
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
