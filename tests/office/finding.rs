//! The search: whatever part of a name, an address, a phone or an order is typed, it is found.

use proptest::prelude::*;
use rodnik::domain::address::AddressStatus;
use rodnik::domain::ids::AddressId;
use rodnik::service::find::{Finder, Found, Kind, MOST};
use rodnik::service::outcome::Comment;
use rodnik::service::run::{ArrangeRun, RunRef};
use rodnik::store::{NewContact, NewCounterparty, PhoneRow, StoreError};

use crate::story::Story;

/// An office with a client, its address, somebody there and a phone.
fn office() -> Story {
    let mut story = Story::on("2026-11-22");
    client(
        &mut story,
        "A-1",
        "ООО «Вектор-Сервис»",
        "ул. Ленина, 14, оф. 305",
        ("Ёлкин Пётр", "+79123456789"),
    );
    client(&mut story, "A-2", "Кузнецова Мария", "пр. Мира, 88, кв. 41", ("Кузнецова Мария", "+78462001122"));
    client(&mut story, "A-3", "Best Office Ltd", "Садовая, 21/4", ("John", ""));
    story
}

fn client(
    story: &mut Story,
    code: &str,
    name: &str,
    text: &str,
    (person, number): (&str, &str),
) -> AddressId {
    let new = NewCounterparty { name: name.into(), ..Default::default() };
    let id = story.new_client(code, new, |mut address| {
        address.text = text.into();
        address
    });
    contact(story, id, person, number);
    id
}

fn contact(story: &mut Story, address: AddressId, person: &str, number: &str) {
    let phones = [number].into_iter().filter(|number| !number.is_empty());
    let phone =
        |number: &str| PhoneRow { typed: number.into(), number: number.into(), extension: String::new() };
    let new = NewContact { name: person.into(), phones: phones.map(phone).collect(), ..Default::default() };
    story.write(|tx| {
        let counterparty = tx.address(address)?.expect("an address").address.counterparty;
        tx.insert_contact(counterparty, Some(address), &new)
    });
}

fn search(story: &mut Story, finder: &mut Finder, typed: &str) -> Vec<Found> {
    story.office.read(|read| finder.find(read, typed, MOST)).expect("a search")
}

/// The codes that a fresh search finds.
fn codes(story: &mut Story, typed: &str) -> Vec<String> {
    search(story, &mut Finder::default(), typed).into_iter().map(|found| found.code.text).collect()
}

#[test]
fn a_client_is_found_by_words_in_any_order_in_the_middle_and_without_yo_and_case() {
    let mut story = office();
    for typed in [
        "вектор",
        "ектор-сер",
        "сервис ВЕКТОР",
        "305 ленина",
        "елкин",
        "ЁЛКИН",
        "ул.Ленина,14",
        "a-1",
        "петр вект",
    ] {
        assert_eq!(codes(&mut story, typed), ["A-1"], "{typed}");
    }
    assert_eq!(codes(&mut story, "21/4"), ["A-3"]);
    assert_eq!(codes(&mut story, "вектор мира"), Vec::<String>::new());
}

#[test]
fn the_wrong_layout_is_understood_in_both_directions() {
    let mut story = office();
    assert_eq!(codes(&mut story, "dtrnjh"), ["A-1"], "вектор");
    assert_eq!(codes(&mut story, "repytwjdf vfhbz"), ["A-2"]);
    assert_eq!(codes(&mut story, "щаашсу"), ["A-3"], "office");
    assert_eq!(
        codes(&mut story, "~krby"),
        ["A-1"],
        "Ёлкин, whose first letter is a sign on the other layout"
    );
    assert_eq!(codes(&mut story, "вектор ktybyf"), ["A-1"], "one word of two");
}

#[test]
fn how_the_other_layout_reads_a_word_is_asked_only_where_nobody_has_it_as_it_was_typed() {
    let mut story = office();
    // `жук` gives `;er` on the other layout, `уксус` gives `ercec`: a rest of letters and a whole word.
    assert_eq!(codes(&mut story, "жук"), Vec::<String>::new(), "no rest of it is looked for");
    story.execute("UPDATE counterparty SET name = 'Ercec' WHERE id = (SELECT counterparty_id FROM address WHERE code = 'A-3')");
    assert_eq!(codes(&mut story, "уксус"), ["A-3"], "nobody else has it");
    story.execute("UPDATE counterparty SET name = 'ООО Уксус' WHERE id = (SELECT counterparty_id FROM address WHERE code = 'A-2')");
    assert_eq!(codes(&mut story, "уксус"), ["A-2"], "as it was typed");
    assert_eq!(codes(&mut story, "ercec"), ["A-3"]);
}

#[test]
fn a_phone_is_found_by_any_part_in_any_format() {
    let mut story = office();
    for typed in ["345-67", "+7 (912) 345", "8912345", "89123456789", "79123456789", "912 345 67 89", "6789"]
    {
        let found = search(&mut story, &mut Finder::default(), typed);
        assert_eq!(found.len(), 1, "{typed}");
        assert_eq!((found[0].code.text.as_str(), &found[0].kind), ("A-1", &Kind::Phone), "{typed}");
        let phone = &found[0].person.as_ref().expect("somebody").phone;
        assert!(phone.is_marked(), "{typed}");
    }
    assert_eq!(codes(&mut story, "елкин 345 67"), ["A-1"], "beside a name");
    assert_eq!(codes(&mut story, "мария 345-67"), Vec::<String>::new());
}

#[test]
fn an_order_is_found_by_any_part_of_its_number_the_newest_first() {
    let mut story = office();
    story.execute("UPDATE document_number SET last = 4811 WHERE document = 'order'");
    let first = story.accepts("A-1", "2026-11-24");
    story.execute("UPDATE document_number SET last = 14811 WHERE document = 'order'");
    let second = story.accepts("A-2", "2026-11-25");
    let orders = |story: &mut Story, typed: &str| -> Vec<String> {
        let found = search(story, &mut Finder::default(), typed).into_iter();
        found
            .filter_map(
                |found| if let Kind::Order { number, .. } = found.kind { Some(number.text) } else { None },
            )
            .collect()
    };
    assert_eq!(orders(&mut story, "4812"), [second.number.as_str(), first.number.as_str()]);
    assert_eq!(orders(&mut story, "004812"), [first.number.as_str()]);
    assert_eq!(orders(&mut story, "481"), [second.number.as_str(), first.number.as_str()], "in the middle");
    assert_eq!(orders(&mut story, &first.number.to_lowercase()), [first.number.as_str()]);
    assert_eq!(orders(&mut story, "999"), Vec::<String>::new());
}

#[test]
fn whole_words_come_before_beginnings_and_the_served_before_the_closed() {
    let mut story = Story::on("2026-11-22");
    client(&mut story, "C-1", "Новая вода", "Мира, 1", ("", ""));
    client(&mut story, "C-2", "Водакан", "Мира, 2", ("", ""));
    client(&mut story, "C-3", "Газвода", "Мира, 3", ("", ""));
    client(&mut story, "C-4", "Вода", "Мира, 4", ("", ""));
    let closed = client(&mut story, "C-5", "Вода и лёд", "Мира, 5", ("", ""));
    story.write(|tx| tx.set_address_status(closed, AddressStatus::Closed, None));
    assert_eq!(codes(&mut story, "вода"), ["C-4", "C-1", "C-5", "C-2", "C-3"]);
}

#[test]
fn nothing_typed_finds_nothing_and_nonsense_harms_nothing() {
    let mut story = office();
    for typed in ["", "   ", "—", "%", "'; DROP TABLE address; --", "\u{0}\u{1}", "ъъъъ", &"я".repeat(300)]
    {
        assert_eq!(codes(&mut story, typed), Vec::<String>::new(), "{typed:?}");
    }
}

#[test]
fn a_name_of_three_hundred_letters_is_found_by_its_end() {
    let mut story = Story::on("2026-11-22");
    let name = format!("{}конец", "я".repeat(295));
    client(&mut story, "L-1", &name, &"ж".repeat(300), ("", ""));
    let found = search(&mut story, &mut Finder::default(), "яконец");
    assert_eq!(found[0].client.pieces().last(), Some(&("яконец", true)));
}

#[test]
fn of_a_client_with_sixty_addresses_the_matching_ones_are_shown() {
    let mut story = Story::on("2026-11-22");
    let first = client(&mut story, "M-1", "Сеть аптек", "Полевая, 1", ("Анна", "+79000000001"));
    story.write(|tx| {
        let mut new = tx.address(first)?.expect("an address").address;
        for number in 2..=60 {
            new.code = format!("M-{number}");
            new.text = format!("Полевая, {number}");
            tx.insert_address(&new, &Default::default(), crate::story::AT, None)?;
        }
        Ok::<_, StoreError>(())
    });
    assert_eq!(codes(&mut story, "аптек"), codes(&mut story, "полевая"));
    assert_eq!(codes(&mut story, "аптек").len(), MOST);
    assert_eq!(codes(&mut story, "аптек 57"), ["M-57"]);
}

#[test]
fn what_was_done_since_the_last_look_is_found_and_what_is_gone_is_not() {
    let mut story = office();
    let mut finder = Finder::default();
    assert_eq!(search(&mut story, &mut finder, "орлов").len(), 0);
    let id = story.id("A-2");
    contact(&mut story, id, "Орлов", "+79990001122");
    // The command about the address is what another window's search sees.
    story.done(&Comment { address: id, task: None, text: "x".into() });
    assert_eq!(search(&mut story, &mut finder, "орлов").len(), 1);
    story.execute("UPDATE contact_person SET is_archived = 1 WHERE name = 'Орлов'");
    story.done(&Comment { address: id, task: None, text: "x".into() });
    assert_eq!(search(&mut story, &mut finder, "орлов").len(), 0);
    assert_eq!(search(&mut story, &mut finder, "кузнецова").len(), 1);
    assert_eq!(finder.size().0, 3, "no address twice");
}

/// Any run of letters of a text.
#[test]
fn a_large_office_is_not_read_anew_because_somebody_signed_in_or_a_route_got_a_driver() {
    let (mut story, mut finder) = (office(), Finder::default());
    assert_eq!(search(&mut story, &mut finder, "вектор").len(), 1);
    // What no history tells of shows whether all was read again.
    story.execute("UPDATE counterparty SET name = 'Unseen' WHERE name LIKE '%Вектор%'");
    let user = story.actor.id;
    story.office.sign_in(user, None).expect("signed in");
    let run = RunRef { day: story.today, route: None, seen: None };
    story.done(&ArrangeRun { run, driver: None, vehicle: None });
    assert_eq!(search(&mut story, &mut finder, "вектор").len(), 1, "the index stayed as it was");
    let address = story.id("A-1");
    story.done(&Comment { address, task: None, text: "x".into() });
    assert_eq!(search(&mut story, &mut finder, "unseen").len(), 1, "whoever was dealt with is read again");
}

fn part_of(text: String) -> impl Strategy<Value = (String, String)> {
    let letters = text.chars().count();
    (0..letters, 1..=letters)
        .prop_map(move |(from, length)| (text.clone(), text.chars().skip(from).take(length).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_part_of_a_name_is_typed_it_is_found(
        (name, part) in "[А-Яа-яЁёA-Za-z0-9 «»\"№.,/+-]{1,40}[а-я]".prop_flat_map(part_of)
    ) {
        let mut story = Story::on("2026-11-22");
        client(&mut story, "P-1", &name, "Мира, 1", ("", ""));
        let asks = part.chars().any(char::is_alphanumeric);
        let found = codes(&mut story, &part);
        prop_assert_eq!(found.contains(&"P-1".to_owned()), asks, "{:?} of {:?}", part, name);
    }

    #[test]
    fn whatever_part_of_a_phone_is_typed_it_is_found((number, part) in "79[0-9]{9}".prop_flat_map(part_of)) {
        prop_assume!(part.len() >= 3);
        let mut story = Story::on("2026-11-22");
        client(&mut story, "P-X", "Client", "Street", ("", &format!("+{number}")));
        prop_assert_eq!(codes(&mut story, &part), vec!["P-X".to_owned()]);
    }
}
