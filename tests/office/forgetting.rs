//! What the office knows of a person is handed over, and given up while documents, sums and the sealed history stay.

use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::{AddressId, ContactId, CounterpartyId, PaymentId};
use rodnik::i18n::{Language, Texts};
use rodnik::service::bank::{DismissBankEntry, PostBankEntries};
use rodnik::service::check::check;
use rodnik::service::client_change::ChangeCounterparty;
use rodnik::service::client_contact::{AddContact, ChangeContact};
use rodnik::service::find::{Finder, MOST};
use rodnik::service::manual_task::AddTask;
use rodnik::service::order::CancelOrder;
use rodnik::service::outcome::{Comment, Postpone, WriteJournal};
use rodnik::service::papers::{MakeStatement, Span};
use rodnik::service::payment::VoidPayment;
use rodnik::service::personal_data::{Forget, ForgetRefusal, TakeOutPersonalData};
use rodnik::service::{Office, Refusal};
use rodnik::store::{Connection, CounterpartyDetails, Subject};
use rodnik::wording::refused;

use crate::bank::{incoming, lines, takes_in};
use crate::clients::person;
use crate::story::{Story, clock, day, raw};

const NAME: &str = "Анна Петровна Ким";
const PHONE: &str = "+7 912 345-67-80";
/// Words by which this client could be known again.
pub const TELLING: [&str; 7] =
    ["Петровна", "345-67-80", "79123456780", "лает собака", "сестры", "anna@mail.ru", "Дочь Вера"];

fn seen(story: &mut Story, client: CounterpartyId) -> i64 {
    story.office.read(|read| read.counterparty_card(client)).expect("a reading").expect("a client").version
}

/// A private customer with all that is written about one, beside somebody else.
pub fn office() -> (Story, AddressId, CounterpartyId) {
    let mut story = Story::on("2026-11-22");
    story.address("B-1").every(7).sells(1).on("2026-11-16");
    story.address("A-1").every(7).sells(2).on("2026-11-16");
    let address = story.id("A-1");
    let (counterparty, version, details) = story.client("A-1");
    let details = CounterpartyDetails {
        name: NAME.into(),
        email: "anna@mail.ru".into(),
        note: "Дочь Вера".into(),
        ..details
    };
    story.done(&ChangeCounterparty { address, counterparty, seen: version, details });
    story.done(&AddContact { address, person: person(NAME, PHONE) });
    story.done(&Comment { address, task: None, text: "Во дворе лает собака".into() });
    story.done(&WriteJournal { address, kind: None, text: format!("Номер сестры: {PHONE}") });
    story.done(&MakeStatement(Span {
        counterparty,
        address: Some(address),
        from: day("2026-11-01"),
        to: day("2026-11-22"),
    }));
    (story, address, counterparty)
}

/// Which of the telling words stand anywhere in the file.
fn still_there(story: &Story) -> Vec<&'static str> {
    found_in(&story.path())
}

fn found_in(office: &std::path::Path) -> Vec<&'static str> {
    let mut bytes = raw::bytes(office);
    let mut log = office.as_os_str().to_owned();
    log.push("-wal");
    bytes.extend(std::fs::read(log).unwrap_or_default());
    let holds = |word: &&str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    TELLING.into_iter().filter(holds).collect()
}

pub fn forget(story: &mut Story, counterparty: CounterpartyId) -> String {
    let seen = seen(story, counterparty);
    story.done(&Forget { subject: Subject::Client(counterparty), seen })
}

#[test]
fn whoever_asks_gets_everything_that_the_office_knows() {
    let (mut story, address, counterparty) = office();
    let known = story.done(&TakeOutPersonalData { subject: Subject::Client(counterparty) });
    let text = serde_json::to_string(&known).expect("JSON");
    for word in TELLING {
        assert!(text.contains(word), "{word}: {text}");
    }
    let sale =
        story.text("SELECT number FROM sale WHERE address_id = (SELECT id FROM address WHERE code = 'A-1')");
    assert!(text.contains(&sale) && text.contains("statement"));
    assert!(known["history"].as_array().is_some_and(|rows| rows.len() > 5));
    assert!(!text.contains("B-1"), "nothing of others");
    let told = story.last_detail(<TakeOutPersonalData as rodnik::service::Command>::NAME);
    assert_eq!(told["about"], NAME, "who took it out is in the history");
    assert_eq!(story.number("SELECT address_id FROM history ORDER BY id DESC LIMIT 1"), address.0);
}

#[test]
fn whoever_is_forgotten_is_nowhere_in_the_file_and_the_ledgers_stay() {
    let (mut story, _, counterparty) = office();
    assert_eq!(still_there(&story), TELLING);
    let ledgers = "SELECT address_id, debt, containers, deposited FROM balance ORDER BY 1";
    let sales = "SELECT number, delivered_on, total, bottles FROM sale ORDER BY 1";
    let before = [story.rows(ledgers), story.rows(sales)];
    let rows = story.number("SELECT count(*) FROM history");
    let name = forget(&mut story, counterparty);
    assert_eq!(story.text(&format!("SELECT name FROM counterparty WHERE id = {}", counterparty.0)), name);
    assert_eq!([story.rows(ledgers), story.rows(sales)], before);
    assert_eq!(story.number("SELECT count(*) FROM history"), rows + 1);
    story.is_well();
    for word in ["Петровна", "3456780", "собака", "anna@mail"] {
        let mut finder = Finder::default();
        let found = story.office.read(|read| finder.find(read, word, MOST)).expect("a search");
        assert!(found.is_empty(), "{word}");
    }
    assert_eq!(story.status("A-1"), AddressStatus::Closed);
    assert!(story.open_tasks("A-1").is_empty(), "nobody calls there");
    assert!(!story.open_tasks("B-1").is_empty(), "others are called as before");
    assert_eq!(still_there(&story), Vec::<&str>::new(), "not even in the free space of the file");
}

#[test]
fn whoever_is_forgotten_is_in_no_entry_of_the_bank_posted_or_not() {
    let (mut story, address, counterparty) = office();
    let tax_number = "631200000012";
    story.execute(&format!(
        "UPDATE counterparty SET tax_number = '{tax_number}' WHERE id = {}",
        counterparty.0
    ));
    let mut entries = vec![
        incoming("1", 1, "", "за воду"),
        incoming("2", 2, tax_number, "заём"),
        incoming("3", 3, "", "Оплата за Ким Анну, Анна Петровна Ким"),
        incoming("4", 4, "", "за воду"),
        incoming("5", 5, "", "за воду, Ким Иван"),
    ];
    // A statement without the account of who paid is known by the name.
    entries[0].fingerprint = "2026-11-20|1|100|КИМ АННА ПЕТРОВНА".into();
    entries[0].payer = "КИМ АННА ПЕТРОВНА".into();
    entries[3].payer = "ИП Ким Анна Петровна".into();
    entries.push(incoming("6", 6, "", "за воду, Ким Анна Петровна"));
    entries[5].payer = "КИМ АННА ПЕТРОВНА".into();
    let told = entries.clone();
    takes_in(&mut story, entries);
    let found = lines(&mut story, false);
    let entry =
        |number: &str| found.iter().find(|line| line.entry.number == number).expect("an entry").entry.id;
    story.done(&DismissBankEntry { entry: entry("2"), dismissed: true });
    let others = story.id("B-1");
    story.done(&PostBankEntries { entries: vec![(entry("4"), address), (entry("6"), others)] });
    let payment = PaymentId(story.number("SELECT payment_id FROM bank_entry WHERE number = '4'"));
    story.done(&VoidPayment { payment });
    let known = story.done(&TakeOutPersonalData { subject: Subject::Client(counterparty) });
    let known = known["bank_entries"].as_array().expect("entries").clone();
    let numbers: Vec<_> = known.iter().map(|entry| entry["number"].as_str().expect("a number")).collect();
    assert_eq!(numbers, ["1", "2", "3", "4"], "open, dismissed and opened again are handed over");
    let name = forget(&mut story, counterparty);
    let rows = story.rows("SELECT number, payer, tax_number, purpose FROM bank_entry ORDER BY id");
    for (row, number) in rows.iter().zip(1..=4) {
        assert!(row.ends_with(&format!("{number}|{name}||")), "{row}");
    }
    assert!(rows[4].ends_with("5|Somebody||за воду, Ким Иван"), "another's stays: {}", rows[4]);
    let namesake = "6|КИМ АННА ПЕТРОВНА||за воду, Ким Анна Петровна";
    assert!(rows[5].ends_with(namesake), "what was posted for a namesake is hers: {}", rows[5]);
    let bytes = raw::bytes(&story.path());
    for word in [tax_number, "Оплата за Ким", "ИП Ким"] {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
    let again = takes_in(&mut story, told);
    assert_eq!((again.added, again.known), (0, 6), "read again, they are known and stay forgotten");
    story.is_well();
}

#[test]
fn of_what_the_history_knew_only_the_hashes_stay() {
    let (mut story, address, counterparty) = office();
    let of_them = format!(
        "SELECT count(*) FROM history_personal p JOIN history h ON h.id = p.history_id WHERE h.address_id = {}",
        address.0
    );
    assert!(story.number(&of_them) > 4);
    let hashes = "SELECT group_concat(detail || hex(seal)) FROM (SELECT detail, seal FROM history ORDER BY id LIMIT 8)";
    let before = story.text(hashes);
    assert!(before.contains("hash"));
    forget(&mut story, counterparty);
    assert_eq!(story.number(&of_them), 0);
    assert_eq!(story.text(hashes), before, "the sealed rows are as they were");
    story.is_well();
}

#[test]
fn an_open_order_a_task_and_a_postponed_contact_stand_against_it_and_are_named() {
    let (mut story, address, counterparty) = office();
    let subject = Subject::Client(counterparty);
    let saved = story.accepts("A-1", "2026-11-24");
    let version = seen(&mut story, counterparty);
    let try_it = Forget { subject, seen: version };
    let refusal = story.refuses(&try_it);
    assert_eq!(refusal, Refusal::Forget(ForgetRefusal::Order(saved.number.clone())));
    assert!(refused(&Texts::new(Language::Russian), &refusal).contains(&saved.number));
    story.done(&CancelOrder { order: (saved.id, saved.version) });
    let row = story.seen("A-1", "2026-11-23");
    let later = Postpone { row, address, to: day("2026-12-01"), comment: "later".into() };
    let contact = story.done(&later);
    assert_eq!(story.refuses(&try_it), Refusal::Forget(ForgetRefusal::Task("A-1".into(), day("2026-12-01"))));
    story.write(|tx| {
        tx.end_task(contact, rodnik::domain::task::TaskState::Cancelled, "2026-11-22T10:00:00Z", None)
    });
    let wanted = crate::manual_tasks::wanted(&mut story, "2026-11-25");
    story.done(&AddTask { address, wanted });
    assert_eq!(story.refuses(&try_it), Refusal::Forget(ForgetRefusal::Task("A-1".into(), day("2026-11-25"))));
    assert_eq!(still_there(&story), TELLING, "nothing was given up");
}

#[test]
fn a_company_is_no_person_and_nobody_is_forgotten_twice() {
    let (mut story, address, counterparty) = office();
    let (_, version, details) = story.client("A-1");
    let company = CounterpartyDetails { tax_number: "7707083893".into(), ..details.clone() };
    story.done(&ChangeCounterparty { address, counterparty, seen: version, details: company });
    let subject = Subject::Client(counterparty);
    let try_it = Forget { subject, seen: version + 1 };
    assert_eq!(story.refuses(&try_it), Refusal::Forget(ForgetRefusal::Company));
    assert!(matches!(story.refuses(&Forget { subject, seen: version }), Refusal::Stale { .. }));
    let private = CounterpartyDetails { tax_number: String::new(), ..details };
    story.done(&ChangeCounterparty { address, counterparty, seen: version + 1, details: private });
    forget(&mut story, counterparty);
    let seen = seen(&mut story, counterparty);
    assert_eq!(story.refuses(&Forget { subject, seen }), Refusal::Forget(ForgetRefusal::Done));
}

/// A company with two people, one of whom was called otherwise once.
fn company() -> (Story, AddressId, ContactId) {
    let mut story = Story::on("2026-11-22");
    story.address("A-1").every(7).sells(2).on("2026-11-16");
    let address = story.id("A-1");
    story.done(&AddContact { address, person: person("Олег Иванов", "+7 912 000-00-02") });
    let (contact, seen) = story.knows("A-1", person("Вера Кузнецова", PHONE));
    story.done(&ChangeContact { address, contact, seen, person: person(NAME, PHONE) });
    story.done(&Comment {
        address, task: None, text: format!("{NAME} просит звонить Олегу Иванову")
    });
    (story, address, contact)
}

#[test]
fn a_contact_person_is_forgotten_alone_also_where_others_name_them() {
    let (mut story, address, contact) = company();
    let short = "А.П. Ким сменила Ким О. П.".to_owned();
    story.done(&Comment { address, task: None, text: short });
    let subject = Subject::Person(contact);
    let known = serde_json::to_string(&story.done(&TakeOutPersonalData { subject })).expect("JSON");
    assert!(known.contains(NAME) && known.contains(PHONE) && !known.contains("000-00-02"), "{known}");
    let seen =
        story.office.read(|read| read.contact_card(contact)).expect("a reading").expect("a person").version;
    let name = story.done(&Forget { subject, seen });
    let comment = story.text("SELECT text FROM comment");
    assert_eq!(comment, format!("{name} просит звонить Олегу Иванову"));
    let short = story.text("SELECT text FROM comment ORDER BY id DESC LIMIT 1");
    assert_eq!(short, format!("{name} сменила Ким О. П."), "with initials too, and no namesake");
    let left = story.texts("SELECT value FROM history_personal");
    assert!(
        left.iter().all(|value| !value.contains("Петровна")
            && !value.contains("А.П. Ким")
            && !value.contains("Кузнецова")),
        "{left:?}"
    );
    assert!(left.iter().any(|value| value.contains("Олег Иванов")), "{left:?}");
    assert_eq!(story.status("A-1"), AddressStatus::Active, "the company is served as before");
    assert_eq!(story.number("SELECT count(*) FROM phone WHERE typed <> ''"), 1);
    story.is_well();
}

#[test]
fn an_office_from_an_older_backup_forgets_again() {
    let (mut story, _, counterparty) = office();
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("backup.rodnik");
    Connection::open(&story.path()).expect("the office").backup(&copy).expect("a backup");
    forget(&mut story, counterparty);
    let forgotten = story.office.read(|read| read.forgotten()).expect("the list");
    let mut older = Office::open(&copy, clock(day("2026-11-22"))).expect("the backup");
    assert_eq!(found_in(&copy), TELLING);
    assert_eq!(older.forget_as_in(&forgotten), Ok(1));
    assert_eq!(older.read(|read| read.forgotten()), Ok(forgotten.clone()));
    assert_eq!(older.read(check), Ok(Vec::new()));
    assert_eq!(older.forget_as_in(&forgotten), Ok(1), "done twice it is done once");
    assert_eq!(older.read(check), Ok(Vec::new()));
    drop(older);
    assert_eq!(found_in(&copy), Vec::<&str>::new());
}
