//! What two duplicates owe, promised and bought by is one thing once they are one.

use rodnik::domain::address::ReasonKind;
use rodnik::domain::ids::{AddressId, CounterpartyId, PhoneId, PromiseId, SaleId};
use rodnik::domain::money::Money;
use rodnik::domain::order::PaymentKind;
use rodnik::domain::task::TaskKind;
use rodnik::i18n::{Language, Texts};
use rodnik::service::Refusal;
use rodnik::service::bank::Because;
use rodnik::service::container_adjustment::AdjustContainers;
use rodnik::service::containers::{RecordDeposit, RecordReturn};
use rodnik::service::merging::{MergeRefusal, Since, UndoMerge};
use rodnik::service::outcome::{CallDebtor, Comment};
use rodnik::service::papers::{InvoiceOf, MakeInvoice, papers_of_client};
use rodnik::service::payment::RecordPayment;
use rodnik::service::promises::{PromisePayment, PromiseStanding, promises_of};
use rodnik::service::replanning::ReplanAll;
use rodnik::store::{Finding, Moving, NewCounterparty};
use rodnik::wording::{self, refused};

use super::bank::{incoming, lines, takes_in};
use super::merging::{addresses, clients, dump};
use super::money::{TODAY, sells};
use super::story::{AT, Story, day};

/// A client who was entered twice, owes at both addresses and promised to pay at the second.
fn office() -> (Story, PromiseId) {
    let mut story = Story::on(TODAY);
    sells(&mut story, "A-1", 2, "2026-11-10");
    sells(&mut story, "A-2", 3, "2026-11-10");
    let address = story.id("A-2");
    let promise = story.done(&promise(address));
    (story, promise)
}

fn promise(address: AddressId) -> PromisePayment {
    PromisePayment { address, amount: Money::minor(70_000), due_on: day("2026-11-25"), note: String::new() }
}

fn payment(address: AddressId) -> RecordPayment {
    RecordPayment {
        address,
        on: day(TODAY),
        kind: PaymentKind::Cash,
        amount: Money::minor(70_000),
        back: false,
        note: String::new(),
    }
}

fn standings(story: &mut Story, code: &str) -> Vec<PromiseStanding> {
    let (id, today) = (story.id(code), story.today);
    let found = story.office.read(|read| promises_of(read, id, today)).expect("promises");
    found.iter().map(|promised| promised.standing).collect()
}

/// The reminders of promised payments that stand in the lists.
fn reminders(story: &mut Story, code: &str) -> usize {
    story.open_tasks(code).iter().filter(|task| task.kind == TaskKind::Manual).count()
}

#[test]
fn a_promise_goes_with_its_address_and_is_kept_by_what_is_paid_there() {
    let (mut story, _) = office();
    merge(&mut story, "A-1", "A-2");
    assert_eq!((standings(&mut story, "A-1"), reminders(&mut story, "A-1")), (vec![PromiseStanding::Due], 1));
    let address = story.id("A-1");
    story.done(&payment(address));
    assert_eq!(standings(&mut story, "A-1"), [PromiseStanding::Kept]);
    assert_eq!(reminders(&mut story, "A-1"), 0, "nobody is called about it");
    story.is_well();
}

#[test]
fn what_was_paid_at_the_one_keeps_what_was_promised_at_the_other_until_the_merge_is_undone() {
    let (mut story, _) = office();
    let address = story.id("A-1");
    story.done(&payment(address));
    assert_eq!((standings(&mut story, "A-2"), reminders(&mut story, "A-2")), (vec![PromiseStanding::Due], 1));
    let before = dump(&story);
    let run = merge(&mut story, "A-1", "A-2");
    assert_eq!(standings(&mut story, "A-1"), [PromiseStanding::Kept]);
    assert_eq!(reminders(&mut story, "A-1"), 0);
    story.is_well();
    story.done(&UndoMerge { run });
    assert_eq!(dump(&story), before);
    assert_eq!(reminders(&mut story, "A-2"), 1);
    let run = merge(&mut story, "A-1", "A-2");
    story.done(&promise(address));
    let since = MergeRefusal::Since(Since::Rows(Moving::Task));
    assert_eq!(
        story.refuses(&UndoMerge { run }),
        Refusal::Merge(since),
        "a promise is work that was done since"
    );
}

impl Story {
    /// Something is said at an address, and an order closes the thread.
    fn works_for(&mut self, code: &str) {
        let address = self.id(code);
        self.done(&Comment { address, task: None, text: "has two bottles".into() });
        self.accepts(code, "2026-11-25");
    }
}

/// One address is merged into another; gives the number of the merge.
fn merge(story: &mut Story, kept: &str, merged: &str) -> i64 {
    let merge = addresses(story, kept, merged);
    story.done(&merge)
}

/// The same of two clients.
fn merge_clients(story: &mut Story, kept: &str, merged: &str) -> i64 {
    let merge = clients(story, kept, merged);
    story.done(&merge)
}

/// The refusal of each document of the desk at an address.
fn documents(story: &mut Story, address: AddressId, phone: PhoneId) -> Vec<Refusal> {
    let on = day(TODAY);
    let reason =
        story.office.read(|read| read.reasons(ReasonKind::ContainerAdjustment)).expect("reasons")[0].id;
    takes_in(story, vec![incoming("1", 700, "", "for water")]);
    let entry = lines(story, false)[0].entry.id;
    let deposit = RecordDeposit {
        address,
        on,
        containers: 1,
        amount: Money::minor(100),
        back: false,
        paid: None,
        note: String::new(),
    };
    vec![
        story.refuses(&payment(address)),
        story.refuses(&promise(address)),
        story.refuses(&RecordReturn { address, on, quantity: 1, note: String::new() }),
        story.refuses(&deposit),
        story.refuses(&AdjustContainers { address, seen: 0, lines: vec![], reason, note: String::new() }),
        story.refuses(&rodnik::service::bank::PostBankEntries { entries: vec![(entry, address)] }),
        story.refuses(&CallDebtor { address, phone }),
        story.refuses(&Comment { address, task: None, text: "asked for a new pump".into() }),
    ]
}

#[test]
fn no_document_is_taken_at_an_address_that_was_merged_and_the_one_that_was_kept_is_named() {
    let (mut story, _) = office();
    let gone = story.id("A-2");
    let phone = story.phone("A-1", "+79120000009");
    let run = merge(&mut story, "A-1", "A-2");
    let into = Refusal::AddressMerged("Client A-1, Street A-1 (A-1)".into());
    for refusal in documents(&mut story, gone, phone) {
        assert_eq!(refusal, into);
    }
    for language in Language::ALL {
        assert!(refused(&Texts::new(language), &into).contains("Street A-1 (A-1)"));
    }
    story.done(&UndoMerge { run });
    story.is_well();
    merge(&mut story, "A-1", "A-2");
    story.address("A-0");
    merge(&mut story, "A-0", "A-1");
    let last = Refusal::AddressMerged("Client A-0, Street A-0 (A-0)".into());
    assert_eq!(story.refuses(&payment(gone)), last, "where everything is now");
    story.execute("UPDATE address SET is_archived = 1 WHERE code = 'A-0'; DELETE FROM merge_run");
    assert_eq!(story.refuses(&payment(gone)), Refusal::AddressPutAway);
}

#[test]
fn what_was_taken_at_a_merged_address_before_it_was_refused_is_found() {
    let (mut story, _) = office();
    let gone = story.id("A-2").0;
    merge(&mut story, "A-1", "A-2");
    story.is_well();
    story.execute(&format!(
        "INSERT INTO promise (address_id, amount, due_on, made_at) VALUES ({gone}, 100, '2026-12-01', '{AT}')"
    ));
    let found = Finding::AtMerged(1);
    assert_eq!(story.findings(), std::slice::from_ref(&found));
    for language in Language::ALL {
        assert!(wording::found(&Texts::new(language), &found).contains('1'));
    }
    let before = story.number("SELECT max(id) FROM history");
    story.done(&ReplanAll::default());
    story.is_well();
    assert_eq!(standings(&mut story, "A-1").len(), 2, "it came home to the one that was kept");
    assert_eq!(story.last_detail("replan_all")["brought_home"], 1);
    assert_eq!(story.number("SELECT max(id) FROM history"), before + 1);
}

#[test]
fn what_came_home_goes_back_with_a_merge_that_is_undone() {
    let (mut story, _) = office();
    story.works_for("A-2");
    let before = dump(&story);
    let run = merge(&mut story, "A-1", "A-2");
    let gone = story.number("SELECT merged_id FROM merge_run");
    // As earlier versions of the program left them.
    story.execute(&format!(
        "UPDATE promise SET address_id = {gone}; UPDATE comment SET address_id = {gone};
         UPDATE merge_run SET body = (SELECT json_set(body, '$.moved', json_group_array(json(value)))
             FROM json_each(merge_run.body, '$.moved') WHERE json_extract(value, '$[0]') NOT IN ('promise', 'comment'))"
    ));
    assert_eq!(story.findings(), [Finding::AtMerged(2)]);
    story.done(&ReplanAll::default());
    story.is_well();
    story.done(&UndoMerge { run });
    story.is_well();
    let of = |rows: &[String], table: &str| -> Vec<String> {
        rows.iter().filter(|row| row.contains(&format!("FROM {table} "))).cloned().collect()
    };
    for table in ["promise", "comment", "task", "payment", "customer_order"] {
        assert_eq!(of(&dump(&story), table), of(&before, table), "{table}");
    }
}

#[test]
fn what_came_home_over_two_merges_goes_back_with_each() {
    let (mut story, _) = office();
    story.address("A-0");
    let before = dump(&story);
    let gone = story.id("A-2").0;
    let first = merge(&mut story, "A-1", "A-2");
    let between = dump(&story);
    let second = merge(&mut story, "A-0", "A-1");
    // As earlier versions of the program left it: neither merge knows of it.
    story.execute(&format!(
        "UPDATE promise SET address_id = {gone};
         UPDATE merge_run SET body = (SELECT json_set(body, '$.moved', json_group_array(json(value)))
             FROM json_each(merge_run.body, '$.moved') WHERE json_extract(value, '$[0]') <> 'promise');
         UPDATE merge_run SET body = json_set(body, '$.after[#-2][1]', json('[0,0,0]'))
             WHERE id = {second} AND json_extract(body, '$.after[#-2][0].rows') = 'promise'"
    ));
    assert_eq!(story.findings(), [Finding::AtMerged(1)]);
    story.done(&ReplanAll::default());
    story.is_well();
    assert_eq!(standings(&mut story, "A-0").len(), 1);
    let of = |rows: &[String], table: &str| -> Vec<String> {
        rows.iter().filter(|row| row.contains(&format!("FROM {table} "))).cloned().collect()
    };
    for (run, stood) in [(second, between), (first, before)] {
        story.done(&UndoMerge { run });
        story.is_well();
        for table in ["promise", "task", "payment", "sale"] {
            assert_eq!(of(&dump(&story), table), of(&stood, table), "{table}");
        }
    }
    assert_eq!(standings(&mut story, "A-2").len(), 1);
}

#[test]
fn a_thread_that_an_order_closed_goes_with_its_address() {
    let (mut story, _) = office();
    story.works_for("A-2");
    merge(&mut story, "A-1", "A-2");
    let whose = "SELECT a.code FROM comment c JOIN address a ON a.id = c.address_id WHERE c.closed_by_order IS NOT NULL";
    assert_eq!(story.texts(whose), ["A-1"]);
    story.is_well();
}

fn firm(name: &str, tax_number: &str) -> NewCounterparty {
    NewCounterparty { name: name.into(), tax_number: tax_number.into(), ..Default::default() }
}

/// Requisites, price list and discount of the client of an address.
fn terms(story: &Story, code: &str) -> String {
    story.text(&format!(
        "SELECT c.tax_number || '|' || c.legal_name || '|' || c.legal_address || '|' || c.tax_reason_code || '|'
             || coalesce(l.name, '') || '|' || c.discount_rate || '|' || c.discount_name || '|' || coalesce(c.discount_until, '')
         FROM address a JOIN counterparty c ON c.id = a.counterparty_id LEFT JOIN price_list l ON l.id = c.price_list_id
         WHERE a.code = '{code}'"
    ))
}

const TERMS: &str = "UPDATE counterparty SET legal_name = 'OOO Fir', legal_address = 'Forest 1', tax_reason_code = '631201001',
    price_list_id = (SELECT id FROM price_list WHERE name = 'Wholesale'), discount_rate = 500, discount_name = 'Loyal',
    discount_until = '2027-01-01' WHERE name = 'Fir'";

#[test]
fn requisites_list_and_discount_of_a_merged_client_are_taken_over_where_the_kept_one_has_none() {
    let known = "6312345678|OOO Fir|Forest 1|631201001|Wholesale|500|Loyal|2027-01-01";
    for (tax_number, own, after) in [
        ("", "", known),
        ("6312345678", "", known),
        ("6399999999", "", "6399999999||||Wholesale|500|Loyal|2027-01-01"),
        (
            "6312345678",
            "UPDATE counterparty SET discount_rate = 300, legal_name = 'Fir Ltd' WHERE name = 'Client A-1'",
            "6312345678|Fir Ltd|Forest 1|631201001|Wholesale|300||",
        ),
    ] {
        let mut story = Story::on(TODAY);
        story.execute("INSERT INTO price_list (name) VALUES ('Wholesale')");
        story.new_client("A-1", firm("Client A-1", tax_number), |address| address);
        story.new_client("A-2", firm("Fir", "6312345678"), |address| address);
        story.execute(&format!("{TERMS}; {own}"));
        let before = dump(&story);
        let run = merge_clients(&mut story, "A-1", "A-2");
        assert_eq!(terms(&story, "A-1"), after, "{tax_number}");
        story.done(&UndoMerge { run });
        assert_eq!(dump(&story), before);
    }
}

#[test]
fn a_client_who_goes_with_the_last_address_leaves_the_requisites_to_the_other() {
    let mut story = Story::on(TODAY);
    story.execute("INSERT INTO price_list (name) VALUES ('Wholesale')");
    story.new_client("A-1", firm("Client A-1", ""), |address| address);
    story.new_client("A-2", firm("Fir", "6312345678"), |address| address);
    story.execute(TERMS);
    let before = dump(&story);
    let run = merge(&mut story, "A-1", "A-2");
    assert_eq!(terms(&story, "A-1"), "6312345678|OOO Fir|Forest 1|631201001|Wholesale|500|Loyal|2027-01-01");
    story.is_well();
    story.done(&UndoMerge { run });
    assert_eq!(dump(&story), before);
    let run = merge(&mut story, "A-1", "A-2");
    story.execute(
        "UPDATE counterparty SET note = 'paid by card', version = version + 1 WHERE name = 'Client A-1'",
    );
    assert_eq!(story.refuses(&UndoMerge { run }), Refusal::Merge(MergeRefusal::Since(Since::Card)));
}

#[test]
fn a_client_who_goes_with_the_last_address_leaves_the_own_prices_that_the_other_has_not() {
    let mut story = Story::on(TODAY);
    for (code, name) in [("A-1", "Client A-1"), ("A-2", "Fir"), ("A-3", "Oak")] {
        story.new_client(code, firm(name, ""), |address| address);
    }
    story.execute(&format!(
        "INSERT INTO own_price SELECT id, {bottle}, '2026-01-01', 30000 FROM counterparty WHERE name IN ('Client A-1', 'Oak');
         INSERT INTO own_price SELECT id, {bottle}, '2026-01-01', 40000 FROM counterparty WHERE name = 'Fir';
         INSERT INTO own_price SELECT id, {pump}, day, price FROM counterparty,
             (SELECT '2026-01-01' AS day, 60000 AS price UNION SELECT '2026-06-01', 65000) WHERE name = 'Fir'",
        bottle = story.bottle.0,
        pump = story.pump.0
    ));
    let own = |story: &Story, name: &str| {
        let sql = format!(
            "SELECT p.product_id || ' ' || p.price FROM own_price p JOIN counterparty c ON c.id = p.counterparty_id
             WHERE c.name = '{name}' ORDER BY p.product_id, p.price"
        );
        story.texts(&sql)
    };
    let (bottle, pump) = (story.bottle.0, story.pump.0);
    let before = dump(&story);
    let run = merge(&mut story, "A-1", "A-2");
    let both = [format!("{bottle} 30000"), format!("{pump} 60000"), format!("{pump} 65000")];
    assert_eq!(own(&story, "Client A-1"), both, "with all their days, and no product is mixed");
    story.is_well();
    story.done(&UndoMerge { run });
    assert_eq!(dump(&story), before);
    let run = merge(&mut story, "A-1", "A-2");
    story.execute("UPDATE own_price SET price = 70000 WHERE price = 65000");
    assert_eq!(story.refuses(&UndoMerge { run }), Refusal::Merge(MergeRefusal::Since(Since::Prices)));
}

#[test]
fn a_merge_of_an_earlier_version_is_undone_as_far_as_it_was_noted() {
    let mut story = Story::on(TODAY);
    story.new_client("A-1", firm("Client A-1", ""), |address| address);
    story.new_client("A-2", firm("Fir", "6312345678"), |address| address);
    let before = dump(&story);
    let run = merge_clients(&mut story, "A-1", "A-2");
    let body = story.text("SELECT body FROM merge_run");
    let mut noted: serde_json::Value = serde_json::from_str(&body).expect("JSON");
    for row in noted["before"].as_array_mut().expect("rows") {
        if row["of"] == "counterparty" {
            row["values"].as_array_mut().expect("values").truncate(5);
        }
    }
    story.raw().execute("UPDATE merge_run SET body = ?1", [noted.to_string()]).expect("the earlier body");
    story.done(&UndoMerge { run });
    assert_eq!(dump(&story), before);
}

fn counterparty(story: &mut Story, code: &str) -> CounterpartyId {
    let id = story.id(code);
    story.office.read(|read| read.address(id)).unwrap().unwrap().address.counterparty
}

#[test]
fn an_invoice_made_before_a_merge_says_whose_money_it_is_and_stands_on_the_card_of_the_kept() {
    for whole in [false, true] {
        let (mut story, _) = office();
        let sale = story
            .number("SELECT s.id FROM sale s JOIN address a ON a.id = s.address_id WHERE a.code = 'A-2'");
        let made = story.done(&MakeInvoice { of: InvoiceOf::Sale(SaleId(sale)), anew: false });
        if whole {
            story.execute("UPDATE paper SET address_id = NULL");
        }
        let number = story.text("SELECT number FROM paper");
        // The address that was kept went into another in its turn, and so did the client of that.
        story.address("A-3");
        merge(&mut story, "A-3", "A-2");
        merge(&mut story, "A-1", "A-3");
        story.address("A-0");
        merge_clients(&mut story, "A-0", "A-1");
        takes_in(&mut story, vec![incoming("1", 55, "", &format!("By invoice {number}."))]);
        let proposals = lines(&mut story, false).remove(0).proposals;
        let kept = story.id("A-1");
        assert!(proposals.iter().any(|one| one.payer.address == kept), "{proposals:?}");
        assert_eq!(proposals[0].because, Because::Invoice(number.clone()));
        let papers = story.office.read(|read| papers_of_client(read, kept)).expect("papers");
        let found: Vec<_> = papers.iter().map(|paper| (paper.id, paper.number.as_str())).collect();
        assert_eq!(found, [(made.id, number.as_str())]);
        assert_eq!(papers[0].card, Some(kept), "its card is that of the kept address");
        let other = counterparty(&mut story, "A-0");
        assert_eq!(counterparty(&mut story, "A-1"), other);
    }
}
