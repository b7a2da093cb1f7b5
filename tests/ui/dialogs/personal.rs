//! Personal data on the card: handed over in a file, or given up after one more question.

use iced::Size;
use iced::keyboard::key::{Code, Named};
use iced::keyboard::{Key, Modifiers};
use rodnik::i18n::Language;
use rodnik::store::NewContact;
use rodnik::ui::dialog::{Ended, personal_data};

use super::anywhere::{look, open, press, sees, sentence, tell};
use super::desk::{Desk, alt_named, ctrl_enter, day, named, pressed};

const SMALL: Size = Size::new(1024.0, 640.0);

fn opened(desk: &Desk) -> personal_data::State {
    open(desk, personal_data::State::open(desk.address, &desk.context()))
}

fn alt_2() -> Vec<iced::Event> {
    vec![pressed(Key::Character("2".into()), Code::Digit2, Modifiers::ALT, None)]
}

fn anna(desk: &Desk) {
    let address = desk.address;
    desk.write(|tx| {
        let client = tx.address(address)?.expect("an address").address.counterparty;
        tx.insert_contact(client, None, &NewContact { name: "Anna Kim".into(), ..Default::default() })?;
        Ok(())
    });
}

#[test]
fn everything_known_is_written_into_a_file_of_its_own() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("known.json");
    let mut state = opened(&desk);
    tell(&mut state, &desk, personal_data::Message::PathTyped(path.display().to_string()));
    assert_eq!(press(&mut state, &desk, ctrl_enter()), None);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("Client A-1") && text.contains("Street 1"), "{text}");
    assert!(sees(
        &state,
        &desk,
        &desk.texts.text_with("personal-written", &[("path", path.display().to_string().into())])
    ));
    let taken = |desk: &Desk| {
        desk.read(|read| Ok(read.logged_actions()?)).contains(&"take_out_personal_data".to_owned())
    };
    assert!(taken(&desk));
    press(&mut state, &desk, ctrl_enter());
    assert!(sees(&state, &desk, &desk.words("writing-exists")), "no other file is written over");
}

#[test]
fn it_is_given_up_after_one_more_question_that_says_what_goes() {
    for language in Language::ALL {
        let desk = Desk::in_language(language);
        let mut state = opened(&desk);
        assert_eq!(press(&mut state, &desk, alt_2()), None);
        for said in ["personal-goes-client", "personal-stays", "personal-no-way-back"] {
            assert!(sees(&state, &desk, &desk.words(said)), "{said}");
        }
        let found = look(&state, &desk, SMALL).find(desk.words("personal-forget-now").as_str()).unwrap();
        let bounds = iced_test::selector::Bounded::visible_bounds(&found).unwrap();
        assert!(bounds.y + bounds.height < SMALL.height, "{bounds:?}");
        assert_eq!(press(&mut state, &desk, vec![named(Named::Escape)]), None, "back to the file");
        assert!(!sees(&state, &desk, &desk.words("personal-no-way-back")));
        press(&mut state, &desk, alt_2());
        let said = sentence(press(&mut state, &desk, ctrl_enter()));
        let address = desk.address;
        let name = desk.read(move |read| {
            let client = read.address(address)?.expect("an address").address.counterparty;
            Ok(read.counterparty_card(client)?.expect("a client").details.name)
        });
        assert!(said.contains(&name), "{said}");
        let mut state = opened(&desk);
        assert!(sees(&state, &desk, &desk.words("refusal-forget-done")));
        assert_eq!(press(&mut state, &desk, vec![named(Named::Escape)]), Some(Ended::Closed));
    }
}

#[test]
fn an_open_order_is_named_and_nothing_can_be_given_up() {
    let desk = Desk::new();
    desk.accepted("2026-11-24", rodnik::domain::order::PaymentKind::Cash);
    let number = desk.orders()[0].order.number.clone();
    let mut state = opened(&desk);
    assert!(sees(&state, &desk, &desk.texts.text_with("refusal-forget-order", &[("number", number.into())])));
    press(&mut state, &desk, alt_2());
    assert!(!sees(&state, &desk, &desk.words("personal-no-way-back")));
    assert_eq!(desk.orders()[0].order.delivery_on, day("2026-11-24"));
}

#[test]
fn a_contact_person_is_chosen_by_keys_and_goes_alone() {
    let desk = Desk::new();
    anna(&desk);
    desk.accepted("2026-11-24", rodnik::domain::order::PaymentKind::Cash);
    let mut state = opened(&desk);
    press(&mut state, &desk, alt_named(Named::ArrowDown));
    press(&mut state, &desk, alt_2());
    assert!(sees(&state, &desk, &desk.words("personal-goes-person")));
    sentence(press(&mut state, &desk, ctrl_enter()));
    let address = desk.address;
    let names = desk.read(move |read| Ok(read.contact_cards(address)?));
    assert!(names.iter().all(|card| card.person.name != "Anna Kim"));
}
