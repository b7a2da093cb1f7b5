//! Contact persons and clients whom a list names again: what the office learned of them since is nobody's list to change.

use rodnik::domain::ids::{AddressId, ContactId, CounterpartyId, PhoneId};
use rodnik::domain::money::Money;
use rodnik::i18n::{Language, Texts};
use rodnik::service::client_change::ChangeCounterparty;
use rodnik::service::client_contact::{AddContact, ChangeContact, TypedNumber, TypedPerson};
use rodnik::service::import::ImportRefusal;
use rodnik::service::manual_task::{AddTask, Wanted};
use rodnik::service::outcome::StartCall;
use rodnik::service::papers::{MakeStatement, Span};
use rodnik::service::personal_data::Forget;
use rodnik::service::promises::PromisePayment;
use rodnik::service::{Command, Refusal, new_key};
use rodnik::store::{Consents, Finding, Leftover, PersonDetails, Subject};
use rodnik::wording;

use crate::office::{Desk, TODAY, day};

const FIRST: &str = "код;контрагент;адрес;контактное лицо;должность;телефон;инн\n\
                     1;ООО Ель;Мира 1;Мария;бухгалтер;89123456789;6670000001\n\
                     2;ООО Ель;Мира 2;Ольга;;89120000002;\n";
const AGAIN: &str = "код;контрагент;адрес;контактное лицо;должность;телефон;маршрут\n\
                     1;ООО Ель;Мира 1;Мария;директор;89123456789, 89125555555;Север\n";

impl Desk {
    fn done<C: Command>(&mut self, command: &C) -> C::Value {
        self.office.run(&self.actor, new_key().unwrap(), command).unwrap().value
    }

    fn address(&mut self, code: &str) -> (AddressId, CounterpartyId) {
        let row = self.office.read(|read| read.address_by_code(code)).unwrap().unwrap();
        (row.id, row.address.counterparty)
    }

    fn execute(&self, sql: &str) {
        rusqlite::Connection::open(&self.path).unwrap().execute_batch(sql).unwrap();
    }

    /// Somebody answers at the desk of an address.
    fn adds(&mut self, code: &str, name: &str, everywhere: bool) {
        let address = self.address(code).0;
        let numbers = vec![TypedNumber { typed: "89127777777".into(), ..Default::default() }];
        let person = PersonDetails { name: name.into(), ..Default::default() };
        self.done(&AddContact { address, person: TypedPerson { person, everywhere, numbers } });
    }

    fn corrects_the_client(&mut self, code: &str, email: &str) {
        let (address, counterparty) = self.address(code);
        let card = self.office.read(|read| read.counterparty_card(counterparty)).unwrap().unwrap();
        let details = rodnik::store::CounterpartyDetails { email: email.into(), ..card.details };
        self.done(&ChangeCounterparty { address, counterparty, seen: card.version, details });
    }

    fn people(&self) -> Vec<String> {
        self.rows(
            "SELECT p.id, p.name, p.position, p.consent_orders, p.consent_advertising, p.no_calls,
                    (SELECT group_concat(f.number || ':' || f.is_wrong || f.is_archived) FROM phone f WHERE f.contact_id = p.id)
             FROM contact_person p WHERE p.is_archived = 0 ORDER BY p.id",
        )
    }
}

/// Something that is done about an address and its client.
type Work = fn(&mut Desk, (AddressId, CounterpartyId));

fn blocked<T>(example: &str, why: Leftover) -> Result<T, Refusal> {
    Err(Refusal::Import(ImportRefusal::UndoBlocked { count: 1, example: example.into(), why }))
}

#[test]
fn a_list_brought_in_again_neither_loses_a_refusal_nor_revives_a_number() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    desk.execute(
        "UPDATE contact_person SET consent_orders = 0, consent_advertising = 0, no_calls = 1 WHERE name = 'Мария';
         UPDATE phone SET is_wrong = 1 WHERE contact_id = 1;
         INSERT INTO phone (contact_id, typed, number, is_archived) VALUES (1, '89125555555', '+79125555555', 1)",
    );
    let report = desk.clients(AGAIN);
    assert_eq!((report.counts.updated, report.counts.same), (1, 0));
    assert_eq!(
        desk.people(),
        ["1|Мария|директор|0|0|1|+79123456789:10,+79125555555:01", "2|Ольга||-|-|0|+79120000002:00"]
    );
    assert_eq!(desk.clients(AGAIN).counts.same, 1, "a number that was put away is known");
}

#[test]
fn an_undone_import_puts_a_person_back_and_leaves_what_was_learned_since() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    let before = desk.people();
    let again = desk.clients(AGAIN).import;
    assert_eq!(desk.people()[0], "1|Мария|директор|-|-|0|+79123456789:00,+79125555555:00");
    desk.execute("UPDATE contact_person SET consent_orders = 0 WHERE id = 1; UPDATE phone SET is_wrong = 1 WHERE id = 3");
    desk.adds("2", "Пётр", false);
    desk.undo(again).unwrap();
    let after = desk.people();
    assert_eq!(
        after[0], "1|Мария|бухгалтер|0|-|0|+79123456789:00,+79125555555:11",
        "a wrong number stays known as such"
    );
    assert_eq!(after[1], before[1]);
    assert_eq!(after[2], "3|Пётр||-|-|0|+79127777777:00", "who came to another address of the client stays");
}

#[test]
fn a_number_that_an_undone_import_brought_comes_in_again_with_the_list() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    let before = desk.people();
    let again = desk.clients(AGAIN).import;
    let with = desk.people();
    desk.undo(again).unwrap();
    assert_eq!(desk.people(), before);
    desk.clients(AGAIN);
    assert_eq!(desk.people(), with);
}

#[test]
fn a_number_that_was_called_is_not_lost_by_an_undone_import() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    let again = desk.clients(AGAIN).import;
    let with = desk.people();
    let address = desk.address("1").0;
    let phone = PhoneId(desk.rows("SELECT id FROM phone WHERE number = '+79125555555'")[0].parse().unwrap());
    desk.done(&StartCall { address, task: None, phone });
    desk.undo(again).unwrap();
    let numbers = "+79123456789:00,+79125555555:00";
    assert_eq!(desk.people()[0], format!("1|Мария|бухгалтер|-|-|0|{numbers}"), "what was called stays");
    desk.clients(AGAIN);
    assert_eq!(desk.people(), with);
}

#[test]
fn an_import_is_not_undone_over_the_card_of_a_client_that_was_corrected_since() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    let again = desk.clients(AGAIN).import;
    desk.corrects_the_client("2", "buh@el.ru");
    let before = desk.dump();
    assert_eq!(desk.undo(again), blocked("1", Leftover::Changed));
    assert_eq!(desk.dump(), before);
    // An import of an earlier version of the program noted less, and the history tells.
    desk.execute("UPDATE import_before SET body = json_remove(body, '$.client', '$.people')");
    assert_eq!(desk.undo(again), blocked("1", Leftover::Changed));
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_import_is_not_undone_over_a_person_who_was_changed_since() {
    let changes: [fn(&mut Desk); 2] = [
        // Past the address of the import: a person of the whole client is changed from another one.
        |desk| desk.execute("UPDATE contact_person SET position = 'снабженец' WHERE id = 1"),
        |desk| desk.execute("UPDATE contact_person SET birth_day = 101 WHERE id = 1"),
    ];
    for change in changes {
        let mut desk = Desk::new();
        desk.clients(FIRST);
        let again = desk.clients(AGAIN).import;
        change(&mut desk);
        let before = desk.people();
        assert_eq!(desk.undo(again), blocked("1", Leftover::Changed));
        assert_eq!(desk.people(), before);
    }
    let mut desk = Desk::new();
    desk.clients(FIRST);
    let more = desk.clients("код;контрагент;адрес;контактное лицо\n3;ООО Ель;Мира 3;Вера\n").import;
    desk.execute("UPDATE contact_person SET consent_orders = 0 WHERE name = 'Вера'");
    assert_eq!(desk.undo(more), blocked("3", Leftover::Changed), "with her the refusal would go");
}

#[test]
fn promises_tasks_and_papers_of_a_new_address_stand_against_undoing_its_import() {
    let works: [Work; 3] = [
        |desk, (address, _)| {
            let (amount, due_on) = (Money::minor(5_000), day(TODAY));
            desk.done(&PromisePayment { address, amount, due_on, note: String::new() });
        },
        |desk, (address, _)| {
            let purpose = desk.office.read(|read| read.contact_purposes()).unwrap()[0].id;
            let (date, note) = (day("2026-12-01"), "позвонить".into());
            let wanted = Wanted { date, time: None, purpose, note, assignee: None };
            desk.done(&AddTask { address, wanted });
        },
        |desk, (_, counterparty)| {
            let (from, to) = (day("2026-11-01"), day(TODAY));
            desk.done(&MakeStatement(Span { counterparty, address: None, from, to }));
        },
    ];
    for work in works {
        let mut desk = Desk::new();
        let first = desk.clients("код;контрагент;адрес\n1;ООО Ель;Мира 1\n").import;
        let of = desk.address("1");
        work(&mut desk, of);
        let before = desk.dump();
        assert_eq!(desk.undo(first), blocked("1", Leftover::Documents));
        assert_eq!(desk.dump(), before);
    }
}

#[test]
fn an_import_of_an_earlier_version_is_undone_without_the_people_of_other_addresses() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    let more = desk.clients("код;контрагент;адрес;контактное лицо\n1;ООО Ель;Мира 1;Вера\n").import;
    desk.execute(
        "UPDATE import_before SET body = json_remove(body, '$.client', '$.people');
         UPDATE import_before SET body = json_set(body, '$.counterparties[0].contacts', json('[1, 2]')) WHERE import_id = 2;
         INSERT INTO contact_person (counterparty_id, address_id, name) VALUES (1, 2, 'Пётр')",
    );
    desk.undo(more).unwrap();
    assert_eq!(
        desk.rows("SELECT name FROM contact_person WHERE is_archived = 0"),
        ["Мария", "Ольга", "Пётр"]
    );
}

#[test]
fn a_refusal_that_an_earlier_import_lost_is_found_until_it_is_entered_again() {
    let mut desk = Desk::new();
    desk.clients(FIRST);
    // What an import of an earlier version of the program left: a copy beside the archived person.
    desk.execute(
        "UPDATE contact_person SET consent_orders = 0, is_archived = 1 WHERE id = 1;
         INSERT INTO contact_person (counterparty_id, address_id, name) VALUES (1, 1, 'Мария')",
    );
    assert_eq!(desk.office.read(rodnik::service::check::check).unwrap(), [], "a namesake is somebody else");
    desk.execute(
        "INSERT INTO phone (contact_id, typed, number) SELECT (SELECT max(id) FROM contact_person), typed, number
         FROM phone WHERE contact_id = 1",
    );
    let found = Finding::LostRefusals(1);
    assert_eq!(desk.office.read(rodnik::service::check::check).unwrap(), std::slice::from_ref(&found));
    for language in Language::ALL {
        assert!(wording::found(&Texts::new(language), &found).contains('1'));
    }
    let address = desk.address("1").0;
    let contact = ContactId(3);
    let seen = desk.office.read(|read| read.contact_card(contact)).unwrap().unwrap().version;
    let consents = Consents { orders: Some(false), advertising: None };
    let person = PersonDetails { name: "Мария".into(), consents, ..Default::default() };
    let person = TypedPerson { person, everywhere: false, numbers: Vec::new() };
    desk.done(&ChangeContact { address, contact, seen, person });
    desk.is_sound();
}

#[test]
fn whoever_is_forgotten_is_not_in_what_an_import_found_either() {
    let mut desk = Desk::new();
    desk.clients(&FIRST.replace("Мария", "Мария Сергеевна Ким"));
    desk.clients(&AGAIN.replace("Мария", "Мария Сергеевна Ким"));
    let kept = |desk: &Desk| desk.rows("SELECT group_concat(body) FROM import_before").remove(0);
    assert!(kept(&desk).contains("Сергеевна") && kept(&desk).contains("бухгалтер"));
    let contact = ContactId(1);
    let seen = desk.office.read(|read| read.contact_card(contact)).unwrap().unwrap().version;
    desk.done(&Forget { subject: Subject::Person(contact), seen });
    assert!(!kept(&desk).contains("Сергеевна") && !kept(&desk).contains("бухгалтер"), "{}", kept(&desk));
    desk.is_sound();
}
