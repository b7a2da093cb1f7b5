//! The card of a client: what is written down of client, address and contact persons, and a new client in one pass.

use rodnik::domain::ids::{ContactId, CounterpartyId};
use rodnik::domain::people::Role;
use rodnik::domain::planning::{Calculator, PlanningSettings};
use rodnik::service::client_card::{client_details, client_head};
use rodnik::service::client_change::{
    ChangeAddress, ChangeCounterparty, ClientFault, ClientField, ClientInput,
};
use rodnik::service::client_contact::{AddContact, ArchiveContact, ChangeContact, TypedNumber, TypedPerson};
use rodnik::service::client_new::{AddAddress, AddClient, NewPlanning};
use rodnik::service::rights::Right;
use rodnik::service::{Input, Refusal, Thing};
use rodnik::store::{AddressDetails, Consents, ContactCard, CounterpartyDetails, PersonDetails};

use crate::story::Story;

pub fn client(name: &str) -> CounterpartyDetails {
    CounterpartyDetails { name: name.into(), ..Default::default() }
}

pub fn address(text: &str) -> AddressDetails {
    AddressDetails { text: text.into(), ..Default::default() }
}

pub fn person(name: &str, phones: &str) -> TypedPerson {
    let numbers = vec![TypedNumber { typed: phones.into(), ..Default::default() }];
    TypedPerson {
        person: PersonDetails { name: name.into(), ..Default::default() },
        everywhere: false,
        numbers,
    }
}

impl Story {
    /// The counterparty of an address, its version, and what is known of it.
    pub fn client(&mut self, code: &str) -> (CounterpartyId, i64, CounterpartyDetails) {
        let id = self.id(code);
        let known = self.office.read(|read| client_details(read, id, self.today)).unwrap().client;
        (known.id, known.version, known.details)
    }

    pub fn details(&mut self, code: &str) -> AddressDetails {
        let id = self.id(code);
        self.office.read(|read| client_details(read, id, self.today)).unwrap().address
    }

    /// A contact person of an address.
    pub fn knows(&mut self, code: &str, person: TypedPerson) -> (ContactId, i64) {
        let contact = AddContact { address: self.id(code), person };
        let id = self.done(&contact);
        (id, self.contact(id).version)
    }

    fn contact(&mut self, id: ContactId) -> ContactCard {
        self.office.read(|read| read.contact_card(id)).unwrap().unwrap()
    }

    pub fn changes_address(&mut self, code: &str, change: impl FnOnce(&mut AddressDetails)) -> ChangeAddress {
        let mut details = self.details(code);
        change(&mut details);
        ChangeAddress { address: self.id(code), seen: self.version(code), details }
    }

    fn changes_client(
        &mut self,
        code: &str,
        change: impl FnOnce(&mut CounterpartyDetails),
    ) -> ChangeCounterparty {
        let (counterparty, seen, mut details) = self.client(code);
        change(&mut details);
        ChangeCounterparty { address: self.id(code), counterparty, seen, details }
    }
}

fn wrong(field: ClientField, fault: ClientFault) -> Refusal {
    Refusal::Input(Input::Client(ClientInput { field, fault }))
}

#[test]
fn a_name_that_was_pasted_with_line_ends_is_one_line_and_one_that_cannot_be_kept_is_refused() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let client = story.changes_client("A-1", |client| {
        client.name = " Spring\r\n\tWater ".into();
        client.note = "first\r\nsecond".into();
    });
    story.done(&client);
    let (_, _, known) = story.client("A-1");
    assert_eq!((known.name.as_str(), known.note.as_str()), ("Spring Water", "first\nsecond"));
    let address = story.changes_address("A-1", |address| {
        address.text = "Mira 9\nflat 4".into();
        address.entrance = "2\t".into();
    });
    story.done(&address);
    let known = story.details("A-1");
    assert_eq!((known.text.as_str(), known.entrance.as_str()), ("Mira 9 flat 4", "2"));
    let bell = story.changes_client("A-1", |client| client.name = "Spring\u{7}".into());
    assert_eq!(story.refuses(&bell), wrong(ClientField::Name, ClientFault::ControlCharacter));
    let (contact, _) = story.knows("A-1", person("Anna\nBorisova", "+7 912 000-00-01"));
    assert_eq!(story.contact(contact).person.name, "Anna Borisova");
}

#[test]
fn permanent_notes_are_kept_and_the_history_knows_what_was_before() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let change = story.changes_address("A-1", |address| {
        address.floor = " 4 ".into();
        address.call_before = true;
        address.calls = ("9".into(), "18.30".into());
    });
    story.done(&change);
    let details = story.details("A-1");
    assert_eq!((details.floor.as_str(), details.call_before), ("4", true));
    assert_eq!(details.calls, ("09:00".into(), "18:30".into()));
    let told = story.last_detail("change_address").to_string();
    assert!(told.contains(r#"{"field":"floor","before":"","after":"4"}"#), "{told}");
    assert!(told.contains(r#""after":"09:00–18:30""#), "{told}");
    assert!(!told.contains("entrance"), "what did not change is not told: {told}");
    story.is_well();
}

#[test]
fn two_who_change_one_address_do_not_overwrite_each_other() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let first = story.changes_address("A-1", |address| address.floor = "4".into());
    let second = story.changes_address("A-1", |address| address.floor = "5".into());
    story.done(&first);
    let Refusal::Stale { by, .. } = story.refuses(&second) else { panic!("not stale") };
    assert_eq!(by.as_deref(), Some("First"), "it says who changed it");
    assert_eq!(story.details("A-1").floor, "4");
}

#[test]
fn two_who_change_one_client_do_not_overwrite_each_other() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let first = story.changes_client("A-1", |client| client.note = "pays late".into());
    let second = story.changes_client("A-1", |client| client.note = "pays early".into());
    let olga = story.user("Olga", &[Role::Operator]);
    let first_user = std::mem::replace(&mut story.actor, olga);
    story.done(&first);
    story.actor = first_user;
    let Refusal::Stale { by, .. } = story.refuses(&second) else { panic!("not stale") };
    assert_eq!(by.as_deref(), Some("Olga"));
}

#[test]
fn a_field_that_is_wrong_is_refused_by_its_name() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    story.address("A-2");
    type Wrong = (fn(&mut CounterpartyDetails), ClientField, ClientFault);
    let clients: [Wrong; 4] = [
        (|client| client.name = " ".into(), ClientField::Name, ClientFault::Empty),
        (|client| client.name = "x".repeat(301), ClientField::Name, ClientFault::Long(300)),
        (|client| client.tax_number = "12345".into(), ClientField::TaxNumber, ClientFault::TaxNumber),
        (|client| client.email = "nobody".into(), ClientField::Email, ClientFault::Email),
    ];
    for (change, field, fault) in clients {
        let change = story.changes_client("A-1", change);
        assert_eq!(story.refuses(&change), wrong(field, fault));
    }
    type WrongAddress = (fn(&mut AddressDetails), ClientField, ClientFault);
    let addresses: [WrongAddress; 4] = [
        (|address| address.text = String::new(), ClientField::Address, ClientFault::Empty),
        (|address| address.code = "A-2".into(), ClientField::Code, ClientFault::Taken),
        (|address| address.calls.0 = "soon".into(), ClientField::Calls, ClientFault::Time),
        (
            |address| address.deliveries = ("18".into(), "9".into()),
            ClientField::Deliveries,
            ClientFault::Hours,
        ),
    ];
    for (change, field, fault) in addresses {
        let change = story.changes_address("A-1", change);
        assert_eq!(story.refuses(&change), wrong(field, fault));
    }
}

#[test]
fn a_tax_number_of_ten_or_twelve_digits_is_taken_with_spaces() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let change = story.changes_client("A-1", |client| client.tax_number = "7707 083893".into());
    story.done(&change);
    assert_eq!(story.client("A-1").2.tax_number, "7707083893");
}

#[test]
fn an_address_has_the_manager_of_its_client_until_it_gets_its_own() {
    // R-40
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (anna, olga) = (story.user("Anna", &[Role::Operator]), story.user("Olga", &[Role::Operator]));
    let change = story.changes_client("A-1", |client| client.manager = Some(anna.id));
    story.done(&change);
    let id = story.id("A-1");
    assert_eq!(story.office.read(|read| read.manager_of(id)).unwrap(), Some(anna.id));
    let change = story.changes_address("A-1", |address| address.manager = Some(olga.id));
    story.done(&change);
    assert_eq!(story.office.read(|read| read.manager_of(id)).unwrap(), Some(olga.id));
}

#[test]
fn phones_are_read_in_any_form_and_several_from_one_text() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (id, _) = story.knows("A-1", person("Anna", "8 (912) 345-67-89, 222-33-44 доб. 12"));
    let numbers = story.contact(id).numbers;
    let shown: Vec<_> = numbers.iter().map(|n| (n.number.as_str(), n.extension.as_str())).collect();
    assert_eq!(shown, [("+79123456789", ""), ("+78462223344", "12")]);
    let wrong_number = AddContact { address: story.id("A-1"), person: person("Olga", "12") };
    let refusal = story.refuses(&wrong_number);
    assert_eq!(refusal, wrong(ClientField::Phones, ClientFault::Phone("12".into())));
}

#[test]
fn a_birthday_may_be_the_29th_of_february_and_never_the_30th() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let mut anna = person("Anna", "");
    anna.person.birthday = Some((2, 29));
    let (id, seen) = story.knows("A-1", anna.clone());
    assert_eq!(story.contact(id).person.birthday, Some((2, 29)));
    for (day, year) in
        [(Some((2, 30)), None), (Some((2, 29)), Some(1981)), (None, Some(1981)), (Some((1, 1)), Some(2027))]
    {
        (anna.person.birthday, anna.person.birth_year) = (day, year);
        let change = ChangeContact { address: story.id("A-1"), contact: id, seen, person: anna.clone() };
        assert_eq!(story.refuses(&change), wrong(ClientField::Birthday, ClientFault::NoSuchDay));
    }
}

#[test]
fn a_number_that_is_taken_away_stays_with_the_calls_that_were_made_to_it() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (id, seen) = story.knows("A-1", person("Anna", "912 3456789"));
    let phone = story.contact(id).numbers[0].id.unwrap();
    let change =
        ChangeContact { address: story.id("A-1"), contact: id, seen, person: person("Anna", "912 0000000") };
    story.done(&change);
    let numbers: Vec<_> = story.contact(id).numbers.into_iter().map(|number| number.number).collect();
    assert_eq!(numbers, ["+79120000000"]);
    assert_eq!(
        story.number(&format!("SELECT is_archived FROM phone WHERE id = {phone}")),
        1,
        "put away, not erased"
    );
}

#[test]
fn consent_is_yes_no_or_never_asked_and_a_wrong_number_is_marked() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (id, seen) = story.knows("A-1", person("Anna", "912 3456789"));
    assert_eq!(story.contact(id).person.consents, Consents::default(), "never asked");
    let known = story.contact(id);
    let mut anna = person("Anna", "");
    anna.person.no_calls = true;
    anna.person.consents = Consents { orders: Some(true), advertising: Some(false) };
    anna.numbers =
        vec![TypedNumber { id: known.numbers[0].id, typed: known.numbers[0].typed.clone(), is_wrong: true }];
    let change = ChangeContact { address: story.id("A-1"), contact: id, seen, person: anna };
    story.done(&change);
    let anna = story.contact(id);
    assert_eq!(anna.person.consents, Consents { orders: Some(true), advertising: Some(false) });
    assert!(anna.person.no_calls && anna.numbers[0].is_wrong);
    assert_eq!(anna.numbers[0].id, known.numbers[0].id, "it is the same number");
    let Refusal::Stale { .. } = story.refuses(&change) else { panic!("not stale") };
}

#[test]
fn an_archived_person_is_asked_for_no_more() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let (contact, seen) = story.knows("A-1", person("Anna", "912 3456789"));
    let address = story.id("A-1");
    story.done(&ArchiveContact { address, contact, seen });
    assert_eq!(story.office.read(|read| read.contact_cards(address)).unwrap(), vec![]);
    assert_eq!(story.card("A-1").contacts, vec![]);
    let again = story.refuses(&ArchiveContact { address, contact, seen });
    assert_eq!(again, Refusal::NotFound(Thing::Contact, contact.0.to_string()));
}

#[test]
fn a_person_of_the_client_is_seen_at_every_address_and_nobody_is_changed_from_elsewhere() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    story.address("B-1");
    let beside = story.id("A-1");
    let second =
        story.done(&AddAddress { beside, address: address("Street 2"), planning: NewPlanning::default() });
    let everywhere = TypedPerson { everywhere: true, ..person("Anna", "") };
    let (contact, seen) = story.knows("A-1", everywhere);
    assert_eq!(story.office.read(|read| read.contact_cards(second)).unwrap().len(), 1);
    let foreign = ChangeContact { address: story.id("B-1"), contact, seen, person: person("Olga", "") };
    assert_eq!(story.refuses(&foreign), Refusal::NotFound(Thing::Contact, contact.0.to_string()));
}

#[test]
fn a_new_client_is_entered_in_one_step_and_can_order_at_once() {
    let mut story = Story::on("2026-11-22");
    let route = story.route("North");
    let calculator = Calculator { people: 3, ml_per_person: 500, extra_ml: 0 };
    let settings = PlanningSettings { initial_ml_per_day: Some(1_500), ..Default::default() };
    let added = AddClient {
        client: CounterpartyDetails {
            tax_number: "7707083893".into(),
            note: "asks for glass".into(),
            ..client("Brook")
        },
        address: AddressDetails { route: Some(route), floor: "4".into(), ..address("Street 9") },
        person: person("Anna", "8 912 345-67-89"),
        planning: NewPlanning { settings, calculator: Some(calculator) },
    };
    let id = story.done(&added);
    let head = story.office.read(|read| client_head(read, id, "2026-11-22".parse().unwrap())).unwrap();
    assert_eq!((head.client.as_str(), head.text.as_str()), ("Brook", "Street 9"));
    assert_eq!(head.counts.contacts, 1);
    let code = story.text("SELECT code FROM address WHERE text = 'Street 9'");
    assert_eq!(code, "A-000001", "the program makes a code");
    assert_eq!(story.details(&code).floor, "4");
    assert_eq!(story.client(&code).2.note, "asks for glass");
    story.accepts(&code, "2026-11-23");
    story.is_well();
}

#[test]
fn a_new_client_who_is_wrong_in_one_field_leaves_nothing() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let good = AddClient {
        client: client("Brook"),
        address: address("Street 9"),
        person: person("Anna", "912 3456789"),
        planning: NewPlanning::default(),
    };
    let nameless = AddClient { client: client(""), ..good.clone() };
    assert_eq!(story.refuses(&nameless), wrong(ClientField::Name, ClientFault::Empty));
    let homeless = AddClient { address: address(" "), ..good.clone() };
    assert_eq!(story.refuses(&homeless), wrong(ClientField::Address, ClientFault::Empty));
    let taken = AddClient { address: AddressDetails { code: "A-1".into(), ..address("x") }, ..good.clone() };
    assert_eq!(story.refuses(&taken), wrong(ClientField::Code, ClientFault::Taken));
    let silent = AddClient { person: person("Anna", "1"), ..good.clone() };
    let phone = wrong(ClientField::Phones, ClientFault::Phone("1".into()));
    assert_eq!(story.refuses(&silent), phone);
    let all = AddClient { client: client(""), address: address(""), ..silent };
    let empty = |field| wrong(field, ClientFault::Empty);
    let refusals = vec![empty(ClientField::Name), empty(ClientField::Address), phone];
    assert_eq!(story.refuses(&all), Refusal::Several(refusals), "all at once");
}

#[test]
fn a_client_with_sixty_addresses_is_one_client() {
    let mut story = Story::on("2026-11-22");
    story.address("B-1");
    let beside = story.id("B-1");
    for number in 2..=60 {
        let address = address(&format!("Street {number}"));
        story.done(&AddAddress { beside, address, planning: NewPlanning::default() });
    }
    let head = story.office.read(|read| client_head(read, beside, "2026-11-22".parse().unwrap())).unwrap();
    assert_eq!(head.addresses.len(), 60);
    assert_eq!(story.number("SELECT count(DISTINCT code) FROM address"), 60);
    story.is_well();
}

#[test]
fn whose_list_an_address_stands_in_is_for_those_who_supervise() {
    let mut story = Story::on("2026-11-22");
    story.address("A-1");
    let me = story.actor.id;
    let address = story.changes_address("A-1", |address| address.manager = Some(me));
    let client = story.changes_client("A-1", |client| client.manager = Some(me));
    let floor = story.changes_address("A-1", |address| address.floor = "4".into());
    story.actor.roles = vec![Role::Operator];
    let refused = Refusal::NotAllowed(Right::Supervise, Right::Supervise.by_default());
    assert_eq!((story.refuses(&address), story.refuses(&client)), (refused.clone(), refused));
    story.done(&floor);
    story.actor.roles = vec![Role::SeniorOperator];
    story.done(&client);
}
