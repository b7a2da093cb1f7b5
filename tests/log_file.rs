//! The log is for whoever helps: it says what went wrong and names nobody.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};

use rodnik::clock::Clock;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::AddressId;
use rodnik::i18n::Language;
use rodnik::service::client_change::ChangeCounterparty;
use rodnik::service::client_contact::{AddContact, TypedNumber, TypedPerson};
use rodnik::service::new_office::{self, NewOffice};
use rodnik::service::outcome::{Comment, WriteJournal};
use rodnik::service::personal_data::{Forget, TakeOutPersonalData};
use rodnik::service::typed::Place;
use rodnik::service::{Actor, Command, Office, OfficeLink, Refusal, Thing, new_key};
use rodnik::store::{CounterpartyDetails, NewAddress, NewCounterparty, PersonDetails, Subject};
use rodnik::telephony::{Dial, dial, play};

const NAME: &str = "Аделаида Тихвинская";
const PHONE: &str = "+79127654321";
/// Words that must not stand in the log, and parts of them.
const TELLING: [&str; 6] = ["Аделаида", "Тихвинск", "7654321", "Сиреневая", "лает собака", "пароль-тайна"];

struct Told {
    office: Office,
    actor: Actor,
    address: AddressId,
}

impl Told {
    fn try_it<C: Command>(&mut self, command: &C) -> Result<C::Value, Refusal> {
        let key = new_key().expect("a key");
        self.office.run(&self.actor, key, command).map(|done| done.value)
    }
}

fn office(folder: &Path) -> Told {
    let path = folder.join("office.rodnik");
    let new = NewOffice {
        name: "Spring".into(),
        area_code: "846".into(),
        user: "First".into(),
        language: Language::Russian,
        bottle_price: rodnik::domain::money::Money::minor(35_000),
        no_delivery: Vec::new(),
    };
    let clock = Clock::on(chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day"));
    new_office::create(&path, &new, clock).expect("an office");
    let address = rodnik::store::Connection::open(&path)
        .expect("the office")
        .write(|tx| {
            let client =
                tx.insert_counterparty(&NewCounterparty { name: NAME.into(), ..Default::default() })?;
            let address = NewAddress {
                code: "A-1".into(),
                text: "ул. Сиреневая, 5".into(),
                counterparty: client,
                status: AddressStatus::Active,
                route: None,
                manager: None,
                note: String::new(),
                import: None,
            };
            tx.insert_address(&address, &Default::default(), "2026-11-20T08:00:00Z", None)
        })
        .expect("an address");
    let mut office = Office::open(&path, clock).expect("the office");
    let actor = office.actor(None).expect("a user");
    Told { office, actor, address }
}

/// Everything that a day brings with a client of that name, with what goes wrong in it.
fn works(folder: &Path) {
    let mut told = office(folder);
    let address = told.address;
    let numbers = vec![TypedNumber { typed: PHONE.into(), ..Default::default() }];
    let details = PersonDetails { name: NAME.into(), ..Default::default() };
    let person = TypedPerson { person: details, everywhere: true, numbers };
    told.try_it(&AddContact { address, person: person.clone() }).expect("a contact");
    told.try_it(&Comment { address, task: None, text: "Во дворе лает собака".into() }).expect("a comment");
    told.try_it(&WriteJournal { address, kind: None, text: format!("{NAME}: {PHONE}") }).expect("a record");
    told.try_it(&AddContact { address: AddressId(404), person }).expect_err("no such address");
    let client =
        told.office.read(|read| read.address(address)).expect("a reading").expect("it").address.counterparty;
    let details = CounterpartyDetails { name: NAME.repeat(40), ..Default::default() };
    let change = ChangeCounterparty { address, counterparty: client, seen: 1, details };
    told.try_it(&change).expect_err("a name too long");
    let subject = Subject::Client(client);
    told.try_it(&TakeOutPersonalData { subject }).expect("the data");
    told.try_it(&Forget { subject, seen: 9 }).expect_err("stale");
    let program = "/no/such/softphone".to_owned();
    dial(&Dial::Command { program, arguments: vec![PHONE.into()] }).expect_err("no softphone");
    play(&format!("/recordings/{PHONE}.exe")).expect_err("no recording");
    let Told { office, actor, address } = told;
    let link = OfficeLink::start(office).expect("a thread");
    link.keep_typed(Place::new(&actor, "x".repeat(60), address), format!("{{\"text\": \"{NAME}\"}}"));
    drop(link);
    let _ = std::thread::spawn(|| {
        let text = format!("{NAME} {PHONE}");
        assert!(text.is_empty(), "no end of {text}");
    })
    .join();
    let _ = std::thread::spawn(|| NAME.split_at(1).0.len()).join();
}

#[test]
fn whatever_goes_wrong_with_a_client_the_log_names_nobody() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("rodnik.log");
    rodnik::logging::begin(&log).expect("a log");
    works(folder.path());
    let refusal = Refusal::NotFound(Thing::Contact, NAME.into());
    log::warn!(target: "rodnik::test", "{}", refusal.kind());
    let written = fs::read_to_string(&log).expect("the log");
    assert!(written.contains("no call") && written.contains("rodnik::panic"), "it was written to: {written}");
    assert!(written.contains("NotFound(Contact"), "{written}");
    for word in TELLING {
        assert!(!written.contains(word), "{word}: {written}");
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Whether a line writes a value to the log in which people may be named.
fn tells(line: &str) -> bool {
    let values =
        ["refusal", "name", "number", "client", "phone", "person", "typed", "text}", "reason", "address"];
    line.find("log::").is_some_and(|at| {
        let call = &line[at..];
        let shown = call
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .map(|value| format!("{value}}}"));
        ["error!(", "warn!(", "info!(", "debug!("].iter().any(|level| call.contains(level))
            && shown.into_iter().any(|value| values.iter().any(|word| value.contains(word)))
    })
}

/// Whether the words of whatever opens files and addresses for the user go to the log: they name what was to be opened.
fn tells_what_was_opened(source: &str) -> bool {
    let lines: Vec<&str> = source.lines().collect();
    let opens = |(at, line): (usize, &&str)| line.contains("open::that").then_some(at);
    let told = |line: &&str| {
        line.contains("log::") && ["error}", "error:?}", "error)"].iter().any(|it| line.contains(it))
    };
    lines.iter().enumerate().filter_map(opens).any(|at| lines[at..].iter().take(5).any(told))
}

#[test]
fn what_could_not_be_shown_is_not_named_in_the_log() {
    let told = "open::that_detached(path).map_err(|error| {\n    log::warn!(\"not shown: {error}\");";
    assert!(tells_what_was_opened(told) && tells_what_was_opened(&told.replace("{error}\"", "{}\", error)")));
    assert!(!tells_what_was_opened(&told.replace("{error}\"", "{:?}\", error.kind()")));
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let read = |path: &PathBuf| fs::read_to_string(path).expect("a source");
    assert!(files.iter().any(|path| read(path).contains("open::that")), "something is opened");
    let wrong: Vec<&PathBuf> = files.iter().filter(|path| tells_what_was_opened(&read(path))).collect();
    assert_eq!(wrong, Vec::<&PathBuf>::new());
}

#[test]
fn nothing_that_may_name_people_is_given_to_the_log() {
    assert!(tells("log::warn!(\"not read: {refusal:?}\");") && tells("log::info!(\"{name}\")"));
    assert!(!tells("log::warn!(\"not read: {}\", refusal.kind())"));
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let mut wrong = Vec::new();
    for path in files.iter().filter(|path| !path.ends_with("src/i18n.rs")) {
        let text = fs::read_to_string(path).expect("a source");
        wrong.extend(
            text.lines().filter(|line| tells(line)).map(|line| format!("{}: {line}", path.display())),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
